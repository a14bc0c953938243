"""What belongs on a map besides the map: legend, scale bar, north arrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPolygonF

INK = QColor("#1a1a1a")
PANEL = QColor(255, 255, 255, 225)
ROW = 34.0
LONGEST = 46


class Swatch(NamedTuple):
    """A line of the legend; without a symbol, the heading of those below it."""

    symbol: Any
    label: str


def draw_furniture(painter: QPainter, size: QSize, metres_per_pixel: float, swatches: Sequence[Swatch]) -> None:
    """Legend above left, scale bar below left, north arrow above right; sizes in pixels of the picture."""
    font = QFont("DejaVu Sans")
    font.setPixelSize(21)
    painter.setFont(font)
    _legend(painter, font, swatches)
    _scale_bar(painter, size, metres_per_pixel)
    _north(painter, size)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QColor("#8a93a0"))
    painter.drawRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1))


def _panel(painter: QPainter, area: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(PANEL)
    painter.drawRect(area)
    painter.setPen(INK)


def _legend(painter: QPainter, font: QFont, swatches: Sequence[Swatch]) -> None:
    labels = [swatch.label if len(swatch.label) <= LONGEST else f"{swatch.label[: LONGEST - 1]}…" for swatch in swatches]
    width = max((QFontMetricsF(font).horizontalAdvance(label) for label in labels), default=0.0) + 76
    _panel(painter, QRectF(12, 12, width, 16 + ROW * len(labels)))
    for number, (swatch, label) in enumerate(zip(swatches, labels)):
        top = 20 + ROW * number
        left = 24.0
        if swatch.symbol is not None:
            painter.drawImage(QPointF(left, top + 4), swatch.symbol.asImage(QSize(34, 22)))
            left = 70.0
        painter.setPen(INK)
        painter.drawText(QRectF(left, top, width, ROW - 4), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), label)


def _scale_bar(painter: QPainter, size: QSize, metres_per_pixel: float) -> None:
    """A round length of at most a quarter of the picture."""
    room = size.width() * metres_per_pixel / 4
    power = 10.0
    while power * 10 <= room:
        power *= 10
    length = max(step * power for step in (1, 2, 5) if step * power <= room or step == 1)
    pixels = length / metres_per_pixel
    left, base = 30.0, size.height() - 30.0
    _panel(painter, QRectF(12, base - 46, pixels + 110, 64))
    for number in range(2):
        painter.setBrush(INK if number == 0 else QColor("#ffffff"))
        painter.drawRect(QRectF(left + number * pixels / 2, base - 10, pixels / 2, 10))
    label = f"{length / 1000:g} km" if length >= 1000 else f"{length:g} m"
    painter.drawText(QPointF(left, base - 18), "0")
    painter.drawText(QPointF(left + pixels - 8, base - 18), label)


def _north(painter: QPainter, size: QSize) -> None:
    x = size.width() - 44.0
    _panel(painter, QRectF(x - 30, 12, 62, 84))
    painter.setBrush(INK)
    painter.drawPolygon(QPolygonF([QPointF(x, 22), QPointF(x + 14, 62), QPointF(x, 52), QPointF(x - 14, 62)]))
    painter.drawText(QRectF(x - 30, 62, 60, 30), int(Qt.AlignmentFlag.AlignCenter), "N")
