"""Dragging the corners of the plan's parts: the verdict follows the hand."""

from __future__ import annotations

from typing import Any, NamedTuple, Optional

from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle
from qgis.gui import QgsMapMouseEvent, QgsMapTool, QgsVertexMarker
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

from .draft_store import DraftStore
from .rd import from_wkb, point_to_rd, to_map

REACH_PX = 12
COLOUR = QColor("#0072b2")


class Grip(NamedTuple):
    """A corner under the pointer."""

    part: str
    vertex: int


class EditTool(QgsMapTool):
    """Press near a corner and drag; double click on an edge adds a corner, Delete over a corner takes it away."""

    stopped = pyqtSignal()

    def __init__(self, canvas: Any, store: DraftStore) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._store = store
        self._dragging: Optional[Grip] = None
        self._under: Optional[Grip] = None
        self._marker: Optional[QgsVertexMarker] = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def flags(self) -> Any:
        return QgsMapTool.Flag.EditTool

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragging = self._grip(event.mapPoint())

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        if self._dragging is None:
            self._under = self._grip(event.mapPoint())
            self._mark(self._place(self._under))
            return
        match = self._canvas.snappingUtils().snapToMap(event.mapPoint())
        point = match.point() if match.isValid() else event.mapPoint()
        self._mark(point)
        self._move(self._dragging, point)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._dragging is not None:
            self._dragging = None
            self._store.commit(self._store.draft)

    def canvasDoubleClickEvent(self, event: QgsMapMouseEvent) -> None:
        """A new corner on the edge under the pointer."""
        place = point_to_rd(event.mapPoint(), self._canvas)
        reach = self._reach()
        for part in self._store.draft.parts:
            geometry = from_wkb(part.wkb)
            squared, _, after, _ = geometry.closestSegmentWithContext(place)
            if 0 <= squared <= reach**2 and after > 0 and geometry.insertVertex(place.x(), place.y(), after):
                self._store.commit(self._store.draft.changed([part.id], wkb=bytes(geometry.asWkb())))
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.stopped.emit()
            event.accept()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._under is not None:
            part = self._store.draft.part(self._under.part)
            geometry = from_wkb(part.wkb) if part else QgsGeometry()
            if part and geometry.deleteVertex(self._under.vertex) and not geometry.isEmpty():
                self._store.commit(self._store.draft.changed([part.id], wkb=bytes(geometry.asWkb())))
            self._under = None
            self._mark(None)
            event.accept()

    def deactivate(self) -> None:
        self._dragging = self._under = None
        self._mark(None)
        super().deactivate()

    def _move(self, grip: Grip, point: QgsPointXY) -> None:
        part = self._store.draft.part(grip.part)
        if part is None:
            return
        geometry = from_wkb(part.wkb)
        place = point_to_rd(point, self._canvas)
        if geometry.moveVertex(place.x(), place.y(), grip.vertex):
            self._store.preview(self._store.draft.changed([grip.part], wkb=bytes(geometry.asWkb())))

    def _grip(self, point: QgsPointXY) -> Optional[Grip]:
        """The nearest corner within reach."""
        place, reach = point_to_rd(point, self._canvas), self._reach()
        near: list[tuple[float, Grip]] = []
        for part in self._store.draft.parts:
            geometry = from_wkb(part.wkb)
            box = QgsRectangle(geometry.boundingBox())
            box.grow(reach)
            if not box.contains(place):
                continue
            _, vertex, _, _, squared = geometry.closestVertex(place)
            if 0 <= squared <= reach**2:
                near.append((squared, Grip(part.id, vertex)))
        return min(near)[1] if near else None

    def _place(self, grip: Optional[Grip]) -> Optional[QgsPointXY]:
        part = self._store.draft.part(grip.part) if grip else None
        if grip is None or part is None:
            return None
        vertex = QgsPointXY(from_wkb(part.wkb).vertexAt(grip.vertex))
        return to_map(QgsGeometry.fromPointXY(vertex), self._canvas).asPoint()

    def _reach(self) -> float:
        """How near counts as on it, in metres: RD and most maps of the Netherlands are in metres."""
        centre = self._canvas.extent().center()
        units = self._canvas.mapUnitsPerPixel() * REACH_PX
        here, there = point_to_rd(centre, self._canvas), point_to_rd(QgsPointXY(centre.x() + units, centre.y()), self._canvas)
        return float(here.distance(there))

    def _mark(self, point: Optional[QgsPointXY]) -> None:
        if self._marker is not None:
            self._canvas.scene().removeItem(self._marker)
            self._marker = None
        if point is not None:
            self._marker = QgsVertexMarker(self._canvas)
            self._marker.setIconType(QgsVertexMarker.IconType.ICON_CIRCLE)
            self._marker.setColor(COLOUR)
            self._marker.setPenWidth(3)
            self._marker.setCenter(point)
