"""Posts, organisations and names are looked up; what is found is what going through everybody finds."""

import random
import re
from collections.abc import Iterator

import pytest

from knowledge.answer import NotFound, PersonCard, Quote, answer
from knowledge.asked import Context
from knowledge.lexicon import ROLES, Lexicon, Person
from knowledge.lexicon.roles import CALLED, ROLE_LEAST
from knowledge.record.coverage import coverage_of
from knowledge.text import folded
from knowledge.words.tokens import Tokenizer
from tests.building import Visitor, a_library, a_page, a_speech, words

PLACES = ("青石县", "柳树村", "临州市", "大河镇", "芦淞区", "")
BODIES = (
    "教育局 科学技术局 生态环境局 人力资源和社会保障局 人社局 人民医院 大河机械有限公司 第一中学 党委 区委 "
    "政法委 党组 社区 科协"
).split()
POSTS = "局长 副局长 书记 副书记 主任 董事长 总经理 校长 主任医师 村主任 高级工程师 工人 常务副主任 负责人".split()
NAMES = ("王一", "欧阳明", "武 利 冲", "武利", "李红", "李红军", "阿依·古丽", "阿 依")
ASKED = "人社局 科技局 环保局 环保 一中 芦凇 教育 局 市 人力资源和社会保障局 青石县教育局 大河机械 联村党委".split()


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer((), words().words)


def a_body(chance: random.Random) -> str:
    return "".join(chance.choices(PLACES, k=chance.randint(0, 2))) + chance.choice(BODIES)


def somebodys_posts(chance: random.Random) -> list[str]:
    return [a_body(chance) + chance.choice(POSTS) for _ in range(chance.choice((0, 1, 1, 2, 3)))]


def a_town(chance: random.Random) -> Lexicon:
    """Forty speeches of some thirty people on two pages, some in other posts the second time."""
    pages = (
        a_page(
            *(
                a_speech(chance.choice(NAMES), posts=somebodys_posts(chance), speaker=f"p{chance.randint(0, 30)}")
                for _ in range(20)
            ),
            page_id=f"page{number}",
        )
        for number in range(2)
    )
    return Lexicon(coverage_of(pages), words())


def a_word(chance: random.Random) -> str:
    """A word that may name an organisation: as printed, a piece of it, some of its characters, or another one."""
    body = a_body(chance)
    start, end = sorted(chance.sample(range(len(body) + 1), 2))
    some = "".join(one for one in body if chance.random() < 0.6)
    return chance.choice((body, body[start:end], some, body[0] + some + body[-1], chance.choice(ASKED)))


def towns(chance: random.Random) -> Iterator[tuple[Lexicon, list[str]]]:
    for _ in range(8):
        yield a_town(chance), ["", *(a_word(chance) for _ in range(60))]


def test_an_organisation_is_found_wherever_going_through_all_posts_finds_it(chance: random.Random) -> None:
    found = 0
    for town, asked in towns(chance):
        belongs = town.organisations.belongs
        printed = dict.fromkeys(one for known in town.known.values() for one in known.organisations)
        for word in asked:
            people = [p for p in town.people.values() if any(belongs(word, one) for one in town.known[p.id].together)]
            assert list(town.organisations.people_of(word)) == people
            if len(word) > 2 and word not in town.pages.places:
                assert town.organisations.names(word) == bool(people)
                called = tuple(one for one in printed if one != word and belongs(word, one))
                assert town.organisations.printed_for(word) == called
            found += len(people)
    assert found > 300, "words were asked for that name something"


def holders(town: Lexicon, role: str, organisation: tuple[str, ...], wanted: int) -> tuple[Person, ...]:
    """Whose posts fit as is wanted at best, going through everybody's."""
    best = {
        id_: max((town.posts.fit(role, organisation, post) for post in known.posts), default=0)
        for id_, known in town.known.items()
    }
    return tuple(person for id_, person in town.people.items() if best[id_] == wanted)


def as_body(organisation: tuple[str, ...], role: str) -> str:
    """What a role of an organisation leads, by the name of that: 环保局, of 环保局长."""
    name, office = "".join(organisation), role.removesuffix("长")
    return name if name.endswith(office) else name + office


def test_a_post_is_held_by_whom_going_through_everybody_finds(chance: random.Random, tokenizer: Tokenizer) -> None:
    found = 0
    for town, asked in towns(chance):
        for word in asked:
            role = chance.choice((*POSTS, *CALLED))
            (*_, last) = town.posts.holding(f"{word}{role}是谁", tokenizer) or [None]
            if last is not None:
                assert last.people == holders(town, last.role, last.organisation, 2)
                near = holders(town, last.role, last.organisation, 1)
                heads = (
                    holders(town, "一把手", (as_body(last.organisation, last.role),), 2) if last.organisation else ()
                )
                assert last.near == near or (last.near == heads and not (near or last.people))
                found += len(last.people)
            assert town.posts.in_post(role) == holders(town, role, (), 2)
            assert town.posts.leading(word) == holders(town, "一把手", (word,), 2)
    assert found > 60, "posts were asked for that somebody holds"


@pytest.mark.parametrize("question", ["大会选了谁当书记", "大会上谁当选为主任", "会上谁担任局长", "谁来当市长"])
def test_what_makes_somebody_a_holder_is_no_body_of_his_post(question: str, tokenizer: Tokenizer) -> None:
    town = a_town(random.Random(1))
    assert town.posts.holding(question, tokenizer)[-1].organisation == ()


def test_words_are_in_posts_where_some_list_of_them_holds_them(chance: random.Random) -> None:
    for town, asked in towns(chance):
        for word in asked:
            held = any(word in one for known in town.known.values() for one in known.together)
            assert town.organisations.is_in_posts(word) == held


def test_no_printed_role_is_shorter_than_what_posts_are_found_by() -> None:
    assert min(map(len, (*ROLES, *(name for names in CALLED.values() for name in names)))) == ROLE_LEAST


def test_names_that_a_text_parts_are_closed_up_as_going_through_all_names_does(chance: random.Random) -> None:
    closed = 0
    for town, _ in towns(chance):
        for _ in range(60):
            names = f"{chance.choice(NAMES)}和{chance.choice(NAMES)}".replace(" ", "")
            text = "".join(one + chance.choice(("", " ", " \t")) for one in names)
            expected = text
            for name in town.names.by_name if "".join(text.split()) != text else ():
                if len(name) > 1 and "".join(name.split()) in "".join(text.split()):
                    expected = name.join(re.split(r"\s+".join(map(re.escape, name)), expected))
            assert town.names.closed_up(text) == expected
            closed += text != expected
    assert closed > 50, "texts were asked that part a name"


def test_people_are_found_by_their_family_and_by_how_their_names_begin(chance: random.Random) -> None:
    for town, _ in towns(chance):
        assert sorted(p.id for people in town.names.families.values() for p in people) == sorted(town.people)
        for start in ("欧", "欧阳", "李", "武 ", "段", ""):
            beginning = tuple(p for p in town.people.values() if folded(p.name).startswith(start))
            assert town.names.beginning(start) == beginning


@pytest.mark.parametrize("now", ["现在", "眼下", "如今", "目前", "这会儿", ""])
@pytest.mark.parametrize(
    ("asks", "who"), [("科技局{}谁当家", "李红"), ("{}伞铺村哪个管", "李星"), ("{}芦淞区政法委谁说了算", "邹建平")]
)
def test_who_runs_an_office_is_told_whenever_it_is_said_to_be(visitor: Visitor, now: str, asks: str, who: str) -> None:
    given, _ = visitor.asks(asks.format(now))
    assert isinstance(given, PersonCard)
    assert [person.name for person in given.people] == [who]


@pytest.mark.parametrize("question", ["公司谁当家", "公司里谁说了算", "现在公司谁管事"])
def test_who_leads_a_part_of_a_company_does_not_lead_it(visitor: Visitor, question: str) -> None:
    assert not isinstance(visitor.asks(question)[0], PersonCard)


@pytest.mark.parametrize(
    ("question", "called"),
    [
        ("总书记讲了什么", "总书记"),
        ("总书记是谁", "总书记"),
        ("总书记提过创新没有，报上有吗", "总书记"),
        ("那总书记呢", "总书记"),
        ("那县长呢", "县长"),
        ("中央怎么说就业", "中央"),
        ("那省委怎么说", "省委"),
    ],
)
def test_who_is_above_every_page_is_nobody_of_it_whose_post_ends_alike(
    visitor: Visitor, question: str, called: str
) -> None:
    """党总支书记 stands on the page."""
    given, reply = visitor.asks(question)
    assert isinstance(given, NotFound)
    assert f"「{called}」" in reply.plain


@pytest.mark.parametrize(
    ("posts", "question"),
    [
        (("临州高铁新城党工委书记", "管委会主任"), "高铁新城管委会主任的发言"),
        (("临州光电谷党工委书记", "管委会主任"), "光电谷管委会主任讲了哪些"),
        (("红星林业局白石林场党委书记", "场长"), "白石林场场长说了什么"),
        (("市机关党委书记", "市教育局局长"), "教育局局长说了哪些"),
    ],
)
def test_a_second_post_is_of_the_body_before_the_party_post(posts: tuple[str, ...], question: str) -> None:
    town = a_library(a_page(a_speech("王一", posts=posts), a_speech("李二", posts=("柳村村委会主任",))))
    given, _ = answer(question, Context(), town)
    assert isinstance(given, Quote), given
    assert given.passage.speaker is not None
    assert given.passage.speaker.name == "王一"
