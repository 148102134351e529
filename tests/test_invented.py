"""Invented speeches: read from files, set on pages, known again where they are cut otherwise."""

from pathlib import Path

import pytest

from knowledge.errors import QuestionSetFault
from knowledge.judging.invented import Invented, Printed, holds, page_of, pages, read

LINE = '{"area": "公交", "passages": [{"text": "末班车延到晚上十一点半。", "questions": ["末班车几点"]}], "near": []}'
SPEECH = Invented(area="公交", passages=(Printed(text="末班车延到晚上十一点半。", questions=()),), near=())


@pytest.mark.parametrize("number", [1, 16])
def test_each_speech_of_a_page_is_somebody_elses(number: int) -> None:
    (page,) = page_of([SPEECH] * number).pages
    assert len({speech.speaker.id for speech in page.speeches}) == number


def test_every_speech_is_on_one_page() -> None:
    made = list(pages([SPEECH] * 33))
    assert [len(part) for part, _ in made] == [16, 16, 1]
    assert [len(page.pages[0].speeches) for _, page in made] == [16, 16, 1]


def test_what_a_file_has_is_read(tmp_path: Path) -> None:
    file = tmp_path / "some.jsonl"
    file.write_text(f"{LINE}\n{LINE}\n", "utf-8")
    assert [(one.area, one.passages[0].questions, one.twins) for one in read(file)] == [
        ("公交", ("末班车几点",), ())
    ] * 2


@pytest.mark.parametrize("text", ["{", '{"area": "公交"}', LINE.replace("near", "twins"), LINE.replace('"公交"', "7")])
def test_a_file_that_has_something_else_is_named(tmp_path: Path, text: str) -> None:
    file = tmp_path / "some.jsonl"
    file.write_text(text, "utf-8")
    with pytest.raises(QuestionSetFault, match=r"some\.jsonl"):
        read(file)
    with pytest.raises(QuestionSetFault, match=r"other\.jsonl"):
        read(tmp_path / "other.jsonl")


@pytest.mark.parametrize(
    ("shown", "printed", "held"),
    [
        ("去年，末班车延到晚上 十一点半，司机都学了手语。", "末班车延到晚上十一点半。", True),
        ("司机都学了手语。", "末班车延到晚上十一点半。", False),
        ("学校建好了。", "好了，好了。", False),
        ("老人说：好了，好了。", "好了，好了。", True),
    ],
)
def test_a_clause_that_is_no_phrase_tells_a_passage(shown: str, printed: str, held: bool) -> None:
    assert holds(shown, printed) is held
