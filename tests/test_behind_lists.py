"""Turns behind a list of people, behind candidates, and behind a matter that several spoke of."""

from dataclasses import replace

import pytest

from knowledge.answer import Candidates, Library, NotFound, PeopleCard, PersonCard, Quote, answer, remembered
from knowledge.asked import Context, Move, Search, Step
from knowledge.findings import Answer, Found, Why
from knowledge.topic import topic_of
from tests.building import (
    Visitor,
    a_conversation,
    a_library,
    a_page,
    a_speech,
    asked,
    doubting,
    quoted,
    shown,
    speaker_of,
)

PAGE = a_page(
    a_speech("王静", "湖边还有渡口23个，渡口要修好。", posts=("市交通局局长",), section="s1"),
    a_speech("邵云", "老街不能只拆不修，老街要留得住人。", posts=("市住房和城乡建设局局长",), section="s1"),
    a_speech("万青", "老街的巷子里要安静，老街夜里不能放音响。", posts=("老街派出所所长",), section="s2"),
    a_speech("李岚", "茶叶要有人接着采，茶叶卖出了好价钱。", posts=("绿坡茶叶合作社社长",), section="s2"),
    sections=("山水篇", "民生篇"),
)


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(PAGE)


def listed(given: Answer) -> set[str]:
    assert isinstance(given, PeopleCard), given
    return {person.name for person in given.people}


@pytest.mark.parametrize("turn", ["还有谁", "还有吗", "还有别的代表讲吗"])
def test_behind_a_list_others_are_those_who_are_not_on_it(town: Library, turn: str) -> None:
    for question in ("哪些人谈到老街", "都有谁发言", "局长有哪些", "哪些人谈到渡口"):
        if question.endswith("渡口") and turn == "还有吗":
            continue  # more of the one who is listed
        given = asked(town, question, turn)
        assert isinstance(given, NotFound)
        assert given.why is Why.NOBODY_ELSE


def test_behind_somebodys_words_others_are_those_who_were_named_with_him(town: Library) -> None:
    assert {one.speaker.name for one in shown(asked(town, "老街的巷子", "还有谁")) if one.speaker} == {"邵云"}


@pytest.mark.parametrize("turn", ["谁说的", "这是谁讲的"])
def test_whose_words_a_list_holds_is_told_by_the_list_again(town: Library, turn: str) -> None:
    assert listed(asked(town, "哪些人谈到老街", turn)) == {"邵云", "万青"}


@pytest.mark.parametrize("turn", ["下一段", "接着说", "继续"])
def test_behind_a_list_what_comes_next_is_the_words_of_the_first(town: Library, turn: str) -> None:
    first = asked(town, "哪些人谈到老街")
    assert isinstance(first, PeopleCard)
    assert speaker_of(asked(town, "哪些人谈到老街", turn)) == first.people[0].name


def test_the_list_stays_good_where_nobody_else_is_found(town: Library) -> None:
    assert speaker_of(asked(town, "局长有哪些", "还有谁", "第二个说了什么")) == "邵云"


@pytest.mark.parametrize("turn", ["都有谁", "有哪些人", "那都有谁"])
def test_who_alone_asks_behind_a_matter_who_spoke_of_it(town: Library, turn: str) -> None:
    assert listed(asked(town, "邵云怎么说老街", turn)) == {"邵云", "万青"}
    assert len(listed(asked(town, "邵云怎么说老街", "都有谁发言"))) == len(PAGE.speeches)


@pytest.mark.parametrize("turn", ["一共几个", "有几个", "总共多少个"])
def test_how_many_alone_asks_behind_a_matter_how_many_of_it_there_are(town: Library, turn: str) -> None:
    assert speaker_of(asked(town, "渡口", turn)) == "王静"
    assert len(listed(asked(town, "都有谁发言", "有几个"))) == len(PAGE.speeches)


@pytest.mark.parametrize("question", ["全体代表都有谁", "全体发言人", "所有代表都有谁"])
def test_all_of_them_are_asked_for_by_any_word_for_all(town: Library, question: str) -> None:
    assert len(listed(asked(town, question))) == len(PAGE.speeches)


def test_behind_those_of_a_section_another_section_asks_for_its_own(town: Library) -> None:
    assert listed(asked(town, "山水篇有谁", "民生篇呢")) == {"万青", "李岚"}
    assert listed(asked(town, "山水篇有谁", "那民生篇呢", "山水篇")) == {"王静", "邵云"}
    assert not isinstance(asked(town, "民生篇呢"), PeopleCard)


@pytest.mark.parametrize("turn", ["民生板块呢", "民生篇那一栏呢", "那民生那个栏目呢", "还有民生板块呢"])
def test_a_section_may_be_called_by_a_word_for_one(town: Library, turn: str) -> None:
    assert listed(asked(town, "山水篇有谁", turn)) == {"万青", "李岚"}


def test_a_section_whose_title_is_called_a_part_is_asked_for_by_it_alone() -> None:
    people = [
        a_speech(name, "桥要修好。", section=part) for name, part in (("王静", "s1"), ("邵云", "s1"), ("万青", "s2"))
    ]
    town = a_library(a_page(*people, sections=("上篇 亮家底", "下篇 话日子")))
    assert listed(asked(town, "上篇有哪些人")) == {"王静", "邵云"}
    assert listed(asked(town, "上篇有哪些人", "下篇呢")) == {"万青"}


@pytest.mark.parametrize("question", ["归雁篇有哪些人", "归雁那一栏有谁", "归雁这个板块都有谁发言"])
def test_a_section_with_its_number_is_asked_for_by_what_is_behind_it(question: str) -> None:
    people = [
        a_speech(name, "桥要修好。", section=part) for name, part in (("王静", "s1"), ("邵云", "s2"), ("万青", "s2"))
    ]
    town = a_library(a_page(*people, sections=("代表连线①兴业篇", "代表连线②归雁篇")))
    assert listed(asked(town, question)) == {"邵云", "万青"}


@pytest.mark.parametrize("first", ["第一代表团有谁", "第九代表团有谁", "局长有哪些"])
def test_behind_those_of_a_delegation_another_asks_for_its_own(first: str) -> None:
    of = (("王静", "第一代表团"), ("邵云", "第一代表团"), ("万青", "第二代表团"), ("李岚", "第二代表团"))
    speeches = [replace(a_speech(name, "桥要修好。"), attribution=f"{which}　{name}") for name, which in of]
    town = a_library(a_page(*speeches))
    assert listed(asked(town, first, "第二代表团呢")) == {"万青", "李岚"}
    assert listed(asked(town, first, "第二代表团呢", "那第一代表团呢")) == {"王静", "邵云"}
    assert not isinstance(asked(town, "第二代表团呢"), PeopleCard)


def test_whose_words_candidates_are_is_asked_of_them_and_of_nothing_shown_before(town: Library) -> None:
    unsure = doubting(town)
    _, context = answer("李岚说了什么", Context(), town)
    given, context = answer("渡口修好了吗", context, unsure)
    assert isinstance(given, Candidates)
    said, _ = answer("谁说的", context, town)
    assert isinstance(said, Candidates)
    assert said.why is Why.SPOKEN
    assert [one.id for one in shown(said)] == [one.id for one in shown(given)]
    _, context = answer("李岚说了什么", Context(), town)
    given, context = answer("老街怎么修", context, unsure)
    said, _ = answer("谁说的", context, town)
    assert {one.id for one in shown(said)} == {one.id for one in shown(given)}


@pytest.mark.parametrize(
    "turn", ["还有一个呢", "还有个呢", "另一个呢", "剩下的呢", "还有哪个", "前面那个呢", "上一个呢"]
)
def test_of_two_who_are_listed_the_one_not_shown_is_meant(town: Library, turn: str) -> None:
    assert speaker_of(asked(town, "局长有哪些", "第二个说了什么", turn)) == "王静"
    assert speaker_of(asked(town, "局长有哪些", "第二个说了什么", "他还说了什么", turn)) == "王静"


def test_of_several_who_are_listed_one_after_the_other_is_meant(town: Library) -> None:
    first = "都有谁发言", "第二个说了什么"
    assert speaker_of(asked(town, *first, "下一个呢")) == "万青"
    assert speaker_of(asked(town, *first, "上一个呢")) == "王静"
    assert speaker_of(asked(town, *first, "下一个呢", "还有一个呢")) == "李岚"
    assert speaker_of(asked(town, *first, "下一个呢", "还有一个呢", "剩下的呢")) == "王静"


@pytest.mark.parametrize("turn", ["剩下的呢", "另外两个呢", "还有哪几个", "其余的人怎么说"])
def test_of_several_who_are_listed_those_not_shown_yet_are_listed(town: Library, turn: str) -> None:
    assert listed(asked(town, "都有谁发言", "第二个说了什么", turn)) == {"王静", "万青", "李岚"}
    assert speaker_of(asked(town, "都有谁发言", "第二个说了什么", turn, "第二个呢")) == "万青"


def test_those_who_were_named_or_shown_one_after_the_other_can_be_chosen(town: Library) -> None:
    assert speaker_of(asked(town, "老街的巷子", "谁说的", "还有谁", "第一个怎么说")) == "万青"
    given = asked(town, "老街的巷子", "谁说的", "还有谁", "第二个是哪里的")
    assert isinstance(given, PersonCard)
    assert [person.name for person in given.people] == ["邵云"]


def test_without_a_list_the_next_one_is_nobodys(town: Library) -> None:
    assert not isinstance(asked(town, "下一个呢"), Quote)


@pytest.mark.parametrize(
    "turn",
    [
        *("别人有讲老街吗", "还有别人说老街吗", "还有哪个讲到老街", "还有谁提了老街", "别人怎么看老街"),
        *("老街还有谁说", "老街的事还有哪些人提到", "老街还有别人讲过吗", "那老街这块还有没有人谈"),
    ],
)
def test_others_on_a_matter_that_is_named_are_not_the_one_shown_last(town: Library, turn: str) -> None:
    first = speaker_of(asked(town, "老街的巷子"))
    assert listed(asked(town, "老街的巷子", turn)) == {"邵云", "万青"} - {first}


def test_nobody_else_spoke_of_what_only_the_last_one_speaks_of(town: Library) -> None:
    given = asked(town, "渡口", "别人有讲渡口吗")
    assert isinstance(given, NotFound)
    assert given.why is Why.NOBODY_ELSE


@pytest.mark.parametrize("turn", ["别人有说吗", "其他人有讲吗", "别人有说什么吗"])
def test_others_are_asked_for_the_last_matter_where_none_is_named(town: Library, turn: str) -> None:
    assert speaker_of(asked(town, "老街的巷子", turn)) == "邵云"


def test_who_is_asked_for_others_behind_what_nothing_answers_is_told_of_the_matter_before(town: Library) -> None:
    _, context = answer("老街的巷子", Context(), town)
    given, context = answer("死了人吗", context, doubting(town))
    assert isinstance(given, Candidates)
    assert context.topic == "老街 巷子"
    others, _ = answer("还有别人讲吗", context, town)
    assert speaker_of(others) == "邵云"


@pytest.mark.parametrize("turn", ["还有别的局长吗", "其他局长呢", "有没有别的局长"])
def test_others_of_a_kind_are_not_the_one_shown_last(town: Library, turn: str) -> None:
    assert listed(asked(town, "王静说了什么", turn)) == {"邵云"}
    given = asked(town, "渡口", "还有别的合作社吗")
    assert not isinstance(given, Quote)


def test_a_value_alone_is_asked_of_all_the_candidates_that_hold_one() -> None:
    parts = ("鞋厂为了几万元补贴来回跑。", "鞋厂购置机器，按投资的15%给补贴。", "鞋厂招人难，补贴要给到工人手里。")
    speeches = [a_speech(name, part) for name, part in zip(("王一", "李二", "张三"), parts, strict=True)]
    unsure = doubting(a_library(a_page(*speeches)))
    _, context = answer("鞋厂补贴", Context(), unsure)
    assert len(context.offered) == len(parts)
    given, context = answer("多少", context, unsure)
    assert isinstance(given, Candidates)
    assert {one.text for one in shown(given)} == set(parts[:2])


COAL = a_page(
    a_speech("王静", "煤要运得出去，煤也要挖得安全，煤矿工人要回得了家。", posts=("市能源局局长",)),
    a_speech("邵云", "运煤的车少了，一列火车拉四千吨煤，煤不再堆在路边。", posts=("北站主任",)),
    a_speech("万青", "我家三代都是挖煤的，如今坐在集控室里。", posts=("采煤队队长",)),
    a_speech("李岚", "茶叶要有人接着采，茶叶卖出了好价钱。", posts=("绿坡茶叶合作社社长",)),
)


def test_the_numbers_of_a_list_stay_good_behind_others_who_bear_none() -> None:
    town = a_library(COAL)
    _, listed_then = answer("谁讲了煤", Context(), town)
    first, other = (Found(town.index.passages[row]) for row in (2, 3))
    others = Quote(first, Search(topic_of("煤", town.language)), others=(other,))
    then = remembered(Step(Move.OTHERS), others, listed_then)
    assert then.people == listed_then.people
    assert speaker_of(answer("第二个说了什么", then, town)[0]) == "邵云"


@pytest.mark.parametrize("turns", [("第三个",), ("第三个人说了什么",), ("还有吗", "第三个说了什么")])
def test_of_a_number_beyond_the_list_it_is_said_how_many_there_are(turns: tuple[str, ...]) -> None:
    given = asked(a_library(COAL), "谁讲了煤", *turns)
    assert isinstance(given, NotFound)
    assert (given.why, given.wording) == (Why.FEWER, "2")


@pytest.mark.parametrize("number", ["9", "选9"])
def test_so_it_is_of_a_number_alone(number: str) -> None:
    citizen = Visitor(a_conversation(a_library(COAL)))
    assert "只有 2 个" in citizen.asks("谁讲了煤", number)[1].plain
    assert "只有" not in Visitor(a_conversation(a_library(COAL))).asks(number)[1].plain


@pytest.mark.parametrize("question", ["王静电话多少", "王静今年多大", "王静怎么说火箭"])
def test_of_whom_nothing_was_found_the_next_turn_may_ask(town: Library, question: str) -> None:
    assert quoted(asked(town, question, "她说了什么")).text.startswith("湖边还有渡口")
    assert quoted(asked(town, "邵云说了什么", question, "她说了什么")).text.startswith("湖边还有渡口")
    assert isinstance(asked(town, question, "她是哪个单位的"), PersonCard)


def test_nobody_stands_before_the_first_of_a_list(town: Library) -> None:
    assert "李岚" not in {
        one.speaker.name for one in shown(asked(town, "都有谁发言", "第一个说了什么", "上一个")) if one.speaker
    }


def test_others_are_asked_for_their_suggestions(town: Library) -> None:
    given = asked(town, "万青说了什么老街", "其他人有什么建议")
    assert "万青" not in {one.speaker.name for one in shown(given) if one.speaker}


def test_a_number_beyond_the_list_leaves_the_list(town: Library) -> None:
    assert speaker_of(asked(town, "局长有哪些", "第99个", "第二个说了什么")) == "邵云"


def test_behind_several_candidates_there_is_no_more(town: Library) -> None:
    _, context = answer("老街怎么样", Context(), doubting(town))
    assert len(context.offered) > 1
    given, _ = answer("还有吗", context, town)
    assert isinstance(given, NotFound)
    assert given.why is Why.END


@pytest.mark.parametrize(
    ("question", "name"),
    [("王静和李岚谁是交通局的", "李岚"), ("万青跟邵云哪个是所长", "邵云"), ("李岚和王静谁是合作社的", "王静")],
)
def test_the_other_of_two_of_whom_it_was_asked_who_it_is_is_the_one_who_is_not(
    town: Library, question: str, name: str
) -> None:
    assert isinstance(asked(town, question), PersonCard)
    assert speaker_of(asked(town, question, "另一个呢")) == name


def test_who_says_it_is_told_of_one_person_whose_passages_are_only_offered_as_related(town: Library) -> None:
    passages = [one for one in town.index.passages if one.speaker and one.speaker.name == "万青"]
    offered = Candidates(tuple(map(Found, passages * 2)), Why.UNSURE, Search(topic_of("老街", town.language)))
    context = remembered(Search(topic_of("老街", town.language)), offered, Context())
    said = answer("谁说的", context, town)[0]
    assert isinstance(said, Candidates)
    assert said.why is Why.SPOKEN
    assert {one.passage.speaker.name for one in said.found if one.passage.speaker} == {"万青"}
