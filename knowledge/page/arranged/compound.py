"""Lines to blocks: what several lines say together, and what a line is because of those beside it.

It joins no paragraphs and asks for no speech's bounds.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from knowledge.page.arranged.blocks import BESIDE, Block, block_of, under
from knowledge.page.arranged.bylines import with_bare_names, with_labels
from knowledge.page.arranged.captions import LONGEST_BANNER, with_captions
from knowledge.page.arranged.occasions import with_occasions, with_seats
from knowledge.page.arranged.profiles import with_profiles
from knowledge.page.arranged.proposals import with_proposals
from knowledge.page.arranged.sections import with_sections
from knowledge.page.lines import Doubt
from knowledge.page.printed.kinds import Kind, Marked
from knowledge.page.printed.notices import is_forecast
from knowledge.page.printed.recognition import ends_sentence

HEADED: Final = frozenset({Kind.ATTRIBUTION, Kind.LABEL, Kind.SIGNATURE, Kind.REPORTERS, Kind.NEWS})
"""What a headline stands over."""
IN_HEAD: Final = BESIDE | {Kind.TITLE, Kind.EVENT}
OVER: Final = frozenset({Kind.NOTE, Kind.TITLE, Kind.EVENT, Kind.REPORTERS})


def blocks(lines: Sequence[Marked]) -> list[Block]:
    """The blocks that marked lines make; no paragraph is joined yet."""
    named = with_labels(with_bare_names(with_profiles([block_of(one) for one in lines])))
    whole = with_proposals(with_seats(with_occasions(named)))
    headed = _with_exclaimed_banner(with_captions(_with_named_headlines(_with_weather_of_head(whole))))
    return with_sections(headed)


def _with_named_headlines(lines: list[Block]) -> list[Block]:
    """赵铁：让机器听懂人话 over an attribution or a reporters' line is a headline, not what he says.

    赵铁代表：让机器听懂人话 is one only over his own attribution.
    """
    found = list(lines)
    for place, block in enumerate(lines):
        short = block.kind == Kind.TURN and block.text and len(block.marked.line.text) <= 36
        own = block.name and block.name == (lines[place + 1].name if place + 1 < len(lines) else None)
        heads = (own or not block.marked.certain) and under(lines, place) in HEADED
        if short and heads and not ends_sentence(block.text):
            found[place] = replace(block, kind=Kind.TITLE, text=block.marked.line.text, people=())
    return found


def _with_weather_of_head(lines: list[Block]) -> list[Block]:
    """A forecast in the head, over all that is said, is printed beside the date and ends nothing."""
    said = next((i for i, one in enumerate(lines) if one.kind not in IN_HEAD and not _is_weather(one)), len(lines))
    return [_as_furniture(one) if i < said and _is_weather(one) else one for i, one in enumerate(lines)]


def _is_weather(block: Block) -> bool:
    return block.kind == Kind.BOX and is_forecast(block.marked.line.plain)


def _as_furniture(block: Block) -> Block:
    doubts = (*block.marked.doubts, Doubt(block.number, "这一行是版头旁的天气,不是谁的话,没有收入;请核对"))
    return replace(block, kind=Kind.FURNITURE, marked=replace(block.marked, kind=Kind.FURNITURE, doubts=doubts))


def _with_exclaimed_banner(lines: list[Block]) -> list[Block]:
    """报告里的话落地了吗？ in the head, over a note or another title, is a title though it ends like a sentence."""
    place = next((i for i, one in enumerate(lines) if one.kind not in IN_HEAD), len(lines))
    if place == len(lines) or lines[place].kind != Kind.TEXT or under(lines, place) not in OVER:
        return lines
    plain = lines[place].plain
    if plain[-1] not in "!?" or len(plain) > LONGEST_BANNER or re.search(r"[。;]", plain):
        return lines
    return [*lines[:place], replace(lines[place], kind=Kind.TITLE), *lines[place + 1 :]]
