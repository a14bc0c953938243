"""Plan files in the dock, as a person brings them: dropped or opened, reviewed, and taken."""

from __future__ import annotations

import json
import shutil
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from dock_desktop import Desktop, at_rest, wait
from plans import SQUARE, plan_layer
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsMimeDataUtils, QgsProject
from qgis.PyQt.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialogButtonBox, QProgressBar

Check = Qt.CheckState
REAL = Path(__file__).resolve().parents[3] / "shared" / "reference" / "plans"
COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def imro(root: Path) -> Path:
    return root / "tests" / "planfiles" / "data" / "imro2012_1.1.gml"


def drop(dock: Any, data: QMimeData) -> bool:
    """As a person drops something on the dock; whether it was welcome."""
    enter = QDragEnterEvent(QPoint(40, 40), COPY, data, LEFT, NONE)
    QApplication.sendEvent(dock, enter)
    if enter.isAccepted():
        QApplication.sendEvent(dock, QDropEvent(QPointF(40, 40), COPY, data, LEFT, NONE))
    return enter.isAccepted()


def drop_file(dock: Any, place: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(place))])
    return drop(dock, data)


def reviewed(dock: Any) -> Any:
    wait(lambda: dock.entry.is_reviewing)
    return dock.entry.review


def rows(review: Any) -> dict[str, Any]:
    model = review.tree.model()
    return {model.item(row).text(): model.item(row) for row in range(model.rowCount())}


def choose_row(review: Any, title: str) -> None:
    index = rows(review)[title].index()
    review.tree.scrollTo(index)
    QTest.mouseClick(review.tree.viewport(), LEFT, NONE, review.tree.visualRect(index).center())


def pick_type(review: Any, words: str) -> None:
    line = review.type_box.lineEdit()
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_dropped_plan_is_reviewed_by_kind_with_proposal_and_reason(dock: Any, imro: Path) -> None:
    assert drop_file(dock, imro)
    review = reviewed(dock)
    assert dock.store.draft.parts == ()
    assert dock.entry.pages.currentWidget() is review
    kinds = rows(review)
    assert list(kinds)[:2] == ["natuur", "bos"]
    assert [kinds[title].checkState() for title in ("natuur", "waarde")] == [Check.Checked, Check.Unchecked]
    assert "Enkelbestemming" in kinds["natuur"].data(Qt.ItemDataRole.UserRole + 1)
    choose_row(review, "natuur")
    assert review.type_box.activity == "natuurontwikkeling"
    assert "natuur" in review.reason.text().lower()
    assert review.accept_button.isEnabled()
    assert dock.map.band_count > 0


def test_what_is_ticked_comes_into_the_plan(dock: Any, imro: Path) -> None:
    dock.open_file(imro)
    review = reviewed(dock)
    review.accept_button.click()
    assert not dock.entry.is_reviewing
    assert [(part.id, part.activity) for part in dock.store.draft.parts] == [
        ("NL.IMRO.1701.EP1", "natuurontwikkeling"),
        ("NL.IMRO.1701.EP2", "bosaanleg"),
    ]
    assert dock.store.draft.name == "Verzonnen buitengebied"
    wait(lambda: at_rest(dock))
    assert [part["id"] for part in dock.shown.model["plan"]["parts"]] == ["NL.IMRO.1701.EP1", "NL.IMRO.1701.EP2"]
    dock.plan.buttons.undo.click()
    assert dock.store.draft.parts == ()


def test_nothing_is_taken_when_refused(dock: Any, imro: Path) -> None:
    dock.open_file(imro)
    reviewed(dock)
    bands = dock.map.band_count
    dock.entry.review.refused.emit()
    assert (dock.entry.is_reviewing, dock.store.draft.parts) == (False, ())
    assert dock.map.band_count < bands


def test_a_type_is_changed_for_all_of_a_kind_at_once(dock: Any, tmp_path: Path) -> None:
    square = '"POLYGON(({x} 556000,{y} 556000,{y} 556100,{x} 556000))"'
    lines = [f"kavel {number},wonen,{square.format(x=233000 + 200 * number, y=233100 + 200 * number)}" for number in range(5)]
    place = tmp_path / "plan.csv"
    place.write_text("naam,bestemmingshoofdgroep,wkt\n" + "\n".join(lines), encoding="utf-8")
    dock.open_file(place)
    wait(lambda: dock.entry.question is not None)
    dock.entry.question.accept()
    review = reviewed(dock)
    choose_row(review, "wonen")
    pick_type(review, "woningbouw: inb" if dock._language == "nl" else "housing: inf")
    review.accept_button.click()
    assert [part.activity for part in dock.store.draft.parts] == ["woningbouw_inbreiding"] * 5


def test_ticks_of_a_kind_and_of_its_objects_go_together(dock: Any, imro: Path) -> None:
    dock.open_file(imro)
    review = reviewed(dock)
    nature = rows(review)["natuur"]
    nature.child(0).setCheckState(Check.Unchecked)
    assert nature.checkState() == Check.Unchecked
    rows(review)["waarde"].setCheckState(Check.Checked)
    assert rows(review)["waarde"].child(0).checkState() == Check.Checked
    assert [member.part.name for member, _ in review.tree.ticked_members()] == ["Bos", "Waarde - Archeologie"]
    for row in rows(review).values():
        row.setCheckState(Check.Unchecked)
    assert not review.accept_button.isEnabled()


def test_a_click_on_the_box_ticks(dock: Any, imro: Path) -> None:
    dock.open_file(imro)
    review = reviewed(dock)
    QApplication.processEvents()
    index = rows(review)["waarde"].index()
    box = review.tree.visualRect(index)
    QTest.mouseClick(review.tree.viewport(), LEFT, NONE, QPoint(box.left() + 10, box.center().y()))
    assert rows(review)["waarde"].checkState() == Check.Checked


def test_an_unknown_coordinate_system_is_asked_with_where_the_plan_would_lie(dock: Any, tmp_path: Path) -> None:
    place = tmp_path / "plan.wkt"
    place.write_text("POLYGON((235000 550000,235100 550000,235100 550100,235000 550000))", encoding="utf-8")
    dock.open_file(place)
    wait(lambda: dock.entry.question is not None)
    question = dock.entry.question
    assert question.isVisible()
    assert [authid for button, authid in question.choices if button.isChecked()] == ["EPSG:28992"]
    assert "Drenthe" in question.choices[0][0].text()
    question.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()
    reviewed(dock).accept_button.click()
    (part,) = dock.store.draft.parts
    assert part.kind


def test_a_question_that_is_put_aside_leaves_everything_as_it_was(dock: Any, tmp_path: Path) -> None:
    place = tmp_path / "plan.wkt"
    place.write_text("POLYGON((235000 550000,235100 550000,235100 550100,235000 550000))", encoding="utf-8")
    dock.open_file(place)
    wait(lambda: dock.entry.question is not None)
    dock.entry.question.reject()
    QApplication.processEvents()
    assert (dock.entry.is_reviewing, dock.store.draft.parts) == (False, ())


def test_the_report_of_a_file_says_how_it_reached_rd_and_what_was_repaired(dock: Any, tmp_path: Path) -> None:
    ring = [[6.65, 52.98], [6.66, 52.985], [6.66, 52.98], [6.65, 52.985], [6.65, 52.98]]
    feature = {"type": "Feature", "properties": {"activity": "overig"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    place = tmp_path / "plan.geojson"
    place.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    dock.open_file(place)
    review = reviewed(dock)
    assert "EPSG:4326" in review.remarks.text()
    review.accept_button.click()
    wait(lambda: at_rest(dock))
    warnings = " ".join(dock.shown.model["warnings"])
    assert "EPSG:4326" in warnings
    assert "Self-intersection" in warnings


def test_a_layer_is_repaired_split_and_told_too(dock: Any) -> None:
    bow_tie = "Polygon((235000 550000, 235200 550200, 235200 550000, 235000 550200, 235000 550000))"
    layer = plan_layer((bow_tie, "overig", 0.0), (SQUARE, "overig", 0.0), activity="string", voetafdruk_m="double")
    QgsProject.instance().addMapLayer(layer)
    data = QgsMimeDataUtils.encodeUriList([QgsMimeDataUtils.Uri(layer)])
    assert drop(dock, data)
    assert [part.activity for part in dock.store.draft.parts] == ["overig", "overig"]
    wait(lambda: at_rest(dock))
    warnings = " ".join(dock.shown.model["warnings"])
    assert "Self-intersection" in warnings
    assert "lie over each other" in warnings or "liggen over elkaar" in warnings


def test_a_file_from_the_browser_of_qgis_is_welcome(dock: Any, imro: Path) -> None:
    uri = QgsMimeDataUtils.Uri()
    uri.layerType, uri.providerKey, uri.uri = "vector", "ogr", f"{imro}|layername=Enkelbestemming"
    assert drop(dock, QgsMimeDataUtils.encodeUriList([uri]))
    reviewed(dock)


def test_a_layer_without_coordinate_system_or_with_too_much_is_refused_in_words(dock: Any, desktop: Desktop) -> None:
    layer = plan_layer(SQUARE)
    layer.setCrs(QgsCoordinateReferenceSystem())
    dock.intake.take_layer(layer, False)
    dock.intake.take_layer(plan_layer(*[SQUARE] * 5_001), False)
    first, second = desktop.messages
    assert "EPSG:28992" in first + second
    assert "5000" in first + second
    assert dock.store.draft.parts == ()


def test_dropping_what_is_no_file_is_not_welcome(dock: Any) -> None:
    data = QMimeData()
    data.setText("plan")
    assert not drop(dock, data)
    data.setUrls([QUrl("https://example.com/plan.gml")])
    assert not drop(dock, data)


HOSTILE = {
    "plan.gml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    "plan.vrt": b"<OGRVRTDataSource><OGRVRTLayer name='a'><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>",
    "plan.gpkg": b"SQLite format 3\0" + bytes(range(256)),
    "plan.dxf": bytes(range(256)),
    "plan.zip": b"PK\x03\x04" + bytes(200),
    "plan.csv": b"",
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_or_broken_file_is_one_sentence_and_changes_nothing(dock: Any, desktop: Desktop, tmp_path: Path, name: str) -> None:
    place = tmp_path / name
    place.write_bytes(HOSTILE[name])
    layers = set(QgsProject.instance().mapLayers())
    assert drop_file(dock, place)
    wait(lambda: bool(desktop.messages))
    (message,) = desktop.messages
    assert "\n" not in message.strip()
    assert "Traceback" not in message
    assert (dock.entry.is_reviewing, dock.store.draft.parts, set(QgsProject.instance().mapLayers())) == (False, (), layers)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_the_banner_shows_that_a_file_is_being_read(dock: Any, imro: Path) -> None:
    states: list[bool] = []
    dock.intake.busy.connect(states.append)
    dock.open_file(imro)
    progress = dock.banner.findChild(QProgressBar)
    assert not progress.isHidden()
    reviewed(dock)
    assert (progress.isHidden(), states) == (True, [True, False])


def test_a_file_that_is_stopped_is_read_no_further(dock: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from plantoets.assessment.planfiles import read

    read_on: list[Any] = []
    monkeypatch.setattr(read, "_finish", lambda *given: read_on.append(given))
    ring = [[6.6, 52.9], [6.61, 52.9], [6.61, 52.91], [6.6, 52.9]]
    feature = json.dumps({"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}})
    place = tmp_path / "veel.geojson"
    place.write_text(f'{{"type": "FeatureCollection", "features": [{",".join([feature] * 100_000)}]}}', encoding="utf-8")
    dock.open_file(place)
    tasks = QgsApplication.taskManager()
    wait(lambda: tasks.countActiveTasks() == 1)
    dock.banner.stop_wanted.emit()
    wait(lambda: tasks.countActiveTasks() == 0, 5)
    assert read_on == []
    assert not dock.entry.is_reviewing


def test_closing_while_a_file_is_being_read_is_quiet(dock: Any, desktop: Desktop, imro: Path) -> None:
    dock.open_file(imro)
    dock.close_down()
    QTest.qWait(200)
    assert not dock.entry.is_reviewing
    assert desktop.messages == []


def test_another_plan_in_view_ends_the_review(example: Any, imro: Path) -> None:
    example.open_file(imro)
    reviewed(example)
    example.chooser.new.click()
    assert not example.entry.is_reviewing


def test_a_window_takes_imro_and_leaves_all_else_to_qgis(imro: Path, tmp_path: Path, root: Path) -> None:
    from plantoets.ui.plan.file_drop import WindowDrop

    taken: list[Path] = []
    handler = WindowDrop(taken.append)
    zipped, other = tmp_path / "plan.zip", tmp_path / "ander.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.write(imro, "NL.IMRO.1701.VERZ-VG01.gml")
    with zipfile.ZipFile(other, "w") as archive:
        archive.write(imro, "iets.txt")
    plain = tmp_path / "gewoon.gml"
    plain.write_text("<ogr:FeatureCollection xmlns:ogr='http://ogr.maptools.org/'/>", encoding="utf-8")
    broken = tmp_path / "stuk.zip"
    broken.write_bytes(b"PK\x03\x04")
    example = root / "resources" / "example" / "voorbeeldplan.gpkg"
    ours = [imro, zipped, root / "tests" / "planfiles" / "data" / "imro2006.gml", root / "tests" / "planfiles" / "data" / "gio.gml"]
    assert [handler.handleFileDrop(str(place)) for place in ours] == [True] * 4
    assert [handler.handleFileDrop(str(place)) for place in (other, plain, broken, example, tmp_path, tmp_path / "weg.gml")] == [False] * 6
    assert taken == ours


def test_a_plan_dropped_on_the_window_opens_the_dock(desktop: Desktop, imro: Path, qgis_processing: None) -> None:
    from plantoets import classFactory

    plugin = classFactory(desktop)
    plugin.initGui()
    try:
        (handler,) = desktop.drop_handlers
        assert handler.handleFileDrop(str(imro))
        assert plugin._dock is not None
        reviewed(plugin._dock)
    finally:
        plugin.unload()
    assert desktop.drop_handlers == []


def test_five_hundred_parts_do_not_freeze_the_window(dock: Any, tmp_path: Path) -> None:
    place = tmp_path / "groot.csv"
    square = '"SRID=28992;POLYGON(({x} {y},{x2} {y},{x2} {y2},{x} {y}))"'
    lines = []
    for number in range(500):
        x, y = 233000 + 60 * (number % 25), 556000 + 60 * (number // 25)
        lines.append(f"vak {number},wonen,{square.format(x=x, y=y, x2=x + 50, y2=y + 50)}")
    place.write_text("naam,hoofdgroep,wkt\n" + "\n".join(lines), encoding="utf-8")
    dock.open_file(place)
    review = reviewed(dock)
    started = time.monotonic()
    review.accept_button.click()
    QApplication.processEvents()
    taking = time.monotonic() - started
    assert len(dock.store.draft.parts) == 500
    started = time.monotonic()
    dock.plan.parts.choose([dock.store.draft.parts[3].id])
    QApplication.processEvents()
    choosing = time.monotonic() - started
    assert (taking < 3.0, choosing < 1.0) == (True, True), (taking, choosing)


def test_more_parts_than_a_plan_can_have_stay_in_the_review(dock: Any, desktop: Desktop, tmp_path: Path) -> None:
    place = tmp_path / "groot.csv"
    lines = [f"vak {number},SRID=28992;POINT({233000 + number % 70} {556000 + number // 70})" for number in range(5_001)]
    place.write_text("naam,wkt\n" + "\n".join(lines), encoding="utf-8")
    dock.open_file(place)
    reviewed(dock).accept_button.click()
    assert any("5000" in message for message in desktop.messages)
    assert (dock.entry.is_reviewing, dock.store.draft.parts) == (True, ())


if REAL.is_dir():

    def test_a_real_plan_from_drop_to_verdict(dock: Any, tmp_path: Path) -> None:
        place = tmp_path / "NL.IMRO.1680.1800030105-0000.gml"
        shutil.copy(REAL / place.name, place)
        assert drop_file(dock, place)
        review = reviewed(dock)
        assert {"wonen", "agrarisch", "verkeer"} <= set(rows(review))
        review.accept_button.click()
        assert len(dock.store.draft.parts) == 84
        wait(lambda: at_rest(dock))
        assert dock.banner.outcome
