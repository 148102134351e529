"""Which of several of one name, or of one title, is meant: by post, by what is done, by the words that were said."""

import pytest

from knowledge.answer import Library, PeopleCard
from tests.building import Visitor, a_conversation, a_library, a_page, a_speech, quoted

FURNACE = "我在炉前站了三十年，烟气收回来做了硫酸。"
SCHOOL = "城北还缺两千个学位，明年必须啃下来。"
INN = "老院子拾掇成民宿，四十户人家吃上了旅游饭。"
WIND = "风机已经并网，一年发电三亿度。"


@pytest.fixture
def town() -> Library:
    return a_library(
        a_page(
            a_speech("李军", FURNACE, posts=("金昆镍业集团炉前班班长",), headline="炉前三十年", speaker="lijun-a"),
            a_speech("李军", SCHOOL, posts=("市教育局局长",), headline="学位跟着娃娃走", speaker="lijun-b"),
            a_speech("张玉梅", INN, posts=("柳条沟村党支部书记",), headline="土炕成了金炕"),
            a_speech("张海龙", WIND, posts=("白墩县委书记",), headline="把风变成钱"),
        )
    )


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("炼镍的李军说了些啥", FURNACE),
        ("那个烧炉前的李军讲了啥", FURNACE),
        ("管教育的李军讲了什么", SCHOOL),
        ("抓学位的那个李军怎么说", SCHOOL),
        ("搞民宿的张书记都说啥了", INN),
        ("弄风机那个张书记讲了啥", WIND),
    ],
)
def test_who_is_told_by_what_he_does_is_not_asked_for_again(town: Library, question: str, text: str) -> None:
    given, _ = Visitor(a_conversation(town)).asks(question)
    assert quoted(given).text == text


def test_who_is_told_so_after_it_was_asked_back_is_shown(town: Library) -> None:
    visitor = Visitor(a_conversation(town))
    assert isinstance(visitor.asks("张书记都说啥了")[0], PeopleCard)
    assert quoted(visitor.asks("搞民宿的那个张书记")[0]).text == INN


@pytest.mark.parametrize("question", ["种瓜的李军说了啥", "管事的李军说了啥", "李军说了啥", "养牛的张书记讲了啥"])
def test_whom_nothing_tells_apart_is_asked_back(town: Library, question: str) -> None:
    given, _ = Visitor(a_conversation(town)).asks(question)
    assert isinstance(given, PeopleCard)
    assert given.which
