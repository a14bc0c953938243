"""The window of layer sources: states, trial, guess, preview, the national services, and the file that it writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from dock_desktop import at_rest, wait
from plans import write_layer
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from servers.hostile import Hostile, hostile

AROUND = "Polygon((234000 549000, 236000 549000, 236000 551000, 234000 551000, 234000 549000))"


@pytest.fixture
def service() -> Iterator[Hostile]:
    with hostile() as server:
        yield server


@pytest.fixture
def office(kept_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file in which the window keeps the sources when none is chosen."""
    from plantoets.processing.sources import settings as source_settings
    from plantoets.ui.sources import page

    path = tmp_path / "profiel" / "laagbronnen.yaml"
    monkeypatch.setattr(page, "own_sources_file", lambda: path)
    source_settings.use_office_sources("")
    yield path
    source_settings.use_office_sources("")


@pytest.fixture
def page(office: Path, qgis_app: Any) -> Iterator[Any]:
    from plantoets.ui.sources.page import SourcesPage

    made = SourcesPage("en")
    made.show()
    yield made
    made.stop()
    wait(lambda: not made.busy)
    made.deleteLater()


def fill(page: Any, layer: str, kind: str, address: str, name: str = "") -> None:
    """As a person fills the form in."""
    page.layers.choose(layer)
    form = page.form
    form.kind.setCurrentIndex(form.kind.findData(kind))
    form.kind.activated.emit(form.kind.currentIndex())
    for line, text in ((form.address, address), (form.name, name)):
        line.setText(text)
        line.editingFinished.emit()


def tried(page: Any) -> str:
    page.form.test.click()
    wait(lambda: not page.busy)
    return page.form.verdict.text()


def test_every_layer_is_a_sketch_at_first(page: Any, office: Path) -> None:
    assert page.layers.topLevelItemCount() == 51
    assert {page.layers.standing(layer) for layer in ("natura2000", "gemeente", "bos")} == {"▨ bundled sketch"}
    assert page.save()
    assert not office.exists(), "nothing to write"


def test_a_service_is_tried_guessed_shown_and_written(page: Any, office: Path, service: Hostile) -> None:
    fill(page, "bos", "WFS", f"{service.address}/wfs", "proef:zones")
    assert "not fetched yet" in page.layers.standing("bos")
    assert "6 features" in tried(page)
    assert "official" in page.layers.standing("bos")
    assert page.form.fields.fields() == {"naam": "gebied"}, "guessed"
    assert page.form.preview.values.item(0, 0).text() == "Vak 0"
    assert page.save()

    from plantoets.assessment.installed import installed_catalogue
    from plantoets.assessment.sources.layer_sources import read_layer_sources
    from plantoets.processing.sources.settings import office_sources

    written = read_layer_sources(office, installed_catalogue().names.layers).sources["bos"]
    assert (written.provider, written.fields) == ("WFS", {"naam": "gebied"})
    assert office_sources() == str(office)


def test_what_fails_says_why_and_is_no_official_layer(page: Any, service: Hostile) -> None:
    service.mode = "refuses"
    fill(page, "bos", "WFS", f"{service.address}/wfs", "proef:zones")
    assert "te druk" in tried(page)
    assert "failed" in page.layers.standing("bos")
    assert "te druk" in page.layers.currentItem().toolTip(2)


def test_a_copy_that_was_fetched_before_stays_when_the_service_fails(page: Any, service: Hostile) -> None:
    fill(page, "bos", "WFS", f"{service.address}/wfs", "proef:zones")
    tried(page)
    service.mode = "refuses"
    assert "Assessments go on with the copy of 20" in tried(page)


def test_a_file_that_is_not_there_yet_takes_over_what_is_shown(page: Any, service: Hostile, tmp_path: Path) -> None:
    fill(page, "bos", "WFS", f"{service.address}/wfs", "proef:zones")
    shared = tmp_path / "gedeeld" / "bronnen.yaml"
    page.file.setFilePath(str(shared))
    assert page.save()
    assert "proef:zones" in shared.read_text(encoding="utf-8")


def test_another_field_is_read_at_once_without_fetching(page: Any, service: Hostile) -> None:
    fill(page, "bos", "WFS", f"{service.address}/wfs", "proef:zones")
    tried(page)
    asked = len(service.asked)
    box = page.form.fields.cellWidget(0, 1)
    box.setCurrentText("klasse")
    box.lineEdit().editingFinished.emit()
    wait(lambda: not page.busy)
    assert page.form.preview.values.item(0, 0).text() == "A"
    assert len(service.asked) == asked


def test_a_file_beside_the_sources_and_back_to_the_sketch(page: Any, office: Path) -> None:
    office.parent.mkdir()
    write_layer(office.parent / "n.gpkg", "natuur_ehs", [(AROUND, {"naam": "Bos"})])
    fill(page, "natuur_ehs", "ogr", "n.gpkg", "natuur_ehs")
    assert "1 features" in tried(page)
    assert "official" in page.layers.standing("natuur_ehs")
    page.form.kind.setCurrentIndex(0)
    page.form.kind.activated.emit(0)
    assert "sketch" in page.layers.standing("natuur_ehs")
    page.bundled.setChecked(False)
    assert "missing" in page.layers.standing("natuur_ehs")


def test_a_service_that_hangs_can_be_stopped(page: Any, service: Hostile) -> None:
    service.mode = "hangs"
    fill(page, "bos", "WFS", f"{service.address}/wfs", "proef:zones")
    page.form.test.click()
    wait(lambda: bool(service.asked))
    assert page.form.stop.isVisible()
    page.form.stop.click()
    wait(lambda: not page.busy, seconds=5)
    assert "official" not in page.layers.standing("bos")


def test_national_services_are_off_until_ticked_and_untried_until_fetched(page: Any) -> None:
    from plantoets.assessment.sources.presets import PRESETS, read_presets
    from plantoets.ui.sources.national_dialog import NationalDialog

    dialog = NationalDialog(read_presets(PRESETS, page._specs), {"natura2000": "Natura 2000"}, "en")
    assert dialog.chosen() == []
    dialog.list.topLevelItem(0).setCheckState(0, Qt.CheckState.Checked)
    page.use_presets(dialog.chosen())
    assert "not fetched yet" in page.layers.standing("natura2000")
    assert page.form.address.text() == "https://service.pdok.nl/rvo/natura2000/wfs/v1_0"
    assert page.form.name.text() == "natura2000:natura2000"


def test_a_layer_that_is_open_in_qgis_is_taken_over(page: Any, office: Path, tmp_path: Path) -> None:
    from qgis.core import QgsProject

    table = write_layer(tmp_path / "open.gpkg", "bos", [(AROUND, {"naam": "Ruim"})])
    layer = QgsVectorLayer(str(tmp_path / table), "open", "ogr")
    QgsProject.instance().addMapLayer(layer)
    page.layers.choose("bos")
    page.form.project_layer.setLayer(layer)
    assert "1 features" in tried(page)
    QgsProject.instance().removeMapLayer(layer.id())


def test_a_file_that_is_not_understood_is_not_written_over(page: Any, tmp_path: Path) -> None:
    broken = tmp_path / "stuk.yaml"
    broken.write_text("bosje: {source: x}\n", encoding="utf-8")
    page.open_file(str(broken))
    assert "bosje" in page.message.text()
    assert not page.save()
    assert broken.read_text(encoding="utf-8") == "bosje: {source: x}\n"


def test_the_dock_assesses_with_the_offices_file_as_soon_as_it_is_saved(page: Any, example: Any, service: Hostile) -> None:
    page.saved.connect(example.look_again)
    fill(page, "bos", "WFS", f"{service.address}/wfs", "proef:zones")
    tried(page)
    assert page.save()
    wait(lambda: at_rest(example) and not example.assessor.busy)
    layers = {layer["id"]: layer["official"] for layer in example.shown.model["layers"]}
    assert (layers["bos"], layers["gemeente"]) == (True, False)
    assert "office" in example.report.sources.lineEdit().placeholderText()


def test_the_window_closes_in_the_middle_of_a_trial(office: Path, service: Hostile, desktop: Any) -> None:
    from plantoets.ui.sources.window import SourcesWindow
    from qgis.core import QgsApplication

    service.mode = "hangs"
    window = SourcesWindow(lambda: None, desktop.window)
    window.show()
    fill(window.page, "bos", "WFS", f"{service.address}/wfs", "proef:zones")
    window.page.form.test.click()
    wait(lambda: bool(service.asked))
    window.reject()
    window.deleteLater()
    wait(lambda: QgsApplication.taskManager().countActiveTasks() == 0, seconds=10)
    assert not office.exists(), "nothing was saved"


def test_the_page_in_qgis_options_saves_when_the_user_says_ok(office: Path, service: Hostile) -> None:
    from plantoets.ui.sources.window import SourcesOptions
    from qgis.PyQt.QtGui import QIcon

    saved: list[bool] = []
    options = SourcesOptions(QIcon(), lambda: saved.append(True))
    widget = options.createWidget(None)
    fill(widget._page, "bos", "WFS", f"{service.address}/wfs", "proef:zones")
    widget.apply()
    assert saved == [True]
    assert "proef:zones" in office.read_text(encoding="utf-8")
    widget.cancel()
    widget.deleteLater()


def test_other_words_for_the_values_of_the_policy_are_recoded_and_told(page: Any, office: Path) -> None:
    office.parent.mkdir()
    write_layer(office.parent / "a.gpkg", "aardkundig", [(AROUND, {"naam": "Rug", "niveau": "Eisen stellen"})])
    fill(page, "aardkundig", "ogr", "a.gpkg", "aardkundig")
    assert "Eisen stellen → eisen" in tried(page)
    assert page.save()
    assert "Eisen stellen: eisen" in office.read_text(encoding="utf-8")
