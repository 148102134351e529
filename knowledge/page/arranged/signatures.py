"""Signatures: who speaks where that is printed under the words, put over them, with an end where it stood."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from knowledge.page.arranged.blocks import BESIDE, Block
from knowledge.page.arranged.sheet import SAID, VISIT, Layout, Sheet, is_start
from knowledge.page.lines import Doubt
from knowledge.page.persons.names import is_name, is_rare_name
from knowledge.page.persons.person import Person
from knowledge.page.printed.kinds import Kind
from knowledge.page.printed.wording import ARTICLE_NOTES, PICTURE
from knowledge.page.telling.voices import FIRST_PERSON
from knowledge.text import aligned

SUBHEAD = re.compile(
    r"^(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.:,]|[①-⑩●■◆▲◇□○★※]|第[一二三四五六七八九十][,、:是]"
    r"|其[一二三四五])"
)
LEAST_SIGNED: Final = 3
LEAST_WORDS: Final = 40
OF_NOBODY: Final = re.compile(r"本报讯|消息|昨[日天]|今日|近日|热线|电话|\d{7}|印刷|编辑|声明|公告")
"""What news, notices and the foot of a page say."""
LEAD: Final = re.compile("代表们|委员们|本报|本版|记者|摘登|刊发|推出|审议")
"""What the paper says over the words of several, and one who speaks only beside an I."""
MYSELF: Final = re.compile("我(?![们国省市县区军党])")
OF_A_WRITER: Final = re.compile("^本[报刊台网]|评论员$")
DATED: Final = re.compile(
    r"^\d{1,2}月\d{1,2}日[\s,(]*(?:(?:星期|周)[一二三四五六日天])?[\s,)]*"
    r"(?:晴|阴|多云|[小中大暴阵雷]*雨|[小中大]?雪|雾|霾)[^。]{0,6}$"
)
"""A day of a diary, with its weather: it stands amid the words of one."""


def signed(blocks: Sequence[Block]) -> Layout:
    """The blocks of a page, each signature as the attribution of the text that it stands under or over."""
    page = _Signatures(list(blocks))
    page.settle()
    return Layout(tuple(page.blocks), tuple(page.doubts))


class _Signatures(Sheet):
    def __init__(self, blocks: list[Block]) -> None:
        super().__init__(blocks)
        self._moved: dict[int, Block] = {}

    def settle(self) -> None:
        """Each signature becomes an attribution: where it stands, or over the text that it ends."""
        self._settle_direction()
        places = [i for i, one in enumerate(self.blocks) if one.kind == Kind.SIGNATURE]
        ending = [i for i in places if self.kind(self.beside(i, -1)) == Kind.TEXT]
        for place in places:
            if self._stands_over_text(place):
                self.set(place, Kind.ATTRIBUTION)
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

    def _settle_direction(self) -> None:
        """Posts and names without a label that stand under the words throughout a page are signatures.

        Amid a page an attribution under one text and over the headline of the next looks the same as one over a
        headline, and one between a headline and a text as well: its ends tell. Where nobody says I below the last, and
        somebody does above the first, the words stand above.
        """
        bare = [i for i, one in enumerate(self.blocks) if one.kind == Kind.ATTRIBUTION and one.label in (None, "colon")]
        if len(bare) < LEAST_SIGNED or self._is_over_words(bare[-1]):
            return
        under = [i for i in bare if self.kind(self.beside(i, -1)) == Kind.TEXT]
        over = [i for i in bare if self.kind(self.beside(i, 1)) in SAID]
        titled = [i for i in bare if self._text_over_headline(i) is not None]
        if len(under) >= 0.8 * len(bare) and len(over) <= len(bare) / 3:
            above = self._right_above(bare[0])
        elif len(titled) >= 0.8 * len(bare) and (start := self._text_over_headline(bare[0])) is not None:
            above = self._right_above(start + 1)
        else:
            return
        first = "".join(one.plain for one in above if one.kind == Kind.TEXT)
        if not FIRST_PERSON.search(first) or (LEAD.search(first) and not MYSELF.search(first)):
            return
        what = f"第{self._lines(bare)}行等署名都印在正文下面,按文末的署名读;请核对每一篇是不是他的话"
        self.doubts.append(Doubt(self.blocks[bare[0]].number, what))
        for place in reversed(bare):
            self.set(place, Kind.SIGNATURE)
            if len(under) < 0.8 * len(bare) and place in titled:
                self._put_headline_over_words(place)

    def _is_over_words(self, place: int) -> bool:
        """Whether what stands below the last attribution of a page may be its words: at once, or under a headline."""
        below = self.beside(place, 1)
        if self.kind(below) in SAID or self._says_i(place + 1, len(self.blocks)):
            return True
        text = self.beside(below, 1) if below is not None and self.kind(below) == Kind.TITLE else None
        words = self.blocks[text].plain if text is not None and self.kind(text) == Kind.TEXT else ""
        return len(words) >= LEAST_WORDS and not OF_NOBODY.search(words)

    def _text_over_headline(self, place: int) -> int | None:
        """Where the text ends that stands over the headline over an attribution."""
        headline = self.beside(place, -1)
        above = self.beside(headline, -1) if headline is not None and self.kind(headline) == Kind.TITLE else None
        return above if self.kind(above) == Kind.TEXT else None

    def _put_headline_over_words(self, place: int) -> None:
        headline, start = self.beside(place, -1), self._text_over_headline(place)
        if headline is None or start is None:
            return
        while start and self.blocks[start - 1].kind in BESIDE | {Kind.TEXT}:
            start -= 1
        self.blocks[start : headline + 1] = [self.blocks[headline], *self.blocks[start:headline]]

    def _right_above(self, place: int) -> list[Block]:
        """The texts right above a place, up to a headline or anything else."""
        start = place
        while start and self.blocks[start - 1].kind in BESIDE | {Kind.TEXT}:
            start -= 1
        return self.blocks[start:place]

    def _says_i(self, start: int, end: int) -> bool:
        """Whether somebody says I between two places, outside what is the paper's."""
        return any(one.kind == Kind.TEXT and FIRST_PERSON.search(one.plain) for one in self.blocks[start:end])

    def _stands_over_text(self, place: int) -> bool:
        """Over a text and under a headline; what stands under a text and over none is a signature."""
        above, below = self.kind(self.beside(place, -1)), self.kind(self.beside(place, 1))
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
        if _is_of_the_paper(signature) or self._signs_a_note(headline if headline is not None else start):
            self._end_article(start, place)
            return
        self.blocks[place] = replace(signature, kind=Kind.END, text="")
        if headline is None and boundary is not None and is_start(self.blocks[boundary]):
            self._settle_two(boundary, start, place, signature)
            return
        upper = self.beside(headline, -1) if headline is not None else None
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

    def _signs_a_note(self, start: int) -> bool:
        """Whether an article begins under the label of a comment, on a page that prints in another way who speaks."""
        above = self.beside(start, -1)
        note = self.blocks[above] if above is not None else None
        labelled = note is not None and note.kind == Kind.NOTE and not note.text
        comment = labelled and note is not None and ARTICLE_NOTES.search(note.label or "")
        return bool(comment) and any(is_start(one) for one in self.blocks)

    def _end_article(self, start: int, place: int) -> None:
        """A comment with who wrote it under it is nobody's speech: of the note over it, or of nobody."""
        self.blocks[place] = replace(self.blocks[place], kind=Kind.ASIDE, label="评论、链接之类的署名,不是发言人")
        above = self.beside(start, -1)
        titled = above is not None and self.blocks[above].kind == Kind.TITLE
        first = above if titled and above is not None else start
        if self.kind(self.beside(first, -1)) == Kind.NOTE:
            return
        for at in range(first, place):
            if self.blocks[at].kind in (Kind.TEXT, Kind.TITLE):
                why = f"第{self.blocks[place].number}行的署名是本报的人,上面的话不是发言"
                self.blocks[at] = replace(self.blocks[at], kind=Kind.ASIDE, label=why)

    def _waits_for_words(self, place: int) -> bool:
        """Whether a line names who speaks over the headline of a text: `李红代表：`."""
        block = self.blocks[place]
        return is_start(block) and block.name is not None and not (block.kind == Kind.TURN and block.text)

    def _with_byline(self, signature: Block, place: int) -> Block:
        name = re.sub(r"\s+", "", self.blocks[place].text).strip("■□○◎●")
        posts = tuple(post for one in signature.people for post in one.posts)
        self.set(place, Kind.CAPTION)
        person = Person(name, posts, is_name(name)) if signature.people else None
        self.doubts.append(
            Doubt(self.blocks[place].number, f"作者“{name}”取自标题下的一行,身份取自文末的署名行;请核对")
        )
        text = f"{self.blocks[place].text} {signature.text}"
        return replace(signature, people=(person,) if person else (), text=text)

    def _with_signed_name(self, signature: Block, place: int) -> Block:
        """`你们的朋友 李红` at the end of a letter, over a line that says only what she is."""
        at = self.beside(place, -1)
        words = self.blocks[at].text.split() if at is not None else []
        if at is None or not words or len(self.blocks[at].text) > 20 or not is_name(words[-1]):
            return signature
        self.set(at, Kind.CAPTION)
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
                    self.set(at, Kind.TEXT)
                    self.doubts.append(Doubt(block.number, "这一行没有句末标点,按位置当作下面署名的人的话;请核对"))
            elif block.kind == Kind.TITLE:
                above = self.beside(at, -1)
                if (SUBHEAD.match(block.plain) and self.kind(above) == Kind.TEXT) or DATED.match(block.plain):
                    start = at
                elif _is_name_alone(block) and self.kind(above) == Kind.TITLE:
                    return start, above, None
                else:
                    return start, at, None
            elif block.kind not in BESIDE:
                return start, None, at
            elif start is not None and self._is_parted(at):
                return start, None, None
            at -= 1
        return start, None, None

    def _is_parted(self, place: int) -> bool:
        """Whether a picture parts a lead in nobody's voice from the words below it."""
        above = self.beside(place, -1)
        lead = self.kind(above) == Kind.TEXT and above is not None and not FIRST_PERSON.search(self.blocks[above].plain)
        return bool(lead and PICTURE.fullmatch(self.blocks[place].plain))

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


def _is_of_the_paper(signature: Block) -> bool:
    """`（本报评论员 石宽）`: whether all posts of a signature are of the paper."""
    posts = [post for one in signature.people for post in one.posts]
    return bool(posts) and all(OF_A_WRITER.search(aligned(post)) for post in posts)


def _is_name_alone(block: Block) -> bool:
    """`■ 李红`, `黎　航`: a name, and nothing else on the line."""
    name = re.sub(r"^\W+", "", block.text)
    return is_name(name) or is_rare_name(name)


def _with_evidence(speaks: Block, people: tuple[Person, ...], signature: Block) -> Block:
    """Who speaks with the posts that a line below the text tells: both are printed evidence of the attribution."""
    if speaks.kind == Kind.TURN:
        return replace(speaks, people=people, label=f"{speaks.label or speaks.text} {signature.text}")
    return replace(speaks, people=people, text=f"{speaks.text} {signature.text}")
