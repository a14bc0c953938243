"""What Plantoets reads from a source: the first values as a table, and where the zones lie."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

from qgis.core import QgsGeometry, QgsRectangle, QgsWkbTypes
from qgis.PyQt.QtCore import QPointF, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen
from qgis.PyQt.QtWidgets import QAbstractItemView, QSplitter, QTableWidget, QTableWidgetItem, QWidget

from ...processing.translation import tr

_MARGIN = 6
_Kind = QgsWkbTypes.GeometryType


class Preview(QSplitter):
    """Values on the left, the map on the right."""

    def __init__(self, outline: bytes, parent: Optional[QWidget] = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.values = QTableWidget(self)
        self.values.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.values.setAccessibleName(tr("First values"))
        self.map = SmallMap(outline, self)
        self.addWidget(self.values)
        self.addWidget(self.map)
        self.setSizes([300, 200])

    def clear(self) -> None:
        self.show_zones([], [])

    def show_zones(self, rows: Sequence[Any], shapes: Sequence[bytes]) -> None:
        """Attribute values a row a zone, and the zones' shapes in RD."""
        names = list(rows[0]) if rows else []
        self.values.setColumnCount(len(names))
        self.values.setHorizontalHeaderLabels(names)
        self.values.setRowCount(len(rows))
        for row, values in enumerate(rows):
            for column, name in enumerate(names):
                self.values.setItem(row, column, QTableWidgetItem(_shown(values[name])))
        self.values.resizeColumnsToContents()
        self.map.show_shapes(shapes)


class SmallMap(QWidget):
    """The province's outline with zones in it; zones outside it make the map larger, so that they are seen."""

    def __init__(self, outline: bytes, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._outline = _geometry(outline)
        self._zones: list[QgsGeometry] = []
        self.setMinimumSize(140, 150)
        self.setAccessibleName(tr("Map of the zones"))

    def show_shapes(self, shapes: Sequence[bytes]) -> None:
        """Draw these."""
        self._zones = [_geometry(shape) for shape in shapes]
        self.update()

    def paintEvent(self, event: Any) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor("#ffffff"))
        extent = QgsRectangle(self._outline.boundingBox())
        for zone in self._zones:
            extent.combineExtentWith(zone.boundingBox())
        scale = min((self.width() - 2 * _MARGIN) / extent.width(), (self.height() - 2 * _MARGIN) / extent.height())
        left = (self.width() - extent.width() * scale) / 2
        top = (self.height() - extent.height() * scale) / 2

        def place(x: float, y: float) -> QPointF:
            return QPointF(left + (x - extent.xMinimum()) * scale, top + (extent.yMaximum() - y) * scale)

        self._paint(painter, self._outline, place, QPen(QColor("#777777"), 1), QBrush(QColor("#f4f1e8")))
        for zone in self._zones:
            self._paint(painter, zone, place, QPen(QColor("#14532d"), 1), QBrush(QColor(20, 120, 60, 110)))
        painter.end()

    @staticmethod
    def _paint(painter: QPainter, geometry: QgsGeometry, place: Any, pen: QPen, brush: QBrush) -> None:
        path = QPainterPath()
        areal = geometry.type() == _Kind.PolygonGeometry
        for part in geometry.constParts():
            if geometry.type() == _Kind.PointGeometry:
                path.addEllipse(place(part.x(), part.y()), 2.5, 2.5)
                continue
            rings = [part.exteriorRing(), *(part.interiorRing(at) for at in range(part.numInteriorRings()))] if areal else [part]
            for ring in rings:
                points = [place(point.x(), point.y()) for point in ring.points()]
                path.moveTo(points[0])
                for point in points[1:]:
                    path.lineTo(point)
        painter.setPen(pen)
        painter.setBrush(brush if geometry.type() != _Kind.LineGeometry else QBrush())
        painter.drawPath(path)


def _geometry(wkb: bytes) -> QgsGeometry:
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    return geometry


def _shown(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    return f"{value:g}" if isinstance(value, float) else str(value)
