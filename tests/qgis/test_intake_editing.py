"""Editing a plan on the map: corners, whole parts, holes and members."""

from __future__ import annotations

from typing import Any

import pytest
from dock_desktop import HOLED, Button, Desktop, give, shape
from qgis.core import QgsGeometry
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication


def drag(desktop: Desktop, start: tuple[float, float], end: tuple[float, float]) -> None:
    desktop.move(*start)
    desktop.press(*start)
    desktop.drag((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    desktop.drag(*end)
    desktop.release(*end)


def test_a_whole_part_is_moved_by_its_inside_with_holes_and_members(dock: Any, desktop: Desktop) -> None:
    give(dock, HOLED)
    dock.plan.buttons.edit.click()
    before = shape(dock)
    drag(desktop, (240_300, 555_300), (240_500, 555_700))
    after = shape(dock)
    assert after.area() == pytest.approx(before.area())
    metres = desktop.canvas.mapUnitsPerPixel() * 1.5
    assert after.boundingBox().xMinimum() - before.boundingBox().xMinimum() == pytest.approx(200, abs=metres)
    assert after.boundingBox().yMinimum() - before.boundingBox().yMinimum() == pytest.approx(400, abs=metres)
    assert [len(polygon) for polygon in after.asMultiPolygon()] == [2, 1]
    dock.plan.buttons.undo.click()
    assert shape(dock).equals(before)


def test_the_inside_of_a_hole_is_not_the_part(dock: Any, desktop: Desktop) -> None:
    give(dock, HOLED)
    dock.plan.buttons.edit.click()
    before = shape(dock)
    drag(desktop, (240_150, 555_150), (240_250, 555_650))
    assert shape(dock).equals(before)


def test_a_corner_of_a_hole_is_dragged_and_all_else_stays(dock: Any, desktop: Desktop) -> None:
    give(dock, HOLED)
    dock.plan.buttons.edit.click()
    drag(desktop, (240_100, 555_100), (240_050, 555_050))
    first, second = shape(dock).asMultiPolygon()
    assert len(first) == 2
    assert len(second) == 1
    assert first[0] == QgsGeometry.fromWkt(HOLED).asMultiPolygon()[0][0]
    assert min(point.x() for point in first[1]) == pytest.approx(240_050, abs=10)


def test_another_tool_in_the_middle_of_a_drag_puts_it_back(dock: Any, desktop: Desktop) -> None:
    give(dock, HOLED)
    dock.plan.buttons.edit.click()
    before = shape(dock)
    desktop.move(240_300, 555_300)
    desktop.press(240_300, 555_300)
    desktop.drag(240_500, 555_700)
    moved = not shape(dock).equals(before)
    dock.map.put_back()
    desktop.release(240_500, 555_700)
    assert moved
    assert shape(dock).equals(before)
    assert not dock.plan.buttons.edit.isChecked()


def test_delete_takes_a_corner_and_then_the_part(dock: Any, desktop: Desktop) -> None:
    give(dock, "Polygon((240000 555000, 240400 555000, 240400 555400, 240000 555400, 240000 555000))")
    dock.plan.buttons.edit.click()
    desktop.move(240_400, 555_400)
    desktop.key(Qt.Key.Key_Delete)
    assert shape(dock).area() == pytest.approx(80_000)
    desktop.move(240_100, 555_100)
    desktop.key(Qt.Key.Key_Delete)
    assert dock.store.draft.parts == ()
    dock.plan.buttons.undo.click()
    assert shape(dock).area() == pytest.approx(80_000)


def test_the_last_triangle_around_a_hole_keeps_its_corners(dock: Any, desktop: Desktop) -> None:
    give(
        dock,
        "Polygon((240000 555000, 240800 555000, 240000 555800, 240000 555000), "
        "(240100 555100, 240200 555100, 240100 555200, 240100 555100))",
    )
    dock.plan.buttons.edit.click()
    before = shape(dock)
    desktop.move(240_800, 555_000)
    desktop.key(Qt.Key.Key_Delete)
    assert shape(dock).equals(before)
    assert desktop.messages
    desktop.move(240_200, 555_100)
    desktop.key(Qt.Key.Key_Delete)
    assert len(shape(dock).asPolygon()) == 1


def test_a_double_click_on_an_edge_adds_a_corner(dock: Any, desktop: Desktop) -> None:
    give(dock, HOLED)
    dock.plan.buttons.edit.click()
    desktop.move(240_200, 555_000)
    QTest.mouseDClick(desktop.canvas.viewport(), Button.LeftButton, Qt.KeyboardModifier.NoModifier, desktop.pixel(240_200, 555_000))
    QApplication.processEvents()
    assert len(shape(dock).asMultiPolygon()[0][0]) == 6
    assert len(shape(dock).asMultiPolygon()[0][1]) == 5
