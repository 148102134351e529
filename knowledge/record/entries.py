"""The fields of a reviewed page.yaml, each right in itself. What they say together is checked elsewhere."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
Printed = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Asked = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Fields = Mapping[str, object]
"""A page.yaml as it stands, whatever is wrong with it."""


class Status(StrEnum):
    """What became of a doubt: open, settled as the importer read it, or settled by a correction."""

    OPEN = "open"
    ACCEPTED = "accepted"
    RESOLVED = "resolved"


class Entry(BaseModel):
    """A part of a page file: a field that it does not know is a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SectionEntry(Entry):
    id: Id
    title: Printed


class SpeakerEntry(Entry):
    id: Id
    name: Printed


class ReporterEntry(Entry):
    name: Printed
    role: Printed | None = None


class SpeechEntry(Entry):
    id: Id
    section: Id | None
    headline: Printed | None
    attribution: Printed
    speaker: Id
    posts: list[Printed]
    photo: Printed | None = None
    line: int | None = None
    text: Printed


class NoteEntry(Entry):
    id: Id
    section: Id | None
    line: int | None = None
    label: Printed | None = None
    text: Printed


class CueEntry(Entry):
    """Ways in which people ask for the passage of a speech or note that has these words; never shown."""

    of: Id
    words: Printed
    asked: Annotated[list[Asked], Field(min_length=1)]


class DoubtEntry(Entry):
    line: int | None
    what: Printed
    status: Status = Status.OPEN
    by: Printed | None = None
    at: datetime | date | None = None
    resolution: Printed | None = None


TO_FILL_IN: Final[Mapping[str, str]] = {"newspaper": "报名留空", "date": "日期留空"}
"""The fields of a page that citizens are told with every quotation, and how the importer says that it found none."""


class SetAsideEntry(Entry):
    """Printed text that is in no speech and no note: kept for the reviewer, never shown."""

    line: int | None
    why: Printed
    text: str


class PageEntry(Entry):
    """The file page.yaml."""

    id: Id
    newspaper: Printed | None
    date: date | None
    number: Annotated[Printed | None, Field(coerce_numbers_to_str=True)] = None
    event: Printed | None = None
    slogan: Printed | None = None
    banner: Printed | None = None
    phone: Annotated[Printed | None, Field(coerce_numbers_to_str=True)] = None
    staff: dict[Printed, list[Printed]] = Field(default_factory=dict)
    reporters: list[ReporterEntry] = Field(default_factory=list)
    byline: Printed | None = None
    sections: list[SectionEntry] = Field(default_factory=list)
    speakers: list[SpeakerEntry] = Field(default_factory=list)
    speeches: list[SpeechEntry] = Field(default_factory=list)
    notes: list[NoteEntry] = Field(default_factory=list)
    cues: list[CueEntry] = Field(default_factory=list)
    doubts: list[DoubtEntry] = Field(default_factory=list)
    set_aside: list[SetAsideEntry] = Field(default_factory=list)
