"""The posts that a question mentions, and who is printed with them. A post is its own holder's and nobody else's."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Final

from knowledge.lexicon.organisation_names import ORGANISATION_END, shortened_in
from knowledge.lexicon.organisations import ASKED_AGAIN, Organisations
from knowledge.lexicon.persons import Known, Person, Post, body_of, placed
from knowledge.lexicon.roles import (
    CALLED,
    HEADS,
    LEADERS,
    LEVELS,
    ROLE_AT,
    ROLE_LEAST,
    WHOEVER_LEADS,
    is_of_trade,
    leads_level,
    role_fit,
)
from knowledge.model import Page
from knowledge.text import folded
from knowledge.words.tokens import Tokenizer


@dataclass(frozen=True, slots=True)
class PostMention:
    """A post in a question: who is printed with exactly it, who with one like it (副主任 for 主任)."""

    people: tuple[Person, ...]
    near: tuple[Person, ...]
    words: str
    start: int
    role: str
    organisation: tuple[str, ...]

    @property
    def end(self) -> int:
        return self.start + len(self.words)


OFFICES: Final = "局院校厂镇乡区县市村所站行馆会队"
"""First characters of roles that are the last of what their holders head: 局长 of a 局."""


_GOVERNED: Final = "镇乡区县市村"
"""What places end in: whoever else leads one (书记) is not near to its 镇长."""


class Posts:
    """The printed posts of a coverage's people, by the words that they end in."""

    def __init__(self, people: Mapping[str, Person], known: Mapping[str, Known], organisations: Organisations) -> None:
        self._people = tuple(people.values())
        self._organisations = organisations
        self.printed = tuple(dict.fromkeys(post for one in known.values() for post in one.printed))
        self._holders: dict[Post, list[int]] = {}
        for number, one in enumerate(known.values()):
            for post in one.posts:
                self._holders.setdefault(post, []).append(number)
        self._by_end: dict[str, list[Post]] = {}
        for post in self._holders:
            self._by_end.setdefault(post.words[-ROLE_LEAST:], []).append(post)
        self.holding = lru_cache(maxsize=ASKED_AGAIN)(self._holding)

    def _holding(self, question: str, tokenizer: Tokenizer) -> tuple[PostMention, ...]:
        """The posts that a folded question mentions, each with the people who are printed with it."""
        return tuple(self._post(question, match, tokenizer) for match in ROLE_AT.finditer(question))

    def _post(self, question: str, match: re.Match[str], tokenizer: Tokenizer) -> PostMention:
        role = (match["deputy"] or "") + match["role"]
        words, start = _organisation_before(question, match.start(), tokenizer)
        completed = _office_of(role.removeprefix("副"))  # 科技 of 科技局长 is a 科技局
        another = not completed and self.is_another_word("".join(words), tokenizer)
        fits = {} if another else self._fits(role, words)
        exact, close = (self._fitting(fits, wanted) for wanted in (2, 1))
        if completed and completed not in _GOVERNED and words and not (fits or match["deputy"]):
            close = self.leading(_with_role("".join(words), role)[-1])  # 旅游局长, where the 主任 of a 委员会 leads it
        return PostMention(exact, close, question[start : match.end()], start, role, tuple(words))

    def is_another_word(self, organisation: str, tokenizer: Tokenizer) -> bool:
        """Whether what is named is a word of two characters that no post holds or is shortened to.

        At most it sounds like a piece of one: 园区 is no 元区 of 天元区.
        """
        if len(organisation) != 2 or not tokenizer.knows(organisation):
            return False
        shortens = (shortened_in(organisation, post.placed) for post in self._holders)
        return not self._organisations.is_in_posts(organisation) and not any(shortens)

    def beside(self, known: Known, role: str) -> tuple[PostMention, ...]:
        """The posts of a role in the bodies that somebody is of: the 局长 of the bureau whose 总会计师 he is."""
        bodies = dict.fromkeys(_headed_by(role, body_of(post)) for post in known.posts)
        return tuple(self._post_in(body, role) for body in bodies if body)

    def _post_in(self, body: str, role: str) -> PostMention:
        fits = self._fits(role, (body,))
        return PostMention(self._fitting(fits, 2), self._fitting(fits, 1), body + role, 0, role, (body,))

    def leading(self, organisation: str) -> tuple[Person, ...]:
        """The people who are printed as the head of an organisation; its deputies are not."""
        return self._fitting(self._fits("一把手", (organisation,)), 2)

    def looking_after(self, duty: re.Pattern[str] | None) -> tuple[Person, ...]:
        """The heads of the offices of which printed posts show that they look after a thing."""
        offices = (
            post for post in self._holders if duty and duty.search(post.placed) and not _NO_OFFICE.search(post.placed)
        )
        posts = [post for post in offices if role_fit("一把手", post.words) > 1]
        return tuple(self._people[number] for number in sorted({n for post in posts for n in self._holders[post]}))

    def since(self, person: Person) -> tuple[Person, ...]:
        """Who is printed in a post at the head of a body on a later day than somebody last was in the same."""
        day, held = _headed_last(person)
        if day is None or not held:
            return ()
        later = dict.fromkeys(one for post in held for one in self._heads.get(post, ()))
        return tuple(one for one in later if one is not person and (on := _headed_last(one)[0]) and on > day)

    @cached_property
    def _heads(self) -> Mapping[str, Sequence[Person]]:
        """Who last had each post at the head of a body."""
        heads: dict[str, list[Person]] = {}
        for person in self._people:
            for post in _headed_last(person)[1]:
                heads.setdefault(post, []).append(person)
        return heads

    def in_post(self, role: str) -> tuple[Person, ...]:
        """The people who are printed in a role, wherever."""
        return self._fitting(self._fits(role, ()), 2)

    def pages_of(self, words: str, person: Person, tokenizer: Tokenizer) -> tuple[Page, ...]:
        """The pages on which somebody is printed in a post, or with an organisation, that a question names in words."""
        named = self.holding(words, tokenizer)[-1:]
        return tuple(
            page
            for page, speech in person.appearances
            if any(self._is_called(words, named, post) for post in placed(speech.posts))
        )

    def _is_called(self, words: str, named: Sequence[PostMention], post: Post) -> bool:
        if not named:
            return self._organisations.belongs(words, post.placed)
        return any(self.fit(one.role, one.organisation, post) for one in named)

    def _fitting(self, fits: Mapping[int, int], wanted: int) -> tuple[Person, ...]:
        return tuple(self._people[number] for number in sorted(fits) if fits[number] == wanted)

    def _fits(self, role: str, organisation: Sequence[str]) -> dict[int, int]:
        """How well people's printed posts fit a role in an organisation, by number; both must stand in one post."""
        fits: dict[int, int] = {}
        for post in self._likely(role, organisation):
            fit = self.fit(role, organisation, post)
            for number in self._holders[post] if fit else ():
                fits[number] = max(fit, fits.get(number, 0))
        return fits

    def _likely(self, role: str, organisation: Sequence[str]) -> Iterator[Post]:
        """The posts that can fit: of the role, and where the words of the organisation can stand."""
        ends = dict.fromkeys(name[-ROLE_LEAST:] for name in CALLED.get(role, (role,)))
        posts = (post for end in ends for post in self._by_end.get(end, ()))
        if not organisation:
            return posts
        whole = "".join(organisation)
        first, *others = map(self._organisations.may_name, organisation)
        placed = set(first).intersection(*others).union(*map(self._organisations.may_name, _with_role(whole, role)))
        return (post for post in posts if post.placed in placed)

    def fit(self, role: str, organisation: Sequence[str], post: Post) -> int:
        """How well a printed post fits a role in an organisation: 2 as asked for, 1 nearly, 0 not at all."""
        fit = role_fit(role, post.words)  # most are in another role, which is told at once
        if not fit or not is_of_trade(role, post.placed) or not self._is_of(organisation, role, post.placed):
            return 0
        if organisation and self._of_another_body(post.words, (*organisation, "".join(organisation))):
            return 0
        level = "".join(organisation)
        if level in LEVELS and role in HEADS_OF_LEVELS and not leads_level(level, role, post.placed):
            return 0
        less = _leads_less(role, post, organisation, self._organisations.places)
        return min(fit, 1 if less and not self._is_of_office(organisation, role, post.placed) else 2)

    def _is_of(self, organisation: Sequence[str], role: str, post: str) -> bool:
        """Whether a post is of an organisation, by each of its words or by all in one."""
        belongs = self._organisations.belongs
        return all(belongs(word, post) for word in organisation) or any(
            belongs(word, post) for word in _with_role("".join(organisation), role)
        )

    def _is_of_office(self, organisation: Sequence[str], role: str, post: str) -> bool:
        """Whether a post is of an office that the role's first character completes (交通局长 is of the 交通运输局)."""
        whole = "".join(organisation)
        if any(self._organisations.belongs(word, post) for word in _with_role(whole, role)[1:]):
            return True
        between = post.partition(whole)[2].partition(role[0])[0] if len(whole) > 1 else ""
        return bool(_office_of(role)) and bool(between) and not _UNIT.search(between)

    def _of_another_body(self, post: str, organisation: Sequence[str]) -> bool:
        """Whether a post is of a body within the organisation that is asked for: 政法委书记 leads no district."""
        body = _BODY.match(post)
        return body is not None and not any(
            len(word) > 1 and (self._organisations.belongs(word, body.group()) or body.group() in word)
            for word in organisation
        )


_UNIT: Final = re.compile("[局委办院厅部区县市镇乡村校厂站馆队园所]|街道|社区|公司|集团|中心|协会|银行|大学|小学|中学")
"""What ends the name of one body in a post, behind which another's may begin."""


def _with_role(organisation: str, role: str) -> tuple[str, ...]:
    """An organisation, whose last character the role may hold (环保局长 is of the 环保局)."""
    office = _office_of(role)
    return (organisation, organisation + office) if office and not organisation.endswith(office) else (organisation,)


def _headed_by(role: str, body: str) -> str:
    """The body, or the one it is a part of, that somebody of a role can head; empty where neither is of his kind."""
    office = _office_of(role.removeprefix("副"))
    if role in OF_COMPANIES and not body.endswith(("公司", "集团")):
        return ""
    if not office or body.endswith(office):
        return body
    within = body.partition(office)[0]
    return within + office if within and office in body else ""


def _office_of(role: str) -> str:
    """What the name of a body ends in whose head a role may be: 局 of 局长, 大队 of 大队长; empty where none."""
    if role.endswith("队长"):
        return role.removesuffix("长")
    return role[0] if role[0] in OFFICES else ""


_BODY: Final = re.compile(
    r"(?:政法委|纪委|监委|纪检|团委|妇联|工会|工商联|科协|残联|文联|组织部|宣传部|统战部|武装部|人大|政协|机关"
    r"|办公室|法院|检察院)"
)
"""A body of a place that leads itself and not the place, at the beginning of a post."""
_GENERIC_BODY: Final = re.compile(
    r"(?:股份|有限|责任|公司|集团|党委|党组|党总支|党支部|党工委|工委|委|总支|支部|村委会|居委会|管委会"
    r"|委员会)*(?:常务)?副?$"
)


def _headed_last(person: Person) -> tuple[date | None, frozenset[str]]:
    """When somebody last spoke, and the posts then that one alone has in a body, each with the body's name."""
    page, speech = person.appearances[-1]
    headed = (post for post in placed(speech.posts) if post.words.endswith(LEADERS) and not _DEPUTY.search(post.words))
    named = ((_NEWLY.sub("", post.words), post) for post in headed)
    return page.date, frozenset(words if len(body_of(Post(words, words))) > 1 else post.placed for words, post in named)


def has_last(role: str, person: Person) -> bool:
    """Whether somebody was last printed in a post of a role."""
    return any(role_fit(role, folded(post)) > 1 for post in person.posts)


def is_newly_in(role: str, person: Person) -> bool:
    """Whether somebody was last printed as one who had just come to the post of a role, or to one beside it."""
    return has_last(role, person) and any(map(_CAME.search, person.posts))


_DEPUTY: Final = re.compile("副[^副]{1,3}$")
_CAME: Final = re.compile("[新刚](?:刚|当|當|获|獲)*[选選]|新一?任|刚刚?上任|剛剛?上任")
_NEWLY: Final = re.compile(f"^(?:(?:{_CAME.pattern}|[现连]任)的?)+")
"""What is printed before a post of when it was got, which is none of it."""


def _leads_less(role: str, post: Post, organisation: Sequence[str], cities: frozenset[str]) -> bool:
    """Whether a post heads only a part of the organisation that is asked for: the 联村党委书记 of a town is not its.

    Whatever only bears the name of one of the cities (孟澜茶业公司) is not the city, and who leads it leads no city.
    """
    words = ("".join(organisation), *organisation)
    names = [name for word in words if (name := _GENERIC_BODY.sub("", word))] or words
    in_city = role not in OF_COMPANIES and any(name in cities for name in names)
    of_place = in_city or any(name.endswith(OF_PLACES) for name in names)
    printed = post.words if not in_city and any(name in post.words for name in names) else post.placed
    headed = next((name for name in CALLED.get(role, (role,)) if printed.endswith(name)), "")
    end = _end_of(names, printed)
    if of_place and not end:
        end = _end_of([name[:-1] for name in names], printed)  # 柳塘区, of the 柳塘分局
    whoever = role in WHOEVER_LEADS
    if whoever and not end:
        end = max(_end_of_shortened(word, printed) for word in words)
    heads = whoever or role in HEADS or (role in OF_OFFICES and of_place)
    if not heads or not end or not headed:
        return False
    part = _GENERIC_BODY.sub("", printed[end : len(printed) - len(headed)])
    if whoever:
        return bool(part) and (headed, part) not in _OF_TEAMS
    return len(part) > 1 and (in_city or part.endswith(PARTS))


_OF_TEAMS: Final = {("队长", size) for size in ("大", "支", "总", "中")}
"""A role, and what stands before it that tells of no part: the 大队长 leads the 大队 whole."""


def _end_of(names: Iterable[str], text: str) -> int:
    """Where the last of some names ends in a text; 0 where none of them stands there."""
    return max((text.rfind(name) + len(name) for name in names if len(name) > 1 and name in text), default=0)


def _end_of_shortened(name: str, text: str) -> int:
    """Where a name ends whose characters stand in a text in their order (市医院 of 市人民医院); 0 where they do not."""
    place = 0
    for character in name:
        place = text.find(character, place) + 1
        if not place:
            return 0
    return place + len(_REST_OF_BODY) * text.startswith(_REST_OF_BODY, place)


_REST_OF_BODY: Final = "员会"
"""What is left out of 委员会 in a short name (发改委)."""


_NO_OFFICE: Final = re.compile(
    "公司|集团|厂|合作社|银行|支行|事务所|派出所|大队|中队|[文保化]站|协会|学会|商会|学校|学院|[中小]学|大学|幼儿园|医院|研究[院所]"
)
"""What shows that a post is in no office of a government, whatever its name tells of, or in a small part of one."""
HEADS_OF_LEVELS: Final = frozenset("书记 主任 支书 主席".split())
"""Roles that a level itself has, and bodies of it too: 市局长 is any of a city's."""
PARTS: Final = (*ORGANISATION_END, *"科室处股组")
"""What the names of parts of an organisation end in."""
OF_OFFICES: Final = frozenset({"主任"})
"""Who leads an office of a place as a whole, but stands in any part of a hospital or a company."""
OF_PLACES: Final = ("市", "县", "区", "镇", "乡", "街道")
"""What the names of places end in that have such an office."""
OF_COMPANIES: Final = frozenset({"董事长", "总经理"})
"""The heads that no city has: the one of a city's company may be asked for by the city."""


_ORGANISATION_BREAK: Final = re.compile(
    r"[，,。？?！!：:；; ]|(?:请问|知道|想问|关于|有没有|哪位|哪个|谁是|当选|现任|新任|新当选|新一届|上一届|本届|前任"
    r"|那[年次回]|那?时候|当[年时]|(?:19|20)\d\d年|了|现在|我们|咱们|咱|(?:分管|主管|管|负责|抓)[^的,，。 ]{1,6}的"
    r"|那个|这个|那位|这位|的|是|叫|问|听|和|跟|由|谁(?:[来在]?(?:当(?:选为?|上)?|担任|任))?)"
)


_LINK: Final = re.compile(
    r"(?:的|那个|这个|那位|这位|那边|这边|新任|现任|新来的|新上任的|新|个|一把手|老大|头头"
    r"|(?:20)?[012]\d年(?:那时候?|那会儿?|那年)?)+"
)
"""What may stand between an organisation and a post in it: 柳叶社区的那个书记, 青石那个新县长."""


def _organisation_before(question: str, end: int, tokenizer: Tokenizer) -> tuple[list[str], int]:
    """The words of the organisation that stand before a role, and where they begin."""
    start = 0
    for match in _ORGANISATION_BREAK.finditer(question[:end]):
        if not _LINK.fullmatch(question, match.start(), end):
            start = match.end()
    words = (word for word in tokenizer.words(_bare(question[start:end])) if not _LINK.fullmatch(word))
    return _joined(words), start


def _joined(words: Iterable[str]) -> list[str]:
    """Single characters that stand together, as one word: they are a name that the dictionary lacks."""
    joined: list[str] = []
    open_run = False
    for word in words:
        if len(word) == 1 and open_run:
            joined[-1] += word
        else:
            joined.append(word)
        open_run = len(word) == 1
    return joined


def _bare(words: str) -> str:
    return re.sub(rf"{_LINK.pattern}$", "", words)
