"""Clicking the map: what applies at that spot?"""

from __future__ import annotations

from typing import Any

from qgis.core import QgsPointXY
from qgis.gui import QgsMapMouseEvent, QgsMapTool
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent

from ..plan.rd import point_to_rd

REACH_PX = 6


class SpotTool(QgsMapTool):
    """`clicked` brings the spot in RD and how near counts as there, in metres."""

    clicked = pyqtSignal(QgsPointXY, float)
    stopped = pyqtSignal()

    def __init__(self, canvas: Any) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.setCursor(Qt.CursorShape.WhatsThisCursor)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            spot = event.mapPoint()
            beside = QgsPointXY(spot.x() + self._canvas.mapUnitsPerPixel() * REACH_PX, spot.y())
            here = point_to_rd(spot, self._canvas)
            self.clicked.emit(here, float(here.distance(point_to_rd(beside, self._canvas))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.stopped.emit()
            event.accept()
