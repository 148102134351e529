"""The report of a calibration: the curve and the page."""

from dataclasses import replace

from bot.fitting import curve, document, page
from knowledge.judging.fitting import Fit, Held, Point
from knowledge.weighing.calibration import Calibration, Costs, Model
from knowledge.yaml_text import read
from tests.building import bounds

MODEL = Model(bias=-1, weights={"coverage": 2}, quote=0.6, candidate=0.2)
HELD = Held("town", 90, 0.91, 0.85, 0.01, {"withheld": 0.2})
FIT = Fit(MODEL, (Point(0.2, 0.1, 30), Point(0.9, 0.95, 60)), (HELD,), 0.9)


def test_the_curve_shows_how_sure_and_how_often_right() -> None:
    low, high = curve(FIT.curve)
    assert low.index("●") < low.index("○")
    assert high.index("○") < high.index("●")
    assert high.endswith("0.95 of 60")


def test_a_calibration_reads_back_as_it_was_written() -> None:
    calibration = bounds().model_copy(update={"costs": Costs(wrong=7), "sure": 0.5})
    assert Calibration.model_validate(read(document(calibration))) == calibration


def test_the_page_names_every_coverage_left_out_and_what_was_fitted_on() -> None:
    text = page({"lexical": FIT, "looked": FIT}, ["here=set.jsonl"])
    assert "`here=set.jsonl`" in text
    assert text.count("town") == 2
    assert "withheld 0.20" in text


def test_where_nothing_was_asked_no_share_is_told() -> None:
    made = Held("invented", 40, 0.8, None, None, {"answered": 0.9, "unanswered": 0.5})
    row = next(line for line in page({"lexical": replace(FIT, held=(made,))}, ["x"]).splitlines() if "invented" in line)
    assert row.count("–") == 2
    assert "0.000" not in row
    assert "answered 0.90, unanswered 0.50" in row
