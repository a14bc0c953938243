"""Which field of the source holds which attribute: a row an attribute, a field or an expression in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ...processing.translation import tr
from ..wheel_guard import WheelGuard


class FieldTable(QTableWidget):
    """`changed` when the user chose; a field that was guessed says so."""

    changed = pyqtSignal()

    def __init__(self, language: str, parent: Optional[QWidget] = None) -> None:
        super().__init__(0, 2, parent)
        self._language = language
        self._boxes: dict[str, QComboBox] = {}
        self.setHorizontalHeaderLabels([tr("Attribute of the policy"), tr("Field of the source, or an expression")])
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setObjectName("sourceFields")

    def show_fields(self, attributes: Mapping[str, Any], fields: Mapping[str, str], names: Sequence[str], guessed: Sequence[str]) -> None:
        """The attributes of a layer with the fields chosen for them; `names` are those that the source has, when that is known."""
        for box in self._boxes.values():
            box.hide()
        self._boxes = {}
        self.setRowCount(len(attributes))
        for row, (name, attribute) in enumerate(attributes.items()):
            title = attribute.title.text(self._language)
            item = QTableWidgetItem(title if title == name else f"{title} ({name})")
            item.setToolTip(", ".join(attribute.values) or attribute.kind)
            self.setItem(row, 0, item)
            self.setCellWidget(row, 1, self._box(name, fields.get(name, ""), names, name in guessed))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + 4 + sum(self.rowHeight(row) for row in range(len(attributes))))

    def fields(self) -> dict[str, str]:
        """The field or expression per attribute, as far as one was chosen that is not simply called so."""
        chosen = {name: box.currentText().strip() for name, box in self._boxes.items()}
        return {name: field for name, field in chosen.items() if field and field != name}

    def _box(self, attribute: str, field: str, names: Sequence[str], guessed: bool) -> QComboBox:
        box = QComboBox(self)
        WheelGuard(box)
        box.setEditable(True)
        box.addItem("")
        box.addItems(list(names))
        box.setCurrentText(field or (attribute if attribute in names else ""))
        edit = box.lineEdit()
        edit.setPlaceholderText(tr("not in this source: counts as missing") if names else tr("the field of the same name"))
        if guessed:
            box.setToolTip(tr("Guessed from the name: check it in the preview"))
            font = box.font()
            font.setItalic(True)
            box.setFont(font)
            edit.setFont(font)
        box.setAccessibleName(attribute)
        box.activated.connect(lambda _=0: self.changed.emit())
        edit.editingFinished.connect(self.changed)
        self._boxes[attribute] = box
        return box
