"""What a question names and no page prints, of a kind of which others may be: 里湾村, 衢门航线, 宝钢, 玉米.

What is told of another of the kind is no answer to it. All texts are folded.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from knowledge.lexicon import District
from knowledge.text import HAN
from knowledge.topic.language import Language
from knowledge.topic.wording import PLACE_END


class Strange(NamedTuple):
    """A name, how another of its kind looks in print, and further words for what it names."""

    called: str
    others: re.Pattern[str]
    words: frozenset[str] = frozenset()

    def stands_in(self, text: str) -> bool:
        """Whether a text names it."""
        return self.called in text or any(word in text for word in self.words)


def strange_places(asked: str, language: Language) -> tuple[District, ...]:
    """The counties, towns and villages that a question names and no page does; `others` are those of the kind."""
    named = [match for match in _GOVERNED.finditer(asked) if _is_place(match, language)]
    named += [match for match in _SHORT.finditer(asked) if not language.holds(match.group())]
    kinds = language.lexicon.districts.of_kind
    return tuple(District(match.group(), kinds(match["kind"])) for match in named)


def strange_names(asked: str, language: Language) -> tuple[Strange, ...]:
    """What else a question calls by a name that no page prints, or that is one of a kind."""
    return (
        *_things(asked, language),
        *_of_one_end(asked, language),
        *_universities(asked, language),
        *_partners(asked, language),
        *_of_kinds(asked, language),
    )


def _is_place(match: re.Match[str], language: Language) -> bool:
    """Whether what stands before 村 is a name: no word, or one of a rare whole (荷塘区)."""
    name, kind = match["name"], match["kind"]
    if language.holds(name) or language.holds(name + kind):
        return False
    knows = language.tokenizer.knows
    if knows(name + kind):
        return language.tokenizer.informative(name + kind) >= RARE
    if knows(name[-1] + kind) and language.tokenizer.informative(name[-1] + kind) < RARE:  # 郊区, 山村
        return False
    return kind in _ALWAYS_NAMED or name[-1] in _PLACE_ENDS or not knows(name)


RARE: Final = 0.97
"""How much a word tells that hardly anybody writes, as names of counties are."""


def _things(asked: str, language: Language) -> Iterator[Strange]:
    for match in _THINGS.finditer(asked):
        name, kind = match["name"], match["kind"]
        words = (name, name[-1] + kind, name + kind)
        printed = language.holds(name if kind in _BODIES else name + kind)
        if not printed and not any(map(language.tokenizer.knows, words)):
            yield Strange(name, re.compile(f"{_NAME}{kind}"))


def _of_one_end(asked: str, language: Language) -> Iterator[Strange]:
    """Names of three characters of which the first alone is not printed so (红桦沟村 beside 白桦沟村)."""
    for match in _OF_THREE.finditer(asked):
        first, rest = match["first"], match["rest"]
        if language.holds(rest) and not language.holds(first + rest):
            alone = rf"(?:(?<![\u4e00-\u9fff])|(?<=[{_NO_NAME}省市县区镇乡]))"
            yield Strange(first + rest[:-1], re.compile(rf"\A(?s:(?!.*{alone}{rest}).*{rest})"))


def _universities(asked: str, language: Language) -> Iterator[Strange]:
    """Universities that are printed neither by their name nor by a shorter one (国防科大)."""
    for match in _UNIVERSITIES.finditer(asked):
        place, of = match["place"], match["of"]
        shorter = (f"{of}大", f"{place}{of[0]}大", f"{place[0]}{of[0]}大", f"{place}大学")
        if not any(map(language.holds, shorter)):
            yield Strange(match.group(), _ANY_UNIVERSITY)


def _partners(asked: str, language: Language) -> Iterator[Strange]:
    """With whom something is done: a name that hardly anybody writes."""
    for match in _PARTNERS.finditer(asked):
        who = match["who"]
        rare = language.tokenizer.informative(who) >= RARE_PARTNER and not language.lexicon.organisations.names(who)
        if rare and not language.holds(who) and not language.holds(who[:2]):
            yield Strange(who, re.compile(match["deed"]))


RARE_PARTNER: Final = 0.8
"""How much a word tells that may name a firm (宝钢)."""


def _of_kinds(asked: str, language: Language) -> Iterator[Strange]:
    """What is of a kind that is told apart (护士, 玉米), wherever it is printed; of several of a kind any will do.

    Nothing is asked of what a long story tells of, nor by a word beside a name (李红老师), that tells who somebody is
    (我爱人是老师), where he works (在鞋厂上班) or who is to have spoken (医生讲了什么).
    """
    words = language.tokenizer.words(asked) if len(asked) <= STORY else ()
    found = tuple(language.vocabulary.kinds.named(asked, words))
    called = language.lexicon.mentions(asked, language.tokenizer) if found else ()
    named = [
        (match, member)
        for match, member in found
        if not (_TELLS_WHO.search(asked, 0, match.start()) or _DOES.match(asked, match.end()))
        and not any(one.start <= match.start() <= one.end for one in called)
    ]
    for match, member in named:
        beside = (other.words for another, other in named if member.others.fullmatch(another.group()))
        same = language.vocabulary.same.get(match.group(), frozenset())
        others = member.told_instead(asked[match.end() :])
        yield Strange(match.group(), others, member.words.union(same, *beside))


STORY: Final = 40
"""Characters of a question from which what it names may only be told on the way."""
_TELLS_WHO: Final = re.compile("[是当](?:了?个|一[名个位])?$")
_DOES: Final = re.compile(
    "(?:们|代表|都|也|还|是怎么|怎么|有没有){0,2}[说讲谈]|(?:里头?|里面|上)?(?:上班|打工|做工|做事|干活|工作)"
)
"""What those do, or who is there, of whom or of which nothing else is asked."""
_NO_NAME: Final = (
    "的了吗呢啊吧呀是在到去从往和跟与同给对向为比把让被请叫说讲谈问那这哪我你他她它咱俺您们有没无不都也还就又再很最太更"
    "想要能会可该得个些几两多少全各每本邻别其另所什么怎谁啥一二三四五六七八九十百千万亿第年月日天号座条家处片块间栋幢艘位名"
    "办开修建造盖买卖进出回离坐搭乘住看找等做来过读念考完撤并关停"
)
"""Characters of which no name is made here: they join, ask, count or do."""
_NAME: Final = rf"(?:(?![{_NO_NAME}]){HAN.pattern}){{2}}(?<![新老旧大小里上中下内外前后边头])"
_ALWAYS_NAMED: Final = ("镇", "县", "街道")
"""Kinds of places whose names may be ordinary words (黄沙镇)."""
_PLACE_ENDS: Final = PLACE_END | frozenset("堡寨庄屯墩店营梁垭坞")
_GOVERNED: Final = re.compile(
    rf"(?P<name>(?!贫困|特色|文明|示范|历史|富裕|先进){_NAME})(?P<kind>(?:县|镇)(?![域级长委里城])|街道(?!上|办|两)|乡(?![村下镇里亲愁])|村(?![里上子民头口])"
    r"|社区|区(?![域别分间块长委]))"
)
_SHORT: Final = re.compile(
    rf"(?<![\u4e00-\u9fff])(?P<name>(?![{_NO_NAME}市省州区旗外邻贫强大小山穷富老新友]){HAN.pattern})(?P<kind>县)(?![域级长委里城])"
)
"""A county of one character and nothing before it (攸县, 澧县)."""
_THINGS: Final = re.compile(
    rf"(?P<name>{_NAME})(?P<kind>航线|专线|水?电站|风电?场|水库|大桥|隧道|码头|渔港|煤矿|铁矿|中学|小学|幼儿园|医院"
    r"|产业园|工业园|公园|景区|古镇|高速|合作社|岛(?![上民际])|湖(?![边里面水])|集团)"
)
"""What bears a name before the word for its kind."""
_BODIES: Final = ("合作社", "集团", "产业园", "工业园", "中学", "小学", "幼儿园", "医院")
"""Bodies whose names are longer than what they are called (青峰合作社 of 青峰养羊专业合作社)."""
_OF_THREE: Final = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[{_NO_NAME}]))(?P<first>(?![{_NO_NAME}]){HAN.pattern})(?P<rest>{_NAME}[村镇乡岛湖])"
)
"""A name of three characters that a clause begins with, or that follows no part of a name."""
_UNIVERSITIES: Final = re.compile(
    rf"(?P<place>{_NAME})(?P<of>理工|工业|师范|农业|林业|医科|中医药|科技|海洋|财经|交通|政法|民族|石油|矿业|电力|外国语"
    r"|外语|体育|工程|航空航天|航空|工商|信息|邮电|传媒|艺术)(?:大学|学院)"
)
_ANY_UNIVERSITY: Final = re.compile(rf"{HAN.pattern}{{2}}(?:大学(?!生)|学院)|科大|理工")
_PARTNERS: Final = re.compile(
    rf"(?:和|跟|与|同)(?P<who>(?:(?![{_NO_NAME}]){HAN.pattern}){{2,4}}?)(?:集团|公司)?"
    r"(?:有|没|是|怎么样?|一起|在|搞|开展|什么|哪些|的)*(?P<deed>合作|联手|对接|签约|共建|结对)"
)
"""With whom something is done together."""
