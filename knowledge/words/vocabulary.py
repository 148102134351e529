"""What an operator can teach the bot about words: synonyms, spoken forms, words that carry no topic.

Every word is folded when it is read; the files themselves may be written as people write.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import yaml

from knowledge import yaml_text
from knowledge.errors import SettingsFault
from knowledge.rules import Rule, placed, said
from knowledge.text import HAN, folded, one_of
from knowledge.words.kinds import Kind, Kinds

SYNONYMS: Final = "synonyms.yaml"
STOPWORDS: Final = "stopwords.txt"
SAME: Final = 0.9
LED: Final = 0.5
BEYOND: Final = 0.35
"""How much a synonym, a word that is led to, and a synonym of such a word count beside the word itself."""
_KEYS: Final = {"same", "related", "leads", "fields", "kinds", "spoken"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`same[word]` and `related[word]`: words that stand for it, and that it leads to; `spoken`: spoken → standard.

    `fields`: the words that name a whole field (教育), which lead to what is printed of it (学校, 学位).
    `kinds`: things that are told apart (玉米, 小麦).
    """

    same: Mapping[str, frozenset[str]] = field(default_factory=dict)
    related: Mapping[str, frozenset[str]] = field(default_factory=dict)
    fields: frozenset[str] = frozenset()
    kinds: Kinds = field(default_factory=Kinds)
    spoken: Mapping[str, str] = field(default_factory=dict)
    stopwords: frozenset[str] = frozenset()
    spoken_pattern: re.Pattern[str] = re.compile("(?!)")
    words: frozenset[str] = field(init=False)
    """Every word that has a synonym or leads to another."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", frozenset(self.same) | frozenset(self.related))

    @property
    def spoken_words(self) -> frozenset[str]:
        """The spoken forms of more than one character, which a cutter has to know to part them from other words."""
        return frozenset(form for form in self.spoken if len(form) > 1)

    def standard(self, text: str, cut: Callable[[str], Iterable[str]], holds: Callable[[str], bool]) -> str:
        """A folded text with its spoken forms put into standard Chinese.

        The longest form goes first, and no form is seen in what is standard already (么时候 in 什么时候), nor where
        another word begins or ends inside it (点解 in 重点解决); one of a single character is replaced only where it
        is a word of its own, and not where the coverage prints it with its neighbour so (弄 in 弄相, a place); `cut`
        parts words, `holds` tells what is printed.
        """
        inside = self._inside_words(text, cut) if self.spoken_pattern.search(text) else frozenset()
        text = self.spoken_pattern.sub(
            lambda match: (
                self.spoken.get(match.group(), match.group()) if inside.isdisjoint(match.span()) else match.group()
            ),
            text,
        )
        place, parts = 0, []
        for word in cut(text):
            at = text.index(word, place)
            heard = self.spoken.get(word, word) if len(word) == 1 else word
            parts += [text[place:at], word if heard != word and _is_printed(text, at, heard, holds) else heard]
            place = at + len(word)
        return "".join([*parts, text[place:]])

    def _inside_words(self, text: str, cut: Callable[[str], Iterable[str]]) -> frozenset[int]:
        """The places of a text that lie inside a word which is no spoken form."""
        inside = {place for one in _ORDINAL.finditer(text) for place in range(one.start() + 1, one.end())}
        place = 0
        for word in cut(text):
            place = text.index(word, place)
            if word not in self.spoken:
                inside.update(range(place + 1, place + len(word)))
            place += len(word)
        return frozenset(inside)

    def standing_for(self, word: str) -> Mapping[str, float]:
        """What may stand for a word, with a share: its synonyms, what they lead to, and the synonyms of that."""
        same = self.same.get(word, frozenset()) - {word}
        led = {other for one in (word, *same) for other in self.related.get(one, ())} - same - {word}
        beyond = {one for other in led for one in self.same.get(other, ())} - led - same - {word}
        shares = dict.fromkeys(sorted(beyond), BEYOND) | dict.fromkeys(sorted(led), LED)
        return shares | dict.fromkeys(sorted(same), SAME)


_ORDINAL: Final = re.compile("第[一二三四五六七八九十0-9]+[点件步项]")
"""A numbered point, of which 点讲 is no spoken form."""


def _is_printed(text: str, at: int, heard: str, holds: Callable[[str], bool]) -> bool:
    """Whether a character stands in print with a Chinese neighbour as typed, and what it is heard as does not."""
    pairs = ((text[at - 1 : at + 1], text[at - 1 : at] + heard), (text[at : at + 2], heard + text[at + 1 : at + 2]))
    return any(
        len(typed) == 2 and all(map(HAN.match, typed)) and holds(typed) and not holds(other) for typed, other in pairs
    )


def load(folder: Path) -> Vocabulary:
    """The word lists of a config folder; raises SettingsFault, naming the file, where one cannot be used."""
    data = _mapping(folder / SYNONYMS)
    unknown = set(data) - _KEYS
    if unknown:
        known = said(Rule.UNKNOWN_KEY, names=", ".join(sorted(_KEYS)))
        raise SettingsFault(placed(known, str(folder / SYNONYMS), str(unknown.pop())))
    spoken = data.get("spoken") or {}
    if not isinstance(spoken, dict):
        raise SettingsFault(placed(said(Rule.PAIRS), str(folder / SYNONYMS), "spoken"))
    return Vocabulary(
        same=_groups(folder / SYNONYMS, "same", data.get("same")),
        related=_together(
            _groups(folder / SYNONYMS, "related", data.get("related")),
            _leads(folder / SYNONYMS, "leads", data.get("leads")),
            fields := _leads(folder / SYNONYMS, "fields", data.get("fields")),
        ),
        fields=frozenset(fields),
        kinds=Kinds.of(_kinds(folder / SYNONYMS, data.get("kinds"))),
        spoken=(forms := {folded(str(form)): folded(str(standard or "")) for form, standard in spoken.items()}),
        stopwords=_lines(folder / STOPWORDS),
        spoken_pattern=one_of(form for form in {*forms, *forms.values()} if len(form) > 1),
    )


def _mapping(file: Path) -> Mapping[str, object]:
    try:
        data = yaml_text.read(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise yaml_text.unusable(file, error) from None
    if not isinstance(data, dict):
        raise SettingsFault(placed(said(Rule.WORD_LISTS), str(file)))
    return data


def _groups(file: Path, key: str, groups: object) -> Mapping[str, frozenset[str]]:
    partners: dict[str, set[str]] = {}
    if not isinstance(groups, list | None):
        raise SettingsFault(placed(said(Rule.GROUPS), str(file), key))
    for i, group in enumerate(_listed(groups)):
        words = [folded(str(word)) for word in _listed(group)]
        if len(words) < 2 or not all(words):
            raise SettingsFault(placed(said(Rule.GROUP), str(file), f"{key}[{i}]"))
        for word in words:
            partners.setdefault(word, set()).update(other for other in words if other != word)
    return {word: frozenset(others) for word, others in partners.items()}


def _leads(file: Path, key: str, leads: object) -> Mapping[str, frozenset[str]]:
    if not isinstance(leads, dict | None):
        raise SettingsFault(placed(said(Rule.LEADS), str(file), key))
    read = {folded(str(word)): frozenset(folded(str(one)) for one in _listed(to)) for word, to in (leads or {}).items()}
    if empty := next((word for word, to in read.items() if not to or not all(to)), None):
        raise SettingsFault(placed(said(Rule.LEAD), str(file), f"{key}.{empty}"))
    return read


def _kinds(file: Path, kinds: object) -> Iterable[Kind]:
    """Kinds of members, each a list of the words for it; a word that stands in no list names the kind."""
    if not isinstance(kinds, dict | None):
        raise SettingsFault(placed(said(Rule.KINDS), str(file), "kinds"))
    for kind, members in (kinds or {}).items():
        listed = [member for member in _listed(members) if isinstance(member, list)]
        general = frozenset(folded(str(word)) for word in _listed(members) if not isinstance(word, list))
        read = [frozenset(folded(str(word)) for word in member) for member in listed]
        if len(read) < 2 or not all(words and all(words) for words in read):
            raise SettingsFault(placed(said(Rule.KIND), str(file), f"kinds.{kind}"))
        yield Kind(read, general)


def _together(*maps: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    words = dict.fromkeys(word for one in maps for word in one)
    return {word: frozenset[str]().union(*(one.get(word, ()) for one in maps)) for word in words}


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else []


def _lines(file: Path) -> frozenset[str]:
    try:
        lines: Iterable[str] = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise yaml_text.unusable(file, error) from None
    words = (line.split("#")[0].strip() for line in lines)
    return frozenset(folded(word) for word in words if word)
