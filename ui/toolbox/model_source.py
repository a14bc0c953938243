"""In the Model Designer a value is picked here, or comes from an input of the model, another step, or an expression."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import (
    Qgis,
    QgsExpressionContext,
    QgsExpressionContextGenerator,
    QgsExpressionContextScope,
    QgsExpressionContextUtils,
    QgsProcessingModelChildParameterSource,
)
from qgis.gui import QgsExpressionLineEdit
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from ...processing.translation import tr

Source = QgsProcessingModelChildParameterSource
Kind = Source.Source if hasattr(Source, "Source") else Qgis.ProcessingModelChildParameterSource  # moved in QGIS 3.40
PICKED, EXPRESSION = "picked", "expression"


class _ModelExpressions(QgsExpressionContextGenerator):  # type: ignore[misc]
    """What an expression in a model may name: the model's inputs and the results of its other steps."""

    def __init__(self, scope: QgsExpressionContextScope) -> None:
        super().__init__()
        self._scope = scope

    def createExpressionContext(self) -> QgsExpressionContext:  # noqa: N802 - QGIS's name
        context = QgsExpressionContext()
        context.appendScope(QgsExpressionContextUtils.globalScope())
        context.appendScope(QgsExpressionContextScope(self._scope))
        return context


class ModelSource(QWidget):
    """`picker` is the widget for a fixed value; `sources` are what the model offers, with their names."""

    changed = pyqtSignal()

    def __init__(self, picker: Any, sources: Sequence[tuple[str, Source]], scope: QgsExpressionContextScope) -> None:
        super().__init__()
        self.picker = picker
        self.kind = QComboBox(self)
        self.kind.addItem(tr("Value"), PICKED)
        self.kind.addItem(tr("Expression"), EXPRESSION)
        for name, source in sources:
            self.kind.addItem(tr("From: {name}").format(name=name), source)
        self.expression = QgsExpressionLineEdit(self)
        self._expressions = _ModelExpressions(scope)  # the widget holds no reference of its own
        self.expression.registerExpressionContextGenerator(self._expressions)
        self._pages = QStackedWidget(self)
        for page in (picker, self.expression, QWidget(self)):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.kind)
        layout.addWidget(self._pages)
        self.kind.currentIndexChanged.connect(self._turn)
        picker.changed.connect(self.changed)

    @property
    def is_fixed(self) -> bool:
        """Whether the value is picked here and so known now."""
        return bool(self.kind.currentData() == PICKED)

    def value(self) -> Any:
        """What the model keeps."""
        kind = self.kind.currentData()
        if kind == PICKED:
            return Source.fromStaticValue(self.picker.value())
        return Source.fromExpression(self.expression.expression()) if kind == EXPRESSION else kind

    def show_value(self, value: Any) -> None:
        """Show what the model keeps: a source of its own, or a plain value."""
        if not isinstance(value, Source) or value.source() == Kind.StaticValue:
            self.kind.setCurrentIndex(0)
            self.picker.show_value(value.staticValue() if isinstance(value, Source) else value)
        elif value.source() == Kind.Expression:
            self.kind.setCurrentIndex(1)
            self.expression.setExpression(value.expression())
        else:
            found = [row for row in range(2, self.kind.count()) if self.kind.itemData(row) == value]
            self.kind.setCurrentIndex(found[0] if found else 0)

    def _turn(self, row: int) -> None:
        self._pages.setCurrentIndex(min(row, 2))
        self._pages.setVisible(row < 2)
        self.changed.emit()
