"""Messages that lean on the conversation: small talk, steps, and turns that go on with the last speaker or topic."""

import re
from dataclasses import replace
from typing import Final

from knowledge.asked import (
    OF_SOMEBODY,
    Asked,
    Aspect,
    Context,
    ListPeople,
    Move,
    Search,
    SmallTalk,
    Step,
    Turn,
    Unprinted,
)
from knowledge.chatter import Chat, chat_of, is_for_fewer, may_ask_of_itself
from knowledge.lexicon import Person
from knowledge.numerals import is_number
from knowledge.question.asked_people import WHO_IS, WHO_SAID
from knowledge.question.aspects import WHICH_YEAR, aspect_of, place_asked
from knowledge.question.chosen import number_of
from knowledge.question.intents import asks_concern, concern_of
from knowledge.question.message import ASKING, PARTICLES, WHETHER, Reading
from knowledge.question.predicates import names_nothing
from knowledge.question.pronoun import LEADS_ON, PRONOUN, of_last
from knowledge.question.speaking import SPOKE
from knowledge.question.steps import AGAIN, ELLIPTICAL, NUMBERED, REPEATED, STEPS, UNTOLD, WHOSE
from knowledge.question.whom import whom
from knowledge.text import HAN, without_signs
from knowledge.topic import Expect, Topic, expected
from knowledge.weighing.values import is_quantity
from knowledge.wishes import bare_deed, is_beyond


def small_talk(reading: Reading) -> Asked | None:
    """A greeting, thanks, a question about the bot itself: no search at all."""
    words = PARTICLES.sub("", reading.text)
    if not words and re.search(HAN.pattern, reading.text):
        return SmallTalk(Chat.GREETING)
    if talk := _beyond_pages(words, reading):
        return SmallTalk(talk)
    if is_for_fewer(words) and _may_be_cut(reading.context):
        return Step(Move.SHORTER)
    if _USED.fullmatch(words) and reading.context.last and (of_last := _wider(words, reading)):
        people, shown = reading.last_speaker(), reading.context.last
        return Search(of_last, turn=Turn(follows=True, leaning=people, shown=shown))
    chat = None if _NO_TALK.search(reading.text) else chat_of(words)
    return SmallTalk(chat) if chat else None


def _may_be_cut(context: Context) -> bool:
    """Whether words are before the visitor, and more than the one sentence of each that a list has."""
    return bool(context.last or (context.offered and not context.people))


def _beyond_pages(words: str, reading: Reading) -> Chat | None:
    """What no page is asked for: something of the bot itself, or what it cannot do; None where a page may be."""
    if chat_of(words) is Chat.ITSELF or (may_ask_of_itself(words) and not reading.context.is_begun):
        return Chat.ITSELF
    deed = bare_deed(words)
    return Chat.UNABLE if is_beyond(words) or (deed and not (len(deed) > 1 and reading.language.holds(deed))) else None


_NO_TALK: Final = re.compile(r"牛呢\W*$|走了没有?\W*$")
"""What asks by a word that praises or takes leave without what follows it (那牛呢, behind sheep; 都走了没)."""
_USED: Final = re.compile("(?:怎么|如何)(?:使用|操作|用)")
"""How a thing is used, which is asked of what was shown, and of the bot where nothing was."""


def step(reading: Reading) -> Asked | None:
    """A step from what was last shown (下一段, 全文, 第二段, 谁说的)."""
    words = PARTICLES.sub("", reading.text)
    if match := NUMBERED.fullmatch(words):
        return Step(Move.NUMBERED, number_of(match))
    if REPEATED.fullmatch(words):
        return Step(Move.SPEAKER)
    if again := _shown_again(words, reading):
        return again
    if len(words) <= MOST_OF_STEP and UNTOLD.fullmatch(words) and reading.context.missed:
        return Step(Move.UNTOLD)
    said, *beside = (PARTICLES.sub("", clause) for clause in _CLAUSES.split(reading.text.strip(" ,，。?？")))
    asks_whose = (WHO_SAID.fullmatch(said) or WHOSE.fullmatch(said)) is not None
    if (
        asks_whose
        and all(re.fullmatch(rf"(?:{WHO_IS})+", clause) for clause in beside)
        and (reading.context.last or reading.context.offered or len(reading.context.people) > 1)
    ):
        return Step(Move.SPEAKER)
    for move, pattern in STEPS if len(words) <= MOST_OF_STEP else ():
        if re.fullmatch(pattern, words):
            return Step(move)
    return None


def _shown_again(words: str, reading: Reading) -> Search | Step | None:
    """What was shown of somebody or of a matter, or last, once more (罗芳那段再发一遍, 刚才那段再给我看看)."""
    match = AGAIN.fullmatch(words) if len(words) <= MOST_OF_STEP else None
    if match is None or not reading.context.passages:
        return None
    if not match["what"]:
        return Step(Move.SPEAKER) if match["before"] else None
    those = whom(match["what"], reading)
    people = those.people if those else ()
    topic = reading.topic("" if people else match["what"])
    turn = Turn(again=True, told=reading.context.passages)
    return Search(topic, people, turn=turn) if topic or len(people) == 1 else None


_CLAUSES: Final = re.compile(r"[\s,，。?？]+")
MOST_OF_STEP: Final = 24
"""Characters beyond which a message is no step: fillers that add up to others would be tried in all ways."""


def how_said(reading: Reading) -> Asked | None:
    """How the one shown last put the last matter (她怎么讲的): his words on it, again if need be, and nothing else.

    Of several who were listed for it no one is meant: they are shown with it again.
    """
    if _HOW_SAID.fullmatch(PARTICLES.sub("", reading.text)) is None:  # known without a look at what was shown
        return None
    context = reading.context
    if not context.topic:
        return None
    matter = replace(reading, text=context.topic).topic()
    if context.asked == ListPeople.__name__ and len(context.people) > 1 and not context.last:
        listed = filter(None, map(reading.language.lexicon.people.get, context.people))
        return ListPeople(topic=matter, among=tuple(listed))
    people, shown = reading.last_speaker(), context.last if context.asked in _LOOKED_FOR else None
    return Search(matter, people, turn=Turn(shown=shown, again=True)) if people else None


_LOOKED_FOR: Final = (Search.__name__, OF_SOMEBODY, ListPeople.__name__)
"""What was asked last where what was shown was looked for, and is no step from that."""
_HOW_SAID: Final = re.compile(
    rf"(?:那么?|所以|关于|对)*(?:{PRONOUN.pattern}|对?这[个件]?事?|原话)?"
    r"(?:到底|究竟|具体|当时|详细|原话|对此|对这个?事?|自己|是|都|又)*"
    r"(?:怎么|如何|咋)(?:个)?(?:说|讲|谈|提|讲述|描述|形容|看待?|想)(?:的|法|这个?事?|它|来着)*"
)
"""How somebody unnamed put what was spoken of, and nothing further: 具体怎么说的."""


def concern_of_last(reading: Reading) -> Asked | None:
    """What the last speaker means to do, asks for, finds hard or achieved (他有什么建议); with 还, in further words."""
    pronoun = of_last(reading.text)
    if pronoun and not LEADS_ON.fullmatch(reading.text[: pronoun.start()]):
        return None  # 养老他有什么建议 asks of a matter
    own = reading.text[pronoun.end() :] if pronoun else _LEADING.sub("", reading.text)
    concern = concern_of(own) if pronoun else asks_concern(own)
    if concern is None or _of_no_one(pronoun, reading):
        return None
    people = reading.last_speaker()
    again = _FURTHER.search(reading.text) and reading.context.concern == concern
    told = reading.context.told if again else ()  # of what was shown for a matter, it was not asked yet
    turn = Turn(follows=True, told=told, lacks=True)
    return Search(reading.topic(""), people, concern=concern, turn=turn) if people else None


def _of_no_one(pronoun: re.Match[str] | None, reading: Reading) -> bool:
    """Whether a concern is nobody's alone: several were listed, or it is asked what is to be done about a matter."""
    to_be_done = pronoun is None and reading.context.topic and _TO_BE_DONE.search(reading.text)
    return _of_several(reading.context) or bool(to_be_done)


def _of_several(context: Context) -> bool:
    """Whether several were listed last, of whom none alone is meant."""
    return context.asked == ListPeople.__name__ and len(context.people) > 1


_TO_BE_DONE: Final = re.compile("(?:怎么|如何)(?:办|弄|搞|整)")
_FURTHER: Final = re.compile("还|另外|别的|其他")
"""What asks for more than was shown."""


def follow_up(reading: Reading) -> Asked | None:
    """An elliptical turn (那就业呢, 她讲社保那段): the last speaker and topic are leant on, not forced."""
    text = reading.text
    spoken_of = PRONOUN.search(text)
    leans = not WHO_SAID.search(text) and (ELLIPTICAL.search(text) or len(without_signs(text)) <= BRIEF)
    if not spoken_of and not leans:  # known without a look at what was shown, so the same for whoever asks it
        return None
    pronoun = of_last(text)
    if WHICH_YEAR.fullmatch(PARTICLES.sub("", text)) and reading.context.last:
        return Search(reading.topic(""), turn=Turn(follows=True, leaning=reading.last_speaker(), lacks=True))
    aspect = aspect_of(text)
    if aspect and (reading.context.is_begun or reading.context.people):
        return _aspect_of_it(aspect, reading)
    if place := place_asked(reading):
        turn = Turn(follows=True, leaning=reading.last_speaker(), lacks=True, aspect=Aspect.PLACE)
        return Search(reading.topic(place), turn=turn)
    if not reading.context.is_begun:
        nobodys = reading.context.asked == Unprinted.__name__  # of whom nothing is printed nothing is told
        alone = pronoun and (nobodys or not reading.topic(SPOKE.sub(" ", reading.without(pronoun.span()))))
        return Step(Move.MORE) if alone or _PAYING.fullmatch(PARTICLES.sub("", text)) else None
    before = _described_before(spoken_of, reading)
    people = before or reading.last_speaker()
    pronoun = spoken_of if before else pronoun
    if pronoun and people:
        return _of_him(pronoun, people, bool(before), reading)
    return _of_what_was_shown(people, reading) if leans else None


def _aspect_of_it(aspect: Aspect, reading: Reading) -> Asked:
    """What is asked of what was shown, or of what is only offered, and of nothing else."""
    context = reading.context
    listed = context.asked == ListPeople.__name__ and context.people  # several of whom none is said to be
    if listed or not (context.last or context.offered):
        return Search(reading.topic(""))
    turn = Turn(follows=True, leaning=reading.last_speaker(), lacks=True, aspect=aspect)
    return Search(reading.topic(""), turn=turn)


def _of_him(pronoun: re.Match[str], people: tuple[Person, ...], before: bool, reading: Reading) -> Asked:
    """What is asked of somebody by a pronoun, who spoke last or is described `before` it."""
    own = reading.text[pronoun.end() :] if before else reading.without(pronoun.span())
    rest = re.sub(r"那段|那部分|那块|这段|那一段", " ", SPOKE.sub(" ", own))
    topic = reading.topic(rest)
    if topic.expects in VALUES and not _own_words(topic, reading.context.topic or "", paid=False):
        return Search(replace(topic, terms=()), people, turn=Turn(follows=True))
    if before and not topic:
        return Search(reading.topic(reading.context.topic or ""), people)
    turn = Turn(follows=True, wider=_wider(rest, reading))
    return Search(topic, people, turn=turn) if topic else _of_the_speech(topic, people, reading) or Step(Move.MORE)


def _of_what_was_shown(people: tuple[Person, ...], reading: Reading) -> Asked:
    """What a brief or elliptical turn asks, which leans on the last speaker's words and the last topic."""
    rest = _LEADING.sub(" ", reading.text)
    topic, wider = reading.topic(rest), _wider(rest, reading)
    turn = Turn(follows=True, leaning=people, brief=not ELLIPTICAL.search(reading.text))
    paid = _PAID_FOR.search(reading.text) is not None
    words = _own_words(topic, reading.context.topic or "", paid)
    bare = all(len(word) == 1 or COMPLETED.fullmatch(word) for word in words)
    value = (paid or expected(reading.text) in VALUES) and bare
    instead = _instead(topic, reading.context.topic or "")
    if wider is None and people and (value or _lacks_a_subject(rest, topic)):  # his words were asked for, of no matter
        his = replace(topic, terms=()) if value and not (words or paid) else topic
        return Search(his, people, turn=Turn(follows=True, lacks=_lacks_a_subject(rest, topic)))
    if value and not instead:
        shown = reading.context.last if words else None
        asked = Search(wider or topic, turn=replace(turn, shown=shown, own=tuple(words), lacks=bool(wider)))
        return asked if wider or words else Step(Move.MORE)
    if not topic:
        of_last = _asks_nothing_but(topic, wider, turn, reading)
        return of_last or _of_the_speech(topic, people, reading) or Step(Move.MORE)
    same = _asks_of_the_same(rest, topic) or HOURS.fullmatch(topic.asked)
    shown = reading.context.last if same else None
    lacks = bool(wider) and _lacks_a_subject(rest, topic)
    turn = replace(turn, wider=wider, shown=shown, lacks=lacks, instead=instead, kind=_kind_of_last(topic, reading))
    return Search(topic, turn=turn)


def _kind_of_last(topic: Topic, reading: Reading) -> Expect | None:
    """How much or how many was asked last, where a turn only names another thing by one word (医生呢)."""
    expects, named = reading.context.expects, _ALONE.fullmatch(without_signs(reading.text))
    words = [term.word for term in topic.terms]
    alone = named is not None and words == [named["thing"]] and not is_number(words[0])
    return Expect(expects) if alone and expects in _AMOUNTS else None


_ALONE: Final = re.compile(r"(?:那么?|还有|至于)?(?P<thing>[\u4e00-\u9fff]{2,}?)呢")
_AMOUNTS: Final = (Expect.MONEY, Expect.NUMBER)
"""What of one thing may be asked of another that takes its place."""


def _instead(topic: Topic, last: str) -> tuple[str, ...]:
    """The words of a turn that stand in the place of others before a word of the last topic (奶 in 奶产量呢)."""
    kept = [term.word for term in topic.terms if term.word in last]
    new = (term.word for term in topic.terms if term.word not in last)
    return tuple(word for word in new if any(f"{word}{of}{one}" in topic.asked for one in kept for of in _BEFORE))


_BEFORE: Final = ("", "的", "那个", "这个", "那边的", "那里的", "那些")
"""What stands between a word and that of the last matter before which it takes another's place."""


def _asks_nothing_but(topic: Topic, wider: Topic | None, turn: Turn, reading: Reading) -> Search | None:
    """What a turn asks of the last topic that names nothing at all (谁办的, 为什么); None where it asks for more.

    How and why a thing is, and whether, only what was shown may tell.
    """
    shown = reading.context.last
    if wider is None or shown is None or topic.expects is Expect.ANYTHING:
        return None
    if topic.expects in _OF_THE_SAME:
        return Search(wider, turn=turn)
    more = _FOR_MORE.search(reading.text)
    return None if more else Search(wider, turn=replace(turn, shown=shown, lacks=True))


def _of_the_speech(topic: Topic, people: tuple[Person, ...], reading: Reading) -> Search | None:
    """What a turn that names nothing asks of the speech shown last (跟哪家一起做的); None where it asks for more."""
    text, shown = reading.text, reading.context.last
    asks = (ASKING.search(text) and not text.rstrip(" ?？").endswith("呢")) or WHETHER.search(text)
    if shown is None or not people or not asks or _FOR_MORE.search(text) or _of_several(reading.context):
        return None
    return Search(topic, turn=Turn(follows=True, leaning=people, shown=shown, lacks=True))


_FOR_MORE: Final = re.compile(
    "[说讲谈提聊念看想]|介绍|表示|具体|详细|展开|继续|接着|还|再|又|另外|别的|其[他它余]|(?<!会)更多|后来|然后|下去"
)
"""What asks for more words, however it is put: 具体怎么做的."""


def _lacks_a_subject(text: str, topic: Topic) -> bool:
    """Whether a turn says one thing of a subject that it does not name (谁管, 怎么处理, 收费吗, 退货多少)."""
    words = [term.word for term in topic.terms if not is_quantity(term.word)]
    nothing = words and all(names_nothing(word) or ASKING.search(word) for word in words)
    return bool(nothing) and _PREDICATE.fullmatch(without_signs(text)) is not None


def of_matter_before(reading: Reading) -> Search | None:
    """What a question of a message asks of the matter before it, where it names no subject of its own (有空调吗)."""
    topic, wider = reading.topic(), _wider(reading.text, reading)
    lacks = _lacks_a_subject(reading.text, topic)
    has = HAS.fullmatch(PARTICLES.sub("", reading.text)) if len(topic.terms) == 1 else None
    if not (topic and wider and (lacks or (has and not has["first"]))):
        return None
    return Search(topic, turn=Turn(follows=True, wider=wider, lacks=lacks))


def _own_words(topic: Topic, last: str, paid: bool) -> list[str]:
    """The words of a turn that neither frame the value asked for nor stood in the last topic."""
    words = [term.word for term in topic.terms if term.word not in last and not is_quantity(term.word)]
    words = [word for word in words if not (topic.expects is Expect.PLACE and _WHERE.fullmatch(word))]
    words = [word for word in words if not (topic.expects is Expect.TIME and _FROM_WHEN.fullmatch(word))]
    return [word for word in words if not (paid or topic.expects is Expect.MONEY) or not _PAYING.fullmatch(word)]


def _described_before(pronoun: re.Match[str] | None, reading: Reading) -> tuple[Person, ...]:
    """The one who is described before a pronoun in the same message (送快递的小伙子呢，他愁什么)."""
    those = whom(_LEFT_OPEN.sub("", reading.text[: pronoun.start()]), reading) if pronoun and pronoun.start() else None
    return those.people if those and len(those.people) == 1 else ()


_LEFT_OPEN: Final = re.compile(r"^(?:那么?|还有)+|[呢啊呀吧,，\s]+$")
"""What stands around somebody who is described before anything is asked of him."""


def _asks_of_the_same(text: str, topic: Topic) -> bool:
    """Whether a turn asks something and names no matter of its own (亏不亏): each longer word of it is printed."""
    asks = ASKING.search(SAID_OF.sub("", text)) and not text.rstrip(" ?？").endswith("呢")
    known = all(term.known or len(term.word) == 1 for term in topic.terms)
    return _WHETHER_SO.match(text) is not None or (known and bool(asks or WHETHER.search(text)))


SAID_OF: Final = re.compile(r"(?:又|都|是)*(?:怎么|如何)个?(?:说|讲|谈|提)(?:的|到)?[啊呀呢吧\W]*$")
"""What asks for the words on a matter, and for nothing of it: 就业怎么讲 is asked as 就业呢."""


def _wider(rest: str, reading: Reading) -> Topic | None:
    """The topic of a turn together with the last one's."""
    last = reading.context.topic
    return reading.topic(f"{last} {rest}") if last else None


_OF_THE_SAME: Final = (Expect.PERSON, Expect.WHICH, Expect.NUMBER, Expect.TIME, Expect.PLACE, Expect.IDENTITY)
"""What is asked of the last topic where a turn names nothing at all: 哪三件, 谁办的."""
_STILL: Final = "(?:那|现在|如今|后来|还|都|已经|到底|[一每]个?[月年天]){0,3}"
_PREDICATE: Final = re.compile(
    r"(?:是|由|都|会|要|还|能|该|归)*(?:谁|哪[个位家里年月天]|什么时候|几[点月号时]|怎么样?|如何|为什么|多久)"
    r"(?:来|去|在|会|能|可以|要|给|帮|才|就|开始)*[\u4e00-\u9fff]{1,3}?(?:的|了)?(?:[这那它](?:个|事|件事|些)?)?"
    rf"|{_STILL}[\u4e00-\u9fff]{{1,4}}(?:的?有?(?:多少|几[\u4e00-\u9fff])(?:钱|块钱|元|人)?|吗|不|没有?|么)"
    rf"|{_STILL}[\u4e00-\u9fff]{{0,3}}([\u4e00-\u9fff])[不没]\1[\u4e00-\u9fff]?"
    r"|[\u4e00-\u9fff]不[\u4e00-\u9fff]{1,2}(?:了|的话)?(?:怎么办|如何)"
    r"|(?:应|该|得|要|能|可以|去|又)*[找问归靠怪怨赖]谁去?"
)
"""What asks something and has no room for a subject beside it."""
HAS: Final = re.compile(
    r"[^,，。的]{0,8}?(?:有没有(?!份)[^,，。不没人的]{1,6}(?:吗|么)?|有(?!份)[^,，。不没人的]{1,6}(?:吗|么|没有?|不))"
    r"|(?P<first>[^,，。有的]{1,6})(?:有吗|有没有?)"
)
"""Whether a thing has another; what is named first is asked anew (路灯有吗)."""
VALUES: Final = (Expect.MONEY, Expect.NUMBER, Expect.TIME, Expect.PLACE, Expect.AGE, Expect.ORGANISATION)
"""What a turn may ask of the last topic though it names none itself: 多长, 什么时候能用上."""
BRIEF: Final = 9
"""Characters up to which a turn may lean on the one before it."""
COMPLETED: Final = re.compile(r".(?:好|完|成|到|上|掉)|.(?:下|出|起)来")
"""A verb with its result, which tells of no other matter than the last: 什么时候修好."""
_PAYING: Final = re.compile(r"[交付出花收掏要给]?(?:[钱费]|多少钱|几块)")
"""What only frames a sum that is asked for: 要不要交钱."""
_WHERE: Final = re.compile(r"(?:是|位于|开|设|建)?在?(?:哪[里儿]?|何处|什么地方|地点|位置|地址)(?:在哪[里儿]?)?")
"""What only frames a place that is asked for, though it may stand in print (在哪上课)."""
_FROM_WHEN: Final = re.compile("开始|起|从")
"""What only frames a time from which a thing is so (几月开始改)."""
_PAID_FOR: Final = re.compile(
    r"(?:要不要|收不收|用不用|需不需要|是不是要?)(?:再|另外)?[交付出花收掏]?[钱费]"
    r"|[交付出花收掏要][钱费](?=吗|不\W*$|没\W*$|么)"
)
"""Whether a thing costs anything, which what it costs answers: 要不要交钱."""
LASTED: Final = re.compile(
    r"(?:那么?|[他她]们?|一共|总共|已经|在那里?|在这里?|都|是|也|就|又)*(?:干|做|当|搞|教|开|住|守|跑|来|工作|从业|上班)"
    r"[了过]*(?:多少|好多|几)(?:个)?(?:年|月|天)头?[呢啊呀的了\W]*"
)
"""What asks how long somebody did what was spoken of before (干了多少年), and names nothing itself."""
HOURS: Final = re.compile(
    r"(?:那么?|[它他她]们?|一般|平时|每天|周末|早上|早晨|中午|下午|晚上|最晚|最早|都|是)*几点钟?"
    r"(?:开门|关门|开放|营业|上班|下班|开始|结束|收[工摊班]|打烊|开(?:到几点)?)[呢啊呀的了\W]*"
)
"""What asks when a thing is open that was spoken of before (几点关门), and names nothing itself."""
_LEADING: Final = re.compile(r"^(?:那么|那个|那|还有|另外|然后|关于|至于)")
_WHETHER_SO: Final = re.compile(r"(?:那|这|到底|他们?|她们?)*(?:会不会|能不能|可不可以|是不是|要不要|用不用|该不该)")
"""Whether something is so of what was spoken of: 会不会暴露我."""
