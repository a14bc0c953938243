"""What has been chosen in one line, with a button that opens where it is chosen."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QAction, QFileDialog, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from ...processing.translation import tr


class SummaryField(QWidget):
    """`wanted`: open the dialog; `file_given`: take the values from a file; `cleared`: nothing any more."""

    wanted = pyqtSignal()
    file_given = pyqtSignal(str)
    cleared = pyqtSignal()

    def __init__(self, verb: str, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setReadOnly(True)
        self.line.setMinimumWidth(170)
        self.button = QToolButton(self)
        self.button.setText(verb)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.button.clicked.connect(self.wanted)
        menu = QMenu(self.button)
        file = QAction(QgsApplication.getThemeIcon("mActionFileOpen.svg"), tr("Take from a JSON file…"), menu)
        file.triggered.connect(self._ask_file)
        self.clear = QAction(QgsApplication.getThemeIcon("mActionDeleteSelected.svg"), tr("Clear"), menu)
        self.clear.triggered.connect(self.cleared)
        menu.addActions([file, self.clear])
        self.button.setMenu(menu)
        self.setFocusProxy(self.button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.button)

    def show_summary(self, summary: str, nothing: str, details: str) -> None:
        """One line; `nothing` stands there faintly when there is none; `details` on hovering."""
        self.line.setText(summary)
        self.line.setCursorPosition(0)
        self.line.setPlaceholderText(nothing)
        self.line.setToolTip(details or nothing)
        self.clear.setEnabled(bool(summary))

    def _ask_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Take from a JSON file"), "", "JSON (*.json)")
        if path:
            self.file_given.emit(path)
