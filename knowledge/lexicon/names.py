"""The people whom a question names, as printed or by sound. A surname with a title is none of them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Final

from knowledge.lexicon.persons import How, Known, Mention, Person, surname
from knowledge.lexicon.roles import TITLE, TITLE_LENGTH, TITLES
from knowledge.surnames import SURNAMES
from knowledge.text import HAN, folded, occurrences, syllables
from knowledge.words.hearing import blurred
from knowledge.words.shapes import look_alikes
from knowledge.words.tokens import Tokenizer

WHICH_ONE: Final = r"(?:谁|哪[个位])"
"""What asks for one person, whose name is not known."""
WHICH_PERSON: Final = rf"(?:{WHICH_ONE}|什么人)"
"""The same, where it may be put as 什么人 too."""
SPEAKS: Final = "说|讲(?![解坛堂])|谈|提(?!高(?![铁速考校新龄中])|[升供前速振拔取款]|质(?!量))|聊"
"""What it is to speak of a matter; 提 of 提高 is none, and 提高铁 is 提 of 高铁."""
SPEECH_VERB: Final = (
    f"{SPEAKS}|发言|讲话|表示|认为|介绍|建议|透露|强调|指出|呼吁|"
    "看(?![病书戏护守管房])|觉得|想|打算|怎么|如何|有什么|有没有"
)
AFTER_NAME: Final = frozenset(
    "又再却最仅各替给帮让劝说讲谈提没未不只光已是怎在有的对呢吗呀啊和与跟同还都也就曾把被"
    "关代这那他她什谁发到做想要会能看"
    ',。?!、:：？！，”" '
)
REMEMBERED: Final = 16
"""Texts whose people are remembered: several rules ask whom a question names."""
NEAR: Final = 8
"""Characters after a name that tell whether it goes on."""


_SPELLED: Final = re.compile(rf"(?<![a-z])[a-z]{{2,12}}(?=\s?(?:{TITLE}))")
_CALLED: Final = re.compile(rf"(?:(?<!{HAN.pattern})|(?<=[问和跟叫]))(?P<given>{HAN.pattern}{{2,3}})")
_GOES_ON: Final = re.compile(rf"(?:{SPEECH_VERB}|{TITLE}|是谁|是哪|$)")
"""Where a given name may begin, and what follows it."""


class Names:
    """The people of a coverage by name and by sound; `places` are words that are nobody's name."""

    def __init__(self, people: Mapping[str, Person], known: Mapping[str, Known], places: frozenset[str]) -> None:
        self._people = tuple(people.values())
        self._known = tuple(known.values())
        self._places = places
        self.by_name = self._people_by(lambda known: known.name)
        self._by_sound = self._people_by(lambda known: known.sound)
        self.families = self._people_by(lambda known: surname(known.name))
        self._longest = max(map(len, self.by_name), default=0)
        self.named = lru_cache(maxsize=REMEMBERED)(self._named)

    def _people_by(self, key: Callable[[Known], str]) -> dict[str, tuple[Person, ...]]:
        found: dict[str, list[Person]] = {}
        for person, known in zip(self._people, self._known, strict=True):
            found.setdefault(key(known), []).append(person)
        return {one: tuple(people) for one, people in found.items()}

    def _named(self, question: str, tokenizer: Tokenizer) -> tuple[Mention, ...]:
        """The people that a folded question names, in its order: as printed, or by sound."""
        found = list(self._exact(question, tokenizer)) or list(self._given(question, tokenizer))
        taken = [range(mention.start, mention.end) for mention in found]
        for mention in self._sounding_like(question, tokenizer):
            if not any(mention.start in span or mention.end - 1 in span for span in taken):
                found.append(mention)
                taken.append(range(mention.start, mention.end))
        return tuple(sorted(found, key=lambda mention: mention.start))

    def _exact(self, question: str, tokenizer: Tokenizer) -> Iterator[Mention]:
        names = _pieces(question, self._longest) & self.by_name.keys()
        for name in sorted(names, key=len, reverse=True):
            for start in occurrences(name, question):
                if not longer_name(question, start + len(name), tokenizer):
                    yield Mention(self.by_name[name], name, start, How.NAME)

    def _given(self, question: str, tokenizer: Tokenizer) -> Iterator[Mention]:
        """Who is called by the given name alone (小芹说了什么), where it is one person's and no word."""
        for match in _CALLED.finditer(question):
            for length in (2, 3):
                given = match["given"][:length]
                people = self._by_given.get(given, ()) if _GOES_ON.match(question, match.start() + length) else ()
                if len(people) == 1 and not tokenizer.knows(given):
                    yield Mention(people, given, match.start(), How.HOMOPHONE)

    @cached_property
    def _by_given(self) -> Mapping[str, tuple[Person, ...]]:
        return self._people_by(lambda known: known.name[len(surname(known.name)) :])

    def _sounding_like(self, question: str, tokenizer: Tokenizer) -> Iterator[Mention]:
        sounds = syllables(question)
        sound, places = "".join(sounds), (0, *accumulate(map(len, sounds)))
        begins = (i for i, one in enumerate(sounds) if one in self._first_sounds or question[i] in self._begins)
        for start in begins:
            for length in range(min(4, len(question) - start), 1, -1):
                people = self._by_sound.get(sound[places[start] : places[start + length]])
                window = question[start : start + length]
                people = people or self._looking_like(window) or self._nearly_sounding(window)
                if people is None or not HAN.match(window):
                    continue
                if self._is_slip(question, start, window, people, tokenizer):
                    yield Mention(people, window, start, How.HOMOPHONE)
                    break

    def _looking_like(self, window: str) -> tuple[Person, ...] | None:
        """The people whose name differs from a text in one character, which looks like it.

        A name of two characters is too soon another one's (李江 is not 李红), and so is one of another surname; what is
        no surname may be one misspelt (洗国梁 is 冼国梁).
        """
        if len(window) < 3 or window[0] not in self._begins:
            return None
        for place in range(window[0] in SURNAMES, len(window)):
            for character in self._at.get((window[:place], window[place + 1 :]), ()):
                if character in look_alikes(window[place]):
                    return self.by_name[window[:place] + character + window[place + 1 :]]
        return None

    def _nearly_sounding(self, window: str) -> tuple[Person, ...] | None:
        """The people of this surname whose name sounds so to southern ears (祝启民 for 祝启明).

        A name of two characters is too soon another one's.
        """
        heard = len(window) > 2 and window[0] in self._firsts
        return self._by_blur.get((window[0], blurred(window))) if heard else None

    @cached_property
    def _by_blur(self) -> Mapping[tuple[str, tuple[str, ...]], tuple[Person, ...]]:
        """The people by the first character and the blurred sound of a name, where it is one name's alone."""
        names: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        for name in self.by_name:
            names.setdefault((name[0], blurred(name)), []).append(name)
        return {sound: self.by_name[alike[0]] for sound, alike in names.items() if len(alike) == 1}

    def may_begin(self, text: str) -> bool:
        """Whether a name as printed, or with a slip, may begin anywhere in a text."""
        return not self._begins.isdisjoint(text)

    @cached_property
    def _first_sounds(self) -> frozenset[str]:
        return frozenset(syllables(name[:1])[0] for name in self.by_name)

    @cached_property
    def _firsts(self) -> frozenset[str]:
        return frozenset(name[0] for name in self.by_name)

    @cached_property
    def _begins(self) -> frozenset[str]:
        """The characters that names begin with, and what looks like one and is no surname itself."""
        alike = (other for first in self._firsts for other in look_alikes(first) if other not in SURNAMES)
        return self._firsts.union(alike)

    @cached_property
    def _at(self) -> Mapping[tuple[str, str], Sequence[str]]:
        """The characters of names by what stands before and after them in the name."""
        found: dict[tuple[str, str], list[str]] = {}
        for name in self.by_name:
            for place in range(len(name)):
                found.setdefault((name[:place], name[place + 1 :]), []).append(name[place])
        return found

    def _is_slip(self, question: str, start: int, window: str, people: Sequence[Person], tokenizer: Tokenizer) -> bool:
        """Whether a window that sounds like a name can be a slip for it, rather than a word of its own."""
        if window in self.by_name or tokenizer.knows(window) or any(window in p for p in self._places):
            return False
        if len(window) >= 3 or window[0] == folded(people[0].name)[0]:
            return not longer_name(question, start + len(window), tokenizer)
        after = question[start + len(window) :]
        return re.match(f"(?:{SPEECH_VERB}|{TITLE}|是谁|$)", after) is not None

    def closed_up(self, text: str) -> str:
        """A folded text with the names that are written with spaces inside (武 利 冲) closed up."""
        text = self._titles_spelled(self._surnames_spelled(text))
        together = "".join(text.split())
        if together == text:
            return text
        pieces = _pieces(together, self._longest)
        for _, name in sorted(one for piece in pieces for one in self._closed.get(piece, ())):
            text = name.join(re.split(r"\s+".join(map(re.escape, name)), text))
        return text

    def _surnames_spelled(self, text: str) -> str:
        """A text with a surname that is spelled in pinyin before a title (zou书记) in its character."""
        return _SPELLED.sub(lambda match: self._by_spelling.get(match.group(), match.group()), text)

    def _titles_spelled(self, text: str) -> str:
        """A text with what sounds like a title after a surname of somebody, and half is one (邹书计), as that title."""
        return self._before_titles.sub(lambda match: match["family"] + _title_heard(match["heard"]), text)

    @cached_property
    def _before_titles(self) -> re.Pattern[str]:
        families = "|".join(map(re.escape, self.families))
        return re.compile(rf"(?<!{HAN.pattern})(?P<family>{families})(?P<heard>{HAN.pattern}{{{TITLE_LENGTH}}})")

    @cached_property
    def _by_spelling(self) -> Mapping[str, str]:
        spelled: dict[str, list[str]] = {}
        for family in self.families:
            spelled.setdefault("".join(syllables(family)), []).append(family)
        return {letters: families[0] for letters, families in spelled.items() if len(families) == 1}

    @cached_property
    def _closed(self) -> Mapping[str, Sequence[tuple[int, str]]]:
        """The names by how they are written without spaces, each with its place among all."""
        closed: dict[str, list[tuple[int, str]]] = {}
        for place, name in enumerate(self.by_name):
            if len(name) > 1:
                closed.setdefault("".join(name.split()), []).append((place, name))
        return closed

    def surnamed(self, name: str) -> tuple[Person, ...]:
        """The people whose surname a folded name begins with."""
        return self.families.get(surname(name), ())

    def of_family(self, family: str) -> tuple[Person, ...]:
        """The people of a surname; where nobody bears it, those whose own begins so (申 of 申屠)."""
        return self.families.get(family) or self.beginning(family)

    def beginning(self, characters: str) -> tuple[Person, ...]:
        """The people whose folded name begins so."""
        return tuple(p for p, known in zip(self._people, self._known, strict=True) if known.name.startswith(characters))


_TITLE_SOUNDS: Final = {tuple(syllables(title)): title for title in TITLES}


def _title_heard(heard: str) -> str:
    """The title that two characters sound like and share a character with; themselves where there is none."""
    title = heard if heard in TITLES else _TITLE_SOUNDS.get(tuple(syllables(heard)), heard)
    return title if any(one == other for one, other in zip(title, heard, strict=True)) else heard


def _pieces(text: str, longest: int) -> set[str]:
    """All pieces of a text of so many characters at most."""
    return {text[i : i + n] for n in range(1, longest + 1) for i in range(len(text) - n + 1)}


def longer_name(question: str, end: int, tokenizer: Tokenizer) -> bool:
    """Whether the name that ends here goes on: 李红 in 李红军说 is another person's."""
    following = question[end : end + 1]
    if not following or not HAN.match(following) or following in AFTER_NAME:
        return False
    words = tokenizer.words(question[end : end + NEAR])
    return (
        bool(words)
        and len(words[0]) == 1
        and re.match(f"(?:{SPEECH_VERB}|{TITLE}|是|的|$)", question[end + 1 :]) is not None
    )
