"""All layers of the policy with how each stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ...processing.translation import tr
from .standing import standing_colour, standing_title

_ID = Qt.ItemDataRole.UserRole
_TITLE, _MAP, _STANDING, _DATE = range(4)


class LayerList(QTreeWidget):
    """`chosen` with the id of the layer."""

    chosen = pyqtSignal(str)

    def __init__(self, specs: Mapping[str, Any], language: str, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourceLayers")
        self.setColumnCount(4)
        self.setHeaderLabels([tr("Layer"), tr("Map"), tr("State"), tr("Date")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._items: dict[str, QTreeWidgetItem] = {}
        for name, spec in specs.items():
            item = QTreeWidgetItem(self, [spec.title.text(language), ", ".join(spec.maps), "", ""])
            item.setData(_TITLE, _ID, name)
            item.setToolTip(_TITLE, name)
            self._items[name] = item
        self.header().setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        for column in (_MAP, _STANDING, _DATE):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(False)
        self.currentItemChanged.connect(lambda item, _: self.chosen.emit(item.data(_TITLE, _ID)) if item else None)

    def show_state(self, layer: str, standing: str, date: str, reason: str) -> None:
        """How one layer stands now."""
        item = self._items[layer]
        item.setText(_STANDING, standing_title(standing))
        item.setForeground(_STANDING, standing_colour(standing))
        item.setText(_DATE, date)
        item.setToolTip(_STANDING, reason)

    def choose(self, layer: str) -> None:
        """Make it the current one."""
        self.setCurrentItem(self._items[layer])
        self.scrollToItem(self._items[layer])

    def standing(self, layer: str) -> str:
        """The words that stand with a layer."""
        return self._items[layer].text(_STANDING)
