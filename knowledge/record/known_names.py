"""Names of a draft that the pages beside it have under another id, each a doubt. It reads no folder."""

from collections.abc import Iterator, Sequence

from knowledge.page import Doubt, Draft
from knowledge.record.draft import speakers
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


def _doubt(name: str, own: str, known: Sequence[Known]) -> str:
    named = ";".join(f"{one.place}里是{one.id}({'、'.join(one.posts) or '无身份'})" for one in known)
    return f"别的版面也有“{name}”:{named},这里是{own};若是同一人,请把这里的编号都改成那一个;若只是同名,不必改"
