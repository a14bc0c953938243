"""Drawing and reshaping parts as a person does: clicked, snapped, typed, dragged."""

from __future__ import annotations

import math
from typing import Any, Optional

import pytest
from dock_desktop import FIELD, FIELD_WKT, HOLED, Button, Desktop, at_rest, give, markers, shape, snap_to, wait
from plans import plan_layer
from plantoets.ui.plan.typed_place import typed_place, typed_size
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY, QgsProject, QgsWkbTypes
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

Kind = QgsWkbTypes.GeometryType


def type_in(dock: Any, *texts: str, how: str = "corner") -> None:
    """As a person fills the fields and presses Enter."""
    panel = dock.plan.typed
    panel.how.setCurrentIndex(panel.how.findData(how))
    for field, text in zip(panel.fields, texts):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
    QTest.keyClick(panel.fields[len(texts) - 1], Qt.Key.Key_Return)
    QApplication.processEvents()


def finish(dock: Any) -> None:
    """Enter in an empty field."""
    field = dock.plan.typed.fields[0]
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Return)


LAST = QgsPointXY(240_000, 555_000)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("240230 555230", (240_230, 555_230)),
        ("240230,5 555230,25", (240_230.5, 555_230.25)),
        ("240230.5, 555230.25", (240_230.5, 555_230.25)),
        ("240230,555230", (240_230, 555_230)),
        ("240230; 555230", (240_230, 555_230)),
        ("555230 240230", (240_230, 555_230)),
        ("@30 -40", (240_030, 554_960)),
        ("@ 0,5 0", (240_000.5, 555_000)),
        ("240230", None),
        ("een twee", None),
        ("", None),
        ("1e5 1e5", None),
        ("0 0", None),
        ("@1e9 0", None),
        ("nan nan", None),
    ],
)
def test_typed_places(qgis_app: Any, text: str, place: Optional[tuple[float, float]]) -> None:
    found = typed_place(text, LAST)
    assert (None if found is None else (found.x(), found.y())) == place


@pytest.mark.parametrize("text", ["52.98 6.65", "6.65 52.98", "52,98 6,65", "52,98,6,65", "52.98, 6.65", "N 52.98° E 6.65°"])
def test_typed_degrees(qgis_app: Any, text: str) -> None:
    found = typed_place(text, None)
    assert found is not None
    assert math.dist((found.x(), found.y()), (238_955, 555_595)) < 1_500


def test_nothing_is_relative_to_no_corner(qgis_app: Any) -> None:
    assert typed_place("@30 40", None) is None
    assert [typed_size(text) for text in ("12,5", "0", "-3", "x", "1000000")] == [12.5, None, None, None, None]


def test_corners_are_typed_in_rd_and_by_steps(dock: Any) -> None:
    dock.plan.buttons.draw.click()
    assert dock.plan.typed.isVisible()
    type_in(dock, "240230 555230")
    type_in(dock, "@100 0")
    type_in(dock, "@0 50")
    finish(dock)
    assert shape(dock).area() == pytest.approx(2_500)
    assert dock.map.drawing.corners == 0


def test_a_segment_has_a_length_and_a_direction(dock: Any) -> None:
    dock.plan.buttons.draw_wanted.emit(Kind.LineGeometry)
    type_in(dock, "240230 555230")
    type_in(dock, "100", "90", how="segment")
    type_in(dock, "50,5", "0", how="segment")
    finish(dock)
    line = shape(dock)
    assert line.length() == pytest.approx(150.5)
    assert [round(line.asPolyline()[-1].x(), 3), round(line.asPolyline()[-1].y(), 3)] == [240_330, 555_280.5]


def test_a_rectangle_of_a_size_from_a_clicked_corner(dock: Any, desktop: Desktop) -> None:
    dock.plan.buttons.draw.click()
    desktop.click(*FIELD[0])
    type_in(dock, "120", "80,5", how="rectangle")
    assert shape(dock).area() == pytest.approx(120 * 80.5)
    box = shape(dock).boundingBox()
    assert (box.width(), box.height()) == (pytest.approx(120), pytest.approx(80.5))


def test_a_second_corner_turns_the_rectangle(dock: Any) -> None:
    dock.plan.buttons.draw.click()
    type_in(dock, "240000 555000")
    type_in(dock, "@30 40")
    type_in(dock, "100", "50", how="rectangle")
    assert shape(dock).area() == pytest.approx(5_000)
    corners = {(round(point.x()), round(point.y())) for point in shape(dock).asPolygon()[0]}
    assert corners == {(240_000, 555_000), (240_060, 555_080), (240_020, 555_110), (239_960, 555_030)}


def test_a_circle_of_a_radius_stays_within_a_centimetre(dock: Any) -> None:
    dock.plan.buttons.draw.click()
    type_in(dock, "240000 555000")
    type_in(dock, "250", how="circle")
    ring = shape(dock).asPolygon()[0]
    middles = [QgsPointXY((a.x() + b.x()) / 2, (a.y() + b.y()) / 2) for a, b in zip(ring, ring[1:])]
    assert all(250 - point.distance(LAST) < 0.01 for point in middles)


def test_a_point_is_typed_in_degrees(dock: Any) -> None:
    dock.plan.buttons.draw_wanted.emit(Kind.PointGeometry)
    type_in(dock, "52.98 6.65")
    assert shape(dock).type() == Kind.PointGeometry
    assert 230_000 < shape(dock).asPoint().x() < 250_000


def test_typing_on_the_map_goes_to_the_field_and_escape_comes_back(dock: Any, desktop: Desktop) -> None:
    dock.plan.buttons.draw.click()
    desktop.click(*FIELD[0])
    desktop.key(Qt.Key.Key_2)
    assert dock.plan.typed.fields[0].text() == "2"
    QTest.keyClick(dock.plan.typed.fields[0], Qt.Key.Key_Escape)
    assert dock.map.drawing.corners == 1


@pytest.mark.parametrize(
    ("how", "texts"),
    [("corner", ("hier",)), ("rectangle", ("0", "5")), ("circle", ("-3",)), ("segment", ("5", "noord")), ("circle", ("9999999",))],
)
def test_what_can_not_be_used_is_said_and_adds_nothing(dock: Any, desktop: Desktop, how: str, texts: tuple[str, ...]) -> None:
    dock.plan.buttons.draw.click()
    desktop.click(*FIELD[0])
    before = dock.plan.typed.hint.text()
    type_in(dock, *texts, how=how)
    assert dock.plan.typed.hint.text() != before
    assert "<b>" in dock.plan.typed.hint.text()
    assert (dock.map.drawing.corners, dock.store.draft.parts) == (1, ())


def test_what_is_being_typed_shows_on_the_map(dock: Any, desktop: Desktop) -> None:
    def trials() -> list[QgsGeometry]:
        bands = [item for item in desktop.canvas.scene().items() if isinstance(item, QgsRubberBand)]
        return [band.asGeometry() for band in bands if band.asGeometry().type() == Kind.PolygonGeometry]

    dock.plan.buttons.draw.click()
    type_in(dock, "240000 555000")
    panel = dock.plan.typed
    panel.how.setCurrentIndex(panel.how.findData("rectangle"))
    QTest.keyClicks(panel.fields[0], "100")
    assert trials() == []
    QTest.keyClicks(panel.fields[1], "50")
    (trial,) = trials()
    assert trial.area() == pytest.approx(5_000)
    panel.fields[1].clear()
    assert trials() == []


def test_a_size_needs_a_corner_first(dock: Any) -> None:
    dock.plan.buttons.draw.click()
    type_in(dock, "120", "80", how="rectangle")
    assert "<b>" in dock.plan.typed.hint.text()
    assert dock.store.draft.parts == ()


def test_what_can_be_typed_follows_the_kind_and_goes_with_the_tool(dock: Any, desktop: Desktop) -> None:
    panel = dock.plan.typed
    dock.plan.buttons.draw_wanted.emit(Kind.PointGeometry)
    assert [panel.how.itemData(row) for row in range(panel.how.count())] == ["corner"]
    dock.plan.buttons.draw_wanted.emit(Kind.LineGeometry)
    assert [panel.how.itemData(row) for row in range(panel.how.count())] == ["corner", "segment"]
    desktop.key(Qt.Key.Key_Escape)
    assert panel.isHidden()


def test_typed_corners_land_in_place_on_a_map_in_degrees(dock: Any, desktop: Desktop) -> None:
    desktop.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    desktop.look_at(6.6, 52.9, 6.7, 53.0)
    dock.plan.buttons.draw.click()
    type_in(dock, "240230 555230")
    type_in(dock, "@100 0")
    type_in(dock, "@0 100")
    finish(dock)
    assert shape(dock).area() == pytest.approx(5_000, rel=1e-3)
    box = shape(dock).boundingBox()
    assert math.dist((box.xMinimum(), box.yMinimum()), (240_230, 555_230)) < 0.05


def test_snapping_shows_where_it_snaps(dock: Any, desktop: Desktop) -> None:
    snap_to(desktop, plan_layer(FIELD_WKT))
    dock.plan.buttons.draw.click()
    assert markers(desktop.canvas) == 0
    desktop.move(FIELD[0][0] + desktop.canvas.mapUnitsPerPixel() * 5, FIELD[0][1])
    assert markers(desktop.canvas) == 1


def test_a_mast_becomes_an_area_by_its_radius_and_back(dock: Any, desktop: Desktop) -> None:
    dock.plan.buttons.draw_wanted.emit(Kind.PointGeometry)
    desktop.click(*FIELD[0])
    dock.store.commit(dock.store.draft.changed(["1"], activity="zendmast_hoogspanning"))
    wait(lambda: at_rest(dock))
    assert dock.shown.model["plan"]["area_m2"] == 0
    line = dock.plan.footprint.line
    assert not dock.plan.footprint.isHidden()
    line.setFocus()
    QTest.keyClicks(line, "25")
    QTest.keyClick(line, Qt.Key.Key_Return)
    wait(lambda: at_rest(dock))
    assert dock.shown.model["plan"]["area_m2"] == pytest.approx(math.pi * 625, rel=1e-2)
    assert any("25 m" in warning for warning in dock.shown.model["warnings"])
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "veel")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "25"
    line.clear()
    QTest.keyClick(line, Qt.Key.Key_Return)
    wait(lambda: at_rest(dock))
    assert dock.shown.model["plan"]["area_m2"] == 0


def test_a_footprint_over_a_thousand_metres_is_read_as_it_is_shown(dock: Any) -> None:
    give(dock, "LineString(240000 555000, 240400 555000)")
    line = dock.plan.footprint.line
    for text, size in (("1234,5", 1_234.5), ("2500", 2_500.0)):
        line.setText(text)
        line.editingFinished.emit()
        dock.plan.refresh()
        line.editingFinished.emit()
        assert dock.store.draft.part("1").footprint_m == size


def test_a_map_beyond_its_coordinate_system_is_no_trouble(dock: Any, desktop: Desktop) -> None:
    give(dock, HOLED)
    desktop.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    desktop.look_at(-100, 60, 100, 140)
    dock.plan.buttons.edit.click()
    desktop.move(5, 120)
    desktop.click(5, 120)
    dock.plan.buttons.draw.click()
    for x, y in ((5, 120), (20, 121), (30, 130)):
        desktop.click(x, y)
    desktop.click(30, 130, Button.RightButton)
    assert [part.id for part in dock.store.draft.parts] == ["1"]
    assert desktop.messages


def test_an_area_has_no_footprint_to_state(dock: Any) -> None:
    give(dock, HOLED)
    assert dock.plan.footprint.isHidden()


def test_footprints_and_remarks_are_kept_in_the_project(dock: Any, tmp_path: Any) -> None:
    give(dock, "LineString(240000 555000, 240400 555000)")
    dock.store.commit(dock.store.draft.changed(["1"], footprint_m=8.0, kind="weg").remarked([("nl", "en")]))
    kept, file = dock.store.draft, str(tmp_path / "project.qgz")
    assert QgsProject.instance().write(file)
    QgsProject.instance().clear()
    assert QgsProject.instance().read(file)
    assert dock.store.draft == kept


def test_closing_leaves_no_marker_behind(dock: Any, desktop: Desktop) -> None:
    give(dock, HOLED)
    dock.plan.buttons.edit.click()
    desktop.move(240_400, 555_400)
    assert markers(desktop.canvas) > 0
    dock.close_down()
    QApplication.processEvents()
    assert markers(desktop.canvas) == 0
    assert not [item for item in desktop.canvas.scene().items() if isinstance(item, QgsRubberBand)]
