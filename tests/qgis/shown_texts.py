"""Every text that a window shows or speaks, as a person or a screen reader meets it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from qgis.PyQt.QtCore import QAbstractItemModel, QModelIndex, Qt
from qgis.PyQt.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QGroupBox, QLabel, QLineEdit, QTabWidget, QWidget

BELOW = Qt.ItemDataRole.UserRole + 1
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, BELOW)


def texts(root: QWidget) -> Iterator[str]:
    """All texts in a window, tool tips and accessible names included."""
    for widget in [root, *root.findChildren(QWidget)]:
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle(), widget.whatsThis())
        if isinstance(widget, (QLabel, QAbstractButton)):
            yield _plain(widget.text())
        elif isinstance(widget, QLineEdit):
            yield from (widget.text(), widget.placeholderText())
        elif isinstance(widget, QGroupBox):
            yield widget.title()
        elif isinstance(widget, QTabWidget):
            yield from (widget.tabText(number) for number in range(widget.count()))
            yield from (widget.tabToolTip(number) for number in range(widget.count()))
        elif isinstance(widget, (QAbstractItemView, QComboBox)) and widget.model() is not None:
            yield from _cells(widget.model(), QModelIndex())


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        for column in range(model.columnCount(parent)):
            index = model.index(row, column, parent)
            for role in ROLES:
                yield _word(index.data(role))
            if column == 0:
                yield from _cells(model, index)
    if not parent.isValid():
        for column in range(model.columnCount()):
            yield _word(model.headerData(column, Qt.Orientation.Horizontal))


def _word(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _plain(text: str) -> str:
    """Rich text without its marks."""
    return re.sub(r"<[^>]*>", " ", text) if Qt.mightBeRichText(text) else text
