"""Messages that ask for people by what they are: who of a kind spoke, who of them of a matter, who the one is.

A message is parted into a description, what asks, and a matter; where the description tells nobody, it is no such one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from knowledge.asked import AboutPage, Ambiguous, Asked, Fact, ListPeople, Search, Unprinted, WhoIs
from knowledge.lexicon import ORGANISATION_END, ROLE_AT, ROLES, TRADE_ROLES, How, Mention
from knowledge.lexicon.kinds import kinds_ending
from knowledge.question.asked_people import WHO_IS
from knowledge.question.message import ASKING, PARTICLES, Reading, with_namesakes
from knowledge.question.pronoun import THAT
from knowledge.question.speaking import SPEAKING_FOR, SPOKE
from knowledge.question.whom import WHO, Whom, whom
from knowledge.topic import Expect, Topic

_WHERE: Final = (
    r"(?:都|也|还|又|在|(?:一句|一个字|半句|压根儿?|根本|完全)(?:都|也)?(?=没)|会上|报上|上面|出来|站出来|上台"
    r"|上去|上来|曾经?|最|主要|到底|究竟|一共|总共"
    r"|(?<![村镇乡县区市厂校院矿])里[头面]?|中){0,3}"
)
_SPOKE: Final = (
    rf"{_WHERE}(?P<silent>没有?|未曾?|不曾|从没)?"
    r"(?:[说讲](?!话)|谈|提|聊|关注|关心|操心|惦记|反映|呼吁|强调|主张|涉及|抱怨|支持|提议|建议)"
    r"(?:到|过|及|了|起|的(?=是)|出来?|是){0,2}(?:关于|有关)?"
)
_IS: Final = r"(?:都|一共|总共|就|只|才|共){0,2}(?:是|有|算)?"
_AND_WHO: Final = rf"(?:,?(?:都|分别|又){{0,2}}{_IS}{WHO}){{0,2}},?"
_CAME: Final = (
    rf"(?:{_WHERE}(?:(?:来|去)?(?:发的?言|[讲说]的?话|讲述|[参开到]会|参加|[上登]报纸?|接受采访)|[来去派说讲]))?"
    r"(?:了|过|的|话|呢){0,3}"
)
_OR_NOT: Final = r"(?:吗|没有?|不|(?<!什)么)?"


class _Way(NamedTuple):
    """A way to put a question; a message with none of the characters that it `needs` is not put so."""

    needs: frozenset[str]
    pattern: re.Pattern[str]


def _ways(*ways: tuple[str, str]) -> tuple[_Way, ...]:
    return tuple(_Way(frozenset(needs), re.compile(pattern)) for needs, pattern in ways)


def _put(ways: Sequence[_Way], text: str) -> Iterator[re.Match[str]]:
    """The matches of the ways in which a text is put: most are told by its characters not to be."""
    held = set(text)
    for way in ways:
        if not way.needs.isdisjoint(held) and (match := way.pattern.fullmatch(text)):
            yield match


_ASKING_WHO: Final = "谁哪几什多"
_OF_A_MATTER: Final = _ways(
    (_ASKING_WHO, rf"(?P<a>.*?){_IS}{WHO}(?P<b>[^,]*?){_SPOKE}(?P<topic>[^,]+?)(?:吗|呢)?{_AND_WHO}"),
    (_ASKING_WHO, rf"(?P<a>.*?){_SPOKE}(?P<topic>.+?)的(?P<b>.*?){_IS}{WHO}(?P<c>.*?)"),
    ("有", rf"(?:有没有|有|没有)(?P<a>.+?){_SPOKE}(?P<topic>.+?){_OR_NOT}{_AND_WHO}"),
    ("有", rf"(?P<a>.+?)(?:有没有|有|没有)(?:人|代表|哪个){_SPOKE}(?P<topic>.+?){_OR_NOT}"),
)
_WHICH_OF: Final = re.compile(
    r"(?P<a>.+?)(?:里头?|里面|当中|中间)?,?(?:谁|哪一?[个位]|哪[个位]人)(?P<topic>.+?)(?:的|呢)?"
)
"""Which of several who are named did a thing that is no speaking: 普书记和李区长谁治的湖."""
_BOTH: Final = re.compile(
    rf"(?P<who>{WHO}?)(?:既|又|同时)?{_SPOKE}(?P<one>[^,]+?),?(?:又|也|还|同时|而且)"
    rf"{_SPOKE.replace('silent', 'not')}(?P<two>[^,]+?)(?P<after>的(?:人|代表)?{_IS}{WHO})?"
)
"""Who spoke of two matters: 谁既讲了养老又讲了柑橘."""
_LISTED: Final = _ways(
    (
        _ASKING_WHO,
        (
            rf"(?P<a>.*?)(?P<before>{_CAME}){_IS}(?:来|去|派)?(?:[了过]|一?个)*{WHO}(?:是|当|做|代表)?(?P<b>.*?)"
            rf"(?P<came>{_CAME}){_OR_NOT}{_AND_WHO}"
        ),
    ),
    ("有", rf"(?:有没有|都?有)(?P<a>.+?)(?P<came>{_CAME}){_OR_NOT}{_AND_WHO}"),
    ("人表", rf"(?P<a>.+?)(?:有没有|有|没有|[来去派]了?)(?:人|代表)(?P<came>{_CAME}){_OR_NOT}"),
    (
        "个位",
        r"(?P<a>.+?)(?:(?:就|只|才|一共|总共){0,2}(?:来|有|去)|就|只|才)了?[一两二三几](?:个|位)(?:人|代表)?(?:吗|么)?",
    ),
    ("单", r"(?P<a>.+?)的?名单"),
    ("没吗不", r"(?P<a>.+?)(?:来|到|派人来?|上报|登报|发言|讲话)(?:了|过|场)*(?:没有?|吗|不)"),
    ("多", rf"(?P<a>.+?来的)(?:人|代表)?(?:多不多|多吗){_AND_WHO}"),
    ("有在", r"(?P<a>.+?)(?:有没有|有吗|有没|有不|在不在|在吗)"),
    (
        "替代为帮给",
        (
            rf"(?:{WHO}|有没有(?:人|代表)|有(?:人|代表))(?:替|代表|为|帮|给)(?P<a>.+?)(?:说|讲|发)"
            rf"(?:话|言|了|过|的){{1,3}}{_OR_NOT}"
        ),
    ),
)
_NOT: Final = re.compile(
    rf"{_IS}{WHO}(?:都)?(?:不是|没有?|不)(?P<a>.+?)|不是?(?P<b>.+?)的?(?:普通|一般)?"
    rf"(?:人|代表|群众|老?百姓|劳动者|工人|农民)?(?:都|还)?{_IS}{WHO}"
)
"""Who is not of a kind: 哪些人不是当官的."""
_COUNTED: Final = re.compile(r"^有|[几多些都]|有谁|名单|一共|总共|(?:就|只|才)(?:来|有|去|[一两])")
"""What asks for a list, however many are on it."""
_IDENTITY: Final = re.compile(
    r"(?P<a>.+?(?<![有都几]))(?:现在|目前|到底|究竟|今年|又|都|分别){0,2}"
    rf"(?:{WHO_IS}|贵姓(?:大名)?|怎么称呼|尊姓大名|姓甚名谁|名字){{1,2}}(?:来着|的)?"
    r"|(?P<b>.+?),?(?:到底|究竟)?(?:是不是|是|不是)?(?:姓不姓|[姓叫])[^,的]{1,3}(?:还是[姓叫]?[^,的]{1,3})?[吗吧么]?"
)
_DOER: Final = re.compile(
    r"(?P<deed>(?![说讲谈提])[^,]{2,12}?)的(?:[那这][个位])?(?:女|男|老|年轻)?"
    r"(?:人|大[哥姐叔妈爷娘婶伯]|师傅|妹子|阿姨|小哥|小伙子?|后生|姑娘|老乡|代表|同志|干部)"
    r"(?:到底|又)?(?:是谁|是哪[个位]|贵姓|怎么称呼|叫什么(?:名字)?|姓什么|的?名字(?:是什么|叫什么)?)"
)
"""Who did a thing, of whom no post is told."""
_DELEGATE_WHO: Final = re.compile(r"哪一?[个位](?:党代表|代表|委员|讲述人)(?P<deed>[^,]{3,16})")
"""Which of the delegates did a thing (哪个代表以前是修吊车的工人)."""
_ONLY: Final = _ways(
    (
        "就只",
        (
            rf"{_SPOKE}(?P<topic>[^,]+?)的?(?:人|代表)?(?:是不是)?(?:就|只)(?:有|是)?(?P<who>[^,]+?)"
            r"(?:一?[个位]人?|自己)?(?:吗|么|吧)?"
        ),
    ),
    (
        "就只",
        rf"(?:是不是)?(?:就|只)(?:有|是)?(?P<who>[^,]+?)(?:一?[个位]人?|自己)?{_SPOKE}(?P<topic>[^,]+?)(?:吗|么|吧)?",
    ),
)
"""Whether only somebody spoke of a matter: everybody who did is listed."""
_MORE: Final = _ways(
    (
        "多少长短",
        (
            rf"(?P<a>.+?)(?:里头?|里面|当中|中间)?,?{WHO}(?:[说讲谈]|发言|讲话)的?(?:话|得)?"
            r"(?:更|比较|最|要)?[多少长短](?:一?[些点])?"
        ),
    )
)
"""Which of some spoke more: 佟师傅跟鞠永亮谁说得多."""
_AWAY: Final = r"(?:(?:没有?|未|不)(?:来|去|到|出席|参加|露面|发言|上台)|缺席|请假|缺勤)"
_ABSENT: Final = _ways(
    (
        "没未不缺请",
        rf"(?:{WHO})?(?:都|又|是|有)*{_AWAY}(?:开|参加)?(?:大?会|场)?[了过的]*(?:{_IS}(?:{WHO}))?",
    )
)
"""Who was not there, which no page tells."""
_WORDS: Final = re.compile(
    rf"(?P<a>.+?){_WHERE}(?:分别|各自|各|具体|详细|究竟)?(?:有没有)?(?P<on>对[^,]{{1,10}}?)?(?:怎么|如何)?"
    r"(?:[说讲](?!话)|谈|提(?!高|升)|聊|看(?!病)|认为|觉得|建议|发言|抱怨|反映|呼吁|担心|盼)(?P<rest>.*)"
)
_TOLD_FIRST: Final = re.compile(rf"{_SPOKE}(?P<topic>[^,]+?)的(?P<a>[那这][个位][^,]+)")
"""Somebody who is described by what was said: 讲园区的那位姓姚的主任."""
_TOLD_OF: Final = re.compile(rf"{_SPOKE}(?P<topic>[^,]+?)的(?P<a>[^,]+)")
"""Somebody of a post or a kind who is told by what was said: 讲大桥的县委书记."""
_FOR: Final = _ways(
    ("替为帮给", rf"(?P<before>.*?)(?:替|为|帮|给)(?P<topic>[^,]+?)(?:的人)?{SPEAKING_FOR}(?P<after>.*)")
)
"""Who spoke for somebody or something: 谁替骑手说话."""
_PERSON: Final = (
    r"(?:人|代表|同志|干部|师傅|大[哥姐叔妈爷娘婶伯]|妹子|阿姨|小哥|小伙子?|老爷子|老人家|先生|女士|医生|大夫|老师)"
)
_SUBJECT: Final = re.compile(rf"[^,]+?[那这](?:[两几三]?位{_PERSON}?|[两几三]?个{_PERSON})")
"""One or several who are pointed at, at the beginning of a question."""
_HEADED: Final = re.compile(r"(?:的|来)(?:代表|人|同志)$")
"""What shows that people are meant, one or several, and not such people in general: 青石来的代表."""
_ENDS_IN_ROLE: Final = re.compile(rf"(?:{ROLE_AT.pattern}|{_PERSON})$")
_MOST_SHOWN: Final = 12
"""Characters of a description that stands alone."""
_MOST: Final = 60
"""Characters beyond which a message is not parted: a question for people is short."""
_CLAUSES: Final = re.compile(r"[\s,，。.;；!！?？]+")


_AGAIN: Final = re.compile(
    r"(?:两|几|多|好几|不止一|不只一)[次回遍]|又(?=讲|说|发言|登|上|来)|再次|前后都"
    r"|(?:[两二几]|每一?)[天日期版]里?(?=都)"
)
ANYBODY: Final = re.compile(rf"{WHO}|有没有|的(?:代表|人)$")
"""What asks for somebody, whoever it is."""
_MEETING: Final = re.compile(
    rf"{WHO}|有没有|同一个|人大会?|两会|党代会|大会|会|政协|[0-9零一二三四五六七八九]+年|[前后去今]年|"
    r"头一?天|[第后转隔][一二]天|(?:十一|十二|[0-9一二三四五六七八九十])月份?|点个?名|"
    r"(?:说|讲|谈|发|上|登|来|开|隔|露|见)(?:过|了|言|话|报|会|面|脸)*|"
    r"[两几多好再次回遍又都也还是有个人名代表在的了过上里报纸一第那这到天,、]"
)
"""What stands around the question for those who spoke more than once, and tells no matter."""


def _none_of(text: str, reading: Reading) -> Asked | None:
    """Those who are not described."""
    those = _those(_NOT.fullmatch(text), reading)
    people = reading.language.lexicon.people.values()
    ids = {person.id for person in those.people} if those else set[str]()
    return ListPeople(among=tuple(person for person in people if person.id not in ids)) if ids else None


def _again(text: str, reading: Reading) -> Asked | None:
    """Those who spoke more than once (哪些人讲了两次, 党代会讲过两会又讲的有谁)."""
    if not ANYBODY.search(text) or not _AGAIN.search(text) or _MEETING.sub("", _AGAIN.sub("", text)):
        return None
    people = reading.language.lexicon.people.values()
    return ListPeople(among=tuple(p for p in people if len({page.id for page, _ in p.appearances}) > 1))


def described(reading: Reading) -> Asked | None:
    """Those of a kind, a post, a place or a surname: who they are, or who of them spoke of a matter."""
    text = _text(reading)
    if len(text) > _MOST:
        return None
    clauses = text.split(",") if "," in text and not reading.required else ()
    listed = next((found for one in (text, *clauses) if (found := _list(_OF_THEM.sub("", one), reading))), None)
    if any(_put(_ABSENT, text)) and ANYBODY.search(text):
        return Search(reading.topic(""))
    asked = (
        _staff(text, reading)
        or _again(text, reading)
        or _more(text, reading)
        or _only(text, reading)
        or _none_of(_OF_THEM.sub("", text.replace(",", "")), reading)
        or _of_both(text, reading)
        or _of_a_matter(text, reading)
    )
    return (
        asked
        or listed
        or _identity(text, reading)
        or _identity(_alone_asking(clauses), reading)
        or _which_of(text, reading)
        or _spoke_for(text, reading)
        or _by_deed(text, reading)
    )


def _alone_asking(clauses: Sequence[str]) -> str:
    """The first clause, where it asks something and those after it only remark on it (…做什么工作的，这姓头回见)."""
    remarks = len(clauses) > 1 and ASKING.search(clauses[0]) and not any(map(ASKING.search, clauses[1:]))
    return clauses[0] if remarks else ""


def _text(reading: Reading) -> str:
    """The message with commas alone between its clauses; who asks for 局长 is shown each 副局长 too."""
    clauses = _CLAUSES.sub(" ", reading.text.replace("、", "和").replace("正副", "")).split()
    return ",".join(filter(None, (_ASKS.sub("", PARTICLES.sub("", clause)) for clause in clauses)))


_ASKS: Final = re.compile(
    r"^(?:(?:我|就|只)*(?:要(?!求|是)|想要|想看|想听|看看)|给我|帮我|帮忙|帮着|麻烦|请(?=列)|列(?:出|一?下)?"
    r"|[数算](?:一[数算下]|[数算下])|请问|问一?下)+"
)
"""How a list is asked for, which tells nothing of who is on it."""


def _those(match: re.Match[str] | None, reading: Reading) -> Whom | None:
    """Whom the parts of a match describe together, as many as they are."""
    parts = [part for name in "abc" if (part := match.groupdict().get(name))] if match else []
    if len(parts) > 1 and (some := whom(parts[0], reading, listed=True)) and some.several:
        those = whom(
            "的".join(parts[1:]), reading, listed=True
        )  # 李红和李星哪个是局长: of these those who fit the rest
        ids = {person.id for person in those.people} if those else set[str]()
        return replace(some, people=tuple(p for p in some.people if p.id in ids)) if those else None
    those = whom("的".join(parts), reading, listed=True) if parts else None
    return those if those and (those.several or not parts[0].endswith(",")) else None


def _of_a_matter(text: str, reading: Reading) -> Asked | None:
    """Who of those who are described spoke of a matter, or did not (哪些村干部讲了旅游, 书记里头谁没说养老)."""
    for match in _put(_OF_A_MATTER, text):
        those = _those(match, reading)
        topic = reading.topic(SPOKE.sub(" ", match["topic"])) if those and those.people else None
        if those and topic:
            if match["silent"]:
                return ListPeople(topic=topic, silent=True, among=those.people)
            return _among(topic, those)
    return None


def _only(text: str, reading: Reading) -> Asked | None:
    """Everybody who spoke of a matter of which it is asked whether only some did."""
    for match in _put(_ONLY, text):
        those = whom(match["who"], reading)
        topic = reading.topic(match["topic"]) if those and those.people and not match["silent"] else None
        if topic:
            return ListPeople(topic=topic)
    return None


def _more(text: str, reading: Reading) -> Asked | None:
    """How long the speeches are of those of whom it is asked who spoke more."""
    those = _those(next(_put(_MORE, text), None), reading)
    return AboutPage(Fact.LENGTH, people=those.people) if those and those.several and len(those.people) > 1 else None


def _which_of(text: str, reading: Reading) -> Asked | None:
    """Which of several did a thing (普书记和李区长谁治的湖)."""
    match = _WHICH_OF.fullmatch(text)
    those = _those(match, reading)
    topic = reading.topic(match["topic"]) if match and those and those.several and len(those.people) > 1 else None
    return _among(topic, those) if topic and those else None


def _among(topic: Topic, those: Whom) -> ListPeople:
    search = Search(replace(topic, expects=Expect.PERSON, counted=()), those.people, asks_who=True)
    return ListPeople(topic=topic, among=those.people or None, search=search)


def _of_both(text: str, reading: Reading) -> Asked | None:
    """Who spoke of one matter and of another."""
    match = _BOTH.fullmatch(text)
    if not match or not (match["who"] or match["after"]):
        return None
    topics = tuple(filter(None, (reading.topic(SPOKE.sub(" ", match[name])) for name in ("one", "two"))))
    whole = reading.topic(f"{match['one']} {match['two']}")
    search = Search(replace(whole, expects=Expect.PERSON, counted=()), asks_who=True)
    return ListPeople(topic=whole, all_of=topics, search=search) if len(topics) > 1 and whole else None


def _list(text: str, reading: Reading) -> Asked | None:
    """Those who are described (村里来的有几个, 望溪县都有谁去了)."""
    if _INHABITANTS.search(text) or _counts_things(text) or _is_of_last(text, reading):
        return None
    for match in _put(_LISTED, text):
        if (those := _those(match, reading)) and not those.named:
            if those.surname:
                return ListPeople(surname=those.surname)
            if (there := _THERE_IS.match(text)) and _is_thing(text[there.end() : match.end("a")], reading):
                continue
            of_matter = not text.startswith("的", match.end("a")) and _is_matter(match["a"], reading)
            if of_matter and _SAID.search(match.groupdict().get("came") or ""):
                continue  # 数字化谁讲了 asks who spoke of it, though a post holds the word
            if len(those.people) == 1 and not _COUNTED.search(text):
                came = match.groupdict().get("came") or ""
                words = "".join(match.groupdict().get(name) or "" for name in "ab")
                if (alone := whom(words, reading)) and not alone.people:
                    continue  # 高新区主任是谁 is not answered with a 副主任
                return _words(those, words, reading.topic("")) if _SPEAKING.search(came) else _is(those, words)
            if those.people or _DELEGATES.search(text):
                return ListPeople(among=those.people)
    return None


def _counts_things(text: str) -> bool:
    """Whether it is asked how many of something there are that is no people."""
    counted = _HOW_MANY.fullmatch(text)
    if counted is None:
        return False
    return not (_COUNTED_PEOPLE.search(counted["thing"]) if counted["thing"] else _PEOPLE.search(counted["what"]))


_HOW_MANY: Final = re.compile(
    r"(?P<what>.*?)(?:一共|总共|都|现在|目前)*有(?:几|多少)[个座家](?P<thing>[^,来去派说讲发]*)"
)
"""How many of something there are."""
_COUNTED_PEOPLE: Final = re.compile(rf"(?:{ROLE_AT.pattern}|{_PERSON})|代表|委员|姓|的$")
_PEOPLE: Final = re.compile(
    rf"(?:{ROLE_AT.pattern}|{_PERSON}|[的来去派]|[来派出]了|[县区市镇乡村]|里头?|当中|中间|姓.)$|^姓|代表|委员|们"
)
"""What tells that people are counted, and no things (图书馆有几个): 书记有几个, 村里来的有几个."""


def _staff(text: str, reading: Reading) -> Search | None:
    """How many of a trade there are somewhere, and not who of them is printed (儿科有几个大夫)."""
    counted = _STAFF.fullmatch(text)
    those = whom(counted["where"], reading, listed=True) if counted and counted["where"] else None
    return Search(reading.topic()) if those and those.people else None


_TRADE: Final = "|".join((*sorted(TRADE_ROLES), "大夫", "警察", "师傅", "员工"))
_STAFF: Final = re.compile(
    r"(?P<where>.*?)(?<!的)(?<!的有)(?:一共|总共|现在|目前|如今|都|才|就|只)*有?"
    rf"(?:(?:几|多少)[个名位]?(?:{_TRADE})|(?:{_TRADE})(?:一共|总共|现在|都|才|就|只)*有?(?:几|多少)[个名位]?)"
)
"""How many of a trade there are, be it said where or not."""


def _is_of_last(text: str, reading: Reading) -> bool:
    """Whether it is asked in which place something is, or how many of a trade are there of which was spoken last."""
    if _WHICH_PLACE.fullmatch(text):
        return text.startswith("在") or bool(reading.context.topic)
    counted = _STAFF.fullmatch(text)
    if counted is None or counted["where"]:
        return False
    return reading.context.searched and bool(reading.context.topic)


_WHICH_PLACE: Final = re.compile(r"在?(?:哪[一几两三四五]?[个座]?|什么)(?:[省市县区州镇乡村]|街道|社区)")
_THERE_IS: Final = re.compile("有没有|都?有")
_SAID: Final = re.compile("[说讲](?!话)")
LONGEST_MATTER: Final = 3
"""Characters of the longest word that is held to be a matter; a longer one is what an organisation is called."""
_PEOPLE_OR_PLACE: Final = re.compile("[员工师民户者官商里上边]$")
_GENERAL: Final = frozenset("园区 社区 公司 集团 中心 医院 学校 大学 中学 小学 高校 学院 法院 银行 合作社".split())
"""What names organisations of a kind and none of them, and is spoken of as a matter."""


def _is_thing(words: str, reading: Reading) -> bool:
    """Whether words name a thing, and only a part of what posts name is called so: 数字 of 数字化研发中心."""
    known = reading.language.tokenizer.knows(words)
    of_people = _PEOPLE.search(words) or any(words in role for role in ROLES) or any(kinds_ending(words))
    return known and len(words) == 2 and not of_people and not words.endswith(ORGANISATION_END)


def _is_matter(words: str, reading: Reading) -> bool:
    """Whether words are an ordinary one that names a matter, and at most what people are of: 教育, 数字化, 医院."""
    if not 1 < len(words) <= LONGEST_MATTER or not reading.language.tokenizer.knows(words):
        return False
    of_people = _ENDS_IN_ROLE.search(words) or _PEOPLE_OR_PLACE.search(words) or any(words in role for role in ROLES)
    is_general = words in _GENERAL or not words.endswith(ORGANISATION_END)
    return not of_people and is_general and reading.language.says(words)


_OF_THEM: Final = re.compile(
    r"^(?:[这那](?:次|天|版|张|一?些|几[个位])?)?(?:(?:发言|讲话|说话|讲了?话|说了?话|上报|登报|登|开会|参会)的"
    r"(?:人|代表)?|代表们?|讲述人|他们|大家)"
    r"(?:里[头面边]?|当中|中间?|之中)?,?(?:到底|究竟)?(?=(?:有没有|有无|有|不是).)"
)
"""That those who spoke are meant, in front of what is asked of them: 发言的人里有没有医生."""
_INHABITANTS: Final = re.compile(
    r"^(?!.*(?:代表|委员|[来去讲说登报]|派(?!出所))).*(?<![的们])(?<![的们]有)(?:多少|几)个?人"
)
"""How many live or work somewhere is asked, and not who came from there: 株洲有多少人."""
_DELEGATES: Final = re.compile(r"代表|委员|来的|[男女]|(?:发言|讲话|上报)的")
"""What tells that those on the page are meant, though none of them is of the kind."""
_SPEAKING: Final = re.compile(r"[说讲发]")


def _identity(text: str, reading: Reading) -> Asked | None:
    """Who the one is that is described (送外卖那个大哥叫什么名字)."""
    match = _IDENTITY.fullmatch(text)
    words = (match["a"] or match["b"]) if match else ""
    told = _TOLD_OF.fullmatch(words)
    those = whom(told["a"], reading) if told else None
    if told and those and those.people and (topic := reading.topic(told["topic"])):
        return _among(topic, those)
    those = whom(words, reading)
    if not those or not those.people:
        return None
    return _is(replace(those, people=with_namesakes(those.people, reading)), words)


def _spoke_for(text: str, reading: Reading) -> Asked | None:
    """Who spoke for somebody or something (谁替骑手说话, 有哪些代表替老人操心)."""
    match = next(_put(_FOR, text.split(",")[-1]), None)
    around = f"{match['before']} {match['after']}" if match else ""
    if (
        not match
        or re.fullmatch(THAT, match["topic"])
        or not re.search(WHO, around)
        or _FRAME_OF_WHO.sub("", around).strip()
    ):
        return None
    topic = reading.topic(match["topic"])
    return _among(topic, Whom(())) if topic else None


_FRAME_OF_WHO: Final = re.compile(rf"{WHO}|{_PERSON}|[的了过吗呢是有都就在到底,]|出来|站出来|会上")


def _by_deed(text: str, reading: Reading) -> Asked | None:
    """Who the one is that is told by what was done, and not by a post (种咖啡的那位大姐叫什么)."""
    match = _DOER.fullmatch(text) or _DELEGATE_WHO.fullmatch(text)
    topic = reading.topic(match["deed"]) if match else None
    return Search(replace(topic, expects=Expect.PERSON, counted=()), asks_who=True) if topic else None


def _is(those: Whom, words: str) -> WhoIs:
    return WhoIs(those.people, Mention(those.people, words, 0, How.ORGANISATION))


def _words(those: Whom, words: str, topic: Topic) -> Search:
    mention = Mention(those.people, words, 0, How.ORGANISATION) if len(those.people) == 1 else None
    return Search(topic, those.people, mention)


def words_of(reading: Reading) -> Asked | None:
    """The words of the one, or of the several, who are described (那个开公交车的说了什么, 两个书记都讲了什么)."""
    text = _text(reading)
    match = _WORDS.fullmatch(text) if len(text) <= _MOST else None
    those = whom(match["a"].strip(","), reading) if match else None
    headed = match is not None and (
        _HEADED.search(match["a"]) is not None or text.startswith("的都", len(match["a"]) - 1)
    )
    if (
        match
        and those
        and those.people
        and not those.named
        and (those.pointed or those.several or those.closely or headed)
    ):
        if len(those.people) > 1 and not those.several and not headed:
            return Ambiguous(Mention(those.people, match["a"], 0, How.ORGANISATION))
        return _words(those, match["a"], _asked_of(match, reading))
    if match and those and not those.people and _ENDS_IN_ROLE.search(match["a"]) and not _asked_of(match, reading):
        return Unprinted(match["a"])
    match = _TOLD_FIRST.fullmatch(text)
    those = whom(match["a"], reading) if match and not match["silent"] else None
    if match and those and those.people:
        return _words(those, match["a"], reading.topic(match["topic"]))
    alone = whom(text, reading) if len(text) <= _MOST_SHOWN else None
    if alone and alone.closely and alone.pointed and not alone.people and "姓" in text:
        return Unprinted(text)
    if alone and len(alone.people) == 1 and alone.closely and _ENDS_IN_ROLE.search(text):
        return _words(alone, text, reading.topic(""))
    meant = alone is not None and not alone.named and _ENDS_IN_ROLE.search(text) and not _OF_MANY.search(text)
    goes_on = _THEN.match(text) and not meant
    if alone and alone.people and alone.pointed and not goes_on:
        several = len(alone.people) > 1
        return Ambiguous(_is(alone, text).mention) if several else _words(alone, text, reading.topic(""))
    return _of_subject(text, reading)


def _asked_of(match: re.Match[str], reading: Reading) -> Topic:
    """The matter on which somebody's words are asked for."""
    return reading.topic(SPOKE.sub(" ", "说" + match["rest"]) + (match["on"] or ""))


_OF_MANY: Final = re.compile("(?:工人|职工|员工|农民|村民|居民|群众)们?$")
"""Of whom many speak, and who are meant as one only where one is pointed at (那个工人)."""
_THEN: Final = re.compile(r"那么?(?![位个])")
"""What goes on to somebody who is named, or to a matter, and points at nobody: 那李红呢, 那企业呢."""


def _of_subject(text: str, reading: Reading) -> Search | None:
    """The words of the one, or of the several, who are pointed at first, on whatever is asked of them."""
    subject = _SUBJECT.match(text)
    those = whom(subject.group(), reading) if subject else None
    rest = text[subject.end() :] if subject else ""
    meant = those is not None and (len(those.people) == 1 or (those.several and those.people))
    topic = reading.topic(rest) if meant else None
    return _words(those, subject.group(), topic) if those and subject and topic else None
