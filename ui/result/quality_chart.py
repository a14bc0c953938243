"""The kernkwaliteiten as bars: how much of the plan touches each, darker at a stricter level, and who is responsible."""

from __future__ import annotations

from typing import Any, Optional

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette
from qgis.PyQt.QtWidgets import QScrollArea, QSizePolicy, QWidget

from ...processing.translation import tr
from .outcome_style import is_dark

BAR, GAP, PAD = 8, 12, 8
LEVELS = {None: QColor("#56b4e9"), "respecteren": QColor("#56b4e9"), "voorwaarden": QColor("#0072b2"), "eisen": QColor("#003a5d")}
DARK_LEVELS = {None: QColor("#2b7bba"), "respecteren": QColor("#2b7bba"), "voorwaarden": QColor("#64b5e8"), "eisen": QColor("#d3ecfa")}
"""A stricter level stands out more, on a light and on a dark background."""


class QualityChart(QScrollArea):
    """A scrolling column of bars."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bars = _Bars(self)
        self.setWidget(self._bars)

    def show_qualities(self, context: Any) -> None:
        """The rows of one assessment."""
        self._bars.show_rows(zip(context.core_qualities, (row["level"] for row in context.model["kernkwaliteiten"])))

    def clear(self) -> None:
        """No plan: no bars."""
        self._bars.show_rows(())


class _Bars(QWidget):
    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._rows: list[Any] = []
        self._others = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_rows(self, rows: Any) -> None:
        listed = list(rows)
        self._rows = [(row, level) for row, level in listed if row.touched]
        others = [f"{row.title}: {row.indicator}" for row, _ in listed if not row.touched]
        self._others = tr("Not touched, or to be judged: {names}").format(names="; ".join(others)) if others else ""
        self.setAccessibleDescription("\n".join(f"{row.title}, {row.indicator}: {row.area} {row.share} {row.level}" for row, _ in listed))
        self.setMinimumHeight(self._draw(None))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, self.minimumHeight())

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self._draw(None))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter)
        painter.end()

    def _draw(self, painter: Optional[QPainter]) -> int:
        """Draw, or with no painter only measure; how high it all is."""
        top = PAD
        bold = QFont(self.font())
        bold.setBold(True)
        for row, level in self._rows:
            top += self._text(painter, f"{row.title} · {row.indicator}", bold, top)
            if row.percent is not None:
                top += self._bar(painter, row.percent, level, top + 3) + 6
            details = [f"{row.area} ({row.share})" if row.percent is not None else tr("touched by a line or point")]
            if row.level.strip("–—- "):
                details.append(row.level)
            details.append(row.responsible)
            top += self._text(painter, " · ".join(details), self.font(), top) + GAP
        if self._others:
            top += self._text(painter, self._others, self.font(), top, faint=True)
        return top + PAD

    def _text(self, painter: Optional[QPainter], text: str, font: QFont, top: int, faint: bool = False) -> int:
        from qgis.PyQt.QtGui import QFontMetrics

        wrap = int(Qt.TextFlag.TextWordWrap)
        width = max(self.width() - 2 * PAD, 60)
        box = QFontMetrics(font).boundingRect(PAD, top, width, 10_000, wrap, text)
        if painter is not None:
            ink = QColor(self.palette().color(QPalette.ColorRole.WindowText))
            if is_dark() and ink.lightness() < 128:  # themes that are style sheets leave the palette's words dark
                ink = QColor("#d8d8d8")
            ink.setAlphaF(0.65 if faint else 1.0)
            painter.setPen(ink)
            painter.setFont(font)
            painter.drawText(box, wrap, text)
        return box.height()

    def _bar(self, painter: Optional[QPainter], percent: float, level: Optional[str], top: int) -> int:
        if painter is not None:
            whole = QRectF(PAD, top, self.width() - 2 * PAD, BAR)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Mid))
            painter.setOpacity(0.4)
            painter.drawRoundedRect(whole, 3, 3)
            painter.setOpacity(1.0)
            painter.setBrush((DARK_LEVELS if is_dark() else LEVELS)[level])
            share = max(whole.width() * min(percent, 100.0) / 100, 2.0)
            painter.drawRoundedRect(QRectF(whole.left(), whole.top(), share, BAR), 3, 3)
        return BAR
