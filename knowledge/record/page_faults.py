"""What is wrong with one reviewed page file, every fault at once, each with its place. It knows no other page."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar, get_args

import yaml
from pydantic import ValidationError

from knowledge import yaml_text
from knowledge.errors import Fault
from knowledge.record.entries import (
    TO_FILL_IN,
    CueEntry,
    DoubtEntry,
    Entry,
    Fields,
    NoteEntry,
    PageEntry,
    ReporterEntry,
    SectionEntry,
    SetAsideEntry,
    SpeakerEntry,
    SpeechEntry,
    Status,
)
from knowledge.record.page_yaml import data_of, lines_of
from knowledge.rules import Rule, Words, of_field, said, shown
from knowledge.text import compact

Part = TypeVar("Part", bound=Entry)


def entry_of(content: bytes, name: str) -> tuple[Fields, PageEntry | None, list[Fault]]:
    """One page.yaml as it stands and as checked fields, or its faults; `name` is what the faults call it."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return {}, None, [_not_utf8(content, error, name)]
    try:
        data, faults = data_of(text, name)
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


def _not_utf8(content: bytes, error: UnicodeDecodeError, name: str) -> Fault:
    """A file that ends within a character was not saved whole: another encoding is no remedy."""
    line = said(Rule.LINE, line=content.count(b"\n", 0, error.start) + 1)
    if error.start and error.end == len(content) and error.reason == _HALF_SAVED:
        return Fault(name, line, said(Rule.HALF_SAVED))
    return Fault(name, line, said(Rule.NOT_UTF8, byte=error.start))


_HALF_SAVED: Final = "unexpected end of data"
"""What Python's decoder calls an end within a character."""


def _field_fault(error: Mapping[str, Any], name: str) -> Fault:
    """A fault of pydantic's in the words of the project."""
    *parents, last = error["loc"]
    if error["type"] == "extra_forbidden":
        what = said(Rule.UNKNOWN_FIELD, name=str(last), hint=_near(str(last), _fields(parents)))
    elif error["type"] == "missing" and not _may_be_null(parents, str(last)):
        what = said(Rule.NEEDED, name=str(last))
    elif _is_blank(error["input"]) and not _may_be_null(parents, str(last)):
        what = said(Rule.EMPTY, given=shown(error["input"]))
    else:
        what = of_field(error)
    return Fault(name, _place(error["loc"]), what)


def _is_blank(given: object) -> bool:
    return given is None or (isinstance(given, str) and not given.strip())


def _may_be_null(parents: Sequence[str | int], name: str) -> bool:
    """Whether the field at a place may say nothing; one of a list or of staff must say something."""
    field = _entry(parents).model_fields.get(name)
    return field is not None and type(None) in get_args(field.annotation)


def _fields(parents: Sequence[str | int]) -> list[str]:
    """The field names that the entry at a place may have."""
    return list(_entry(parents).model_fields)


def _entry(parents: Sequence[str | int]) -> type[Entry]:
    """The entry that stands at a place."""
    entries: dict[str, type[Entry]] = {
        "sections": SectionEntry,
        "speakers": SpeakerEntry,
        "reporters": ReporterEntry,
        "speeches": SpeechEntry,
        "notes": NoteEntry,
        "cues": CueEntry,
        "doubts": DoubtEntry,
        "set_aside": SetAsideEntry,
    }
    return entries.get(str(parents[0]) if parents else "", PageEntry)


def _place(location: Sequence[str | int]) -> str:
    place = ""
    for part in location:
        place += f"[{part}]" if isinstance(part, int) else f".{part}" if place else part
    return place


def _near(wrong: str, known: Iterable[str]) -> Words:
    """What is expected instead of an unknown name: the nearest known one, or all."""
    names = list(known)
    near = difflib.get_close_matches(wrong, names, n=1, cutoff=0.5)
    return said(Rule.NEAR, near=near[0]) if near else _all_of(dict.fromkeys(names, ""))


def faults_of_page(file: str, page: PageEntry) -> Iterator[Fault]:
    return _faults_of_parts(file, page.model_dump(mode="python"))


def _faults_of_parts(file: str, page: Fields) -> Iterator[Fault]:
    """What is wrong between the parts of a page, of those that are right in themselves.

    A list that is none at all, or a part of one, is a fault of its own; what refers to it is not held against it.
    """
    yield from _repeated(file, "sections", page)
    yield from _repeated(file, "speakers", page)
    if all(isinstance(page.get(key, []), list) for key in ("sections", "speakers")):
        yield from _faults_of_references(file, page)
    if all(isinstance(page.get(key, []), list) for key in ("speeches", "notes")):
        yield from _faults_of_cues(file, page)
    unfilled = [name for name in TO_FILL_IN if name in page and page[name] is None]
    for name in unfilled:
        yield Fault(file, name, said(Rule.TO_FILL_IN, name=name))
    for i, doubt in valid(DoubtEntry, page.get("doubts")):
        if doubt.status is Status.OPEN and not any(TO_FILL_IN[name] in doubt.what for name in unfilled):
            what = _one_line(doubt.what)
            open_ = said(Rule.DOUBT_AT, what=what, line=doubt.line) if doubt.line else said(Rule.DOUBT, what=what)
            yield Fault(file, f"doubts[{i}]", open_)


def _faults_of_references(file: str, page: Fields) -> Iterator[Fault]:
    """What speeches and notes say of sections and speakers that are not there, or are there under another name."""
    names = {entry.id: entry.name for _, entry in valid(SpeakerEntry, page.get("speakers"))}
    titles = {entry.id: entry.title for _, entry in valid(SectionEntry, page.get("sections"))}
    sections = {one: titles.get(one, "") for _, one in ids(page, "sections")}
    speakers = {one: names.get(one, "") for _, one in ids(page, "speakers")}
    for i, speech in valid(SpeechEntry, page.get("speeches")):
        place = f"speeches[{i}]"
        yield from _unknown(file, f"{place}.section", Rule.NO_SECTION, speech.section, sections)
        yield from _unknown(file, f"{place}.speaker", Rule.NO_SPEAKER, speech.speaker, speakers)
        yield from _unattributed(file, place, speech, names.get(speech.speaker))
    for i, note in valid(NoteEntry, page.get("notes")):
        yield from _unknown(file, f"notes[{i}].section", Rule.NO_SECTION, note.section, sections)


def _faults_of_cues(file: str, page: Fields) -> Iterator[Fault]:
    """Cues of what is not on the page, or whose words its text has not."""
    texts = {one.id: one.text for _, one in valid(SpeechEntry, page.get("speeches"))}
    texts |= {one.id: one.text for _, one in valid(NoteEntry, page.get("notes"))}
    sources = {one: "" for kind in ("speeches", "notes") for _, one in ids(page, kind)}
    for i, cue in valid(CueEntry, page.get("cues")):
        yield from _unknown(file, f"cues[{i}].of", Rule.NO_SOURCE, cue.of, sources)
        if cue.of in texts and cue.words not in texts[cue.of]:
            yield Fault(file, f"cues[{i}].words", said(Rule.NO_WORDS, given=shown(cue.words), id=cue.of))


def located(faults: Iterable[Fault], content: bytes, fields: Fields) -> Iterator[Fault]:
    """The faults of a page file, each with the line of its place, and the name of who speaks there."""
    lines: Mapping[str, int] | None = None
    for fault in faults:
        if isinstance(fault.place, str) and fault.place:
            lines = lines_of(content.decode("utf-8-sig")) if lines is None else lines
            yield replace(fault, place=_with_line(fault.place, lines, fields))
        else:
            yield fault


def _with_line(place: str, lines: Mapping[str, int], fields: Fields) -> Words | str:
    outer = place
    while outer and outer not in lines:  # a field that is missing has no line: its entry has
        outer = outer[: max(outer.rfind("."), outer.rfind("["), 0)]
    if not outer:
        return place
    name = _speaker_at(place, fields)
    line = said(Rule.LINE_OF, line=lines[outer], name=name) if name else said(Rule.LINE, line=lines[outer])
    return said(Rule.AT, place=line, what=place)


def _speaker_at(place: str, fields: Fields) -> str | None:
    """Who speaks in the speech at a place, as far as the file tells."""
    match = re.match(r"speeches\[(\d+)\]", place)
    speech = dict(_parts(fields, "speeches")).get(int(match[1])) if match else None
    names = {one.get("id"): one.get("name") for _, one in _parts(fields, "speakers") if isinstance(one.get("id"), str)}
    name = names.get(speech.get("speaker")) if speech and isinstance(speech.get("speaker"), str) else None
    return name if isinstance(name, str) else None


def valid(kind: type[Part], parts: object) -> Iterator[tuple[int, Part]]:
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


def _unknown(file: str, place: str, rule: Rule, given: str | None, known: Mapping[str, str]) -> Iterator[Fault]:
    """An id that nothing has; `known` are those that there are, and what each is called."""
    if given is not None and given not in known:
        alike = known if len(given) >= LEAST_LIKE else ()
        yield Fault(file, place, said(rule, id=given, hint=_near(given, alike) if alike else _all_of(known)))


LEAST_LIKE: Final = 4
"""Characters of an id that may be another one misspelt; s2 is no s3."""


def _all_of(known: Mapping[str, str]) -> Words:
    named = [f"{one} {name}".strip() for one, name in known.items()]
    return said(Rule.KNOWN, names=", ".join(named)) if named else said(Rule.NONE_DEFINED)


def _repeated(file: str, kind: str, page: Fields) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, one in ids(page, kind):
        if one in seen:
            yield Fault(file, place, said(Rule.TAKEN, id=one))
        seen.add(one)


def _parts(page: Fields, kind: str) -> Iterator[tuple[int, Fields]]:
    """The parts of a page that are fields at all, with their places."""
    parts = page.get(kind)
    for i, part in enumerate(parts if isinstance(parts, list) else []):
        if isinstance(part, dict):
            yield i, part


def ids(page: Fields, kind: str) -> Iterator[tuple[str, str]]:
    """The ids of a page's parts with their places; what else is wrong with a part hides no clash."""
    for i, part in _parts(page, kind):
        if isinstance(one := part.get("id"), str):
            yield f"{kind}[{i}].id", one


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
