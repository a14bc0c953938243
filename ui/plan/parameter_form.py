"""The facts of a plan part that matter for its development type, with unit and limits. Everything is unknown until stated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Optional

from qgis.gui import QgsCollapsibleGroupBox, QgsDoubleSpinBox
from qgis.PyQt.QtCore import QLocale, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from ...processing.translation import tr
from ..wheel_guard import WheelGuard

LARGEST = 1e9
LONGEST_LINE = 220


class NumberBox(QgsDoubleSpinBox):
    """A number without needless zeros behind the comma."""

    def textFromValue(self, value: float) -> str:  # noqa: N802 - Qt's name
        """Qt asks how to show a number."""
        text, point = self.locale().toString(value, "f", self.decimals()), self.locale().decimalPoint()
        return text.rstrip("0").rstrip(point) if point in text else text


class ParameterForm(QWidget):
    """`stated` brings a parameter's id and its value, None for unknown. The fields come from the engine."""

    stated = pyqtSignal(str, object)

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._editors: dict[str, QWidget] = {}
        self._asked: Sequence[Any] = ()
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._inner: Optional[QWidget] = None

    @property
    def editors(self) -> Mapping[str, QWidget]:
        """The input of each parameter that is asked."""
        return self._editors

    def ask(self, fields: Sequence[Any], values: Mapping[str, Any]) -> None:
        """Show these fields with these values; the same fields keep their place and focus."""
        if list(fields) != list(self._asked) or self._inner is None:
            self._rebuild(fields, {name for name, value in values.items() if value is not None})
        for field in fields:
            _show(self._editors[field.id], values.get(field.id))

    def _rebuild(self, fields: Sequence[Any], stated: set[str]) -> None:
        self._asked = tuple(fields)
        self._editors = {}
        if self._inner is not None:
            self._body.removeWidget(self._inner)
            self._inner.hide()
            self._inner.deleteLater()
        self._inner = QWidget(self)
        layout = QVBoxLayout(self._inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._rows([field for field in fields if not field.widening]))
        further = [field for field in fields if field.widening]
        if further:
            box = QgsCollapsibleGroupBox(tr("Only if it applies"), self._inner)
            box.setToolTip(tr("These facts bring in further rules; leave them unknown if they don't apply."))
            box.setLayout(self._rows(further))
            box.setCollapsed(not stated.intersection(field.id for field in further))
            layout.addWidget(box)
        self._body.addWidget(self._inner)

    def _rows(self, fields: Sequence[Any]) -> QFormLayout:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in fields:
            editor = self._number(field) if field.kind in ("number", "integer") else self._choice(field)
            editor.setObjectName(field.id)
            editor.setToolTip(_limits(field))
            WheelGuard(editor)
            label = QLabel(f"{field.title} ({field.unit})" if field.unit else field.title, self)
            label.setWordWrap(label.sizeHint().width() > LONGEST_LINE)
            label.setBuddy(editor)
            form.addRow(label, editor)
            self._editors[field.id] = editor
        return form

    def _number(self, field: Any) -> QWidget:
        """One step below the smallest value stands for unknown."""
        editor = NumberBox(self)
        editor.setDecimals(0 if field.kind == "integer" else 3)
        editor.setRange(field.minimum - 1, field.maximum if field.maximum is not None else LARGEST)
        editor.setSpecialValueText(tr("unknown"))
        editor.setClearValueMode(QgsDoubleSpinBox.ClearValueMode.MinimumValue, tr("unknown"))
        editor.setExpressionsEnabled(False)
        editor.setKeyboardTracking(False)
        editor.setGroupSeparatorShown(True)
        editor.setMinimumWidth(110)
        editor.valueChanged.connect(lambda value: self._state(field, value if value >= field.minimum else None))
        return editor

    def _choice(self, field: Any) -> QWidget:
        editor = QComboBox(self)
        editor.addItem(tr("unknown"), None)
        options = (
            [(True, tr("yes")), (False, tr("no"))] if field.kind == "boolean" else [(value, value_word(value)) for value in field.values]
        )
        for value, word in options:
            editor.addItem(word, value)
        editor.currentIndexChanged.connect(lambda index: self._state(field, editor.itemData(index)))
        return editor

    def _state(self, field: Any, value: Any) -> None:
        self.stated.emit(field.id, value)


def _show(editor: Any, value: Any) -> None:
    blocked = editor.blockSignals(True)
    if isinstance(editor, QComboBox):
        found = next((index for index in range(editor.count()) if editor.itemData(index) is value or editor.itemData(index) == value), 0)
        editor.setCurrentIndex(found if value is not None else 0)
    else:
        editor.setValue(editor.minimum() if value is None else float(value))
    editor.blockSignals(blocked)


def _limits(field: Any) -> str:
    if field.kind not in ("number", "integer"):
        return field.title
    unit = f" {field.unit}" if field.unit else ""
    if field.maximum is None:
        return tr("{title}: {minimum}{unit} or more").format(title=field.title, minimum=f"{field.minimum:g}", unit=unit)
    return tr("{title}: {minimum} to {maximum}{unit}").format(
        title=field.title, minimum=f"{field.minimum:g}", maximum=f"{field.maximum:g}", unit=unit
    )


def value_word(value: Any) -> str:
    """A value in words; a choice that a later catalogue adds reads as its own words."""
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, (int, float)):
        return QLocale().toString(float(value), "g", 12)
    words = {
        "afval": tr("waste"),
        "co2": tr("carbon dioxide (CO₂)"),
        "aardgas": tr("natural gas"),
        "perslucht": tr("compressed air"),
        "groen_gas": tr("green gas"),
        "injectiewater": tr("injection water"),
        "beton_en_metselzand": tr("sand for concrete and masonry"),
        "ophoogzand": tr("sand for raising land"),
        "overig": tr("other"),
        "hoogwaardig": tr("high-grade"),
        "laagwaardig": tr("low-grade"),
    }
    return words.get(value, value.replace("_", " "))
