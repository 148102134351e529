"""The admins' commands and buttons: a new version and its confirmation, going back, how things are, what readers left.

Whoever is no admin is not answered here at all: to them there are no such commands. What takes long is done in a
thread of its own and reported when it is done; nobody who asks meanwhile waits for it.
"""

import logging
import re
import secrets
import threading
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Final

from bot.editor.changes import Changes
from bot.editor.inbox import Inbox
from bot.editor.status import Facts, Status, at
from bot.messages import Button, Incoming, Kind, Outbox, Reply, Turn, plain, saying
from bot.store import Store, Version
from bot.texts import Texts
from bot.versions.edition import Prepared, Refusal, Refused, Start
from bot.versions.shelf import Shelf
from knowledge.errors import CongressError
from knowledge.index.cuts import Progress, nothing_told

COMMAND: Final = re.compile(
    r"[/／](?P<name>reload|versions|rollback|status|gaps|fixes)(?:@\w+)?(?:\s+(?P<word>\S+).*)?",
    re.DOTALL | re.IGNORECASE,
)
PRESS: Final = re.compile(r"a:(?P<deed>[a-z]+):(?P<what>[0-9A-Za-z-]{1,40})(?::(?P<page>\d{1,4}))?")
MARK: Final = "a:"
"""What the data of an admin's button begins with."""
VERSIONS: Final = 8
"""Versions that are listed."""
STAYING: Final = frozenset({Refusal.NOT_KEPT, Refusal.NOT_NOTED})
"""Refusals after which the same button may be pressed again."""

PATIENCE: Final = timedelta(seconds=3)
"""After this the admin who waits is told how far it is."""
STEPS: Final = 4
"""Parts of the work after each of which it is told again."""

log: Final = logging.getLogger(__name__)

Aside = Callable[[Callable[[], None]], None]
"""Does something that takes long without anybody waiting for it."""


def aside(work: Callable[[], None]) -> None:
    """In a thread of its own, which keeps no process from ending: what is half made is swept at the next start."""
    threading.Thread(target=work, name="reload", daemon=True).start()


class Admin:
    """Answers admins. `facts` tells what only the door knows; `language` is what all admins are told in at once."""

    def __init__(
        self,
        shelf: Shelf,
        store: Store,
        outbox: Outbox,
        texts: Mapping[str, Texts],
        language: str = "zh-Hans",
        facts: Callable[[], Facts] = Facts,
        aside: Aside = aside,
    ) -> None:
        self._shelf, self._outbox, self._aside = shelf, outbox, aside
        self._own = texts[language]
        self._status = Status(shelf, store, shelf.clock(), facts)
        self._inbox = Inbox(store, outbox, texts, language, lambda: shelf.library, shelf.clock)

    def opening(self, start: Start) -> None:
        """Tells the admins what a start found wrong, and readers what was settled before it."""
        if reply := Changes(self._own).start(start):
            self._outbox.tell_admins(reply)
        self.tell_reporters()

    def tell_reporters(self) -> None:
        """Tells readers what was settled of what they reported, whom it did not reach before."""
        self._inbox.tell_reporters()

    def hear(self, incoming: Incoming, texts: Texts) -> Turn | None:
        """What goes back to an admin; None where it is no admin, or nothing of theirs."""
        if not incoming.is_admin:
            return None
        if incoming.kind is Kind.PRESSED:
            return self._pressed(incoming, texts) if incoming.text.startswith(MARK) else None
        if incoming.kind is Kind.FILE and not incoming.is_group:
            return Turn(saying(texts("admin.file")))
        match = COMMAND.fullmatch(incoming.text.strip()) if incoming.kind in (Kind.SAID, Kind.EDITED) else None
        if match is None:
            return None
        if incoming.is_group:
            return Turn(saying(texts("admin.private")))
        return self._commanded(match["name"].lower(), match["word"] or "", incoming, texts)

    def _commanded(self, name: str, word: str, incoming: Incoming, texts: Texts) -> Turn:
        match name:
            case "reload":
                return self._preparing(self._shelf.prepare, incoming, texts)
            case "rollback":
                return self._going_back(word, incoming, texts)
            case "versions":
                return Turn(self._versions(incoming, texts))
            case "gaps":
                return Turn(self._inbox.gaps(0, texts))
            case "fixes":
                return Turn(self._inbox.fixes(0, texts))
        return Turn(self._status.reply(texts, lambda by: self._who(by, incoming, texts)))

    def _pressed(self, incoming: Incoming, texts: Texts) -> Turn:
        press = PRESS.fullmatch(incoming.text)
        if incoming.is_group or press is None:
            return Turn(notice=texts("admin.private" if incoming.is_group else "admin.refused.gone"), alert=True)
        what, page = press["what"], int(press["page"] or 0)
        match press["deed"]:
            case "use":
                return self._use(what, incoming, texts)
            case "no":
                return self._cancel(what, texts)
            case "back":
                return self._going_back(what, incoming, texts)
            case "gaps" | "fixes" as kind:
                return Turn(getattr(self._inbox, kind)(_number(what), texts), in_place=True)
            case "done":
                notice = "admin.gaps.is_done" if self._inbox.done(_number(what)) else "admin.gaps.was_done"
                return Turn(self._inbox.gaps(page, texts), in_place=True, notice=texts(notice))
            case "fix":
                is_settled = self._inbox.settle(_number(what), incoming.person)
                notice = "admin.fixes.is_settled" if is_settled else "admin.fixes.was_settled"
                return Turn(self._inbox.fixes(page, texts), in_place=True, notice=texts(notice))
        return Turn(notice=texts("admin.refused.gone"), alert=True)

    # a version made ready

    def _going_back(self, hash_: str, incoming: Incoming, texts: Texts) -> Turn:
        make = partial(self._shelf.prepare_kept, hash_) if hash_ else self._shelf.prepare_earlier
        return self._preparing(make, incoming, texts)

    def _preparing(self, make: Callable[[Progress], Prepared], incoming: Incoming, texts: Texts) -> Turn:
        if self._shelf.is_preparing:
            return Turn(saying(texts("admin.refused.busy")))
        if not incoming.address:  # a door that cannot be written to later: the terminal
            return Turn(self._report(lambda: make(nothing_told), texts))
        told = self._progress(incoming.address, texts)
        self._outbox.tell(incoming.address, saying(texts("admin.reading")))  # the same way as the report: before it
        self._aside(lambda: self._outbox.tell(incoming.address, self._report(lambda: make(told), texts)))
        return Turn()

    def _progress(self, address: str, texts: Texts) -> Progress:
        """Tells whoever waits long how far it is: one message, changed at each quarter."""
        subject, began = secrets.token_hex(6), self._shelf.clock()
        step = 0

        def told(done: int, total: int) -> None:
            nonlocal step
            if self._shelf.clock() - began >= PATIENCE and done * STEPS >= step * total:
                step = done * STEPS // total + 1
                self._outbox.tell(address, saying(texts("admin.progress", done=done, total=total)), subject=subject)

        return told

    def _report(self, make: Callable[[], Prepared], texts: Texts) -> Reply:
        """What was made ready, with the buttons that decide on it, or why nothing was."""
        changes = Changes(texts)
        try:
            prepared = make()
        except Refused as refused:
            return saying(_refused(refused, texts))
        except CongressError as error:
            return changes.fault(error)
        except Exception:
            log.exception("a version could not be made ready")
            return saying(texts("admin.failed"))
        choices = (
            Button(texts("admin.yes"), f"a:use:{prepared.token}"),
            Button(texts("admin.no"), f"a:no:{prepared.token}"),
        )
        return Reply(changes.of(prepared).blocks, (choices,))

    def _use(self, token: str, incoming: Incoming, texts: Texts) -> Turn:
        try:
            prepared = self._shelf.use(token, incoming.person)
        except Refused as refused:
            return _refusing(refused, texts)
        own = self._own
        what, who = Changes(own).what(self._shelf.serving.used.what), own("admin.someone", short=incoming.person[:4])
        self._outbox.tell_admins(saying(own("admin.used", version=prepared.version, who=who, what=what)))
        return Turn(Reply(()), in_place=True, notice=texts("admin.is_used"))

    def _cancel(self, token: str, texts: Texts) -> Turn:
        try:
            self._shelf.cancel(token)
        except Refused as refused:
            return _refusing(refused, texts)
        return Turn(Reply(()), in_place=True, notice=texts("admin.is_cancelled"))

    # versions

    def _versions(self, incoming: Incoming, texts: Texts) -> Reply:
        used, history = self._shelf.serving.used, self._shelf.history()[:VERSIONS]
        if not history:
            return saying(texts("admin.versions.none"))
        lines = [self._version(one, one.hash == used.hash, incoming, texts) for one in history]
        others = [one for one in history if one.hash != used.hash]
        back = tuple((Button(texts("admin.versions.back", version=v.hash), f"a:back:{v.hash}"),) for v in others)
        return Reply((plain(texts("admin.versions.head")), *map(plain, lines)), back)

    def _version(self, one: Version, is_used: bool, incoming: Incoming, texts: Texts) -> str:
        key = "admin.versions.in_use" if is_used else "admin.versions.line"
        when, who = at(one.at, self._shelf.clock()), self._who(one.by, incoming, texts)
        return texts(key, version=one.hash, when=when, who=who, what=Changes(texts).what(one.what))

    def _who(self, by: str | None, incoming: Incoming, texts: Texts) -> str:
        if by is None:
            return texts("admin.nobody")
        return texts("admin.you") if by == incoming.person else texts("admin.someone", short=by[:4])


def _refused(refused: Refused, texts: Texts) -> str:
    return texts(f"admin.refused.{refused.why.value}")


def _refusing(refused: Refused, texts: Texts) -> Turn:
    """Says why, and takes away buttons that can do nothing any more."""
    reply = None if refused.why in STAYING else Reply(())
    return Turn(reply, in_place=reply is not None, notice=_refused(refused, texts), alert=True)


def _number(written: str) -> int:
    """The number in a button; 0, which nothing has, where it is none."""
    return int(written) if written.isdecimal() and len(written) < 19 else 0
