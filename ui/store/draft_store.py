"""Holds the plans while they are being made, with what they were before."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QObject, pyqtSignal

from .draft import Draft, Plans

UNDO_STEPS = 100


class DraftStore(QObject):
    """`changed` tells everybody; `settled` when a step is done (not in a drag); `switched` comes first when another plan is in view."""

    switched = pyqtSignal()
    changed = pyqtSignal()
    settled = pyqtSignal()

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._kept = Plans()
        self._draft = self._kept.draft
        self._past: list[Plans] = []
        self._future: list[Plans] = []

    @property
    def draft(self) -> Draft:
        """The plan in view, as it is shown: while the mouse drags, as it would be."""
        return self._draft

    @property
    def plans(self) -> Plans:
        """All plans of the project, as undo remembers them."""
        return self._kept

    @property
    def is_preview(self) -> bool:
        """Whether the draft is only being tried, while the mouse drags."""
        return self._draft is not self._kept.draft

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        return bool(self._future)

    def commit(self, draft: Draft) -> None:
        """Take a step in the plan in view, which undo can take back."""
        self._step(self._kept.with_draft(draft), False)

    def commit_plans(self, plans: Plans) -> None:
        """Take a step that adds, removes or replaces plans."""
        self._step(plans, True)

    def show(self, number: int) -> None:
        """Bring another plan in view; nothing that undo remembers."""
        if number != self._kept.current:
            self._settle(self._kept.showing(number), True)

    def preview(self, draft: Draft) -> None:
        """Show what would be, while the mouse drags; undo does not remember it."""
        self._draft = draft
        self.changed.emit()

    def restart(self, plans: Plans) -> None:
        """The plans of another project, with no past."""
        self._past, self._future = [], []
        self._settle(plans, True)

    def undo(self) -> None:
        if self._past:
            self._future.append(self._kept)
            self._return_to(self._past.pop())

    def redo(self) -> None:
        if self._future:
            self._past.append(self._kept)
            self._return_to(self._future.pop())

    def _step(self, plans: Plans, switched: bool) -> None:
        if plans != self._kept:
            self._past = [*self._past[-UNDO_STEPS + 1 :], self._kept]
            self._future = []
        self._settle(plans, switched)

    def _return_to(self, plans: Plans) -> None:
        other = plans.current != self._kept.current or len(plans.drafts) != len(self._kept.drafts)
        self._settle(plans, other)

    def _settle(self, plans: Plans, switched: bool) -> None:
        self._kept = plans
        self._draft = plans.draft
        if switched:
            self.switched.emit()
        self.changed.emit()
        self.settled.emit()
