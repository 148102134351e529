"""What readers left for the admins: questions without an answer, and mistakes that they reported. A page at a time.

Whoever reported a mistake is told once it is settled, in their language, also after a restart.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Final

from bot.citizen.render import Renderer
from bot.editor.status import at
from bot.messages import (
    Action,
    Block,
    Button,
    Outbox,
    Paragraph,
    Quotation,
    Reply,
    Rows,
    Run,
    bold,
    faint,
    leaf,
    one_line,
    plain,
    saying,
)
from bot.store import Correction, Gap, Store, ToTell
from bot.texts import Texts
from knowledge.answer import Library
from knowledge.model import Passage

GAPS: Final = 8
FIXES: Final = 4
"""Reports on a page: each shows the passage."""
MOST: Final = 400
"""Entries that can be paged through."""
IN_A_ROW: Final = 4
QUESTION: Final = 80
PASSAGE: Final = 160
LONGEST_OPENING: Final = 64
"""Characters that a button which opens the bot may carry."""


class Inbox:
    """Pages over the store's open questions and reports; `library` gives the one in use."""

    def __init__(
        self,
        store: Store,
        outbox: Outbox,
        texts: Mapping[str, Texts],
        language: str,
        library: Callable[[], Library],
        clock: Callable[[], datetime],
    ) -> None:
        self._store, self._outbox, self._texts, self._language = store, outbox, texts, language
        self._library, self._clock = library, clock
        self._telling: set[int] = set()
        self._lock = threading.Lock()

    # questions without an answer

    def gaps(self, page: int, texts: Texts) -> Reply:
        """The open questions, those of the most people first, each with a button that marks it done."""
        self._store.pending.settle()
        gaps, shown, pages, first = leaf(self._store.gaps.open(MOST), page + 1, GAPS)
        page = shown - 1
        if not gaps:
            return saying(texts("admin.gaps.none"))
        lines = [self._gap(number, gap, texts) for number, gap in enumerate(gaps, first)]
        buttons = [
            Button(texts("admin.gaps.done", number=number), f"a:done:{gap.id}:{page}")
            for number, gap in enumerate(gaps, first)
        ]
        blocks = (bold(texts("admin.gaps.head")), plain("\n".join(lines)))
        return Reply(blocks, (*rows(buttons), *turning("gaps", page, pages, texts)))

    def _gap(self, number: int, gap: Gap, texts: Texts) -> str:
        why, question = texts(f"admin.gaps.{gap.outcome.value}"), one_line(gap.question, QUESTION)
        return texts("admin.gaps.line", number=number, people=gap.people, question=question, why=why)

    def done(self, number: int) -> bool:
        """Marks a question done; False where it was done before, or that cannot be kept."""
        return self._store.gaps.done(number)

    # reported mistakes

    def fixes(self, page: int, texts: Texts) -> Reply:
        """The reports that wait, the oldest first, each with the passage, a way to it, and a button that settles it."""
        fixes, shown, pages, _ = leaf(self._store.corrections.open(MOST), page + 1, FIXES)
        page = shown - 1
        if not fixes:
            return saying(texts("admin.fixes.none"))
        blocks: list[Block] = [bold(texts("admin.fixes.head"))]
        buttons: list[tuple[Button, ...]] = []
        for fix in fixes:
            blocks += self._fix(fix, texts)
            buttons.append(self._choices(fix, page, texts))
        return Reply(tuple(blocks), (*buttons, *turning("fixes", page, pages, texts)))

    def _fix(self, fix: Correction, texts: Texts) -> Sequence[Block]:
        mistake, when = texts(f"admin.mistake.{fix.mistake.value}"), at(fix.at, self._clock())
        head = bold(texts("admin.fixes.line", number=fix.id, mistake=mistake, when=when))
        passage = self._passage(fix.passage)
        if passage is None:
            return head, faint(texts("admin.fixes.gone", passage=fix.passage))
        return head, Quotation((Run(one_line(passage.text, PASSAGE)),)), self._source(passage, texts)

    def _choices(self, fix: Correction, page: int, texts: Texts) -> tuple[Button, ...]:
        settle = Button(texts("admin.fixes.settle", number=fix.id), f"a:fix:{fix.id}:{page}")
        if self._passage(fix.passage) is None or len(fix.passage) > LONGEST_OPENING:
            return (settle,)
        return settle, Button(texts("admin.fixes.see", number=fix.id), fix.passage, Action.OPEN)

    def settle(self, number: int, by: str) -> bool:
        """Settles a report and tells who made it; False where it was settled before, or that cannot be kept."""
        is_settled = self._store.corrections.settle(number, by)
        self.tell_reporters()
        return is_settled

    def tell_reporters(self) -> None:
        """Writes to all who wait for word of a settled report; they are told once, and a kill between loses none.

        Whom the word did not reach for the moment, the next call tells.
        """
        for one in self._store.corrections.to_tell():
            with self._lock:
                if one.correction.id in self._telling:
                    continue
                self._telling.add(one.correction.id)
            self._outbox.tell(one.chat, self._word(one), partial(self._told, one.correction.id))

    def _told(self, number: int, is_settled: bool) -> None:
        if not is_settled or self._store.corrections.told(number):
            with self._lock:
                self._telling.discard(number)

    def _word(self, one: ToTell) -> Reply:
        texts = self._texts.get(one.language or self._language, self._texts[self._language])
        mistake = texts(f"admin.mistake.{one.correction.mistake.value}")
        passage = self._passage(one.correction.passage)
        thanks = plain(texts("admin.fixes.told", mistake=mistake))
        if passage is None:
            return Reply((thanks, faint(texts("admin.fixes.told_gone"))))
        return Reply((thanks, Quotation((Run(one_line(passage.text, PASSAGE)),)), self._source(passage, texts)))

    def _passage(self, passage_id: str) -> Passage | None:
        return self._library().index.passage(passage_id)

    def _source(self, passage: Passage, texts: Texts) -> Paragraph:
        return Renderer(texts).source(passage)


def rows(buttons: Sequence[Button]) -> Rows:
    """Buttons, a few in a row."""
    return tuple(tuple(buttons[i : i + IN_A_ROW]) for i in range(0, len(buttons), IN_A_ROW))


def turning(what: str, page: int, pages: int, texts: Texts) -> Rows:
    """The buttons that turn the page."""
    turns = [Button(texts("admin.page.before"), f"a:{what}:{page - 1}")] if page else []
    turns += [Button(texts("admin.page.after"), f"a:{what}:{page + 1}")] if page + 1 < pages else []
    return (tuple(turns),) if turns else ()
