"""From what is asked to an answer: a quote, candidates, not found, or a card. It renders nothing."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from knowledge.answer.accused import without_accused
from knowledge.answer.another_place import of_another_place
from knowledge.answer.aspects import of_aspect
from knowledge.answer.behind import of_what_was_shown
from knowledge.answer.continued import WORD, continued, further_on_it, of_speech, rather
from knowledge.answer.corrected import of_what_was_meant
from knowledge.answer.decision import is_printed_whole, is_said_as_word, looked_for
from knowledge.answer.details import is_borne_out, lacks_its_noun, named_alone
from knowledge.answer.earlier import of_earlier, shown_again
from knowledge.answer.echoes import said_back
from knowledge.answer.inside import of_one_inside
from knowledge.answer.left import is_slight, left
from knowledge.answer.page_facts import of_page
from knowledge.answer.people import listed, with_akin
from knowledge.answer.places import from_there
from knowledge.answer.purposes import FAR, LIKELY, instead_of, purpose_of, retaken
from knowledge.answer.remembered import remembered
from knowledge.answer.screen import offered_with_value, related, with_shown
from knowledge.answer.searching import searched
from knowledge.answer.standing import opposes
from knowledge.answer.turns import numbered, stepped
from knowledge.answer.unsaid import is_of_others, is_unconfirmed, unsaid
from knowledge.asked import (
    AboutPage,
    Ambiguous,
    Asked,
    Context,
    Fact,
    ListPeople,
    NoPage,
    Search,
    Several,
    SmallTalk,
    Step,
    Turn,
    Unprinted,
    WhoIs,
    Whole,
)
from knowledge.chatter import Chat
from knowledge.findings import (
    Answer,
    Candidates,
    ChatCard,
    NotFound,
    PageCard,
    PeopleCard,
    PersonCard,
    Quote,
    SeveralCard,
    SpeechCard,
    Why,
)
from knowledge.lexicon import Person, PostMention, has_last, is_newly_in
from knowledge.question import understand
from knowledge.search import Library, rows_of
from knowledge.text import folded
from knowledge.topic import topic_of


def answer(message: str, context: Context, library: Library) -> tuple[Answer, Context]:
    """The answer to a message, and what the visitor has then been shown."""
    if not library.index.passages:
        return NotFound(Why.EMPTY), context
    asked = understand(message, context, library.language)
    reply = replied(message, asked, context, library)
    return reply, remembered(asked, reply, context)


def replied(message: str, asked: Asked, context: Context, library: Library) -> Answer:
    """The answer to what a message asks, which says it back as the message does."""
    return said_back(_as_printed(decide(asked, context, library), library), message, library.language)


def _as_printed(said: Answer, library: Library) -> Answer:
    """An answer; where it would say that nothing is found of what the meeting's name holds, that name (共产党)."""
    if not isinstance(said, NotFound) or said.why is not Why.NOTHING or len(said.wording) <= WORD:
        return said
    pages = tuple(page for page in library.coverage.pages if page.event and said.wording in folded(page.event))
    return of_page(AboutPage(Fact.EVENT, pages=pages), library) if pages else said


def answer_of(person: Person, context: Context, library: Library) -> tuple[Answer, Context]:
    """A person's words, as if they had been asked for by name."""
    asked = Search(topic_of("", library.language), (person,))
    reply = decide(asked, context, library)
    return reply, remembered(asked, reply, context)


def decide(asked: Asked, context: Context, library: Library) -> Answer:
    """The answer to what is asked, or those to several questions in their order."""
    match asked:
        case Several(parts, wordings):
            return _each_once([decide(part, context, library) for part in parts], wordings)
        case SmallTalk(chat):
            return _talked(chat)
        case Step(move, number):
            return stepped(move, number, context, library)
        case Whole(person, number):
            last = library.index.passages[rows_of((person,), library)[-1]]
            whole = SpeechCard(library.index.of_source(last.source.id), last)
            return numbered(number, last, library) if number else whole
        case AboutPage():
            return of_page(asked, library)
        case WhoIs():
            return _card(asked, library)
        case NoPage() | Unprinted() | Ambiguous():
            return _of_nobody(asked, library)
        case ListPeople():
            counted = of_what_was_shown(asked.counts, context, library) if asked.counts else None
            return without_accused(counted or _listed(asked, library), asked, library)
        case Search():
            said = without_accused(_of_search(asked, context, library), asked, library)
            return _told_of(said, context, library)


def _card(asked: WhoIs, library: Library) -> Answer:
    """Who somebody is, with who is printed later in the same post; nobody came to one that its holder only left."""
    people, mention = asked.people, asked.mention
    after = (one for person in people for one in library.language.lexicon.posts.since(person))
    since = tuple(dict.fromkeys(one for one in after if one not in people))
    role = mention.role if isinstance(mention, PostMention) else ""
    unsaid = asked.newly and bool(role) and not any(is_newly_in(role, one) for one in people)
    if unsaid and not since and not any(has_last(role, one) for one in people):
        return NotFound(Why.PERSON, mention.words, people)
    return PersonCard(people, mention, since, unsaid)


def _talked(chat: Chat) -> Answer:
    """The card of a kind of talk; what the bot cannot do is nothing that it has found."""
    return NotFound(Why.UNABLE) if chat is Chat.UNABLE else ChatCard(chat)


def _of_search(asked: Search, context: Context, library: Library) -> Answer:
    """The answer to a search, by what it leans on."""
    if asked.turn.there:
        return of_another_place(asked, library)
    if asked.turn.again and asked.turn.told:
        again = shown_again(asked, library)
        return again or _of_search(replace(asked, turn=Turn()), context, library)
    told = of_one_inside if asked.turn.inside else of_what_was_shown
    meant = of_what_was_meant(asked, context, library)
    said = meant or told(asked, context, library) or of_speech(asked, library) or _searched(asked, context, library)
    return of_earlier(asked, said, context, library)


def _each_once(answers: Sequence[Answer], wordings: Sequence[str]) -> Answer:
    """Several answers under their questions, none that another tells too; the one alone where no other is left."""
    kept: list[tuple[Answer, str]] = []
    for answer, wording in zip(answers, wordings, strict=True):
        if not any(_tells_too(other, answer) for other, _ in kept):
            kept = [(other, asked) for other, asked in kept if not _tells_too(answer, other)] + [(answer, wording)]
    told, asked = zip(*kept, strict=True)
    return SeveralCard(told, asked) if len(told) > 1 else told[0]


def _tells_too(one: Answer, other: Answer) -> bool:
    """Whether an answer tells what another does: who it is, or, with the list of all, how many spoke."""
    if isinstance(one, PersonCard) and isinstance(other, PersonCard):
        return one.people == other.people
    everybody = isinstance(one, PeopleCard) and not (one.wording or one.found or one.kind or one.surname or one.which)
    return everybody and isinstance(other, PageCard) and other.fact is Fact.COUNT


def _where_printed(asked: Search, library: Library) -> Quote | None:
    """The words that answer what a turn names, asked anew, where they print it and the last matter lacks it."""
    bare = named_alone(asked)
    if len(bare) < WORD or not library.language.says(bare):
        return None
    anew = topic_of(bare, library.language)
    said = searched(Search(anew), library)
    if not isinstance(said, Quote) or bare not in library.index.text_of(said.found.passage):
        return None
    return replace(said, asked=replace(asked, topic=replace(anew, asked=asked.topic.asked)))


def _told_of(said: Answer, context: Context, library: Library) -> Answer:
    """An answer; of words that are quoted also what they do not say, and whose they are not.

    Where somebody does not tell it, his namesakes are told, of whom it may have been asked.
    """
    if isinstance(said, NotFound) and said.why is Why.SILENT and len(said.near) == 1:
        return replace(said, namesakes=_namesakes(said.near[0], library))
    if not isinstance(said, Quote):
        return said
    told = replace(said, unsaid=unsaid(said, library), left=left(said, context, library), own=opposes(said, library))
    if is_unconfirmed(told) or is_of_others(told, library):
        return Candidates((told.found,), Why.UNSURE, told.asked)
    if is_slight(told, context, library):
        return Candidates(with_shown(told.found, context, library), Why.UNSURE, told.asked)
    return told


def _namesakes(person: Person, library: Library) -> tuple[Person, ...]:
    alike = library.language.lexicon.names.by_name[folded(person.name)]
    return tuple(one for one in alike if one.id != person.id)


def _searched(asked: Search, context: Context, library: Library) -> Answer:
    """The answer to a search; where nothing answers it, to what it is for where that is no matter.

    What is related to a question that no newspaper answers is not shown.
    """
    if asked.concern or asked.turn.aspect:
        return of_aspect(asked, context, library) if asked.turn.aspect else searched(asked, library)
    if instead := instead_of(asked, context, library):
        return decide(instead, context, library)
    said = searched(asked, library)
    if isinstance(said, NotFound) and (theirs := from_there(asked, library)):
        return theirs
    if isinstance(said, Quote):
        if asked.turn.of_body and said.found.evidence and said.found.evidence.coverage < HALF:
            return NotFound(Why.SILENT, looked_for(asked), near=asked.people, asked=asked)
        told = not asked.turn.follows or is_borne_out(said, asked, library)
        if told:
            return rather(said, asked, context, library) or further_on_it(said, asked, context, library) or said
        in_place = asked.turn.kind or lacks_its_noun(asked.topic.asked)
        elsewhere = None if in_place else _where_printed(asked, library)
        return elsewhere or Candidates(with_shown(said.found, context, library, asked.topic.terms), Why.UNSURE, asked)
    if asked.turn.lacks and len(offered := offered_with_value(asked, context, library)) > 1:
        return Candidates(offered, Why.UNSURE, asked)
    purpose = purpose_of(asked, library) if asked.topic else None
    likely = purpose.name if purpose and purpose.likelihood >= LIKELY else None
    far = likely == FAR and isinstance(said, Candidates) and asked.mention is None and not asked.turn.lacks
    if far and not is_printed_whole(asked, said):
        return NotFound(Why.NOTHING, looked_for(asked), asked=asked)
    other = retaken(asked, likely, context, library)
    if other:
        return decide(other, context, library)
    goes_on = continued(asked, context, library) if asked.topic and not asked.turn.lacks else None
    return goes_on or related(asked, said, context, library, far=likely == FAR) or said


def _listed(asked: ListPeople, library: Library) -> Answer:
    """The people who are asked for; where only one of them spoke of a thing, what was said.

    What the newspaper itself says of it names nobody who did.
    """
    if asked.section and asked.topic:
        return _of_column(asked, asked.section, library)
    people = listed(asked, library)
    several = isinstance(people, PeopleCard) and (len(people.people) > 1 or asked.all_of)
    if several or asked.search is None:
        meant = with_akin(asked, people, library)
        alone = isinstance(meant, NotFound) and asked.topic and asked == ListPeople(topic=asked.topic)
        return _at_most_related(Search(asked.topic), library) if alone and asked.topic else meant
    said = searched(asked.search, library)
    quoted = said if isinstance(said, Quote) and said.found.passage.speaker else None
    if quoted and is_said_as_word(asked.search.topic, quoted.found.passage, library):
        return replace(quoted, own=opposes(quoted, library))
    meant = with_akin(asked, people, library)
    if not isinstance(meant, NotFound):
        return meant
    return _at_most_related(asked.search, library)


def _at_most_related(asked: Search, library: Library) -> Answer:
    """What was found where it is asked who of all spoke of a matter, and nobody is known to have: at most related."""
    said = searched(asked, library)
    return Candidates((said.found,), Why.UNSURE, asked) if isinstance(said, Quote) else said


def _of_column(asked: ListPeople, section: str, library: Library) -> Answer:
    """Those who speak in a section by whose name a matter is asked for, and apart from them those who say the word."""
    there, spoke = listed(ListPeople(section=section), library), listed(replace(asked, section=None), library)
    if not isinstance(spoke, PeopleCard) or spoke.loose == len(spoke.people):
        return there
    return SeveralCard((there, spoke), (section, spoke.wording))


def _of_nobody(asked: NoPage | Unprinted | Ambiguous, library: Library) -> Answer:
    """What is told where it is not known whose words are asked for, or where no page is of the day."""
    if isinstance(asked, NoPage):
        why = Why.NO_SUCH_DAY if asked.untold else Why.NO_PAGE
        return NotFound(why, asked.wording, pages=library.coverage.pages)
    if isinstance(asked, Unprinted):
        matter = asked.matter if library.language.says(asked.matter) else ""
        return NotFound(Why.PERSON, asked.wording, asked.near, holders=asked.holders, matter=matter)
    return PeopleCard(asked.mention.people, asked.mention.words, which=True)


HALF: Final = 0.5
"""The share of the last matter from which those of a body spoke of it."""
