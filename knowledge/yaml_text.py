"""YAML read safely, by libyaml where the package has it: the word lists are long. It writes nothing.

Only the safe loader's types come out; a tag of Python's is an error.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from knowledge.errors import SettingsFault
from knowledge.rules import Rule, Words, of_reading, placed, said

Model = TypeVar("Model", bound=BaseModel)

NO_VALUE: Final = "no value"
"""The problem of a YAML error that a value raised."""
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(text: str) -> object:
    """The data of a YAML text; raises yaml.YAMLError, also of a value that is none."""
    loader = LOADER(text)
    try:
        return loader.get_single_data()
    except (ValueError, OverflowError) as error:
        raise yaml.YAMLError(NO_VALUE) from error
    finally:
        loader.dispose()


_PROBLEMS: Final[Mapping[str, Rule]] = {
    NO_VALUE: Rule.BAD_VALUE,
    r"found character '\t'": Rule.YAML_TAB,
    "mapping values are not allowed": Rule.YAML_COLON,
    "found unexpected end of stream": Rule.YAML_QUOTE,
    "special characters are not allowed": Rule.YAML_CONTROL,
    "control characters are not allowed": Rule.YAML_CONTROL,
    "expected <block end>": Rule.YAML_INDENT,
    "could not find expected ':'": Rule.YAML_INDENT,
}
"""How a problem of the parser's (pyyaml's or libyaml's) begins, and what we call it."""


_BY_EYE: Final[Mapping[Rule, re.Pattern[str]]] = {
    Rule.YAML_CONFLICT: re.compile(r"(?:<{7}|={7}|>{7})(?:\s|$)"),
    Rule.YAML_WIDE_COLON: re.compile(r"\s*(?:- +)?[a-z_]+："),
    Rule.YAML_QUOTE: re.compile(r"""\s*(?:- +(?:[a-z_]+: +)?|[a-z_]+: +)(?:'(?:[^']|'')*|"(?:[^"\\]|\\.)*)$"""),
    Rule.YAML_WIDE_SPACE: re.compile("[ ]*[\u3000\u00a0]+\\s*(?:- |[a-z_]+:)"),
}
"""How a line begins that can be read and is no YAML, which a parser tells of by a line after it."""


def _by_eye(text: str, told: int) -> Iterator[tuple[Words, Words]]:
    """The lines of a text that is no YAML in which anybody sees why, each with its fault, near the line that was told.

    A quotation may go on over lines: one is not closed where the parser stops soon after it.
    """
    for number, line in enumerate(text.splitlines()[:told], 1):
        for rule, begins in _BY_EYE.items():
            near = rule is not Rule.YAML_QUOTE or number >= told - SOON
            if near and begins.match(line):
                yield said(Rule.LINE, line=number), said(rule)


SOON: Final = 5
"""Lines within which a parser stops after a quotation mark that is not closed, where a later one closes it."""


def problem(error: yaml.YAMLError, text: str = "") -> tuple[Words | str, Words]:
    """Where a text is no YAML, and why, in our words."""
    place: Words | str = ""
    if mark := getattr(error, "problem_mark", None):
        place = said(Rule.POSITION, line=mark.line + 1, column=mark.column + 1)
    elif text and isinstance(error, yaml.reader.ReaderError):
        place = said(Rule.LINE, line=text.count("\n", 0, error.position) + 1)
    found = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    opened = getattr(error, "context_mark", None)
    if opened and "quoted scalar" in str(getattr(error, "context", "")):
        return said(Rule.POSITION, line=opened.line + 1, column=opened.column + 1), said(Rule.YAML_QUOTE)
    mark = getattr(error, "problem_mark", None)
    if seen := next(_by_eye(text, mark.line + 1 if mark else 0), None):
        return seen
    return place, said(next((rule for begin, rule in _PROBLEMS.items() if found.startswith(begin)), Rule.YAML_OTHER))


def why(error: OSError | UnicodeDecodeError | yaml.YAMLError) -> Words:
    """Why a file of text or YAML cannot be used."""
    match error:
        case OSError():
            return of_reading(error)
        case UnicodeDecodeError():
            return said(Rule.NOT_UTF8, byte=error.start)
    place, what = problem(error)
    return placed(what, place)


def unusable(file: Path, error: OSError | UnicodeDecodeError | yaml.YAMLError) -> SettingsFault:
    """What is said of a file of the config folder that cannot be read, or is no text or YAML."""
    return SettingsFault(placed(said(Rule.UNUSABLE, why=why(error)), str(file)))


def checked(kind: type[Model], file: Path, wrong: Rule) -> Model:
    """A file of the config folder as a model; raises SettingsFault, naming the file, the field and what is `wrong`."""
    try:
        return kind.model_validate(read(file.read_text("utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise unusable(file, error) from None
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"]))
        raise SettingsFault(placed(said(wrong), str(file), place)) from None
