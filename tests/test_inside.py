"""A pronoun that means somebody of whom the words shown tell is not read as their speaker."""

import pytest

from knowledge.answer import Candidates, Library, NotFound, PersonCard, Quote, Why
from knowledge.text import folded
from knowledge.weighing.individuals import about, told_of
from tests.building import a_library, a_page, a_speech, asked

CLINIC = (
    "我今年五十八岁，在乡里看了三十年病。山那边有个兽医老范，64岁，一个人跑五个寨子，一个月到手1700元，翻车摔断过三回手。"
    "他跟我说，跑不动那天就没人了。乡里七十岁以上的老人有三百多。"
)
YARD = (
    "我今年71岁，在纸厂干了三十年。院里有个老街坊眼睛不行，四年没出过院门。有个叫小禾的女孩天天给他念报。"
    "加装扶手以后，大家都下楼了。"
)
FISH = "以前库里有两千口网箱。养鱼的老郭跟我红过脸，后来我们请他当护堤员，一个月1900元，他比我还上心。"
SMITH = "我十七岁跟师傅学打铁，一打就是四十年。现在跟我学打铁的有十五个人，最小的十岁，村里人都来看他们打铁学手艺。"


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(
        a_page(
            a_speech("秦一", CLINIC, posts=("青岭乡卫生院院长",)),
            a_speech("韩二", YARD, posts=("纸厂退休职工",)),
            a_speech("周三", FISH, posts=("水库管理处主任",)),
            a_speech("孟五", SMITH, posts=("打铁技艺传承人",)),
        )
    )


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (("兽医老范管几个寨子", "他多大年纪"), "64岁"),
        (("兽医老范管几个寨子", "他工资多少"), "1700元"),
        (("兽医老范管几个寨子", "他摔过几回", "多大年纪了"), "64岁"),
        (("养鱼的老郭", "他姓什么"), "老郭"),
        (("养鱼的老郭", "他后来当什么去了"), "护堤员"),
        (("孟五最小的徒弟多大", "她几岁"), "最小的十岁"),
    ],
)
def test_what_is_told_of_one_inside_is_quoted(town: Library, turns: tuple[str, ...], words: str) -> None:
    given = asked(town, *turns)
    text = (
        given.passage.text
        if isinstance(given, Quote)
        else "".join(one.passage.text for one in given.found)
        if isinstance(given, Candidates)
        else ""
    )
    assert words in text


@pytest.mark.parametrize("turn", ["他多大年纪", "他叫什么", "他住哪", "他是干什么的", "他是哪个单位的"])
def test_what_is_not_told_of_one_inside_is_nothing_of_the_speaker(town: Library, turn: str) -> None:
    given = asked(town, "四年没出门的老街坊", turn)
    assert isinstance(given, Candidates)
    assert [one.passage.text for one in given.found] == [YARD]


def test_nothing_private_is_denied_of_the_speaker_for_one_inside(town: Library) -> None:
    assert isinstance(asked(town, "养鱼的老郭", "他多大年纪"), Candidates)
    assert isinstance(asked(town, "养鱼的老郭", "他多大年纪", "周三多大年纪"), NotFound)


def test_the_speaker_is_meant_where_he_was_asked_for(town: Library) -> None:
    own = asked(town, "韩二说了什么", "他多大年纪")
    assert isinstance(own, Quote)
    assert isinstance(asked(town, "韩二说了什么", "他是干什么的"), PersonCard)


def test_who_tells_of_one_inside_may_be_meant_by_who_he_is(town: Library) -> None:
    given = asked(town, "养鱼的老郭是谁说的", "他是干什么的")
    assert isinstance(given, PersonCard)
    assert given.people[0].name == "周三"


def test_what_the_speaker_wants_is_asked_of_him(town: Library) -> None:
    given = asked(town, "养鱼的老郭", "周三说了什么", "他叫什么")
    assert isinstance(given, PersonCard)


def test_somebody_unknown_is_not_the_last_speaker(town: Library) -> None:
    given = asked(town, "养鱼的老郭", "理事长多大年纪", "她之前干什么的")
    assert not isinstance(given, PersonCard | Quote)
    assert not isinstance(given, NotFound) or given.why is Why.NOTHING


@pytest.mark.parametrize(
    ("question", "text", "one"),
    [
        ("穿棉袄的老太太怎么了", "有个老太太穿着棉袄睡觉。", "老太太"),
        ("挑竹子的汉子后来怎么样", "一个挑竹子的汉子胸口痛,命捡回来了。", "汉子"),
        ("马爷爷住几楼", "六楼的马爷爷三年没下楼。", "马爷爷"),
        ("那个男孩子写了什么", "有个男娃儿在作文里写妈妈。", "男娃儿"),
        ("九户怎么办", "还剩九户没脱贫。", "九户"),
        ("九户怎么办", "还剩十九户没脱贫。", ""),
        ("老人吃饭多少钱", "有个老人在食堂吃饭。", ""),
        ("那个老人吃了什么", "有个老人在食堂吃饭。", "老人"),
        ("老路修好了吗", "老路走了十年。", ""),
        ("学生有多少", "没有一个学生生在路上。", ""),
    ],
)
def test_whom_a_question_is_about_is_known_by_how_a_text_brings_him_in(question: str, text: str, one: str) -> None:
    assert about(folded(question), folded(text)) == one


def test_what_the_speaker_tells_of_himself_meanwhile_is_not_told_of_another() -> None:
    told = told_of("老郭", folded("养鱼的老郭跟我红过脸,我今年六十岁。他当了护堤员。去年涨水。"))
    assert told == ("养鱼的老郭跟我红过脸,", "他当了护堤员。")
