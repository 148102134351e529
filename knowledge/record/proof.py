"""A reviewed page against the raw text that it was read from: what stands otherwise there, and what is missing here.

Each difference is a remark and no fault, for a reviewer may know better than the importer: a resolved doubt about a
line of the raw text settles what differs on it.
"""

import difflib
import re
from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Final, NamedTuple

from knowledge.errors import Fault, PageUnreadable
from knowledge.page import Draft, DraftNote, DraftSpeech, raw_lines, read_page, section_guessed
from knowledge.record.draft import speaker_ids
from knowledge.record.entries import DoubtEntry, PageEntry, SpeechEntry, Status
from knowledge.record.files import RAW_NAME, Files, content_of
from knowledge.record.page_faults import entry_of
from knowledge.rules import Rule, Words, said, shown
from knowledge.text import compact, sentence_spans

OF_THE_HEAD: Final = ("newspaper", "date", "number", "event", "slogan", "banner", "phone", "byline")
OF_A_SPEECH: Final = ("headline", "attribution", "photo")
ALIKE: Final = 0.6
"""The share of characters from which a sentence that was not read is another one mended, not a new one."""
BESIDE: Final = 8
"""How many characters are shown on either side of where two sentences differ, and tell where one begins."""
LEAST_MOVED: Final = 2
"""Characters that may be said to stand elsewhere; one by itself stands anywhere."""
MOST_COMPARED: Final = 100
"""Sentences that were changed and are compared with those that are missing: each with each, a second in all."""


def proofs(read: Files, ids: Container[str] | None = None) -> Iterator[Fault]:
    """The remarks of the pages of a sound folder that lie beside their raw text, or of those with some ids."""
    for place, content in read.pages.items():
        file = (read.folder / place).with_name(RAW_NAME)
        raw = content_of(file, read.named(place), read.folder) if file.is_file() else None
        page = entry_of(content, read.named(place))[1] if isinstance(raw, bytes) else None
        if page and isinstance(raw, bytes) and (ids is None or page.id in ids):
            yield from remarks(read.named(place), page, raw)


def remarks(file: str, page: PageEntry, raw: bytes) -> Iterator[Fault]:
    """How a page differs from what the importer reads in its raw text, each with the place in the page file."""
    try:
        proof = _Proof(page, read_page(raw), raw_lines(raw))
    except PageUnreadable:
        yield Fault(file, "", said(Rule.PROOF_UNREADABLE))
        return
    if proof.is_of_another_page:
        yield Fault(file, "", said(Rule.PROOF_OF_ANOTHER))
        return
    settled = {line for doubt in page.doubts if doubt.status is Status.RESOLVED for line in _lines_of(doubt)}
    parts = proof.of_the_head(), proof.of_speeches(), proof.of_notes(), proof.of_what_is_missing()
    for remark in chain(*parts, proof.of_the_wordless(), proof.of_doubts()):
        if remark.line is None or remark.line not in settled:
            yield Fault(file, remark.place, remark.what)


def _lines_of(doubt: DoubtEntry) -> Iterable[int]:
    """The lines of the raw text that a doubt is about: its own, and those to which it goes on (第3行至第9行)."""
    if doubt.line is None:
        return ()
    last = re.search(rf"第{doubt.line}行至第(?P<last>\d+)行", doubt.what)
    return range(doubt.line, (int(last["last"]) if last else doubt.line) + 1)


class Remark(NamedTuple):
    """A place in the page file, the line of the raw text from 1, and what is to be looked at."""

    place: str
    line: int | None
    what: Words


@dataclass(frozen=True)
class _Proof:
    page: PageEntry
    draft: Draft
    raw: Sequence[str]
    """The lines of the raw text, without white space."""

    @property
    def is_of_another_page(self) -> bool:
        """Whether no sentence of any speech of the page is one that the importer read."""
        return bool(self.page.speeches) and all(
            self._read_as(speech) is None and not self._is_printed(speech) for speech in self.page.speeches
        )

    def of_the_head(self) -> Iterator[Remark]:
        for name in OF_THE_HEAD:
            yield from self._field(name, getattr(self.page, name), getattr(self.draft, name))
        read = {role: list(people) for role, people in self.draft.staff}
        yield from self._field("staff", _listed(self.page.staff), _listed(read))
        wrote, read_as = (
            "、".join((r.role or "") + r.name for r in part.reporters) for part in (self.page, self.draft)
        )
        yield from self._field("reporters", wrote, read_as)

    def of_speeches(self) -> Iterator[Remark]:
        names = {speaker.id: speaker.name for speaker in self.page.speakers}
        for i, speech in enumerate(self.page.speeches):
            place, read = f"speeches[{i}]", self._read_as(speech)
            if read is None and self._is_printed(speech):
                continue  # typed in from print: that nobody's words were read there is a doubt of its own
            if read is None:
                yield Remark(place, speech.line, said(Rule.PROOF_NOT_READ, given=shown(_sentences(speech.text)[0])))
                continue
            if read.name == names[speech.speaker]:
                yield from self._fields_of(place, speech, read)
                yield from self._of_namesakes(place, speech, read)
            yield from self._of_others(f"{place}.text", speech, names[speech.speaker])
            for sentence in _sentences(speech.text):
                if sentence in self._mended and not self._is_moved(sentence, self._mended[sentence] or ""):
                    yield self._otherwise(f"{place}.text", sentence, self._mended[sentence])

    def of_notes(self) -> Iterator[Remark]:
        """What is printed over the paper's own words, where the page gives it otherwise."""
        for i, note in enumerate(self.page.notes):
            text = _key(note.text)
            read = next((one for one in self.draft.notes if text == _key("".join(one.paragraphs))), None)
            if read:
                yield from self._field(f"notes[{i}].label", note.label, read.label, read.line)

    def _fields_of(self, place: str, speech: SpeechEntry, read: DraftSpeech) -> Iterator[Remark]:
        for name in OF_A_SPEECH:
            yield from self._field(f"{place}.{name}", getattr(speech, name), getattr(read, name), read.line)
        yield from self._field(f"{place}.posts", "、".join(speech.posts), "、".join(read.posts), read.line)
        titles = {section.id: section.title for section in self.page.sections}
        section = titles.get(speech.section or "")
        for remark in self._field(f"{place}.section", section, read.section, read.line):
            yield self._guess(remark, section, read) if read.line in self._guessed else remark

    def _guess(self, remark: Remark, section: str | None, read: DraftSpeech) -> Remark:
        """The remark about a section that is printed nowhere beside a speech: of the line where that begins."""
        what = said(Rule.PROOF_GUESSED, given=shown(section), read=shown(read.section), line=read.line)
        return remark._replace(line=read.line, what=what)

    def _of_namesakes(self, place: str, speech: SpeechEntry, read: DraftSpeech) -> Iterator[Remark]:
        """Words that are read as those of another of the page's speakers who bears the very name."""
        named = {speaker.id for speaker in self.page.speakers if speaker.name == read.name}
        own = self._ids[read.line]
        if own != speech.speaker and own in named:
            what = said(Rule.PROOF_NAMESAKE, given=speech.speaker, read=own)
            yield Remark(f"{place}.speaker", read.line, what)

    def _field(self, place: str, given: object, read: object, line: int | None = None) -> Iterator[Remark]:
        """A field that the importer reads otherwise; what it does not read at all is the reviewer's own.

        What the reviewer took out of a field and set aside was looked at.
        """
        if given is None and _key(str(read)) in self._aside:
            return
        if read and (given is None or compact(str(given)) != compact(str(read))):
            what = said(Rule.PROOF_FIELD, given=shown(given and str(given)), read=shown(str(read)))
            yield Remark(place, self._line_of(str(read)) or line, what)

    def _of_others(self, place: str, speech: SpeechEntry, name: str) -> Iterator[Remark]:
        """Words that the importer read under other names, and not under this one: where each one's begin."""
        seen: set[str | None] = set()
        for sentence in _sentences(speech.text):
            owners = [one for one in self._owners.get(_key(sentence), ()) if one.name]
            if owners and name not in {one.name for one in owners} and owners[0].name not in seen:
                seen.add(owners[0].name)
                line = self._line_of(sentence) or owners[0].line
                whose = said(Rule.PROOF_ANOTHER, given=shown(sentence), name=owners[0].name, line=line)
                yield Remark(place, line, whose)

    def _otherwise(self, place: str, sentence: str, read: str | None) -> Remark:
        if read is None:
            return Remark(place, None, said(Rule.PROOF_NOT_PRINTED, given=shown(sentence)))
        line = self._line_of(read)
        here, there = _where_they_differ(sentence, read)
        return Remark(place, line, said(Rule.PROOF_OTHERWISE, given=shown(here), read=shown(there)))

    def of_what_is_missing(self) -> Iterator[Remark]:
        """Words that the importer gave a speaker or the paper and that are nowhere in the page."""
        lost = set(self._missing) - set(self._mended.values())
        for part in self._placed:
            if gone := [sentence for sentence in _sentences("\n".join(part.paragraphs)) if sentence in lost]:
                line, name = self._line_of(gone[0]) or part.line, part.name if isinstance(part, DraftSpeech) else None
                rule = Rule.PROOF_LOST if name else Rule.PROOF_LOST_NOTE
                yield Remark("", line, said(rule, name=name, line=line, given=shown(gone[0])))

    def of_the_wordless(self) -> Iterator[Remark]:
        """Who is named in the raw text over no words, and has none in the page either."""
        names = {speaker.id: speaker.name for speaker in self.page.speakers}
        speak = {compact(names.get(speech.speaker, "")) for speech in self.page.speeches}
        for one in self.draft.speeches:
            if one.name and not one.paragraphs and compact(one.name) not in speak:
                yield Remark("", one.line, said(Rule.PROOF_WORDLESS, name=one.name, line=one.line))

    def of_doubts(self) -> Iterator[Remark]:
        """Doubts of the importer's that nobody settled, for they were taken out of the file."""
        kept = {doubt.line or doubt.what for doubt in self.page.doubts}
        for doubt in self.draft.doubts:
            if (doubt.line or doubt.what) not in kept:
                yield Remark("doubts", doubt.line, said(Rule.PROOF_DOUBT, line=doubt.line or 0, what=doubt.what))

    def _read_as(self, speech: SpeechEntry) -> DraftSpeech | None:
        """The speech of the draft that shares the most sentences with one of the page."""
        sentences = map(_key, _sentences(speech.text))
        shared = Counter(one.line for sentence in sentences for one in self._owners.get(sentence, ()))
        most = shared.most_common(1)
        return next((one for one in self.draft.speeches if most and one.line == most[0][0]), None)

    def _line_of(self, text: str) -> int | None:
        """The line of the raw text, from 1, on which a text begins, where it can be told."""
        begin = compact(text)[:BESIDE]
        return next((number for number, line in enumerate(self.raw, 1) if begin in line), None)

    @cached_property
    def _owners(self) -> Mapping[str, list[DraftSpeech]]:
        """The speeches of the draft in which each sentence stands, without its white space."""
        owners: dict[str, list[DraftSpeech]] = {}
        for speech in self.draft.speeches:
            for sentence in _sentences("\n".join(speech.paragraphs)):
                owners.setdefault(_key(sentence), []).append(speech)
        return owners

    def _is_printed(self, speech: SpeechEntry) -> bool:
        """Whether every sentence of a speech stands in the raw text, whoever's it is."""
        return all(_key(sentence) in self._all_raw for sentence in _sentences(speech.text))

    @cached_property
    def _all_raw(self) -> str:
        return _key("".join(self.raw))

    @cached_property
    def _aside(self) -> Collection[str]:
        """What the page sets aside, and each line of it."""
        return {_key(line) for one in self.page.set_aside for line in (one.text, *one.text.split("\n")) if line.strip()}

    @cached_property
    def _elsewhere(self) -> Sequence[str]:
        """What the page has in other places than words: headlines, captions, what is set aside."""
        fields = (part for one in self.page.speeches for part in (one.headline, one.photo) if part)
        return [*map(_key, fields), *self._aside]

    def _is_moved(self, sentence: str, read: str) -> bool:
        """Whether a sentence is what was read without its beginning or its end, which the page has elsewhere."""
        whole, kept = _key(read), _key(sentence)
        rest = whole.removesuffix(kept) if whole.endswith(kept) else whole.removeprefix(kept)
        return LEAST_MOVED <= len(rest) < len(whole) and any(one.endswith(rest) for one in self._elsewhere)

    @cached_property
    def _guessed(self) -> Container[int | None]:
        """The lines of the speeches beside which no section is printed."""
        return {doubt.line for doubt in self.draft.doubts if section_guessed(doubt.what) is not None}

    @cached_property
    def _ids(self) -> Mapping[int, str]:
        """The id that the importer gives whoever speaks, by the line of each speech."""
        return speaker_ids(self.draft)

    @cached_property
    def _placed(self) -> Sequence[DraftSpeech | DraftNote]:
        """The parts of the draft that have a speaker, or are the paper's own."""
        return [*(speech for speech in self.draft.speeches if speech.name), *self.draft.notes]

    @cached_property
    def _mended(self) -> Mapping[str, str | None]:
        """Each sentence of a speech that the importer read otherwise, and how; None for one that it did not read."""
        read = _key("".join(_all_text(self.draft)))
        found: dict[str, str | None] = {}
        for sentence in (one for speech in self.page.speeches for one in _sentences(speech.text)):
            if len(found) < MOST_COMPARED and _key(sentence) not in self._owners:
                near = difflib.get_close_matches(sentence, self._missing[:MOST_COMPARED], n=1, cutoff=ALIKE)
                if near or _key(sentence) not in read:
                    found[sentence] = near[0] if near else None
        return found

    @cached_property
    def _missing(self) -> Sequence[str]:
        """The sentences that the draft gives a speaker or the paper and that the page has nowhere."""
        speeches, notes, aside = self.page.speeches, self.page.notes, self.page.set_aside
        here = _key("".join((*(s.text for s in speeches), *(n.text for n in notes), *(a.text for a in aside))))
        sentences = (sentence for part in self._placed for sentence in _sentences("\n".join(part.paragraphs)))
        return [sentence for sentence in sentences if _key(sentence) not in here]


def _all_text(draft: Draft) -> Iterator[str]:
    for speech in draft.speeches:
        yield from speech.paragraphs
    for note in draft.notes:
        yield from note.paragraphs
    for aside in draft.aside:
        yield aside.text


def _key(text: str) -> str:
    """A text as it is compared: without white space, whatever its quotation marks look like."""
    return compact(text).translate(_QUOTES)


_QUOTES: Final = str.maketrans(dict.fromkeys("“”‘’「」『』\"'", '"'))


def _sentences(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in sentence_spans(text)]


def _listed(staff: Mapping[str, Sequence[str]]) -> str:
    return " ".join(f"{role}:{'、'.join(people)}" for role, people in staff.items())


def _where_they_differ(one: str, other: str) -> tuple[str, str]:
    """What stands around the first difference of two sentences, in each."""
    changes = difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    _, start, end, start_there, end_there = next(change for change in changes if change[0] != "equal")
    return (
        one[max(0, start - BESIDE) : end + BESIDE],
        other[max(0, start_there - BESIDE) : end_there + BESIDE],
    )
