"""Bytes to text: which encoding a page came in. What no encoding explains becomes U+FFFD, never a guess."""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from knowledge.errors import PageUnreadable
from knowledge.text import HAN

MOST_BYTES: Final = 5_000_000
"""A page above this size is refused unread."""
MOST_NOISE: Final = 0.1
"""Share of characters that are control or replacement characters above which a file is no text."""

FREQUENT: Final = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面"
    "而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然"
    "前外天政四日那社义事平形"
    "相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最"
    "立代想已通并提直题党程展"
    "五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指"
    "几九区强放决西被干做必战"
    "市县委省报记编辑责任版第星期书局镇村届席议这國這個們來時會對發年動種後經過說產為開關應無與從兩還實現間"
    "質氣題條結問頭報記編輯責會議區縣"
    "，。、：；“”《》（）"
)
SIGNATURES: Final = (
    (b"%PDF", "PDF 文件"),
    (b"PK\x03\x04", "Word 或压缩文件"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
)
MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
    (b"\x841\x953", "gb18030", "GB18030"),
)
WHOLE: Final = (
    ("gb18030", "GB18030"),
    ("big5hkscs", "Big5"),
    ("cp950", "Big5"),
    ("utf-16-le", "UTF-16"),
    ("utf-16-be", "UTF-16"),
)
NO_TEXT: Final = "文件里没有文字;请确认电子报或 OCR 的文字已经存进这个文件"
NOISE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text; `encoding` is None where lines differ, and `odd` then holds those not in UTF-8, from 1."""

    text: str
    encoding: str | None
    odd: tuple[int, ...] = ()


def decoded(raw: bytes, most_bytes: int = MOST_BYTES) -> Decoded:
    """The text of a file. Raises PageUnreadable for an empty or too large file, or one that holds no text."""
    if not raw.strip():
        raise PageUnreadable("文件是空的;请确认电子报或 OCR 的文字已经存进这个文件")
    if len(raw) > most_bytes:
        raise PageUnreadable(
            f"文件有 {len(raw)} 字节,超过上限 {most_bytes} 字节;一个文件只放一个版面的文字,请拆开后再导入"
        )
    for signature, what in SIGNATURES:
        if raw.startswith(signature):
            raise PageUnreadable(f"这是{what},不是纯文本;请先另存为纯文本(.txt),或用 OCR 识别后再导入")
    found = _decoded(raw)
    if not found.text.strip():
        raise PageUnreadable(NO_TEXT)
    if len(NOISE.findall(found.text)) > MOST_NOISE * len(found.text):
        raise PageUnreadable("文件里多是无法识别的字节,不是纯文本;请另存为 UTF-8 的纯文本后再导入")
    return found


def _decoded(raw: bytes) -> Decoded:
    for mark, codec, name in MARKS:
        if raw.startswith(mark):
            return Decoded(raw[len(mark) :].decode(codec, errors="replace"), name)
    text = _strictly(raw, "utf-8")
    if text is not None and text.count("\0") * 10 < len(text):
        return Decoded(text, "UTF-8")
    candidates = [Decoded(t, name) for codec, name in WHOLE if (t := _strictly(raw, codec)) is not None]
    return max([*candidates, _line_by_line(raw)], key=lambda one: _likeness(one.text))


def _strictly(raw: bytes, codec: str) -> str | None:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError:
        return None


def _line_by_line(raw: bytes) -> Decoded:
    """Each line as UTF-8, else as GB18030, else with U+FFFD for what is broken."""
    lines: list[str] = []
    odd: list[int] = []
    for number, line in enumerate(re.split(rb"\r\n|\n|\r", raw), 1):
        text = _strictly(line, "utf-8")
        if text is None:
            odd.append(number)
            other = _strictly(line, "gb18030")
            broken = line.decode("utf-8", errors="replace")
            text = other if other is not None and _likeness(other) >= _likeness(broken) else broken
        lines.append(text)
    return Decoded("\n".join(lines), None, tuple(odd))


def _likeness(text: str) -> float:
    """How much a text looks like printed Chinese: the share of frequent characters, less that of noise."""
    sample = text[:200_000]
    strange = sum(1 for c in sample if c not in FREQUENT and ord(c) > 127 and not HAN.match(c))
    frequent = sum(1 for c in sample if c in FREQUENT)
    ascii_text = sum(1 for c in sample if " " <= c <= "~" or c in "\r\n\t")
    noise = len(NOISE.findall(sample))
    return (frequent + 0.2 * ascii_text - 0.5 * strange - 3 * noise) / max(1, len(sample))
