"""A quotation that somebody checks: whose the words are, whoever they are said to be of. It knows no passages."""

import re
from dataclasses import replace
from typing import Final

from knowledge.asked import Search
from knowledge.lexicon import Person
from knowledge.question.message import ASKING, PARTICLES, Reading, named_in
from knowledge.question.pronoun import PRONOUN
from knowledge.question.speakers import without_posts
from knowledge.question.subject import subject
from knowledge.question.whom import WHO
from knowledge.text import HAN, folded

LEAST_QUOTED: Final = 5
"""Characters of a quotation that is known by its words alone; a shorter one may be a term that many use."""
LEAST_CLAIMED: Final = 2
"""Characters of one that is said to be somebody's, or of which it is asked whose it is and where it is from."""


def with_words_pointed_at(reading: Reading) -> Reading:
    """The message; where it asks who used words that it points at (守住黑土这句 哪个讲的), with these as its quotation.

    What points at them is none of them, nor of the matter where they are printed otherwise.
    """
    text, language = reading.text.strip(" ,，。?？!！"), reading.language
    match = None if reading.required else next(filter(None, (way.fullmatch(text) for way in _POINTED_AT)), None)
    words = match["words"].strip(" ,，") if match else ""
    if match is None or not subject(words, language) or ASKING.search(words) or named_in(words, reading):
        return reading
    words = words if language.holds(words) else language.printed_for(words)
    several = match["all"] or _SEVERAL.search(match["who"]) or match["verb"].endswith("过")
    text = f"哪些人讲了{words}" if several else f"{words}{match['first'] or ''}是谁说的"
    text = f"谁讲{words}最多" if match["verb"].endswith("最多") else text
    return replace(reading, text=text, required=(words,) if language.holds(words) else ())


_POINTING: Final = (
    r"[,，\s]*[这那](?:一?[句段](?:话|词|口号)?|一?个?(?:说法|提法|讲法|词语?儿?|字眼|概念|口号|比喻|话|字))[,，\s]*"
)
_ASKED_WHO: Final = (
    rf"(?:到底|究竟|一共|总共|是|被|由|有|在?[会报]上)*(?P<all>都)?(?:有|是|被|由)*(?P<who>{WHO}(?:领导|干部)?)"
)
_USED: Final = r"(?P<verb>(?:用|使用|说|讲|提|谈|聊|喊|写|念)(?:[到起出来了过]|[得的]?最多)*)(?:的|着|吗)*"
_FIRST: Final = "(?P<first>最[早先]|[第头]一个|首先|率先|先)?"
_POINTED_AT: Final = (
    re.compile(rf"(?P<words>.{{2,60}}?){_POINTING}{_FIRST}{_ASKED_WHO}(?:都|也|曾经?|在?[会报]上)*{_USED}"),
    re.compile(rf"{_FIRST}{_ASKED_WHO}(?:都|也|曾经?|在?[会报]上)*{_USED}(?P<words>[^\s,，。]{{2,40}}?){_POINTING}"),
)
"""Words that are pointed at as such, and who used them: 产学研这个词都有谁用过, 哪个代表讲过先立后破这句话."""
_SEVERAL: Final = re.compile("[几些多]|谁[谁和跟]")
"""What asks for several people."""


def checked_quotation(reading: Reading) -> Search | None:
    """Whose printed words are that a message quotes, where it asks that or whether they are somebody's, and no more.

    The words tell whose they are: first theirs who are named, where they say so too, for a name beside them may be
    wrong (“两只碗都要端稳”是郝铁柱说的吧).
    """
    if not reading.required:
        return _ascribed(reading) or _written(reading) or _said_by_some(reading)
    if len(reading.required) != 1 or reading.excluded:
        return None
    quoted = reading.required[0]
    if not reading.language.holds(quoted):
        return None
    people, beside = _claimed_by(reading.text.replace(quoted, " ", 1), reading)
    alone = not people and not (_WHOSE.search(beside) and _FROM.search(beside))
    if len(HAN.findall(quoted)) < (LEAST_QUOTED if alone else LEAST_CLAIMED):
        return None
    if not _CHECKS.fullmatch(PARTICLES.sub("", without_posts(beside, people))):
        return None
    whose = bool(people) or _WHOSE.search(beside) is not None or _WHERE.search(beside) is None
    whose = whose and (bool(people) or "提出" not in beside)  # what was put forward, a note may tell of
    return Search(replace(reading, text=quoted).topic(), asks_who=whose, claimed=people)


def _claimed_by(text: str, reading: Reading) -> tuple[tuple[Person, ...], str]:
    """Those whose words a text says that a quotation is, and what it says beside: who spoke last for a pronoun."""
    mentions = reading.language.lexicon.mentions(text, reading.language.tokenizer)
    for one in mentions:
        text = text.replace(one.words, " ", 1)
    if not mentions and (pronoun := PRONOUN.search(text)) and (last := reading.last_speaker()):
        return last, text.replace(pronoun.group(), " ", 1)
    return tuple(person for one in mentions for person in one.people), text


def _ascribed(reading: Reading) -> Search | None:
    """The same where printed words stand without quotation marks beside whose they are said to be."""
    text = reading.text.strip()
    match = next((match for way, least in _ASCRIBED if (match := way.fullmatch(text)) and _size(match) >= least), None)
    words = _as_printed(match["words"], reading) if match else ""
    if match is None or not (words or _ASKED_WHOSE.fullmatch(text)):
        return None
    people, beside = _claimed_by(match["who"], reading)
    if not people or not _CHECKS.fullmatch(PARTICLES.sub("", without_posts(beside, people))):
        return None
    asked = replace(reading, required=(words,) if words else ())
    topic = asked.topic(words) if words else replace(asked, text=match["words"]).topic()
    return Search(topic, asks_who=True, claimed=people) if topic else None


def _size(match: re.Match[str]) -> int:
    """How many characters, be they signs of no script, the words have that are said to be somebody's."""
    return len(re.findall(r"\w", match["words"]))


def _as_printed(words: str, reading: Reading) -> str:
    """Words as they are printed, be it with other signs between; none where they are not, or only point at some."""
    language = reading.language
    if not subject(words, language):
        return ""
    printed = words if language.says(words) else language.printed_for(words)
    if not language.holds(printed) and (headed := language.lexicon.pages.headline_in(words)):
        (start, end), _, speech = headed
        printed = folded(speech.headline or "") if end - start == len(words) else printed
    return printed if language.holds(printed) else ""


def _written(reading: Reading) -> Search | None:
    """Who wrote printed words, which are no headline: delegates' own and the editors' are found by them alike."""
    match = _WHO_WROTE.fullmatch(reading.text.strip())
    if match is None or len(HAN.findall(match["words"])) < LEAST_QUOTED:
        return None
    words = reading.language.printed_for(match["words"])
    if not reading.language.holds(words) or reading.language.lexicon.pages.headline_in(words):
        return None
    return Search(replace(reading, required=(words,)).topic(words), asks_who=True)


def _said_by_some(reading: Reading) -> Search | None:
    """Who said what some delegate is told to have said (是不是有个代表说好天气都是大风刮出来的).

    Of whoever else is told to have, be it in a post, it is asked at the end who it was.
    """
    text = reading.text.strip()
    match = _SOME.fullmatch(text) or _SOMEBODY.fullmatch(text)
    topic = reading.topic(match["words"]) if match and not ASKING.search(_ANY.sub("", match["words"])) else None
    return Search(topic, asks_who=True) if topic and len(topic.terms) > 1 else None


_RECALLED: Final = r"(?:请问|听说|好像|我|记得|印象[里中])*(?:是不是有?|有没有|是否有?|有)(?:那?一?|哪)?[个位]?"
_SAID: Final = r"(?:在会上|会上|在报上)?(?:说|讲|提)(?:过|到|了|起|是)*(?P<words>[^,，。?？\s]"
_SOME: Final = re.compile(rf"{_RECALLED}(?:党?代表|委员|领导|干部){_SAID}{{6,40}}?)(?:吗|吧|么|没有|的)?\W*")
"""That some delegate said a thing, of which it is asked whether and who: 有没有一个代表说过……."""
_SOMEBODY: Final = re.compile(
    rf"{_RECALLED}[^,，。?？\s说讲提]{{1,10}}?{_SAID}{{4,40}}?)(?:之类|这样|的话)?的?"
    r"[,，\s]*(?:[这那]?(?:是|到底|究竟))*(?:谁|什么人|哪一?[个位][^,，。?？\s说讲提的]{0,5})(?:啊|呀|呢|来着)?\W*"
)
"""That somebody, whoever he is, said a thing, and who it was: 记得有位镇书记讲过一分不少，是谁."""
_ANY: Final = re.compile("(?:哪[里个儿]?|什么|谁|怎么)(?=[^,，]{0,3}[都也])")
"""What asks nothing: 走到哪里都查得到."""
_RIGHT: Final = r"(?:吧|对吗|对吧|对不对|是不是|是吗|是吧|没错吧|没错|真的吗)"
_OF_HIM: Final = r"(?P<who>[^\s是]{1,12}?)(?:自己|本人|亲口|当时|在?[会报]上)*"
_ASCRIBED: Final = (
    (
        re.compile(
            r"(?P<words>\S{2,60}?)[,，\s]*(?:[这那](?:一?[句段]|个)?(?:话|词|说法|提法)?)?[,，\s]*(?:到底|究竟)?"
            r"[也都还]?(?:是不是|不是|是)"
            rf"{_OF_HIM}(?:[说讲提](?:出来|过)?的(?:话)?|的(?:原)?话)[,，\s]*(?:{_RIGHT}|吗|么|呢)?\W*"
        ),
        LEAST_CLAIMED,
    ),
    (
        re.compile(
            rf"(?:是不是|是)?{_OF_HIM}[说讲提](?:过|的|了)?[:：,，\s]*(?P<words>\S{{2,60}}?)[,，\s]*{_RIGHT}\W*"
        ),
        LEAST_CLAIMED,
    ),
    (re.compile(rf"{_OF_HIM}[说讲提]过?的?(?P<words>\S{{2,60}}?)(?:吗|么|没有)?\W*"), LEAST_QUOTED),
)
"""Words and whose they are said to be, each with how many characters they have at least.

老百姓的口袋越来越鼓 是李星讲的对不对, 李星说五谷丰登，对吗, 李星说的四十里防火道.
"""
_ASKED_WHOSE: Final = re.compile(
    rf"(?=[^,，]*(?:{ASKING.pattern}))[^,，]{{2,40}}[,，]\s*[这那]?[也都]?(?:是不是|是)[^,，是]{{1,12}}?[说讲提]的"
    rf"(?:{_RIGHT}|吗|么)\W*"
)
"""A question, and whether somebody is who said what answers it: 驿站有几个，是她讲的吗."""
_WHO_WROTE: Final = re.compile(
    r"(?P<words>\S{5,60}?)[,，\s]*(?:[这那]一?(?:[句段]话?|个?(?:话|说法)))?[,，\s]*(?:到底|究竟)?(?:是|由)?"
    r"(?:谁|什么人|哪一?[个位](?:记者|编辑|人|代表)?)写(?:出来|下来?)?的?(?:话)?[呢啊呀\W]*"
)
"""Words and who wrote them: 枝叶总关情谁写的."""
_WHOSE: Final = re.compile("谁|哪一?[个位]|什么人|代表|讲述人|[说讲提]")
"""What asks whose words they are; where they only are looked for, a note may be what holds them (这句在版面哪里)."""
_WHERE: Final = re.compile("哪")
_FROM: Final = re.compile("[出来]自")
_CHECKS: Final = re.compile(
    r"(?:请|麻烦|帮忙|帮我|给我|你们?|一?下|再|想|要|我|核对|核实|核稿|查证|查|确认|引语|引文|引用|引述|原话|原文"
    r"|[这那]?一?[句段]|在|出现|登|印|放|版面?|报纸|报上|文章|全文|位置|部分|地方|上|里面?|话|是|就|真|到底|究竟|的|出来|谁|哪[个位篇里儿段块处]|什么人|人|代表|讲述人|说|讲|提出|提|出自|来自|之类|过|吗|么|不|有|没|对)*哪?"
)
"""What stands around a quotation that is checked, and asks nothing else."""
