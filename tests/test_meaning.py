"""The second look: a child that crashes, hangs or lies costs one look; vectors are made once and survive."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.settings import folders
from bot.settings import load as load_settings
from bot.start import closed, looking
from knowledge.meaning import engine
from knowledge.meaning.child import MOST_ASKED, MOST_CHARACTERS, MOST_TEXTS, Limits, Meaning, prepared
from knowledge.meaning.filling import End, Filling
from knowledge.meaning.look import SecondLook, _Usual, unread
from knowledge.meaning.rows import DIMENSIONS, LARGEST, Rows, are_sound, packed, unpacked
from knowledge.meaning.vectors import VectorStore
from tests.building import real_library

FAKE = """
import ctypes, os, signal, sys, time
import numpy as np
from knowledge.meaning.encoder import framed, serve
from knowledge.meaning.rows import DIMENSIONS

def encode(texts, question):
    rows = np.zeros((3, DIMENSIONS), dtype=np.int8)
    rows[:, 0] = 127
    found = [rows] * len(texts)
    match texts[0]:
        case "crash": os.kill(os.getpid(), signal.SIGSEGV)
        case "raise": raise RuntimeError("no")
        case "hang": ctypes.CDLL(None).sleep(600)
        case "nothing": rows[1] = 0
        case "short": rows[0] = 1
        case "narrow": found = [rows[:, 1:]]
        case "no rows": found = [rows[:0]]
        case "more texts": found = [rows, rows]
        case "no number": os.write(0, framed(b""))
        case "wrong number": os.write(0, framed(b"\\0\\0\\0\\0" + rows.tobytes()))
        case "no frame": os.write(0, b"\\xff" * 4096)
        case "half a frame": os.write(0, framed(b"x" * 4000)[:100]); os._exit(0)
        case "environment": rows[0, :2] = (0, 127) if "SECRET" in os.environ else (127, 0)
    return found

def read(asked, texts):
    match asked:
        case "crash": os.kill(os.getpid(), signal.SIGSEGV)
        case "raise": raise RuntimeError("no")
        case "no number": return [float("nan")] * len(texts)
        case "endless": return [float("inf")] * len(texts)
        case "too few": return [0.0] * (len(texts) - 1)
        case "no frame": os.write(0, b"\\xff" * 4096)
    return [float(len(text)) for text in texts]

if sys.argv[0].endswith("never.py"): time.sleep(600)
if sys.argv[0].endswith("ends.py"): sys.exit(0)
if sys.argv[0].endswith("greets-wrongly.py"): os.write(0, framed(b"hello"))
serve(encode, read)
"""
BAD = (
    *("crash", "raise", "nothing", "short", "narrow", "no rows", "more texts"),
    *("no number", "wrong number", "no frame", "half a frame"),
)
EVERY_CHARACTER = st.text(st.characters(exclude_categories=()), max_size=80)
TEXTS = st.lists(EVERY_CHARACTER, max_size=12)
NOWHERE = Path("/nowhere")
"""The folder of a model that no fake reads."""
real = pytest.mark.skipif(not engine.available(), reason="the package with the model is not installed")


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def program(tmp_path: Path) -> Callable[[str], Path]:
    def written(name: str = "fake.py") -> Path:
        (tmp_path / name).write_text(FAKE)
        return tmp_path / name

    return written


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def fake(program: Callable[[str], Path], clock: Clock) -> Iterator[Meaning]:
    limits = Limits(seconds=10, start_seconds=10, pause=1, longest_pause=4)
    with Meaning(NOWHERE, limits, program("fake.py"), clock) as one:
        yield one


def alive(pid: int) -> bool:
    """Whether a process runs; a zombie does not."""
    stat = Path(f"/proc/{pid}/stat")
    if Path("/proc/self/stat").exists():
        return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def until(holds: Callable[[], bool], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.01)
    return holds()


# ---------------------------------------------------------------- the child


def test_a_good_answer_is_sound_rows_for_every_text(fake: Meaning) -> None:
    found = fake.rows(["一", "二"], question=True)
    assert found is not None
    assert [rows.shape for rows in found] == [(3, DIMENSIONS)] * 2
    assert all(map(are_sound, found))


def test_no_texts_need_no_child(fake: Meaning) -> None:
    assert fake.rows([], question=True) == []
    assert fake.child is None


def test_too_many_texts_at_once_are_a_mistake_of_the_caller(fake: Meaning) -> None:
    with pytest.raises(ValueError, match="at most"):
        fake.rows(["一"] * (MOST_TEXTS + 1), question=False)


def test_what_is_read_beside_a_question_has_its_odds_each(fake: Meaning) -> None:
    assert fake.odds("good", ["一", "二二"]) == [1.0, 2.0]
    assert fake.odds("good", []) == []
    assert fake.rows(["good"], question=True) is not None


@pytest.mark.parametrize("word", ["crash", "raise", "no number", "endless", "too few", "no frame"])
def test_a_reading_that_fails_or_is_no_number_is_none_and_counted_and_ends_the_child(fake: Meaning, word: str) -> None:
    assert fake.odds("good", ["一"]) is not None
    child = fake.child
    assert child is not None
    assert fake.odds(word, ["一"]) is None
    assert fake.counts.faults == 1
    assert not alive(child)


def test_a_child_that_was_not_to_read_does_not(model: Path) -> None:
    if not engine.available():
        pytest.skip("the package with the model is not installed")
    with Meaning(model, Limits(reads=False)) as one:
        assert one.odds("公交车要等多久", ["一趟要等十分钟。"]) is None
        assert one.counts.faults == 1


@pytest.mark.parametrize("word", BAD)
def test_a_crash_or_a_bad_answer_is_none_and_counted_and_said_and_ends_the_child(
    fake: Meaning, word: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert fake.rows(["good"], question=True) is not None
    child = fake.child
    assert child is not None
    assert fake.rows([word], question=True) is None
    assert fake.counts.faults == 1
    (said,) = caplog.messages
    assert said.startswith("the encoder failed (")
    assert word not in said
    assert fake.child is None
    assert not alive(child)


def test_a_hang_is_cut_off_in_time(program: Callable[[str], Path], clock: Clock) -> None:
    with Meaning(NOWHERE, Limits(seconds=0.2, start_seconds=10), program("fake.py"), clock) as one:
        began = time.monotonic()
        assert one.rows(["hang"], question=True) is None
        assert time.monotonic() - began < 60
        assert one.counts.faults == 1


@pytest.mark.parametrize("name", ["never.py", "ends.py", "greets-wrongly.py", "missing.py"])
def test_a_child_that_does_not_start_is_a_fault(program: Callable[[str], Path], clock: Clock, name: str) -> None:
    file = program(name)
    if name == "missing.py":
        file.unlink()
    with Meaning(NOWHERE, Limits(start_seconds=0.3 if name == "never.py" else 10), file, clock) as one:
        assert one.rows(["good"], question=True) is None
        assert one.counts.faults == 1


def test_a_new_child_is_started_after_a_pause_that_grows_and_a_good_answer_ends_that(
    fake: Meaning, clock: Clock
) -> None:
    for pause in (1, 2, 4, 4):
        assert fake.rows(["crash"], question=True) is None
        started = fake.counts.started
        clock.now += pause - 0.1
        assert fake.rows(["good"], question=True) is None
        assert fake.counts.started == started
        clock.now += 0.2
    assert fake.counts.resting == 4
    assert fake.rows(["good"], question=True) is not None
    assert fake.rows(["crash"], question=True) is None
    clock.now += 1
    assert fake.rows(["good"], question=True) is not None


def test_the_child_sees_no_variable_of_the_environment(fake: Meaning, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "a token")
    found = fake.rows(["environment"], question=True)
    assert found is not None
    assert found[0][0, 0] == LARGEST


def test_a_closed_encoder_answers_none_and_leaves_no_child(fake: Meaning) -> None:
    fake.rows(["good"], question=True)
    child = fake.child
    fake.close()
    assert child is not None
    assert not alive(child)
    assert fake.rows(["good"], question=True) is None
    fake.close()


def test_closing_does_not_wait_for_an_answer(program: Callable[[str], Path]) -> None:
    one = Meaning(NOWHERE, Limits(seconds=60), program("fake.py"))
    answers: list[list[Rows] | None] = []
    asking = threading.Thread(target=lambda: answers.append(one.rows(["hang"], question=True)))
    asking.start()
    assert until(lambda: one.child is not None)
    one.close()
    asking.join(10)
    assert answers == [None]
    assert one.counts.faults == 0


def test_several_threads_get_each_its_own_answer(fake: Meaning) -> None:
    numbers = [1, 5, 2, 7, 3]
    found: dict[int, int] = {}

    def ask(number: int) -> None:
        rows = fake.rows(["good"] * number, question=False)
        found[number] = 0 if rows is None else len(rows)

    threads = [threading.Thread(target=ask, args=(number,)) for number in numbers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert found == {number: number for number in numbers}


@pytest.mark.parametrize("word", ["good", "hang"])
def test_a_killed_parent_leaves_no_orphan_even_while_the_child_is_busy(
    program: Callable[[str], Path], word: str
) -> None:
    script = f"""
import sys, threading, time
from pathlib import Path
sys.path[:] = {sys.path!r}
from knowledge.meaning.child import Limits, Meaning
one = Meaning(Path(), Limits(seconds=600), Path({str(program("fake.py"))!r}))
one.rows(["good"], True)
threading.Thread(target=one.rows, args=(["{word}"], True), daemon=True).start()
print(one.child, flush=True)
time.sleep(600)
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert alive(child)
        parent.send_signal(signal.SIGKILL)
    assert until(lambda: not alive(child))


# ---------------------------------------------------------------- what the child is given


@given(EVERY_CHARACTER | st.text("\ufdfaé\u0301\u200bA \n", max_size=MOST_CHARACTERS * 2))
def test_a_prepared_text_is_short_whole_unicode_that_no_character_of_grows(text: str) -> None:
    ready = prepared(text)
    assert len(ready) <= MOST_CHARACTERS
    assert ready == " ".join(ready.split())
    assert not {unicodedata.category(character) for character in ready} & {"Cc", "Cs"}
    assert all(unicodedata.normalize("NFKC", character) == character for character in ready)
    ready.encode()


@given(EVERY_CHARACTER)
def test_preparing_twice_is_preparing_once(text: str) -> None:
    assert prepared(prepared(text)) == prepared(text)


def test_a_character_that_grows_when_it_is_normalised_makes_no_longer_text() -> None:
    assert "\ufdfa" not in prepared("\ufdfa" * 40)
    assert len(prepared("\ufdfa" * 40, MOST_ASKED)) <= MOST_ASKED


@pytest.fixture(scope="module")
def encoder(model: Path) -> Iterator[Meaning]:
    with Meaning(model, Limits(reads=True)) as one:
        yield one


@real
def test_whoever_asks_the_encoder_imports_nothing_of_the_model(model: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from knowledge.meaning.child import Meaning
with Meaning(Path({str(model)!r})) as encoder:
    print(encoder.rows(["公交车要等多久"], question=True)[0].shape, sys.modules.keys() & {set(engine.PACKAGES)!r})
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout == "(5, 384) set()\n"


@real
def test_a_passage_that_answers_in_other_words_is_nearer_than_another(encoder: Meaning) -> None:
    question = encoder.rows(["小孩半夜发烧，医院大夫不够"], question=True)
    passages = encoder.rows(["全院夜间只有两名儿科医生值守。", "今年打通三条断头路，国庆节前通车。"], question=False)
    assert question is not None
    assert passages is not None
    near, far = _Usual.of(passages, 2).compared(unpacked(question[0]), passages, unpacked(question[0])[0]) or ()
    assert near.gain > far.gain
    assert near.close > far.close


@real
@settings(max_examples=60, deadline=None)
@given(EVERY_CHARACTER | st.text("\ufdfa\u0301\U0001f468\u200d\u0e33\U000e0041ﷺ", max_size=60), st.booleans())
def test_no_text_of_any_kind_upsets_the_model(encoder: Meaning, text: str, question: bool) -> None:
    child = encoder.child
    found = encoder.rows([text], question)
    assert found is not None
    assert are_sound(found[0])
    assert child in (None, encoder.child)


@real
@settings(max_examples=40, deadline=None)
@given(EVERY_CHARACTER, EVERY_CHARACTER | st.text("\ufdfa\u0301\U0001f468\u200d\u0e33\U000e0041ﷺ", max_size=60))
def test_no_question_and_no_text_of_any_kind_upset_the_reader(encoder: Meaning, question: str, text: str) -> None:
    child = encoder.child
    assert encoder.odds(question, [text]) is not None
    assert child in (None, encoder.child)


@real
def test_what_answers_is_read_as_likelier_than_what_only_speaks_of_the_thing(encoder: Meaning) -> None:
    passage = ["一期工程投资三亿元，明年六月通车，从县城到高铁站只要二十分钟。"]
    answered, not_answered = (
        encoder.odds("这条路啥时候能跑车", passage),
        encoder.odds("这条路上让不让大货车走", passage),
    )
    assert answered is not None
    assert not_answered is not None
    assert answered[0] > 0 > not_answered[0]


# ---------------------------------------------------------------- the store


def rows_of(text: str) -> Rows:
    """Rows of a text that tell it from every other; more of them the longer it is."""
    seed = int.from_bytes(text.encode("utf-8", "surrogatepass")[:8], "big")
    chance = np.random.default_rng(seed + len(text))
    return packed(chance.normal(size=(1 + len(text), DIMENSIONS)).astype(np.float32))


def encoded(texts: Sequence[str]) -> list[Rows] | None:
    return [rows_of(text) for text in texts]


def filled(folder: Path, texts: Sequence[str], model: str = "m", most: int = 1000) -> VectorStore:
    store = VectorStore(folder, model, most, full=8)
    filling = Filling(store, texts, encoded)
    assert filling.wait(10)
    return store


def same(found: Rows | None, text: str) -> bool:
    return found is not None and np.array_equal(found, rows_of(text))


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4), TEXTS)
def test_what_was_filled_is_found_after_any_number_of_restarts_and_nothing_else(
    rounds: list[list[str]], others: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for texts in rounds:
            filled(Path(folder), texts)
        store = VectorStore(Path(folder), "m")
        known = {text for texts in rounds for text in texts}
        asked = [*known, *others]
        for text, found in zip(asked, store.rows(asked), strict=True):
            assert same(found, text) if text in known else found is None
        assert store.missing(asked) == [text for text in dict.fromkeys(asked) if text not in known]
        assert len(store) == len(known)


def test_a_text_is_made_once(tmp_path: Path) -> None:
    made: list[str] = []

    def encode(texts: Sequence[str]) -> list[Rows] | None:
        made.extend(texts)
        return encoded(texts)

    for _ in range(2):
        assert Filling(VectorStore(tmp_path, "m"), ["一", "二", "一"], encode).wait(10)
    assert made == ["一", "二"]


def test_vectors_of_another_model_are_not_found(tmp_path: Path) -> None:
    filled(tmp_path, ["一"], model="old")
    assert VectorStore(tmp_path, "new").rows(["一"]) == [None]
    assert same(VectorStore(tmp_path, "old").rows(["一"])[0], "一")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_costs_only_its_own_vectors_which_are_made_again(data: st.DataObject) -> None:
    texts = [str(number) for number in range(20)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        filled(folder, texts)
        file = data.draw(st.sampled_from(sorted(folder.glob("*.npy"))))
        content = file.read_bytes()
        place = data.draw(st.integers(0, len(content) - 1) | st.integers(0, 200))
        damaged = data.draw(
            st.sampled_from(
                (
                    content[:place],
                    content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :],
                    content + b"x",
                )
            )
            | st.binary(max_size=200)
        )
        file.write_bytes(damaged)
        store = VectorStore(folder, "m")
        assert 0 < len(store.missing(texts)) <= 8
        assert not file.exists()
        store = filled(folder, texts)
        assert all(same(found, text) for text, found in zip(texts, store.rows(texts), strict=True))


def test_a_file_that_is_cut_short_or_gone_while_it_is_in_use_costs_only_its_vectors(tmp_path: Path) -> None:
    texts = [str(number) for number in range(20)]
    store = filled(tmp_path, texts)
    short, gone, sound = sorted(tmp_path.glob("*.npy"))
    short.write_bytes(short.read_bytes()[:300])
    gone.unlink()
    left = [text for text, found in zip(texts, store.rows(texts), strict=True) if same(found, text)]
    assert len(left) in (4, 8)
    assert Filling(store, [*texts, "neu"], encoded).wait(10)
    assert filled(tmp_path, texts).missing([*texts, "neu"]) == []
    assert sound.exists() or len(left) == 4


@pytest.mark.parametrize("rows", [rows_of("一")[:0], np.zeros((2, DIMENSIONS), np.int8), np.full((1, 9), 127, np.int8)])
def test_what_is_not_sound_is_not_kept(tmp_path: Path, rows: Rows) -> None:
    with pytest.raises(ValueError, match="not sound"):
        VectorStore(tmp_path, "m").add("一", rows)


def test_what_a_kill_left_half_written_is_removed(tmp_path: Path) -> None:
    filled(tmp_path, ["一"])
    (tmp_path / "1-2.part").write_bytes(b"\x93NUMPY")
    assert same(VectorStore(tmp_path, "m").rows(["一"])[0], "一")
    assert not list(tmp_path.glob("*.part"))


def test_the_files_do_not_pile_up(tmp_path: Path) -> None:
    texts = [str(number) for number in range(40)]
    for number in range(1, 41):
        filled(tmp_path, texts[:number])
    assert len(list(tmp_path.iterdir())) == 5


def test_a_pickled_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "objects.npy").open("wb") as stream:
        np.save(stream, np.array([{"a": 1}], dtype=object), allow_pickle=True)
    assert len(VectorStore(tmp_path, "m")) == 0


def test_a_folder_that_cannot_be_written_still_works_until_the_end(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    store = filled(blocked, ["一"])
    assert same(store.rows(["一"])[0], "一")
    assert not store.save()


def test_two_stores_of_one_folder_do_not_harm_each_other(tmp_path: Path) -> None:
    first, second = VectorStore(tmp_path, "m"), VectorStore(tmp_path, "m")
    assert Filling(first, ["一"], encoded).wait(10)
    assert Filling(second, ["二"], encoded).wait(10)
    assert Filling(first, ["一", "三"], encoded).wait(10)
    assert all(same(found, text) for text, found in zip("一三", first.rows(["一", "三"]), strict=True))
    assert VectorStore(tmp_path, "m").missing(["一", "二", "三"]) == []


def test_what_another_store_has_put_elsewhere_is_found_there(tmp_path: Path) -> None:
    filled(tmp_path, ["一"])
    first, second = VectorStore(tmp_path, "m"), VectorStore(tmp_path, "m")
    assert Filling(second, ["一", "二"], encoded).wait(10)
    assert all(same(found, text) for text, found in zip("一二", first.rows(["一", "二"]), strict=True))
    assert first.missing(["一", "二", "三"]) == ["三"]
    assert Filling(first, ["三"], encoded).wait(10)
    assert all(same(found, text) for text, found in zip("二三", second.rows(["二", "三"]), strict=True))
    assert len(VectorStore(tmp_path, "m")) == len(first) == 3
    assert len(list(tmp_path.iterdir())) == 1


def test_two_stores_that_are_filled_at_once_lose_nothing(tmp_path: Path) -> None:
    texts = [str(number) for number in range(200)]
    stores = [VectorStore(tmp_path, "m", full=64) for _ in range(2)]
    fillings = [Filling(store, texts[start:], encoded) for start, store in zip((0, 100), stores, strict=True)]
    assert all(filling.wait(30) for filling in fillings)
    for store in (*stores, VectorStore(tmp_path, "m", full=64)):
        assert store.missing(texts) == []
        assert all(same(found, text) for text, found in zip(texts, store.rows(texts), strict=True))


def test_a_full_store_makes_room_by_dropping_texts_that_are_not_asked_for(tmp_path: Path) -> None:
    filled(tmp_path, ["旧一", "旧二", "旧三", "留"], most=4)
    store = filled(tmp_path, ["留", "新一", "新二", "新三", "新四"], most=4)
    assert len(store) == 4
    assert store.missing(["留", "新一", "新二", "新三", "新四"]) == ["新四"]
    assert len(VectorStore(tmp_path, "m", most=4)) == 4


def test_a_smaller_limit_than_what_is_kept_is_respected(tmp_path: Path) -> None:
    filled(tmp_path, [str(number) for number in range(20)])
    assert len(VectorStore(tmp_path, "m", most=10)) <= 10


# ---------------------------------------------------------------- the filling


def test_lookups_while_filling_return_what_is_there_and_a_stopped_filling_goes_on_where_it_was(
    tmp_path: Path,
) -> None:
    store = VectorStore(tmp_path, "m")
    go_on, reached = threading.Event(), threading.Event()

    def encode(texts: Sequence[str]) -> list[Rows] | None:
        if texts[0] == "二":
            reached.set()
            go_on.wait(10)
        return encoded(texts)

    filling = Filling(store, ["一", "二", "三"], encode)
    assert reached.wait(10)
    first, second = store.rows(["一", "二"])
    assert same(first, "一")
    assert second is None
    assert not filling.stop(0)
    go_on.set()
    assert filling.wait(10)
    assert filling.end is End.STOPPED
    assert VectorStore(tmp_path, "m").missing(["一", "二", "三"]) == ["二", "三"]
    assert Filling(store, ["一", "二", "三"], encode).wait(10)
    assert store.missing(["一", "二", "三"]) == []


def test_a_text_that_fails_each_time_is_left_out_and_the_rest_is_made(tmp_path: Path) -> None:
    store = VectorStore(tmp_path, "m")
    filling = Filling(store, ["一", "坏", "二"], lambda t: None if t == ["坏"] else encoded(t), rest=0)
    assert filling.wait(10)
    assert filling.end is End.DONE
    assert store.missing(["一", "坏", "二"]) == ["坏"]


def test_a_filling_gives_up_where_nothing_can_be_made(tmp_path: Path) -> None:
    filling = Filling(VectorStore(tmp_path, "m"), [str(n) for n in range(1000)], lambda _: None, rest=0)
    assert filling.wait(10)
    assert filling.end is End.GAVE_UP


def test_a_fault_of_the_encoder_ends_the_filling_but_keeps_what_was_made(tmp_path: Path) -> None:
    def encode(texts: Sequence[str]) -> list[Rows] | None:
        if texts == ["二"]:
            raise RuntimeError
        return encoded(texts)

    filling = Filling(VectorStore(tmp_path, "m"), ["一", "二"], encode)
    assert filling.wait(10)
    assert filling.end is End.GAVE_UP
    assert VectorStore(tmp_path, "m").missing(["一", "二"]) == ["二"]


def test_a_filling_of_more_than_there_is_room_for_ends_full(tmp_path: Path) -> None:
    filling = Filling(VectorStore(tmp_path, "m", most=2), ["一", "二", "三"], encoded)
    assert filling.wait(10)
    assert filling.end is End.FULL


# ---------------------------------------------------------------- rows, and how near they are


@given(st.integers(0, 2**32 - 1), st.integers(1, 9), st.floats(1e-6, 1e6))
def test_rows_at_eight_bits_point_where_they_pointed(seed: int, number: int, length: float) -> None:
    found = np.random.default_rng(seed).normal(size=(number, DIMENSIONS)).astype(np.float32) * np.float32(length)
    rows = packed(found)
    assert are_sound(rows)
    alike = (unpacked(rows) * found).sum(axis=1) / np.linalg.norm(found, axis=1)
    assert alike.min() > 0.998


@pytest.mark.parametrize("wrong", [0.0, np.nan, np.inf])
def test_what_is_no_direction_is_not_sound(wrong: float) -> None:
    assert not are_sound(packed(np.full((1, DIMENSIONS), wrong, dtype=np.float32)))


@given(st.lists(st.text(max_size=9), min_size=1, max_size=9, unique=True), st.text(max_size=9))
def test_nearness_is_reckoned_as_its_definition_says(texts: list[str], question: str) -> None:
    found, asked = [rows_of(text) for text in texts], unpacked(rows_of("问" + question))
    usual = _Usual.of([rows_of("背景"), rows_of("另一段")], 2)
    unit = lambda rows: rows / np.linalg.norm(rows, axis=1, keepdims=True)  # noqa: E731 -- one line says it
    pieces = unit(asked[1:] - usual.piece)
    meant = unpacked(rows_of("答"))[0]
    told = usual.compared(asked, found, meant)
    assert told is not None
    for one, rows in zip(told, found, strict=True):
        whole = unpacked(rows)
        own = unit(whole[1:] - usual.piece)
        assert one.gain == pytest.approx((whole[0] - usual.text) @ asked[0], abs=1e-4)
        assert one.precedent == pytest.approx((whole[0] - usual.text) @ meant, abs=1e-4)
        best = (pieces @ own.T).max(axis=1) if len(own) else np.full(len(pieces), -1.0)
        assert one.close == pytest.approx(best.mean(), abs=1e-4)
        assert one.full == pytest.approx(np.sort(best)[: max(1, len(best) // 3)].mean(), abs=1e-4)


def test_a_text_is_as_close_to_itself_as_can_be_and_nothing_is_close_to_no_words() -> None:
    usual = _Usual.of([rows_of("背景")], 1)
    same = unpacked(rows_of("同一段"))
    itself, other = usual.compared(same, [rows_of("同一段"), rows_of("另一段")], same[0]) or ()
    assert itself.close == pytest.approx(1, abs=1e-3)
    assert other.close < 0.5
    (silent,) = usual.compared(unpacked(rows_of("")), [rows_of("一段")], same[0]) or ()
    assert silent.close == silent.full == 0


def test_rows_that_are_not_sound_are_compared_with_nothing() -> None:
    damaged = np.zeros_like(rows_of("一段"))
    asked = unpacked(rows_of("问"))
    assert _Usual.of([rows_of("背景")], 1).compared(asked, [damaged], asked[0]) is None


# ---------------------------------------------------------------- the look


@real
def test_a_question_asked_again_needs_no_encoder_and_is_seen_alike(tmp_path: Path) -> None:
    texts = ["要稳住就业。", "要修好村里的路。"]
    look = SecondLook(texts, tmp_path, 10, 30.0)
    try:
        look.fill().wait()
        assert look._maker.child is None, "who made the vectors is not kept once they are there"
        first = look("怎么找工作", texts)
        assert first is not None
        look._asked.close()
        assert look("怎么找工作", texts) == first
        assert look("别的问题", texts) is None
    finally:
        look.close()


@real
def test_a_question_is_likest_to_the_cue_that_asks_the_same_and_to_none_before_all_are_there(tmp_path: Path) -> None:
    cues = ["娃放学了没人管怎么办", "公路几时修到我们村", "退休金涨不涨"]
    look = SecondLook(["要稳住就业。"], tmp_path, 10, 30.0, cues=cues)
    try:
        assert look.missing() == 4
        assert look.alike("小孩三点多就放学，家里没大人") is None
        look.fill().wait()
        assert look.missing() == 0
        for question, cue in (("小孩三点多就放学，家里没大人", 0), ("屋门口的路哪年通", 1), ("养老钱今年加吗", 2)):
            likeness = look.alike(question)
            assert likeness is not None
            assert max(range(3), key=likeness.__getitem__) == cue
        assert look.alike(cues[1])[1] == pytest.approx(1, abs=0.01)  # type: ignore[index]
    finally:
        look.close()


@real
def test_the_embedded_page_waits_for_no_vectors(tmp_path: Path) -> None:
    """Else `python -m benchmarks.given` is to be run again: the page, the passages or the encoder changed."""
    built = real_library()
    look = SecondLook(built.index.texts, tmp_path, 10_000, 30.0, cues=built.cues.texts)
    assert look.missing() == 0
    assert len(look.store) == 0, "they take no room of what is made"


def test_what_is_given_is_read_and_never_changed(tmp_path: Path) -> None:
    given, own = tmp_path / "given", tmp_path / "own"
    filled(given, ["一", "二"])
    before = {file: file.read_bytes() for file in given.iterdir()}
    store = VectorStore(own, "m", most=1, given=given)
    assert store.missing(["一", "三"]) == ["三"]
    store.make_room(["三"], 1)
    assert store.add("三", rows_of("三"))
    assert store.save()
    assert all(same(rows, text) for rows, text in zip(store.rows(["一", "二", "三"]), "一二三", strict=True))
    assert VectorStore(own, "m").missing(["一", "三"]) == ["一"]
    assert {file: file.read_bytes() for file in given.iterdir()} == before


def test_what_is_given_and_damaged_is_made_again_and_left_where_it_is(tmp_path: Path) -> None:
    filled(tmp_path, ["一"])
    file = next(tmp_path.glob("*.npy"))
    file.write_bytes(file.read_bytes()[:-1])
    assert VectorStore(tmp_path / "own", "m", given=tmp_path).missing(["一"]) == ["一"]
    assert file.exists()


@real
def test_without_cues_none_is_like_a_question(tmp_path: Path) -> None:
    look = SecondLook(["要稳住就业。"], tmp_path, 10, 30.0)
    try:
        assert look.alike("怎么找工作") is None
    finally:
        look.close()


# ---------------------------------------------------------------- the setting


@pytest.mark.parametrize("reads", [True, False])
def test_whether_passages_are_read_is_a_setting(tmp_path: Path, reads: bool) -> None:
    if not engine.available():
        pytest.skip("the package with the model is not installed")
    chosen = load_settings()
    chosen = chosen.model_copy(update={"meaning": chosen.meaning.model_copy(update={"reads": reads})})
    library = looking(chosen, {**folders(), "data": tmp_path}, real_library())
    try:
        assert (library.read is unread) is not reads
    finally:
        closed(library)
