"""Which plan of the project is in view: choose, name, make, copy, delete."""

from __future__ import annotations

from dataclasses import replace
from typing import Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from ...processing.translation import tr
from ..plan.plan_buttons import tool_button
from ..wheel_guard import WheelGuard
from .draft import Draft, Plans
from .draft_store import DraftStore


class PlanChooser(QWidget):
    """One line above everything. `told` has a sentence for the message bar, and whether it is good news."""

    told = pyqtSignal(str, bool)

    def __init__(self, store: DraftStore, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._store = store
        self.names = QComboBox(self)
        self.names.setEditable(True)
        self.names.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.names.setCompleter(None)
        self.names.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.names.setMinimumWidth(120)
        self.names.setAccessibleName(tr("Plan in view"))
        self.names.setToolTip(tr("The plans of this project: choose one, or type here to rename it"))
        self.names.lineEdit().setPlaceholderText(tr("Name of the plan"))
        self.names.lineEdit().editingFinished.connect(self._rename)
        self.names.activated.connect(self._choose)
        self._guard = WheelGuard(self.names)
        self.new = tool_button(self, "newPlan", "", "mActionFileNew.svg", tr("New plan in this project"))
        self.copy = tool_button(self, "copyPlan", "", "mActionEditCopy.svg", tr("Copy this plan, to compare a variant"))
        self.delete = tool_button(self, "deletePlan", "", "mActionDeleteSelected.svg", tr("Delete this plan (undo brings it back)"))
        self.new.clicked.connect(lambda: store.commit_plans(store.plans.added(Draft(layer_sources=store.draft.layer_sources))))
        self.copy.clicked.connect(self._copy)
        self.delete.clicked.connect(self._delete)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(2)
        row.addWidget(self.names, 1)
        for button in (self.new, self.copy, self.delete):
            row.addWidget(button)
        store.settled.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the plans as they are."""
        plans = self._store.plans
        blocked = self.names.blockSignals(True)
        self.names.clear()
        self.names.addItems(titles(plans))
        self.names.setCurrentIndex(plans.current)
        self.names.setEditText(plans.draft.name)
        self.names.lineEdit().setCursorPosition(0)
        self.names.blockSignals(blocked)
        self.new.setEnabled(plans.draft != Draft())
        self.copy.setEnabled(plans.draft != Draft())
        self.delete.setEnabled(not plans.is_empty or len(plans.drafts) > 1)

    def _choose(self, number: int) -> None:
        self._store.show(number)
        self.refresh()

    def _rename(self) -> None:
        name, draft = self.names.currentText().strip(), self._store.draft
        if name != draft.name:
            self._store.commit(replace(draft, name=name))

    def _copy(self) -> None:
        plans = self._store.plans
        name = tr("{name} (copy)").format(name=titles(plans)[plans.current])
        self._store.commit_plans(plans.added(replace(plans.draft, name=name)))

    def _delete(self) -> None:
        plans = self._store.plans
        self._store.commit_plans(plans.without_current())
        self.told.emit(tr("“{name}” has been deleted. Undo brings it back.").format(name=titles(plans)[plans.current]), True)


def titles(plans: Plans) -> list[str]:
    """The name of each plan, or its number while it has none."""
    return [draft.name or tr("Plan {number}").format(number=number) for number, draft in enumerate(plans.drafts, 1)]
