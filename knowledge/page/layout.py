"""Blocks brought into one order: section, headline, attribution, text. Papers print them in several.

Which short lines are headlines, and whether a page prints them over the attribution or under it, is learned
from the page as a whole. An attribution that is printed under its text is put over it, with an end where it
stood.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from knowledge.page.blocks import BESIDE, Block
from knowledge.page.kinds import Kind, Marked
from knowledge.page.lines import Doubt
from knowledge.page.names import is_name, is_plain_name, is_rare_name
from knowledge.page.person import Person
from knowledge.page.recognition import SAYS, ends_sentence
from knowledge.page.scene import REPORT
from knowledge.page.sections import DASH, unframed

SKIPPED: Final = BESIDE | {Kind.REPORTERS}
VISIT: Final = "访"
INTRODUCED: Final = "介绍"
"""The label of an attribution that is a reporter's sentence: who is introduced in it speaks in quotation marks."""
SUBHEAD = re.compile(
    r"^(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.:,]|[①-⑩●■◆▲◇□○★※]|第[一二三四五六七八九十][,、:是]"
    r"|其[一二三四五])"
)
DATED: Final = re.compile(
    r"^\d{1,2}月\d{1,2}日[\s,(]*(?:(?:星期|周)[一二三四五六日天])?[\s,)]*(?:晴|阴|多云|[小中大暴阵雷]*雨|[小中大]?雪|雾|霾)[^。]{0,6}$"
)
"""A day of a diary, with its weather: it stands amid the words of one."""
THANKS: Final = re.compile(r"(?:最后,?)?(?:再次)?(?:谢谢|感谢|多谢|预?祝|我的(?:发言|汇报))")
"""How a speech ends that was held."""
SHORT_SECTION: Final = 8
SHORTEST_HEADLINE: Final = 4
HEADS: Final = frozenset({Kind.TITLE, Kind.EVENT, Kind.SECTION})
SAID: Final = (Kind.TEXT, Kind.QUESTION, Kind.ANSWER, Kind.TURN)


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks, each headline over its attribution, and what was inferred on the way."""

    blocks: tuple[Block, ...]
    doubts: tuple[Doubt, ...]


def layout(blocks: Sequence[Block]) -> Layout:
    """The blocks of a page in the order in which they are to be read."""
    page = _Page(list(blocks))
    page.settle_signatures()
    page.settle_unlabelled()
    page.settle_headlines()
    page.settle_short_lines()
    return Layout(tuple(page.blocks), tuple(page.doubts))


def is_start(block: Block) -> bool:
    """Whether a block names who speaks next."""
    if block.kind == Kind.ATTRIBUTION:
        return True
    return block.kind == Kind.TURN and (block.marked.certain or (not block.text and is_likely_name(block.marked)))


def is_likely_name(of: Marked) -> bool:
    """Whether a TURN's bare name has a common surname."""
    return bool(of.people and of.people[0].name and is_plain_name(of.people[0].name))


class _Page:
    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = blocks
        self.doubts: list[Doubt] = []
        self._moved: dict[int, Block] = {}
        self._boxed: frozenset[int] = frozenset()
        self._names = {person.name for one in blocks for person in one.people if person.name}

    def _kind(self, place: int | None) -> Kind | None:
        return self.blocks[place].kind if place is not None else None

    def _beside(self, place: int, step: int, skipped: frozenset[Kind] = SKIPPED) -> int | None:
        """The next place in a direction whose block is not one of those printed in between."""
        place += step
        while 0 <= place < len(self.blocks):
            if self.blocks[place].kind not in skipped:
                return place
            place += step
        return None

    def _set(self, place: int, kind: Kind) -> None:
        self.blocks[place] = replace(self.blocks[place], kind=kind)

    def settle_signatures(self) -> None:
        """Each signature becomes an attribution: where it stands, or over the text that it ends."""
        places = [i for i, one in enumerate(self.blocks) if one.kind == Kind.SIGNATURE]
        ending = [i for i in places if self._kind(self._beside(i, -1)) == Kind.TEXT]
        for place in places:
            if self._stands_over_text(place):
                self._set(place, Kind.ATTRIBUTION)
                if ending:
                    what = f"这一行署名在正文上面,第{self._lines(ending)}行的署名却在正文下面;请核对下面是不是他的话"
                    self.doubts.append(Doubt(self.blocks[place].number, what))
            else:
                self._end_with(place)
        self.blocks = [
            one
            for i, block in enumerate(self.blocks)
            for one in ([self._moved[i]] if i in self._moved else []) + [block]
        ]

    def _stands_over_text(self, place: int) -> bool:
        """Over a text and under a headline; what stands under a text and over none is a signature."""
        above, below = self._kind(self._beside(place, -1)), self._kind(self._beside(place, 1))
        over = above in (Kind.TITLE, Kind.SECTION, None) and below in SAID
        return self.blocks[place].label == VISIT or over

    def _lines(self, places: Sequence[int]) -> str:
        """The lines of some places; of many, the first few."""
        return "、".join(str(self.blocks[i].number) for i in places[:6])

    def _end_with(self, place: int) -> None:
        """Moves an attribution from under its text to over it."""
        signature = self.blocks[place]
        start, headline, boundary = self._text_above(place)
        if start is None:
            self.blocks[place] = replace(signature, kind=Kind.ASIDE, label="署名行上面没有可以归给他的正文")
            return
        self.blocks[place] = replace(signature, kind=Kind.END, text="")
        if headline is None and boundary is not None and is_start(self.blocks[boundary]):
            self._settle_two(boundary, start, place, signature)
            return
        upper = self._beside(headline, -1) if headline is not None else None
        if upper is not None and self._waits_for_words(upper):
            self._settle_two(upper, start, place, signature)
            return
        if headline is not None:
            byline = next((i for i in range(headline + 1, start) if self.blocks[i].kind == Kind.TITLE), None)
            if byline is not None and not signature.name:
                signature = self._with_byline(signature, byline)
        if not any(one.name for one in signature.people):
            signature = self._with_signed_name(signature, place)
        self._moved[start] = replace(signature, kind=Kind.ATTRIBUTION)

    def _waits_for_words(self, place: int) -> bool:
        """Whether a line names who speaks over the headline of a text: `李红代表：`."""
        block = self.blocks[place]
        return is_start(block) and block.name is not None and not (block.kind == Kind.TURN and block.text)

    def _with_byline(self, signature: Block, place: int) -> Block:
        name = re.sub(r"\s+", "", self.blocks[place].text).strip("■□○◎●")
        posts = tuple(post for one in signature.people for post in one.posts)
        self._set(place, Kind.CAPTION)
        person = Person(name, posts, is_name(name)) if signature.people else None
        self.doubts.append(
            Doubt(self.blocks[place].number, f"作者“{name}”取自标题下的一行,身份取自文末的署名行;请核对")
        )
        text = f"{self.blocks[place].text} {signature.text}"
        return replace(signature, people=(person,) if person else (), text=text)

    def _with_signed_name(self, signature: Block, place: int) -> Block:
        """`你们的朋友 李红` at the end of a letter, over a line that says only what she is."""
        at = self._beside(place, -1)
        words = self.blocks[at].text.split() if at is not None else []
        if at is None or not words or len(self.blocks[at].text) > 20 or not is_name(words[-1]):
            return signature
        self._set(at, Kind.CAPTION)
        what = f"姓名“{words[-1]}”取自文末的落款,身份取自第{signature.number}行;请核对"
        self.doubts.append(Doubt(self.blocks[at].number, what))
        posts = tuple(post for one in signature.people for post in one.posts)
        text = f"{self.blocks[at].text} {signature.text}"
        return replace(signature, people=(Person(words[-1], posts),), text=text)

    def _text_above(self, place: int) -> tuple[int | None, int | None, int | None]:
        """Where the text that a signature ends begins, its headline, and what stands above."""
        start: int | None = None
        at = place - 1
        while at >= 0:
            block = self.blocks[at]
            if block.kind == Kind.TEXT or (block.kind == Kind.TITLE and start is None):
                start = at
                if block.kind == Kind.TITLE:
                    self._set(at, Kind.TEXT)
                    self.doubts.append(Doubt(block.number, "这一行没有句末标点,按位置当作下面署名的人的话;请核对"))
            elif block.kind == Kind.TITLE:
                above = self._beside(at, -1)
                if (SUBHEAD.match(block.plain) and self._kind(above) == Kind.TEXT) or DATED.match(block.plain):
                    start = at
                elif (is_name(block.text) or is_rare_name(block.text)) and self._kind(above) == Kind.TITLE:
                    return start, above, None
                else:
                    return start, at, None
            elif block.kind not in BESIDE:
                return start, None, at
            at -= 1
        return start, None, None

    def _settle_two(self, above: int, start: int, place: int, signature: Block) -> None:
        """A text with an attribution over it and another under it is one person's where both name one."""
        upper = self.blocks[above]
        if upper.name and (signature.name == upper.name or not any(one.name for one in signature.people)):
            if not upper.people[0].posts and signature.people:
                posts = tuple(post for one in signature.people for post in one.posts)
                self.blocks[above] = _with_evidence(upper, (replace(upper.people[0], posts=posts),), signature)
            self.doubts.append(Doubt(signature.number, "文末的署名行与上面的署名行是同一人,未另立一篇;请核对"))
            return
        why = f"上有第{upper.number}行的署名,下有第{signature.number}行的署名,分不清是谁的话"
        for at in range(start, place):
            if self.blocks[at].kind in (Kind.TEXT, Kind.TITLE):
                self.blocks[at] = replace(self.blocks[at], kind=Kind.ASIDE, label=why)
        self.doubts.append(Doubt(signature.number, "这一行署名上面的正文分不清归谁,未立为发言;请核对"))

    def settle_unlabelled(self) -> None:
        """Posts and a name without a label: an attribution where it stands like one, else a caption."""
        self._settle_said()
        labelled = {one.name for one in self.blocks if one.kind == Kind.ATTRIBUTION and one.label not in (None, SAYS)}
        bare = [i for i, one in enumerate(self.blocks) if one.kind == Kind.ATTRIBUTION and not one.label]
        for place in bare:
            block = self.blocks[place]
            above, below = self._kind(self._beside(place, -1)), self._kind(self._beside(place, 1))
            photo = place + 1 < len(self.blocks) and self.blocks[place + 1].kind == Kind.PHOTO
            said = below in (*SAID, Kind.TITLE, Kind.ATTRIBUTION)
            if (block.name in labelled) or (photo and above != Kind.TITLE) or not said:
                self._set(place, Kind.CAPTION)
                printed = f"第{'、'.join(map(str, block.numbers))}行" if len(block.numbers) > 1 else "这一行"
                self.doubts.append(Doubt(block.number, f"{printed}有姓名和身份,但不像署名行,当作图片说明;请核对"))
            elif labelled and above not in (Kind.TITLE, Kind.ATTRIBUTION):
                why = "这一行有姓名和身份,但别处的署名行都有“讲述人”之类的字样,分不清下面是谁的话"
                self.blocks[place] = replace(block, kind=Kind.ASIDE, label=why)
            elif len(bare) == 1:
                self.doubts.append(Doubt(block.number, "这一行没有“讲述人”之类的字样,按姓名和身份认作署名行;请核对"))

    def _settle_said(self) -> None:
        """`××局局长李红代表说：` begins a speech under a title, or on a page that prints others so; an article quotes.

        With a comma it may be no more than how a paragraph begins.
        """
        places = [i for i, one in enumerate(self.blocks) if one.kind == Kind.ATTRIBUTION and one.label == SAYS]
        others = any(is_start(one) and one.label != SAYS and not one.marked.marks_label for one in self.blocks)
        several = others or sum(self._is_over_speech(i) for i in places) > 1
        for place in reversed(places):
            block = self.blocks[place]
            headed = several or self._kind(self._beside(place, -1)) in (Kind.TITLE, Kind.SECTION)
            if block.plain.endswith(",") and not (headed and self._is_over_own_words(place)):
                self._rejoin(place)
            elif self._is_amid_sentence(place) or not (headed or self._leads_alone(place)):
                why = "以“代表说”之类的字样引出,上面没有标题,分不清是发言还是报道"
                self.blocks[place] = replace(block, kind=Kind.ASIDE, label=why)
            else:
                what = "这一行以“代表说”之类的字样引出下文,按署名行读;若下面是报道,请移出"
                self.doubts.append(Doubt(block.number, what))

    def _is_over_speech(self, place: int) -> bool:
        """Whether own words stand below a place, or a headline over words."""
        return self._is_over_own_words(place) or self._headline_under(place) is not None

    def _leads_alone(self, place: int) -> bool:
        """Whether a line that no title stands over leads to words all the same, where no report is printed."""
        reported = any(one.kind == Kind.NEWS or (one.kind in HEADS and REPORT.search(one.plain)) for one in self.blocks)
        return not reported and self._is_over_speech(place)

    def _is_amid_sentence(self, place: int) -> bool:
        """Whether a line without a colon stands right under a paragraph that has not ended."""
        block, above = self.blocks[place], self.blocks[place - 1] if place else None
        return (
            above is not None
            and above.kind == Kind.TEXT
            and not block.marked.line.gap
            and not block.plain.endswith(":")
            and not ends_sentence(above.text)
        )

    def _is_over_own_words(self, place: int) -> bool:
        """Whether a paragraph stands right below that is neither quoted nor the rest of a line that was cut."""
        below = self.blocks[place + 1] if place + 1 < len(self.blocks) else None
        if below is None or below.kind != Kind.TEXT or below.plain.startswith(("“", "「", '"')):
            return False
        return len(below.numbers) == 1 or below.marked.line.begins_paragraph

    def _rejoin(self, place: int) -> None:
        """A line that was read by itself as the beginning of the paragraph below it, or as one of its own."""
        block, below = self.blocks[place], self.blocks[place + 1 : place + 2]
        text = replace(block, kind=Kind.TEXT, label=None, people=())
        if below and below[0].kind == Kind.TEXT:
            numbers, last = block.numbers + below[0].numbers, below[0].last
            text = replace(text, text=block.text + below[0].text, numbers=numbers, last=last)
            what = f"这一行与第{block.number}行是断开的一段,已直接连上;请核对连接处没有缺字"
            self.doubts.append(Doubt(below[0].number, what))
        self.blocks[place : place + 1 + (text.last is not block.last)] = [text]

    def settle_headlines(self) -> None:
        every = [i for i, one in enumerate(self.blocks) if is_start(one)]
        starts = [i for i in every if not self._shares(i)]
        over = [i for i in starts if self._headline_over(i, BESIDE) is not None]
        others = sorted(set(starts) - set(over))
        across = [i for i in others if self._headline_over(i, SKIPPED) is not None]
        under = [i for i in starts if self._headline_under(i) is not None]
        once = over + across == starts[:1] and not under
        if once and (len(starts) > 2 or (across and len(every) > 2)):
            return  # what stands once, over the first of many, is over them all
        self._doubt_mixed(starts, sorted(over + across), under)
        if len(under) > len(over) + len(across):
            self._put_headlines_over(under)
            return
        for place in over if len(across) < max(1, len(starts)) / 2 else over + across:
            headline = self._headline_over(place, BESIDE)
            headline = headline if headline is not None else self._headline_over(place, SKIPPED)
            if headline is not None:
                self._set(headline, Kind.HEADLINE)
                self._two_lines(headline)

    def _doubt_mixed(self, starts: list[int], over: list[int], under: list[int]) -> None:
        """Where a page prints headlines over attributions and under them, each of the fewer is doubtful."""
        known = {starts[0], *under} if starts else set()
        over = [i for i in over if i not in known]
        fewer = min(over, under, key=len) if over and under else []
        for place in fewer:
            what = "标题与署名行的上下次序和别处不同;请核对标题,也请核对下面的话是谁的"
            self.doubts.append(Doubt(self.blocks[place].number, what))

    def _shares(self, place: int) -> bool:
        """Whether an attribution stands right under another: several speak under one headline."""
        return self._kind(self._beside(place, -1, BESIDE)) == Kind.ATTRIBUTION

    def _headline_over(self, place: int, skipped: frozenset[Kind]) -> int | None:
        above = self._beside(place, -1, skipped)
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

    def _headline_under(self, place: int) -> int | None:
        below = self._beside(place, 1)
        said = self.blocks[place].kind == Kind.TURN and self.blocks[place].text
        if below is None or self.blocks[below].kind != Kind.TITLE or said:
            return None
        after = self._beside(below, 1)
        return below if self._kind(after) in SAID else None

    def _put_headlines_over(self, starts: list[int]) -> None:
        for place in starts:
            headline = self._headline_under(place)
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
        self.blocks[place] = replace(lower, text=f"{upper.text} {lower.text}", numbers=upper.numbers + lower.numbers)
        self.blocks[above] = replace(upper, kind=Kind.FURNITURE)
        self.doubts.append(Doubt(upper.number, "标题印成两行,中间以一个空格相连;请核对"))

    def settle_short_lines(self) -> None:
        """What the short lines are that are no headlines: sections, the banner, headlines of articles."""
        self._boxed = self._boxed_lines()
        over = [i for i, one in enumerate(self.blocks) if one.kind == Kind.TITLE and self._is_over_headline(i)]
        short = [i for i in over if self._may_be_section(self.blocks[i])]
        first_text = next((i for i, one in enumerate(self.blocks) if one.kind == Kind.TEXT), len(self.blocks))
        if len(short) > 1 or (short and (first_text < short[0] or self._has_section_after_note(short[0]))):
            for place in short:
                self.blocks[place] = replace(
                    self.blocks[place], kind=Kind.SECTION, text=unframed(self.blocks[place].text)
                )
                self.doubts.append(Doubt(self.blocks[place].number, "这一行按位置和长短认作栏目名;请核对"))
        any_start = any(is_start(one) for one in self.blocks)
        for place, block in enumerate(self.blocks):
            if block.kind == Kind.TITLE:
                self._settle_article(place, any_start, first_text < place)

    def _may_be_section(self, block: Block) -> bool:
        return len(block.text) <= SHORT_SECTION and " " not in block.plain and not block.plain.startswith(DASH)

    def _has_section_after_note(self, place: int) -> bool:
        """Whether a note stands above a place and a section below it: what stands between is a section too."""
        above, below = self.blocks[:place], self.blocks[place:]
        noted = any(one.kind == Kind.NOTE and one.text for one in above)
        return noted and any(one.kind == Kind.SECTION for one in below)

    def _is_over_headline(self, place: int) -> bool:
        below = self._beside(place, 1)
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
        after = self._beside(place, 1, BESIDE)
        kind = self._kind(after)
        if place in self._boxed:
            return
        if kind == Kind.NEWS or (after is not None and _is_of_the_paper(self.blocks[after])):
            self._set(place, Kind.HEADLINE)
        elif kind == Kind.REPORTERS and after is not None:
            text_follows = self._kind(self._beside(after, 1)) == Kind.TEXT
            article = text_follows and (text_before or not any_start)
            self._set(place, Kind.HEADLINE if article else Kind.BANNER)
            if text_follows and not article:
                number = self.blocks[place].number
                self.doubts.append(Doubt(number, "这一行按位置认作版面通栏标题;若只是下面一篇的标题,请改正"))
            self._two_lines(place)


def _with_evidence(speaks: Block, people: tuple[Person, ...], signature: Block) -> Block:
    """Who speaks with the posts that a line below the text tells: both are printed evidence of the attribution."""
    if speaks.kind == Kind.TURN:
        return replace(speaks, people=people, label=f"{speaks.label or speaks.text} {signature.text}")
    return replace(speaks, people=people, text=f"{speaks.text} {signature.text}")


def _is_of_the_paper(block: Block) -> bool:
    """本报评论员 on a line by itself, under the headline of what the paper says."""
    paper = (block.label or "").startswith(("本报", "社论", "评论员"))
    return block.kind == Kind.NOTE and not block.marked.rest and paper
