"""In what order the findings stand."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, pyqtSignal
from qgis.PyQt.QtWidgets import QAction, QActionGroup, QMenu, QToolButton, QWidget

from ...processing.translation import tr
from .finding_groups import orders


class SortButton(QToolButton):
    """A small button with the orders to choose from."""

    changed = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.order = next(iter(orders()))
        self.setIcon(QgsApplication.getThemeIcon("/sort.svg"))
        self.setIconSize(QSize(16, 16))
        self.setToolTip(tr("Sort the findings"))
        self.setAccessibleName(tr("Sort the findings"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self._group = QActionGroup(self)
        self.actions_by_order: dict[str, QAction] = {}
        for order, title in orders().items():
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(order == self.order)
            action.triggered.connect(lambda _=False, order=order: self._choose(order))
            self._group.addAction(action)
            self.actions_by_order[order] = action
        self.setMenu(menu)

    def _choose(self, order: str) -> None:
        self.order = order
        self.changed.emit()
