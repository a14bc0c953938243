"""Step 3, the report: to keep, to open, to take to the map; and with which layers it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsApplication
from qgis.gui import QgsCollapsibleGroupBox, QgsFileWidget
from qgis.PyQt.QtCore import QTemporaryDir, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from .draft_store import DraftStore
from .translation import tr


class ReportPage(QWidget):
    """`layer_wanted` asks for the overlaps on the map; `told` has a sentence for the message bar, and whether it went well."""

    layer_wanted = pyqtSignal()
    told = pyqtSignal(str, bool)

    def __init__(self, store: DraftStore, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._store = store
        self._shown: Optional[Any] = None
        self._folder: Optional[QTemporaryDir] = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        layout.addWidget(self.summary)
        self.buttons: dict[str, QPushButton] = {}
        for name, text, image, act in (
            ("open", tr("Open the report in the browser"), "mActionShowPinnedLabels.svg", self.open_report),
            ("html", tr("Save the report (HTML)…"), "mActionFileSave.svg", lambda: self._save("html", _html)),
            ("json", tr("Save the data (JSON)…"), "mActionFileSaveAs.svg", lambda: self._save("json", _json)),
            ("layer", tr("Add the overlaps to the map"), "mActionAddOgrLayer.svg", self.layer_wanted.emit),
        ):
            button = QPushButton(QgsApplication.getThemeIcon(f"/{image}"), text, self)
            button.setObjectName(f"report_{name}")
            button.setStyleSheet("text-align: left; padding: 6px")
            button.clicked.connect(lambda _=False, act=act: act())
            self.buttons[name] = button
            layout.addWidget(button)
        layout.addWidget(self._layers())
        layout.addStretch(1)
        self.clear()
        store.settled.connect(lambda: self.sources.setFilePath(store.draft.layer_sources))

    def show_result(self, shown: Any) -> None:
        """The report is of this assessment."""
        self._shown = shown
        context, model = shown.context, shown.model
        lines = [context.verdict]
        if model["compensation"]["required"]:
            total = context.numbers.hectares(model["compensation"]["total_ha"])
            lines.append(tr("Nature to be compensated: {total}.").format(total=total))
        lines.append(tr("Assessed on {date} against {policy}.").format(
            date=context.numbers.day(model["provenance"]["assessed_on"]), policy=model["catalogue"]["title"]
        ))  # fmt: skip
        self.summary.setText("\n\n".join(lines))
        for button in self.buttons.values():
            button.setEnabled(True)

    def clear(self) -> None:
        """Nothing to report."""
        self._shown = None
        self.summary.setText(tr("There is a report as soon as a plan has been assessed."))
        for button in self.buttons.values():
            button.setEnabled(False)

    def open_report(self) -> Optional[Path]:
        """Write the report to a temporary folder, which goes with the dock, and open it."""
        if self._shown is None:
            return None
        if self._folder is None:
            self._folder = QTemporaryDir()
        place = Path(self._folder.path()) / "plantoets.html"
        if self._write(place, _html):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))
        return place

    def save(self, place: Path, kind: str) -> bool:
        """Write the report to a file: "html" or "json"."""
        return self._write(place, _html if kind == "html" else _json)

    def _save(self, kind: str, make: Callable[[Any], str]) -> None:
        if self._shown is None:
            return
        name = (self._store.draft.name or tr("plan")).replace("/", "-")
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Save the report"), f"{name}.{kind}", f"{kind.upper()} (*.{kind})")
        if chosen:
            place = Path(chosen)
            place = place if place.suffix else place.with_suffix(f".{kind}")
            if self._write(place, make):
                self.told.emit(tr("The report has been saved: {place}").format(place=place), True)

    def _write(self, place: Path, make: Callable[[Any], str]) -> bool:
        if self._shown is None:
            return False
        from ..assessment.errors import PlantoetsError

        try:
            place.write_text(make(self._shown.model), encoding="utf-8")
        except PlantoetsError as error:
            self.told.emit(error.message.text(self._shown.context.language), False)
            return False
        except OSError:
            self.told.emit(tr("The report can't be written to {place}; choose a folder that you may write to.").format(place=place), False)
            return False
        return True

    def _layers(self) -> QWidget:
        box = QgsCollapsibleGroupBox(tr("Map layers"), self)
        box.setObjectName("layers")
        layout = QVBoxLayout(box)
        text = QLabel(
            tr(
                "The layers that come with the plugin are sketches. To assess against official data, choose a file that names "
                "your own sources (YAML or JSON)."
            ),
            box,
        )
        text.setWordWrap(True)
        self.sources = QgsFileWidget(box)
        self.sources.setFilter(tr("Layer sources (*.yaml *.yml *.json)"))
        self.sources.lineEdit().setPlaceholderText(tr("Layers of the plugin"))
        self.sources.fileChanged.connect(self._choose_sources)
        layout.addWidget(text)
        layout.addWidget(self.sources)
        return box

    def _choose_sources(self, path: str) -> None:
        if path != self._store.draft.layer_sources and (not path or Path(path).is_file()):
            self._store.commit(replace(self._store.draft, layer_sources=path))


def _html(model: Any) -> str:
    from ..assessment.render import render_html

    return render_html(model)


def _json(model: Any) -> str:
    from ..assessment.report import to_json

    return to_json(model)
