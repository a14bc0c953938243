"""What PARAMETERS and ANSWERS have in common: values that are JSON outside, and a line or a file that stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QVBoxLayout, QWidget

from ...processing.engine import missing_engine
from .json_text import text_of, values_in
from .summary_field import SummaryField

Activities = Callable[[], Sequence[str]]


class JsonInput(QWidget):
    """`activities` tells for which development types, at the moment that it is asked."""

    changed = pyqtSignal()

    def __init__(self, verb: str, activities: Activities, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._activities = activities
        self._values: dict[str, Any] = {}
        self._text = ""
        self.summary = SummaryField(verb, self)
        self.summary.wanted.connect(self._pick)
        self.summary.file_given.connect(self.show_value)
        self.summary.cleared.connect(lambda: self.show_value(""))
        reason = missing_engine()
        self.summary.button.setEnabled(not reason)
        self.summary.button.setToolTip(reason)
        self.setFocusProxy(self.summary)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.summary)

    def value(self) -> str:
        """JSON, or the text that is no JSON object of ours."""
        return self._text or text_of(self._values)

    def show_value(self, value: Any) -> None:
        """Show what a model, a script's history or another row holds."""
        found = values_in(value)
        usable = found is not None and (not found or self.sound(found))
        self._text = "" if usable else str(value)
        self._take(found if found and usable else {})

    def refresh(self) -> None:
        """Show the values again, for the types that are chosen now."""
        if self._text:
            self.summary.show_summary(self._text, "", self._text)
        else:
            self.show_values(self._values)

    def sound(self, values: dict[str, Any]) -> bool:
        """Whether the engine would take these values."""
        raise NotImplementedError

    def show_values(self, values: dict[str, Any]) -> None:
        """Bring the widgets up to date."""
        raise NotImplementedError

    def dialog(self, values: dict[str, Any]) -> tuple[QDialog, dict[str, Any]]:
        """The window in which to pick, and the mapping that it changes."""
        raise NotImplementedError

    def _take(self, values: dict[str, Any]) -> None:
        self._values = values
        self.refresh()
        self.changed.emit()

    def _pick(self) -> None:
        dialog, picked = self.dialog(dict(self._values))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._text = ""
            self._take(picked)
        dialog.deleteLater()
