"""Builders for tests: speeches, a page, a coverage, a library over it with the project's own config, a visitor."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from typing import Final

from bot import texts
from bot.citizen.memory import Memory
from bot.conversation import Conversation
from bot.messages import Incoming, Reply
from bot.texts import Texts
from knowledge.answer import Answer, Candidates, Library, PeopleCard, Quote, SpeechCard, answer
from knowledge.asked import Context
from knowledge.model import Coverage, Note, Page, Passage, Reporter, Section, Speaker, Speech
from knowledge.page import NO_WORDS
from knowledge.record import coverage
from knowledge.snapshot import build
from knowledge.text import folded, syllables
from knowledge.weighing import calibration, merit
from knowledge.weighing.calibration import Calibration
from knowledge.words import vocabulary
from knowledge.words.vocabulary import Vocabulary

ROOT: Final = Path(__file__).resolve().parent.parent
CONFIG: Final = ROOT / "config"
EMBEDDED: Final = ROOT / "knowledge" / "coverage"
REAL_PAGE: Final = ROOT / "tests" / "pages" / "import" / "real" / "page.txt"
DEV: Final = ROOT / "tests" / "questions" / "dev.jsonl"


def a_speech(
    name: str = "王一",
    text: str = "今年要把路修到家门口。",
    *,
    posts: Sequence[str] = ("柳村党总支书记",),
    headline: str | None = "把路修到家门口",
    section: str | None = None,
    speaker: str | None = None,
) -> Speech:
    """One person's words; the attribution line is made of posts and name, the ids of the name."""
    one = speaker or "".join(syllables(folded(name)))
    attribution = f"讲述人:{'、'.join(posts)} {name}"
    return Speech(f"s-{one}", section, headline, attribution, Speaker(one, name), tuple(posts), text)


def filled_in(page: str) -> str:
    """The text of a page.yaml with what an editor must see to: a paper's name, a day, who is named over no words."""
    named = page.replace("\nnewspaper: null\n", "\nnewspaper: 临州日报\n")
    dated = named.replace("\ndate: null\n", "\ndate: 2024-01-18\n")
    return re.sub(rf"(what: {NO_WORDS}[^\n]*\n    status: )open", r"\1accepted", dated)


def a_page(
    *speeches: Speech,
    notes: Sequence[str] = (),
    sections: Sequence[str] = (),
    newspaper: str | None = "临州日报",
    day: date | None = date(2024, 1, 18),
    event: str | None = "临州市第五届人民代表大会第三次会议",
    page_id: str = "lzrb-20240118",
) -> Page:
    """A printed page with these speeches and editor's notes; sections have the ids s1, s2, …"""
    return Page(
        page_id,
        newspaper,
        day,
        event=event,
        staff=(("责任编辑", ("周全",)),),
        reporters=(Reporter("何为"),),
        sections=tuple(Section(f"s{i}", title) for i, title in enumerate(sections, 1)),
        speeches=speeches,
        notes=tuple(Note(f"{page_id}-note{i}", None, note) for i, note in enumerate(notes, 1)),
    )


def a_library(*pages: Page) -> Library:
    """A library over these pages, with the word lists and the calibration of the project."""
    return library_of(coverage.coverage_of(pages))


def library_of(pages: Coverage) -> Library:
    return build(pages, words(), bounds(), weights())


@cache
def words() -> Vocabulary:
    return vocabulary.load(CONFIG)


@cache
def weights() -> merit.Merit:
    return merit.load(CONFIG)


@cache
def bounds() -> Calibration:
    return calibration.load(CONFIG)


@cache
def real_library() -> Library:
    """The library of the embedded page, built once for all tests."""
    return library_of(coverage.load(EMBEDDED))


@cache
def sayings() -> Mapping[str, Texts]:
    """What the bot itself says, by language, read once for all tests."""
    return texts.load(CONFIG / "texts")


def doubting(library: Library) -> Library:
    """The same library with bounds at which nothing that is found by topic is certain."""
    unsure = {"quote": 1.0, "candidate": 0.0}
    models = {name: getattr(bounds(), name).model_copy(update=unsure) for name in ("lexical", "looked")}
    return replace(library, calibration=bounds().model_copy(update=models))


def a_conversation(library: Library, clock: "SetClock | None" = None) -> Conversation:
    return Conversation(library, sayings(), Memory(1800, 100), clock or SetClock())


class SetClock:
    """Seconds that pass only when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Visitor:
    """Somebody who talks to the bot; each visitor is another person in another chat."""

    _numbers = count(1)

    def __init__(self, conversation: Conversation, language: str = "zh-Hans") -> None:
        self._conversation = conversation
        self._language = language
        self._name = f"visitor-{next(self._numbers)}"

    def asks(self, *turns: str) -> tuple[Answer, Reply]:
        """What is replied to the last of these messages."""
        *before, last = turns
        for turn in before:
            self._said(turn)
        return self._said(last)

    def _said(self, text: str) -> tuple[Answer, Reply]:
        return self._conversation.reply(Incoming(text, self._name, self._name, self._language))


def asked(library: Library, *turns: str) -> Answer:
    """The answer to the last of some messages of one conversation."""
    context = Context()
    for turn in turns:
        given, context = answer(turn, context, library)
    return given


def shown(answer: Answer) -> tuple[Passage, ...]:
    """The passages that an answer shows."""
    match answer:
        case Quote(found):
            return (found.passage,)
        case Candidates(found) | PeopleCard(found=found):
            return tuple(one.passage for one in found)
        case SpeechCard(passages):
            return passages
    return ()


def quoted(answer: Answer) -> Passage:
    """The passage that is given as the answer."""
    assert isinstance(answer, Quote), answer
    return answer.found.passage


def speaker_of(answer: Answer) -> str | None:
    """Who is named for the quoted words."""
    speaker = quoted(answer).speaker
    return speaker.name if speaker else None
