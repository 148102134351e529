"""Names of a draft that the pages beside it have under another id, each a doubt. It reads no folder."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from knowledge.page import Doubt, Draft
from knowledge.record.draft import speakers
from knowledge.record.entries import Status
from knowledge.record.files import Files
from knowledge.record.namesakes import Known
from knowledge.record.page_faults import entry_of


def doubts(draft: Draft, others: Files) -> tuple[Doubt, ...]:
    """A doubt for each person of a draft whose name other pages print under another id."""
    return tuple(
        Doubt(line, _doubt(name, own, known))
        for own, name, line in speakers(draft)
        if (known := [one for one in _known(others, name) if one.id != own])
    )


def _known(pages: Files, name: str) -> Iterator[Known]:
    seen = set[str]()
    for place, content in pages.pages.items():
        entry = entry_of(content, pages.named(place))[1] if name.encode() in content else None
        for one in entry.speakers if entry else ():
            if entry and one.name == name and one.id not in seen:
                posts = next((tuple(said.posts) for said in entry.speeches if said.speaker == one.id), ())
                yield Known(one.id, posts, pages.named(place))
            seen.add(one.id)


def told_apart(pages: Files) -> frozenset[frozenset[str]]:
    """The pairs of ids under one name of which a settled doubt says that they are two people's."""
    entries = (entry_of(content, pages.named(place))[1] for place, content in pages.pages.items())
    settled = (doubt.what for page in entries if page for doubt in page.doubts if doubt.status is not Status.OPEN)
    ids = (_ID.findall(what) for what in settled if what.startswith(ALSO))
    return frozenset(frozenset((own, other)) for *others, own in filter(None, ids) for other in others)


ALSO: Final = "别的版面也有“"
"""How a doubt about a name that other pages print begins."""
_ID: Final = re.compile(r"是([a-z0-9][a-z0-9-]*)")
"""Each id in such a doubt; the last is the draft's own."""


def _doubt(name: str, own: str, known: Sequence[Known]) -> str:
    named = ";".join(f"{one.place}里是{one.id}({'、'.join(one.posts) or '无身份'})" for one in known)
    return f"{ALSO}{name}”:{named},这里是{own};若是同一人,请把这里的编号都改成那一个;若只是同名,不必改"
