"""A reporter's words amid speeches: no sentence of theirs stands under a delegate's name, and no delegate's is lost."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.page import Draft, read_page
from knowledge.page.telling.narration import pieces

PAGES = Path(__file__).parent / "pages"
HEAD = "云州日报\n2022年1月12日 星期三\n云州市第五届人民代表大会第三次会议\n\n"
WHO = "{0}\n\n市公交公司驾驶员佟大鹏代表：\n\n"
SAID = "冬天掉电快，暖风不敢开足，首末站要多建充电桩。"
TOLD = (
    "讨论结束时已经过了十二点，不少代表边走边聊。",
    "一上午的讨论结束了，代表们意犹未尽。",
    "会场里响起热烈的掌声。",
    "窗外海风正劲，会议室里讨论还在继续。",
    "佟大鹏的话音刚落，大家都笑了。",
    "佟大鹏笑着摆摆手，喝了口水。",
    "说到这里，坐在对面的几位代表掏出手机，把网址记了下来。",
    "“说得好！”坐在对面的代表忍不住插话。",
    "一旁的李红代表接过话茬：“我们村也一样。”",
    "不知不觉，墙上的时针已经指向十二点。",
    "他翻开随身带来的笔记本，上面记满了数字。",
    "她的声音不高，却字字有力。",
    "记者看到，桌上的水杯还冒着热气。",
    "采访结束时，天已经黑了。",
    "主持人宣布休会，几位代表仍围在一起。",
    "大家你一言我一语，越说越热闹。",
    "这条建议得到了其他代表的响应。",
    "散会了，雨还在下。",
    "走出会场，夜色已深。",
    "在另一个小组，讨论同样火热。",
    "一份份建议，一句句心声，道出了代表们的期盼。",
    "轮到李红发言时，已近中午。",
)
SPOKEN = (
    "听报告时，会场里响起热烈的掌声，我的手都拍红了。",
    "我们车队的讨论还在继续，大家你一言我一语，主意越说越多。",
    "老渔民说，这么多年没见过这样清的海。",
    "职工代表会讨论了三次，工资协商的事定了下来。",
    "一位大娘拉着护士的手，眼泪都下来了。",
    "夜里十二点，急诊室的灯还亮着。",
    "人大代表联络站每月接待一次选民。",
    "希望下次讨论时，大家都能坐上新车。",
    "老矿工的声音，要有人听。",
    "护林员老张今年五十九。他说，退休以前想看到新的瞭望塔。",
    "各位代表散会可以去看一看，会场外就是新车站。",
    "佟大鹏工作室五年带出了四十六个徒弟。",
)


def read(text: str) -> Draft:
    return read_page(text.encode())


def words(draft: Draft, name: str = "佟大鹏") -> list[str]:
    return [paragraph for one in draft.speeches if one.name == name for paragraph in one.paragraphs]


def speech(*paragraphs: str, headline: str = "方向盘连着千家万户") -> str:
    return WHO.format(headline) + "\n\n".join(paragraphs) + "\n\n"


@pytest.mark.parametrize("told", TOLD)
def test_what_a_reporter_tells_after_a_speech_is_set_aside_with_a_doubt(told: str) -> None:
    draft = read(HEAD + "讨论侧记\n\n" + speech(SAID, told))
    assert words(draft) == [SAID]
    assert [one.text for one in draft.aside if told in one.text]
    assert any("像记者的话" in one.what for one in draft.doubts)


@pytest.mark.parametrize("said", SPOKEN)
def test_what_only_looks_like_a_reporters_words_stays_the_speakers(said: str) -> None:
    assert words(read(HEAD + speech(SAID, said))) == [SAID, said]


def test_a_short_end_that_shows_no_speaker_is_doubted_and_kept() -> None:
    for end, doubted in (
        ("茶水凉了，没有人顾得上喝。", True),
        ("明年要再建三百个充电桩。", False),
        ("我等着。", False),
    ):
        draft = read(HEAD + speech(SAID, end))
        assert words(draft) == [SAID, end]
        assert any("若是记者的话" in one.what for one in draft.doubts) == doubted


AMID = (
    "茶水凉了，没有人顾得上喝。",
    "窗外的雪越下越大。",
    "他的手微微发抖。",
    "说这话的时候，她眼里闪着光。",
    "这是他第三次当选。",
    "她今年五十二岁，开了二十年公交。",
    "老佟是车队出了名的热心人。",
    "记者翻看他的笔记本，密密麻麻记了四十多页。",
    "三年里，他跑坏了五双鞋，走访了三百多户居民。",
    "这位皮肤黝黑的汉子，一说起公交就停不下来。",
    "谈到未来，这位老驾驶员信心满满。",
    "据他介绍，全市已有三百个充电桩。",
)


@pytest.mark.parametrize("told", AMID)
def test_a_paragraph_amid_a_speech_that_shows_no_speaker_is_doubted_on_a_page_that_is_no_report(told: str) -> None:
    draft = read(HEAD + speech("我开车十六年。", told, SAID))
    assert told not in words(draft) or any(one.line == 11 and "若是记者的话" in one.what for one in draft.doubts)


@pytest.mark.parametrize("said", ["明年要再建三百个充电桩。", "我等着。", "请你们都来坐一坐。"])
def test_a_paragraph_amid_a_speech_that_is_about_something_is_not_doubted(said: str) -> None:
    draft = read(HEAD + speech("我开车十六年。", said, SAID))
    assert words(draft) == ["我开车十六年。", said, SAID]
    assert not any("若是记者的话" in one.what for one in draft.doubts)


def test_on_a_page_of_a_report_a_short_end_that_shows_no_speaker_is_set_aside() -> None:
    draft = read(HEAD + "讨论侧记\n\n" + speech(SAID, "绿萝静静听着。", "话不长，却引人深思。"))
    assert words(draft) == [SAID]
    assert [one.text for one in draft.aside if "末段" in one.why] == ["绿萝静静听着。\n\n话不长，却引人深思。"]


@pytest.mark.parametrize("column", ["党代表热议·安心", "代表热议 · 兴业"])
@pytest.mark.parametrize("end", ["报告提出“办有温度的教育”，这个温度，就在饭盆里。", "路再远，也有走到头的那天。"])
def test_under_a_column_of_delegates_own_words_a_short_end_stays_with_a_doubt(column: str, end: str) -> None:
    draft = read(
        HEAD
        + f"{column}\n\n"
        + speech(SAID, end)
        + "\n车门打得开 心门也打得开\n\n市公交公司调度员李红代表：\n\n"
        + SAID
    )
    assert words(draft) == [SAID, end]
    assert any("是“佟大鹏”的末段" in one.what for one in draft.doubts)


def test_after_applause_the_speaker_goes_on_only_where_somebody_says_i() -> None:
    draft = read(HEAD + speech("我开车十六年。", "会场里响起掌声。", "车上暖风不足。", "我建议多建充电桩。", SAID))
    assert words(draft) == ["我开车十六年。", "我建议多建充电桩。", SAID]
    assert [one.line for one in draft.doubts if "仍当作“佟大鹏”的话" in one.what] == [15]


@pytest.mark.parametrize("told", ["佟大鹏的话音刚落，大家都笑了。", "一旁的李红代表接过话茬。", "采访结束时，天黑了。"])
def test_after_the_talk_is_over_nobody_goes_on(told: str) -> None:
    assert words(read(HEAD + speech(SAID, told, "我们村也一样。"))) == [SAID]


def test_a_reporter_leads_over_to_the_words_of_the_one_named_above() -> None:
    assert words(read(HEAD + speech("谈起公交，佟大鹏打开了话匣子。", "我开车十六年。"))) == ["我开车十六年。"]


def test_a_reporters_sentence_within_a_paragraph_is_cut_out_of_it() -> None:
    draft = read(HEAD + speech("我们盼着充电桩。话音刚落，大家都笑了。"))
    assert words(draft) == ["我们盼着充电桩。"]
    assert "话音刚落，大家都笑了。" in [one.text for one in draft.aside]


def test_an_answer_after_a_reporters_words_is_the_guests_again() -> None:
    asked = "记者：怎么办？\n\n佟大鹏：多建桩。\n\n采访中，他的手机响了。\n\n记者：建多少？\n\n佟大鹏：一百个。\n\n"
    draft = read(f"{HEAD}充电不排队\n\n受访者：市公交公司驾驶员 佟大鹏\n\n{asked}")
    assert words(draft) == ["多建桩。", "一百个。"]


def test_an_article_about_its_speaker_is_set_aside_as_a_whole() -> None:
    told = ("市公交公司驾驶员佟大鹏", "天还没亮，佟大鹏就出车了。", "车厢擦得很干净。")
    assert read(HEAD + "方向盘连着千家万户\n\n" + "\n\n".join(told)).speeches == ()


def test_a_reporter_who_says_i_beside_the_speakers_name_makes_the_whole_an_article() -> None:
    told = ("天没亮，我跟着佟大鹏上了头班车。", "我数了数，车上有三十人。", "首末站缺桩。")
    assert read(HEAD + speech(*told)).speeches == ()


def test_a_quotation_is_told_with_what_follows_it() -> None:
    draft = read(
        HEAD + speech("我建议多建充电桩。", "“快说说！”有人催他。", "我们愿意出地。“好！”坐在对面的人鼓起掌来。")
    )
    assert words(draft) == ["我建议多建充电桩。", "我们愿意出地。"]


TALK = (
    "充电不排队\n\n嘉宾：佟大鹏（市公交公司驾驶员） 李晓梅（云台社区书记）\n\n"
    "主持人：缺什么？\n\n佟大鹏：缺桩。\n\n李晓梅：缺地。\n\n"
)


def test_a_guest_who_takes_the_word_speaks() -> None:
    draft = read(f"{HEAD}{TALK}李晓梅接过话头：社区可以出地。\n\n佟大鹏笑着补充：还要出电。\n")
    assert (words(draft), words(draft, "李晓梅")) == (["缺桩。", "还要出电。"], ["缺地。", "社区可以出地。"])
    assert len([one for one in draft.doubts if "的话读" in one.what]) == 2


def test_a_citizen_who_asks_is_nobody_who_answers() -> None:
    talk = "充电不排队\n\n解答人：市公交公司驾驶员 佟大鹏\n\n成女士：缺什么？\n\n佟大鹏：缺桩。\n\n成女士：缺多少？\n\n"
    assert words(read(f"{HEAD}{talk}佟大鹏：三百个。\n")) == ["缺桩。", "三百个。"]


@pytest.mark.parametrize("told", ["會場裏響起熱烈的掌聲。", "佟大鵬的話音剛落，大家都笑了。", "一旁的李紅接過話頭。"])
def test_in_traditional_characters_a_reporter_is_known_as_well(told: str) -> None:
    page = speech(SAID, told).replace("佟大鹏", "佟大鵬") + "路要修到家\n\n市交通局局長李紅代表：\n\n五月通車。\n"
    assert words(read(HEAD + page), "佟大鵬") == [SAID]


def test_a_picture_of_the_hall_is_of_no_speech() -> None:
    pictures = ("图为企业代表团讨论现场。 何山 摄", "□市领导在发言会场。\n本报记者 何山 摄")
    for picture in pictures:
        draft = read(HEAD + speech(SAID, picture))
        assert [(one.photo, one.paragraphs) for one in draft.speeches] == [(None, (SAID,))]
        assert any("会场的照片" in one.why for one in draft.aside)
    (own,) = read(HEAD + speech(SAID, "图为佟大鹏在讨论会上发言。 何山 摄")).speeches
    assert own.photo == "图为佟大鹏在讨论会上发言。 何山 摄"


PRINTED = [
    (str(speaker["speaker"]["name"]), paragraph)
    for file in sorted(PAGES.glob("*/expected.json"))
    for speaker in json.loads(file.read_text("utf-8"))["speeches"]
    for paragraph in speaker["paragraphs"]
]


def test_no_paragraph_of_a_whole_page_is_taken_for_a_reporters() -> None:
    names = {name for name, _ in PRINTED}
    assert len(PRINTED) > 50
    assert [text for name, text in PRINTED if any(one.told for one in pieces(text, name, names, True, False))] == []


@given(st.text(alphabet="我他代表说。，“”！会场掌声里响起佟大鹏话音刚落 \n", max_size=60), st.booleans(), st.booleans())
@settings(max_examples=200, deadline=None)
def test_the_pieces_of_a_paragraph_are_the_whole_of_it(text: str, begun: bool, reported: bool) -> None:
    found = pieces(text, "佟大鹏", {"李红"}, begun, reported)
    assert re.sub(r"\s", "", "".join(one.text for one in found)) == re.sub(r"\s", "", text)
