"""Speakers of one name under several ids, who may be one person or several. It joins nobody: that is an editor's.

The importer's ids hold the organisation of the day, so that one who changed posts between two pages has two.
"""

from dataclasses import dataclass

from knowledge.model import Coverage


@dataclass(frozen=True, slots=True)
class Known:
    """One id under a name, and the posts of its first speech in that place: a page's id, or its file."""

    id: str
    posts: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Namesakes:
    """A name under several ids."""

    name: str
    known: tuple[Known, ...]


def namesakes(coverage: Coverage, names: frozenset[str] | None = None) -> tuple[Namesakes, ...]:
    """The names that stand under several ids, or those of some names that do, as their speeches are printed."""
    found: dict[str, dict[str, Known]] = {}
    for page in coverage.pages:
        for speech in page.speeches:
            if names is None or speech.speaker.name in names:
                one = Known(speech.speaker.id, speech.posts, page.id)
                found.setdefault(speech.speaker.name, {}).setdefault(one.id, one)
    return tuple(Namesakes(name, tuple(known.values())) for name, known in found.items() if len(known) > 1)
