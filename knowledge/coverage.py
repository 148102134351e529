"""Reviewed files to coverage: every fault at once, each with its file and place. It reads, it never writes.

The coverage is a folder with one folder a page, `<page>/page.yaml`; a folder that holds a page.yaml itself is a
coverage of one page.
"""

import difflib
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from dataclasses import fields as fields_of
from datetime import date, datetime
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from knowledge import files, yaml_text
from knowledge.errors import CoverageFaults, Fault
from knowledge.files import FILE_NAME, Files
from knowledge.model import Coverage, Note, Page, Reporter, Section, Speaker, Speech
from knowledge.rules import Rule, Words, of_field, said, shown
from knowledge.text import compact

_HALF: Final = re.compile(r"[\ud800-\udfff]")
DEEPEST: Final = 20
"""Nesting above this depth is refused: a page needs five."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
Printed = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Status(StrEnum):
    """What became of a doubt: open, settled as the importer read it, or settled by a correction."""

    OPEN = "open"
    ACCEPTED = "accepted"
    RESOLVED = "resolved"


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


Part = TypeVar("Part", bound=_Entry)
Fields = Mapping[str, object]
"""A page.yaml as it stands, whatever is wrong with it."""


class SectionEntry(_Entry):
    id: Id
    title: Printed


class SpeakerEntry(_Entry):
    id: Id
    name: Printed


class ReporterEntry(_Entry):
    name: Printed
    role: Printed | None = None


class SpeechEntry(_Entry):
    id: Id
    section: Id | None
    headline: Printed | None
    attribution: Printed
    speaker: Id
    posts: list[Printed]
    photo: Printed | None = None
    line: int | None = None
    text: Printed


class NoteEntry(_Entry):
    id: Id
    section: Id | None
    line: int | None = None
    text: Printed


class DoubtEntry(_Entry):
    line: int | None
    what: Printed
    status: Status = Status.OPEN
    by: Printed | None = None
    at: datetime | date | None = None
    resolution: Printed | None = None


class SetAsideEntry(_Entry):
    """Printed text that is in no speech and no note: kept for the reviewer, never shown."""

    line: int | None
    why: Printed
    text: str


class PageEntry(_Entry):
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
    doubts: list[DoubtEntry] = Field(default_factory=list)
    set_aside: list[SetAsideEntry] = Field(default_factory=list)


def load(folder: Path) -> Coverage:
    """The coverage of a folder; raises CoverageFaults with every fault of every page."""
    return parsed(files.read(folder))


def parsed(read: Files) -> Coverage:
    """The coverage of files that were read; raises CoverageFaults with every fault of every page."""
    if not read.pages and not read.faults:
        raise CoverageFaults((_no_page(read.folder),))
    checked = {(name := read.named(place)): _checked(read, place, name) for place in read.pages}
    _forget_but(len(checked))
    faults = [*read.faults, *(fault for one in checked.values() for fault in one.faults)]
    faults.extend(_faults_between_pages(checked))
    if faults:
        raise CoverageFaults(tuple(faults))
    return _together((one.page, one.digest) for one in checked.values() if one.page)


@dataclass(frozen=True, slots=True)
class _Checked:
    """What one page file says: the page where it is right in itself, what is wrong with it, and whom and what it names.

    `digest`: that of the page; `ids`: where each id stands; `speakers`: place, id and name.
    """

    page: Page | None
    digest: str
    faults: tuple[Fault, ...]
    ids: tuple[tuple[str, str], ...]
    speakers: tuple[tuple[int, str, str], ...]


_kept: Final[dict[tuple[str, str], _Checked]] = {}
"""By name and a hash of the content: where a page is added, all others are as they were, and YAML is slow to read."""
MOST_KEPT: Final = 1 << 13
"""Files that are kept, or twice as many as were read last where that is more; the longest unread go first."""


def _checked(read: Files, place: str, name: str) -> _Checked:
    key = name, read.digests[place]
    known = _kept.pop(key, None)
    _kept[key] = one = known or _check(read.pages[place], name)
    return one


def _forget_but(read: int) -> None:
    for key in list(islice(_kept, max(0, len(_kept) - max(MOST_KEPT, 2 * read)))):
        _kept.pop(key, None)


def _check(content: bytes, name: str) -> _Checked:
    fields, entry, found = _entry_of(content, name)
    faults = (*found, *(_faults_of_page(name, entry) if entry else ()))
    own = [("id", fields.get("id")), *_ids(fields, "speeches"), *_ids(fields, "notes")]
    page = _page(entry) if entry and not faults else None
    return _Checked(
        page,
        _digest(page) if page else "",
        faults,
        tuple((place, one) for place, one in own if isinstance(one, str)),
        tuple((i, one.id, one.name) for i, one in _valid(SpeakerEntry, fields.get("speakers"))),
    )


def _no_page(folder: Path) -> Fault:
    """Nothing to read in a folder; where pages lie one level deeper, its folders are the coverages."""
    inner = sorted({file.parent.parent.name for file in folder.glob(f"*/*/{FILE_NAME}")})
    if inner:
        named = ", ".join(inner[:5]) + (" …" if len(inner) > 5 else "")
        return Fault(str(folder), "", said(Rule.INNER, name=FILE_NAME, names=named, folder=folder / inner[0]))
    return Fault(str(folder), "", said(Rule.NO_PAGE, name=FILE_NAME))


def check_draft(file: Path) -> None:
    """Raises CoverageFaults with every fault of one page.yaml but its open doubts."""
    content = files.content_of(file, file.name, file.resolve().parent)
    entry, found = (None, [content]) if isinstance(content, Fault) else _entry_of(content, file.name)[1:]
    rest = _faults_of_page(file.name, entry.model_copy(update={"doubts": []})) if entry else ()
    if every := (*found, *rest):
        raise CoverageFaults(every)


def coverage_of(pages: Iterable[Page]) -> Coverage:
    """Pages as one coverage, oldest first, named by a hash of all that they say."""
    return _together((page, _digest(page)) for page in pages)


def _together(pages: Iterable[tuple[Page, str]]) -> Coverage:
    """Pages with the digest of each."""
    ordered = sorted(pages, key=lambda one: (one[0].date or date.min, one[0].id))
    version = hashlib.sha256("".join(digest for _, digest in ordered).encode()).hexdigest()[:12]
    return Coverage(version, tuple(page for page, _ in ordered))


def _digest(page: Page) -> str:
    """A hash of all that a page says."""
    content = json.dumps(_plain(page), ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(content.encode()).hexdigest()


def _plain(value: Any) -> Any:
    """Dataclasses as dictionaries, like `asdict`, which copies every string on the way."""
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields_of(value)}
    return list(map(_plain, value)) if isinstance(value, tuple) else value


def _entry_of(content: bytes, name: str) -> tuple[Fields, PageEntry | None, list[Fault]]:
    """One page.yaml as it stands and as checked fields, or its faults; `name` is what the faults call it."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return {}, None, [Fault(name, "", said(Rule.NOT_UTF8, byte=error.start))]
    try:
        data, faults = _yaml_of(text, name)
    except yaml.YAMLError as error:
        return {}, None, [Fault(name, *yaml_text.problem(error, text))]
    if faults:
        return {}, None, faults
    if not isinstance(data, dict):
        return {}, None, [Fault(name, "", said(Rule.NO_FIELDS))]
    try:
        return data, PageEntry.model_validate(data), []
    except ValidationError as error:
        fields = [_field_fault(dict(one), name) for one in error.errors(include_url=False)]
        return data, None, [*fields, *_faults_of_parts(name, data)]


class _Loader(yaml.SafeLoader):
    """The safe loader, for which a day that the calendar lacks is the text that it is: its field names it later.

    What else cannot be a value is told with its line.
    """

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except ValueError as error:
            raise yaml.constructor.ConstructorError(None, None, yaml_text.NO_VALUE, node.start_mark) from error


def _day_or_text(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> object:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return node.value


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _day_or_text)


def _yaml_of(text: str, name: str) -> tuple[object, list[Fault]]:
    """The data of a YAML text; twice-named keys, tags, aliases and deep nesting are faults, not data."""
    if fault := _event_fault(text, name):
        return None, [fault]
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        faults = list(_repeated_keys(node, name)) if node is not None else []
        return (loader.construct_document(node) if node is not None and not faults else None), faults
    finally:
        loader.dispose()


def _events(text: str) -> Iterator[yaml.Event]:
    loader = yaml.SafeLoader(text)
    try:
        while loader.check_event():
            yield loader.get_event()  # type: ignore[no-untyped-call]
    except (ValueError, OverflowError) as error:  # an escape for a character beyond Unicode
        raise yaml.scanner.ScannerError(None, None, yaml_text.NO_VALUE, loader.get_mark()) from error
    finally:
        loader.dispose()


def _event_fault(text: str, name: str) -> Fault | None:
    depth = 0
    for event in _events(text):
        line = said(Rule.LINE, line=event.start_mark.line + 1) if event.start_mark else ""
        if isinstance(event, yaml.AliasEvent):
            return Fault(name, line, said(Rule.ALIAS, anchor=event.anchor))
        if tag := getattr(event, "tag", None):
            return Fault(name, line, said(Rule.TAG, tag=tag))
        if isinstance(event, yaml.ScalarEvent) and _HALF.search(event.value):
            return Fault(name, line, said(Rule.HALF))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return Fault(name, line, said(Rule.DEEP, most=DEEPEST))
    return None


def _repeated_keys(node: yaml.Node, name: str) -> Iterator[Fault]:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            line = said(Rule.LINE, line=key.start_mark.line + 1)
            if not isinstance(key, yaml.ScalarNode):
                yield Fault(name, line, said(Rule.KEY))
            elif key.value in seen:
                yield Fault(name, line, said(Rule.TWICE, name=key.value))
            seen.add(str(key.value))
            yield from _repeated_keys(value, name)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _repeated_keys(value, name)


def _field_fault(error: Mapping[str, Any], name: str) -> Fault:
    """A fault of pydantic's in the words of the project."""
    *parents, last = error["loc"]
    if error["type"] == "extra_forbidden":
        what = said(Rule.UNKNOWN_FIELD, name=str(last), hint=_near(str(last), _fields(parents)))
    else:
        what = of_field(error)
    return Fault(name, _place(error["loc"]), what)


def _fields(parents: Sequence[str | int]) -> list[str]:
    """The field names that the entry at a place may have."""
    entries: dict[str, type[_Entry]] = {
        "sections": SectionEntry,
        "speakers": SpeakerEntry,
        "reporters": ReporterEntry,
        "speeches": SpeechEntry,
        "notes": NoteEntry,
        "doubts": DoubtEntry,
        "set_aside": SetAsideEntry,
    }
    return list(entries.get(str(parents[0]) if parents else "", PageEntry).model_fields)


def _place(location: Sequence[str | int]) -> str:
    place = ""
    for part in location:
        place += f"[{part}]" if isinstance(part, int) else f".{part}" if place else part
    return place


def _near(wrong: str, known: Iterable[str]) -> Words:
    """What is expected instead of an unknown name: the nearest known one, or all."""
    names = list(known)
    near = difflib.get_close_matches(wrong, names, n=1, cutoff=0.5)
    if near:
        return said(Rule.NEAR, near=near[0])
    return said(Rule.KNOWN, names=", ".join(names[:12])) if names else said(Rule.NONE_DEFINED)


def _faults_of_page(file: str, page: PageEntry) -> Iterator[Fault]:
    return _faults_of_parts(file, page.model_dump(mode="python"))


def _faults_of_parts(file: str, page: Fields) -> Iterator[Fault]:
    """What is wrong between the parts of a page, of those that are right in themselves.

    A list that is none at all is a fault of its own; what refers to it is not held against it.
    """
    if any(not isinstance(page.get(key, []), list) for key in ("sections", "speakers")):
        return
    sections = [entry.id for _, entry in _valid(SectionEntry, page.get("sections"))]
    speakers = [entry for _, entry in _valid(SpeakerEntry, page.get("speakers"))]
    yield from _repeated(file, "sections", page)
    yield from _repeated(file, "speakers", page)
    names = {entry.id: entry.name for entry in speakers}
    for i, speech in _valid(SpeechEntry, page.get("speeches")):
        place = f"speeches[{i}]"
        yield from _unknown(file, f"{place}.section", Rule.NO_SECTION, speech.section, sections)
        yield from _unknown(file, f"{place}.speaker", Rule.NO_SPEAKER, speech.speaker, list(names))
        yield from _unattributed(file, place, speech, names.get(speech.speaker))
    for i, note in _valid(NoteEntry, page.get("notes")):
        yield from _unknown(file, f"notes[{i}].section", Rule.NO_SECTION, note.section, sections)
    for i, doubt in _valid(DoubtEntry, page.get("doubts")):
        if doubt.status is Status.OPEN:
            what = _one_line(doubt.what)
            open_ = said(Rule.DOUBT_AT, what=what, line=doubt.line) if doubt.line else said(Rule.DOUBT, what=what)
            yield Fault(file, f"doubts[{i}]", open_)


def _valid(kind: type[Part], parts: object) -> Iterator[tuple[int, Part]]:
    """The parts of a list that are right in themselves, with their places."""
    for i, part in enumerate(parts if isinstance(parts, list) else []):
        try:
            yield i, kind.model_validate(part)
        except ValidationError:
            continue


def _unattributed(file: str, place: str, speech: SpeechEntry, name: str | None) -> Iterator[Fault]:
    printed = compact(speech.attribution)
    if name is not None and compact(name) not in printed:
        lacks = said(Rule.NO_NAME, given=shown(speech.attribution), name=name)
        yield Fault(file, f"{place}.attribution", lacks)
    for i, post in enumerate(speech.posts):
        if compact(post) not in printed:
            yield Fault(file, f"{place}.posts[{i}]", said(Rule.NO_POST, post=post))


def _unknown(file: str, place: str, rule: Rule, given: str | None, known: Sequence[str]) -> Iterator[Fault]:
    if given is not None and given not in known:
        yield Fault(file, place, said(rule, id=given, hint=_near(given, known)))


def _repeated(file: str, kind: str, page: Fields) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, one in _ids(page, kind):
        if one in seen:
            yield Fault(file, place, said(Rule.TAKEN, id=one))
        seen.add(one)


def _parts(page: Fields, kind: str) -> Iterator[tuple[int, Fields]]:
    """The parts of a page that are fields at all, with their places."""
    parts = page.get(kind)
    for i, part in enumerate(parts if isinstance(parts, list) else []):
        if isinstance(part, dict):
            yield i, part


def _ids(page: Fields, kind: str) -> Iterator[tuple[str, str]]:
    """The ids of a page's parts with their places; what else is wrong with a part hides no clash."""
    for i, part in _parts(page, kind):
        if isinstance(one := part.get("id"), str):
            yield f"{kind}[{i}].id", one


def _faults_between_pages(pages: Mapping[str, _Checked]) -> Iterator[Fault]:
    taken: dict[str, tuple[str, str]] = {}
    speakers: dict[str, tuple[str, str]] = {}
    for file, page in pages.items():
        for place, one in page.ids:
            if one in taken:
                yield Fault(file, place, said(Rule.TAKEN_BY, id=one, by=": ".join(taken[one])))
            else:
                taken[one] = file, place
        for i, speaker, called in page.speakers:
            name, first = speakers.setdefault(speaker, (called, file))
            if name != called:
                two = said(Rule.TWO_PEOPLE, id=speaker, name=name, first=first, called=called)
                yield Fault(file, f"speakers[{i}].id", two)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _page(entry: PageEntry) -> Page:
    names = {speaker.id: speaker.name for speaker in entry.speakers}
    return Page(
        id=entry.id,
        newspaper=entry.newspaper,
        date=entry.date,
        number=entry.number,
        event=entry.event,
        slogan=entry.slogan,
        banner=entry.banner,
        phone=entry.phone,
        staff=tuple((role, tuple(people)) for role, people in entry.staff.items()),
        reporters=tuple(Reporter(reporter.name, reporter.role) for reporter in entry.reporters),
        byline=entry.byline,
        sections=tuple(Section(section.id, section.title) for section in entry.sections),
        speeches=tuple(_speech(speech, names) for speech in entry.speeches),
        notes=tuple(Note(note.id, note.section, note.text, note.line) for note in entry.notes),
    )


def _speech(entry: SpeechEntry, names: Mapping[str, str]) -> Speech:
    return Speech(
        id=entry.id,
        section=entry.section,
        headline=entry.headline,
        attribution=entry.attribution,
        speaker=Speaker(entry.speaker, names[entry.speaker]),
        posts=tuple(entry.posts),
        text=entry.text,
        photo=entry.photo,
        line=entry.line,
    )
