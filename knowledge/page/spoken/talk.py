"""What is said at a place of a page: paragraphs, questions and answers, for whoever has the floor; editor's notes."""

import re
from dataclasses import replace
from typing import Final

from knowledge.page.arranged.blocks import Block
from knowledge.page.arranged.sheet import INTRODUCED, is_start
from knowledge.page.printed.kinds import Kind
from knowledge.page.printed.wording import ARTICLE_NOTES
from knowledge.page.spoken.floor import Floor
from knowledge.page.spoken.speeches import OpenNote, OpenSpeech
from knowledge.page.telling.voices import OWN_PROFILE, asks_a_guest, is_like_a_note, other_voice, says_i
from knowledge.text import aligned

TAKING_THE_WORD: Final = re.compile(
    r"(?P<who>[\u4e00-\u9fff·]{2,8}?)(?:代表|委员)?(?:[接抢]过话[茬头题筒]|接着话?|补充|插话|回答|回应|答|感慨"
    r"|坦言|笑)[^:,。“]{0,6}:\s*(?=.)"
)
OF_THE_PUBLIC: Final = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{1,3}(?:女士|先生|小姐|师傅|大[爷妈叔姐哥]|阿姨|同学)|[小老][\u4e00-\u9fff]):."
)
"""One of the public who says something in a talk: 王女士：…, 小陈：…"""
CALLED: Final = re.compile(r"(?P<who>[\u4e00-\u9fff·]{1,12}):\s*(?=.)")
CLOSING_NOTE: Final = re.compile(r"编后|编余|手记|札记|结语|结束语")


class Talk:
    """Reads what is said and gives it to whoever has the floor; nobody's where nobody has."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor
        self._told_of = set[str]()

    # ---------------------------------------------------------------- questions and answers

    def read_question(self, block: Block) -> None:
        floor = self._floor
        if isinstance(floor.owner, OpenSpeech):
            floor.ask(floor.owner, block)
        else:
            floor.unplaced(block, f"记者的提问;{floor.why}")

    def read_answer(self, block: Block) -> None:
        floor = self._floor
        if isinstance(floor.owner, OpenSpeech) and len(floor.article) == 1:
            floor.speak(floor.owner, block)
        elif isinstance(floor.owner, OpenSpeech):
            floor.unplaced(block, "只印“答”,分不清是哪一位的话")
        else:
            floor.unplaced(block)

    # ---------------------------------------------------------------- paragraphs

    def read_text(self, block: Block) -> None:
        floor = self._floor
        if self._is_called_on(block) or (floor.survey.any_question and self._takes_the_word(block)):
            return
        if isinstance(floor.owner, OpenSpeech) and self._is_of_the_public(block):
            self.read_question(block)
            return
        if isinstance(floor.owner, OpenSpeech) and self._close_before_another(floor.owner, block):
            return
        if isinstance(floor.owner, OpenNote):
            self._read_text_of_note(floor.owner, block)
        elif not isinstance(floor.owner, OpenSpeech):
            floor.pass_over(block)
        elif len(floor.article) > 1 and not any(one.answered for one in floor.article):
            floor.unplaced(block, "几个人的署名印在一处,分不清是谁的话")
        elif asks_a_guest(block.text):
            self.read_question(block)
        elif floor.is_questioned and (floor.owner.answered or floor.survey.answers_ahead[floor.place]):
            floor.owner.questions.append(block)
        else:
            self._keep(floor.owner, block)

    def _is_of_the_public(self, block: Block) -> bool:
        """Whether one of the public speaks where delegates answer: none of these bears that surname."""
        called = OF_THE_PUBLIC.match(block.plain)
        surnames = {aligned(one.person.name or "")[:1] for one in self._floor.article}
        talked = len(self._floor.article) > 1 or any(one.answered for one in self._floor.article)
        return called is not None and talked and not surnames & set(called["who"][:2])

    def _is_called_on(self, block: Block) -> bool:
        """`李：` or `李红：` over words: theirs, where just one of those under the headline is called so."""
        called = CALLED.match(block.plain)
        same = [one for one in self._floor.article if called and self._is_called(one, called["who"])]
        if called and not same and (guest := self._floor.waiting(called["who"])):
            same = [guest]
        if called is None or len(same) != 1:
            return False
        what = f"“{called['who']}”按姓氏认作“{same[0].person.name}”;请核对"
        if called["who"] != aligned(same[0].person.name or "") and what not in self._told_of:
            self._floor.doubt(block.number, what)
            self._told_of.add(what)
        self._floor.speak(same[0], replace(block, text=block.text[called.end() :]))
        return True

    def _is_called(self, speech: OpenSpeech, who: str) -> bool:
        """Whether `李：` or `李红：` over words calls somebody by the surname, in a talk, or by the whole name."""
        name = aligned(speech.person.name or "")
        return name == who or (self._floor.survey.any_question and len(who) < 3 and name.startswith(who))

    def _takes_the_word(self, block: Block) -> bool:
        """`李红接过话头：……` in a talk: hers, where she is one of those who are asked."""
        match = TAKING_THE_WORD.match(block.plain)
        known = self._floor.called(match["who"]) if match else None
        if match is None or known is None or not known.answered:
            return False
        self._floor.doubt(block.number, f"“{block.text[: match.end()].strip()}”按“{match['who']}”的话读;请核对")
        self._floor.speak(known, replace(block, text=block.text[match.end() :]))
        return True

    def read_quoted(self, block: Block) -> None:
        """Words in quotation marks that narration right above introduces: theirs who are introduced there."""
        floor = self._floor
        owner = floor.owner if isinstance(floor.owner, OpenSpeech) else None
        known = owner if owner and owner.person.name == block.name else floor.called(block.name)
        known = known or floor.introduced(block.name)
        if known is None:
            floor.unplaced(block)
            return
        floor.owner = known
        known.paragraphs.append(block)

    def _close_before_another(self, speech: OpenSpeech, block: Block) -> bool:
        """Ends a speech where the text shows that somebody else goes on; True where the text is placed with that.

        A profile of the speaker over the words ends nothing.
        """
        if speech.attribution.label == INTRODUCED:
            who = speech.person.name
            self._floor.close(f"第{speech.line}行的报道只引出“{who}”引号里的话,这里不在引号里,分不清是谁的话")
            return False
        printed = speech.attribution.marked.line.text
        dialogue = bool(speech.questions) or speech.answered
        spoken = bool(speech.questions or speech.paragraphs)
        other = other_voice(block.text, speech.person.name, printed, spoken, dialogue)
        if other == OWN_PROFILE and not spoken:
            self._floor.unplaced(block, OWN_PROFILE)
            self._floor.tell(block.number)
            return True
        if other:
            self._floor.close(f"第{block.number}行{other}")
        return False

    def _keep(self, speech: OpenSpeech, block: Block) -> None:
        """A paragraph of a speech; what about it may be somebody else's is a doubt."""
        floor = self._floor
        said = floor.said_by(speech, block)
        speech.paragraphs += said
        if any(is_like_a_note(one.text) for one in said):
            floor.doubt(block.number, "这一段像编者按的口气;若是本报的话,请移出")
        if said and floor.survey.gaps_tell and block.marked.line.gap and len(speech.paragraphs) > 1:
            floor.doubt(block.number, "这一段前空了一行,与别的段落不同;若另是一篇,就不是此人的话")

    # ---------------------------------------------------------------- the editor's notes

    def read_note(self, block: Block) -> None:
        floor = self._floor
        headline = floor.taken_headline()
        amid = isinstance(floor.owner, OpenSpeech) and bool(floor.owner.paragraphs)
        floor.close(f"第{block.number}行{block.label}之后")
        note = OpenNote(block, floor.section, self._closes_page(block), amid)
        note.paragraphs += [headline] if headline else []
        note.paragraphs += [block] if block.text else []
        floor.told.notes.append(note)
        floor.owner = note

    def _closes_page(self, note: Block) -> bool:
        """Whether a note looks back on the page: nothing is said below it, and no section has such a note above."""
        if not CLOSING_NOTE.search(note.label or ""):
            return False
        below = self._floor.survey.blocks[self._floor.place + 1 :]
        if any(is_start(one) or one.kind in (Kind.SECTION, Kind.NOTE) for one in below):
            return False
        return not any(CLOSING_NOTE.search(one.block.label or "") for one in self._floor.told.notes)

    def _read_text_of_note(self, note: OpenNote, block: Block) -> None:
        if not note.paragraphs or ARTICLE_NOTES.search(note.block.label or ""):
            note.paragraphs.append(block)
        elif says_i(block.text):
            why = f"在{note.block.label}之后,但用“我”说话,分不清是本报的话还是上面那位的话"
            self._floor.unplaced(block, why)
        elif note.amid:
            why = f"在{note.block.label}第一段之后,没有署名,分不清是本报的话还是上面那位的话"
            self._floor.unplaced(block, why)
        else:
            note.paragraphs.append(block)
            what = f"这一段在{note.block.label}第一段之后,没有署名,当作本报的话;若是上一篇的续文,请移回"
            self._floor.doubt(block.number, what)
