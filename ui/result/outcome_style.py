"""How outcomes and states look: a colour that colour-blind people can tell apart, and a shape of their own. As in the report."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from qgis.PyQt.QtCore import QByteArray, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from qgis.PyQt.QtSvg import QSvgRenderer

from ...assessment.outcome_colours import COLOURS


class Style(NamedTuple):
    """`ink` for words on `tint`; `map` for the map and for dark themes; `pattern` fills areas on the map."""

    ink: str
    tint: str
    map: str
    pattern: Qt.BrushStyle


_PATTERNS = {
    "prohibited": Qt.BrushStyle.DiagCrossPattern,
    "no_unless": Qt.BrushStyle.BDiagPattern,
    "conditional": Qt.BrushStyle.FDiagPattern,
    "consult": Qt.BrushStyle.HorPattern,
    "attention": Qt.BrushStyle.VerPattern,
    "satisfied": Qt.BrushStyle.Dense6Pattern,
    "favourable": Qt.BrushStyle.Dense5Pattern,
    "none": Qt.BrushStyle.NoBrush,
}
STYLES = {outcome: Style(colour.ink, colour.tint, colour.fill, _PATTERNS[outcome]) for outcome, colour in COLOURS.items()}
OUTCOMES = tuple(STYLES)

_STATES = {"met": "satisfied", "unmet": "prohibited", "open": "no_unless", "silent": "none", "warning": "no_unless", "busy": "none"}
_WARNING = '<path d="M8 .8 15.6 15H.4Z" fill="{c}"/><path d="M7.1 5.5h1.8v4.8H7.1zM7.1 11.5h1.8v1.8H7.1z" fill="#fff"/>'
_SHAPES = {
    "prohibited": '<circle cx="8" cy="8" r="7.5" fill="{c}"/><rect x="3.5" y="6.5" width="9" height="3" fill="#fff"/>',
    "no_unless": _WARNING,
    "conditional": '<path d="M8 .2 15.8 8 8 15.8.2 8Z" fill="{c}"/><path d="M5.6 6.4a2.4 2.3 0 1 1 3.3 2.1c-.2.1-.2.3-.2.9H7.2'
    'c0-1.1.1-1.6.9-2a.9.9 0 1 0-1-1zM7.2 10.2h1.6v1.6H7.2z" fill="#fff"/>',
    "consult": '<path d="M1 2h14v9H8l-4 4v-4H1Z" fill="{c}"/><path d="M3.5 4.5h9v1.3h-9zM3.5 7.2h6v1.3h-6z" fill="#fff"/>',
    "attention": '<circle cx="8" cy="8" r="6.8" fill="#fff" stroke="{c}" stroke-width="1.6"/>'
    '<path d="M7.1 6.8h1.8v5H7.1zM7.1 3.8h1.8v1.8H7.1z" fill="{c}"/>',
    "satisfied": '<rect x=".5" y=".5" width="15" height="15" rx="2" fill="{c}"/>'
    '<path d="m3.6 8.3 3 3 6-6.4" fill="none" stroke="#fff" stroke-width="2"/>',
    "favourable": '<path d="m8 .5 2.3 4.9 5.3.7-3.9 3.7 1 5.3L8 12.5l-4.7 2.6 1-5.3L.4 6.1l5.3-.7Z" fill="{c}"/>',
    "none": '<circle cx="8" cy="8" r="6.8" fill="none" stroke="{c}" stroke-width="1.6"/><path d="M4.5 7.2h7v1.6h-7z" fill="{c}"/>',
    "met": '<path d="m2 8.5 4 4 8-9" fill="none" stroke="{c}" stroke-width="2.2"/>',
    "unmet": '<path d="m3 3 10 10M13 3 3 13" fill="none" stroke="{c}" stroke-width="2.2"/>',
    "open": '<circle cx="8" cy="8" r="5.8" fill="none" stroke="{c}" stroke-width="1.8" stroke-dasharray="3 2"/>',
    "silent": '<path d="M3 3h10v10H3z" fill="none" stroke="{c}" stroke-width="1.6" stroke-dasharray="2 2"/>'
    '<path d="M7.1 4.8h1.8v4.4H7.1zM7.1 10.2h1.8v1.6H7.1z" fill="{c}"/>',
    "warning": _WARNING,
    "busy": '<path d="M4 1h8v3L9 8l3 4v3H4v-3l3-4-3-4Z" fill="none" stroke="{c}" stroke-width="1.6"/>',
}


def style(name: str) -> Style:
    """The style of an outcome or of the state of a condition."""
    return STYLES.get(name) or STYLES[_STATES.get(name, "none")]


def colour(name: str) -> QColor:
    """Its colour for words and lines on the window's own background, light or dark."""
    return QColor(style(name).map if is_dark() else style(name).ink)


def is_dark() -> bool:
    """Whether the user interface is light on dark."""
    palette = QGuiApplication.palette()
    return palette.color(QPalette.ColorRole.Base).lightness() < 128


def icon(name: str, size: int = 16) -> QIcon:
    """The shape of an outcome or state, sharp on every screen."""
    return QIcon(pixmap(name, size, colour(name).name()))


@lru_cache(maxsize=256)
def pixmap(name: str, size: int, paint: str) -> QPixmap:
    """The shape in one colour; `size` in logical pixels."""
    ratio = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">{_SHAPES[name].format(c=paint)}</svg>'
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn
