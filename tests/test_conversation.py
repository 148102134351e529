"""Conversations over the embedded page: who asks what, and what a citizen may then read."""

import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.citizen.guests import Guests, Manners
from bot.conversation import Conversation, chosen
from bot.record_json import as_json
from knowledge.answer import (
    Answer,
    Candidates,
    ChatCard,
    Library,
    NotFound,
    PageCard,
    PeopleCard,
    PersonCard,
    Quote,
    SeveralCard,
    SpeechCard,
    Why,
)
from knowledge.asked import Context, Fact
from knowledge.chatter import Chat
from tests.building import (
    SetClock,
    Visitor,
    a_conversation,
    a_library,
    a_page,
    a_speech,
    doubting,
    quoted,
    real_library,
    shown,
    speaker_of,
)

SPEAKERS = ("姚永告", "邹建平", "李红", "武利冲", "罗芳", "李星")


def people(answer: Answer) -> list[str]:
    assert isinstance(answer, PersonCard | PeopleCard), answer
    return [person.name for person in answer.people]


# a person's words


@pytest.mark.parametrize("name", SPEAKERS)
def test_a_speaker_named_is_quoted_and_named_with_the_posts_as_printed(visitor: Visitor, name: str) -> None:
    given, reply = visitor.asks(f"{name}说了什么")
    passage = quoted(given)
    assert passage.speech is not None
    assert passage.speech.speaker.name == name
    for printed in (passage.text, name, *passage.speech.posts, passage.speech.headline or "", "株洲日报"):
        assert printed in reply.plain
    assert "2021年9月29日" in reply.plain


NAMED_OTHERWISE = {
    "homophone": ("罗方说了什么", "罗芳"),
    "homophone of both characters": ("邹健萍讲了什么", "邹建平"),
    "pinyin": ("luofang说了什么", "罗芳"),
    "pinyin with a space": ("luo fang 讲了什么", "罗芳"),
    "traditional characters": ("羅芳說了什麼", "罗芳"),
    "spaces inside the name": ("武 利 冲说了什么", "武利冲"),
    "surname and title": ("李局长说了什么", "李红"),
    "surname and title of a deputy": ("姚主任怎么说", "姚永告"),
    "surname and a rare title": ("罗总会计师说了什么", "罗芳"),
    "surname and delegate": ("罗代表说了什么", "罗芳"),
    "surname and what the old are called": ("邹大伯讲了些啥", "邹建平"),
    "name and what the old are called": ("武利冲老爷子讲了些啥", "武利冲"),
    "post": ("科技局局长说了什么", "李红"),
    "post of a village": ("伞铺村的书记说了什么", "李星"),
    "post alone": ("政法委书记谈了什么", "邹建平"),
    "organisation": ("天桥起重说了什么", "武利冲"),
    "name and topic": ("罗芳怎么看收入分配", "罗芳"),
    "greeting before": ("你好，罗芳说了什么", "罗芳"),
}


@pytest.mark.parametrize(("question", "name"), NAMED_OTHERWISE.values(), ids=NAMED_OTHERWISE)
def test_a_speaker_is_understood_however_named(visitor: Visitor, question: str, name: str) -> None:
    given, _ = visitor.asks(question)
    assert speaker_of(given) == name


@pytest.mark.parametrize(("question", "written"), [("罗方说了什么", "罗方"), ("李局长说了什么", "李局长")])
def test_a_reply_says_whom_a_slip_or_a_title_was_taken_for(visitor: Visitor, question: str, written: str) -> None:
    given, reply = visitor.asks(question)
    assert isinstance(given, Quote)
    assert given.taken_for is not None
    assert f"「{written}」" in reply.plain


def test_a_name_as_printed_needs_no_remark(visitor: Visitor) -> None:
    given, _ = visitor.asks("罗芳说了什么")
    assert isinstance(given, Quote)
    assert given.taken_for is None


@pytest.mark.parametrize("turn", ["那李红呢", "那么罗芳呢"])
def test_a_name_that_is_gone_on_to_needs_no_remark(visitor: Visitor, turn: str) -> None:
    given, _ = visitor.asks("邹建平说了什么", turn)
    assert isinstance(given, Quote)
    assert given.taken_for is None


def test_a_title_that_two_people_fit_is_asked_back(visitor: Visitor) -> None:
    given, reply = visitor.asks("李书记说了什么")
    assert people(given) == ["李红", "李星"]
    assert "哪一位" in reply.plain


def test_of_people_asked_back_one_can_be_chosen_by_number(visitor: Visitor) -> None:
    given, _ = visitor.asks("李书记说了什么", "2")
    assert speaker_of(given) == "李星"


@pytest.mark.parametrize("turn", ["那李局长怎么看", "李红呢", "李局长又有什么看法"])
def test_whoever_is_named_next_is_asked_of_the_matter_before(visitor: Visitor, turn: str) -> None:
    given, _ = visitor.asks("武利冲怎么说科研成果转化", turn)
    assert speaker_of(given) == "李红"
    assert "科研成果转化" in quoted(given).text


def test_whoever_says_nothing_of_the_matter_before_is_said_to_say_nothing(visitor: Visitor) -> None:
    given, reply = visitor.asks("李星怎么说乡村振兴", "那武利冲怎么看")
    assert isinstance(given, NotFound)
    assert "武利冲的话里没有找到「乡村振兴」" in reply.plain


@pytest.mark.parametrize("turn", ["那孵化小鸡要几天出壳", "那鸭蛋孵化要翻几遍身"])
def test_what_the_coverage_prints_nothing_of_is_not_asked_of_what_was_shown(visitor: Visitor, turn: str) -> None:
    given, _ = visitor.asks("姚永告讲的孵化器是什么", turn)
    assert not isinstance(given, Quote)


def test_a_question_of_single_characters_is_no_question_of_its_own(visitor: Visitor) -> None:
    given, _ = visitor.asks("科研成果转化怎么搞?谁先谁后谁说了算?")
    assert speaker_of(given) == "李红"


@pytest.mark.parametrize("question", ["李星身上挂了几个职务", "李星兼了多少个头衔"])
def test_how_many_posts_somebody_has_asks_who_it_is(visitor: Visitor, question: str) -> None:
    given, _ = visitor.asks(question)
    assert people(given) == ["李星"]


@pytest.mark.parametrize("turn", ["他电话是多少", "他手机号多少", "他家住哪里", "这个人的微信号", "他是我邻居吗"])
def test_what_is_private_of_the_last_speaker_is_not_told_from_the_page(visitor: Visitor, turn: str) -> None:
    given, reply = visitor.asks("邹建平说了什么", turn)
    assert isinstance(given, NotFound)
    assert given.why is Why.PRIVATE
    assert "邹建平" in reply.plain


def test_whether_the_last_speaker_rose_and_to_what_asks_who_it_is(visitor: Visitor) -> None:
    given, _ = visitor.asks("罗芳说了什么", "她后来升了没 现在啥职务")
    assert people(given) == ["罗芳"]


@pytest.mark.parametrize(
    ("turns", "name"),
    [
        (("这版有几个人讲话", "头一个是谁", "他说了啥"), "姚永告"),
        (("这版有几个人讲话", "第三个讲了什么"), "李红"),
        (("谁讲得最长", "那个人咋说的"), "邹建平"),
        (("谁登在最后", "他说了什么"), "李星"),
    ],
)
def test_whom_a_card_of_the_page_names_can_be_asked_about(visitor: Visitor, turns: tuple[str, ...], name: str) -> None:
    given, _ = visitor.asks(*turns)
    assert speaker_of(given) == name


def test_the_delegate_of_an_organisation_is_quoted(visitor: Visitor) -> None:
    given, _ = visitor.asks("人社局的代表说了什么")
    assert speaker_of(given) == "罗芳"


def test_both_of_two_people_named_are_in_the_reply(visitor: Visitor) -> None:
    _, reply = visitor.asks("李红和罗芳说了什么")
    assert "李红" in reply.plain
    assert "罗芳" in reply.plain


@pytest.mark.parametrize("question", ["都有谁谈到治理", "都谁说到治理了", "有哪些人谈到治理", "哪几位讲到治理"])
def test_whoever_asks_for_everybody_is_given_a_list(visitor: Visitor, question: str) -> None:
    given, _ = visitor.asks(question)
    assert {"邹建平", "李星"} <= set(people(given))


@pytest.mark.parametrize(
    "question", ["李红和罗芳有什么不同的看法", "李红和罗芳的说法有啥区别", "李红、罗芳各有什么想法"]
)
def test_what_people_think_of_nothing_in_particular_is_what_they_said(visitor: Visitor, question: str) -> None:
    given, _ = visitor.asks(question)
    assert people(given) == ["李红", "罗芳"]


@pytest.mark.parametrize("question", ["老百姓打官司找谁", "老百姓看病谁来管", "百姓的收入谁谈到了"])
def test_a_citizen_is_no_surname(visitor: Visitor, question: str) -> None:
    given, _ = visitor.asks(question)
    assert not isinstance(given, PeopleCard) or given.surname is None


@pytest.mark.parametrize("other", ["火星上有没有外星人", "火星有人吗", "那外星人呢"])
def test_a_turn_about_something_else_is_not_answered_with_what_was_shown_before(visitor: Visitor, other: str) -> None:
    given, _ = visitor.asks("厂所结合是什么意思", other)
    assert isinstance(given, NotFound)


# who somebody is


@pytest.mark.parametrize("name", SPEAKERS)
def test_who_somebody_is_is_told_by_the_attribution_as_printed(visitor: Visitor, name: str) -> None:
    given, reply = visitor.asks(f"{name}是谁")
    assert isinstance(given, PersonCard)
    assert people(given) == [name]
    assert given.people[0].appearances[-1][1].attribution in reply.plain


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("科技局局长是谁", "李红"),
        ("伞铺村书记是谁", "李星"),
        ("谁是政法委书记", "邹建平"),
        ("人社局总会计师是谁", "罗芳"),
        ("高新区管委会副主任是谁", "姚永告"),
    ],
)
def test_who_holds_a_printed_post_is_told(visitor: Visitor, question: str, name: str) -> None:
    given, _ = visitor.asks(question)
    assert people(given) == [name]


@pytest.mark.parametrize(
    "question",
    ["市长是谁", "市长说了什么", "株洲市市长说了什么", "市委书记说了什么", "人社局局长是谁", "谁是省长"],
)
def test_a_post_that_nobody_holds_in_print_is_not_found(visitor: Visitor, question: str) -> None:
    given, reply = visitor.asks(question)
    assert isinstance(given, NotFound)
    assert given.why is Why.PERSON
    assert not any(name in reply.plain for name in SPEAKERS)


@pytest.mark.parametrize(
    "question", ["王强说了什么", "王强是谁", "王强怎么看创新", "张三丰说了什么", "特朗普说了什么", "李红军说了什么"]
)
def test_a_person_who_is_not_there_is_not_found(visitor: Visitor, question: str) -> None:
    given, _ = visitor.asks(question)
    assert isinstance(given, NotFound)
    assert given.why is Why.PERSON


def test_for_a_person_who_is_not_there_those_of_the_surname_are_offered(visitor: Visitor) -> None:
    given, reply = visitor.asks("李大红说了什么")
    assert isinstance(given, NotFound)
    assert [person.name for person in given.near] == ["李红", "李星"]
    assert "李红、李星" in reply.plain


# who said it, who spoke of it


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("谁说要打破技术恐惧", "武利冲"),
        ("这话是谁说的：绿水青山就是金山银山", "李星"),
        ("谁提到了姜汤大姐", "邹建平"),
        ("谁谈到就业", "罗芳"),
        ("谁谈到乡村振兴", "李星"),
    ],
)
def test_who_said_a_thing_is_answered_by_the_words(visitor: Visitor, question: str, name: str) -> None:
    given, _ = visitor.asks(question)
    assert speaker_of(given) == name


def test_what_only_comes_near_a_word_is_not_shown_as_if_it_were_said(visitor: Visitor) -> None:
    given, reply = visitor.asks("姚永告提到高铁站没")
    assert speaker_of(given) == "姚永告"
    assert reply.plain.startswith("姚永告的话里没有「高铁」这个词。意思最近的是这段：")
    _, reply = visitor.asks("姚永告说了轨道交通吗")
    assert "这个词" not in reply.plain


def test_those_who_spoke_of_a_topic_are_listed_with_their_words(visitor: Visitor) -> None:
    given, _ = visitor.asks("有哪些人谈到就业")
    assert people(given) == ["罗芳"]
    assert all("就业" in passage.text for passage in shown(given))


def test_a_topic_of_many_lists_many(visitor: Visitor) -> None:
    given, _ = visitor.asks("有哪些代表谈到创新")
    assert {"姚永告", "李红", "武利冲"} <= set(people(given))


def test_a_topic_of_nobody_lists_nobody(visitor: Visitor) -> None:
    given, reply = visitor.asks("有哪些人谈到月球")
    assert isinstance(given, NotFound)
    assert "月球" in reply.plain


@pytest.mark.parametrize("question", ["都有谁发言", "都有些谁发言了 列一下", "有哪些代表发言", "讲述人名单"])
def test_all_speakers_are_listed(visitor: Visitor, question: str) -> None:
    _, reply = visitor.asks(question)
    assert all(name in reply.plain for name in SPEAKERS)


def test_speakers_of_a_surname_are_listed(visitor: Visitor) -> None:
    assert people(visitor.asks("姓李的有谁")[0]) == ["李红", "李星"]


def test_speakers_of_a_surname_that_is_not_there_are_all_listed_and_it_is_said(visitor: Visitor) -> None:
    given, reply = visitor.asks("姓王的代表有谁")
    assert len(people(given)) == 6
    assert "没有姓王" in reply.plain


@pytest.mark.parametrize(("question", "names"), [("企业代表有谁", ["武利冲"]), ("村里的代表有谁", ["李星"])])
def test_speakers_of_a_kind_of_organisation_are_listed(visitor: Visitor, question: str, names: list[str]) -> None:
    assert people(visitor.asks(question)[0]) == names


# facts of the page

FACTS = {
    "这是哪天的报纸": (Fact.DATE, "2021年9月29日"),
    "哪家报纸": (Fact.NEWSPAPER, "株洲日报"),
    "这是什么会": (Fact.EVENT, "中国共产党株洲市第十三次代表大会"),
    "责任编辑是谁": (Fact.STAFF, "谭清云"),
    "责编是谁": (Fact.STAFF, "谭清云"),
    "美编是谁": (Fact.STAFF, "许苹"),
    "校对是谁": (Fact.STAFF, "张武"),
    "照片谁拍的": (Fact.PHOTOGRAPHER, "谭清云"),
    "记者是谁": (Fact.REPORTERS, "王军"),
    "实习生是谁": (Fact.REPORTERS, "刘吉"),
    "有哪些栏目": (Fact.SECTIONS, "党代表热议·升级、党代表热议·创新"),
    "有几位代表": (Fact.COUNT, "6"),
    "标题是什么": (Fact.BANNER, "加速「升级」"),
    "电话是多少": (Fact.PHONE, "28823910"),
    "第几版": (Fact.NUMBER, "没有"),
    "那天礼拜几": (Fact.DATE, "星期三"),
    "这会是开的第几届": (Fact.EVENT, "第十三次"),
    "实习的那个小伙子叫什么": (Fact.REPORTERS, "刘吉"),
    "报社电话多少，我要投诉": (Fact.PHONE, "28823910"),
    "头一个发言的是哪位": (Fact.FIRST, "姚永告"),
    "最后一个讲的是谁": (Fact.LAST, "李星"),
    "谁讲得最长": (Fact.LONGEST, "邹建平"),
    "哪篇字数最少": (Fact.SHORTEST, "李星"),
}


@pytest.mark.parametrize("question", FACTS)
def test_a_fact_of_the_page_is_told_first(visitor: Visitor, question: str) -> None:
    fact, printed = FACTS[question]
    given, reply = visitor.asks(question)
    assert isinstance(given, PageCard), given
    assert given.fact is fact
    assert printed in reply.blocks[0].runs[0].text


@pytest.mark.parametrize("question", ["第几版", "通讯员是哪个"])
def test_a_fact_that_the_page_does_not_print_is_not_found(visitor: Visitor, question: str) -> None:
    given, reply = visitor.asks(question)
    assert "没有印" in reply.plain
    assert as_json("", given, reply)["status"] == "not_found"


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("罗芳的发言登在哪个栏目",), "罗芳的讲述登在栏目「党代表热议·升级」。"),
        (("姚永告那篇标题叫什么",), "姚永告讲述的标题是《赋能园区发展 打造高质量发展样板区》。"),
        (("罗芳说了什么", "标题呢"), "罗芳讲述的标题是《拓宽增收渠道 持续增进人民福祉》。"),
        (("这是礼拜几的报",), "这一版的日期是 2021年9月29日，星期三。"),
    ],
)
def test_what_stands_over_somebodys_words_is_told(visitor: Visitor, turns: tuple[str, ...], told: str) -> None:
    assert visitor.asks(*turns)[1].plain.startswith(told)


@pytest.mark.parametrize("question", ["9月29日的报纸", "9月29日"])
def test_a_day_leads_to_its_page(visitor: Visitor, question: str) -> None:
    assert isinstance(visitor.asks(question)[0], PageCard)


@pytest.mark.parametrize("question", ["10月1日的报纸谁发言", "2020年9月29日的报纸"])
def test_a_day_that_is_not_there_is_not_found(visitor: Visitor, question: str) -> None:
    assert isinstance(visitor.asks(question)[0], NotFound)


def test_the_inhabitants_of_the_city_are_not_the_speakers_of_the_page(visitor: Visitor) -> None:
    assert not isinstance(visitor.asks("株洲有多少人口")[0], PageCard)


# the editor's note

NOTED = ["编者按说了什么", "编者按怎么说创新", "株洲走到今天的独特基因密码是什么", "升级是事关发展的什么话题"]


@pytest.mark.parametrize("question", NOTED)
def test_an_editors_note_is_quoted_without_any_speaker(visitor: Visitor, question: str) -> None:
    given, reply = visitor.asks(question)
    assert speaker_of(given) is None
    assert "编者按" in reply.plain
    assert not any(name in reply.plain for name in SPEAKERS)


def test_after_one_note_there_is_the_other(visitor: Visitor) -> None:
    first, second = quoted(visitor.asks("编者按说了什么")[0]), visitor.asks("还有呢")[0]
    assert quoted(second).speaker is None
    assert quoted(second).id != first.id


# small talk


@pytest.mark.parametrize(
    ("message", "chat"),
    [
        ("你好", Chat.GREETING),
        ("您好！", Chat.GREETING),
        ("hello", Chat.GREETING),
        ("谢谢", Chat.THANKS),
        ("好的，谢谢你", Chat.THANKS),
        ("再见", Chat.FAREWELL),
        ("你能做什么", Chat.ABILITY),
        ("怎么用", Chat.ABILITY),
        ("help", Chat.ABILITY),
        ("/start", Chat.ABILITY),
        ("你是机器人还是真人", Chat.ITSELF),
        ("靠谱吗，别是瞎编的吧", Chat.DOUBT),
        ("你从哪晓得这些的", Chat.ABILITY),
        ("你个憨批，答非所问", Chat.COMPLAINT),
        ("笑死我了", Chat.GREETING),
        ("你是不是政府派来的", Chat.ITSELF),
        ("晚上好啊小助手", Chat.GREETING),
        ("早晨呀", Chat.GREETING),
        ("吃饭了没", Chat.GREETING),
        ("没事了 你忙吧", Chat.FAREWELL),
        ("能不能换个聪明点的来", Chat.COMPLAINT),
        ("拜拜 明天再聊", Chat.FAREWELL),
        ("讲得好", Chat.THANKS),
        ("莫跟我扯这些", Chat.COMPLAINT),
        ("你怎么老说找不到", Chat.COMPLAINT),
        ("我还是不明白", Chat.COMPLAINT),
        ("这玩意儿哪个单位搞的", Chat.ITSELF),
        ("局长您好，打扰了", Chat.GREETING),
        ("老师好", Chat.GREETING),
        ("村书记你好 想请教个问题", Chat.GREETING),
        ("主任，请问在吗", Chat.GREETING),
        ("罗局长好", Chat.GREETING),
        ("株洲日报你好", Chat.GREETING),
        ("有劳您了", Chat.THANKS),
        ("难为你们", Chat.THANKS),
        ("劳烦了 谢谢师傅", Chat.THANKS),
        ("老师辛苦了", Chat.THANKS),
    ],
)
def test_small_talk_is_answered_as_such(visitor: Visitor, message: str, chat: Chat) -> None:
    assert visitor.asks(message)[0] == ChatCard(chat)


@pytest.mark.parametrize("hail", ["老师您好，请问", "局长你好我想问下", "书记好，", "各位领导好 打扰一下，"])
def test_whoever_is_greeted_only_the_question_counts(visitor: Visitor, hail: str) -> None:
    assert quoted(visitor.asks(f"{hail}园区厂房谁来建")[0]) == quoted(visitor.asks("园区厂房谁来建")[0])


@pytest.mark.parametrize("message", ["谁当局长好", "书记好在哪", "那局长呢", "老师待遇好不好"])
def test_a_role_word_with_more_than_a_greeting_is_no_talk(visitor: Visitor, message: str) -> None:
    assert not isinstance(visitor.asks(message)[0], ChatCard)


@pytest.mark.parametrize("message", ["机器人", "垃圾", "人工智能怎么用", "养猪", "老的还在不在", "多少人喜欢"])
def test_a_word_of_talk_alone_may_be_looked_for(visitor: Visitor, message: str) -> None:
    assert not isinstance(visitor.asks(message)[0], ChatCard)


@pytest.mark.parametrize("message", ["答非所问！罗芳说了什么", "谢谢，罗芳说了什么", "罗芳说了什么，别瞎编"])
def test_talk_beside_a_question_tells_no_topic(visitor: Visitor, message: str) -> None:
    assert quoted(visitor.asks(message)[0]).speaker.name == "罗芳"


@pytest.mark.parametrize(
    "message",
    ["写一首诗", "帮我写一篇党代会心得体会", "把李星的话翻成英文", "给我讲个笑话", "帮我算一下3000的20%", "明天刮风不"],
)
def test_nothing_is_written_or_translated(visitor: Visitor, message: str) -> None:
    assert isinstance(visitor.asks(message)[0], NotFound)


@pytest.mark.parametrize("message", ["今晚有雨没", "晚上有风没", "半夜会不会打雷", "明早雾大不大", "下午热不热"])
def test_no_passage_tells_the_sky_of_an_hour(visitor: Visitor, message: str) -> None:
    given, _ = visitor.asks(message)
    assert isinstance(given, NotFound)
    assert given.why is Why.UNABLE


def test_what_each_quotation_tells_is_no_topic_beside_a_question(visitor: Visitor) -> None:
    alone = quoted(visitor.asks("伞铺村净流入多少人口")[0])
    assert quoted(visitor.asks("伞铺村净流入多少人口，谁讲的，哪天的报")[0]) == alone


def test_what_a_section_begins_with_is_its_note(visitor: Visitor) -> None:
    assert "创新是第一动力" in quoted(visitor.asks("创新那部分开头说的什么")[0]).text


def test_a_note_that_announces_a_matter_is_not_where_it_was_spoken_of(visitor: Visitor) -> None:
    _, reply = visitor.asks("谈宜居的登在哪天的报纸上")
    assert "讲述" in reply.plain


def test_what_the_bot_offers_as_an_example_it_answers(visitor: Visitor) -> None:
    _, reply = visitor.asks("你能做什么")
    examples = [line.removeprefix("· ") for line in reply.plain.splitlines() if line.startswith("· ")]
    assert examples
    for one in examples:
        assert not isinstance(visitor.asks(one)[0], NotFound | ChatCard), one


# follow-ups


@pytest.mark.parametrize("turn", ["他还说了什么", "她还讲了什么", "还有呢", "还说了什么"])
def test_more_of_the_same_person_is_another_passage_of_theirs(visitor: Visitor, turn: str) -> None:
    first = quoted(visitor.asks("罗芳说了什么")[0])
    more = quoted(visitor.asks(turn)[0])
    assert more.speaker == first.speaker
    assert more.id == first.next


def test_more_and_more_ends_when_everything_was_shown_once(visitor: Visitor) -> None:
    seen = [quoted(visitor.asks("罗芳说了什么")[0]).id]
    while isinstance(given := visitor.asks("他还说了什么")[0], Quote):
        seen.append(given.found.passage.id)
    assert isinstance(given, NotFound)
    assert given.why is Why.END
    assert len(seen) == len(set(seen)) > 2


def test_a_topic_after_a_person_stays_with_the_person_who_spoke_of_it(visitor: Visitor) -> None:
    given, _ = visitor.asks("罗芳说了什么", "那就业呢")
    assert speaker_of(given) == "罗芳"
    assert "就业" in quoted(given).text


def test_a_topic_after_a_person_who_did_not_speak_of_it_goes_to_who_did(visitor: Visitor) -> None:
    given, _ = visitor.asks("李红说了什么", "那就业呢")
    assert speaker_of(given) == "罗芳"


@pytest.mark.parametrize("turn", ["伞铺村以后要建啥", "那伞铺村呢"])
def test_a_place_that_only_somebody_elses_posts_name_leaves_the_last_speaker(visitor: Visitor, turn: str) -> None:
    given, _ = visitor.asks("罗芳讲了社保没", turn)
    assert {one.speaker.name for one in shown(given) if one.speaker} <= {"李星"}


def test_another_name_after_a_person_is_that_person(visitor: Visitor) -> None:
    assert speaker_of(visitor.asks("李红说了什么", "那罗芳呢")[0]) == "罗芳"
    assert people(visitor.asks("罗芳是谁", "那李红呢")[0]) == ["李红"]


def test_a_pronoun_after_a_persons_card_is_that_person(visitor: Visitor) -> None:
    assert speaker_of(visitor.asks("罗芳是谁", "她说了什么")[0]) == "罗芳"


def test_somebody_else_on_the_topic_is_another_each_time_and_then_nobody(visitor: Visitor) -> None:
    names = [speaker_of(visitor.asks("科技创新")[0])]
    while isinstance(given := visitor.asks("还有别人讲吗")[0], Quote | Candidates):
        names += [one.speaker.name for one in shown(given) if one.speaker][:1]
        assert len(names) <= len(SPEAKERS)
    assert isinstance(given, NotFound)
    assert given.why is Why.NOBODY_ELSE
    assert len(names) == len(set(names)) > 1


def test_nobody_else_on_a_topic_of_one(visitor: Visitor) -> None:
    given, _ = visitor.asks("谁谈到就业", "还有别人讲吗")
    assert isinstance(given, NotFound)
    assert given.why is Why.NOBODY_ELSE


def test_the_whole_speech_is_the_speech_as_printed(visitor: Visitor) -> None:
    first = quoted(visitor.asks("谁谈到就业")[0])
    given, reply = visitor.asks("全文")
    assert isinstance(given, SpeechCard)
    assert first.source.text in reply.plain
    assert "罗芳" in reply.plain


def test_next_and_previous_walk_through_the_speech_and_say_when_it_ends(visitor: Visitor) -> None:
    walked = [quoted(visitor.asks("李红说了什么")[0])]
    while isinstance(given := visitor.asks("下一段")[0], Quote):
        walked.append(given.found.passage)
    assert isinstance(given, NotFound)
    assert given.why is Why.END
    assert [p.start for p in walked] == sorted(p.start for p in walked)
    assert walked[-1].next is None
    assert quoted(visitor.asks("上一段")[0]) == walked[-2]


def test_before_the_first_passage_there_is_nothing(visitor: Visitor) -> None:
    given, _ = visitor.asks("李红说了什么", "上一段")
    assert isinstance(given, NotFound)
    assert given.why is Why.END


@pytest.mark.parametrize("turn", ["他还说了什么", "全文", "上一段", "下一段", "还有别人讲吗"])
def test_a_follow_up_to_nothing_says_so(visitor: Visitor, turn: str) -> None:
    given, _ = visitor.asks(turn)
    assert isinstance(given, NotFound)
    assert given.why is Why.NO_CONTEXT


def test_a_follow_up_after_a_long_silence_begins_anew(library: Library) -> None:
    clock = SetClock()
    visitor = Visitor(a_conversation(library, clock))
    visitor.asks("罗芳说了什么")
    clock.now += 3600
    given, _ = visitor.asks("他还说了什么")
    assert isinstance(given, NotFound)
    assert given.why is Why.NO_CONTEXT


def test_two_visitors_do_not_share_what_was_shown(conversation: Conversation) -> None:
    Visitor(conversation).asks("罗芳说了什么")
    assert isinstance(Visitor(conversation).asks("他还说了什么")[0], NotFound)


def test_thanks_in_between_do_not_break_the_thread(visitor: Visitor) -> None:
    assert speaker_of(visitor.asks("罗芳说了什么", "谢谢", "他还说了什么")[0]) == "罗芳"


def test_a_pronoun_for_a_person_who_is_not_there_is_nobody_elses(visitor: Visitor) -> None:
    assert isinstance(visitor.asks("罗芳说了什么", "王强说了什么", "他还说了什么")[0], NotFound)
    for turn in ("他讲就业没", "他说创新了吗"):
        given, _ = visitor.asks("水利局局长说了什么", turn, turn)
        assert isinstance(given, NotFound)
        assert given.why is Why.NO_CONTEXT


@pytest.fixture(scope="module")
def doubtful() -> Conversation:
    """A conversation that is never sure: whatever is found by topic is only related."""
    return a_conversation(doubting(real_library()))


def test_a_candidate_is_chosen_by_its_number(doubtful: Conversation) -> None:
    visitor = Visitor(doubtful)
    offered = shown(visitor.asks("创新平台")[0])
    assert offered
    for number, passage in enumerate(offered, 1):
        assert quoted(visitor.asks(str(number))[0]) == passage


@pytest.mark.parametrize("number", [" 1 ", "１"])
def test_a_number_may_be_full_width_or_spaced(doubtful: Conversation, number: str) -> None:
    visitor = Visitor(doubtful)
    offered = shown(visitor.asks("创新平台")[0])
    assert quoted(visitor.asks(number)[0]) == offered[0]


def test_a_number_beyond_the_candidates_chooses_nothing(doubtful: Conversation) -> None:
    visitor = Visitor(doubtful)
    offered = shown(visitor.asks("创新平台")[0])
    assert not shown(visitor.asks(str(len(offered) + 1))[0])


def test_after_a_candidate_was_chosen_its_speech_can_be_read(doubtful: Conversation) -> None:
    visitor = Visitor(doubtful)
    first = shown(visitor.asks("创新平台")[0])[0]
    visitor.asks("1")
    assert shown(visitor.asks("全文")[0])[0].source == first.source


@pytest.mark.parametrize("number", ["0", "9"])
def test_a_number_that_chooses_nothing_quotes_nothing(visitor: Visitor, number: str) -> None:
    given, _ = visitor.asks("创新", number)
    assert not shown(given)


def test_a_brief_turn_asks_a_value_of_the_last_topic(visitor: Visitor) -> None:
    first = quoted(visitor.asks("芦淞区的服饰市场怎么管")[0])
    assert quoted(visitor.asks("有多少个")[0]) == first


def test_what_was_before_is_told_by_the_nearest_passage_that_tells_it() -> None:
    page = a_page(
        a_speech(
            "沐春华", "最早卖鲜果。\n\n过去一公斤一块八。\n\n现在精品豆每公斤68元。\n\n牌子要打出去。", speaker="mu"
        )
    )
    talk = Visitor(a_conversation(a_library(page)))
    talk.asks("精品豆每公斤多少钱")
    assert "一块八" in quoted(talk.asks("以前呢")[0]).text


def test_a_verb_beside_the_value_that_is_asked_for_tells_which_passage_is_meant() -> None:
    fire = "今年火灾87起，推进楼道的多。\n\n装了充电棚，充一次一块钱。飞线充电不听劝的罚款500元。"
    talk = Visitor(a_conversation(a_library(a_page(a_speech("姜海峰", fire, speaker="jiang"), a_speech()))))
    talk.asks("火灾多少起")
    assert "罚款500元" in quoted(talk.asks("罚多少")[0]).text


def test_whether_something_is_so_is_asked_of_what_was_shown(visitor: Visitor) -> None:
    shown = quoted(visitor.asks("伞铺村净流入多少人口")[0])
    given = visitor.asks("会不会传染")[0]
    assert isinstance(given, Candidates)
    assert given.found[0].passage == shown


def test_a_verb_alone_beside_a_value_leans_on_the_last_topic(visitor: Visitor) -> None:
    first = quoted(visitor.asks("芦淞区的服饰市场怎么管")[0])
    assert quoted(visitor.asks("要管多少个")[0]) == first


def test_a_turn_that_asks_something_of_what_was_shown_is_shown_it_again(visitor: Visitor) -> None:
    shown = quoted(visitor.asks("伞铺村净流入多少人口")[0])
    given = visitor.asks("亏不亏")[0]
    assert isinstance(given, Candidates)
    assert [found.passage for found in given.found] == [shown]
    assert isinstance(visitor.asks("股票代码是多少")[0], NotFound)


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("责任编辑是谁？李红又是干什么的？", ["谭清云", "市科学技术局党组书记"]),
        ("工资怎么涨？校对是谁？", ["劳动报酬", "张武"]),
        ("编者按讲啥？有几个人发言？", ["升级,是事关发展", "6 位"]),
        ("都有谁发言？罗芳说了什么？", ["姚永告", "江山就是人民"]),
        ("罗芳什么职务？李红什么职务？", ["市人社局", "市科学技术局"]),
    ],
)
def test_several_questions_of_different_kinds_are_answered_in_their_order(
    visitor: Visitor, message: str, told: list[str]
) -> None:
    given, reply = visitor.asks(message)
    assert isinstance(given, SeveralCard), given
    places = [reply.plain.index(words) for words in told]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("message", "status"),
    [
        ("工资怎么涨？校对是谁？", "quote"),
        ("责任编辑是谁？李红又是干什么的？", "card"),
        ("李红又是干什么的？工资怎么涨？", "card"),
    ],
)
def test_several_answers_are_what_the_first_that_tells_something_is(
    visitor: Visitor, message: str, status: str
) -> None:
    answers = visitor.asks(message)
    assert isinstance(answers[0], SeveralCard)
    assert as_json("", *answers)["status"] == status


@pytest.mark.parametrize(
    "message", ["这是哪天的报纸？责任编辑是谁？", "一共几位代表发言？都是谁", "你是谁？罗芳说了什么？"]
)
def test_what_one_answer_tells_is_answered_once(visitor: Visitor, message: str) -> None:
    assert not isinstance(visitor.asks(message)[0], SeveralCard)


def test_the_sections_of_a_page_are_told_with_who_speaks_in_them(visitor: Visitor) -> None:
    _, reply = visitor.asks("有哪几个栏目，各有谁")
    assert "党代表热议·升级：姚永告、罗芳、李星" in reply.plain


def test_a_turn_after_several_questions_leans_on_the_last(visitor: Visitor) -> None:
    visitor.asks("校对是谁？罗芳怎么说就业？")
    assert quoted(visitor.asks("还有呢")[0]).speaker.name == "罗芳"


# follow-ups of other forms


@pytest.mark.parametrize(
    "turns",
    [
        ("罗芳说了什么", "她是谁"),
        ("罗芳说了什么", "她是干什么的"),
    ],
)
def test_who_it_is_that_was_shown_is_told(visitor: Visitor, turns: tuple[str, ...]) -> None:
    given, _ = visitor.asks(*turns)
    assert people(given) == ["罗芳"]


def test_whose_the_words_are_that_were_shown_is_told_with_them(visitor: Visitor) -> None:
    before, _ = visitor.asks("就业")
    given, reply = visitor.asks("就业", "这是谁说的")
    assert isinstance(given, Quote)
    assert shown(given) == shown(before)
    assert reply.plain.startswith("这话是 罗芳（")


@pytest.mark.parametrize("question", ["罗芳的全文", "把罗芳的讲话全文发给我"])
def test_the_whole_speech_of_a_person_is_shown(visitor: Visitor, question: str) -> None:
    given, _ = visitor.asks(question)
    assert isinstance(given, SpeechCard)
    assert {passage.speaker.name for passage in given.passages if passage.speaker} == {"罗芳"}


@pytest.mark.parametrize(("question", "name"), [("人社局", "罗芳"), ("科技局", "李红"), ("政法委", "邹建平")])
def test_an_organisation_alone_is_its_speaker(visitor: Visitor, question: str, name: str) -> None:
    _, reply = visitor.asks(question)
    assert name in reply.plain


def test_all_but_one_who_spoke_of_a_topic(visitor: Visitor) -> None:
    given, reply = visitor.asks("除了李红还有谁谈创新")
    assert not isinstance(given, NotFound)
    assert "—— 李红" not in reply.plain


@pytest.mark.parametrize("question", ["代表们说了什么", "党代表说了什么"])
def test_the_delegates_are_the_speakers(visitor: Visitor, question: str) -> None:
    assert len(people(visitor.asks(question)[0])) == 6


@pytest.mark.parametrize("turn", ["然后呢", "后面呢"])
def test_what_comes_then_is_the_next_passage(visitor: Visitor, turn: str) -> None:
    first = quoted(visitor.asks("罗芳说了什么")[0])
    assert quoted(visitor.asks(turn)[0]).id == first.next


@pytest.mark.parametrize("turn", ["继续", "接着说", "往下", "下一段呢", "接下来呢"])
def test_to_go_on_is_the_next_passage(visitor: Visitor, turn: str) -> None:
    first = quoted(visitor.asks("罗芳说了什么")[0])
    assert quoted(visitor.asks(turn)[0]).id == first.next


def test_a_pronoun_for_nobody_says_so(visitor: Visitor) -> None:
    given, _ = visitor.asks("她说了什么")
    assert isinstance(given, NotFound)
    assert given.why is Why.NO_CONTEXT


# operators


def test_quoted_words_must_occur(visitor: Visitor) -> None:
    given, _ = visitor.asks("“厂所结合”创新")
    assert shown(given)
    assert all("厂所结合" in passage.text for passage in shown(given))
    assert isinstance(visitor.asks("“月球基地”创新")[0], NotFound)


@pytest.mark.parametrize("marks", ["“院士”", '"院士"', "「院士」", "『院士』"])
def test_any_quotation_marks_do(visitor: Visitor, marks: str) -> None:
    assert "院士" in quoted(visitor.asks(marks)[0]).text


def test_a_quoted_name_is_that_person(visitor: Visitor) -> None:
    given, reply = visitor.asks("“李红”")
    assert not isinstance(given, NotFound)
    assert "李红" in reply.plain


def test_an_excluded_word_does_not_occur(visitor: Visitor) -> None:
    given, _ = visitor.asks("创新 -平台")
    assert shown(given)
    assert not any("平台" in passage.text for passage in shown(given))


def test_an_excluded_speaker_is_not_shown(visitor: Visitor) -> None:
    given, _ = visitor.asks("创新 -李红")
    assert shown(given)
    assert not any(passage.speaker and passage.speaker.name == "李红" for passage in shown(given))


def test_an_excluded_word_may_be_quoted(visitor: Visitor) -> None:
    given, _ = visitor.asks("创新 -“平台”")
    assert shown(given)
    assert not any("平台" in passage.text for passage in shown(given))


# what is not answered

NEAR = [
    "株洲房价多少",
    "新一届市委书记是谁",
    "李红哪年出生的",
    "罗芳多大年纪",
    "地铁什么时候开通",
    "党代会什么时候闭幕",
    "GDP是多少",
    "养老金涨多少",
    "谁当选了市委委员",
]
FAR = [
    "今天天气怎么样",
    "红烧肉怎么做",
    "怎么做番茄炒蛋",
    "帮我写首诗",
    "1+1等于几",
    "英超昨晚谁赢了",
]


@pytest.mark.parametrize("question", NEAR)
def test_what_the_page_does_not_say_is_not_quoted(visitor: Visitor, question: str) -> None:
    assert isinstance(visitor.asks(question)[0], NotFound | Candidates)


@pytest.mark.parametrize("question", FAR)
def test_what_has_nothing_to_do_with_the_page_is_refused(visitor: Visitor, question: str) -> None:
    given, _ = visitor.asks(question)
    assert isinstance(given, NotFound)
    assert not shown(given)


def test_a_reply_does_not_claim_that_the_coverage_speaks_of_what_it_does_not(visitor: Visitor) -> None:
    given, _ = visitor.asks("地铁什么时候开通")
    assert not (isinstance(given, Candidates) and given.why is Why.KIND)


@pytest.mark.parametrize("question", ["创新平台", "就业", "治理", "园区发展的钱从哪来"])
def test_candidates_are_at_most_three_different_passages_and_labelled(doubtful: Conversation, question: str) -> None:
    given, reply = Visitor(doubtful).asks(question)
    assert isinstance(given, Candidates)
    ids = [passage.id for passage in shown(given)]
    assert 1 <= len(ids) == len(set(ids)) <= 3
    assert "相关" in reply.plain.splitlines()[0]


# anything at all

STRANGE = {
    "ten thousand characters": "就业" * 5000,
    "ten thousand emoji": "😀" * 10000,
    "emoji": "😀😀🎉",
    "control characters": "\x00\x01\x02",
    "a control character inside": "就业\x00创新",
    "a direction mark": "\u202e就业",
    "another language": "What did the delegates say about employment?",
    "another script": "Привет, 일자리",
    "HTML": "<b>就业</b><script>alert(1)</script>",
    "markup of the console": "[bold]就业[/bold]",
    "digits": "12345",
    "a format string": "%s {0} {name} {sample}",
    "nothing": "",
    "white space": " \n\t　",
    "punctuation": "?。。。",
    "quotation marks alone": "“”",
    "a regular expression": "(就业|\\d+*",
    "a character beyond the basic plane": "𠮷",
    "a minus alone": "-",
    "one surname": "李",
    "ten thousand digits": "1" * 10000,
    "a lone surrogate": "\ud800",
    "a lone surrogate inside": "就业\udfff呢",
}


@pytest.mark.parametrize("message", STRANGE.values(), ids=STRANGE)
def test_anything_at_all_has_a_short_clear_reply(visitor: Visitor, message: str) -> None:
    _, reply = visitor.asks(message)
    assert reply.plain.strip()
    assert len(reply.plain) <= 4096
    reply.plain.encode("utf-8")


@pytest.mark.parametrize("name", ["ten thousand characters", "ten thousand emoji"])
def test_a_message_too_long_is_said_to_be_so(visitor: Visitor, name: str) -> None:
    assert visitor.asks(STRANGE[name])[0] == ChatCard(Chat.TOO_LONG)


TURNS = st.lists(
    st.one_of(
        st.sampled_from(["罗芳说了什么", "就业", "创新 -平台", "全文", "下一段", "他还说了什么", "还有别人讲吗", "1"]),
        st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30),
        st.text(alphabet="罗芳李红说了什么谁局长创新就业的-“”？ 1", max_size=15),
    ),
    min_size=1,
    max_size=5,
)


@given(TURNS)
@example(["“"])
@example(["罗芳说了什么", "全文", "1"])
@settings(max_examples=80, deadline=None)
def test_whatever_is_said_a_quote_is_an_exact_slice_and_a_note_names_nobody(
    conversation: Conversation, turns: list[str]
) -> None:
    given, reply = Visitor(conversation).asks(*turns)
    assert reply.plain.strip()
    for passage in shown(given):
        assert passage.source.text[passage.start : passage.end] == passage.text
    if isinstance(given, Quote):
        assert quoted(given).text in reply.plain
        if quoted(given).speaker is None:
            assert not any(name in reply.plain for name in SPEAKERS)


@given(TURNS)
@settings(max_examples=40, deadline=None)
def test_the_same_conversation_has_the_same_reply(conversation: Conversation, turns: list[str]) -> None:
    assert Visitor(conversation).asks(*turns) == Visitor(conversation).asks(*turns)


# several pages

CONGRESS = a_page(
    a_speech("贺兰", "港口要再建三个泊位。", posts=("大河港务集团董事长",), headline="让港口再大一些"),
    a_speech("王静", "望溪的路要通到每个组。", posts=("望溪县县长",), speaker="wangjing-wx"),
    notes=["昨日，市第六次党代会开幕。"],
    page_id="congress",
    day=date(2021, 9, 15),
    event="中国共产党临州市第六次代表大会",
)
SESSION = a_page(
    a_speech("王静", "看病要少排队。", posts=("市中心医院主任",), speaker="wangjing-yy"),
    replace(a_speech("贺兰", "码头要少些灰尘。", posts=("大河港务集团总经理",)), id="s-helan-2019"),
    notes=["大会进入第三天。"],
    page_id="session",
    day=date(2019, 1, 10),
)


@pytest.fixture(scope="module")
def several() -> Conversation:
    return a_conversation(a_library(CONGRESS, SESSION))


def test_the_latest_words_of_a_person_come_first_and_then_the_earlier(several: Conversation) -> None:
    visitor = Visitor(several)
    assert quoted(visitor.asks("贺兰说了什么")[0]).page.id == "congress"
    earlier = quoted(visitor.asks("他还说了什么")[0])
    assert (earlier.page.id, earlier.text) == ("session", "码头要少些灰尘。")


def test_words_are_shown_with_the_post_held_on_that_day(several: Conversation) -> None:
    _, reply = Visitor(several).asks("贺兰说了什么", "他还说了什么")
    assert "总经理" in reply.plain
    assert "2019年1月10日" in reply.plain
    assert "董事长" not in reply.plain


def test_of_two_people_of_one_name_the_one_that_is_meant_is_asked_back(several: Conversation) -> None:
    visitor = Visitor(several)
    given, _ = visitor.asks("王静说了什么")
    assert isinstance(given, PeopleCard)
    second = given.people[1]
    chosen_speaker = quoted(visitor.asks("2")[0]).speaker
    assert chosen_speaker is not None
    assert chosen_speaker.id == second.id


@pytest.mark.parametrize(
    ("question", "page"), [("望溪县的王静说了什么", "congress"), ("医院的王静说了什么", "session")]
)
def test_of_two_people_of_one_name_the_post_tells(several: Conversation, question: str, page: str) -> None:
    assert quoted(Visitor(several).asks(question)[0]).page.id == page


def test_a_session_of_an_event_limits_who_spoke() -> None:
    first = a_page(a_speech("王一", "路要修好。"), page_id="one", event="中国共产党临州市第九次代表大会")
    second = a_page(a_speech("李二", "水要清。"), page_id="two", event="中国共产党临州市第九次代表大会第二次会议")
    given, _ = Visitor(a_conversation(a_library(first, second))).asks("第二次会议都有谁发言")
    assert isinstance(given, PeopleCard)
    assert [person.name for person in given.people] == ["李二"]


def test_a_day_limits_who_spoke(several: Conversation) -> None:
    given, _ = Visitor(several).asks("2019年1月10日都有谁发言")
    assert isinstance(given, PeopleCard)
    assert {person.id for person in given.people} == {"helan", "wangjing-yy"}


def test_a_day_limits_what_is_quoted(several: Conversation) -> None:
    assert quoted(Visitor(several).asks("贺兰2019年1月10日说了什么")[0]).page.id == "session"


@pytest.mark.parametrize(
    ("question", "ids"),
    [("党代会都有谁发言", {"helan", "wangjing-wx"}), ("人代会都有谁发言", {"helan", "wangjing-yy"})],
)
def test_an_event_limits_who_spoke(several: Conversation, question: str, ids: set[str]) -> None:
    given, _ = Visitor(several).asks(question)
    assert isinstance(given, PeopleCard)
    assert {person.id for person in given.people} == ids


# when the record changes


def test_a_passage_that_is_gone_is_never_replaced_by_another(library: Library) -> None:
    given, _ = chosen("zzrb-20210929-luofang-0000000000", Context(), library)
    assert given == NotFound(Why.GONE)


def test_who_asked_longer_than_a_minute_ago_takes_no_memory() -> None:
    guests = Guests(Manners(a_minute=2))
    for now in range(600):
        assert guests.wait(f"person-{now}", now) == 0.0
    assert len(guests._windows) <= 61


def test_questions_of_the_last_minute_are_counted_whoever_asks_meanwhile() -> None:
    guests = Guests(Manners(a_minute=2, remembered=1))
    assert guests.wait("Anna", 0.0) == guests.wait("Anna", 1.0) == 0.0
    assert guests.wait("Boris", 2.0) == guests.wait("Clara", 3.0) == 0.0
    assert guests.wait("Anna", 4.0) == 56.0
    assert guests.wait("Anna", 60.0) == 0.0


def test_several_threads_may_count_questions_and_languages_at_once() -> None:
    guests, interval = Guests(Manners(a_minute=2, remembered=5)), sys.getswitchinterval()

    def asks(number: int) -> int:
        for now in range(0, 20_000, 61):
            guests.wait(f"person-{number}-{now}", float(now))
            guests.speaks(f"person-{number}-{now}", "en")
            guests.forget(f"person-{number}-{now - 61}")
        return number

    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            assert list(threads.map(asks, range(64))) == list(range(64))
    finally:
        sys.setswitchinterval(interval)


def test_who_asks_for_the_editors_note_is_shown_it_where_nothing_is_sure(visitor: Visitor) -> None:
    given, _ = visitor.asks("编者按里写代表们心情怎么样")
    assert isinstance(given, Candidates), given
    assert all(one.passage.speaker is None for one in given.found)


# words that nobody said


@pytest.mark.parametrize(
    "question",
    [
        "雷打石镇党委书记是谁",
        "芦淞区委书记是谁",
        "芦淞区区长怎么说",
        "人社局局长怎么说就业",
        "教育局局长对学校怎么说",
        "招商局长说了什么",
        "医保局讲医保了吗",
        "华菱集团的人说了什么",
        "中南大学教授怎么说",
        "高新区党工委书记说了啥",
        "天桥起重董事长讲了什么",
        "中车株机说了什么",
        "茶陵的代表说了啥",
        "卖药的总会计师说了啥",
    ],
)
def test_words_of_a_post_or_an_organisation_that_nobody_is_printed_with_are_not_found(
    visitor: Visitor, question: str
) -> None:
    given, _ = visitor.asks(question)
    assert isinstance(given, NotFound), given
    assert given.why is Why.PERSON


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("伞铺村的书记是谁", "李星"),
        ("天桥起重那个主任说了什么", "武利冲"),
        ("科技局的那个局长讲了什么", "李红"),
        ("罗芳局长说了什么", "罗芳"),
        ("武利冲董事长说了什么", "武利冲"),
        ("武总讲了么里", "武利冲"),
    ],
)
def test_a_post_with_words_between_or_a_wrong_title_after_a_name_is_still_that_person(
    visitor: Visitor, question: str, name: str
) -> None:
    given, reply = visitor.asks(question)
    assert isinstance(given, Quote | PersonCard), given
    assert name in reply.plain


def test_those_of_a_kind_are_listed_by_their_posts(visitor: Visitor) -> None:
    assert people(visitor.asks("书记有几位")[0]) == ["邹建平", "李红", "李星"]


@pytest.mark.parametrize(
    "question",
    ["株洲有多少人", "院士有多少个", "有多少代表参加", "哪个代表没来", "下一届党代会什么时候"],
)
def test_what_the_page_does_not_tell_of_its_people_and_its_event_is_not_answered(
    visitor: Visitor, question: str
) -> None:
    assert isinstance(visitor.asks(question)[0], NotFound | Candidates)


RESERVOIR = "今年要开工云背水库，总投资23.5亿元，工期四年。还有3座在排队。"
MOVING = "移民是头一件难事，要搬迁426户。"


@pytest.fixture
def waterworks() -> Visitor:
    own = a_speech("申远", f"{RESERVOIR}\n\n{MOVING}", posts=("市水利局局长",), speaker="shenyuan")
    other = a_speech("蒋满", "三号路不到半年就修好了。水库边上少抽烟。", posts=("骑手",), speaker="jiangman")
    lawyer = a_speech("鲁帆", "水库移民要有律师帮忙。", posts=("湖畔律师事务所主任",), speaker="lufan")
    return Visitor(a_conversation(a_library(a_page(own, other, lawyer))))


@pytest.mark.parametrize("turn", ["啥时候修好", "那多少钱", "还有几座没轮上", "啥时候弄完"])
def test_a_value_that_is_asked_for_alone_is_of_what_was_shown(waterworks: Visitor, turn: str) -> None:
    assert quoted(waterworks.asks("云背水库", turn)[0]).text.startswith(RESERVOIR)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("申远怎么说课后服务", "要不要交钱"), "自愿选、免费上"),
        (("申远怎么说书房", "开到几点"), "全天24小时开着"),
        (("申远怎么说水路便宜", "便宜好多"), "走水路只要70元"),
    ],
)
def test_what_frames_a_value_or_was_said_before_tells_no_other_matter(turns: tuple[str, ...], told: str) -> None:
    parts = (
        "课后服务办了起来，三十八门社团课，自愿选、免费上，家长们都放心。" + "孩子们爱来。" * 12,
        "城里的学校挤，乡下的学校空，要在城东新区抓紧建两所学校。" + "老师要够。" * 14,
        "水路比公路便宜，走公路每吨要花180元，走水路只要70元。" + "船要等得起。" * 14,
        "城市书房有14处，全天24小时开着，冬天有暖气。" + "人人能借。" * 16,
    )
    talk = Visitor(a_conversation(a_library(a_page(a_speech("申远", "\n\n".join(parts), speaker="shen"), a_speech()))))
    assert told in quoted(talk.asks(*turns)[0]).text


@pytest.mark.parametrize("turn", ["律师又是怎么看这个的", "律师对这事怎么看"])
def test_the_last_matter_is_asked_of_somebody_else_by_pointing_at_it(waterworks: Visitor, turn: str) -> None:
    given = quoted(waterworks.asks("申远怎么说移民", turn)[0])
    assert given.speaker is not None
    assert given.speaker.name == "鲁帆"
    assert "移民" in given.text


def test_a_pronoun_stands_for_whoever_is_described_before_it_in_the_message(waterworks: Visitor) -> None:
    given = quoted(waterworks.asks("申远怎么说移民", "那个骑手呢，他说三号路了没")[0])
    assert given.speaker is not None
    assert given.speaker.name == "蒋满"


def test_a_turn_leans_on_candidates_of_one_speaker() -> None:
    words = a_speech("钟灵", "流动展厅开到学校，展出二十万件瓷片。", speaker="zhongling")
    talk = Visitor(a_conversation(doubting(a_library(a_page(words, a_speech())))))
    assert isinstance(talk.asks("流动展厅")[0], Candidates)
    given, _ = talk.asks("她还说了什么")
    assert quoted(given).speaker == words.speaker


def test_one_of_those_whom_the_bot_asked_back_for_is_told_by_what_fits_him_alone() -> None:
    teacher = a_speech("周敏", "课要上好。", posts=("实验小学语文教师",), speaker="zhoumin-a")
    banker = a_speech("周敏", "贷款要快。", posts=("农村商业银行行长",), speaker="zhoumin-b")
    third = a_speech("蒋满", "带好徒弟。", posts=("技师学院教师",), speaker="jiangman")
    talk = Visitor(a_conversation(a_library(a_page(teacher, banker, third))))
    assert isinstance(talk.asks("周敏说过什么")[0], PeopleCard)
    assert quoted(talk.asks("老师那个")[0]).speaker == teacher.speaker


@pytest.mark.parametrize("message", ["我看了罗芳的话真感动", "罗芳讲得太实在了", "罗芳说的话让人佩服"])
def test_what_somebody_thinks_of_words_asks_for_nothing_but_them(visitor: Visitor, message: str) -> None:
    given = quoted(visitor.asks(message)[0])
    assert given.speaker is not None
    assert given.speaker.name == "罗芳"


def test_most_of_several_words_beside_a_value_tell_which_passage_of_the_speech_is_meant() -> None:
    parts = (
        "我是学园艺的，第一年种的玫瑰得了病，赔了46万元。" + "我爹不说话。" * 18,
        "后来搭起了温室，每天发出去六万枝鲜切花，坐飞机到广州。" + "姐妹都来了。" * 16,
    )
    talk = Visitor(a_conversation(a_library(a_page(a_speech("段燕", "\n\n".join(parts), speaker="duan"), a_speech()))))
    given = quoted(talk.asks("段燕怎么说玫瑰", "一天发多少枝花")[0])
    assert "六万枝" in given.text


def test_a_value_asked_of_somebody_and_nothing_else_is_found_in_the_words() -> None:
    parts = ("我当护林员9年了，走坏了31双解放鞋。" + "山要守好。" * 20, "全乡护林员，每个月800块。" + "人要留住。" * 22)
    talk = Visitor(a_conversation(a_library(a_page(a_speech("何应", "\n\n".join(parts), speaker="he"), a_speech()))))
    assert "800块" in quoted(talk.asks("何应说了什么", "他们一个月才拿几个钱")[0]).text


def test_a_value_is_asked_of_words_that_were_asked_for_without_a_matter() -> None:
    parts = ("我借了八万块买了六十只羊。" + "羊要养好。" * 24, "一只羊保费十八块，死了赔八百块。" + "心里踏实。" * 24)
    talk = Visitor(a_conversation(a_library(a_page(a_speech("麻兰", "\n\n".join(parts), speaker="ma"), a_speech()))))
    assert "死了赔八百块" in quoted(talk.asks("麻兰说了什么", "要是羊死了能赔多少")[0]).text


# a question that only comes after another


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("李红说了什么", "老人家的养老金涨不涨"),
        ("李红说了什么", "我妈一个人住 工资又低 她的社保怎么办"),
        ("姚永告讲了营商环境没", "村里的年轻人不守法 怎么让他们守法"),
    ],
)
def test_a_question_that_leans_on_nothing_is_answered_as_if_it_came_first(
    visitor: Visitor, before: str, question: str
) -> None:
    alone, _ = visitor.asks(question)
    after, _ = visitor.asks(before, question)
    assert shown(alone)
    assert shown(after) == shown(alone)


@pytest.mark.parametrize("turn", ["行呢 麻烦你咧", "中 那谢谢你了"])
def test_thanks_after_an_answer_are_no_question(visitor: Visitor, turn: str) -> None:
    assert visitor.asks("罗芳说了什么", turn)[0] == ChatCard(Chat.THANKS)


def two_days() -> Library:
    """Two pages, of which only the second prints a telephone."""
    first = a_page(a_speech("王一", "今年要把路修到家门口。"))
    second = a_page(
        a_speech("赵二", "河堤加高了一米二。", posts=("水利局局长",), headline="把堤加高"),
        day=date(2024, 1, 19),
        page_id="lzrb-20240119",
    )
    return a_library(first, replace(second, phone="0731-1234567"))


def test_what_the_page_shown_last_does_not_print_is_told_of_the_one_that_does() -> None:
    visitor = Visitor(a_conversation(two_days()))
    given, reply = visitor.asks("王一说了什么", "报社热线电话是多少")
    assert isinstance(given, PageCard)
    assert "0731-1234567" in reply.plain
    assert reply.plain.startswith("刚看的那一版（临州日报 2024年1月18日）没有印")
    given, reply = visitor.asks("赵二说了什么", "报社热线电话是多少")
    assert isinstance(given, PageCard)
    assert given.not_on is None


def test_what_is_not_printed_of_the_speech_shown_last_is_told_of_its_page() -> None:
    second = replace(a_speech("赵二", "河堤加高了一米二。", headline="把堤加高"), photo="孙三 摄")
    page = a_page(a_speech("王一", "今年要把路修到家门口。"), second)
    other = a_page(
        replace(a_speech("钱四", "学校要修。"), photo="李五 摄"), day=date(2024, 1, 20), page_id="lzrb-20240120"
    )
    given, reply = Visitor(a_conversation(a_library(page, other))).asks("王一说了什么", "照片是谁拍的")
    assert isinstance(given, PageCard)
    assert given.not_on is None
    assert "孙三" in reply.plain
    assert "李五" not in reply.plain


@pytest.mark.parametrize("question", ["他们所里的电话是几多", "照片是谁拍的"])
def test_what_no_page_prints_of_it_is_not_told_of_another(question: str) -> None:
    _, reply = Visitor(a_conversation(two_days())).asks("王一说了什么", question)
    assert "没有印" in reply.plain
    assert "0731" not in reply.plain


def test_all_days_are_told_whichever_page_was_shown_last() -> None:
    _, reply = Visitor(a_conversation(two_days())).asks("王一说了什么", "手头一共有哪几天的报纸")
    assert "2024年1月18日" in reply.plain
    assert "2024年1月19日" in reply.plain


@pytest.mark.parametrize("question", ["luo fang shi shei", "luo fang shi shui"])
def test_both_readings_of_who_are_typed(visitor: Visitor, question: str) -> None:
    assert people(visitor.asks(question)[0]) == ["罗芳"]


def test_who_speaks_of_what_one_character_names_says_it_often_and_by_itself() -> None:
    water = a_speech("赵二", "缺水的寨子有三个，水从山上引，水价由市里补，水管明年换完。", headline="引水上山")
    road = a_speech("王一", "水泥路铺到村口，排水沟也挖了，自来水没通。")
    often = a_speech("周三", "水平要提高，服务水平要提高，管理水平也要提高。", headline="练好本领")
    given, _ = Visitor(a_conversation(a_library(a_page(water, road, often)))).asks("哪些人谈到水")
    assert people(given) == ["赵二"]


def test_whose_words_they_were_and_what_he_is_asks_of_what_was_shown(visitor: Visitor) -> None:
    given, reply = visitor.asks("就业", "这话谁讲的,啥身份")
    assert quoted(given).speaker.name == "罗芳"
    assert "总会计师" in reply.plain


def test_the_one_of_a_list_who_is_told_by_his_office_is_asked_of_the_matter(visitor: Visitor) -> None:
    given, _ = visitor.asks("讲营商环境的有哪几个", "人社局那位具体咋说的")
    assert quoted(given).speaker.name == "罗芳"
    assert "营商环境" in quoted(given).text


@pytest.mark.parametrize("message", ["这一版一共哪些代表讲了话", "这一版讲了什么"])
def test_who_speaks_on_this_page_is_everybody(visitor: Visitor, message: str) -> None:
    given, _ = visitor.asks(message)
    assert isinstance(given, PeopleCard)
    assert len(given.people) == 6


def test_whether_a_thing_is_still_wanted_refuses_nothing(visitor: Visitor) -> None:
    given, _ = visitor.asks("科技局 那老的还要不要了 我就住旁边")
    assert "老" in given.asked.topic.wording or "科技局" in given.asked.topic.asked  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("王一喘不喘", "王一的话里没有找到这个问题的回答。"),
        ("喘不喘", "报道里没有找到这个问题的回答。"),
        ("王一说蝈蝈了吗", "王一的话里没有找到「蝈蝈」。"),
    ],
)
def test_one_character_that_is_left_of_a_question_is_not_said_back_as_what_was_looked_for(
    question: str, said: str
) -> None:
    visitor = Visitor(a_conversation(a_library(a_page(a_speech("王一", "路修好了。"), a_speech("李二", "桥也通了。")))))
    given, reply = visitor.asks(question)
    assert isinstance(given, NotFound)
    assert reply.plain.startswith(said)


def test_who_resembles_somebody_not_printed_has_a_button(visitor: Visitor) -> None:
    given, reply = visitor.asks("罗小芳说了什么")
    assert isinstance(given, NotFound)
    assert "罗芳" in [button.label for row in reply.buttons for button in row]


def test_beside_a_telephone_only_its_paper_is_told(visitor: Visitor) -> None:
    given, reply = visitor.asks("报社电话多少")
    assert isinstance(given, PageCard)
    assert "28823910" in reply.plain
    assert "责任编辑" not in reply.plain
