"""Two editions side by side: nothing is overlooked, and words that change their speaker come first."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.judging.comparison import Comparison, Difference, Edition, Moved, Turned, compare, turned
from knowledge.judging.evaluation import Judged, Outcome, Question, Verdict
from knowledge.model import Page, Passage, Speaker, Speech
from knowledge.passages import passages
from knowledge.record.coverage import coverage_of
from knowledge.text import compact
from tests.building import a_page, a_speech

ROAD = "今年要把路修到每一户的家门口。"
WATER = "明年要让全村都喝上干净的自来水。"
SCHOOL = "后年要在镇上再办一所新的小学。"


def edition(*pages: Page) -> Edition:
    coverage = coverage_of(pages)
    return Edition(coverage, passages(coverage, most=60, least=0))


def compared(before: Page | Sequence[Page], after: Page | Sequence[Page]) -> Comparison:
    old, new = ([one] if isinstance(one, Page) else one for one in (before, after))
    return compare(edition(*old), edition(*new))


def words(*parts: str) -> str:
    return "\n".join(parts)


TONIGHT = a_page(a_speech("王一", words(ROAD, WATER)), a_speech("李二", SCHOOL), notes=["本报今日起刊登代表发言。"])


def test_a_new_page_is_all_new_and_breaks_nothing() -> None:
    tomorrow = a_page(replace(a_speech("赵三", "今后要多种一些本地的果树。"), id="s-new"), page_id="p2")
    found = compared(TONIGHT, [TONIGHT, tomorrow])
    assert [page.id for page in found.pages.added] == ["p2"]
    assert [one.id for one in found.speeches.added] == ["s-new"]
    assert [one.text for one in found.passages.added] == ["今后要多种一些本地的果树。"]
    assert (found.dying, found.moved, found.pages.kept, found.speeches.kept) == ((), (), 1, 2)


def test_a_reworded_passage_is_one_change_and_its_link_dies() -> None:
    other = WATER.replace("明年", "今年")
    found = compared(TONIGHT, replace(TONIGHT, speeches=(a_speech("王一", words(ROAD, other)), TONIGHT.speeches[1])))
    (change,) = found.passages.changed
    assert (change.before.text, change.after.text) == (WATER, other)
    assert found.dying == (change.before,)
    assert [(one.before.id, one.fields) for one in found.speeches.changed] == [("s-wangyi", ("text",))]
    assert not found.passages.added + found.passages.removed


def test_what_is_unlike_is_gone_and_new_not_reworded() -> None:
    found = compared(a_page(a_speech("王一", ROAD)), a_page(a_speech("王一", "谢谢大家,祝大会圆满成功。")))
    assert not found.passages.changed
    assert [one.text for one in found.dying] == [ROAD]


def test_each_field_of_a_speech_that_differs_is_named() -> None:
    corrected = replace(TONIGHT.speeches[1], posts=("镇长",), attribution="讲述人:镇长 李二", line=7)
    found = compared(TONIGHT, replace(TONIGHT, speeches=(TONIGHT.speeches[0], corrected)))
    assert [one.fields for one in found.speeches.changed] == [("attribution", "posts", "line")]
    assert not found.dying


def test_a_page_that_says_another_day_is_a_changed_page() -> None:
    found = compared(TONIGHT, replace(TONIGHT, date=None, phone="123"))
    assert [one.fields for one in found.pages.changed] == [("date", "phone")]


def test_speeches_that_only_change_places_are_a_changed_page() -> None:
    found = compared(TONIGHT, replace(TONIGHT, speeches=TONIGHT.speeches[::-1]))
    assert [one.fields for one in found.pages.changed] == [("order",)]


# whose words


def test_a_paragraph_that_slips_to_another_speaker_is_named_first() -> None:
    slipped = a_page(a_speech("王一", ROAD), a_speech("李二", words(WATER, SCHOOL)), notes=["本报今日起刊登代表发言。"])
    (moved,) = compared(TONIGHT, slipped).moved
    assert moved.to_another
    assert (moved.before.speaker, moved.after.speaker) == (Speaker("wangyi", "王一"), Speaker("lier", "李二"))
    assert moved.words == (WATER,)


def test_a_speech_given_to_another_person_is_another_persons_words_though_no_link_dies() -> None:
    other = replace(TONIGHT.speeches[0], speaker=Speaker("zhaosan", "赵三"))
    found = compared(TONIGHT, replace(TONIGHT, speeches=(other, TONIGHT.speeches[1])))
    assert [(one.to_another, one.words) for one in found.moved] == [(True, (ROAD, WATER))]
    assert not found.dying


def test_an_editors_note_that_becomes_somebodys_words_is_named() -> None:
    claimed = a_page(a_speech("王一", words(ROAD, WATER)), a_speech("李二", words(SCHOOL, TONIGHT.notes[0].text)))
    (moved,) = compared(TONIGHT, claimed).moved
    assert (moved.before.speaker, moved.to_another) == (None, True)


def test_words_under_a_new_id_of_the_same_person_come_after_those_of_another() -> None:
    renamed = replace(a_speech("王一", words(ROAD, WATER)), id="s-other")
    taken = replace(TONIGHT.speeches[1], speaker=Speaker("zhaosan", "赵三"))
    found = compared(TONIGHT, replace(TONIGHT, speeches=(renamed, taken)))
    assert [(one.to_another, one.after.id) for one in found.moved] == [(True, "s-lier"), (False, "s-other")]


def test_a_sentence_that_a_second_speaker_says_too_has_not_moved() -> None:
    also = replace(a_speech("赵三", ROAD), id="s-too")
    assert not compared(TONIGHT, replace(TONIGHT, speeches=(*TONIGHT.speeches, also))).moved


def test_what_everybody_says_has_no_owner() -> None:
    assert not compared(a_page(a_speech("王一", "谢谢大家。")), a_page(a_speech("李二", "谢谢大家。"))).moved


# rules that hold for any two editions

TEXTS = st.lists(
    st.sampled_from([ROAD, WATER, SCHOOL, WATER.replace("明年", "今年"), "谢谢。"]), min_size=1, max_size=4
)
SPEAKERS = st.sampled_from([Speaker("wangyi", "王一"), Speaker("lier", "李二"), Speaker("wangyi", "王怡")])


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """A page of up to three speeches out of the same few sentences, people and ids."""
    ids = draw(st.lists(st.sampled_from(["s1", "s2", "s3", "s4"]), unique=True, max_size=3))
    speeches: list[Speech] = []
    for one in ids:
        said = words(*draw(TEXTS))
        speeches.append(
            replace(a_speech(text=said), id=one, speaker=draw(SPEAKERS), line=draw(st.sampled_from([1, 2])))
        )
    notes = draw(st.lists(st.sampled_from([ROAD, "昨日,大会开幕,代表们步入会场。"]), max_size=1))
    return replace(a_page(*speeches, notes=notes), phone=draw(st.sampled_from(["1", "2"])))


def exchanged(found: Difference[Passage]) -> object:
    changed = sorted((one.after.id, one.before.id) for one in found.changed)
    return found.removed, found.added, changed, found.kept


def straight(found: Difference[Passage]) -> object:
    return found.added, found.removed, sorted((one.before.id, one.after.id) for one in found.changed), found.kept


def moves(moved: Sequence[Moved], *, back: bool) -> set[tuple[object, ...]]:
    ends = ((one.after, one.before) if back else (one.before, one.after) for one in moved)
    owners = [tuple((end.id, end.speaker) for end in pair) for pair in ends]
    said = (frozenset(map(compact, one.words)) for one in moved)
    return {(*pair, words) for pair, words in zip(owners, said, strict=True)}


@given(pages())
def test_an_edition_differs_in_nothing_from_itself(page: Page) -> None:
    assert not compared(page, page)


@given(pages(), pages())
@settings(max_examples=200)
def test_two_editions_differ_in_something_exactly_where_their_versions_differ(one: Page, other: Page) -> None:
    assert bool(compared(one, other)) == (edition(one).coverage.version != edition(other).coverage.version)


@given(pages(), pages())
@settings(max_examples=200)
def test_the_other_way_round_the_same_is_exchanged(one: Page, other: Page) -> None:
    there, back = compared(one, other), compared(other, one)
    assert exchanged(back.passages) == straight(there.passages)
    assert (back.speeches.added, back.speeches.removed) == (there.speeches.removed, there.speeches.added)
    assert [c.fields for c in back.pages.changed] == [c.fields for c in there.pages.changed]
    assert moves(back.moved, back=True) == moves(there.moved, back=False)


@given(pages(), pages())
@settings(max_examples=200)
def test_every_passage_is_kept_removed_or_reworded_and_every_link_that_dies_is_named(one: Page, other: Page) -> None:
    found = compared(one, other).passages
    old, new = edition(one).passages, edition(other).passages
    assert found.kept + len(found.removed) + len(found.changed) == len(old)
    assert found.kept + len(found.added) + len(found.changed) == len(new)
    dying = {passage.id for passage in compared(one, other).dying}
    assert dying == {passage.id for passage in old} - {passage.id for passage in new}


@given(pages(), pages())
@settings(max_examples=200)
def test_no_sentence_that_only_one_person_said_is_another_persons_in_silence(one: Page, other: Page) -> None:
    named = {sentence for moved in compared(one, other).moved if moved.to_another for sentence in moved.words}
    for sentence in (ROAD, WATER, SCHOOL):
        was, now = owners(one, sentence), owners(other, sentence)
        if len(was) == len(now) == 1 and was != now:
            assert sentence in named


def owners(page: Page, sentence: str) -> list[Speaker | None]:
    said = [speech.speaker for speech in page.speeches for line in speech.text.split("\n") if line == sentence]
    return [*said, *(None for note in page.notes if note.text == sentence)]


# questions


def test_the_questions_whose_verdict_changed_are_named() -> None:
    asked = [Question(id=str(i), turns=("路",), kind="passage") for i in range(3)]

    def judged(*verdicts: Verdict) -> list[Judged]:
        return [Judged(question, Outcome("card", ""), one) for question, one in zip(asked, verdicts, strict=True)]

    before = judged(Verdict.RIGHT, Verdict.MISSED, Verdict.WRONG)
    after = judged(Verdict.RIGHT, Verdict.RIGHT, Verdict.MISSED)
    assert turned(before, after) == (
        Turned(asked[1], Verdict.MISSED, Verdict.RIGHT),
        Turned(asked[2], Verdict.WRONG, Verdict.MISSED),
    )
