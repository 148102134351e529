"""A text as the lines that were printed, each with its number in the raw file. It asks no line's meaning.

HTML is taken off here: tags, entities, what stands in script and style. A raw line can hold several lines.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final
from unicodedata import east_asian_width

from knowledge.text import INVISIBLE, aligned

HAN: Final = r"[\u3400-\u4dbf\u4e00-\u9fff〇\U00020000-\U0003134f]"
"""A Chinese character."""
BREAK: Final = "\x1e"
"""A break inside a raw line: <br>, <p>, a form feed."""
BREAKS: Final = dict.fromkeys(map(ord, "\x0b\x0c\x85\u2028\u2029"), BREAK)
CONTROLS: Final = dict.fromkeys([*range(9), *range(14, 32), *range(127, 133), *range(134, 160), 0xFFFE, 0xFFFF])
ENTITY = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});|&(?:nbsp|[lr]dquo|[lr]squo)(?![a-z;])"
)
TAG = re.compile(r"<(?P<comment>!--)|</?(?P<name>[a-zA-Z!?][a-zA-Z0-9:-]*)(?P<rest>[\s/][^<>]*)?>")
INLINE_WORDS: Final = (
    "a abbr b big bdi bdo cite code del dfn em font i img ins kbd label map mark nobr q s samp small"
    " span strike strong sub sup time tt u var wbr"
)
INLINE: Final = frozenset(INLINE_WORDS.split())
BLOCK_WORDS: Final = (
    "address area article aside base blockquote body br button caption center col colgroup dd details"
    " dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header"
    " hr html iframe input legend li link main menu meta nav noscript object ol optgroup option p param"
    " picture pre section select source span summary svg table tbody td textarea tfoot th thead title tr"
    " track ul video !doctype ?xml"
)
BLOCK: Final = frozenset(BLOCK_WORDS.split())
UNPRINTED: Final = frozenset({"script", "style"})
WIDE: Final = re.compile("[\u3000-\u303e\u4e00-\u9fff\uff01-\uff5e]*")
"""What is full-width throughout, as most of a page is."""
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the importer inferred or did not understand; `line` is that of the raw text, from 1."""

    line: int | None
    what: str


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line; `plain` is its text folded character for character.

    `indent` is the columns of white space before it (a Han character has two), `gap` a blank line before it.
    """

    number: int
    text: str
    plain: str
    indent: int = 0
    gap: bool = False

    @property
    def begins_paragraph(self) -> bool:
        """Set in as the first line of a paragraph is, not as a centred headline is."""
        return 2 <= self.indent <= 5


@dataclass(frozen=True, slots=True)
class Lines:
    """The printed lines of a page, none blank, and what had to be taken off to get them."""

    lines: tuple[Line, ...]
    doubts: tuple[Doubt, ...]


def printed_lines(text: str) -> Lines:
    """The lines of a text, cleaned of what was not printed."""
    text = re.sub(r"\r\n?", "\n", text).translate(CONTROLS).translate(BREAKS)
    without = _without_markup(INVISIBLE.sub("", _decoded_entities(text)))
    lines = tuple(_lines(without.text))
    return Lines(lines, (*without.doubts, *_strange_characters(lines)))


def columns(text: str) -> int:
    """The printed width of a text: two for a full-width character, four for a tab, one for any other."""
    return (
        2 * len(text)
        if WIDE.fullmatch(text)
        else sum(4 if c == "\t" else 2 if east_asian_width(c) in "WF" else 1 for c in text)
    )


def part(of: Line, start: int, end: int | None = None) -> Line:
    """A part of a line, without its outer white space."""
    text = of.text[start:end].strip()
    return replace(of, text=text, plain=aligned(text))


def _lines(text: str) -> Iterator[Line]:
    gap = False
    for number, raw in enumerate(text.split("\n"), 1):
        for piece in raw.split(BREAK):
            stripped = piece.strip()
            if stripped:
                space = piece[: len(piece) - len(piece.lstrip())]
                yield Line(number, stripped, aligned(stripped), columns(space), gap)
            gap = not stripped


def _decoded_entities(text: str) -> str:
    for _ in range(2):  # &amp;nbsp; is often met: the text went through two systems
        if "&" in text:
            text = ENTITY.sub(_character, text)
    return text


def _character(match: re.Match[str]) -> str:
    character = html.unescape(match[0]).translate(CONTROLS)
    return BREAK if character in ("\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c") else character


@dataclass(frozen=True, slots=True)
class _Unmarked:
    text: str
    doubts: tuple[Doubt, ...]


def _without_markup(text: str) -> _Unmarked:
    """The text without tags; line breaks inside a tag are kept, so that the numbers stay those of the file.

    The tags are those of HTML by name: <三高四新> and <AI> are words, and stay.
    """
    kept: list[str] = []
    place, first, unprinted = 0, 0, list[int]()
    closed = {"-->": True} | {f"</{name}": True for name in UNPRINTED}
    lowered = text.lower() if "<" in text else ""
    while match := TAG.search(text, place):
        name, until = (match["name"] or "").lower(), match.end()
        ending = "-->" if match["comment"] else f"</{name}" if name in UNPRINTED and match[0][1] != "/" else ""
        known = bool(ending) or name in INLINE or name in BLOCK or "-" in name or name in UNPRINTED
        if ending and closed[ending]:
            found = lowered.find(ending, match.end())
            closed[ending] = found >= 0
            until = until if found < 0 else found + 3 if ending == "-->" else text.find(">", found) + 1 or len(text)
            if name in UNPRINTED and found >= 0 and not unprinted:
                unprinted.append(text.count("\n", 0, match.start()) + 1)
        kept.append(text[place : match.start()])
        removed = text[match.start() : until]
        beside = "" if name in INLINE or match["comment"] else BREAK
        kept.append(beside + "\n" * removed.count("\n") if known else removed)
        first = first or (text.count("\n", 0, match.start()) + 1 if known else 0)
        place = until
    kept.append(text[place:])
    doubts = [Doubt(first, "原文带有 HTML 标记,已去掉,只留文字;请核对分段")] if first else []
    if unprinted:
        doubts.append(Doubt(unprinted[0], "script、style 里的内容不是版面文字,已去掉"))
    return _Unmarked("".join(kept), tuple(doubts))


def _strange_characters(lines: tuple[Line, ...]) -> Iterator[Doubt]:
    for one in lines:
        if "\ufffd" in one.text:
            yield Doubt(one.number, "这一行有无法识别的字节,现为“\ufffd”;请对照版面改正")
        if found := PRIVATE.search(one.text):
            yield Doubt(one.number, f"这一行有字库外的造字(U+{ord(found[0]):04X}),别处显示不出;请对照版面改正")
