"""A search to a quote, candidates or not found: each way to take the question weighed, the surest decided on."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from knowledge.answer.private import of_private_life
from knowledge.asked import Search
from knowledge.findings import Answer, Candidates, Found, Further, NotFound, PeopleCard, Quote, Why
from knowledge.lexicon import ORGANISATION_END, ROLE_AT, How, Mention, Person, PostMention
from knowledge.model import Passage
from knowledge.passages import MOST
from knowledge.question.intents import FORWARD, WISHED
from knowledge.question.turns import COMPLETED, HOURS, LASTED
from knowledge.search import Library, rows_asked, rows_of, weighed
from knowledge.surnames import COMMON
from knowledge.text import HAN
from knowledge.topic import Expect, Language, Topic
from knowledge.weighing.evidence import Evidence, Sought, weigh
from knowledge.weighing.evidence import found as share_of
from knowledge.weighing.values import VALUED, values

MOST_CANDIDATES: Final = 3
RELATED: Final = 0.28
"""The share of a topic below which a passage is not even related."""
TOGETHER: Final = 0.35, 0.5
"""The share of a topic and the nearness in meaning of which either is enough, or parts of both."""
ALONE: Final = 0.3
"""The nearness in meaning from which a passage of which no word was found may be looked at."""
HELD: Final = 0.4
"""The share of what a turn adds that a passage must hold to answer it together with the last topic."""
STRANGE: Final = 0.6
"""The share of a turn's words that stand nowhere from which it does not follow the one before it."""
STAYING: Final = 1.25
"""How much likelier a follow-up is to be about the last speaker than about anybody else."""
STAYING_BRIEF: Final = 0.9
"""The same of a message that is only brief (文明城市): it may as well ask anew."""
READ_AS_ANSWER: Final = 0.52
"""How a passage is read that answers a turn in other words than its own, where a half is even."""
HINT: Final = 0.02
"""The amount that tells anything of a topic, as `Evidence.amount` is."""
WHOLE: Final = 0.95
"""The share of a topic from which a passage holds all of it."""
MAY_BE: Final = 0.05
"""The confidence from which what stands beside the best passage is shown with it."""
MOST_TOGETHER: Final = MOST * 3 // 2
"""Characters that two neighbours shown together may have: a phone screen and a half."""
NEVER_CERTAIN: Final = 0.99
"""The most that two passages together are sure to answer."""
SPOKEN_OF: Final = 0.6
"""The share of a topic from which a passage speaks of it."""


def searched(asked: Search, library: Library) -> Answer:
    """The answer to a search."""
    if asked.private or asked.of_meeting:
        return (of_private_life if asked.private else _of_meeting)(asked, library)
    if not asked.topic:
        return _without_topic(asked, library)
    if len(asked.people) > 1 and (each := _of_each(asked, library)):
        return each
    if asked.parts:
        return _several(asked, library)
    if asked.claimed:
        theirs = searched(replace(asked, people=asked.claimed, claimed=(), asks_who=False), library)
        if isinstance(theirs, Quote):
            return theirs
    if asked.asks_who and isinstance(said := _said(asked, library), Quote):
        return said
    if shown := library.index.passage(asked.shown):
        return _about_shown(asked, shown, library)
    return _somebodys(_given(asked, _likeliest(asked, library), library), asked)


def _about_shown(asked: Search, shown: Passage, library: Library) -> Answer:
    """The answer to a turn that may ask of the passage shown last, which is related where nothing else answers."""
    if _names_nothing(asked.topic) and (told := _with_value(asked, shown, library)):
        return Quote(Found(told), asked)
    if asked.own and (beside := _beside_its_value(asked, shown, library)):
        return Quote(Found(beside), asked)
    given = _given(asked, _likeliest(asked, library), library)
    if asked.own and isinstance(given, Candidates) and _tells_it(asked, given.found[0].passage, shown, library):
        return Quote(given.found[0], asked)
    if isinstance(given, Quote) or asked.own:
        return given
    others = given.found if isinstance(given, Candidates) else ()
    of_shown = weigh(asked.topic, library.index.text_of(shown), library.index.context_of(shown))
    if _names_others(others, (Found(shown, evidence=of_shown),)) or _is_in_others_posts(asked, library):
        return given
    related = (Found(shown), *(one for one in others if one.passage.id != shown.id))
    return Candidates(related[:MOST_CANDIDATES], Why.UNSURE, asked)


def _names_nothing(topic: Topic) -> bool:
    """Whether a turn asks for a time of what was spoken of, and names nothing of its own."""
    return HOURS.fullmatch(topic.asked) is not None or LASTED.fullmatch(topic.asked) is not None


def _somebodys(given: Answer, asked: Search) -> Answer:
    """The answer; a note, which is nobody's words, is only related where it is asked who spoke, or who did a thing.

    A note that names somebody in a post may tell the second.
    """
    if not isinstance(given, Quote) or given.found.passage.speaker is not None:
        return given
    does = asked.topic.expects is Expect.PERSON and _WHO_DID.search(asked.topic.asked) is not None
    who_did = does and _NAMED.search(given.found.passage.text) is None
    return Candidates((given.found,), Why.UNSURE, asked) if asked.asks_who or who_did else given


_WHO_DID: Final = re.compile("(?<![请对给跟向找靠为让叫])谁(?!家|都)")
"""That it is asked who did a thing, and not whom others asked to."""
_NAMED: Final = re.compile(rf"(?:{ROLE_AT.pattern})\s*[{''.join(sorted(COMMON))}]{HAN.pattern}")
"""Somebody named with a post (市委书记王安)."""


def _of_meeting(asked: Search, library: Library) -> Answer:
    """What the editor's notes tell of the meeting itself: how many came, where it was; nothing else answers that."""
    for row in reversed(rows_asked(asked, library) or ()):
        if (_PLACE if asked.topic.expects is Expect.PLACE else _CAME).search(library.index.texts[row]):
            return Quote(Found(library.index.passages[row]), asked)
    return NotFound(Why.NOTHING, asked.topic.wording, asked=asked)


_CAME: Final = re.compile(
    r"(?:[0-9]{2,}|[一二三四五六七八九]百[〇零一二三四五六七八九十]*)(?:多|余)?[名位](?:党|人大)?(?:代表|委员)"
)
_PLACE: Final = re.compile(r"在[^,，。]{2,14}(?:开幕|闭幕|召开|举行)")


def _beside_its_value(asked: Search, shown: Passage, library: Library) -> Passage | None:
    """The passage of the speech last shown where a turn's words stand beside the value that it asks for.

    All of them, or most of several; of equal passages the nearest.
    """
    own = library.index.of_source(shown.source.id)
    place = own.index(shown)
    held = {passage.id: _beside(asked, library.index.text_of(passage)) for passage in own}
    best = max(own, key=lambda passage: (held[passage.id], -abs(own.index(passage) - place)))
    return best if held[best.id] > len(asked.own) / 2 else None


def _beside(asked: Search, text: str) -> int:
    """How many of a turn's words stand beside one value of a text at most."""
    words = [word[0] if COMPLETED.fullmatch(word) else word for word in asked.own]
    most = 0
    for start, end in values(asked.topic.expects, asked.topic.asked, text):
        around = CLAUSE_SIGNS.split(text[:start])[-1][-BESIDE:] + CLAUSE_SIGNS.split(text[end:])[0][:BESIDE]
        most = max(most, sum(word in around for word in words))
    return most


def _with_value(asked: Search, shown: Passage, library: Library) -> Passage | None:
    """The passage of the speech last shown, the nearest to it, that holds a value of the kind that a turn asks for."""
    own = library.index.of_source(shown.source.id)
    place = own.index(shown)
    for passage in sorted(own, key=lambda passage: abs(own.index(passage) - place)):
        if any(values(asked.topic.expects, asked.topic.asked, library.index.text_of(passage))):
            return passage
    return None


def _tells_it(asked: Search, best: Passage, shown: Passage, library: Library) -> bool:
    """Whether the best passage is of the speech last shown and holds a value of the kind that a turn asks for.

    What it is a value of need not stand beside it: that was said before (云背水库, 什么时候修好).
    """
    text = library.index.text_of(best)
    return best.source.id == shown.source.id and any(values(asked.topic.expects, asked.topic.asked, text))


BESIDE: Final = 8
"""Characters between a word and the value that it goes with."""
CLAUSE_SIGNS: Final = re.compile(r"[。;；!！?？]")


def _said(asked: Search, library: Library) -> Answer:
    """What somebody said, where it is asked who did: the editor's notes, which are nobody's, are left out."""
    notes = set(library.index.places.of_notes)
    rows = rows_asked(asked, library) or range(len(library.index.passages))
    found = weighed(asked.topic, [row for row in rows if row not in notes], library, scoped=False) if notes else []
    return _given(asked, found, library)


def _several(asked: Search, library: Library) -> Answer:
    """What answers each of several questions, in the order in which they were asked.

    The message may be one question after all and is answered so where that is surest, unless its parts name people:
    words are never looked for under a name beside which they were not asked. One question after a statement is answered
    by itself only where the statement leads to the same passage (田荒了没人种，还有救没).
    """
    found = [_likeliest(part, library) for part in asked.parts]
    given = [_given(part, ones, library) for part, ones in zip(asked.parts, found, strict=True)]
    surest = max(range(len(found)), key=lambda i: _best(found[i]))
    if not any(part.people for part in asked.parts):
        one = replace(asked, parts=())
        whole = _likeliest(one, library)
        if len(found) == 1 and not _alike(whole, found[0]):
            return _given(one, whole, library)
        if _best(whole) > _best(found[surest]) and isinstance(answer := _given(one, whole, library), Quote):
            return replace(answer, further=tuple(_further(asked.parts, given, answer, silent=False)))
    first = next((i for i, one in enumerate(given) if isinstance(one, Quote)), surest)
    answer = given[first]
    if not isinstance(answer, Quote):
        return answer
    others = [i for i in range(len(given)) if i != first]
    return replace(
        answer, further=tuple(_further([asked.parts[i] for i in others], [given[i] for i in others], answer))
    )


def _alike(one: Sequence[Found], other: Sequence[Found]) -> bool:
    """Whether the same passage comes first in both, or one of them holds none."""
    return not one or not other or one[0].passage.id == other[0].passage.id


def _further(parts: Sequence[Search], given: Sequence[Answer], first: Quote, silent: bool = True) -> Iterable[Further]:
    """What the other questions of a message have for an answer, each passage once.

    One without an answer is told of where it is `silent`, beside the answer to another; what was quoted for the whole
    message may answer it too.
    """
    shown = {first.found.passage.id, first.beside.id if first.beside else None}
    for part, answer in zip(parts, given, strict=True):
        found = answer.found if isinstance(answer, Quote) else None
        if found is None and silent:
            yield Further(part, None)
        elif found is not None and found.passage.id not in shown:
            shown.add(found.passage.id)
            yield Further(part, found)


def _likeliest(asked: Search, library: Library) -> list[Found]:
    """What was weighed for the way to take a question that is borne out best."""
    return max(_readings(asked, library), key=lambda reading: reading[0])[1]


def _given(asked: Search, found: Sequence[Found], library: Library) -> Answer:
    rows = (rows_asked(asked, library) or []) if asked.notes_only else []
    if len(rows) == 1 and (asked.pages or asked.section):
        return Quote(Found(library.index.passages[rows[0]]), asked)  # the one note that is asked for by where it stands
    if rows and not found:
        notes = library.index.at(rows[::-1])
        return Candidates(tuple(Found(one, confidence=0.0) for one in notes)[:MOST_CANDIDATES], Why.UNSURE, asked)
    if not found:
        why = Why.SILENT if asked.people else Why.NOTHING
        return NotFound(why, asked.topic.wording, asked.people, pages=asked.pages)
    return decided(asked, found, library)


def _of_each(asked: Search, library: Library) -> PeopleCard | None:
    """What each of several people said of a topic, where more than one of them spoke of it."""
    best: dict[Person, Found] = {}
    for person in asked.people:
        found = weighed(asked.topic, rows_asked(replace(asked, people=(person,)), library), library, scoped=True)
        evidence = found[0].evidence if found else None
        if evidence and evidence.coverage >= SPOKEN_OF and evidence.telling:
            best[person] = found[0]
    return PeopleCard(tuple(best), asked.topic.wording, found=tuple(best.values())) if len(best) > 1 else None


def _readings(asked: Search, library: Library) -> Iterable[tuple[float, list[Found]]]:
    """What was weighed for each way to take the question, and how likely that way is.

    As it stands, of the last speaker, or with the last topic too. A follow-up stays with the last speaker unless
    somebody else's words bear it out clearly better; a passage of his that holds none of its words counts where it is
    the best of all passages too. What the coverage prints nearly nothing of is not asked of what was shown last. Where
    nothing may be quoted so, what the last speaker says in other words is, if it is read as the answer.
    """
    found = weighed(asked.topic, rows_asked(asked, library), library, scoped=bool(asked.people))
    yield (0.0, []) if _stays(asked) else (_best(found), found)
    best_of_all = found[0].passage.id if found and not asked.people else None
    if not asked.follows:
        return
    leaning = asked.leaning or asked.people
    rows = rows_of(leaning, library) if leaning else None
    his = weighed(asked.topic, rows, library, scoped=bool(leaning))
    if leaning and (_names_others(found, his) or _is_others_matter(asked, leaning, library)):
        return
    if leaning:
        read = [one for one in his if one.evidence and one.evidence.reads >= READ_AS_ANSWER]
        yield min(_best(read), library.calibration.model(read[0].evidence).quote if read else 0.0), read
    if not _is_strange(asked.topic):
        for topic, least in ((asked.topic, RELATED), (asked.wider, HELD)):
            found = (
                his if topic is asked.topic else weighed(topic, rows, library, scoped=bool(leaning)) if topic else []
            )
            found = [one for one in found if one.passage.id == best_of_all or _own_share(one, asked, library) >= least]
            yield (STAYING_BRIEF if asked.brief else STAYING) * _best(found), found


def _stays(asked: Search) -> bool:
    """Whether a brief turn asks why, in single characters that anybody's words hold, of what was shown (为什么难).

    One that names a matter (煤, 羊怎么样) asks of everybody.
    """
    of_shown = asked.brief and asked.shown is not None and bool(asked.leaning)
    why = asked.topic.expects is Expect.REASON
    return of_shown and why and [len(term.word) for term in asked.topic.terms] == [1]


def _names_others(found: Sequence[Found], his: Sequence[Found]) -> bool:
    """Whether a turn names a place or body that only others' words or posts hold (那伞铺村以后要建啥)."""
    named, of_his = (max((one.evidence.names for one in those if one.evidence), default=0.0) for those in (found, his))
    return named >= WHOLE > of_his


def _is_others_matter(asked: Search, leaning: Sequence[Person], library: Library) -> bool:
    """Whether a turn only names one matter, which others speak of by this word and he in none like it (园区呢)."""
    terms = asked.topic.terms
    if len(terms) != 1 or len(terms[0].word) < 2 or asked.topic.expects is not Expect.ANYTHING:
        return False
    texts, around = library.index.texts, library.index.contexts
    rows = rows_of(leaning, library)
    his = max((share_of(terms[0], one) for row in rows for one in (texts[row], around[row])), default=0.0)
    word = terms[0].word
    return not _AMOUNT.fullmatch(word) and library.language.says(word) and his < EQUAL


_AMOUNT: Final = re.compile("[0-9一二三四五六七八九十百千万两几多余来]+")
"""A number alone, which is asked of the last matter (八十多的呢)."""


def _is_in_others_posts(asked: Search, library: Library) -> bool:
    """Whether a turn names what stands in posts of others, and not in those or in the words of whom was shown."""
    language, texts = library.language, library.index.texts
    named = (term.word for term in asked.topic.terms if term.names)
    held = {word: set(language.lexicon.organisations.people_of(word)) for word in named}
    rows = rows_of(asked.leaning, library) if asked.leaning else ()
    return any(
        those and not those & set(asked.leaning) and not any(word in texts[row] for row in rows)
        for word, those in held.items()
    )


def _is_strange(topic: Topic) -> bool:
    """Whether most of what a turn names stands nowhere in the coverage (那枸杞泡酒怎么泡)."""
    sought = Sought.of(topic)
    return sought.total > 0 and sought.unknown >= STRANGE * sought.total


def _own_share(found: Found, asked: Search, library: Library) -> float:
    """How much of what this turn itself adds a passage bears out; the last topic alone answers all with itself."""
    text, around = library.index.text_of(found.passage), library.index.context_of(found.passage)
    return weigh(asked.topic, text, around).coverage


def _best(found: Sequence[Found]) -> float:
    return found[0].confidence if found else 0.0


def decided(asked: Search, found: Sequence[Found], library: Library) -> Answer:
    """A quote, candidates or not found, by what was weighed.

    Of somebody's own words the likeliest is shown as related though nearly none of the question is in them.
    """
    bounds = library.calibration.model(found[0].evidence)
    best = _best_quotable(found, bounds.quote)
    beside = _likely_beside(best, found)
    sure = _of_either(best, beside) >= bounds.quote or (asked.asks_who and _said_it(best))
    sure = sure and not _names_unprinted(asked.topic, library.language)
    if sure and (best.evidence is None or (best.evidence.quotable and not _is_lone_word(asked, best))):
        good = _as_good(asked, found, bounds.quote, best)
        others = tuple(_one_a_speech(good, {best.passage.source.id}))
        taken_for = asked.mention if asked.mention and _needs_saying(asked.mention) else None
        joined = beside.passage if beside else None
        return Quote(best, asked, taken_for, others[:MOST_CANDIDATES], beside=joined)
    # Who asks for the editor's note is shown it: there are few, and where he looks is said.
    near = [one for one in found if asked.notes_only or (one.confidence >= bounds.candidate and _related(one))][
        :MOST_CANDIDATES
    ]
    if near:
        return Candidates(tuple(near), Why.KIND if _only_kind_lacks(best) else Why.UNSURE, asked)
    if asked.people and best.confidence >= bounds.quote and _touches(best):
        return Candidates((best,), Why.UNSURE, asked)
    why = Why.SILENT if asked.people else Why.NOTHING
    return NotFound(why, asked.topic.wording, asked.people, tuple(found[:MOST_CANDIDATES]), asked, asked.pages)


def _names_unprinted(topic: Topic, language: Language) -> bool:
    """Whether a question names a school, a hospital or a firm that every dictionary has and no page prints (清华大学).

    One whose first characters are printed may be meant by a shorter name (国防科技大学 by 国防科大).
    """
    words = language.tokenizer.words(topic.asked)
    named = (word for word in words if len(word) >= NAME_OF_ONE and word.endswith(ORGANISATION_END))
    organisations = language.lexicon.organisations
    return any(
        language.tokenizer.knows(word)
        and not language.holds(word[:2])
        and not organisations.printed_for(word)
        and not organisations.people_of(word)
        for word in named
    )


NAME_OF_ONE: Final = 4
"""Characters of the name of an organisation at least; 大学 and 医院 name none."""


def _is_lone_word(asked: Search, found: Found) -> bool:
    """Whether nothing but one word is asked, of all passages, that stands in none: too little to be read into one."""
    evidence = found.evidence
    lone = len(asked.topic.terms) == 1 and not (asked.people or asked.pages or asked.notes_only or asked.leaning)
    return evidence is not None and lone and evidence.unknown >= 1 and not evidence.telling


def _of_either(best: Found, beside: Found | None) -> float:
    """How likely the best passage answers, or what is shown with it: either may be the one, and no two are certain."""
    return min(NEVER_CERTAIN, best.confidence + beside.confidence) if beside else best.confidence


def _likely_beside(best: Found, found: Sequence[Found]) -> Found | None:
    """The neighbour of the best passage that may answer as well, where both are short enough to be shown together."""
    if best.evidence is None:
        return None
    around = (best.passage.previous, best.passage.next)
    near = (one for one in found[: MOST_CANDIDATES + 1] if one.passage.id in around and one.confidence >= MAY_BE)
    return next((one for one in near if len(best.passage.text) + len(one.passage.text) <= MOST_TOGETHER), None)


def _touches(found: Found) -> bool:
    """Whether a passage holds anything of the topic, most of which stands somewhere, or is read as the answer."""
    evidence = found.evidence
    return evidence is not None and (evidence.answers or (evidence.amount >= HINT and evidence.unknown < 0.5))


def _said_it(found: Found) -> bool:
    """Whether a passage holds all that it is asked who spoke of, and as words: whoever says 江豚 spoke of it."""
    evidence = found.evidence
    return evidence is not None and evidence.coverage >= WHOLE and evidence.words > 0 and evidence.unknown == 0


def _related(found: Found) -> bool:
    """Whether enough of the topic was found, in words and in meaning together, to be worth a look."""
    evidence = found.evidence
    if evidence is None or max(evidence.telling * evidence.coverage, evidence.shared) >= RELATED:
        return True
    known = evidence.telling or evidence.near >= ALONE
    return known and evidence.coverage / TOGETHER[0] + evidence.near / TOGETHER[1] >= 1


def _only_kind_lacks(found: Found) -> bool:
    """Whether the passage speaks of the thing and lacks only the sum, day or number that was asked for."""
    evidence = found.evidence
    return evidence is not None and evidence.kind < 1 and evidence.coverage >= SPOKEN_OF and evidence.unknown == 0


def _needs_saying(mention: Mention | PostMention) -> bool:
    return isinstance(mention, PostMention) or mention.how is not How.NAME


def _best_quotable(found: Sequence[Found], bound: float) -> Found:
    """The first; where it lacks only the value that was asked for, the next that is as sure and holds it."""
    first = found[0]
    if first.evidence is None or first.evidence.quotable or not first.evidence.telling:
        return first
    sure = (one for one in found[1:] if one.confidence >= bound and one.evidence and one.evidence.quotable)
    return next(sure, first)


def _as_good(asked: Search, found: Sequence[Found], bound: float, best: Found) -> Iterable[Found]:
    """What answers too; where it was asked who spoke of a thing, whatever holds as much of it as the best."""
    most = best.evidence
    for one in (one for one in found if one is not best):
        as_much = asked.asks_who and most and one.evidence and one.evidence.coverage >= 0.95 * most.coverage
        if as_much or (one.confidence >= bound and _speaks_of_it_too(one, most)):
            yield one


def _speaks_of_it_too(one: Found, best: Evidence | None) -> bool:
    """Whether a passage holds not much less of the question than the best one, or is read as its answer."""
    evidence = one.evidence
    return best is None or evidence is None or evidence.answers or evidence.coverage >= TOO * best.coverage


EQUAL: Final = 0.8
"""What a word counts of which one stands that means the same (职工 for 工人)."""
TOO: Final = 0.5
"""The share of what the best passage holds from which another speaks of the same."""


def _one_a_speech(found: Iterable[Found], seen: set[str]) -> Iterable[Found]:
    for one in found:
        if one.passage.source.id not in seen:
            seen.add(one.passage.source.id)
            yield one


def _without_topic(asked: Search, library: Library) -> Answer:
    """A person, or the editor's note, with nothing further asked: the first passage not shown yet."""
    rows = rows_asked(asked, library)
    if rows is None:
        return NotFound(Why.NOTHING)
    if (
        asked.mention
        and isinstance(asked.mention, Mention)
        and asked.mention.how is How.TITLE
        and len(asked.people) > 1
    ):
        return PeopleCard(asked.people, asked.mention.words, which=True)
    latest: Sequence[Passage] = library.index.at(rows)
    if not latest:
        return NotFound(
            Why.SILENT if asked.people and asked.pages else Why.NOTHING, near=asked.people, pages=asked.pages
        )
    if len(asked.people) > 1:
        firsts = [library.index.passages[rows_of((one,), library)[0]] for one in asked.people]
        return PeopleCard(asked.people, found=tuple(map(Found, firsts)))
    latest = _in_post(asked, latest, library)
    day = latest[-1].page.id
    those = [p for p in latest if p.page.id == day]
    telling = FORWARD if asked.intends else WISHED if asked.wishes else None
    first = max(those, key=lambda p: len(telling.findall(p.text))) if telling else those[0]
    if asked.follows and asked.topic.expects in VALUED:
        kind, whole = asked.topic.expects, asked.topic.asked
        told = (p for p in those if any(values(kind, whole, library.index.text_of(p))))
        first = next(told, first)
    taken_for = asked.mention if asked.mention and _needs_saying(asked.mention) else None
    return _on_last_matter(asked, rows, library) or Quote(Found(first), asked, taken_for)


def _in_post(asked: Search, passages: Sequence[Passage], library: Library) -> Sequence[Passage]:
    """The passages over which a person is printed in the post that was asked for, where posts have changed."""
    mention = asked.mention
    by_post = isinstance(mention, PostMention) or (mention is not None and mention.how is How.ORGANISATION)
    if mention is None or not by_post or len(asked.people) != 1:
        return passages
    language = library.language
    pages = language.lexicon.posts.pages_of(mention.words, asked.people[0], language.tokenizer)
    there = {page.id for page in pages}
    return [passage for passage in passages if passage.page.id in there] or passages


def _on_last_matter(asked: Search, rows: Sequence[int], library: Library) -> Quote | None:
    """What somebody says of the matter that was spoken of last, where he clearly does (那李局长怎么看)."""
    if not asked.wider:
        return None
    found = weighed(asked.wider, rows, library, scoped=True)
    answer = decided(replace(asked, topic=asked.wider, wider=None), found, library) if found else None
    return answer if isinstance(answer, Quote) else None
