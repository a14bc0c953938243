"""Adds the provincial layers to a project, styled and grouped as on the maps of the policy. For the main thread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayerTreeGroup,
    QgsProcessingFeedback,
    QgsProject,
    QgsReferencedRectangle,
    QgsVectorLayer,
)

from ...assessment.catalogue.names import LayerSpec
from ...assessment.installed import installed_catalogue
from ...assessment.messages import Message
from ...assessment.resources import LAYERS
from ...assessment.sources.layer_sources import LayerSource, LayerSources, read_layer_sources
from ...assessment.vocabulary import CRS, Precision
from ..sources.error import SourceError
from ..sources.opening import opened_source
from ..sources.services.kept import Fetcher, fetched_on, is_service
from .layer_groups import BACKDROP, CONTENT, LAYER, MAP, LayerGroups
from .layer_style import apply_style, columns_of, draw_solid, read_through
from .map_sheets import MapSheet, chosen_sheets, map_sheets

OUTLINE, PLACES = "provincie", "plaatsen"
_UNDERNEATH = Message("Ondergrond — Provincie en plaatsen", "Background — Province and places")
_WORDS = {
    Precision.SKETCH: Message("schets", "sketch"),
    Precision.ROUGH: Message("globaal", "rough"),
}
_INDICATIVE = Message("indicatief", "indicative")


class LoadedLayers(NamedTuple):
    """What load_layers did: the ids of the maps' layers in the project, and a sentence per layer that it had to leave out."""

    ids: tuple[str, ...]
    skipped: tuple[str, ...]


def load_layers(
    project: QgsProject,
    groups: Optional[Iterable[str]] = None,
    sources_path: str = "",
    language: str = "nl",
    feedback: Optional[QgsProcessingFeedback] = None,
    fetch: bool = True,
) -> LoadedLayers:
    """Add the layers of the maps with these codes ("1", "2", "2E", …; "2" has all its parts), all maps when none is given.

    A run that is cancelled takes back what it added. Without `fetch`, services that have not been fetched yet are skipped and told.
    A layer on two maps is added in both groups. What is in the project already and still the same stays as it is, with the user's own
    styling; what comes from another source now is replaced in its place. Layers that can't be opened are skipped and told.

    Raises:
        PlantoetsError: the file of layer sources can't be used.
    """
    feedback = feedback or QgsProcessingFeedback()
    specs = installed_catalogue().names.layers
    sources = read_layer_sources(Path(sources_path), specs) if sources_path else LayerSources()
    sheets = map_sheets(specs)
    _prepare(project)
    chosen = chosen_sheets(sheets, tuple(groups or ()))
    fetcher = Fetcher(feedback.isCanceled, only_kept=not fetch)
    loading = _Loading(LayerGroups(project), specs, sources, language, feedback, fetcher, {sheet.code for sheet in chosen})
    steps = sum(len(sheet.layers) for sheet in chosen) or 1
    loading.backdrop(len(sheets))
    for sheet in chosen:
        group = loading.group(sheet, sheets)
        for order, layer_id in enumerate(sheet.layers):
            if feedback.isCanceled():
                loading.take_back()
                return LoadedLayers((), tuple(loading.skipped))
            loading.add(group, sheet.code, layer_id, order)
            feedback.setProgress(100 * (len(loading.ids) + len(loading.skipped)) / steps)
    return LoadedLayers(tuple(loading.ids), tuple(loading.skipped))


class _Loading:
    """One run: what to read from where, in which language, and what came of it."""

    def __init__(
        self,
        groups: LayerGroups,
        specs: Mapping[str, LayerSpec],
        sources: LayerSources,
        language: str,
        feedback: QgsProcessingFeedback,
        fetcher: Fetcher,
        chosen: set[str],
    ) -> None:
        self._chosen = chosen
        self._groups, self._specs, self._sources, self._language, self._feedback = groups, specs, sources, language, feedback
        self._added: list[str] = []
        self._fetcher = fetcher
        self.ids: list[str] = []
        self.skipped: list[str] = []

    def take_back(self) -> None:
        """Remove what this run has added."""
        self._groups.remove(self._added)

    def group(self, sheet: MapSheet, sheets: tuple[MapSheet, ...]) -> QgsLayerTreeGroup:
        """The group of a map, inside that of the map it is a part of; a part waits unchecked where the whole map was chosen."""
        parent = next((self.group(other, sheets) for other in sheets if other.code == sheet.parent), None)
        return self._groups.group(sheet.code, sheet.name(self._language), sheets.index(sheet), parent, sheet.parent not in self._chosen)

    def add(self, group: QgsLayerTreeGroup, code: str, layer_id: str, order: int) -> None:
        """One layer of a map."""
        spec = self._specs[layer_id]
        source = self._sources.sources.get(layer_id)
        if source is None and not self._sources.bundled:
            self._skip(spec, Message("die staat niet in LAYER_SOURCES", "it is not in LAYER_SOURCES"))
            return
        fetched = fetched_on(source) if source is not None and is_service(source) else ""
        words = f"{self._language} {source!r} {self._sources.folder if source else ''} {fetched}"
        content = sha256(words.encode()).hexdigest()  # a source may hold a password, and a project is passed on
        present = self._groups.find(code, layer_id)
        if present is not None and present.isValid() and present.customProperty(CONTENT) == content:
            self.ids.append(present.id())
            return
        try:
            layer = self._bundled(spec) if source is None else self._official(spec, source)
        except SourceError as error:
            self._skip(spec, error.message)
            return
        for key, value in ((MAP, code), (LAYER, layer_id), (CONTENT, content)):
            layer.setCustomProperty(key, value)
        self._groups.add(group, layer, order, present)
        self._added.append(layer.id())
        self.ids.append(layer.id())

    def backdrop(self, order: int) -> None:
        """The province's outline and the names of places, below all maps."""
        group = self._groups.group(BACKDROP, _UNDERNEATH.text(self._language), order)
        for position, (style, table, geometry) in enumerate(((PLACES, "kern", "point"), (OUTLINE, OUTLINE, "polygon"))):
            if self._groups.find(BACKDROP, style) is None:
                layer = _opened(table)
                apply_style(layer, style, geometry, self._language)
                layer.setName(_TITLES[style].text(self._language))
                layer.setCustomProperty(MAP, BACKDROP)
                layer.setCustomProperty(LAYER, style)
                self._groups.add(group, layer, position, None)
                self._added.append(layer.id())

    def _bundled(self, spec: LayerSpec) -> QgsVectorLayer:
        layer = _opened(spec.id)
        apply_style(layer, spec.id, spec.geometry, self._language)
        found = layer.uniqueValues(layer.fields().indexOf("precision"))
        precision = max((Precision(value) for value in found), key=lambda item: item.uncertainty_m, default=Precision.SKETCH)
        uncertainty = precision.uncertainty_m if spec.uncertainty_m is None else spec.uncertainty_m
        self._finish(layer, spec, precision, uncertainty)
        return layer

    def _official(self, spec: LayerSpec, source: LayerSource) -> QgsVectorLayer:
        layer = opened_source(spec, source, self._sources.folder, self._fetcher).layer
        apply_style(layer, spec.id, spec.geometry, self._language)
        columns, missing = columns_of(spec, source, layer)
        read_through(layer, columns)
        if missing:
            text = Message(
                "{}: de bron heeft geen veld {}; het telt als onbekend.", "{}: the source has no field {}; it counts as unknown."
            )
            self._feedback.pushWarning(text.text(self._language).format(spec.title.text(self._language), ", ".join(missing)))
        self._finish(layer, spec, source.precision, source.precision.uncertainty_m)
        return layer

    def _finish(self, layer: QgsVectorLayer, spec: LayerSpec, precision: Precision, uncertainty_m: float) -> None:
        """The name says what a user must know about the layer, its tooltip how far it may be off."""
        if precision is not Precision.SKETCH:
            draw_solid(layer)
        words = [_WORDS[precision]] if precision in _WORDS else []
        words += [_INDICATIVE] if spec.indicative else []
        title = spec.title.text(self._language)
        layer.setName(f"{title} ({', '.join(word.text(self._language) for word in words)})" if words else title)
        layer.setTitle(title)
        layer.setAbstract(_remark(precision, uncertainty_m, spec.indicative).text(self._language))
        layer.setReadOnly(True)

    def _skip(self, spec: LayerSpec, reason: Message) -> None:
        text = Message("Laag '{}' is overgeslagen: {}", "Layer '{}' is left out: {}").text(self._language)
        sentence = text.format(spec.title.text(self._language), reason.text(self._language).rstrip(".") + ".")
        self.skipped.append(sentence)
        self._feedback.pushWarning(sentence)


_TITLES = {OUTLINE: Message("Provincie Drenthe (schets)", "Province of Drenthe (sketch)"), PLACES: Message("Plaatsen", "Places")}


def _remark(precision: Precision, uncertainty_m: float, indicative: bool) -> Message:
    off = f"{uncertainty_m:.0f} m"
    nl, en = {
        Precision.SKETCH: (f"Schets: de grens kan {off} of meer afwijken.", f"Sketch: the boundary may be {off} or more off."),
        Precision.ROUGH: (f"Globaal: de ligging kan {off} afwijken.", f"Rough: the position may be {off} off."),
        Precision.EXACT: ("Exact, volgens de bron.", "Exact, according to the source."),
    }[precision]
    if indicative:
        nl += " De aanduiding is in het beleid zelf al globaal bedoeld."
        en += " The policy itself means the designation as approximate."
    return Message(nl, en)


def _opened(table: str) -> QgsVectorLayer:
    """A table of the bundled GeoPackage, for reading."""
    options = QgsVectorLayer.LayerOptions(False)
    options.loadDefaultStyle = False
    if hasattr(options, "forceReadOnly"):  # from QGIS 3.28
        options.forceReadOnly = True
    layer = QgsVectorLayer(f"{LAYERS}|layername={table}", table, "ogr", options)
    if not layer.isValid():
        raise SourceError(
            "de meegeleverde laag is niet te openen; installeer de plugin opnieuw.",
            "the bundled layer can't be opened; install the plugin again.",
        )
    layer.setReadOnly(True)
    return layer


def _prepare(project: QgsProject) -> None:
    """An empty project gets the system and the view of the maps."""
    if not project.mapLayers():
        system = QgsCoordinateReferenceSystem(CRS)
        project.setCrs(system)
        project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(_opened(OUTLINE).extent(), system))
