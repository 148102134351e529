"""Photographs and captions as they come while a page is read: whose picture each is, and what one tells of the words.

A portrait of somebody whose attribution the page lacks ends the speech above it: what follows may be his.
"""

import re
from typing import Final

from knowledge.page.arranged.blocks import Block, solid
from knowledge.page.arranged.captions import LONGEST_BANNER
from knowledge.page.persons.names import is_name, names_in
from knowledge.page.printed.credits import shows_a_meeting
from knowledge.page.spoken.floor import Floor
from knowledge.page.spoken.photos import MOST_BELOW, PORTRAIT, has_caption, shows_what_follows
from knowledge.page.spoken.speeches import OpenSpeech
from knowledge.page.spoken.survey import QUIET

OF_THE_PAGE: Final = re.compile(r"\W*(?:本版|本组|以上|除署名外)[^。]{0,6}(?:图片|照片|摄影|图)")
"""A credit for every photograph of a page: 本版图片均由本报记者 田野 摄."""
OF_A_MEETING: Final = "会场的照片,不是某一位发言人的"


class Pictures:
    """Reads what is printed of photographs, and remembers whom the last caption named."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor
        self._captioned: tuple[str, ...] = ()
        self._meeting_above = False
        self._own: dict[str, Block] = {}

    def read_caption(self, block: Block) -> None:
        floor, names = self._floor, self._floor.survey.names
        self._captioned = names_in(block.text, names)
        stranger = next((one.name for one in block.people if one.name not in names), None)
        if stranger:
            self._close_before(stranger, block)
        self._meeting_above = not self._captioned and shows_a_meeting(block.text)
        if self._meeting_above:
            floor.unplaced(block, OF_A_MEETING)
        elif solid(block) not in self._captioned or has_caption(block, self._captioned):
            floor.doubt(block.number, "这一行当作图片说明,不是正文,没有收入;请核对")

    def _close_before(self, stranger: str, block: Block) -> None:
        if self._floor.owner:
            self._floor.close(f"第{block.number}行是“{stranger}”的照片,版面没有此人的署名行")

    def read_photo(self, block: Block) -> None:
        floor = self._floor
        named = names_in(block.text, floor.survey.names)
        portrait = PORTRAIT.match(block.plain)
        if portrait and self._is_stranger(portrait["who"]):
            self._close_before(portrait["who"], block)
        floor.told.credits.append(block)
        if OF_THE_PAGE.match(block.plain):
            floor.doubt(block.number, "全版图片的来源,不是某一篇的,收在采写的署名里;请核对")
            return
        about, of_a_meeting = named or self._captioned, self._meeting_above
        self._captioned, self._meeting_above = (), False
        who = block.marked.photo.who if block.marked.photo else None
        if not who:
            floor.doubt(block.number, "图片说明没有摄影者,未收入;请核对")
        elif self._is_placed(block, about, of_a_meeting) and has_caption(block, named) and not self._is_own(block):
            floor.doubt(block.number, "图片说明不是正文,整行当作图片来源;请核对")

    def _is_own(self, block: Block) -> bool:
        """Whether a credit begins with the name of who speaks and stands between that one's name and words."""
        owner = self._floor.owner
        if not isinstance(owner, OpenSpeech) or owner.paragraphs or owner.told or not owner.person.name:
            return False
        return solid(block).startswith(owner.person.name) and len(block.plain) <= LONGEST_BANNER

    def _is_placed(self, block: Block, about: tuple[str, ...], of_a_meeting: bool) -> bool:
        """Puts a photograph where it belongs; False where what it shows has been told with that."""
        floor = self._floor
        if len(about) == 1:
            self._own.setdefault(about[0], block)
        elif of_a_meeting or shows_a_meeting(block.text):
            floor.unplaced(block, OF_A_MEETING)
            return False
        elif self._shows_what_follows(block):
            floor.photo = block
            floor.doubt(block.number, "图片说明的用词见于下面一篇,不见于上面,整行当作下面一篇的图片来源;请核对")
            return False
        elif isinstance(floor.owner, OpenSpeech):
            floor.owner.photos.append(block)
        elif floor.headline:
            floor.photo = block
        else:
            floor.doubt(block.number, "图片说明没有归到哪一篇;请核对")
        return True

    def _is_stranger(self, name: str) -> bool:
        """Whether a portrait shows one whose attribution the page lacks: what follows may be his words."""
        return is_name(name) and not names_in(name, self._floor.survey.names)

    def _shows_what_follows(self, photo: Block) -> bool:
        floor = self._floor
        above = floor.owner.paragraphs if floor.owner else []
        blocks = floor.survey.blocks[floor.place + 1 : floor.place + MOST_BELOW]
        return shows_what_follows(photo, above, [one for one in blocks if one.kind not in QUIET])

    def settle(self, speech: OpenSpeech) -> None:
        """The credit that names the speaker stands first; what else was printed beside the words is set aside."""
        own = self._own.get(speech.person.name or "")
        photos = ([own] if own else []) + [one for one in speech.photos if one is not own]
        speech.photos = photos[:1]
        for one in photos[1:]:
            if one.text.strip() != speech.photo:
                self._floor.unplaced(one, f"第{speech.line}行署名的一篇已有图片来源“{speech.photo}”")
