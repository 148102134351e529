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
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from knowledge import files
from knowledge.errors import CoverageFaults, Fault
from knowledge.files import FILE_NAME, Files
from knowledge.model import Coverage, Note, Page, Reporter, Section, Speaker, Speech
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
    names = {read.named(place): content for place, content in read.pages.items()}
    checked = {name: _checked(content, name) for name, content in names.items()}
    faults = [*read.faults, *(fault for one in checked.values() for fault in one.faults)]
    faults.extend(_faults_between_pages(checked))
    if faults:
        raise CoverageFaults(tuple(faults))
    return coverage_of(one.page for one in checked.values() if one.page)


@dataclass(frozen=True, slots=True)
class _Checked:
    """What one page file says: the page where it is right in itself, what is wrong with it, and whom and what it names.

    `ids`: where each id stands; `speakers`: place, id and name.
    """

    page: Page | None
    faults: tuple[Fault, ...]
    ids: tuple[tuple[str, str], ...]
    speakers: tuple[tuple[int, str, str], ...]


_kept: Final[dict[bytes, _Checked]] = {}
"""By a hash of name and content: where a page is added, all others are as they were, and YAML is slow to read."""
MOST_KEPT: Final = 1 << 13


def _checked(content: bytes, name: str) -> _Checked:
    key = hashlib.sha256(name.encode("utf-8", "surrogatepass") + b"\0" + content).digest()
    if key not in _kept:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[key] = _check(content, name)
    return _kept[key]


def _check(content: bytes, name: str) -> _Checked:
    fields, entry, found = _entry_of(content, name)
    faults = (*found, *(_faults_of_page(name, entry) if entry else ()))
    own = [("id", fields.get("id")), *_ids(fields, "speeches"), *_ids(fields, "notes")]
    return _Checked(
        _page(entry) if entry and not faults else None,
        faults,
        tuple((place, one) for place, one in own if isinstance(one, str)),
        tuple((i, one.id, one.name) for i, one in _valid(SpeakerEntry, fields.get("speakers"))),
    )


def _no_page(folder: Path) -> Fault:
    """Nothing to read in a folder; where pages lie one level deeper, its folders are the coverages."""
    inner = sorted({file.parent.parent.name for file in folder.glob(f"*/*/{FILE_NAME}")})
    if inner:
        named = ", ".join(inner[:5]) + (" …" if len(inner) > 5 else "")
        wrong = f"no {FILE_NAME} is in it or in a folder of it, but its folders are coverages themselves: {named}"
        return Fault(str(folder), "", wrong, f"check each by itself, such as {folder / inner[0]}")
    return Fault(str(folder), "", f"no {FILE_NAME} is in it or in a folder of it", "make one with import")


def check_draft(file: Path) -> None:
    """Raises CoverageFaults with every fault of one page.yaml but its open doubts."""
    content = files.content_of(file, file.name, file.resolve().parent)
    entry, found = (None, [content]) if isinstance(content, Fault) else _entry_of(content, file.name)[1:]
    rest = _faults_of_page(file.name, entry.model_copy(update={"doubts": []})) if entry else ()
    if every := (*found, *rest):
        raise CoverageFaults(every)


def coverage_of(pages: Iterable[Page]) -> Coverage:
    """Pages as one coverage, oldest first, named by a hash of all that they say."""
    ordered = tuple(sorted(pages, key=lambda page: (page.date or date.min, page.id)))
    content = json.dumps(_plain(ordered), ensure_ascii=False, sort_keys=True, default=str)
    return Coverage(hashlib.sha256(content.encode()).hexdigest()[:12], ordered)


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
        wrong = f"byte {error.start} is not UTF-8"
        return {}, None, [Fault(name, "", wrong, "save the file with the encoding UTF-8")]
    try:
        data, faults = _yaml_of(text, name)
    except yaml.YAMLError as error:
        return {}, None, [_yaml_fault(error, name)]
    except ValueError as error:
        return {}, None, [Fault(name, "", str(error), "mend the value, or set it in quotation marks")]
    if faults:
        return {}, None, faults
    if not isinstance(data, dict):
        return {}, None, [Fault(name, "", "no fields are in it", "a page begins with id, newspaper and date")]
    try:
        return data, PageEntry.model_validate(data), []
    except ValidationError as error:
        fields = [_field_fault(dict(one), name) for one in error.errors(include_url=False)]
        return data, None, [*fields, *_faults_of_parts(name, data)]


class _Loader(yaml.SafeLoader):
    """The safe loader, for which a day that the calendar lacks is the text that it is: its field names it later."""


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


def _event_fault(text: str, name: str) -> Fault | None:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = f"line {event.start_mark.line + 1}" if event.start_mark else ""
        if isinstance(event, yaml.AliasEvent):
            return Fault(name, line, f"*{event.anchor} is an alias", "write the value out")
        if tag := getattr(event, "tag", None):
            return Fault(name, line, f"{tag!r} is a tag", "write the value without it")
        if isinstance(event, yaml.ScalarEvent) and _HALF.search(event.value):
            return Fault(name, line, "half a character is in it", "write the character itself")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return Fault(name, line, f"nested more than {DEEPEST} deep", "a page needs five levels")
    return None


def _repeated_keys(node: yaml.Node, name: str) -> Iterator[Fault]:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            line = f"line {key.start_mark.line + 1}"
            if not isinstance(key, yaml.ScalarNode):
                yield Fault(name, line, "a list or fields stand where a name is expected", "a name is one word")
            elif key.value in seen:
                yield Fault(name, line, f"{key.value!r} is given twice", "keep one of the two")
            seen.add(str(key.value))
            yield from _repeated_keys(value, name)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _repeated_keys(value, name)


def _yaml_fault(error: yaml.YAMLError, name: str) -> Fault:
    mark = getattr(error, "problem_mark", None)
    place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error).splitlines()[0]
    return Fault(name, place, f"not valid YAML ({problem})", "mend this line or the one before it")


_EXPECTED: Final[Mapping[str, str]] = {
    "string_type": "a text is expected; set it in quotation marks if it is one",
    "string_too_short": "it must not be empty; write null where the page says nothing",
    "int_type": "a whole number is expected",
    "int_parsing": "a whole number is expected",
    "list_type": "a list is expected (lines that begin with '- ')",
    "dict_type": "fields are expected (name: value)",
    "model_type": "fields are expected (name: value)",
    "model_attributes_type": "fields are expected (name: value)",
    "string_pattern_mismatch": "an id has 1 to 40 characters of a-z, 0-9 and -, and begins with a letter or digit",
    "enum": "one of open, accepted, resolved is expected",
}


def _field_fault(error: Mapping[str, Any], name: str) -> Fault:
    """A fault of pydantic's in the words of the project."""
    *parents, last = error["loc"]
    place, kind = _place(error["loc"]), str(error["type"])
    if kind == "extra_forbidden":
        return Fault(name, place, f"no field has the name {str(last)!r}", _near(str(last), _fields(parents)))
    if kind == "missing":
        return Fault(name, place, "is missing", f"add {last}: (null where the page does not say it)")
    given = _shortened(error["input"])
    if "date" in kind:
        return Fault(name, place, f"{given} is not a date", "a date like 2021-09-29 is expected")
    return Fault(name, place, f"{given} will not do", _EXPECTED.get(kind, str(error["msg"])))


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


def _shortened(value: object) -> str:
    words = repr(value)
    return words if len(words) <= 60 else words[:57] + "..."


def _near(wrong: str, known: Iterable[str]) -> str:
    """What is expected instead of an unknown name: the nearest known one, or all."""
    names = list(known)
    near = difflib.get_close_matches(wrong, names, n=1, cutoff=0.5)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"known are {', '.join(names[:12])}" if names else "none is defined on this page"


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
        yield from _unknown(file, f"{place}.section", "section", speech.section, sections)
        yield from _unknown(file, f"{place}.speaker", "speaker", speech.speaker, list(names))
        yield from _unattributed(file, place, speech, names.get(speech.speaker))
    for i, note in _valid(NoteEntry, page.get("notes")):
        yield from _unknown(file, f"notes[{i}].section", "section", note.section, sections)
    for i, doubt in _valid(DoubtEntry, page.get("doubts")):
        if doubt.status is Status.OPEN:
            line = f" (raw line {doubt.line})" if doubt.line else ""
            wrong = f"is still open: {_one_line(doubt.what)}{line}"
            yield Fault(file, f"doubts[{i}]", wrong, "set its status to accepted or resolved once it is settled")


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
        wrong = f"{_shortened(speech.attribution)} does not contain the name {name!r}"
        yield Fault(file, f"{place}.attribution", wrong, "the attribution line as printed is expected")
    for i, post in enumerate(speech.posts):
        if compact(post) not in printed:
            wrong = f"{post!r} is not in the attribution line"
            yield Fault(file, f"{place}.posts[{i}]", wrong, "posts are given as the attribution prints them")


def _unknown(file: str, place: str, what: str, given: str | None, known: Sequence[str]) -> Iterator[Fault]:
    if given is not None and given not in known:
        yield Fault(file, place, f"no {what} has the id {given!r}", _near(given, known))


def _repeated(file: str, kind: str, page: Fields) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, one in _ids(page, kind):
        if one in seen:
            yield Fault(file, place, f"the id {one!r} is taken", "give it an id of its own")
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
    taken: dict[str, str] = {}
    speakers: dict[str, tuple[str, str]] = {}
    for file, page in pages.items():
        for place, one in page.ids:
            if one in taken:
                wrong = f"the id {one!r} is taken by {taken[one]}"
                yield Fault(file, place, wrong, "give it an id of its own")
            taken.setdefault(one, f"{file}: {place}")
        for i, speaker, called in page.speakers:
            name, first = speakers.setdefault(speaker, (called, file))
            if name != called:
                wrong = f"the id {speaker!r} is {name} in {first} but {called} here"
                yield Fault(file, f"speakers[{i}].id", wrong, "two people need two ids")


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
