"""A proposal printed as a form: 领衔代表, 建议名称, 建议内容, 办理单位. It names nobody; the label over the name does.

The name of a proposal is its headline and its content the words of who proposes; who is to answer it says nothing.
"""

import re
from dataclasses import replace
from typing import Final

from knowledge.page.arranged.blocks import Block
from knowledge.page.lines import Doubt
from knowledge.page.printed.kinds import UNREAD, Kind

PROPOSERS: Final = re.compile(r"(?:领衔|建议|建言|提案|议案|提出)(?:代表|委员|人|者)")
"""The label of who proposes."""
PROPOSAL: Final = r"(?:建议|议案|提案)"
NAME: Final = re.compile(rf"^(?:{PROPOSAL}(?:名称|标题|题目|主题)|案由)\s*[:丨|]\s*(?=.)")
CONTENT: Final = re.compile(rf"^(?:{PROPOSAL}(?:内容|理由|摘要)|具体建议|主要内容|理由)\s*[:丨|]\s*(?=.)")
OFFICE: Final = re.compile(rf"^(?:承办|办理|主办|协办|会办|交办|答复|{PROPOSAL}编?号)\S{{0,4}}\s*[:丨|]")
LABEL: Final = re.compile(
    rf"[\[【]?\s*(?:建言|建议|{PROPOSAL}(?:内容|理由|摘要)|具体建议|主要内容|理由)\s*[\]】]?\s*:?"
)
"""The name of a field on a line of its own, over the words."""
WHY: Final = "建议的办理单位、编号之类,不是谁的话"


def with_proposals(lines: list[Block]) -> list[Block]:
    """The lines, with each field of a proposal as what it is, where the page labels who proposes."""
    if not any(one.kind == Kind.ATTRIBUTION and PROPOSERS.search(one.label or "") for one in lines):
        return lines
    found: list[Block] = []
    for one in map(_read, lines):
        under = found[-1:] if one.kind == Kind.HEADLINE else []
        at = len(found) - (bool(under) and under[0].kind == Kind.ATTRIBUTION)
        found.insert(at, one)
    return found


def _read(line: Block) -> Block:
    """A line as the field that it is; the name of a proposal is a headline."""
    name, content = NAME.match(line.plain), CONTENT.match(line.plain)
    if line.kind not in UNREAD:
        return line
    if name:
        return _field(line, Kind.HEADLINE, name.end(), "读,其后是标题")
    if content:
        return _field(line, Kind.TEXT, content.end(), "读,其后是建议人的话")
    if LABEL.fullmatch(line.plain):
        return _field(line, Kind.FURNITURE, 0, "读,下面是建议人的话")
    return replace(line, kind=Kind.ASIDE, label=WHY) if OFFICE.match(line.plain) else line


def _field(block: Block, kind: Kind, start: int, read_as: str) -> Block:
    label = (block.text[:start] or block.text).strip(" :：丨|【】[]\u3000")
    doubt = Doubt(block.number, f"这一行按表格里的“{label}”{read_as};请核对")
    marked = replace(block.marked, doubts=(*block.marked.doubts, doubt))
    return replace(block, kind=kind, text=block.text[start:], marked=marked)
