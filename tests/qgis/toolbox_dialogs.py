"""What a person does in the dialogs of the Processing toolbox, for the tests of their widgets."""

from __future__ import annotations

from collections.abc import Callable
from inspect import signature
from typing import Any

from qgis.core import QgsApplication, QgsProcessingContext
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog


def algorithm(name: str) -> Any:
    return QgsApplication.processingRegistry().createAlgorithmById(f"plantoets:{name}")


def widget(dialog: Any, name: str) -> Any:
    return dialog.mainWidget().wrappers[name].widget


def parameters_of(dialog: Any) -> dict[str, Any]:
    return dialog.mainWidget().createProcessingParameters()


def accept(change: Callable[[Any], None]) -> Callable[[QDialog], int]:
    """Stands in for the person at the window: changes something and presses OK."""

    def go(dialog: QDialog) -> int:
        change(dialog)
        return int(QDialog.DialogCode.Accepted)

    return go


def row_parameters(batch: Any, row: int, warn: bool = False) -> dict[str, Any]:
    """What a row runs with; newer QGIS wants a context too."""
    context = {"context": QgsProcessingContext()} if "context" in signature(batch.parametersForRow).parameters else {}
    given, ready = batch.parametersForRow(row, warnOnInvalid=warn, **context)
    assert ready or not warn
    return dict(given)


def choose_type(dialog: Any, words: str) -> None:
    line = widget(dialog, "ACTIVITY").box.lineEdit()
    line.selectAll()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()
