"""What is asked, read from the message alone: people, posts, pages, lists, turns. Nothing is answered here."""

from dataclasses import replace
from datetime import date

import pytest

from knowledge.answer import Library
from knowledge.asked import (
    AboutPage,
    Asked,
    Context,
    Fact,
    ListPeople,
    Move,
    NoPage,
    Search,
    SmallTalk,
    Step,
    Unprinted,
    WhoIs,
)
from knowledge.chatter import Chat
from knowledge.model import Section
from knowledge.question import understand
from knowledge.question.standard import as_standard
from knowledge.topic import Expect
from knowledge.weighing.concerns import Concern
from tests.building import a_library, a_page, a_speech

FIRST = a_page(
    a_speech("王静", "修好村里的路。鹭鸶湾的水清了。", posts=("柳村党总支书记",), speaker="wangjing-liu"),
    a_speech("王静", "看好每一个病人。", posts=("临州农村商业银行城东支行行长",), speaker="wangjing-yi"),
    a_speech("欧阳明", "办好每一所学校。", posts=("市教育局党委书记", "局长")),
    a_speech("段菲", "大河机械要走出去。", posts=("临州大河机械有限公司董事长",)),
    a_speech("谢大江", "12路车要多开几趟。", posts=("临州公交集团12路驾驶员",)),
    a_speech("施南", "法律援助的门要开大些。", posts=("东山律师事务所主任",)),
    a_speech("孔令仪", "一年级的课要上好。", posts=("临水区枫林小学党支部书记", "校长")),
    day=date(2021, 3, 2),
    event="中国共产党临州市第五次代表大会",
    page_id="lz-1",
)
SECOND = a_page(a_speech("欧阳明", "今年再建三所学校。", posts=("副市长",)), day=date(2024, 1, 18), page_id="lz-2")


NEW = Context()


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(FIRST, SECOND)


def asked(town: Library, message: str, context: Context = NEW) -> Asked:
    return understand(message, context, town.language)


def search(town: Library, message: str, context: Context = NEW) -> Search:
    found = asked(town, message, context)
    assert isinstance(found, Search), found
    return found


def names(found: Search | WhoIs | ListPeople) -> set[str]:
    return {person.id for person in found.people} if not isinstance(found, ListPeople) else set()


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("教育局欧阳局长说了什么", "ouyangming"),
        ("施律师讲了什么", "shinan"),
        ("谢师傅说了什么", "xiedajiang"),
        ("孔校长说了什么", "kongling"),
    ],
)
def test_a_surname_with_a_title_or_a_trade_is_the_person_also_after_an_organisation(
    town: Library, question: str, name: str
) -> None:
    assert any(one.startswith(name) for one in names(search(town, question)))


@pytest.mark.parametrize("question", ["农商行那个王静说了什么", "城东支行的王静说了什么", "行长王静说了什么"])
def test_of_two_people_of_one_name_what_stands_before_the_name_tells(town: Library, question: str) -> None:
    assert names(search(town, question)) == {"wangjing-yi"}


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("枫林小学的校长是谁", "konglingyi"),
        ("谁是临州农商行城东支行行长", "wangjing-yi"),
        ("大河机械的董事长是谁", "duanfei"),
    ],
)
def test_the_holder_of_a_post_is_found_by_a_shortened_organisation(town: Library, question: str, name: str) -> None:
    found = asked(town, question)
    assert isinstance(found, WhoIs)
    assert names(found) == {name}


@pytest.mark.parametrize("question", ["那个开12路车的司机讲了什么", "开公交的驾驶员怎么说"])
def test_somebody_of_a_post_may_be_described(town: Library, question: str) -> None:
    assert names(search(town, question)) == {"xiedajiang"}


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("镇上的老师够用吗", "老师"),
        ("跑长途的司机累不累", "司机"),
        ("城里的律师收费高不高", "律师"),
        ("请一个驾驶员要多少钱", "驾驶员"),
    ],
)
def test_a_word_for_a_trade_is_a_topic_unless_it_is_asked_what_somebody_said(
    town: Library, question: str, word: str
) -> None:
    found = search(town, question)
    assert not found.people
    assert word in [term.word for term in found.topic.terms]


@pytest.mark.parametrize("question", ["那位开12路车的司机", "跑公交的司机对班次怎么看", "公交集团的驾驶员会上说了什么"])
def test_somebody_of_a_trade_is_meant_where_one_is_pointed_at_or_spoke(town: Library, question: str) -> None:
    assert names(search(town, question)) == {"xiedajiang"}


@pytest.mark.parametrize(
    ("question", "topics"),
    [
        ("哪些人提到修路、看病", ["修路", "看病"]),
        ("谁说过办学或者公交,都算", ["办学", "公交"]),
        ("有哪些代表讲了学校、法律援助", ["学校", "法律援助"]),
    ],
)
def test_whoever_spoke_of_any_of_several_topics_is_listed(town: Library, question: str, topics: list[str]) -> None:
    found = asked(town, question)
    assert isinstance(found, ListPeople)
    assert [topic.wording.replace(" ", "") for topic in found.any_of] == topics


@pytest.mark.parametrize(
    "question", ["讲要走出去的人是谁", "说法律援助的门要开大的是哪位代表", "最先提一年级的课要上好的是谁呀"]
)
def test_it_may_be_asked_last_who_said_a_thing(town: Library, question: str) -> None:
    found = search(town, question)
    assert found.asks_who
    assert found.topic.expects is Expect.PERSON


@pytest.mark.parametrize("question", ["修路是哪家公司中的标", "学校跟哪所大学合作", "哪个单位管这条路"])
def test_a_question_for_an_organisation_wants_one(town: Library, question: str) -> None:
    assert search(town, question).topic.expects is Expect.ORGANISATION


@pytest.mark.parametrize("question", ["有几个学校来的", "有哪些企业来的", "几位医院来的"])
def test_those_who_came_from_a_kind_of_place_are_listed(town: Library, question: str) -> None:
    found = asked(town, question)
    assert isinstance(found, ListPeople)
    assert found.among is not None


@pytest.mark.parametrize(
    ("question", "people"),
    [
        ("路修好没那个书记的话登在哪天的报纸上", {"wangjing-liu", "konglingyi", "ouyangming"}),
        ("那位校长讲的是第几版", {"konglingyi"}),
    ],
)
def test_a_fact_of_the_page_may_be_asked_of_somebody_who_is_pointed_at(
    town: Library, question: str, people: set[str]
) -> None:
    found = asked(town, question)
    assert isinstance(found, AboutPage)
    assert {person.id for person in found.people} <= people
    assert found.people


@pytest.mark.parametrize("question", ["枫林小学孔令仪讲话那期是第几版", "教育局欧阳明的发言登在哪天的报纸上"])
def test_where_somebody_is_from_is_no_topic_of_a_question_for_the_page(town: Library, question: str) -> None:
    found = asked(town, question)
    assert isinstance(found, AboutPage)
    assert len(found.people) == 1
    assert found.topic is None


def test_a_part_that_tells_little_beside_the_rest_is_no_question_of_its_own(town: Library) -> None:
    (alone,) = search(town, "农村商业银行贷款给种鹭鸶湾莲藕的吗, 好不好").parts
    assert alone.wording == "农村商业银行贷款给种鹭鸶湾莲藕的吗"
    assert len(search(town, "公交车会多开吗, 法律援助什么时候有").parts) == 2


@pytest.mark.parametrize("question", ["水利局局长说了什么", "火车站的站长讲了什么"])
def test_the_holder_of_a_post_in_an_organisation_that_is_not_printed_is_unprinted(town: Library, question: str) -> None:
    assert isinstance(asked(town, question), Unprinted)


@pytest.mark.parametrize(
    ("question", "role"), [("哪几位局长说话了", "局长"), ("都有哪些书记发言", "书记"), ("几位校长讲了话", "校长")]
)
def test_holders_of_a_post_are_listed(town: Library, question: str, role: str) -> None:
    found = asked(town, question)
    assert isinstance(found, ListPeople)
    printed = {id_: " ".join(known.printed) for id_, known in town.language.lexicon.known.items()}
    assert {person.id for person in found.among or ()} == {id_ for id_, posts in printed.items() if role in posts}


@pytest.mark.parametrize("question", ["发言的有哪些人", "讲述的人都有谁", "上报的代表有哪几位"])
def test_those_who_spoke_are_listed_however_it_is_put(town: Library, question: str) -> None:
    assert asked(town, question) == ListPeople()


@pytest.mark.parametrize("question", ["去年有多少人回乡", "多少人坐公交", "全市有多少人看病"])
def test_people_who_did_a_thing_are_not_the_speakers_of_the_page(town: Library, question: str) -> None:
    assert isinstance(asked(town, question), Search)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("讲修路的登在哪天的报纸上", Fact.DATE),
        ("段菲照片哪来的", Fact.PHOTOGRAPHER),
        ("说公交的是第几版", Fact.NUMBER),
    ],
)
def test_a_fact_of_the_page_may_be_asked_of_a_topic_or_a_person(town: Library, question: str, fact: Fact) -> None:
    found = asked(town, question)
    assert isinstance(found, AboutPage)
    assert found.fact is fact
    assert found.topic or found.people


@pytest.mark.parametrize("question", ["欧阳明2024年又讲了什么", "2024年欧阳明说了什么", "欧阳明1月18号说了什么"])
def test_a_year_or_a_day_in_which_somebody_spoke_limits_the_pages(town: Library, question: str) -> None:
    assert [page.id for page in search(town, question).pages] == ["lz-2"]


def test_a_year_that_is_a_thing_asked_for_limits_nothing(town: Library) -> None:
    assert not search(town, "2024年要建几所学校").pages


@pytest.mark.parametrize("question", ["段菲今年多大了", "欧阳明是哪里人", "施南结婚了没", "段菲的电话是多少"])
def test_what_is_private_of_a_person_is_a_thing_that_no_words_answer(town: Library, question: str) -> None:
    found = asked(town, question)
    assert not isinstance(found, Search) or found.private


@pytest.mark.parametrize("question", ["段菲说工资要涨吗", "欧阳明对年龄大的老师怎么看"])
def test_what_a_person_said_of_a_matter_is_not_private(town: Library, question: str) -> None:
    assert search(town, question).topic.expects is not Expect.IDENTITY


def test_a_thing_that_names_an_organisation_is_not_the_organisation_alone(town: Library) -> None:
    assert not search(town, "有人冒充大河机械").people


def test_a_turn_leans_on_a_topic_that_found_nothing_yet(town: Library) -> None:
    found = search(town, "城里的呢", Context(topic="公交 班次"))
    assert found.turn.follows
    assert found.turn.wider is not None
    assert {"公交", "班次"} <= {term.word for term in found.turn.wider.terms}


@pytest.mark.parametrize(("question", "word"), [("老师累不累", "累"), ("办事方便不方便", "方便")])
def test_whether_it_is_so_is_asked_of_the_word_itself(town: Library, question: str, word: str) -> None:
    assert word in {term.word for term in search(town, question).topic.terms}


@pytest.mark.parametrize(("question", "name"), [("鹭鸶湾现在怎么样", "鹭鸶湾"), ("去鹭鸶湾看水", "鹭鸶湾")])
def test_characters_that_the_coverage_prints_together_are_one_name(town: Library, question: str, name: str) -> None:
    assert name in {term.word for term in search(town, question).topic.terms}


@pytest.mark.parametrize(("text", "number"), [("PM2.5是多少", "pm2.5"), ("增长3.6个点", "3.6")])
def test_a_decimal_is_one_word(town: Library, text: str, number: str) -> None:
    assert number in town.language.tokenizer.words(text.lower())


@pytest.mark.parametrize(("text", "words"), [("bitcoin怎么样", {"bitcoin"}), ("youse jituan", {"youse", "jituan"})])
def test_latin_letters_stay_together_though_a_listed_word_stands_inside_them(
    town: Library, text: str, words: set[str]
) -> None:
    assert "it" in town.language.vocabulary.words
    assert words <= set(town.language.tokenizer.words(text))


def test_whether_a_thing_was_spoken_of_does_not_ask_who_did_not(town: Library) -> None:
    assert isinstance(asked(town, "报纸上有没有讲怎么帮学校那些人"), Search)


@pytest.mark.parametrize("question", ["没提到学校的有谁", "哪些代表没有说学校", "没讲学校的有哪几位"])
def test_who_did_not_speak_of_a_thing_is_asked_for(town: Library, question: str) -> None:
    found = asked(town, question)
    assert isinstance(found, ListPeople)
    assert found.silent
    assert found.topic is not None
    assert [term.word for term in found.topic.terms] == ["学校"]


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("学校建几所？公交怎么开？", 2),
        ("村里的路怎么修，另外病人怎么看", 2),
        ("学校建几所", 0),
        ("学校、公交、村路怎么办", 0),
    ],
)
def test_several_questions_in_one_message_have_a_topic_each(town: Library, question: str, parts: int) -> None:
    assert len(search(town, question).parts) == parts


def test_how_many_there_still_are_is_one_question(town: Library) -> None:
    assert search(town, "公交车还有多少辆没换").parts == ()
    assert len(search(town, "公交车换了多少辆,还有多少人能坐上车").parts) == 2


def test_a_newspaper_limits_the_pages_where_there_are_others() -> None:
    other = a_page(a_speech("林一", "桥要修。", posts=("桥头村书记",)), newspaper="临州晚报", page_id="lzw")
    both = a_library(FIRST, other)
    for question in ("临州晚报上谁说了修桥", "晚报说修桥了吗"):
        found = asked(both, question)
        assert isinstance(found, Search | ListPeople)
        assert [page.id for page in found.pages] == ["lzw"]


def test_a_day_on_which_the_named_paper_did_not_appear_is_not_printed() -> None:
    other = a_page(a_speech("林一", "桥要修。"), newspaper="临州晚报", day=date(2024, 5, 6), page_id="lzw")
    assert isinstance(asked(a_library(FIRST, other), "3月2日的晚报"), NoPage)


def test_an_organisation_in_full_is_the_one_that_is_printed_short() -> None:
    short = a_library(a_page(a_speech("林一", "社保要管好。", posts=("临州市人社局局长",))))
    assert {person.name for person in search(short, "人力资源和社会保障局的说了什么").people} == {"林一"}


def test_a_word_that_is_printed_only_in_its_parts_is_found_by_them() -> None:
    library = a_library(a_page(a_speech(text="要促进多种就业。扩大就业是大事。")))
    (term,) = search(library, "促进就业").topic.terms
    assert "促进 就业" in dict(term.alternatives)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("看病 提到的代表", "看病"),
        ("学校，谈到过的委员", "学校"),
        ("村里的路烂成那样 讲到这个的人有谁", "路"),
        ("学校的课要上好 提到这事的代表都有谁", "课"),
    ],
)
def test_who_asks_for_those_that_spoke_of_a_matter_gets_a_list_and_no_one_persons_words(
    town: Library, question: str, topic: str
) -> None:
    found = asked(town, question)
    assert isinstance(found, ListPeople)
    assert found.search is None
    assert found.topic is not None
    assert topic in found.topic.wording


def test_those_whom_somebody_mentions_are_none_that_spoke_of_him(town: Library) -> None:
    assert not isinstance(asked(town, "欧阳明提到的代表"), ListPeople)


@pytest.mark.parametrize(("question", "name"), [("蒋首席替学生说了什么", "jiang"), ("邓教练怎么说", "deng")])
def test_a_surname_with_what_a_post_begins_or_ends_with_is_that_person(question: str, name: str) -> None:
    posts = {"jiang": ("蒋满", "轴承集团首席技师"), "deng": ("邓莲", "市体校游泳教练")}
    speeches = (a_speech(n, "要替学生说句话。", posts=(p,), speaker=one) for one, (n, p) in posts.items())
    assert names(search(a_library(a_page(*speeches)), question)) == {name}


ROADS = Context(topic="修路", passages=("p",), asked="Search")


@pytest.mark.parametrize(
    "turn",
    [
        "几个人讲了这个",
        "谁讲了这个",
        "哪些人讲了这个事",
        "一共有几个代表谈到这事",
        "多少人关心这个问题",
        "几个人讲的",
        "这事谁提过",
        "有人说这个吗",
        "替这事说话的都有谁",
    ],
)
def test_who_spoke_of_this_is_asked_of_the_last_matter(town: Library, turn: str) -> None:
    found = asked(town, turn, ROADS)
    assert isinstance(found, ListPeople), found
    assert found.topic
    assert [term.word for term in found.topic.terms] == ["修路"]


@pytest.mark.parametrize(
    "question",
    [
        "这几天报纸都报了啥",
        "报上都登了些什么",
        "报上都说了啥",
        "会上讲了哪些内容",
        "今天有什么新闻",
        "随便来一段",
        "推荐一段有意思的",
        "你这里都有些什么",
        "介绍一下这期报纸",
        "这些人都是干嘛的",
    ],
)
def test_what_is_in_the_paper_is_who_spoke(town: Library, question: str) -> None:
    assert asked(town, question) == ListPeople()


@pytest.mark.parametrize("question", ["谁说过修路", "修路谁说过", "修路的事谁提到过", "修路这件事谁谈到"])
def test_who_spoke_of_a_matter_is_asked_before_and_after_it(town: Library, question: str) -> None:
    found = asked(town, question)
    assert isinstance(found, ListPeople), found
    assert found.topic
    assert [term.word for term in found.topic.terms] == ["修路"]
    assert found.search is not None


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("俺爹八十了，谁说过修路", ["修路"]),
        ("我在厂里干活,想知道,谁说过修路", ["修路"]),
        ("我爸是教书的。哪些代表讲了修路", ["修路"]),
        ("我们要修路,谁替我们说过话", ["修路"]),
        ("我们要修路，谁替这号人说过话", ["修路"]),
    ],
)
def test_what_somebody_tells_of_himself_is_no_matter_that_others_spoke_of(
    town: Library, question: str, words: list[str]
) -> None:
    found = asked(town, question)
    assert isinstance(found, ListPeople), found
    assert found.topic
    assert [term.word for term in found.topic.terms if len(term.word) > 1] == words


def test_whose_words_some_are_is_asked_of_one(town: Library) -> None:
    assert search(town, "鹭鸶湾的水清了这句谁讲的").asks_who


@pytest.mark.parametrize("turn", ["一共几个人发言", "这版登了几个人的话"])
def test_how_many_spoke_is_asked_of_the_page_where_nothing_points_back(town: Library, turn: str) -> None:
    assert asked(town, turn, ROADS) == AboutPage(Fact.COUNT)


def test_without_a_last_matter_nobody_is_said_to_speak_of_this(town: Library) -> None:
    found = asked(town, "几个人讲了这个")
    assert not isinstance(found, ListPeople) or not found.topic


@pytest.mark.parametrize(
    "question",
    [
        "教育局答应了什么",
        "教育局许诺了啥",
        "教育局拍胸脯说了啥",
        "教育局打包票了没",
        "教育局表态说要干啥",
        "欧阳局长说下一步怎么办",
        "教育局局长给了什么承诺",
    ],
)
def test_what_somebody_promised_is_what_he_means_to_do(town: Library, question: str) -> None:
    found = search(town, question)
    assert names(found) == {"ouyangming"}
    assert found.concern is Concern.PLANS
    assert not found.topic


@pytest.mark.parametrize("question", ["欧阳明说没说哪个学校先修", "欧阳明讲没讲哪条路先修", "他提没提哪个村"])
def test_whether_somebody_spoke_of_a_thing_is_no_question_for_who_did_not(town: Library, question: str) -> None:
    found = asked(town, question)
    assert not isinstance(found, ListPeople) or not found.silent


@pytest.mark.parametrize("back", ["再回头问", "回过头来再说", "那倒回来问一下，", "掉头问问"])
def test_that_somebody_comes_back_to_a_matter_tells_no_matter(town: Library, back: str) -> None:
    found = search(town, f"{back}修路的钱从哪来")
    assert found.topic == search(town, "修路的钱从哪来").topic


@pytest.mark.parametrize("whatever", ["，不管老的小的，", "，甭管坐车的走路的，", " 无论村里城里,"])
def test_what_does_not_matter_to_who_asks_tells_no_matter(town: Library, whatever: str) -> None:
    found = asked(town, f"说到修路的{whatever}都有谁")
    assert isinstance(found, ListPeople)
    assert found.topic
    assert [term.word for term in found.topic.terms if len(term.word) > 1] == ["修路"]


@pytest.mark.parametrize("question", ["修路这事都谁在会上说过", "都谁在报上讲过修路", "哪几位在台上谈到修路"])
def test_where_they_spoke_is_no_matter_that_they_spoke_of(town: Library, question: str) -> None:
    found = asked(town, question)
    assert isinstance(found, ListPeople)
    assert found.search is None
    assert found.topic
    assert [term.word for term in found.topic.terms] == ["修路"]


@pytest.mark.parametrize("where", ["报上", "报纸上", "你们那个报纸上", "会上", "这次会上", "大会上"])
def test_that_it_is_asked_of_the_paper_or_the_meeting_tells_no_matter(town: Library, where: str) -> None:
    assert asked(town, f"{where}有谁") == ListPeople()
    found = asked(town, f"{where}谁说过修路")
    assert isinstance(found, ListPeople)
    assert found.topic
    assert [term.word for term in found.topic.terms] == ["修路"]


@pytest.mark.parametrize(
    "way", ["我想看{}的讲话", "把{}的原话发给我", "{}总结一下", "有{}的发言吗", "{}发言了没", "给我看{}的"]
)
@pytest.mark.parametrize("who", ["段菲", "孔校长", "枫林小学校长", "开12路的司机"])
def test_somebodys_words_are_asked_for_without_a_matter(town: Library, way: str, who: str) -> None:
    found = search(town, way.format(who))
    assert len(found.people) == 1
    assert not found.topic


@pytest.mark.parametrize("way", ["我想看{}的讲话", "{}的全部发言", "{}那段话", "{}在会上说了什么"])
@pytest.mark.parametrize("who", ["王局长", "市水利局的代表", "外卖小哥"])
def test_the_words_of_somebody_who_is_not_printed_are_nobody_elses(town: Library, way: str, who: str) -> None:
    found = asked(town, way.format(who))
    assert isinstance(found, Unprinted), found
    assert found.wording == who.removesuffix("的代表")


@pytest.mark.parametrize(
    "question", ["学校有哪些措施", "修路有哪些建议", "看病有哪几个办法", "校长有哪些建议", "12路车有哪些变化"]
)
def test_which_things_are_asked_is_no_question_for_people(town: Library, question: str) -> None:
    search(town, question)


@pytest.mark.parametrize("question", ["讲学校的有哪些", "谈到修路的代表有哪些", "哪些代表建议修路", "哪几位讲到学校"])
def test_which_people_spoke_of_a_thing_is(town: Library, question: str) -> None:
    found = asked(town, question)
    assert isinstance(found, ListPeople), found
    assert found.topic


@pytest.mark.parametrize("question", ["把书记都找出来", "帮我把书记们全列出来", "书记 有哪些", "列一下书记有哪些"])
def test_holders_of_a_post_may_be_told_as_what_is_to_be_brought(town: Library, question: str) -> None:
    found = asked(town, question)
    assert isinstance(found, ListPeople), found
    assert {person.name for person in found.among or ()} == {"王静", "欧阳明", "孔令仪"}


@pytest.mark.parametrize(
    ("question", "title"),
    [("孔校掌说了什么", "孔校长"), ("欧阳局掌怎么看学校", "欧阳局长"), ("段懂事长讲了什么", None)],
)
def test_a_title_after_a_surname_is_heard_where_half_of_it_stands(
    town: Library, question: str, title: str | None
) -> None:
    found = asked(town, question)
    mention = found.mention if isinstance(found, Search) else None
    assert (mention.words if mention else None) == title


@pytest.mark.parametrize("turn", ["这人干嘛的", "那人是哪个单位的", "说这个的是干什么的", "讲这话的人是谁"])
def test_who_the_last_speaker_is_may_be_asked_by_many_words_for_him(town: Library, turn: str) -> None:
    found = asked(town, turn, Context(speaker="shinan"))
    assert isinstance(found, WhoIs), found
    assert names(found) == {"shinan"}


@pytest.mark.parametrize("slip", ["打错了，是{}", "说错了 我要问{}", "不好意思搞错人了，我想问{}"])
def test_who_corrects_himself_asks_the_other_for_the_same(town: Library, slip: str) -> None:
    context = Context(asked="Search", speaker="shinan", topic="学校")
    found = search(town, slip.format("欧阳明"), context)
    assert names(found) == {"ouyangming"}
    assert "学校" in (found.topic.wording, found.turn.wider.wording if found.turn.wider else "")


@pytest.mark.parametrize("turn", ["接着往下念", "往下说", "你继续讲", "下一段呢", "再接着说"])
def test_what_comes_next_is_asked_for_in_many_ways(town: Library, turn: str) -> None:
    assert asked(town, turn, Context(asked="Search", speaker="shinan")) == Step(Move.NEXT)


def test_a_month_is_that_of_the_paper_where_it_is_asked_which_meeting_it_tells_of(town: Library) -> None:
    found = asked(town, "2021年3月报的是什么大会")
    assert isinstance(found, AboutPage), found
    assert [page.id for page in found.pages] == ["lz-1"]


@pytest.mark.parametrize("question", ["有没有代表讲修路", "有代表提到修路吗", "会上有没有委员谈修路的事"])
def test_whether_any_delegate_spoke_asks_for_somebodys_words(town: Library, question: str) -> None:
    found = search(town, question)
    assert found.asks_who
    assert found.topic.wording == "修路"


@pytest.mark.parametrize(
    "question",
    [
        "列出谈修路的代表",
        "所有提到修路的人",
        "就修路发言的代表",
        "修路问题上哪些人发了言",
        "关注修路的代表",
        "找一下讲修路的委员",
    ],
)
def test_those_who_spoke_of_a_matter_are_asked_for_in_many_ways(town: Library, question: str) -> None:
    found = asked(town, question)
    assert isinstance(found, ListPeople), found
    assert found.topic
    assert found.topic.wording == "修路"


@pytest.mark.parametrize("turn", ["刚才那段再发一次", "重复一遍", "再说一遍", "这是谁的原话", "上面那段话再给我看一下"])
def test_what_was_shown_is_asked_for_once_more(town: Library, turn: str) -> None:
    shown = town.index.passages[0]
    context = Context(asked="Search", speaker="wangjing-liu", passages=(shown.id,))
    assert asked(town, turn, context) == Step(Move.SPEAKER)


@pytest.mark.parametrize("before", ["换个话题 ", "另外再问一下，", "还想问一下 ", "好的 我再问个问题，"])
def test_that_a_further_question_comes_tells_no_matter(town: Library, before: str) -> None:
    assert search(town, f"{before}哪里在修路").topic.wording == "修路"


@pytest.mark.parametrize("message", ["总结一下", "帮我概括一下", "简单点说", "用一句话说"])
def test_who_wants_a_summary_is_told_what_the_bot_does(town: Library, message: str) -> None:
    assert asked(town, message) == SmallTalk(Chat.ABILITY)


def test_a_title_that_sounds_like_another_is_itself() -> None:
    people = [
        a_speech("邵颖", "看病不难。", posts=("市医院院长",)),
        a_speech("覃月华", "入园不难。", posts=("幼儿园园长",)),
    ]
    both = a_library(a_page(*people))
    for question, name in (("邵院长说了什么", "邵颖"), ("覃园长说了什么", "覃月华")):
        (person,) = search(both, question).people
        assert person.name == name


def test_a_note_is_asked_for_by_its_number() -> None:
    page = a_page(a_speech("王一", "修路。"), a_speech("李二", "办学。"), notes=["先讲路。", "再讲学校。"])
    sections = (Section("roads", "路上"), Section("schools", "学校里"))
    notes = tuple(replace(note, section=one.id) for note, one in zip(page.notes, sections, strict=True))
    library = a_library(replace(page, sections=sections, notes=notes))
    assert search(library, "第二个编者按说了什么").section == "学校里"
    assert search(library, "第一篇编者按").section == "路上"
    assert search(library, "第五个编者按").section is None


@pytest.mark.parametrize("question", ["图书馆有几个", "学校一共有多少个", "水库有几个"])
def test_how_many_things_there_are_asks_for_no_people(town: Library, question: str) -> None:
    search(town, question)


@pytest.mark.parametrize(
    "question", ["施南是不是博士", "段菲是本地人吗", "欧阳明是硕士不", "段菲电话多少，我有事要问她", "施南手机号好多"]
)
def test_what_somebody_is_beside_his_post_is_private(town: Library, question: str) -> None:
    assert search(town, question).private


@pytest.mark.parametrize(
    "question", ["介绍一下枫林小学校长", "枫林小学校长由谁担任", "枫林小学校长是哪位", "给我介绍介绍枫林小学的校长"]
)
def test_who_holds_a_post_is_asked_in_many_ways(town: Library, question: str) -> None:
    found = asked(town, question)
    assert isinstance(found, WhoIs), found
    assert {person.name for person in found.people} == {"孔令仪"}


@pytest.mark.parametrize("turn", ["学校还有别人提到吗", "学校有没有别的代表讲过", "学校这块还有其他人说吗"])
def test_whether_somebody_else_spoke_is_asked_of_all_but_the_last(town: Library, turn: str) -> None:
    found = asked(town, turn, Context(asked="Search", speaker="kongling"))
    assert isinstance(found, ListPeople), found
    assert found.topic
    assert found.topic.wording == "学校"


def test_an_office_may_lend_its_last_character_to_the_post() -> None:
    library = a_library(a_page(a_speech("潘志毅", "修好大桥。", posts=("市交通运输局党组书记", "局长"))))
    for question in ("交通局长说了什么", "交通局局长说了什么", "交通运输局长说了什么"):
        (person,) = search(library, question).people
        assert person.name == "潘志毅"


def test_a_day_is_that_of_the_paper_where_somebody_spoke_again(town: Library) -> None:
    found = search(town, "欧阳明18号又讲了啥")
    assert [page.id for page in found.pages] == ["lz-2"]


@pytest.mark.parametrize("message", ["再看一下", "重复一遍"])
def test_nothing_is_looked_for_where_nothing_was_shown_to_be_repeated(town: Library, message: str) -> None:
    assert asked(town, message) == Step(Move.SPEAKER)


@pytest.mark.parametrize("message", ["打错了", "说错了"])
def test_that_something_was_a_slip_alone_asks_for_nothing(town: Library, message: str) -> None:
    assert asked(town, message) == SmallTalk(Chat.COMPLAINT)


@pytest.mark.parametrize(
    "question", ["看好每一个病人，这句哪来的", "看好每一个病人 这句话出自哪里", "看好每一个病人 这句是谁写的"]
)
def test_where_words_are_from_is_told_by_the_passage_that_holds_them(town: Library, question: str) -> None:
    found = search(town, question)
    assert "病人" in [term.word for term in found.topic.terms]
    assert not {"哪", "句", "出自"} & {term.word for term in found.topic.terms}


@pytest.mark.parametrize("question", ["庄稼生虫了 拍个照片能问谁", "路灯坏了，拍了照片发给谁"])
def test_whom_to_ask_with_a_photograph_is_no_question_for_the_photographer(town: Library, question: str) -> None:
    assert isinstance(asked(town, question), Search)


def test_whom_to_complain_to_is_no_question_for_who_spoke(town: Library) -> None:
    assert not search(town, "工钱拖着不给找谁说理").asks_who


@pytest.mark.parametrize("question", ["两天一共有哪些代表发言", "这几天都有谁发言", "三天下来有哪些人讲话"])
def test_all_days_of_a_coverage_are_no_topic(town: Library, question: str) -> None:
    assert asked(town, question) == ListPeople()


def test_what_only_frames_an_amount_is_asked_of_what_stands_before_it(town: Library) -> None:
    assert search(town, "实习有工资没 一个月给多少").parts == ()


@pytest.mark.parametrize("question", ["局机关来的代表是哪几个", "市里局机关来了哪些人"])
def test_bureaus_are_a_kind_of_house(town: Library, question: str) -> None:
    found = asked(town, question)
    assert isinstance(found, ListPeople)
    assert [person.name for person in found.among or ()] == ["欧阳明"]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("多招几个人 有扶持没", Expect.WHETHER),
        ("上岛几块钱 老人有优惠吗", Expect.MONEY),
        ("有几个人 能不能来", Expect.NUMBER),
        ("智慧村庄是不是要多搞几个", Expect.WHETHER),
        ("能不能多开几趟车", Expect.WHETHER),
        ("能不能说说有几个人", Expect.NUMBER),
    ],
)
def test_some_are_not_how_many_where_another_clause_asks(town: Library, question: str, kind: Expect) -> None:
    assert search(town, question).topic.expects is kind


def test_one_of_several_of_a_name_is_pointed_at_by_what_he_is() -> None:
    page = a_page(
        a_speech("周敏", "贷款要好借。", posts=("市农商银行行长",), speaker="zhoumin-bank"),
        a_speech("周敏", "作业要少些。", posts=("东渚区实验小学语文教师",), speaker="zhoumin-school"),
        a_speech("蒋小满", "带好徒弟。", posts=("技师学院教师",)),
    )
    listed = Context(people=("zhoumin-bank", "zhoumin-school"))
    assert names(search(a_library(page), "不是银行的 我问当老师那个", listed)) == {"zhoumin-school"}
    assert isinstance(asked(a_library(page), "哪些是当老师的", listed), ListPeople)


@pytest.mark.parametrize(("question", "page"), [("欧阳明头一天讲的什么", "lz-1"), ("欧阳明第二天说了什么", "lz-2")])
def test_somebodys_words_may_be_asked_for_by_a_day_of_the_coverage(town: Library, question: str, page: str) -> None:
    assert [one.id for one in search(town, question).pages] == [page]


@pytest.mark.parametrize("turn", ["那第二天呢", "头一天呢", "那前一天讲了什么"])
def test_another_day_of_the_same_person_is_a_step(town: Library, turn: str) -> None:
    assert asked(town, turn, Context(speaker="ouyangming", passages=("x",), asked="Search")) == Step(Move.OTHER_DAY)


def test_to_raise_a_thing_is_not_to_speak_of_it(town: Library) -> None:
    assert search(town, "谁要提高医院水平").topic.wording.startswith("提高")
    listed = asked(town, "谁提高铁站")
    assert isinstance(listed, ListPeople)
    assert listed.topic
    assert listed.topic.wording == "高铁站"


def test_how_a_thing_is_used_is_asked_of_what_was_shown(town: Library) -> None:
    shown = town.index.passages[0]
    context = Context(asked="Search", topic="路", speaker="wangjing-liu", passages=(shown.id,))
    assert asked(town, "怎么用") == SmallTalk(Chat.ABILITY)
    assert isinstance(asked(town, "怎么用", context), Search)
    assert asked(town, "你怎么用", context) == SmallTalk(Chat.ABILITY)


def test_a_telephone_asked_for_after_somebodys_words_may_be_theirs(town: Library) -> None:
    shown = town.index.passages[0]
    context = Context(asked="Search", topic="路", speaker="wangjing-liu", passages=(shown.id,))
    bare, paper = asked(town, "电话多少", context), asked(town, "报社电话多少", context)
    assert isinstance(bare, AboutPage)
    assert isinstance(paper, AboutPage)
    assert (bare.fact, bare.whole, paper.fact, paper.whole) == (Fact.PHONE, False, Fact.PHONE, True)


def test_a_second_stage_is_no_issue_of_a_newspaper(town: Library) -> None:
    assert not isinstance(asked(town, "二期什么时候"), AboutPage)
    assert isinstance(asked(town, "这期什么时候出的"), AboutPage)


def test_a_piece_of_an_organisations_name_that_tears_a_word_names_it_not() -> None:
    bureau = a_library(a_page(a_speech("李红", "创新要快。", posts=("市科学技术局局长",))))
    assert not getattr(asked(bureau, "我想学技术"), "people", ())
    assert names(search(bureau, "科学技术局")) == {"lihong"}


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("养殖场好久关完", "养殖场什么时候关完"),
        ("到底好久修得通", "到底什么时候修得通"),
        ("隧洞好久才能开工", "隧洞什么时候才能开工"),
        ("水库好久修的", "水库什么时候修的"),
        ("那家好久才搬", "那家什么时候才搬"),
        ("他好久进厂的", "他什么时候进厂的"),
        ("签约好久铺开", "签约什么时候铺开"),
        ("创业园好久免租", "创业园多久免租"),
        ("片子要好久才出", "片子要多久才出"),
        ("修了好久", "修了多久"),
        ("搬好久了", "搬多久了"),
    ],
)
def test_how_long_asks_when_before_what_begins_or_ends_in_dialect(town: Library, said: str, meant: str) -> None:
    assert as_standard(said, town.language) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("一年出栏好多", "一年出栏多少"),
        ("那好多户呢", "那多少户呢"),
        ("管子修了好多公里", "管子修了多少公里"),
        ("市医院派好多医生下来", "市医院派多少医生下来"),
        ("第二点讲了啥子", "第二点讲了什么"),
        ("我们厂里跟外头差好多", "我们厂里跟外头差好多"),
        ("好多人说厂里招不到人", "好多人说厂里招不到人"),
        ("好多户暖气不热", "好多户暖气不热"),
        ("试了好多回都没成,有没有办法", "试了好多回都没成,有没有办法"),
        ("有好多人没活干,怎么办", "有好多人没活干,怎么办"),
    ],
)
def test_how_many_is_asked_in_the_south_west_where_nothing_else_is(town: Library, said: str, meant: str) -> None:
    assert as_standard(said, town.language) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("这是那个讲的", "这是哪个讲的"),
        ("你讲的这些是那天的报纸", "你讲的这些是哪天的报纸"),
        ("这话登在那张报上", "这话登在哪张报上"),
        ("王静是那个单位的", "王静是哪个单位的"),
        ("我要的是那个养牛的", "我要的是那个养牛的"),
        ("是那个局长", "是那个局长"),
        ("渡口在那里什么时候修", "渡口在那里什么时候修"),
        ("他是那里的人吗", "他是那里的人吗"),
    ],
)
def test_which_is_asked_by_that_where_nothing_else_asks(town: Library, said: str, meant: str) -> None:
    assert as_standard(said, town.language) == meant
