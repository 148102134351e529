"""A draft as the file page.yaml: ids assigned, doubts written in, and how doubts are settled. It judges no doubt.

Printed text that cannot be a speech (nobody is named, nothing is said) is kept in the file as set aside, so that a
reviewer sees it and a citizen does not.
"""

import hashlib
import io
import re
from collections.abc import Container, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import LiteralScalarString

from knowledge.numerals import numeral
from knowledge.page import NO_WORDS, Draft, DraftAside, DraftNote, DraftSpeech, section_guessed
from knowledge.record.entries import TO_FILL_IN, Status
from knowledge.text import syllables

HEAD = """\
这一版的校对稿。左边的键不要改;印在报上的字照原样;没有的写 null。
每个 doubts 条目核对后把 status 改成 accepted(照此)或 resolved(已改正),再运行 congress-bot check。
The page as reviewed. Settle every doubt, then run: congress-bot check
"""


def document(draft: Draft) -> str:
    """The text of page.yaml for a draft, every doubt open."""
    page_id = _page_id(draft)
    ids = _Ids(page_id)
    sections = {title: f"s{i}" for i, title in enumerate(draft.sections, 1)}
    spoken = _spoken(draft)
    aside = [speech for speech in draft.speeches if not (speech.name and speech.paragraphs)]
    page = CommentedMap(
        id=page_id,
        newspaper=draft.newspaper,
        date=draft.date,
        number=draft.number,
        event=draft.event,
        slogan=draft.slogan,
        banner=draft.banner,
        phone=draft.phone,
        staff=CommentedMap((role, _inline(people)) for role, people in draft.staff),
        reporters=[_fields(name=one.name, role=one.role) for one in draft.reporters],
        byline=draft.byline,
        sections=[CommentedMap(id=one, title=title) for title, one in sections.items()],
        speakers=[CommentedMap(id=one, name=name) for (name, _), one in _speaker_ids(spoken).items()],
        speeches=[_speech(speech, ids, sections, _speaker_ids(spoken)) for speech in spoken],
        notes=[_note(note, ids, sections) for note in draft.notes if note.paragraphs],
        doubts=[CommentedMap(line=d.line, what=d.what, status=Status.OPEN.value) for d in draft.doubts],
        set_aside=[*map(_set_aside, aside), *map(_aside, draft.aside)],
    )
    page.yaml_set_start_comment(HEAD)
    return _dumped(page)


def speakers(draft: Draft) -> tuple[tuple[str, str, int], ...]:
    """The id, the name and the line of each person who speaks in a draft."""
    spoken = _spoken(draft)
    first = {_person(one): one.line for one in reversed(spoken)}
    return tuple((one, person[0], first[person]) for person, one in _speaker_ids(spoken).items())


def speaker_ids(draft: Draft) -> Mapping[int, str]:
    """The id of whoever speaks, by the line of each speech of a draft."""
    spoken = _spoken(draft)
    ids = _speaker_ids(spoken)
    return {one.line: ids[_person(one)] for one in spoken}


def _spoken(draft: Draft) -> list[DraftSpeech]:
    return [speech for speech in draft.speeches if speech.name and speech.paragraphs]


def accepted(text: str, by: str, at: datetime) -> str:
    """The same file with every open doubt settled; comments and all else stay as they are.

    It is accepted, but for that of a section which the reviewer corrected since. A doubt about what is still to be
    filled in, or about somebody who is named over no words, stays open: to leave it as it is settles nothing.
    """
    page = _yaml().load(text)
    sections = _sections_by_line(page)
    missing = [empty for name, empty in TO_FILL_IN.items() if page.get(name) is None]
    for doubt in page.get("doubts") or []:
        what, line = str(doubt.get("what")), doubt.get("line")
        wordless = what.startswith(NO_WORDS)
        to_fill_in = any(empty in what for empty in missing) or (wordless and line not in sections)
        if doubt.get("status", Status.OPEN) == Status.OPEN and not to_fill_in:
            guessed = section_guessed(what)
            moved = guessed is not None and sections.get(line, guessed) != guessed
            status = Status.RESOLVED if moved or wordless else Status.ACCEPTED
            doubt.update(status=status.value, by=by, at=at.replace(microsecond=0))
    return _dumped(page)


def resolved(text: str) -> Container[tuple[int | None, str]]:
    """The doubts of a file that its reviewer's corrections settled, each by its line and what it says."""
    doubts = _yaml().load(text).get("doubts") or ()
    return {(one.get("line"), one.get("what")) for one in doubts if one.get("status") == Status.RESOLVED}


def _sections_by_line(page: Mapping[str, Any]) -> Mapping[int, str]:
    """The title of the section of each speech and note, by its line of the raw text; "" for none."""
    titles = {one.get("id"): one.get("title") for one in page.get("sections") or ()}
    parts = (*(page.get("speeches") or ()), *(page.get("notes") or ()))
    return {part["line"]: titles.get(part.get("section")) or "" for part in parts if part.get("line") is not None}


def places_in(text: str) -> Mapping[int, int]:
    """The line of a file on which a speech, a note or else the doubt itself begins, by its line of the raw text."""
    page = _yaml().load(text)
    parts = (*(page.get("doubts") or ()), *(page.get("notes") or ()), *(page.get("speeches") or ()))
    return {part["line"]: part.lc.line + 1 for part in parts if part.get("line") is not None}


DELEGATE: Final = re.compile(r"(?:代表|政协委员)$|^(?:党员|委员)$")
"""Posts that many on a page share."""
NUMERALS: Final = re.compile("[一二三四五六七八九十]+")


class _Ids:
    """Ids of a page's parts, none given twice."""

    def __init__(self, page_id: str) -> None:
        self._page = page_id
        self._given: set[str] = set()

    def new(self, name: str) -> str:
        one, again = f"{self._page}-{name}"[:37].rstrip("-"), 2
        while one in self._given:
            one, again = f"{self._page}-{name}"[:36].rstrip("-") + f"-{again}", again + 1
        self._given.add(one)
        return one


def _page_id(draft: Draft) -> str:
    """Initials of the newspaper and the date (zzrb-20210929); a hash of the words where both are missing."""
    initials = "".join(syllable[:1] for syllable in syllables(draft.newspaper or ""))
    day = draft.date.strftime("%Y%m%d") if draft.date else ""
    number = _ascii(NUMERALS.sub(lambda printed: str(numeral(printed[0])), draft.number or ""))[:4]
    words = "".join("".join(speech.paragraphs) for speech in draft.speeches)
    digest = "" if initials and day else hashlib.sha256(words.encode()).hexdigest()[:6]
    parts = (_ascii(initials)[:8], day, number, digest)
    return "-".join(part for part in parts if part)


def _ascii(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _slug(name: str) -> str:
    return _ascii("".join(syllables(name))) or hashlib.sha256(name.encode()).hexdigest()[:6]


def _speaker_ids(speeches: Sequence[DraftSpeech]) -> Mapping[tuple[str, str], str]:
    """An id for each person of the page: pinyin of the name, initials of the organisation.

    People who share a name come from different organisations, and whether one who changed posts is the same person is
    for a reviewer to say; so the organisation is part of the id. Homophones are numbered.
    """
    ids: dict[tuple[str, str], str] = {}
    for speech in speeches:
        person = _person(speech)
        if person not in ids:
            slug = "-".join(part for part in (_slug(person[0])[:28], person[1]) if part)
            same = sum(one == slug or one.startswith(f"{slug}-") for one in ids.values())
            ids[person] = slug if not same else f"{slug}-{same + 1}"
    return ids


def _person(speech: DraftSpeech) -> tuple[str, str]:
    """The name, and the initials of the first post that names an organisation: every delegate is a 党代表."""
    telling = [post for post in speech.posts if not DELEGATE.search(post)] or [""]
    return speech.name or "", _ascii("".join(syllable[:1] for syllable in syllables(telling[0][:4])))


def _speech(
    speech: DraftSpeech, ids: _Ids, sections: Mapping[str, str], speakers: Mapping[tuple[str, str], str]
) -> CommentedMap:
    return CommentedMap(
        id=ids.new(_slug(speech.name or "")),
        section=sections.get(speech.section or ""),
        headline=speech.headline,
        attribution=speech.attribution,
        speaker=speakers[_person(speech)],
        posts=list(speech.posts),
        photo=speech.photo,
        line=speech.line,
        text=_block(speech.paragraphs),
    )


def _note(note: DraftNote, ids: _Ids, sections: Mapping[str, str]) -> CommentedMap:
    section = sections.get(note.section or "")
    labelled = {"label": note.label} if note.label else {}
    return CommentedMap(id=ids.new("note"), section=section, line=note.line, **labelled, text=_block(note.paragraphs))


def _set_aside(speech: DraftSpeech) -> CommentedMap:
    why = "署名行没有可确认的姓名" if not speech.name else "署名行下没有正文"
    return CommentedMap(
        line=speech.line,
        why=why,
        text=_block([speech.headline or "", speech.attribution, *speech.paragraphs]),
    )


def _aside(of: DraftAside) -> CommentedMap:
    return CommentedMap(line=of.line, why=of.why, text=_block([of.text]))


def _block(paragraphs: Sequence[str]) -> LiteralScalarString:
    block: LiteralScalarString = LiteralScalarString("\n\n".join(paragraph for paragraph in paragraphs if paragraph))
    return block


def _inline(values: Sequence[str]) -> CommentedSeq:
    row = CommentedSeq(values)
    row.fa.set_flow_style()
    return row


def _fields(**values: str | None) -> CommentedMap:
    return CommentedMap((key, value) for key, value in values.items() if value is not None)


def _yaml() -> YAML:
    file = YAML()
    file.indent(mapping=2, sequence=4, offset=2)
    file.width = 4096
    file.preserve_quotes = True
    file.representer.add_representer(type(None), lambda to, _: to.represent_scalar("tag:yaml.org,2002:null", "null"))
    return file


def _dumped(page: Any) -> str:
    out = io.StringIO()
    _yaml().dump(page, out)
    return out.getvalue()
