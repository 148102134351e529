"""Whom a surname with a title can stand for (李局长). It knows nobody whom a question names in full."""

import re
from collections.abc import Iterator, Mapping, Set
from functools import cached_property, lru_cache
from typing import Final

from knowledge.lexicon.kinds import kinds_ending
from knowledge.lexicon.names import REMEMBERED, Names
from knowledge.lexicon.organisation_names import ORGANISATION_END, spoken
from knowledge.lexicon.organisations import Organisations
from knowledge.lexicon.persons import How, Known, Mention, Person, Unmatched
from knowledge.lexicon.roles import ANYONE, CALLED, COURTEOUS, KIN, LEADING, LEVELS, TITLE, TRADES
from knowledge.surnames import COMMON, DOUBLE, DOUBLE_WORDS, SURNAMES
from knowledge.text import HAN, occurrences
from knowledge.words.tokens import Tokenizer

_TITLED: Final = re.compile(
    rf"(?!全[县区市镇乡村]委?副?(?:{TITLE}))"
    rf"(?:(?<!{HAN.pattern})[老小](?!师))?(?P<surname>{DOUBLE_WORDS.replace(' ', '|')}|{HAN.pattern})"
    rf"(?:(?P<level>[县区市镇乡村](?:委|(?=副?(?:{LEADING}))))|党委|常务|大(?=队)|支(?=队)|中队)?副?(?P<title>{TITLE})"
)
"""A surname with a title; what leads a whole place may have its level before it, and no trade (牧区老师)."""
_SPEAKS: Final = (
    r"(?=是(?:谁|哪|做什么|干什么)|的?(?:[那这]?一?[张段句番])?(?:照片|相片|话(?!题|费|剧)|讲话|发言)"
    r"|(?:都|是|也|又|还|在|有没有|对[^,，。]{1,8}?){0,4}(?:怎么|如何)?(?:说|讲|谈|提到|发言|表示|认为))"
)
_FAMILIAR: Final = re.compile(
    rf"(?:(?<!{HAN.pattern})|(?<=的))"
    rf"(?:[老小阿](?P<surname>{HAN.pattern})|(?P<double>{DOUBLE_WORDS.replace(' ', '|')})){_SPEAKS}"
)
_FAMILIAR_AT_WORK: Final = re.compile(
    rf"(?P<before>{HAN.pattern}{{2,}})[老小](?P<surname>{HAN.pattern})(?:(?!{HAN.pattern})|{_SPEAKS})"
)
"""A familiar surname after words for where its bearer works, and nothing else at once (派出所的老段)."""
WORDS_FIRST: Final = frozenset("那这和从都能却越后查")
"""Surnames that point at somebody or lead up to him first: 那学生呢 and 查馆长的发言 name nobody."""
WITHIN: Final = (*ORGANISATION_END, *"科室处股组班")
"""What a text before a surname ends in that tells where its bearer works: 心内科 of 心内科张主任."""
WORKPLACE: Final = 2
"""Characters of a workplace that tell whose it is."""


class Titles:
    """What the people of a coverage are called by surname and title.

    `told_of` are called so too, but only told of (郝大娘): nobody who speaks is meant by them.
    """

    def __init__(
        self, known: Mapping[str, Known], names: Names, organisations: Organisations, told_of: Set[str] = frozenset()
    ) -> None:
        self._known = known
        self._names = names
        self._organisations = organisations
        self._told_of = told_of
        self.titled = lru_cache(maxsize=REMEMBERED)(self._titled)

    def _titled(self, question: str, tokenizer: Tokenizer) -> Mention | Unmatched | None:
        """A surname with a title (李局长): the people it can stand for, or that nobody printed fits."""
        titled = next(self._each(question, tokenizer), None) or next(self._callings(question, tokenizer), None)
        return titled or self._familiar(question)

    def is_told_of(self, called: str) -> bool:
        """Whether somebody of whom a speech tells is called so by surname and title."""
        return called in self._told_of

    def mentions(self, question: str, tokenizer: Tokenizer) -> tuple[Mention, ...]:
        """Every surname with a title that can stand for somebody (莫书记覃书记)."""
        titled = (one for one in self._each(question, tokenizer) if isinstance(one, Mention))
        return (*titled, *self._callings(question, tokenizer))

    def _each(self, question: str, tokenizer: Tokenizer) -> Iterator[Mention | Unmatched]:
        end = 0
        for match in _TITLED.finditer(question):
            family, title, start = match["surname"], match["title"], match.start()
            if start and family not in self._names.families:
                heard = self._double.get(spoken(question[start - 1 : start + 1]))
                family, start = (heard, start - 1) if heard else (family, start)
            if family not in self._names.families and (not _is_surname(family) or _is_of_place(match, tokenizer)):
                continue
            before = question[end:start]
            people = self._names.families.get(family, ())
            apart = not before or not HAN.match(before[-1]) or _word_ends(before) or before.endswith(WITHIN)
            if not (apart or any(self._works_at(before, person, title) for person in people)):
                continue
            fitting = tuple(p for p in people if _called(title, self._known[p.id]))
            told_of = self.is_told_of(family + title) and (not fitting or KIN.fullmatch(title))
            if told_of or self._organisations.is_in_posts(match.group()):
                continue
            fitting = fitting or (people if title in COURTEOUS else ())
            if not fitting and not people and title in ANYONE:
                continue
            words = question[start : match.end()]
            near = people or self._sounding(family, title)
            yield Mention(fitting, words, start, How.TITLE) if fitting else Unmatched(words, start, near)
            end = match.end()

    def _callings(self, question: str, tokenizer: Tokenizer) -> Iterator[Mention]:
        """Those whom others call so, as they say themselves (五局长, of whom people say it).

        What is a title or another word by itself (都叫我“校长”) tells nobody from whoever else it stands for.
        """
        for called, people in self._called.items():
            of_anybody = tokenizer.knows(called) or _MERE_TITLE.fullmatch(called)
            for start in () if of_anybody else occurrences(called, question):
                yield Mention(people, called, start, How.TITLE)

    @cached_property
    def _called(self) -> Mapping[str, tuple[Person, ...]]:
        bearers: dict[str, tuple[Person, ...]] = {}
        everybody = (person for people in self._names.families.values() for person in people)
        for person in everybody:
            for called in self._known[person.id].callings:
                bearers[called] = (*bearers.get(called, ()), person)
        return bearers

    def _familiar(self, question: str) -> Mention | None:
        """A surname as friends say it (老宋讲了什么), or a double one alone, where somebody printed bears it."""
        match = _FAMILIAR.search(question)
        people = self._names.families.get(match["surname"] or match["double"], ()) if match else ()
        if match and people:
            return Mention(people, match.group(), match.start(), How.TITLE)
        return next(self._familiar_at_work(question), None)

    def _familiar_at_work(self, question: str) -> Iterator[Mention]:
        """Those of a familiar surname who work where the words before it say."""
        for match in _FAMILIAR_AT_WORK.finditer(question):
            before = match["before"].removesuffix("的")
            bearers = self._names.families.get(match["surname"], ())
            if people := tuple(one for one in bearers if self._works_at(before, one)):
                words = question[match.start("surname") - 1 : match.end()]
                yield Mention(people, words, match.start("surname") - 1, How.TITLE)

    @cached_property
    def _double(self) -> Mapping[str, str]:
        """The surnames of two characters that somebody bears, by sound: 审屠 is heard as 申屠."""
        return {spoken(family): family for family in self._names.families if len(family) > 1}

    def _sounding(self, family: str, title: str) -> tuple[Person, ...]:
        """Who is called so and bears another surname of the same sound: only near to who is asked for."""
        sound = spoken(family)
        alike = (people for other, people in self._names.families.items() if spoken(other) == sound)
        return tuple(p for people in alike for p in people if _called(title, self._known[p.id]))

    def _works_at(self, before: str, person: Person, title: str = "") -> bool:
        """Whether a text ends in what shows in a person's printed posts.

        A piece of two or more characters of them (天桥起重, 交警), a kind (老矿工 of a 龙首矿), or with the title what
        shortens an organisation (工信 of 工信赵局).
        """
        if len(before) < WORKPLACE:
            return False
        known = self._known[person.id]
        return (
            any(before[-WORKPLACE:] in posts for posts in known.together)
            or any(shown.search(printed) for shown in kinds_ending(before) for printed in known.printed)
            or self._shortens_office(before, person, title)
        )

    def _shortens_office(self, before: str, person: Person, title: str) -> bool:
        office = before[-WORKPLACE:] + title.removesuffix("长")
        posts = self._known[person.id].together
        return len(office) > WORKPLACE and any(self._organisations.belongs(office, one) for one in posts)

    def office_before(self, before: str, mention: Mention) -> int:
        """How many characters before a surname and title shorten where all who are meant work (工信 of 工信赵局)."""
        titled = _TITLED.fullmatch(mention.words)
        if titled is None or len(before) < WORKPLACE:
            return 0
        all_there = all(self._shortens_office(before, person, titled["title"]) for person in mention.people)
        return WORKPLACE if all_there else 0


_MERE_TITLE: Final = re.compile(f"[老小大]?(?:{TITLE})")


def _is_surname(family: str) -> bool:
    return family not in WORDS_FIRST and (family in SURNAMES or family in DOUBLE)


def _is_of_place(titled: re.Match[str], tokenizer: Tokenizer) -> bool:
    """Whether what is read as a surname makes a word with the level behind it (农村书记, 全村干部)."""
    family, title = titled["surname"], titled["title"]
    level = titled["level"] or ("" if title.endswith("长") else title)
    return level.startswith(LEVELS) and family not in COMMON and tokenizer.knows(family + level[0])


def _word_ends(before: str) -> bool:
    return before[-1] in "的和与跟问让听请找那个是,、位对给" or not HAN.match(before[-1])


def _called(title: str, known: Known) -> bool:
    """Whether people would call somebody so: 主任 for a 副主任, 总 for a 董事长, 代表 for anyone."""
    if title in ANYONE:
        return True
    posts = [post.words for post in known.posts]
    if any(trade in post for post in posts for trade in TRADES.get(title, ())):
        return True
    return any(post.endswith(CALLED.get(title, (title,))) for post in posts)
