"""Whom a phrase describes: by surname, post, kind, organisation, place or duty, all that it says taken together.

A phrase describes people only where printed posts account for every word of it; one word more, and it is none.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile
from typing import Final, NamedTuple

from knowledge.lexicon import LEVELS, ROLE_AT, Person, duty_of, kind_at, surname
from knowledge.question.message import Reading
from knowledge.surnames import DOUBLE, SURNAMES
from knowledge.text import HAN
from knowledge.topic import Language


@dataclass(frozen=True, slots=True)
class Whom:
    """Those who are described; `pointed` where one is meant (那个书记), `several` where more are (两个书记, 书记们).

    `closely` where more than one thing is said of them; `surname` is all that they are described by; `named` where one
    is by name.
    """

    people: tuple[Person, ...]
    pointed: bool = False
    several: bool = False
    closely: bool = False
    surname: str | None = None
    named: bool = False


WHO: Final = (
    r"(?:谁[和跟与]?谁|谁|什么(?:人|官|领导|干部|代表)|(?:哪[一几些两三]?|几)[个位名]"
    r"(?!百?分?点|月|小时|钟头|星期|礼拜|(?:单位|部门|公司|地方)来?的?\W*$)(?:人|代表|委员|同志)?"
    r"|哪些(?:人|代表|委员|同志)?"
    r"|多少(?:[个位名](?:人|代表|委员)?|人|代表|委员))"
)
_POINTING: Final = re.compile(
    r"[那这](?![边里些样])|姓[\u4e00-\u9fff]|(?:大[哥姐叔妈爷娘婶伯]|师傅|妹子|阿姨|小哥|小伙子?|老爷子|老人家)$"
)
_SEVERAL: Final = re.compile(r"[两俩几三四五六七八九]+[个位名]|俩|(?<![我你他她])们|所有|各位|全部")
_COUNTED: Final = re.compile(r"(?<!第)[两俩三四五六七八九十][个位名]")
"""How many are meant: the one of a body who is printed is not its seven men (派出所七个人)."""
_UNPRINTED: Final = re.compile(
    r"[男女](?!儿)的?|少数民族的?|(?<=[的位个名])[\u4e00-\u9fff]族的?|(?:[5-9]0|[五六七八九]零)后的?"
    r"|(?:很|挺|蛮|特别)?(?:年轻|年长|年纪大|岁数大|漂亮|能干)的?"
    r"|新来的?|新上任的?"
)
"""What posts do not print; of one who is pointed at it tells no more than the rest does."""
_GENERAL: Final = re.compile(
    r"党代表|老(?:干部|职工|同志|党员|前辈)|代表(?!团)|讲述人|(?:发言|讲话|说话|上[台报]|登报|[开参]会)的?人?"
    r"|同志|人员|人(?![大民事社力])|委员(?!会)"
)
"""What anybody is called who stands on the page."""
_FILLING_WORDS: Final = (
    "来自 从 来 派 派来 派出 派出来 选 选出 选出来 推选 出来 过来 出身 担任 任职 当 做 搞 干 种 养 卖 "
    "修 教 唱 演 画 写 跑 带 管 负责 分管 主管 抓 开 在 上班 工作 系统 战线 方面 领域 行业 行当 一线 部门 单位 口 "
    "口子 条线 界 烧 护 守 看 送 造 盖 拍 打 挖 采 治 喂 放 撑 拉 当中 中间 其中 之中 里面 里头 里边 "
    "那边 这边 那里 这里 上面 上头 里 上 中 边 头 现在 目前 如今 现任 我 我们 你 你们 本 干部 成员 的 是 有 了 都 一共 "
    "总共 所有 各 各位 全部 们 俩 一个 一位 一名 同一个 一家 大哥 大姐 大叔 大妈 大爷 大娘 大婶 阿姨 "
    "妹子 女孩 小伙 小伙子 小哥 老乡 老人家 先生 女士 家伙 后生 女的 男的 女 男"
).split()
_FILLING: Final = re.compile(
    r"[那这](?:[个位名些]|几[个位名])?|[两俩几三四五六七八九]+[个位名]|(?<=[路交客货卡渣班校])车|"
    + "|".join(sorted(_FILLING_WORDS, key=len, reverse=True))
)
"""What stands in a description and narrows nothing."""
_JOINED: Final = re.compile(
    r"(?<!姓)[和跟与、,]|同(?![志学事乡一样])|以及|还有|或者?|vs|pk"
    r"|(?<=[村镇乡县区市厂校][里上])(?=[村镇乡县区市厂校][里上](?![里上]))"
)
"""What stands between the parts of a description of which either will do, be it nothing (村里镇里来的)."""
_SURNAMED: Final = re.compile(rf"姓(?P<surname>{'|'.join(DOUBLE)}|{HAN.pattern})")
_DOUBLE: Final = re.compile(r"复姓")
_SPELLED: Final = re.compile(
    r"(?:官衔|职务|头衔|官名|职位|名头|前面|后面)?[里上前]?(?:带|挂|有)一?个?[“\"]?"
    r"(?P<part>[\u4e00-\u9fff]{1,4}?)[”\"]?[一二两三四]?个?字"
)
"""A part of a post by its characters: 带副字的局长."""
_DUTY: Final = re.compile(
    r"(?:管(?![委理])|负责(?!人)|分管|主管|掌管|抓)(?P<what>[\u4e00-\u9fff]{1,6}?)(?:工作|这一?块|方面)?"
    r"(?:的(?:那个|那位)?(?:头头|头儿|老大|负责人|一把手|领导|官)|(?=的|$))"
)
_WORK: Final = re.compile(r"[搞做弄干](?P<what>[\u4e00-\u9fff]{2,4}?)(?:工作)?(?=的|$)")
_DEED: Final = re.compile(
    rf"(?P<what>[修造盖抓种扫救治][\u4e00-\u9fff]{{1,2}}?)(?=(?:的|[那这]一?[个位]){{1,2}}[\u4e00-\u9fff]{{0,4}}{ROLE_AT.pattern}$)"
)
"""What is done by whom an office looks after it, where somebody of a post is told by it: 修桥的那个局长."""
_LEVELS_OF: Final = {"乡镇": ("乡", "镇"), "区县": ("区", "县"), "县区": ("县", "区")}
"""What names bodies of two kinds at once."""
_LEVEL: Final = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[的个位些名是当做]))(?P<body>{'|'.join((*_LEVELS_OF, *LEVELS))})(?:[里上]的?|的)?$"
)
"""What the body is called that a role before which it stands leads: 镇 of 镇书记, and of 镇里的书记."""
_OTHERWISE: Final = re.compile(rf"{ROLE_AT.pattern}|代会|大会|两会")
"""What stands in posts and is no organisation: a role, or the meeting itself."""
_ORDINAL: Final = re.compile(r"第?[一二三四五六七八九十0-9]+")
"""What only counts and names no organisation, though a name begins with it: 第二, of a 第二中学."""
_COMING: Final = re.compile(r"[来派](?=[的了]|$)")
"""What follows the name of a place that somebody comes from, and may be cut together with its end."""
_COURTESY: Final = re.compile(r"(?<=[的个位])(?:老师|师傅)$")
"""What anybody is called who knows an art, behind what he is told by."""
_ARTIST: Final = re.compile("传承|非遗|艺|演员|教练|大师|匠人|师傅")
"""What a post holds beside the art that somebody knows."""
_ASKING: Final = re.compile(r"什么|怎么|怎样|如何|多少|[吗哪谁吧呢]")
"""What asks and describes nobody; it is looked for first, for most phrases are none."""
_MOST: Final = 40
"""Characters beyond which a phrase is no description."""
_SHORT: Final = 2
"""Characters of a name by which no organisation is shortened: it stands in posts as it is, and is a word."""
_LONGEST: Final = 14
"""Characters of the longest name of an organisation that is looked for."""


class _Condition(NamedTuple):
    """Who fits a part of a phrase, by their ids, and where it ends; the words of an organisation or a surname."""

    end: int
    ids: frozenset[str]
    organisation: str | None = None
    surname: str | None = None


def whom(phrase: str, reading: Reading, listed: bool = False) -> Whom | None:
    """The people whom a phrase of folded text describes; None where it describes nobody, or says anything else too.

    What is joined (当医生的和当护士的, 李局长和罗芳) is described piece by piece. Where they are `listed` a 副局长 is
    one of the 局长 too; where one is meant, what posts do not print (女) tells no more than the rest does. One who is
    alone is not the several who are told.
    """
    if not phrase or len(phrase) > _MOST or _ASKING.search(phrase):
        return None
    pointed = _POINTING.search(phrase) is not None
    bare = _UNPRINTED.sub(lambda words: words.group() if _marked(words.group(), reading.language) else "", phrase)
    if not listed or pointed or _FILLING.sub("", _GENERAL.sub("", bare)):
        phrase = bare
    described = []
    pieces = _pieces(phrase, reading)
    for piece in pieces:
        one = (_of_family(piece, reading) if len(pieces) > 1 else None) or _whom(piece, reading, listed)
        if one is None:
            return None
        described.append(one)
    people = tuple(dict.fromkeys(person for one in described for person in one.people))
    if not described or (len(people) == 1 and _COUNTED.search(phrase)):
        return None
    several = len(described) > 1 or described[0].several or _SEVERAL.search(phrase) is not None
    closely, named = (any(one.closely for one in described), len(described) == 1 and described[0].named)
    return Whom(people, pointed and not several, several, closely, described[0].surname, named)


def _pieces(phrase: str, reading: Reading) -> list[str]:
    """What is joined, each by itself, but for what narrows nothing; what joins is no part of a name (和丽梅)."""
    joints = [match.span() for match in _JOINED.finditer(phrase)]
    named = reading.language.lexicon.names.named(phrase, reading.language.tokenizer) if joints else ()
    inside = {place for mention in named for place in range(mention.start, mention.end)}
    places = [0, *(place for joint in joints if joint[0] not in inside for place in joint), len(phrase)]
    pieces = [piece for start, end in zip(places[::2], places[1::2], strict=True) if (piece := phrase[start:end])]
    return [piece for piece in pieces if _FILLING.sub("", _GENERAL.sub("", piece))] or pieces


def _of_family(surname: str, reading: Reading) -> Whom | None:
    """Those who bear a surname that is all that is said of them beside others (邹跟罗)."""
    people = reading.language.lexicon.names.families.get(surname, ())
    return Whom(people) if people else None


def _whom(phrase: str, reading: Reading, listed: bool) -> Whom | None:
    language = reading.language
    if mentions := language.lexicon.mentions(phrase, language.tokenizer):
        rest = phrase
        for mention in reversed(mentions):
            rest = rest[: mention.start] + rest[mention.end :]
        people = tuple(dict.fromkeys(person for mention in mentions for person in mention.people))
        beside = _conditions(rest, reading, listed=True) if _FILLING.sub("", rest) else []
        fitting = _fitting(people, beside) if beside is not None else ()
        return Whom(fitting, several=len(mentions) > 1, closely=bool(beside), named=True) if fitting else None
    conditions = _conditions(phrase, reading, listed)
    fitting = _fitting(language.lexicon.people.values(), conditions) if conditions else ()
    if not fitting and (by_art := _by_art(phrase, reading)):
        return by_art
    if not conditions:
        return None
    if not fitting and not listed and len(conditions) > 1 and _POINTING.search(phrase):
        return _whom(phrase, reading, listed=True)  # 姓姚的主任 is a 副主任 where no other 姚 is one
    return Whom(fitting, closely=len(conditions) > 1, surname=conditions[0].surname if len(conditions) == 1 else None)


def _by_art(phrase: str, reading: Reading) -> Whom | None:
    """Whom a phrase tells by an art that a post names, and only calls a teacher or a master (二人台那个老师)."""
    called = _COURTESY.search(phrase)
    conditions = _conditions(phrase[: called.start()], reading, listed=False) if called else None
    arts = [one.organisation or "" for one in conditions or ()]
    known = reading.language.lexicon.known
    fitting = tuple(
        person
        for person in _fitting(reading.language.lexicon.people.values(), conditions or ())
        if all(any(art in post and _ARTIST.search(post) for post in known[person.id].printed) for art in arts)
    )
    return Whom(fitting, closely=True) if all(arts) and arts and fitting else None


def _fitting(people: Iterable[Person], conditions: Sequence[_Condition]) -> tuple[Person, ...]:
    return tuple(person for person in people if all(person.id in one.ids for one in conditions))


def _conditions(phrase: str, reading: Reading, listed: bool) -> list[_Condition] | None:
    """Who fits each part of a phrase; None where a part tells of nothing that posts print."""
    conditions: list[_Condition] = []
    place = 0
    while place < len(phrase):
        organisations = [one.organisation for one in conditions if one.organisation]
        if general := _GENERAL.match(phrase, place):
            place = general.end()
        elif found := _condition_at(phrase, place, organisations, listed, reading):
            if not found.ids and organisations:
                return None  # a post that nobody is printed with in what was named: told by the rules for posts
            conditions.append(found)
            place = found.end
        elif filling := _FILLING.match(phrase, place):
            place = filling.end()
        else:
            return None
    return conditions


def _condition_at(
    phrase: str, place: int, organisations: Sequence[str], listed: bool, reading: Reading
) -> _Condition | None:
    """What begins at a place of a phrase and narrows whom it describes: the longest that does."""
    known = reading.language.lexicon.known
    if (match := _MARK.match(phrase, place)) and (marked := _marked(match.group(), reading.language)):
        return _Condition(match.end(), marked)
    if match := _DOUBLE.match(phrase, place):
        return _Condition(match.end(), frozenset(id_ for id_, one in known.items() if len(surname(one.name)) > 1))
    if match := _SPELLED.match(phrase, place):
        return _Condition(match.end(), _shown(re.compile(re.escape(match["part"])), reading))
    names = reading.language.lexicon.names
    match = _SURNAMED.match(phrase, place)
    if match and (match["surname"] in SURNAMES or match["surname"] in names.families):
        family = _ids(names.of_family(match["surname"]))
        return _Condition(match.end(), family, surname=match["surname"])
    duty = _DUTY.match(phrase, place)
    worked = _WORK.match(phrase, place) or _DEED.match(phrase, place)
    if worked and (shown := duty_of(worked["what"])):
        return _Condition(worked.end(), _shown(shown, reading) | _in_posts(worked["what"], reading))
    shown = duty_of(duty["what"]) if duty else None
    if duty and (ids := _shown(shown, reading) if shown else _in_posts(duty["what"], reading)):
        return _Condition(duty.end(), ids)
    found = (
        _kind_at(phrase, place, reading),
        _role_at(phrase, place, organisations, listed, reading),
        _organisation_at(phrase, place, reading),
    )
    return max((one for one in found if one), key=lambda one: one.end, default=None)


def unseen(phrase: str, language: Language) -> str:
    """The words in a description which neither posts print nor what stands beside anybody's name (女 of 女局长)."""
    return "".join(words.group() for words in _UNPRINTED.finditer(phrase) if not _marked(words.group(), language))


def _marked(words: str, language: Language) -> frozenset[str]:
    """Those beside whose names it is printed of what sex or people they are, where words ask for such: 女, 回族."""
    mark = words.rstrip("的性").removeprefix("妇")
    known = language.lexicon.known
    if mark == "少数民族":
        return frozenset(id_ for id_, one in known.items() if any(len(own) > 1 and own != "汉族" for own in one.marks))
    return frozenset(id_ for id_, one in known.items() if mark in one.marks)


_MARK: Final = re.compile(r"(?:少数民族|[\u4e00-\u9fff]{1,4}?族(?![自乡镇州县区])|妇女|[男女]性?)的?")
"""What may be printed beside a name: of what sex and people somebody is."""


def _ids(people: Sequence[Person]) -> frozenset[str]:
    return frozenset(person.id for person in people)


def _shown(pattern: re.Pattern[str], reading: Reading) -> frozenset[str]:
    known = reading.language.lexicon.known
    return frozenset(id_ for id_, one in known.items() if any(map(pattern.search, one.printed)))


def _kind_at(phrase: str, place: int, reading: Reading) -> _Condition | None:
    found = kind_at(phrase, place)
    return _Condition(found[0], _shown(found[1], reading)) if found else None


def _role_at(
    phrase: str, place: int, organisations: Sequence[str], listed: bool, reading: Reading
) -> _Condition | None:
    """Those of a role, in the organisations named before it where there are any.

    Of a place that nobody of the role leads, one who comes from there may be pointed at (天元区那个书记).
    """
    match = ROLE_AT.match(phrase, place)
    if match is None:
        return None
    role, posts = (match["deputy"] or "") + match["role"], reading.language.lexicon.posts
    level = None if organisations else _LEVEL.search(phrase[:place])
    within = _LEVELS_OF.get(level["body"], (level["body"],)) if level else ("".join(organisations),)
    asked = [post for one in within if one for post in posts.holding(one + role, reading.language.tokenizer)[-1:]]
    people = [person for post in asked for person in (*post.people, *(post.near if listed and level else ()))]
    one_of_them = not (people or level) and _POINTING.search(phrase, 0, place) is not None
    held = _ids(people if asked and not one_of_them else posts.in_post(role))
    also = _shown(re.compile(re.escape(role)), reading) if listed and not asked else frozenset[str]()
    return _Condition(match.end(), held | also)


def _organisation_at(phrase: str, place: int, reading: Reading) -> _Condition | None:
    """The longest name of an organisation, place or thing that printed posts hold, and who has such a post."""
    stop = reading.language.vocabulary.stopwords
    words = list(takewhile(lambda w: w not in stop, reading.language.tokenizer.words(phrase[place : place + _LONGEST])))
    if not words:
        return None
    ends = {
        *accumulate(map(len, words)),
        *(one.start() - place for at in (ROLE_AT, _COMING) for one in at.finditer(phrase, place + 1)),
    }
    for length in range(max(ends), 1, -1):
        name, rest = phrase[place : place + length], phrase[place:]
        swallowed = length if length in ends else length + 1  # 公交车, of a 公交集团
        cut = len(words[0]) == 1 and _COMING.match(phrase, place + length)  # 芒东 in 芒|东来的
        alone = words[0].startswith(name) or set(name) >= set(words[:length]) or cut
        if swallowed not in ends or (length <= _SHORT and not alone):
            continue
        if (
            HAN.search(name)
            and name.isalnum()
            and not _ORDINAL.fullmatch(name)
            and name not in _FILLING_WORDS
            and not _OTHERWISE.search(rest[:swallowed])
            and (ids := _in_posts(name, reading))
        ):
            return _Condition(place + swallowed, ids, organisation=name)
    return None


def _in_posts(name: str, reading: Reading) -> frozenset[str]:
    """Those whose printed posts hold a name, or name what it shortens or stands for."""
    lexicon, vocabulary = reading.language.lexicon, reading.language.vocabulary
    if len(name) > _SHORT:
        return _ids(lexicon.organisations.people_of(name))
    forms = vocabulary.same.get(name, frozenset()) | {name}
    return frozenset(
        id_ for id_, one in lexicon.known.items() if any(form in posts for posts in one.together for form in forms)
    )
