"""Where parts come from: the pencil, a selection, a layer, a file, the example. Each ends as one step of the draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsApplication, QgsGeometry, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...processing.engine import missing_engine
from ...processing.translation import tr
from ..store.draft import PartDraft
from ..store.draft_store import DraftStore
from .file_task import FileTask
from .plan_sources import example, from_layer
from .read_plan import ReadPlan

MOST_PARTS = 5_000


class PlanIntake(QObject):
    """`taken` names the new parts, to look at; `drawn` the one that was just drawn; `told` has a sentence, and whether it is good news.

    `read` brings a plan file to be reviewed, `asked` a file with the question in which coordinate system it is.
    `busy`: a file is being read, or no longer.
    """

    taken = pyqtSignal(list)
    drawn = pyqtSignal(list)
    told = pyqtSignal(str, bool)
    read = pyqtSignal(object)
    asked = pyqtSignal(object, object)
    busy = pyqtSignal(bool)

    def __init__(self, store: DraftStore, language: str, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._store = store
        self._language = language
        self._file: Optional[FileTask] = None

    def take_example(self) -> None:
        """The plan that comes with the plugin, to see what it is about."""
        if self._can_read():
            self._store.commit(example(self._language))
            self.taken.emit([part.id for part in self._store.draft.parts])

    def take_drawn(self, geometry: QgsGeometry) -> None:
        """A part that was drawn."""
        self.drawn.emit(self._add((PartDraft("", "", "", bytes(geometry.asWkb())),)))

    def take_layer(self, layer: Any, selected: bool) -> None:
        """The features of a layer, or those that are selected in it."""
        if not isinstance(layer, QgsVectorLayer) or layer.wkbType() == QgsWkbTypes.Type.NoGeometry:
            self.told.emit(tr("Choose a vector layer first."), False)
            return
        if selected and not layer.selectedFeatureCount():
            self.told.emit(tr("Nothing is selected in the layer “{layer}”: select features first.").format(layer=layer.name()), False)
            return
        if (layer.selectedFeatureCount() if selected else layer.featureCount()) > MOST_PARTS:
            text = tr("More than {n} features are no plan: select those that are, or assess them as plans in the toolbox.")
            self.told.emit(text.format(n=MOST_PARTS), False)
            return
        if self._can_read():
            self._take_features(layer, selected)

    def take_file(self, place: Path, crs: Optional[str] = None) -> None:
        """Read a plan file in a task; its parts come beside those that are there once they have been reviewed."""
        if not self._can_read():
            return
        self.cancel()
        self._file = FileTask(place, self._language, self._take_read, crs)
        self.busy.emit(True)
        QgsApplication.taskManager().addTask(self._file)

    def take_reviewed(self, parts: Iterable[PartDraft], plan: ReadPlan) -> None:
        """What a person took of a plan file."""
        self.taken.emit(self._add(tuple(parts), plan.name, plan.remarks))

    def cancel(self) -> None:
        """Stop reading; nothing comes any more."""
        if self._file is not None:
            self._file.cancel()
            self._file = None
            self.busy.emit(False)

    def _can_read(self) -> bool:
        missing = missing_engine()
        if missing:
            self.told.emit(missing, False)
        return not missing

    def _take_features(self, layer: QgsVectorLayer, selected: bool) -> None:
        from ...assessment.errors import PlantoetsError

        try:
            found = from_layer(layer, selected, self._language)
        except PlantoetsError as error:
            self.told.emit(error.message.text(self._language), False)
            return
        if found.unusable:
            self.told.emit(tr("{n} feature(s) without a usable geometry were left out.").format(n=found.unusable), False)
        if found.parts:
            self.taken.emit(self._add(found.parts, remarks=found.remarks))

    def _take_read(self, task: FileTask) -> None:
        if task is not self._file:
            return
        self._file = None
        self.busy.emit(False)
        if task.question is not None:
            self.asked.emit(task.place, task.question)
        elif task.plan is not None:
            self.read.emit(task.plan)
        else:
            self.told.emit(task.error, False)

    def _add(self, parts: tuple[PartDraft, ...], name: str = "", remarks: Iterable[tuple[str, str]] = ()) -> list[str]:
        draft = self._store.draft
        before = {part.id for part in draft.parts}
        self._store.commit(replace(draft, name=draft.name or name).with_parts(parts).remarked(remarks))
        return [part.id for part in self._store.draft.parts if part.id not in before]
