"""Whether a passage bears out the detail that a turn asks of the matter before it, and not that matter alone.

After 民宿 the question 住一晚多少钱 is answered by no sum that stands beside anything else, 牛有保险吗 not by the
insurance of sheep: the last matter finds its passage again whatever is asked of it.
"""

import re
from collections.abc import Iterator
from typing import Final

from knowledge.answer.readings import is_of_last
from knowledge.asked import Search
from knowledge.findings import Quote
from knowledge.lexicon import ORGANISATION_END
from knowledge.numerals import is_number
from knowledge.question.message import PARTICLES
from knowledge.question.turns import COMPLETED, HAS
from knowledge.search import Library
from knowledge.text import sentence_spans
from knowledge.topic import Expect, Term
from knowledge.weighing.beside import SHARES, is_paid_for_another, says_of_what
from knowledge.weighing.held import EQUAL, HALF
from knowledge.weighing.held import found as share_of
from knowledge.weighing.rivals import is_named
from knowledge.weighing.sums import is_cost_told
from knowledge.weighing.units import clauses_around, is_of_unit, unit_asked
from knowledge.weighing.values import VALUED, is_certain, values

SHORT: Final = 3
"""Characters of a name of which one alone tells nothing (车 of 中车)."""


def is_borne_out(said: Quote, asked: Search, library: Library) -> bool:
    """Whether what is quoted for a turn tells its own words, the value that it asks for, or is read as its answer."""
    told = _Told(said, asked, library)
    if not told.place():
        return False
    if asked.turn.lacks or asked.turn.own or told.deed:
        return told.lacking()
    whole = asked.topic.asked
    if named_alone(asked):
        return told.named() and told.instead()
    if HAS.fullmatch(PARTICLES.sub("", whole)):
        return told.things()
    return told.paid_so() and (not told.unit or told.priced_so())


def named_alone(asked: Search) -> str:
    """The one thing that a turn names and asks nothing of (普法 of 那普法呢); empty where it asks something."""
    whole = asked.topic.asked
    alone = asked.turn.follows and asked.topic.expects is Expect.ANYTHING and whole.rstrip(" ?？").endswith("呢")
    return _NAMED_ALONE.sub("", whole) if alone else ""


def lacks_its_noun(text: str) -> bool:
    """Whether a turn leaves out of what it asks, which was named before (农村的呢 behind 收入差距)."""
    return _NOUN_LEFT_OUT.search(text) is not None


_NOUN_LEFT_OUT: Final = re.compile(r"[\u4e00-\u9fff]的呢\W*$")


class _Told:
    """What of a turn is told in the words that are quoted for it."""

    def __init__(self, said: Quote, asked: Search, library: Library) -> None:
        shown = (said.found.passage, *((said.beside,) if said.beside else ()))
        self._said = said
        self._asked = asked
        self._library = library
        self._whole = asked.topic.asked
        self._text = " ".join(library.index.text_of(one) for one in shown)
        self._ids = {one.id for one in shown}
        self._around = library.index.context_of(said.found.passage)
        self._words = set(library.language.tokenizer.words(self._text))
        self._read = said.found.evidence is None or said.found.evidence.answers
        self._own = [term for term in asked.topic.terms if term.word in self._whole]
        both = asked.turn.wider or asked.topic
        self._matter = f"{both.wording} {self._whole}"
        self._last = [term for term in both.terms if term.word not in self._whole]

    def place(self) -> bool:
        """Whether the places, bodies and numbered things that a turn names stand in what is quoted, or over it."""
        named = (term for term in self._own if term.names)
        told = all(max(share_of(term, self._text), share_of(term, self._around)) >= HALF for term in named)
        return told and is_named(self._whole, self._text + self._around)

    @property
    def deed(self) -> str:
        """What is done that a turn names by one character and nothing else (种什么); empty where it names more."""
        match = _DEED.fullmatch(PARTICLES.sub("", self._whole))
        return match["deed"] if match else ""

    def lacking(self) -> bool:
        """Whether a turn is answered that names no subject: by its value, by its word, or by reading.

        Where it leans on nobody's words, the matter before it must be told too.
        """
        if self._asked.turn.lacks and not is_of_last(self._said.found, self._asked, self._library):
            return False
        value = self.value()
        if value is not None:
            return value
        if self.deed:
            return self.deed in self._words
        if HAS.fullmatch(PARTICLES.sub("", self._whole)):
            return self.things()
        expects = self._asked.topic.expects
        if expects is Expect.PERSON and not self._of_last():
            return False
        elsewhere = expects is Expect.WHETHER and any(map(_is_printed_word, self._own))
        return any(map(self._holds, self._own)) or (self._read and not elsewhere)

    def named(self) -> bool:
        """Whether the one thing is told that a turn names and asks nothing of (高铁呢), there or in who says it.

        A body is only told by its name; whatever else is named may be told in other words.
        """
        bare = _NAMED_ALONE.sub("", self._whole)
        if any(bare in text for text in (self._text, self._around)):
            return True
        alone = self._own[0] if len(self._own) == 1 and len(bare) > 1 else None
        if alone and alone.word == bare:
            return max(share_of(alone, self._text), share_of(alone, self._around)) >= EQUAL
        scrap = alone is not None and len(alone.word) == 1 and len(bare) <= SHORT and "的" not in bare
        return not scrap and not bare.endswith(ORGANISATION_END)

    def instead(self) -> bool:
        """Whether what a turn names in another's place is told of as that was: by the same matter, or a like value."""
        kind, headless = self._asked.turn.kind, lacks_its_noun(self._whole)
        if (headless or kind) and (headless or any(term.names for term in self._own)):
            return not self._last or any(map(self._holds, self._last))
        if kind is None:
            return True
        sentences = (self._text[start:end] for start, end in sentence_spans(self._text))
        of_it = (one for one in sentences if any(share_of(term, one) >= HALF for term in self._own))
        return any(any(values(kind, self._whole, one)) for one in of_it)

    def things(self) -> bool:
        """Whether both things are told of which it is asked if one has the other (培训有补贴吗).

        Where a turn names one alone (有补贴吗), that is the other's which was spoken of, and in what was shown of it.
        """
        own = [term for term in self._own if not is_number(term.word)]
        asked = HAS.fullmatch(PARTICLES.sub("", self._whole))
        if len(own) == 1 and not (asked and asked["first"]) and not self._of_last():
            return False
        return (bool(own) and all(map(self._holds, own))) or (len(own) == 1 and self._read)

    def _of_last(self) -> bool:
        """Whether what is quoted tells of the last matter too, or was shown for it."""
        shown = self._asked.turn.shown in self._ids
        return shown or not self._last or any(map(self._holds, self._last))

    def priced_so(self) -> bool:
        """Whether a price is told of as much as a turn names (一斤, 每张), where it names what costs it itself."""
        return any(is_of_unit(self.unit, near) for _, near in self._spots(Expect.MONEY, price=True))

    def paid_so(self) -> bool:
        """Whether any sum or share may be the one that a turn asks for, where it asks for one and any is told."""
        if self._asked.topic.expects is not Expect.MONEY or SHARES.search(self._text):
            return True
        sentences = [self._text[start:end] for start, end in sentence_spans(self._text)]
        sums = [(one, span) for one in sentences for span in values(Expect.MONEY, self._whole, one)]
        return not sums or not all(self._is_of_another(*one) for one in sums)

    def _is_of_another(self, sentence: str, value: tuple[int, int]) -> bool:
        """Whether a sum is paid for something else than a turn asks of, or for another than the matter before it."""
        of_money = self._asked.topic.expects is Expect.MONEY
        return of_money and is_paid_for_another(self._whole, self._matter, sentence, value)

    def value(self) -> bool | None:
        """Whether the value that is asked for stands where the detail does; None where none is asked for."""
        price = PRICE.search(self._whole) is not None
        kind = Expect.MONEY if price else self._asked.topic.expects
        if kind not in VALUED:
            return None
        spots = list(self._spots(kind, price))
        if any(self._goes_with(sentence, near) for sentence, near in spots):
            return True
        told_so = kind is Expect.NUMBER and not is_certain(kind, self._whole)  # in a way that no pattern knows
        return self._read and told_so and not spots

    def _spots(self, kind: Expect, price: bool) -> Iterator[tuple[str, str]]:
        """The sentences that hold a value that is asked for, each with the clauses around the value.

        It is counted by the measure that the turn names (几家).
        """
        alike = _COUNTED.get(self._measure)
        for start, end in sentence_spans(self._text):
            sentence = self._text[start:end]
            free = [match.span() for match in PRICE.finditer(sentence)] if price else []
            for span in (*values(kind, self._whole, sentence), *free):
                if (alike is None or alike.match(sentence[slice(*span)])) and not self._is_of_another(sentence, span):
                    yield sentence, clauses_around(sentence, *span)

    @property
    def _measure(self) -> str:
        """What is counted with, as a turn names it: 家 in 一共几家."""
        match = _HOW_MANY.search(self._whole)
        return match["measure"] if match else ""

    def _goes_with(self, sentence: str, near: str) -> bool:
        """Whether a value tells of what it is one, in its sentence or `near`: the turn's own words, or the matter."""
        if not is_of_unit(self.unit, near) or is_cost_told(self._whole, near) is False:
            return False
        priced = self._asked.topic.expects is Expect.MONEY
        by_unit = bool(self.unit)  # 吃一顿, 住一晚 are told by the meal and the night
        own = [term for term in self._own if self._is_detail(term) and not (by_unit and len(term.word) == 1)]
        told = [one for one in own if _is_told(one, near if priced else sentence)]
        if own and (len(told) >= len(own) / 2 or priced or any(len(term.word) > 1 for term in own)):
            return len(told) >= len(own) / 2  # a deed of one character may be told in other words (要管多少个)
        counted = rf"[0-9〇零一二三四五六七八九十百千万亿两几余多]{re.escape(self._measure)}"
        of_measure = bool(self._measure and re.search(counted, sentence))
        return by_unit or of_measure or not self._last or any(share_of(term, sentence) >= HALF for term in self._last)

    @property
    def unit(self) -> str:
        """Of how much a turn asks the price; empty where it asks none, or of as much how many there are."""
        return unit_asked(self._whole, self._asked.topic.expects is Expect.MONEY)

    def _is_detail(self, term: Term) -> bool:
        """Whether a word says of what a value is asked, and does not only frame the question for it."""
        done = self._asked.topic.expects is not Expect.MONEY and _DONE.fullmatch(term.word)
        return says_of_what(term.word) and not done

    def _holds(self, term: Term) -> bool:
        """Whether a word is told; a character within another word (管 of 水管) tells nothing."""
        return share_of(term, self._text) >= HALF and (len(term.word) > 1 or term.word in self._words)


def _is_printed_word(term: Term) -> bool:
    return term.known and len(term.word) > 1


def _is_told(term: Term, text: str) -> bool:
    """Whether a word is told in a text, a verb without its result."""
    word = term.word[0] if COMPLETED.fullmatch(term.word) else term.word
    return word in text or share_of(term, text) >= HALF


_HOW_MANY: Final = re.compile(r"(?:多少|几|好多)个?(?P<measure>[家户处座所栋幢间名位人口台辆条艘场次趟匹头只棵])")
_COUNTED: Final = {
    one: re.compile(rf"(?!一[个批]$).*(?:[{alike}个]|[0-9〇零一二三四五六七八九十百千万亿两余多])$")
    for alike in ("家户所间", "处座所栋幢", "名位人口", "台辆部架", "条艘", "场次趟", "头只匹", "棵株")
    for one in alike
}
"""A number with what else the same is counted with; 一批 and 一个 count nothing."""
PRICE: Final = re.compile("收费|免费|免票|免掉|[、,，]免|[要交付花出给]钱|不收|掏|多少钱")
"""What asks for a price, or tells one without a sum."""
_DONE: Final = re.compile(
    r"[建修开做办弄搞装动用成]|.(?:好|完|成|到|上|掉)|.(?:下|出|起)来|完工|竣工|建成|投用|启用|开工|动工"
    r"|[开关]门|开放|营业|[上下]班|开始|结束|截止"
)
"""Deeds that whatever is made, or is open, comes to, be it called so or not (什么时候修好, and 明年完工)."""
_ANY_DEED: Final = "[是有叫做干搞办弄说讲谈提为要想会能用凭图靠当没算]"
_DEED: Final = re.compile(
    rf"(?:那么?|都|主要|一般|平时|现在|他们?|她们?){{0,3}}(?P<deed>(?!{_ANY_DEED})[\u4e00-\u9fff])(?:的是|的|了|着|过|些|点)?(?:什么|哪些)的?"
)
"""What is done that a turn names by one character and nothing else: 种什么, 养什么的."""
_NAMED_ALONE: Final = re.compile(r"^(?:那么?|还有|至于|然后)|[呢啊呀吧?？\s]+$")
