"""Behind a quote, when a thing was and which body is meant are asked of what was shown."""

import pytest

from knowledge.answer import Answer, Candidates, Library, PageCard, PeopleCard, PersonCard, Quote, answer
from knowledge.asked import Context
from tests.building import a_library, a_page, a_speech, asked

FIRE = "2016年一场火烧了七栋木楼，后来户户换了老电线，寨里修起四口消防池。"
PLANT = "明年一季度热电厂投产，管网要铺到老街，暖气片由各家自己挑，锅炉房全部拆掉。"
CLASS = "课后服务从四点半延到六点半，孩子在教室里写作业，家长下班正好来接。"
LATHE = "一根主轴的误差不能超过头发丝的三十分之一。那年车间里最难，八个月发不出全工资，我们班组十四个人走了九个。"
PARK = "园区去年五月开门，到上个月接待86万人次，进驻商户133家，龙门吊留了下来。"

TEA = "茶园的收入增加了，路灯装上了，村里净流入的人口超过3000人。产业基金也要多建。"
PILLARS = "我们要打造三个高地，大家豪情满怀，结合工作热议怎样建设。"


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(
        a_page(
            a_speech("王一", FIRE, posts=("云盘寨村党支部书记",)),
            a_speech("李二", PLANT, posts=("市住房和城乡建设局局长",)),
            a_speech("张三", CLASS, posts=("第三十七中学教师",)),
            a_speech("赵四", LATHE, posts=("东河机床厂钳工",)),
            a_speech("钱五", PARK, posts=("船厂文创园运营公司总经理",)),
            a_speech("孙六", TEA, posts=("青山县高桥镇镇长",)),
            a_speech("周七", PILLARS, posts=("市教育局局长",)),
        )
    )


def shown(given: Answer) -> list[str]:
    found = given.found if isinstance(given, Candidates) else (given.found,) if isinstance(given, Quote) else ()
    return [one.passage.text for one in found]


@pytest.mark.parametrize("turn", ["今年还是去年", "去年的事还是今年的", "那到底是前年还是去年的事", "去年还是今年开的"])
def test_in_which_of_two_years_it_was_is_asked_of_the_passage(town: Library, turn: str) -> None:
    told, untold = asked(town, "文创园几月开门", turn), asked(town, "课后服务", turn)
    assert isinstance(told, Quote)
    assert told.passage.text == PARK
    assert isinstance(untold, Candidates)
    assert shown(untold) == [CLASS]


@pytest.mark.parametrize(
    "turn", ["什么时候的事", "哪年的事", "这是哪一年的事情", "啥时候的事", "那是几时发生的事", "哪年的", "哪一年的数"]
)
def test_when_it_was_is_asked_of_the_passage_and_not_of_the_paper(town: Library, turn: str) -> None:
    given = asked(town, "木楼着火", turn)
    assert isinstance(given, Quote)
    assert given.passage.text == FIRE


@pytest.mark.parametrize("matter", ["暖气片怎么挑", "课后服务"])
def test_a_passage_that_tells_no_time_of_it_is_only_related(town: Library, matter: str) -> None:
    given = asked(town, matter, "哪年的事")
    assert isinstance(given, Candidates)
    assert shown(given) == shown(asked(town, matter))


@pytest.mark.parametrize("turn", ["什么时候登的", "这是哪天的报纸", "什么时候的报道", "这一版是哪天的"])
def test_the_day_of_the_paper_is_told_where_the_paper_is_named(town: Library, turn: str) -> None:
    assert isinstance(asked(town, "木楼着火", turn), PageCard)


@pytest.mark.parametrize("turn", ["什么时候发", "什么时候能发钱", "几时发", "什么时候发下来的"])
def test_what_is_paid_out_is_not_published(turn: str) -> None:
    paid = a_speech("王一", "山区教师补贴最远的一档每月1500元，明年一月起发，由财政承担。")
    town = a_library(a_page(paid, a_speech("李二", PLANT)))
    given = asked(town, "教师补贴最远一档多少", turn)
    assert not isinstance(given, PageCard)
    assert any("明年一月起发" in text for text in shown(given))


@pytest.mark.parametrize(
    ("matter", "turn", "name"),
    [
        ("课后服务", "哪个学校", "张三"),
        ("课后服务", "是哪所中学的", "张三"),
        ("主轴的误差", "哪个厂", "赵四"),
        ("暖气片怎么挑", "哪个局的", "李二"),
        ("木楼着火", "哪个村", "王一"),
        ("茶园", "哪个镇", "孙六"),
    ],
)
def test_which_body_is_told_by_the_post_of_who_was_quoted(town: Library, matter: str, turn: str, name: str) -> None:
    given = asked(town, matter, turn)
    assert isinstance(given, PersonCard)
    assert [person.name for person in given.people] == [name]


@pytest.mark.parametrize(("matter", "turn"), [("三个高地", "哪个学校"), ("茶园", "哪家医院"), ("木楼着火", "哪个局")])
def test_a_body_that_neither_post_nor_passage_tells_is_no_list(town: Library, matter: str, turn: str) -> None:
    given = asked(town, matter, turn)
    assert isinstance(given, Candidates)
    assert shown(given) == shown(asked(town, matter))


def test_a_body_that_the_passage_names_is_told_by_it() -> None:
    doctor = a_speech("王一", "心脏病人不用再跑省城，市第一人民医院开了胸痛中心。", posts=("卫健局局长",))
    given = asked(a_library(a_page(doctor, a_speech("李二", PLANT))), "心脏病人", "哪家医院")
    assert isinstance(given, Quote)


def test_alone_a_kind_of_body_still_asks_for_those_of_it(town: Library) -> None:
    assert isinstance(asked(town, "学校来的有谁"), PeopleCard | PersonCard | Quote)


@pytest.mark.parametrize("turn", ["园区来了多少人", "园区一年来了多少人次"])
def test_how_many_came_somewhere_is_a_number_and_no_list(town: Library, turn: str) -> None:
    given = asked(town, "龙门吊", turn)
    assert isinstance(given, Quote | Candidates)
    assert PARK in shown(given)


@pytest.mark.parametrize("question", ["村里来了多少人", "村里多出来多少人", "村里这些年来过多少人"])
def test_how_many_came_to_a_village_is_no_list_of_those_who_spoke_and_may_be_told(question: str) -> None:
    mayor = a_speech("王一", TEA.replace("茶园", "柳河村"), posts=("柳河村党支部书记",))
    library = a_library(a_page(mayor, a_speech("李二", PLANT, posts=("柳河镇镇长",))))
    assert isinstance(asked(library, question), Quote)
    assert not isinstance(asked(library, "柳河村去了多少人"), PeopleCard | Quote)


def test_how_long_a_thing_took_and_the_year_of_another_do_not_tell_when_it_was() -> None:
    text = "1998年我从技校毕业进了厂。两座高炉停了，半年脱产培训，琢磨了一年才会新活。"
    library = a_library(a_page(a_speech("区一", text, posts=("红棉钢厂炉前工",))))
    _, context = answer("高炉停了怎么办", Context(), library)
    given, _ = answer("哪年的事", context, library)
    assert isinstance(given, Candidates)


@pytest.mark.parametrize("turn", ["这是什么时候发的", "什么时候发的"])
def test_when_a_thing_was_published_is_the_day_of_the_paper(turn: str) -> None:
    library = a_library(a_page(a_speech("区一", "高炉今年八月停了，工人去培训。")))
    _, context = answer("高炉停了怎么办", Context(), library)
    given, _ = answer(turn, context, library)
    assert isinstance(given, PageCard)


@pytest.mark.parametrize("turn", ["负责人呢", "那一把手呢", "当家的呢"])
def test_who_leads_is_asked_of_the_body_of_who_was_quoted(town: Library, turn: str) -> None:
    given = asked(town, "暖气片怎么挑", turn)
    assert isinstance(given, PersonCard)
    assert [person.name for person in given.people] == ["李二"]


@pytest.mark.parametrize("turn", ["什么时候能报", "几月可以报", "哪天才报"])
def test_when_costs_are_paid_back_is_no_day_of_the_paper(town: Library, turn: str) -> None:
    assert not isinstance(asked(town, "暖气片怎么挑", turn), PageCard)
