"""Lives over words: `张玉兰，女，1975年生，杨树沟村党支部书记。` and what she says below.

A life over words is their attribution where they say I, with a doubt; where two of a page are, it is the page's form,
and others over words that a reporter does not tell are attributions too. What tells of a person by 她 is nobody's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from knowledge.page.arranged.blocks import BESIDE, Block
from knowledge.page.arranged.cards import SPEAKING
from knowledge.page.arranged.profiles import CARD
from knowledge.page.arranged.sheet import Layout
from knowledge.page.lines import Doubt
from knowledge.page.persons.lives import person_of
from knowledge.page.persons.person import Person
from knowledge.page.printed.kinds import UNREAD, Kind
from knowledge.page.telling.mentions import outside
from knowledge.page.telling.narration import goes_on, tells_of_one
from knowledge.page.telling.quotations import PRONOUN
from knowledge.page.telling.voices import is_reportage, tells_of

WHY: Final = "下面看不出是本人说的话,还是记者写的"
LEAST_ALIKE: Final = 2
"""Lives over words that say I, before a page prints all its speakers so."""


@dataclass(frozen=True, slots=True)
class _Life:
    """A life over words: its place, whose it is, whether the words say I, and whether a reporter tells them."""

    place: int
    who: Person
    says_i: bool
    told: bool


def with_lives(blocks: Sequence[Block]) -> Layout:
    """The blocks, with each life over somebody's words as their attribution; none where a reporter tells them."""
    places = [i for i, one in enumerate(blocks) if one.kind in UNREAD or _is_plain(one)]
    people = {i: who for i in places if (who := person_of(blocks[i].text))}
    others = (one for i, one in enumerate(blocks) if one.kind in SPEAKING and i not in people)
    spoken = {one.name for block in others for one in block.people}
    lives = [one for one in _lives(blocks, people) if one.who.name not in spoken]
    by_form = sum(one.says_i for one in lives) >= LEAST_ALIKE
    page, doubts = list(blocks), list[Doubt]()
    for one in lives:
        block, posts = page[one.place], "、".join(one.who.posts)
        speaks = not one.told and (by_form or (one.says_i and _is_headed(blocks, one.place)))
        if speaks and block.kind in UNREAD:
            page[one.place] = replace(block, kind=Kind.ATTRIBUTION, label=CARD, people=(one.who,))
            what = f"这一行的简介按署名行读:“{one.who.name}”,身份“{posts}”;下面的话认作此人的,请核对"
            doubts.append(Doubt(block.number, what))
        elif blocks[one.place + 1].kind == Kind.TEXT if block.kind in UNREAD else one.told:
            page[one.place] = replace(block, kind=Kind.ASIDE, label=f"像“{one.who.name}”的简介,{WHY}")
    return Layout(tuple(page), tuple(doubts))


def _is_plain(block: Block) -> bool:
    """Whether a life without a stop was read as an attribution already."""
    return block.kind == Kind.ATTRIBUTION and not block.label


def _lives(blocks: Sequence[Block], people: dict[int, Person]) -> Iterator[_Life]:
    """The lives of a page that stand over words."""
    for place, who in people.items():
        words = _words(blocks, place, people)
        says_i = any(map(goes_on, words))
        of_one = not says_i and any(PRONOUN.search(outside(one)) for one in words)
        told = any(is_reportage(one) or (tells_of_one(one) and not goes_on(one)) for one in words)
        if words and not _is_shared(blocks, place, people):
            yield _Life(place, who, says_i, of_one or told or tells_of(who.name or "", words))


def _is_shared(blocks: Sequence[Block], place: int, people: dict[int, Person]) -> bool:
    """Whether no words stand between a life and one above it: the words below may be of either."""
    between = BESIDE | {Kind.TITLE, Kind.LABEL}
    above = next((i for i in range(place - 1, -1, -1) if i in people or blocks[i].kind not in between), None)
    return above in people


def _words(blocks: Sequence[Block], place: int, lives: dict[int, Person]) -> list[str]:
    """The texts below a place, or below the headline there, up to the next line that heads anything."""
    words: list[str] = []
    for at in range(place + 1, len(blocks)):
        kind = blocks[at].kind
        if kind == Kind.TEXT and at not in lives:
            words.append(blocks[at].text)
        elif kind not in BESIDE and (at in lives or words or kind != Kind.TITLE):
            break
    return words


def _is_headed(blocks: Sequence[Block], place: int) -> bool:
    """Whether a life stands amid no words of somebody else: under a title, or first on the page."""
    above = next((one for one in reversed(blocks[:place]) if one.kind not in BESIDE), None)
    return above is None or above.kind not in (Kind.TEXT, Kind.TURN, Kind.ANSWER, Kind.NEWS, Kind.ATTRIBUTION)
