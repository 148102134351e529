"""What was cut for the library in use is there for the next one, in this process and after it."""

from pathlib import Path

import pytest

from bot.versions.kept_cuts import KeptCuts
from knowledge.index.cuts import Cuts, cuts
from tests.test_cuts import TEXTS, source, tokenizer


def made(*texts: str) -> Cuts:
    return cuts(source([(text, "") for text in texts]), tokenizer())


def test_what_was_kept_is_there_after_a_restart(tmp_path: Path) -> None:
    kept = made(*TEXTS)
    KeptCuts(tmp_path / "data" / "cuts").keep(kept)
    latest = KeptCuts(tmp_path / "data" / "cuts").latest()
    assert latest is not None
    assert latest.digests == kept.digests


def test_what_was_kept_last_is_in_memory_as_it_is(tmp_path: Path) -> None:
    keeping = KeptCuts(tmp_path / "cuts")
    assert keeping.latest() is None
    kept = made(*TEXTS)
    keeping.keep(kept)
    assert keeping.latest() is kept


def test_the_same_cuts_are_not_written_again(tmp_path: Path) -> None:
    file = tmp_path / "cuts"
    KeptCuts(file).keep(made(*TEXTS))
    file.chmod(0o400)
    before = file.stat().st_ino
    KeptCuts(file).keep(made(*TEXTS))
    assert file.stat().st_ino == before
    KeptCuts(file).keep(made(TEXTS[0]))
    assert file.stat().st_ino != before


def test_a_folder_that_cannot_be_written_costs_the_next_start_only(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "data").write_text("a file where a folder is expected")
    keeping = KeptCuts(tmp_path / "data" / "cuts")
    kept = made(*TEXTS)
    keeping.keep(kept)
    assert keeping.latest() is kept
    assert "cannot be kept" in caplog.text
