"""Who speaks on the line of what stands above: a line of its own with a doubt; what is no attribution stays."""

import pytest

from knowledge.page import Draft, read_page

HEAD = "云州日报\n2022年1月12日 星期三\n市第六次党代会\n潮起云州\n本报记者 何山\n\n"
FIRST = "让学校离家再近一点\n{}\n今年要新建十二所学校，我盯着工期。"
OTHER = "把桥修到河的对岸"
WORDS = "柳河上的桥下个月开工，我们要赶在汛期之前立起桥墩。"
FORMS = (
    "{name}（市{house}局局长）",
    "{name}代表（市{house}局局长）：",
    "[{name},市{house}局局长]",
    "【{name}】市{house}局局长",
    "讲述人：市{house}局局长 {name}",
    "——{name}（市{house}局局长）",
)


def read(*lines: str) -> Draft:
    return read_page((HEAD + "\n".join(lines) + "\n").encode())


def doubted(draft: Draft) -> bool:
    return any("和上文印在一行" in one.what for one in draft.doubts)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("space", ["", " "])
def test_who_speaks_beside_a_headline_is_a_line_of_its_own(form: str, space: str) -> None:
    if not space and form.startswith("{name}"):
        pytest.skip("nothing tells where the headline ends and the name begins")
    first, other = (form.format(name=n, house=h) for n, h in (("李红", "教育"), ("王军", "交通")))
    draft = read(FIRST.format(first), OTHER + space + other, WORDS)
    assert [(one.name, one.headline) for one in draft.speeches] == [("李红", "让学校离家再近一点"), ("王军", OTHER)]
    assert draft.speeches[1].paragraphs == (WORDS,)
    assert doubted(draft)


@pytest.mark.parametrize("form", [one for one in FORMS if "——" not in one])
@pytest.mark.parametrize("space", ["", "　"])
def test_who_speaks_behind_a_sentence_does_not_leave_the_words_to_who_spoke_above(form: str, space: str) -> None:
    first, other = (form.format(name=n, house=h) for n, h in (("李红", "教育"), ("王军", "交通")))
    draft = read(FIRST.format(first) + space + other, WORDS)
    assert [one.name for one in draft.speeches if WORDS in one.paragraphs] in ([], ["王军"])
    assert doubted(draft)


@pytest.mark.parametrize("between", ["：", "　"])
def test_who_speaks_and_the_words_amid_a_line_are_parted_from_what_stands_before(between: str) -> None:
    line = f"李红（市教育局局长）{between}今年要新建十二所学校，我盯着工期。王军（市交通局局长）{between}{WORDS}"
    assert [(one.name, one.paragraphs) for one in read(line).speeches] == [
        ("李红", ("今年要新建十二所学校，我盯着工期。",)),
        ("王军", (WORDS,)),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "今年要新建十二所学校。王军（市交通局局长）说要修路，我很赞成。",
        "今年要新建十二所学校（含三所乡镇小学）。我盯着工期。",
        "“学校近了，孩子就不绕路了。”这是老校长的话，我记着。",
        "市教育局局长 李红（市人大代表）",
        "江东区代表团 李红（市教育局局长）",
        "特邀嘉宾：李红（市教育局局长）",
    ],
)
def test_what_is_no_attribution_or_one_alone_stays_a_line(line: str) -> None:
    assert not doubted(read(FIRST.format("讲述人：市教育局局长 李红"), line))


def test_a_life_that_ran_into_a_headline_ends_the_words_above() -> None:
    life = "老楼的电梯不能只装一半南关社区党支部书记乔雪，女，回族，1990年生。"
    draft = read(FIRST.format("李红（市教育局局长）"), life, "装了电梯的只有七栋，我一家一家去坐。")
    assert [one.paragraphs for one in draft.speeches if one.name == "李红"] == [("今年要新建十二所学校，我盯着工期。",)]
