"""Every word that the bot itself says, in three languages with the same keys. Printed words never pass here."""

import string
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from knowledge import yaml_text
from knowledge.errors import SettingsFault

LANGUAGES: Final = ("zh-Hans", "zh-Hant", "en")


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one language, by dotted key."""

    language: str
    entries: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with its values set in."""
        return self.entries[key].format(**values)

    def listed(self, values: tuple[str, ...] | list[str]) -> str:
        """Several names as the language lists them."""
        return self.entries["list.separator"].join(values)


def load(folder: Path) -> Mapping[str, Texts]:
    """The texts of every language; raises SettingsFault where keys or values of two languages differ."""
    texts = {language: Texts(language, _entries(folder / f"{language}.yaml")) for language in LANGUAGES}
    first = texts[LANGUAGES[0]]
    for other in texts.values():
        _compare(first, other)
    return texts


def _entries(file: Path) -> Mapping[str, str]:
    try:
        data = yaml_text.read(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise yaml_text.unusable(file, error) from None
    if not isinstance(data, dict):
        raise SettingsFault(f"{file}: keys with texts are expected; restore the file of the release")
    entries = dict(_flat(data, ""))
    for key, text in entries.items():
        _checked(text, f"{file}: {key}")
    return entries


def _checked(text: str, place: str) -> None:
    try:
        _fields(text)
    except ValueError as error:
        raise SettingsFault(f"{place}: {error}; write {{{{ and }}}} for a brace that is meant as one") from None


def _flat(data: object, key: str) -> list[tuple[str, str]]:
    if isinstance(data, dict):
        return [entry for name, value in data.items() for entry in _flat(value, f"{key}.{name}" if key else str(name))]
    return [(key, str(data))]


def _compare(first: Texts, other: Texts) -> None:
    for key in sorted(set(first.entries) ^ set(other.entries)):
        lacking = other.language if key in first.entries else first.language
        raise SettingsFault(f"texts/{lacking}.yaml: {key}: is missing; each language has the same keys")
    for key, text in first.entries.items():
        if (expected := _fields(text)) != (given := _fields(other.entries[key])):
            raise SettingsFault(f"texts/{other.language}.yaml: {key}: uses {given}; {expected} are expected")


def _fields(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name})
