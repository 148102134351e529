"""How well a passage bears a question out: the features that a decision rests on. It decides nothing.

Every feature means something to a reader and lies between 0 and 1.
"""

import math
from collections.abc import Mapping
from typing import Final, NamedTuple

LEAST: Final = 0.02
"""The least amount that tells anything, however a passage is read: words of every other passage (代表) do not."""
MUCH: Final = 0.28
"""The amount at which parts of words tell as much as a word: 红灯 of 闯红灯 and 罚."""
MOSTLY: Final = 0.5
"""The share of words that stand nowhere in the coverage from which parts of words tell nothing."""
ALL: Final = 0.95
"""The share of words that stand nowhere from which characters of them tell nothing, even of one person's words."""
WHOLE: Final = 0.95
"""The share of a topic from which all of it was found: of `青萍湖的水`, 水 beside the lake that is named."""
LITTLE: Final = 0.2
"""The share of a topic below which even one person's own words hold nothing of it."""
SURELY_READ: Final = 8.0
"""The log-odds of a reading that are as sure as readings come."""
READ_AS_ANSWER: Final = 0.0
"""The log-odds from which a passage is read as the answer rather than as none."""


class Evidence(NamedTuple):
    """What is known of one passage as an answer to one question; a tuple, as a dozen are made for a question.

    `coverage`: the share of the topic's weight that is found in the passage or around it
    `sentence`: the share that is found within two neighbouring sentences
    `heaviest`: the share that the most telling missing word has
    `unknown`: the share of words that stand nowhere in the coverage
    `kind`: whether the kind of thing that is asked for (a number, a date) stands beside what it was asked of; half
        where it stands elsewhere in the passage, or the passage tells of another of the kind or another place
    `names`: whether the places and organisations of the question are named in it or around it; they say where to
        look and count for nothing else
    `words`: whether a word of more than one character was found, or single ones that make up the whole topic
    `amount`: how much was found in all, whatever was missed
    `asks`: whether the passage itself asks this and goes on
    `open`: how much is missing of the word that a yes-or-no question leaves open
    `single`: whether one word, or none, is all that was found
    `scoped`: whether only one person's words are looked at
    `near`: how much nearer than usual it is in meaning, where a second look was had (`looked`)
    `close`: how near the question's pieces, each in its context, are to the nearest of its own, likewise
    `lead`: how far it is ahead of the best passage of another speech, times its coverage: a lead counts little for a
        passage that holds little of the question
    `ahead`: where it stands against the best of another speech in the order of words: 1 far ahead, 0 far behind
    `nearer`: the same in the order of meaning; a half where no second look was had
    `closer`: the same by how close it is
    `full`: how near those pieces of the question are to which it has least: the half that it does not speak of
    `fuller`: where it stands in this against the best of all other passages, those of its own speech among them
    `clear`: how far it is ahead of the next passage, be that of its own speech
    `brief`: how brief the question is: of a long story no passage holds all
    `opens`: whether it opens a speech of several passages: often it only leads on
    `absent`: whether what is asked for is surely not there: a sum, a telephone number, or told of another only
    `reads`: how likely it answers by reading it beside the question: a half is even; 0 where it was not `read`
    `cue`: how like the question is to one that an editor wrote for it, where that counts (`cued`)
    `alone`: where it stands in this against the best of all other passages
    `precedent`: how much nearer than usual, which is a half, it is in meaning to what answered like questions about
        other texts, where that counts (`likened`)
    `foremost`: where it stands in this against the best of all other passages
    `before`: how likely it answers by all else
    `shared`: how much of the question stands in what the editor wrote
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
    open: float = 0.0
    scoped: float = 0.0
    near: float = 0.0
    close: float = 0.0
    looked: float = 0.0
    lead: float = 0.0
    ahead: float = 0.5
    nearer: float = 0.5
    closer: float = 0.5
    full: float = 0.0
    fuller: float = 0.5
    clear: float = 0.0
    brief: float = 1.0
    opens: float = 0.0
    absent: float = 0.0
    reads: float = 0.0
    read: float = 0.0
    precedent: float = 0.0
    foremost: float = 0.5
    likened: float = 0.0
    cue: float = 0.0
    alone: float = 0.0
    before: float = 0.0
    shared: float = 0.0
    cued: float = 0.0

    @property
    def telling(self) -> bool:
        """Whether more than single characters was found, which stand in any text; one person's words are few anyway.

        Characters of words that stand nowhere tell nothing of what he said (养 of 养猪 in 培养) unless it is read so.
        """
        parts = self.amount >= MUCH and self.unknown < MOSTLY
        told = self.amount >= LEAST if self.words else parts
        printed = self.words > 0 or self.unknown < ALL or self.answers
        return told or (self.scoped > 0 and self.coverage >= LITTLE and printed)

    @property
    def quotable(self) -> bool:
        """Whether a passage may be given as the answer at all: not to a question for a number that it lacks.

        Where it is read as the answer, parts of words are enough, or all of a topic of one character, and a
        value may be put in a way that no pattern knows (每周三列, 一章).
        """
        found = self.amount >= LEAST or self.coverage >= WHOLE
        told = self.telling or self.shared >= LITTLE or (self.answers and found)
        return told and (self.kind > 0.5 or (self.answers and not self.absent))

    @property
    def answers(self) -> bool:
        """Whether it was read beside the question, and as its answer."""
        return self.read > 0 and self.reads >= as_read(READ_AS_ANSWER)

    def features(self) -> Mapping[str, float]:
        """The features by name."""
        return self._asdict()


def as_odds(confidence: float) -> float:
    """A confidence as the feature that it becomes: its log-odds."""
    sure = min(0.999, max(0.001, confidence))
    return min(1.0, max(0.0, 0.5 + math.log(sure / (1 - sure)) / SURELY_READ / 2))


def as_read(odds: float) -> float:
    """The log-odds of a reading as the feature that they become."""
    return min(1.0, max(0.0, 0.5 + odds / SURELY_READ / 2))


FEATURES: Final = Evidence._fields
