"""The report as tables and CSV: everything of the model, and no text that a spreadsheet would run."""

import csv
import io
from typing import Any

import pytest
import shapely
import world
from hypothesis import given, strategies as st
from plantoets.assessment.report import Provenance, Table, csv_text, report_model, report_tables, shapes_of
from plantoets.assessment.report.csv_text import BOM
from plantoets.assessment.report.tables import KINDS

MADE = Provenance("0.1.0", None, shapely.__version__, "2026-11-24T10:15:00+01:00")
OF_KIND: dict[str, Any] = {"text": str, "number": (int, float), "integer": int, "boolean": bool}


def assessed() -> Any:
    forest = world.layer("natuur_ehs", (world.square(100), {"naam": "=Bos", "ontwikkelingstijd_jaar": 10}))
    finds = world.layer("archeologie", (world.square(150), {"naam": "Es", "niveau": "eisen", "soort": "es"}))
    return world.assessed(
        "woningbouw_uitleg",
        [world.square(), world.square(50, 400), world.at(shapely.LineString([(0, 0), (300, 0)]))],
        forest,
        finds,
        parameters={"woningen": 12, "bodemingreep": True},
        answers={"geen_alternatieven": {"answer": True, "note": "bijlage 3"}},
    )


ASSESSED = assessed()
MODEL = report_model(ASSESSED, MADE)
TABLES = {table.name: table for table in report_tables(MODEL)}


def columns(name: str, *wanted: str) -> list[tuple[Any, ...]]:
    table = TABLES[name]
    places = [list(table.columns).index(column) for column in wanted]
    return [tuple(row[place] for place in places) for row in table.rows]


def test_every_row_of_the_model_has_one_in_its_table() -> None:
    for name in ("findings", "zones", "questions", "kernkwaliteiten", "overruled", "not_assessed", "below_threshold", "layers"):
        assert len(TABLES[name].rows) == len(MODEL[name]), name
    assert len(TABLES["plan"].rows) == 3
    assert len(TABLES["compensation"].rows) == len(MODEL["compensation"]["items"]) > 0
    assert len(TABLES["conditions"].rows) == sum(len(finding["conditions"]) for finding in MODEL["findings"])


@pytest.mark.parametrize("name", TABLES)
def test_cells_are_of_their_columns_kind(name: str) -> None:
    table = TABLES[name]
    assert set(table.columns.values()) <= set(KINDS)
    for row in table.rows:
        assert len(row) == len(table.columns)
        for (column, kind), cell in zip(table.columns.items(), row):
            assert cell is None or isinstance(cell, OF_KIND[kind]), (column, cell)


def test_numbers_are_those_of_the_model() -> None:
    assert columns("zones", "layer", "feature", "area_m2", "share") == [
        (zone["layer"], zone["feature"], zone["area_m2"], zone["share"]) for zone in MODEL["zones"]
    ]
    assert columns("plan", "part", "parameters")[0] == ("1", "woningen: 12; bodemingreep: true")
    assert ("geen_alternatieven", "met", "bijlage 3") in columns("questions", "id", "status", "note")


def test_a_zone_has_the_worst_outcome_that_lies_on_it() -> None:
    assert ("natuur_ehs", "no_unless") in columns("zones", "layer", "outcome")
    assert ("3", "line") not in columns("plan", "part", "outcome")


def test_there_is_a_shape_for_each_zone_and_finding() -> None:
    shapes = shapes_of(ASSESSED)
    for zone, wkb in zip(MODEL["zones"], shapes.zones):
        geometry = shapely.from_wkb(wkb)
        assert zone["area_m2"] is None or geometry.area == pytest.approx(zone["area_m2"])
        assert zone["length_m"] is None or geometry.length == pytest.approx(zone["length_m"])
    assert len(shapes.zones) == len(MODEL["zones"])
    assert len(shapes.findings) == len(MODEL["findings"])
    for finding, wkb in zip(MODEL["findings"], shapes.findings):
        if finding["area_m2"] is not None and finding["zones"]:
            assert shapely.from_wkb(wkb).area == pytest.approx(finding["area_m2"])


def read(text: str, delimiter: str) -> list[list[str]]:
    assert text.startswith(BOM)
    return list(csv.reader(io.StringIO(text[1:]), delimiter=delimiter))


def test_dutch_and_english_spreadsheets_read_their_own_signs() -> None:
    table = Table("t", {"a": "text", "b": "number", "c": "boolean"}, (("x; y", 0.25, True), ("é\n2", None, False), ("", 3, None)))
    assert read(csv_text(table, "nl"), ";") == [["a", "b", "c"], ["x; y", "0,25", "true"], ["é\n2", "", "false"], ["", "3", ""]]
    assert read(csv_text(table, "en"), ",")[1] == ["x; y", "0.25", "true"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\uff1d1", "|calc", "\n=1", '=HYPERLINK("x")'])
def test_no_text_becomes_a_formula(text: str) -> None:
    ((_,), (shown,)) = read(csv_text(Table("t", {"a": "text"}, ((text,),)), "nl"), ";")
    assert shown == f"'{text}" or shown.replace("\r\n", "\r") == f"'{text}"


def test_what_would_deceive_a_reader_is_shown() -> None:
    assert read(csv_text(Table("t", {"a": "text"}, (("plan\u202etxt.exe\x07",),)), "nl"), ";")[1] == ["plan\ufffdtxt.exe\ufffd"]


@given(st.text(max_size=30), st.floats(allow_nan=False, allow_infinity=False))
def test_any_text_comes_back_and_numbers_stay_whole(text: str, number: float) -> None:
    written = csv_text(Table("t", {"a": "text", "b": "number"}, ((text, number),)), "nl")
    written.encode("utf-8")
    _, (shown, value) = read(written, ";")
    assert float(value.replace(",", ".")) == number
    assert not shown.lstrip().startswith(("=", "+", "-", "@"))
