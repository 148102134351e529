"""Of people of one name each is himself: by the body that a question names, and on the buttons that lead to them."""

import pytest

from bot import texts
from bot.citizen.namesakes import labels
from bot.citizen.render import Renderer
from knowledge.answer import Library, NotFound, Why, answer
from knowledge.asked import Context, Search, Unprinted
from knowledge.question import understand
from tests.building import CONFIG, a_library, a_page, a_speech

PAGE = a_page(
    a_speech("何桂兰", "儿科的床位要再添三十张。", posts=("临州市人民医院儿科主任",)),
    a_speech("唐一鸣", "冷库建在镇上，菜农少跑路。", posts=("市商务局局长",), speaker="tangyiming-sw"),
    a_speech("唐一鸣", "课后服务要上好体育课。", posts=("市教育局副局长",), speaker="tangyiming-jy"),
    a_speech("鲁大山", "山上的路要修到组。", posts=("黄泥村党支部书记",)),
    a_speech("方小满", "我在客运站门口卖了十年早点。", posts=("个体工商户",)),
)


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(PAGE)


@pytest.mark.parametrize(
    "message",
    [
        "市第三小学的何桂兰说了什么",
        "请问税务局的何桂兰讲了床位没有",
        "青石镇何桂兰怎么说",
        "法院的何桂兰是谁",
        "气象局的唐一鸣说了什么",
        "水利局局长鲁大山怎么说修路",
    ],
)
def test_a_namesakes_words_are_not_his_who_is_of_another_body(town: Library, message: str) -> None:
    asked = understand(message, Context(), town.language)
    assert isinstance(asked, Unprinted)
    assert asked.near
    assert {person.name for person in asked.near} <= {"何桂兰", "唐一鸣", "鲁大山"}


@pytest.mark.parametrize(
    ("message", "post"),
    [
        ("市医院的何桂兰说了什么", "临州市人民医院儿科主任"),
        ("儿科的何桂兰说了什么", "临州市人民医院儿科主任"),
        ("教育局的唐一鸣说了什么", "市教育局副局长"),
        ("青石镇的鲁大山说了什么", "黄泥村党支部书记"),
        ("客运站的方小满说了什么", "个体工商户"),
        ("何桂兰说医院了吗", "临州市人民医院儿科主任"),
    ],
)
def test_a_body_that_may_be_his_tells_him_apart_from_nobody(town: Library, message: str, post: str) -> None:
    asked = understand(message, Context(), town.language)
    assert isinstance(asked, Search)
    assert [person.posts[0] for person in asked.people] == [post]


def test_it_is_said_who_of_the_name_is_printed(town: Library) -> None:
    given, _ = answer("税务局的何桂兰说了什么", Context(), town)
    assert isinstance(given, NotFound)
    assert given.why is Why.PERSON
    reply = Renderer(texts.load(CONFIG / "texts")["zh-Hans"]).render(given)
    said = "\n".join(run.text for block in reply.blocks for run in block.runs)
    assert "「税务局的何桂兰」" in said
    assert "何桂兰（临州市人民医院儿科主任）" in said


def test_who_does_not_tell_it_is_told_with_the_post_and_the_namesake(town: Library) -> None:
    given, _ = answer("教育局的唐一鸣说了冷库吗", Context(), town)
    assert isinstance(given, NotFound)
    assert [person.posts for person in given.namesakes] == [("市商务局局长",)]
    reply = Renderer(texts.load(CONFIG / "texts")["zh-Hans"]).render(given)
    said = "\n".join(run.text for block in reply.blocks for run in block.runs)
    assert "唐一鸣（市教育局副局长）的话里没有找到" in said
    assert "唐一鸣（市商务局局长）" in said


def test_buttons_tell_namesakes_apart_by_what_differs_in_their_posts(town: Library) -> None:
    people = [(person, person.posts) for person in town.language.lexicon.people.values()]
    assert labels(people) == ["何桂兰", "唐一鸣 · 商务局局长", "唐一鸣 · 教育局副局长", "鲁大山", "方小满"]
    alike = [(person, ("市人大代表",)) for person, _ in people if person.name == "唐一鸣"]
    assert labels(alike) == ["1. 唐一鸣", "2. 唐一鸣"]


@pytest.mark.parametrize(
    "message", ["市住建局的孟河说了什么", "住建局孟河怎么说", "市住房和城乡建设局局长孟河说了什么"]
)
def test_a_body_may_be_shortened_and_have_its_city_before_it(message: str) -> None:
    town = a_library(a_page(a_speech("孟河", "老楼要装电梯。", posts=("市住房和城乡建设局局长",))))
    assert not isinstance(understand(message, Context(), town.language), Unprinted)
