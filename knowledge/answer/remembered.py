"""What a visitor has been shown once a reply is read: what the next turn may lean on."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from knowledge.answer.inside import with_one_inside
from knowledge.answer.standing import standing_of, unsaid_of
from knowledge.asked import (
    EXTREMES,
    OF_SOMEBODY,
    AboutPage,
    Asked,
    Context,
    Fact,
    Move,
    Search,
    Several,
    Step,
    Unprinted,
    WhoIs,
)
from knowledge.findings import (
    Answer,
    Candidates,
    Found,
    NotFound,
    PageCard,
    PeopleCard,
    PersonCard,
    Quote,
    SeveralCard,
    SpeechCard,
    Why,
)
from knowledge.topic import Expect


def _alone(found: Sequence[Found]) -> str | None:
    """Who speaks in all of some passages, where it is one person."""
    speakers = {one.passage.speaker.id if one.passage.speaker else None for one in found}
    return speakers.pop() if len(speakers) == 1 else None


def remembered(asked: Asked, reply: Answer, context: Context) -> Context:
    """What a visitor has been shown once this reply is read, and whom of those it tells of the question was about."""
    shown = _shown_with(asked, reply, context)
    standing = context.standing if asked == Step(Move.SPEAKER) else standing_of(asked, reply, context, shown)
    missed = _missed(reply) if isinstance(reply, NotFound) else ""
    question = _whole_question(reply, shown, context)
    shown = replace(shown, standing=standing, unsaid=unsaid_of(reply), missed=missed, question=question)
    return with_one_inside(asked, reply, context, shown)


def _missed(reply: NotFound) -> str:
    """The matter of which nothing was found."""
    if reply.asked:
        return reply.asked.topic.wording
    return reply.wording if reply.why is Why.NOTHING else ""


def _whole_question(reply: Answer, shown: Context, before: Context) -> str:
    """The whole question that the last topic is of: the one that was answered, or that before it."""
    search = reply.asked if isinstance(reply, Quote | Candidates | NotFound) else None
    if search and not search.turn.lacks and search.topic and search.topic.wording == shown.topic:
        return search.topic.asked
    return before.question if shown.topic == before.topic else ""


def _shown_with(asked: Asked, reply: Answer, context: Context) -> Context:
    kind = type(asked).__name__
    match reply:
        case SeveralCard(answers) if isinstance(asked, Several):
            for part, answer in zip(asked.parts, answers, strict=True):
                context = _shown_with(part, answer, context)
            return context
        case Quote(found, search):
            speaker = found.passage.speaker
            beside = reply.beside.id if reply.beside else None
            again = reply.whose or reply.tells or reply.cut
            passages = (*context.passages, *([beside] if beside else ()), *(() if again else (found.passage.id,)))[-20:]
            passages = passages or (found.passage.id,)
            named = search is not None and not search.turn.lacks
            topic = (search.topic.wording if search.topic else None) if search and named else context.topic
            told = OF_SOMEBODY if search and search.people else kind
            shown = Context(speaker.id if speaker else None, passages, topic, asked=told, beside=beside)
            shown = replace(shown, expects=_kind_asked(search, context))
            return _with_list(_with_concern(shown, search, context), reply, context)
        case Candidates(found, _, search):
            offered = tuple(one.passage.id for one in found)
            topic = search.topic.wording if search and not _stays(search, found[0], context) else context.topic
            shown = replace(context, offered=offered, topic=topic, expects=_kind_asked(search, context))
            kept = context.asked if offered == context.offered else kind  # they were only shown once more
            return replace(shown, asked=kept, speaker=_alone(found) or context.speaker)
        case NotFound(Why.NO_CONTEXT | Why.FEWER):
            return context
        case NotFound(Why.PERSON) if isinstance(asked, Unprinted) and asked.beside:
            return context
        case NotFound(Why.PERSON, matter=matter):
            return replace(context, asked=kind, speaker=None, passages=(), topic=matter or None)
        case NotFound(Why.PRIVATE | Why.SILENT, near=(person,)) if person.id != context.speaker:
            topic = reply.asked.topic.wording if reply.asked else None
            return replace(context, speaker=person.id, passages=(), beside=None, topic=topic, asked=kind, offered=())
        case NotFound(asked=search) if search is not None and not search.turn.follows:
            return replace(context, asked=kind, topic=search.topic.wording)
    return _told_by_card(asked, reply, context)


def _told_by_card(asked: Asked, reply: Answer, context: Context) -> Context:
    """What a visitor has been shown by a card, with those among whom it was asked, and which order was told of."""
    among = tuple(one.id for one in asked.among) if isinstance(asked, WhoIs) and len(asked.among) > 1 else ()
    by_length = asked.fact if isinstance(asked, AboutPage) and asked.fact in _BY_LENGTH else None
    shown = _after_card(reply, context)
    return replace(shown, asked=type(asked).__name__, people=among or shown.people, expects=by_length or shown.expects)


_BY_LENGTH: Final = (Fact.LONGEST, Fact.SHORTEST)
"""The facts behind which a place alone is one in the order of the speeches by their length."""


def _kind_asked(search: Search | None, before: Context) -> str | None:
    """The kind of thing that was asked for last: a turn that only names another thing asks for as much."""
    if search is None or (search.turn.kind and search.topic.expects is Expect.ANYTHING):
        return before.expects
    return search.topic.expects


def _stays(search: Search, first: Found, context: Context) -> bool:
    """Whether the matter is still the last one: a turn names none, or only what was shown is related to it."""
    related = context.topic is not None and search.turn.follows and first.passage.id == context.last
    return not search.topic or search.turn.lacks or related


def _with_concern(shown: Context, search: Search | None, before: Context) -> Context:
    """What a visitor has been shown, with what was shown for the last concern of the one whose words these are."""
    if search and search.concern and shown.last:
        again = search.concern == before.concern and shown.speaker == before.speaker
        return replace(shown, concern=search.concern.value, told=(*(before.told if again else ()), shown.last))
    return replace(shown, concern=before.concern, told=before.told) if shown.speaker == before.speaker else shown


def _with_list(shown: Context, reply: Quote, before: Context) -> Context:
    """What a visitor has been shown, with those whom the reply names beside, or the list that it was chosen from.

    Of two of whom it was asked which one spoke, the other may be asked about too. The other numbers of a list stay
    good while one picks from it, and behind it goes on to others, whom no number stands before.
    """
    search, beside = reply.asked, [one.passage.speaker for one in reply.others]
    if search is None and reply.found.passage.id in before.offered:
        return replace(shown, offered=before.offered)
    of_him = search is None or [one.id for one in search.people] == [shown.speaker]
    if of_him and shown.speaker in before.people:
        return replace(shown, people=before.people, pages=before.pages)
    if search is not None and shown.asked == "Step" and before.people:
        return replace(shown, people=before.people, pages=before.pages)
    named = tuple(dict.fromkeys(one for one in (shown.speaker, *(each.id for each in beside if each)) if one))
    if (
        search is not None
        and (search.topic.wording or None) == before.topic
        and before.speaker not in (None, shown.speaker)
    ):
        listed = before.people if before.speaker in before.people else (before.speaker,)
        named = tuple(filter(None, dict.fromkeys((*listed, *named))))  # one after the other spoke of the same
    if search is not None and search.asks_who and len(search.people) == OF_TWO and len(named) == 1:
        named = tuple(person.id for person in search.people)
    return replace(shown, people=named) if shown.speaker and len(named) > 1 else shown


OF_TWO: Final = 2
"""How many people there are where the other one of them may be meant."""


def _after_card(card: Answer, context: Context) -> Context:
    """What a visitor has been shown once a card is read: whom it names.

    A new list of people who were chosen by no matter ends the one before; asking which of some is meant does not.
    """
    match card:
        case SpeechCard(passages):
            speaker = passages[0].speaker
            shown = (*context.passages, passages[-1].id)[-20:]
            return replace(context, speaker=speaker.id if speaker else None, passages=shown, offered=(), beside=None)
        case SeveralCard(answers):
            return _after_card(answers[-1], context)
        case PersonCard(people) if len(people) == 1:
            return replace(context, speaker=people[0].id, offered=())
        case PeopleCard(people, wording, which=which, pages=pages):
            alone = people[0].id if len(people) == 1 else context.speaker
            listed = tuple(p.id for p in people)
            kept = context.topic if which or listed == context.people else None
            about = kept if which else wording or kept
            on = tuple(page.id for page in pages)
            return replace(context, speaker=alone, people=listed, offered=(), topic=about, pages=on)
        case PageCard(Fact.LENGTH, speeches=(speech,)):
            return replace(context, speaker=speech.speaker.id, offered=(), topic=None)
        case PageCard(fact, pages, named=named) if named:
            told = named[0].id if fact in EXTREMES else context.speaker
            on_page = [speech.speaker for speech in pages[0].speeches] if len(pages) == 1 else named
            told_of = tuple(dict.fromkeys(one.id for one in on_page))
            on = tuple(page.id for page in pages)
            return replace(context, speaker=told, people=told_of, offered=(), topic=None, pages=on)
    return context
