"""The house: imports are a line within each package, and each outside thing has one door."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from tests.building import ROOT

PACKAGES: Final = (
    "knowledge",
    "knowledge/page",
    "knowledge/record",
    "knowledge/words",
    "knowledge/index",
    "knowledge/page/persons",
    "knowledge/page/printed",
    "knowledge/page/mended",
    "knowledge/page/telling",
    "knowledge/page/arranged",
    "knowledge/page/spoken",
    "knowledge/lexicon",
    "knowledge/topic",
    "knowledge/meaning",
    "knowledge/weighing",
    "knowledge/question",
    "knowledge/answer",
    "knowledge/judging",
    "bot",
    "bot/store",
    "bot/versions",
    "bot/citizen",
    "bot/editor",
    "bot/delivery",
    "bot/telegram_app",
    "bot/service",
    "bot/commands",
)
DOORS: Final = {
    "jieba": r"knowledge/words/cutter\.py",
    "rank_bm25": r"knowledge/index/bm25\.py",
    "numba": r"knowledge/index/loops\.py",
    "marisa_trie": r"knowledge/(?:words/dictionary|meaning/pieces)\.py",
    "prometheus_client": r"bot/service/figures\.py",
    "opencc": r"knowledge/text\.py",
    "telegram": r"bot/(?:delivery|telegram_app)/.*",
    "sqlalchemy": r"bot/store/.*",
    "sqlite3": r"bot/store/.*",
    "alembic": r"bot/store/.*",
}


def sources(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


@cache
def imported(file: Path) -> tuple[tuple[str, int], ...]:
    """Every module that a file imports, wherever in it, with the line."""
    return tuple(_imported(file))


def _imported(file: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: imports are absolute here"
            module = node.module or ""
            yield module, node.lineno
            yield from ((f"{module}.{alias.name}", node.lineno) for alias in node.names)


def reading_order(package: str) -> list[str]:
    """The modules as the docstring of the package lists them."""
    docstring = ast.get_docstring(ast.parse((ROOT / package / "__init__.py").read_text("utf-8"))) or ""
    match = re.search(r"order of imports: (?P<names>[a-z0-9_,\s]+?)\.", docstring)
    assert match, f"{package}/__init__.py lists no reading order"
    return [name.strip() for name in match["names"].split(",")]


def modules(package: str) -> dict[str, list[Path]]:
    """Each module or inner package with its files."""
    own: dict[str, list[Path]] = {}
    for file in sources(package):
        name = file.relative_to(ROOT / package).parts[0].removesuffix(".py")
        if name != "__init__":
            own.setdefault(name, []).append(file)
    return own


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_has_its_place_in_the_reading_order(package: str) -> None:
    order = reading_order(package)
    assert len(order) == len(set(order))
    assert set(order) - set(modules(package)) == set(), "named and not there"
    assert set(modules(package)) - set(order) == set(), "there and not named"


@pytest.mark.parametrize("package", PACKAGES)
def test_a_module_imports_only_what_comes_before_it(package: str) -> None:
    place = {name: i for i, name in enumerate(reading_order(package))}
    wrong = [
        f"{file.relative_to(ROOT)}:{line}: {name} imports {other}"
        for name, files in modules(package).items()
        for file in files
        for other, line in neighbours(file, package)
        if other != name and name in place and place.get(other, -1) > place[name]
    ]
    assert sorted(set(wrong)) == []


def neighbours(file: Path, package: str) -> Iterator[tuple[str, int]]:
    """The modules of the same package that a file imports, with the line."""
    prefix = package.replace("/", ".") + "."
    for module, line in imported(file):
        if module.startswith(prefix):
            yield module.removeprefix(prefix).split(".")[0], line


def test_the_library_knows_nothing_of_its_doors() -> None:
    forbidden = ("bot", "telegram", "sqlalchemy", "sqlite3", "asyncio", "typer", "rich", "aiohttp", "httpx")
    for file in sources("knowledge"):
        for module, line in imported(file):
            assert module.split(".")[0] not in forbidden, f"{file.relative_to(ROOT)}:{line}: {module}"


@pytest.mark.parametrize("thing", DOORS)
def test_each_outside_thing_has_one_door(thing: str) -> None:
    for package in ("knowledge", "bot"):
        for file in sources(package):
            name = str(file.relative_to(ROOT))
            if not re.fullmatch(DOORS[thing], name):
                outside = [f"{name}:{line}" for module, line in imported(file) if module.split(".")[0] == thing]
                assert outside == []


def test_the_environment_is_read_in_the_settings_alone() -> None:
    for package in ("knowledge", "bot"):
        for file in sources(package):
            if file != ROOT / "bot" / "settings.py":
                tree = ast.parse(file.read_text("utf-8"))
                read = [n.lineno for n in ast.walk(tree) if isinstance(n, ast.Attribute) and _is_environment(n)]
                names = [line for module, line in imported(file) if module in ("os.environ", "os.getenv")]
                assert not read + names, f"{file.relative_to(ROOT)}: lines {read + names}"


def _is_environment(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id == "os" and node.attr in ("environ", "getenv", "putenv")


def test_sql_is_written_in_the_store_alone() -> None:
    statement = re.compile(
        r"^\s*(?:SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE|PRAGMA)\s",
        re.IGNORECASE,
    )
    for package in ("knowledge", "bot"):
        for file in sources(package):
            if "store" not in file.parts:
                for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                    if isinstance(node, ast.Constant) and isinstance(node.value, str):
                        assert not statement.match(node.value), f"{file.relative_to(ROOT)}:{node.lineno}"


def test_no_file_is_named_for_nothing() -> None:
    empty = {"utils", "util", "common", "helpers", "helper", "manager", "misc", "base"}
    for package in ("knowledge", "bot"):
        assert not {file.stem for file in sources(package)} & empty


def test_every_module_says_what_it_is() -> None:
    for package in ("knowledge", "bot"):
        for file in sources(package):
            assert ast.get_docstring(ast.parse(file.read_text("utf-8"))), file.relative_to(ROOT)


def test_no_target_of_make_is_taken_for_a_file() -> None:
    written = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", written, re.MULTILINE)
    assert phony
    assert set(phony[1].split()) == set(re.findall(r"^([a-z]+):", written, re.MULTILINE))


def test_no_module_loads_what_telegrams_library_has_for_bots_without_a_queue() -> None:
    """`telegram.ext` takes 6 MB."""
    loads = {file.name for file in sources("bot") for module, _ in imported(file) if module.startswith("telegram.ext")}
    assert not loads
