"""Rendering: marks never change the words of the record, and every reply says whose they are."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import texts
from bot.citizen.matched_words import told_words
from bot.citizen.page_facts import PageFacts, day
from bot.citizen.quotations import quotation, snippet
from bot.citizen.render import Renderer
from bot.messages import Quotation, Reply, Run, Style
from knowledge.answer import (
    Answer,
    Candidates,
    ChatCard,
    Found,
    Library,
    NotFound,
    PageCard,
    PeopleCard,
    PersonCard,
    Quote,
    SeveralCard,
    SpeechCard,
    Why,
    answer,
)
from knowledge.asked import Context, Fact, Search
from knowledge.chatter import Chat
from knowledge.findings import same_role
from knowledge.lexicon import Person
from knowledge.model import Passage
from knowledge.passages import passages
from knowledge.ranking import Hit
from knowledge.record.coverage import coverage_of
from knowledge.text import folded
from knowledge.topic import topic_of
from tests.building import CONFIG, a_library, a_page, a_speech

LANGUAGES = texts.LANGUAGES


@pytest.fixture(scope="module")
def renderers() -> dict[str, Renderer]:
    return {language: Renderer(one, "王一说了什么") for language, one in texts.load(CONFIG / "texts").items()}


def joined(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)


def quotations(reply: Reply) -> list[Quotation]:
    return [block for block in reply.blocks if isinstance(block, Quotation)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quote_shows_the_passage_and_its_source_as_printed(
    library: Library, renderers: dict[str, Renderer], language: str
) -> None:
    for passage in library.index.passages:
        reply = renderers[language].render(Quote(Found(passage)))
        (shown,) = quotations(reply)
        assert joined(shown.runs) == passage.text
        printed = [passage.page.newspaper or "", "2021年9月29日", passage.section_title or ""]
        if passage.speech:
            printed += [passage.speech.speaker.name, *passage.speech.posts, passage.speech.headline or ""]
        assert all(words in reply.plain for words in printed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_to_several_questions_each_show_whose_words_they_are(
    library: Library, renderers: dict[str, Renderer], language: str
) -> None:
    given, _ = answer("工资怎么涨？普法怎么搞？地铁三号线什么时候通？", Context(), library)
    assert isinstance(given, Quote)
    reply = renderers[language].render(given)
    shown = [given.passage, *(one.found.passage for one in given.further if one.found)]
    assert [joined(one.runs) for one in quotations(reply)] == [passage.text for passage in shown]
    assert [passage.speaker.name for passage in shown if passage.speaker] == ["罗芳", "邹建平"]
    order = [reply.plain.index(words) for passage in shown for words in (passage.text, passage.speaker.name)]  # type: ignore[union-attr]
    assert order == sorted(order)
    assert all(asked in reply.plain for asked in ("工资怎么涨", "普法怎么搞", "地铁三号线什么时候通"))
    assert shown[1].id in reply.buttons[0][0].value


def test_the_words_of_an_editors_note_name_no_speaker(library: Library, renderers: dict[str, Renderer]) -> None:
    names = [person.name for person in library.language.lexicon.people.values()]
    others = tuple(Found(passage) for passage in library.index.passages if passage.speaker)
    for passage in library.index.passages:
        if passage.speaker is None:
            plain = renderers["zh-Hans"].render(Quote(Found(passage), others=others)).plain
            assert not any(name in plain for name in names)
            assert "编者按" in plain


def test_a_note_is_signed_with_what_is_printed_over_it(renderers: dict[str, Renderer]) -> None:
    page = a_page(a_speech(), notes=("应到代表三百八十六名。",))
    boxed = replace(page, notes=tuple(replace(note, label="链接") for note in page.notes))
    for renderer in renderers.values():
        for one, signed in ((page, renderer.texts("source.editor")), (boxed, "链接")):
            found = next(Found(passage) for passage in passages(coverage_of((one,))) if passage.speaker is None)
            plain = renderer.render(Quote(found)).plain
            assert f" {signed}\n" in plain
            assert (renderer.texts("source.editor") in plain) is (one is page)


def test_of_words_looked_for_in_vain_those_are_told_that_are_printed_nowhere(
    library: Library, renderers: dict[str, Renderer]
) -> None:
    topic = topic_of("孙子的老师叫写一篇家乡的创新,报纸上有现成的吗", library.language)
    plain = renderers["zh-Hans"].render(NotFound(Why.NOTHING, topic.wording, asked=Search(topic))).plain
    assert "创新" in topic.wording.split()
    assert "创新" not in plain
    assert "现成" in plain


def test_whoever_said_it_in_other_words_is_told_apart_where_a_list_is_cut_off_too() -> None:
    spoke = ((a_page(speech := a_speech(posts=())), speech),)
    people = tuple(Person(f"p{number}", f"王{number}", spoke) for number in range(12))
    brief = Renderer(texts.load(CONFIG / "texts")["zh-Hans"], brief=True)
    heading, rest = "下面几位没有用这个词，像是说的这个意思：", "还有："
    for loose, ends in (
        (0, [f"{rest}王8、王9、王10、王11"]),
        (3, [f"{rest}王8", heading, "王9、王10、王11"]),
        (4, [heading, "王8、王9、王10、王11"]),
        (5, ["7. 王6", heading, "8. 王7", f"{rest}王8、王9、王10、王11"]),
        (12, ["8. 王7", f"{rest}王8、王9、王10、王11"]),
    ):
        shown = brief.render(PeopleCard(people, "就业", loose=loose)).plain.split("\n\n")
        assert shown[-len(ends) :] == ends
        assert shown.count(heading) == (0 < loose < 12)


@pytest.mark.parametrize("label", ["采写：", "本版采写:", "采写/", ""])
def test_a_byline_that_calls_itself_so_is_not_called_so_twice(label: str) -> None:
    page = replace(a_page(a_speech()), byline=f"{label}本报记者 何山")
    facts = PageFacts(texts.load(CONFIG / "texts")["zh-Hans"]).told(PageCard(Fact.REPORTERS, (page,)))
    assert joined(next(iter(facts)).runs) == "采写：本报记者 何山"


QUESTIONS = st.one_of(
    st.sampled_from(["就业", "创新平台", "“厂所结合”", "工资", "罗芳", "園區發展", "5G AI", "3000人", ",", ""]),
    st.text(alphabet="园区发展创新就业收入平台,。“”+5G村民的 ", max_size=20),
)


@given(QUESTIONS)
@settings(max_examples=60, deadline=None)
def test_marks_never_change_the_words(library: Library, question: str) -> None:
    topic = topic_of(folded(question), library.language, required=("创新",))
    for passage in library.index.passages:
        whole = quotation(passage, topic)
        assert joined(whole.runs) == passage.text
        part = joined(snippet(passage, topic).runs)
        assert part.removesuffix("…") in passage.text


@given(st.text(alphabet="ＡＩ㎡①５园區发展，。ﬁ\u200b𠮷\n ", min_size=1, max_size=60), QUESTIONS)
@settings(max_examples=40, deadline=None)
def test_marks_never_change_characters_that_fold_to_others(library: Library, text: str, question: str) -> None:
    topic = topic_of(folded(question), library.language, required=("ai", "5", "m2", "1", "fi", "发展"))
    page = a_page(a_speech(text=text))
    passage = Passage("p", page, page.speeches[0], 0, len(text), text)
    assert joined(quotation(passage, topic).runs) == text
    if text.strip():
        assert joined(snippet(passage, topic).runs).removesuffix("…") in text


def test_the_sentence_that_answers_is_marked_and_the_sum_asked_for_more_strongly(library: Library) -> None:
    text = "老街要留得住人。改造每户补贴2万元，居民自己出两成。夜市开了218个晚上。"
    page = a_page(a_speech(text=text))
    passage = Passage("p", page, page.speeches[0], 0, len(text), text)
    runs = quotation(passage, topic_of("改造一户补贴多少钱", library.language)).runs
    assert [run.text for run in runs if run.style is Style.STRONG] == ["2万元"]
    assert joined([run for run in runs if run.style is not Style.PLAIN]) == "改造每户补贴2万元，居民自己出两成。"


def test_what_is_marked_in_a_snippet_is_what_was_asked(library: Library) -> None:
    passage = next(p for p in library.index.passages if "就业" in p.text)
    topic = topic_of("就业", library.language)
    marked = [run.text for run in snippet(passage, topic).runs if run.style is Style.MARK]
    assert marked
    assert all(any(word in words for term in topic.terms for word in term.forms) for words in marked)


def test_the_whole_speech_is_its_text(library: Library, renderers: dict[str, Renderer]) -> None:
    for _, speech in library.coverage.speeches():
        own = tuple(p for p in library.index.passages if p.source.id == speech.id)
        (shown,) = quotations(renderers["zh-Hans"].render(SpeechCard(own)))
        assert joined(shown.runs) == speech.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_candidates_are_numbered_labelled_and_each_has_its_source(
    library: Library, renderers: dict[str, Renderer], language: str
) -> None:
    chosen = library.index.passages[:3]
    for why, key in ((Why.UNSURE, "candidates.unsure"), (Why.KIND, "candidates.kind")):
        reply = renderers[language].render(Candidates(tuple(map(Found, chosen)), why))
        assert reply.plain.startswith(renderers[language].texts(key))
        for number, passage in enumerate(chosen, 1):
            assert f"{number}. " in reply.plain
            assert passage.speaker is None or passage.speaker.name in reply.plain


def test_a_button_sends_back_at_most_64_ascii_bytes(library: Library, renderers: dict[str, Renderer]) -> None:
    for passage in library.index.passages:
        reply = renderers["zh-Hans"].render(Candidates((Found(passage),), Why.UNSURE))
        for row in reply.buttons:
            assert all(1 <= len(button.value.encode("ascii")) <= 64 for button in row)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_has_words_in_every_language(
    library: Library, renderers: dict[str, Renderer], language: str
) -> None:
    people = tuple(library.language.lexicon.people.values())
    answers: list[Answer] = [
        *(NotFound(why, "月球", people[:2]) for why in Why),
        *(NotFound(why) for why in Why),
        NotFound(Why.NOTHING, "月球", pages=library.coverage.pages),
        *(ChatCard(chat) for chat in Chat if chat is not Chat.UNABLE),
        *(PageCard(fact, library.coverage.pages, "校对") for fact in Fact),
        PersonCard(people),
        PersonCard(people[:1], since=people[1:], unsaid=True),
        PeopleCard(people),
        PeopleCard(people, dated=True),
        PeopleCard(people, "就业", found=tuple(map(Found, library.index.passages[:2]))),
        PeopleCard(people[:1], "就业", akin=tuple(map(Found, library.index.passages[:2]))),
        PeopleCard(people, surname="李"),
        PeopleCard(people, surname="王", everyone=True),
        PeopleCard(people, kind=True),
        PeopleCard(people, kind=True, everyone=True),
        PeopleCard(people, "李书记", which=True),
        PeopleCard((), kind=True),
        PeopleCard((), "就业", silent=True),
    ]
    for given_answer in answers:
        plain = renderers[language].render(given_answer).plain
        assert plain.strip(), given_answer
        assert "{" not in plain, given_answer


def test_those_who_may_mean_it_stand_below_the_list_with_a_word_of_warning_and_a_button(
    library: Library, renderers: dict[str, Renderer]
) -> None:
    first, second = (
        next(p for p in library.index.passages if p.speaker and p.speaker.name == n) for n in ("李星", "罗芳")
    )
    people = tuple(one for one in library.language.lexicon.people.values() if one.name == "李星")
    reply = renderers["zh-Hans"].render(PeopleCard(people, "就业", found=(Found(first),), akin=(Found(second),)))
    listed, warned = reply.plain.split(renderers["zh-Hans"].texts("people.akin"))
    assert "李星" in listed
    assert "罗芳" in warned
    assert [button.label for row in reply.buttons for button in row] == ["李星", "罗芳"]


def test_that_nobody_is_left_is_no_list_of_nobody(renderers: dict[str, Renderer]) -> None:
    texts = renderers["zh-Hans"].texts
    for nobody in (PeopleCard(()), PeopleCard((), kind=True)):
        assert renderers["zh-Hans"].render(nobody).plain == texts("people.nobody_else")
    assert renderers["zh-Hans"].render(PeopleCard((), "就业", silent=True)).plain == texts(
        "people.none_silent", wording="就业"
    )


def test_what_was_looked_for_on_some_pages_alone_is_said_to_be(
    library: Library, renderers: dict[str, Renderer]
) -> None:
    page, renderer = library.coverage.pages[0], renderers["zh-Hans"]
    plain = renderer.render(NotFound(Why.NOTHING, "月球", pages=(page,))).plain
    assert renderer.printed_in(page) in plain
    assert renderer.printed_in(page) not in renderer.render(NotFound(Why.NOTHING, "月球")).plain
    people = tuple(library.language.lexicon.people.values())[:1]
    for wording in ("", "月球"):
        plain = renderer.render(NotFound(Why.SILENT, wording, people, pages=(page,))).plain
        assert renderer.printed_in(page) in plain
        assert wording in plain


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_that_says_nothing_is_said_to_say_nothing(renderers: dict[str, Renderer], language: str) -> None:
    page = a_page(a_speech(posts=(), headline=None), newspaper=None, day=None, event=None)
    for fact in Fact:
        assert renderers[language].render(PageCard(fact, (page,))).plain.strip()
    reply = renderers[language].render(Quote(Found(passages(coverage_of([page]))[0])))
    assert renderers[language].texts("source.no_newspaper") in reply.plain
    assert renderers[language].texts("source.no_date") in reply.plain
    assert "None" not in reply.plain


def test_an_echo_of_the_question_is_short(renderers: dict[str, Renderer]) -> None:
    reply = renderers["zh-Hans"].render(NotFound(Why.NOTHING, "月" * 900))
    assert len(reply.plain) < 200


def test_a_day_is_written_as_newspapers_do() -> None:
    assert day(date(2021, 9, 29)) == "2021年9月29日"
    assert day(None) == ""


@pytest.mark.parametrize(
    ("asked", "printed", "same"),
    [
        ("责编", "责任编辑", True),
        ("美编", "美术编辑", True),
        ("校对", "校对", True),
        ("校对", "责任编辑", False),
        ("责任编辑", "责编", True),
    ],
)
def test_a_role_may_be_asked_for_by_its_short_name_or_printed_by_it(asked: str, printed: str, same: bool) -> None:
    assert same_role(asked, printed) is same


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("欠账还有。老尾矿库占地五平方公里,一起风就扬沙,附近两个小区意见最大,去年打来四百个电话。种树。", "扬沙"),
        ("难处不少。钱不够。人也不够。最要紧的是技术员,一个乡只有半个,今年想从学校里招上六十个回来。", "技术员"),
    ],
)
def test_a_snippet_is_more_than_an_opening_that_tells_nothing(library: Library, text: str, shown: str) -> None:
    page = a_page(a_speech(text=text))
    passage = Passage("p", page, page.speeches[0], 0, len(text), text)
    assert shown in joined(snippet(passage, topic_of("轻轨", library.language)).runs)


def test_who_is_asked_for_twice_is_shown_once(library: Library) -> None:
    given, _ = answer("武利冲是谁，武利冲是做什么的", Context(), library)
    assert not isinstance(given, SeveralCard)
    given, _ = answer("武利冲是谁，校对是谁", Context(), library)
    assert isinstance(given, SeveralCard)


def test_the_matter_of_a_list_is_told_as_it_was_put(library: Library, renderers: dict[str, Renderer]) -> None:
    topic = topic_of("机器换人", library.language, whole="谁说机器不能换人")
    people = tuple(library.language.lexicon.people.values())[:1]
    found = (Found(library.index.passages[1]),)
    given = PeopleCard(people, "机器 换 人", found=found, topic=topic)
    assert "「机器不能换人」" in renderers["zh-Hans"].render(given).plain
    asking = topic_of("增加收入", library.language, whole="要增加哪些人的收入")
    assert "「增加、收入」" in renderers["zh-Hans"].render(replace(given, wording="增加 收入", topic=asking)).plain


def test_the_end_of_a_longer_number_is_no_word_that_was_found() -> None:
    page = a_page(a_speech("郝一", "管子用了三十年，住户都盼换管网。"))
    passage = a_library(page).index.passages[0]
    hit = Hit(passage, 1.0, folded(passage.text), "", {"十年": 1.0, "管网": 1.0}.keys())
    assert told_words(Found(passage, hit), None) == ["管网"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("江山就是人民 谁讲的", ["江山就是人民"]),
        ("谁讲了七十年", ["70年"]),
        ("谁讲了AI", ["AI"]),
        ("“把长板拉长”是谁说的", ["把长板拉长"]),
    ],
)
def test_words_of_the_question_are_told_as_they_are_printed(library: Library, question: str, told: list[str]) -> None:
    given, _ = answer(question, Context(), library)
    assert isinstance(given, Quote)
    assert told_words(given.found, given.asked) == told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("青石坡有多少台水泵", ["青石坡"]),
        ("青石坡外面", ["青石坡外面"]),
        ("水库边上种什么", ["水库边上"]),
        ("大坝边上种什么", []),
        ("创业带动就业怎么搞", ["创业带动就业"]),
    ],
)
def test_words_that_were_found_are_told_whole_and_only_where_they_tell_something(
    question: str, told: list[str]
) -> None:
    page = a_page(a_speech("郝一", "青石坡外面的水库边上种了松树，创业带动就业。"))
    library = a_library(page)
    asked = Search(topic_of(question, library.language))
    hit = library.index.hit(0, 1.0, asked.topic.query)
    assert told_words(Found(library.index.passages[0], hit), asked) == told


def test_a_matter_that_has_letters_is_told_as_it_is_printed(library: Library, renderers: dict[str, Renderer]) -> None:
    given, _ = answer("都有谁提到了5g", Context(), library)
    assert "「5G」" in renderers["zh-Hans"].render(given).plain


@pytest.mark.parametrize("question", ["人社局派了谁来讲", "人社局派谁去讲的"])
def test_a_body_is_called_without_what_says_that_somebody_came(
    library: Library, renderers: dict[str, Renderer], question: str
) -> None:
    given, _ = answer(question, Context(), library)
    assert "「人社局」" in renderers["zh-Hans"].render(given).plain
