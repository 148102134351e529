"""What the benchmarks leave out to measure a part is there to be left out."""

import pytest

from benchmarks.quality import PARTS
from bot import settings


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_left_out_by_settings_that_there_are(monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    for name, value in PARTS[part].items():
        monkeypatch.setenv(name, value)
    assert settings.load() is not None
