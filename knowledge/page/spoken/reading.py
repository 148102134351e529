"""Blocks to speeches and notes: where each person's words begin and end. What is nobody's stays nobody's."""

from collections.abc import Callable, Sequence
from typing import Final

from knowledge.page.arranged.blocks import Block
from knowledge.page.printed.kinds import Kind
from knowledge.page.printed.recognition import ends_sentence
from knowledge.page.printed.wording import REACTION
from knowledge.page.spoken.floor import NO_ATTRIBUTION, Floor
from knowledge.page.spoken.headings import Headings
from knowledge.page.spoken.pictures import Pictures
from knowledge.page.spoken.speeches import (
    OpenNote,
    OpenSpeech,
    Told,
    without_articles,
    without_repeats,
    without_reports,
)
from knowledge.page.spoken.survey import Survey
from knowledge.page.spoken.talk import Talk
from knowledge.page.spoken.turns import Turns
from knowledge.page.telling.narration import goes_on, may_be_told, may_be_told_amid, tells_of_one
from knowledge.page.telling.voices import quotes_somebody

ASIDES: Final = {
    Kind.NEWS: "新闻报道,人物只是被引用,不是署名的发言",
    Kind.BOX: "报告、资料摘录、通知或广告,不是人物的话",
}
"""Why what an aside prints is nobody's words."""
ON_CARD: Final = "名片上的一栏,不在发言里"
HEARD: Final = "会场里的掌声、笑声或插话,不是此人的话"


def told(blocks: Sequence[Block]) -> Told:
    """Whose words the blocks of a page are."""
    found = Reader(blocks).told()
    without_articles(found)
    without_repeats(found)
    without_reports(found)
    return found


def _may_be_of_others(text: str) -> bool:
    """Whether a last paragraph that is not doubted as short gives somebody's words and never says I."""
    return quotes_somebody(text) and not goes_on(text) and not may_be_told(text)


class Reader:
    """Reads the blocks once, from top to bottom, each kind by what knows it."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._floor = floor = Floor(Survey.of(blocks))
        self._left_off: OpenSpeech | None = None
        self._headings = headings = Headings(floor)
        self._pictures = pictures = Pictures(floor)
        talk = Talk(floor)
        turns = Turns(floor, headings, talk)
        self._readers: dict[Kind, Callable[[Block], None]] = {
            Kind.HEAD: floor.told.head.append,
            Kind.EVENT: floor.told.head.append,
            Kind.SECTION: headings.read_section,
            Kind.BANNER: headings.read_banner,
            Kind.HEADLINE: headings.read_headline,
            Kind.TITLE: headings.read_title,
            Kind.ATTRIBUTION: turns.read_attribution,
            Kind.LABEL: turns.read_attribution,
            Kind.TURN: turns.read_turn,
            Kind.QUESTION: talk.read_question,
            Kind.ANSWER: talk.read_answer,
            Kind.TEXT: talk.read_text,
            Kind.QUOTED: talk.read_quoted,
            Kind.NOTE: talk.read_note,
            Kind.CAPTION: pictures.read_caption,
            Kind.PHOTO: pictures.read_photo,
            Kind.NEWS: self._read_aside,
            Kind.BOX: self._read_aside,
            Kind.ASIDE: self._read_aside,
            Kind.END: self._read_end,
            Kind.JUMP: self._read_jump,
            Kind.REPORTERS: self._read_reporters,
            Kind.SIGNERS: self._read_signers,
        }

    def told(self) -> Told:
        """All that is told on the page, its speeches and notes."""
        floor = self._floor
        for place, block in enumerate(floor.survey.blocks):
            floor.place = place
            self._headings.pass_by(block)
            if block.kind in self._readers:
                self._readers[block.kind](block)
        floor.drop_headline()
        for speech in floor.told.speeches:
            self._pictures.settle(speech)
            self._settle_end(speech)
            self._doubt_told(speech)
        return floor.told

    def _doubt_told(self, speech: OpenSpeech) -> None:
        """A reporter's paragraph amid a speech may have no word of a meeting: what shows no speaker is doubted."""
        for place, one in enumerate(speech.paragraphs if not speech.answered else ()):
            under = speech.paragraphs[place - 1].kind if 0 < place < len(speech.paragraphs) - 1 else None
            amid = under == Kind.TEXT and may_be_told_amid(one.text)
            last = 0 < place == len(speech.paragraphs) - 1 and _may_be_of_others(one.text)
            if one.kind == Kind.TEXT and (amid or last or tells_of_one(one.text)):
                what = f"这一段没有说“我”,看不出是不是“{speech.who}”的话;若是记者的话,请移出"
                self._floor.doubt(one.number, what)

    def _settle_end(self, speech: OpenSpeech) -> None:
        """The last paragraph of a talk is where a reporter's sentence stands that has no word of a meeting.

        On a page where a reporter is known to tell it is set aside; on any other it stays, with a doubt.
        """
        floor = self._floor
        while len(speech.paragraphs) > 1 and not speech.answered:
            last = speech.paragraphs[-1]
            if last.kind != Kind.TEXT or not may_be_told(last.text):
                return
            if not floor.is_report:
                what = f"这一段很短,是“{speech.who}”的末段,看不出是不是他的话;若是记者的话,请移出"
                floor.doubt(last.number, what)
                return
            floor.unplaced(speech.paragraphs.pop(), "报道里一篇发言的末段,很短,看不出是不是本人的话")

    # ---------------------------------------------------------------- what ends a talk and is none

    def _read_end(self, block: Block) -> None:
        over = f"“{block.text}”说上面的文章已完" if block.text else "的署名已结束上面那一篇"
        self._floor.close(f"第{block.number}行{over}")

    def _read_aside(self, block: Block) -> None:
        floor = self._floor
        headline, talking = floor.taken_headline(), floor.article
        floor.close(ASIDES.get(block.kind, block.label or NO_ATTRIBUTION))
        floor.is_boxed = block.kind == Kind.BOX
        if floor.is_boxed and len(talking) > 1:
            floor.article = talking  # a box amid a talk ends nobody's part in it
        if headline:
            floor.unplaced(headline)
        floor.unplaced(block)
        floor.told.reporters += block.marked.reporters

    def _read_jump(self, block: Block) -> None:
        floor = self._floor
        onward = "转" in block.text
        if not onward and (left := self._left_off) and floor.told.speeches[-1] is left and not floor.headline:
            floor.owner, self._left_off = left, None
            what = f"转版行“{block.text}”不是正文,已略去;下面的话接在“{left.who}”没有完的一句之后,请核对"
            floor.doubt(block.number, what)
            return
        owner = floor.owner
        torn = isinstance(owner, OpenSpeech) and owner.paragraphs and not ends_sentence(owner.paragraphs[-1].text)
        self._left_off = owner if onward and torn and isinstance(owner, OpenSpeech) else None
        rest = "此篇在别的版还有下文" if onward else "此篇接别的版"
        floor.doubt(block.number, f"转版行“{block.text}”不是正文,已略去;{rest},请核对")
        fresh = isinstance(floor.owner, OpenSpeech) and not floor.owner.paragraphs
        if onward or not fresh:
            headline = floor.taken_headline()
            floor.close("转版行之后" if onward else "接别版的文字,本版没有署名行")
            floor.headline = headline

    def _read_signers(self, block: Block) -> None:
        heard = HEARD if REACTION.match(block.plain) else ON_CARD if block.label else None
        self._floor.unplaced(block, heard or "联名、附议或到场的人,时间、地点之类,不是发言")

    def _read_reporters(self, block: Block) -> None:
        floor = self._floor
        floor.told.credits.append(block)
        floor.told.reporters += block.marked.reporters
        if isinstance(floor.owner, OpenNote) or (isinstance(floor.owner, OpenSpeech) and floor.owner.paragraphs):
            floor.close("记者署名行之后没有署名行")
