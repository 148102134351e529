"""Lists of people who spoke of a matter: the same as when every passage that was found is weighed to the end."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from bot import texts
from bot.citizen.render import Renderer
from knowledge.answer import Candidates, Library, NotFound, PeopleCard, Quote, answer, decide
from knowledge.answer.decision import SPOKEN_OF
from knowledge.answer.people import LOOKED_THROUGH, is_across_words, is_in_words, names_field
from knowledge.asked import Context, ListPeople
from knowledge.findings import Answer, Found, Why
from knowledge.lexicon import Person
from knowledge.meaning.look import Nearness
from knowledge.search import ALL_LOOKED_AT, found_in, rows_of
from knowledge.topic import Topic, topic_of
from knowledge.weighing.sought import weigh
from knowledge.words.tokens import Tokenizer
from knowledge.words.vocabulary import LED
from tests.building import CONFIG, Visitor, a_conversation, a_library, a_page, a_speech, quoted, speaker_of


def everyone(topics: Sequence[Topic], library: Library) -> dict[str, Found]:
    """The best passage of each who spoke of one of some topics, every passage weighed."""
    best: dict[str, Found] = {}
    fields = library.language.vocabulary.fields
    for topic in topics:
        for hit in library.index.ranked(topic.query, most=LOOKED_THROUGH):
            evidence, speaker = weigh(topic, hit.text, hit.around), hit.passage.speaker
            is_field = len(topic.terms) == 1 and topic.terms[0].word in fields
            said = evidence.coverage >= SPOKEN_OF and evidence.words
            spoken = (evidence.coverage >= LED and names_field(topic, hit.text)) if is_field else said
            if speaker and spoken and is_in_words(topic, hit.text, library.language.tokenizer):
                best.setdefault(speaker.id, found_in(hit, evidence, library))
    return best


def some_topics(library: Library, chance: random.Random, number: int) -> list[Topic]:
    """Topics of one to three words of the record, and the names of fields; none of a single character."""
    words = sorted(library.index.words())
    texts = ["".join(chance.sample(words, chance.randint(1, 3))) for _ in range(number)]
    topics = (topic_of(text, library.language) for text in (*texts, *sorted(library.language.vocabulary.fields)))
    return [topic for topic in topics if topic and (len(topic.terms) > 1 or len(topic.terms[0].word) > 1)]


def says(person: Person, topic: Topic, library: Library) -> bool:
    """Whether somebody uses each word of a topic, in whichever of his passages."""
    said = [library.index.texts[row] for row in rows_of((person,), library)]
    return all(any(term.word in text for text in said) for term in topic.terms)


def assert_found(card: Answer, best: Mapping[str, Found], topics: Sequence[Topic], library: Library) -> None:
    """A card has all that was found, and first those who use the words of one of the topics."""
    people, found, loose = (card.people, card.found, card.loose) if isinstance(card, PeopleCard) else ((), (), 0)
    use = [any(says(person, topic, library) for topic in topics) for person in people]
    assert use == [True] * (len(people) - loose) + [False] * loose
    speakers = library.language.lexicon.people
    ordered = sorted(best, key=lambda one: not any(says(speakers[one], topic, library) for topic in topics))
    assert found == tuple(best[one] for one in ordered)


def test_a_list_of_who_spoke_is_what_weighing_every_passage_finds(library: Library, chance: random.Random) -> None:
    for topic in some_topics(library, chance, 60):
        best = everyone((topic,), library)
        card = decide(ListPeople(topic=topic), Context(), library)
        assert isinstance(card, PeopleCard) == bool(best)
        assert_found(card, best, (topic,), library)


def test_a_list_by_any_of_several_topics_takes_the_first_that_a_person_speaks_of(
    library: Library, chance: random.Random
) -> None:
    topics = some_topics(library, chance, 20)
    for pair in zip(topics[::2], topics[1::2], strict=False):
        best = everyone(pair, library)
        card = decide(ListPeople(topic=pair[0], any_of=pair), Context(), library)
        assert_found(card, best, pair, library)


@pytest.mark.parametrize("left", [1, 3])
def test_whoever_is_left_out_of_a_list_stands_in_none(library: Library, left: int) -> None:
    topic = topic_of("就业", library.language)
    whole = decide(ListPeople(topic=topic), Context(), library)
    assert isinstance(whole, PeopleCard)
    without = decide(ListPeople(topic=topic, without=whole.people[:left]), Context(), library)
    rest = whole.people[left:]
    assert without == replace(whole, people=rest, found=whole.found[left:]) if rest else isinstance(without, NotFound)


NAMES = "金银铜铁锡铅锌镍钴钨锰铬"
SAID = {
    "王一": "今年要把公路修到家门口，村民出门不再难。",
    "李二": "收果子的卡车开得到山脚下，再不用人挑。",
    "张三": "学校的午餐四元一份，孩子们吃得饱。",
    "赵四": "医院添了两台设备，看片子不用等。",
    "孙五": "河水清了，白鹭回来了。",
    "周六": "园区里的企业招到了人。",
    "吴七": "图书馆开到晚上九点。",
}


def village() -> Library:
    return a_library(a_page(*(a_speech(name, text) for name, text in SAID.items())))


def seeing(library: Library, words: str) -> Library:
    """The library with a second look to which passages with these words are near, and no others."""

    def look(_: str, texts: Sequence[str]) -> Sequence[Nearness]:
        return [Nearness(0.1, 0.6, 0.4) if words in text else Nearness(0.0, 0.1, 0.0) for text in texts]

    return replace(library, look=look)


def test_who_does_not_use_the_word_and_comes_near_in_meaning_is_listed_apart() -> None:
    given, after = answer("哪些人谈到了公路", Context(), seeing(village(), "卡车"))
    assert isinstance(given, PeopleCard)
    assert [person.name for person in given.people] == ["王一"]
    assert [one.passage.text for one in given.akin] == [SAID["李二"]]
    assert after.people == (given.people[0].id,)


def test_where_nobody_uses_the_word_those_who_come_near_are_candidates_and_never_said_to_speak_of_it() -> None:
    asked = "哪些人谈到了交通出行条件"
    given, _ = answer(asked, Context(), seeing(village(), "卡车"))
    assert isinstance(given, Candidates)
    assert given.why is Why.MEANT
    assert [one.passage.text for one in given.found] == [SAID["李二"]]
    assert isinstance(answer(asked, Context(), village())[0], NotFound)


def test_who_speaks_under_a_headline_that_prints_the_word_speaks_of_it() -> None:
    headed = a_speech("郑八", "最远的家离校九十四公里，如今有了班车。", headline="娃娃不用再骑马上学了")
    other = a_speech("冯九", "一台风机一年发的电够三百户用。", headline="风机转起来")
    library = a_library(a_page(headed, other, a_speech("王一", SAID["王一"])))
    given, reply = Visitor(a_conversation(library)).asks("哪些人谈到了上学")
    assert isinstance(given, PeopleCard)
    assert [person.name for person in given.people] == ["郑八"]
    assert "谈到「上学」的有 1 位" in reply.plain
    silent, _ = answer("没提到上学的有谁", Context(), library)
    assert isinstance(silent, PeopleCard)
    assert [person.name for person in silent.people] == ["冯九", "王一"]


def test_of_those_who_only_come_near_whose_post_prints_the_word_is_first() -> None:
    looked = "关停的矿工怎么办，公益岗位先紧着他们。"
    served = a_speech("关二", looked, posts=("矿工再就业服务站站长",))
    others = (a_speech(name, text) for name, text in SAID.items())
    library = a_library(a_page(a_speech("沈三", looked), served, *others))
    given, _ = answer("哪些人谈到了就业", Context(), seeing(library, "公益岗位"))
    assert isinstance(given, PeopleCard)
    assert [person.name for person in given.people] == ["关二", "沈三"]


def test_who_says_it_in_other_words_is_told_as_such_and_counted_apart() -> None:
    given, reply = Visitor(a_conversation(a_library(RIGHTS))).asks("哪些人谈到了法律")
    assert isinstance(given, PeopleCard)
    assert ([person.name for person in given.people], given.loose) == (["王一", "李二"], 1)
    head, rest = reply.plain.split("没有用这个词")
    assert "谈到「法律」的有 1 位" in head
    assert "王一" in head
    assert "李二" not in head
    assert "2. 李二" in rest


def test_where_all_say_it_in_other_words_the_list_says_so() -> None:
    _, reply = Visitor(a_conversation(a_library(a_page(*RIGHTS.speeches[1:])))).asks("哪些人谈到了法律")
    assert "谈到「法律」的有" not in reply.plain


RIGHTS = a_page(
    a_speech("王一", "要让村民懂法律，遇事找律师。"),
    a_speech("李二", "推进法治建设，纠纷不出村。"),
    a_speech("赵四", "医院添了两台设备，看片子不用等。"),
)


def test_whom_it_is_not_asked_of_is_not_listed_for_what_he_may_mean() -> None:
    given, _ = answer("除了李二，还有哪些人谈到了公路", Context(), seeing(village(), "卡车"))
    assert isinstance(given, PeopleCard)
    assert given.akin == ()


def test_where_all_are_as_near_nobody_stands_out() -> None:
    given, _ = answer("哪些人谈到了公路", Context(), seeing(village(), ""))
    assert isinstance(given, PeopleCard)
    assert given.akin == ()


def test_of_a_coverage_too_large_to_look_at_nothing_is_near_to_what_no_passage_holds() -> None:
    pairs = [one + two for one in NAMES for two in NAMES]
    speeches = [a_speech(f"王{pair}", f"{pair}村修好了路。", speaker=f"w{i}") for i, pair in enumerate(pairs)]
    large = seeing(a_library(a_page(*speeches)), "村")
    assert len(large.index.passages) > ALL_LOOKED_AT
    assert isinstance(answer("哪些人谈到了䶮䶮䶮", Context(), large)[0], NotFound)


@pytest.mark.parametrize("asked", ["谁替他们喊过交通出行，都给我列出来", "谁讲了公路 一个都别漏"])
def test_who_is_asked_for_a_list_is_given_one_and_no_single_quote(asked: str) -> None:
    given, _ = answer(asked, Context(), seeing(village(), "卡车"))
    assert isinstance(given, PeopleCard | Candidates)


def test_who_uses_some_of_the_words_and_comes_very_near_speaks_of_it() -> None:
    given, _ = answer("哪些人谈到了果子卖不起价", Context(), seeing(village(), "卡车"))
    assert isinstance(given, PeopleCard)
    assert [person.name for person in given.people] == ["李二"]
    assert given.akin == ()


def town() -> Library:
    """The village with twelve more, who speak of nothing."""
    silent = (a_speech(f"郑{name}", f"{name}是好东西。", speaker=f"z{i}") for i, name in enumerate(NAMES))
    return a_library(a_page(*(a_speech(name, text) for name, text in SAID.items()), *silent))


def near_to(library: Library, how_near: dict[str, float]) -> Library:
    """The library with a second look to which passages with these words are so near, and others are far."""

    def look(_: str, texts: Sequence[str]) -> Sequence[Nearness]:
        near = [max((value for words, value in how_near.items() if words in text), default=0.0) for text in texts]
        return [Nearness(0.1 * value, 0.1 + 0.5 * value, 0.4 * value) for value in near]

    return replace(library, look=look)


def test_where_two_say_in_other_words_what_nobody_says_in_these_both_are_listed_as_meaning_it() -> None:
    given, _ = answer("哪些人谈到了交通出行条件", Context(), near_to(town(), {"卡车": 1.0, "设备": 1.0}))
    assert isinstance(given, PeopleCard)
    assert given.meant
    assert sorted(person.name for person in given.people) == ["李二", "赵四"]
    reply = Renderer(texts.load(CONFIG / "texts")["zh-Hans"]).render(given).plain
    assert "谈到「" not in reply
    assert SAID["李二"] in reply
    alone, _ = answer("哪些人谈到了交通出行条件", Context(), near_to(town(), {"卡车": 1.0}))
    assert isinstance(alone, Candidates)


def test_who_does_not_stand_out_as_far_as_those_who_mean_it_may_mean_it() -> None:
    given, _ = answer("哪些人谈到了公路", Context(), near_to(town(), {"卡车": 0.8, "公路": 1.0}))
    assert isinstance(given, PeopleCard)
    assert not given.meant
    assert [person.name for person in given.people] == ["王一"]
    assert [one.passage.text for one in given.akin] == [SAID["李二"]]


def test_what_is_far_does_not_stand_out_from_what_is_farther() -> None:
    def look(_: str, texts: Sequence[str]) -> Sequence[Nearness]:
        return [Nearness(0.04, 0.4, 0.2) if "卡车" in text else Nearness(0.0, 0.1, 0.0) for text in texts]

    given, _ = answer("哪些人谈到了交通出行条件", Context(), replace(village(), look=look))
    assert isinstance(given, Candidates)
    assert given.why is Why.UNSURE  # nobody means it; what is found of it is at most related
    assert isinstance(answer("哪些人谈到了孔雀", Context(), replace(village(), look=look))[0], NotFound)


@pytest.fixture(scope="module")
def promoted() -> Library:
    """Two days, between which one of the speakers has gone to another post."""
    roads = a_speech("段应昌", "渡口的互市要搬到新街，修路的钱已经有了。", posts=("镇党委书记",))
    schools = a_speech("普文静", "互市边上要办一所学校。", posts=("校长",))
    later = a_speech("段应昌", "电商服务站不收钱，快递要进村。", posts=("市商务局局长",))
    return a_library(
        a_page(roads, schools, day=date(2021, 7, 14), page_id="mz-1"),
        a_page(later, day=date(2021, 7, 29), page_id="mz-2"),
    )


@pytest.mark.parametrize(
    ("question", "posts"),
    [
        ("都有谁发言", ["市商务局局长", "校长"]),
        ("14号那张上面有哪些人讲话", ["镇党委书记", "校长"]),
        ("14号那期上头都登了谁", ["镇党委书记", "校长"]),
        ("7月14号那份报讲了什么", ["镇党委书记", "校长"]),
        ("29号那张报纸上有哪些人讲话", ["市商务局局长"]),
        ("哪些人说过互市", ["镇党委书记", "校长"]),
        ("7月14号哪些代表说过互市", ["镇党委书记", "校长"]),
    ],
)
def test_a_list_has_the_posts_of_the_words_or_of_the_pages_that_it_is_about(
    promoted: Library, question: str, posts: list[str]
) -> None:
    given, _ = answer(question, Context(), promoted)
    assert isinstance(given, PeopleCard), given
    assert sorted("".join(given.posts_of(person)) for person in given.people) == sorted(posts)


@pytest.mark.parametrize(
    "question", ["7月29号哪些人说过互市", "29号那张谁说过互市", "29号有哪些代表讲到互市", "7月29号的报纸谁说过互市"]
)
def test_who_spoke_of_a_matter_on_a_day_is_looked_for_on_its_pages_alone(promoted: Library, question: str) -> None:
    given, _ = answer(question, Context(), promoted)
    assert isinstance(given, NotFound), given
    assert [page.id for page in given.pages] == ["mz-2"]
    assert given.wording == "互市"
    elsewhere, _ = answer(question.replace("29", "14"), Context(), promoted)
    assert isinstance(elsewhere, PeopleCard)


def test_what_was_said_on_a_day_after_somebodys_words_is_his(promoted: Library) -> None:
    _, context = answer("段应昌说了什么", Context(), promoted)
    given, _ = answer("7月14号那天说了什么", context, promoted)
    assert isinstance(given, Quote)
    assert given.found.passage.page.id == "mz-1"
    assert given.found.passage.speaker is not None
    assert given.found.passage.speaker.name == "段应昌"


@pytest.mark.parametrize("turn", ["第一个说了什么", "第一位呢"])
@pytest.mark.parametrize(("day", "page"), [("14号那张上面有哪些人讲话", "mz-1"), ("都有谁发言", "mz-2")])
def test_who_is_chosen_from_the_list_of_a_page_is_quoted_from_it(
    promoted: Library, day: str, page: str, turn: str
) -> None:
    listed, context = answer(day, Context(), promoted)
    assert isinstance(listed, PeopleCard)
    place = [person.name for person in listed.people].index("段应昌")
    given, _ = answer(turn.replace("一", "一二"[place]), context, promoted)
    assert isinstance(given, Quote), given
    assert given.found.passage.page.id == page


@pytest.mark.parametrize(
    ("turns", "page"),
    [
        (["镇党委书记说了什么"], "mz-1"),
        (["商务局的人说了什么"], "mz-2"),
        (["商务局长说了什么"], "mz-2"),
        (["段应昌说了什么", "他7月14号呢"], "mz-1"),
        (["商务局长说了什么", "7月14号他说了啥"], "mz-1"),
    ],
)
def test_who_is_asked_for_by_a_post_or_a_day_is_quoted_from_where_he_had_it(
    promoted: Library, turns: list[str], page: str
) -> None:
    context = Context()
    for turn in turns:
        given, context = answer(turn, context, promoted)
    assert isinstance(given, Quote), given
    assert given.found.passage.page.id == page
    assert given.found.passage.speaker is not None
    assert given.found.passage.speaker.name == "段应昌"


def test_who_did_not_speak_on_a_day_is_said_not_to(promoted: Library) -> None:
    _, context = answer("普文静说了什么", Context(), promoted)
    given, _ = answer("她7月29号讲了没", context, promoted)
    assert isinstance(given, NotFound)
    assert given.why is Why.SILENT
    assert [person.name for person in given.near] == ["普文静"]
    assert [page.id for page in given.pages] == ["mz-2"]


@pytest.mark.parametrize(
    ("question", "pages"), [("头一天登了谁", "mz-1"), ("最后一天都有谁", "mz-2"), ("7月30号谁讲话了", None)]
)
def test_who_spoke_on_the_first_the_last_or_no_day(promoted: Library, question: str, pages: str | None) -> None:
    given, _ = answer(question, Context(), promoted)
    if pages is None:
        assert isinstance(given, NotFound)
        assert given.why is Why.NO_PAGE
    else:
        assert isinstance(given, PeopleCard)
        assert [page.id for page in given.pages] == [pages]


def test_who_is_chosen_from_those_who_spoke_of_a_matter_on_a_day_is_quoted_from_it(promoted: Library) -> None:
    listed, context = answer("7月14号哪些人说过互市", Context(), promoted)
    assert isinstance(listed, PeopleCard)
    assert context.pages == ("mz-1",)
    given, _ = answer(f"第{'一二'[[one.name for one in listed.people].index('段应昌')]}个呢", context, promoted)
    assert isinstance(given, Quote)
    assert given.found.passage.page.id == "mz-1"


def test_where_only_a_namesake_speaks_on_a_day_it_is_asked_back_who_is_meant() -> None:
    early = a_speech("陆春燕", "学校要多建。", posts=("小学校长",), speaker="lu-a")
    late = a_speech("陆春燕", "课后要有人管。", posts=("副局长",), speaker="lu-b")
    days = (a_page(early, day=date(2019, 1, 8), page_id="qd-1"), a_page(late, day=date(2021, 9, 15), page_id="qd-2"))
    _, context = answer("2021年陆春燕说了什么", Context(), a_library(*days))
    given, _ = answer("她19年呢", context, a_library(*days))
    assert isinstance(given, PeopleCard)
    assert given.which
    assert [person.id for person in given.people] == ["lu-a"]


class Cut(Tokenizer):
    """Cuts as it is told."""

    def __init__(self, *words: str) -> None:
        super().__init__()
        self._told = words

    def _words(self, text: str) -> tuple[str, ...]:
        return self._told if text == "".join(self._told) else super()._words(text)


@pytest.mark.parametrize(
    ("word", "cut", "across"),
    [
        ("台风", ("一", "台", "风机"), True),
        ("台风", ("一场", "台风"), False),
        ("台风", ("一台", "风机", "台风", "天"), False),
        ("一回", ("头一回",), False),
        ("公路", ("高速公路",), False),
        ("自管", ("自治", "自", "管"), False),
    ],
)
def test_a_word_across_the_ends_of_others_is_not_said(
    library: Library, word: str, cut: Sequence[str], across: bool
) -> None:
    """台风 is not said by who speaks of 一台风机."""
    assert is_across_words(topic_of(word, library.language), "".join(cut), Cut(*cut)) is across


def test_a_character_of_a_fields_name_is_no_word_of_the_field() -> None:
    """把钱保住 is not said of 环保."""
    page = a_page(a_speech("王一", "民警赶到，把钱保住了。"), a_speech("李二", "水质好了，污染少了。"))
    given, _ = answer("哪些代表谈到环保", Context(), a_library(page))
    said = given.people if isinstance(given, PeopleCard) else (quoted(given).speaker,)
    assert [one.name for one in said if one] == ["李二"]


def test_who_said_quoted_words_said_all_of_them() -> None:
    page = a_page(a_speech("王一", "这封信，看一回我哭一回。"), a_speech("李二", "销售额头一回超过了代工。"))
    given, _ = answer("谁说“我哭一回”", Context(), a_library(page))
    assert isinstance(given, Quote)
    assert speaker_of(given) == "王一"


def test_of_whom_nothing_at_all_is_found_nobody_is_named_by_meaning_without_a_score() -> None:
    """No character of 咖啡 is printed: nothing has a score, and what is near in meaning is all that there is."""
    town = a_library(a_page(a_speech("王一", "窑火不能断。"), a_speech("李二", "船要靠岸。")))
    near = replace(town, look=lambda _, texts: [Nearness(0.0, 0.0, 0.0)] * len(texts))
    given, _ = answer("谁讲了咖啡", Context(), near)
    assert isinstance(given, NotFound)


def test_nobody_else_is_said_to_speak_of_what_a_character_names_only_where_nobody_says_it() -> None:
    """Who says it often speaks of it; he left out, those do who say it once, and none for another word."""
    city = a_library(
        a_page(
            a_speech("区明", "喷漆要换成水性漆。漆味呛人，漆工怕漆。", posts=("红棉木业公司董事长",)),
            a_speech("陆永", "镇里的喷漆作坊要进园。", posts=("容滘镇党委书记",)),
            a_speech("邵云", "老街不能只拆不修。", posts=("市住房和城乡建设局局长",)),
            a_speech("贺苗", "漆黑的夜里要有路灯。", posts=("市民政局局长",)),
        )
    )
    given, _ = answer("除了区明还有谁讲漆", Context(), city)
    assert isinstance(given, PeopleCard)
    assert [person.name for person in given.people] == ["陆永"]
    given, _ = answer("除了邵云还有谁讲街", Context(), city)
    assert isinstance(given, NotFound)


@pytest.mark.parametrize(
    ("question", "says", "shares"),
    [
        ("谁说到了老人", "孩子寄宿，家里只剩老人和羊。", "录下九位老艺人的唱腔，老辈人留下的手艺要传下去。"),
        ("哪些人谈到缺水", "村里最愁的是缺水。", "园区缺什么招什么，水到渠成。"),
    ],
)
def test_characters_of_a_word_in_other_words_speak_of_nothing(question: str, says: str, shares: str) -> None:
    given, _ = answer(question, Context(), a_library(a_page(a_speech("王一", says), a_speech("李二", shares))))
    people = [person.name for person in given.people] if isinstance(given, PeopleCard) else [speaker_of(given)]
    assert people == ["王一"]


def test_those_of_a_section_are_listed_in_the_posts_of_its_page() -> None:
    earlier = a_page(
        a_speech("王静", "桥要修好。", posts=("青石县委书记",), section="s1"),
        a_speech("邵云", "路要修好。", posts=("青石县教师",), section="s2"),
        sections=("山水篇", "民生篇"),
    )
    later = a_page(a_speech("王静", "港口要扩建。", posts=("副市长",)), page_id="later", day=date(2024, 2, 17))
    given = answer("山水篇有哪些人", Context(), a_library(earlier, later))[0]
    assert isinstance(given, PeopleCard)
    assert [tuple(given.posts_of(person)) for person in given.people] == [("青石县委书记",)]
