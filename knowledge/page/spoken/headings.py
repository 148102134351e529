"""What is printed over words: sections, banner, headlines, and short lines that may be any of these or a subhead."""

import re
from typing import Final

from knowledge.page.arranged.blocks import Block
from knowledge.page.arranged.sections import SECTION_LENGTH
from knowledge.page.arranged.signatures import DATED, SUBHEAD
from knowledge.page.lines import HAN
from knowledge.page.persons.posts import ENDING
from knowledge.page.printed.kinds import Kind
from knowledge.page.printed.wording import MARK, PROFILE
from knowledge.page.spoken.floor import Floor
from knowledge.page.spoken.speeches import UNKNOWN, OpenNote, OpenSpeech, quoted
from knowledge.page.spoken.survey import QUIET
from knowledge.page.telling.voices import OWN_PROFILE, is_reportage

IN_HEAD: Final = QUIET | {Kind.TITLE, Kind.REPORTERS, Kind.BANNER, Kind.JUMP, Kind.ASIDE}
"""What a page's head holds; it is over with anything else."""
UNNAMED: Final = re.compile(rf"{MARK}{HAN}{{2,6}}(?:代表|委员|同志)?\([^()]{{3,60}}{ENDING[:-1]}\)(?:代表|委员)?:?")
"""What may be a name, with posts in brackets: no subheading."""
SUBHEAD_LENGTH: Final = 14
LOOKED_AT: Final = 6
"""Blocks below a short line among which the text that it may stand over is looked for."""


class Headings:
    """Reads what stands over words, and knows whether the page's head is over."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor
        self._is_in_head = True

    def pass_by(self, block: Block) -> None:
        """Every block, before it is read."""
        self._is_in_head = self._is_in_head and block.kind in IN_HEAD

    def read_section(self, block: Block) -> None:
        floor = self._floor
        floor.close("栏目名之后没有署名行")
        floor.section, floor.adrift, floor.section_line = block.text, None, block.number
        if block.text not in floor.told.sections:
            floor.told.sections.append(block.text)
        for note in floor.told.notes[-1:]:
            if self._follows_directly(note):
                note.next_section = block.text

    def _follows_directly(self, note: OpenNote) -> bool:
        """Whether nothing but the note and what is beside it stands between its label and this place."""
        blocks = self._floor.survey.blocks
        numbers = {number for one in (note.block, *note.paragraphs) for number in one.numbers}
        at = self._floor.place - 1
        while at >= 0 and blocks[at].kind in QUIET | {Kind.REPORTERS}:
            at -= 1
        return at >= 0 and blocks[at].number in numbers

    def read_banner(self, block: Block) -> None:
        floor, told = self._floor, self._floor.told
        if told.banner:
            floor.unplaced(block, "像版面通栏标题,但已有一个")
            return
        told.banner = block
        if self._is_in_head:
            return
        floor.close("版面通栏标题之后没有署名行")
        if floor.section and not told.speeches and not told.notes:
            what = f"栏目名印在第{block.number}行版面通栏标题之上,下面各篇仍归入“{floor.section}”;请核对"
            floor.doubt(floor.section_line, what)
        elif floor.section:
            floor.section, floor.adrift = None, f"排在第{block.number}行版面通栏标题之后"

    def read_headline(self, block: Block) -> None:
        self._floor.close("标题之后没有署名行")
        self._floor.headline = self._floor.shared = block

    def read_title(self, block: Block) -> None:
        """A short line that is marked as nothing: by where it stands."""
        floor = self._floor
        if self._is_in_head or self._is_banner_under_section():
            floor.told.titles.append(block)
        elif isinstance(floor.owner, OpenSpeech):
            self._read_title_in_speech(floor.owner, block)
        elif floor.is_boxed:
            self._read_unknown(block, floor.why)
        elif isinstance(floor.owner, OpenNote) and not floor.owner.paragraphs and floor.next_kind == Kind.TEXT:
            floor.owner.paragraphs.append(block)
        elif floor.next_kind == Kind.TEXT:
            if not self._is_under_title():
                floor.close("标题之后没有署名行")
            floor.unplaced(block)
        else:
            self._read_unknown(block)

    def _is_under_title(self) -> bool:
        """Whether the line right above is a title too that nobody's name followed: both stand over one text."""
        floor = self._floor
        above = floor.survey.blocks[floor.place - 1] if floor.place else None
        unplaced = floor.told.unplaced[-1:]
        return floor.owner is None and any(
            one.block is above and above.kind == Kind.TITLE and one.why != UNKNOWN for one in unplaced
        )

    def _is_banner_under_section(self) -> bool:
        """Whether the page has begun with the name of its column, and what stands under that is the banner."""
        told = self._floor.told
        titled = any(re.search(HAN, one.text) for one in told.titles)
        if told.speeches or told.notes or told.banner or titled or told.unplaced or self._floor.owner:
            return False
        return len(told.sections) == 1 and self._floor.next_kind in (Kind.NOTE, Kind.TITLE)

    def _read_unknown(self, block: Block, why: str = UNKNOWN) -> None:
        """A short line over a headline may be the title of a section: what follows has no sure section then."""
        floor = self._floor
        floor.unplaced(block, why)
        if floor.next_kind == Kind.HEADLINE:
            self._leave_section(block)

    def _leave_section(self, block: Block) -> None:
        """What follows a short line that may be the title of another section has no sure section."""
        floor = self._floor
        if floor.section and len(block.text) <= SECTION_LENGTH:
            floor.section = None
            floor.adrift = f"排在第{block.number}行“{quoted(block.text)}”之后,那一行或是栏目名"

    def _read_title_in_speech(self, speech: OpenSpeech, block: Block) -> None:
        floor = self._floor
        if floor.next_kind not in (Kind.TEXT, Kind.TITLE, Kind.QUESTION):
            self._read_unknown(block)
        elif floor.next_kind == Kind.QUESTION and (speech.answered or len(floor.article) > 1):
            floor.unplaced(block, "问答里的小标题,不是谁的话")
        elif PROFILE.fullmatch(block.plain) and not speech.paragraphs:
            floor.unplaced(block, OWN_PROFILE)
        elif floor.reported is not None:
            floor.close(f"第{floor.reported}行像记者的话,下面的标题又没有署名行")
            floor.unplaced(block)
        elif not speech.paragraphs and speech.headline is None and not speech.answered:
            speech.headline = block
            floor.doubt(block.number, "这一行在署名行之下,按位置认作标题;请核对")
        elif UNNAMED.fullmatch(block.plain):
            floor.close(f"第{block.number}行像另一人的署名,没有认出姓名")
            floor.unplaced(block)
        elif self._is_subhead(block):
            speech.paragraphs.append(block)
            floor.doubt(block.number, "这一行像小标题,留在正文里;若是另一篇的标题,下面的话就不是此人的")
        else:
            floor.close(f"第{block.number}行像另一篇的标题,下面没有署名行")
            floor.unplaced(block)
            if floor.next_kind != Kind.TEXT:
                self._leave_section(block)

    def _is_subhead(self, block: Block) -> bool:
        survey, place = self._floor.survey, self._floor.place
        below = survey.blocks[place + 1 : place + LOOKED_AT]
        first = next((one.text for one in below if one.kind == Kind.TEXT), None)
        if first is not None and is_reportage(first):
            return False
        if SUBHEAD.match(block.plain) or DATED.match(block.plain):
            return True
        short = len(block.text) <= min(SUBHEAD_LENGTH, 0.8 * survey.headline_length) and " " not in block.plain
        return short and survey.subheads[place] > 1
