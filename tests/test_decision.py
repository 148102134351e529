"""What is decided: a quote, candidates or nothing; meaning alone never gives an answer."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from knowledge.answer import Candidates, Library, NotFound, Quote, answer
from knowledge.answer.decision import LIKELY, MOST_TOGETHER, decided, is_printed_whole
from knowledge.asked import Context, Search
from knowledge.findings import Found, PeopleCard, Why
from knowledge.meaning.look import Nearness
from knowledge.passages import MOST
from knowledge.search import CLOSE, READ, UNREAD_ABOVE, weighed
from knowledge.topic import topic_of
from knowledge.weighing.evidence import Evidence
from tests.building import a_library, a_page, a_speech

POOR = "低收入劳动者的收入要明显增加，差距要缩小。"
ROAD = "今年要把公路修到家门口，村民出门不再难。"
BERTH = "投用的自动化泊位一人照看四台吊车，装卸快了一倍。"


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(a_page(a_speech("王一", ROAD), a_speech("李二", POOR), a_speech("张三", BERTH)))


def seen_near(library: Library, words: str, near: float = 0.3) -> Library:
    """The library with a second look that finds the passage with these words as near as passages come."""

    def look(_: str, texts: Sequence[str]) -> Sequence[Nearness]:
        return [Nearness(near, 3 * near, 2 * near) if words in text else Nearness(0.0, 0.0, 0.0) for text in texts]

    return replace(library, look=look)


def read_as(library: Library, odds: float) -> Library:
    """The library with a second look and a reading that takes every passage for so likely an answer."""
    return replace(seen_near(library, "公路"), read=lambda _, texts: [odds] * len(texts))


def first_to(question: str, library: Library) -> Found:
    return weighed(topic_of(question, library.language), None, library, scoped=False)[0]


def test_the_likelier_a_passage_is_read_as_an_answer_the_surer_it_is(town: Library) -> None:
    found = [first_to("公路边上装路灯", read_as(town, odds)) for odds in (-6.0, 0.0, 6.0)]
    assert [one.passage.text for one in found] == [ROAD] * 3
    assert [one.evidence.read for one in found if one.evidence] == [1.0] * 3
    sure = [one.confidence for one in found]
    assert sure == sorted(sure)
    assert sure[0] < sure[1] < sure[2]


def test_where_the_first_is_read_as_no_answer_the_next_are_read_and_may_come_first(town: Library) -> None:
    asked: list[str] = []

    def read(_: str, texts: Sequence[str]) -> list[float]:
        asked.extend(texts)
        return [6.0 if "差距" in text else -6.0 for text in texts]

    given = first_to("公路修好了低收入人家怎么增收", replace(seen_near(town, "公路"), read=read))
    assert 1 < len(asked) <= READ
    assert given.passage.text == POOR


def test_one_reading_is_enough_where_the_first_is_not_doubted(town: Library) -> None:
    read: list[str] = []

    def reading(_: str, texts: Sequence[str]) -> list[float]:
        read.extend(texts)
        return [0.5] * len(texts)

    first_to("公路边上装路灯", replace(seen_near(town, "公路"), read=reading))
    assert len(read) == 1


@pytest.mark.parametrize("question", ["村民出门的公路修得怎么样", "收快递的人"])
def test_what_is_sure_or_hopeless_is_not_read(town: Library, question: str) -> None:
    def read(_: str, texts: Sequence[str]) -> list[float]:
        raise AssertionError(texts)

    first_to(question, replace(seen_near(town, "公路"), read=read))


@pytest.mark.parametrize(("odds", "answers"), [(1.0, True), (-1.0, False)])
def test_what_lacks_the_value_that_is_asked_for_is_read_however_sure_it_is(
    town: Library, odds: float, answers: bool
) -> None:
    question = "投用的自动化泊位哪年一人照看吊车"
    assert first_to(question, town).confidence > UNREAD_ABOVE
    given, _ = answer(question, Context(), replace(seen_near(town, "泊位"), read=lambda _, texts: [odds] * len(texts)))
    assert isinstance(given, Quote) is answers


def test_what_cannot_be_read_now_is_judged_as_what_is_looked_at(town: Library) -> None:
    looked = first_to("公路边上装路灯", seen_near(town, "公路"))
    unread = replace(seen_near(town, "公路"), read=lambda *_: None)
    assert first_to("公路边上装路灯", unread) == looked


def test_a_calibration_from_before_passages_were_read_judges_them_as_looked_at(town: Library) -> None:
    before = replace(town, calibration=town.calibration.model_copy(update={"read": None}))
    looked = first_to("公路边上装路灯", seen_near(before, "公路")).confidence
    assert [first_to("公路边上装路灯", read_as(before, odds)).confidence for odds in (-6.0, 6.0)] == [looked] * 2


@pytest.mark.parametrize("question", ["贫穷的人怎么办", "穷苦人家日子咋过", "月亮上有没有人"])
def test_what_shares_no_word_is_at_most_a_candidate_however_near_in_meaning(town: Library, question: str) -> None:
    given, _ = answer(question, Context(), seen_near(town, "低收入"))
    assert not isinstance(given, Quote)


def test_words_and_meaning_together_are_an_answer(town: Library) -> None:
    given, _ = answer("村民出门的公路修得怎么样", Context(), seen_near(town, "公路"))
    assert isinstance(given, Quote)
    assert given.found.passage.text == ROAD


def test_a_sum_that_the_passage_does_not_hold_is_not_answered_by_it(town: Library) -> None:
    given, _ = answer("自动化泊位花了多少钱", Context(), seen_near(town, "泊位"))
    assert isinstance(given, Candidates | NotFound)


def test_one_persons_words_of_which_nothing_was_found_are_no_answer(town: Library) -> None:
    given, _ = answer("王一今年几岁了", Context(), seen_near(town, "公路"))
    assert not isinstance(given, Quote)


def test_several_questions_are_answered_in_the_order_in_which_they_were_asked(town: Library) -> None:
    given, after = answer("低收入的差距怎么缩小？公路怎么修？", Context(), town)
    assert isinstance(given, Quote)
    assert given.found.passage.text == POOR
    assert [one.found.passage.text for one in given.further if one.found] == [ROAD]
    assert [one.asked.wording for one in given.further] == ["公路怎么修"]
    assert after.speaker == given.found.passage.speaker.id  # type: ignore[union-attr]


def test_a_question_after_a_statement_is_answered_by_what_both_are_about(town: Library) -> None:
    given, _ = answer("门口的公路烂了一年了，能不能快", Context(), town)
    assert isinstance(given, Quote)
    assert given.found.passage.text == ROAD


def test_a_question_beside_an_answered_one_is_told_to_have_no_answer(town: Library) -> None:
    given, _ = answer("月亮上有没有人？公路怎么修？", Context(), town)
    assert isinstance(given, Quote)
    assert given.found.passage.text == ROAD
    assert [(one.asked.wording, one.found) for one in given.further] == [("月亮上有没有人", None)]


def test_of_several_questions_none_is_answered_under_a_name_beside_which_it_was_not_asked(town: Library) -> None:
    given, _ = answer("王一怎么说公路？李二怎么说泊位？", Context(), town)
    assert isinstance(given, Quote)
    assert given.found.passage.text == ROAD
    assert [one.found for one in given.further] == [None]


def test_a_passage_that_answers_two_questions_is_shown_once(town: Library) -> None:
    given, _ = answer("公路怎么修？村民出门难不难？", Context(), town)
    assert isinstance(given, Quote)
    assert given.found.passage.text == ROAD
    assert given.further == ()


def test_a_statement_and_what_is_done_about_it_are_one_question(town: Library) -> None:
    given, _ = answer("低收入的差距太大了！能解决不？公路怎么修？", Context(), town)
    assert isinstance(given, Quote)
    assert given.found.passage.text == POOR
    assert [one.found.passage.text for one in given.further if one.found] == [ROAD]


def test_who_spoke_of_a_matter_is_not_answered_by_what_the_newspaper_says_of_it() -> None:
    note = "今天的话题是修路和养老，请听代表怎么说。"
    pages = [a_page(a_speech("王一", text), notes=[note]) for text in (BERTH, "老人家的养老服务要跟上，路上要装扶手。")]
    nobody, somebody = (answer("谁说过养老", Context(), a_library(page))[0] for page in pages)
    assert isinstance(nobody, Candidates)
    assert [one.passage.text for one in nobody.found] == [note]
    assert isinstance(somebody, PeopleCard | Quote)
    people = somebody.people if isinstance(somebody, PeopleCard) else (somebody.found.passage.speaker,)
    assert [one.name for one in people if one] == ["王一"]


@pytest.mark.parametrize("question", ["哪位代表讲了养老", "有没有代表讲养老", "谁建议养老"])
def test_what_the_newspaper_says_is_only_related_to_who_spoke(question: str) -> None:
    note = "今天的话题是修路和养老，请听代表怎么说。"
    given, _ = answer(question, Context(), a_library(a_page(a_speech("王一", BERTH), notes=[note])))
    assert isinstance(given, Candidates)
    assert [one.passage.text for one in given.found] == [note]


TWINS = (
    "教育局要把乡下的学校办好，老师愿意留在乡下的学校。",
    "乡下的学校缺老师，学校要办好，一年补贴八千块，老师才愿意留。",
    "养鱼的池塘要清淤。",
)


@pytest.mark.parametrize(("odds", "read"), [(0.5, 2), (4.0, 1)])
def test_where_the_next_are_close_they_are_read_too_unless_the_first_is_surely_the_answer(
    odds: float, read: int
) -> None:
    village = a_library(
        a_page(*(a_speech(name, text) for name, text in zip(("王一", "李二", "张三"), TWINS, strict=True)))
    )
    asked: list[str] = []

    def reading(_: str, texts: Sequence[str]) -> list[float]:
        asked.extend(texts)
        return [odds] * len(texts)

    found = weighed(topic_of("乡下学校的老师", village.language), None, seen_near(village, "乡下"), scoped=False)
    assert found[0].evidence is not None
    assert found[0].evidence.clear < CLOSE
    weighed(
        topic_of("乡下学校的老师", village.language),
        None,
        replace(seen_near(village, "乡下"), read=reading),
        scoped=False,
    )
    assert len(asked) == read


def test_a_turn_is_answered_in_other_words_by_the_last_speaker_where_they_are_read_so() -> None:
    town = a_library(
        a_page(
            a_speech("王一", "社区食堂一天卖三百份饭，都是新米。饭菜由志愿者送上门，走不动也吃得上。"),
            a_speech("李二", "工业园区今年开工十个项目，路也通了。"),
        )
    )
    _, context = answer("食堂一天卖多少份饭", Context(), town)
    assert context.passages
    for odds, answers in ((6.0, True), (-6.0, False)):
        read = replace(seen_near(town, "食堂", 0.1), read=lambda _, texts, odds=odds: [odds] * len(texts))
        given, _ = answer("那没力气下楼的孤寡人家送不送", context, read)
        assert isinstance(given, Quote) is answers


@pytest.mark.parametrize("question", ["江豚是哪个代表讲的", "谁说到了江豚"])
def test_whoever_says_a_word_spoke_of_it_however_unlikely_the_passage(question: str) -> None:
    port = a_library(
        a_page(
            a_speech("王一", "沿江排着大大小小的化工厂。2016年以来关停34家。码头附近一次拍到11头江豚。"),
            a_speech("李二", POOR),
        )
    )
    given, _ = answer(question, Context(), replace(seen_near(port, "收入"), read=lambda _, texts: [-3.0] * len(texts)))
    assert isinstance(given, Quote)
    assert given.found.passage.speaker is not None
    assert given.found.passage.speaker.name == "王一"


@pytest.mark.parametrize("turn", ["几点关门", "那它几点开门呢"])
def test_when_a_thing_is_open_is_told_of_what_was_spoken_of_last(turn: str) -> None:
    town = a_library(
        a_page(
            a_speech("王一", "派出所免费装防盗芯片，上午八点半到下午六点来所里装。"),
            a_speech("李二", "学校下午五点半关门，七点半开门，家长放心。"),
        )
    )
    _, context = answer("派出所免费装防盗芯片吗", Context(), town)
    assert context.passages
    given, _ = answer(turn, context, town)
    assert isinstance(given, Quote)
    assert "芯片" in given.found.passage.text


@pytest.mark.parametrize(("note", "told"), [("可拨打本报热线8321000，说说您的看法。", True), ("今起推出专栏。", False)])
def test_a_telephone_that_only_the_newspapers_own_words_give_is_told_by_them(note: str, told: bool) -> None:
    given, _ = answer("报社电话多少", Context(), a_library(a_page(a_speech("王一", ROAD), notes=(note,))))
    assert isinstance(given, Quote) is told


def test_a_character_of_a_word_that_stands_nowhere_is_nothing_that_somebody_said() -> None:
    town = a_library(a_page(a_speech("王一", "人才培养要跟上，大学毕业生留得住。"), a_speech("李二", ROAD)))
    read = replace(seen_near(town, "培养"), read=lambda _, texts: [-1.0] * len(texts))
    given, _ = answer("王一谈没谈养猪", Context(), read)
    assert not isinstance(given, Quote)


@pytest.mark.parametrize(("odds", "shown"), [(0.0, True), (-2.0, False)])
def test_of_somebodys_words_what_is_read_as_the_answer_is_related_though_no_word_is_in_it(
    odds: float, shown: bool
) -> None:
    school = a_speech("张三", "乡下的学校缺老师，学校要办好，一年补贴八千块，老师才愿意留。")
    town = a_library(a_page(a_speech("王一", BERTH), a_speech("李二", ROAD), school))
    read = replace(seen_near(town, "公寓"), read=lambda _, texts: [odds] * len(texts))
    given, _ = answer("张三惦记啥事", Context(), read)
    assert isinstance(given, Candidates if shown else NotFound)


BUS = "夜里的公交要开晚一点，下了夜班的工人在厂门口等车，一等就是半个钟头，站台上连个挡风的地方也没有，盼着有人管一管。"
LATER = "从三月起，12路夜里的公交开到十一点半，下夜班的工人出了厂门就有车坐，站台上装了挡风的玻璃，站牌也换成了亮灯的。"
FARE = "票价还是两块，老人和学生半价，办卡在东站的窗口，带上身份证就能办，办好了当天就能用，用旧卡的可以去那里换。"


def of_driver(*paragraphs: str) -> Library:
    text = "\n\n".join(paragraphs)
    return a_library(a_page(a_speech("谢大江", text, posts=("公交集团12路驾驶员",)), a_speech("王一", ROAD)))


def test_a_neighbour_that_may_answer_as_well_is_shown_with_the_passage_that_answers() -> None:
    library = of_driver(BUS, LATER, FARE)
    given, context = answer("下夜班的工人夜里有公交坐吗", Context(), library)
    assert isinstance(given, Quote)
    assert given.passage.text == f"{BUS}\n\n{LATER}"
    assert given.passage.speaker == given.found.passage.speaker
    following, _ = answer("下一段", context, library)
    assert isinstance(following, Quote)
    assert following.passage.text == FARE


def test_before_two_that_were_shown_together_stands_what_is_before_both() -> None:
    library = of_driver(FARE, BUS, LATER)
    _, context = answer("下夜班的工人夜里有公交坐吗", Context(), library)
    given, _ = answer("上一段", context, library)
    assert isinstance(given, Quote)
    assert given.passage.text == FARE


def test_what_is_sure_to_answer_is_shown_alone() -> None:
    given, _ = answer("老人办公交卡带什么", Context(), of_driver(BUS, LATER, FARE))
    assert isinstance(given, Quote)
    assert given.passage.text == FARE


def test_two_that_together_are_longer_than_a_screen_and_a_half_are_not_shown_as_one() -> None:
    long = [f"{text}{'这件事我们讲了好几年，年年都有代表提。' * 12}" for text in (BUS, LATER)]
    assert sum(map(len, long)) > MOST_TOGETHER
    assert all(len(one) <= MOST for one in long)
    given, _ = answer("下夜班的工人夜里有公交坐吗", Context(), of_driver(*long))
    assert isinstance(given, Quote)
    assert given.passage == given.found.passage


def test_a_question_is_answered_where_one_of_two_neighbours_answers_likely_enough() -> None:
    library = of_driver(BUS, LATER, FARE)
    first = first_to("下夜班的工人夜里有公交坐吗", library)
    above = first.confidence + 0.01
    model = library.calibration.lexical.model_copy(update={"quote": above, "candidate": 0.0})
    doubted = replace(library, calibration=library.calibration.model_copy(update={"lexical": model}))
    given, _ = answer("下夜班的工人夜里有公交坐吗", Context(), doubted)
    assert isinstance(given, Quote)
    assert given.found.confidence < above


def test_one_word_that_nothing_prints_is_not_read_into_a_passage() -> None:
    """底薪 is no 年底 and 欠薪, however sure a reading is; beside another word it may be."""
    page = a_page(a_speech("何一", "年底工友最紧张，今年帮工友追回欠薪一千多万元。"), a_speech("李二", ROAD))
    town = replace(seen_near(a_library(page), "工友", 0.95), read=lambda _, texts: [6.0] * len(texts))
    lone, _ = answer("底薪几多", Context(), town)
    assert not isinstance(lone, Quote)
    beside, _ = answer("工友的底薪几多", Context(), town)
    assert isinstance(beside, Quote | Candidates)


@pytest.mark.parametrize("turn", ["养狗", "底薪", "补课"])
def test_what_was_shown_before_makes_no_more_of_one_word_that_nothing_prints(turn: str) -> None:
    pond, pay = a_speech("何一", "年底工友最紧张，鱼塘里养黄鱼，欠薪要追。"), a_speech("李二", ROAD)
    school = a_speech("张三", "学校有劳动课，漏雨的屋顶补好了。")
    town = replace(
        seen_near(a_library(a_page(pond, pay, school)), "鱼", 0.95), read=lambda _, texts: [6.0] * len(texts)
    )
    _, context = answer("鱼塘", Context(), town)
    assert context.last
    given, _ = answer(turn, context, town)
    assert not isinstance(given, Quote)


@pytest.mark.parametrize("turns", [("仓库",), ("公路", "仓库")])
def test_one_word_for_which_another_stands_may_be_read_as_that(turns: tuple[str, ...]) -> None:
    def read(question: str, texts: Sequence[str]) -> list[float]:
        return [6.0 if ("仓储" in text) is ("仓库" in question) else -6.0 for text in texts]

    store = a_speech("何一", "无人仓储系统替人搬货，工友不用再扛包。")
    town = replace(seen_near(a_library(a_page(store, a_speech("李二", ROAD))), "仓储", 0.95), read=read)
    context = Context()
    for turn in turns:
        given, context = answer(turn, context, town)
    assert isinstance(given, Quote)
    assert given.passage.text.startswith("无人仓储")


CANTEEN = "去年我们把旧锅炉房改成老年食堂，早中晚三餐都开，一荤两素收八块钱，街坊都来吃。"
CARRIED = "上了八十五岁或者病着的，由志愿者拎着饭盒爬楼，热乎着交到手里。"


def read_with(asked_of: str, alone: float, together: float) -> Library:
    """A town in whose canteen a turn is read as the answer so likely, by itself and after the matter before it."""
    page = a_page(a_speech("吴芹", f"{CANTEEN}\n\n{CARRIED}"), a_speech("李二", ROAD))

    def read(question: str, texts: Sequence[str]) -> list[float]:
        odds = together if asked_of in question else alone
        return [odds if "志愿者" in text and "走不动" in question else -4.0 for text in texts]

    return replace(a_library(page), look=lambda _, texts: [Nearness(0.0, 0.0, 0.0)] * len(texts), read=read)


@pytest.mark.parametrize("turn", ["那走不动的咋个弄", "那走不动的还管不管"])
@pytest.mark.parametrize(("alone", "together", "told"), [(0.0, 2.0, True), (-2.0, 2.0, False), (0.0, 0.5, False)])
def test_a_turn_that_names_nothing_printed_is_read_with_what_was_spoken_of(
    turn: str, alone: float, together: float, told: bool
) -> None:
    town = read_with("食堂", alone, together)
    _, context = answer("老年食堂收多少钱", Context(), town)
    assert context.passages
    given, _ = answer(turn, context, town)
    assert isinstance(given, Quote) is told
    assert not told or CARRIED[:8] in given.found.passage.text  # type: ignore[union-attr]


@pytest.mark.parametrize("turn", ["走不动", "遛狗走不动呢"])
def test_a_mere_word_is_not_read_with_the_matter_before(turn: str) -> None:
    town = read_with("食堂", 0.0, 2.0)
    _, context = answer("老年食堂收多少钱", Context(), town)
    given, _ = answer(turn, context, town)
    assert not isinstance(given, Quote)


def test_what_is_put_as_a_question_of_its_own_is_not_read_with_the_matter_before() -> None:
    town = read_with("食堂", 0.0, 2.0)
    _, context = answer("老年食堂收多少钱", Context(), town)
    given, _ = answer("我姥姥腿摔坏了走不动路一个人住谁家来管管呢这事", context, town)
    assert not isinstance(given, Quote)


HANDS = "如今厂里有820名员工，全厂上了264台机械手，粉丝有21万。"


@pytest.fixture(scope="module")
def works() -> Library:
    return a_library(a_page(a_speech("区兆明", HANDS), a_speech("王一", ROAD)))


@pytest.mark.parametrize("question", ["82名员工", "26台机械手", "21名员工"])
def test_another_number_than_the_printed_one_is_said_not_to_be_printed(works: Library, question: str) -> None:
    given, _ = answer(question, Context(), read_as(works, 6.0))
    assert isinstance(given, Candidates), given
    assert given.why is Why.FIGURE


@pytest.mark.parametrize("question", ["820名员工", "八百二十名员工", "264台机械手", "820名工人", "厂里的机械手"])
def test_the_printed_number_is_quoted(works: Library, question: str) -> None:
    given, _ = answer(question, Context(), read_as(works, 6.0))
    assert isinstance(given, Quote), given


def test_how_many_live_in_a_place_is_not_what_else_is_counted_there() -> None:
    city = a_library(a_page(a_speech("伍建业", "喷漆作坊全市有1100家，全市工人5000人。"), a_speech("王一", ROAD)))
    given, _ = answer("全市多少人", Context(), read_as(city, 6.0))
    assert isinstance(given, Candidates), given
    assert given.why is Why.UNSURE  # people are counted below, so that no number of them is not said to be told


@pytest.mark.parametrize(
    ("question", "kind"),
    [("柳树屯多了多少人", Quote), ("柳树屯走了多少人", Candidates)],
)
def test_who_came_to_a_place_is_told_where_that_is_asked(question: str, kind: type) -> None:
    village = a_library(
        a_page(
            a_speech("伍建业", "路修好了,屯里净流入的人口超过五百人。", posts=("松山镇柳树屯党支部书记",)),
            a_speech("王一", ROAD),
        )
    )
    given, _ = answer(question, Context(), read_as(village, 6.0))
    assert isinstance(given, kind), given


def test_what_each_of_so_many_does_is_no_question_for_a_number(works: Library) -> None:
    given, _ = answer("82名员工分别是干什么的", Context(), read_as(works, 6.0))
    assert not (isinstance(given, Candidates) and given.why is Why.FIGURE)


HOUSEHOLDS = "全县还有4700户贫困户,三分之二靠种梨吃饭,今年一户都不能落下。"
WOMEN = "厂里有91个女工是从东岭贫困户来的,有班车接送,带吃奶娃的不排夜班。"


@pytest.mark.parametrize("question", ["东岭有多少贫困户", "东岭贫困户有多少", "东岭还有几户贫困户"])
def test_a_number_of_a_whole_county_is_told_by_who_leads_it(question: str) -> None:
    """Whoever names the county beside another number does not count what is asked for."""
    head = a_speech("王一", HOUSEHOLDS, posts=("东岭县委副书记、县长",), headline="梨要卖出价")
    factory = a_speech("李二", WOMEN, posts=("食品厂厂长",), headline="把厂子办到家门口")
    read = replace(
        seen_near(a_library(a_page(factory, head)), "女工"),
        read=lambda _, texts: [4.0 if "女工" in text else -1.0 for text in texts],
    )
    given, _ = answer(question, Context(), read)
    assert isinstance(given, Quote)
    assert given.passage.text == HOUSEHOLDS


def test_where_no_place_is_told_of_as_a_whole_who_counts_comes_first_and_nothing_is_sure() -> None:
    some = a_speech("王一", "我跑过的村还有4700户贫困户,靠种梨吃饭。", posts=("东岭县邮政局局长",))
    factory = a_speech("李二", WOMEN, posts=("食品厂厂长",))
    read = replace(
        seen_near(a_library(a_page(factory, some)), "女工"),
        read=lambda _, texts: [4.0 if "女工" in text else -1.0 for text in texts],
    )
    given, _ = answer("东岭有多少贫困户", Context(), read)
    assert not isinstance(given, Quote) or given.passage.text != WOMEN


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("村民家门口有没有公路", True),
        ("自动化泊位有没有吊车", True),
        ("公路边上有没有海鲜卖", False),
        ("有没有公路", False),
    ],
)
def test_a_matter_of_several_words_that_one_passage_holds_is_printed(town: Library, question: str, whole: bool) -> None:
    search = Search(topic_of(question, town.language, whole=question))
    related = Candidates((first_to(question, town),), Why.UNSURE, search)
    assert is_printed_whole(search, related) is whole


@pytest.mark.parametrize(
    ("confidence", "coverage", "close", "absent", "shown"),
    [
        (LIKELY, 0.05, 0.4, 0.0, True),
        (LIKELY / 2, 0.05, 0.4, 0.0, False),
        (LIKELY, 0.0, 0.4, 0.0, False),
        (LIKELY, 0.05, 0.1, 0.0, False),
        (LIKELY, 0.05, 0.4, 1.0, False),
    ],
)
def test_what_is_likely_and_close_in_meaning_is_related_though_hardly_a_word_is_in_it(
    town: Library, confidence: float, coverage: float, close: float, absent: float, shown: bool
) -> None:
    asked = Search(topic_of("咱屋门前那泥巴坑几时填", town.language))
    passage = town.index.passages[0]
    evidence = Evidence(
        coverage, coverage, 0.5, 0.9, 1.0, 1.0, 0.0, 0.02, 0.0, 1.0, close=close, looked=1.0, absent=absent
    )
    given = decided(asked, [Found(passage, evidence=evidence, confidence=confidence)], town)
    assert isinstance(given, Candidates if shown else NotFound)
