"""What the bot itself says: three languages, the same keys, the same values in each."""

import ast
import re
import shutil
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot import texts
from knowledge.errors import SettingsFault
from tests.building import CONFIG, ROOT

FOLDER = CONFIG / "texts"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "texts"))


def test_every_language_has_the_same_keys() -> None:
    first, *rest = texts.load(FOLDER).values()
    assert all(other.entries.keys() == first.entries.keys() for other in rest)


def test_there_is_a_file_for_each_language_and_no_other() -> None:
    assert {file.stem for file in FOLDER.glob("*.yaml")} == set(texts.LANGUAGES)


def test_no_text_is_empty() -> None:
    for one in texts.load(FOLDER).values():
        assert all(text for text in one.entries.values())


def test_the_traditional_texts_hold_no_simplified_character() -> None:
    simplified = set("没请谁这说话见讲题个问过传给发时间现关报会众")
    traditional = texts.load(FOLDER)["zh-Hant"].entries
    echoed = {"都有谁发言", "谁谈到"}
    for key, text in traditional.items():
        for words in echoed:
            text = text.replace(words, "")
        assert not simplified & set(text), key


def test_the_english_texts_are_english() -> None:
    for key, text in texts.load(FOLDER)["en"].entries.items():
        letters = [c for c in text if c.isalpha()]
        if len(letters) > 20:
            assert sum(c.isascii() for c in letters) > len(letters) / 2, key


FOR_FOREIGNERS = "not_found.foreign"
"""Said to whoever writes in another language, in theirs too."""
ALSO_CHINESE = {"Telegram", "Language", "English", "README", "MB", "YAML", "UTF", "Tab", "JSON", "congress", "bot"}


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_the_chinese_texts_hold_no_english_word_but_names_and_what_is_typed_so(language: str) -> None:
    for key, text in texts.load(FOLDER)[language].entries.items():
        if not key.startswith("fault.") and key != FOR_FOREIGNERS:  # tests/test_rules.py
            assert set(re.findall("[A-Za-z]{2,}", re.sub(r"\{\w+\}|[/@]\w+", "", text))) <= ALSO_CHINESE, key


def test_a_key_that_one_language_lacks_is_named(folder: Path) -> None:
    file = folder / "en.yaml"
    data = yaml.safe_load(file.read_text("utf-8"))
    del data["chat"]["thanks"]
    file.write_text(yaml.safe_dump(data), "utf-8")
    with pytest.raises(SettingsFault, match=r"texts/en\.yaml: chat\.thanks: is missing"):
        texts.load(folder)


def test_a_value_that_one_language_lacks_is_named(folder: Path) -> None:
    file = folder / "zh-Hant.yaml"
    data = yaml.safe_load(file.read_text("utf-8"))
    data["quote"]["matched"] = "命中"
    file.write_text(yaml.safe_dump(data), "utf-8")
    with pytest.raises(SettingsFault, match=r"zh-Hant\.yaml: quote\.matched"):
        texts.load(folder)


@pytest.mark.parametrize(("broken", "why"), [("quote: [", "not valid YAML"), ("\xff", "is not UTF-8")])
def test_a_file_that_cannot_be_used_is_named_and_why(folder: Path, broken: str, why: str) -> None:
    (folder / "en.yaml").write_bytes(broken.encode("latin-1"))
    with pytest.raises(SettingsFault, match=rf"en\.yaml: cannot be used \([^\n]*{why}"):
        texts.load(folder)


@pytest.mark.parametrize("empty", ["", "just words"])
def test_a_file_without_keys_is_named(folder: Path, empty: str) -> None:
    (folder / "en.yaml").write_text(empty, "utf-8")
    with pytest.raises(SettingsFault, match=r"en\.yaml"):
        texts.load(folder)


def test_a_text_that_cannot_be_formatted_is_named(folder: Path) -> None:
    file = folder / "en.yaml"
    data = yaml.safe_load(file.read_text("utf-8"))
    data["chat"]["thanks"] = "{"
    file.write_text(yaml.safe_dump(data), "utf-8")
    with pytest.raises(SettingsFault, match=r"en\.yaml: chat\.thanks"):
        texts.load(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "en.yaml").unlink()
    with pytest.raises(SettingsFault, match=r"en\.yaml"):
        texts.load(folder)


def test_values_are_set_in_and_never_read_as_formats() -> None:
    simplified = texts.load(FOLDER)["zh-Hans"]
    assert "{0}" in simplified("not_found.nothing", wording="{0}")


def test_every_text_can_be_formatted_with_its_own_values() -> None:
    for one in texts.load(FOLDER).values():
        for key, text in one.entries.items():
            names = {name for _, name, _, _ in string.Formatter().parse(text) if name}
            assert one(key, **dict.fromkeys(names, "X"))


TO_EDITORS = {"bot/commands/editor.py"}
"""Modules that speak Chinese on the command line, to whoever puts a page in."""
SENTENCE = re.compile(r"[\u4e00-\u9fff][，。！？：；、,;!?]|[，。！？：；、,;!?][\u4e00-\u9fff]")


def test_no_text_of_the_bot_is_written_in_its_code() -> None:
    """Chinese with marks between its words is a sentence; a mark alone, or words that are heard, are none."""
    written = {
        str(file.relative_to(ROOT)): line
        for file in (ROOT / "bot").rglob("*.py")
        for line, literal in literals(file)
        if SENTENCE.search(literal)
    }
    assert written.keys() == TO_EDITORS, written


def literals(file: Path) -> Iterator[tuple[int, str]]:
    """The strings of a module with their lines, without its docstrings."""
    tree = ast.parse(file.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def test_every_text_that_the_code_names_is_there() -> None:
    """So a reply never falls over a missing one."""
    entries = texts.load(FOLDER)["zh-Hans"].entries
    for file in (ROOT / "bot").rglob("*.py"):
        for key in re.findall(r'(?:texts|\bt)\(\s*"([a-z_]+\.[a-z_]+)"', file.read_text("utf-8")):
            assert key in entries, f"{file.name}: {key}"
