"""How sure a passage must be: the weights and bounds of the decision, read from one file and fitted by a command.

A logistic model over the features of `evidence`; `congress-bot calibrate` fits it from question sets and writes the
file again, with the sets it came from.
"""

import math
from functools import cached_property
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

from knowledge import yaml_text
from knowledge.rules import Rule
from knowledge.weighing.evidence import FEATURES, Evidence

FILE_NAME: Final = "calibration.yaml"
Share = Annotated[float, Field(ge=0, le=1)]


class Model(BaseModel):
    """Log-odds that a passage answers, per feature, and two bounds of confidence.

    At or above `quote` a passage is given as the answer, at or above `candidate` as possibly related.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    bias: float
    weights: dict[str, float]
    quote: Share
    candidate: Share

    def confidence(self, evidence: Evidence) -> float:
        """How likely a passage with this evidence answers, 0 to 1."""
        odds = self.bias + sum([weight * evidence[place] for place, weight in self._placed])
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, odds))))

    @cached_property
    def _placed(self) -> tuple[tuple[int, float], ...]:
        """The weights with the places of their features, in order."""
        return tuple((place, self.weights[name]) for place, name in enumerate(FEATURES) if name in self.weights)


class Costs(BaseModel):
    """What an error costs beside an answer that was missed: words under a wrong name most, then a wrong answer.

    `related`: candidates that do not answer, which are shown as what they are and cost a reader's time.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    misattributed: Annotated[float, Field(gt=0)] = 4.0
    wrong: Annotated[float, Field(gt=0)] = 2.0
    missed: Annotated[float, Field(gt=0)] = 1.0
    related: Annotated[float, Field(gt=0)] = 0.5


class Calibration(BaseModel):
    """How passages are judged that had no second look, that had one, and that were read beside the question as well.

    `fitted_on` says what the models were learned from.
    From the lexical confidence `sure` no second look is had: the words alone are enough.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    costs: Costs = Costs()
    sure: Annotated[float, Field(ge=0)] = 0.8

    lexical: Model
    looked: Model
    read: Model | None = None
    """None in a file that was written before passages were read: what is read is then judged as what is looked at."""
    likened: Model | None = None
    """What judges again what was looked at, by what answered like questions elsewhere; None where that does not count.
    """
    cued: Model | None = None
    """What judges a passage that an editor's cue speaks for; None where no cue counts."""
    fitted_on: list[str] = Field(default_factory=list)

    def model(self, evidence: Evidence | None) -> Model:
        """The model that judges this evidence."""
        if evidence is not None and evidence.cued and self.cued:
            return self.cued
        if evidence is not None and evidence.likened and self.likened:
            return self.likened
        if evidence is None or not evidence.looked:
            return self.lexical
        return self.read if evidence.read and self.read else self.looked

    def confidence(self, evidence: Evidence) -> float:
        """How likely a passage with this evidence answers, 0 to 1."""
        return self.model(evidence).confidence(evidence)


def load(folder: Path) -> Calibration:
    """The calibration of a config folder; raises SettingsFault, naming the file and the field."""
    return yaml_text.checked(Calibration, folder / FILE_NAME, Rule.NOT_CALIBRATED)
