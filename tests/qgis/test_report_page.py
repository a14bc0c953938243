"""Step 3 of the dock: every form of the report, the text on the clipboard, the comparison, the office."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from dock_desktop import at_rest, wait
from plantoets.processing.report.office_settings import OfficeSettings, store_office, stored_office
from pypdf import PdfReader
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QApplication

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#154273"/></svg>'


@pytest.fixture(autouse=True)
def office() -> Iterator[None]:
    before = stored_office()
    store_office(OfficeSettings("", "", ""))
    yield
    store_office(before)


@pytest.fixture
def told(example: Any) -> list[tuple[str, bool]]:
    heard: list[tuple[str, bool]] = []
    example.report.told.connect(lambda text, well: heard.append((text, well)))
    return heard


@pytest.fixture
def opened(example: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    from plantoets.ui.report import report_page

    shown: list[str] = []
    monkeypatch.setattr(report_page.QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    return shown


def done(dock: Any) -> None:
    wait(lambda: not dock.report.busy, 60)


def test_every_form_is_saved(example: Any, told: list[tuple[str, bool]], tmp_path: Path) -> None:
    places = {kind: tmp_path / f"rapport.{kind}" for kind in ("pdf", "html", "gpkg", "json")} | {"csv": tmp_path}
    for kind, place in places.items():
        assert example.report.buttons[kind].isEnabled()
        example.report.save(str(place), kind)
    done(example)
    assert [well for _, well in told] == [True] * 5
    assert json.loads(places["json"].read_text(encoding="utf-8"))["outcome"] == example.banner.outcome
    assert "<html" in places["html"].read_text(encoding="utf-8")
    assert len(PdfReader(places["pdf"]).pages) > 5
    zones = QgsVectorLayer(f"{places['gpkg']}|layername=zones", "zones", "ogr")
    assert zones.featureCount() + QgsVectorLayer(f"{places['gpkg']}|layername=zones_lines", "z", "ogr").featureCount() > 10
    assert (tmp_path / "findings.csv").exists()


def test_a_place_that_can_not_be_written_is_said(example: Any, told: list[tuple[str, bool]], tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    example.report.save(str(tmp_path / "bestand" / "rapport.html"), "html")
    done(example)
    ((sentence, well),) = told
    assert not well
    assert "bestand" in sentence


def test_the_report_opens(example: Any, opened: list[str]) -> None:
    example.report.buttons["open"].click()
    done(example)
    (place,) = opened
    assert "Example plan" in Path(place).read_text(encoding="utf-8")


def test_the_text_for_the_memorandum_is_on_the_clipboard(example: Any, told: list[tuple[str, bool]]) -> None:
    example.report.buttons["copy"].click()
    done(example)
    content = QGuiApplication.clipboard().mimeData()
    assert content.text().startswith("Provinciaal beleid")
    assert "[Nog aan te tonen:" in content.text()
    assert "<h3>Provinciaal beleid</h3>" in content.html()
    assert told[0][1]


def test_a_saved_report_is_compared_with_what_the_plan_is_now(example: Any, opened: list[str], tmp_path: Path) -> None:
    saved = tmp_path / "eerst.json"
    example.report.save(str(saved), "json")
    done(example)
    example.result.questions.rows["landschappelijke_inpassing"].choose(True)
    wait(lambda: at_rest(example))
    example.report.compare_with(str(saved))
    done(example)
    page = Path(opened[0]).read_text(encoding="utf-8")
    assert "Two reports compared" in page
    assert example.shown.context.titles.question("landschappelijke_inpassing") in page


def test_another_file_is_no_report_to_compare_with(example: Any, told: list[tuple[str, bool]], tmp_path: Path) -> None:
    other = tmp_path / "iets.json"
    other.write_text("{}", encoding="utf-8")
    example.report.compare_with(str(other))
    done(example)
    assert not told[0][1]
    assert "iets.json" in told[0][0]


def test_the_offices_name_logo_and_templates_are_kept_and_used(example: Any, tmp_path: Path) -> None:
    box = example.report.office
    (tmp_path / "logo.svg").write_text(SVG, encoding="utf-8")
    (tmp_path / "office.html").write_text("<p>{{ office.name }}: onze eigen kop</p>", encoding="utf-8")
    box.name.setText("Bureau Ruimte")
    box.name.editingFinished.emit()
    box.logo.setFilePath(str(tmp_path / "logo.svg"))
    assert stored_office() == OfficeSettings("Bureau Ruimte", str(tmp_path / "logo.svg"), "")
    example.report.save(str(tmp_path / "met-logo.html"), "html")
    done(example)
    assert "data:image/svg+xml;base64," in (tmp_path / "met-logo.html").read_text(encoding="utf-8")
    example.report.save(str(tmp_path / "met-logo.pdf"), "pdf")
    box.templates.setFilePath(str(tmp_path))
    example.report.save(str(tmp_path / "eigen.html"), "html")
    done(example)
    assert "Bureau Ruimte: onze eigen kop" in (tmp_path / "eigen.html").read_text(encoding="utf-8")
    reader = PdfReader(tmp_path / "met-logo.pdf")
    assert reader.metadata is not None
    assert reader.metadata.author == "Bureau Ruimte"
    assert "Bureau Ruimte" in " ".join(reader.pages[0].extract_text().split())


def test_a_logo_that_can_not_be_used_is_said_and_not_kept(example: Any, tmp_path: Path) -> None:
    box = example.report.office
    evil = tmp_path / "logo.svg"
    evil.write_text(SVG.replace("<rect", "<script>alert(1)</script><rect"), encoding="utf-8")
    box.setCollapsed(False)
    box.logo.setFilePath(str(evil))
    assert "script" in box.fault.text()
    assert stored_office().logo == ""
    box.logo.setFilePath("")
    assert box.fault.isHidden()


def test_a_template_with_a_fault_is_named_with_its_line(example: Any, told: list[tuple[str, bool]], tmp_path: Path) -> None:
    (tmp_path / "summary.html").write_text("<p>\n{% if %}</p>", encoding="utf-8")
    store_office(OfficeSettings("", "", str(tmp_path)))
    example.report.save(str(tmp_path / "rapport.html"), "html")
    done(example)
    assert "summary.html:2" in told[0][0]
    assert not (tmp_path / "rapport.html").exists()


def test_closing_while_a_report_is_made_shows_nothing_more(example: Any, told: list[tuple[str, bool]], tmp_path: Path) -> None:
    example.report.save(str(tmp_path / "rapport.pdf"), "pdf")
    example.close_down()
    for _ in range(20):
        QApplication.processEvents()
    assert told == []


def test_all_fits_in_a_narrow_dock(example: Any) -> None:
    assert example.report.minimumSizeHint().width() <= 300
