"""Dragging corners and whole parts of the plan: the verdict follows the hand."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsGeometry, QgsPointLocator, QgsPointXY
from qgis.gui import QgsMapMouseEvent, QgsMapTool, QgsSnapIndicator, QgsVertexMarker
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

from ..store.draft_store import DraftStore
from .part_shapes import Grip, corner_at, part_at, with_corner, without_corner
from .rd import from_wkb, point_to_rd, to_map

REACH_PX = 12
COLOUR = QColor("#0072b2")


class EditTool(QgsMapTool):
    """Drag a corner, or a part by its inside; double click an edge for a new corner; Delete takes the corner or part under the pointer.

    `refused` comes when a corner can't go. QGIS hands over no keys while a button is held.
    """

    stopped = pyqtSignal()
    refused = pyqtSignal()

    def __init__(self, canvas: Any, store: DraftStore) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._store = store
        self._corner: Optional[Grip] = None
        self._part: Optional[str] = None
        self._start: Optional[QgsPointXY] = None
        self._before: Optional[QgsGeometry] = None
        self._marker: Optional[QgsVertexMarker] = None
        self._snap = QgsSnapIndicator(canvas)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def flags(self) -> Any:
        return QgsMapTool.Flag.EditTool

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._look(event.mapPoint())
        part = self._store.draft.part(self._corner.part if self._corner else self._part or "")
        if part is not None:
            self._start, self._before = point_to_rd(event.mapPoint(), self._canvas), from_wkb(part.wkb)

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        if self._before is None or self._start is None:
            self._look(event.mapPoint())
            return
        shape = QgsGeometry(self._before)
        if self._corner is not None:
            place = self._snapped(event)
            self._mark(place)
            goal = point_to_rd(place, self._canvas)
            shape.moveVertex(goal.x(), goal.y(), self._corner.vertex)
        else:
            goal = point_to_rd(event.mapPoint(), self._canvas)
            shape.translate(goal.x() - self._start.x(), goal.y() - self._start.y())
        self._store.preview(self._store.draft.changed([self._dragged], wkb=bytes(shape.asWkb())))

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._before is not None:
            self._let_go()
            if self._store.is_preview:
                self._store.commit(self._store.draft)

    def canvasDoubleClickEvent(self, event: QgsMapMouseEvent) -> None:
        """A new corner on the edge under the pointer."""
        place, reach = point_to_rd(event.mapPoint(), self._canvas), self._reach()
        for part in self._store.draft.parts:
            shape = with_corner(from_wkb(part.wkb), place, reach)
            if shape is not None:
                self._store.commit(self._store.draft.changed([part.id], wkb=bytes(shape.asWkb())))
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.stopped.emit()
            event.accept()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._delete()
            event.accept()

    def deactivate(self) -> None:
        if self._before is not None:
            self._put_back()
        self._corner = self._part = None
        self._mark(None)
        self._snap.setMatch(QgsPointLocator.Match())
        super().deactivate()

    @property
    def _dragged(self) -> str:
        return self._corner.part if self._corner is not None else self._part or ""

    def _look(self, point: QgsPointXY) -> None:
        """What lies under the pointer: a corner goes before a part."""
        place, reach = point_to_rd(point, self._canvas), self._reach()
        parts = self._store.draft.parts
        self._corner = corner_at(parts, place, reach)
        self._part = None if self._corner is not None else part_at(parts, place, reach)
        self._mark(self._place(self._corner))
        shape = Qt.CursorShape.SizeAllCursor if self._part else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape if self._corner or self._part else Qt.CursorShape.ArrowCursor)

    def _delete(self) -> None:
        draft = self._store.draft
        if self._corner is not None:
            part = draft.part(self._corner.part)
            shape = without_corner(from_wkb(part.wkb), self._corner.vertex) if part is not None else None
            if shape is None:
                self.refused.emit()
                return
            self._store.commit(draft.changed([self._corner.part], wkb=bytes(shape.asWkb())))
        elif self._part is not None:
            self._store.commit(draft.without([self._part]))
        self._corner = self._part = None
        self._mark(None)

    def _put_back(self) -> None:
        """As it was before the drag."""
        self._let_go()
        self._store.commit(self._store.plans.draft)

    def _let_go(self) -> None:
        self._start = self._before = None
        self._snap.setMatch(QgsPointLocator.Match())

    def _snapped(self, event: QgsMapMouseEvent) -> QgsPointXY:
        match = self._canvas.snappingUtils().snapToMap(event.mapPoint())
        self._snap.setMatch(match)
        return match.point() if match.isValid() else event.mapPoint()

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
