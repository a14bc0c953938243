"""The plans in the QGIS project: saved with it, and back when it is opened."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...processing.translation import tr
from .draft import Plans
from .draft_store import DraftStore
from .plan_text import plans_of, plans_text

SCOPE, KEY, FIRST_KEY = "plantoets", "plans", "draft"
"""The first version kept one plan, under `FIRST_KEY`."""


class ProjectStore(QObject):
    """Writes every settled step into the project, and reads the plans when a project is opened or cleared. `told` has a sentence."""

    told = pyqtSignal(str, bool)

    def __init__(self, store: DraftStore, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._store = store
        self._reading = False
        store.settled.connect(self._write)
        QgsProject.instance().readProject.connect(self.read)
        QgsProject.instance().cleared.connect(self._clear)

    def close_down(self) -> None:
        """Let go of the project; what it holds stays in it."""
        QgsProject.instance().readProject.disconnect(self.read)
        QgsProject.instance().cleared.disconnect(self._clear)
        self._store.settled.disconnect(self._write)

    def read(self, *_: Any) -> None:
        """Take what the project holds."""
        text = stored_text()
        if not text:
            return
        read = plans_of(text)
        if read is None or read.lost:
            self.told.emit(
                tr("A plan in this project is damaged and was left out. Don't save the project if you can still mend the file."), False
            )
        if read is not None:
            self._restart(read.plans)

    def _write(self) -> None:
        if self._reading:
            return
        project, plans = QgsProject.instance(), self._store.plans
        project.removeEntry(SCOPE, FIRST_KEY)
        if plans.is_empty:
            project.removeEntry(SCOPE, KEY)
        else:
            project.writeEntry(SCOPE, KEY, plans_text(plans))

    def _clear(self) -> None:
        self._restart(Plans())

    def _restart(self, plans: Plans) -> None:
        self._reading = True
        self._store.restart(plans)
        self._reading = False


def stored_text() -> str:
    """What the open project holds; empty when that is nothing."""
    text, found = QgsProject.instance().readEntry(SCOPE, KEY)
    if not found:
        text, found = QgsProject.instance().readEntry(SCOPE, FIRST_KEY)
    return str(text) if found else ""
