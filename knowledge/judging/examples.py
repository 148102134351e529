"""Questions turned into examples of what answers and what does not. It fits nothing.

A question set gives four kinds of examples. Its own questions, asked of their coverage. Those of another coverage:
nothing here answers them. Its questions asked once more with the passages that answer them taken out: about this city
and its people, and not answered. And things of the record asked for what pages do not tell of them (`BEYOND`).
A public set in the BEIR layout gives small invented coverages of neighbouring texts, each question asked where its
text is and where it is not. Invented speeches give twins: a passage answers one and nothing the other.
"""

import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from knowledge import snapshot
from knowledge.answer import Answer, Candidates, Found, Library, NotFound, Quote, answer
from knowledge.asked import Context
from knowledge.errors import QuestionSetFault
from knowledge.judging.evaluation import ANSWERABLE, Question
from knowledge.judging.invented import Invented, holds
from knowledge.model import Coverage, Note, Page, Passage
from knowledge.ranking import Index
from knowledge.text import compact, folded
from knowledge.topic import topic_of
from knowledge.weighing.cues import Cues
from knowledge.weighing.evidence import Evidence
from knowledge.words.tokens import grams

WEIGHTS: Final = {
    "own": 1.0,
    "withheld": 0.15,
    "beyond": 0.15,
    "strange": 0.05,
    "public": 0.001,
    "answered": 0.05,
    "unanswered": 0.05,
}
"""How much an example of each kind counts: citizens mostly ask about what is here, and public sets only show how far
the model holds elsewhere."""
BEYOND: Final = (
    "{}的电话号码是多少 {}门票多少钱 {}几点关门 {}招保安吗 {}的押金能退不 {}股票代码是好多 {}会员卡怎么办 "
    "{}的老板是哪里人 {}附近房价好多一平 {}停车怎么收费 {}什么时候拆迁 {}能网上预约不 {}的分数线是多少 "
    "{}有没有辐射 {}昨天着火了吗 {}坐几路车去 {}谁中标了 {}投诉找哪个热线 {}的官网是什么 {}发了红头文件没 "
    "{}能不能退费 {}一亩赔偿好多钱 {}面试考什么 {}有优惠券吗"
).split()
"""What citizens ask of a thing and pages about a congress do not tell."""
TOGETHER: Final = 40
"""How many texts of a public set make one round: half of them a coverage, the other half its neighbour."""


@dataclass(frozen=True, slots=True)
class Example:
    """The evidence of the first passage for one question, whether it answers, of which coverage, made in which way."""

    evidence: Evidence
    right: bool
    group: str
    way: str
    question: str = ""
    kind: str = "passage"

    @property
    def weight(self) -> float:
        return WEIGHTS[self.way]


def own(library: Library, questions: Iterable[Question], group: str) -> Iterator[Example]:
    """Each question about this coverage, and whether the first passage answers it."""
    for question in questions:
        if first := _first_to(question.turns, library):
            right = is_right(question, first.passage)
            yield _example(first, right, group, "own", question)


def strange(library: Library, questions: Iterable[Question], group: str) -> Iterator[Example]:
    """Questions about passages of another coverage: nothing here answers them."""
    for question in questions:
        if question.kind in ("passage", "abstain_near") and (first := _first_to(question.turns[-1:], library)):
            yield _example(first, False, group, "strange", question)


def withheld(library: Library, questions: Iterable[Question], group: str) -> Iterator[Example]:
    """Questions asked of the coverage without the passages that answer them."""
    for question in questions:
        if question.kind in ("passage", "note") and question.quotes:
            poorer = without(library, [p for p in library.index.passages if _holds(question, p.text)])
            if poorer.index.passages and (first := _first_to(question.turns, poorer)):
                yield _example(first, False, group, "withheld", question)


def beyond(library: Library, questions: Iterable[Question], group: str, seed: int = 0) -> Iterator[Example]:
    """Things of which the record speaks, asked for what it does not tell of them."""
    chance = random.Random(seed)  # noqa: S311 - examples, not secrets
    for question in questions:
        thing = _thing(question, library) if question.kind == "passage" and len(question.turns) == 1 else None
        for frame in chance.sample(BEYOND, 2) if thing else ():
            asked = frame.format(thing)
            if first := _first_to((asked,), library):
                yield _example(first, False, group, "beyond", replaced(question, asked))


def twins(library: Library, speeches: Iterable[Invented], group: str) -> Iterator[Example]:
    """Questions about a page of invented speeches that a passage answers, and others in the same manner that none does.

    What is answered and comes after another passage is left out: it is in doubt which of both answers.
    """
    for speech in speeches:
        for one in speech.twins:
            printed = speech.passages[one.passage].text
            if (first := _first_to((one.twin,), library)) and holds(first.passage.text, printed):
                yield _example(first, True, group, "answered", _asked(one.twin))
            if first := _first_to((one.question,), library):
                yield _example(first, False, group, "unanswered", _asked(one.question))


def _asked(text: str) -> Question:
    return Question(id=text, turns=(text,), kind="passage")


def replaced(question: Question, asked: str) -> Question:
    """The question with other words, as one about the coverage that it does not answer."""
    return question.model_copy(update={"turns": (asked,), "kind": "abstain_near", "quotes": (), "speakers": ()})


def _example(first: Found, right: bool, group: str, way: str, question: Question) -> Example:
    if first.evidence is None:
        raise ValueError(f"{question.id}: what was found has no evidence")
    return Example(first.evidence, right, group, way, question.turns[-1], question.kind)


def _first_to(turns: Sequence[str], library: Library) -> Found | None:
    """What a search put first for the last turn, whatever was decided about it; None where nothing was searched."""
    context, given = Context(), None
    for turn in turns:
        given, context = answer(turn, context, library)
    first = _first(given) if given else None
    return first if first and first.evidence else None


def _first(given: Answer) -> Found | None:
    match given:
        case Quote(found, asked) if asked is not None:
            return found
        case Candidates(found, asked=asked) | NotFound(found=found, asked=asked) if asked is not None and found:
            return found[0]
    return None


def is_right(question: Question, passage: Passage) -> bool:
    """Whether a passage answers a question of a set: it holds what the gold quotes, and is its speaker's."""
    speech = passage.speech
    around = (speech.attribution, speech.headline or "") if speech and question.kind == "who" else ()
    text = compact(" ".join((passage.text, *around)))
    held = all if question.kind == "who" else any
    named = speech is None or speech.speaker.name in question.speakers
    return question.kind in ANSWERABLE and named and held(compact(quote) in text for quote in question.quotes)


def _holds(question: Question, text: str) -> bool:
    return any(compact(quote) in compact(text) for quote in question.quotes)


def without(library: Library, passages: Sequence[Passage]) -> Library:
    """The library as if these passages had not been printed, nor cues written; who spoke is still known."""
    gone = {passage.id for passage in passages}
    index = Index(
        [p for p in library.index.passages if p.id not in gone], library.language.tokenizer, library.index.weights
    )
    language = replace(library.language, holds=index.holds, says=index.says, rarity=snapshot.rarity(index))
    return replace(library, index=index, language=language, cues=Cues())


def _thing(question: Question, library: Library) -> str | None:
    """The word of a question that tells most of what the record speaks of."""
    terms = [t for t in topic_of(folded(question.turns[0]), library.language).terms if t.known and len(t.word) > 1]
    return max(terms, key=lambda term: (term.weight, term.word)).word if terms else None


# ---------------------------------------------------------------- public sets


@dataclass(frozen=True, slots=True)
class PublicSet:
    """Texts, questions and which texts answer which question."""

    texts: Mapping[str, str]
    questions: Mapping[str, str]
    gold: Mapping[str, frozenset[str]]


def public_set(folder: Path) -> PublicSet:
    """A folder in the BEIR layout; raises QuestionSetFault where a file is missing or no such file."""
    try:
        texts = {d["_id"]: str(d["text"] or d["title"]) for d in _lines(folder / "corpus.jsonl")}
        questions = {q["_id"]: str(q["text"]) for q in _lines(folder / "queries.jsonl")}
        gold: dict[str, set[str]] = defaultdict(set)
        for line in (folder / "qrels" / "test.tsv").read_text("utf-8").splitlines()[1:]:
            question, text, score = line.split("\t")
            if int(score) > 0 and text in texts and question in questions:
                gold[question].add(text)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise QuestionSetFault(f"{folder}: is no set in the BEIR layout ({error})") from None
    return PublicSet(texts, questions, {question: frozenset(found) for question, found in gold.items()})


def _lines(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def rounds(chosen: PublicSet, number: int, seed: int = 0) -> Iterator[tuple[Coverage, Coverage, list[str]]]:
    """Two coverages of neighbouring texts, and the questions about either."""
    chance = random.Random(seed)  # noqa: S311
    pairs = {name: set(grams(compact(text)[:600], (2,))) for name, text in chosen.texts.items()}
    common = Counter(pair for found in pairs.values() for pair in found)
    asked: dict[str, list[str]] = defaultdict(list)
    for question, texts in chosen.gold.items():
        for text in texts:
            asked[text].append(question)
    for middle in chance.sample(sorted(asked), number):
        near = sorted(pairs, key=lambda name: (-_likeness(pairs[middle], pairs[name], common), name))[:TOGETHER]
        chance.shuffle(near)
        halves = near[: TOGETHER // 2], near[TOGETHER // 2 :]
        questions = [question for name in near for question in sorted(asked[name])[:1]]
        here, there = (_coverage_of(half, chosen.texts) for half in halves)
        yield here, there, questions


def _likeness(one: set[str], other: set[str], common: Mapping[str, int]) -> float:
    return sum(1 / math.log(1 + common[pair]) for pair in one & other) / math.sqrt(len(other) + 50)


def _coverage_of(names: Sequence[str], texts: Mapping[str, str]) -> Coverage:
    notes = tuple(Note(name, None, texts[name][:2000]) for name in names if texts[name].strip())
    return Coverage("public", (Page("public", None, None, notes=notes),))


def public(library: Library, chosen: PublicSet, questions: Sequence[str], group: str) -> Iterator[Example]:
    """Questions of a public set asked of a coverage that holds their texts, or does not."""
    for name in questions:
        question = Question(id=name, turns=(chosen.questions[name],), kind="passage")
        if first := _first_to(question.turns, library):
            yield _example(first, first.passage.source.id in chosen.gold[name], group, "public", question)
