"""What annoyed somebody who used the bot for an hour: lists that were forgotten, titles nobody gave, deaf replies."""

import pytest

from bot.citizen.matched_words import whole_words
from knowledge.answer import ChatCard, Library, NotFound, PeopleCard, PersonCard, Quote, SpeechCard, Why, answer
from knowledge.asked import Context, Search
from knowledge.chatter import Chat, chat_of
from knowledge.question import understand
from tests.building import Visitor, a_library, a_page, a_speech, real_library, shown, speaker_of


def speakers(visitor: Visitor, *turns: str) -> list[str | None]:
    """Who is quoted after each turn but the first."""
    said = [visitor.asks(turn)[0] for turn in turns]
    return [speaker_of(given) if isinstance(given, Quote) else None for given in said[1:]]


# lists


def test_the_numbers_of_a_list_stay_good_until_another_comes(visitor: Visitor) -> None:
    assert speakers(visitor, "有哪些人讲话", "第二个", "第三个说了什么", "第六个", "最后一个") == [
        "邹建平",
        "李红",
        "李星",
        "李星",
    ]


def test_the_numbers_of_a_list_on_a_matter_stay_with_the_matter(visitor: Visitor) -> None:
    assert speakers(visitor, "谁谈了农村", "第一个", "第二个", "第一个") == ["李星", "邹建平", "李星"]


@pytest.mark.parametrize("step", ["全文", "下一段", "谁说的"])
def test_a_step_behind_one_of_a_list_stays_with_him(visitor: Visitor, step: str) -> None:
    visitor.asks("谁谈到创新")
    given, _ = visitor.asks("第二个说了什么")
    assert isinstance(given, Quote)
    assert given.passage.speaker is not None
    _, reply = visitor.asks(step)
    assert given.passage.speaker.name in reply.plain


def test_a_list_of_everybody_ends_the_matter_asked_before(visitor: Visitor) -> None:
    assert speakers(visitor, "园区归谁管", "有哪些人讲话", "第三个", "第六个")[1:] == ["李红", "李星"]


def test_whoever_else_a_quote_names_can_be_chosen_by_number(visitor: Visitor) -> None:
    given, reply = visitor.asks("5G谁讲的")
    assert isinstance(given, Quote)
    assert "邹建平" in reply.plain
    assert speakers(visitor, "5G谁讲的", "第二个", "第一个") == ["邹建平", "武利冲"]


def test_a_number_of_candidates_stays_good_after_one_was_read() -> None:
    library = real_library()
    offered = tuple(passage.id for passage in library.index.passages[:3])
    given, context = answer("第二个", Context(offered=offered), library)
    assert isinstance(given, Quote)
    assert given.found.passage.id == offered[1]
    third, _ = answer("第三个", context, library)
    assert isinstance(third, Quote)
    assert third.found.passage.id == offered[2]


def test_a_number_without_a_list_is_that_of_a_passage(visitor: Visitor) -> None:
    second, _ = visitor.asks("罗芳说了什么", "第二个")
    assert isinstance(second, Quote)
    assert second.found.passage == visitor.asks("罗芳说了什么", "第二段")[0].found.passage  # type: ignore[union-attr]
    assert visitor.asks("罗芳说了什么", "第九个")[0] == NotFound(Why.END)


def test_a_list_says_under_which_headline_and_on_which_day(visitor: Visitor) -> None:
    _, reply = visitor.asks("谁谈到企业")
    assert reply.plain.count("《") > reply.plain.count("2021年9月29日") == 1


# whom a turn means


@pytest.mark.parametrize("turn", ["那企业呢", "那农村呢", "那党委呢", "那公司呢"])
def test_a_matter_is_nobodys_title(visitor: Visitor, turn: str) -> None:
    _, reply = visitor.asks("罗芳说了什么", turn)
    assert "」：报上" not in reply.plain


def test_an_office_is_a_title_still(visitor: Visitor) -> None:
    given, reply = visitor.asks("罗芳说了什么", "那科技局局长呢")
    assert isinstance(given, Quote)
    assert speaker_of(given) == "李红"
    assert "报上是 李红" in reply.plain


@pytest.mark.parametrize(
    "turns", [("罗芳说了什么", "谁啊这是"), ("罗芳说了什么", "这是谁"), ("罗芳说了什么", "这位是谁")]
)
def test_who_was_just_read_is_told(visitor: Visitor, turns: tuple[str, ...]) -> None:
    given, _ = visitor.asks(*turns)
    assert isinstance(given, PersonCard)
    assert [one.name for one in given.people] == ["罗芳"]


def test_the_head_of_the_last_speakers_office_is_he_where_that_is_his_post(visitor: Visitor) -> None:
    given, _ = visitor.asks("科技局说了什么", "他们局长叫什么")
    assert isinstance(given, PersonCard)
    assert [one.name for one in given.people] == ["李红"]
    other, _ = visitor.asks("罗芳说了什么", "他们局长叫什么")
    assert not isinstance(other, PersonCard)


def test_a_name_of_which_the_surname_is_known_is_asked_for(visitor: Visitor) -> None:
    given, _ = visitor.asks("那个村支书叫李什么来着")
    assert isinstance(given, PersonCard)
    assert [one.name for one in given.people] == ["李星"]


@pytest.mark.parametrize("turn", ["李军呢", "那王伟呢"])
def test_somebody_who_is_not_printed_is_nobody_else(visitor: Visitor, turn: str) -> None:
    given, _ = visitor.asks("罗芳说了什么", turn)
    assert isinstance(given, NotFound)
    assert given.why is Why.PERSON


def test_a_word_that_looks_like_a_surname_and_a_title_is_a_matter_where_it_is_printed() -> None:
    """高校 is no 高校长."""
    page = a_page(
        a_speech("李红", "对接国防科大等高校，争取项目。", posts=("市科技局局长",)), a_speech("王军", "路要修。")
    )
    found = understand("那高校呢", Context(), a_library(page).language)
    assert isinstance(found, Search), found
    assert found.topic.wording == "高校"


def test_who_wants_somebodys_words_made_fewer_is_shown_his_speech(visitor: Visitor) -> None:
    ways = ("总结一下李红的讲话", "用三句话概括李红", "请归纳科技局局长说了什么", "五十个字说清楚李红讲了什么")
    for way in (*ways, "简单讲讲李红说了啥", "长话短说，李红讲了什么"):
        given, _ = visitor.asks(way)
        assert isinstance(given, SpeechCard), way
        assert given.passages[0].speech
        assert given.passages[0].speech.speaker.name == "李红"


def test_how_long_an_answer_is_wanted_is_no_part_of_the_question(visitor: Visitor) -> None:
    for way in ("讲讲创新 不要太长", "讲讲创新 拣重点说", "讲讲创新，长话短说"):
        assert shown(visitor.asks(way)[0]) == shown(visitor.asks("讲讲创新")[0]) != (), way


@pytest.mark.parametrize("question", ["园区现在归哪个管", "园区归谁管"])
def test_a_word_that_sounds_like_the_end_of_a_place_is_not_that_place(visitor: Visitor, question: str) -> None:
    """园区 is no 元区 of 天元区, from which 李星 is."""
    given, _ = visitor.asks(question)
    assert not isinstance(given, PersonCard)
    assert not isinstance(given, Quote) or speaker_of(given) == "姚永告"


# the paper of another day


@pytest.mark.parametrize("turns", [("2022年的报纸有吗",), ("10月1号的报纸有吗",), ("罗芳说了什么", "10月1号的呢")])
def test_of_a_day_without_a_page_it_is_said_which_there_are(visitor: Visitor, turns: tuple[str, ...]) -> None:
    given, reply = visitor.asks(*turns)
    assert isinstance(given, NotFound)
    assert given.why is Why.NO_PAGE
    assert "2021年9月29日" in reply.plain


@pytest.mark.parametrize("turn", ["有10年吗", "2022年呢", "12月份呢", "2021年的报纸有吗"])
def test_what_may_be_a_time_of_anything_is_no_paper(visitor: Visitor, turn: str) -> None:
    given, _ = visitor.asks("伞铺村净流入多少人口", turn)
    assert not (isinstance(given, NotFound) and given.why is Why.NO_PAGE)


# talk


@pytest.mark.parametrize(
    ("message", "chat"),
    [
        ("你说得不对", Chat.COMPLAINT),
        ("太官话了，听不懂", Chat.COMPLAINT),
        ("你觉得谁说得最好", Chat.OPINION),
        ("哪位代表讲得最好", Chat.OPINION),
        ("你支持谁", Chat.OPINION),
        ("你觉得谁讲得好", Chat.OPINION),
        ("哪个代表说得最实在", Chat.OPINION),
        ("武利冲和李红谁讲得好", Chat.OPINION),
        ("李红讲得有没有道理", Chat.OPINION),
        ("谁开发的你", Chat.ITSELF),
        ("你会说家乡话吗", Chat.ABILITY),
        ("你怎么看", Chat.OPINION),
        ("我不想活了", Chat.DISTRESS),
        ("我老公打我怎么办", Chat.DISTRESS),
        ("想去死", Chat.DISTRESS),
        ("我想死", Chat.DISTRESS),
        ("救命啊", Chat.DISTRESS),
        ("活着没意思", Chat.DISTRESS),
        ("有人要杀我", Chat.DISTRESS),
        ("我撑不下去了", Chat.DISTRESS),
        ("我不想活了，不知道跟谁说", Chat.DISTRESS),
        ("我不想活了，谁关心我", Chat.DISTRESS),
        ("老公打我，还说到处都告不了他", Chat.DISTRESS),
        ("今天被老公打了", Chat.DISTRESS),
        ("我被我老公打了", Chat.DISTRESS),
        ("真的要自杀了", Chat.DISTRESS),
        ("我姐被老公打了怎么办", Chat.DISTRESS),
        ("我朋友被家暴了怎么办", Chat.DISTRESS),
        ("她不想活了怎么办", Chat.DISTRESS),
        ("我老公要自杀怎么办", Chat.DISTRESS),
        ("我想自杀，你们代表管不管", Chat.DISTRESS),
        ("我真的要跳楼了", Chat.DISTRESS),
        ("我被老公打了", Chat.DISTRESS),
        ("被家暴了找谁", Chat.DISTRESS),
        ("他家暴我", Chat.DISTRESS),
        ("谢谢你啊小机器人", Chat.THANKS),
        ("多谢晒 你好叻", Chat.THANKS),
        ("蛮灵光嘛", Chat.THANKS),
        ("你好犀利啊", Chat.THANKS),
        ("唔该晒，你真醒目", Chat.THANKS),
        ("老灵额", Chat.THANKS),
        ("真给力", Chat.THANKS),
        ("嗯", Chat.NOD),
        ("好的，知道了", Chat.NOD),
        ("真的假的", Chat.DOUBT),
        ("这话当真？", Chat.DOUBT),
        ("你确定吗", Chat.DOUBT),
        ("骗人的吧", Chat.DOUBT),
        ("我不信", Chat.DOUBT),
        ("不可能吧", Chat.DOUBT),
        ("她没瞎讲吧", Chat.DOUBT),
        ("撒谎的吧", Chat.DOUBT),
        ("乱说，骗人的", Chat.DOUBT),
        ("胡说八道，报上真这么写", Chat.DOUBT),
        ("喂，在不", Chat.GREETING),
        ("骗子", Chat.DOUBT),
        ("都是大话", Chat.DOUBT),
        ("我今天有点难过", Chat.MOOD),
        ("你认识我吗", Chat.VISITOR),
        ("记得我叫老李", Chat.VISITOR),
        ("🌹🌹", Chat.THANKS),
        ("👏🏻!", Chat.THANKS),
        ("😡", Chat.UNREADABLE),
        ("你归哪个单位管", Chat.ITSELF),
        ("这个公众号是谁运营的", Chat.ITSELF),
        ("您是政府的人吗", Chat.ITSELF),
        ("这是市政府官方平台吗", Chat.ITSELF),
        ("跟你聊天要收钱吗", Chat.ITSELF),
        ("我写的东西警察看得到吗", Chat.ITSELF),
        ("我的隐私会泄漏不", Chat.ITSELF),
        ("你会把聊天记录公开吗", Chat.ITSELF),
        ("帮我转人工", Chat.ITSELF),
        ("有没有真人客服", Chat.ITSELF),
    ],
)
def test_talk_is_answered_for_what_it_is(visitor: Visitor, message: str, chat: Chat) -> None:
    assert visitor.asks("罗芳说了什么", message)[0] == ChatCard(chat)


@pytest.mark.parametrize(
    "message",
    [
        "小店快活不下去了怎么办",
        "他打我电话问就业",
        "老公打我手机问社保",
        "反家暴我市有哪些措施",
        "未成年人被性侵代表怎么说",
        "想去死角看看摄像头",
        "不想活动中心搬走",
        "都走了没",
        "真有这笔钱吗",
        "最近下雨路不好走谁管",
        "现在天气热工地停工吗",
        "他们打我们的主意",
        "投诉",
        "谁讲就业讲得最多",
        "你觉得园区该怎么发展",
        "不对外开放的园区有吗",
        "停车场要收费吗",
        "官方数据是多少",
        "怎么保存粮食",
        "群众怎么反映问题",
        "政府办了什么",
        "领导会看到老百姓的难处吗",
        "谁是骗子",
        "孤独老人谁管",
        "人工",
        "报社自己写的那两段话 发我瞧瞧",
    ],
)
def test_what_asks_for_a_matter_is_no_talk(visitor: Visitor, message: str) -> None:
    assert not isinstance(visitor.asks(message)[0], ChatCard)


@pytest.mark.parametrize("message", ["免费吗", "谁开发的", "会不会记录", "是哪家单位搞的"])
def test_what_may_be_asked_of_anything_is_asked_of_the_bot_where_nothing_was_shown(
    library: Library, message: str
) -> None:
    assert answer(message, Context(), library)[0] == ChatCard(Chat.ITSELF)
    _, context = answer("职业技能培训", Context(), library)
    assert not isinstance(answer(message, context, library)[0], ChatCard)


@pytest.mark.parametrize(
    "message",
    [
        "把这段分享到朋友圈",
        "能复印吗",
        "有语音版没",
        "定个闹钟",
        "每天七点提醒我看新闻",
        "读给我听听",
        "能帮俺反映个问题不",
        "能不能帮我把意见带给李红",
        "替我举报村干部",
        "我要投诉",
        "我想当面跟书记聊聊",
        "请把我的话转给局长",
    ],
)
def test_what_the_bot_cannot_do_is_said_to_be_so(library: Library, message: str) -> None:
    given = answer(message, Context(), library)[0]
    assert isinstance(given, NotFound)
    assert given.why is Why.UNABLE


@pytest.mark.parametrize("turn", ["没有吗", "一句都没有吗", "怎么不回答", "你怕什么", "怎么没人说"])
def test_why_nothing_was_found_is_told_of_the_matter(library: Library, turn: str) -> None:
    _, context = answer("地铁三号线", Context(), library)
    given, context = answer(turn, context, library)
    assert isinstance(given, NotFound)
    assert given.why is Why.UNTOLD
    assert given.wording == "地铁三号线"
    assert answer("没有吗", context, library)[0] == given


def test_what_another_may_tell_is_related_where_somebody_does_not(library: Library) -> None:
    _, context = answer("李星提到过社会保障没有", Context(), library)
    assert not isinstance(answer("没有吗", context, library)[0], Quote)


@pytest.mark.parametrize(
    "turn",
    ["太长了，简单点", "再短一点", "一句话", "三句话讲清楚", "挑重点", "说人话", "太啰嗦", "总结一下"],
)
def test_the_sentence_that_bears_the_last_matter_is_shown_alone(visitor: Visitor, turn: str) -> None:
    given, reply = visitor.asks("职业技能培训", turn)
    assert isinstance(given, Quote)
    assert given.cut
    assert "职业技能培训" in reply.plain
    assert given.passage.text not in reply.plain


def test_of_a_list_no_sentence_is_shown_alone(visitor: Visitor) -> None:
    assert not isinstance(visitor.asks("谁谈到乡村", "简单点")[0], Quote)


@pytest.mark.parametrize("message", ["什么好看的", "有啥值得看的", "讲点有用的", "推荐一篇"])
def test_who_wants_anything_is_told_who_speaks(library: Library, message: str) -> None:
    assert isinstance(answer(message, Context(), library)[0], PeopleCard)


@pytest.mark.parametrize(
    ("question", "wording"),
    [("罗芳怎么说总部经济", "总部经济"), ("罗芳说的代表性成果", "代表性成果"), ("罗总说了什么", "")],
)
def test_a_title_is_taken_off_a_matter_only_where_it_is_one(question: str, wording: str) -> None:
    asked = understand(question, Context(), real_library().language)
    assert isinstance(asked, Search)
    assert asked.topic.wording == wording


def test_the_weather_is_nowhere_printed(visitor: Visitor) -> None:
    assert isinstance(visitor.asks("今天天气怎么样")[0], NotFound)


def test_what_must_not_be_forgotten_is_no_refusal() -> None:
    asked = understand("不要忘记农民工", Context(), real_library().language)
    assert isinstance(asked, Search)
    assert "农民工" in asked.topic.wording


@pytest.mark.parametrize(("message", "foreign"), [("hello who are you", True), ("jobs please", True), ("GDP", False)])
def test_another_language_is_told_which_one_is_printed(visitor: Visitor, message: str, foreign: bool) -> None:
    _, reply = visitor.asks(message)
    assert ("Please ask in Chinese" in reply.plain) is foreign


def test_of_the_words_that_matched_whole_ones_are_told() -> None:
    assert whole_words(("业", "就业", "创业带动就业", "工伤", "5g")) == ["就业", "创业带动就业", "工伤", "5g"]
    assert whole_words(("高新", "新区", "高新区")) == ["高新区"]
    assert whole_words(("医", "保")) == []


@pytest.mark.parametrize("question", ["企业撑不下去了怎么办", "救命药太贵了怎么办", "生意活不下去了"])
def test_words_of_need_about_a_matter_are_no_danger(question: str) -> None:
    assert chat_of(question) is None


@pytest.mark.parametrize("words", ["救命!!", "我想死。", "我撑不下去了...", "我快活不下去了！"])
def test_danger_is_known_with_its_marks_too(words: str) -> None:
    """As it is looked for where somebody is too fast for an answer to anything else."""
    assert chat_of(words) is Chat.DISTRESS
