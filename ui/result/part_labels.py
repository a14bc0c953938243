"""The numbers of the plan parts on the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsPointXY, QgsProject
from qgis.gui import QgsMapCanvasItem
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QPainter

from ..plan.rd import rd_crs

RADIUS = 9.0
PREFIX = "NL.IMRO."


class PartLabels(QgsMapCanvasItem):
    """A number in a white disc for each part: at a point in RD, and whether it stands on it (areas) or above it."""

    def __init__(self, canvas: Any) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._labels: list[tuple[str, QgsPointXY, bool]] = []
        self.setZValue(200)

    def show(self, labels: Sequence[tuple[str, QgsPointXY, bool]]) -> None:
        """Where labels would lie over each other, the first of them is drawn."""
        self._labels = list(labels)
        self.updatePosition()

    def remove(self) -> None:
        """Take the item off the map."""
        self._canvas.scene().removeItem(self)

    def updatePosition(self) -> None:  # noqa: N802 - Qt's name
        """QGIS calls this when the map moves."""
        self.setRect(self._canvas.extent())
        self.update()

    def paint(self, painter: QPainter, *_: Any) -> None:
        """QGIS calls this to draw."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont()
        font.setBold(True)
        font.setPixelSize(11)
        painter.setFont(font)
        way = QgsCoordinateTransform(rd_crs(), self._canvas.mapSettings().destinationCrs(), QgsProject.instance())
        taken: set[tuple[int, int]] = set()
        for name, place, on_it in self._labels:
            text = name[len(PREFIX) :] if name.startswith(PREFIX) else name
            try:
                point = self.toCanvasCoordinates(way.transform(place)) - self.pos()
            except QgsCsException:  # a map that doesn't reach there
                continue
            if not on_it:
                point.setY(point.y() - 2 * RADIUS)
            half = max(RADIUS, painter.fontMetrics().horizontalAdvance(text) / 2 + 5)
            disc = QRectF(point.x() - half, point.y() - RADIUS, 2 * half, 2 * RADIUS)
            cells = _cells(disc)
            if cells & taken:
                continue
            taken |= cells
            painter.setPen(QColor("#222222"))
            painter.setBrush(QColor(255, 255, 255, 235))
            painter.drawRoundedRect(disc, RADIUS, RADIUS)
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, text)


def _cells(disc: QRectF) -> set[tuple[int, int]]:
    """The squares of a grid that a label lies on."""
    columns = range(int(disc.left() // RADIUS), int(disc.right() // RADIUS) + 1)
    rows = range(int(disc.top() // RADIUS), int(disc.bottom() // RADIUS) + 1)
    return {(column, row) for column in columns for row in rows}
