"""Who holds a post: only who is printed in it, by whatever word it is asked for; and who only speaks for a body."""

import pytest

from bot import texts
from bot.citizen.render import Renderer
from bot.messages import Paragraph
from knowledge.answer import Answer, ChatCard, Library, NotFound, PeopleCard, PersonCard, Quote, Why
from knowledge.chatter import Chat
from tests.building import CONFIG, a_library, a_page, a_speech, asked, speaker_of

OILTEA = "全县油茶有十八万亩，今年改造低产林三万亩。茶油厂明年春天投产，农户把林地流转给合作社，一亩保底一百六十元。"
ELDERLY = "食堂开到了小区门口，独居老人一顿饭八块钱。今年再办二十家，送餐的小车也添了六辆。"
CLINIC = "山里看病路远，远程会诊去年开通，片子在乡里拍。夜班还缺人手，盼着来几个大学生。"
STATION = "骗子的电话打到村里，民警骑车八分钟赶到，把钱保住了。我们请来七位退休老人当调解员，今年没有一起打官司。"
GEARS = "齿轮箱的油一年换两回，班里九个人爬塔筒，徒弟晕得吐了三个月。"
GUARDS = "城关小学门口设了护学岗，车子慢行，家长放心，明年推到全部九所学校。"


@pytest.fixture(scope="module")
def county() -> Library:
    return a_library(
        a_page(
            a_speech("孟月", OILTEA, posts=("石桥县委副书记", "县长")),
            a_speech("丁成", ELDERLY, posts=("市民政局党组成员", "副局长")),
            a_speech("何静", CLINIC, posts=("石桥县人民医院院长",)),
            a_speech("郭平", STATION, posts=("市公安局河口派出所所长",)),
            a_speech("邓强", GEARS, posts=("海风电力公司检修班班长",)),
            a_speech("宋兰", GUARDS, posts=("市公安局交警大队大队长",)),
            a_speech("柳青", "课堂上多讲故事，孩子爱听。", posts=("市第二中学教师",)),
            a_speech("白桥", "陶瓷老窑要修好，窑址不能再挖。", posts=("市陶瓷研究所所长",)),
        )
    )


def head(given: Answer) -> str:
    """What stands above an answer."""
    block = Renderer(texts.load(CONFIG / "texts")["zh-Hans"], "孟月说了什么").render(given).blocks[0]
    assert isinstance(block, Paragraph)
    return "".join(run.text for run in block.runs)


def on_card(given: Answer) -> list[str]:
    """Whom a card tells of."""
    assert isinstance(given, PersonCard), given
    return [person.name for person in given.people]


# deputies


@pytest.mark.parametrize(
    ("turns", "deputy"),
    [
        (("石桥县委书记呢",), "孟月"),
        (("石桥县委书记",), "孟月"),
        (("石桥县委书记怎么看油茶",), "孟月"),
        (("石桥县委书记有什么打算",), "孟月"),
        (("石桥县委书记是怎么想的",), "孟月"),
        (("石桥县县长是谁", "县委书记呢"), "孟月"),
        (("民政局局长呢",), "丁成"),
        (("食堂一顿多少钱", "民政局局长呢"), "丁成"),
    ],
)
def test_a_deputy_does_not_hold_the_post(county: Library, turns: tuple[str, ...], deputy: str) -> None:
    given = asked(county, *turns)
    assert isinstance(given, NotFound), given
    assert given.why is Why.PERSON
    assert [one.name for one in given.near] == [deputy]


@pytest.mark.parametrize(
    ("turns", "holder"),
    [
        (("石桥县县长怎么看油茶",), "孟月"),
        (("石桥县委副书记呢",), "孟月"),
        (("民政局副局长怎么看食堂",), "丁成"),
        (("石桥县委书记是谁", "县长呢"), "孟月"),
        (("远程会诊", "院长呢"), "何静"),
        (("民警多快赶到", "所长呢"), "郭平"),
    ],
)
def test_who_is_printed_in_a_post_holds_it(county: Library, turns: tuple[str, ...], holder: str) -> None:
    assert speaker_of(asked(county, *turns)) == holder


def test_of_no_office_nobodys_words_are_told(county: Library) -> None:
    given = asked(county, "水利局局长呢")
    assert isinstance(given, NotFound)
    assert (given.why, given.near) == (Why.PERSON, ())


HOME = "福利院里住着九十位老人，一半走不动路，护理员夜里两小时翻一次身。"
TOURS = "来看油菜花的客人一年多一年，住下来的少，民宿要添热水和停车场。"
PARTS = "给人贴了二十年牌，刹车片自己敲章才三年，一片多赚四块钱。"


@pytest.fixture(scope="module")
def called_otherwise() -> Library:
    return a_library(
        a_page(
            a_speech("康霞", HOME, posts=("市社会福利院院长",)),
            a_speech("程棠", TOURS, posts=("市旅游发展委员会党组书记", "主任")),
            a_speech("费强", PARTS, posts=("恒昱汽车零部件股份有限公司董事长",)),
            a_speech("秦水", "渠要修到田头。", posts=("市水务局党组成员", "副局长")),
        )
    )


@pytest.mark.parametrize(
    ("question", "holder"),
    [
        ("养老院院长是谁", "康霞"),
        ("敬老院的院长叫什么", "康霞"),
        ("老人院院长说了什么", "康霞"),
        ("旅游局主任是谁", "程棠"),
        ("汽配厂老板是谁", "费强"),
    ],
)
def test_a_body_is_told_by_its_common_name(called_otherwise: Library, question: str, holder: str) -> None:
    given = asked(called_otherwise, question)
    who = given.people[0].name if isinstance(given, PersonCard) else speaker_of(given)
    assert who == holder


@pytest.mark.parametrize(
    ("question", "near"),
    [("旅游局局长是谁", ["程棠"]), ("文旅局长是谁", ["程棠"]), ("水利局局长是谁", ["秦水"]), ("图书馆馆长是谁", [])],
)
def test_whoever_heads_a_body_under_another_title_is_near(
    called_otherwise: Library, question: str, near: list[str]
) -> None:
    given = asked(called_otherwise, question)
    assert isinstance(given, NotFound), given
    assert [one.name for one in given.near] == near


@pytest.mark.parametrize(("question", "name"), [("县医院谁说了算", "何静"), ("发改委归谁管", "石岚")])
def test_who_heads_a_body_by_its_short_name(question: str, name: str) -> None:
    posts = ("石桥县人民医院院长", "县发展和改革委员会党组书记", "县人民医院儿科主任", "县公安局城关派出所所长")
    people = ("何静", "石岚", "方圆", "吴畏")
    speeches = [a_speech(one, CLINIC, posts=(post,)) for one, post in zip(people, posts, strict=True)]
    given = asked(a_library(a_page(*speeches)), question)
    named = {one.name for one in given.people} if isinstance(given, PersonCard) else set()
    assert named == {name}


@pytest.mark.parametrize("question", ["县医院谁说了算", "公安局谁当家", "县公安局谁负责"])
def test_who_heads_a_part_of_a_body_by_its_short_name_does_not_head_it(question: str) -> None:
    parts = ("县人民医院儿科主任", "县公安局城关派出所所长")
    speeches = [a_speech(one, CLINIC, posts=(post,)) for one, post in zip(("方圆", "吴畏"), parts, strict=True)]
    assert not isinstance(asked(a_library(a_page(*speeches)), question), PersonCard)


# trades amid a talk


@pytest.mark.parametrize("turn", ["师傅怎么说", "师傅呢", "那工人呢"])
def test_a_trade_said_amid_a_talk_is_not_somebodys_elsewhere(county: Library, turn: str) -> None:
    given = asked(county, "油茶有多少亩", turn)
    assert not (isinstance(given, Quote) and given.found.passage.speaker and speaker_of(given) == "邓强"), given


@pytest.mark.parametrize("question", ["修车的师傅说了啥", "跑车的师傅怎么说", "卖酒的局长说了什么"])
def test_who_works_at_what_posts_do_not_print_is_nobody_of_them(county: Library, question: str) -> None:
    assert isinstance(asked(county, question), NotFound)


def test_who_spoke_last_may_be_called_a_master(county: Library) -> None:
    assert speaker_of(asked(county, "齿轮箱一年换几回油", "师傅怎么说")) == "邓强"


@pytest.mark.parametrize(("first", "turn"), [("民警多快赶到", "那民警呢"), ("远程会诊", "那护士呢")])
def test_who_leads_those_of_a_trade_is_not_one(county: Library, first: str, turn: str) -> None:
    given = asked(county, first, turn)
    assert not isinstance(given, PersonCard)
    assert not (isinstance(given, Quote) and given.taken_for), given


@pytest.mark.parametrize("question", ["派出所七个人是什么人", "派出所那七个人是谁", "医院九个人是干什么的"])
def test_one_alone_is_not_the_several_who_are_told(county: Library, question: str) -> None:
    assert not isinstance(asked(county, question), PersonCard | PeopleCard)


# posts by other words


@pytest.mark.parametrize(
    "question",
    [
        "孟月的官职",
        "孟月官衔是什么",
        "孟月什么级别",
        "孟月算什么级别的干部",
        "孟月现在的职务全称怎么写？",
        "孟月的身份怎么写才规范",
        "孟月头衔准确写法",
        "孟月的署名在报上怎么印的",
        "孟月的单位全称",
        "孟月是那里的",
        "孟月是那个单位的",
        "麻烦核实一下孟月的头衔",
        "孟月还兼什么职",
        "想采访孟月",
        "我想专访石桥县县长",
    ],
)
def test_a_post_is_told_by_any_word_for_it(county: Library, question: str) -> None:
    assert on_card(asked(county, question)) == ["孟月"]


@pytest.mark.parametrize(
    ("turns", "person"),
    [
        (("孟月说了什么", "她还兼什么"), "孟月"),
        (("孟月说了什么", "什么级别"), "孟月"),
        (("孟月的官职", "丁成呢"), "丁成"),
        (("调解员有几位", "谁当所长"), "郭平"),
    ],
)
def test_a_post_is_told_of_who_spoke_last(county: Library, turns: tuple[str, ...], person: str) -> None:
    assert on_card(asked(county, *turns)) == [person]


def test_what_is_private_of_who_holds_a_post_is_not_told(county: Library) -> None:
    for question in ("石桥县县长是男的女的", "怎么联系孟月"):
        given = asked(county, question)
        assert isinstance(given, NotFound), given
        assert given.why is Why.PRIVATE


# bodies


@pytest.mark.parametrize(
    ("question", "told"),
    [("民政局", "「民政局」：报上讲述的是 丁成。"), ("民政局副局长呢", "「民政局副局长」：报上是 丁成。")],
)
def test_a_body_is_nobody(county: Library, question: str, told: str) -> None:
    assert head(asked(county, question)) == told


def test_which_body_has_a_thing_is_asked_of_the_thing(county: Library) -> None:
    for turn in ("现在哪个学校有", "哪个中学已经有了"):
        assert not isinstance(asked(county, "护学岗", turn), PersonCard | PeopleCard)
    assert on_card(asked(county, "哪个学校有代表")) == ["柳青"]


@pytest.mark.parametrize("said", ["我是记者", "你好，我是记者，想核实几个数", "本人是外地来的工友", "我做新闻编辑的"])
def test_who_only_says_who_he_is_is_greeted(county: Library, said: str) -> None:
    assert asked(county, said) == ChatCard(Chat.GREETING)
