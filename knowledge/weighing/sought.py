"""What a topic asks of a passage, and how much of it a passage holds."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress
from operator import mul
from typing import Final, NamedTuple

from knowledge.numerals import stands
from knowledge.text import occurrences, sentence_spans
from knowledge.topic import MEASURE, Expect, Term, Topic
from knowledge.weighing.amounts import DIGITS, UNCOUNTED
from knowledge.weighing.evidence import Evidence
from knowledge.weighing.held import BY_ITSELF, EQUAL, PARTLY, found, questions_in, weight_of, windows
from knowledge.weighing.rivals import (
    is_dated_otherwise,
    is_elsewhere,
    is_numbered_otherwise,
    is_of_another,
    is_of_now,
    is_without,
)
from knowledge.weighing.siblings import is_of_another_name, is_of_one_alone, is_of_sibling
from knowledge.weighing.sums import is_paid_for
from knowledge.weighing.units import is_priced_so
from knowledge.weighing.values import (
    VALUED,
    counts_people,
    is_certain,
    is_quantity,
    wanted,
    without_names,
)

CLOSE: Final = 12
"""Characters between a number and what it counts, at most."""
ENOUGH: Final = 2.0
"""The weight of found words at which more tells nothing more."""
BORNE: Final = 0.5
"""The share of a topic above which the sentences that hold a value are taken to speak of what was asked."""
WHOLLY: Final = 0.8
"""The share of a topic at which two single characters tell as much as a word: 荒 and 田 in 荒掉的田."""
SEVERAL: Final = 3
"""How many of them do so wherever they stand in the passage."""
AROUND: Final = 0.8
"""What a word counts that stands around the passage and not in it."""
REPEATED: Final = 0.75
"""The share of a topic that a question in the passage holds where the page asks and answers the same."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What a topic asks of every passage, made once for all of them.

    `terms`: the words that say what is asked about, or else the names, with their `weights`; `unknown`: what of these
    stands nowhere; `value`: how a thing of the kind that is asked for looks in print; `focus`: the word of which it is
    asked; `left`: the word that a yes-or-no question leaves open; `whole`: which terms are more than one character.
    """

    topic: Topic
    terms: tuple[Term, ...]
    weights: tuple[float, ...]
    names: tuple[Term, ...]
    total: float
    unknown: float
    value: re.Pattern[str] | None
    focus: Term | None
    left: Term | None
    whole: tuple[bool, ...]
    _around: dict[str, tuple[float, ...]] = field(default_factory=dict, repr=False, compare=False)
    """How much of each term stands around a passage: the passages of a speech have the same around them."""
    _in_all: dict[tuple[float, ...], "_InAll"] = field(default_factory=dict, repr=False, compare=False)
    """What was found in all, by how much of each term: half of the passages that are weighed hold none of them."""

    @classmethod
    def of(cls, topic: Topic) -> "Sought":
        names = tuple(term for term in topic.terms if term.names)
        terms = _told_of(topic) or names
        weights = tuple(term.weight for term in terms)
        return cls(
            topic,
            terms,
            weights,
            names,
            sum(weights),
            sum(t.weight for t in terms if not t.known and all(len(w) == 1 for w, _ in t.alternatives)),
            wanted(topic.expects, topic.asked),
            focus(topic, terms) if topic.expects in VALUED else None,
            _left_open(topic, terms) if topic.expects is Expect.WHETHER else None,
            tuple([len(term.word) > 1 for term in terms]),
        )

    def weigh(self, text: str, around: str, scoped: bool = False) -> Evidence:
        """The evidence of one passage; `text` and `around` are folded."""
        if not self.total:
            held_value = float(self._holds_value(text))
            return Evidence(0.0, 0.0, 0.0, 0.0, held_value, 1.0, 1.0, 0.0, 0.0, 0.0, scoped=float(scoped))
        inside = self._inside(text)
        return self._evidence(inside, self._with_around(inside, around), text, around, scoped)

    def borne_out(self, text: str, around: str, least: float, by_words: bool) -> Evidence | None:
        """The same of a passage that holds at least so much, with `words` where they are asked for; None of others.

        Of many passages few hold enough, which is known before they are weighed to the end.
        """
        inside = self._inside(text)
        if not self.total or (by_words and not self._may_be_told(inside)):
            return None
        in_all = self._with_around(inside, around)
        if in_all.coverage < least:
            return None
        evidence = self._evidence(inside, in_all, text, around, scoped=False)
        return None if by_words and not evidence.words else evidence

    def _inside(self, text: str) -> list[float]:
        """How much of each term stands in a passage."""
        return [
            1.0 if term.word not in BY_ITSELF and stands(term.word, text) else found(term, text) for term in self.terms
        ]

    def _with_around(self, inside: Sequence[float], around: str) -> "_InAll":
        """What stands in a passage and around it; looked for around it only where that can add something."""
        if min(inside) >= AROUND:
            return self._found_in_all(tuple(inside))
        if around not in self._around:
            self._around[around] = tuple([AROUND * found(term, around) for term in self.terms])
        return self._found_in_all(tuple(map(max, inside, self._around[around])))

    def _evidence(self, inside: Sequence[float], in_all: "_InAll", text: str, around: str, scoped: bool) -> Evidence:
        total = self.total
        here = list(compress(self.terms, inside))
        held = self._together(here, text)
        sentence = max(held.values())
        return Evidence(
            coverage=in_all.coverage,
            sentence=sentence,
            heaviest=in_all.heaviest,
            unknown=self.unknown / total,
            kind=self._kind(text, around, held),
            names=min([max(found(t, text), found(t, around)) for t in self.names], default=1.0),
            words=float(self._told(inside, sentence)),
            amount=in_all.amount,
            asks=float(bool(here) and "?" in text and self._is_asked(here, text)),
            single=in_all.single,
            open=0.0 if self.left is None else 1.0 - found(self.left, text),
            scoped=float(scoped),
            absent=float(self._absent(text, around, held)),
        )

    def _found_in_all(self, shares: tuple[float, ...]) -> "_InAll":
        """What was found where so much of each term stands in a passage or around it."""
        if shares not in self._in_all:
            missing = [weight * (1 - share) for weight, share in zip(self.weights, shares, strict=True)]
            self._in_all[shares] = _InAll(
                1 - sum(missing) / self.total,
                max(missing) / self.total,
                min(1.0, sum(map(mul, self.weights, shares)) / ENOUGH),
                float(len(shares) > 1 and len([share for share in shares if share >= PARTLY]) <= 1),
            )
        return self._in_all[shares]

    def _together(self, here: Sequence[Term], text: str) -> Mapping[str, float]:
        """The share of the topic in every two sentences of a passage that holds some terms.

        Where no value is looked for in them, one word alone, or none, needs no look: it stands within a sentence.
        """
        if self.value is None and (not here or (len(here) == 1 and here[0].word in text and here[0].word.isalnum())):
            return {text: weight_of(here, text) / self.total}
        return {window: weight_of(here, window) / self.total for window in windows(text)}

    def _is_asked(self, here: Sequence[Term], text: str) -> bool:
        """Whether a question in a passage is the topic's own."""
        return max([weight_of(here, asked) for asked in questions_in(text)], default=0.0) / self.total >= REPEATED

    def _told(self, inside: Sequence[float], sentence: float) -> bool:
        """Whether a word was found, or single characters that are nearly all of it: three, or two that are close."""
        single = self.whole.count(False)
        if self._holds_word(inside) or (sentence >= WHOLLY and single > 1):
            return True
        return single >= SEVERAL and sum(map(mul, self.weights, inside)) >= WHOLLY * self.total

    def _may_be_told(self, inside: Sequence[float]) -> bool:
        """Whether `_told` can be said, whatever two sentences hold."""
        return self._holds_word(inside) or self.whole.count(False) > 1

    def _holds_word(self, inside: Sequence[float]) -> bool:
        return max(compress(inside, self.whole), default=0.0) > 0.5

    def _kind(self, text: str, around: str, held: Mapping[str, float]) -> float:
        """1 where two sentences hold what is asked for beside what it is asked of, half where it stands elsewhere.

        `held` has the share of the topic in every two sentences.
        """
        topic = self.topic
        if topic.counted and not any(_counted(noun, self._without_shares(text)) for noun in topic.counted):
            return 0.0
        if counts_people(topic.asked) and not self._counts_them(held):
            return 0.0
        told = self._told_value(around, held) if topic.expects in VALUED else 1.0
        return min(told, 0.5) if told and self._is_of_another(text, around) else told

    def _told_value(self, around: str, held: Mapping[str, float]) -> float:
        """The same of a value (a sum, a day), whatever else it is told of."""
        topic = self.topic
        holding = [window for window in held if self._holds_value(window)]
        if not holding:
            return 0.0
        holding = [window for window in holding if not self._tells_of_another(window, around)]
        if all(is_quantity(term.word) for term in self.terms):
            return 0.5
        if topic.expects is Expect.MONEY and not any(is_paid_for(topic.asked, window) for window in holding):
            return 0.5
        near = self.focus
        beside = any(held[window] > BORNE or (near is not None and found(near, window)) for window in holding)
        return 1.0 if beside else 0.5

    def _is_of_another(self, text: str, around: str) -> bool:
        """Whether a passage tells of another place, or of another of what is numbered, than the topic names."""
        topic = self.topic
        if is_elsewhere(topic.districts, text, around, counted=topic.expects is Expect.NUMBER):
            return True
        if is_of_another_name(topic.strange, text, around) or is_of_one_alone(topic.asked, text):
            return True
        if is_numbered_otherwise(topic.asked, text, around):
            return True
        return topic.expects in _AMOUNTS and self._is_amount_of_another(text, around)

    def _is_amount_of_another(self, text: str, around: str) -> bool:
        """Whether a passage tells an amount of what it lists beside the thing, or of another time, instead."""
        amounts = [one for start, end in sentence_spans(text) if self._holds_value(one := text[start:end])]
        near = self.focus
        of_it = [one for one in amounts if near is not None and found(near, one) >= EQUAL]
        if is_dated_otherwise(self.topic.asked, text, around, amounts, of_it):
            return True
        if is_of_now(self.topic.asked, of_it or amounts):
            return True
        return near is not None and is_of_sibling(near.word, text, amounts)

    def _tells_of_another(self, window: str, around: str) -> bool:
        """Whether a value in two sentences is of another of its kind, or of not so much of a thing as is asked of."""
        topic = self.topic
        if is_of_another(topic.asked, window, around):
            return True
        return topic.expects is Expect.MONEY and not is_priced_so(topic.asked, window)

    def _without_shares(self, text: str) -> str:
        """A text without its percentages where things are counted (民宿多少家), which none of these tells."""
        return _SHARE.sub("", text) if _COUNTS_THINGS.search(self.topic.asked) else text

    def _absent(self, text: str, around: str, held: Mapping[str, float]) -> bool:
        """Whether no two sentences can hold what is asked for, however it is put: they lack it, or tell of another."""
        if self._is_of_another(text, around):
            return True
        if self.topic.expects not in VALUED:
            return False
        if counts_people(self.topic.asked) and not self._counts_them(held):
            return True
        holding = [window for window in held if self._holds_value(window)]
        if not holding:
            return is_certain(self.topic.expects, self.topic.asked)
        others = [self._tells_of_another(window, around) for window in holding]
        return all(others) or (any(others) and is_without(self.topic.asked, text, around))

    def _counts_them(self, held: Mapping[str, float]) -> bool:
        """Whether a number stands close to those who are counted, or to what means the same."""
        nouns = self.topic.counted or (self.focus.forms if self.focus else ())
        return not nouns or any(_counted(noun, window) for noun in nouns for window in held)

    def _holds_value(self, text: str) -> bool:
        return self.value is None or self.value.search(without_names(text)) is not None


_AMOUNTS: Final = (Expect.MONEY, Expect.NUMBER)


class _InAll(NamedTuple):
    """The evidence that does not depend on where in a passage its words stand."""

    coverage: float
    heaviest: float
    amount: float
    single: float


_SHARE: Final = re.compile(rf"{DIGITS}[0-9.]*[%％]|百分之{DIGITS}+")
_COUNTS_THINGS: Final = re.compile("(?:多少|几|好多)个?[家户处座所栋幢间名位台辆条艘场趟头只棵]")


def weigh(topic: Topic, text: str, around: str) -> Evidence:
    """The evidence of one passage for a topic; `text` and `around` are folded."""
    return Sought.of(topic).weigh(text, around)


def _told_of(topic: Topic) -> tuple[Term, ...]:
    """The words that say what is asked about: neither where to look, nor the frame of a question for a value."""
    terms = tuple(term for term in topic.terms if not term.names)
    framed = tuple(term for term in terms if not (topic.expects in VALUED and is_quantity(term.word)))
    return framed or terms


def _left_open(topic: Topic, terms: Sequence[Term]) -> Term | None:
    """The last word of a yes-or-no question: 游泳 in 湖里能游泳吗, 退休金 in 有没有退休金."""
    places = [(topic.asked.rfind(term.word), term) for term in terms if len(term.word) > 1]
    place, last = max(places, key=lambda placed: placed[0], default=(-1, None))
    return None if place < 0 else last


_ASKING: Final = re.compile(
    r"多少|好多|(?<![好十近前没])几|什么时候|什么时间|何时|哪年|哪天|哪|多久|多长|多大|多高|多远|谁|贵|便宜|价"
    r"|费用|时间表|年龄"
)


def focus(topic: Topic, terms: Sequence[Term]) -> Term | None:
    """The word of which a value is asked: the one nearest to the asking words, rather one that follows them.

    补偿 in 一户补偿多少, 金属 in 挖出来多少金属; 水 in 几类水; a single character only behind a measure.
    """
    asking = list(_ASKING.finditer(topic.asked))
    if not asking:
        return None
    begin, end = asking[-1].span()
    places = [
        (max(start - end, begin - start - len(term.word)), start < begin, i)
        for i, term in enumerate(terms)
        for start in occurrences(term.word, topic.asked)
    ]
    measured = topic.asked[end : end + 1] in MEASURE
    told = [p for p in places if len(terms[p[-1]].word) > 1 or (p[:2] == (1, False) and measured)]
    return terms[min(told)[-1]] if told else None


def _counted(noun: str, text: str) -> bool:
    """Whether a number stands close to the noun, within one sentence: 近视率下降了4.2个百分点."""
    return noun in text and _counting(noun).search(UNCOUNTED.sub("", text)) is not None


@lru_cache(maxsize=256)
def _counting(noun: str) -> re.Pattern[str]:
    close = rf"(?:(?!{_OF_ANOTHER})[^。！？]){{0,{CLOSE}}}"
    number = rf"(?:{DIGITS}(?!{DIGITS}*[年月日天])|唯一|百分之|一半)"
    return re.compile(rf"{number}{close}{re.escape(noun)}|{re.escape(noun)}[^,，。！？]{{0,{CLOSE}}}{number}")


_OF_ANOTHER: Final = "从(?![事业])|来自|给(?![药排水养])|向|靠|替|比(?![例重])|把(?![椅伞关手])|被"
"""What stands between a number and a noun that it does not count: 91个女工是从贫困户来的, 拿出20亩给社员."""
