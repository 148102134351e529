"""Who and what the coverage knows by name: people, posts, organisations; and where a question mentions them.

A mention is only ever made from what is printed. A name that merely resembles a printed one is told apart from it:
the mention says how it was found, so that the answer can say so too.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property, lru_cache
from typing import Final

from knowledge.model import Coverage, Page, Speech
from knowledge.shortenings import Change, Pieces
from knowledge.surnames import ALSO_WORDS, DOUBLE, DOUBLE_WORDS, KNOWN, RARE
from knowledge.text import HAN, folded, occurrences, syllables
from knowledge.tokens import Tokenizer, quoted_terms
from knowledge.vocabulary import Vocabulary

ROLES: Final = (
    "总会计师 总工程师 总经济师 会计师 工程师 经济师 农艺师 董事长 总经理 副总经理 秘书长 理事长 检察长 "
    "村主任 村支书 支书 书记 局长 主任 市长 区长 县长 镇长 乡长 村长 州长 省长 部长 厅长 处长 科长 股长 院长 "
    "校长 园长 所长 站长 队长 厂长 行长 社长 会长 台长 馆长 组长 班长 店长 主席 委员 经理 总裁 总监 教授 院士 "
    "医生 医师 护士 护士长 教师 老师 律师 法官 检察官 民警 干警 社工 网格员 负责人 带头人 研究员 技师 技术员 "
    "工人 司机 驾驶员 骑手 快递员 创始人 政委 农民 居民 村民 职工 学生 主播"
).split()
TRADE_ROLES: Final = frozenset(
    "会计师 工程师 经济师 农艺师 教授 院士 医生 医师 护士 教师 老师 律师 法官 检察官 民警 干警 社工 网格员 研究员 技师 "
    "技术员 工人 司机 驾驶员 骑手 快递员 农民 居民 村民 职工 学生 主播".split()
)
"""Roles that many people have: a question that holds such a word may be about the trade."""
_ROLE = "|".join(
    sorted(
        {
            *ROLES,
            "老总",
            "老板",
            "一把手",
            "大夫",
            "负责人",
            "头头",
            "头儿",
            "当家人",
            "当家的",
            "领头的",
            "掌门人",
            "高工",
        },
        key=len,
        reverse=True,
    )
)
ROLE_AT: Final = re.compile(f"(?P<deputy>副|常务副|第一)?(?P<role>{_ROLE})")
CALLED: Final = {
    "总": ("总经理", "董事长", "总裁", "总会计师", "总工程师", "总监"),
    "老总": ("董事长", "总经理", "总裁"),
    "老板": ("董事长", "总经理", "总裁", "理事长"),
    "村支书": ("书记",),
    "支书": ("书记",),
    "村长": ("村长", "村委会主任", "村主任"),
    "村主任": ("村主任", "村委会主任"),
    "一把手": ("书记", "局长", "主任", "院长", "校长", "董事长", "镇长", "县长", "市长"),
    "头头": ("书记", "局长", "主任", "院长", "校长", "董事长", "镇长", "县长", "市长"),
    "头儿": ("书记", "局长", "主任", "院长", "校长", "董事长", "镇长", "县长", "市长"),
    "当家人": ("书记", "局长", "主任", "院长", "校长", "董事长", "镇长", "县长", "市长"),
    "当家的": ("书记", "局长", "主任", "院长", "校长", "董事长", "镇长", "县长", "市长"),
    "领头的": ("书记", "局长", "主任", "院长", "校长", "董事长", "镇长", "县长", "市长"),
    "掌门人": ("书记", "局长", "主任", "院长", "校长", "董事长", "镇长", "县长", "市长"),
    "医生": ("医生", "医师", "主任", "院长"),
    "医师": ("医生", "医师", "主任", "院长"),
    "大夫": ("医生", "医师", "主任", "院长"),
    "高工": ("高级工程师",),
    "老师": ("老师", "教师", "校长"),
    "司机": ("司机", "驾驶员"),
    "局": ("局长",),
    "处": ("处长",),
    "科": ("科长",),
    "院": ("院长",),
    "校": ("校长",),
}
"""What people call someone, and the printed roles that it can stand for; anyone may be called 代表 or 同志."""
LEVELS: Final = frozenset("村镇乡区县市")
"""First characters of what people call somebody that say where the post is: a 村支书 is no secretary of a district."""
TRADES: Final = {
    "医生": ("医院", "卫生", "医师", "疾控", "保健院"),
    "医师": ("医院", "卫生", "医师", "疾控", "保健院"),
    "大夫": ("医院", "卫生", "医师", "保健院"),
    "律师": ("律师",),
    "师傅": ("驾驶员", "司机", "技师", "班长", "工人"),
    "骑手": ("骑手", "外卖", "快递"),
    "护士": ("医院", "卫生", "护理"),
    "老师": ("学校", "小学", "中学", "大学", "幼儿园", "教师"),
    "老板": ("公司", "集团", "企业", "厂"),
    "总": ("公司", "集团"),
    "村干部": ("村",),
    "社区干部": ("社区",),
}
"""What people call a trade, and the pieces of printed posts that show it."""
HEADS: Final = frozenset("书记 局长 市长 区长 县长 镇长 乡长 董事长 总经理 一把手 支书".split())
"""Who leads the whole of what they are named with."""
ANYONE: Final = ("代表", "同志", "委员", "先生", "女士", "大姐", "大哥", "大妈", "大叔", "阿姨", "大爷")
_SHORT = "(?:局|处|科|院|校)(?=说|讲|谈|提|怎么|的|对|是|呢|[,，\\s]|$)"
_LONG = sorted({*ROLES, *(c for c in (*CALLED, *TRADES) if len(c) > 1), "总", *ANYONE}, key=len, reverse=True)
_TITLE = "|".join([*_LONG, _SHORT])
_TITLED: Final = re.compile(rf"(?P<surname>{DOUBLE_WORDS.replace(' ', '|')}|{HAN.pattern})副?(?P<title>{_TITLE})")
SURNAMES: Final = (KNOWN | RARE) - ALSO_WORDS
SPEECH_VERB: Final = (
    "说|讲|谈|提|发言|讲话|表示|认为|介绍|建议|聊|透露|强调|指出|呼吁|"
    "看(?![病书戏护守管房])|觉得|想|打算|怎么|如何|有什么|有没有"
)
AFTER_NAME: Final = frozenset(
    "各说讲谈提没未不只光已是怎在有的对呢吗呀啊和与跟同还都也就曾把被关代这那他她什谁发到做想要会能看"
    ',。?!、:：？！，”" '
)
ORGANISATION_END: Final = tuple(
    (
        "管理委员会 管委会 委员会 居委会 村委会 工委 党委 党组 局 委 办 院 厅 部 区 县 市 镇 乡 村 街道 社区 公司 "
        "集团 厂 学校 大学 学院 中学 小学 幼儿园 医院 中心 协会 商会 合作社 银行 园区 支行 法院 检察院 公安局 "
        "派出所 大队 研究院 研究所 站 馆 队 园"
    ).split()
)


class How(Enum):
    """How a mention was recognised; beyond NAME, the answer says whom it took it for."""

    NAME = auto()
    HOMOPHONE = auto()
    PINYIN = auto()
    TITLE = auto()
    POST = auto()
    ORGANISATION = auto()


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker with every speech, oldest first."""

    id: str
    name: str
    appearances: tuple[tuple[Page, Speech], ...]

    @property
    def posts(self) -> tuple[str, ...]:
        """The posts of the latest appearance."""
        return self.appearances[-1][1].posts

    def __hash__(self) -> int:
        """That of the id: hashing every word a person said takes longer than most questions."""
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a question (`words`, folded, at `start`) that stand for these people; more than one is ambiguous."""

    people: tuple[Person, ...]
    words: str
    start: int
    how: How

    @property
    def end(self) -> int:
        return self.start + len(self.words)


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Someone who is asked for and not printed; `near` are people who share the surname or the post."""

    words: str
    start: int
    near: tuple[Person, ...] = ()

    @property
    def end(self) -> int:
        return self.start + len(self.words)


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


Limit = tuple[re.Match[str], tuple[Page, ...]]
"""Words of a question that name some pages, and these."""
Apart = tuple[re.Pattern[str], tuple[Page, ...]]
"""How some pages are named, and these: fewer than all."""


class Lexicon:
    """The names of a coverage, and how its passages (`texts`, folded) shorten them. Built once, never changed.

    What an earlier lexicon knows of a person or page that is the very one is taken over; so are the shortened names,
    where it is told what changed in the texts since.
    """

    people: dict[str, Person]
    known: dict[str, "Known"]
    printed: dict[str, "Printed"]
    pieces: Pieces

    def __init__(
        self,
        coverage: Coverage,
        vocabulary: Vocabulary,
        texts: Iterable[str] = (),
        earlier: "Lexicon | None" = None,
        change: Change | None = None,
    ) -> None:
        self.coverage = coverage
        self._vocabulary = vocabulary
        self.people = _people(coverage, earlier.people if earlier else {})
        self.known = _known(self.people, earlier)
        self.printed = _printed(coverage, earlier)
        self._by_name = self._people_by(lambda known: known.name)
        self._by_sound = self._people_by(lambda known: known.sound)
        self.organisations = {id_: known.organisations for id_, known in self.known.items()}
        self.places = frozenset[str]().union(*(printed.places for printed in self.printed.values()))
        self.surnames = {surname(name) for name in self._by_name}
        self._long_names = {name for names in self.organisations.values() for name in names if len(name) >= LONG}
        taken = earlier.pieces.after(self._long_names, change) if earlier and change else None
        self.pieces = taken or Pieces.of(self._long_names, texts)
        self.named = lru_cache(maxsize=REMEMBERED)(self._named)

    def _people_by(self, key: "Callable[[Known], str]") -> dict[str, tuple[Person, ...]]:
        found: dict[str, list[Person]] = {}
        for id_, person in self.people.items():
            found.setdefault(key(self.known[id_]), []).append(person)
        return {one: tuple(people) for one, people in found.items()}

    def own_words(self) -> set[str]:
        """The coverage's own words, folded, for the tokenizer: names, organisations, quoted terms, places."""
        words = set(self._by_name).union(
            self.places,
            map(self.pieces.shortened, self._long_names),
            (word for organisations in self.organisations.values() for word in organisations if len(word) <= SHORT),
            *(printed.terms for printed in self.printed.values()),
        )
        return {word for word in words if len(word) > 1}

    def _named(self, question: str, tokenizer: Tokenizer) -> tuple[Mention, ...]:
        """The people that a folded question names, in its order: as printed, or by sound."""
        found = list(self._exact(question, tokenizer))
        taken = [range(mention.start, mention.end) for mention in found]
        for mention in self._sounding_like(question, tokenizer):
            if not any(mention.start in span or mention.end - 1 in span for span in taken):
                found.append(mention)
                taken.append(range(mention.start, mention.end))
        return tuple(sorted(found, key=lambda mention: mention.start))

    def _exact(self, question: str, tokenizer: Tokenizer) -> Iterator[Mention]:
        longest = max(map(len, self._by_name), default=0)
        pieces = {question[i : i + n] for n in range(1, longest + 1) for i in range(len(question) - n + 1)}
        for name in sorted(pieces & self._by_name.keys(), key=len, reverse=True):
            for start in occurrences(name, question):
                if not longer_name(question, start + len(name), tokenizer):
                    yield Mention(self._by_name[name], name, start, How.NAME)

    def _sounding_like(self, question: str, tokenizer: Tokenizer) -> Iterator[Mention]:
        sounds = syllables(question)
        for start in range(len(question)):
            for length in range(min(4, len(question) - start), 1, -1):
                people = self._by_sound.get("".join(sounds[start : start + length]))
                window = question[start : start + length]
                if people and HAN.match(window) and self._is_slip(question, start, window, people, tokenizer):
                    yield Mention(people, window, start, How.HOMOPHONE)
                    break

    def _is_slip(self, question: str, start: int, window: str, people: Sequence[Person], tokenizer: Tokenizer) -> bool:
        """Whether a window that sounds like a name can be a slip for it, rather than a word of its own."""
        if window in self._by_name or tokenizer.knows(window) or any(window in p for p in self.places):
            return False
        if len(window) >= 3 or window[0] == folded(people[0].name)[0]:
            return not longer_name(question, start + len(window), tokenizer)
        after = question[start + len(window) :]
        return re.match(f"(?:{SPEECH_VERB}|{_TITLE}|是谁|$)", after) is not None

    def closed_up(self, text: str) -> str:
        """A folded text with the names that are written with spaces inside (武 利 冲) closed up."""
        together = "".join(text.split())
        if together == text:
            return text
        for name in self._by_name:
            if len(name) > 1 and "".join(name.split()) in together:
                text = name.join(re.split(r"\s+".join(map(re.escape, name)), text))
        return text

    def called(self, word: str, person: Person) -> bool:
        """Whether a word can name a person's post, organisation or trade (医生: somebody of a hospital)."""
        posts = [folded("".join(speech.posts)) for _, speech in person.appearances]
        trades = TRADES.get(word, ())
        return any(self.belongs(word, post) or any(trade in post for trade in trades) for post in posts)

    def surnamed(self, name: str) -> tuple[Person, ...]:
        """The people whose surname a folded name begins with."""
        return tuple(p for p in self.people.values() if surname(folded(p.name)) == surname(name))

    def mentions(self, question: str, tokenizer: Tokenizer) -> Sequence[Mention]:
        """The people that a question names, or a surname with a title."""
        found = self.named(question, tokenizer)
        titled = None if found else self.titled(question)
        return found or ((titled,) if isinstance(titled, Mention) else ())

    def dated(self, question: str) -> bool:
        """Whether the day in a question is meant for the paper (1月10号那天, 9月29日的报)."""
        return re.search(rf"{DATE.pattern}(?:的|那|这|当)*(?:天|日|版|报|期)", question) is not None

    def titled(self, question: str) -> Mention | Unmatched | None:
        """A surname with a title (李局长): the people it can stand for, or that nobody printed fits."""
        for match in _TITLED.finditer(question):
            family, title = match["surname"], match["title"]
            if family not in SURNAMES and family not in DOUBLE and family not in self.surnames:
                continue
            before = question[: match.start()]
            people = [p for p in self.people.values() if surname(self.known[p.id].name) == family]
            apart = not before or not HAN.match(before[-1]) or _word_ends(before) or before.endswith(ORGANISATION_END)
            if not (apart or any(self._works_at(before, person) for person in people)):
                continue
            if match.group() in self._posts.text:
                continue
            fitting = tuple(p for p in people if _called(title, p))
            if fitting:
                return Mention(fitting, match.group(), match.start(), How.TITLE)
            if people or title not in ANYONE:
                return Unmatched(match.group(), match.start(), tuple(people))
        return None

    def _works_at(self, before: str, person: Person) -> bool:
        """Whether a text ends in a piece of three or more characters of a person's printed posts (天桥起重)."""
        posts = self.known[person.id].together
        return len(before) >= WORKPLACE and any(before[-WORKPLACE:] in one for one in posts)

    def on(self, question: str) -> Limit | None:
        """The day that a question names, and the pages of that day."""
        match = DATE.search(question)
        if match is None:
            return self._on_day(question) or self._in_year(question)
        year = match["year"] and int(match["year"]) % 100
        day = (int(match["month"]), int(match["day"]))
        pages = (page for page in self.coverage.pages if page.date and (page.date.month, page.date.day) == day)
        return match, tuple(page for page in pages if page.date and year in (None, page.date.year % 100))

    def _on_day(self, question: str) -> Limit | None:
        """The day of a month that is named alone (24号那天的), and its pages, where there are any."""
        match = _DAY.search(question)
        pages = tuple(p for p in self.coverage.pages if match and p.date and p.date.day == int(match["day"]))
        return (match, pages) if match and pages else None

    def _in_year(self, question: str) -> Limit | None:
        """The year in which somebody spoke (2024年又讲了什么) and its pages, where the coverage has other years too."""
        match = _YEAR.search(question)
        pages = tuple(
            p for p in self.coverage.pages if match and p.date and p.date.year % 100 == int(match["year"]) % 100
        )
        return (match, pages) if match and pages and len(pages) < len(self.coverage.pages) else None

    def limits(self, question: str) -> list[Limit]:
        """The day, the kind of event and the newspaper that a question names, each with its pages."""
        named = (self.on(question), self.at_event(question), _first_named(question, self._papers))
        return [limit for limit in named if limit is not None]

    def at_event(self, question: str) -> Limit | None:
        """The kind of event that a question names and its pages, where the coverage has other events too."""
        return _first_named(question, self._events)

    @cached_property
    def _events(self) -> tuple[Apart, ...]:
        events = {page.event or "" for page in self.coverage.pages}
        held = [(way, {one for one in events if re.search(printed, folded(one))}) for way, printed in EVENTS]
        return self._apart((way, [p for p in self.coverage.pages if (p.event or "") in those]) for way, those in held)

    @cached_property
    def staff(self) -> Mapping[str, tuple[Page, ...]]:
        """Who made the pages, folded: reporters and staff, each with their pages."""
        made: dict[str, dict[Page, None]] = {}
        for page in self.coverage.pages:
            names = [one.name for one in page.reporters] + [name for _, names in page.staff for name in names]
            for name in names:
                made.setdefault(folded(name), {})[page] = None
        return {name: tuple(pages) for name, pages in made.items() if len(name) > 1}

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """The roles of staff that the pages print, folded, the longest first."""
        printed = {folded(role) for page in self.coverage.pages for role, _ in page.staff}
        return tuple(sorted((role for role in printed if len(role) > 1), key=lambda role: (-len(role), role)))

    @cached_property
    def sections(self) -> Mapping[str, str]:
        """The parts of the titles of sections by which they can be named, folded, each with its title."""
        titles = dict.fromkeys(section.title for page in self.coverage.pages for section in page.sections)
        parts = ((part, title) for title in titles for part in re.split(r"[·•:：—\s]+", folded(title)))
        named: dict[str, str] = {}
        for part, title in parts:
            named[part] = title if part not in named else ""
        return {part: title for part, title in named.items() if len(part) > 1 and title}

    @cached_property
    def papers(self) -> tuple[str, ...]:
        """The names of the newspapers, folded."""
        return tuple(dict.fromkeys(folded(page.newspaper) for page in self.coverage.pages if page.newspaper))

    @cached_property
    def _papers(self) -> tuple[Apart, ...]:
        """The newspapers as a question names them (安河晚报, 晚报上), the longest name first."""
        names = sorted(
            {form for paper in self.papers for form in (paper, paper[-2:])}, key=lambda name: (-len(name), name)
        )
        way = "{}(?:社)?(?:上面?|里面?|那版)?"
        pages = [(folded(page.newspaper or ""), page) for page in self.coverage.pages]
        return self._apart(
            (way.format(re.escape(one)), [p for paper, p in pages if paper.endswith(one)]) for one in names
        )

    def _apart(self, named: Iterable[tuple[str, Sequence[Page]]]) -> tuple[Apart, ...]:
        """Ways to name some pages, where these are not all of them."""
        number = len(self.coverage.pages)
        return tuple((re.compile(way), tuple(pages)) for way, pages in named if 0 < len(pages) < number)

    def holding(self, question: str, tokenizer: Tokenizer) -> list[PostMention]:
        """The posts that a folded question mentions, each with the people who are printed with it."""
        return [self._post(question, match, tokenizer) for match in ROLE_AT.finditer(question)]

    def _post(self, question: str, match: re.Match[str], tokenizer: Tokenizer) -> PostMention:
        role = (match["deputy"] or "") + match["role"]
        words, start = _organisation_before(question, match.start(), tokenizer)
        fits = {person: self._fit(role, words, person) for person in self.people.values()}
        exact, close = (tuple(person for person, fit in fits.items() if fit == wanted) for wanted in (2, 1))
        return PostMention(exact, close, question[start : match.end()], start, role, tuple(words))

    def _fit(self, role: str, organisation: Sequence[str], person: Person) -> int:
        """How well a person's printed posts fit a role in an organisation; both must stand in one post."""
        whole = "".join(organisation)
        fits = (
            min(fit, 1 if _leads_less(role, post, organisation) else 2)
            for posts in self.known[person.id].posts
            for post, inside in _posts_within(posts)
            if (fit := _role_fit(role, post))  # most are in another role, which is told at once
            and (all(self.belongs(word, inside) for word in organisation) or self._held_in(whole, role, inside))
            and not (organisation and self._of_another_body(post, (*organisation, whole)))
        )
        return max(fits, default=0)

    def _held_in(self, organisation: str, role: str, posts: str) -> bool:
        """Whether posts are of an organisation, whose last character the role may hold (环保局长 is of the 环保局)."""
        ends = role[0] in "局院校厂镇乡区县市村所站行馆会队" and not organisation.endswith(role[0])
        return self.belongs(organisation, posts) or (ends and self.belongs(organisation + role[0], posts))

    def _of_another_body(self, post: str, organisation: Sequence[str]) -> bool:
        """Whether a post is of a body within the organisation that is asked for: 政法委书记 leads no district."""
        body = _BODY.match(post)
        return body is not None and not any(
            len(word) > 1 and (self.belongs(word, body.group()) or body.group() in word) for word in organisation
        )

    def leading(self, organisation: str) -> tuple[Person, ...]:
        """The people who are printed as the head of an organisation; its deputies are not."""
        return tuple(person for person in self.people.values() if self._fit("一把手", (organisation,), person) == 2)

    def in_post(self, role: str) -> tuple[Person, ...]:
        """The people who are printed in a role, wherever."""
        return tuple(person for person in self.people.values() if self._fit(role, (), person) == 2)

    @cached_property
    def _posts(self) -> "_Posts":
        return _Posts.of(posts for known in self.known.values() for posts in known.together)

    def belongs(self, word: str, posts: str) -> bool:
        """Whether a word names an organisation in printed posts: as printed, shortened, or by a synonym."""
        forms = self._forms(word)
        if any(form in posts or _shortened_in(form, posts) or _sounds_in(form, posts) for form in forms):
            return True
        return len(word) >= LONG and any(_shortens(match.group(), word) for match in _ORGANISATION.finditer(posts))

    def _forms(self, word: str) -> frozenset[str]:
        return self._vocabulary.same.get(word, frozenset()) | {word}

    def names(self, word: str) -> bool:
        """Whether a word names a place, or an organisation that speakers come from."""
        return word in self.places or (len(word) > 2 and bool(self.of_organisation(word)))

    def organisations_called(self, word: str) -> tuple[str, ...]:
        """The printed organisations that a word shortens or stands for (科技局: 市科学技术局)."""
        if len(word) < 3 or word in self.places or not self._posts.may_name(self._forms(word)):
            return ()
        printed = dict.fromkeys(one for organisations in self.organisations.values() for one in organisations)
        return tuple(one for one in printed if one != word and self.belongs(word, one))

    def of_organisation(self, word: str) -> tuple[Person, ...]:
        """The people whose printed posts name the organisation."""
        if not self._posts.may_name(self._forms(word)):
            return ()
        return tuple(
            p for p in self.people.values() if any(self.belongs(word, posts) for posts in self.known[p.id].together)
        )


def _first_named(question: str, ways: Iterable[Apart]) -> Limit | None:
    return next(((match, pages) for way, pages in ways if (match := way.search(question))), None)


def surname(name: str) -> str:
    """The family name of a folded Chinese name."""
    return name[:2] if name[:2] in DOUBLE and len(name) > 2 else name[:1]


LONG: Final = 6
"""Characters from which the name of an organisation is shortened where people speak."""
SHORT: Final = 8
"""Characters up to which it is a word of its own."""
WORKPLACE: Final = 3
"""Characters of a workplace that tell whose it is."""
REMEMBERED: Final = 16
"""Texts whose people are remembered: several rules ask whom a question names."""
NEAR: Final = 8
"""Characters after a name that tell whether it goes on."""


def longer_name(question: str, end: int, tokenizer: Tokenizer) -> bool:
    """Whether the name that ends here goes on: 李红 in 李红军说 is another person's."""
    following = question[end : end + 1]
    if not following or not HAN.match(following) or following in AFTER_NAME:
        return False
    words = tokenizer.words(question[end : end + NEAR])
    return (
        bool(words)
        and len(words[0]) == 1
        and re.match(f"(?:{SPEECH_VERB}|{_TITLE}|是|的|$)", question[end + 1 :]) is not None
    )


def _word_ends(before: str) -> bool:
    return before[-1] in "的和与跟问让听请找那个是,、位对给" or not HAN.match(before[-1])


def _called(title: str, person: Person) -> bool:
    """Whether people would call the person so: 主任 for a 副主任, 总 for a 董事长, 代表 for anyone."""
    if title in ANYONE:
        return True
    roles = CALLED.get(title, (title,))
    posts = [folded(post) for _, speech in person.appearances for post in speech.posts]
    if any(trade in post for post in posts for trade in TRADES.get(title, ())):
        return True
    return any(post.endswith(role) for post in posts for role in roles)


def _posts_within(posts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each folded post with the place or organisation that the posts before it named.

    局长 after 市科学技术局党组书记 is that bureau's; 政法委书记 after 芦淞区委副书记 is that district's, and not
    its 区委书记.
    """
    places = ""
    for post in map(folded, posts):
        yield post, places + post
        match = _PLACE_OF_POST.match(post)
        places += match.group() if match else ""


_BODY: Final = re.compile(
    r"(?:政法委|纪委|监委|纪检|团委|妇联|工会|工商联|科协|残联|文联|组织部|宣传部|统战部|武装部|人大|政协|机关|办公室|法院|检察院)"
)
"""A body of a place that leads itself and not the place, at the beginning of a post."""
_PLACE_OF_POST: Final = re.compile(
    r".*(?:[省市州区县镇乡村局院校厂]|委员会|管委会|街道|社区|公司|集团|大学|小学|中学|幼儿园|研究所|派出所|支行|大队|支队|农场|馆|站|中心|银行|协会|合作社)(?!委)|.*[省市州区县镇乡村](?=委)"
)


_GENERIC_BODY: Final = re.compile(
    r"(?:股份|有限|责任|公司|集团|党委|党组|党总支|党支部|党工委|工委|委|总支|支部|村委会|居委会|管委会|委员会)*(?:常务)?副?$"
)


def _leads_less(role: str, post: str, organisation: Sequence[str]) -> bool:
    """Whether a post heads only a part of the organisation that is asked for: the 联村党委书记 of a town is not its."""
    places = [_GENERIC_BODY.sub("", word) for word in ("".join(organisation), *organisation)]
    ends = [post.rfind(word) + len(word) for word in places if len(word) > 1 and word in post]
    named = next((name for name in CALLED.get(role, (role,)) if post.endswith(name)), "")
    if role not in HEADS or not ends or not named:
        return False
    part = _GENERIC_BODY.sub("", post[max(ends) : len(post) - len(named)])
    return len(part) > 1 and part.endswith(ORGANISATION_END)


def _role_fit(role: str, post: str) -> int:
    """2: exactly this role; 1: its deputy (副主任 for 主任); 0: another one."""
    if role[0] in LEVELS and role in CALLED and role[0] not in post:
        return 0
    for name in CALLED.get(role, (role,)):
        if post.endswith(name):
            return 1 if post.removesuffix(name)[-1:] == "副" else 2
    return 0


DATE: Final = re.compile(
    r"(?:(?P<year>20\d\d|\d\d)年)?(?P<month>1[0-2]|0?[1-9])(?:月|[./-](?=\d))(?P<day>3[01]|[12]\d|0?[1-9])[日号]?"
)
"""A day in a question: 2019年1月10日, 1月10号."""
_DAY: Final = re.compile(
    r"(?<![\d月.])(?P<day>3[01]|[12]\d|[1-9])[日号](?:的|那|这|当)*(?:天|张|份|期|版|的?(?=报|晚报|日报|校对|编辑|责编|美编|记者|照片|标题|上))"
)
_YEAR: Final = re.compile(
    r"(?:在|到)?(?P<year>20\d\d|(?<!\d)[12]\d(?=年))年?(?:的时候|那年|那次|那回|那一年|时)?"
    r"(?=[^\d]{0,5}?(?:说|讲|谈|发言|提到|提过|提出|报纸|报道|版面|党代会|人大|两会|政协|大会|会上|那张报|那期))"
)
EVENTS: Final = (
    (r"党代会|党代表大会", r"共产党|中共|党.{0,4}代表大会"),
    (r"人代会|人大会议?|人民代表大会", r"人民代表大会|人大"),
    (r"政协会议?", r"政协|政治协商"),
    (r"两会", r"人民代表大会|人大|政协|政治协商"),
)
"""How people call an event, and how its printed name shows that it is one."""
_ORGANISATION_BREAK: Final = re.compile(
    r"[，,。？?！!：:；; ]|(?:请问|知道|想问|关于|有没有|哪位|哪个|谁是|当选|现任|新任|新当选|新一届|上一届|本届|前任"
    r"|了|现在|我们|咱们|咱|(?:分管|主管|管|负责|抓)[^的,，。 ]{1,6}的"
    r"|那个|这个|那位|这位|的|是|叫|问|听|和|跟|由|谁)"
)


_LINK: Final = re.compile(r"(?:的|那个|这个|那位|这位|那边|这边)+")
"""What may stand between an organisation and a post in it: 柳叶社区的那个书记."""


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
    return re.sub(r"(?:的|那个|这个|那位|这位|那边|这边)+$", "", words)


def _shortened_in(short: str, posts: str) -> bool:
    """Whether a short name (科技局) is a shortening of an organisation in the posts (科学技术局).

    Its characters stand in order, first and last character fit the ends, with at most as many left out as kept.
    """
    if len(short) < 3 or not all(character in posts for character in short):
        return False
    pattern = ".{0,3}?".join(map(re.escape, short))
    match = re.search(pattern, posts)
    return match is not None and len(match.group()) <= 2 * len(short) + 2


def _shortens(short: str, name: str) -> bool:
    """Whether a printed name (市人社局) is a shortening of the name that a question has in full.

    But for the place before it, it begins and ends as the full name does, and its characters stand there in order.
    """
    bare = re.sub(r"^.*[市县区州省]", "", short)
    if len(bare) < 3 or (bare[0], bare[-1]) != (name[0], name[-1]):
        return False
    return re.fullmatch(".*?".join(map(re.escape, bare)), name) is not None


def _sounds_in(word: str, posts: str) -> bool:
    """Whether a word of two or more characters sounds like a piece of the posts (芦凇 for 芦淞)."""
    return len(word) > 1 and _spoken(word) in _spoken(posts)


@lru_cache(maxsize=4096)
def _spoken(text: str) -> str:
    return f" {' '.join(syllables(text))} "


@dataclass(frozen=True, slots=True)
class _Posts:
    """All printed posts in one, so that one look tells what names an organisation in none of them."""

    text: str
    characters: frozenset[str]
    sounds: str

    @classmethod
    def of(cls, posts: Iterable[str]) -> "_Posts":
        text = "\n".join(dict.fromkeys(posts))
        return cls(text, frozenset(text), " ".join(map(_spoken, text.split("\n"))))

    def may_name(self, forms: Iterable[str]) -> bool:
        """Whether any form of a word may name one; where it is true, it may be that only all posts together do."""
        return any(
            len(form) >= LONG
            or form in self.text
            or (len(form) > 2 and self.characters.issuperset(form))
            or (len(form) > 1 and _spoken(form) in self.sounds)
            for form in forms
        )


def _people(coverage: Coverage, earlier: Mapping[str, Person]) -> dict[str, Person]:
    """Everybody who speaks, in the order of the record; one of an earlier coverage who said no more and no less."""
    said: dict[str, list[tuple[Page, Speech]]] = {}
    for page, speech in coverage.speeches():
        said.setdefault(speech.speaker.id, []).append((page, speech))
    return {id_: _person(id_, appearances, earlier.get(id_)) for id_, appearances in said.items()}


def _person(id_: str, appearances: Sequence[tuple[Page, Speech]], known: Person | None) -> Person:
    if known is not None and len(known.appearances) == len(appearances):
        pairs = zip(known.appearances, appearances, strict=True)
        if all(before[0] is now[0] and before[1] is now[1] for before, now in pairs):
            return known
    return Person(id_, appearances[-1][1].speaker.name, tuple(appearances))


@dataclass(frozen=True, slots=True)
class Known:
    """What is looked up of a person: the name folded, and what it sounds like; posts, and what they name.

    `posts`: the different lists of posts as printed; `together`: each run together, folded; `organisations`: those and
    places in them, folded.
    """

    name: str
    sound: str
    posts: tuple[tuple[str, ...], ...]
    together: tuple[str, ...]
    organisations: tuple[str, ...]

    @classmethod
    def of(cls, person: Person) -> "Known":
        name = folded(person.name)
        posts = tuple(dict.fromkeys(speech.posts for _, speech in person.appearances))
        named = (match.group() for one in posts for post in one for match in _ORGANISATION.finditer(folded(post)))
        organisations = tuple(dict.fromkeys(one for one in named if len(one) > 1))
        return cls(name, "".join(syllables(name)), posts, tuple(folded("".join(one)) for one in posts), organisations)


def _known(people: Mapping[str, Person], earlier: Lexicon | None) -> dict[str, Known]:
    """What is looked up of each person; of one who was there before, what was found then."""
    before = earlier.people if earlier else {}
    return {
        id_: earlier.known[id_] if earlier and before.get(id_) is person else Known.of(person)
        for id_, person in people.items()
    }


_ORGANISATION: Final = re.compile(
    rf"{HAN.pattern}{{1,14}}?(?:{'|'.join(sorted(ORGANISATION_END, key=len, reverse=True))})"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """What a page names: terms that it sets in quotation marks, and its city or county, from event and newspaper."""

    page: Page
    terms: frozenset[str]
    places: tuple[str, ...]

    @classmethod
    def of(cls, page: Page) -> "Printed":
        said = (text for one in page.speeches for text in (one.text, one.headline or ""))
        terms = map(quoted_terms, (*said, *(note.text for note in page.notes)))
        return cls(page, frozenset[str]().union(*terms), tuple(_places(page)))


def _printed(coverage: Coverage, earlier: Lexicon | None) -> dict[str, Printed]:
    """What each page names; of a page that was there before, what was found then."""
    before = earlier.printed if earlier else {}
    return {
        page.id: one if (one := before.get(page.id)) and one.page is page else Printed.of(page)
        for page in coverage.pages
    }


def _places(page: Page) -> Iterator[str]:
    if match := re.search(
        rf"(?:中国共产党|中共)?({HAN.pattern}{{2,7}}?)(?:市|县|区|州|省)(?:委|第|届|政协|人民|$)",
        folded(page.event or ""),
    ):
        yield match.group(1)
    newspaper = folded(page.newspaper or "")
    if match := re.match(rf"({HAN.pattern}{{2,4}}?)(?:日报|晚报|都市报|时报|晨报|新报|报)$", newspaper):
        yield match.group(1)
