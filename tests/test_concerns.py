"""What somebody means to do, asks for or finds hard: by name, and of the one who spoke last."""

from datetime import date

import pytest

from bot.messages import Reply, Style
from knowledge.answer import Answer, Candidates, NotFound, Why
from knowledge.weighing.concerns import Concern, Directness, concern_marks, directness, told
from tests.building import Visitor, a_conversation, a_library, a_page, a_speech, doubting, quoted

BEGINS = "俺是个种地的，头一回坐在这么亮堂的会场里。" + "去年的粮食收得好。" * 22
HARD = "最犯愁的还是周转的钱。化肥农药都得先垫，银行嫌俺没有抵押。" + "后来县里来了人。" * 22
NEXT = "下一步，打算把老窑厂改成研学基地。" + "让城里娃来刨红薯。" * 22
ASKED = "俺也提两点：烘干塔每个乡镇建一座，保费盼着再降一点。" + "地里的活离不开它。" * 22
NO_WISH = "全市一座城看包裹。去年包裹多了三成。" * 10 + "\n\n" + "分拣线新添了四条。夜里灯火通明。" * 12


@pytest.fixture
def citizen() -> Visitor:
    grower = a_speech("王一", "\n\n".join((BEGINS, HARD, NEXT, ASKED)), posts=("柳村党总支书记",))
    courier = a_speech("李二", NO_WISH, posts=("市邮政局局长",))
    return Visitor(a_conversation(a_library(a_page(grower, courier))))


def words(given: Answer) -> str:
    return quoted(given).text


def marked(reply: Reply) -> list[str]:
    return [run.text for block in reply.blocks for run in getattr(block, "runs", ()) if run.style is Style.MARK]


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("王一有什么建议", ASKED),
        ("王一提没提建议", ASKED),
        ("王一最大的心愿是什么", ASKED),
        ("王一有什么打算", NEXT),
        ("王一的打算是什么", NEXT),
        ("王一有什么困难", HARD),
        ("王一反映了什么问题", HARD),
    ],
)
def test_of_somebody_who_is_named_it_is_told_where_he_tells_it(citizen: Visitor, question: str, begins: str) -> None:
    assert words(citizen.asks(question)[0]).startswith(begins[:10])


@pytest.mark.parametrize(
    ("turn", "begins"),
    [
        ("他有什么建议", ASKED),
        ("那他怎么建议的", ASKED),
        ("他是怎么呼吁的", ASKED),
        ("他有啥要求", ASKED),
        ("他希望什么", ASKED),
        ("有什么建议", ASKED),
        ("他下一步打算", NEXT),
        ("她有什么打算", NEXT),
        ("下一步怎么办", NEXT),
        ("他有什么难处", HARD),
        ("有什么困难", HARD),
    ],
)
def test_of_who_spoke_last_it_is_told_and_not_what_comes_next(citizen: Visitor, turn: str, begins: str) -> None:
    assert words(citizen.asks("王一说了什么", turn)[0]).startswith(begins[:10])


@pytest.mark.parametrize("head", ["难处也有。", "可是我也担心。"])
def test_the_sentence_that_tells_it_is_marked_with_what_it_heads(head: str) -> None:
    page = a_page(a_speech("王一", f"今年地种得好。{head}化肥价高。{BEGINS}"))
    _, reply = Visitor(a_conversation(a_library(page))).asks("王一有什么难处")
    assert marked(reply) == [head, "化肥价高。"]


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (("李二有什么建议",), "没有找到直接提建议"),
        (("李二说了什么", "他有什么打算"), "没有找到直接说下一步打算"),
        (("市邮政局局长有什么困难",), "没有找到直接说难处"),
    ],
)
def test_where_he_tells_none_that_is_said_above_his_words(citizen: Visitor, turns: tuple[str, ...], said: str) -> None:
    given, reply = citizen.asks(*turns)
    assert f"李二的话里{said}" in reply.plain
    assert words(given).startswith("全市一座城")


@pytest.mark.parametrize("again", ["还有什么建议", "还有别的建议吗", "他还有啥建议"])
def test_further_ones_are_not_those_that_were_shown(citizen: Visitor, again: str) -> None:
    given, _ = citizen.asks("王一说了什么", "他有什么建议", again)
    assert isinstance(given, NotFound)
    assert given.why is Why.END


def test_what_was_shown_for_a_matter_may_tell_what_he_also_asks_for(citizen: Visitor) -> None:
    assert words(citizen.asks("烘干塔", "那他还盼着啥")[0]).startswith(ASKED[:10])


@pytest.mark.parametrize("turn", ["接下来", "接下来说了什么", "群众有什么困难", "大家有什么打算", "有什么措施"])
def test_what_asks_for_the_next_words_or_of_others_is_none_of_these(citizen: Visitor, turn: str) -> None:
    given, reply = citizen.asks("李二说了什么", turn)
    assert "没有找到直接" not in reply.plain
    assert not isinstance(given, NotFound) or given.why is not Why.END


def test_what_is_told_of_others_is_no_trouble_and_what_others_wanted_no_plan() -> None:
    assert not told(Concern.TROUBLES, "给困难群众发煤。对家庭困难的学生全免学费。")
    assert not told(Concern.PLANS, "有位大妈要把养老钱转走。一亩地要等半天。")


def test_where_all_tells_it_nothing_is_marked() -> None:
    assert not concern_marks(Concern.WISHES, "建议修路。希望早点开工。")


def test_a_matter_before_the_pronoun_is_what_somebody_is_asked_for() -> None:
    """保险他有什么希望 is no question for whatever he hopes."""
    hopes = "希望驿站能开到凌晨，热水不断。" + "夜里跑单的人多。" * 24
    insured = "我们骑手没有工伤保险，盼望平台给每个人都买上保险。" + "路上不太平。" * 24
    citizen = Visitor(a_conversation(a_library(a_page(a_speech("王一", f"{hopes}\n\n{insured}")))))
    citizen.asks("王一说了什么")
    assert words(citizen.asks("工伤保险他有什么希望")[0]) == insured


def test_of_several_who_are_listed_nobody_who_spoke_before_is_asked() -> None:
    teachers = [a_speech(name, "课上得好。", posts=("柳中学教师",)) for name in ("张三", "赵四")]
    rider = a_speech("王一", "希望驿站能开到凌晨。", posts=("外卖骑手",))
    citizen = Visitor(a_conversation(a_library(a_page(rider, *teachers))))
    citizen.asks("王一说了什么")
    for turn in ("他们有什么建议", "有什么建议", "怎么办"):
        citizen.asks("有哪些代表是老师")
        given, _ = citizen.asks(turn)
        assert isinstance(given, NotFound), turn


def test_further_words_are_others_than_all_that_were_told() -> None:
    parts = [f"{wish}{'日子还长。' * 36}" for wish in ("建议修渠。", "希望通车。", "盼着装灯。")]
    citizen = Visitor(a_conversation(a_library(a_page(a_speech("王一", "\n\n".join(parts))))))
    citizen.asks("王一有什么建议")
    told_of = {words(citizen.asks("他还有什么建议")[0]) for _ in range(2)}
    assert len(told_of) == 2
    given, _ = citizen.asks("他还有什么建议")
    assert isinstance(given, NotFound)
    assert given.why is Why.END


def test_a_refused_private_question_leaves_nobody_elses_passages_open() -> None:
    others = [a_speech(name, f"长护险要再宽一点，{name}盼着长护险。") for name in ("王一", "李二")]
    citizen = Visitor(a_conversation(doubting(a_library(a_page(*others, a_speech("石磊", "公交车要准点。"))))))
    citizen.asks("长护险")
    citizen.asks("石磊多大了")
    assert "公交车要准点" in citizen.asks("全文")[1].plain


@pytest.mark.parametrize(
    "text",
    [
        "家里困难的由财政补一半。",
        "破解了难题。",
        "老人不用愁了。",
        "压力容器每年检测。",
        "采纳建议86条。",
        "孩子们有了希望。",
    ],
)
def test_what_only_has_such_a_word_tells_no_concern(text: str) -> None:
    assert not any(told(concern, text) for concern in (Concern.WISHES, Concern.TROUBLES))


@pytest.mark.parametrize("text", ["公司也亏，一年要亏一个多亿。", "招个年轻人不容易。", "会用的医生更少。"])
def test_a_trouble_may_be_told_in_plain_words(text: str) -> None:
    assert told(Concern.TROUBLES, text)


def test_further_troubles_are_not_at_an_end_where_only_wishes_were_shown(citizen: Visitor) -> None:
    citizen.asks("李二有什么建议")
    _, reply = citizen.asks("他还有什么困难")
    assert "没有更多" not in reply.plain


@pytest.mark.parametrize(
    "text",
    [
        "明年再做45个，先改上下水。",
        "我们定了时间：2023年底前全部覆土。",
        "五年内新建学校21所。",
        "五年后我想让木门进京城。",
        "县上定下来，五年改造老果园15万亩。",
        "放疗中心今年12月开诊。",
        "我在会上表了态，一户也不落下。",
        "三年里我还要建两个基地。",
    ],
)
def test_a_time_ahead_with_a_deed_or_what_is_meant_tells_a_plan(text: str) -> None:
    assert told(Concern.PLANS, text, date(2021, 10, 27))


@pytest.mark.parametrize(
    "text",
    [
        "去年签了明年的订单。",
        "五年内没出过事。",
        "报告说三年内大班额清零。",
        "2018年全县脱贫。",
        "今年6月通了车。",
        "我想这就是平安。",
        "我想请市里把路修好。",
        "办法是大家定下来的。",
        "明年这苞米还种不种？",
    ],
)
def test_what_is_behind_reported_asked_or_wished_is_no_plan(text: str) -> None:
    assert not told(Concern.PLANS, text, date(2021, 10, 27))


def test_a_year_is_ahead_by_the_day_on_which_it_was_printed() -> None:
    assert told(Concern.PLANS, "2018年底全县摘帽。", date(2016, 11, 18))
    assert not told(Concern.PLANS, "2018年底全县摘帽。", date(2021, 11, 18))


def test_a_plan_with_its_time_goes_before_words_that_only_bear_one() -> None:
    sawing = "往后得卖手艺，一扇门能挣一千二。" + "厂里忙得很。" * 40
    school = "五年后我想在厂里办个木工学堂。" + "一年带出五十个细木匠。" * 24
    citizen = Visitor(a_conversation(a_library(a_page(a_speech("王一", f"{sawing}\n\n{school}")))))
    assert words(citizen.asks("王一有什么打算")[0]).startswith("五年后")
    assert words(citizen.asks("王一说了什么", "他打算怎么办")[0]).startswith("五年后")


@pytest.mark.parametrize("question", ["王一明年有什么打算", "王一下一步想干什么", "王一今后往哪走"])
def test_a_plan_in_quotation_marks_behind_the_first_passage_is_told(question: str) -> None:
    """What a question calls it by, be it next year, asks for no other matter."""
    begun = "“我是放羊娃出身。" + "羊养得好。" * 48
    plan = "“羊肉光卖活羊不挣钱。明年打算把羊毛也用起来。" + "做成肥卖给种瓜的。" * 24 + "”"
    citizen = Visitor(a_conversation(a_library(a_page(a_speech("王一", f"{begun}\n\n{plan}")))))
    assert words(citizen.asks(question)[0]).startswith("“羊肉")


def test_what_only_hints_at_a_concern_is_related_and_never_said_to_be_missing() -> None:
    hint = "门前那条路窄。校车的事也在争取，孩子有两百多个。" + "老师都站在门口。" * 24
    teacher = a_speech("王一", f"{NO_WISH}\n\n{hint}")
    given, reply = Visitor(a_conversation(a_library(a_page(teacher)))).asks("王一有什么打算")
    assert isinstance(given, Candidates)
    assert "没有找到直接说下一步打算" not in reply.plain
    assert "校车的事也在争取" in reply.plain
    assert directness(Concern.PLANS, hint) is Directness.HINTS


@pytest.mark.parametrize("turn", ["他还盼什么", "他还想要什么", "他还有什么建议", "还希望什么"])
def test_what_was_shown_for_something_else_may_tell_what_is_hoped_for(turn: str) -> None:
    for first in ("王一说了什么", "王一怎么说烘干塔", "烘干塔"):
        citizen = Visitor(a_conversation(a_library(a_page(a_speech("王一", ASKED), a_speech("李二", NO_WISH)))))
        assert words(citizen.asks(first, turn)[0]).startswith(ASKED[:10]), first


def test_where_none_was_told_no_more_of_them_are_said_to_have_been(citizen: Visitor) -> None:
    _, reply = citizen.asks("李二有什么建议", "他还有什么建议")
    assert "没有找到直接提建议" in reply.plain


def test_a_wish_is_told_by_what_somebody_means_to_bring_up() -> None:
    assert told(Concern.WISHES, "我想跟公司提提，把津贴涨上去。")


@pytest.mark.parametrize(
    "question", ["王一有什么成果", "王一取得了哪些成绩", "王一说了什么|有什么成果", "王一说了什么|他有啥成效"]
)
def test_what_was_achieved_is_told_where_it_is_and_not_where_it_only_may_be(question: str) -> None:
    begun = "我们天天跟机器打交道。" + "车间里亮堂得很。" * 40
    may_be = "只有不怕失败，才有可能取得突破与成果。" + "试错是常事。" * 48
    done = "近几年研发成果喜人，天车填补了国内空白。" + "客户都来看。" * 48
    meant = "今后要推动成果转化，成果要用起来。" + "路还长。" * 70
    talk = a_conversation(a_library(a_page(a_speech("王一", "\n\n".join((begun, may_be, done, meant))))))
    assert words(Visitor(talk).asks(*question.split("|"))[0]).startswith("近几年研发成果喜人")


def test_who_tells_of_plans_alone_is_not_said_to_have_achieved_them() -> None:
    page = a_page(a_speech("王一", "要开展技能培训，要建设平台。要推广经验。" * 4))
    _, reply = Visitor(a_conversation(a_library(page))).asks("王一有什么成果")
    assert "王一的话里没有找到直接说成果的话" in reply.plain


def test_a_plan_is_no_condition_and_a_speaker_may_name_what_he_will_do() -> None:
    assert not told(Concern.PLANS, "要创新，就不能害怕失败。")
    assert directness(Concern.PLANS, "我们的研发方向将坚持自主创新。") is Directness.CALLS_IT_SO


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("村支书盼什么", "王一"),
        ("村支书有什么要求", "王一"),
        ("开公交的盼什么", "张三"),
        ("司机有什么建议", "张三"),
        ("送快递的还盼什么", "赵四"),
        ("快递员有什么要求", "赵四"),
    ],
)
def test_what_the_one_of_a_trade_asks_for_is_told_by_him(question: str, name: str) -> None:
    drives = "末班车太早,下夜班的人只能打车。我盼着把12路的末班延到十二点。"
    carries = "一天送三百件。我们这一行好多人没有社保,盼着工伤险先给大伙儿上了。"
    page = a_page(
        a_speech("王一", ASKED, posts=("柳村党总支书记",)),
        a_speech("张三", drives, posts=("市公交集团12路驾驶员",)),
        a_speech("赵四", carries, posts=("邮政城关投递部投递员",)),
    )
    given, _ = Visitor(a_conversation(a_library(page))).asks(question)
    assert quoted(given).speaker is not None
    assert quoted(given).speaker.name == name


@pytest.mark.parametrize(
    "text", ["救护车开了九年，上坡要熄火。", "从拿地到开工用了11个月。", "2000年以前建成的小区有316个。"]
)
def test_a_thing_done_for_so_long_or_so_often_is_no_result(text: str) -> None:
    assert directness(Concern.RESULTS, text) < Directness.TELLS


@pytest.mark.parametrize("text", ["收入涨到了一万六。", "投诉从四百件降到九件。", "我们研发了五种设备。"])
def test_what_rose_or_fell_or_was_made_is_a_result(text: str) -> None:
    assert directness(Concern.RESULTS, text) >= Directness.TELLS


@pytest.mark.parametrize("question", ["纺织厂有什么困难", "企业盼什么", "镇上盼什么"])
def test_a_body_is_nobody_whose_concern_is_asked(question: str) -> None:
    weaver = a_speech("丁一", ASKED, posts=("柳镇纺织厂挡车工",))
    given, _ = Visitor(a_conversation(a_library(a_page(weaver)))).asks(question)
    search = getattr(given, "asked", None)
    assert search is None or search.mention is None


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("王一最担心什么", "夜里睡不踏实"),
        ("王一最怕什么", "夜里睡不踏实"),
        ("什么事让王一最揪心", "夜里睡不踏实"),
        ("王一心里放不下的是什么", "夜里睡不踏实"),
        ("王一认不认自己哪里没做好", "有两户没来得及"),
        ("王一有什么遗憾", "有两户没来得及"),
        ("王一最高兴的是什么事", "通车那天"),
    ],
)
def test_what_somebody_feels_is_told_where_he_tells_it(question: str, begins: str) -> None:
    worry = "夜里睡不踏实，坝上那条缝叫人揪心。" + "雨大的时候人都在坝上。" * 18
    fault = "有两户没来得及搬，是我没做好。" + "后来一家一家上门。" * 22
    joy = "通车那天全村放了鞭炮，我比谁都开心。" + "车一直开到门口。" * 24
    text = "\n\n".join((BEGINS, worry, fault, joy))
    given, reply = Visitor(a_conversation(a_library(a_page(a_speech("王一", text))))).asks(question)
    assert words(given).startswith(begins)
    assert marked(reply)


@pytest.mark.parametrize("question", ["李二最担心什么", "李二有什么遗憾", "李二最高兴的是什么"])
def test_what_he_does_not_say_he_feels_is_neither_quoted_nor_denied(citizen: Visitor, question: str) -> None:
    given, reply = citizen.asks(question)
    assert isinstance(given, Candidates)
    assert "没有找到" not in reply.plain


@pytest.mark.parametrize(
    ("concern", "text"),
    [
        (Concern.WORRIES, "柚子不愁卖。"),
        (Concern.WORRIES, "有人担心港区的灰。"),
        (Concern.FAULTS, "做不到我第一个检讨。"),
        (Concern.JOYS, "大伙儿听了都不高兴。"),
    ],
)
def test_what_is_denied_vowed_or_of_others_is_no_feeling(concern: Concern, text: str) -> None:
    assert not told(concern, text)


def test_the_word_that_is_asked_by_comes_before_others_for_the_same() -> None:
    others = "最怕听到家长说没处上学。" + "学校一年比一年挤。" * 24
    asked = "乡下的学校空着，这叫人揪心。" + "老师轮着下乡。" * 24
    library = a_library(a_page(a_speech("王一", "\n\n".join((BEGINS, others, asked)))))
    for question, begins in (("王一揪心什么", "乡下的学校"), ("王一最怕什么", "最怕听到")):
        given, _ = Visitor(a_conversation(library)).asks(question)
        assert words(given).startswith(begins), question


@pytest.mark.parametrize("text", ["三年内要把产量提高到九成。", "材料一涨价我们就没了利润。"])
def test_what_is_to_come_or_only_costs_more_is_nothing_achieved(text: str) -> None:
    assert not told(Concern.RESULTS, text)
