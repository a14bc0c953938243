"""ACTIVITY: a development type out of the list by theme, or none."""

from __future__ import annotations

from typing import Any, Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QWidget

from ...processing.engine import language
from ..plan.activities import known_activity
from ..plan.activity_box import ActivityBox


class ActivityInput(QWidget):
    """`changed` when another type is chosen or the box is emptied. A name that is no type is shown and kept: the run will refuse it."""

    changed = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.box = ActivityBox(language(), self)
        self.box.setMinimumContentsLength(24)
        self.box.lineEdit().setClearButtonEnabled(True)
        self.box.lineEdit().textChanged.connect(self._emptied)
        self.box.picked.connect(self._pick)
        self._foreign = ""
        self.setFocusProxy(self.box)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)

    def value(self) -> str:
        """The id of the type; empty for none."""
        return self.box.activity or self._foreign

    def show_value(self, value: Any) -> None:
        """Show a type that a model, a script's history or another row holds: an id, or a title in either language."""
        text = str(value or "").strip()
        known = known_activity(text, language()) if text else ""
        self._foreign = "" if known else text
        self.box.show_activity(known)
        if self._foreign:
            self.box.setEditText(text)
        self.changed.emit()

    def _pick(self, activity: str) -> None:
        self._foreign = ""
        self.changed.emit()

    def _emptied(self, text: str) -> None:
        if not text and self.value():
            self._foreign = ""
            self.box.setCurrentIndex(-1)
            self.changed.emit()
