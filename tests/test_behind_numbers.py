"""Behind what was shown, how many people there are is asked of that, and not of the page or of who spoke of it."""

import pytest

from knowledge.answer import Answer, Candidates, Library, PageCard, PeopleCard, Quote
from knowledge.findings import Why
from tests.building import a_library, a_page, a_speech, asked

VILLAGE = "我们村六百三十户、两千一百口人,老人占了一半。去年外出打工的有七百多人,地没人种。"
TEAM = "抢修队进山,一走就是三天。我带的队十一个人,最小的二十二岁,夜里都开着手机等电话。"
SHOP = "社区开了“暖心缝纫铺”,六名女工都是下岗后学的手艺,去年改了四千件衣裳。"
LIST = "我们把独居老人登了册,结对登记了三百二十位邻居,每天上门敲一次门。"
NURSES = "最缺的是护理员,一个人要照看十二位老人,夜班根本排不过来。"
SONG = "文化站排了一出《渡口灯》,讲的是摆渡人,乡亲们看得掉眼泪。"
RULES = "营商环境要再好一些,窗口少跑路,证照一天办完。"
OPERA = "去年春天唱花灯戏,台下坐满了人,可团里演员只剩七个。"


@pytest.fixture(scope="module")
def town() -> Library:
    return a_library(
        a_page(
            a_speech("秦玉山", VILLAGE, posts=("柳河县石桥镇下坝村党支部书记",)),
            a_speech("罗大江", TEAM, posts=("供电公司带电抢修队队长",)),
            a_speech("田小满", SHOP, posts=("望江社区党委书记",)),
            a_speech("范晓春", LIST, posts=("北门街道办事处主任",)),
            a_speech("宋春兰", NURSES, posts=("福康养老院院长",)),
            a_speech("高志远", SONG, posts=("乡文化站站长",)),
            a_speech("石敬之", RULES, posts=("市行政审批局局长",)),
            a_speech("蒲红英", OPERA, posts=("县花灯剧团演员",)),
        )
    )


def shown(given: Answer) -> list[str]:
    found = given.found if isinstance(given, Candidates) else (given.found,) if isinstance(given, Quote) else ()
    return [one.passage.text for one in found]


@pytest.mark.parametrize("turn", ["有几个人", "有多少人", "现在有几个人", "一共多少口人"])
@pytest.mark.parametrize(("thing", "words"), [("下坝村", VILLAGE), ("抢修队", TEAM), ("暖心缝纫铺", SHOP)])
def test_how_many_there_are_is_counted_in_what_was_shown(town: Library, thing: str, words: str, turn: str) -> None:
    given = asked(town, thing, turn)
    assert isinstance(given, Quote), given
    assert given.passage.text == words


@pytest.mark.parametrize("turn", ["有几个人", "有多少人"])
@pytest.mark.parametrize(("thing", "words"), [("护理员", NURSES), ("蒲红英说了什么", OPERA)])
def test_another_count_of_people_is_only_related(town: Library, thing: str, words: str, turn: str) -> None:
    given = asked(town, thing, turn)
    assert isinstance(given, Candidates)
    assert given.why is Why.UNSURE
    assert shown(given) == [words]


def test_where_nobody_is_counted_it_is_asked_who_spoke_of_it(town: Library) -> None:
    given = asked(town, "营商环境", "有几个人")
    assert isinstance(given, PeopleCard)
    assert [person.name for person in given.people] == ["石敬之"]


@pytest.mark.parametrize("turn", ["登记了多少人", "登记的有多少位", "登记了几个人"])
def test_a_verb_that_only_begins_like_printing_asks_nothing_of_the_page(town: Library, turn: str) -> None:
    given = asked(town, "独居老人", turn)
    assert isinstance(given, Quote)
    assert given.passage.text == LIST


@pytest.mark.parametrize("turn", ["有几个人说过", "有多少人讲", "几位代表谈到", "几个人提过"])
def test_how_many_spoke_is_asked_of_the_last_matter(town: Library, turn: str) -> None:
    given = asked(town, "独居老人", turn)
    assert isinstance(given, PeopleCard)
    assert given.wording
    assert [person.name for person in given.people] == ["范晓春"]


@pytest.mark.parametrize(
    "question", ["独居老人 几个人说过", "独居老人，有多少人讲", "把独居老人登了册 几位代表谈到", "独居老人 有几个人提"]
)
def test_how_many_spoke_is_asked_of_the_matter_before_a_blank(town: Library, question: str) -> None:
    given = asked(town, question)
    assert isinstance(given, PeopleCard)
    assert given.wording
    assert [person.name for person in given.people] == ["范晓春"]


@pytest.mark.parametrize(
    "question", ["你好 这一版 几个人发言", "几个人说过", "这报纸 一共几个人讲话", "登报的一共有几个人"]
)
def test_how_many_speak_on_a_page_is_still_asked_of_it(town: Library, question: str) -> None:
    assert isinstance(asked(town, question), PageCard)


@pytest.mark.parametrize("turn", ["谁编的", "谁写的", "是谁编的"])
@pytest.mark.parametrize("work", ["渡口灯", "花灯戏"])
def test_who_made_a_work_is_none_of_the_newspapers_people(town: Library, work: str, turn: str) -> None:
    assert not isinstance(asked(town, work, turn), PageCard)


@pytest.mark.parametrize("turn", ["谁写的", "责任编辑是谁", "谁编的版"])
def test_who_made_the_page_is_still_told(town: Library, turn: str) -> None:
    assert isinstance(asked(town, "营商环境", turn), PageCard)


@pytest.mark.parametrize("turn", ["有几个人会", "还有几个人会"])
def test_those_who_can_do_a_thing_are_not_those_who_spoke(town: Library, turn: str) -> None:
    assert not isinstance(asked(town, "缝纫", turn), PeopleCard)
