"""REPORT_PDF: real text, numbered pages, maps, and whole or not at all."""

import subprocess

import pytest
from plans import SQUARE, plan_layer, write_sources

AROUND = "Polygon((234000 549000, 236000 549000, 236000 551000, 234000 551000, 234000 549000))"


def text_of(path) -> str:
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout


def pictures_in(path) -> int:
    listed = subprocess.run(["pdfimages", "-list", str(path)], capture_output=True, text=True, check=True).stdout
    return len(listed.splitlines()) - 2


@pytest.fixture
def nature(tmp_path, empty_layers) -> str:
    return write_sources(tmp_path, empty_layers, {"natuur_ehs": [(AROUND, {"naam": "Westerbos", "ontwikkelingstijd_jaar": 10})]})


def test_a_pdf_has_real_text_numbered_pages_and_maps(run_algorithm, nature, tmp_path) -> None:
    path = tmp_path / "rapport.pdf"
    run_algorithm(
        "assessplan", PLAN=plan_layer(SQUARE), ACTIVITY="woningbouw_uitleg", NAME="Proef", LAYER_SOURCES=nature, REPORT_PDF=str(path)
    )
    text = text_of(path)
    for words in ("Nee, tenzij", "Westerbos", "§7.5", "Bestaande natuur in de EHS", "5,33 ha", "Inhoud", "4,00 ha"):
        assert words in text, words
    pages = text.count("\f")
    assert f"1 / {pages}" in text
    assert f"{pages} / {pages}" in text
    assert pictures_in(path) >= 2


def test_english_and_without_maps(run_algorithm, nature, tmp_path) -> None:
    path = tmp_path / "report.pdf"
    run_algorithm(
        "assessplan", PLAN=plan_layer(SQUARE), ACTIVITY="overig", LAYER_SOURCES=nature, REPORT_PDF=str(path), LANGUAGE="en", MAPS=False
    )
    assert "Existing nature in the ecological network" in text_of(path)
    assert pictures_in(path) == 0


def test_hostile_names_stay_text(run_algorithm, nature, tmp_path) -> None:
    path = tmp_path / "report.pdf"
    name = '<img src="file:///etc/passwd"><script>alert(1)</script> ' + "lang" * 60
    run_algorithm(
        "assessplan", PLAN=plan_layer(SQUARE), ACTIVITY="overig", LAYER_SOURCES=nature, NAME=name, REPORT_PDF=str(path), MAPS=False
    )
    assert "<script>" in text_of(path)
    assert pictures_in(path) == 0


@pytest.mark.parametrize(("kind", "wkt"), [("Point", "Point(235010 550010)"), ("LineString", "LineString(234900 550010, 235300 550010)")])
def test_points_and_lines(run_algorithm, nature, tmp_path, kind, wkt) -> None:
    path = tmp_path / "rapport.pdf"
    run_algorithm("assessplan", PLAN=plan_layer(wkt, kind=kind), ACTIVITY="infrastructuur_weg", LAYER_SOURCES=nature, REPORT_PDF=str(path))
    assert "Infrastructuur: weg" in text_of(path)


def test_a_plan_with_five_hundred_zones_is_written(run_algorithm, empty_layers, tmp_path) -> None:
    zones = []
    for number in range(500):
        east, north = 235000 + 8 * (number % 25), 550000 + 10 * (number // 25)
        ring = f"{east} {north}, {east + 8} {north}, {east + 8} {north + 10}, {east} {north + 10}, {east} {north}"
        zones.append((f"Polygon(({ring}))", {"naam": f"Gebied {number}", "niveau": "eisen", "soort": "vindplaats"}))
    sources = write_sources(tmp_path, empty_layers, {"archeologie": zones})
    path = tmp_path / "rapport.pdf"
    run_algorithm("assessplan", PLAN=plan_layer(SQUARE), ACTIVITY="overig", LAYER_SOURCES=sources, REPORT_PDF=str(path), MAPS=False)
    assert "Gebied 499" in text_of(path)
