"""The names of a form's fields, where a person is printed as one: 姓名：… 职务：…. It reads no more."""

import re
from typing import Final

from knowledge.page.lines import HAN
from knowledge.text import aligned

POSTS: Final = (
    r"职\s*务|岗\s*位|身\s*份|单\s*位|工作单位|所在单位|职\s*称|姓\s*名|现\s*任|现任职务|社会职务|单位职务|职\s*业"
)
WORDS: Final = r"(?:履职|参会)?感\s*言|心\s*声|寄\s*语|心\s*愿|座右铭"
OTHERS: Final = (
    r"界\s*别|党\s*派|民\s*族|性\s*别|年\s*龄|学\s*历|籍\s*贯|出生年月|首次当选|当选届次|连任届数|党\s*龄|入党时间"
    r"|政治面貌|所在代表团|代表团"
)
FIELD_NAME: Final = rf"(?:{POSTS}|{OTHERS}|{WORDS})"
"""What a form calls its fields, where a person is printed as one: 姓名：… 职务：…"""
OF_POSTS: Final = re.compile(POSTS)
"""The fields that tell who somebody is."""
SAYING: Final = re.compile(WORDS)
"""A field that holds a word of the person's, beside the speech."""
FIELD: Final = re.compile(
    rf"(?:(?<![^\s,;、|/()])|(?<={HAN})(?=(?:界别|职务|身份|单位|岗位|党派|职称)\s*:))"
    rf"(?P<field>{FIELD_NAME}(?=\s*[:丨|])|^(?:姓\s*名|职\s*务|岗\s*位)(?=\s\S{{2,40}}$))"
    r"(?P<sign>\s*[:丨|\s]\s*)"
)
"""One, with a colon or a stroke; one that a line begins with, with a blank (姓名 李红)."""


def without_fields(text: str) -> str:
    """A text with the names of a form's fields blanked out, each character in its place, and what tells no post too."""
    plain = aligned(text)
    found = list(FIELD.finditer(plain))
    for field, following in zip(found, [*found[1:], None][: len(found)], strict=True):
        end = field.end() if OF_POSTS.fullmatch(field["field"]) else following.start() if following else len(text)
        text = text[: field.start()] + "," + " " * (end - field.start() - 1) + text[end:]
    return text
