"""Messages that name somebody or a headline and say else only what they ask, in whatever words and order they do."""

import re
from dataclasses import replace
from typing import Final

from knowledge.asked import Ambiguous, Asked, ListPeople, Move, Search, Step, Turn, Unprinted, WhoIs, Whole
from knowledge.lexicon import A_MEETING, ROLE_AT, Person
from knowledge.question.asked_people import COUNTS_PEOPLE
from knowledge.question.described import described, lives_by
from knowledge.question.identity import who_is
from knowledge.question.intents import WISHING
from knowledge.question.listed import counts_staff
from knowledge.question.message import PARTICLES, Reading, named_in
from knowledge.question.people import apart
from knowledge.question.speakers import is_somebody, of_person
from knowledge.question.steps import WHOLE
from knowledge.question.subject import subject
from knowledge.question.their_words import words_of
from knowledge.question.ways import parted
from knowledge.question.whom import whom

_IDENTITY: Final = re.compile(
    "谁|哪[个位一]|什么(?:人|代表|领导|官|来头|身份|职|单位)|何[人许职]|叫什么|姓什么|贵姓|大名|名字|姓名|人名"
    "|职[务位]|职?称呼|身份|来头|单位|做什么|干什么|干嘛|这个?人$"
)
"""What asks who somebody is."""
_WORDS: Final = re.compile(
    "[说讲谈提聊唠念](?!话人)|话(?!题)|发言|表[了个过]?.{0,2}态|回应|关[心注]|呼吁|建议|意见|观点|看法|想法"
    "|主张|内容|声音|答应|承诺|打算|原文|介绍|反映"
)
"""What asks for somebody's words."""
_MEANS: Final = re.compile("(?:打算|准备|计划|想要?|[要会将])(?:去|再|来)?(?:做|干|搞)(?:点|些)?什么(?!的)")
"""What asks what somebody means to do, and not what he is (打算做什么)."""
_SEVERAL: Final = re.compile("哪些|哪[几两三]|几[个位名]|多少|名单|都[有是]?谁|有谁|谁们|所有|全部|都叫|[有出].{0,4}个")
"""What asks for all of a kind."""


def somebody_alone(reading: Reading, read: Asked | None) -> Asked | None:
    """Who somebody is, or his words, where nothing but he is left without the words that only ask.

    快告诉我市民政局局长是谁, 列一下谭局长说过的话 and 青石县代表怎么讲的 are so, whatever they were `read` as; one who
    was found not to be printed is left out.
    """
    about = subject(reading.text, reading.language)
    if not about or about == reading.text.strip() or (isinstance(read, Unprinted) and read.wording == about):
        return None
    if _MEANS.search(reading.text) or lives_by(reading.text, reading):
        return None
    both = " " in about and len(named_in(about, reading)) > 1
    about = about.replace(" ", "和") if both else about
    wants_words = (both or _WORDS.search(reading.text)) and not _IDENTITY.search(_WORDS.sub(" ", reading.text))
    if those := belonging(about, reading):
        if wants_words:
            return Search(replace(reading, required=()).topic(""), those)
        return ListPeople(among=those) if _SEVERAL.search(reading.text) or len(those) > 1 else None
    if not is_somebody(about, reading) or not _names(about, reading):
        return None
    if wants_words:
        wish = WISHING.search(reading.text)
        asking = wish.group() if wish else "说了什么"
        return _known(_words(replace(reading, text=f"{about}{asking}", required=())))
    if _IDENTITY.search(reading.text):
        alone = replace(reading, text=f"{about}是谁")
        return _known(described(alone) or who_is(alone))
    return None


def belonging(about: str, reading: Reading) -> tuple[Person, ...]:
    """Those of a place or of a kind of post, where words name nothing else and it is theirs that is asked about."""
    those = whom(apart(about), reading, listed=True) if about else None
    if those is None or those.named or not those.people or _names(about, reading):
        return ()
    if _OF_A_PLACE.search(reading.text) and not _DELEGATES.search(reading.text):
        return ()
    if counts_staff(parted(reading)) or re.search(_OF_THEM + re.escape(about), reading.text):
        return ()
    role = max((match.end() for match in ROLE_AT.finditer(about)), default=0) == len(about)
    place = about.endswith(_PLACES) and not reading.language.tokenizer.knows(about)  # 园区 is a matter too
    theirs = role or place or re.search(re.escape(about) + _THEIRS, reading.text)
    return those.people if theirs else ()


_OF_A_PLACE: Final = re.compile("(?:多少|几[个万亿千百]*)人|人口|人数")
_DELEGATES: Final = re.compile("代表|委员|发言|讲话|说话|[说讲谈]|上报|登|名单|名字|姓名")
"""How many live in a place is none of those who speak for it (东山县有多少人)."""
_OF_THEM: Final = "(?:[说讲谈提聊帮替为给对]|关[心注]|呼吁)(?:到|过|起|及|了)*"
"""What stands before those and that of which others speak (帮骑手出头的是哪些人, 哪些代表谈到园区)."""
_THEIRS: Final = "(?:的(?:党?代表|委员|人)|党?代表|委员|人(?!大)|来|派|出席|籍|方面的)"
"""What follows the name of a place of whose people it is asked."""
_PLACES: Final = ("县", "市", "区", "镇", "乡", "街道", "州", "旗")
"""What a name ends in that is of a place alone."""


def _names(words: str, reading: Reading) -> bool:
    """Whether words name a person, or a post that one person holds."""
    if named_in(words, reading) or reading.language.lexicon.titles.titled(words, reading.language.tokenizer):
        return True
    posts = reading.language.lexicon.posts.holding(words, reading.language.tokenizer)
    return any(post.organisation and len(post.people) == 1 for post in posts)


def _words(reading: Reading) -> Asked | None:
    return words_of(reading) or of_person(reading)


def _known(asked: Asked | None) -> Asked | None:
    """What is asked, where it is of somebody who is printed."""
    if isinstance(asked, Search | WhoIs | Ambiguous | ListPeople | Whole):
        return asked if not isinstance(asked, Search) or asked.people else None
    return None


def is_doubtful(asked: Asked | None, reading: Reading) -> bool:
    """Whether a message was read as nothing but words to look for, or with words in its matter that only ask."""
    if isinstance(asked, Unprinted):
        return asked.wording in reading.text  # else a post of the last speaker's body, which the message leaves out
    if asked is None:
        return True
    if not isinstance(asked, Search) or asked.notes_only or asked.of_meeting or asked.private or asked.asks_who:
        return False
    if asked.turn.there:
        return False
    if not asked.people and not asked.turn.follows:
        return True
    if not asked.topic:
        return asked.mention is not None and _IDENTITY.search(reading.text) is not None
    return not subject(_without(asked.topic.wording, asked.people), reading.language)


def _without(wording: str, people: tuple[Person, ...]) -> str:
    return re.sub("|".join(re.escape(one.name) for one in people) or "(?!)", " ", wording)


def named_for_a_matter(reading: Reading) -> ListPeople | None:
    """Who spoke of a matter, where names are demanded (名单给我，说老街的; 麻烦统计一下谈及老街的代表姓名)."""
    if not _NAMED.search(reading.text) or not _SPEAKING.search(reading.text):
        return None
    topic = reading.topic(subject(reading.text, reading.language))
    known = any(term.known and len(term.word) > 1 for term in topic.terms)
    return ListPeople(topic=topic) if known and not named_in(reading.text, reading) else None


_NAMED: Final = re.compile(
    r"名单|名册|人名|(?<!什么)(?:名字|姓名)|姓甚名谁|发言人|(?:哪些|哪几[个位]|(?<![^\s,，])那些)"
    r"(?:人|领导|干部|同志|党?代表|委员)(?!的)|谁谁谁?"
)
"""What demands the names of several."""
_SPEAKING: Final = re.compile("[说讲谈提聊](?!话人)|发言|表[了过]?态|建言|呼吁|关[心注]|回应|反映|操心|惦记|挂")


def counts_of_last(asked: ListPeople, reading: Reading) -> bool:
    """Whether it only is asked how many, behind a matter: how many of it there are, and not who speaks (一共几个)."""
    last = reading.context.searched and reading.context.topic
    return (
        bool(last)
        and not reading.context.people
        and asked == ListPeople()
        and _HOW_MANY.fullmatch(PARTICLES.sub("", reading.text)) is not None
    )


def asks_what_there_is(asked: ListPeople, reading: Reading) -> bool:
    """Whether it is asked if a thing is there, behind a matter: at the place that was spoken of (有学校吗).

    Alone it asks whether somebody speaks who is of one.
    """
    shown = reading.context.last and reading.context.searched
    return bool(shown and asked.among) and _THERE_IS.fullmatch(PARTICLES.sub("", reading.text)) is not None


_THERE_IS: Final = re.compile(
    r"(?:那|这)?(?:里|边|儿|块)?(?:现在|还|都|附近|旁边|村里|镇上|当地){0,2}(?:有没有|有)"
    r"(?![人谁哪]|别的|其[他它]|另外)[^,，。人谁哪位吗么没不]{1,5}(?<!代表|书记|主任|经理|主席)(?<!长)(?:吗|么|没有?|不)?"
)
_HOW_MANY: Final = re.compile(r"那?么?(?:都|一共|总共|又)*有?(?:几|多少)个?")


def plainly(asked: ListPeople, reading: Reading) -> ListPeople | Step:
    """A list of people without the words in its matter by which only is asked.

    请问有哪几位同志就老街发了言 asks who spoke of 老街, 属于青石县的代表有哪些 who is from there, 还有谁提到这件事
    who else spoke of the last matter, and 都有谁 behind one who spoke of it.
    """
    if asked.among or asked.any_of or asked.silent or asked.without:
        return asked
    last = reading.context.topic if reading.context.searched else None
    text = PARTICLES.sub("", reading.text)
    if asked == ListPeople() and reading.context.searched and COUNTS_PEOPLE.fullmatch(text):
        asked = replace(asked, counts=Search(reading.topic(""), turn=Turn(follows=True, lacks=True)))
    if last and len(last) > 1 and not asked.topic and _WHO_ALONE.fullmatch(text):
        return replace(asked, topic=reading.topic(last))
    about = subject(asked.topic.wording, reading.language) if asked.topic else ""
    if those := belonging(about, reading):
        return replace(asked, among=those, topic=None, search=None)
    if not about and reading.context.topic and _OF_THE_SAME.search(reading.text):
        return Step(Move.OTHERS) if asked.topic or asked == ListPeople() else asked
    if asked.topic and (not about or _names_the_meeting(about, reading)):
        return ListPeople(pages=asked.pages)
    if asked.topic and reading.language.holds(asked.topic.wording):
        return asked  # 二人台 is printed so, and 台 alone is another thing
    topic = reading.topic(about)
    return replace(asked, topic=topic) if topic else asked


def _names_the_meeting(about: str, reading: Reading) -> bool:
    """Whether a matter is only the meeting at which all of them spoke, and not what was spoken of (谁谈到党代会)."""
    return _THE_MEETING.fullmatch(about) is not None and not re.search(_SAID_OF.format(re.escape(about)), reading.text)


_THE_MEETING: Final = re.compile(
    rf"[\u4e00-\u9fff]{{0,4}}[省市县区州旗]?{A_MEETING}"
    r"(?: |的|课程|毕业|特别|系列)*(?:论文|作业|报道|新闻|专版|专题|材料)?"
)
"""The meeting of a place, or what is written of it."""
_SAID_OF: Final = "(?:[提谈讲说聊][到及起过了]|关[注心]|评价|看待?|热议|学习){0}"
"""How it is asked for who spoke of a thing."""
_WHO_ALONE: Final = re.compile(r"那?么?(?:都|一共|总共|又|各)*(?:有|是)?(?:谁|哪些人?|(?:哪几|几)[个位]人?|多少人)")
"""Who, and nothing of whom: behind a matter those who spoke of it (都有谁)."""
_OF_THE_SAME: Final = re.compile("[这那此](?:个|件|一)?(?:事|问题|话题|$|的|还|有)|同(?:一|样|个|题)|除了?[他她]|别人")
"""What points back at the matter of which others are asked who speak of it (同样的问题还有谁发言了)."""


def under_headline(reading: Reading) -> Asked | None:
    """The words that stand under a headline, which names who says them (《把肺看好》下面写了什么)."""
    headed = reading.language.lexicon.pages.headline_in(reading.text)
    if headed is None:
        return None
    (start, end), page, speech = headed
    rest = reading.text[:start] + " " + reading.text[end:]
    if subject(rest, reading.language):
        return None
    person = reading.language.lexicon.people[speech.speaker.id]
    whole = WHOLE.search(rest) is not None and len(person.appearances) == 1
    nothing = replace(reading, required=()).topic("")
    return Whole(person) if whole else Search(nothing, (person,), pages=(page,))
