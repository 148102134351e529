"""Blocks to speeches and notes: where each person's words begin and end. What is nobody's stays nobody's."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from knowledge.page.blocks import BESIDE, SECTION_LENGTH, Block
from knowledge.page.credits import shows_a_meeting
from knowledge.page.kinds import Kind, ends_sentence, is_likely_name
from knowledge.page.layout import SUBHEAD, is_start
from knowledge.page.narration import goes_on, is_of_a_report, may_be_told, pieces
from knowledge.page.person import NOBODY, Person, is_name, is_plain_name, names_in
from knowledge.page.photos import MOST_BELOW, PORTRAIT, has_caption, shows_what_follows
from knowledge.page.speeches import (
    SEVERAL,
    UNKNOWN,
    OpenNote,
    OpenSpeech,
    Told,
    Unplaced,
    quoted,
    without_articles,
    without_repeats,
    without_reports,
)
from knowledge.page.voices import asks_a_guest, is_like_a_note, is_reportage, other_voice, says_i
from knowledge.text import aligned

PROFILE: Final = re.compile(r"\W*(?:人物|代表|委员|嘉宾|受访者)?(?:名片|简介|档案|小传)\W*")
OWN_PROFILE: Final = "像人物简介"
TAKING_THE_WORD: Final = re.compile(
    r"(?P<who>[\u4e00-\u9fff·]{2,8}?)(?:代表|委员)?(?:[接抢]过话[茬头题筒]|接着话?|补充|插话|回答|回应|答|感慨|坦言|笑)[^:,。“]{0,6}:\s*(?=.)"
)
OF_THE_PUBLIC: Final = re.compile(r"(?:女士|先生|小姐|师傅|大爷|大妈|大叔|大姐|阿姨|同学|网友|读者|市民|居民)$")
"""How one is named who asks and is nobody's delegate: 成女士."""
CALLED: Final = re.compile(r"(?P<who>[\u4e00-\u9fff·]{1,12}):\s*(?=.)")
ARTICLE_NOTES: Final = re.compile(
    r"评论|社论|编辑部|短评|微评|快评|锐评|时评|短论|手记|札记|感言|观察|点评|感悟|背景|链接|解释|阅读|微言"
)
CLOSING_NOTE: Final = re.compile(r"编后|编余|手记|札记|结语|结束语")
MOST_GAPS: Final = 0.2
"""Above this share of paragraphs with a blank line before them, a blank line tells nothing."""
TITLED: Final = frozenset({Kind.TITLE, Kind.EVENT, Kind.BANNER, Kind.HEADLINE, Kind.SECTION, Kind.HEAD})
QUIET: Final = BESIDE | {Kind.EVENT}
SCOPES: Final = (Kind.HEADLINE, Kind.SECTION, Kind.ATTRIBUTION)
"""What ends the talk that an attribution began."""
NO_ATTRIBUTION: Final = "没有署名行"
OF_A_MEETING: Final = "会场的照片,不是某一位发言人的"


class Reader:
    """Reads the blocks once, from top to bottom, and keeps whose words they are."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._told = Told()
        self._place = 0
        self._section: str | None = None
        self._section_line: int | None = None
        self._adrift: str | None = None
        self._headline: Block | None = None
        self._shared: Block | None = None
        self._owner: OpenSpeech | OpenNote | None = None
        self._why = NO_ATTRIBUTION
        self._article: list[OpenSpeech] = []
        self._questioned = False
        self._reported: int | None = None
        self._at_an_end = False
        self._in_head = True
        self._captioned: tuple[str, ...] = ()
        self._meeting_above = False
        self._photos: dict[str, Block] = {}
        self._next_photo: Block | None = None
        self._boxed = False
        lengths = [len(one.text) for one in blocks if one.kind == Kind.HEADLINE]
        self._headline_length = median(lengths) if lengths else 20.0
        self._answers_ahead = _answers_ahead(blocks)
        self._subheads = _subheads(blocks)
        self._last_section = max((i for i, one in enumerate(blocks) if one.kind == Kind.SECTION), default=-1)
        self._turns = Counter(one.name for one in blocks if one.kind == Kind.TURN)
        self._any_question = any(one.kind == Kind.QUESTION for one in blocks)
        gaps = [one.marked.line.gap for one in blocks if one.kind == Kind.TEXT]
        self._gaps_tell = len(gaps) > 4 and sum(gaps) < MOST_GAPS * len(gaps)
        self._is_report = any(one.kind in TITLED and is_of_a_report(one.text) for one in blocks)
        self._names = {p.name for one in blocks if is_start(one) for p in one.people if p.name}
        self._folded_names = {aligned(name) for name in self._names}

        self._readers: dict[Kind, Callable[[Block], None]] = {
            Kind.HEAD: self._read_head,
            Kind.EVENT: self._read_head,
            Kind.SECTION: self._read_section,
            Kind.BANNER: self._read_banner,
            Kind.HEADLINE: self._read_headline,
            Kind.ATTRIBUTION: self._read_attribution,
            Kind.LABEL: self._read_attribution,
            Kind.TURN: self._read_turn,
            Kind.QUESTION: self._read_question,
            Kind.ANSWER: self._read_answer,
            Kind.NOTE: self._read_note,
            Kind.NEWS: self._read_aside,
            Kind.BOX: self._read_aside,
            Kind.ASIDE: self._read_aside,
            Kind.END: self._read_end,
            Kind.JUMP: self._read_jump,
            Kind.REPORTERS: self._read_reporters,
            Kind.CAPTION: self._read_caption,
            Kind.PHOTO: self._read_photo,
            Kind.TITLE: self._read_title,
            Kind.TEXT: self._read_text,
        }

    def told(self) -> Told:
        for place, block in enumerate(self._blocks):
            self._place = place
            self._read(block)
        self._drop_headline()
        for speech in self._told.speeches:
            self._settle_photos(speech)
            self._settle_end(speech)
        return self._told

    def _settle_end(self, speech: OpenSpeech) -> None:
        """The last paragraph of a talk is where a reporter's sentence stands that has no word of a meeting.

        On a page where a reporter is known to tell it is set aside; on any other it stays, with a doubt.
        """
        while len(speech.paragraphs) > 1 and not speech.answered:
            last = speech.paragraphs[-1]
            if last.kind != Kind.TEXT or not may_be_told(last.text):
                return
            if not self._is_report:
                what = f"这一段很短,是“{speech.person.name}”的末段,看不出是不是他的话;若是记者的话,请移出"
                self._told.doubt(last.number, what)
                return
            self._unplaced(speech.paragraphs.pop(), "报道里一篇发言的末段,很短,看不出是不是本人的话")

    def _settle_photos(self, speech: OpenSpeech) -> None:
        """The credit that names the speaker stands first; what else was printed beside the words is set aside."""
        own = self._photos.get(speech.person.name or "")
        photos = ([own] if own else []) + [one for one in speech.photos if one is not own]
        speech.photos = photos[:1]
        for one in photos[1:]:
            if one.text.strip() != speech.photo:
                self._unplaced(one, f"第{speech.line}行署名的一篇已有图片来源“{speech.photo}”")

    def _read(self, block: Block) -> None:
        if block.kind not in QUIET | {Kind.TITLE, Kind.REPORTERS, Kind.BANNER, Kind.JUMP, Kind.ASIDE}:
            self._in_head = False
        if block.kind in self._readers:
            self._readers[block.kind](block)

    def _read_head(self, block: Block) -> None:
        self._told.head.append(block)

    def _read_end(self, block: Block) -> None:
        self._close(f"第{block.number}行的署名已结束上面那一篇")

    def _close(self, why: str) -> None:
        self._drop_headline()
        self._owner, self._why, self._boxed = None, why, False
        self._article = []
        self._questioned = False
        self._reported = None

    def _drop_headline(self) -> None:
        """A headline that no attribution followed is nobody's."""
        if self._headline:
            self._unplaced(self._headline, "标题下没有署名行")
        self._headline = None

    def _unplaced(self, block: Block, why: str) -> None:
        self._told.unplaced.append(Unplaced(block, why))

    def _read_section(self, block: Block) -> None:
        self._close("栏目名之后没有署名行")
        self._section, self._adrift, self._section_line = block.text, None, block.number
        if block.text not in self._told.sections:
            self._told.sections.append(block.text)
        for note in self._told.notes[-1:]:
            if self._follows_directly(note):
                note.next_section = block.text

    def _follows_directly(self, note: OpenNote) -> bool:
        """Whether nothing but the note and what is beside it stands between its label and this place."""
        numbers = {number for one in (note.block, *note.paragraphs) for number in one.numbers}
        at = self._place - 1
        while at >= 0 and self._blocks[at].kind in QUIET | {Kind.REPORTERS}:
            at -= 1
        return at >= 0 and self._blocks[at].number in numbers

    def _read_banner(self, block: Block) -> None:
        if self._told.banner:
            self._unplaced(block, "像版面通栏标题,但已有一个")
            return
        self._told.banner = block
        if not self._in_head:
            self._close("版面通栏标题之后没有署名行")
            if self._section and not self._told.speeches and not self._told.notes:
                what = f"栏目名印在第{block.number}行版面通栏标题之上,下面各篇仍归入“{self._section}”;请核对"
                self._told.doubt(self._section_line, what)
            elif self._section:
                self._section, self._adrift = None, f"排在第{block.number}行版面通栏标题之后"

    def _read_headline(self, block: Block) -> None:
        self._close("标题之后没有署名行")
        self._headline = self._shared = block

    def _read_attribution(self, block: Block) -> None:
        if any(one.paragraphs or one.questions for one in self._article) or not self._article_is_open():
            self._article = []
        people = block.people or (NOBODY,)
        same = next((one for one in self._article if one.person.name == people[0].name), None)
        if same and people[0].name and len(people) == 1:
            lines = "、".join(map(str, block.numbers))
            self._told.doubt(block.number, f"第{lines}行又介绍了同一人,未另立一篇;请核对身份")
            if not same.person.posts:  # the line that tells the posts is their evidence
                same.person, same.attribution = people[0], block
            return
        if len(people) > 1 and not self._turns_follow(people):
            people = (self._of_several(block),)
        fresh = not self._article
        for person in people:
            self._open(block, person, self._headline if fresh else self._shared)
        self._headline = None
        self._questioned = False
        self._told.reporters += block.marked.reporters

    def _of_several(self, block: Block) -> Person:
        """Nobody, where a line names several people and nothing tells whose the words below are."""
        names = "".join(f"“{one.name or '？'}”" for one in block.people)
        what = f"署名行里像有{len(block.people)}个人({names}),分不清下面是谁的话,没有归给任何一人;请核对后补上姓名"
        self._told.doubt(block.number, what)
        return SEVERAL

    def _article_is_open(self) -> bool:
        return isinstance(self._owner, OpenSpeech) and not self._headline

    def _turns_follow(self, people: Sequence[Person]) -> bool:
        names = {one.name for one in people}
        for at in range(self._place + 1, len(self._blocks)):
            block = self._blocks[at]
            if block.kind in SCOPES:
                return False
            if block.kind == Kind.TURN and block.name in names:
                return True
        return False

    def _open(self, block: Block, person: Person, headline: Block | None) -> OpenSpeech:
        speech = OpenSpeech(headline, block, person, self._section, self._adrift)
        if not self._section and not self._adrift and not self._told.sections and self._last_section > self._place:
            speech.adrift = "排在第一个栏目名之前"
        speech.photos, self._next_photo = [self._next_photo] if self._next_photo else [], None
        self._told.speeches.append(speech)
        self._article.append(speech)
        self._owner = speech
        self._reported = None
        return speech

    def _read_turn(self, block: Block) -> None:
        """`×××：……`: to the one who is named, if the page names that person as a speaker."""
        name = block.name
        known = next((one for one in self._article if name and one.person.name == name), None)
        if known and known.attribution.number != block.number:
            self._speak(known, block)
        elif self._is_headline_of(block):
            self._read_title(replace(block, kind=Kind.TITLE, text=_printed(block)))
        elif block.marked.certain or name in self._names or self._is_dialogue(block):
            self._open_turn(block)
        elif OF_THE_PUBLIC.search(name or "") and isinstance(self._owner, OpenSpeech):
            self._read_question(block)
        elif is_likely_name(block.marked) or is_plain_name(name or ""):
            self._close(f"第{block.number}行以“{name}:”开头,像另一人在说话,但版面没有介绍此人")
            self._unplaced(block, self._why)
        else:
            self._told.doubt(block.number, f"这一行以“{name}:”开头,没有当作另一人的话;请核对")
            self._read_text(replace(block, text=_printed(block)))

    def _is_headline_of(self, block: Block) -> bool:
        """赵铁：让机器听懂人话 over an article: a name and words without a stop, where nobody is asked."""
        said = block.text and not ends_sentence(block.text) and not block.marked.certain
        return bool(said) and self._turns[block.name] == 1 and not self._any_question and not self._article

    def _is_dialogue(self, block: Block) -> bool:
        """Whether a name that nobody introduced is still one who speaks: it comes again among questions."""
        if not is_likely_name(block.marked):
            return False
        again = self._turns[block.name]
        headed = not block.text and isinstance(self._headline, Block)
        return headed or (again > 1 and self._any_question)

    def _open_turn(self, block: Block) -> None:
        headline = self._headline or (self._shared if self._article else None)
        if self._headline is None and not self._article and self._owner is None and self._why != NO_ATTRIBUTION:
            headline = None
        who = self._of_several(block) if len(block.people) > 1 else block.people[0]
        speech = self._open(block, who, headline)
        self._headline = None
        if not block.marked.certain:
            self._told.doubt(block.number, f"“{speech.person.name}”在这里没有身份,按“姓名:”认作他的话;请核对")
        self._speak(speech, block)

    def _speak(self, speech: OpenSpeech, block: Block) -> None:
        self._set_lead_aside(speech)
        self._owner = speech
        self._questioned = False
        self._reported = None
        speech.answered = True
        if block.text:
            speech.paragraphs += self._said_by(speech, block)

    def _set_lead_aside(self, speech: OpenSpeech) -> None:
        """What stands before the first question or answer is the reporter's introduction, not an answer."""
        if not speech.answered and not speech.questions:
            for block in sorted([*speech.paragraphs, *speech.told], key=lambda one: one.number):
                self._unplaced(block, f"在第{speech.line}行署名的问答之前,像记者的导语")
            speech.paragraphs, speech.told = [], []

    def _read_question(self, block: Block) -> None:
        if isinstance(self._owner, OpenSpeech):
            self._set_lead_aside(self._owner)
            self._owner.questions.append(block)
            self._questioned = True
            self._reported = None
        else:
            self._unplaced(block, f"记者的提问;{self._why}")

    def _read_answer(self, block: Block) -> None:
        if isinstance(self._owner, OpenSpeech) and len(self._article) == 1:
            self._speak(self._owner, block)
        elif isinstance(self._owner, OpenSpeech):
            self._unplaced(block, "只印“答”,分不清是哪一位的话")
        else:
            self._unplaced(block, self._why)

    def _read_note(self, block: Block) -> None:
        headline = self._headline
        self._headline = None
        self._close(f"第{block.number}行{block.label}之后")
        note = OpenNote(block, self._section, self._closes_page(block))
        note.paragraphs += [headline] if headline else []
        note.paragraphs += [block] if block.text else []
        self._told.notes.append(note)
        self._owner = note

    def _closes_page(self, note: Block) -> bool:
        """Whether a note looks back on the page: nothing is said below it, and no section has such a note above."""
        if not CLOSING_NOTE.search(note.label or ""):
            return False
        below = self._blocks[self._place + 1 :]
        if any(is_start(one) or one.kind in (Kind.SECTION, Kind.NOTE) for one in below):
            return False
        return not any(CLOSING_NOTE.search(one.block.label or "") for one in self._told.notes)

    def _read_aside(self, block: Block) -> None:
        headline = self._headline
        self._headline = None
        why = {Kind.NEWS: "新闻报道,人物只是被引用,不是署名的发言", Kind.BOX: "报告或资料摘录,不是人物的话"}
        self._close(why.get(block.kind, block.label or NO_ATTRIBUTION))
        self._boxed = block.kind == Kind.BOX
        if headline:
            self._unplaced(headline, self._why)
        self._unplaced(block, self._why)
        self._told.reporters += block.marked.reporters

    def _read_jump(self, block: Block) -> None:
        onward = "转" in block.text
        self._told.doubt(
            block.number,
            f"转版行“{block.text}”不是正文,已略去;{'此篇在别的版还有下文' if onward else '此篇接别的版'},请核对",
        )
        fresh = isinstance(self._owner, OpenSpeech) and not self._owner.paragraphs
        if onward or not fresh:
            headline, self._headline = self._headline, None
            self._close("转版行之后" if onward else "接别版的文字,本版没有署名行")
            self._headline = headline

    def _read_reporters(self, block: Block) -> None:
        self._told.credits.append(block)
        self._told.reporters += block.marked.reporters
        if isinstance(self._owner, OpenNote) or (isinstance(self._owner, OpenSpeech) and self._owner.paragraphs):
            self._close("记者署名行之后没有署名行")

    def _read_caption(self, block: Block) -> None:
        self._captioned = names_in(block.text, self._names)
        stranger = next((one.name for one in block.people if one.name not in self._names), None)
        if stranger and self._owner:
            self._close(f"第{block.number}行是“{stranger}”的照片,版面没有此人的署名行")
        self._meeting_above = not self._captioned and shows_a_meeting(block.text)
        if self._meeting_above:
            self._unplaced(block, OF_A_MEETING)
        elif not self._captioned or has_caption(block, self._captioned):
            self._told.doubt(block.number, "这一行当作图片说明,不是正文,没有收入;请核对")

    def _is_stranger(self, name: str) -> bool:
        """Whether a portrait shows one whose attribution the page lacks: what follows may be his words."""
        return is_name(name) and not names_in(name, self._names)

    def _read_photo(self, block: Block) -> None:
        named = names_in(block.text, self._names)
        stranger = PORTRAIT.match(block.plain)
        if stranger and self._owner and self._is_stranger(stranger["who"]):
            self._close(f"第{block.number}行是“{stranger['who']}”的照片,版面没有此人的署名行")
        self._told.credits.append(block)
        who = block.marked.photo.who if block.marked.photo else None
        about = named or self._captioned
        of_a_meeting = self._meeting_above
        self._captioned, self._meeting_above = (), False
        if not who:
            self._told.doubt(block.number, "图片说明没有摄影者,未收入;请核对")
        elif len(about) == 1:
            self._photos.setdefault(about[0], block)
        elif of_a_meeting or shows_a_meeting(block.text):
            self._unplaced(block, OF_A_MEETING)
            return
        elif self._shows_what_follows(block):
            self._next_photo = block
            self._told.doubt(block.number, "图片说明的用词见于下面一篇,不见于上面,整行当作下面一篇的图片来源;请核对")
            return
        elif isinstance(self._owner, OpenSpeech):
            self._owner.photos.append(block)
        elif self._headline:
            self._next_photo = block
        else:
            self._told.doubt(block.number, "图片说明没有归到哪一篇;请核对")
        if who and has_caption(block, named):
            self._told.doubt(block.number, "图片说明不是正文,整行当作图片来源;请核对")

    def _shows_what_follows(self, photo: Block) -> bool:
        above = self._owner.paragraphs if self._owner else []
        below = [one for one in self._blocks[self._place + 1 : self._place + MOST_BELOW] if one.kind not in QUIET]
        return shows_what_follows(photo, above, below)

    def _read_title(self, block: Block) -> None:
        if self._in_head or self._is_banner_under_section():
            self._told.titles.append(block)
        elif isinstance(self._owner, OpenSpeech):
            self._read_title_in_speech(self._owner, block)
        elif self._boxed:
            self._read_unknown(block, self._why)
        elif isinstance(self._owner, OpenNote) and not self._owner.paragraphs and self._next_kind() == Kind.TEXT:
            self._owner.paragraphs.append(block)
        elif self._next_kind() == Kind.TEXT:
            self._close("标题之后没有署名行")
            self._unplaced(block, self._why)
        else:
            self._read_unknown(block)

    def _is_banner_under_section(self) -> bool:
        """Whether the page has begun with the name of its column, and what stands under that is the banner."""
        told = self._told
        if told.speeches or told.notes or told.banner or told.titles or told.unplaced or self._owner:
            return False
        return len(told.sections) == 1 and self._next_kind() in (Kind.NOTE, Kind.TITLE)

    def _read_unknown(self, block: Block, why: str = UNKNOWN) -> None:
        """A short line over a headline may be the title of a section: what follows has no sure section then."""
        self._unplaced(block, why)
        if self._next_kind() == Kind.HEADLINE and self._section and len(block.text) <= SECTION_LENGTH:
            self._section = None
            self._adrift = f"排在第{block.number}行“{quoted(block.text)}”之后,那一行或是栏目名"

    def _next_kind(self) -> Kind | None:
        at = self._place + 1
        while at < len(self._blocks) and self._blocks[at].kind in QUIET:
            at += 1
        return self._blocks[at].kind if at < len(self._blocks) else None

    def _read_title_in_speech(self, speech: OpenSpeech, block: Block) -> None:
        if self._next_kind() not in (Kind.TEXT, Kind.TITLE, Kind.QUESTION):
            self._read_unknown(block)
        elif PROFILE.fullmatch(block.plain) and not speech.paragraphs:
            self._unplaced(block, OWN_PROFILE)
        elif self._reported is not None:
            self._close(f"第{self._reported}行像记者的话,下面的标题又没有署名行")
            self._unplaced(block, self._why)
        elif not speech.paragraphs and speech.headline is None and not speech.answered:
            speech.headline = block
            self._told.doubt(block.number, "这一行在署名行之下,按位置认作标题;请核对")
        elif self._is_subhead(block):
            speech.paragraphs.append(block)
            self._told.doubt(block.number, "这一行像小标题,留在正文里;若是另一篇的标题,下面的话就不是此人的")
        else:
            self._close(f"第{block.number}行像另一篇的标题,下面没有署名行")
            self._unplaced(block, self._why)

    def _is_subhead(self, block: Block) -> bool:
        for at in range(self._place + 1, min(self._place + 6, len(self._blocks))):
            if self._blocks[at].kind == Kind.TEXT:
                if is_reportage(self._blocks[at].text):
                    return False
                break
        if SUBHEAD.match(block.plain):
            return True
        short = len(block.text) <= min(14, 0.8 * self._headline_length) and " " not in block.plain
        return short and self._subheads[self._place] > 1

    def _read_text(self, block: Block) -> None:
        called = CALLED.match(block.plain)
        same = [one for one in self._article if called and self._is_called(one, called["who"])]
        if called and len(same) == 1:
            if not same[0].answered and called["who"] != same[0].person.name:
                self._told.doubt(block.number, f"“{called['who']}”按姓氏认作“{same[0].person.name}”;请核对")
            self._speak(same[0], replace(block, text=block.text[called.end() :]))
            return
        if self._any_question and self._takes_the_word(block):
            return
        if isinstance(self._owner, OpenSpeech) and self._close_before_another(self._owner, block):
            return
        if isinstance(self._owner, OpenNote):
            self._read_text_of_note(self._owner, block)
        elif not isinstance(self._owner, OpenSpeech):
            self._unplaced(block, self._why)
        elif len(self._article) > 1 and not any(one.answered for one in self._article):
            self._unplaced(block, "几个人的署名印在一处,分不清是谁的话")
        elif asks_a_guest(block.text):
            self._read_question(block)
        elif (self._questioned and self._owner.answered) or (self._questioned and self._answers_ahead[self._place]):
            self._owner.questions.append(block)
        else:
            self._keep(self._owner, block)

    def _keep(self, speech: OpenSpeech, block: Block) -> None:
        """A paragraph of a speech; what about it may be somebody else's is a doubt."""
        said = self._said_by(speech, block)
        speech.paragraphs += said
        if any(is_like_a_note(one.text) for one in said):
            self._told.doubt(block.number, "这一段像编者按的口气;若是本报的话,请移出")
        if said and self._gaps_tell and block.marked.line.gap and len(speech.paragraphs) > 1:
            self._told.doubt(block.number, "这一段前空了一行,与别的段落不同;若另是一篇,就不是此人的话")

    def _said_by(self, speech: OpenSpeech, block: Block) -> list[Block]:
        """What of a paragraph is the speaker's; after a reporter's words, only what is surely said."""
        said: list[Block] = []
        begun = bool(speech.paragraphs)
        name = aligned(speech.person.name or "")
        for piece in pieces(block.text, name, self._folded_names, begun, self._is_report):
            part = replace(block, text=piece.text)
            if piece.told:
                self._is_report = True
                speech.told.append(part)
                self._at_an_end = piece.last or (self._at_an_end and self._reported is not None)
                self._reported = block.number
            elif self._reported is None or (not self._at_an_end and goes_on(piece.text)):
                said.append(part)
                self._doubt_after_report(speech, block)
            else:
                self._unplaced(part, f"在第{self._reported}行像记者的话之后,分不清是谁的话")
        return said

    def _doubt_after_report(self, speech: OpenSpeech, block: Block) -> None:
        if self._reported is not None:
            what = f"第{self._reported}行像记者的话,已移出;从这一行起仍当作“{speech.person.name}”的话;请核对"
            self._told.doubt(block.number, what)
        self._reported = None

    def _is_called(self, speech: OpenSpeech, who: str) -> bool:
        """Whether `李：` or `李红：` over words calls somebody by the surname, in a talk, or by the whole name."""
        name = aligned(speech.person.name or "")
        return name == who or (self._any_question and len(who) < 3 and name.startswith(who))

    def _takes_the_word(self, block: Block) -> bool:
        """`李红接过话头：……` in a talk: hers, where she is one of those who are asked."""
        match = TAKING_THE_WORD.match(block.plain)
        known = next((one for one in self._article if match and one.person.name == match["who"]), None)
        if match is None or known is None or not known.answered:
            return False
        self._told.doubt(block.number, f"“{block.text[: match.end()].strip()}”按“{match['who']}”的话读;请核对")
        self._speak(known, replace(block, text=block.text[match.end() :]))
        return True

    def _close_before_another(self, speech: OpenSpeech, block: Block) -> bool:
        """Ends a speech where the text shows that somebody else goes on; True where the text is placed with that.

        A profile of the speaker over the words ends nothing.
        """
        printed = speech.attribution.marked.line.text
        dialogue = bool(speech.questions) or speech.answered
        spoken = bool(speech.questions or speech.paragraphs)
        other = other_voice(block.text, speech.person.name, printed, spoken, dialogue)
        if other == OWN_PROFILE and not spoken:
            self._unplaced(block, OWN_PROFILE)
            self._reported, self._at_an_end = block.number, False
            return True
        if other:
            self._close(f"第{block.number}行{other}")
        return False

    def _read_text_of_note(self, note: OpenNote, block: Block) -> None:
        first = not note.paragraphs or bool(ARTICLE_NOTES.search(note.block.label or ""))
        mine = says_i(block.text)
        if first:
            note.paragraphs.append(block)
        elif mine:
            self._unplaced(block, f"在{note.block.label}之后,但用“我”说话,分不清是本报的话还是上面那位的话")
        else:
            note.paragraphs.append(block)
            self._told.doubt(
                block.number,
                f"这一段在{note.block.label}第一段之后,没有署名,当作本报的话;若是上一篇的续文,请移回",
            )


def _printed(block: Block) -> str:
    """The text of a turn with the name and colon that stand over it."""
    return (block.label or "") + block.text if block.text else block.marked.line.text


def _subheads(blocks: Sequence[Block]) -> list[int]:
    """For each block, how many short lines with a text below them its talk has; 0 where two stand together.

    Subheadings come in sets; a single short line may be the headline of somebody else's text.
    """
    counts = [0] * len(blocks)
    titles: list[int] = []
    for place, block in enumerate([*blocks, None]):
        if block is not None and block.kind == Kind.TITLE:
            titles.append(place)
        elif block is None or block.kind in SCOPES:
            together = {i for i, j in pairwise(titles) if j == i + 1}
            for title in titles:
                counts[title] = 0 if title in together or title - 1 in together else len(titles)
            titles = []
    return counts


def _answers_ahead(blocks: Sequence[Block]) -> list[bool]:
    """For each block, whether an answer with its label follows in the same talk."""
    ahead, found = [False] * len(blocks), False
    for place in range(len(blocks) - 1, -1, -1):
        ahead[place] = found
        kind = blocks[place].kind
        found = kind in (Kind.ANSWER, Kind.TURN) or (found and kind not in SCOPES)
    return ahead


def told(blocks: Sequence[Block]) -> Told:
    """Whose words the blocks of a page are."""
    found = Reader(blocks).told()
    without_articles(found)
    without_repeats(found)
    without_reports(found)
    return found
