"""In which order passages that were found are put: what speaks for each, weighed by what was learned from questions.

`python -m benchmarks.weights` learns the weights and writes them with where they come from. How sure an answer is, is
for `calibration` to say.
"""

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from pathlib import Path
from typing import Final, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from knowledge import yaml_text
from knowledge.model import Passage
from knowledge.numerals import stands
from knowledge.ranking import Hit, Index
from knowledge.rules import Rule
from knowledge.topic import Topic
from knowledge.weighing.evidence import Evidence
from knowledge.weighing.held import windows

FILE_NAME: Final = "merit.yaml"
BRIEF: Final = 10
"""Characters up to which a question is brief. No passage holds all the words of a long story, and need not."""
MEANS: Final[Mapping[str, str]] = {
    "score": "its BM25 score over all fields, as a share of the best one's",
    "near": "how much nearer than usual it is in meaning",
    "near_brief": "the same, as brief as the question is",
    "near_others": "how far its nearness stands out from that of the others looked at, in standard deviations",
    "close": "how near the pieces of the question, each in its context, are to the nearest pieces of the passage",
    "close_others": "how far this closeness stands out from that of the others, in standard deviations",
    "coverage": "the share of the topic's weight that it holds",
    "sentence": "the share within two neighbouring sentences",
    "pairs": "the share of the question's pairs of characters that it holds, by how rare they are",
    "together": "the share of these pairs within one sentence",
    "words": "the share of the question's words that one sentence holds, by how rare they are",
    "kind": "whether it holds the kind of thing that is asked for, beside what it is asked of",
    "names": "whether it names the places and organisations of the question",
    "first": "whether it opens a speech of several passages and holds some of the question: often it only leads on",
}
"""What speaks for or against a passage; from `coverage` on it counts as much as the question is brief."""
FEATURES: Final = tuple(MEANS)
OF_MEANING: Final = frozenset({"near", "near_brief", "near_others", "close", "close_others"})
OUTSTANDING: Final = 3.0
"""The standard deviations from the others at which a nearness stands out as far as any."""
Weights = Mapping[str, float]


class Candidate(NamedTuple):
    """A passage that was found, its evidence, and what speaks for it (`MEANS`) beside how brief the question is."""

    hit: Hit
    evidence: Evidence
    traits: Mapping[str, float]

    def looked_at(
        self,
        near: float,
        near_others: float,
        close: float,
        close_others: float,
        full: float,
        precedent: float = 0.0,
        foremost: float = 0.5,
    ) -> "Candidate":
        """The same, once it is known how near it is in meaning as a whole and by its pieces, and beside the others.

        `precedent` and `foremost` as in `Evidence`, where they are known.
        """
        meaning = {
            "near": near,
            "near_brief": self.traits["brief"] * near,
            "near_others": near_others,
            "close": close,
            "close_others": close_others,
        }
        evidence = self.evidence._replace(
            near=near, close=close, full=full, precedent=precedent, foremost=foremost, looked=1.0
        )
        return Candidate(self.hit, evidence, {**self.traits, **meaning})

    def features(self) -> Mapping[str, float]:
        """What speaks for it, by name, each between 0 and 1."""
        return {name: self.traits[name] for name in FEATURES}


@dataclass(frozen=True, slots=True)
class Worth:
    """What a question's terms are worth in a coverage, made once for all passages; `best` is the best score of these.

    `pairs` and `words` are those that the coverage holds.
    """

    brief: float
    best: float
    pairs: "Shares"
    words: "Shares"

    @classmethod
    def of(cls, topic: Topic, best: float, index: Index) -> "Worth":
        brief = min(1.0, BRIEF / max(1, len(topic.asked)))
        pairs, words = index.pairs_worth(topic.query), index.words_worth(topic.query)
        return cls(brief, best, Shares.of(pairs), Shares.of(words))

    def traits(self, hit: Hit, evidence: Evidence) -> Mapping[str, float]:
        """What speaks for a passage that was found, but for its nearness in meaning."""
        sentences = windows(hit.text, 1)
        pairs, pairs_together = self.pairs.held(hit.text, sentences)
        _, words_together = self.words.held(hit.text, sentences)
        brief = self.brief
        return {
            "brief": brief,
            "score": hit.score / self.best if self.best else 0.0,
            "near": 0.0,
            "near_brief": 0.0,
            "near_others": 0.0,
            "close": 0.0,
            "close_others": 0.0,
            "coverage": brief * evidence.coverage,
            "sentence": brief * evidence.sentence,
            "pairs": brief * pairs,
            "together": brief * pairs_together,
            "words": brief * words_together,
            "kind": brief * evidence.kind,
            "names": brief * evidence.names,
            "first": brief * (_opens(hit.passage) and (pairs > 0 or words_together > 0)),
        }


def _opens(passage: Passage) -> bool:
    """Whether a passage opens a speech of several."""
    return passage.start == 0 and passage.next is not None


@dataclass(frozen=True, slots=True)
class Shares:
    """What each of some terms is worth, and all of them together."""

    worth: Sequence[tuple[str, float]]
    whole: float

    @classmethod
    def of(cls, worth: Mapping[str, float]) -> "Shares":
        return cls(tuple(worth.items()), sum(worth.values()))

    def held(self, text: str, sentences: Sequence[str]) -> tuple[float, float]:
        """The share of what terms are worth that a text holds, and the most that one of its sentences holds.

        It adds in one order, so that all of them make 1.
        """
        held = [one for one in self.worth if stands(one[0], text)]
        if not held:
            return 0.0, 0.0
        here = most = sum([value for _, value in held])
        if len(sentences) > 1 and len(held) > 1:  # one alone stands in some sentence, for none holds a sentence's end
            most = max([sum([value for term, value in held if stands(term, sentence)]) for sentence in sentences])
        return here / self.whole, most / self.whole


def outstanding(gains: Sequence[float]) -> list[float]:
    """How far each gain in nearness stands out from the others: a half where it is as they are on the average."""
    middle, usual = statistics.fmean(gains), statistics.pstdev(gains)
    return [min(1.0, max(0.0, 0.5 + (gain - middle) / (2 * OUTSTANDING * usual))) if usual else 0.5 for gain in gains]


class Merit(BaseModel):
    """The weights of what speaks for a passage: by words alone, and where it was looked at for its meaning too.

    `learned_from` names the sets from which each was learned.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    lexical: dict[str, float]
    looked: dict[str, float]
    learned_from: dict[str, list[str]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _known(self) -> Self:
        for name in (*self.lexical, *self.looked):
            if name not in MEANS:
                raise ValueError(f"{name}: no such feature; {', '.join(FEATURES)} are known")
        return self

    def of(self, candidate: Candidate) -> float:
        """The merit of a candidate; it only tells the candidates of one question apart."""
        weights = self.looked if candidate.evidence.looked else self.lexical
        merit: float = sum(map(mul, weights.values(), map(candidate.traits.__getitem__, weights)))
        return merit


def lead(first: float, second: float) -> float:
    """How far one merit is ahead of another: 0 where they are equal, towards 1 where the order is certain."""
    return max(0.0, math.tanh((first - second) / 2))


def load(folder: Path) -> Merit:
    """The weights of a config folder; raises SettingsFault, naming the file and the field."""
    return yaml_text.checked(Merit, folder / FILE_NAME, Rule.NOT_LEARNED)
