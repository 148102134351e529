"""What is asked of somebody's own life and wishes: told in the printed words, or not at all."""

from dataclasses import replace

import pytest

from knowledge.answer import Candidates, NotFound, PeopleCard, PersonCard, Quote, Why
from knowledge.weighing.marks import marks
from tests.building import Visitor, a_conversation, a_library, a_page, a_speech


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("王一多大", "我今年三十一岁"),
        ("王一多大年纪", "我今年三十一岁"),
        ("王一的学历", "农业学校毕业"),
        ("王一是哪里毕业的", "毕业"),
    ],
)
def test_what_somebody_tells_of_the_own_life_is_quoted(citizen: Visitor, question: str, words: str) -> None:
    given, reply = citizen.asks(question)
    assert isinstance(given, Quote)
    assert words in reply.plain


def test_who_calls_himself_old_tells_his_age() -> None:
    told = "货要落地加工。直播间开播，我这个五十三岁的老太太也上镜头。"
    town = a_library(a_page(a_speech("陶玉", told, posts=("“雪乡”店主",))))
    given, reply = Visitor(a_conversation(town)).asks("陶玉多大岁数")
    assert isinstance(given, Quote)
    assert "五十三岁" in reply.plain


def test_what_may_not_be_meant_is_only_related(citizen: Visitor) -> None:
    given, _ = citizen.asks("王一有孩子吗")
    assert isinstance(given, Candidates)


@pytest.mark.parametrize(
    "question",
    ["李二多大", "李二的学历", "李二的电话是多少", "李二有孩子吗", "李二工龄多长", "李二的党龄", "李二有几年教龄"],
)
def test_what_nobody_tells_of_himself_is_not_told(citizen: Visitor, question: str) -> None:
    given, _ = citizen.asks(question)
    assert isinstance(given, NotFound)
    assert given.why is Why.PRIVATE


def test_the_schooling_of_whom_somebody_speaks_is_not_his_own() -> None:
    school = a_speech("赵四", "我的学生里出过三个大学生，毕业起薪六千五。我盼毕业生都回来。", posts=("市一中校长",))
    given, _ = Visitor(a_conversation(a_library(a_page(school)))).asks("赵四的学历")
    assert isinstance(given, NotFound)


@pytest.mark.parametrize("question", ["王大娘说了什么", "王大娘多大年纪"])
def test_somebody_of_whom_a_speaker_tells_is_no_speaker_of_that_name(citizen: Visitor, question: str) -> None:
    _, reply = citizen.asks(question)
    assert "」：报上" not in reply.plain
    assert "八十三岁的王大娘" in reply.plain


@pytest.mark.parametrize("question", ["王一有什么建议", "王一提了什么意见", "王一希望什么", "王一想要什么"])
def test_what_somebody_asks_for_is_quoted_where_it_is_said(citizen: Visitor, question: str) -> None:
    given, reply = citizen.asks(question)
    assert isinstance(given, Quote)
    assert "我盼着市里" in reply.plain


def test_wages_that_somebody_speaks_of_are_not_his_own(visitor: Visitor) -> None:
    spoken, own = visitor.asks("罗芳讲工资了吗")[0], visitor.asks("罗芳工资多少")[0]
    assert not isinstance(spoken, NotFound) or spoken.why is not Why.PRIVATE
    assert isinstance(own, NotFound)
    assert own.why is Why.PRIVATE


MARKED = a_page(
    *(
        replace(a_speech(name, words, posts=(post,)), attribution=f"{name}{mark} {post}")
        for name, mark, words, post in (
            ("马彦林", "(回族)", "邻居帮我们扫雪。", "西关社区党委书记"),
            ("马秀花", "（女，回族）", "拉面馆开到了外省。", "拉面协会会长"),
            ("汪雪梅", "(女)", "儿科添了床位。", "市第二医院院长"),
            ("余青禾", "", "我就是女的，师傅破了这个例。", "市陶瓷研究所主任"),
            ("程绍棠", "", "女孩子也来学手艺。", "市旅游局局长"),
        )
    )
)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("谁是回族", {"马彦林", "马秀花"}),
        ("回族代表有几个", {"马彦林", "马秀花"}),
        ("少数民族代表有哪些", {"马彦林", "马秀花"}),
        ("女代表有哪些", {"马秀花", "汪雪梅"}),
        ("哪些代表是女的", {"马秀花", "汪雪梅"}),
        ("回族书记是谁", {"马彦林"}),
        ("女院长是谁", {"汪雪梅"}),
    ],
)
def test_of_what_sex_or_people_somebody_is_printed_is_told_of_those(question: str, names: set[str]) -> None:
    given, _ = Visitor(a_conversation(a_library(MARKED))).asks(question)
    assert isinstance(given, PeopleCard | PersonCard)
    assert {person.name for person in given.people} == names
    assert not (isinstance(given, PeopleCard) and given.everyone)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("余青禾是男的女的", "我就是女的"),
        ("余青禾是女的吗", "我就是女的"),
        ("汪雪梅是男的女的", "汪雪梅(女)"),
        ("马彦林什么民族", "马彦林(回族)"),
    ],
)
def test_of_what_sex_or_people_one_is_is_told_where_it_is_printed(question: str, told: str) -> None:
    _, reply = Visitor(a_conversation(a_library(MARKED))).asks(question)
    assert told in reply.plain
    assert "没有「" not in reply.plain


def test_of_what_sex_one_is_is_not_told_by_whom_he_speaks_of() -> None:
    given, _ = Visitor(a_conversation(a_library(MARKED))).asks("程绍棠是男的女的")
    assert isinstance(given, NotFound)
    assert given.why is Why.PRIVATE


@pytest.mark.parametrize("turns", [("赵四干了几年",), ("赵四说了什么", "他干了多少年了"), ("赵四当了几年校长",)])
def test_for_how_long_somebody_did_his_work_is_quoted_in_whatever_words_he_tells_it(turns: tuple[str, ...]) -> None:
    more = "山路长，桥也少，我们盼着把路修到家门口，让孩子早点回家，让老人少走几里，也让菜运得出去。" * 5
    words = ("干我们这行没有大道理，只求干好。", "厨子掌勺干得好，老王才走。", "当了二十一年校长，我最怕下雨。")
    school = a_speech("赵四", "\n".join(f"{one}{more}" for one in words), posts=("市一中校长",))
    other = a_speech("李二", "我在码头干了17年。")
    given, _ = Visitor(a_conversation(a_library(a_page(school, other)))).asks(*turns)
    assert isinstance(given, Quote)
    assert "二十一年" in given.passage.text


TAUGHT = "我1996年站上讲台，好老师一个一个走，最多的一年走了十二个。给新来的教师周转房，住满九年归个人。"
FORGED = "我十七岁跟师傅学打铁，一打就是四十年。现在跟我学打铁的有十五个人，最小的十岁，村里人都来看他们打铁学手艺。"


@pytest.mark.parametrize(
    ("turns", "sentence"),
    [
        (("李四说了什么", "他教了多少年书"), "我1996年站上讲台"),
        (("孟五说了什么", "他几岁学的手艺"), "我十七岁跟师傅学打铁"),
        (("孟五说了什么", "他好多岁学的打铁"), "我十七岁跟师傅学打铁"),
    ],
)
def test_since_when_somebody_does_a_thing_is_told_by_what_he_says_of_himself(
    turns: tuple[str, ...], sentence: str
) -> None:
    taught, forged = (
        a_speech("李四", TAUGHT, posts=("市二中校长",)),
        a_speech("孟五", FORGED, posts=("打铁技艺传承人",)),
    )
    visitor = Visitor(a_conversation(a_library(a_page(taught, forged))))
    given = [visitor.asks(turn)[0] for turn in turns][-1]
    assert isinstance(given, Quote)
    marked = marks(given.passage.text, given.asked.topic if given.asked else None)
    assert sentence in given.passage.text
    assert not marked or given.passage.text[marked[0].start :].startswith("我")


LIVES = a_page(
    a_speech("贺铁", "厂里搞了首席技师制，我的年收入拿到21万元，比车间主任还多。", posts=("煤机厂班长",)),
    a_speech("麻兰", "我是个放羊娃出身，小学没念完，养羊养出了合作社。", posts=("合作社理事长",)),
    a_speech("马福", "我是2006年下的井，那会儿全凭人抱风钻。", posts=("矿上班长",)),
    a_speech("高仁", "我从河南来，我一个挖矿的能有四千三的退休金。", posts=("退休职工",)),
    a_speech("郝敏", "工人的工资要涨，去年平均拿到五千元。医院招了人，他们从省城来。", posts=("人社局局长",)),
)


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (("贺师傅收入多少",), "我的年收入"),
        (("贺铁一年挣多少",), "我的年收入"),
        (("贺铁说了什么", "他一个月挣多少钱"), "我的年收入"),
        (("高仁退休工资多少",), "退休金"),
        (("麻兰什么学历",), "小学没念完"),
        (("麻兰读过书吗",), "小学没念完"),
        (("麻兰以前是做什么的",), "放羊娃出身"),
        (("马福工龄多长",), "2006年下的井"),
        (("马福工作几年了",), "2006年下的井"),
        (("高仁老家哪里的",), "从河南来"),
    ],
)
def test_what_somebody_tells_of_pay_and_work_and_schooling_is_shown(turns: tuple[str, ...], words: str) -> None:
    _, reply = Visitor(a_conversation(a_library(LIVES))).asks(*turns)
    assert words in reply.plain


@pytest.mark.parametrize(
    "question", ["郝敏工资多少", "郝敏一年挣多少", "郝敏以前是干什么的", "郝敏老家在哪里", "马福收入多少"]
)
def test_what_somebody_tells_of_others_is_not_his_own(question: str) -> None:
    given, _ = Visitor(a_conversation(a_library(LIVES))).asks(question)
    assert isinstance(given, NotFound)
    assert given.why is Why.PRIVATE


@pytest.mark.parametrize("question", ["钱七以前做什么", "钱七早先是干什么的"])
def test_whoever_else_lost_work_tells_nothing_of_his_own_former_work(question: str) -> None:
    speech = a_speech("钱七", "招人我先招下岗的。有人想回来开店过日子，我也给他留一间。", posts=("青石镇镇长",))
    given, _ = Visitor(a_conversation(a_library(a_page(speech)))).asks(question)
    assert not isinstance(given, Quote)
