"""How a value stands to the question for it: by its measure, its year, and the deed and the words in its own clause."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from knowledge.topic import Expect, Term, Topic
from knowledge.weighing.amounts import DIGITS
from knowledge.weighing.deeds import REST, deed_of, measures_of
from knowledge.weighing.held import weight_of
from knowledge.weighing.rivals import is_of_another, names_its_year
from knowledge.weighing.sought import focus
from knowledge.weighing.sums import is_paid_otherwise, is_paid_so
from knowledge.weighing.values import is_quantity, stands_at

Span = tuple[int, int]
DEED: Final = 1.5
"""What it counts that a value stands right behind the deed that is asked of: 走了6个 for 走了几个."""
NEAR_DEED: Final = 0.7
"""What it counts that the deed stands elsewhere in its clause."""
LONGER: Final = 0.5
"""How much of that is left of a word of several characters, which counts in the share of the topic as well."""
OWN: Final = 2.0
"""What it counts that its clause names the year that is asked of; as much less another year, or another of a kind."""
COUNTED: Final = 0.3
"""What it counts that the thing that is counted stands at it."""
SHARE: Final = 1.0
"""What it counts that the whole topic stands in its clause."""
MARGIN: Final = 0.2
"""How much less a value may count than the best to be meant beside it."""
LITTLE: Final = 0.2
"""The share of a topic that tells nothing of a clause."""
_BEHIND: Final = "[了过着到得出下掉去给有]{0,2}"
"""What stands between a verb and the value: 走了6个, 提到5000元."""
_CLAUSE_END: Final = re.compile(r"[,，。;；:：!！?？]")
_TIME_ALONE: Final = re.compile(rf"(?:{DIGITS}|[年月日号天个点时今明去前后本上下半中初末底到至从自起的每周旬之])+")
"""A clause that tells when, and nothing else."""
_TIME: Final = re.compile("分钟|小时|钟头|[个半]月|[年天周]|星期|礼拜|时间|功夫|多[久长远]|什么时候")
"""What tells how long, which answers no 多少 that does not ask for it."""
_DAY_OF: Final = re.compile(r"什么时候|什么时间|何时|几时|哪一?[年天]|几[月号]")
_LIGHT: Final = frozenset("做弄搞干来去办给")
"""Verbs that stand for any."""
_PAY: Final = re.compile(
    r"(?:每个?月|一个月|月|每年|一年|每天|一天|每?人)(?:能|都|可以|才|就)*[给发拿开领收交挣](?:到|了)?(?:多少|好多)"
)
"""How it is asked what somebody is given for some time."""
_SUM: Final = re.compile("[元块]钱?$")
_PERSON: Final = "[个人名位户家]"


class Bearing:
    """What a question for a value asks of each value: made once for all sentences of a passage."""

    def __init__(self, topic: Topic) -> None:
        self.topic = topic
        self.asked = topic.asked
        told = [term for term in topic.terms if not term.names and not is_quantity(term.word)]
        self.terms: Sequence[Term] = told or topic.terms
        self.total = sum(term.weight for term in self.terms)

    @cached_property
    def counted(self) -> tuple[str, ...]:
        """What a question for a number counts: its noun with what means the same, or the word that it is asked of."""
        topic = self.topic
        if topic.counted or topic.expects is not Expect.NUMBER:
            return topic.counted
        term = focus(topic, topic.terms)
        whole = re.search(rf"{re.escape(term.word)}[人员户者]?", topic.asked) if term else None
        return (whole.group(),) if whole else ()

    @cached_property
    def deed(self) -> tuple[str, ...]:
        """The word of which the value is asked, with what means the same."""
        return deed_of(self.topic)

    @cached_property
    def measures(self) -> str:
        """The characters that count what the question does."""
        return measures_of(self.topic)

    @cached_property
    def measure_tells(self) -> bool:
        """Whether the question counts by a measure that few things have."""
        return bool(self.measures) and not set(self.measures) & set("个天")

    def best(self, spans: Sequence[Span], sentence: str, passage: str) -> list[Span]:
        """Those of some values in a folded sentence that answer best; none where none of them answers."""
        if self.is_denied(sentence):
            return []
        measured = self._of_kind(spans, sentence)
        worth = {span: self.of(span, sentence) for span in measured}
        best = [span for span in measured if worth[span] >= max(worth.values()) - MARGIN]
        done = max((self.at_deed(span, sentence) for span in best), default=0.0)
        if done:
            return [span for span in best if self.at_deed(span, sentence) == done]
        return [] if self._is_told_apart(best, sentence, passage) else best

    def _of_kind(self, spans: Sequence[Span], sentence: str) -> list[Span]:
        """Those of some values that the question does not name itself, with its measure, or sums where it asks so."""
        new = [span for span in spans if sentence[slice(*span)] not in self.asked]
        if self.topic.expects is Expect.MONEY:
            return [span for span in new if not is_paid_otherwise(self.asked, span, sentence)]
        if _PAY.search(self.asked):
            new = [span for span in new if _SUM.search(sentence[slice(*span)])] or new
        measured = [span for span in new if self.is_measured(span, sentence)]
        return measured if measured or self.measure_tells else new

    def _is_told_apart(self, spans: Sequence[Span], sentence: str, passage: str) -> bool:
        """Whether the deed stands apart from all of some values, none of which tells of it then.

        What is left and what is not done is told by no other value (还剩几户), nor when by the day of another deed.
        """
        if any(word in passage for word in self.deed if word[0] in REST):
            return True
        if self.topic.expects is not Expect.TIME or not _DAY_OF.search(self.asked):
            return False
        if not any(word in sentence for word in self.deed if word not in _LIGHT):
            return False
        return not any(self._share(span, sentence) > LITTLE or self.is_own(span, sentence) > 0 for span in spans)

    def of(self, value: Span, text: str) -> float:
        """How well a value in a folded sentence answers, beside the others of its kind."""
        at_counted = max((stands_at(noun, value, text) for noun in self.counted), default=0.0)
        share = self._share(value, text)
        return self.at_deed(value, text) + OWN * self.is_own(value, text) + COUNTED * at_counted + SHARE * share

    def _clause(self, value: Span, text: str) -> Span:
        """The clause of a value, with those beside it where it tells a time alone (今年11月,大会开幕)."""
        clause = clause_of(value, text)
        return _with_beside(clause, text) if _TIME_ALONE.fullmatch(text, *clause) else clause

    def _share(self, value: Span, text: str) -> float:
        """The share of the topic that stands in the value's clause."""
        return weight_of(self.terms, text[slice(*self._clause(value, text))]) / self.total if self.total else 0.0

    def is_own(self, value: Span, text: str) -> float:
        """1 where the value's clause names the year, or another one of a kind, that is asked of; -1 where another."""
        clause = text[slice(*self._clause(value, text))]
        return float(names_its_year(self.asked, clause)) - float(is_of_another(self.asked, clause))

    def at_deed(self, value: Span, text: str) -> float:
        """How near a value stands to the deed that it is asked of: 1 right behind it."""
        if self.topic.expects is Expect.MONEY and is_paid_so(self.asked, value, text):
            return DEED
        start, end = self._clause(value, text)
        right = [word for word in self.deed if re.search(rf"{re.escape(word)}{_BEHIND}$", text[start : value[0]])]
        near = [word for word in self.deed if word in text[start:end]]
        return max([DEED * _told(word) for word in right] + [_near(word) for word in near], default=0.0)

    def is_denied(self, text: str) -> bool:
        """Whether a folded sentence says that nobody did what is asked of: 没有一个走的 for 走了几个."""
        if self.topic.expects is not Expect.NUMBER:
            return False
        deeds = "|".join(map(re.escape, self.deed))
        none = rf"没有?一{_PERSON}[^,，。]{{0,2}}(?:{deeds})|一{_PERSON}[^,，。]{{0,2}}[没未不](?:{deeds})"
        return bool(deeds) and re.search(none, text) is not None

    def is_measured(self, value: Span, text: str) -> bool:
        """Whether a value may have the measure by which the question counts; True where it names none."""
        start, end = value
        if self.topic.expects is Expect.NUMBER and not _TIME.search(self.asked) and _TIME.search(text[start:end]):
            return False
        if not self.measures or text[end - 1] in self.measures or text[end : end + 1] in self.measures:
            return True
        return re.fullmatch(rf"{DIGITS}+", text[start:end]) is not None


def _near(word: str) -> float:
    """What it counts that a deed stands in a value's clause: what is left or not done tells as much anywhere."""
    return DEED if word[0] in REST else NEAR_DEED * _told(word)


def _told(word: str) -> float:
    """What a deed tells: a word of several characters tells some of it in the share of the topic already."""
    return 1.0 if len(word) == 1 or word[0] in REST else LONGER


def clause_of(value: Span, text: str) -> Span:
    """The clause of a folded sentence in which a value stands."""
    start = max((match.end() for match in _CLAUSE_END.finditer(text, 0, value[0])), default=0)
    end = _CLAUSE_END.search(text, value[1])
    return start, end.start() if end else len(text)


def _with_beside(clause: Span, text: str) -> Span:
    """A clause with those before and behind it."""
    before = text[: max(0, clause[0] - 1)]
    end = _CLAUSE_END.search(text, clause[1] + 1)
    return clause_of((len(before), len(before)), text)[0] if before else 0, end.start() if end else len(text)
