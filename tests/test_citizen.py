"""A citizen on a phone: questions, buttons, commands and lists, as conversations over the embedded page."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.citizen import buttons
from bot.citizen.browsing import PAGE_CHARACTERS, leaves_of
from bot.citizen.citation import MOST, citation
from bot.citizen.guests import Manners
from bot.citizen.memory import Memory
from bot.conversation import SPOKEN, Conversation
from bot.messages import Action, Kind, Reply
from bot.records import Mistake, Outcome
from bot.store import Store
from bot.texts import LANGUAGES
from knowledge import listing
from knowledge.answer import Library
from knowledge.model import Speech
from knowledge.passages import passages
from knowledge.record.coverage import coverage_of
from tests.building import SetClock as Seconds
from tests.building import a_library, a_page, a_speech, doubting, real_library, sayings
from tests.phones import Phone
from tests.stores import a_store

SPEAKERS = ("姚永告", "邹建平", "李红", "武利冲", "罗芳", "李星")


def talking(library: Library, store: Store | None = None, clock: Seconds | None = None, **rules: float) -> Conversation:
    return Conversation(
        library,
        sayings(),
        Memory(1800, 100, store),
        clock or Seconds(),
        store=store,
        manners=Manners(**{"a_minute": 1000, **rules}),  # type: ignore[arg-type] -- a test's numbers
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    kept = a_store(tmp_path)
    yield kept
    kept.close()


@pytest.fixture
def anna(library: Library, store: Store) -> Phone:
    return Phone(talking(library, store))


# an answer and its buttons


def test_an_answer_has_few_buttons_and_the_rest_behind_more(anna: Phone) -> None:
    anna.writes("厂所结合是什么意思")
    assert anna.labels == ["◀ 上一段", "下一段 ▶", "全文", "别人怎么说", "更多"]
    anna.presses("更多")
    assert "姚永告" in anna.text, "the passage stays where it was"
    assert anna.labels == ["他/她的其他话", "核对出处", "复制出处", "分享", "👍", "👎", "纠错", "收起"]
    anna.presses("收起")
    assert anna.labels == ["◀ 上一段", "下一段 ▶", "全文", "别人怎么说", "更多"]


def test_next_and_previous_lead_through_the_speech_in_place(anna: Phone) -> None:
    first = anna.writes("厂所结合是什么意思")
    second = anna.presses("下一段")
    assert second != first
    assert "姚永告" in second
    assert "厂所结合" in anna.presses("◀ 上一段")


def test_the_first_passage_has_no_previous_and_the_last_no_next(anna: Phone, library: Library) -> None:
    own = library.index.of_source("zzrb-20210929-lixing")
    anna.writes(f"/start {own[0].id}")
    assert "◀ 上一段" not in anna.labels
    anna.writes(f"/start {own[-1].id}")
    assert "下一段 ▶" not in anna.labels


def test_a_whole_speech_is_paged_in_place_and_leads_back(anna: Phone, library: Library) -> None:
    anna.writes("厂所结合是什么意思")
    read = anna.presses("全文")
    assert "（1/2）" in read
    read += anna.presses("下一页")
    assert "（2/2）" in read
    for passage in library.index.of_source("zzrb-20210929-yaoyonggao"):
        assert passage.text in read
    assert "厂所结合" in anna.presses("← 返回原段"), "the passage that was there, on whatever page it stands"
    assert "姚永告" in anna.text
    assert "更多" in anna.labels


def test_a_whole_speech_asked_for_in_words_is_paged_too(anna: Phone) -> None:
    anna.writes("厂所结合是什么意思")
    assert "（1/2）" in anna.writes("全文")
    assert "下一页 ▶" in anna.labels


def test_others_on_this_are_quoted_once_each_and_the_silent_are_named(anna: Phone) -> None:
    anna.writes("谁说要提高劳动者的报酬")
    anna.writes("怎么支持就业创业")
    shown = anna.presses("别人怎么说")
    assert "未谈及" in shown
    silent = shown.rsplit("未谈及", 1)[1]
    assert "罗芳" not in silent, "who was quoted is not among the others"
    named = [name for name in SPEAKERS if name in shown]
    assert len(named) >= 5


def test_others_on_this_after_the_context_is_gone_goes_by_the_question_that_the_message_answers(
    library: Library,
) -> None:
    anna = Phone(talking(library))
    anna.writes("科技创新怎么推进")
    anna.conversation.forget(f"chat-{anna.person}", anna.person)
    assert "科技创新" in anna.presses("别人怎么说")


def test_others_on_this_of_a_passage_that_no_question_led_to_asks_for_the_question(
    library: Library,
) -> None:
    anna = Phone(talking(library))
    passage = library.index.passages[0]
    anna.sends_data(buttons.data(buttons.Deed.PASSAGE, passage.id))
    assert "再发一遍" in anna.presses("别人怎么说")


@pytest.mark.parametrize("wrote", ["/topics", "话题", "火星上有没有外星人"])
def test_others_on_what_a_button_asked_go_by_that_and_not_by_what_was_written_before(
    anna: Phone, store: Store, wrote: str
) -> None:
    anna.writes(wrote)
    if "创新" not in anna.labels:
        anna.presses("话题")
    passage = anna.presses("创新")
    assert "谈到「创新」的还有" in anna.presses("别人怎么说")
    assert anna.presses("← 返回原段").splitlines()[0] == passage.splitlines()[0]
    anna.presses("更多")
    anna.presses("👎")
    assert store.gaps.open() == (), "what was written before is not what this answers"


def test_others_on_a_passage_of_a_list_go_by_what_the_list_is_of(anna: Phone) -> None:
    anna.writes("谁谈到创新")
    anna.writes("1")
    assert "谈到「创新」的还有" in anna.presses("别人怎么说")
    anna.writes("/help")
    anna.presses("哪些人谈到园区")
    anna.presses("姚永告")
    assert "谈到「园区」" in anna.presses("别人怎么说")


def test_others_on_a_passage_that_a_link_opened_ask_for_a_question(anna: Phone, library: Library) -> None:
    anna.writes("科技创新怎么推进")
    anna.writes(f"/start {library.index.of_source('zzrb-20210929-luofang')[-1].id}")
    assert "再发一遍" in anna.presses("别人怎么说")


def test_others_on_an_older_answer_do_not_go_by_a_later_question(anna: Phone) -> None:
    anna.writes("/help")
    anna.presses("哪些人谈到园区")
    anna.presses("姚永告")
    older = anna.button("别人怎么说").value
    anna.writes("罗芳怎么看收入分配")
    anna.asked = ""
    assert "再发一遍" in anna.sends_data(older)


def test_a_lists_matter_is_not_that_of_an_older_answer(anna: Phone) -> None:
    anna.writes("厂里一线工人工资能涨不")
    older, answer = anna.button("别人怎么说").value, anna.screen
    anna.writes("谁谈到乡村")
    anna.asked = ""
    assert "再发一遍" in anna.sends_data(older)
    assert "乡村" not in anna.replies("还有谁谈到这个", answer)


def test_others_on_a_question_without_a_matter_is_told_as_that(anna: Phone) -> None:
    anna.writes("武利冲说了什么")
    assert "没有提到哪一件事" in anna.presses("别人怎么说")


@pytest.mark.parametrize("words", ["还有谁谈到这个", "别人怎么说", "为什么", "什么时候"])
def test_a_reply_that_needs_the_question_of_an_answer_names_nobody(library: Library, words: str) -> None:
    anna = Phone(talking(library), chat="village", is_group=True)
    ben = Phone(anna.conversation, chat="village", is_group=True)
    anna.writes("乡村振兴怎么做")
    assert "李星" in anna.text
    shown = ben.replies(words, anna.screen)
    assert not any(name in shown for name in SPEAKERS)


@pytest.mark.parametrize("words", ["全文", "下一段", "他还说了什么"])
def test_a_reply_that_goes_on_from_an_answer_needs_no_question(library: Library, words: str) -> None:
    anna = Phone(talking(library), chat="village", is_group=True)
    ben = Phone(anna.conversation, chat="village", is_group=True)
    anna.writes("厂里一线工人工资能涨不")
    assert "罗芳" in ben.replies(words, anna.screen)


def test_a_new_question_in_reply_to_an_answer_is_asked_of_everybody(library: Library) -> None:
    anna = Phone(talking(library), chat="village", is_group=True)
    ben, alone = Phone(anna.conversation, chat="village", is_group=True), Phone(talking(library), is_group=True)
    anna.writes("园区怎么发展")
    assert "姚永告" in anna.text
    for question in ("人才怎么办", "创新怎么搞"):
        assert ben.replies(question, anna.screen) == alone.writes(question)


def test_a_number_in_reply_to_an_older_list_picks_from_that_list(anna: Phone) -> None:
    anna.writes("谁谈到创新")
    older = anna.screen
    second = anna.presses(anna.labels[1])
    anna.writes("谁谈到乡村")
    assert anna.replies("2", older) == second


@pytest.mark.parametrize("words", ["第二个吧", "2吧", "那2", "就选2"])
def test_a_number_is_one_with_a_particle_too(anna: Phone, words: str) -> None:
    anna.writes("谁谈到创新")
    assert anna.writes("2") == anna.writes(words)


def test_the_numbers_of_a_list_stay_while_one_of_it_is_read(anna: Phone) -> None:
    anna.writes("谁谈到创新")
    first = anna.writes("1")
    anna.writes("2")
    anna.writes("全文")
    assert anna.writes("1") == first


def test_the_whole_speech_by_an_older_button_is_there_still(anna: Phone) -> None:
    assert "（1/2）" in anna.sends_data("w:zzrb-20210929-yaoyonggao:1")


def test_the_way_back_from_a_speech_asked_for_in_words_leads_to_the_passage_that_was_read(anna: Phone) -> None:
    answer = anna.writes("厂里一线工人工资能涨不")
    anna.writes("全文")
    assert anna.presses("← 返回原段").splitlines()[0] == answer.splitlines()[0]


def test_checking_shows_the_attribution_as_printed_with_page_day_and_line(anna: Phone) -> None:
    anna.writes("厂所结合是什么意思")
    anna.presses("更多")
    shown = anna.presses("核对出处")
    for printed in ("讲述人:株洲高新区党工委委员、管委会副主任 姚永告", "株洲日报", "2021年9月29日", "第 13 行"):
        assert printed in shown
    assert "厂所结合" in anna.presses("← 返回原段")


def test_an_editors_note_is_told_to_be_nobodys_words(anna: Phone) -> None:
    assert "不是代表发言" in anna.writes("编者按说了什么")
    assert "别人怎么说" not in anna.labels
    anna.presses("更多")
    assert "他/她的其他话" not in anna.labels
    assert "没有署名" in anna.presses("核对出处")


def test_the_citation_on_the_clipboard_names_speaker_headline_paper_and_day(anna: Phone) -> None:
    anna.writes("罗芳怎么看收入分配")
    anna.presses("更多")
    button = anna.button("复制出处")
    assert button.action is Action.COPY
    assert button.value == ("罗芳(市人社局党组成员、总会计师). 拓宽增收渠道 持续增进人民福祉[N]. 株洲日报, 2021-09-29.")


@given(st.text(max_size=400), st.lists(st.text(max_size=200), max_size=4))
def test_a_citation_fits_the_clipboard_and_names_the_speaker(headline: str, posts: list[str]) -> None:
    speech = a_speech("王一", posts=posts, headline=headline)
    passage = passages(coverage_of((a_page(speech),)))[0]
    cited = citation(passage, "编者按")
    assert len(cited) <= MOST
    assert cited.startswith("王一")
    assert "临州日报, 2024-01-18" in cited


def test_more_by_the_speaker_lists_all_that_they_said(anna: Phone, library: Library) -> None:
    anna.writes("厂所结合是什么意思")
    anna.presses("更多")
    shown = anna.presses("他/她的其他话")
    assert "姚永告" in shown
    own = library.index.of_source("zzrb-20210929-yaoyonggao")
    assert anna.labels[:5] == ["1", "2", "3", "4", "5"]
    assert anna.presses("2").count(own[1].text) == 1


def test_sharing_offers_exactly_that_passage(anna: Phone) -> None:
    anna.writes("厂所结合是什么意思")
    anna.presses("更多")
    button = anna.button("分享")
    assert button.action is Action.SHARE
    offered = anna.conversation.offer(button.value, "", "zh-Hans").results
    assert [one.id for one in offered] == [button.value[1:]]


def test_the_papers_telephone_does_not_read_as_that_of_whom_was_read_before(anna: Phone) -> None:
    anna.writes("罗芳说了什么")
    for asked in ("电话多少", "联系电话"):
        assert "报社电话：28823910" in anna.writes(asked)
        assert "罗芳" not in anna.text


@pytest.mark.parametrize("deed", [*"mbeud"])
def test_buttons_for_a_message_that_can_be_changed_no_more_come_with_its_passage(
    anna: Phone, library: Library, deed: str
) -> None:
    passage = library.index.of_source("zzrb-20210929-luofang")[0]
    pressed = replace(anna.incoming(f"{deed}:{passage.id}", Kind.PRESSED), is_lost=True)
    turn = anna.conversation.hear(pressed)
    assert turn.reply is not None
    assert passage.text in turn.reply.plain


# numbers


@pytest.mark.parametrize(
    "number", ["2", "２", "2.", "2、", "2号", "选2", "選 2", "二", "两", "②", "第二", "第二个", "第2位"]
)
def test_a_number_under_a_list_of_people_gives_the_passage_of_its_button(
    anna: Phone, store: Store, number: str
) -> None:
    listed = anna.writes("谁谈到创新")
    screen = anna.screen
    name = next(line for line in listed.splitlines() if line.startswith("2. ")).split()[1]
    by_button = anna.presses(name)
    anna.screen = screen
    assert anna.writes(number) == by_button
    assert store.pending.settle()
    assert store.gaps.open() == ()


def test_a_list_stays_while_one_after_another_is_picked_from_it(anna: Phone) -> None:
    anna.writes("谁谈到创新")
    screen = anna.screen
    names = list(anna.labels)
    for number, name in enumerate(names, 1):
        anna.screen = screen
        by_button = anna.presses(name)
        assert anna.writes(f"{number}") == by_button
    assert "只有 4 个" in anna.writes("9")


def test_the_numbers_of_topics_speakers_and_others_lead_where_their_buttons_lead(anna: Phone) -> None:
    for wrote, number in (("/topics", "3"), ("/speakers", "5"), ("创新怎么搞", "1")):
        anna.writes(wrote)
        if wrote == "创新怎么搞":
            anna.presses("别人怎么说")
        screen = anna.screen
        by_number = anna.writes(number)
        anna.screen = screen
        assert anna.presses(SPEAKERS[4] if wrote == "/speakers" else number) == by_number


def test_a_speaker_of_the_list_is_gone_on_with_by_number_and_in_words(anna: Phone, library: Library) -> None:
    own = library.index.of_source("zzrb-20210929-luofang")
    anna.writes("/speakers")
    assert "全部段落" in anna.writes("5")
    assert own[1].text in anna.writes("2")
    anna.writes("讲述人")
    anna.presses("罗芳")
    assert "罗芳" in anna.writes("他还说了什么")


def test_where_no_list_was_shown_a_number_chooses_nothing(anna: Phone, store: Store) -> None:
    anna.writes("罗芳说了什么")
    for number in ("一", "①", "3.", "选3"):
        assert "没有可以选" in anna.writes(number)
    assert store.pending.settle()
    assert store.gaps.open() == ()


# candidates and nothing


def test_candidates_are_called_related_with_a_button_each_and_none_of_these(library: Library, store: Store) -> None:
    anna = Phone(talking(doubting(library), store))
    assert "只是可能相关" in anna.writes("园区怎么引进人才和资本")
    assert len(anna.labels) == 4
    assert anna.labels[-1] == "都不是"
    anna.presses("1.")
    assert "更多" in anna.labels


def test_none_of_these_is_noted_as_a_gap_and_leads_on(library: Library, store: Store) -> None:
    anna = Phone(talking(doubting(library), store))
    anna.writes("园区怎么引进人才和资本")
    anna.presses("都不是")
    assert [gap.question for gap in store.gaps.open()] == ["园区怎么引进人才和资本"]
    assert anna.labels == ["讲述人", "话题"]


def test_only_what_a_citizen_wrote_is_a_gap_and_no_admins_slip_or_button(library: Library, store: Store) -> None:
    conversation = talking(library, store)
    Phone(conversation, is_admin=True).writes("重新读入火星飞船")
    Phone(conversation).sends_data("q:火星上有没有外星人")
    store.pending.settle()
    assert store.gaps.open() == ()
    Phone(conversation).writes("火星上有没有外星人")
    store.pending.settle()
    assert len(store.gaps.open()) == 1


def test_not_found_says_what_was_looked_for_and_offers_the_next_step(anna: Phone, store: Store) -> None:
    shown = anna.writes("火星上有没有外星人")
    assert "火星" in shown
    assert anna.labels == ["讲述人", "话题"]
    assert store.pending.settle()
    assert [gap.outcome for gap in store.gaps.open()] == [Outcome.NOT_FOUND]
    assert "罗芳" in anna.presses("讲述人")


# votes and mistakes


def test_a_vote_is_kept_once_changed_and_taken_back(anna: Phone, store: Store) -> None:
    anna.writes("厂所结合是什么意思")
    anna.presses("更多")
    anna.presses("👍")
    assert "谢谢" in anna.notice
    assert [(tally.good, tally.bad) for tally in store.votes.tallies()] == [(1, 0)]
    anna.presses("👎")
    assert [(tally.good, tally.bad) for tally in store.votes.tallies()] == [(0, 1)]
    anna.presses("答非所问")
    assert store.votes.tallies()[0].reasons == {"beside": 1}
    anna.presses("更多")
    anna.presses("👎")
    anna.presses("收回")
    assert anna.notice == "已收回。"
    assert store.votes.tallies() == ()


def test_a_tap_too_many_takes_no_vote_back_and_its_button_says_how(anna: Phone, store: Store) -> None:
    anna.writes("厂所结合是什么意思")
    anna.presses("更多")
    tapped = anna.button("👍").value
    for _ in range(2):
        anna.sends_data(tapped)
        assert "谢谢" in anna.notice
    assert [(tally.good, tally.bad) for tally in store.votes.tallies()] == [(1, 0)]
    anna.presses("👍 ✓")
    assert anna.notice == "已收回。"
    assert store.votes.tallies() == ()
    assert "👍" in anna.labels


@pytest.mark.parametrize(("face", "tally"), [("👍", (1, 0)), ("👎", (0, 1))])
def test_a_press_that_is_answered_again_after_a_kill_takes_no_vote_back(
    anna: Phone, store: Store, face: str, tally: tuple[int, int]
) -> None:
    anna.writes("厂所结合是什么意思")
    anna.presses("更多")
    pressed = anna.button(face).value
    anna.presses(face)
    again = anna.conversation.hear(anna.incoming(pressed, Kind.PRESSED))
    assert again.notice == anna.notice
    assert [(one.good, one.bad) for one in store.votes.tallies()] == [tally]


def test_a_down_vote_makes_the_question_a_gap_until_it_is_taken_back(anna: Phone, store: Store) -> None:
    anna.writes("厂所结合是什么意思")
    anna.presses("更多")
    anna.presses("👎")
    assert [gap.outcome for gap in store.gaps.open()] == [Outcome.DOWN_VOTED]
    anna.presses("收起")
    anna.presses("更多")
    anna.presses("👍")
    assert store.gaps.open() == ()
    anna.presses("👎")
    anna.presses("收回")
    assert store.gaps.open() == ()


@pytest.mark.parametrize("mistake", Mistake)
def test_a_mistake_is_reported_with_its_kind_and_a_chat_to_write_back_to(
    anna: Phone, store: Store, mistake: Mistake
) -> None:
    anna.writes("厂所结合是什么意思")
    anna.presses("更多")
    anna.presses("纠错")
    anna.presses(sayings()["zh-Hans"](f"mistake.{mistake.value}"))
    assert "交给编辑" in anna.notice
    (report,) = store.corrections.open()
    assert report.mistake is mistake
    store.corrections.settle(report.id, "admin")
    assert [one.chat for one in store.corrections.to_tell()] == [f"address-{anna.person}"]


def test_in_a_group_no_chat_is_kept_for_a_report(library: Library, store: Store) -> None:
    group = Phone(talking(library, store), is_group=True)
    passage = library.index.passages[0]
    group.sends_data(buttons.data(buttons.Deed.MISTAKE, passage.id, "cut"))
    (report,) = store.corrections.open()
    store.corrections.settle(report.id, "admin")
    assert store.corrections.to_tell() == ()


# what is gone, too late or forged


def test_a_button_whose_passage_is_gone_says_so_and_changes_nothing(library: Library, store: Store) -> None:
    conversation = talking(library, store)
    anna = Phone(conversation)
    before = anna.writes("厂所结合是什么意思")
    conversation.library = a_library(a_page(a_speech()))
    for label in ("◀ 上一段", "下一段", "全文", "别人怎么说", "更多"):
        assert anna.presses(label) == before
        assert anna.notice == "此段已更正或撤下。"


def test_a_deep_link_to_a_passage_that_is_gone_says_so(anna: Phone) -> None:
    assert anna.writes("/start zzrb-20210929-yaoyonggao-0000000000") == "此段已更正或撤下。"


@pytest.mark.parametrize(
    "data",
    ["", "p", "p:", "zz:1", "p:../../etc/passwd", "w:zzrb-20210929-lixing:-1", "l:de", "f:maybe", "a:reload", "q:",
     "r:zzrb-20210929-lixing:<b>", "k::cut", "u:x" * 30, "\x00", "x\n", "n::99999999999999999999", "t::abc"],
)  # fmt: skip
def test_a_forged_press_does_nothing(anna: Phone, store: Store, data: str) -> None:
    anna.sends_data(data)
    assert store.votes.tallies() == ()
    assert store.corrections.open() == ()
    assert store.people.language(anna.person) is None


@given(st.text(max_size=80))
def test_no_data_breaks_the_conversation(data: str) -> None:
    Phone(talking(real_library())).sends_data(data)


def test_a_vote_on_what_is_gone_is_not_kept(anna: Phone, store: Store) -> None:
    anna.sends_data("u:zzrb-20210929-yaoyonggao-0000000000")
    assert anna.notice == "此段已更正或撤下。"
    assert store.votes.tallies() == ()


# commands


def test_start_greets_with_four_to_six_questions_that_are_answered(anna: Phone) -> None:
    anna.writes("/start")
    questions = list(anna.labels)
    assert 4 <= len(questions) <= 6
    for question in questions:
        anna.writes("/start")
        assert "没有找到" not in anna.presses(question)


def test_start_with_a_passage_opens_it(anna: Phone, library: Library) -> None:
    passage = library.index.passages[3]
    assert passage.text in anna.writes(f"/start {passage.id}")
    assert passage.speech is not None
    assert passage.speech.speaker.name in anna.text


@pytest.mark.parametrize("payload", ["ask", "inline", "foo", "zzrb-20210929-luofang-8a58711c", "zzrb-20210929-luofang"])
def test_a_link_that_opens_no_passage_greets(anna: Phone, payload: str) -> None:
    greeting = anna.writes("/start")
    assert "您好" in greeting
    assert anna.writes(f"/start {payload}") == greeting


def test_after_a_deep_link_the_next_passage_can_be_asked_for_in_words(anna: Phone, library: Library) -> None:
    first, second, *_ = library.index.of_source("zzrb-20210929-lixing")
    anna.writes(f"/start {first.id}")
    assert second.text in anna.writes("下一段")


def test_the_speakers_are_listed_with_a_button_each(anna: Phone) -> None:
    shown = anna.writes("/speakers")
    assert all(name in shown for name in SPEAKERS)
    assert list(SPEAKERS) == anna.labels
    assert "罗芳" in anna.presses("罗芳")


def test_topics_name_every_headline_and_lead_into_it(anna: Phone) -> None:
    shown = anna.writes("/topics")
    assert "推进乡村建设升级" in shown
    assert "园区" in anna.labels
    assert "产业园区" in anna.presses("1")


def test_a_long_list_is_paged() -> None:
    names = [f"王{chr(ord('一') + number)}" for number in range(20)]
    speeches = [
        replace(a_speech(name, headline=f"第{name}篇", speaker=f"s{n}"), id=f"x{n}") for n, name in enumerate(names)
    ]
    bob = Phone(talking(a_library(a_page(*speeches))))
    first = bob.writes("/speakers")
    assert "（1/3）" in first
    assert "（3/3）" in (bob.presses("下一页") and bob.presses("下一页"))
    assert names[-1] in bob.text
    assert names[-1] in bob.writes("20"), "numbers go on over the pages of a list"
    assert "（1/3）" in bob.writes("/topics")


def test_the_page_command_says_what_is_covered(anna: Phone) -> None:
    shown = anna.writes("/page")
    for printed in ("株洲日报", "2021年9月29日", "中国共产党株洲市第十三次代表大会", "谭清云"):
        assert printed in shown


def test_several_pages_are_listed_with_since_when() -> None:
    first = a_page(a_speech(), day=date(2024, 1, 18))
    other = replace(a_speech("李二", speaker="lier"), id="s-lier")
    second = a_page(other, day=date(2024, 1, 19), page_id="lzrb-20240119")
    bob = Phone(talking(a_library(first, second)))
    shown = bob.writes("/page")
    assert "2 个版面" in shown
    assert "2024年1月18日至2024年1月19日" in shown
    listed, by_button = bob.screen, bob.presses("1")
    assert "2024年1月19日" in by_button
    assert "2024年1月18日" in bob.writes("2")
    bob.screen = listed
    assert bob.writes("1") == by_button
    assert bob.labels == ["李二"]
    assert "李二" in bob.presses("李二")


@pytest.mark.parametrize(("words", "command"), SPOKEN.items())
def test_a_command_can_be_said_in_chinese(anna: Phone, words: str, command: str) -> None:
    said = anna.writes(words)
    assert said == anna.writes(f"/{command}")


def test_an_unknown_command_is_told_how_to_go_on(anna: Phone) -> None:
    assert "/help" in anna.writes("/frobnicate")


def test_an_admins_command_is_unknown_to_a_citizen(anna: Phone) -> None:
    assert anna.writes("/reload") == anna.writes("/frobnicate")


def test_help_names_an_admins_commands_to_admins_alone(library: Library) -> None:
    conversation = talking(library)
    assert "/reload" in Phone(conversation, is_admin=True).writes("／Help")
    assert "/reload" not in Phone(conversation, is_admin=True, is_group=True).writes("/help")
    assert "/reload" not in Phone(conversation).writes("/help")


def test_help_teaches_by_examples(anna: Phone) -> None:
    assert "/privacy" in anna.writes("/help")
    assert anna.labels


def test_a_language_is_chosen_and_kept_while_the_record_stays_as_it_is(
    anna: Phone, library: Library, store: Store
) -> None:
    anna.writes("/language")
    assert "English" in anna.presses("English")
    shown = anna.writes("厂所结合是什么意思")
    assert "Words in it" in shown
    assert "厂所结合" in shown
    again = Phone(talking(library, store), person=anna.person)
    assert "Words in it" in again.writes("厂所结合是什么意思")


@pytest.mark.parametrize(("language", "word"), [("zh-Hans", "找不"), ("zh-Hant", "報道"), ("en", "coverage")])
def test_the_bots_own_words_are_in_the_language_of_the_app(library: Library, language: str, word: str) -> None:
    shown = Phone(talking(library), language=language).writes("火星上有没有外星人")
    assert word in shown or language == "zh-Hans"


def test_privacy_states_what_is_kept_and_for_how_long(anna: Phone) -> None:
    said = anna.writes("/privacy")
    for number in ("365 天", "30 分钟", "180 天", "730 天", "/forget"):
        assert number in said
    assert "其余照您写的记" in said, "only what is told by its form is taken out"


def test_forgetting_asks_first_and_then_removes_everything(anna: Phone, store: Store) -> None:
    anna.writes("/language")
    anna.presses("English")
    anna.writes("罗芳说了什么")
    anna.presses("More")
    anna.presses("👍")
    anna.writes("/forget")
    assert "Nothing was deleted" in anna.presses("Keep")
    assert store.people.language(anna.person) == "en"
    anna.writes("/forget")
    assert "都删掉了" in anna.presses("Delete") or "All deleted" in anna.text
    assert store.people.language(anna.person) is None
    assert store.votes.tallies() == ()
    assert "还没有看过" in anna.writes("下一段")


def test_a_reported_mistake_that_stays_is_told_before_and_after_forgetting(anna: Phone, store: Store) -> None:
    anna.writes("罗芳说了什么")
    anna.presses("更多")
    anna.presses("纠错")
    anna.presses("话没登全")
    assert "报过的错还留给编辑" in anna.writes("/forget")
    assert "报过的错还在" in anna.presses("删除")
    (stays,) = store.corrections.open()
    assert stays.mistake is Mistake.CUT_SHORT


def test_cancel_begins_anew(anna: Phone) -> None:
    anna.writes("罗芳说了什么")
    anna.writes("/cancel")
    assert "还没有看过" in anna.writes("下一段")


# follow-ups


def test_a_follow_up_goes_on_after_a_restart(library: Library, store: Store) -> None:
    anna = Phone(talking(library, store))
    first = anna.writes("罗芳说了什么")
    after = Phone(talking(library, store), person=anna.person)
    second = after.writes("他还说了什么")
    assert "罗芳" in second
    assert second != first


def test_a_follow_up_is_forgotten_after_a_while(library: Library) -> None:
    clock = Seconds()
    anna = Phone(talking(library, clock=clock))
    anna.writes("罗芳说了什么")
    clock.now += 1801
    assert "还没有看过" in anna.writes("下一段")


def test_in_a_group_each_person_has_a_conversation_of_their_own(library: Library) -> None:
    conversation = talking(library)
    anna, bob = (Phone(conversation, chat="village", is_group=True) for _ in range(2))
    anna.writes("罗芳说了什么")
    bob.writes("李星说了什么")
    assert "罗芳" in anna.writes("下一段")
    assert "李星" in bob.writes("下一段")


# groups


def test_a_group_is_given_what_is_sure_with_two_buttons(library: Library) -> None:
    group = Phone(talking(library), is_group=True)
    group.writes("罗芳说了什么")
    assert group.labels == ["全文", "到机器人里问"]


def test_in_a_group_the_way_back_from_the_whole_leads_to_the_answer_as_it_was(library: Library) -> None:
    group = Phone(talking(library), is_group=True)
    answer = group.writes("厂里一线工人工资能涨不")
    group.presses("全文")
    assert group.presses("← 返回原段").splitlines()[0] == answer.splitlines()[0]
    assert group.labels == ["全文", "到机器人里问"]


def test_a_group_is_not_given_what_may_only_be_related(library: Library) -> None:
    group = Phone(talking(doubting(library)), is_group=True)
    assert "没有能肯定回答" in group.writes("园区怎么引进人才和资本")
    assert group.button("到机器人里问").action is Action.OPEN


def test_in_a_group_every_topic_that_is_offered_is_answered(library: Library) -> None:
    group = Phone(talking(library), is_group=True)
    group.writes("/topics")
    topics = [button for row in group.screen.buttons for button in row if not button.label.isdecimal()]
    assert "园区" in [topic.label for topic in topics]
    for topic in topics:
        assert f"谈到「{topic.label}」的有" in group.sends_data(topic.value)


def test_a_group_hears_a_stricter_bot(library: Library) -> None:
    strict = Phone(talking(library, sure_in_group=1.01), is_group=True)
    assert "没有能肯定回答" in strict.writes("厂所结合是什么意思")


@pytest.mark.parametrize("words", ["哈哈哈", "谢谢", "好的", "👍", "再见"])
def test_a_group_is_not_answered_where_nothing_is_asked(library: Library, words: str) -> None:
    conversation = talking(library)
    assert Phone(conversation, is_group=True).writes(words) == ""
    assert Phone(conversation).writes(words)


def test_a_group_is_answered_a_greeting_and_a_cry_for_help_and_no_sticker(library: Library) -> None:
    group = Phone(talking(library), is_group=True)
    assert [group.sends(kind) for kind in (Kind.OTHER, Kind.FILE, Kind.FORWARDED)] == [""] * 3
    assert "您好" in group.writes("你好")
    assert "12356" in group.writes("我不想活了")


def test_a_group_that_lets_the_bot_in_is_told_how_to_ask(library: Library) -> None:
    told = Phone(talking(library), is_group=True).sends(Kind.JOINED)
    assert "回复我的消息" in told
    assert "@" not in told, "a bot whose privacy mode is on does not hear that it is mentioned"


# limits, other things


def test_whoever_asks_too_fast_is_told_once_and_heard_again_later(library: Library) -> None:
    clock = Seconds()
    anna = Phone(talking(library, clock=clock, a_minute=3))
    for _ in range(3):
        assert "罗芳" in anna.writes("罗芳说了什么")
    assert "太快" in anna.writes("罗芳说了什么")
    anna.screen = Reply(())
    assert anna.writes("罗芳说了什么") == "", "one polite refusal is enough"
    clock.now += 61
    assert "罗芳" in anna.writes("罗芳说了什么")


def test_an_edit_that_comes_too_fast_leaves_the_answer_as_it_is(library: Library) -> None:
    clock = Seconds()
    anna = Phone(talking(library, clock=clock, a_minute=1))
    anna.writes("罗芳说了什么")
    assert "罗芳" in anna.writes("李星说了什么", Kind.EDITED), "what stands there stays"
    clock.now += 61
    assert "李星" in anna.writes("李星说了什么", Kind.EDITED)


@pytest.mark.parametrize(
    ("words", "answer"), [("我不想活了", "12356"), ("/forget", "删除"), ("/help", "/privacy"), ("隐私", "/forget")]
)
def test_who_is_in_danger_or_wants_help_or_to_be_forgotten_never_waits(
    library: Library, store: Store, words: str, answer: str
) -> None:
    anna = Phone(talking(library, store, a_minute=1))
    for _ in range(3):
        anna.writes("罗芳说了什么")
    assert answer in anna.writes(words)
    if words == "/forget":
        assert "都删掉了" in anna.presses("删除")


def test_what_is_no_text_and_what_is_typed_inline_have_a_limit_too(library: Library) -> None:
    clock = Seconds()
    anna = Phone(talking(library, clock=clock, a_minute=2))
    assert ["读文字" in anna.sends(Kind.OTHER) for _ in range(3)] == [True, True, False]
    assert "太快" in anna.text
    offers = [anna.conversation.offer("就业", "", "zh-Hans", anna.person) for _ in range(7)]
    assert all(one.results for one in offers[:-1])
    assert (offers[-1].results, "太快" in offers[-1].hint) == ((), True)
    assert anna.conversation.offer("就业", "", "zh-Hans", "somebody else").results
    clock.now += 61
    assert anna.conversation.offer("就业", "", "zh-Hans", anna.person).results


def test_one_persons_haste_is_not_anothers(library: Library) -> None:
    conversation = talking(library, a_minute=1)
    anna, bob = Phone(conversation), Phone(conversation)
    anna.writes("罗芳说了什么")
    anna.writes("罗芳说了什么")
    assert "罗芳" in bob.writes("罗芳说了什么")


def test_what_is_no_text_gets_a_kind_word(anna: Phone) -> None:
    assert "读文字" in anna.sends(Kind.OTHER)
    assert "读文字" in anna.sends(Kind.FILE)
    assert "转来的话我不读" in anna.sends(Kind.FORWARDED)


# inline


def test_typing_a_word_offers_passages_with_speaker_and_headline(anna: Phone) -> None:
    results = anna.conversation.offer("就业", "", "zh-Hans").results
    assert results
    assert results[0].title.startswith("罗芳 · 拓宽增收渠道")
    sent = results[0].reply
    assert "罗芳" in sent.plain
    assert "株洲日报" in sent.plain
    assert sent.buttons[0][0].action is Action.OPEN


def test_typing_nothing_offers_the_opening_of_every_speech(anna: Phone) -> None:
    results = anna.conversation.offer("", "", "zh-Hans").results
    assert [result.title.split(" · ")[0] for result in results] == list(SPEAKERS)


def test_typing_a_name_offers_that_persons_words_alone(anna: Phone) -> None:
    results = anna.conversation.offer("罗芳", "", "").results
    assert len(results) == 6
    assert all(result.title.startswith("罗芳") for result in results)


def test_results_are_paged_without_a_double(anna: Phone) -> None:
    ids: list[str] = []
    offset = ""
    while True:
        page = anna.conversation.offer("发展", offset, "zh-Hans")
        ids += [result.id for result in page.results]
        assert len(page.results) <= 50
        if not (offset := page.next):
            break
    assert len(ids) == len(set(ids)) > 0


@pytest.mark.parametrize("query", ["#gone-0000000000", "火星上的外星人", "   ", "!!!", "#", "x" * 5000])
@pytest.mark.parametrize("offset", ["", "-1", "abc", "999999999"])
def test_any_query_and_offset_is_answered(anna: Phone, query: str, offset: str) -> None:
    assert len(anna.conversation.offer(query, offset, "").results) <= 50


# every reply


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_passage_reads_well_in_every_language_with_valid_buttons(library: Library, language: str) -> None:
    phone = Phone(talking(library), language=language)
    for passage in library.index.passages:
        phone.writes(f"/start {passage.id}")
        assert passage.text in phone.text
        for deed in (buttons.Deed.CHECK, buttons.Deed.OTHERS, buttons.Deed.MORE, buttons.Deed.WRONG):
            phone.sends_data(buttons.data(deed, passage.id))
            assert_valid(phone.screen)
        phone.sends_data(buttons.data(buttons.Deed.WHOLE, passage.id, 1))
        assert_valid(phone.screen)


def assert_valid(reply: Reply) -> None:
    assert reply.plain.strip()
    for row in reply.buttons:
        assert 1 <= len(row) <= 8
        for button in row:
            assert button.label.strip()
            most = {Action.PRESS: 64, Action.OPEN: 64}.get(button.action, 256)
            size = len(button.value.encode()) if button.action is Action.PRESS else len(button.value)
            assert 1 <= size <= most


@given(st.lists(st.integers(1, 700), min_size=1, max_size=12))
def test_the_pages_of_a_speech_lose_nothing_and_fit_a_screen(lengths: list[int]) -> None:
    text = "\n\n".join("字" * length + "。" for length in lengths)
    cut = passages(coverage_of((a_page(a_speech(text=text)),)))
    leaves = leaves_of(cut)
    assert [passage for leaf in leaves for passage in leaf] == list(cut)
    source = cut[0].source
    assert isinstance(source, Speech)
    assert all(len(leaf) == 1 or leaf[-1].end - leaf[0].start <= PAGE_CHARACTERS for leaf in leaves)


@given(st.from_regex(r"[a-z0-9][a-z0-9-]{0,39}", fullmatch=True))
def test_every_deed_carries_the_longest_ids(speech_id: str) -> None:
    passage_id = f"{speech_id}-0123456789-99"
    for deed in buttons.Deed:
        if deed is not buttons.Deed.ASK:
            written = buttons.data(deed, passage_id)
            assert buttons.read(written) == buttons.Press(deed, passage_id)
    for word in (*buttons.REASONS, *(mistake.value for mistake in Mistake)):
        assert buttons.read(buttons.data(buttons.Deed.REASON, passage_id, word)) is not None


def test_what_two_people_asked_is_known_and_answered_as_when_it_was_thought_about(
    library: Library, store: Store
) -> None:
    conversation = talking(library, store)
    anna, boris = Phone(conversation), Phone(conversation)
    asked = "厂所结合是什么意思"
    assert not conversation.is_known(anna.incoming(asked))
    first = anna.writes(asked)
    assert not conversation.is_known(anna.incoming(asked))
    for phone in (boris, anna, boris):  # what was shown before is another context
        phone.writes(asked)
    assert conversation.is_known(anna.incoming(asked))
    assert anna.writes(asked) == first
    assert not conversation.is_known(anna.incoming("/help"))
    assert not conversation.is_known(Phone(conversation).incoming(asked))


def test_what_only_tells_of_effort_is_no_topic() -> None:
    """功夫 stands in 下功夫 alone: nobody speaks of it."""
    noodles = [a_speech(name, "在提速上下功夫，粉条要卖得远。", headline="粉条要下功夫") for name in ("王一", "赵四")]
    library = a_library(a_page(*noodles, *(a_speech(name, "桥要修。") for name in ("李二", "张三", "段五"))))
    assert listing.topic_words(library)[:1] == ["粉条"]
    assert "功夫" not in listing.topic_words(library)
