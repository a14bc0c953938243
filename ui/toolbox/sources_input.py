"""LAYER_SOURCES: the file with an office's own layers, checked as soon as it is chosen."""

from __future__ import annotations

from typing import Any, Optional

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QVBoxLayout, QWidget

from ...processing.engine import missing_engine, reason_against
from ...processing.sources.settings import office_sources
from ...processing.translation import tr
from ..faint import make_faint


class SourcesInput(QWidget):
    """A file picker; below it (`told`) what is in the file, or what is wrong with it."""

    changed = pyqtSignal()

    def __init__(self, told: bool, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.file = QgsFileWidget(self)
        self.file.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        self.file.setFilter(f"{tr('Layer sources')} (*.yaml *.yml *.json)")
        self.file.setDialogTitle(tr("Layer sources"))
        self.file.lineEdit().setPlaceholderText(tr("the bundled layers"))
        self.file.fileChanged.connect(self._look)
        self.verdict = QLabel(self)
        self.verdict.setWordWrap(True)
        make_faint(self.verdict)
        self.verdict.setVisible(told)
        self.setFocusProxy(self.file)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.file)
        layout.addWidget(self.verdict)
        self._told = told
        self._look(self.file.filePath())

    def value(self) -> str:
        """The path; empty for the bundled layers."""
        return str(self.file.filePath()).strip()

    def show_value(self, value: Any) -> None:
        """Show the path that a model, a script's history or another row holds."""
        self.file.setFilePath(str(value or ""))

    def _look(self, path: str) -> None:
        words = _verdict(path.strip())
        self.verdict.setText(words)
        if not self._told:
            self.file.setToolTip(words)
        self.changed.emit()


def _verdict(path: str) -> str:
    if not path:
        return tr("The bundled layers: mostly sketches of the maps in the policy.")
    found = []

    def look() -> None:
        from pathlib import Path

        from ...assessment.installed import installed_catalogue
        from ...assessment.sources.layer_sources import read_layer_sources

        layers = installed_catalogue().names.layers
        found.append((read_layer_sources(Path(path), layers), len(layers)))

    reason = missing_engine() or reason_against(look)
    if reason:
        return f"⚠ {reason}"
    sources, count = found[0]
    own = len(sources.sources)
    whose = tr("The office's own file.") + " " if path == office_sources() else ""
    if sources.bundled:
        return whose + tr("{own} layers from this file, the other {others} bundled.").format(own=own, others=count - own)
    return whose + tr("{own} layers from this file; the other {others} count as missing.").format(own=own, others=count - own)
