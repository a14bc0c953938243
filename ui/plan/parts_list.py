"""The parts of the plan in a list: number and name, development type, size, and how each comes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Optional

from qgis.PyQt.QtCore import QItemSelection, QItemSelectionModel, QLocale, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import QWidget

from ...processing.translation import tr
from ..result.outcome_style import icon
from ..store.draft import PartDraft
from ..two_lines import BELOW, TwoLineTree
from .activities import activity_title
from .rd import from_wkb, size_text

ID = Qt.ItemDataRole.UserRole


class PartsList(TwoLineTree):
    """`chosen` says which parts are selected; `remove_wanted` comes with the Delete key."""

    chosen = pyqtSignal(list)
    remove_wanted = pyqtSignal()

    def __init__(self, language: str, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._language = language
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setRootIsDecorated(False)
        self.setAlternatingRowColors(True)
        self.setSelectionMode(TwoLineTree.SelectionMode.ExtendedSelection)
        self.setAccessibleName(tr("Parts of the plan"))
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(self.chosen_ids()))

    def show_parts(self, parts: Iterable[PartDraft], outcomes: Mapping[str, str]) -> None:
        """Fill the list; what was chosen stays chosen."""
        kept, listed = set(self.chosen_ids()), list(parts)
        self.selectionModel().blockSignals(True)
        self._model.removeRows(0, self._model.rowCount())
        for part in listed:
            item = QStandardItem(part.title if part.name else tr("Part {id}").format(id=part.id))
            item.setData(part.id, ID)
            kind = activity_title(part.activity, self._language) or tr("Choose a development type")
            size = size_text(from_wkb(part.wkb), QLocale(self._language))
            item.setData(" · ".join(text for text in (kind, size) if text), BELOW)
            item.setIcon(icon(outcomes.get(part.id, "none") if part.activity else "open"))
            item.setToolTip(f"{item.text()}\n{item.data(BELOW)}")
            self._model.appendRow(item)
        self._select(kept)
        self.selectionModel().blockSignals(False)
        if set(self.chosen_ids()) != kept:
            self.chosen.emit(self.chosen_ids())

    def show_outcomes(self, activities: Mapping[str, str], outcomes: Mapping[str, str]) -> None:
        """How each part comes out; `activities` by part, empty where none is chosen yet."""
        for row in range(self._model.rowCount()):
            item = self._model.item(row)
            part = item.data(ID)
            item.setIcon(icon(outcomes.get(part, "none") if activities.get(part) else "open"))

    def choose(self, ids: Iterable[str]) -> None:
        """Select these parts."""
        self._select(set(ids))

    def _select(self, wanted: set[str]) -> None:
        selection = QItemSelection()
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            if index.data(ID) in wanted:
                selection.select(index, index)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def chosen_ids(self) -> list[str]:
        """The ids of the selected parts, in the order of the list."""
        return [str(index.data(ID)) for index in sorted(self.selectionModel().selectedIndexes())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.chosen_ids():
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)
