"""Lines that name who speaks and bear no label: attributions, captions or parts of a sentence, by where they stand."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from knowledge.page.arranged.blocks import Block
from knowledge.page.arranged.sheet import SAID, Layout, Sheet, is_start
from knowledge.page.lines import Doubt
from knowledge.page.printed.bare_names import SAYS
from knowledge.page.printed.kinds import Kind
from knowledge.page.printed.recognition import ends_sentence
from knowledge.page.telling.scene import REPORT

HEADS: Final = frozenset({Kind.TITLE, Kind.EVENT, Kind.SECTION})


def unlabelled(blocks: Sequence[Block]) -> Layout:
    """The blocks of a page, each line of posts and a name as what its place makes it."""
    page = _Unlabelled(list(blocks))
    page.settle()
    return Layout(tuple(page.blocks), tuple(page.doubts))


class _Unlabelled(Sheet):
    def settle(self) -> None:
        """Posts and a name without a label: an attribution where it stands like one, else a caption."""
        self._settle_said()
        bare = [i for i, one in enumerate(self.blocks) if one.kind == Kind.ATTRIBUTION and not one.label]
        labelled = self._labelled(sum(self._is_over_speech(i) for i in bare))
        for place in bare:
            block = self.blocks[place]
            above, below = self.kind(self.beside(place, -1)), self.kind(self.beside(place, 1))
            photo = place + 1 < len(self.blocks) and self.blocks[place + 1].kind == Kind.PHOTO
            said = below in (*SAID, Kind.TITLE, Kind.ATTRIBUTION)
            if (block.name in labelled) or (photo and above not in (Kind.TITLE, Kind.ATTRIBUTION)) or not said:
                self.set(place, Kind.CAPTION)
                printed = f"第{'、'.join(map(str, block.numbers))}行" if len(block.numbers) > 1 else "这一行"
                self.doubts.append(Doubt(block.number, f"{printed}有姓名和身份,但不像署名行,当作图片说明;请核对"))
            elif above != Kind.TITLE and self._is_over_labelled(place):
                self.set(place, Kind.TITLE)
                what = "这一行像有姓名和身份,但紧接在署名行之上,认作标题;请核对"
                self.doubts.append(Doubt(block.number, what))
            elif labelled and above not in (Kind.TITLE, Kind.ATTRIBUTION):
                why = "这一行有姓名和身份,但别处的署名行都有“讲述人”之类的字样,分不清下面是谁的话"
                self.blocks[place] = replace(block, kind=Kind.ASIDE, label=why)
            elif len(bare) == 1:
                self.doubts.append(Doubt(block.number, "这一行没有“讲述人”之类的字样,按姓名和身份认作署名行;请核对"))

    def _labelled(self, bare: int) -> frozenset[str | None]:
        """Whom the page names with a label; fewer who sign their words are no sign of how it names all others."""
        named = [one for one in self.blocks if one.kind == Kind.ATTRIBUTION and one.label not in (None, SAYS)]
        signed = all(one.marked.kind == Kind.SIGNATURE for one in named) and len(named) < bare
        return frozenset() if signed else frozenset(one.name for one in named)

    def _is_over_labelled(self, place: int) -> bool:
        """Whether the next line but what is beside the words is a labelled attribution, which a headline is over."""
        below = self.beside(place, 1)
        other = self.blocks[below] if below is not None else None
        return other is not None and other.kind == Kind.ATTRIBUTION and other.label not in (None, SAYS)

    def _settle_said(self) -> None:
        """`××局局长李红代表说：` begins a speech under a title, or on a page that prints others so; an article quotes.

        With a comma it may be no more than how a paragraph begins.
        """
        places = [i for i, one in enumerate(self.blocks) if one.kind == Kind.ATTRIBUTION and one.label == SAYS]
        others = any(is_start(one) and one.label != SAYS and not one.marked.marks_label for one in self.blocks)
        several = others or sum(self._is_over_speech(i) for i in places) > 1
        for place in reversed(places):
            block = self.blocks[place]
            headed = several or self.kind(self.beside(place, -1)) in (Kind.TITLE, Kind.SECTION)
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
        return self._is_over_own_words(place) or self.headline_under(place) is not None

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
