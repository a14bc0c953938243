"""The dock: plan, assessment, report in three steps under one banner. It wires the pages to the map and to the engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional

from qgis.core import Qgis, QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ..processing.engine import language, missing_engine
from ..processing.sources.settings import office_sources
from ..processing.translation import tr
from .plan.plan_entry import PlanEntry
from .plan.plan_intake import PlanIntake
from .plan.plan_page import PlanPage
from .report.report_page import ReportPage
from .result.assess_task import Assessor
from .result.banner import Banner, notes_html
from .result.changes import changes
from .result.finding_groups import Row
from .result.map_link import MapLink
from .result.overlap_layer import overlap_layers
from .result.result_page import ResultPage
from .result.silent_rows import SilentRow
from .store.autosave import Autosave
from .store.draft import Draft, Plans
from .store.draft_store import DraftStore
from .store.plan_chooser import PlanChooser
from .store.project_store import ProjectStore

PLAN, ASSESSMENT, REPORT = range(3)
NARROWEST = 300


class PlantoetsDock(QgsDockWidget):
    """Opened by the plugin; `close_down` leaves nothing behind. `sources_wanted`: the user wants to set up layer sources."""

    sources_wanted = pyqtSignal()

    def __init__(self, iface: Any, parent: Optional[QWidget] = None) -> None:
        super().__init__(tr("Plantoets Drenthe"), parent)
        self.setObjectName("PlantoetsDock")
        self._iface = iface
        self._language = language()
        self.shown: Optional[Any] = None
        self._settled: Optional[Any] = None
        self._layers: list[str] = []
        self._titled: Optional[Draft] = None
        self._titles: dict[str, str] = {}
        self._closed = False
        self.store = DraftStore(self)
        self.assessor = Assessor(self._language, self)
        self.intake = PlanIntake(self.store, self._language, self)
        self.map = MapLink(iface.mapCanvas(), self.store, self)
        self.chooser = PlanChooser(self.store, self)
        self.banner = Banner(self)
        self.plan = PlanPage(self.store, self._language, self)
        self.entry = PlanEntry(iface, self.store, self.intake, self.plan, self.map, self._language, self)
        self.result = ResultPage(self._part_title, self)
        self.report = ReportPage(self.store, self)
        self._project = ProjectStore(self.store, self)
        self._build()
        self._connect()
        self._wait()
        self._project.read()
        self._autosave = Autosave(self.store, self)
        if not missing_engine():
            self.assessor.prepare(self.store.draft.layer_sources or office_sources())

    def close_down(self) -> None:
        """Stop what runs, give the map back, take our temporary layers out; the plan stays in the project."""
        if self._closed:
            return
        self._closed = True
        self.assessor.cancel()
        self.intake.cancel()
        self.report.close_down()
        self._autosave.close_down()
        self._project.close_down()
        self.store.blockSignals(True)
        self.map.close_down()
        ours = [layer for layer in self._layers if QgsProject.instance().mapLayer(layer)]
        if ours:
            QgsProject.instance().removeMapLayers(ours)
        self._layers = []

    def look_again(self) -> None:
        """The office's layer sources changed: assess anew."""
        self.report.show_office_sources()
        self._change()

    def load_example(self) -> None:
        """The plan that comes with the plugin, to see what it is about."""
        self.intake.take_example()

    def bring_back(self, plans: Plans, same_project: bool) -> None:
        """Plans of a QGIS that ended unexpectedly: in the place of those of their own project, else beside what is there."""
        here = self.store.plans
        self.store.commit_plans(plans if same_project or here.is_empty else here.added(*plans.drafts))
        self._autosave.write()
        self.map.zoom_to_parts([part.id for part in self.store.draft.parts])

    def open_file(self, place: Path) -> None:
        """Read a plan file; its parts come beside those that are there."""
        self.intake.take_file(place)

    def _build(self) -> None:
        body = QWidget(self)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.tabs = QTabWidget(body)
        self.tabs.setDocumentMode(True)
        for page, title in ((self.entry.pages, tr("&1 Plan")), (self.result, tr("&2 Assessment")), (self.report, tr("&3 Report"))):
            self.tabs.addTab(page, title)
        layout.addWidget(self.chooser)
        layout.addWidget(self.banner)
        layout.addWidget(self.tabs, 1)
        body.setMinimumWidth(NARROWEST)
        self.setWidget(body)
        self.result.clear()

    def _connect(self) -> None:
        self.store.switched.connect(self._switch)
        self.store.changed.connect(self._change)
        self.store.settled.connect(self._settle)
        self.assessor.started.connect(lambda: self._progress(5))
        self.assessor.progressed.connect(self._progress)
        self.assessor.answered.connect(self._show)
        self.assessor.glimpsed.connect(self._glimpse)
        self.assessor.failed.connect(self._fail)
        self.assessor.stopped.connect(self._stop)
        self.banner.stop_wanted.connect(self.assessor.stop)
        self.banner.stop_wanted.connect(self.intake.cancel)
        self.banner.link.connect(self._open_link)
        self.intake.busy.connect(lambda on: self.banner.show_progress(5) if on else self.banner.hide_progress())
        self.intake.read.connect(lambda _: self.tabs.setCurrentIndex(PLAN))
        self.intake.drawn.connect(self._choose_drawn)
        for source in (self.intake, self.chooser, self._project, self.report):
            source.told.connect(self._tell)
        self.plan.example_wanted.connect(self.load_example)
        self.plan.zoom_wanted.connect(self.map.zoom_to_parts)
        self.plan.assess_wanted.connect(lambda: self.tabs.setCurrentIndex(ASSESSMENT))
        self.plan.parts_chosen.connect(self.map.show_parts)
        self.result.answered.connect(lambda key, answer: self.store.commit(self.store.draft.answered(key, answer)))
        self.result.row_chosen.connect(self._show_row)
        self.result.silent_chosen.connect(self._show_silent)
        self.result.spot_wanted.connect(self.map.spot)
        self.result.spot_left.connect(lambda: self.result.show_spot(None, ""))
        self.report.layer_wanted.connect(self._add_layers)
        self.report.sources_wanted.connect(self.sources_wanted)
        self.map.rejected.connect(lambda: self._tell(tr("That is not a shape yet: click at least three corners (a line: two)."), False))
        self.map.spotted.connect(self._show_spot)
        self.map.tool_changed.connect(self._show_tool)
        self.visibilityChanged.connect(lambda _: self._draw())

    def _switch(self) -> None:
        """Another plan is in view: what is shown is not of this one."""
        self._forget()
        self.plan.forget_result()
        if self.store.draft.typed:
            self.banner.show_waiting(tr("Assessing…"), "")

    def _change(self) -> None:
        """The plan is another one now: show it, and ask the engine."""
        self._draw()
        if self.store.draft.typed and not missing_engine():
            self.assessor.request(self.store.draft, live=self.store.is_preview)

    def _settle(self) -> None:
        """A step is done: without anything to assess, the last answer no longer stands."""
        if not self.store.draft.typed:
            self._forget()
            self._wait()

    def _forget(self) -> None:
        """No answer stands."""
        self.assessor.cancel()
        self.shown = self._settled = None
        self.map.show_result(None)
        self.map.show_nothing_chosen()
        self.result.clear()
        self.report.clear()

    def _wait(self) -> None:
        """Say what is needed before anything can be assessed."""
        self.banner.hide_progress()
        missing = missing_engine()
        if missing:
            self.banner.show_error(missing)
        elif not self.store.draft.parts:
            self.banner.show_waiting(tr("No plan yet"), tr("Draw it, take features, or load the example."))
        elif not self.store.draft.typed:
            self.banner.show_waiting(tr("What is to come?"), tr("Choose a development type for each part."))

    def _show(self, shown: Any) -> None:
        """An answer: in the banner and on the map, and in the lists when the plan has not changed meanwhile."""
        self.shown = shown
        context, model = shown.context, shown.model
        notes = notes_html(model, context.labels.count)
        untyped = len(self.store.draft.parts) - len(self.store.draft.typed)
        if untyped:
            missing = tr("{parts} without development type: not assessed").format(parts=context.labels.count(untyped, "part"))
            notes = f"<b>{missing}</b><br>{notes}"
        self.banner.show_outcome(model["outcome"], context.labels.label("outcomes", model["outcome"]), context.verdict, notes)
        self.map.show_result(shown if not self.isHidden() else None)
        self.banner.hide_progress()
        if shown.draft != self.store.draft:
            return
        outcomes: dict[str, str] = {}
        for found in model["findings"]:  # the most severe come first
            outcomes.setdefault(found["part"], found["outcome"])
        self.plan.show_result(shown, outcomes)
        self.result.show_result(shown)
        self.report.show_result(shown)
        if self._settled is not None:
            before = self._settled.model
            same_plan = [part["id"] for part in before["plan"]["parts"]] == [part["id"] for part in model["plan"]["parts"]]
            changed = changes(before, model) if same_plan else []
            self.result.show_changes(changed, before["outcome"] if same_plan else model["outcome"], model["outcome"])
        self._settled = shown

    def _progress(self, percent: float) -> None:
        """Dragging is its own sign of life."""
        if not self.store.is_preview:
            self.banner.show_progress(percent)

    def _glimpse(self, glimpse: Any) -> None:
        """The verdict while the mouse drags."""
        if self.shown is not None:
            labels = self.shown.context.labels
            self.banner.show_glimpse(glimpse.outcome, labels.label("outcomes", glimpse.outcome))
        self.map.show_regions(glimpse.regions)

    def _fail(self, sentence: str) -> None:
        self.banner.hide_progress()
        self.banner.show_error(sentence)
        self.report.clear()

    def _stop(self) -> None:
        """The last answer, if there is one, is not of this plan."""
        self.banner.hide_progress()
        self.banner.show_stopped()
        self.report.clear()
        self.map.show_result(None)

    def _draw(self) -> None:
        """The plan on the map, as long as the dock is open."""
        if self.isHidden():
            self.map.clear()
            return
        self.map.show_parts(self.plan.parts.chosen_ids())
        if self.shown is not None and self.map.shown is not self.shown:
            self.map.show_result(self.shown)

    def _choose_drawn(self, ids: list[str]) -> None:
        """A part that was drawn is chosen, so that its type can be picked at once."""
        self.plan.parts.choose(ids)
        self.tabs.setCurrentIndex(PLAN)

    def _show_row(self, row: Row) -> None:
        self.map.show_row(row)

    def _show_silent(self, row: SilentRow) -> None:
        if row.part:
            self.map.show_silent(row.part)
        else:
            self.map.show_nothing_chosen()

    def _show_spot(self, numbers: set[int]) -> None:
        text = (
            tr("{n} finding(s) at the spot you clicked.").format(n=len(numbers))
            if numbers
            else tr("The plan has no findings at that spot.")
        )
        self.result.show_spot(numbers, text)

    def _show_tool(self, name: str) -> None:
        """The buttons show which tool is in hand."""
        self.plan.buttons.draw.setChecked(name == "DrawTool")
        self.plan.buttons.edit.setChecked(name == "EditTool")
        self.result.spot_button.setChecked(name == "SpotTool")

    def _open_link(self, key: str) -> None:
        if key == "again":
            self._change()
            return
        self.tabs.setCurrentIndex(ASSESSMENT)
        self.result.open_link(key)

    def _add_layers(self) -> None:
        """The overlaps as temporary layers; they go with the plugin."""
        if self.shown is None:
            return
        context = self.shown.context
        for layer in overlap_layers(self.shown.overlaps, context.titles.layer, context.labels.groups["outcomes"]):
            QgsProject.instance().addMapLayer(layer)
            self._layers.append(layer.id())

    def _tell(self, text: str, good: bool) -> None:
        level = Qgis.MessageLevel.Success if good else Qgis.MessageLevel.Warning
        self._iface.messageBar().pushMessage("Plantoets", text, level, 8)

    def _part_title(self, part_id: str) -> str:
        if self._titled is not self.store.draft:
            self._titled = self.store.draft
            self._titles = {part.id: part.title for part in self._titled.parts}
        return self._titles.get(part_id, part_id)

    def keyPressEvent(self, event: Any) -> None:
        """Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y undo and redo steps of the plan."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.store.undo()
        elif event.matches(QKeySequence.StandardKey.Redo) or _is_ctrl_y(event):
            self.store.redo()
        else:
            super().keyPressEvent(event)


def _is_ctrl_y(event: Any) -> bool:
    """Redo as Windows has it, on every system."""
    return bool(event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_Y)
