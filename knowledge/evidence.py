"""How well a passage bears a question out: the features that a decision rests on. It decides nothing.

Every feature means something to a reader and lies between 0 and 1.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from knowledge.text import sentence_spans
from knowledge.topic import Expect, Term, Topic

_DIGITS: Final = r"[0-9〇零一二三四五六七八九十百千万亿两几半]"
_MEASURES: Final = "个位名人家条所亩吨公里元块次成倍岁天分种项座处户期届间张度平米台辆支层批场件公顷千米万亿%％"
_HELD: Final = {
    Expect.MONEY: re.compile(
        rf"{_DIGITS}[0-9.,万千百亿余多]*(?:元|块钱|美元|港币|毛钱)|{_DIGITS}[0-9.,]*亿(?![立人吨方亩])|免费|不收钱"
    ),
    Expect.NUMBER: re.compile(
        rf"{_DIGITS}[0-9.,万千百亿余多]*(?:[{_MEASURES}]|[\u4e00-\u9fff]{{2}})|%|％|唯一|百分之|第一|一半|翻番"
    ),
    Expect.TIME: re.compile(
        rf"{_DIGITS}+(?:年(?!来)|月|日|点|时|个月|周|天)|今年|明年|后年|去年|前年|年底|年内|年初|月底|季度|上半年|下半年"
    ),
    Expect.AGE: re.compile(rf"{_DIGITS}+(?:多|余)?(?:岁|周岁)"),
    Expect.PLACE: re.compile(
        r"(?:在|位于|地处|设在|落户|坐落|搬到|建在|地址)[^,，。；;]{0,12}(?:[市县区镇乡村街路楼园校馆山河港湾岛]|社区|广场|中心|号)"
    ),
    Expect.IDENTITY: re.compile(r"(?!)"),
}
CLOSE: Final = 12
"""Characters between a number and what it counts, at most."""
ENOUGH: Final = 2.0
"""The weight of found words at which more tells nothing more."""
PARTLY: Final = 0.6
"""The most that a word counts of which only character pairs are found."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one passage as an answer to one question.

    `coverage`: the share of the topic's weight that is found in the passage or around it
    `sentence`: the share that is found within two neighbouring sentences
    `heaviest`: the share that the most telling missing word has
    `unknown`: the share of words that stand nowhere in the coverage
    `kind`: whether the kind of thing that is asked for (a number, a date) stands in the passage
    `names`: whether the places and organisations of the question are named in it or around it; they say where to
        look and count for nothing else
    `words`: whether a word of more than one character was found
    `amount`: how much was found in all, whatever was missed
    `asks`: whether the passage itself asks this and goes on
    `single`: whether one word is all that was found
    `scoped`: whether only one person's words are looked at
    `near`: how much nearer than usual it is in meaning, where a second look was had (`looked`)
    `lead`: how far it is ahead of the best passage of another speech, times its coverage: to lead with little is to
        know little
    """

    coverage: float
    sentence: float
    heaviest: float
    unknown: float
    kind: float
    names: float
    words: float
    amount: float
    asks: float
    single: float
    scoped: float = 0.0
    near: float = 0.0
    looked: float = 0.0
    lead: float = 0.0

    @property
    def telling(self) -> bool:
        """Whether more than single characters was found, which stand in any text; one person's words are few anyway."""
        return self.words > 0 or self.scoped > 0

    @property
    def quotable(self) -> bool:
        """Whether a passage may be given as the answer at all: not to a question for a number that it lacks."""
        return self.telling and self.kind > 0.5

    def features(self) -> Mapping[str, float]:
        """The features by name."""
        return asdict(self)


def weigh(topic: Topic, text: str, around: str) -> Evidence:
    """The evidence of one passage for a topic; `text` and `around` are folded."""
    names = [term for term in topic.terms if term.names]
    terms = [term for term in topic.terms if not term.names] or names
    total = sum(term.weight for term in terms)
    if not total:
        return Evidence(0.0, 0.0, 0.0, 0.0, kind_held(topic.expects, text), 1.0, 1.0, 0.0, 0.0, 0.0)
    shares = [(term, max(found(term, text), 0.8 * found(term, around))) for term in terms]
    missing = [term.weight * (1 - share) for term, share in shares]
    unknown = sum(t.weight for t in terms if not t.known and all(len(w) == 1 for w, _ in t.alternatives))
    return Evidence(
        coverage=1 - sum(missing) / total,
        sentence=max((_share(terms, window) for window in windows(text)), default=0.0),
        heaviest=max(missing) / total,
        unknown=unknown / total,
        kind=_kind(topic, text),
        names=min((max(found(t, text), found(t, around)) for t in names), default=1.0),
        words=float(any(len(t.word) > 1 and found(t, text) > 0.5 for t in terms)),
        amount=min(1.0, sum(t.weight * share for t, share in shares) / ENOUGH),
        asks=_asks(terms, text),
        single=float(len(terms) > 1 and sum(share >= PARTLY for _, share in shares) == 1),
    )


def _kind(topic: Topic, text: str) -> float:
    """1 where the two sentences that hold most of the topic hold what is asked for too, half where others do."""
    best = max(windows(text), key=lambda window: _share(topic.terms, window), default=text)
    if topic.counted and not any(_counted(noun, text) for noun in topic.counted):
        return 0.0
    return max(kind_held(topic.expects, best), 0.5 * kind_held(topic.expects, text))


def _counted(noun: str, text: str) -> bool:
    """Whether a number stands close to the noun, within one sentence: 近视率下降了4.2个百分点."""
    close = rf"[^。！？]{{0,{CLOSE}}}"
    number = rf"(?:{_DIGITS}|唯一|百分之|一半)"
    return re.search(rf"{number}{close}{re.escape(noun)}|{re.escape(noun)}{close}{number}", text) is not None


def _asks(terms: Sequence[Term], text: str) -> float:
    """1 where a question of the passage holds the topic and more follows it: the page asks and answers the same."""
    spans = list(sentence_spans(text))
    asked = (text[a:b] for a, b in spans[:-1] if text[a:b].rstrip("”’」』\"' \n").endswith("?"))
    return 1.0 if any(_share(terms, sentence) >= 0.75 for sentence in asked) else 0.0


def _share(terms: Sequence[Term], text: str) -> float:
    return sum(t.weight * found(t, text) for t in terms) / sum(t.weight for t in terms)


def found(term: Term, text: str) -> float:
    """How much of a term stands in a folded text: 1 for the word, the share of what stands for it, or of its pairs."""
    if term.word in text:
        return 1.0
    best = max((share for other, share in term.alternatives if other in text), default=0.0)
    return max(best, _pairs(term.word, text))


def _pairs(word: str, text: str) -> float:
    pairs = [word[i : i + 2] for i in range(len(word) - 1)]
    if len(pairs) < 2:
        return 0.0
    return PARTLY * sum(pair in text for pair in pairs) / len(pairs)


def windows(text: str, size: int = 2) -> Iterator[str]:
    """Every run of neighbouring sentences."""
    spans = list(sentence_spans(text))
    for i in range(max(1, len(spans) - size + 1)):
        run = spans[i : i + size]
        yield text[run[0][0] : run[-1][1]] if run else text


def kind_held(expects: Expect, text: str) -> float:
    """1 where the text holds the kind of thing that is asked for, or where none is."""
    pattern = _HELD.get(expects)
    return 1.0 if pattern is None or pattern.search(text) else 0.0
