"""Reviewed files to coverage: every fault at once, each with its file and place. It reads, it never writes.

The coverage is a folder with one folder a page, `<page>/page.yaml`; a folder that holds a page.yaml itself is a
coverage of one page.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from dataclasses import fields as fields_of
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, Final

from knowledge.errors import CoverageFaults, Fault
from knowledge.model import Coverage, Cue, Note, Page, Reporter, Section, Speaker, Speech
from knowledge.record import files
from knowledge.record.entries import DoubtEntry, PageEntry, SpeakerEntry, SpeechEntry, Status
from knowledge.record.files import FILE_NAME, Files
from knowledge.record.page_faults import entry_of, faults_of_page, ids, located, valid
from knowledge.rules import Rule, said


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
    fields, entry, found = entry_of(content, name)
    faults = tuple(located((*found, *(faults_of_page(name, entry) if entry else ())), content, fields))
    own = [("id", fields.get("id")), *ids(fields, "speeches"), *ids(fields, "notes")]
    page = _page(entry) if entry and not faults else None
    return _Checked(
        page,
        _digest(page) if page else "",
        faults,
        tuple((place, one) for place, one in own if isinstance(one, str)),
        tuple((i, one.id, one.name) for i, one in valid(SpeakerEntry, fields.get("speakers"))),
    )


def _no_page(folder: Path) -> Fault:
    """Nothing to read in a folder; where pages lie one level deeper, its folders are the coverages."""
    if not folder.exists():
        return Fault(str(folder), "", said(Rule.NO_FOLDER))
    inner = sorted({file.parent.parent.name for file in folder.glob(f"*/*/{FILE_NAME}")})
    if inner:
        named = ", ".join(inner[:5]) + (" …" if len(inner) > 5 else "")
        return Fault(str(folder), "", said(Rule.INNER, name=FILE_NAME, names=named, folder=folder / inner[0]))
    return Fault(str(folder), "", said(Rule.NO_PAGE, name=FILE_NAME))


def open_doubts(file: Path) -> tuple[DoubtEntry, ...]:
    """The doubts of one page.yaml that are open; raises CoverageFaults with every other fault of it.

    What is still to be filled in is such a doubt.
    """
    name = str(file)
    content = files.content_of(file, name, file.resolve().parent)
    if isinstance(content, Fault):
        raise CoverageFaults((content,))
    fields, entry, found = entry_of(content, name)
    rest = faults_of_page(name, entry.model_copy(update={"doubts": []})) if entry else ()
    others = (fault for fault in rest if fault.what.rule is not Rule.TO_FILL_IN)
    if every := tuple(located((*found, *others), content, fields)):
        raise CoverageFaults(every)
    return tuple(doubt for doubt in entry.doubts if doubt.status is Status.OPEN) if entry else ()


def _faults_between_pages(pages: Mapping[str, _Checked]) -> Iterator[Fault]:
    taken: dict[str, tuple[str, str]] = {}
    speakers: dict[str, tuple[str, str]] = {}
    for file, page in pages.items():
        again = [(place, one, taken[one][0]) for place, one in page.ids if place == taken.get(one, ("", ""))[1] == "id"]
        for place, one, by in again:
            yield Fault(file, place, said(Rule.TAKEN_PAGE, id=one, by=by))
        for place, one in () if again else page.ids:
            if one in taken:
                yield Fault(file, place, said(Rule.TAKEN_BY, id=one, by=": ".join(taken[one])))
            else:
                taken[one] = file, place
        for i, speaker, called in page.speakers:
            name, first = speakers.setdefault(speaker, (called, file))
            if name != called:
                two = said(Rule.TWO_PEOPLE, id=speaker, name=name, first=first, called=called)
                yield Fault(file, f"speakers[{i}].id", two)


def coverage_of(pages: Iterable[Page]) -> Coverage:
    """Pages as one coverage, oldest first, named by a hash of all that they say."""
    return _together((page, _digest(page)) for page in pages)


def _together(pages: Iterable[tuple[Page, str]]) -> Coverage:
    """Pages with the digest of each."""
    ordered = sorted(pages, key=lambda one: (one[0].date or date.min, one[0].id))
    version = hashlib.sha256("".join(digest for _, digest in ordered).encode()).hexdigest()[:12]
    return Coverage(version, tuple(page for page, _ in ordered))


def _digest(page: Page) -> str:
    """A hash of all that a page says; without cues it is that of before there were any."""
    fields = {name: value for name, value in _plain(page).items() if name != "cues" or value}
    content = json.dumps(fields, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(content.encode()).hexdigest()


def _plain(value: Any) -> Any:
    """Dataclasses as dictionaries, like `asdict`, which copies every string on the way."""
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields_of(value)}
    return list(map(_plain, value)) if isinstance(value, tuple) else value


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
        notes=tuple(Note(note.id, note.section, note.text, note.line, note.label) for note in entry.notes),
        cues=tuple(Cue(cue.of, cue.words, tuple(cue.asked)) for cue in entry.cues),
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
