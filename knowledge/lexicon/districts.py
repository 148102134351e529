"""The counties, towns and villages that speakers come from, and which of them a question names."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from knowledge.text import HAN, syllables

_NAME: Final = rf"(?![省市县区镇乡]){HAN.pattern}{{2,4}}?"
_FROM: Final = re.compile(
    rf"(?:{HAN.pattern}{{2,3}}?市(?!场)|市)?(?:(?P<county>{_NAME}(?:县|(?<![社发新开])(?<![业技工流]园)区|旗))(?![域级]))?"
    rf"(?:(?P<town>{_NAME}(?:镇|(?<!城)乡|街道)))?(?:(?P<village>{_NAME}(?:(?<!农)村(?!社区)|社区)))?"
)
"""Where a printed post begins with the place that its holder is from, from the largest to the smallest."""
_LEVELS: Final = ("county", "town", "village")
_ENDS: Final = (("县", "区", "旗"), ("镇", "乡", "街道"), ("村", "社区"))
"""What the names of each level end in."""
_ENDING: Final = re.compile(f"(?:{'|'.join(end for ends in _ENDS for end in ends)})")
_END: Final = re.compile(f"{_ENDING.pattern}$")


class District(NamedTuple):
    """A place that a question names: `called` is its name without 县 or 村; `others` are those of its level and above.

    What it is a part of is none of these. `name` is all of its printed name, empty where none is printed.
    """

    called: str
    others: tuple[str, ...]
    name: str = ""

    @property
    def written(self) -> re.Pattern[str]:
        """How a text writes it, with 县 or 村 and without."""
        return re.compile(rf"{re.escape(self.name or self.called)}|{re.escape(self.called)}{_ENDING.pattern}?")


class Districts:
    """Those of a coverage, from the posts of its speakers (folded)."""

    def __init__(self, posts: Iterable[str]) -> None:
        chains = (_FROM.match(post) for post in dict.fromkeys(posts))
        self._chains = tuple(dict.fromkeys(chain.group(*_LEVELS) for chain in chains if chain and any(chain.groups())))
        self._names = [tuple(dict.fromkeys(filter(None, names))) for names in zip(*self._chains, strict=True)]

    def named(self, question: str, is_word: Callable[[str], bool]) -> tuple[District, ...]:
        """The smallest places that a question names, by a name that is no ordinary word (红旗, which needs its 村)."""
        for level, names in reversed(list(enumerate(self._names))):
            likely = (name for name in names if name[:2] in question)
            found = [name for name in likely if any(one in question for one in _calls(name, is_word))]
            if found:
                return tuple(
                    District(_END.sub("", one), tuple(self._others(one, level, is_word)), one) for one in found
                )
        return ()

    def heard(self, word: str, is_word: Callable[[str], bool]) -> str | None:
        """The place that a word is a slip for: it sounds as one is called, and shares a character with it (卢淞)."""
        names = (name for level in self._names for name in level)
        calls = dict.fromkeys(call for name in names for call in (name, *_calls(name, is_word)))
        alike = (call for call in calls if len(call) == len(word) and set(call) & set(word) and call != word)
        return next((call for call in alike if syllables(call) == syllables(word)), None)

    def printed(self, word: str) -> str:
        """The printed name of the smallest place that a word names, be it an ordinary one; empty where none is."""
        names = (name for names in reversed(self._names) for name in names)
        return next((name for name in names if word in (name, _END.sub("", name))), "")

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """The printed names of all places of the level of what ends in 县, 镇 or 村."""
        level = next((level for level, ends in enumerate(_ENDS) if kind in ends), None)
        return self._names[level] if level is not None and self._names else ()

    def _others(self, name: str, level: int, is_word: Callable[[str], bool]) -> Iterator[str]:
        """What names other places, of a level and those above it, that one is no part of."""
        of_it = {one for chain in self._chains if chain[level] == name for one in chain}
        others = dict.fromkeys(one for chain in self._chains for one in chain[: level + 1] if one and one not in of_it)
        for other in others:
            yield from _calls(other, is_word)


def _calls(name: str, is_word: Callable[[str], bool]) -> Sequence[str]:
    """What names a place: all of its name, and what stands before 县 or 村 where it is no ordinary word."""
    bare = _END.sub("", name)
    return (name,) if len(bare) < 2 or is_word(bare) else (bare,)
