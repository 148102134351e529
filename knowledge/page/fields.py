"""The names of a form's fields, where a person is printed as one: 姓名：… 职务：…. It reads no more."""

import re
from typing import Final

from knowledge.text import aligned

FIELD_NAME: Final = (
    r"(?:职\s*务|岗\s*位|身\s*份|单\s*位|工作单位|所在单位|职\s*称|姓\s*名|现\s*任|现任职务|社会职务|单位职务|界\s*别|党\s*派"
    r"|民\s*族|性\s*别|年\s*龄|学\s*历|籍\s*贯|出生年月|首次当选|当选届次|连任届数|党\s*龄|入党时间|政治面貌|所在代表团|代表团|职\s*业)"
)
"""What a form calls its fields, where a person is printed as one: 姓名：… 职务：…"""
FIELD: Final = re.compile(
    rf"(?<![^\s,;、|/()])(?P<field>{FIELD_NAME}(?=\s*[:丨|])|^(?:姓\s*名|职\s*务|岗\s*位)(?=\s\S{{2,40}}$))(?P<sign>\s*[:丨|\s]\s*)"
)
"""One, with a colon or a stroke; one that a line begins with, with a blank (姓名 李红)."""


def without_fields(text: str) -> str:
    """A text with the names of a form's fields blanked out, each character in its place."""
    plain = aligned(text)
    for field in FIELD.finditer(plain):
        text = text[: field.start()] + " " * (field.end() - field.start() - 1) + "," + text[field.end() :]
    return text
