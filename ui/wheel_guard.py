"""Keeps the mouse wheel from changing what it merely passes over."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import QWidget


class WheelGuard(QObject):
    """Inputs without focus leave the wheel to the panel that scrolls."""

    def __init__(self, *watched: QWidget) -> None:
        super().__init__(watched[0])
        for widget in watched:
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt asks before it hands an event to a widget."""
        if event.type() == QEvent.Type.Wheel and not watched.hasFocus():
            event.ignore()
            return True
        return False
