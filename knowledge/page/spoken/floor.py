"""Who has the floor while a page is read: the speech or note that is open, and what closes it.

It knows what is open and why nothing is; which block does what to it is for those that read the blocks.
"""

from dataclasses import replace
from typing import Final

from knowledge.page.arranged.blocks import Block
from knowledge.page.arranged.sheet import INTRODUCED
from knowledge.page.persons.person import Person
from knowledge.page.printed.kinds import Kind
from knowledge.page.spoken.speeches import OpenNote, OpenSpeech, Told, Unplaced
from knowledge.page.spoken.survey import Survey
from knowledge.page.telling.narration import goes_on, pieces
from knowledge.text import aligned

NO_ATTRIBUTION: Final = "没有署名行"


class Floor:
    """What is open at a place of a page, and all that was told up to it. It changes block by block.

    `article`: the speeches that were opened under one headline; `shared`: their headline; `why` nobody has the floor;
    `adrift`: why a section is not sure; `reported`: the line where a reporter told something, until the speaker surely
    goes on; `photo`: one that goes with what is opened next.
    """

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.told = Told()
        self.place = 0
        self.section: str | None = None
        self.section_line: int | None = None
        self.adrift: str | None = None
        self.headline: Block | None = None
        self.shared: Block | None = None
        self.owner: OpenSpeech | OpenNote | None = None
        self.why = NO_ATTRIBUTION
        self.article: list[OpenSpeech] = []
        self.photo: Block | None = None
        self.is_boxed = False
        self.is_questioned = False
        self.reported: int | None = None
        self.is_report = survey.is_report
        self._is_at_an_end = False
        self._names = {aligned(name) for name in survey.names}

    def pass_over(self, block: Block) -> None:
        """A text that is nobody's: a headline over it waits for nobody any more."""
        self.drop_headline()
        self.unplaced(block)

    @property
    def next_kind(self) -> Kind | None:
        return self.survey.next_kind(self.place)

    def doubt(self, line: int | None, what: str) -> None:
        self.told.doubt(line, what)

    def unplaced(self, block: Block, why: str | None = None) -> None:
        """A block that is nobody's; because nobody has the floor, where nothing else is said."""
        self.told.unplaced.append(Unplaced(block, self.why if why is None else why))

    # ---------------------------------------------------------------- opened and closed

    def open(self, block: Block, person: Person, headline: Block | None) -> OpenSpeech:
        speech = OpenSpeech(headline, block, person, self.section, self.adrift)
        none_yet = not self.section and not self.adrift and not self.told.sections
        if none_yet and self.survey.last_section > self.place:
            speech.adrift = "排在第一个栏目名之前"
        speech.photos, self.photo = [self.photo] if self.photo else [], None
        self.told.speeches.append(speech)
        self.article.append(speech)
        self.owner = speech
        self.reported = None
        return speech

    def close(self, why: str) -> None:
        self.drop_headline()
        self.owner, self.why, self.is_boxed = None, why, False
        self.article = []
        self.is_questioned = False
        self.reported = None

    def drop_headline(self) -> None:
        """A headline that no attribution followed is nobody's."""
        if headline := self.taken_headline():
            self.unplaced(headline, "标题下没有署名行")

    def taken_headline(self) -> Block | None:
        """The headline that waits for somebody; it waits no longer."""
        headline, self.headline = self.headline, None
        return headline

    # ---------------------------------------------------------------- said

    def speak(self, speech: OpenSpeech, block: Block) -> None:
        """Gives one of those who talk the floor, with what follows the name."""
        self._set_lead_aside(speech)
        self.owner = speech
        self.is_questioned = False
        self.reported = None
        speech.answered = True
        if block.text:
            speech.paragraphs += self.said_by(speech, block)

    def ask(self, speech: OpenSpeech, block: Block) -> None:
        """Puts a question to who has the floor."""
        self._set_lead_aside(speech)
        speech.questions.append(block)
        self.is_questioned = True
        self.reported = None

    def _set_lead_aside(self, speech: OpenSpeech) -> None:
        """What stands before the first question or answer is the reporter's introduction, not an answer."""
        if not speech.answered and not speech.questions:
            for block in sorted([*speech.paragraphs, *speech.told], key=lambda one: one.number):
                self.unplaced(block, f"在第{speech.line}行署名的问答之前,像记者的导语")
            speech.paragraphs, speech.told = [], []

    def said_by(self, speech: OpenSpeech, block: Block) -> list[Block]:
        """What of a paragraph is the speaker's; after a reporter's words, only what is surely said."""
        said: list[Block] = []
        begun = bool(speech.paragraphs)
        name = aligned(speech.person.name or "")
        for piece in pieces(block.text, name, self._names, begun, self.is_report):
            part = replace(block, text=piece.text)
            if piece.told:
                self.is_report = True
                speech.told.append(part)
                self.tell(block.number, is_end=piece.last or (self._is_at_an_end and self.reported is not None))
            elif self.reported is None or (not self._is_at_an_end and goes_on(piece.text)):
                said.append(part)
                self._doubt_after_report(speech, block)
            else:
                self.unplaced(part, f"在第{self.reported}行像记者的话之后,分不清是谁的话")
        return said

    def tell(self, line: int, is_end: bool = False) -> None:
        """A reporter tells something in a line; where the talk is at its end, nobody goes on after it."""
        self.reported, self._is_at_an_end = line, is_end

    def _doubt_after_report(self, speech: OpenSpeech, block: Block) -> None:
        if self.reported is not None:
            what = f"第{self.reported}行像记者的话,已移出;从这一行起仍当作“{speech.who}”的话;请核对"
            self.doubt(block.number, what)
        self.reported = None

    def called(self, name: str | None) -> OpenSpeech | None:
        """Who of those under one headline bears a name."""
        return next((one for one in self.article if name and one.person.name == name), None)

    def waiting(self, name: str | None) -> OpenSpeech | None:
        """Who was introduced with a post and has said nothing yet, whatever was printed since: a guest of a talk."""
        named = [one for one in self.told.speeches if name and one.person.name == name]
        return named[0] if len(named) == 1 and named[0].person.posts and not named[0].paragraphs else None

    def introduced(self, name: str | None) -> OpenSpeech | None:
        """Who of a report was introduced last by a name, where another's words stand between."""
        told = (one for one in reversed(self.told.speeches) if one.attribution.label == INTRODUCED)
        return next((one for one in told if name and one.person.name == name), None)
