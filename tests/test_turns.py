"""A short turn that names no subject is asked of what was spoken of, and of nobody else's matter."""

import pytest

from knowledge.answer import (
    Candidates,
    Library,
    NotFound,
    PageCard,
    PeopleCard,
    PersonCard,
    Quote,
    Why,
    answer,
)
from knowledge.asked import Context
from knowledge.weighing.concerns import Concern
from tests.building import a_library, a_page, a_speech, asked, doubting, speaker_of

POND = (
    "鱼塘是村里的家底，我们有鱼塘三百亩，今年办了三件事。一是清淤，二是修路，三是请技术员。"
    "去年有四十一户入了社，卖不掉的鱼退回来两千斤。"
)
SHED = "老厂房拆掉以后，我们建了过渡厂房，租金每平方米十二元，按件收费，有专人管，退货不到一成。"
ROAD = "全村八十户，路修通以后家家门口能过车，水管也接好了，晚上还有路灯，老人散步不再摔跤。"


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(a_page(a_speech("王一", POND), a_speech("李二", SHED), a_speech("张三", ROAD)))


@pytest.mark.parametrize("turn", ["租金多少", "谁管", "收费吗", "退货多少", "怎么收费"])
def test_a_turn_without_a_subject_is_not_answered_from_anothers_matter(town: Library, turn: str) -> None:
    given = asked(town, "鱼塘", turn)
    assert not isinstance(given, Quote) or given.passage.speaker is None or given.passage.speaker.name == "王一"


def test_what_was_just_shown_is_not_shown_as_the_answer_to_what_it_does_not_tell(town: Library) -> None:
    assert isinstance(asked(town, "路灯", "收费吗"), Candidates | NotFound)
    assert isinstance(asked(town, "过渡厂房", "收费吗"), Quote)


def test_a_turn_that_names_its_subject_is_asked_of_everybody(town: Library) -> None:
    given = asked(town, "鱼塘", "厂房租金多少")
    assert isinstance(given, Quote)
    assert given.passage.text == SHED


@pytest.mark.parametrize("turn", ["路灯吗", "谁摔跤", "怎么散步"])
def test_a_turn_that_names_another_matter_is_asked_of_everybody(town: Library, turn: str) -> None:
    given = asked(town, "鱼塘", turn)
    assert isinstance(given, Quote | Candidates)
    assert ROAD in [one.passage.text for one in (given.found if isinstance(given, Candidates) else (given.found,))]


@pytest.mark.parametrize("turn", ["臭不臭", "现在还臭吗", "现在好了吗", "修好了没", "修不好咋办"])
def test_what_is_said_of_the_last_matter_and_not_found_leads_to_what_was_shown(town: Library, turn: str) -> None:
    given = asked(town, "鱼塘", turn)
    assert isinstance(given, Candidates)
    assert POND in [one.passage.text for one in given.found]


@pytest.mark.parametrize("turn", ["臭不臭", "现在好了吗"])
def test_behind_candidates_it_leads_to_them_and_leaves_their_matter(town: Library, turn: str) -> None:
    offered, context = answer("鱼塘的鱼退回来怎么散步", Context(), doubting(town))
    assert isinstance(offered, Candidates)
    given, after = answer(turn, context, town)
    assert isinstance(given, Candidates)
    assert [one.passage.id for one in given.found] == [one.passage.id for one in offered.found]
    assert after.topic == context.topic


@pytest.mark.parametrize("turn", ["来了多少人", "一共来了多少人"])
def test_who_came_is_asked_of_what_was_spoken_of_and_else_of_the_meeting(turn: str) -> None:
    inn = a_speech("王一", "我们把19处空院子修成民宿，去年来了3.8万人，村集体有了收入。")
    town = a_library(a_page(inn, a_speech("李二", SHED)))
    assert isinstance(asked(town, "民宿", turn), Quote)
    assert isinstance(asked(town, turn), NotFound)


def test_a_father_is_known_by_what_he_is_called_at_home() -> None:
    miner = a_speech(
        "王一", "我在集控室里按按钮。" + "煤挖得安全。" * 30 + "\n\n" + "父亲得的是尘肺，" + "上楼要歇两回。" * 24
    )
    given = asked(a_library(a_page(miner, a_speech("李二", SHED))), "王一说了什么", "他爹啥病")
    assert isinstance(given, Quote)
    assert given.passage.text.startswith("父亲")


@pytest.mark.parametrize("turn", ["哪三件", "谁办的", "多少户"])
def test_what_stands_in_the_passage_shown_is_not_looked_for_in_the_next(town: Library, turn: str) -> None:
    given = asked(town, "鱼塘", turn)
    assert isinstance(given, Quote)
    assert given.passage.text == POND


def test_a_turn_without_a_subject_leaves_the_matter_as_it_is(town: Library) -> None:
    context = Context()
    for turn in ("厂房", "怎么收费"):
        given, context = answer(turn, context, town)
    assert isinstance(given, Quote)
    assert given.passage.text == SHED
    assert context.topic == "厂房"


def test_who_was_just_shown_is_asked_for_the_same_matter(town: Library) -> None:
    given = asked(town, "鱼塘", "王一怎么说")
    assert isinstance(given, Quote)
    assert given.passage.text == POND


def test_what_asks_who_does_a_thing_is_no_slip_for_a_thing(town: Library) -> None:
    given, _ = answer("谁管", Context(), town)
    assert not isinstance(given, Quote) or given.passage.text != ROAD


def test_how_many_there_are_is_asked_of_whom_words_were_shown(town: Library) -> None:
    given = asked(town, "王一", "多少户")
    assert isinstance(given, Quote)
    assert given.passage.text == POND


def test_a_count_behind_a_matter_is_none_of_the_page(town: Library) -> None:
    given = asked(town, "鱼塘", "多少条")
    assert not isinstance(given, PageCard)


@pytest.mark.parametrize("turn", ["谁管", "谁管这个", "谁管这事"])
def test_what_is_no_more_than_a_character_of_another_word_tells_a_turn_nothing(turn: str) -> None:
    parts = (
        "村里停车难，我们划出夜间车位三百个。" + "车位不收钱。" * 24,
        "楼道暗，管道老，没有电梯。" + "烦心事不少。" * 30,
    )
    given = asked(a_library(a_page(a_speech("王一", "\n\n".join(parts)), a_speech("李二", SHED))), "停车难", turn)
    assert isinstance(given, Candidates)
    assert given.found[0].passage.text.startswith("村里停车难")


@pytest.mark.parametrize("turn", ["为什么", "怎么去", "真要这样吗", "怎么回事"])
def test_a_turn_that_only_asks_is_asked_of_what_was_shown_and_not_of_what_follows(turn: str) -> None:
    parts = ("村里要建一座冷库，鱼好卖上价。" + "码头不能再等。" * 24, "保险是渔民的救生圈。" + "保费要补贴。" * 30)
    talk = a_library(a_page(a_speech("王一", "\n\n".join(parts)), a_speech("李二", SHED)))
    given = asked(talk, "冷库", turn)
    assert isinstance(given, Candidates)
    assert given.found[0].passage.text.startswith("村里要建一座冷库")
    more = asked(talk, "冷库", "还怎么说")
    assert isinstance(more, Quote)
    assert more.passage.text.startswith("保险")


@pytest.fixture(scope="module")
def county() -> Library:
    boss = a_speech(
        "许灿", "瓷器卖到海外，学校教出来的学生不够，瓷器厂盼县里村里帮一把。", posts=("德窑瓷业有限公司董事长",)
    )
    teacher = a_speech("林梅", "孩子学做瓷器，瓷器班五十八个当年就签了工作。", posts=("职业技术学校教师",))
    head = a_speech("蓝珍", "县里要把瓷器的牌子擦亮，瓷器要有人接着做。", posts=("凤岽县委副书记、县长",))
    grower = a_speech("林坤", "茶要有人采。", posts=("凤岽县乌石茶叶专业合作社理事长",))
    village = a_speech("陈兴", "渔排要退下来。", posts=("云屿县港仔村党支部书记",))
    return a_library(a_page(boss, teacher, head, grower, village))


@pytest.mark.parametrize(
    ("turn", "name"),
    [("学校那边怎么说", "林梅"), ("学校怎么看", "林梅"), ("县里怎么说", "蓝珍"), ("县里那边怎么看", "蓝珍")],
)
def test_how_a_body_sees_the_last_matter_is_told_by_who_is_of_it(county: Library, turn: str, name: str) -> None:
    assert speaker_of(asked(county, "许灿说了什么瓷器", turn)) == name


def test_what_those_of_a_body_do_not_speak_of_is_not_found_with_another(county: Library) -> None:
    assert isinstance(asked(county, "许灿说了什么瓷器", "村里怎么说"), NotFound)
    given = asked(county, "许灿说了什么瓷器", "政府怎么说")
    assert not isinstance(given, Quote)


def test_how_his_own_body_sees_it_is_asked_of_him_again(county: Library) -> None:
    assert speaker_of(asked(county, "许灿说了什么瓷器", "公司怎么说")) == "许灿"


@pytest.mark.parametrize("turn", ["谁负责", "谁管这个", "这事归谁管", "谁负责这个", "谁说了算"])
@pytest.mark.parametrize("first", ["鱼塘", "王一说了什么"])
def test_nobody_is_said_to_be_in_charge_of_what_was_shown_where_it_does_not_tell(first: str, turn: str) -> None:
    host = a_speech("段四", "旺季涨价要有个谱。", posts=("柳镇民宿协会会长", "糯泥小院民宿负责人"))
    given = asked(a_library(a_page(a_speech("王一", POND), host)), first, turn)
    assert isinstance(given, Candidates)
    assert [one.passage.text for one in given.found] == [POND]


def test_nobody_of_a_list_is_said_to_be_in_charge() -> None:
    library = a_library(a_page(a_speech("王一", POND), a_speech("李二", f"{SHED}鱼塘也修了。"), a_speech("张三", ROAD)))
    assert isinstance(asked(library, "张三说了什么", "哪些人谈到鱼塘", "谁负责"), NotFound)
    assert isinstance(asked(library, "哪些人谈到鱼塘", "谁负责"), NotFound)


def test_who_is_in_charge_is_read_in_the_same_speech_where_it_is_said() -> None:
    said = f"{POND}\n塘里的水由镇水管站统一负责，天天有人查。"
    given = asked(a_library(a_page(a_speech("王一", said), a_speech("李二", SHED))), "鱼塘", "谁负责")
    assert isinstance(given, Quote)
    assert not given.whose
    assert "镇水管站" in given.passage.text


def test_who_is_in_charge_leaves_the_matter_as_it_was() -> None:
    """What comes behind 谁管 is asked of the pond."""
    context = Context()
    library = a_library(a_page(a_speech("王一", POND), a_speech("李二", SHED)))
    for turn in ("鱼塘", "谁管"):
        _, context = answer(turn, context, library)
    assert context.topic == "鱼塘"


@pytest.fixture(scope="module")
def harbour() -> Library:
    """Two who speak of the ferry, one behind his opening, one of whom nothing is of it, and one who asks for lamps."""
    pilot = (
        "我十九岁上船，跟着父亲学掌舵。" + "江上的雾我都认得。" * 34,
        "轮渡夜里要加一班，末班船开到十一点。" + "赶夜班的工友等在码头。" * 26,
        "船员的津贴三年没有涨过。" + "年轻人都去了货轮。" * 32,
    )
    nurse = "轮渡停了，孕妇夜里过江最怕没船，我盼着轮渡不停航。" + "救护车在岸边等。" * 30
    teacher = "学堂里开了木工课，孩子做的板凳能坐人。" + "家长都来看。" * 40
    said = (("王一", "\n\n".join(pilot)), ("李二", nurse), ("张三", teacher))
    return a_library(a_page(*(a_speech(name, text) for name, text in said)))


@pytest.mark.parametrize(
    "turn", ["他怎么说的", "他具体怎么讲的", "怎么说的", "具体怎么说的", "原话怎么说的", "他怎么看"]
)
@pytest.mark.parametrize("first", ["轮渡夜里加班", "王一怎么说轮渡", "末班船开到几点"])
def test_how_it_was_put_is_told_by_the_same_words_on_the_same_matter(harbour: Library, first: str, turn: str) -> None:
    given = asked(harbour, first, turn)
    assert isinstance(given, Quote)
    assert given.passage.text.startswith("轮渡夜里要加一班")
    assert given.beside is None


def test_how_it_was_put_stays_on_the_matter_behind_a_question_for_a_value(harbour: Library) -> None:
    given = asked(harbour, "轮渡夜里加班", "他说开到几点", "他怎么说的")
    assert isinstance(given, Quote)
    assert given.passage.text.startswith("轮渡夜里要加一班")


def test_how_several_put_it_who_are_listed_is_shown_of_them_all(harbour: Library) -> None:
    given = asked(harbour, "哪些人谈到轮渡", "她怎么讲的")
    assert isinstance(given, PeopleCard)
    assert {one.name for one in given.people} == {"王一", "李二"}


def test_what_else_was_said_is_no_matter_said_again(harbour: Library) -> None:
    given = asked(harbour, "轮渡夜里加班", "他还怎么说")
    assert isinstance(given, Quote)
    assert not given.passage.text.startswith("轮渡")


@pytest.mark.parametrize("first", ["哪些人谈到轮渡", "轮渡加班谁提的", "末班船开到十一点是谁说的", "轮渡夜里加班"])
def test_one_after_the_other_is_asked_for_the_matter_that_the_chain_is_about(harbour: Library, first: str) -> None:
    missed = asked(harbour, first, "张三怎么说")
    assert isinstance(missed, NotFound)
    found = asked(harbour, first, "张三怎么说", "王一呢")
    assert isinstance(found, Quote)
    assert found.passage.text.startswith("轮渡夜里要加一班")
    for hops in (("王一怎么说",), ("王一怎么说", "李二呢"), ("张三呢", "李二怎么看")):
        missed = asked(harbour, first, *hops, "张三怎么说")
        assert isinstance(missed, NotFound), hops
        assert [person.name for person in missed.near] == ["张三"]


def test_who_is_named_behind_no_matter_is_quoted_from_the_start(harbour: Library) -> None:
    given = asked(harbour, "王一说了什么", "张三呢")
    assert isinstance(given, Quote)
    assert given.passage.text.startswith("学堂里")


def test_what_another_was_asked_of_whatever_matter_he_is_asked_too(harbour: Library) -> None:
    given = asked(harbour, "王一有什么建议", "李二呢")
    assert isinstance(given, Quote)
    assert given.asked is not None
    assert given.asked.concern is Concern.WISHES
    behind = asked(harbour, "王一有什么建议", "他多大上的船", "张三呢")
    assert not isinstance(behind, Quote) or behind.asked is None or behind.asked.concern is None


@pytest.mark.parametrize("turn", ["谁说的这些", "是谁讲的那番话", "哪个提的这几句话"])
def test_whose_words_were_shown_is_asked_with_what_they_are_behind_the_verb(town: Library, turn: str) -> None:
    given = asked(town, "鱼塘多少亩", turn)
    assert isinstance(given, Quote)
    assert speaker_of(given) == "王一"


FUND = "村集体账上2018年不到三万元，去年是八十六万元，钱从民宿租金和游船门票来，年底按户分红。"
FEAST = "红白事一桌饭不超过三百元，彩礼谁家也不许攀比，攒了积分能到小超市换油换洗衣粉，比喊喇叭管用。"
PAY = "年轻老师留不住，山区教学点的补贴一个月加到八百元，周转房再添几间。心里的疙瘩也要有人解，别让班主任又当医生。"
STORE = "田头冷库建成八十六座，果农把苹果存到春节以后卖。我建议给防霜机补贴，几户合买一台并不贵，这事要快办。"
PORT = "机场去年运出鲜果四千吨，可惜冷库太小，旺季常常排队，我建议新建五千平方米的冷链货站，让果农不再误机。"


@pytest.fixture(scope="module")
def valley() -> Library:
    return a_library(
        a_page(
            a_speech("康一", f"{FUND}\n\n{FEAST}", posts=("河湾村书记",)),
            a_speech("尚二", PAY, posts=("第二中学教师",)),
            a_speech("田三", STORE, posts=("副区长",)),
            a_speech("杜四", PORT, posts=("机场主任",)),
        )
    )


@pytest.mark.parametrize("turn", ["前几年呢", "早些年呢", "最早呢", "一开始呢", "早年呢", "前两年呢"])
def test_how_a_thing_was_years_ago_is_told_by_the_passage_just_shown(valley: Library, turn: str) -> None:
    given = asked(valley, "村集体账上多少钱", turn)
    assert isinstance(given, Quote)
    assert given.passage.text.startswith(FUND)


def test_where_no_time_before_is_told_what_was_shown_is_related(valley: Library) -> None:
    given = asked(valley, "教学点补贴", "前几年呢")
    assert isinstance(given, Candidates)
    assert given.found[0].passage.text == PAY


@pytest.mark.parametrize("turn", ["谁提的建议", "这是谁提的建议", "谁提出的建议", "谁出的点子", "谁提的这个要求"])
def test_whose_proposal_was_shown_is_no_matter_of_another(valley: Library, turn: str) -> None:
    given = asked(valley, "防霜机补贴", turn)
    assert isinstance(given, Quote)
    assert given.whose
    assert speaker_of(given) == "田三"


@pytest.mark.parametrize("turn", ["还有别人这么说吗", "还有别人也这么讲吗", "旁人也这样说吗", "还有谁这么说"])
def test_whether_others_say_so_never_reads_on_in_the_same_speech(valley: Library, turn: str) -> None:
    given = asked(valley, "冷库有多少座", turn)
    assert isinstance(given, NotFound) or (isinstance(given, Quote) and speaker_of(given) == "杜四")


@pytest.mark.parametrize("turn", ["那她是什么", "那他到底是啥", "那是什么", "她是什么"])
def test_what_somebody_is_who_is_not_what_was_asked(valley: Library, turn: str) -> None:
    given = asked(valley, "尚二是局长吗", turn)
    assert isinstance(given, PersonCard)
    assert [one.name for one in given.people] == ["尚二"]


@pytest.mark.parametrize("turn", ["医生呢", "果农呢", "那医生呢"])
def test_how_much_is_asked_of_another_thing_too(valley: Library, turn: str) -> None:
    assert not isinstance(asked(valley, "老师补贴多少钱一个月", turn), Quote)


def test_one_that_is_of_another_place_is_told_there(valley: Library) -> None:
    given = asked(valley, "冷库有多少座", "机场那个冷库呢")
    assert isinstance(given, Quote | Candidates)
    assert PORT in [one.passage.text for one in (given.found if isinstance(given, Candidates) else (given.found,))]


def test_a_kind_that_takes_the_place_of_another_is_nobodys_words(valley: Library) -> None:
    given = asked(valley, "冷库有多少座", "农村的呢")
    assert not isinstance(given, Quote)
    assert not (isinstance(given, NotFound) and given.why is Why.PERSON)
