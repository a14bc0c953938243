"""A desktop for tests of the dock: a real window, map, toolbar and message bar, so that tests see effects and not calls."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsProject, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMessageBar, QgsVertexMarker
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QMainWindow, QToolBar

Button = Qt.MouseButton

FIELD = [(240_230, 555_230), (240_500, 555_250), (240_520, 555_500), (240_260, 555_540)]
"""A field on the es of Rolde: archaeology, and a part of the groundwater protection area."""

FIELD_WKT = "Polygon(({}))".format(", ".join(f"{x} {y}" for x, y in [*FIELD, FIELD[0]]))

HOLED = (
    "MultiPolygon(((240000 555000, 240400 555000, 240400 555400, 240000 555400, 240000 555000), "
    "(240100 555100, 240100 555200, 240200 555200, 240200 555100, 240100 555100)), "
    "((240600 555000, 240700 555000, 240700 555100, 240600 555000)))"
)


class Desktop:
    """What a plugin gets as `iface`; only what QGIS's own has."""

    def __init__(self) -> None:
        self.window = QMainWindow()
        self.canvas = QgsMapCanvas(self.window)
        self.bar = QgsMessageBar(self.window)
        self.toolbar = QToolBar(self.window)
        self.menu = self.window.menuBar().addMenu("Plugins")
        self.active: Any = None
        self.drop_handlers: list[Any] = []
        self.options: list[Any] = []
        self.window.addToolBar(self.toolbar)
        self.window.setCentralWidget(self.canvas)
        self.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:28992"))
        self.window.resize(1200, 900)
        self.window.show()
        self.look_at(238_500, 554_800, 241_900, 558_800)
        self.canvas.snappingUtils()  # QGIS's own map has them from the start; here they would come at the first question

    def look_at(self, west: float, south: float, east: float, north: float) -> None:
        self.canvas.setExtent(QgsRectangle(west, south, east, north))
        QApplication.processEvents()

    def mapCanvas(self) -> QgsMapCanvas:
        return self.canvas

    def mainWindow(self) -> QMainWindow:
        return self.window

    def messageBar(self) -> QgsMessageBar:
        return self.bar

    def activeLayer(self) -> Any:
        return self.active

    def addDockWidget(self, area: Any, dock: Any) -> None:
        self.window.addDockWidget(area, dock)

    def removeDockWidget(self, dock: Any) -> None:
        self.window.removeDockWidget(dock)

    def registerCustomDropHandler(self, handler: Any) -> None:
        self.drop_handlers.append(handler)

    def unregisterCustomDropHandler(self, handler: Any) -> None:
        self.drop_handlers.remove(handler)

    def addToolBarIcon(self, action: Any) -> None:
        self.toolbar.addAction(action)

    def removeToolBarIcon(self, action: Any) -> None:
        self.toolbar.removeAction(action)

    def addPluginToMenu(self, name: str, action: Any) -> None:
        self.menu.addAction(action)

    def removePluginMenu(self, name: str, action: Any) -> None:
        self.menu.removeAction(action)

    def registerOptionsWidgetFactory(self, factory: Any) -> None:
        self.options.append(factory)

    def unregisterOptionsWidgetFactory(self, factory: Any) -> None:
        self.options.remove(factory)

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()

    def pixel(self, x: float, y: float) -> QPoint:
        """Where a place in map coordinates is on the screen."""
        place = self.canvas.getCoordinateTransform().transform(x, y)
        return QPoint(round(place.x()), round(place.y()))

    def move(self, x: float, y: float) -> None:
        QTest.mouseMove(self.canvas.viewport(), self.pixel(x, y))
        QApplication.processEvents()

    def click(self, x: float, y: float, button: Any = Button.LeftButton) -> None:
        """As a person clicks on the map."""
        self.move(x, y)
        QTest.mouseClick(self.canvas.viewport(), button, Qt.KeyboardModifier.NoModifier, self.pixel(x, y))
        QApplication.processEvents()

    def press(self, x: float, y: float) -> None:
        QTest.mousePress(self.canvas.viewport(), Button.LeftButton, Qt.KeyboardModifier.NoModifier, self.pixel(x, y))
        QApplication.processEvents()

    def drag(self, x: float, y: float) -> None:
        """Move with the left button held; QTest sends nothing then."""
        place = QPointF(self.pixel(x, y))
        held = QMouseEvent(QEvent.Type.MouseMove, place, place, Button.NoButton, Button.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.canvas.viewport(), held)
        QApplication.processEvents()

    def release(self, x: float, y: float) -> None:
        QTest.mouseRelease(self.canvas.viewport(), Button.LeftButton, Qt.KeyboardModifier.NoModifier, self.pixel(x, y))
        QApplication.processEvents()

    def key(self, key: Any, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        """As a person presses a key while the map has the focus."""
        QTest.keyClick(self.canvas, key, modifier)
        QApplication.processEvents()

    @property
    def messages(self) -> list[str]:
        """What the message bar shows."""
        return [item.text() for item in self.bar.items()]


def wait(until: Callable[[], bool], seconds: float = 60.0) -> None:
    """Let QGIS work until something holds."""
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end, "it did not come to rest"
        QApplication.processEvents()
        time.sleep(0.005)


def at_rest(dock: Any) -> bool:
    """The newest plan has been assessed and is shown."""
    return not dock.assessor.busy and dock.shown is not None and dock.shown.draft == dock.store.draft


def clean_project() -> None:
    QgsProject.instance().clear()


def draw(desktop: Desktop, corners: list[tuple[float, float]]) -> None:
    for x, y in corners:
        desktop.click(x, y)
    desktop.click(*corners[-1], Button.RightButton)


def type_into(line: Any, text: str) -> None:
    """Type in place of what stands there, and press Enter."""
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()


def choose_type(dock: Any, words: str) -> None:
    """Type a part of the name and press Enter."""
    type_into(dock.plan.type_box.lineEdit(), words)


def snap_to(desktop: Desktop, layer: Any) -> None:
    """The project snaps to a layer within 15 pixels."""
    QgsProject.instance().addMapLayer(layer)
    desktop.canvas.setLayers([layer])
    config = QgsProject.instance().snappingConfig()
    config.setEnabled(True)
    config.setTolerance(15)
    desktop.canvas.snappingUtils().setConfig(config)


def shape(dock: Any, part: str = "1") -> QgsGeometry:
    geometry = QgsGeometry()
    geometry.fromWkb(dock.store.draft.part(part).wkb)
    return geometry


def give(dock: Any, wkt: str, part: str = "1") -> None:
    """A part of this shape in the plan."""
    dock.intake.take_drawn(QgsGeometry.fromWkt(wkt))
    assert dock.store.draft.part(part) is not None


def markers(canvas: QgsMapCanvas) -> int:
    return sum(isinstance(item, QgsVertexMarker) for item in canvas.scene().items())
