"""The national services: whose they are, on what terms, noted when; none is used until somebody ticks it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ...processing.translation import tr

_PRESET = Qt.ItemDataRole.UserRole


class NationalDialog(QDialog):
    """`chosen` gives the services that were ticked."""

    def __init__(self, presets: Sequence[Any], titles: dict[str, str], language: str, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("National services"))
        self.resize(1000, 420)
        text = QLabel(
            tr(
                "These addresses were noted from public sources and have not been verified. Tick what you want to use and agree to its "
                "terms; then test the connection: only when that succeeds the layer is official."
            ),
            self,
        )
        text.setWordWrap(True)
        self.list = QTreeWidget(self)
        self.list.setHeaderLabels([tr("Service"), tr("Replaces"), tr("Holder"), tr("Terms"), tr("Noted on")])
        self.list.setRootIsDecorated(False)
        self.list.setWordWrap(True)
        for preset in presets:
            replaced = titles.get(preset.layer or "", "–")
            item = QTreeWidgetItem(
                self.list, [preset.title.text(language), replaced, preset.holder, preset.terms.text(language), preset.noted]
            )
            item.setData(0, _PRESET, preset)
            if preset.source is None:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            else:
                item.setCheckState(0, Qt.CheckState.Unchecked)
        for column, width in enumerate((330, 170, 180, 180, 90)):
            self.list.setColumnWidth(column, width)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note.setMinimumHeight(60)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._language = language
        self.list.currentItemChanged.connect(lambda item, _: self._explain(item))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Use what is ticked"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (text, self.list, self.note, buttons):
            column.addWidget(widget)
        self.list.setCurrentItem(self.list.topLevelItem(0))

    def chosen(self) -> list[Any]:
        """The services that are ticked."""
        items = [self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount())]
        return [item.data(0, _PRESET) for item in items if item.checkState(0) == Qt.CheckState.Checked]

    def _explain(self, item: Optional[QTreeWidgetItem]) -> None:
        if item is not None:
            preset = item.data(0, _PRESET)
            lines = [preset.note.text(self._language)] if preset.note else []
            self.note.setText("\n".join([*lines, preset.source.source] if preset.source else lines))
