"""Telegram's HTML, read as Telegram reads it, and the entities it becomes.

Offsets and lengths are in UTF-16 code units, as in the Bot API; offsets in error messages are in bytes, as in
its own. Markdown is not read here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import NoReturn
from urllib.parse import parse_qs, urlsplit

from .refusals import JSON, Refused

_KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote",
    "tg-emoji": "custom_emoji", "tg-time": "date_time",
}  # fmt: skip
_ATTRIBUTES = {
    ("a", "href"), ("code", "class"), ("span", "class"), ("tg-emoji", "emoji-id"),
    ("blockquote", "expandable"), ("tg-time", "unix"), ("tg-time", "format"),
}  # fmt: skip
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(?:[xX]([0-9a-fA-F]+)|([0-9]+))|([A-Za-z]+));?")
_SPACES = re.compile(r"\s*")
_WORD = re.compile(r"[^\s>]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>]*")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_CONTROL = {code: " " for code in range(32) if code != 10} | {13: ""}

_INVISIBLE = dict.fromkeys(
    [
        0xAD,
        0x180E,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0x2800,
        0xFEFF,
        0xFFFC,
    ]
)

_HOST = re.compile(r"^(?:[\w-]+\.)+[\w-]{2,}$|^\d{1,3}(?:\.\d{1,3}){3}$", re.UNICODE)
PAYLOAD = re.compile(r"^[A-Za-z0-9_-]{1,64}$")

_FOUND = re.compile(
    r"(?P<bot_command>(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?\b)"
    r"|(?P<url>https?://[^\s<>\"]+)"
    r"|(?P<mention>(?<![\w@])@[A-Za-z0-9_]{3,32}\b)"
    r"|(?P<hashtag>(?<![\w#])#\w*[^\W\d]\w*)"
)


def utf16(text: str) -> int:
    """The number of UTF-16 code units of `text`."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cleaned(text: str) -> str:
    """Without carriage returns, other control characters as spaces: Telegram does so before anything else."""
    return text.translate(_CONTROL)


def is_link(url: str) -> bool:
    """Whether Telegram takes `url` for a link at all."""
    parts = urlsplit(url if "://" in url or url.startswith("tg:") else f"http://{url}")
    if parts.scheme in ("tg", "ton", "tonsite"):
        return True
    if parts.scheme not in ("http", "https") or " " in url:
        return False
    host = (parts.hostname or "").rstrip(".")
    return bool(_HOST.match(host)) or host == "localhost"


def start_payload(url: str, username: str) -> str | None:
    """The payload of a deep link to this bot, None for any other link."""
    parts = urlsplit(url)
    if parts.scheme == "tg" and parts.netloc == "resolve":
        query = parse_qs(parts.query, keep_blank_values=True)
        is_ours = query.get("domain", [""])[0].lower() == username.lower()
    else:
        query = parse_qs(parts.query, keep_blank_values=True)
        is_ours = parts.netloc.lower() in ("t.me", "telegram.me") and (
            parts.path.strip("/").lower() == username.lower()
        )
    return query["start"][0] if is_ours and "start" in query else None


def found_entities(text: str) -> list[JSON]:
    """Commands, links, mentions and hashtags that Telegram marks in what a person writes."""
    return [
        {"type": str(match.lastgroup), "offset": utf16(text[: match.start()]), "length": utf16(match[0])}
        for match in _FOUND.finditer(text)
    ]


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int
    piece: int


class _Reader:
    def __init__(self, source: str, notes: list[str]) -> None:
        self.source = source
        self.notes = notes
        self.pieces: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[JSON] = []

    def read(self) -> tuple[str, list[JSON]]:
        at = 0
        while at < len(self.source):
            character = self.source[at]
            if character == "<":
                at = self._end_tag(at) if self.source[at + 1 : at + 2] == "/" else self._start_tag(at)
            elif character == "&":
                text, at = _decoded(self.source, at, self.notes)
                self._append(text)
            else:
                end = min((i for i in (self.source.find("<", at), self.source.find("&", at)) if i >= 0), default=-1)
                end = len(self.source) if end < 0 else end
                self._append(self.source[at:end])
                at = end
        if self.open:
            _fail(f"Can't find end tag corresponding to start tag {self.open[-1].tag}")
        text = "".join(self.pieces)
        if not _is_unicode(text):
            _fail(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return text, self.entities

    def _append(self, text: str) -> None:
        self.pieces.append(text)
        self.offset += utf16(text)

    def _bytes(self, at: int) -> int:
        return len(self.source[:at].encode(errors="surrogatepass"))

    def _start_tag(self, begin: int) -> int:
        name = _word(_WORD, self.source, begin + 1)
        at = begin + 1 + len(name)
        if at >= len(self.source):
            _fail(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        tag = name.lower()
        if tag not in _KINDS:
            _fail(f'Unsupported start tag "{tag}" at byte offset {self._bytes(begin)}')
        attributes, at = self._attributes(tag, begin, at)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            _fail(f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes(begin)}')
        self._note_nesting(tag)
        self.open.append(_Open(tag, attributes, self.offset, len(self.pieces)))
        return at

    def _attributes(self, tag: str, begin: int, at: int) -> tuple[dict[str, str], int]:
        attributes: dict[str, str] = {}
        source, size = self.source, len(self.source)
        while True:
            at = _past_spaces(source, at)
            if at >= size:
                _fail(f'Unclosed start tag "{tag}" at byte offset {self._bytes(begin)}')
            if source[at] == ">":
                return attributes, at + 1
            written = _word(_ATTRIBUTE_NAME, source, at)
            name = written.lower()
            if not name:
                _fail(f'Empty attribute name in the tag "{tag}" at byte offset {self._bytes(begin)}')
            at = _past_spaces(source, at + len(written))
            if source[at : at + 1] == "=":
                attributes[name], at = self._attribute_value(tag, begin, _past_spaces(source, at + 1))
            elif (tag, name) == ("blockquote", "expandable"):
                attributes[name] = ""
            else:
                _fail(
                    f'Expected equal sign in declaration of an attribute of the tag "{tag}" '
                    f"at byte offset {self._bytes(begin)}"
                )
            if (tag, name) not in _ATTRIBUTES:
                self.notes.append(f'HTML: attribute "{name}" of the tag "{tag}" is ignored')

    def _attribute_value(self, tag: str, begin: int, at: int) -> tuple[str, int]:
        source = self.source
        quote = source[at : at + 1]
        if quote and quote in "'\"":
            end = source.find(quote, at + 1)
            if end < 0 or end + 1 >= len(source):
                _fail(f"Unclosed start tag at byte offset {self._bytes(begin)}")
            return _decoded_all(source[at + 1 : end]), end + 1
        if not quote:
            _fail(f'Unclosed start tag "{tag}" at byte offset {self._bytes(begin)}')
        token = _word(_TOKEN, source, at)
        end = at + len(token)
        if end >= len(source) or not (source[end].isspace() or source[end] == ">"):
            _fail(f"Unexpected end of name token at byte offset {self._bytes(at)}")
        return token.lower(), end

    def _note_nesting(self, tag: str) -> None:
        inside = [opened.tag for opened in self.open]
        if ("code" in inside or "pre" in inside) and not (tag == "code" and inside[-1] == "pre"):
            self.notes.append(f'HTML: tag "{tag}" inside code or pre is not shown')
        if tag in ("blockquote", "a") and tag in inside:
            self.notes.append(f'HTML: tag "{tag}" inside another "{tag}" is not shown')

    def _end_tag(self, begin: int) -> int:
        if not self.open:
            _fail(f"Unexpected end tag at byte offset {self._bytes(begin)}")
        written = _word(_WORD, self.source, begin + 2)
        at = _past_spaces(self.source, begin + 2 + len(written))
        if self.source[at : at + 1] != ">":
            _fail(f"Unclosed end tag at byte offset {self._bytes(begin)}")
        opened = self.open[-1]
        if written and written.lower() != opened.tag:
            _fail(
                f'Unmatched end tag at byte offset {self._bytes(begin)}, expected "</{opened.tag}>", '
                f'found "</{written.lower()}>"'
            )
        if self.offset > opened.offset:
            self._close(opened)
        self.open.pop()
        return at + 1

    def _close(self, opened: _Open) -> None:
        entity: JSON = {
            "type": _KINDS[opened.tag], "offset": opened.offset, "length": self.offset - opened.offset,
        }  # fmt: skip
        before = self.entities[-1] if self.entities else {}
        covers = (before.get("offset"), before.get("length")) == (entity["offset"], entity["length"])
        language = opened.attributes.get("class", "")
        if opened.tag == "a":
            if not self._link(entity, opened):
                return
        elif opened.tag == "pre" and covers and before["type"] == "code":
            before["type"] = "pre"
            return
        elif opened.tag == "code" and language.startswith("language-"):
            # A language outside of pre is forgotten, as Telegram forgets it.
            if len(self.open) > 1 and self.open[-2].tag == "pre":
                entity["language"] = language.removeprefix("language-")
        elif opened.tag == "blockquote" and "expandable" in opened.attributes:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = _whole(opened.attributes.get("emoji-id", ""), "Invalid custom emoji identifier")
        elif opened.tag == "tg-time":
            entity["unix_time"] = int(_whole(opened.attributes.get("unix", ""), "Invalid date"))
            entity["date_time_format"] = opened.attributes.get("format", "")
        self.entities.append(entity)

    def _link(self, entity: JSON, opened: _Open) -> bool:
        url = opened.attributes.get("href") or "".join(self.pieces[opened.piece :])
        user = re.fullmatch(r"tg:(?://)?user\?id=(\d+)", url)
        if user:
            entity["type"] = "text_mention"
            entity["user"] = {"id": int(user[1]), "is_bot": False, "first_name": ""}
        elif is_link(url):
            entity["url"] = url
        else:
            self.notes.append(f"HTML: link {url!r} is no link and is dropped")
            return False
        return True


def _is_unicode(text: str) -> bool:
    """False where a half of a surrogate pair stands alone."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _fail(what: str) -> NoReturn:
    raise Refused(f"can't parse entities: {what}")


def _word(pattern: re.Pattern[str], source: str, at: int) -> str:
    match = pattern.match(source, at)
    return match[0] if match else ""


def _past_spaces(source: str, at: int) -> int:
    return at + len(_word(_SPACES, source, at))


def _whole(written: str, otherwise: str) -> str:
    if not re.fullmatch(r"-?\d+", written) or int(written) == 0:
        _fail(f"{otherwise} specified")
    return written


def _decoded(source: str, at: int, notes: list[str]) -> tuple[str, int]:
    match = _REFERENCE.match(source, at)
    if match is None:
        return "&", at + 1
    hexadecimal, decimal, named = match.groups()
    if named is not None:
        if named in _NAMED:
            return _NAMED[named], match.end()
        if match[0].endswith(";"):
            notes.append(f"HTML: {match[0]} is no entity of Telegram's and is shown as it is written")
        return "&", at + 1
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return (chr(code), match.end()) if 0 < code < 0x10FFFF else ("&", at + 1)


def _decoded_all(source: str) -> str:
    pieces, at = [], 0
    while at < len(source):
        if source[at] == "&":
            piece, at = _decoded(source, at, [])
        else:
            piece, at = source[at], at + 1
        pieces.append(piece)
    return "".join(pieces)


def parse_html(source: str, notes: list[str]) -> tuple[str, list[JSON]]:
    """The text as shown and its entities; raises Refused, and notes what Telegram drops in silence."""
    return _Reader(source, notes).read()


def trimmed(text: str, entities: Sequence[JSON]) -> tuple[str, list[JSON]]:
    """Without spaces and line ends after the text, and before it as far as no entity covers them."""
    ended = text.rstrip(" \n")
    size = utf16(ended)
    first = min((entity["offset"] for entity in entities), default=size)
    lead = min(len(ended) - len(ended.lstrip(" \n")), first)
    kept = []
    for entity in entities:
        length = min(entity["length"], size - entity["offset"])
        if length > 0:
            kept.append(entity | {"offset": entity["offset"] - lead, "length": length})
    return ended[lead:], kept


def is_blank(text: str) -> bool:
    """Whether Telegram sees nothing in `text`: spaces of every kind and characters without width."""
    return not text.translate(_INVISIBLE).strip()


def checked(text: str, entities: Sequence[JSON]) -> list[JSON]:
    """Entities a bot gave by itself; raises Refused where one does not lie within the text."""
    size = utf16(text)
    for entity in entities:
        if entity["offset"] < 0 or entity["length"] <= 0 or entity["offset"] + entity["length"] > size:
            raise Refused(f"can't parse MessageEntity: {entity['type']} lies outside of the text")
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


_TAGS = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "spoiler": "tg-spoiler",
    "code": "code", "pre": "pre", "blockquote": "blockquote", "expandable_blockquote": "blockquote",
    "text_link": "a", "text_mention": "a", "custom_emoji": "tg-emoji", "date_time": "tg-time",
}  # fmt: skip


def _opening(entity: JSON) -> str:
    tag = _TAGS[entity["type"]]
    match entity["type"]:
        case "text_link":
            return f'<a href="{escape(entity["url"])}">'
        case "text_mention":
            return f'<a href="tg://user?id={entity["user"]["id"]}">'
        case "expandable_blockquote":
            return "<blockquote expandable>"
        case "custom_emoji":
            return f'<tg-emoji emoji-id="{entity["custom_emoji_id"]}">'
        case "date_time":
            return f'<tg-time unix="{entity["unix_time"]}" format="{escape(entity["date_time_format"])}">'
        case "pre" if entity.get("language"):
            return f'<pre><code class="language-{escape(entity["language"])}">'
        case _:
            return f"<{tag}>"


def _closing(entity: JSON) -> str:
    if entity["type"] == "pre" and entity.get("language"):
        return "</code></pre>"
    return f"</{_TAGS[entity['type']]}>"


def to_html(text: str, entities: Sequence[JSON]) -> str:
    """The text with its entities as Telegram's HTML."""
    shown = [entity for entity in entities if entity["type"] in _TAGS]
    if not shown:
        return escape(text, quote=False)
    units = text.encode("utf-16-le")
    edges = sorted({0, len(units) // 2, *(e["offset"] for e in shown), *(e["offset"] + e["length"] for e in shown)})
    pieces: list[str] = []
    opened: list[JSON] = []
    for begin, end in zip(edges, [*edges[1:], edges[-1]], strict=True):
        while opened and opened[-1]["offset"] + opened[-1]["length"] <= begin:
            pieces.append(_closing(opened.pop()))
        for entity in shown:
            if entity["offset"] == begin:
                pieces.append(_opening(entity))
                opened.append(entity)
        pieces.append(escape(units[begin * 2 : end * 2].decode("utf-16-le"), quote=False))
    pieces.extend(_closing(entity) for entity in reversed(opened))
    return "".join(pieces)
