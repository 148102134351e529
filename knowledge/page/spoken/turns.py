"""Whose turn it is: attribution lines, and names with a colon over words (×××：……)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from knowledge.page.arranged.blocks import Block
from knowledge.page.arranged.sheet import is_likely_name
from knowledge.page.persons.names import is_plain_name
from knowledge.page.persons.person import NOBODY, Person
from knowledge.page.printed.kinds import Kind
from knowledge.page.printed.recognition import ends_sentence
from knowledge.page.spoken.floor import Floor
from knowledge.page.spoken.headings import Headings
from knowledge.page.spoken.speeches import NAMELESS, SEVERAL, OpenNote, OpenSpeech
from knowledge.page.spoken.survey import SCOPES
from knowledge.page.spoken.talk import CALLED, Talk
from knowledge.text import aligned

OF_THE_PUBLIC: Final = re.compile(r"(?:女士|先生|小姐|师傅|大爷|大妈|大叔|大姐|阿姨|同学|网友|读者|市民|居民)$")
"""How one is named who asks and is nobody's delegate: 成女士."""


class Turns:
    """Reads the lines that say who speaks; a name that says nothing of that is read as a title or as text."""

    def __init__(self, floor: Floor, headings: Headings, talk: Talk) -> None:
        self._floor = floor
        self._headings = headings
        self._talk = talk

    # ---------------------------------------------------------------- attributions

    def read_attribution(self, block: Block) -> None:
        floor = self._floor
        if any(one.paragraphs or one.questions for one in floor.article) or not self._article_is_open():
            floor.article = []
        people = block.people or (NOBODY,)
        same = floor.called(people[0].name)
        if same and len(people) == 1:
            self._introduce_again(same, block, people[0])
            return
        if len(people) > 1 and not self._turns_follow(people):
            people = (self._of_several(block),)
        fresh = not floor.article
        for person in people:
            floor.open(block, person, floor.headline if fresh else floor.shared)
        floor.headline = None
        floor.is_questioned = False
        floor.told.reporters += block.marked.reporters

    def _introduce_again(self, same: OpenSpeech, block: Block, person: Person) -> None:
        printed = block.numbers if same.person.posts else (*same.attribution.numbers, *block.numbers)
        lines = "、".join(map(str, printed))
        self._floor.doubt(block.number, f"第{lines}行又介绍了同一人,未另立一篇;请核对身份")
        if not same.person.posts:  # the line that tells the posts is their evidence
            same.person, same.attribution = person, block

    def _of_several(self, block: Block) -> Person:
        """Nobody, where a line names several people and nothing tells whose the words below are."""
        names = "".join(f"“{one.name or NAMELESS}”" for one in block.people)
        what = f"署名行里像有{len(block.people)}个人({names}),分不清下面是谁的话,没有归给任何一人;请核对后补上姓名"
        self._floor.doubt(block.number, what)
        return SEVERAL

    def _article_is_open(self) -> bool:
        return isinstance(self._floor.owner, OpenSpeech) and not self._floor.headline

    def _turns_follow(self, people: Sequence[Person]) -> bool:
        names, blocks = {one.name for one in people}, self._floor.survey.blocks
        if self._floor.survey.any_question and len({(one.name or "")[:1] for one in people}) == len(people):
            names |= {(one.name or "")[:1] for one in people}
        for at in range(self._floor.place + 1, len(blocks)):
            if blocks[at].kind in SCOPES:
                return False
            called = CALLED.match(blocks[at].plain)
            if (blocks[at].kind == Kind.TURN and blocks[at].name in names) or (called and called["who"] in names):
                return True
        return False

    # ---------------------------------------------------------------- turns

    def read_turn(self, block: Block) -> None:
        """`×××：……`: to the one who is named, if the page names that person as a speaker."""
        name, floor = block.name, self._floor
        known = floor.called(name) or floor.waiting(name)
        if known and known.attribution.number != block.number:
            if not block.text and aligned(block.marked.line.text).rstrip(": ") not in (name, known.attribution.plain):
                floor.doubt(block.number, "这一行又介绍了同一人,未另立一篇;请核对身份")
            if floor.headline and not known.headline and not known.paragraphs:
                known.headline = floor.taken_headline()
                floor.article = [known]
            floor.speak(known, block)
        elif not any(one.name for one in block.people):
            floor.close(f"第{block.number}行以身份和冒号开头,像另一人在说话,但没有认出姓名")
            floor.unplaced(block)
        elif self._is_headline_of(block):
            self._headings.read_title(replace(block, kind=Kind.TITLE, text=_printed(block)))
        elif block.marked.certain or name in floor.survey.names or self._is_dialogue(block):
            self._open_turn(block)
        elif OF_THE_PUBLIC.search(name or "") and isinstance(floor.owner, OpenSpeech):
            self._talk.read_question(block)
        elif is_likely_name(block.marked) or is_plain_name(name or ""):
            floor.close(f"第{block.number}行以“{name}:”开头,像另一人在说话,但版面没有介绍此人")
            floor.unplaced(block)
        else:
            floor.doubt(block.number, f"这一行以“{name}:”开头,没有当作另一人的话;请核对")
            self._talk.read_text(replace(block, text=_printed(block)))

    def _is_headline_of(self, block: Block) -> bool:
        """赵铁：让机器听懂人话 over an article: a name and words without a stop, where nobody is asked."""
        survey = self._floor.survey
        said = block.text and not ends_sentence(block.text) and not block.marked.certain
        return bool(said) and survey.turns[block.name] == 1 and not survey.any_question and not self._floor.article

    def _is_dialogue(self, block: Block) -> bool:
        """Whether a name that nobody introduced is still one who speaks: it comes again among questions."""
        if not is_likely_name(block.marked):
            return False
        headed = not block.text and self._floor.headline is not None
        return headed or (self._floor.survey.turns[block.name] > 1 and self._floor.survey.any_question)

    def _open_turn(self, block: Block) -> None:
        floor = self._floor
        over = floor.owner if isinstance(floor.owner, OpenNote) else None
        who = self._of_several(block) if len(block.people) > 1 else block.people[0]
        speech = floor.open(block, who, floor.headline or (floor.shared if floor.article else None))
        floor.headline = None
        if not block.marked.certain:
            floor.doubt(block.number, f"“{speech.person.name}”在这里没有身份,按“姓名:”认作他的话;请核对")
        floor.speak(speech, block)
        if over and over.amid and not over.paragraphs and block.text:
            floor.close(f"在{over.block.label}里“{speech.who}”的一段之后,分不清是他的话还是上面那位的话")


def _printed(block: Block) -> str:
    """The text of a turn with the name and colon that stand over it."""
    return (block.label or "") + block.text if block.text else block.marked.line.text
