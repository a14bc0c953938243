"""REPORT_PDF: real text, numbered pages, maps, and whole or not at all."""

import re
import subprocess
import time

import pytest
from plans import SQUARE, plan_layer, write_sources
from pypdf import PdfReader

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


def test_bookmarks_links_and_information(run_algorithm, nature, tmp_path) -> None:
    path = tmp_path / "rapport.pdf"
    run_algorithm(
        "assessplan", PLAN=plan_layer(SQUARE), ACTIVITY="woningbouw_uitleg", NAME="Proef", OFFICE="Bureau Ruimte", LAYER_SOURCES=nature,
        REPORT_PDF=str(path), MAPS=False,
    )  # fmt: skip
    reader = PdfReader(path, strict=True)
    titles = {item.title: reader.get_destination_page_number(item) for item in reader.outline if not isinstance(item, list)}
    pages = [" ".join(page.split()) for page in text_of(path).split("\f")]
    assert all(title in pages[page] for title, page in titles.items())
    lines = [[line.strip() for line in page.splitlines()] for page in text_of(path).split("\f")]
    marked: dict[str, list[int]] = {}
    for item in flat(reader.outline):
        marked.setdefault(item.title, []).append(reader.get_destination_page_number(item))
    for title in titles:
        assert [number for number, found in enumerate(lines) for line in found if line == title] == marked[title], "written once"
    assert {"Uitkomst", "Kernkwaliteiten", "Bevindingen per thema", "Compensatie"} <= set(titles)
    leading = {link.get_object()["/Dest"][0] for link in reader.pages[0]["/Annots"]}
    assert {reader.pages[page].indirect_reference for page in titles.values()} <= leading, "the list of contents leads to every chapter"
    assert not any("/A" in link.get_object() for page in reader.pages for link in page.get("/Annots") or ())
    assert reader.metadata["/Author"] == "Bureau Ruimte"
    assert reader.metadata["/Title"].startswith("Proef")
    assert reader.trailer["/Root"]["/Lang"] == "nl"


def archaeology(folder, empty_layers, number: int, name: str = "Gebied {}") -> str:
    zones = []
    for index in range(number):
        east, north = 235000 + 8 * (index % 25), 550000 + 10 * (index // 25)
        ring = f"{east} {north}, {east + 8} {north}, {east + 8} {north + 10}, {east} {north + 10}, {east} {north}"
        zones.append((f"Polygon(({ring}))", {"naam": name.format(index), "niveau": "eisen", "soort": "vindplaats"}))
    return write_sources(folder, empty_layers, {"archeologie": zones})


def test_five_hundred_zones_are_readable_in_less_than_twenty_seconds(run_algorithm, empty_layers, tmp_path) -> None:
    sources, path = archaeology(tmp_path, empty_layers, 500), tmp_path / "rapport.pdf"
    started = time.monotonic()
    run_algorithm("assessplan", PLAN=plan_layer(SQUARE), ACTIVITY="overig", LAYER_SOURCES=sources, REPORT_PDF=str(path))
    took = time.monotonic() - started
    text = text_of(path)
    assert all(f"Gebied {index}\n" in text or f"Gebied {index} " in text for index in range(500))
    assert took < 20, f"{took:.1f} s"
    pages = text.split("\f")
    inside = [page for page in pages if len(re.findall(r"^ *Gebied [0-9]+ ", page, re.MULTILINE)) > 10]
    assert len(inside) > 10
    assert all("Kenmerken" in page for page in inside), "the head of a table is on each of its pages"


def test_no_heading_stands_alone_at_the_foot_of_a_page(run_algorithm, empty_layers, tmp_path) -> None:
    sources, path = archaeology(tmp_path, empty_layers, 12), tmp_path / "rapport.pdf"
    run_algorithm("assessplan", PLAN=plan_layer(SQUARE), ACTIVITY="woningbouw_uitleg", LAYER_SOURCES=sources, REPORT_PDF=str(path))
    reader = PdfReader(path)
    headings = [item.title for item in flat(reader.outline)]
    for page in text_of(path).split("\f")[:-1]:
        *_, last, _footer = [line.strip() for line in page.splitlines() if line.strip()]
        assert last not in headings, last


def flat(outline):
    return [one for item in outline for one in (flat(item) if isinstance(item, list) else [item])]


def test_a_name_longer_than_a_page_is_cut_between_lines(run_algorithm, empty_layers, tmp_path) -> None:
    words = " ".join(f"woord{number}" for number in range(1500))
    sources, path = archaeology(tmp_path, empty_layers, 1, words), tmp_path / "rapport.pdf"
    run_algorithm("assessplan", PLAN=plan_layer(SQUARE), ACTIVITY="overig", LAYER_SOURCES=sources, REPORT_PDF=str(path), MAPS=False)
    text = " ".join(page.extract_text() for page in PdfReader(path).pages)
    assert all(f"woord{number}" in text for number in range(1500))


def test_an_offices_templates_make_its_pages(run_algorithm, nature, tmp_path) -> None:
    own, path = tmp_path / "eigen", tmp_path / "rapport.pdf"
    own.mkdir()
    (own / "base.html").write_text("", encoding="utf-8")
    given = {"PLAN": plan_layer(SQUARE), "ACTIVITY": "overig", "LAYER_SOURCES": nature, "REPORT_PDF": str(path), "MAPS": False}
    run_algorithm("assessplan", **given, TEMPLATES=str(own))
    assert text_of(path).strip() == "", "nothing, but no fault either"
    (own / "base.html").write_text(
        '<section id="a"><h2>Alleen dit</h2><p>voor {{ model.plan.name }}</p><img src="file:///etc/hostname"></section>', encoding="utf-8"
    )
    (own / "pdf.css").write_text("p { color: #ff0000; background-image: url(file:///etc/hostname) }", encoding="utf-8")
    run_algorithm("assessplan", **given, TEMPLATES=str(own), NAME="Proef")
    assert "voor Proef" in text_of(path)
    assert [item.title for item in PdfReader(path).outline] == ["Alleen dit"]
    assert pictures_in(path) == 0
