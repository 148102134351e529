"""Lists of those of a kind, a post, a place or a surname, however many: what asks for one, and what only seems to."""

import re
from dataclasses import replace
from typing import Final

from knowledge.asked import Asked, ListPeople, Search, Unprinted, WhoIs
from knowledge.lexicon import ORGANISATION_END, ROLE_AT, ROLES, TRADE_ROLES, Person, body_asked
from knowledge.lexicon.kinds import kinds_ending
from knowledge.question.asked_people import OF_PAPERS
from knowledge.question.aspects import place_asked
from knowledge.question.message import Reading, named_in
from knowledge.question.ways import (
    AND_WHO,
    ASKING_WHO,
    CAME,
    ENDS_IN_ROLE,
    IS,
    OR_NOT,
    PERSON,
    identity_of,
    put,
    those_of,
    ways,
    words_on,
)
from knowledge.question.whom import WHO, Whom, unseen, whom

_LISTED: Final = ways(
    (
        ASKING_WHO,
        (
            rf"(?P<a>.*?)(?P<before>{CAME}){IS}(?:来|去|派)?(?:[了过]|一?个)*{WHO}(?:是|当|做|代表)?(?P<b>.*?)"
            rf"(?P<came>{CAME}){OR_NOT}{AND_WHO}"
        ),
    ),
    ("有", rf"(?:有没有|都?有)(?P<a>.+?)(?P<came>{CAME}){OR_NOT}{AND_WHO}"),
    ("人表", rf"(?P<a>.+?)(?:有没有|有|没有|[来去派]了?)(?:人|代表)(?P<came>{CAME}){OR_NOT}"),
    (
        "个位",
        r"(?P<a>.+?)(?:(?:就|只|才|一共|总共){0,2}(?:来|有|去)|就|只|才)了?[一两二三几](?:个|位)(?:人|代表)?(?:吗|么)?",
    ),
    ("单", r"(?P<a>.+?)的?名单"),
    ("没吗不", r"(?P<a>.+?)(?:来|到|派人来?|上报|登报|发言|讲话)(?:了|过|场)*(?:没有?|吗|不)"),
    ("多", rf"(?P<a>.+?来的)(?:人|代表)?(?:多不多|多吗){AND_WHO}"),
    ("有在", r"(?P<a>.+?)(?:有没有|有吗|有没|有不|在不在|在吗)"),
    (
        "替代为帮给",
        (
            rf"(?:{WHO}|有没有(?:人|代表)|有(?:人|代表))(?:替|代表|为|帮|给)(?P<a>.+?)(?:说|讲|发)"
            rf"(?:话|言|了|过|的){{1,3}}{OR_NOT}"
        ),
    ),
)
_NOT: Final = re.compile(
    rf"{IS}{WHO}(?:都)?(?:不是|没有?|不)(?P<a>.+?)|不是?(?P<b>.+?)的?(?:普通|一般)?"
    rf"(?:人|代表|群众|老?百姓|劳动者|工人|农民)?(?:都|还)?{IS}{WHO}"
)
"""Who is not of a kind: 哪些人不是当官的."""
_COUNTED: Final = re.compile(r"^有|[几多些都]|有谁|名单|一共|总共|(?:就|只|才)(?:来|有|去|[一两])")
"""What asks for a list, however many are on it."""
_AWAY: Final = r"(?:(?:没有?|未|不)(?:来|去|到|出席|参加|露面|发言|上台)|缺席|请假|缺勤)"
ABSENT: Final = ways(
    (
        "没未不缺请",
        rf"(?:{WHO})?(?:都|又|是|有)*{_AWAY}(?:开|参加)?(?:大?会|场)?[了过的]*(?:{IS}(?:{WHO}))?",
    )
)
"""Who was not there, which no page tells."""
_AGAIN: Final = re.compile(
    r"(?:两|几|多|好几|不止一|不只一)[次回遍]|又(?=讲|说|发言|登|上|来)|再次|前后都"
    r"|(?:[两二几]|每一?)[天日期版年张份次](?:的?报纸?)?[里上]?(?=都)"
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


def none_of(text: str, reading: Reading) -> Asked | None:
    """Those who are not described."""
    those = those_of(_NOT.fullmatch(text), reading)
    people = reading.language.lexicon.people.values()
    ids = {person.id for person in those.people} if those else set[str]()
    return ListPeople(among=tuple(person for person in people if person.id not in ids)) if ids else None


def more_than_once(text: str, reading: Reading) -> Asked | None:
    """Those who spoke more than once (哪些人讲了两次, 党代会讲过两会又讲的有谁)."""
    if not ANYBODY.search(text) or not _AGAIN.search(text) or _MEETING.sub("", _AGAIN.sub("", text)):
        return None
    people = reading.language.lexicon.people.values()
    return ListPeople(among=tuple(p for p in people if len({page.id for page, _ in p.appearances}) > 1))


_MOST = (
    r"(?:(?:年纪|年龄|岁数|资历|学历|工龄|党龄|辈分|个子|官|官职|级别|职务|职位|权力?)(?:是|又)?最(?:大|小|老|轻|高|低|矮|长|深|浅)"
    r"|最(?:年轻|年长|年老|老|帅|漂亮|好看))"
)
_OUTDOING: Final = re.compile(
    rf"(?:(?:党?代表|讲述人|发言人|发言的人?|他们|这些人)(?:里[头面]?|当中|中间?)?的?)?(?:"
    rf"{WHO}(?:党?代表|委员|人)?(?:又|才|算|数|是|的)*{_MOST}的?"
    rf"|{WHO}(?:才|算|是)*最大的(?:官|领导|干部)|最大的(?:官|领导|干部)(?:是|叫)?{WHO}"
    rf"|{_MOST}的(?:党?代表|委员|讲述人|发言人|人|那[个位]|[一这][个位])?(?:又|到底)*(?:是|叫)?(?:{WHO}|什么(?:名字)?))"
)
"""Who of all is the youngest, or has been longest at work: no post prints what it takes to tell."""


def outdoing(text: str) -> ListPeople | None:
    """Nobody, of whom it is said so, where it is asked who outdoes the others in what posts do not print."""
    return ListPeople(among=()) if _OUTDOING.fullmatch(text.replace(",", "")) else None


_TRAIT = (
    r"(?:女(?:性|同志|士|的)?|男(?:性|同志|士|的)?|小?年轻(?:的?人|的)?|青年人?|(?:少数民|[\u4e00-\u9fff]{1,2})族(?:的|同胞)?"
    rf"|(?:[5-9]0|00|零零|[五六七八九]零)后的?|{OF_PAPERS}(?:出身|毕业|学历|的)*)"
)
_SPOKE_UP = r"(?:(?:来|上台|也|在|站出来)*(?:发言|讲话|说话|开口|讲|说))"
_SENT = r"(?:党?代表|委员|讲述人|发言人|发言的|讲话的)"
_THESE = (
    rf"(?:[这那]?(?:[几两三四五六七八九十0-9]+[个位名]|些)?的?(?:{_SENT}(?:人|代表)?们?|(?P<they>[他她]们))"
    r"(?:里[头面边]?|当中|中间?|之中)?)"
)
_HOW_MANY_ARE = rf"(?:有没有|有|一共|总共|到底|占|是)*(?:{WHO}|几[个位名]|多少[个位名人]?|几成)?"
_OF_A_TRAIT: Final = re.compile(
    rf"{_HOW_MANY_ARE}{_TRAIT}(?:{_SENT}(?:{_SPOKE_UP})?|{_HOW_MANY_ARE}{_SPOKE_UP})的?(?:{_HOW_MANY_ARE}|吗|么|没有?|不?多)*"
    rf"|(?:{_THESE}|{_HOW_MANY_ARE}{_SENT}){_HOW_MANY_ARE}(?:不是|是|算)*{_TRAIT}{_SENT}?(?:{_HOW_MANY_ARE}|吗|么|没有?|不?多)*"
    rf"|(?:{_SENT}(?:里[头面]?|当中|中间?)?)?(?:男的?多(?:还是)?女的?多|女的?多(?:还是)?男的?多|男女(?:比例|各|都?有)?(?:是|占|各)?(?:几个|多少)(?:人|个)?)"
)
"""Who of all is of a sex, an age, a people, a degree or a party, which no post prints either (有没有女代表)."""


def of_a_trait(reading: Reading) -> ListPeople | None:
    """Nobody, likewise, where it is asked for those of a sex, an age, a people, a degree or the highest rank.

    Where a page prints it beside names (卓玛措(女，藏族)), or in a post, those of whom it does are found by it.
    """
    text = reading.text.strip(" ,，。?？!！")
    papers = re.search(OF_PAPERS, text)
    marked = any(one.marks for one in reading.language.lexicon.known.values())
    printed = reading.language.lexicon.organisations.is_in_posts(papers.group()) if papers else marked
    asked = None if printed else _OF_A_TRAIT.fullmatch(text)
    if asked is None or (asked["they"] and reading.context.searched and not reading.context.people):
        return outdoing(text)
    return ListPeople(among=())


def list_of(text: str, reading: Reading) -> Asked | None:
    """Those who are described (村里来的有几个, 望溪县都有谁去了)."""
    if _is_of_others(text) or _is_of_last(text, reading) or _SPOKE_OF_WHAT.search(text):
        return None
    for match in put(_LISTED, text):
        if (those := those_of(match, reading)) and not those.named:
            if those.surname:
                return ListPeople(surname=those.surname)
            if (there := _THERE_IS.match(text)) and _is_thing(text[there.end() : match.end("a")], reading):
                continue
            if _SAID.search(match.groupdict().get("came") or "") and _is_asked_of(match, reading):
                continue  # 数字化谁讲了 asks who spoke of it, though a post holds the word
            words = "".join(match.groupdict().get(name) or "" for name in "ab")
            if len(those.people) == 1 and not _COUNTED.search(text) and not unseen(words, reading.language):
                came = match.groupdict().get("came") or ""
                if (alone := whom(words, reading)) and not alone.people:
                    continue  # 高新区主任是谁 is not answered with a 副主任
                speaking = _SPEAKING.search(came)
                return words_on(those, words, reading.topic("")) if speaking else _which_one(those, words, reading)
            if listed := _all_of(those.people, words, text):
                return _further(listed, text, reading)
    return None


def _is_of_others(text: str) -> bool:
    """Whether it asks for those who live or come somewhere, or how many things there are, and for nobody who spoke."""
    return bool(_INHABITANTS.search(text) or _COMERS.fullmatch(text)) or _counts_things(text)


_SPOKE_OF_WHAT: Final = re.compile("(?:[说讲谈聊提]|发言)(?:了|过|到)+哪些(?:方面|内容|东西)?$")
"""What asks for what somebody said, and not for who did (科技局局长说了哪些)."""


def _further(listed: Asked, text: str, reading: Reading) -> Asked:
    """The list but for who spoke last, where it is asked who else there is (罗坪还有谁, behind one from there)."""
    last = () if reading.context.asked == ListPeople.__name__ else reading.last_speaker()
    among = listed.among or () if isinstance(listed, ListPeople) else ()
    else_ = isinstance(listed, ListPeople) and _ELSE.search(text) and set(last) & set(among)
    return replace(listed, without=last) if isinstance(listed, ListPeople) and else_ else listed


_ELSE: Final = re.compile(rf"还(?:都|一共|总共)*有?{WHO}")


def _is_asked_of(match: re.Match[str], reading: Reading) -> bool:
    """Whether words before the question who spoke are what was spoken of, and not what somebody is called.

    What 的 sets apart is so only where it goes on from another matter (救护车谁讲的, then 还有看病的谁讲了).
    """
    led = _GOES_ON.match(match["a"])
    goes_on = led is not None or (reading.context.topic is not None and not reading.context.people)
    if match.string.startswith("的", match.end("a")) and not goes_on:
        return False
    return _is_matter(match["a"][led.end() if led else 0 :], reading)


_GOES_ON: Final = re.compile("(?:还有|另外|再有|然后)(?=..)")


def _which_one(those: Whom, words: str, reading: Reading) -> WhoIs:
    """Who it is, of those whom the question names (罗芳和李红谁是科技局的)."""
    return replace(identity_of(those, words), among=named_in(reading.text, reading))


def _all_of(people: tuple[Person, ...], words: str, text: str) -> Asked | None:
    """The list of those whom words describe; nobody else is asked for where the words are a post (乡镇书记有几个).

    Whether there is one who leads nothing asks of the place, and not who speaks (看小孩的医生有没有).
    """
    if not people and _IS_THERE.fullmatch(text) and not _LEADS.search(words):
        return None
    if people or _DELEGATES.search(text):
        return ListPeople(among=people, called=words)
    return Unprinted(words) if re.search(rf"{ROLE_AT.pattern}$", words) else None


_IS_THERE: Final = re.compile(
    "[^,]*有(?:没有|没)|(?:[^,]*[里上边])?有(?:没有)?[^,]+(?:吗|么|没有?)?|[^,]+有(?:吗|么|没有?)"
)
"""Whether there is somebody of a kind, of whom no speaking is said."""
_LEADS: Final = re.compile("(?:书记|主任|主席|董事|经理|委员|代表|干部|领导|负责人|[长总])$")
"""What ends the name of somebody who leads, or was sent; that he is there at all goes without saying."""


def _counts_things(text: str) -> bool:
    """Whether it is asked how many of something there are that is no people."""
    counted = _HOW_MANY.fullmatch(text)
    if counted is None:
        return False
    thing = counted["thing"] or counted["alone"]
    return not (_COUNTED_PEOPLE.search(thing) if thing else _PEOPLE.search(counted["what"]))


_HOW_MANY: Final = re.compile(
    r"(?P<what>.*?)(?:一共|总共|都|现在|目前)*(?:有(?:几|多少)[个座家](?P<thing>[^,来去派说讲发]*)"
    r"|(?:几|多少)[个座家](?P<alone>[^,来去派说讲发个位名]+))"
)
"""How many of something there are."""
_COUNTED_PEOPLE: Final = re.compile(rf"(?:{ROLE_AT.pattern}|{PERSON})|代表|委员|姓|的$")
_PEOPLE: Final = re.compile(
    rf"(?:{ROLE_AT.pattern}|{PERSON}|[的来去派]|[来派出]了|[县区市镇乡村]|里头?|当中|中间|姓.)$|^姓|代表|委员|们"
)
"""What tells that people are counted, and no things (图书馆有几个): 书记有几个, 村里来的有几个."""


def staff_of(text: str, reading: Reading) -> Search | None:
    """How many of a trade there are, and not who of them is printed (儿科有几个大夫, 医生有几个)."""
    counted = _staff(text)
    if counted is None or _is_of_last(text, reading):
        return None
    those = whom(counted["where"], reading, listed=True) if counted["where"] else None
    return None if those and those.named else Search(reading.topic())


def counts_staff(text: str) -> bool:
    """Whether it is asked how many of a trade there are."""
    return _staff(text) is not None


def _staff(text: str) -> re.Match[str] | None:
    """What asks how many of a trade there are, and not how many of those who spoke are of it (代表里有几个医生)."""
    counted = _STAFF.fullmatch(text)
    return None if counted is None or _OF_THOSE_WHO_SPOKE.search(counted["where"]) else counted


_TRADE: Final = "|".join(
    (*sorted(TRADE_ROLES), *"大夫 警察 师傅 员工 职员 工匠 专家 党员 骨干 建设者 志愿者 劳动者 经营者 从业者".split())
)
_IN_ALL: Final = "(?:一共|总共|现在|目前|如今|都|才|就|只|还)*"
_STAFF: Final = re.compile(
    rf"(?P<where>.*?)(?<!的)(?<!的有){_IN_ALL}有?"
    rf"(?:(?:几|多少)[个名位]?(?:{_TRADE})|(?:{_TRADE}){_IN_ALL}(?:有|[走跑调招缺差剩]{{1,2}}(?:了|掉|过)*)?"
    rf"(?:几|多少)[个名位]?)"
)
"""How many of a trade there are, be it said where or not."""
_OF_THOSE_WHO_SPOKE: Final = re.compile(r"代表|委员|[来派讲说](?!出所)|发言|上报|登|采访|报[上里]|版|[和跟与、]")


def _is_of_last(text: str, reading: Reading) -> bool:
    """Whether it is asked of what was spoken of last where, or of which body, it is, or how many work there.

    So it is where it is asked whether a place has it, too.
    """
    if place_asked(reading):
        return True
    if _WHICH_HAS.fullmatch(text):
        return bool(reading.context.topic)
    if _WHICH_PLACE.fullmatch(text):
        return text.startswith("在") or bool(reading.context.topic)
    if body_asked(text):
        return reading.context.last is not None and reading.context.searched
    counted = _staff(text)
    if counted is None or counted["where"]:
        return False
    return reading.context.searched and bool(reading.context.topic)


_WHICH_PLACE: Final = re.compile(r"在?(?:哪(?:些|[一几两三四五]?[个座]?)|什么)(?:[省市县区州镇乡村]{1,2}|街道|社区)")
_WHICH_HAS: Final = re.compile(
    r"(?:那么?|现在|目前|如今|到底|究竟|具体|都)*(?:在|是)?哪(?:些|一?[几两三四五]?[个所家座间条])[\u4e00-\u9fff]{1,4}?"
    r"(?:里|上)?(?:现在|目前|已经?|先|都|也|才)*(?<!没)有(?:了|的|这个|它)?"
)
"""Which place or body has what was spoken of, which is not named (现在哪个学校有)."""
_COMERS: Final = re.compile(r"(?!.*(?:代表|委员)).+(?:回来|[来去])[了过]*多少[个百千万]?人次?[了来去]*")
"""How many came somewhere, behind words of a place: visitors, and not those who spoke (园区来了多少人)."""
_THERE_IS: Final = re.compile("有没有|都?有")
_SAID: Final = re.compile("[说讲](?!话)")
LONGEST_MATTER: Final = 3
"""Characters of the longest word that is held to be a matter; a longer one is what an organisation is called."""
_PEOPLE_OR_PLACE: Final = re.compile("(?<![打务招用])工$|[员师民户者官商里上边]$")
GENERAL: Final = frozenset("园区 社区 公司 集团 中心 医院 学校 大学 中学 小学 高校 学院 法院 银行 合作社".split())
"""What names organisations of a kind and none of them, and is spoken of as a matter."""


def _is_thing(words: str, reading: Reading) -> bool:
    """Whether words name a thing, and only a part of what posts name is called so: 数字 of 数字化研发中心."""
    known = reading.language.tokenizer.knows(words)
    of_people = _PEOPLE.search(words) or any(words in role for role in ROLES) or any(kinds_ending(words))
    return known and len(words) == 2 and not of_people and not words.endswith(ORGANISATION_END)


def _is_matter(words: str, reading: Reading) -> bool:
    """Whether words are ordinary ones that name a matter, and at most what people are of: 教育, 数字化, 学校教育."""
    cut = reading.language.tokenizer.words(words)
    if not all(_names_a_matter(word, reading) for word in cut):
        return False
    if len(cut) == 1 and reading.language.says(words):
        return True
    return not reading.language.lexicon.organisations.is_in_posts(words)


def _names_a_matter(word: str, reading: Reading) -> bool:
    """Whether a word is known to every dictionary, and names neither people nor a place nor one organisation."""
    if not 1 < len(word) <= LONGEST_MATTER or not reading.language.tokenizer.knows(word):
        return False
    of_people = ENDS_IN_ROLE.search(word) or _PEOPLE_OR_PLACE.search(word) or any(word in role for role in ROLES)
    return not of_people and (word in GENERAL or not word.endswith(ORGANISATION_END))


_INHABITANTS: Final = re.compile(
    r"^(?!.*(?:代表|委员|[来去讲说登报]|派(?!出所))).*(?<![的们])(?<![的们]有)(?:多少|几)个?人"
)
"""How many live or work somewhere is asked, and not who came from there: 株洲有多少人."""
_DELEGATES: Final = re.compile(r"代表|委员|来的|[男女]|(?:发言|讲话|上报)的")
"""What tells that those on the page are meant, though none of them is of the kind."""
_SPEAKING: Final = re.compile(r"[说讲发]")
