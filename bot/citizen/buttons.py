"""What the citizens' buttons carry: a letter for the deed, the id of what it concerns, and where needed one word more.

Ids are the record's own, so a button works after a restart and after a reload, and an id that is gone is known to be
gone. Nothing here does what a button asks.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from bot.citizen.citation import author
from bot.messages import Action, Button, Rows, one_line
from bot.records import Mistake
from bot.texts import LANGUAGES, Texts
from knowledge.answer import Found
from knowledge.model import Passage

MOST_BYTES: Final = 64
"""Bytes that Telegram lets a button carry."""
LONGEST_NAME: Final = 24


class Deed(StrEnum):
    """What a press asks for."""

    PASSAGE = "p"
    WHOLE = "w"
    MORE = "m"
    FEWER = "b"
    SPEAKER = "s"
    OTHERS = "o"
    CHECK = "v"
    GOOD = "u"
    BAD = "d"
    REASON = "r"
    WRONG = "e"
    MISTAKE = "k"
    NONE = "x"
    ASK = "q"
    LANGUAGE = "l"
    FORGET = "f"
    PEOPLE = "n"
    SPEECHES = "t"
    PAGE = "g"
    PAGES = "i"


SHORT: Final = 3
"""Characters of a label of which four stand side by side on a phone."""
HALF: Final = 12
"""Characters of a label of which two do."""
REASONS: Final = ("beside", "person", "old", "unclear")
"""What a 👎 may be for."""
BACK: Final = "back"
"""The word of a vote's button that takes it back: one of its own, so that a tap too many takes nothing back."""

_DATA: Final = re.compile(r"(?P<deed>[a-z]):(?P<id>[A-Za-z0-9-]{0,60})(?::(?P<word>[a-z0-9_]{1,12}))?")

_OF_PASSAGE: Final = (Deed.WHOLE, Deed.MORE, Deed.FEWER, Deed.CHECK)
"""Deeds that concern the passage that stands above their buttons."""
_PASSAGE: Final = re.compile(r"[a-z0-9-]{1,40}-[0-9a-f]{10}(?:-[0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class Press:
    """A button's data, read."""

    deed: Deed
    id: str = ""
    word: str = ""

    @property
    def number(self) -> int:
        """The word as a number; 0 where it is none."""
        return int(self.word) if self.word.isdecimal() else 0


def data(deed: Deed, about: str = "", word: str | int = "") -> str:
    """A button's data; raises ValueError where Telegram would not carry it."""
    written = f"{deed.value}:{about}" + (f":{word}" if word != "" else "")
    if len(written.encode()) > MOST_BYTES:
        raise ValueError(f"{written!r}: a button carries at most {MOST_BYTES} bytes")
    return written


def read(written: str) -> Press | None:
    """What a button's data asks for; None where this bot cannot have made it."""
    deed, _, rest = written.partition(":")
    if deed == Deed.ASK and rest:
        return Press(Deed.ASK, rest)
    match = _DATA.fullmatch(written)
    if match is None or match["deed"] not in set(Deed):
        return None
    return Press(Deed(match["deed"]), match["id"], match["word"] or "")


def passage_under(values: Sequence[str]) -> str:
    """The id of the passage that stands above buttons with these values; empty where none alone does."""
    presses = [press for value in values if (press := read(value))]
    own = [press.id for press in presses if press.deed in _OF_PASSAGE]
    alone = [press.id for press in presses if press.deed is Deed.PASSAGE] if len(presses) == 1 else []
    return next(iter(own or alone), "")


def list_under(values: Sequence[str]) -> tuple[str, ...]:
    """The ids of a list of which each entry has a button among these values, in order; empty where it is no such."""
    presses = [press for value in values if (press := read(value))]
    whole = {press.deed for press in presses} <= {Deed.PASSAGE, Deed.SPEAKER}
    return tuple(press.id for press in presses) if whole and len(presses) > 1 else ()


def opens_passage(payload: str) -> bool:
    """Whether a link's payload is a passage's id, there or gone; any other only opens the bot."""
    return _PASSAGE.fullmatch(payload) is not None


def asking(question: str, label: str = "") -> Button | None:
    """A button that asks a question, by itself or by a label; None where the question is too long for one."""
    fits = len(f"{Deed.ASK.value}:{question}".encode()) <= MOST_BYTES
    return Button(label or question, data(Deed.ASK, question)) if fits else None


# ---------------------------------------------------------------- keyboards


def of_quote(passage: Passage, texts: Texts) -> Rows:
    """Below a passage: to its neighbours, the whole, others on this, and the way to the rest."""
    around = []
    if passage.previous:
        around.append(Button(texts("button.previous"), data(Deed.PASSAGE, passage.previous)))
    if passage.next:
        around.append(Button(texts("button.next"), data(Deed.PASSAGE, passage.next)))
    main = [Button(texts("button.whole"), data(Deed.WHOLE, passage.id, 1))]
    if passage.speech:
        main.append(Button(texts("button.others"), data(Deed.OTHERS, passage.id)))
    main.append(Button(texts("button.more"), data(Deed.MORE, passage.id)))
    return tuple(tuple(row) for row in (around, main) if row)


def of_further(passages: Sequence[Passage], texts: Texts) -> Rows:
    """To the passages that answer the other questions of a message, each to be seen by itself."""
    return tuple(
        (Button(texts("button.further", who=_name(passage, texts)), data(Deed.PASSAGE, passage.id)),)
        for passage in passages
    )


def of_more(passage: Passage, texts: Texts, cited: str, is_good: bool = False) -> Rows:
    """Behind 更多; `is_good` where the reader has just said so."""
    good = Button("👍 ✓", data(Deed.GOOD, passage.id, BACK)) if is_good else Button("👍", data(Deed.GOOD, passage.id))
    first = [Button(texts("button.check"), data(Deed.CHECK, passage.id))]
    if passage.speaker:
        first.insert(0, Button(texts("button.by_speaker"), data(Deed.SPEAKER, passage.speaker.id, 1)))
    return (
        tuple(first),
        (
            Button(texts("button.copy"), cited, Action.COPY),
            Button(texts("button.share"), f"#{passage.id}", Action.SHARE),
        ),
        (
            good,
            Button("👎", data(Deed.BAD, passage.id)),
            Button(texts("button.wrong"), data(Deed.WRONG, passage.id)),
        ),
        (Button(texts("button.fewer"), data(Deed.FEWER, passage.id)),),
    )


def of_group(passage: Passage, texts: Texts) -> Rows:
    """Below a passage in a group: the whole, and the way to the bot itself."""
    return (
        (
            Button(texts("button.whole"), data(Deed.WHOLE, passage.id, 1)),
            Button(texts("button.private"), passage.id, Action.OPEN),
        ),
    )


def of_private(texts: Texts) -> Rows:
    """The way from a group to the bot itself."""
    return ((Button(texts("button.private"), "ask", Action.OPEN),),)


def of_whole(passage_id: str, page: int, pages: int, texts: Texts) -> Rows:
    """Below a page of a whole speech: to the other pages, and back to the passage that it was asked for from."""
    return (*turning(Deed.WHOLE, page, pages, texts, passage_id), back_to(passage_id, texts))


def back_to(passage_id: str, texts: Texts) -> tuple[Button, ...]:
    """A row that leads back to a passage."""
    return (Button(texts("button.back"), data(Deed.PASSAGE, passage_id)),)


def of_reasons(passage: Passage, texts: Texts) -> Rows:
    """Why 👎: one tap, or none; and the way to take it back."""
    reasons = [Button(texts(f"reason.{one}"), data(Deed.REASON, passage.id, one)) for one in REASONS]
    last = (
        Button(texts("button.take_back"), data(Deed.BAD, passage.id, BACK)),
        Button(texts("button.fewer"), data(Deed.FEWER, passage.id)),
    )
    return (tuple(reasons[:2]), tuple(reasons[2:]), last)


def of_mistakes(passage: Passage, texts: Texts) -> Rows:
    """What is wrong with a passage."""
    kinds = [Button(texts(f"mistake.{one.value}"), data(Deed.MISTAKE, passage.id, one.value)) for one in Mistake]
    return (tuple(kinds[:2]), tuple(kinds[2:]), (Button(texts("button.fewer"), data(Deed.FEWER, passage.id)),))


def of_candidates(passages: tuple[Passage, ...], texts: Texts) -> Rows:
    """A button for each candidate, and one for none of them."""
    chosen = tuple(
        (Button(f"{number}. {_name(passage, texts)}", data(Deed.PASSAGE, passage.id)),)
        for number, passage in enumerate(passages, 1)
    )
    return (*chosen, (Button(texts("button.none"), data(Deed.NONE)),))


def of_people(people: Sequence[tuple[str, str]], quoted: Mapping[str, Found] = MappingProxyType({})) -> Rows:
    """A button for each person, (id, name): to the passage that was quoted from, else to all that they said."""
    labelled = [
        (name, data(Deed.PASSAGE, quoted[who].passage.id) if who in quoted else data(Deed.SPEAKER, who, 1))
        for who, name in people
    ]
    return of_entries(labelled)


def of_entries(labelled: Sequence[tuple[str, str]]) -> Rows:
    """Buttons for the entries of a list, each (label, data); short labels share a row."""
    buttons = tuple(Button(label, value) for label, value in labelled)
    longest = max((len(label) for label, _ in labelled), default=0)
    wide = 4 if longest <= SHORT else 2 if longest <= HALF else 1
    return tuple(buttons[i : i + wide] for i in range(0, len(buttons), wide))


def turning(deed: Deed, page: int, pages: int, texts: Texts, about: str = "") -> Rows:
    """The row that leads to the page before and the page after; none where there is neither."""
    ways = []
    if page > 1:
        ways.append(Button(texts("button.page_before"), data(deed, about, page - 1)))
    if page < pages:
        ways.append(Button(texts("button.page_after"), data(deed, about, page + 1)))
    return (tuple(ways),) if ways else ()


def of_questions(questions: list[str]) -> Rows:
    """Questions to ask by one tap, those that fit into a button."""
    return tuple((button,) for question in questions if (button := asking(question)))


def of_next_steps(texts: Texts) -> Rows:
    """Where to go when nothing was found."""
    return (
        (
            Button(texts("button.speakers"), data(Deed.PEOPLE, "", 1)),
            Button(texts("button.topics"), data(Deed.SPEECHES, "", 1)),
        ),
    )


def of_languages(texts: Texts) -> Rows:
    return tuple((Button(texts(f"language.{one}"), data(Deed.LANGUAGE, one)),) for one in LANGUAGES)


def of_forgetting(texts: Texts) -> Rows:
    return (
        (
            Button(texts("button.forget"), data(Deed.FORGET, "yes")),
            Button(texts("button.keep"), data(Deed.FORGET, "no")),
        ),
    )


def _name(passage: Passage, texts: Texts) -> str:
    return one_line(author(passage.source, texts), LONGEST_NAME)
