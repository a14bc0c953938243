"""The layers that the dock assesses on: read once, and again when something behind them changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from qgis.core import QgsCoordinateTransformContext, QgsProcessingContext, QgsProcessingFeedback

from ...assessment.catalogue.rule import Catalogue
from ...assessment.zones.zone_index import LayerSet
from ...processing.sources.files import Stamp, source_files, stamps
from ...processing.sources.layer_reader import read_layers


class LayersInUse(NamedTuple):
    """`origin`: the file of layer sources and the policy; `files`: how what was read was then."""

    layers: LayerSet
    origin: tuple[str, str]
    files: Mapping[Path, Stamp]

    @property
    def version(self) -> tuple[object, ...]:
        """Another one when an answer may differ."""
        return (*self.origin, *self.files.values())


_latest: list[LayersInUse] = []


def layers_in_use(
    sources: str, catalogue: Catalogue, transforms: QgsCoordinateTransformContext, live: bool, cancelled: Callable[[], bool]
) -> LayersInUse:
    """The bundled layers, or those of a sources file; `live`: as they were read before, for dragging waits for no file.

    Raises:
        PlantoetsError: the file of layer sources can't be used.
    """
    origin = (sources, catalogue.sha256)
    for latest in _latest:
        if latest.origin == origin and (live or latest.files == stamps(latest.files)):
            return latest
    context, feedback = QgsProcessingContext(), _Stoppable(cancelled)
    context.setTransformContext(transforms)
    files = source_files(sources, catalogue.names.layers) if sources else ()
    before = stamps(files)
    layers = LayerSet.of(read_layers(sources, catalogue, context, feedback))
    # a copy that was fetched just now is new, and anything else may change while it is read
    read = LayersInUse(layers, origin, {file: before[file] or now for file, now in stamps(files).items()})
    if not (sources and cancelled()):
        _latest[:] = [read]
    return read


class _Stoppable(QgsProcessingFeedback):  # type: ignore[misc]
    """Cancelled as soon as the task is."""

    def __init__(self, cancelled: Callable[[], bool]) -> None:
        super().__init__(False)
        self._cancelled = cancelled

    def isCanceled(self) -> bool:
        return self._cancelled()
