"""Blocks brought into one order: section, headline, attribution, text. Papers print them in several.

Which short lines are headlines, and whether a page prints them over the attribution or under it, is learned
from the page as a whole.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from knowledge.page.arranged.blocks import BESIDE, Block
from knowledge.page.arranged.sections import DASH, unframed
from knowledge.page.arranged.sheet import SAID, SKIPPED, Layout, Sheet, is_start
from knowledge.page.arranged.signatures import SUBHEAD, signed
from knowledge.page.arranged.unlabelled import unlabelled
from knowledge.page.lines import Doubt
from knowledge.page.persons.names import is_name
from knowledge.page.printed.kinds import Kind

THANKS: Final = re.compile(r"(?:最后,?)?(?:再次)?(?:谢谢|感谢|多谢|预?祝|我的(?:发言|汇报))")
"""How a speech ends that was held."""
SHORT_SECTION: Final = 8
LEAST_ALIKE: Final = 2
"""Sections of one length, from which on the last line of the head may be another."""
SHORTEST_HEADLINE: Final = 4


def layout(blocks: Sequence[Block]) -> Layout:
    """The blocks of a page in the order in which they are to be read."""
    over = signed(blocks)
    named = unlabelled(over.blocks)
    page = _Headlines(list(named.blocks))
    page.settle_headlines()
    page.settle_asked()
    page.settle_short_lines()
    return Layout(tuple(page.blocks), (*over.doubts, *named.doubts, *page.doubts))


class _Headlines(Sheet):
    def __init__(self, blocks: list[Block]) -> None:
        super().__init__(blocks)
        self._boxed: frozenset[int] = frozenset()
        self._names = {person.name for one in blocks for person in one.people if person.name}

    def settle_headlines(self) -> None:
        every = [i for i, one in enumerate(self.blocks) if is_start(one)]
        starts = [i for i in every if not self._shares(i)]
        over = [i for i in starts if self._headline_over(i, BESIDE) is not None]
        others = sorted(set(starts) - set(over))
        across = [i for i in others if self._headline_over(i, SKIPPED) is not None]
        two = {i: lower for i in starts if (lower := self._two_under(i)) is not None}
        under = [i for i in starts if i in two or self.headline_under(i) is not None]
        once = over + across == starts[:1] and not under
        if once and (len(starts) > 2 or (across and len(every) > 2)):
            return  # what stands once, over the first of many, is over them all
        self._doubt_mixed(starts, sorted(over + across), under)
        if len(under) > len(over) + len(across):
            for lower in two.values():
                self._as_one(lower - 1, lower)
            self._put_headlines_over(under)
            return
        for place in over if len(across) < max(1, len(starts)) / 2 else over + across:
            headline = self._headline_over(place, BESIDE)
            headline = headline if headline is not None else self._headline_over(place, SKIPPED)
            if headline is not None:
                self._doubt_alone(headline, starts, over + across)
                self.set(headline, Kind.HEADLINE)
                self._two_lines(headline)

    def _doubt_mixed(self, starts: list[int], over: list[int], under: list[int]) -> None:
        """Where a page prints headlines over attributions and under them, each of the fewer is doubtful."""
        known = {starts[0], *under} if starts else set()
        over = [i for i in over if i not in known]
        fewer = min(over, under, key=len) if over and under else []
        for place in fewer:
            what = "标题与署名行的上下次序和别处不同;请核对标题,也请核对下面的话是谁的"
            self.doubts.append(Doubt(self.blocks[place].number, what))

    def _doubt_alone(self, headline: int, starts: list[int], titled: list[int]) -> None:
        """Where nobody else has a headline, a line over who speaks may be a caption, a section, or said above."""
        alike = [i for i in starts if self.blocks[i].kind == Kind.TURN or not self.blocks[i].marked.marks_label]
        if len(titled) == 1 and len(alike) > LEAST_ALIKE:
            what = "别处的署名行上面都没有标题,这一行按位置认作标题;若是图片说明、栏目名或上一篇的话,请移出"
            self.doubts.append(Doubt(self.blocks[headline].number, what))

    def _shares(self, place: int) -> bool:
        """Whether an attribution stands right under another: several speak under one headline."""
        return self.kind(self.beside(place, -1, BESIDE)) == Kind.ATTRIBUTION

    def _headline_over(self, place: int, skipped: frozenset[Kind]) -> int | None:
        above = self.beside(place, -1, skipped)
        if above is None or self.blocks[above].kind == Kind.TITLE:
            return above
        return above if self._is_exclaimed(above) else None

    def _is_exclaimed(self, place: int) -> bool:
        """“……如何打造？” over an attribution is a headline where the text above it has ended."""
        block = self.blocks[place]
        short = block.kind == Kind.TEXT and len(block.numbers) == 1 and len(block.text) <= 30
        if not short or block.plain[-1] not in "!?" or THANKS.match(block.plain) or re.search(r"[。;]", block.plain):
            return False
        self.doubts.append(Doubt(block.number, "这一行以问号或叹号结尾,按位置认作标题;若是上一篇的末句,请移回"))
        return True

    def _put_headlines_over(self, starts: list[int]) -> None:
        for place in starts:
            headline = self.headline_under(place)
            if headline is not None:
                above = replace(self.blocks[headline], kind=Kind.HEADLINE)
                self.blocks[place : headline + 1] = [above, *self.blocks[place:headline]]

    def _two_lines(self, place: int) -> None:
        """A headline of two lines, where the page sets its parts apart by blank lines and not these two."""
        above = place - 1
        if above < 0 or self.blocks[above].kind != Kind.TITLE:
            return
        lower, upper = self.blocks[place], self.blocks[above]
        if len(upper.text) <= SHORTEST_HEADLINE:
            return
        subtitle = lower.plain.startswith(("—", "--"))
        together = not lower.marked.line.gap and upper.marked.line.gap and upper.number + 1 == lower.number
        if not subtitle and not together:
            return
        self._as_one(above, place)

    def _as_one(self, above: int, place: int) -> None:
        """The two lines of a headline as one, where the lower stands."""
        upper, lower = self.blocks[above], self.blocks[place]
        self.blocks[place] = replace(lower, text=f"{upper.text} {lower.text}", numbers=upper.numbers + lower.numbers)
        self.blocks[above] = replace(upper, kind=Kind.FURNITURE)
        self.doubts.append(Doubt(upper.number, "标题印成两行,中间以一个空格相连;请核对"))

    def _two_under(self, place: int) -> int | None:
        """Where the second of two short lines stands that are printed together under who speaks, over the words."""
        upper = self.beside(place, 1)
        lower = upper + 1 if upper is not None and upper + 1 < len(self.blocks) else None
        if upper is None or lower is None or (self.blocks[place].kind == Kind.TURN and self.blocks[place].text):
            return None
        one, other = self.blocks[upper], self.blocks[lower]
        together = one.number + 1 == other.number and not other.marked.line.gap
        other_line = SUBHEAD.match(other.plain) or re.search("[()]", other.plain) or is_name(other.text)
        titles = one.kind == other.kind == Kind.TITLE and len(one.text) > SHORTEST_HEADLINE and not other_line
        return lower if together and titles and self.kind(self.beside(lower, 1)) in SAID else None

    def settle_asked(self) -> None:
        """Headlines over a question each, which another answers every time: a meeting with the press."""
        answering = {i: self._who_answers(i) for i, one in enumerate(self.blocks) if one.kind == Kind.TITLE}
        asked = {place: name for place, name in answering.items() if name}
        if len(asked) > 1 and len(set(asked.values())) == len(asked):
            for place in asked:
                self.set(place, Kind.HEADLINE)

    def _who_answers(self, place: int) -> str | None:
        """Who answers the question that stands right under a short line."""
        at = self.beside(place, 1, BESIDE)
        if self.kind(at) != Kind.QUESTION:
            return None
        while at is not None and self.kind(at) == Kind.QUESTION:
            at = self.beside(at, 1, BESIDE)
        below = self.blocks[place + 1 :]
        end = next(
            (i for i, one in enumerate(below) if one.kind in (Kind.TITLE, Kind.SECTION, Kind.BANNER)), len(below)
        )
        names = {one.name for one in below[:end] if one.kind == Kind.TURN}
        return names.pop() if len(names) == 1 and self.kind(at) == Kind.TURN else None

    def settle_short_lines(self) -> None:
        """What the short lines are that are no headlines: sections, the banner, headlines of articles."""
        self._boxed = self._boxed_lines()
        over = [i for i, one in enumerate(self.blocks) if one.kind == Kind.TITLE and self._is_over_headline(i)]
        short = [i for i in over if self._may_be_section(self.blocks[i])]
        first_text = next((i for i, one in enumerate(self.blocks) if one.kind == Kind.TEXT), len(self.blocks))
        if len(short) > 1 or (short and (first_text < short[0] or self._has_section_below(short[0]))):
            for place in [*self._first_like(short), *short]:
                self.blocks[place] = replace(
                    self.blocks[place], kind=Kind.SECTION, text=unframed(self.blocks[place].text)
                )
                self.doubts.append(Doubt(self.blocks[place].number, "这一行按位置和长短认作栏目名;请核对"))
        any_start = any(is_start(one) for one in self.blocks)
        for place, block in enumerate(self.blocks):
            if block.kind == Kind.TITLE:
                self._settle_article(place, any_start, first_text < place)

    def _first_like(self, sections: list[int]) -> Iterator[int]:
        """The last line of the head, over a note, as long as each of the sections below: the first of them.

        Some speak before those sections, so that one for them is printed or missing.
        """
        noted = [i for i, one in enumerate(self.blocks[: sections[0]]) if one.kind == Kind.NOTE]
        place = self.beside(noted[0], -1, frozenset()) if noted else None
        if len(sections) < LEAST_ALIKE or place is None or self.blocks[place].kind != Kind.TITLE:
            return
        speaks_first = any(is_start(one) for one in self.blocks[place : sections[0]])
        in_head = not any(is_start(one) for one in self.blocks[:place])
        lengths = {len(self.blocks[i].plain) for i in (place, *sections)}
        if speaks_first and in_head and len(lengths) == 1:
            yield place

    def _may_be_section(self, block: Block) -> bool:
        return len(block.text) <= SHORT_SECTION and " " not in block.plain and not block.plain.startswith(DASH)

    def _has_section_below(self, place: int) -> bool:
        """Whether a section stands below, as long as this line or with a note over this line: so it is one too."""
        above, below = self.blocks[:place], [one for one in self.blocks[place:] if one.kind == Kind.SECTION]
        noted = any(one.kind == Kind.NOTE and one.text for one in above)
        return bool(below) and (noted or any(len(one.text) == len(self.blocks[place].text) for one in below))

    def _is_over_headline(self, place: int) -> bool:
        below = self.beside(place, 1)
        if below is None or place in self._boxed or re.sub(r"\s", "", self.blocks[place].text) in self._names:
            return False
        return self.blocks[below].kind == Kind.HEADLINE or (
            self.blocks[below].kind == Kind.NOTE and self._has_title(place)
        )

    def _boxed_lines(self) -> frozenset[int]:
        """The places of the short lines that go on with a box of figures: 数说, 637户, 社员."""
        found, boxed = set[int](), False
        for place, block in enumerate(self.blocks):
            boxed = block.kind == Kind.BOX or (boxed and block.kind in BESIDE | {Kind.TITLE})
            if boxed:
                found.add(place)
        return frozenset(found)

    def _has_title(self, place: int) -> bool:
        """Whether a line over a note has another over it that can be the banner, or stands amid the page."""
        above = [one.kind for one in self.blocks[:place] if one.kind not in SKIPPED or one.kind == Kind.EVENT]
        return Kind.TEXT in above or (Kind.TITLE in above and above[-1] == Kind.TITLE)

    def _settle_article(self, place: int, any_start: bool, text_before: bool) -> None:
        after = self.beside(place, 1, BESIDE)
        kind = self.kind(after)
        if place in self._boxed:
            return
        if kind == Kind.NEWS or (after is not None and _is_of_the_paper(self.blocks[after])):
            self.set(place, Kind.HEADLINE)
        elif kind == Kind.REPORTERS and after is not None:
            text_follows = self.kind(self.beside(after, 1)) == Kind.TEXT
            article = text_follows and (text_before or not any_start)
            self.set(place, Kind.HEADLINE if article else Kind.BANNER)
            if text_follows and not article:
                number = self.blocks[place].number
                self.doubts.append(Doubt(number, "这一行按位置认作版面通栏标题;若只是下面一篇的标题,请改正"))
            self._two_lines(place)


def _is_of_the_paper(block: Block) -> bool:
    """本报评论员 on a line by itself, under the headline of what the paper says."""
    paper = (block.label or "").startswith(("本报", "社论", "评论员"))
    return block.kind == Kind.NOTE and not block.marked.rest and paper
