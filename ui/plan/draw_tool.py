"""Drawing a plan part: click corners (they snap as the project says), right or double click ends, Backspace undoes, Esc stops."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsGeometry, QgsPointLocator, QgsPointXY, QgsWkbTypes
from qgis.gui import QgsMapMouseEvent, QgsMapTool, QgsRubberBand, QgsSnapIndicator
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent, QKeySequence

GeometryType = QgsWkbTypes.GeometryType
CORNERS = {GeometryType.PolygonGeometry: 3, GeometryType.LineGeometry: 2, GeometryType.PointGeometry: 1}
COLOUR = QColor("#0072b2")


class DrawTool(QgsMapTool):
    """`drawn` brings a geometry in the map's coordinates; the tool stays, so that several parts can be drawn one after the other.

    `typing` brings the first sign of a coordinate that a person starts to type on the map.
    """

    drawn = pyqtSignal(QgsGeometry)
    rejected = pyqtSignal()
    stopped = pyqtSignal()
    typing = pyqtSignal(str)

    def __init__(self, canvas: Any, kind: Any) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.kind = kind
        self._points: list[QgsPointXY] = []
        self._band: Optional[QgsRubberBand] = None
        self._trial: Optional[QgsRubberBand] = None
        self._snap = QgsSnapIndicator(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)

    @property
    def corners(self) -> int:
        """How many corners there are."""
        return len(self._points)

    @property
    def points(self) -> tuple[QgsPointXY, ...]:
        """The corners, in the map's coordinates."""
        return tuple(self._points)

    def add(self, point: QgsPointXY) -> None:
        """A corner, in the map's coordinates; of a point plan that is all."""
        if not self._points or point != self._points[-1]:
            self._points.append(point)
        if self.kind == GeometryType.PointGeometry:
            self.finish()
        else:
            self._show(point)

    def flags(self) -> Any:
        """Snapping in QGIS' own options concerns editing tools."""
        return QgsMapTool.Flag.EditTool

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        self._show(self._snapped(event))

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.add(self._snapped(event))
        elif event.button() == Qt.MouseButton.RightButton:
            self.finish()

    def canvasDoubleClickEvent(self, event: QgsMapMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) or event.matches(QKeySequence.StandardKey.Undo):
            if self._points:
                self._points.pop()
                self._show(self._points[-1] if self._points else None)
                event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.reset() if self._points else self.stopped.emit()
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        elif event.text() and event.text() in "0123456789@-":
            self.typing.emit(event.text())
            event.accept()

    def finish(self) -> None:
        """Take the corners as a part; too few or a line that crosses itself are no part."""
        points, kind = self._points, self.kind
        if not points:
            return
        if len(points) < CORNERS[kind]:
            self.rejected.emit()
            return
        geometry = _geometry(points, kind)
        self.reset()
        if geometry.isEmpty() or (kind == GeometryType.PolygonGeometry and geometry.area() <= 0):
            self.rejected.emit()
        else:
            self.drawn.emit(geometry)

    def show_trial(self, shape: Optional[QgsGeometry]) -> None:
        """What is being typed, in the map's coordinates; None takes it away."""
        if self._trial is not None:
            self._canvas.scene().removeItem(self._trial)
            self._trial = None
        if shape is not None and not shape.isEmpty():
            self._trial = QgsRubberBand(self._canvas, shape.type())
            self._trial.setToGeometry(shape, None)
            self._trial.setStrokeColor(COLOUR)
            self._trial.setFillColor(QColor(0, 114, 178, 50))
            self._trial.setLineStyle(Qt.PenStyle.DashLine)
            self._trial.setWidth(2)

    def reset(self) -> None:
        """Forget the corners."""
        self._points = []
        self._drop_band()
        self.show_trial(None)

    def deactivate(self) -> None:
        """Another tool takes over: leave nothing on the map."""
        self.reset()
        self._snap.setMatch(QgsPointLocator.Match())
        super().deactivate()

    def _snapped(self, event: QgsMapMouseEvent) -> QgsPointXY:
        match = self._canvas.snappingUtils().snapToMap(event.mapPoint())
        self._snap.setMatch(match)
        return match.point() if match.isValid() else event.mapPoint()

    def _show(self, pointer: Optional[QgsPointXY]) -> None:
        points = [*self._points, *([pointer] if pointer is not None else [])]
        self._drop_band()
        if not self._points:
            return
        areal = self.kind == GeometryType.PolygonGeometry and len(points) > 2
        band = QgsRubberBand(self._canvas, GeometryType.PolygonGeometry if areal else GeometryType.LineGeometry)
        band.setToGeometry(_geometry(points, GeometryType.PolygonGeometry if areal else GeometryType.LineGeometry), None)
        band.setStrokeColor(COLOUR)
        band.setFillColor(QColor(0, 114, 178, 50))
        band.setWidth(2)
        self._band = band

    def _drop_band(self) -> None:
        if self._band is not None:
            self._canvas.scene().removeItem(self._band)
            self._band = None


def _geometry(points: list[QgsPointXY], kind: Any) -> QgsGeometry:
    if kind == GeometryType.PointGeometry:
        return QgsGeometry.fromPointXY(points[0])
    if kind == GeometryType.LineGeometry or len(points) < 3:
        return QgsGeometry.fromPolylineXY(points)
    return QgsGeometry.fromPolygonXY([[*points, points[0]]])
