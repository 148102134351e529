"""Lists of people: all, of a kind, who spoke of a matter with the best passage of each, who did not."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from knowledge.answer.decision import MOST_CANDIDATES, RELATED, SPOKEN_OF
from knowledge.asked import ListPeople, Search
from knowledge.findings import Answer, Candidates, Found, NotFound, PeopleCard, Why
from knowledge.lexicon import Lexicon, Person, surname
from knowledge.model import Page, Passage
from knowledge.question.whom import unseen
from knowledge.ranking import Index
from knowledge.search import Akin, Library, akin, found_in, rows_of
from knowledge.text import folded, occurrences
from knowledge.topic import Language, Topic
from knowledge.weighing.sought import Sought
from knowledge.words.tokens import Tokenizer
from knowledge.words.vocabulary import LED

CLEARLY_MEANT: Final = 0.5
"""The nearness in meaning from which a passage that holds some of the words speaks of it."""
MEANT_AS_SAID: Final = 0.8
"""How far such a passage must stand out in meaning from the others."""
HINTED: Final = 0.1
"""The share of the words of a matter that hints at it."""
SURELY_MEANT: Final = 0.88
"""How far a passage that hints at a matter must stand out to speak of it in other words."""
MEANT_ALONE: Final = 0.95
"""How far one that does not must."""
SAID_OFTEN: Final = 3
"""How often one who speaks of what a single character names says it: 水 stands in many a word of other things."""
LOOKED_THROUGH: Final = 1000
"""How many of the best passages are looked at for who spoke of a topic: a tenth of a second at most."""


def listed(asked: ListPeople, library: Library) -> Answer:
    """The people who are asked for."""
    lexicon = library.language.lexicon
    if asked.topic and asked.all_of:
        return _on_all(asked, library)
    if asked.topic and not asked.silent:
        spoke = _on_topic(asked, library)
        return (
            NotFound(Why.NOBODY_ELSE, asked.topic.wording) if isinstance(spoke, NotFound) and asked.without else spoke
        )
    people = _but(asked.without, tuple(lexicon.people.values()))
    if asked.pages:
        pages = {page.id for page in asked.pages}
        people = tuple(p for p in people if any(page.id in pages for page, _ in p.appearances))
    if asked.topic:
        return _silent_on(asked.topic, _on_topic(asked, library), _of(asked, people), library.index)
    if asked.section:
        said = [
            (page, speech.speaker.id)
            for page, speech in library.coverage.speeches()
            if page.section_title(speech.section) == asked.section
        ]
        ids, there = {who for _, who in said}, tuple(dict.fromkeys(page for page, _ in said))
        return PeopleCard(tuple(p for p in people if p.id in ids), kind=True, pages=there)
    if asked.among is not None:
        chosen = _of(asked, people)
        if asked.without and not chosen:
            return NotFound(Why.NOBODY_ELSE)
        under = _in_posts(asked.called, chosen, library.language)
        untold = unseen(asked.called, library.language) if chosen else ""
        card = PeopleCard(chosen or people, kind=True, everyone=not chosen, pages=under, unseen=untold)
        return _newest_first(card, lexicon) if chosen else card
    if asked.surname:
        chosen = _of(replace(asked, among=lexicon.names.of_family(asked.surname)), people)
        family = surname(folded(chosen[0].name)) if chosen else asked.surname
        return PeopleCard(chosen or people, surname=family, everyone=not chosen)
    return PeopleCard(people, kind=bool(asked.without or asked.pages), pages=asked.pages)


def _newest_first(card: PeopleCard, lexicon: Lexicon) -> PeopleCard:
    """A list of whom one post is held by; where they had it one after another, the newest first, with the days."""
    earlier = [one for one in card.people if not set(card.people).isdisjoint(lexicon.posts.since(one))]
    if not earlier or len(earlier) < len(card.people) - 1:
        return card
    newest = sorted(card.people, key=lambda one: one.appearances[-1][0].date or date.min, reverse=True)
    return replace(card, people=tuple(newest), dated=True)


def _in_posts(called: str, people: Sequence[Person], language: Language) -> tuple[Page, ...]:
    """The pages on which some people are printed in a post that they are called by; none where posts never changed."""
    changed = called and any(len(language.lexicon.known[person.id].together) > 1 for person in people)
    of_post = language.lexicon.posts.pages_of
    pages = (page for one in people for page in of_post(called, one, language.tokenizer)) if changed else ()
    return tuple(dict.fromkeys(pages))


def with_akin(asked: ListPeople, spoke: Answer, library: Library) -> Answer:
    """A list with those added who did not say it in these words and may mean it; where nobody did, what these say.

    Who uses some of the words and comes as near in meaning as few do speaks of it. So does who comes nearer still, but
    where it is one alone and nobody else was found, it is only related. First is whose post prints a word of it.
    """
    topic = asked.topic
    if topic is None or asked.silent or asked.all_of or not isinstance(spoke, PeopleCard | NotFound):
        return spoke
    if topic.required:
        return spoke  # who said these very words
    listed_now = spoke.people if isinstance(spoke, PeopleCard) else ()
    known = {person.id for person in (*_others(asked, library.language.lexicon), *listed_now)}
    nearest: dict[str, Akin] = {}
    for one in sorted(akin(topic, library), key=lambda one: not _is_of_posts(topic, one.found.passage)):
        speaker = one.found.passage.speaker
        if speaker is not None and speaker.id not in known and _is_on(asked.pages, one.found.passage):
            nearest.setdefault(speaker.id, one)
    text_of, tokenizer = library.index.text_of, library.language.tokenizer
    in_word = {who: one for who, one in nearest.items() if is_in_words(topic, text_of(one.found.passage), tokenizer)}
    said = {who: one.found for who, one in in_word.items() if _is_said_and_meant(one)}
    meant = {who: one.found for who, one in in_word.items() if who in said or _is_meant(one)}
    both = meant if listed_now or said or len(meant) > 1 else {}
    near = tuple(one.found for who, one in nearest.items() if who not in both)[:MOST_CANDIDATES]
    if isinstance(spoke, PeopleCard) or both:
        people = (*listed_now, *(library.language.lexicon.people[who] for who in both))
        found = (*(spoke.found if isinstance(spoke, PeopleCard) else ()), *both.values())
        by_meaning = not listed_now and not said
        return PeopleCard(
            people,
            topic.wording,
            found=found,
            meant=by_meaning,
            loose=0 if by_meaning else len(both) + (spoke.loose if isinstance(spoke, PeopleCard) else 0),
            often=isinstance(spoke, PeopleCard) and spoke.often,
            akin=near,
            pages=asked.pages,
            topic=topic,
            without=asked.without,
        )
    return Candidates(near, Why.MEANT, Search(topic)) if near else spoke


def listed_again(people: Sequence[Person], topic: Topic, pages: Sequence[Page], library: Library) -> PeopleCard:
    """Those who were listed, on some pages, under what they were chosen by where that is still to be told.

    Of a matter it is told again what each said of it, where they are who spoke of it or did not; those of a surname
    are all who bear it.
    """
    lexicon = library.language.lexicon
    spoke = ListPeople(topic=topic), ListPeople(topic=topic, among=tuple(people))
    for asked in (*spoke, *(replace(one, silent=True) for one in spoke)) if topic else ():
        again = with_akin(asked, listed(asked, library), library)
        if isinstance(again, PeopleCard) and _are_alike(again.people, people):
            return again
    if _are_alike(people, tuple(lexicon.people.values())):
        return PeopleCard(tuple(people))
    family = surname(folded(people[0].name))
    if _are_alike(people, lexicon.names.of_family(family)):
        return PeopleCard(tuple(people), surname=family)
    return PeopleCard(tuple(people), kind=True, pages=tuple(pages))


def _are_alike(some: Sequence[Person], others: Sequence[Person]) -> bool:
    return {person.id for person in some} == {person.id for person in others}


def _is_said_and_meant(one: Akin) -> bool:
    """Whether a passage uses some of the words, more than a character of what nothing prints, and comes near."""
    evidence = one.found.evidence
    if evidence is None or (evidence.unknown >= 1 and not evidence.words):
        return False
    said = evidence.coverage >= RELATED and evidence.near >= CLEARLY_MEANT
    return said and one.stands_out >= MEANT_AS_SAID


def _is_meant(one: Akin) -> bool:
    """Whether a passage comes so near in meaning that it speaks of a matter in other words."""
    evidence = one.found.evidence
    hinted = evidence is not None and evidence.coverage >= HINTED
    return one.stands_out >= (SURELY_MEANT if hinted else MEANT_ALONE)


def _of(asked: ListPeople, people: Sequence[Person]) -> tuple[Person, ...]:
    """Those of some people among whom it is asked: all where it is not told among whom."""
    ids = None if asked.among is None else {person.id for person in asked.among}
    return tuple(person for person in people if ids is None or person.id in ids)


def _others(asked: ListPeople, lexicon: Lexicon) -> Sequence[Person]:
    """Those whom it is not asked of."""
    beyond = () if asked.among is None else _but(asked.among, tuple(lexicon.people.values()))
    return (*asked.without, *beyond)


def _but(some: Iterable[Person], people: Sequence[Person]) -> tuple[Person, ...]:
    """The people but some, told by their ids: to compare all that two people said takes longer."""
    ids = {person.id for person in some}
    return tuple(person for person in people if person.id not in ids)


def _silent_on(topic: Topic, spoke: Answer, people: Sequence[Person], index: Index) -> Answer:
    """Everyone of some people whose words neither bear the topic out nor hold it to the letter (海 in 海岛)."""
    spoken = spoke.people if isinstance(spoke, PeopleCard) else ()
    saying = [_saying(word, index) for word in topic.wording.split()]
    silent = _but(spoken, people)
    return PeopleCard(
        tuple(p for p in silent if not saying or not all(p.id in ids for ids in saying)), topic.wording, silent=True
    )


def _saying(word: str, index: Index) -> set[str]:
    """Who says a folded word, be it within another, by their ids."""
    return {passage.speaker.id for passage in index.at(index.rows_saying(word)) if passage.speaker}


def _is_field(topic: Topic, library: Library) -> bool:
    """Whether a topic is the name of a whole field: who speaks of a school speaks of 教育."""
    return len(topic.terms) == 1 and topic.terms[0].word in library.language.vocabulary.fields


def _on_topic(asked: ListPeople, library: Library) -> Answer:
    """Everyone whose words, on the pages that are asked for, bear one of the topics out, with the best passage."""
    topics = asked.any_of or ((asked.topic,) if asked.topic else ())
    wording = asked.topic.wording if asked.topic else ""
    others = {person.id for person in _others(asked, library.language.lexicon)}
    best = _on_single_character(asked, others, library)
    headed: dict[str, Found] = {}
    for sought in map(Sought.of, topics):
        is_field = _is_field(sought.topic, library)
        for row, score in library.index.best(sought.topic.query, most=LOOKED_THROUGH):
            passage = library.index.passages[row]
            speaker = passage.speaker
            if speaker is None or speaker.id in best or speaker.id in others or not _is_on(asked.pages, passage):
                continue
            if not all(word in library.index.texts[row] for word in sought.topic.required):
                continue
            found = _borne_out(sought, row, score, is_field, library)
            if found:
                best[speaker.id] = found
            if _is_headed(sought.topic, passage, library.language.tokenizer):
                headed.setdefault(speaker.id, Found(passage, library.index.hit(row, score, sought.topic.query)))
    best |= {who: one for who, one in headed.items() if who not in best}
    often = len(wording) == 1 and bool(best) and not _saying(wording, library.index) <= set(best)
    if not best and asked.without:
        best = _in_a_word(asked, others, library)
    if not best:
        return NotFound(Why.NOTHING, wording, pages=asked.pages)
    in_words = _in_words(topics, library.index).union(headed)
    ordered = sorted(best, key=lambda one: one not in in_words)
    people = tuple(library.language.lexicon.people[one] for one in ordered)
    loose = sum(one not in in_words for one in best)
    shown = tuple(best[one] for one in ordered)
    said = PeopleCard(people, wording, found=shown, loose=loose, often=often, pages=asked.pages, topic=asked.topic)
    return replace(said, without=asked.without)


def is_in_words(topic: Topic, text: str, tokenizer: Tokenizer) -> bool:
    """Whether a folded text has the one word of a topic as a word, or else words that stand for it and no piece.

    人大 is not spoken of by who says 中南大学, nor 老人 by who says 老艺人. Of several words it may be as it will.
    """
    if len(topic.terms) != 1:
        return True
    term = topic.terms[0]
    if term.word not in text and len(term.word) > 1:
        ways = ((first, *others) for _, first, others in term.ways)
        return any(all(len(word) > 1 and word in text for word in way) for way in ways)
    return not is_across_words(topic, text, tokenizer)


def _is_headed(topic: Topic, passage: Passage, tokenizer: Tokenizer) -> bool:
    """Whether the headline over a passage prints every word of a topic: so it is what is spoken of below."""
    headline = folded(passage.speech.headline or "") if passage.speech else ""
    words = [term.word for term in topic.terms]
    printed = bool(words) and all(len(word) > 1 and word in headline for word in words)
    return printed and not is_across_words(topic, headline, tokenizer)


def _is_of_posts(topic: Topic, passage: Passage) -> bool:
    """Whether a post of whose words a passage is prints a word of a topic (就业, of a 再就业服务站站长)."""
    posts = folded("".join(passage.speech.posts)) if passage.speech else ""
    return any(len(term.word) > 1 and term.word in posts for term in topic.terms)


def _in_words(topics: Sequence[Topic], index: Index) -> set[str]:
    """Who says every word of one of some topics, be it within another, by their ids."""
    saying = ([_saying(term.word, index) for term in topic.terms] for topic in topics)
    return set[str]().union(*(set.intersection(*ids) for ids in saying if ids))


def is_across_words(topic: Topic, text: str, tokenizer: Tokenizer) -> bool:
    """Whether the one word of a topic, of two characters, stands in a folded text across the end of another alone.

    So 台风 stands in 一台风机, which is cut before 风机; 自管 of two words of one character each does not.
    """
    word = topic.terms[0].word if len(topic.terms) == 1 else ""
    if len(word) != 2 or word not in text or not tokenizer.knows(word):
        return False
    ends, place = {0}, 0
    for one in tokenizer.words(text):
        place = text.index(one, place)
        ends |= {place, place := place + len(one)}
    return all(start + 1 in ends and not {start, start + 2} <= ends for start in occurrences(word, text))


def _on_single_character(asked: ListPeople, others: Collection[str], library: Library) -> dict[str, Found]:
    """Who speaks of what one character names (水), by id: has it for a word, and says it often in any words.

    The passage is the one that says it most.
    """
    word = _single_character(asked)
    index, cut = library.index, library.language.tokenizer.words
    said = _saying_most(word, asked, others, index)
    often = {who: rows for who, rows in said.items() if sum(index.texts[row].count(word) for row in rows) >= SAID_OFTEN}
    speaks = {who: rows for who, rows in often.items() if any(word in cut(index.texts[row]) for row in rows)}
    return {who: Found(index.passages[rows[0]]) for who, rows in speaks.items()}


def _in_a_word(asked: ListPeople, others: Collection[str], library: Library) -> dict[str, Found]:
    """Who says what one character names, be it once: as a word, or in one of those who are left out (喷漆 for 漆).

    That nobody else speaks of it would be untrue where nobody but those who are left out does so often.
    """
    word = _single_character(asked)
    index, cut = library.index, library.language.tokenizer.words
    theirs = {one for row in rows_of(asked.without, library) for one in cut(index.texts[row]) if one.endswith(word)}
    said = {
        who: [row for row in rows if not {word, *theirs}.isdisjoint(cut(index.texts[row]))]
        for who, rows in _saying_most(word, asked, others, index).items()
    }
    return {who: Found(index.passages[rows[0]]) for who, rows in said.items() if rows}


def _single_character(asked: ListPeople) -> str:
    """The one character for which people are asked; empty where it is another matter."""
    terms = asked.topic.terms if asked.topic and not asked.any_of else ()
    return terms[0].word if len(terms) == 1 and len(terms[0].word) == 1 else ""


def _saying_most(word: str, asked: ListPeople, others: Collection[str], index: Index) -> dict[str, list[int]]:
    """The rows of each who says a character, by id, but of `others`: those first that say it most."""
    times = {row: index.texts[row].count(word) for row in index.rows_saying(word).tolist()} if word else {}
    said: dict[str, list[int]] = {}
    for row in sorted(times, key=times.__getitem__, reverse=True)[:LOOKED_THROUGH]:
        passage = index.passages[row]
        if passage.speaker and passage.speaker.id not in others and _is_on(asked.pages, passage):
            said.setdefault(passage.speaker.id, []).append(row)
    return said


def _is_on(pages: Sequence[Page], passage: Passage) -> bool:
    """Whether a passage stands on one of some pages, or none are told."""
    return not pages or any(page.id == passage.page.id for page in pages)


def _on_all(asked: ListPeople, library: Library) -> Answer:
    """Everyone whose words bear each of the topics out, with the best passage on the first."""
    wording = asked.topic.wording if asked.topic else ""
    first, *others = (_on_topic(replace(asked, topic=topic, any_of=()), library) for topic in asked.all_of)
    people = list(first.people) if isinstance(first, PeopleCard) else []
    for spoke in others:
        ids = {person.id for person in spoke.people} if isinstance(spoke, PeopleCard) else set[str]()
        people = [person for person in people if person.id in ids]
    ids = {person.id for person in people}
    found = first.found if isinstance(first, PeopleCard) else ()
    held = tuple(one for one in found if one.passage.speaker and one.passage.speaker.id in ids)
    if not people:
        return NotFound(Why.NOTHING, wording, pages=asked.pages)
    return PeopleCard(tuple(people), wording, found=held, pages=asked.pages)


def names_field(topic: Topic, text: str) -> bool:
    """Whether a folded text holds a word for a whole field, and not its characters alone (把钱保住 for 环保)."""
    return any(len(form) > 1 and form in text for form in topic.terms[0].forms)


def _borne_out(sought: Sought, row: int, score: float, is_field: bool, library: Library) -> Found | None:
    """A passage, where it speaks of a topic: half of it will do where that is a whole field, no character will."""
    index = library.index
    if not is_in_words(sought.topic, index.texts[row], library.language.tokenizer):
        return None
    if is_field and not names_field(sought.topic, index.texts[row]):
        return None
    least = LED if is_field else SPOKEN_OF
    evidence = sought.borne_out(index.texts[row], index.contexts[row], least, by_words=not is_field)
    return found_in(index.hit(row, score, sought.topic.query), evidence, library) if evidence else None
