"""Where passages stand is what going through all of them would find."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.model import Note, Page, Passage, Speaker, Speech
from knowledge.places import Places

PEOPLE = tuple(Speaker(name, name) for name in "abc")
SOURCES = st.lists(st.tuples(st.sampled_from([*PEOPLE, None]), st.integers(1, 3)), max_size=4)


def passages(pages: list[list[tuple[Speaker | None, int]]]) -> list[Passage]:
    """So many passages of each speech, or note where nobody speaks, page by page."""
    made = []
    for i, sources in enumerate(pages):
        page = Page(f"page{i}", None, None)
        for j, (who, number) in enumerate(sources):
            name = f"{i}-{j}"
            source = Speech(name, None, None, "", who, (), "") if who else Note(name, None, "")
            made += [Passage(f"{name}-{k}", page, source, 0, 0, "") for k in range(number)]
    return made


@given(st.lists(SOURCES, max_size=5), st.sets(st.sampled_from("abcd")), st.sets(st.integers(0, 6)))
def test_places_are_what_going_through_all_passages_finds(
    pages: list[list[tuple[Speaker | None, int]]], ids: set[str], chosen: set[int]
) -> None:
    record = passages(pages)
    places = Places.of(record)
    assert places.of_speakers(ids) == [i for i, one in enumerate(record) if one.speaker and one.speaker.id in ids]
    names = {f"page{i}" for i in chosen}
    assert places.of_pages(names) == [i for i, one in enumerate(record) if one.page.id in names]
    assert list(places.of_notes) == [i for i, one in enumerate(record) if one.speech is None]
    for source in {one.source.id for one in record}:
        assert list(places.of_source[source]) == [i for i, one in enumerate(record) if one.source.id == source]


@given(st.lists(SOURCES, max_size=5))
def test_each_speech_begins_once_the_newest_page_first(pages: list[list[tuple[Speaker | None, int]]]) -> None:
    record = passages(pages)
    order = {f"page{i}": i for i in range(len(pages))}
    firsts = {one.source.id: i for i, one in reversed(list(enumerate(record))) if one.speech}
    expected = sorted(sorted(firsts.values()), key=lambda row: -order[record[row].page.id])
    assert list(Places.of(record).openings) == expected
