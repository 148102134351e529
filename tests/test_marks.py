"""What is marked in a passage: the sentence that answers, and the value that was asked for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.answer import Library
from knowledge.text import folded
from knowledge.topic import Topic, topic_of
from knowledge.weighing.marks import Mark, answering, marks

TEXT = "停车是老街最大的难题。今年新建600个车位，九月交付。夜市去年开了218个晚上。路灯也要修。"


def topic(library: Library, question: str) -> Topic:
    return topic_of(folded(question), library.language)


def words(text: str, found: tuple[Mark, ...], strong: bool) -> list[str]:
    return [text[mark.start : mark.end] for mark in found if mark.strong is strong]


@pytest.mark.parametrize(
    ("question", "sentence", "value"),
    [
        ("新建多少车位", "今年新建600个车位，九月交付。", "600个"),
        ("夜市开了多少个晚上", "夜市去年开了218个晚上。", "218个"),
        ("车位几月交付", "今年新建600个车位，九月交付。", "九月"),
    ],
)
def test_the_sentence_that_holds_the_value_is_marked(
    library: Library, question: str, sentence: str, value: str
) -> None:
    found = marks(TEXT, topic(library, question))
    assert "".join(TEXT[mark.start : mark.end] for mark in found) == sentence
    assert words(TEXT, found, strong=True) == [value]


def test_a_value_in_the_sentence_after_the_topic_is_found(library: Library) -> None:
    text = "课后服务开起来了。一个学期收费360元。食堂也办起来了。"
    span = answering(text, topic(library, "课后服务多少钱"))
    assert span is not None
    assert text[slice(*span)] == "一个学期收费360元。"


def test_no_sentence_stands_out_where_nothing_of_the_topic_stands(library: Library) -> None:
    assert answering(TEXT, topic(library, "红烧肉")) is None
    assert marks(TEXT, topic(library, "红烧肉")) == ()


def test_only_the_words_of_a_single_sentence_are_marked(library: Library) -> None:
    text = "今年新建600个车位，九月交付"
    assert words(text, marks(text, topic(library, "车位")), strong=False) == ["车位"]


def test_without_a_topic_nothing_is_marked() -> None:
    assert marks(TEXT, None) == ()


@given(
    st.text(alphabet="ＡＩ㎡①５园区2万元年，。？ﬁ\u200b𠮷\n 就业车位", min_size=1, max_size=80),
    st.sampled_from(["就业花了多少钱", "园区几年建成", "车位多少个", "ai", "就业", "？", ""]),
)
@settings(max_examples=150, deadline=None)
def test_marks_are_in_order_inside_the_text_and_never_overlap(library: Library, text: str, question: str) -> None:
    found = marks(text, topic(library, question))
    places = [place for mark in found for place in (mark.start, mark.end)]
    assert places == sorted(places)
    assert all(0 <= mark.start < mark.end <= len(text) for mark in found)


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        ("医生有几个", "岛上只有五个医生。我盼着三件事:船要快,守岛医生的补贴高一点,再添一个会看小孩的医生。", "五个"),
        ("卖家有几个", "两年来,集聚卖家1900多家。二期将投入运营,仓库一应俱全,小卖家拎着电脑就能入驻。", "1900多家"),
        ("电梯有几部", "去年加装电梯31部。装电梯最难的是低层住户不点头,泡一壶茶慢慢谈,心结就这样一个个解开。", "31部"),
        ("老人有多少", "六十岁以上老人有61万,占两成二。明年给3000户困难老人家里免费装扶手、防滑垫和呼叫器。", "61万"),
        (
            "病人有几个",
            "在册的病人有1873名。我们为病人建了6个康复站,制氧机、呼吸训练器都有,走几步就能吸上氧。",
            "1873名",
        ),
        ("隧道多长", "隧道全长9.6公里,要穿越3条断层,抽了4万多吨水。", "9.6公里"),
        ("鞋有多重", "鞋只有158克,回弹提高63%,卖了260万双。", "158克"),
        ("车站什么时候建好", "车站门口一条船一年能多收入三万元。车站今年7月建好。", "今年7月"),
    ],
)
def test_of_several_values_the_one_of_what_is_counted_is_marked(
    library: Library, question: str, text: str, value: str
) -> None:
    assert words(text, marks(text, topic(library, question)), strong=True) == [value]


@pytest.mark.parametrize(
    ("question", "marked"),
    [
        ("山门", "要打通山门。云岭到浔港的快速路去年通了车。"),
        ("电梯", "很多人问我,塔筒里有没有电梯?有,但最后一段得靠手脚往上爬。"),
    ],
)
def test_a_heading_and_a_question_are_marked_with_the_sentence_behind_them(
    library: Library, question: str, marked: str
) -> None:
    text = f"{marked}路灯也要修。"
    assert words(text, marks(text, topic(library, question)), strong=False) == [marked]
