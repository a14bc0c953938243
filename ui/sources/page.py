"""The page of layer sources: a file, its layers with how they stand, and one of them as a form. Nothing is kept until `save`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsApplication
from qgis.gui import QgsFileWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ...processing.engine import bind_geos
from ...processing.sources.settings import office_sources, own_sources_file, use_office_sources
from ...processing.translation import tr
from .layer_list import LayerList
from .national_dialog import NationalDialog
from .source_form import SourceForm
from .standing import COLOURS, standing_title
from .trial_task import TrialTask


class SourcesPage(QWidget):
    """Made where the engine is there; `saved` when the office's file has been written."""

    saved = pyqtSignal()

    def __init__(self, language: str, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        bind_geos()
        from ...assessment.installed import installed_catalogue
        from ...assessment.sources.layer_sources import LayerSources

        catalogue = installed_catalogue()
        self._language = language
        self._specs = catalogue.names.layers
        self._sources: Any = LayerSources()
        self._trials: dict[str, Any] = {}
        self._waiting: list[tuple[str, bool]] = []
        self._task: Optional[TrialTask] = None
        self._closed = False
        self._layer = next(iter(self._specs))
        self.file = QgsFileWidget(self)
        self.national = QPushButton(tr("National services…"), self)
        self.refresh = QPushButton(tr("Fetch all anew"), self)
        self.message = QLabel(self)
        self.bundled = QCheckBox(tr("Layers without a source of their own: the sketch of the plugin (else they count as missing)"), self)
        self.layers = LayerList(self._specs, language, self)
        self.form = SourceForm(language, bytes(catalogue.outline.geometry.wkb), self)
        self._build()
        self._connect()
        self.open_file(office_sources())
        self.layers.choose(self._layer)

    def open_file(self, path: str) -> None:
        """Show the sources of a file; a file that isn't there yet takes over those that are shown."""
        from ...assessment.errors import PlantoetsError
        from ...assessment.sources.layer_sources import LayerSources, read_layer_sources

        if path and not Path(path).is_file() and self._sources.sources:
            self._sources = replace(self._sources, folder=Path(path).resolve().parent)
            self._show_all()
            return
        self.message.hide()
        self._sources, self._trials = LayerSources(), {}
        place = Path(path) if path else own_sources_file()
        try:
            if place.is_file():
                self._sources = read_layer_sources(place, self._specs)
        except PlantoetsError as error:
            self.message.setText(error.message.text(self._language))
            self.message.show()
        self._sources = replace(self._sources, folder=place.resolve().parent)
        self.file.blockSignals(True)
        self.file.setFilePath(str(place))
        self.file.blockSignals(False)
        self.bundled.setChecked(self._sources.bundled)
        self._show_all()
        self._show_layer(self._layer)

    def save(self) -> bool:
        """Write the file and make it the office's; without any source of its own, the sketches are."""
        from ...assessment.sources.text import sources_text

        if not self.message.isHidden():
            return False  # the file was not understood: nothing is written over it
        place = Path(self.file.filePath().strip() or str(own_sources_file()))
        plain = not self._sources.sources and self._sources.bundled
        if not plain or place.is_file():
            try:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(sources_text(self._sources), encoding="utf-8")
            except OSError as error:
                self.message.setText(tr("The file can't be written ({error}); choose another one.").format(error=error.strerror or error))
                self.message.show()
                return False
        use_office_sources("" if plain else str(place))
        self.saved.emit()
        return True

    def stop(self) -> None:
        """Stop what is being tried, and forget what was waiting."""
        self._waiting = []
        if self._task is not None:
            self._task.cancel()

    def close_down(self) -> None:
        """The window goes: stop, and let no answer come any more."""
        self._closed = True
        self.stop()

    def use_presets(self, presets: list[Any]) -> None:
        """Put national services in the place of layers, not fetched yet."""
        chosen = {preset.layer: preset.source for preset in presets}
        self._sources = replace(self._sources, sources={**self._sources.sources, **chosen})
        for layer in chosen:
            self._trials.pop(layer, None)
        self._show_all()
        if chosen:
            self.layers.choose(next(iter(chosen)))
            self._show_layer(self._layer)

    def try_layers(self, layers: list[str], refresh: bool = True) -> None:
        """Try these one after the other."""
        self._waiting += [(layer, refresh) for layer in layers if layer in self._sources.sources]
        self._next()

    @property
    def busy(self) -> bool:
        return self._task is not None

    def _build(self) -> None:
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setConfirmOverwrite(False)
        self.file.setFilter(f"{tr('Layer sources')} (*.yaml *.yml *.json)")
        self.file.setDialogTitle(tr("File of layer sources"))
        self.message.setWordWrap(True)
        self.message.setStyleSheet(f"color: {COLOURS['failed']}")
        self.message.hide()
        top = QHBoxLayout()
        top.addWidget(QLabel(tr("File"), self))
        top.addWidget(self.file, 1)
        top.addWidget(self.national)
        top.addWidget(self.refresh)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(self.form)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.layers)
        split.addWidget(scroll)
        split.setSizes([520, 620])
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.message)
        column.addWidget(split, 1)
        column.addWidget(self.bundled)

    def _connect(self) -> None:
        self.file.fileChanged.connect(self.open_file)
        self.national.clicked.connect(self._ask_national)
        self.refresh.clicked.connect(lambda: self.try_layers(list(self._sources.sources)))
        self.bundled.toggled.connect(self._set_bundled)
        self.layers.chosen.connect(self._show_layer)
        self.form.edited.connect(self._take)
        self.form.try_wanted.connect(lambda: self.try_layers([self._layer]))
        self.form.stop_wanted.connect(self.stop)

    def _ask_national(self) -> None:
        from ...assessment.sources.presets import PRESETS, read_presets

        titles = {name: spec.title.text(self._language) for name, spec in self._specs.items()}
        dialog = NationalDialog(read_presets(PRESETS, self._specs), titles, self._language, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.use_presets(dialog.chosen())

    def _set_bundled(self, on: bool) -> None:
        self._sources = replace(self._sources, bundled=on)
        self._show_all()
        self._show_verdict()

    def _take(self) -> None:
        """The form changed: its layer has another source."""
        source = self.form.source(self._layer)
        before = self._sources.sources.get(self._layer)
        if source == before:
            return
        others = {name: known for name, known in self._sources.sources.items() if name != self._layer}
        order = {**others, self._layer: source} if source else others
        self._sources = replace(self._sources, sources={name: order[name] for name in self._specs if name in order})
        trial = self._trials.pop(self._layer, None)
        same_place = source and before and (source.provider, source.source) == (before.provider, before.source)
        if trial is not None and trial.error is None and same_place:
            self.try_layers([self._layer], refresh=False)
        self._show_state(self._layer)
        self._show_verdict()

    def _next(self) -> None:
        self.form.show_busy(self.busy or bool(self._waiting))
        if self._task is not None or not self._waiting:
            return
        layer, refresh = self._waiting.pop(0)
        self._task = TrialTask(self._specs[layer], self._sources.sources[layer], self._sources.folder, refresh, self._finish)
        self.form.show_busy(True)
        self._show_verdict()
        QgsApplication.taskManager().addTask(self._task)

    def _finish(self, layer: str, trial: Any, failure: str) -> None:
        if self._closed or sip.isdeleted(self):
            return
        self._task = None
        if trial is not None and layer in self._sources.sources:
            self._trials[layer] = trial
            if trial.error is None:
                self._sources = replace(self._sources, sources={**self._sources.sources, layer: trial.source})
            self._show_state(layer)
        if layer == self._layer:
            self._show_layer(layer)
            if failure:
                self.form.show_verdict(failure, COLOURS["failed"])
        self._next()

    def _show_all(self) -> None:
        for layer in self._specs:
            self._show_state(layer)
        self.refresh.setEnabled(bool(self._sources.sources))

    def _show_state(self, layer: str) -> None:
        from ...processing.sources.state import state_of

        state, trial = state_of(layer, self._sources), self._trials.get(layer)
        standing, reason = state.standing.value, state.reason
        if trial is not None:
            standing = "failed" if trial.error else "official"
            reason = trial.error.text(self._language) if trial.error else reason
        self.layers.show_state(layer, standing, state.date or "", reason)
        self.refresh.setEnabled(bool(self._sources.sources))

    def _show_layer(self, layer: str) -> None:
        self._layer = layer
        trial = self._trials.get(layer)
        names, guessed = (trial.names, trial.guessed) if trial else ((), ())
        self.form.show_source(self._specs[layer], self._sources.sources.get(layer), names, guessed)
        self.form.preview.show_zones(trial.rows if trial else [], trial.shapes if trial else [])
        self.form.preview.setVisible(bool(trial and trial.rows))
        self._show_verdict()

    def _show_verdict(self) -> None:
        trial, source = self._trials.get(self._layer), self._sources.sources.get(self._layer)
        if self._task is not None and self._task.layer == self._layer:
            self.form.show_verdict(tr("Fetching…"), COLOURS["untried"])
        elif trial is None:
            standing = self.layers.standing(self._layer)
            self.form.show_verdict(standing if source else f"{standing}: {tr('choose below where the official data comes from.')}")
        elif trial.error:
            text = f"{standing_title('failed')}: {trial.error.text(self._language)}"
            self.form.show_verdict(f"{text} {self._copy_stays(source)}".strip(), COLOURS["failed"])
        else:
            text = tr("{n} features in and around the province").format(n=trial.features)
            remark = f" {trial.remark.text(self._language)}" if trial.remark else ""
            if trial.recoded:
                remark = f" {tr('Recoded: {pairs}.').format(pairs=', '.join(trial.recoded))}{remark}"
            self.form.show_verdict(f"{standing_title('official')}: {text}.{remark}", COLOURS["official"])

    @staticmethod
    def _copy_stays(source: Any) -> str:
        """A service that fails now has been fetched before: assessments go on with that copy."""
        from ...processing.sources.services.kept import fetched_on, is_service

        date = fetched_on(source) if source is not None and is_service(source) else None
        return tr("Assessments go on with the copy of {date}.").format(date=date) if date else ""
