"""The page of layer sources in a window of its own, and as a page of QGIS's options."""

from __future__ import annotations

from typing import Any, Callable, Optional

from qgis.core import Qgis
from qgis.gui import QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from ...processing.engine import language, missing_engine
from ...processing.translation import tr

PAGE = "plantoetsSources"


def open_sources(iface: Any, saved: Callable[[], None]) -> None:
    """Show the window until it is closed; where the engine can't run, say why instead."""
    reason = missing_engine()
    if reason:
        iface.messageBar().pushMessage("Plantoets", reason, Qgis.MessageLevel.Warning, 0)
        return
    window = SourcesWindow(saved, iface.mainWindow())
    window.exec()
    window.deleteLater()


class SourcesWindow(QDialog):
    """Saves when it is accepted."""

    def __init__(self, saved: Callable[[], None], parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        from .page import SourcesPage

        self.setObjectName("PlantoetsSourcesWindow")
        self.setWindowTitle(tr("Plantoets: layer sources"))
        self.resize(1180, 720)
        self.page = SourcesPage(language(), self)
        self.page.saved.connect(saved)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.button(QDialogButtonBox.StandardButton.Save).setText(tr("Save"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.page, 1)
        column.addWidget(buttons)

    def done(self, result: int) -> None:
        self.page.close_down()
        super().done(result)

    def _save(self) -> None:
        if self.page.save():
            self.accept()


class SourcesOptions(QgsOptionsWidgetFactory):  # type: ignore[misc]
    """The page in QGIS's options."""

    def __init__(self, icon: QIcon, saved: Callable[[], None]) -> None:
        super().__init__()
        self.setTitle("Plantoets")
        self._icon, self._saved = icon, saved

    def icon(self) -> QIcon:
        return self._icon

    def createWidget(self, parent: Optional[QWidget] = None) -> QgsOptionsPageWidget:
        return _OptionsPage(self._saved, parent)


class _OptionsPage(QgsOptionsPageWidget):  # type: ignore[misc]
    def __init__(self, saved: Callable[[], None], parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName(PAGE)
        self._page: Any = None
        column = QVBoxLayout(self)
        reason = missing_engine()
        if reason:
            text = QLabel(reason, self)
            text.setWordWrap(True)
            column.addWidget(text)
            return
        from .page import SourcesPage

        self._page = SourcesPage(language(), self)
        self._page.saved.connect(saved)
        column.addWidget(self._page)

    def apply(self) -> None:
        """QGIS calls this when the user says OK."""
        if self._page is not None:
            self._page.save()

    def cancel(self) -> None:
        """QGIS calls this when the user says Cancel (from 3.20)."""
        if self._page is not None:
            self._page.close_down()
