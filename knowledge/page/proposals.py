"""A proposal printed as a form: 领衔代表, 建议名称, 建议内容, 办理单位. It names nobody; the label over the name does.

The name of a proposal is its headline and its content the words of who proposes; who is to answer it says nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from knowledge.page.blocks import Block
from knowledge.page.kinds import Kind
from knowledge.page.lines import Doubt

PROPOSERS: Final = re.compile(r"(?:领衔|建议|建言|提案|议案|提出)(?:代表|委员|人|者)")
"""The label of who proposes."""
PROPOSAL: Final = r"(?:建议|议案|提案)"
NAME: Final = re.compile(rf"^(?:{PROPOSAL}(?:名称|标题|题目|主题)|案由)\s*[:丨|]\s*(?=.)")
CONTENT: Final = re.compile(rf"^(?:{PROPOSAL}(?:内容|理由|摘要)|具体建议|主要内容|理由)\s*[:丨|]\s*(?=.)")
OFFICE: Final = re.compile(rf"^(?:承办|办理|主办|协办|会办|交办|答复|{PROPOSAL}编?号)\S{{0,4}}\s*[:丨|]\s*(?=.)")
LABEL: Final = re.compile(
    rf"[\[【]?\s*(?:建言|建议|{PROPOSAL}(?:内容|理由|摘要)|具体建议|主要内容|理由)\s*[\]】]?\s*:?"
)
"""The name of a field on a line of its own, over the words."""
WHY: Final = "建议的办理单位、编号之类,不是谁的话"
LINES: Final = (Kind.TITLE, Kind.TEXT)


def with_proposals(lines: list[Block]) -> list[Block]:
    """The lines, with each field of a proposal as what it is, where the page labels who proposes."""
    if not any(one.kind == Kind.ATTRIBUTION and PROPOSERS.search(one.label or "") for one in lines):
        return lines
    return list(_read(lines))


def _read(lines: list[Block]) -> Iterator[Block]:
    for one in lines:
        name, content = NAME.match(one.plain), CONTENT.match(one.plain)
        if one.kind not in LINES:
            yield one
        elif name:
            yield _field(one, Kind.TITLE, name.end(), "读,其后是标题")
        elif content:
            yield _field(one, Kind.TEXT, content.end(), "读,其后是建议人的话")
        elif LABEL.fullmatch(one.plain):
            yield _field(one, Kind.FURNITURE, 0, "读,下面是建议人的话")
        elif OFFICE.match(one.plain):
            yield replace(one, kind=Kind.ASIDE, label=WHY)
        else:
            yield one


def _field(block: Block, kind: Kind, start: int, read_as: str) -> Block:
    label = (block.text[:start] or block.text).strip(" :：丨|【】[]\u3000")
    doubt = Doubt(block.number, f"这一行按表格里的“{label}”{read_as};请核对")
    marked = replace(block.marked, doubts=(*block.marked.doubts, doubt))
    return replace(block, kind=kind, text=block.text[start:], marked=marked)
