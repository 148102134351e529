"""A message to what it asks: limits and operators taken off, the first rule that fits, each of several questions."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from knowledge.asked import (
    EXTREMES,
    GOING_ON,
    AboutPage,
    Asked,
    Context,
    Fact,
    ListPeople,
    NoPage,
    Search,
    Several,
    SmallTalk,
    Step,
    WhoIs,
    Whole,
)
from knowledge.chatter import Chat, chat_of, is_thankful_sign
from knowledge.imprint import ATTENDING, FRAME
from knowledge.lexicon import Mention
from knowledge.lexicon.days import Limit
from knowledge.model import Page
from knowledge.numerals import with_days
from knowledge.question.asked_people import ONLY_WHO_IS
from knowledge.question.clauses import OF_IT, asked_apart, pieces_of
from knowledge.question.demanded import asking_who
from knowledge.question.framing import (
    BRIEF,
    MEANT,
    REFUSED,
    SUMMED,
    TOLD,
    without_frame,
    without_introduction,
    without_meeting,
)
from knowledge.question.identity import NEWLY
from knowledge.question.message import ASKING, PARTICLES, Reading, content
from knowledge.question.order import by_rule
from knowledge.question.paged import (
    HOW_MUCH,
    ON_PAPER,
    beside_shown,
    common,
    compared,
    in_post,
    is_bare,
    of_everyone,
    of_pages,
    of_year,
    on_pages,
    stepped_on,
    unprinted_paper,
)
from knowledge.question.pronoun import PRONOUN
from knowledge.question.quoted import with_words_pointed_at
from knowledge.question.refused import in_place_of
from knowledge.question.speakers import is_somebody
from knowledge.question.standard import as_printed, as_standard, from_home, operators, with_its_marks
from knowledge.question.steps import SWAPPED
from knowledge.question.turns import of_matter_before
from knowledge.question.whom import whom
from knowledge.text import HAN, INVISIBLE, folded
from knowledge.topic import COUNT, Language, Topic, topic_of
from knowledge.wishes import is_beyond

MOST_CHARACTERS: Final = 1000
"""A longer message is not read; the citizen is asked to put it shorter."""


def understand(message: str, context: Context, language: Language) -> Asked:
    """What a message asks, given what was last shown."""
    if len(message) > MOST_CHARACTERS:
        return SmallTalk(Chat.TOO_LONG)
    return _of_kinds(message, language) or _one(message, context, language)


def _of_kinds(message: str, language: Language) -> Several | None:
    """Several questions of which not all are answered with words (校对是谁？工资怎么涨？); None where it is no such."""
    pieces = pieces_of(INVISIBLE.sub("", message))
    apart = list(asked_apart(pieces, language)) if len(pieces) > 1 else []
    apart = [(piece, text) for piece, text in apart if not _is_beside(text)]
    if not 1 < len(apart) <= MOST_ASKED or any(_leans(text) for _, text in apart[1:]):
        return None
    parts: list[Asked] = []
    context = Context()
    for piece, _ in apart:
        asked = _one(piece, context, language)
        people = asked.people if isinstance(asked, Search | WhoIs | AboutPage) else ()
        context = Context(speaker=people[0].id) if len(people) == 1 else context
        parts.append(asked)
    if any(map(_is_bare, parts[1:])):
        return None
    told = [part for part in parts if isinstance(part, Search) and not part.notes_only]
    cards = [part for part in parts if isinstance(part, WhoIs | ListPeople) or _is_of_page(part)]
    facts = {part.fact for part in parts if isinstance(part, AboutPage)}
    apart_from_pages = [part for part in parts if not isinstance(part, AboutPage)] or (
        len(facts) > 1 and facts & TOLD_APART
    )
    whole = all(part.topic or part.people for part in told) and len(told) + len(cards) == len(parts)
    return Several(tuple(parts), tuple(piece for piece, _ in apart)) if whole and cards and apart_from_pages else None


def _leans(text: str) -> bool:
    """Whether a question asks something further of what the one before it asks for (都是谁, 分别在哪个栏目)."""
    bare = PARTICLES.sub("", text)
    further = re.match(r"都|分别|各|其中", bare) or ONLY_WHO_IS.fullmatch(bare)
    return len(bare) < LEAST_ASKED or further is not None


def _is_of_page(asked: Asked) -> bool:
    return isinstance(asked, AboutPage) or (isinstance(asked, Search) and asked.notes_only)


def _is_bare(asked: Asked) -> bool:
    """Whether a question names single characters alone (谁先谁后谁说了算): it is asked of what was named before."""
    if not isinstance(asked, Search | ListPeople) or not asked.topic or (isinstance(asked, Search) and asked.people):
        return False
    return all(len(term.word) == 1 for term in asked.topic.terms)


def _is_beside(text: str) -> bool:
    """Whether a piece is talk, or asks only what each quotation tells."""
    bare = PARTICLES.sub("", text)
    return chat_of(bare) is not None or is_beyond(bare) or TOLD.fullmatch(bare) is not None


TOLD_APART: Final = {*EXTREMES, Fact.LENGTH, Fact.PHONE, Fact.BANNER, Fact.COUNT}
"""The facts that a page does not tell beside every other (谁打头，谁压轴)."""
MOST_ASKED: Final = 4
"""Questions of one message that are answered each by itself."""
LEAST_ASKED: Final = 4
"""Characters of a question that stands by itself; a shorter one (都是谁) leans on the rest."""


def _one(message: str, context: Context, language: Language) -> Asked:
    """What a message asks that is one question, or several for words."""
    clean, required, excluded = _read(message, language)
    said = language.lexicon.names.closed_up(as_standard(folded(clean), language))
    said = _with_quotations(said, required, language)
    text = without_frame(said)
    text = from_home(language.lexicon.organisations.without_city(text), language)
    text = without_introduction(text, language)
    if not re.search(rf"{HAN.pattern}|[a-z0-9]", text) and not required:
        talk = Chat.THANKS if is_thankful_sign(clean) else Chat.UNREADABLE
        return Search(topic_of("", language)) if excluded else SmallTalk(talk)
    dated = with_days(text)
    limits = [
        *language.lexicon.pages.limits(dated),
        *in_post(dated, context, language),
        *beside_shown(dated, context, language),
    ]
    text = dated if limits else text
    pages = common([pages for _, pages in limits])
    if nowhere := _no_page(limits, pages, dated, context, language):
        return nowhere
    on_paper = text
    for match, _ in limits if pages else ():
        on_paper = re.sub(re.escape(match.group()) + ON_PAPER, " ", on_paper)
        text = text.replace(match.group(), " ")
    text, on_paper = compared(text, limits), compared(on_paper, limits)
    text = without_meeting(text, language)
    if pages and (is_bare(text) or is_bare(on_paper)):
        return of_pages(pages, context, language)
    if somebody_else := in_place_of(Reading(text, required, excluded, context, language, pages)):
        return somebody_else
    text, is_meant = _without_refused(text, said)
    reading = Reading(asking_who(text), required, excluded, context, language, pages)
    reading = _swapped(with_words_pointed_at(reading))
    reading = _turned_to(reading) if is_meant else reading
    if everyone := of_everyone(text, asking_who(on_paper), pages, reading):
        return everyone
    parts = tuple(replace(part, pages=pages) for part in _parts(clean, reading))
    asked = of_year(reading, dated) if not limits else None
    asked = _as_said(asked or by_rule(reading), said)
    claimed = isinstance(asked, Search) and asked.claimed
    if not claimed and any(part.people for part in parts) and (len(parts) > 1 or asked is None):
        return on_pages(Search(reading.topic(), parts=parts), pages)
    nothing = not [word for word in content(FRAME.sub(" ", text), language) if len(word) > 1]
    of_page = limits and nothing and not HOW_MUCH.search(text) and not ATTENDING.search(text)
    asks = ASKING.search(text) and not PRONOUN.search(text) and len(re.findall(HAN.pattern, text)) > LEAST_ASKED
    leans = isinstance(asked, Search) and asked.turn.follows and not asked.people
    if of_page and (asked is None or (asks and (leans or _goes_on(asked)))):
        return of_pages(pages, Context() if asks else context, language)
    if asked is not None:
        return stepped_on(asked, pages, reading)
    return on_pages(Search(reading.topic(), parts=parts), pages)


def _without_refused(text: str, said: str) -> tuple[str, bool]:
    """A text without what is refused in it, and whether it only says what was meant (不是李红，我问的是李星)."""
    left = REFUSED.sub(" ", text)
    meant = MEANT.match(left.strip(" ,，。")) if left != text else None
    asked = meant.string[meant.end() :] if meant else left
    return asked, meant is not None or MEANT.match(said) is not None


def _goes_on(asked: Asked) -> bool:
    return isinstance(asked, Step) and asked.move in GOING_ON


def _as_said(asked: Asked | None, said: str) -> Asked | None:
    """What is asked, as its frame says: of the last speech first where it was meant before, whole to be made fewer.

    Who holds a post is asked of whoever came to it last.
    """
    if isinstance(asked, WhoIs):
        return replace(asked, newly=not isinstance(asked.mention, Mention) and NEWLY.search(said) is not None)
    if not isinstance(asked, Search):
        return asked
    if asked.turn.follows and MEANT.match(said):
        return replace(asked, turn=replace(asked.turn, meant=True))
    alone = len(asked.people) == 1 and not (asked.topic or asked.concern or asked.private)
    return Whole(asked.people[0]) if alone and SUMMED.match(said) else asked


def _read(message: str, language: Language) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """A message, what it quotes, both as that is printed, and what must not stand in an answer."""
    clean, quoted, excluded = operators(as_printed(INVISIBLE.sub("", message), language))
    required = tuple(with_its_marks(words, language) for words in quoted)
    for written, printed in zip(quoted, required, strict=True):
        clean = clean if written == printed else folded(clean).replace(written, printed)
    return clean, required, excluded


def _with_quotations(text: str, required: Sequence[str], language: Language) -> str:
    """A text in standard Chinese with what it quotes as that is printed (后生仔, and not 年轻人)."""
    for words in required:
        standard = as_standard(words, language)
        if words not in text and language.holds(words):
            text = text.replace(standard, words)
    return text


def _no_page(
    limits: Sequence[Limit], pages: Sequence[Page], dated: str, context: Context, language: Language
) -> NoPage | None:
    """The paper or the day that a message is about, where there is no page of it or none tells which day it is."""
    if untold := language.lexicon.days.untold(dated):
        return NoPage(untold, untold=True)
    bare = PARTICLES.sub("", dated)
    nowhere = unprinted_paper(bare, language) or _unprinted_day(limits, pages, dated, language)
    if not (nowhere or pages):
        nowhere = language.lexicon.days.unprinted(bare, lambda: context.asked == ListPeople.__name__)
    return NoPage(nowhere) if nowhere else None


def _unprinted_day(limits: Sequence[Limit], pages: Sequence[Page], dated: str, language: Language) -> str | None:
    """The day, or another mark, of the pages that a message is about, where there are none of it."""
    if limits and not pages and (len(limits) > 1 or language.lexicon.days.dated(dated)):
        return " ".join(_PAPER.sub("", match.group()) for match, _ in limits)
    return None


_PAPER: Final = re.compile(r"的?(?:报纸)?[上里呢]*\W*$")
"""What says at the end of the words for a day that its paper is meant."""


def _swapped(reading: Reading) -> Reading:
    """The message; where it puts somebody in the place of the last one, as a question for him (换成罗芳: 罗芳呢)."""
    swap = SWAPPED.fullmatch(reading.text.strip())
    who = swap["who"].removesuffix("的") if swap and not swap["wanted"] else ""
    return replace(reading, text=f"{swap['who']}呢") if swap and is_somebody(who, reading) else reading


def _turned_to(reading: Reading) -> Reading:
    """The message that names the matter that was meant, as a turn that goes on to it.

    Somebody is asked about as he is alone, or who he is where that was asked of another.
    """
    thing = reading.text.strip()
    if who := _named_at_end(reading) or (thing if is_somebody(thing, reading) else ""):
        of_another = reading.context.asked == WhoIs.__name__
        return replace(reading, text=f"{who}是谁" if of_another else who)
    return replace(reading, text=f"{thing}呢") if BRIEF.fullmatch(thing) and not ASKING.search(thing) else reading


def _named_at_end(reading: Reading) -> str:
    """Who alone is called as the end of a text says that else tells only whose he is (我儿子学校的柯主任)."""
    match = _ONES_OWN.fullmatch(reading.text.strip())
    those = whom(match["who"], reading) if match else None
    return match["who"] if match and those and len(those.people) == 1 else ""


_ONES_OWN: Final = re.compile("[我俺咱][^,，。]{1,12}(?:的|[那这]一?[个位])+(?P<who>[^,，。的]{2,8})")


def _parts(message: str, reading: Reading) -> tuple[Search, ...]:
    """The questions that a message asks one after the other; none where it asks just one.

    A question that names nobody may lean on whom the one before it named (罗芳怎么说就业？她对社保怎么看？),
    and one that names only a person on what was asked before (李红呢？). Whether a thing is made (开工没) is asked of
    the matter before it.
    """
    pieces = pieces_of(message)
    if len(pieces) < 2 or reading.required or reading.excluded:
        return ()
    parts: list[Search] = []
    context = Context()
    for piece, text in asked_apart(pieces, reading.language):
        alone = replace(reading, text=text, context=context)
        asked = by_rule(alone) or Search(alone.topic())
        if isinstance(asked, Search) and asked.people and not asked.topic and parts:
            asked = replace(asked, topic=parts[-1].topic)
        if isinstance(asked, Search) and parts and not asked.people and OF_IT.fullmatch(text):
            asked = replace(asked, topic=replace(alone, text=f"{parts[-1].topic.wording} {text}").topic())
        last = Context(topic=parts[-1].topic.wording if parts else None)
        if isinstance(asked, Search) and not asked.people and context == Context():
            asked = of_matter_before(replace(alone, context=last)) or asked
        if isinstance(asked, Search) and asked.topic:
            parts.append(replace(asked, wording=piece))
            context = Context(speaker=asked.people[0].id) if len(asked.people) == 1 else context
    if not all(part.people or _names_a_matter(part.topic) for part in parts[1:]):
        return ()
    least = ALONE / max(1, len(parts)) * sum(_weight(part.topic) for part in parts)
    return tuple(part for part in parts if part.people or _weight(part.topic) >= least or _tells(part.topic))


ALONE: Final = 0.5
"""The share of an equal share that a part of a message must tell to be a question by itself; less leans on the rest."""


def _names_a_matter(topic: Topic) -> bool:
    """Whether a topic holds more than what frames an amount (一个月给多少), which is asked of what was named before."""
    return any(len(term.word) > 1 and not COUNT.fullmatch(term.word) for term in topic.terms)


TELLING: Final = 0.2
"""The weight of a word of two or more characters with which it is one whatever the others tell."""


def _tells(topic: Topic) -> bool:
    return any(term.known and len(term.word) > 1 and term.weight >= TELLING for term in topic.terms)


def _weight(topic: Topic) -> float:
    return sum(term.weight for term in topic.terms)
