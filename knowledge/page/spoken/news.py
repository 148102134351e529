"""News that tells of delegates' talk, and how a piece of news begins: 本报讯（记者 何山）. It reads no quotation."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from knowledge.page.arranged.blocks import BESIDE, Block
from knowledge.page.printed.kinds import Kind

TALK_OF_DELEGATES: Final = re.compile(
    r"(?:代表团|代表组|讨论组|委员组|界别|小组|分组|分团|各团|联组)[^。!?:]{0,24}(?:讨论|审议)"
)
"""What says that a piece of news tells of delegates' talk: 在株洲代表团讨论时, 分组审议政府工作报告."""
NEWS_LEAD: Final = re.compile(r"^[^\u4e00-\u9fff]*[\u4e00-\u9fff]{1,8}(?:讯|电)\s*(?:\([^()]{0,60}\))?")
"""How a piece of news begins: 本报讯（记者 何山）."""


def news_of_delegates(blocks: Sequence[Block]) -> Iterator[int]:
    """The places of news, its title among them, that tell of delegates' talk: 在株洲代表团讨论时."""
    run: list[int] = []
    title: int | None = None
    for place, block in enumerate((*blocks, None)):
        kind = block.kind if block else None
        if kind == Kind.NEWS or (kind == Kind.TEXT and run):
            run.append(place)
        elif kind not in BESIDE:
            if any(TALK_OF_DELEGATES.search(blocks[at].plain) for at in run):
                yield from (*run, title) if title is not None else run
            title, run = place if kind == Kind.HEADLINE else None, []


def told_in(block: Block) -> str:
    """What a paragraph tells; how a piece of news begins is blanked out, each character in its place."""
    lead = NEWS_LEAD.match(block.plain) if block.kind == Kind.NEWS else None
    return " " * lead.end() + block.text[lead.end() :] if lead else block.text
