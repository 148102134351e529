"""Which section a speech or a note belongs to where none is printed beside it. Each inference is a doubt."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from knowledge.page.lines import Doubt
from knowledge.page.spoken.speeches import OpenNote, OpenSpeech, Told, bigrams
from knowledge.text import HAN, folded


@dataclass(frozen=True, slots=True)
class Placed:
    """The section of each speech and each note, in their order."""

    speeches: tuple[str | None, ...]
    notes: tuple[str | None, ...]
    doubts: tuple[Doubt, ...]


def sections_of(said: Told) -> Placed:
    """The sections as printed, and where they are not printed beside what they hold, as inferred."""
    doubts: list[Doubt] = []
    topics = _topics(said.sections)
    notes = tuple(_sections_of_notes(said.notes, topics, doubts))
    words = {title: set(topics[title]) for title in said.sections}
    for note, section in zip(said.notes, notes, strict=True):
        if section:
            words[section] |= bigrams("".join(one.text for one in note.paragraphs))
    adrift = [one for one in said.speeches if one.adrift]
    inferred = _infer(said, adrift, topics, words, doubts)
    return Placed(tuple(inferred.get(id(one), one.section) for one in said.speeches), notes, tuple(doubts))


def _topics(titles: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """What tells the titles apart: 升级 and 创新 of 党代表热议·升级 and 党代表热议·创新."""
    start = _shared(titles)
    end = _shared([title[start:][::-1] for title in titles])
    topics: dict[str, tuple[str, ...]] = {}
    for title in titles:
        rest = "".join(c if HAN.match(c) else " " for c in folded(title[start : len(title) - end]))
        topics[title] = tuple(
            word for part in rest.split() for word in ([part] if len(part) <= 3 else sorted(bigrams(part)))
        )
    return topics


def _shared(titles: Sequence[str]) -> int:
    """How many characters several titles begin with alike."""
    alike = takewhile(lambda column: len(set(column)) == 1, zip(*titles, strict=False))
    return sum(1 for _ in alike) if len(titles) > 1 else 0


def _sections_of_notes(
    notes: Sequence[OpenNote], topics: dict[str, tuple[str, ...]], doubts: list[Doubt]
) -> Iterator[str | None]:
    noted: set[str | None] = set()
    for note in notes:
        section = _section_of_note(note, note.section in noted, topics, doubts)
        noted.add(section)
        yield section


def _section_of_note(
    note: OpenNote, noted: bool, topics: dict[str, tuple[str, ...]], doubts: list[Doubt]
) -> str | None:
    """The section it stands in; none for the page's last word; the next where the note speaks of that."""
    if note.closing and note.section:
        what = f"{note.block.label}在全版之末,没有归入上面的栏目“{note.section}”;若只是该栏目的,请补上"
        doubts.append(Doubt(note.block.number, what))
        return None
    if not note.next_section or note.next_section == note.section:
        return note.section
    text = folded("".join(one.text for one in note.paragraphs))
    mentions = {title: sum(text.count(word) for word in words) for title, words in topics.items()}
    here, there = mentions.get(note.section or "", 0), mentions[note.next_section]
    others = max((count for title, count in mentions.items() if title != note.next_section), default=0)
    label = note.block.label
    if note.section is None:
        if there > others:
            doubts.append(Doubt(note.block.number, f"{label}在栏目“{note.next_section}”之上,按用词归入该栏目;请核对"))
            return note.next_section
        return None
    if there > here or (there == here and noted):
        doubts.append(
            Doubt(note.block.number, f"{label}印在栏目“{note.next_section}”的标题之前,按用词归入该栏目;请核对")
        )
        return note.next_section
    doubts.append(Doubt(note.block.number, f"{label}下面紧接栏目“{note.next_section}”,仍归入“{note.section}”;请核对"))
    return note.section


def _infer(
    said: Told,
    adrift: Sequence[OpenSpeech],
    topics: dict[str, tuple[str, ...]],
    words: dict[str, set[str]],
    doubts: list[Doubt],
) -> dict[int, str | None]:
    """Topic words in the headline decide; where they do not, the section with fewer speakers."""
    if not said.sections:
        return {}
    counts = Counter(one.section for one in said.speeches if one.section)
    found: dict[int, str | None] = {}
    undecided: list[OpenSpeech] = []
    for speech in adrift:
        title, why = _by_topic(speech, topics, words)
        if title:
            counts[title] += 1
            found[id(speech)] = title
            doubts.append(_inferred(speech, title, why))
        else:
            undecided.append(speech)
    for speech in undecided:
        fewest = sorted(said.sections, key=lambda title: counts[title])
        even = len(fewest) > 1 and counts[fewest[0]] + len(undecided) <= counts[fewest[1]]
        found[id(speech)] = fewest[0] if even else None
        if even:
            doubts.append(_inferred(speech, fewest[0], "各栏目人数相当"))
            continue
        doubts.append(Doubt(speech.line, f"“{speech.who}”这一篇{speech.adrift},旁边没有印栏目名,栏目留空;请补上"))
    return found


def _by_topic(
    speech: OpenSpeech, topics: dict[str, tuple[str, ...]], words: dict[str, set[str]]
) -> tuple[str | None, str]:
    headline = folded(speech.headline.text if speech.headline else "")
    named = [title for title, parts in topics.items() if any(part in headline for part in parts)]
    if len(named) == 1:
        return named[0], "标题里有栏目名的字眼"
    pairs = bigrams(headline)
    everywhere = set.intersection(*words.values()) if len(words) > 1 else set()
    shared = {title: len(pairs & (own - everywhere)) for title, own in words.items()}
    best = sorted(shared, key=lambda title: -shared[title])
    if best and shared[best[0]] and (len(best) == 1 or shared[best[0]] > shared[best[1]]):
        return best[0], "标题与该栏目的按语用词相同"
    return None, ""


def _inferred(speech: OpenSpeech, title: str, why: str) -> Doubt:
    return Doubt(
        speech.line,
        f"“{speech.who}”这一篇{speech.adrift},旁边没有印栏目名,推定属“{title}”({why});请核对",
    )


def section_guessed(what: str) -> str | None:
    """The section in which a doubt says that a speech or a note was put unprinted, "" for none; None for another."""
    match = _GUESSED.search(what)
    return match["here"] or match["there"] or "" if match else None


_GUESSED: Final = re.compile(
    "(?:推定属|仍归入)“(?P<here>[^”]+)”|栏目“(?P<there>[^”]+)”[^“”]*按用词归入该栏目|旁边没有印栏目名,栏目留空"
)
