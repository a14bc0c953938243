"""Words of less weight than the rest, still readable in light and dark."""

from __future__ import annotations

from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QWidget

STRENGTH = 0.68


def make_faint(widget: QWidget) -> QWidget:
    """The same widget, its text lighter."""
    palette = QPalette(widget.palette())
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        ink = palette.color(group, QPalette.ColorRole.WindowText)
        ink.setAlphaF(STRENGTH)
        palette.setColor(group, QPalette.ColorRole.WindowText, ink)
    widget.setPalette(palette)
    return widget
