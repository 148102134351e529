"""What comes from others: locked by hash, named in pyproject.toml, under a licence that we may ship."""

import re
import runpy
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any, Final

import pytest

from tests.building import ROOT

LOCKED: Final = sorted((ROOT / "requirements").glob("*.txt"))
RUN: Final = (ROOT / "requirements" / "run.txt").read_text("utf-8")
NAMES: Final = sorted(set(re.findall(r"^([a-z0-9._-]+)(?:\[[a-z,-]+\])?==", RUN, re.MULTILINE)))
PROJECT: Final = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PERMISSIVE: Final = frozenset({
    "MIT", "MIT License", "Apache-2.0", "Apache 2.0", "Apache2.0", "Apache License 2.0", "Apache Software License",
    "BSD-2-Clause", "BSD-3-Clause", "BSD License", "0BSD", "ISC", "ISC License", "ISC License (ISCL)", "PSF-2.0",
    "Python Software Foundation License", "Zlib", "CC0-1.0", "Unlicense",
})  # fmt: skip
KNOWN: Final = {
    "certifi": "MPL-2.0",  # a list of certificates, shipped as it is
    "python-telegram-bot": "LGPL-3.0-only",  # imported as a library, which anybody can replace
}
"""What is not permissive, and why it may be here all the same."""


def locked(file: Path) -> list[str]:
    """The requirements of a lock file, each with its hashes on one line."""
    joined = file.read_text("utf-8").replace("\\\n", " ")
    return [line for line in joined.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def licences(name: str) -> list[str]:
    """A package's licence as it states it: an SPDX expression, a word, or classifiers."""
    about = metadata(name)
    classifiers = [one.split(" :: ")[-1] for one in about.get_all("Classifier") or () if one.startswith("License ::")]
    stated = about.get("License-Expression") or about.get("License")
    return [stated.strip()] if stated else classifiers


def is_permissive(licence: str) -> bool:
    """Whether each part of an SPDX expression offers a permissive licence."""
    parts = [part.strip("() ").split(" OR ") for part in licence.split(" AND ")]
    return all(any(option.strip() in PERMISSIVE for option in options) for options in parts)


def test_a_licence_is_read_as_spdx_writes_it() -> None:
    assert is_permissive("MIT AND (BSD-2-Clause OR LGPL-2.1-or-later)")
    assert not is_permissive("MIT AND GPL-3.0-only")
    assert not is_permissive("")


@pytest.mark.parametrize("file", LOCKED, ids=lambda file: file.name)
def test_everything_that_is_installed_is_locked_by_its_hash(file: Path) -> None:
    lines = locked(file)
    assert lines
    for line in lines:
        assert re.match(r"[a-z0-9._-]+(?:\[[a-z,-]+\])?==\S+", line), line[:80]
        assert "--hash=sha256:" in line, line[:80]
        assert "://" not in line, "an address of somebody's own"


@pytest.mark.parametrize("file", ["Dockerfile", "Makefile"])
def test_nothing_is_installed_without_its_hash(file: str) -> None:
    """But for the project itself, which is here and brings nothing along."""
    text = (ROOT / file).read_text("utf-8").replace("\\\n", " ").replace("$(LOCKED)", "pip install --require-hashes")
    installs = re.findall(r"pip install[^\n&]*", text)
    assert installs
    for line in installs:
        assert "--require-hashes" in line or ("--no-deps" in line and line.split()[-1] == "."), line


def test_every_dependency_that_is_named_is_locked() -> None:
    named = {re.split(r"[\[><=~; ]", one)[0].replace(".", "-") for one in PROJECT["dependencies"]}
    assert named - set(NAMES) == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_licence_is_one_that_we_may_ship(name: str) -> None:
    try:
        stated = licences(name)
    except PackageNotFoundError:
        pytest.skip("not for this system")
    if name in KNOWN:
        assert KNOWN[name] in stated[0]
    else:
        assert stated
        assert all(is_permissive(licence) for licence in stated), stated


FOUND: Final[dict[str, Any]] = {"name": "a", "version": "1", "vulns": [{"id": "CVE-1"}]}
SOUND: Final[dict[str, Any]] = {"name": "b", "version": "1", "vulns": []}
UNASKED: Final[dict[str, Any]] = {"name": "c", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("parts", "code", "words"),
    [
        ([SOUND, FOUND, UNASKED], 1, "VULNERABLE: a 1: CVE-1"),
        ([SOUND, UNASKED], 0, "NOT DONE: 1 of 2 packages"),
        ([], 0, "NOT DONE: the index"),
        ([SOUND], 0, "1 packages, no known vulnerability"),
    ],
)
def test_an_audit_that_could_not_ask_is_said_to_be_none(parts: list[Any], code: int, words: str) -> None:
    judge = runpy.run_path(str(ROOT / ".ci" / "audit"))["verdict"]
    ended, said = judge({"dependencies": parts})
    assert ended == code
    assert words in said
    assert ("no pass" in said) == ("NOT DONE" in said)


def test_what_has_to_pass_before_a_change_lands_asks_for_vulnerabilities() -> None:
    assert ".ci/audit" in (ROOT / ".ci" / "run").read_text("utf-8").split()
