"""Lists of people who spoke of a matter: the same as when every passage that was found is weighed to the end."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from knowledge.answer import Library, NotFound, PeopleCard, decide
from knowledge.answer.decision import SPOKEN_OF
from knowledge.answer.people import LOOKED_THROUGH
from knowledge.asked import Context, ListPeople
from knowledge.evidence import weigh
from knowledge.findings import Found
from knowledge.search import found_in
from knowledge.topic import Topic, topic_of
from knowledge.vocabulary import LED


def everyone(topics: Sequence[Topic], library: Library) -> dict[str, Found]:
    """The best passage of each who spoke of one of some topics, every passage weighed."""
    best: dict[str, Found] = {}
    fields = library.language.vocabulary.fields
    for topic in topics:
        for hit in library.index.ranked(topic.query, most=LOOKED_THROUGH):
            evidence, speaker = weigh(topic, hit.text, hit.around), hit.passage.speaker
            is_field = len(topic.terms) == 1 and topic.terms[0].word in fields and evidence.coverage >= LED
            if speaker and (is_field or (evidence.coverage >= SPOKEN_OF and evidence.words)):
                best.setdefault(speaker.id, found_in(hit, evidence, library))
    return best


def some_topics(library: Library, chance: random.Random, number: int) -> list[Topic]:
    """Topics of one to three words of the record, and the names of fields."""
    words = sorted(library.index.words())
    texts = ["".join(chance.sample(words, chance.randint(1, 3))) for _ in range(number)]
    topics = (topic_of(text, library.language) for text in (*texts, *sorted(library.language.vocabulary.fields)))
    return [topic for topic in topics if topic]


def test_a_list_of_who_spoke_is_what_weighing_every_passage_finds(library: Library, chance: random.Random) -> None:
    for topic in some_topics(library, chance, 60):
        best = everyone((topic,), library)
        card = decide(ListPeople(topic=topic), Context(), library)
        assert (card.found if isinstance(card, PeopleCard) else ()) == tuple(best.values())
        assert isinstance(card, PeopleCard) == bool(best)


def test_a_list_by_any_of_several_topics_takes_the_first_that_a_person_speaks_of(
    library: Library, chance: random.Random
) -> None:
    topics = some_topics(library, chance, 20)
    for pair in zip(topics[::2], topics[1::2], strict=False):
        best = everyone(pair, library)
        card = decide(ListPeople(topic=pair[0], any_of=pair), Context(), library)
        assert (card.found if isinstance(card, PeopleCard) else ()) == tuple(best.values())


@pytest.mark.parametrize("left", [1, 3])
def test_whoever_is_left_out_of_a_list_stands_in_none(library: Library, left: int) -> None:
    topic = topic_of("就业", library.language)
    whole = decide(ListPeople(topic=topic), Context(), library)
    assert isinstance(whole, PeopleCard)
    without = decide(ListPeople(topic=topic, without=whole.people[:left]), Context(), library)
    rest = whole.people[left:]
    assert without == replace(whole, people=rest, found=whole.found[left:]) if rest else isinstance(without, NotFound)
