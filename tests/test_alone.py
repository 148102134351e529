"""Messages that name somebody, a place or a headline, and say else only what they ask."""

from datetime import date

import pytest

from knowledge.answer import Candidates, Library, NotFound, PeopleCard, Quote, answer
from knowledge.asked import Asked, Context, ListPeople, Move, Search, Step, Unprinted, WhoIs, Whole
from knowledge.question import understand
from knowledge.question.subject import subject
from tests.building import a_library, a_page, a_speech, quoted

PAGE = a_page(
    a_speech("王静", "村里的路修好了，乡村要振兴。", posts=("东山县柳村党总支书记",), headline="把路修到田埂上"),
    a_speech("谢大江", "末班车要开晚一点。", posts=("临州公交集团12路驾驶员",), headline="末班车再晚一点"),
    a_speech("邵云", "老街不能只拆不修。", posts=("市住房和城乡建设局局长",), headline="老街要留得住人,也要留得住味"),
    a_speech("万青", "老街的巷子里要安静。", posts=("市公安局东岗分局老街派出所所长",)),
    a_speech("李岚", "园区要办好。", posts=("临州工业园区管委会主任",)),
    a_speech("段菲", "东山县的茶叶要卖出好价钱。", posts=("东山县茶叶协会会长",)),
    day=date(2024, 1, 18),
)


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(PAGE)


def asked(town: Library, message: str, context: Context | None = None) -> Asked:
    return understand(message, context or Context(), town.language)


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("就养老建言的代表,姓甚名谁", "养老"),
        ("麻烦统计一下谈及老街的代表姓名", "老街"),
        ("快告诉我住建局局长是谁", "住建局局长"),
        ("上面有些什么人", ""),
        ("人才", "人才"),
    ],
)
def test_what_is_left_is_what_it_is_about(town: Library, message: str, left: str) -> None:
    assert subject(message, town.language) == left


@pytest.mark.parametrize(
    "message",
    [
        "快告诉我住建局局长是谁",
        "没听过邵云,谁啊",
        "只知道是住建局局长,不知道名字",
        "邵云是什么代表",
        "查一下邵云这个人",
    ],
)
def test_who_somebody_is_is_asked_in_any_order(town: Library, message: str) -> None:
    found = asked(town, message)
    assert isinstance(found, WhoIs)
    assert [person.name for person in found.people] == ["邵云"]


@pytest.mark.parametrize(
    "message",
    [
        "列一下邵局长说过的话",
        "报上邵局长是怎么说的",
        "住建局局长在报上是怎么表态的",
        "快,邵云说的是什么",
    ],
)
def test_so_are_somebodys_words(town: Library, message: str) -> None:
    found = asked(town, message)
    assert isinstance(found, Search)
    assert [person.name for person in found.people] == ["邵云"]
    assert not found.topic


@pytest.mark.parametrize(
    "message",
    [
        "属于东山县的代表有哪些",
        "只看东山县的代表,有哪些人",
        "报上的东山县人都有谁",
    ],
)
def test_those_of_a_place_are_listed(town: Library, message: str) -> None:
    found = asked(town, message)
    assert isinstance(found, ListPeople)
    assert {person.name for person in found.among or ()} == {"王静", "段菲"}


@pytest.mark.parametrize(
    "message",
    [
        "东山县代表怎么讲的",
        "念念东山县代表说的",
        "查查东山县代表的讲话",
    ],
)
def test_their_words_are_those_of_each(town: Library, message: str) -> None:
    found = asked(town, message)
    assert isinstance(found, Search)
    assert {person.name for person in found.people} == {"王静", "段菲"}


@pytest.mark.parametrize(
    "message",
    [
        "东山县有多少人",
        "东山县人口是多少",
    ],
)
def test_how_many_live_in_a_place_is_no_question_for_its_delegates(town: Library, message: str) -> None:
    found = asked(town, message)
    assert not isinstance(found, ListPeople) or found.among is None


@pytest.mark.parametrize(
    "message",
    ["请问有哪几位同志就老街发了言", "名单给我,说老街的", "哪些领导对老街表了态", "麻烦统计一下谈及老街的代表姓名"],
)
def test_a_place_that_is_spoken_of_is_a_matter(town: Library, message: str) -> None:
    found = asked(town, message)
    assert isinstance(found, ListPeople)
    assert found.among is None
    assert found.topic
    assert [term.word for term in found.topic.terms] == ["老街"]


@pytest.mark.parametrize(
    "message",
    ["邵云之外谁还谈老街", "老街方面其他代表的看法,邵云除外", "老街只有邵云谈吗,别人呢", "不看邵云,其他代表怎么谈老街"],
)
def test_somebody_is_left_out_in_any_way(town: Library, message: str) -> None:
    found = asked(town, message)
    assert isinstance(found, ListPeople)
    assert [person.name for person in found.without] == ["邵云"]
    assert found.topic
    assert "老街" in found.topic.wording


@pytest.mark.parametrize(
    "message", ["哪些代表谈到园区", "谁谈到园区", "就园区建言的代表有哪些", "园区这块都有哪些人发言"]
)
def test_a_word_that_places_end_in_is_a_matter(town: Library, message: str) -> None:
    found = asked(town, message)
    assert isinstance(found, ListPeople)
    assert found.among is None
    assert found.topic
    assert "园区" in found.topic.wording


def test_with_others_he_is_not_left_out(town: Library) -> None:
    found = asked(town, "邵云和其他代表怎么谈老街")
    assert not isinstance(found, ListPeople) or not found.without


@pytest.mark.parametrize(
    "message",
    [
        "“老街要留得住人，也要留得住味”下面写了什么",
        "《老街要留得住人,也要留得住味》这篇讲的啥",
        "打开“老街要留得住人也要留得住味”",
    ],
)
def test_what_stands_under_a_headline_is_quoted(town: Library, message: str) -> None:
    found, _ = answer(message, Context(), town)
    assert isinstance(found, Quote)
    assert found.found.passage.text == "老街不能只拆不修。"


def test_all_that_stands_under_it_is_shown(town: Library) -> None:
    assert isinstance(asked(town, "我想看“末班车再晚一点”的全部内容"), Whole)


def test_words_that_are_no_headline_are_looked_for(town: Library) -> None:
    assert town.language.lexicon.pages.headline_in("把桥修到家门口") is None
    assert town.language.lexicon.pages.headline_in("把路修到田埂") is None


def test_who_is_not_printed_stays_so(town: Library) -> None:
    assert isinstance(asked(town, "水利局局长说了什么"), Unprinted)


@pytest.mark.parametrize(
    "message",
    [
        "同样的问题还有谁发言了",
        "还有谁提到这件事",
        "也提这个的还有哪些代表",
    ],
)
def test_who_else_spoke_of_the_last_matter_is_a_step(town: Library, message: str) -> None:
    _, context = answer("邵云怎么说老街", Context(), town)
    assert asked(town, message, context) == Step(Move.OTHERS)
    assert asked(town, message) != Step(Move.OTHERS)


@pytest.mark.parametrize("message", ["换王静", "换成王静吧", "那换做公交集团那个", "不要他的 换成公交集团的那位"])
def test_somebody_may_be_put_in_the_place_of_the_last(town: Library, message: str) -> None:
    _, context = answer("邵云说了什么", Context(), town)
    found = asked(town, message, context)
    assert isinstance(found, Search)
    assert [person.name for person in found.people] == (["王静"] if "王静" in message else ["谢大江"])


def test_what_is_exchanged_and_is_nobody_is_a_matter(town: Library) -> None:
    found = asked(town, "换电柜", Context())
    assert isinstance(found, Search)
    assert not found.people


@pytest.mark.parametrize(
    "message",
    [
        "有个代表说老街不能只拆 是谁呀",
        "听说有位领导讲过末班车要晚一点，他叫什么",
        "是哪位代表讲茶叶要卖好价钱,叫什么来着",
    ],
)
def test_who_is_told_to_have_said_a_thing_is_asked_for(town: Library, message: str) -> None:
    found, _ = answer(message, Context(), town)
    assert asked(town, message).asks_who  # type: ignore[union-attr]
    assert isinstance(found, Quote)


@pytest.mark.parametrize("message", ["发言的人里头哪几位亲口说到老街", "上报的代表当中谁重点讲了老街"])
def test_how_they_spoke_of_a_matter_is_no_part_of_it(town: Library, message: str) -> None:
    found = asked(town, message)
    topic = found.topic if isinstance(found, ListPeople | Search) else None
    assert topic
    assert topic.wording == "老街"


def test_a_wish_that_something_be_not_so_is_no_refusal(town: Library) -> None:
    found = asked(town, "老街不要就拆了再盖", Context())
    assert isinstance(found, Search)
    assert "老街" in found.topic.wording


def test_whether_it_may_be_takes_no_part_of_the_word_before(town: Library) -> None:
    assert asked(town, "末班车能不能晚一点").topic.wording.startswith("末班车")  # type: ignore[union-attr]
    assert "产能" not in asked(town, "中产能不能多一点").topic.wording  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("note", "kind"),
    [("大会开幕式上作了工作报告。", Candidates), ("市委书记王安在大会开幕式上作了工作报告。", Quote)],
)
def test_a_note_tells_who_did_a_thing_only_where_it_names_somebody(note: str, kind: type) -> None:
    """Of the same words, the one that says who did it is quoted."""
    city = a_library(a_page(a_speech("王静", "村里的路修好了。"), notes=[note]))
    found, _ = answer("大会开幕式上的工作报告是谁作的", Context(), city)
    assert isinstance(found, kind)


@pytest.mark.parametrize(("message", "names"), [("书记有没有发言", {"王静", "马明"}), ("村干部有没有发言", {"王静"})])
def test_who_of_a_post_or_a_kind_spoke_is_asked_like_who_of_an_organisation(message: str, names: set[str]) -> None:
    city = a_library(
        a_page(
            a_speech("王静", "村里的路修好了。", posts=("柳村党支部书记", "柳村茶叶专业合作社理事长")),
            a_speech("马明", "学校要添操场。", posts=("市教育局党组书记",)),
            a_speech("李岚", "木材要卖出好价钱。", posts=("红棉木业公司董事长",)),
        )
    )
    found, _ = answer(message, Context(), city)
    people = found.people if isinstance(found, PeopleCard) else (quoted(found).speaker,)
    assert {person.name for person in people if person} == names
    found, _ = answer("市长有没有发言", Context(), city)
    assert isinstance(found, NotFound)  # it sounds like the end of 理事长 and 董事长


@pytest.mark.parametrize("message", ["提到二人台的有谁", "哪些人说到二人台", "谁讲了二人台"])
def test_what_is_printed_as_it_stands_loses_no_word_that_also_asks(message: str) -> None:
    city = a_library(
        a_page(
            a_speech("王静", "二人台唱给年轻人听。"),
            a_speech("谢大江", "晚上请二人台的班子来。", posts=("临州公交集团驾驶员",)),
            a_speech("邵云", "台上台下，一台戏都是台风。", posts=("市文化局局长",)),
        )
    )
    found, _ = answer(message, Context(), city)
    assert isinstance(found, PeopleCard)
    assert {person.name for person in found.people} == {"王静", "谢大江"}


def test_a_word_that_ends_like_the_one_for_a_person_is_no_list_of_people(town: Library) -> None:
    found = asked(town, "老街好人是谁")
    assert isinstance(found, Search)
    assert "好人" in found.topic.wording
    assert isinstance(asked(town, "讲老街的人有谁"), ListPeople)
