"""Step 3, the report: to keep, to open, to compare, to take to the map; and with which layers and by which office it is made."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsApplication
from qgis.gui import QgsCollapsibleGroupBox, QgsFileWidget
from qgis.PyQt.QtCore import QMimeData, Qt, QTemporaryDir, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices, QGuiApplication
from qgis.PyQt.QtWidgets import QFileDialog, QGridLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ...processing.engine import language
from ...processing.report.office_settings import stored_office
from ...processing.sources.settings import office_sources
from ...processing.translation import tr
from ..store.draft_store import DraftStore
from .office_box import OfficeBox
from .report_task import ReportTask

# A form of the report: the name of its output in Processing, and the ending of its file.
FORMS = {"pdf": "REPORT_PDF", "html": "REPORT_HTML", "gpkg": "REPORT_GPKG", "csv": "REPORT_CSV", "json": "REPORT_JSON"}
FORMS_A_ROW = 2


class ReportPage(QWidget):
    """`layer_wanted` asks for the overlaps on the map, `sources_wanted` for the window of layer sources.

    `told` has a sentence for the message bar, and whether it went well.
    """

    layer_wanted = pyqtSignal()
    sources_wanted = pyqtSignal()
    told = pyqtSignal(str, bool)

    def __init__(self, store: DraftStore, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._store = store
        self._shown: Optional[Any] = None
        self._folder: Optional[QTemporaryDir] = None
        self._running: list[ReportTask] = []
        self.buttons: dict[str, QPushButton] = {}
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        layout = self._scrolling()
        layout.addWidget(self.summary)
        layout.addWidget(self._button("open", tr("Open the report in the browser"), "mActionShowPinnedLabels.svg", self.open_report))
        layout.addLayout(self._save_buttons())
        copy = self._button("copy", tr("Copy the text for the memorandum"), "mActionEditCopy.svg", self.copy_memorandum)
        copy.setToolTip(tr("The paragraph on provincial policy for the plan's explanatory memorandum, in Dutch, ready to paste"))
        layout.addWidget(copy)
        layout.addWidget(self._button("compare", tr("Compare with an earlier report…"), "mActionMapSettings.svg", self._ask_saved))
        layout.addWidget(self._button("layer", tr("Add the overlaps to the map"), "mActionAddOgrLayer.svg", self.layer_wanted.emit))
        self.office = OfficeBox(self)
        self.office.setCollapsed(True)
        layout.addWidget(self.office)
        layout.addWidget(self._layers())
        layout.addStretch(1)
        self.clear()
        store.settled.connect(lambda: self.sources.setFilePath(store.draft.layer_sources))

    @property
    def busy(self) -> bool:
        """Whether something is being made."""
        return bool(self._running)

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

    def close_down(self) -> None:
        """Nothing that is still being made is shown any more."""
        for task in self._running:
            task.cancel()
        self._running = []

    def open_report(self) -> None:
        """Write the report to a temporary folder, which goes with the dock, and open it."""
        place = self._temporary("plantoets.html")
        self._make(lambda work, *given: work.write_form(*given, "REPORT_HTML", place), self._open)

    def save(self, place: str, kind: str) -> None:
        """Write the report to a file, or for "csv" to a folder; `kind` is one of FORMS. `told` says how it went."""
        self._make(lambda work, *given: work.write_form(*given, FORMS[kind], place), self._saved)

    def copy_memorandum(self) -> None:
        """Put the text for the explanatory memorandum on the clipboard, as plain text and with its headings."""
        self._make(lambda work, *given: work.memorandum(*given), self._copied)

    def compare_with(self, saved: str) -> None:
        """Open what differs from a saved report (JSON)."""
        place = self._temporary("plantoets-vergelijking.html")
        self._make(lambda work, *given: work.write_comparison(*given, saved, place), lambda made: self._open(made[0]))

    def _make(self, make: Callable[..., Any], done: Callable[[Any], None]) -> None:
        """Let the engine make something of the assessment and the office as they are now, beside the window."""
        shown, office = self._shown, stored_office()
        if shown is None:
            return

        def work() -> Any:
            from . import report_work

            return make(report_work, shown, office)

        task = ReportTask(work, language(), lambda task: self._finish(task, done))
        self._running.append(task)
        QgsApplication.taskManager().addTask(task)

    def _finish(self, task: ReportTask, done: Callable[[Any], None]) -> None:
        if task not in self._running:
            return
        self._running.remove(task)
        if task.isCanceled():
            return
        if task.error:
            self.told.emit(task.error, False)
        else:
            done(task.made)

    def _open(self, place: str) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(place))

    def _saved(self, place: str) -> None:
        self.told.emit(tr("The report has been saved: {place}").format(place=place), True)

    def _copied(self, made: Any) -> None:
        content = QMimeData()
        content.setText(made.text)
        content.setHtml(made.html)
        QGuiApplication.clipboard().setMimeData(content)
        self.told.emit(tr("The text is on the clipboard. What stands in [square brackets] is still to be shown."), True)

    def _temporary(self, name: str) -> str:
        if self._folder is None:
            self._folder = QTemporaryDir()
        return str(Path(self._folder.path()) / name)

    def _scrolling(self) -> QVBoxLayout:
        """The page scrolls where the dock is low."""
        area, inner = QScrollArea(self), QWidget(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(8, 8, 8, 8)
        return layout

    def _save_buttons(self) -> QGridLayout:
        """One for each form, beside each other as far as a narrow dock has room."""
        grid = QGridLayout()
        grid.setSpacing(4)
        title = QLabel(tr("Save as"), self)
        grid.addWidget(title, 0, 0, 1, FORMS_A_ROW)
        labels = {"pdf": "PDF", "html": "HTML", "gpkg": "GeoPackage", "csv": "CSV", "json": "JSON"}
        for number, (kind, label) in enumerate(labels.items()):
            button = self._button(kind, label, "mActionFileSave.svg", lambda kind=kind: self._ask_place(kind))
            grid.addWidget(button, 1 + number // FORMS_A_ROW, number % FORMS_A_ROW)
        self.buttons["csv"].setToolTip(tr("The tables of the report, a CSV file each, in a folder that you choose"))
        self.buttons["json"].setToolTip(tr("The report as data, to compare with later or to assess again"))
        return grid

    def _button(self, name: str, text: str, image: str, act: Callable[[], Any]) -> QPushButton:
        button = QPushButton(QgsApplication.getThemeIcon(f"/{image}"), text, self)
        button.setObjectName(f"report_{name}")
        button.setStyleSheet("text-align: left; padding: 6px")
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda _=False: act())
        self.buttons[name] = button
        return button

    def _ask_place(self, kind: str) -> None:
        name = re.sub(r'[\\/:*?"<>|\x00-\x1f]', "-", self._store.draft.name or tr("plan"))[:100]
        if kind == "csv":
            chosen = QFileDialog.getExistingDirectory(self, tr("Save the tables in"))
        else:
            chosen, _ = QFileDialog.getSaveFileName(self, tr("Save the report"), f"{name}.{kind}", f"{kind.upper()} (*.{kind})")
            chosen = chosen if not chosen or Path(chosen).suffix else f"{chosen}.{kind}"
        if chosen:
            self.save(chosen, kind)

    def _ask_saved(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Compare with a saved report"), "", "JSON (*.json)")
        if chosen:
            self.compare_with(chosen)

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
        self.sources.fileChanged.connect(self._choose_sources)
        layout.addWidget(text)
        layout.addWidget(self.sources)
        self.sources_button = QPushButton(tr("Set up layer sources…"), box)
        self.sources_button.setObjectName("report_sources")
        self.sources_button.clicked.connect(self.sources_wanted)
        layout.addWidget(self.sources_button)
        self.show_office_sources()
        return box

    def show_office_sources(self) -> None:
        """Where no file is chosen here, that of the office holds."""
        own = Path(office_sources()).name
        self.sources.lineEdit().setPlaceholderText(tr("{file} (of the office)").format(file=own) if own else tr("Layers of the plugin"))

    def _choose_sources(self, path: str) -> None:
        if path != self._store.draft.layer_sources and (not path or Path(path).is_file()):
            self._store.commit(replace(self._store.draft, layer_sources=path))
