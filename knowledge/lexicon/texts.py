"""Printed texts by what they sound like and what ends their organisations have: which of them a name may stand in.

It tells which texts are worth a look; whether a name does stand in one is told by looking at it.
"""

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import Final

from knowledge.lexicon.organisation_names import ORGANISATION, without_place
from knowledge.text import syllables

FEW: Final = 16
"""So many texts are sooner looked at than made fewer."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a text is found by: its syllables, and the first and last character of each organisation in it."""

    sounds: tuple[str, ...]
    ends: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Marks":
        bare = (without_place(match.group()) for match in ORGANISATION.finditer(text))
        ends = (one[0] + one[-1] for one in bare if one)
        return cls(tuple(dict.fromkeys(syllables(text))), tuple(dict.fromkeys(ends)))


class Texts:
    """Each text once, in order; the marks of those that were there earlier are taken over."""

    marks: dict[str, Marks]

    def __init__(self, texts: Iterable[str], earlier: "Texts | None" = None) -> None:
        before = earlier.marks if earlier else {}
        self.marks = {text: before.get(text) or Marks.of(text) for text in dict.fromkeys(texts)}
        self._by_sound: defaultdict[str, list[str]] = defaultdict(list)
        self._by_ends: defaultdict[str, list[str]] = defaultdict(list)
        for text, marks in self.marks.items():
            for sound in marks.sounds:
                self._by_sound[sound].append(text)
            for ends in marks.ends:
                self._by_ends[ends].append(text)

    def sounding_like(self, word: str) -> Set[str]:
        """The texts that have each syllable of a word: it stands in no other, whole, shortened or by sound."""
        lists = sorted((self._by_sound.get(sound, []) for sound in set(syllables(word))), key=len)
        if not lists:
            return self.marks.keys()
        found = set(lists[0])
        for others in lists[1:]:
            if len(found) <= FEW:
                break
            found.intersection_update(others)
        return found

    def ending_like(self, name: str) -> list[str]:
        """The texts with an organisation that begins and ends as a name does: no other one is a shortening of it."""
        return self._by_ends.get(name[0] + name[-1], [])
