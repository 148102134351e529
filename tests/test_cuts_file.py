"""What is kept over a restart is what was kept, or nothing."""

from pathlib import Path

import numpy as np
import pytest

from knowledge.index import cuts_file
from knowledge.index.cuts import Cuts, Source, cuts
from tests.test_cuts import TEXTS, source, tokenizer
from tests.test_postings import told


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cuts"


def made() -> Cuts:
    return cuts(source([(text, "张三 5g") for text in TEXTS]), tokenizer(frozenset({"时间银行"})))


def test_what_is_loaded_is_what_was_saved(file: Path) -> None:
    cuts_file.save(made(), file)
    loaded = cuts_file.load(file)
    assert loaded is not None
    assert (loaded.recipe, loaded.taught, loaded.digests) == (made().recipe, made().taught, made().digests)
    assert told(loaded.postings) == told(made().postings)
    assert [path.name for path in file.parent.iterdir()] == ["cuts"]


def test_a_coverage_without_passages_is_kept_too(file: Path) -> None:
    cuts_file.save(cuts(Source([], []), tokenizer()), file)
    loaded = cuts_file.load(file)
    assert loaded is not None
    assert loaded.postings.passages == 0


def test_what_was_loaded_is_carried_over_like_what_was_made(file: Path) -> None:
    cuts_file.save(made(), file)
    changed = source([(text, "张三 5g") for text in TEXTS[1:]])
    after = cuts(changed, tokenizer(frozenset({"时间银行"})), cuts_file.load(file))
    assert told(after.postings) == told(cuts(changed, tokenizer(frozenset({"时间银行"}))).postings)


def test_a_file_that_is_not_there_is_none(file: Path) -> None:
    assert cuts_file.load(file) is None


@pytest.mark.parametrize("place", np.linspace(0, 0.999, 12))
def test_a_file_with_a_wrong_byte_anywhere_is_none(file: Path, place: float, caplog: pytest.LogCaptureFixture) -> None:
    cuts_file.save(made(), file)
    data = bytearray(file.read_bytes())
    data[int(place * len(data))] ^= 0x55
    file.write_bytes(data)
    assert cuts_file.load(file) is None
    assert "cut again" in caplog.text


def test_half_a_file_is_none(file: Path) -> None:
    cuts_file.save(made(), file)
    data = file.read_bytes()
    for size in (0, 10, len(data) // 2, len(data) - 1):
        file.write_bytes(data[:size])
        assert cuts_file.load(file) is None


def test_a_folder_in_its_place_is_none(file: Path) -> None:
    file.mkdir()
    assert cuts_file.load(file) is None


def test_what_cannot_be_written_leaves_what_was_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cuts_file.save(made(), file)
    before = file.read_bytes()
    monkeypatch.setattr(cuts_file.os, "fsync", _full)
    with pytest.raises(OSError, match="disk full"):
        cuts_file.save(cuts(Source([], []), tokenizer()), file)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["cuts"]


def _full(_: int) -> None:
    raise OSError("disk full")
