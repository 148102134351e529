"""A turn that names one aspect and no matter (钱从哪来, 明年呢) is asked of what was shown, and of nothing else."""

import pytest

from knowledge.answer import Candidates, Library, NotFound, PersonCard, Quote, answer
from knowledge.asked import Aspect, Context
from knowledge.question.aspects import aspect_of, time_named, time_told
from tests.building import a_library, a_page, a_speech, asked

BLOCKS = (
    "老旧小区改造今年做了38个，明年再做45个，先改上下水，再说刷墙。有居民提醒我们，别光涂脂抹粉，这话我记下了。"
    "供热管网前年换了一半，群众的满意度上来了，投诉少了四成。"
)
HEAT = (
    "全区一年供暖六个月，旧管网还有63公里，今年夏天换了21公里，剩下的后年入冬前全部换完，室温不到十八摄氏度的按天退费。"
)
LIFT = "加装电梯卡在一楼不同意，政府每部补贴22万元，一楼不出钱，已经装好的有17部，住户都说方便，老人下楼不再发愁。"
APPLES = "北塬的苹果栽了38万亩，地头价一斤1块8，比去年少了7毛，有些老园子没人来收，乡亲们开着三轮车在果库门口排队过夜。"
PLANE = "全市给飞机做配套的企业有43家，一个接头要送到西安做热处理，来回260公里，油钱比工钱还贵，钱都花在了路上。"
SCHOOL = "今年学校收了三百个孩子，明年盖新楼，钱由区财政出，家长一分钱不用掏，食堂的菜也是家长委员会挑的。"


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(
        a_page(
            a_speech("郝一", f"{BLOCKS}\n\n{HEAT}\n\n{LIFT}"),
            a_speech("郭二", APPLES),
            a_speech("高三", PLANE),
            a_speech("苏四", SCHOOL),
        )
    )


@pytest.mark.parametrize("turn", ["明年呢", "那明年", "明年的呢", "那明年呢", "明年怎么样", "明年多少", "来年呢"])
def test_another_time_is_told_by_the_passage_just_shown(town: Library, turn: str) -> None:
    given = asked(town, "老旧小区改了几个", turn)
    assert isinstance(given, Quote)
    assert given.passage.text == BLOCKS


def test_a_time_beside_the_matter_is_told_there_whatever_year_it_is(town: Library) -> None:
    given = asked(town, "苹果地头价一斤多少钱", "去年呢")
    assert isinstance(given, Quote)
    assert given.passage.text == APPLES


@pytest.mark.parametrize(
    ("before", "turn", "named"),
    [
        ("老旧小区改了几个", "后年呢", "后年"),
        ("老旧小区改了几个", "去年呢", "去年"),
        ("苹果地头价一斤多少钱", "今年呢", "今年"),
        ("苹果地头价一斤多少钱", "后年的呢", "后年"),
    ],
)
def test_a_time_that_is_not_told_of_the_matter_is_said_not_to_be(
    town: Library, before: str, turn: str, named: str
) -> None:
    given = asked(town, before, turn)
    assert isinstance(given, NotFound)
    assert given.wording.endswith(named)


def test_of_now_what_was_shown_is_related(town: Library) -> None:
    given = asked(town, "苹果地头价一斤多少钱", "现在呢")
    assert isinstance(given, Candidates)
    assert given.found[0].passage.text == APPLES


def test_a_second_time_is_asked_of_the_same_matter(town: Library) -> None:
    given = asked(town, "老旧小区改了几个", "后年呢", "明年呢")
    assert isinstance(given, Quote)
    assert given.passage.text == BLOCKS


def test_a_time_behind_somebodys_words_is_looked_for_in_all_of_them(town: Library) -> None:
    given = asked(town, "郝一说了什么", "后年呢")
    assert isinstance(given, Quote)
    assert given.passage.text == HEAT


def test_a_time_told_only_in_the_next_sentence_is_related() -> None:
    village = a_library(
        a_page(
            a_speech(
                "郭二",
                "村里原来有六十七户贫困户，眼下还剩九户。我表了态，明年年底一户也不落下，路也要修到门口。",
            )
        )
    )
    assert isinstance(asked(village, "贫困户还剩几户", "明年呢"), Candidates)


@pytest.mark.parametrize(
    "turn", ["钱从哪来", "钱从哪里来", "那钱从哪来", "经费谁出", "钱谁出", "谁掏钱", "资金怎么解决", "哪来的钱"]
)
@pytest.mark.parametrize("before", ["苹果地头价一斤多少钱", "郭二说了什么", "老旧小区改了几个"])
def test_where_the_money_comes_from_is_asked_of_nobody_else(town: Library, before: str, turn: str) -> None:
    given = asked(town, before, turn)
    spoken = given.found if isinstance(given, Candidates) else (given.found,) if isinstance(given, Quote) else ()
    assert isinstance(given, Candidates)
    assert {one.passage.speaker.name for one in spoken if one.passage.speaker} <= {"郭二", "郝一"}


@pytest.mark.parametrize("turn", ["钱从哪来", "谁出钱", "经费从哪来"])
@pytest.mark.parametrize(("before", "told"), [("加装电梯", LIFT), ("学校收了多少孩子", SCHOOL)])
def test_who_pays_is_quoted_where_it_is_told(town: Library, before: str, told: str, turn: str) -> None:
    given = asked(town, before, turn)
    assert isinstance(given, Quote)
    assert given.passage.text == told


def test_who_pays_is_asked_of_nothing_where_nothing_was_shown(town: Library) -> None:
    assert isinstance(asked(town, "海鲜怎么做", "钱从哪来"), NotFound)


@pytest.mark.parametrize(
    ("turn", "aspect"),
    [
        ("钱从哪来", Aspect.SOURCE),
        ("那经费谁来出", Aspect.SOURCE),
        ("这笔钱由谁承担", Aspect.SOURCE),
        ("资金来源呢", Aspect.SOURCE),
        ("去年呢", Aspect.TIME),
        ("现在怎么样", Aspect.TIME),
        ("谁负责", Aspect.CHARGE),
        ("修路的钱从哪来", None),
        ("明年修几条路", None),
        ("现在还缺钱吗", None),
        ("电梯谁负责", None),
    ],
)
def test_an_aspect_is_one_only_where_nothing_else_is_named(turn: str, aspect: Aspect | None) -> None:
    assert aspect_of(turn) is aspect


def test_a_year_is_told_by_its_number_too() -> None:
    assert time_named("那明年呢") == "明年"
    assert time_told("明年", 2021).search("到2022年建成")
    assert not time_told("明年", 2021).search("2023年建成")
    assert not time_told("前年", None).search("三年前年年发大水")


def test_a_time_in_what_was_shown_is_never_denied() -> None:
    clinic = a_library(
        a_page(a_speech("蓝一", "村医去年走了两个，药柜是新的。" + "山路难走。" * 6 + "送去培训的第一个明年夏天毕业。"))
    )
    for turn in ("明年呢", "夏天呢"):
        assert isinstance(asked(clinic, "村医走了几个", turn), Candidates)


def test_a_value_that_a_time_is_asked_for_with_must_stand_there() -> None:
    roads = a_library(a_page(a_speech("张一", "断头路还剩九条，今年先打通三条，总长5.6公里。")))
    assert isinstance(asked(roads, "断头路还剩几条", "今年几条"), Quote)
    assert isinstance(asked(roads, "断头路还剩几条", "今年多少钱"), Candidates)


def test_what_is_not_told_then_is_said_with_its_matter(town: Library) -> None:
    given = asked(town, "老旧小区改了几个", "后年呢")
    assert isinstance(given, NotFound)
    assert given.asked is not None
    assert given.asked.topic.asked == given.wording
    assert "几个" not in given.wording
    assert [one.name for one in given.near] == ["郝一"]


def test_a_time_of_day_is_no_part_of_another_word() -> None:
    orange = a_library(a_page(a_speech("覃一", "早采的橙子酸，晚熟的才甜，大家都等到开春。")))
    for turn in ("早上呢", "晚上呢"):
        assert isinstance(asked(orange, "橙子酸不酸", turn), NotFound)


def test_who_pays_for_another_thing_that_was_shown_with_it_is_no_answer() -> None:
    school = a_library(
        a_page(
            a_speech(
                "韦一", "课后服务每天两个小时，全镇都有了，家长放心。" + "孩子很多。" * 9 + "中职的学费由市财政出一半。"
            )
        )
    )
    assert isinstance(asked(school, "课后服务几个小时", "钱谁出"), Candidates)


def test_a_speech_that_asks_itself_where_the_money_comes_from_tells_it() -> None:
    lunch = "幸福屋场建了42处，老人自己出3块钱，村集体补2块，一顿饭就有了。" + "老人都来。" * 50
    funds = "钱从哪里来，我们算过账，一处一年6万元，镇里出一半，乡贤凑一半。" + "账目上墙。" * 50
    library = a_library(a_page(a_speech("覃二", f"{lunch}\n\n{funds}")))
    given = asked(library, "幸福屋场有几处", "钱从哪来")
    assert isinstance(given, Quote)
    assert given.passage.text.startswith("钱从哪里来")


def test_who_pays_is_not_quoted_of_several_that_were_only_offered(town: Library) -> None:
    context = Context(topic="钱", offered=tuple(one.id for one in town.index.passages[-2:]))
    given, _ = answer("谁出钱", context, town)
    assert isinstance(given, Candidates)


CLINIC = "我们在白塬、石井设了五个康复站，免费教矿工做呼吸操，制氧机可以租回家，去年服务了六千多人次，还要再办两个。"
LAMPS = "老街的路灯今年换了四百盏，夜里散步亮堂多了，商户的门脸也重新刷过，游客比去年多了一倍，摊贩都说生意好做。"


@pytest.fixture(scope="module")
def county() -> Library:
    return a_library(
        a_page(
            a_speech("韩七", CLINIC, posts=("市医院院长",)),
            a_speech("梁八", LAMPS, posts=("渡口区老城街道书记",)),
            a_speech("尚九", APPLES, posts=("石井县第二中学教师",)),
        )
    )


@pytest.mark.parametrize("turn", ["石井有没有", "石井有吗", "白塬也有吗", "我们石井县有没有", "那石井那边有没有"])
def test_whether_a_place_has_it_too_is_told_where_the_place_is_named(county: Library, turn: str) -> None:
    given = asked(county, "康复站设在哪", turn)
    assert isinstance(given, Quote)
    assert given.passage.text == CLINIC


@pytest.mark.parametrize("turn", ["渡口区有没有", "我们渡口区有吗", "老城街道有没有", "云岭乡有没有"])
def test_of_a_place_that_is_not_told_what_was_shown_is_related(county: Library, turn: str) -> None:
    given = asked(county, "康复站设在哪", turn)
    assert isinstance(given, Candidates)
    assert given.found[0].passage.text == CLINIC


def test_of_a_place_nothing_is_shown_where_the_matter_is_not_printed(county: Library) -> None:
    given = asked(county, "农家乐", "渡口区有没有")
    assert isinstance(given, NotFound)


def test_who_speaks_of_a_place_is_asked_where_nothing_else_was(county: Library) -> None:
    assert isinstance(asked(county, "渡口区有没有"), PersonCard)


@pytest.mark.parametrize("turn", ["将来呢", "以后呢", "那今后呢"])
def test_what_is_ahead_is_told_by_the_passage_just_shown(county: Library, turn: str) -> None:
    given = asked(county, "康复站设在哪", turn)
    spoken = given.found[0] if isinstance(given, Candidates) else given.found if isinstance(given, Quote) else None
    assert spoken
    assert spoken.passage.text == CLINIC
