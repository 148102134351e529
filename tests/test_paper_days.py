"""The day, the weekday, the month and the newspaper of what is asked for; several of them; the one before or after."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from bot import texts
from bot.citizen.render import Renderer
from knowledge.answer import Answer, Candidates, Library, NotFound, PeopleCard, Quote
from knowledge.asked import Context, Search
from knowledge.findings import Why
from knowledge.question import understand
from tests.building import CONFIG, a_library, a_page, a_speech, asked, shown

LAST_WEEK, NEXT_DAY, TWO_DAYS_ON, LATER = "2022-03-01", "2022-03-02", "2022-03-04", "2023-05-09"


@pytest.fixture(scope="module")
def town() -> Library:
    printed = (
        (LAST_WEEK, "海屿日报", ("郑一", "渡口的候船棚今年修好。"), ("郑二", "养老院添了床位。")),
        (NEXT_DAY, "青禾晚报", ("郑三", "渡口的夜航从四月开。"), ("郑四", "菜市场每天消毒。")),
        (TWO_DAYS_ON, "海屿日报", ("郑五", "养老院里装了电梯。"), ("郑一", "菜市场的摊位减了租。")),
        (LATER, "青禾晚报", ("郑六", "渡口换了电动船。"), ("郑七", "茶园的路硬化了。")),
    )
    pages = []
    for day, paper, *said in printed:
        speeches = [replace(a_speech(name, words, speaker=name), id=f"{day}-{name}") for name, words in said]
        pages.append(a_page(*speeches, newspaper=paper, page_id=day, day=date.fromisoformat(day)))
    return a_library(*pages)


def days_of(reply: Answer) -> set[str]:
    """The days of the passages that are shown, or else of the pages whose speakers are listed."""
    assert isinstance(reply, Quote | PeopleCard | Candidates), reply
    beside = [one.passage for one in reply.others] if isinstance(reply, Quote) else []
    days = {one.page.id for one in (*shown(reply), *beside)}
    return days or ({page.id for page in reply.pages} if isinstance(reply, PeopleCard) else set())


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("大会头一天的日报都有谁", {LAST_WEEK}),
        ("头天的报纸上谁讲了渡口", {LAST_WEEK}),
        ("开幕第二天的晚报谁讲了渡口", {NEXT_DAY}),
        ("第三天讲养老的有谁", {TWO_DAYS_ON}),
        ("星期三的报纸谁讲了渡口", {NEXT_DAY}),
        ("周五的报纸都有谁", {TWO_DAYS_ON}),
        ("5月的报纸上谁讲了渡口", {LATER}),
        ("2023年的报纸谁讲了渡口", {LATER}),
        ("4号讲养老的是谁", {TWO_DAYS_ON}),
    ],
)
def test_a_day_of_a_paper_is_no_word_that_is_looked_for(town: Library, question: str, days: set[str]) -> None:
    assert days_of(asked(town, question)) == days


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("1号和2号哪天讲了渡口", {LAST_WEEK, NEXT_DAY}),
        ("1号和4号哪天讲养老讲得多", {LAST_WEEK, TWO_DAYS_ON}),
        ("日报和晚报哪个讲了茶园", {LATER}),
        ("日报跟晚报谁都讲了渡口", {LAST_WEEK, NEXT_DAY, LATER}),
        ("2022年跟2023年讲渡口的各是谁", {LAST_WEEK, NEXT_DAY, LATER}),
        ("前后两张报纸都讲了菜市场的有谁", {NEXT_DAY, TWO_DAYS_ON}),
        ("1号的日报和2号的晚报谁讲了渡口", {LAST_WEEK, NEXT_DAY}),
        ("3月和5月的报纸谁都讲了渡口", {LAST_WEEK, NEXT_DAY, LATER}),
        ("1号跟4号哪张报纸讲养老多一些", {LAST_WEEK, TWO_DAYS_ON}),
    ],
)
def test_a_matter_is_compared_over_days_years_and_papers(town: Library, question: str, days: set[str]) -> None:
    assert days_of(asked(town, question)) == days


@pytest.mark.parametrize("question", ["两天都讲了话的有谁", "谁在两天的报纸上都说了话", "1号和4号都发言的有谁"])
def test_who_spoke_on_both_days_is_told(town: Library, question: str) -> None:
    reply = asked(town, question)
    assert isinstance(reply, PeopleCard)
    assert [one.name for one in reply.people] == ["郑一"]


@pytest.mark.parametrize(
    ("turns", "days"),
    [
        (("1号谁讲了养老", "4号的呢"), {TWO_DAYS_ON}),
        (("1号谁讲了养老", "那4号的报纸呢"), {TWO_DAYS_ON}),
        (("1号谁讲了渡口", "后一天的报纸呢"), {NEXT_DAY}),
        (("1号谁讲了渡口", "第二天的呢"), {NEXT_DAY}),
        (("2号谁讲了渡口", "再后头一期呢"), None),
        (("2号谁讲了渡口", "上一期呢"), {LAST_WEEK}),
        (("谁讲了茶园", "3月的报纸呢"), None),
        (("1号都有谁发言", "2号呢"), {NEXT_DAY}),
        (("1号都有谁发言", "后一天的报纸呢"), {NEXT_DAY}),
    ],
)
def test_a_further_day_is_asked_for_the_same_matter(town: Library, turns: Sequence[str], days: set[str] | None) -> None:
    reply = asked(town, *turns)
    if days is None:
        assert isinstance(reply, NotFound)
        assert reply.why is Why.NOTHING
        assert reply.pages
    else:
        assert days_of(reply) == days


@pytest.mark.parametrize(
    "turns",
    [
        ("3号的报纸上说了什么",),
        ("星期一的报纸谁讲了渡口",),
        ("8月的报纸上谁讲了渡口",),
        ("2021年的报纸谁讲了渡口",),
        ("第六天的报纸谁讲了渡口",),
        ("清河晚报上谁讲了渡口",),
        ("1号谁讲了渡口", "3号呢"),
        ("2号谁讲了渡口", "后一天的报纸呢"),
        ("1号谁讲了渡口", "上一期呢"),
    ],
)
def test_of_a_day_without_a_page_it_is_said_which_there_are(town: Library, turns: Sequence[str]) -> None:
    reply = asked(town, *turns)
    assert isinstance(reply, NotFound)
    assert reply.why is Why.NO_PAGE
    assert len(reply.pages) == 4


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("昨天的报纸上都有谁", "昨天"),
        ("前天的晚报谁讲了渡口", "前天"),
        ("上周的报纸讲了什么", "上周"),
        ("闭幕第二天的报纸上 渡口怎么说", "闭幕第二天"),
    ],
)
def test_a_day_that_no_page_tells_is_asked_back(town: Library, question: str, day: str) -> None:
    reply = asked(town, question)
    assert isinstance(reply, NotFound)
    assert reply.why is Why.NO_SUCH_DAY
    told = Renderer(texts.load(CONFIG / "texts")["zh-Hans"]).render(reply).plain
    assert told.startswith(f"报上看不出「{day}」是哪一天")
    assert all(day in told for day in ("2022年3月1日", "2022年3月2日", "2022年3月4日", "2023年5月9日"))


@pytest.mark.parametrize(
    "question", ["昨天报纸上说的那个渡口夜航是谁讲的", "渡口的夜航第二天开不开", "渡口夜航周三有没有"]
)
def test_what_only_names_a_day_is_still_looked_for(town: Library, question: str) -> None:
    reply = asked(town, question)
    assert isinstance(reply, Quote | Candidates)


def test_what_a_paper_is_called_by_may_be_the_city() -> None:
    only = a_library(a_page(a_speech("郑一", "海屿的渡口今年修好。"), newspaper="今日海屿"))
    told = understand("海屿哪个渡口今年修好", Context(), only.language)
    assert isinstance(told, Search)
    assert not told.pages


@pytest.mark.parametrize("question", ["日报上谁讲了渡口", "这张日报都有谁", "海屿日报谁讲了渡口"])
def test_the_only_paper_is_no_word_that_is_looked_for(question: str) -> None:
    only = a_library(a_page(a_speech("郑一", "渡口的候船棚今年修好。"), newspaper="海屿日报"))
    reply = asked(only, question)
    assert not isinstance(reply, NotFound)
    assert not (isinstance(reply, Candidates) and reply.why is Why.MEANT)
