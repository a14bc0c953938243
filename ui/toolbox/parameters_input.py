"""PARAMETERS: a form with the facts that matter for the chosen development types."""

from __future__ import annotations

from typing import Any, Optional

from qgis.PyQt.QtWidgets import QDialog, QLabel, QWidget

from ...processing.engine import missing_engine
from ...processing.translation import tr
from ..faint import make_faint
from ..plan.parameter_form import ParameterForm, value_word
from . import subjects
from .json_input import Activities, JsonInput
from .picking_dialog import PickingDialog


class ParametersInput(JsonInput):
    """With `inline` the form stands in the dialog itself; else a line sums it up and a window has the form."""

    def __init__(self, activities: Activities, inline: bool, parent: Optional[QWidget] = None) -> None:
        super().__init__(tr("State…"), activities, parent)
        self.form: Optional[ParameterForm] = None
        if inline:
            self.form = ParameterForm(self)
            self.form.stated.connect(self._state)
            self.hint = QLabel(self)
            self.hint.setWordWrap(True)
            make_faint(self.hint)
            self.column.addWidget(self.form)
            self.column.addWidget(self.hint)
        self.refresh()

    def sound(self, values: dict[str, Any]) -> bool:
        return subjects.sound_parameters(values)

    def refresh(self) -> None:
        super().refresh()
        if self.form is not None:
            self.summary.setVisible(bool(self._text))
            self.form.setVisible(not self._text)
            self.hint.setVisible(not self._text)

    def show_values(self, values: dict[str, Any]) -> None:
        if self.form is None:
            told = _told(values)
            self.summary.show_summary("; ".join(told), tr("nothing stated"), "\n".join(told))
            return
        activities = list(self._activities())
        ask = bool(activities or values) and not missing_engine()
        self.form.ask(subjects.fields_for(activities, values) if ask else [], values)
        self.hint.setText(_hint(bool(activities)))

    def dialog(self, values: dict[str, Any]) -> tuple[QDialog, dict[str, Any]]:
        activities = list(self._activities())
        form = ParameterForm()
        form.ask(subjects.fields_for(activities, values), values)
        form.stated.connect(values.__setitem__)
        intro = _hint(True) if activities else tr("No development type is known here, so these are all the facts that any rule asks about.")
        return PickingDialog(tr("Plan parameters"), intro, form, self.window()), values

    def _state(self, parameter: str, value: Any) -> None:
        self._values = {**self._values, parameter: value}
        self.changed.emit()


def _hint(chosen: bool) -> str:
    if chosen:
        return tr("What you don't know stays unknown, and keeps conditions open.")
    return tr("Choose a development type above: the facts that matter for it appear here.")


def _told(values: dict[str, Any]) -> list[str]:
    """Each stated value in words."""
    stated = {key: value for key, value in values.items() if value is not None}
    fields = {field.id: field for field in subjects.fields_for([], ())} if stated else {}
    return [f"{fields[key].title}: {value_word(value)} {fields[key].unit}".rstrip() for key, value in stated.items()]
