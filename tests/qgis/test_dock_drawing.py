"""Making a plan in the dock: drawing, undoing, snapping, and taking features that are there."""

from __future__ import annotations

from typing import Any

import pytest
from dock_desktop import FIELD, FIELD_WKT, Desktop, at_rest, choose_type, draw, shape, snap_to, wait
from plans import plan_layer
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt.QtCore import Qt


def test_from_drawing_to_an_answer(dock: Any, desktop: Desktop) -> None:
    dock.plan.buttons.draw.click()
    draw(desktop, FIELD)
    geometry = shape(dock)
    drawn = QgsGeometry.fromPolygonXY([[QgsPointXY(x, y) for x, y in FIELD]])
    assert geometry.symDifference(drawn).area() < 0.05 * drawn.area()
    choose_type(dock, "woningbouw: uitleg" if dock._language == "nl" else "housing: exp")
    assert dock.store.draft.part("1").activity == "woningbouw_uitleg"
    wait(lambda: at_rest(dock))
    assert dock.banner.outcome == dock.shown.model["outcome"] in ("no_unless", "conditional")
    assert dock.banner.word.text() == dock.shown.context.labels.label("outcomes", dock.banner.outcome)
    assert dock.map.band_count > 1
    assert set(dock.plan.form.editors) >= {"toename_verhard_m2", "bodemingreep"}
    assert "winning_materiaal" not in dock.plan.form.editors


def test_several_parts_are_drawn_one_after_the_other(dock: Any, desktop: Desktop) -> None:
    dock.plan.buttons.draw.click()
    draw(desktop, FIELD)
    draw(desktop, [(x + 500, y + 600) for x, y in FIELD])
    assert [part.id for part in dock.store.draft.parts] == ["1", "2"]
    assert dock.plan.buttons.draw.isChecked()


def test_a_corner_is_undone_with_backspace_and_ctrl_z(dock: Any, desktop: Desktop) -> None:
    dock.plan.buttons.draw.click()
    tool = desktop.canvas.mapTool()
    for x, y in FIELD:
        desktop.click(x, y)
    assert tool.corners == 4
    desktop.key(Qt.Key.Key_Backspace)
    assert tool.corners == 3
    desktop.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert tool.corners == 2


def test_too_few_corners_make_no_part(dock: Any, desktop: Desktop) -> None:
    dock.plan.buttons.draw.click()
    draw(desktop, FIELD[:2])
    assert dock.store.draft.parts == ()
    assert desktop.messages


def test_escape_stops_drawing_and_gives_the_map_back(dock: Any, desktop: Desktop) -> None:
    before = desktop.canvas.mapTool()
    dock.plan.buttons.draw.click()
    desktop.click(*FIELD[0])
    desktop.key(Qt.Key.Key_Escape)
    assert desktop.canvas.mapTool() is not before
    desktop.key(Qt.Key.Key_Escape)
    assert desktop.canvas.mapTool() is before
    assert not dock.plan.buttons.draw.isChecked()
    assert dock.store.draft.parts == ()


def test_drawing_snaps_as_the_project_says(dock: Any, desktop: Desktop) -> None:
    snap_to(desktop, plan_layer(FIELD_WKT))
    dock.plan.buttons.draw.click()
    near = desktop.canvas.mapUnitsPerPixel() * 6
    draw(desktop, [(x + near, y + near) for x, y in FIELD[:3]])
    geometry = shape(dock)
    corners = {(round(point.x(), 3), round(point.y(), 3)) for point in geometry.asPolygon()[0]}
    assert corners == {(float(x), float(y)) for x, y in FIELD[:3]}


@pytest.mark.parametrize("kind", [QgsWkbTypes.GeometryType.LineGeometry, QgsWkbTypes.GeometryType.PointGeometry])
def test_lines_and_points_can_be_drawn(dock: Any, desktop: Desktop, kind: Any) -> None:
    dock.plan.buttons.draw_wanted.emit(kind)
    if kind == QgsWkbTypes.GeometryType.PointGeometry:
        desktop.click(*FIELD[0])
    else:
        draw(desktop, FIELD[:3])
    geometry = shape(dock)
    assert geometry.type() == kind


def test_the_selected_features_become_parts(dock: Any, desktop: Desktop) -> None:
    layer = QgsVectorLayer("Polygon?crs=EPSG:28992&field=activity:string&field=woningen:integer&field=naam:string", "plan", "memory")
    for number in range(3):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPolygonXY([[QgsPointXY(x + 300 * number, y) for x, y in FIELD]]))
        feature.setAttributes(["woningbouw_uitleg", 10 * number, f"veld {number}"])
        layer.dataProvider().addFeature(feature)
    desktop.active = layer
    dock.plan.buttons.selection.click()
    assert dock.store.draft.parts == ()
    assert desktop.messages
    layer.selectByIds([1, 3])
    dock.plan.buttons.selection.click()
    assert [(part.name, part.activity, part.parameters) for part in dock.store.draft.parts] == [
        ("veld 0", "woningbouw_uitleg", {"woningen": 0.0}),
        ("veld 2", "woningbouw_uitleg", {"woningen": 20.0}),
    ]


def test_a_whole_layer_becomes_parts_and_comes_to_rd(dock: Any) -> None:
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326", "plan", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt("POLYGON((6.65 52.98, 6.66 52.98, 6.66 52.985, 6.65 52.98))"))
    layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    dock.plan.buttons.layers.setLayer(layer)
    dock.plan.buttons.add_layer.click()
    geometry = shape(dock)
    assert 230_000 < geometry.centroid().asPoint().x() < 250_000
    assert dock.store.draft.part("1").activity == ""
    assert dock.banner.outcome == ""
