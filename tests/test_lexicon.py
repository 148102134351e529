"""People, posts and organisations are only ever those that are printed; a mention says how it was recognised."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.answer import Library
from knowledge.lexicon import How, Lexicon, Mention, Unmatched, surname
from knowledge.lexicon.pages import Headings
from knowledge.record.coverage import coverage_of
from knowledge.text import folded
from knowledge.words.tokens import Tokenizer
from tests.building import a_library, a_page, a_speech, words

SPEECHES = (
    a_speech("欧阳明", posts=("市教育局副局长",), text="办好每一所学校。"),
    a_speech("王静", posts=("柳村党总支书记",), text="修好村里的路。", speaker="wangjing-liu"),
    a_speech("王静", posts=("市中心医院主治医师",), text="看好每一个病人。", speaker="wangjing-yi"),
    a_speech("普文海", posts=("青石县委书记",), text="把湖水治清。"),
    a_speech("段菲", posts=("临州大河机械有限公司董事长",), text="大河机械要走出去。"),
    a_speech("阿依古丽·买买提", posts=("市第一中学教师",), text="教好每一个孩子。", speaker="ayiguli"),
)


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(a_page(*SPEECHES))


@pytest.fixture(scope="module")
def lexicon(town: Library) -> Lexicon:
    return town.language.lexicon


@pytest.fixture(scope="module")
def tokenizer(town: Library) -> Tokenizer:
    return town.language.tokenizer


def named(lexicon: Lexicon, tokenizer: Tokenizer, question: str) -> list[tuple[str, How]]:
    return [(m.people[0].name, m.how) for m in lexicon.names.named(folded(question), tokenizer)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("普文海说了什么", [("普文海", How.NAME)]),
        ("段菲说了什么", [("段菲", How.NAME)]),
        ("欧阳明和段菲说了什么", [("欧阳明", How.NAME), ("段菲", How.NAME)]),
        ("歐陽明說了什麼", [("欧阳明", How.NAME)]),
        ("阿依古丽·买买提说了什么", [("阿依古丽·买买提", How.NAME)]),
        ("段飞说了什么", [("段菲", How.HOMOPHONE)]),
        ("欧洋明说了什么", [("欧阳明", How.HOMOPHONE)]),
        ("欧阳民说了什么", [("欧阳明", How.HOMOPHONE)]),
        ("欧杨敏说了什么", [("欧阳明", How.HOMOPHONE)]),
        ("段飞飞说了什么", []),
        ("短飞行距离", []),
        ("他们说了什么", []),
        ("", []),
    ],
)
def test_names_are_found_as_printed_or_by_sound(
    lexicon: Lexicon, tokenizer: Tokenizer, question: str, expected: list[tuple[str, How]]
) -> None:
    assert named(lexicon, tokenizer, question) == expected


@pytest.mark.parametrize("question", ["段菲菲说了什么", "欧阳明珠说了什么"])
def test_a_longer_name_is_another_persons(lexicon: Lexicon, tokenizer: Tokenizer, question: str) -> None:
    assert named(lexicon, tokenizer, question) == []


def test_two_people_of_one_name_are_both_meant(lexicon: Lexicon, tokenizer: Tokenizer) -> None:
    (mention,) = lexicon.names.named("王静说了什么", tokenizer)
    assert {person.id for person in mention.people} == {"wangjing-liu", "wangjing-yi"}


@given(st.text(alphabet="段菲飞欧阳洋明王静说了什么的局长 ", max_size=20))
@settings(max_examples=100, deadline=None)
def test_a_mention_is_the_slice_of_the_question_that_it_says(
    lexicon: Lexicon, tokenizer: Tokenizer, question: str
) -> None:
    mentions = lexicon.names.named(question, tokenizer)
    for mention in mentions:
        assert question[mention.start : mention.end] == mention.words
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("段总说了什么", "段菲"),
        ("段董事长说了什么", "段菲"),
        ("段老板怎么看", "段菲"),
        ("欧阳局长说了什么", "欧阳明"),
        ("欧阳副局长说了什么", "欧阳明"),
        ("段代表说了什么", "段菲"),
        ("大河机械段总说了什么", "段菲"),
    ],
)
def test_a_surname_with_a_title_is_whom_people_call_so(
    lexicon: Lexicon, tokenizer: Tokenizer, question: str, name: str
) -> None:
    mention = lexicon.titles.titled(question, tokenizer)
    assert isinstance(mention, Mention)
    assert [person.name for person in mention.people] == [name]
    assert mention.how is How.TITLE


@pytest.mark.parametrize(
    "question",
    [
        "段局长说了什么",
        "赵局长说了什么",
        "司马主任说了什么",
        "李区委书记说了什么",
        "马村支书讲了啥",
        "赵村主任说了什么",
        "温县长说了什么",
        "张老师说了什么",
        "全县长说了什么",
    ],
)
def test_a_surname_with_a_title_that_does_not_fit_is_nobody(
    lexicon: Lexicon, tokenizer: Tokenizer, question: str
) -> None:
    assert isinstance(lexicon.titles.titled(question, tokenizer), Unmatched)


@pytest.mark.parametrize(
    "question",
    [
        "牧区教师补贴多少",
        "山区医生缺不缺",
        "林区护士多不多",
        "农村校长工资多少",
        "山村民警够不够",
        "全县律师有多少",
        "段区工人收入",
        "农村干部待遇怎么样",
        "全村村民收入多少",
        "农村书记工资多少",
    ],
)
def test_a_kind_of_people_who_are_told_by_their_place_is_nobodys_name(
    lexicon: Lexicon, tokenizer: Tokenizer, question: str
) -> None:
    assert lexicon.titles.titled(question, tokenizer) is None


def test_of_a_surname_with_a_wrong_title_those_of_the_surname_are_near(lexicon: Lexicon, tokenizer: Tokenizer) -> None:
    unmatched = lexicon.titles.titled("段局长说了什么", tokenizer)
    assert isinstance(unmatched, Unmatched)
    assert [person.name for person in unmatched.near] == ["段菲"]


@pytest.mark.parametrize(
    ("question", "exact", "near"),
    [
        ("教育局副局长是谁", ["欧阳明"], []),
        ("教育局局长是谁", [], ["欧阳明"]),
        ("柳村书记是谁", ["王静"], []),
        ("大河机械董事长是谁", ["段菲"], []),
        ("财政局局长是谁", [], []),
        ("市长是谁", [], []),
    ],
)
def test_a_post_is_held_by_those_who_are_printed_with_exactly_it(
    lexicon: Lexicon, tokenizer: Tokenizer, question: str, exact: list[str], near: list[str]
) -> None:
    (post,) = lexicon.posts.holding(question, tokenizer)
    assert [person.name for person in post.people] == exact
    assert [person.name for person in post.near] == near


@pytest.mark.parametrize(
    ("day", "pages"),
    [("2024年1月18日", 1), ("1月18号", 1), ("1.18", 1), ("2023年1月18日", 0), ("1月19日", 0)],
)
def test_a_day_finds_its_pages(lexicon: Lexicon, day: str, pages: int) -> None:
    found = lexicon.days.on(f"{day}的报纸")
    assert found is not None
    assert len(found[1]) == pages


@pytest.mark.parametrize("question", ["", "哪天的报纸", "3点5分", "第13次"])
def test_what_is_no_day_is_none(lexicon: Lexicon, question: str) -> None:
    assert lexicon.days.on(question) is None


@pytest.mark.parametrize(("name", "family"), [("欧阳明", "欧阳"), ("段菲", "段"), ("司马", "司"), ("", "")])
def test_a_double_surname_is_two_characters_of_three(name: str, family: str) -> None:
    assert surname(name) == family


def test_the_latest_posts_are_a_persons_posts() -> None:
    early = a_page(a_speech("段菲", posts=("大河机械副总经理",)), page_id="a", day=date(2023, 1, 1))
    late = a_page(a_speech("段菲", posts=("大河机械董事长",)), page_id="b", day=date(2024, 1, 1))
    person = Lexicon(coverage_of([late, early]), words()).people["duanfei"]
    assert person.posts == ("大河机械董事长",)
    assert len(person.appearances) == 2


@given(st.lists(st.text("分组讨论侧记\n\0", max_size=8), max_size=6), st.text("分组讨论\n", min_size=1, max_size=3))
def test_the_headings_that_hold_a_name_are_those_that_going_through_all_finds(headings: list[str], name: str) -> None:
    found = list(Headings.of(headings).holding(name))
    assert found == [place for place, heading in enumerate(headings) if name in heading]
