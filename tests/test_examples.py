"""Examples of what answers and what does not, made from questions and from public sets."""

import json
from pathlib import Path

import pytest

from knowledge.answer import Library
from knowledge.errors import QuestionSetFault
from knowledge.judging import examples
from knowledge.judging.evaluation import Question
from knowledge.judging.invented import Invented, Printed, Twins, page_of
from tests.building import a_library, a_page, a_speech

ROAD, SCHOOL = "今年要把公路修到家门口，村民出门不再难。", "学校新建了食堂，孩子中午有热饭吃。"
SWIM = "游泳馆明年开放，票价还没有定下来。"


@pytest.fixture(scope="module")
def small() -> Library:
    return a_library(a_page(a_speech("王一", ROAD), a_speech("李二", SCHOOL), a_speech("张三", SWIM)))


def asked(text: str = "公路修到哪里了", kind: str = "passage", quote: str = "把公路修到家门口") -> Question:
    return Question(id="q", turns=(text,), kind=kind, speakers=("王一",), quotes=(quote,))


def test_a_question_whose_passage_comes_first_is_a_right_example(small: Library) -> None:
    (one,) = examples.own(small, [asked()], "town")
    assert (one.right, one.group, one.way) == (True, "town", "own")


def test_a_question_that_the_coverage_does_not_answer_is_a_wrong_example(small: Library) -> None:
    (one,) = examples.own(small, [asked("公路收费多少钱", "abstain_near", "")], "town")
    assert not one.right


def test_what_is_withheld_is_not_found(small: Library) -> None:
    poorer = examples.without(small, [p for p in small.index.passages if ROAD in p.text])
    assert [p.text for p in poorer.index.passages] == [SCHOOL, SWIM]
    assert not poorer.language.holds("公路")
    assert small.language.holds("公路")
    assert not any(one.right for one in examples.withheld(small, [asked("学校的公路怎么样")], "town"))


def test_things_of_the_record_are_asked_for_what_it_does_not_tell(small: Library) -> None:
    found = list(examples.beyond(small, [asked()], "town"))
    assert found
    assert all("公路" in one.question and not one.right and one.kind == "abstain_near" for one in found)
    assert found == list(examples.beyond(small, [asked()], "town")), "the same each time"


def test_of_twins_only_what_comes_first_is_an_answer_and_what_nothing_answers_never() -> None:
    asked = {ROAD: ("公路修到哪里", "公路谁来养护"), SCHOOL: ("公路修到家门口没有", "食堂一餐多少钱")}
    speeches = [
        Invented(
            area="城建",
            passages=(Printed(text=text, questions=()),),
            near=(Twins(passage=0, twin=twin, question=question),),
        )
        for text, (twin, question) in asked.items()
    ]
    made = list(examples.twins(a_library(*page_of(speeches).pages), speeches, "invented"))
    assert [(one.way, one.right, one.question) for one in made] == [
        ("answered", True, "公路修到哪里"),
        ("unanswered", False, "公路谁来养护"),
        ("unanswered", False, "食堂一餐多少钱"),
    ]
    assert {one.group for one in made} == {"invented"}


def a_set(folder: Path, number: int = 60) -> Path:
    texts = [{"_id": f"d{i}", "title": "", "text": f"第{i}号公路通到第{i % 7}村，桥有{i}座。"} for i in range(number)]
    questions = [{"_id": f"q{i}", "text": f"第{i}号公路通到哪个村"} for i in range(number)]
    for name, rows in (("corpus", texts), ("queries", questions)):
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    (folder / "qrels").mkdir()
    judged = "\n".join(f"q{i}\td{i}\t1" for i in range(number))
    (folder / "qrels" / "test.tsv").write_text(f"query-id\tcorpus-id\tscore\n{judged}", "utf-8")
    return folder


def test_a_public_set_is_asked_where_its_text_is_and_where_it_is_not(tmp_path: Path) -> None:
    chosen = examples.public_set(a_set(tmp_path))
    ((here, there, questions),) = examples.rounds(chosen, 1)
    names = [{note.id for note in half.pages[0].notes} for half in (here, there)]
    assert not names[0] & names[1]
    assert all(sum(bool(chosen.gold[q] & half) for half in names) == 1 for q in questions)


def test_a_folder_that_is_no_public_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetFault, match="BEIR"):
        examples.public_set(tmp_path)
