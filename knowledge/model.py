"""The record as values: page, section, speech, editor's note, speaker, passage, coverage. Nothing here changes.

What was printed (attribution, headline, posts) stands beside what a reviewer resolved (speaker, section).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """Whose words a passage is: a speaker's, or the paper's own."""

    SPEECH = "speech"
    EDITOR_NOTE = "editor_note"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person. Posts are not here: a post belongs to a speech, because it is held on a day."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a page; `id` is unique within its page."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Reporter:
    """Someone who wrote the page; `role` is set where it is not that of a reporter (实习生, 通讯员)."""

    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Speech:
    """One person's words under one headline; `line` is where the attribution stands in the raw text, from 1."""

    id: str
    section: str | None
    headline: str | None
    attribution: str
    speaker: Speaker
    posts: tuple[str, ...]
    text: str
    photo: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """An editor's note: the paper's own words, never a speaker's; `label` is what is printed over it, but 编者按."""

    id: str
    section: str | None
    text: str
    line: int | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """Ways in which people ask for what a passage says: an editor's finding aid, which is searched and never shown.

    The passage is the one of the speech or note `source` in which the printed `words` begin.
    """

    source: str
    words: str
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One printed newspaper page. None or empty stands for what the page does not say."""

    id: str
    newspaper: str | None
    date: date | None
    number: str | None = None
    event: str | None = None
    slogan: str | None = None
    banner: str | None = None
    phone: str | None = None
    staff: tuple[tuple[str, tuple[str, ...]], ...] = ()
    reporters: tuple[Reporter, ...] = ()
    byline: str | None = None
    sections: tuple[Section, ...] = ()
    speeches: tuple[Speech, ...] = ()
    notes: tuple[Note, ...] = ()
    cues: tuple[Cue, ...] = ()

    def section_title(self, section_id: str | None) -> str | None:
        """The printed title of a section of this page."""
        return next((s.title for s in self.sections if s.id == section_id), None)


@dataclass(frozen=True, slots=True)
class Coverage:
    """All pages, oldest first. `version` is a hash of their content."""

    version: str
    pages: tuple[Page, ...] = ()

    def speeches(self) -> Iterator[tuple[Page, Speech]]:
        """Every speech with its page, in the order of the record."""
        for page in self.pages:
            for speech in page.speeches:
                yield page, speech

    def notes(self) -> Iterator[tuple[Page, Note]]:
        """Every editor's note with its page, in the order of the record."""
        for page in self.pages:
            for note in page.notes:
                yield page, note


@dataclass(frozen=True, slots=True)
class Passage:
    """An exact slice of a speech or note: `source.text[start:end] == text`; what is ranked and quoted."""

    id: str
    page: Page
    source: Speech | Note
    start: int
    end: int
    text: str
    previous: str | None = field(default=None, compare=False)
    next: str | None = field(default=None, compare=False)

    @property
    def kind(self) -> Kind:
        return Kind.SPEECH if isinstance(self.source, Speech) else Kind.EDITOR_NOTE

    @property
    def speech(self) -> Speech | None:
        return self.source if isinstance(self.source, Speech) else None

    @property
    def speaker(self) -> Speaker | None:
        return self.source.speaker if isinstance(self.source, Speech) else None

    @property
    def section_title(self) -> str | None:
        return self.page.section_title(self.source.section)
