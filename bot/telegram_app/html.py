"""A reply's blocks as Telegram's HTML, in as many messages as they need. It knows no button, and sends nothing.

Telegram counts 4096 characters (code points) after the tags are read, keeps 100 entities of a message, and refuses a
text in which nothing can be seen (https://core.telegram.org/bots/api#html-style).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape, unescape
from itertools import groupby
from typing import Final

from bot.messages import Block, Quotation, Run, Style
from knowledge.text import sentence_spans

MOST: Final = 4096
MOST_ENTITIES: Final = 100
NOTHING: Final = "…"
"""What is sent in place of blocks in which nothing can be seen."""

_TAGS: Final = {Style.BOLD: ("b",), Style.MARK: ("b",), Style.STRONG: ("b", "u")}
"""A faint run is plain: Telegram has no grey, and italics make Chinese hard to read."""
_TAG: Final = re.compile(r"<[^>]*>")
_CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f\ud800-\udfff\u2028-\u202e]")
_UNSEEN: Final = re.compile(r"[\s\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\ufeff\ufffc]+")


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands together in one message: a block, or as much of it as fits."""

    runs: tuple[Run, ...]
    tag: str = ""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    def part(self, begin: int, end: int) -> "_Piece":
        """The characters from `begin` to `end`, without spaces at either end."""
        text = self.text[begin:end]
        return self._slice(begin + len(text) - len(text.lstrip(" \n")), begin + len(text.rstrip(" \n")))

    def _slice(self, begin: int, end: int) -> "_Piece":
        kept, at = [], 0
        for run in self.runs:
            words = run.text[max(0, begin - at) : max(0, end - at)]
            at += len(run.text)
            if words:
                kept.append(Run(words, run.style))
        return replace(self, runs=tuple(kept))


def parts(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The HTML of each message, one at least; cut between blocks where that is possible, else between sentences."""
    pieces = [part for block in blocks for part in _fitting(_piece(block)) if _is_seen(part.text)]
    return tuple(_html(group) for group in _packed(pieces)) or (NOTHING,)


def shown(html: str) -> str:
    """The characters of such HTML, as a person reads them."""
    return unescape(_TAG.sub("", html))


def plain(words: str) -> str:
    """Words that may hold anything, as a text that Telegram takes: no control characters, no halves of characters."""
    return _CONTROL.sub(_harmless, words)


def _harmless(match: re.Match[str]) -> str:
    character = match[0]
    if character == "\r":
        return ""
    return "\ufffd" if "\ud800" <= character <= "\udfff" else " "


def _piece(block: Block) -> _Piece:
    tag = ""
    if isinstance(block, Quotation):
        tag = "blockquote expandable" if block.long else "blockquote"
    # Runs of one look are one run: fewer entities, and the same message.
    looks = groupby(block.runs, key=lambda run: run.style if run.style in _TAGS else Style.PLAIN)
    runs = tuple(Run(plain("".join(run.text for run in group)), look) for look, group in looks)
    whole = _Piece(tuple(run for run in runs if run.text), tag)
    return whole.part(0, len(whole.text))


def _is_seen(text: str) -> bool:
    return bool(_UNSEEN.sub("", text))


def _fitting(piece: _Piece) -> Iterator[_Piece]:
    """The piece, cut at sentence ends where it is too long, within a sentence where that alone is too long."""
    if len(piece.text) <= MOST:
        yield piece
        return
    begin = end = 0
    for _, stop in sentence_spans(piece.text):
        if stop - begin > MOST and end > begin:
            yield piece.part(begin, end)
            begin = end
        while stop - begin > MOST:
            yield piece.part(begin, begin + MOST)
            begin += MOST
        end = stop
    yield piece.part(begin, end)


def _packed(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """The pieces of each message."""
    group: list[_Piece] = []
    length = 0
    for piece in pieces:
        added = len(piece.text) + (len(_between(group[-1], piece)) if group else 0)
        if group and length + added > MOST:
            yield group
            group, length, added = [], 0, len(piece.text)
        group.append(piece)
        length += added
    if group:
        yield group


def _between(one: _Piece, other: _Piece) -> str:
    """A quotation has a margin of its own."""
    return "\n" if one.tag or other.tag else "\n\n"


def _html(group: list[_Piece]) -> str:
    room = MOST_ENTITIES - sum(bool(piece.tag) for piece in group)
    written = ""
    before: _Piece | None = None
    for piece in group:
        written += _between(before, piece) if before else ""
        inner = ""
        for run in piece.runs:
            tags = _TAGS.get(run.style, ())
            tags = tags if room >= len(tags) else ()
            room -= len(tags)
            inner += _wrapped(escape(run.text, quote=False), tags)
        written += f"<{piece.tag}>{inner}</blockquote>" if piece.tag else inner
        before = piece
    return written


def _wrapped(words: str, tags: tuple[str, ...]) -> str:
    return "".join(f"<{tag}>" for tag in tags) + words + "".join(f"</{tag}>" for tag in reversed(tags))
