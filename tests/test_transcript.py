"""The visits in the docs are what the bot does now: `make transcript` writes them anew."""

import pytest

from tests.transcript import FILE, written


@pytest.mark.anyio
async def test_the_visits_in_the_docs_are_as_they_are_now() -> None:
    """Line by line, for two messages of which neither answers the other may come in either order."""
    assert sorted(FILE.read_text("utf-8").splitlines()) == sorted((await written()).splitlines())
