"""Teaches the reader of the second look to tell, question and passage read together, whether the one answers the other.

    python -m benchmarks.reading [--invented FILE …] [--steps 400] [-o knowledge/meaning/reading.npz]

Needs torch, as `benchmarks.tuning` does, and half an hour on two cores. `python -m benchmarks.nearness` says what it is
worth. It is taught on speeches of invented cities, which are of no coverage and no question set of this project. It
begins as the encoder that `benchmarks.tuning` taught, learns two narrow matrices beside each of its matrices once more,
and a head that makes one number of all. Every step draws some speeches: of each twin the question that its passage
answers and the one that it does not, which are to be told apart one by one and against each other; of each passage a
question beside it, and the same beside another passage of the speech; and a question about another matter. What is
written holds both pairs of matrices, so that it stands alone.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import torch
from rich.progress import track
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.tuning import STRENGTH, TAUGHT, Encoder, padded, share_of_rate
from knowledge.judging import invented
from knowledge.judging.invented import Invented
from knowledge.meaning.engine import PREFIXED, PREFIXES, shipped
from knowledge.meaning.packed import Packed
from knowledge.meaning.reader import FILE, MOST_OF_PASSAGE, MOST_OF_QUESTION, PARTS, pair
from knowledge.meaning.tuning import Tuning

STEPS: Final = 400
"""Somewhat less than one round over all speeches."""
SPEECHES: Final = 2
"""How many speeches are drawn for a step: some thirty-four questions, each beside a passage."""
RATE: Final = 4e-4
OF_HEAD: Final = 1e-3
"""The rate of the head, which begins with nothing."""
WARM: Final = 30
APART: Final = 0.5
"""What it counts to tell twins apart from each other beside telling each by itself."""
BETWEEN: Final = 64
"""The width of the head's layer."""
SHOWN: Final = 10


def main() -> None:
    """Learn, print how it goes, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--invented", type=Path, nargs="+", default=TAUGHT, help="files of speeches")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("-o", "--output", type=Path, default=FILE)
    options = parser.parse_args()
    torch.manual_seed(0)
    model = Taught(Packed(shipped()), Tuning.load())
    learn(model, [speech for file in options.invented for speech in invented.read(file)], options.steps)
    np.savez(options.output, **model.written())


class Taught(Encoder):
    """The encoder as it was taught before, with matrices of its own beside it and a head."""

    def __init__(self, packed: Packed, before: Tuning) -> None:
        super().__init__(packed)
        self.before = before
        for number, layer in enumerate(self.layers):
            for part, one in layer.linears.items():
                one.weights = torch.from_numpy(before.onto(f"l{number}.{part}", one.weights.numpy()))
        width = 3 * self.shape.width
        self.head = nn.Sequential(nn.LayerNorm(width), nn.Linear(width, BETWEEN), nn.GELU(), nn.Linear(BETWEEN, 1))

    def odds(self, pairs: Sequence[tuple[str, str]]) -> Tensor:
        """The log-odds of each question and passage, as `knowledge.meaning.reader` reckons them."""
        asked = [self.pieces.numbers(PREFIXES[True] + question, MOST_OF_QUESTION) for question, _ in pairs]
        printed = [self.pieces.numbers(PREFIXES[False] + text, MOST_OF_PASSAGE) for _, text in pairs]
        numbers = [torch.tensor(pair(*both)) for both in zip(asked, printed, strict=True)]
        ids = nn.utils.rnn.pad_sequence(numbers, batch_first=True, padding_value=-1)
        there, ends = ids >= 0, torch.tensor([len(one) for one in asked])[:, None]
        rows = padded(self.states(ids, there), there)
        places = torch.arange(ids.shape[1])[None]
        question = (places >= PREFIXED[True]) & (places < ends - 1)
        passage = (places > ends) & there
        parts = (rows[:, 0], _mean(rows, question), _mean(rows, passage))
        return self.head(torch.cat(parts, -1))[:, 0]

    def written(self) -> dict[str, Any]:
        """What was learned before and now as one pair of matrices each, and the head, by their names in the file."""
        found: dict[str, Any] = {}
        for number, layer in enumerate(self.layers):
            for part, one in layer.linears.items():
                name = f"l{number}.{part}"
                down, up = self.before.pairs[name]
                found[f"{name}.down"] = np.concatenate([down, _array(one.down).astype(np.float16)])
                found[f"{name}.up"] = np.concatenate([up, _array(one.up * STRENGTH).astype(np.float16)], axis=1)
        norm, within, _, out = self.head
        parts = (norm.weight, norm.bias, within.weight, within.bias, out.weight[0], out.bias)
        return found | {f"head.{name}": _array(one) for name, one in zip(PARTS, parts, strict=True)}


def _mean(rows: Tensor, own: Tensor) -> Tensor:
    return (rows * own[..., None]).sum(1) / own.sum(1, keepdim=True).clamp(min=1)


def _array(tensor: Tensor) -> np.ndarray:
    return tensor.detach().numpy()


class Lesson(NamedTuple):
    """Questions beside passages, whether each is answered, and the places of twins: answered, unanswered."""

    pairs: Sequence[tuple[str, str]]
    answered: Sequence[bool]
    twins: Sequence[tuple[int, int]]


def lesson(speeches: Sequence[Invented], drawn: random.Random, others: Sequence[Invented]) -> Lesson:
    """What is drawn of some speeches; of others come questions about another matter."""
    pairs: list[tuple[str, str]] = []
    answered: list[bool] = []
    twins: list[tuple[int, int]] = []
    for speech in speeches:
        for one in speech.twins:
            text = speech.passages[one.passage].text
            twins.append((len(pairs), len(pairs) + 1))
            pairs += [(one.twin, text), (one.question, text)]
            answered += [True, False]
        for question, text, told in [*_beside(speech, drawn), *_of_another_matter(speech, drawn, others)]:
            pairs.append((question, text))
            answered.append(told)
    return Lesson(pairs, answered, twins)


def _beside(speech: Invented, drawn: random.Random) -> Iterator[tuple[str, str, bool]]:
    """A question of each passage beside it, and beside another of the speech."""
    for i, passage in enumerate(speech.passages):
        question = drawn.choice(passage.questions)
        yield question, passage.text, True
        if others := [other.text for j, other in enumerate(speech.passages) if j != i]:
            yield question, drawn.choice(others), False


def _of_another_matter(
    speech: Invented, drawn: random.Random, others: Sequence[Invented]
) -> Iterator[tuple[str, str, bool]]:
    other = drawn.choice(others)
    if other.area != speech.area:
        yield drawn.choice(drawn.choice(other.passages).questions), drawn.choice(speech.passages).text, False


def learn(model: Taught, given: Sequence[Invented], steps: int) -> None:
    """So many steps over the speeches, each drawn once before any is drawn again."""
    drawn = random.Random(0)  # noqa: S311 -- no secret
    narrow = [one for name, one in model.named_parameters() if not name.startswith("head")]
    rates = [{"params": narrow, "lr": RATE}, {"params": model.head.parameters(), "lr": OF_HEAD}]
    told = torch.optim.AdamW(rates, weight_decay=0.01)
    rate = torch.optim.lr_scheduler.LambdaLR(told, lambda step: share_of_rate(step, steps, WARM))
    left: list[Invented] = []
    costs: list[float] = []
    for step in track(range(1, steps + 1), "learning"):
        if len(left) < SPEECHES:
            left = drawn.sample(given, len(given))
        cost = _cost(model, lesson([left.pop() for _ in range(SPEECHES)], drawn, given))
        told.zero_grad()
        cost.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        told.step()
        rate.step()
        costs.append(cost.item())
        if step % SHOWN == 0:
            print(f"step {step}: {np.mean(costs[-SHOWN:]):.3f}")


def _cost(model: Taught, now: Lesson) -> Tensor:
    """How unlikely what is so was said to be, and how little twins were told apart."""
    odds = model.odds(now.pairs)
    yes, no = (odds[[both[i] for both in now.twins]] for i in (0, 1))
    answered = torch.tensor(now.answered, dtype=torch.float)
    each = functional.binary_cross_entropy_with_logits(odds, answered)
    return each + APART * functional.softplus(no - yes).mean()


if __name__ == "__main__":
    main()
