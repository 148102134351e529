"""Whom a report's narration introduces, and whose the words below are: `××：`, or quotation marks. It ends no speech.

What stands in quotation marks is somebody's only right under a line that gives that one person the word; posts may be
told by any line above whoever speaks under the own name. Each reading is a doubt that names its lines.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from knowledge.page.arranged.blocks import BESIDE, Block
from knowledge.page.arranged.sheet import INTRODUCED, Layout, is_start
from knowledge.page.lines import Doubt
from knowledge.page.persons.names import is_name, names_in
from knowledge.page.persons.person import Person
from knowledge.page.printed.kinds import Kind
from knowledge.page.spoken.survey import TITLED
from knowledge.page.telling.mentions import (
    SHORTEST,
    mentions,
    outside,
    posts_of,
    printed_name,
    sentence_of,
    takes_the_word,
)
from knowledge.page.telling.narration import is_of_a_report
from knowledge.page.telling.scene import NAMED_WITH, QUOTED, SPEAKS
from knowledge.page.telling.speaking import GAP, LISTENS, SAYS, TOLD_BEHIND
from knowledge.text import aligned

LONGEST: Final = 90
MOST_QUOTED: Final = 20
"""Characters of an introduction that may stand in quotation marks: a call, and not what is said."""
LOOKED_AT: Final = 8
ENDS_SEARCH: Final = frozenset(
    {Kind.SECTION, Kind.HEADLINE, Kind.BANNER, Kind.NOTE, Kind.NEWS, Kind.BOX, Kind.REPORTERS, Kind.TITLE}
)
ENDS_REPORT: Final = ENDS_SEARCH | {Kind.ATTRIBUTION, Kind.TURN, Kind.SIGNATURE, Kind.LABEL}
AT_WORK: Final = re.compile(r"(?<!采访)记者[^,。]{0,6}(?:敲开|走进|来到|看到|见到|听到|推开|跟随|采访)")
OF_THE_PAPER: Final = frozenset({Kind.NOTE, Kind.NEWS, Kind.BOX})
CALLED: Final = (
    r"(?:大姐|大哥|大叔|阿姨|代表|委员|书记|局长|主任|师傅|老师|总|校长|院长|村长|老板|厂长|队长|经理|理事长)"
)


def introduced(blocks: Sequence[Block]) -> Layout:
    """The blocks, with those who are introduced by narration over their words."""
    page = _Report(list(blocks))
    page.settle_turns()
    page.settle_attributed()
    page.settle_quotations(any(one.kind in TITLED and is_of_a_report(one.text) for one in blocks))
    return Layout(tuple(page.blocks), tuple(page.doubts))


class _Report:
    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = blocks
        self.doubts: list[Doubt] = []
        self._names = frozenset(aligned(who.name) for one in blocks for who in one.people if who.name)

    # ---------------------------------------------------------------- names over words

    def settle_turns(self) -> None:
        """`××：……` whose post the narration above tells begins that person's speech."""
        known = {who.name for one in self.blocks if is_start(one) for who in one.people}
        for place, block in enumerate(self.blocks):
            name = block.name
            if block.kind != Kind.TURN or block.marked.certain or not name or name in known:
                continue
            above = self._introducing(place, name)
            if above is not None:
                known.add(name)
                self._introduce(place, above, name)

    def _introducing(self, place: int, name: str) -> int | None:
        """Where narration above a place tells the post of somebody."""
        for at in range(place - 1, max(-1, place - 1 - LOOKED_AT), -1):
            block = self.blocks[at]
            if block.kind in ENDS_SEARCH:
                return None
            if block.kind == Kind.TEXT and not SPEAKS.search(outside(block.text)) and posts_of(name, block.text):
                return at
        return None

    def _introduce(self, place: int, above: int, name: str) -> None:
        turn, narration = self.blocks[place], self.blocks[above]
        printed = narration.text if len(narration.text) <= LONGEST else sentence_of(name, narration.text)
        posts = posts_of(name, printed)
        if not posts:
            return
        numbers = (narration.number, *turn.numbers)
        self.blocks[place] = replace(
            turn,
            label=printed,
            numbers=numbers if printed == narration.text else turn.numbers,
            people=(Person(name, posts),),
            marked=replace(turn.marked, certain=True),
        )
        beside = all(one.kind in BESIDE for one in self.blocks[above + 1 : place])
        if printed == narration.text and beside and takes_the_word(name, printed):
            self.blocks[above] = replace(narration, kind=Kind.FURNITURE)
        what = f"“{name}”在第{turn.number}行没有身份,按第{narration.number}行的报道读作“{'、'.join(posts)}”;请核对"
        self.doubts.append(Doubt(turn.number, what))

    # ---------------------------------------------------------------- quotation marks

    def settle_attributed(self) -> None:
        """What stands under an attribution all in quotation marks is that person's where a part names who says it."""
        for place, block in enumerate(self.blocks):
            if block.kind != Kind.ATTRIBUTION or not block.name or not (below := self._texts_below(place)):
                continue
            name, words = aligned(block.name), [self.blocks[at].text for at in below]
            named = any(_says(name, one) for one in words)
            if named and all(_is_quoted(name, one) and (_tells_who(name, one) or len(one) > SHORTEST) for one in words):
                for at in below:
                    self.blocks[at] = replace(self.blocks[at], kind=Kind.QUOTED, people=block.people)
                where = "、".join(str(number) for at in below for number in self.blocks[at].numbers)
                what = f"第{where}行是引号里的话,按上面的署名认作“{block.name}”的;若是报道,请移出"
                self.doubts.append(Doubt(block.number, what))

    def _texts_below(self, place: int) -> list[int]:
        """The texts under a place up to anything else that is said or printed over words."""
        below: list[int] = []
        for at in range(place + 1, len(self.blocks)):
            kind = self.blocks[at].kind
            if kind == Kind.TEXT:
                below.append(at)
            elif kind not in BESIDE:
                break
        return below

    def settle_quotations(self, is_report: bool) -> None:
        """Paragraphs in quotation marks, right under narration that gives one person the word, are that person's.

        On a page whose title does not say that it is a report, a reporter must be seen at work above, where nobody
        has the floor.
        """
        of_paper, seen = False, is_report
        for place, block in enumerate(self.blocks):
            of_paper = block.kind in OF_THE_PAPER if block.kind in ENDS_SEARCH else of_paper
            seen = is_report or (seen and block.kind not in ENDS_REPORT) or is_at_work(block)
            if block.kind == Kind.TEXT and seen and not of_paper and (name := self._given_the_word(place)):
                self._settle_quoted(place, name)

    def _given_the_word(self, place: int) -> str | None:
        text = self.blocks[place].text
        below = self._below(place)
        told = outside(text)
        if below is None or len(text) > LONGEST or SPEAKS.search(told) or len(text) - len(told) > MOST_QUOTED:
            return None
        named = list(mentions(text))
        if len(named) != 1:
            return None
        words = self.blocks[below].text
        saying = [one for one in named[0] if _says(one, words)]
        for name in saying or named[0][: len(named[0]) == 1]:
            alone = not self._names_another(told, name)
            may = saying or (takes_the_word(name, text) and self._may_be_of(name, words, below))
            if alone and may and posts_of(name, text) and _is_quoted(name, words):
                return name
        return None

    def _names_another(self, told: str, name: str) -> bool:
        """Whether narration names somebody else, by a name of the page or as a delegate."""
        if any(one not in name and name not in one for one in names_in(told, self._names)):
            return True
        called = [match["who"] for match in NAMED_WITH.finditer(told)]
        return any(name[-2:] not in who and any(is_name(who[-n:]) for n in (2, 3)) for who in called)

    def _below(self, place: int) -> int | None:
        """The text right below a place."""
        at = place + 1
        while at < len(self.blocks) and self.blocks[at].kind in BESIDE:
            at += 1
        return at if at < len(self.blocks) and self.blocks[at].kind == Kind.TEXT else None

    def _may_be_of(self, name: str, words: str, place: int) -> bool:
        """Whether words in quotation marks alone may be those of the one who has the word."""
        plain = aligned(words)
        called = rf"{re.escape(name)}|[老小]{name[0]}|{name[0]}{CALLED}"
        asks = len(plain) <= LONGEST and (plain.rstrip('”」"').endswith("?") or "您" in plain)
        if len(plain) <= SHORTEST or asks or re.search(called, plain):
            return False
        below = self._below(place)
        return below is None or not TOLD_BEHIND.match(outside(self.blocks[below].text))

    def _settle_quoted(self, place: int, name: str) -> None:
        block, numbers = self.blocks[place], list[int]()
        printed, posts = printed_name(name, block.text), posts_of(name, block.text)
        who = Person(printed, posts)
        self.blocks[place] = replace(block, kind=Kind.ATTRIBUTION, label=INTRODUCED, people=(who,))
        at = self._below(place)
        while at is not None and self._is_said_by(name, at):
            self.blocks[at] = replace(self.blocks[at], kind=Kind.QUOTED, people=(who,))
            numbers += self.blocks[at].numbers
            at = self._below(at)
        where = "、".join(map(str, numbers))
        what = f"按报道的介绍认作“{printed}”的署名,身份“{'、'.join(posts)}”;第{where}行引号里的话认作此人的;请核对"
        self.doubts.append(Doubt(block.number, what))

    def _is_said_by(self, name: str, place: int) -> bool:
        words = self.blocks[place].text
        return _is_quoted(name, words) and (_says(name, words) or self._may_be_of(name, words, place))


def is_at_work(block: Block) -> bool:
    return block.kind == Kind.TEXT and "记者" in block.plain and bool(AT_WORK.search(outside(block.text)))


def _segments(text: str) -> list[str]:
    """What stands between quotations; nothing where nothing is quoted."""
    plain = QUOTED.sub(GAP, aligned(text))
    return [one.strip() for one in plain.split(GAP)] if GAP in plain else []


def _is_quoted(name: str, text: str) -> bool:
    """Whether a paragraph is words in quotation marks, with no more between than that this one says them."""
    segments = _segments(text)
    return bool(segments) and all(not one or _is_of(re.escape(name), one) or _is_of("[他她]", one) for one in segments)


def _says(name: str, text: str) -> bool:
    """Whether a paragraph in quotation marks names who says it."""
    return any(_is_of(re.escape(name), one) for one in _segments(text))


def _tells_who(name: str, text: str) -> bool:
    return _says(name, text) or any(_is_of("[他她]", one) for one in _segments(text))


def _is_of(name: str, segment: str) -> bool:
    who = re.match(rf"{name}(?:代表|委员)?", segment)
    return who is not None and bool(SAYS.fullmatch(segment[who.end() :])) and not LISTENS.search(segment)
