"""Where parts come from: the pencil, a selection, a layer, a file, the example. Each ends as one step of the draft."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsApplication, QgsGeometry, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..processing.engine import missing_engine
from .draft import PartDraft
from .draft_store import DraftStore
from .file_task import FileTask
from .plan_sources import example, from_layer
from .translation import tr


class PlanIntake(QObject):
    """`taken` names the new parts, to look at; `drawn` the one that was just drawn; `told` has a sentence, and whether it is good news."""

    taken = pyqtSignal(list)
    drawn = pyqtSignal(list)
    told = pyqtSignal(str, bool)

    def __init__(self, store: DraftStore, language: str, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._store = store
        self._language = language
        self._file: Optional[FileTask] = None

    def take_example(self) -> None:
        """The plan that comes with the plugin, to see what it is about."""
        self._store.commit(example(self._language))
        self.taken.emit([part.id for part in self._store.draft.parts])

    def take_drawn(self, geometry: QgsGeometry) -> None:
        """A part that was drawn."""
        self.drawn.emit(self._add((PartDraft("", "", "", bytes(geometry.asWkb())),)))

    def take_layer(self, layer: Any, selected: bool) -> None:
        """The features of a layer, or those that are selected in it."""
        if not isinstance(layer, QgsVectorLayer) or not layer.isSpatial():
            self.told.emit(tr("Choose a vector layer first."), False)
            return
        if selected and not layer.selectedFeatureCount():
            self.told.emit(tr("Nothing is selected in the layer “{layer}”: select features first.").format(layer=layer.name()), False)
            return
        found = from_layer(layer, selected, self._language)
        if found.unusable:
            self.told.emit(tr("{n} feature(s) without a usable geometry were left out.").format(n=found.unusable), False)
        if found.parts:
            self.taken.emit(self._add(found.parts))

    def take_file(self, place: Path) -> None:
        """Read a plan file in a task; its parts come beside those that are there."""
        missing = missing_engine()
        if missing:
            self.told.emit(missing, False)
            return
        self._file = FileTask(place, self._language, self._take_read)
        QgsApplication.taskManager().addTask(self._file)

    def cancel(self) -> None:
        """Stop reading; nothing comes any more."""
        if self._file is not None:
            self._file.cancel()
            self._file = None

    def _take_read(self, task: FileTask) -> None:
        if task is not self._file:
            return
        self._file = None
        for sentence in [task.error] if task.error else task.warnings:
            self.told.emit(sentence, False)
        if task.parts:
            self.taken.emit(self._add(task.parts, task.name))

    def _add(self, parts: tuple[PartDraft, ...], name: str = "") -> list[str]:
        draft = self._store.draft
        before = {part.id for part in draft.parts}
        self._store.commit(replace(draft, name=draft.name or name).with_parts(parts))
        return [part.id for part in self._store.draft.parts if part.id not in before]
