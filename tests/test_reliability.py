"""docs/reliability.md names tests that are there, and what it says is broken can be broken."""

import ast
import re

import pytest

from tests.breakages import BREAKAGES, Breakage
from tests.building import ROOT

NAMED = sorted(set(re.findall(r"`([\w.]+)::(\w+)`", (ROOT / "docs" / "reliability.md").read_text("utf-8"))))


@pytest.mark.parametrize("module", sorted({module for module, _ in NAMED}))
def test_every_test_that_is_named_is_there(module: str) -> None:
    tree = ast.parse((ROOT / "tests" / f"{module.replace('.', '/')}.py").read_text("utf-8"))
    there = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    assert {name for one, name in NAMED if one == module} - there == set()


def test_every_test_of_chaos_is_named() -> None:
    named = {name for _, name in NAMED}
    for file in (ROOT / "tests" / "chaos").glob("test_*.py"):
        for name in re.findall(r"def (test_\w+)", file.read_text("utf-8")):
            assert name in named or name == "test_the_page_that_faults_are_made_of_has_none", name


@pytest.mark.parametrize("one", BREAKAGES, ids=lambda one: one.name)
def test_what_is_to_be_broken_still_stands_there(one: Breakage) -> None:
    assert (ROOT / one.file).read_text("utf-8").count(one.whole) == 1
