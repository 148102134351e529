"""The ways to take a question, each weighed: as it stands, of the last speaker, with the last topic too."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from knowledge.answer.decision import RELATED, WHOLE
from knowledge.asked import Search
from knowledge.findings import Found
from knowledge.lexicon import FEW, GOVERNED, ORGANISATION_END, Person
from knowledge.model import Passage
from knowledge.question.predicates import names_nothing
from knowledge.question.turns import SAID_OF
from knowledge.search import Library, rows_asked, rows_of, weighed
from knowledge.topic import Expect, Topic
from knowledge.weighing.evidence import as_read
from knowledge.weighing.held import EQUAL
from knowledge.weighing.held import found as share_of
from knowledge.weighing.sought import Sought, weigh

HELD: Final = 0.4
"""The share of what a turn adds that a passage must hold to answer it together with the last topic."""
STRANGE: Final = 0.6
"""The share of a turn's words that stand nowhere from which it does not follow the one before it."""
STAYING: Final = 1.25
"""How much likelier a follow-up is to be about the last speaker than about anybody else."""
STAYING_BRIEF: Final = 0.9
"""The same of a message that is only brief (文明城市): it may as well ask anew."""
ANSWERS_A_TURN: Final = as_read(0.32)
"""How a passage is read that answers a turn in other words than its own, where a half is even."""


def likeliest(asked: Search, library: Library) -> list[Found]:
    """What was weighed for the way to take a question that is borne out best.

    A question about a firm, a school, a village of which a post tells who comes from there is asked of these first.
    """
    theirs = _of_those_from_there(asked, library)
    return max(_readings(asked, library), key=lambda reading: reading[0])[1] if theirs is None else theirs


def _of_those_from_there(asked: Search, library: Library) -> list[Found] | None:
    """What those say who come from the body that a question names, or whoever else speaks of it by its name.

    None where it names no such body, or more of them, for of a county or a town many speak; nor where what is found
    among all is of it.
    """
    if asked.people or asked.notes_only or asked.asks_who or asked.pages or asked.topic.required:
        return None
    organisations = library.language.lexicon.organisations
    named = [term.word for term in asked.topic.terms if term.names and not _IS_PLACE.search(term.word)]
    people = organisations.people_of(named[0]) if len(named) == 1 < len(asked.topic.terms) else ()
    people = tuple(one for one in people if organisations.is_headed(named[0], one))
    if not 1 <= len(people) <= FEW:
        return None
    own, saying = rows_of(people, library), library.index.rows_saying(named[0]).tolist()
    of_it = {*own, *saying}
    found = weighed(asked.topic, None, library, scoped=False)
    by_many = len(of_it.difference(own)) >= SPOKEN_BY_MANY
    if by_many or (found and library.index.rows[found[0].passage.id] in of_it):
        return None
    rest = replace(asked.topic, terms=tuple(term for term in asked.topic.terms if not term.names))
    if is_strange(rest):
        return None
    theirs = weighed(rest, own, library, scoped=True)
    evidence = theirs[0].evidence if theirs else None
    sure = evidence and evidence.quotable and not evidence.unknown
    if evidence and sure and theirs[0].confidence >= library.calibration.model(evidence).quote:
        return theirs
    return weighed(asked.topic, sorted(of_it), library, scoped=False)


SPOKEN_BY_MANY: Final = 2
"""Passages of others that name a body from which it is a matter of anybody's: a mountain, a lake."""
_IS_PLACE: Final = re.compile(rf"{GOVERNED.pattern}|^[省市县区](?!.*(?:{'|'.join(ORGANISATION_END)})$)")
"""What names a governed place, or only what belongs to one (市工业)."""


def _readings(asked: Search, library: Library) -> Iterable[tuple[float, list[Found]]]:
    """What was weighed for each way to take the question, and how likely that way is.

    As it stands, of the last speaker, or with the last topic too. A follow-up stays with the last speaker unless
    somebody else's words bear it out clearly better; a passage of his that holds none of its words counts where it is
    the best of all passages too. What the coverage prints nearly nothing of is not asked of what was shown last. Where
    nothing may be quoted so, what the last speaker says in other words is, if it is read as the answer.
    """
    found = weighed(asked.topic, rows_asked(asked, library), library, scoped=bool(asked.people))
    if asked.turn.lacks:
        found = [one for one in found if is_of_last(one, asked, library)]
    yield (0.0, []) if _stays(asked) else (confidence_of(found), found)
    best_of_all = found[0].passage.id if found and not asked.people else None
    if not asked.turn.follows:
        return
    leaning = asked.turn.leaning or asked.people
    rows = rows_of(leaning, library) if leaning else None
    his = found if found and asked.turn.lacks and not leaning else weighed(asked.topic, rows, library, bool(leaning))
    if leaning and (names_others(found, his) or _is_others_matter(asked, leaning, found, library)):
        return
    if leaning:
        read = [one for one in his if one.evidence and one.evidence.reads >= ANSWERS_A_TURN]
        yield min(confidence_of(read), library.calibration.model(read[0].evidence).quote if read else 0.0), read
    if not is_strange(asked.topic):
        for topic, least in ((asked.topic, RELATED), (asked.turn.wider, HELD)):
            found = (
                his if topic is asked.topic else weighed(topic, rows, library, scoped=bool(leaning)) if topic else []
            )
            found = [one for one in found if one.passage.id == best_of_all or _own_share(one, asked, library) >= least]
            found = [one for one in found if _tells_instead(one.passage, asked, library)]
            yield (STAYING_BRIEF if asked.turn.brief else STAYING) * confidence_of(found), found


def is_of_last(found: Found, asked: Search, library: Library) -> bool:
    """Whether a passage is of whom a turn leans on, or speaks of the subject of the last topic too."""
    if found.passage.speaker and found.passage.speaker.id in {one.id for one in asked.turn.leaning}:
        return True
    both = asked.turn.wider or asked.topic
    last = [term for term in both.terms if term.word not in asked.topic.asked]
    subject = replace(both, terms=tuple(term for term in last if not names_nothing(term.word)) or tuple(last))
    text, around = library.index.text_of(found.passage), library.index.context_of(found.passage)
    return not last or weigh(subject, text, around).coverage >= HELD


def _stays(asked: Search) -> bool:
    """Whether a brief turn asks why, in single characters that anybody's words hold, of what was shown (为什么难).

    One that names a matter (煤, 羊怎么样) asks of everybody.
    """
    of_shown = asked.turn.brief and asked.turn.shown is not None and bool(asked.turn.leaning)
    why = asked.topic.expects is Expect.REASON
    return of_shown and why and [len(term.word) for term in asked.topic.terms] == [1]


def names_others(found: Sequence[Found], his: Sequence[Found]) -> bool:
    """Whether a turn names a place or body that only others' words or posts hold (那伞铺村以后要建啥)."""
    named, of_his = (max((one.evidence.names for one in those if one.evidence), default=0.0) for those in (found, his))
    return named >= WHOLE > of_his


def _is_others_matter(asked: Search, leaning: Sequence[Person], found: Sequence[Found], library: Library) -> bool:
    """Whether a turn only names one matter, which others speak of and he in no word like it (园区呢).

    They do by this word, or by one that stands for it (水费 for 水价) in the best passage of all.
    """
    terms = asked.topic.terms
    only_named = asked.topic.expects is Expect.ANYTHING or SAID_OF.search(asked.topic.asked)
    if len(terms) != 1 or len(terms[0].word) < 2 or not only_named:
        return False
    texts, around = library.index.texts, library.index.contexts
    rows = rows_of(leaning, library)
    his = max((share_of(terms[0], one) for row in rows for one in (texts[row], around[row])), default=0.0)
    word = terms[0].word
    borne_out = any(one.evidence is not None and one.evidence.coverage >= EQUAL for one in found[:1])
    return not _AMOUNT.fullmatch(word) and his < EQUAL and (borne_out or library.language.says(word))


_AMOUNT: Final = re.compile("[0-9一二三四五六七八九十百千万两几多余来]+")
"""A number alone, which is asked of the last matter (八十多的呢)."""


def is_strange(topic: Topic) -> bool:
    """Whether most of what a turn names stands nowhere in the coverage (那枸杞泡酒怎么泡)."""
    sought = Sought.of(topic)
    return sought.total > 0 and sought.unknown >= STRANGE * sought.total


def _own_share(found: Found, asked: Search, library: Library) -> float:
    """How much of what this turn itself adds a passage bears out; the last topic alone answers all with itself.

    So does what stands around a speech, in each of its passages.
    """
    return weigh(asked.topic, library.index.text_of(found.passage), "").coverage


def _tells_instead(passage: Passage, asked: Search, library: Library) -> bool:
    """Whether a passage itself holds what a turn puts in the place of the last matter's words."""
    text = library.index.text_of(passage)
    return all(share_of(term, text) >= HELD for term in asked.topic.terms if term.word in asked.turn.instead)


def confidence_of(found: Sequence[Found]) -> float:
    return found[0].confidence if found else 0.0
