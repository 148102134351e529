"""Raw page text to a draft with doubts: who is printed as saying what, and what of it an editor must check.

It puts no words under a name that is not printed over them: nearness is no attribution, a quotation makes
no speaker whom neither the line above nor its own sentence names, and a text that cannot be placed is left out
of every speech, with a doubt that names its lines.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.errors import PageUnreadable
from knowledge.model import Reporter
from knowledge.page.arranged.biographies import with_lives
from knowledge.page.arranged.blocks import Block
from knowledge.page.arranged.cards import with_cards
from knowledge.page.arranged.compound import blocks
from knowledge.page.arranged.layout import layout
from knowledge.page.arranged.paragraphs import joined
from knowledge.page.arranged.profiles import CARD
from knowledge.page.encoding import MOST_BYTES, NO_TEXT, Decoded, decoded
from knowledge.page.lines import HAN, Doubt, Line, printed_lines
from knowledge.page.mended.halves import half_of_name
from knowledge.page.mended.mending import marked_lines
from knowledge.page.persons.names import is_name
from knowledge.page.persons.posts import DELEGATION, POST
from knowledge.page.printed.kinds import Kind, Marked
from knowledge.page.printed.papers import Opening, another_page, with_other_titles
from knowledge.page.printed.side_columns import one_under_another
from knowledge.page.printed.upright import upright_made_one
from knowledge.page.spoken.head import DraftAside, Head
from knowledge.page.spoken.introductions import introduced
from knowledge.page.spoken.narrated import narrated
from knowledge.page.spoken.pictures import OF_THE_PAGE
from knowledge.page.spoken.placing import sections_of
from knowledge.page.spoken.reading import told
from knowledge.page.spoken.sayings import with_sayings
from knowledge.page.spoken.speeches import SEVERAL, OpenNote, OpenSpeech, Told, Unplaced, quoted, runs, unplaced_doubts
from knowledge.text import aligned, compact

__all__ = [
    "NO_WORDS",
    "Doubt",
    "Draft",
    "DraftAside",
    "DraftNote",
    "DraftSpeech",
    "draft_json",
    "raw_lines",
    "read_page",
]

MAY_PRECEDE_I: Final = frozenset(
    "让对在把给和与向由从跟为被使请据是当如而但像问比就令用凭按等除替叫以到随愿看听想要教带送经若虽因于至"
    "及并且则故即这那望祝盼靠代作成唯惟只更又也还都正再却才可逼促助帮陪同离论谈说凡每所待供任允劝激来去前"
    "今昨现将了着过的地得时后里中上下日天年月感告诉求托爱怕信知道见懂自忘害养敬寄催领依朝往打冲围绕关拉推"
    "引全沿环各首继跨"
)
NO_WORDS: Final = "署名行下没有"
"""How a doubt begins that somebody is named whose words were not found: to accept it would lose them unseen."""
MORE_WORK: Final = re.compile(r"主\s*持|摄")
DELEGATE: Final = "党代表"
DELEGATE_OF: Final = re.compile(rf"{HAN}{{0,16}}次(?:党代会|(?:党员)?代表大会)代表")
FURNITURE: Final = "电子报页面上的按钮、版权等字样,不是版面文字"
STRAY = re.compile(rf"(?P<stray>{HAN})我(?:们|市|区|县|省|国|校|院|局|村|镇|乡|州|社区|街道|公司|单位)")


@dataclass(frozen=True, slots=True)
class DraftSpeech:
    """One person's words as read; `section` is a title of the draft, `line` where the attribution stands."""

    headline: str | None
    attribution: str
    name: str | None
    posts: tuple[str, ...]
    section: str | None
    paragraphs: tuple[str, ...]
    photo: str | None
    line: int


@dataclass(frozen=True, slots=True)
class DraftNote:
    """The paper's own words, as read; `label` is what is printed over them (链接, 记者手记), but 编者按."""

    section: str | None
    paragraphs: tuple[str, ...]
    line: int
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A page as the importer read it. None or empty stands for what the page does not say."""

    newspaper: str | None = None
    event: str | None = None
    number: str | None = None
    slogan: str | None = None
    banner: str | None = None
    phone: str | None = None
    date: datetime.date | None = None
    staff: tuple[tuple[str, tuple[str, ...]], ...] = ()
    reporters: tuple[Reporter, ...] = ()
    byline: str | None = None
    sections: tuple[str, ...] = ()
    speeches: tuple[DraftSpeech, ...] = ()
    notes: tuple[DraftNote, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    aside: tuple[DraftAside, ...] = ()


def raw_lines(raw: bytes) -> list[str]:
    """The lines of a raw page without white space, as doubts count them; raises PageUnreadable like `read_page`."""
    return [compact(line) for line in decoded(raw).text.split("\n")]


def read_page(raw: bytes, most_bytes: int = MOST_BYTES) -> Draft:
    """The draft of a page. Raises PageUnreadable for a file that is empty, too large, or holds no text."""
    came = decoded(raw, most_bytes)
    printed = upright_made_one(one_under_another(printed_lines(came.text)))
    if not printed.lines:
        raise PageUnreadable(NO_TEXT)
    lines, other = _of_one_page(printed.lines)
    whole = joined(blocks(lines))
    carded = with_cards(whole.blocks)
    lived = with_lives(carded.blocks)
    laid = layout(lived.blocks)
    introductions = introduced(laid.blocks)
    quotations = narrated(introductions.blocks)
    read = with_sayings(quotations.blocks)
    said = told(read.blocks)
    head = Head(said)
    placed = sections_of(said)
    doubts = (
        *_encoding_doubts(came),
        *printed.doubts,
        *other.doubts,
        *(doubt for one in lines for doubt in one.doubts),
        *(doubt for one in whole.blocks for doubt in one.marked.doubts),
        *whole.doubts,
        *carded.doubts,
        *lived.doubts,
        *laid.doubts,
        *introductions.doubts,
        *quotations.doubts,
        *read.doubts,
        *head.doubts,
        *said.doubts,
        *placed.doubts,
        *_speech_doubts(said),
        *_delegation_doubts(said),
        *_empty_notes(said),
        *_stray_characters(said),
        *unplaced_doubts(said.unplaced, read.blocks),
    )
    return Draft(
        newspaper=head.newspaper,
        event=head.event,
        number=head.number,
        slogan=head.slogan,
        banner=head.banner,
        phone=head.phone,
        date=head.date,
        staff=head.staff,
        reporters=_reporters(said),
        byline=_byline(said),
        sections=tuple(said.sections),
        speeches=tuple(_speech(one, placed.speeches[i]) for i, one in enumerate(said.speeches)),
        notes=tuple(_note(one, placed.notes[i]) for i, one in enumerate(said.notes)),
        doubts=tuple(sorted(dict.fromkeys(doubts), key=lambda one: one.line or 0)),
        aside=tuple(sorted((*head.aside, *_aside(said, read.blocks), *other.aside), key=lambda one: one.line)),
    )


def draft_json(draft: Draft) -> dict[str, object]:
    """The draft as `congress-bot import --json` prints it."""
    return {
        "newspaper": draft.newspaper,
        "date": draft.date.isoformat() if draft.date else None,
        "event": draft.event,
        "number": draft.number,
        "banner": draft.banner,
        "staff": {role: list(names) for role, names in draft.staff},
        "reporters": [one.name for one in draft.reporters],
        "sections": [{"title": title} for title in draft.sections],
        "speeches": [
            {
                "headline": one.headline,
                "attribution": one.attribution,
                "speaker": {"name": one.name, "posts": list(one.posts)},
                "section": one.section,
                "paragraphs": list(one.paragraphs),
            }
            for one in draft.speeches
        ],
        "notes": [{"section": one.section, "text": "\n\n".join(one.paragraphs)} for one in draft.notes],
        "doubts": [{"line": one.line, "what": one.what} for one in draft.doubts],
    }


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands in a page's file and is of another paper or day, with the doubt that names it."""

    doubts: tuple[Doubt, ...] = ()
    aside: tuple[DraftAside, ...] = ()


def _of_one_page(lines: Sequence[Line]) -> tuple[list[Marked], _Beside]:
    """The lines of the page that comes first, marked without those of another: its head would be read as theirs."""
    marked = with_other_titles(marked_lines(lines))
    other = another_page(marked)
    if other is None:
        return marked, _Beside()
    before = marked_lines([one for one in lines if one.number < other.line])
    return with_other_titles(before), _beside(other, lines)


def _beside(other: Opening, lines: Sequence[Line]) -> _Beside:
    run = f"第{other.line}行至第{lines[-1].number}行"
    what = f"{run}像是另一份报纸或另一天的“{other.name}”,没有收入;请存成另一个文件再导入"
    text = "\n".join(one.text for one in lines if one.number >= other.line)
    return _Beside((Doubt(other.line, what),), (DraftAside(other.line, "另一份报纸或另一天的版面", text),))


def _unbracketed(headline: str) -> str:
    """A headline without the brackets that frame all of it: 【把大船稳稳地推进来】."""
    framed = re.fullmatch(r"[【〔〖]\s*(?P<inside>[^【】〔〕〖〗]+?)\s*[】〕〗]", headline)
    return framed["inside"] if framed else headline


def _speech(of: OpenSpeech, section: str | None) -> DraftSpeech:
    return DraftSpeech(
        headline=_unbracketed(of.headline.text) if of.headline else None,
        attribution=of.attribution.label or "" if of.attribution.kind == Kind.TURN else of.attribution.text,
        name=of.person.name,
        posts=tuple(one for one in of.person.posts if one not in _seats(of)),
        section=section,
        paragraphs=tuple(one.text for one in of.paragraphs),
        photo=of.photo,
        line=of.line,
    )


def _seats(of: OpenSpeech) -> list[str]:
    """What an attribution says of the meeting rather than of a post.

    In a bracket under the words, before the posts, and on a card it is printed with everybody that this is the
    congress's delegate.
    """
    posts, signed = of.person.posts, of.attribution.marked.label == "作者"
    first = posts[:1] if signed and len(posts) > 1 and DELEGATE_OF.fullmatch(aligned(posts[0])) else ()
    told = [one for one in posts if of.attribution.label == CARD and DELEGATE_OF.fullmatch(aligned(one))]
    return [*first, *(told if len(told) < len(posts) else ()), *filter(_is_no_post, posts)]


def _note(of: OpenNote, section: str | None) -> DraftNote:
    label = of.block.label if of.block.label != EDITORS_NOTE else None
    return DraftNote(section, tuple(one.text for one in of.paragraphs), of.block.number, label)


EDITORS_NOTE: Final = "编者按"
"""What the paper's own words are called where nothing else is printed over them."""


def _byline(said: Told) -> str | None:
    """The reporters' lines as printed, but for those that say only of the same people that they wrote.

    With them who took all the page's photographs, where it says so.
    """
    lines, named = list[str](), set[str]()
    for block in said.credits:
        names = {one.name for one in block.marked.reporters}
        more = not lines or not names <= named or MORE_WORK.search(block.plain)
        if block.kind == Kind.REPORTERS and more:
            lines.append(block.text.strip())
            named |= names
    pictures = [one.text.strip() for one in said.credits if one.kind == Kind.PHOTO and OF_THE_PAGE.match(one.plain)]
    return " ".join([*lines, *pictures]) or None


def _reporters(said: Told) -> tuple[Reporter, ...]:
    by_name = {one.name: one for one in reversed(said.reporters)}
    return tuple(dict.fromkeys(by_name[one.name] for one in said.reporters))


def _aside(said: Told, blocks: Sequence[Block]) -> Iterator[DraftAside]:
    """What stands in no speech and no note, and the page's furniture, each run of lines together."""
    furniture = [Unplaced(one, FURNITURE) for one in blocks if one.marked.kind in (Kind.FURNITURE, Kind.END)]
    worded = [one for one in furniture if re.search(r"\w", one.block.text)]
    for why, run in runs([*said.unplaced, *worded], blocks):
        yield DraftAside(run[0].block.number, why, "\n\n".join(_printed(one.block) for one in run))


def _printed(block: Block) -> str:
    """What a block says, with the label that stands over it in print."""
    first, rest = block.marked.line.text, block.marked.rest
    if rest and block.text.startswith(rest.text):
        return first[: first.rfind(rest.text)] + block.text
    return block.text or first


def _encoding_doubts(came: Decoded) -> Iterator[Doubt]:
    if came.encoding not in (None, "UTF-8"):
        yield Doubt(None, f"文件不是 UTF-8,按 {came.encoding} 解码;请核对有没有乱码")
    if came.encoding is None:
        lines = "、".join(map(str, came.odd[:10])) + ("等" if len(came.odd) > 10 else "")
        yield Doubt(
            came.odd[0] if came.odd else None,
            f"文件里编码不一,第{lines}行不是 UTF-8,按 GB18030 解码;请核对有没有乱码",
        )


def _speech_doubts(said: Told) -> Iterator[Doubt]:
    for speech in said.speeches:
        if not speech.person.name and speech.person != SEVERAL:
            yield Doubt(speech.line, "署名行里没有认出姓名,姓名留空;请补上,否则这一篇不收入")
        elif speech.person.name and not speech.person.sure:
            yield Doubt(speech.line, f"“{speech.person.name}”不像常见的姓名,按署名行的位置认作姓名;请核对")
        for post in speech.person.posts:
            if not POST.search(aligned(post)) and post not in _seats(speech):
                yield Doubt(speech.line, f"“{quoted(post)}”不像身份,按署名行的位置认作“{speech.who}”的身份;请核对")
        if not speech.paragraphs:
            yield Doubt(speech.line, f"{NO_WORDS}可以归给此人的正文;请核对")
        elif is_name(speech.who + (rest := half_of_name(speech.paragraphs[0].plain))) and rest:
            what = f"正文以“{rest}:”之类的字样开头,像断开的姓名的后半;请核对“{speech.who}”是不是全名"
            yield Doubt(speech.paragraphs[0].number, what)
        if not speech.headline:
            yield Doubt(speech.line, "署名行没有标题,标题留空;请核对")
        if speech.questions:
            lines = "、".join(str(number) for one in speech.questions for number in one.numbers)
            who = speech.who
            what = f"“{who}”这一篇是问答,第{lines}行的提问不是本人的话,没有收入;请核对"
            yield Doubt(speech.questions[0].number, what)


def _is_no_post(post: str) -> bool:
    """Whether somebody is printed as sitting in a delegation, or as one of the delegates of the page's meeting."""
    return bool(DELEGATION.fullmatch(aligned(post))) or aligned(post) == DELEGATE


def _delegation_doubts(said: Told) -> Iterator[Doubt]:
    """One doubt for all delegations of a page: they are printed with every speaker or with none."""
    named = [(one.line, post) for one in said.speeches for post in _seats(one)]
    if named:
        printed = "、".join(dict.fromkeys(f"“{post}”" for _, post in named))
        yield Doubt(named[0][0], f"{printed}是代表团或分组,或只说是代表,不是身份,只留在署名行里;请核对")


def _empty_notes(said: Told) -> Iterator[Doubt]:
    for note in said.notes:
        if not note.paragraphs:
            what = f"“{note.block.label}”下面没有可以归给它的话;上面一段若是它的,请移来"
            yield Doubt(note.block.number, what)


def _stray_characters(said: Told) -> Iterator[Doubt]:
    """集我们将…: a character that nothing can begin with before a pronoun came from another column."""
    for speech in said.speeches:
        for block in speech.paragraphs:
            match = STRAY.match(block.plain)
            if match and match["stray"] not in MAY_PRECEDE_I:
                yield Doubt(block.number, f"段首的“{block.text[0]}”像是别处掉进来的字,照印未改;请对照版面")
