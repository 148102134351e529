"""Which passage of a speech is shown where its neighbours hold the same words: the one that tells what is asked."""

import pytest

from knowledge.answer import Answer, Candidates, Library, NotFound, Quote
from tests.building import Visitor, a_conversation, a_library, a_page, a_speech, quoted

STATE = "老码头是五十年代修的。老码头的桩基烂了，不拆不行，吊机的隐患年年有。" + "江边的人都记得。" * 20
RENT = "有摊主问老码头拆了租金谁给，我们答应，拆的那两年由区里按月垫付，一天不拖。" + "账本都贴在墙上。" * 20
PLAN = "今后三年，老码头要拆五座旧吊机，拆出来的地建步道，租金头两年不涨，摊位先留给老摊主。" + "图纸都画好了。" * 20
HEAT = "学校去年装了锅炉，教室、宿舍、食堂都通了暖气。一年电费九十万元。" + "娃娃的手不再生冻疮。" * 16
MEALS = "饭菜也变了。家长轮流来学校的食堂看，一个星期三顿肉，吃什么都贴在门口。" + "有人嫌菜淡，就照改。" * 16


@pytest.fixture
def town() -> Library:
    wharf = a_speech("于晓", "\n\n".join((STATE, RENT, PLAN)), posts=("江口区区长",), headline="老码头换新颜")
    school = a_speech("崔明", f"{HEAT}\n\n{MEALS}", posts=("石井镇小学校长",), headline="不再挨冻")
    return a_library(a_page(wharf, school))


def shown(given: Answer) -> str:
    """The first passage that is shown."""
    return given.found[0].passage.text if isinstance(given, Candidates) else quoted(given).text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("老码头为什么要拆", STATE),
        ("老码头拆掉的原因", STATE),
        ("老码头拆的那两年租金谁来出", RENT),
        ("学校吃饭的事", MEALS),
    ],
)
def test_what_tells_it_goes_before_what_only_has_its_words(town: Library, question: str, text: str) -> None:
    given, _ = Visitor(a_conversation(town)).asks(question)
    assert shown(given) == text


@pytest.mark.parametrize(("question", "text"), [("老码头以后怎么改", PLAN), ("学校的暖气怎么样了", HEAT)])
def test_another_question_is_answered_as_ever(town: Library, question: str, text: str) -> None:
    given, _ = Visitor(a_conversation(town)).asks(question)
    both = (quoted(given).text, given.beside.text if isinstance(given, Quote) and given.beside else "")
    assert text in both


@pytest.mark.parametrize("tail", [" 想带娃去", "，我家孩子天天念叨", " 打算带老人去看看", "，我们也想去逛逛"])
def test_who_wants_to_go_there_is_no_part_of_what_is_asked(tail: str) -> None:
    snow = a_speech("韩雪", "赤登坪建一个滑雪场，2025年冬天迎客。", posts=("市文旅局局长",))
    kids = a_speech("崔明", "每个娃娃周三打十分钟电话，想家的孩子去看看小狗，老人也来逛逛。", posts=("校长",))
    given, _ = Visitor(a_conversation(a_library(a_page(snow, kids)))).asks(f"滑雪场什么时候开呀{tail}")
    assert quoted(given).text.startswith("赤登坪")


@pytest.mark.parametrize(
    ("question", "printed"),
    [
        ("冰场几时修得好", "明年十月，冰上训练馆完工，孩子们再不用在河面上练滑。"),
        ("王一讲的孕妇那段", "一位产妇大出血，车在雪里陷了三个钟头，母子都保住了。"),
        ("怎么保证地面不往下陷", "每口井都装了沉降监测，超过三毫米就停，保证不再开裂。"),
    ],
)
def test_what_is_printed_in_other_words_is_not_said_to_be_missing(question: str, printed: str) -> None:
    others = [a_speech(name, text) for name, text in (("李二", "茶园要连成片。"), ("张三", "公交线路再加两条。"))]
    given, _ = Visitor(a_conversation(a_library(a_page(a_speech("王一", printed), *others)))).asks(question)
    assert not isinstance(given, NotFound)
    assert shown(given) == printed


TOWER = "水塔是一九五八年立的。通水那天半条街的人站在水塔底下，谁也不说话。" + "我那年才八岁。" * 20
STREET = "街口的早市挪进了院子，卖菜的有了顶棚，下雨天也不怕。" + "账目贴在墙上。" * 20
KEPT = "老厂房别都推平。水塔我求大伙留下，给后来的人看看，顶上装盏灯就行。" + "图纸都画好了。" * 20


@pytest.fixture
def street() -> Library:
    return a_library(a_page(a_speech("于晓", "\n\n".join((TOWER, STREET, KEPT)), posts=("东街社区书记",))))


@pytest.mark.parametrize(
    "question",
    ["于晓怎么看水塔", "于晓对水塔是什么态度", "于晓想把水塔怎么处置", "于晓对水塔有什么建议"],
)
def test_what_somebody_would_have_done_goes_before_a_scene(street: Library, question: str) -> None:
    given, _ = Visitor(a_conversation(street)).asks(question)
    assert shown(given) == KEPT


def test_what_happened_there_is_told_by_the_scene(street: Library) -> None:
    given, _ = Visitor(a_conversation(street)).asks("水塔是哪年立的")
    assert shown(given) == TOWER


def test_a_word_named_alone_is_told_by_what_was_not_shown_yet(street: Library) -> None:
    visitor = Visitor(a_conversation(street))
    first, _ = visitor.asks("于晓说了什么")
    assert shown(first) == TOWER
    given, _ = visitor.asks("水塔呢")
    assert shown(given) == KEPT


def test_a_word_that_one_passage_has_is_told_by_it_again(street: Library) -> None:
    visitor = Visitor(a_conversation(street))
    visitor.asks("早市挪到哪了")
    given, _ = visitor.asks("顶棚呢")
    assert shown(given) == STREET


def test_advice_for_whom_no_word_of_matter_names_is_what_he_advises() -> None:
    hall = a_speech("崔明", f"{HEAT}\n\n我建议给没着落的人留一百个岗位，先紧着他们。", posts=("石井镇镇长",))
    given, _ = Visitor(a_conversation(a_library(a_page(hall)))).asks("崔明对没着落的人有啥建议")
    assert "我建议" in shown(given)
