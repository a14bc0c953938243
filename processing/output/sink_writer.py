"""Sinks appear together or not at all: when one can't be written, the files of those before it are removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProperty,
)

from ...assessment.errors import InputError
from ...assessment.messages import Message
from ..to_rd import RD
from .sinks import fields_of


class SinkWriter:
    """Writes the sinks of one run; `results` has the destination of each."""

    def __init__(self, algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], context: QgsProcessingContext) -> None:
        self._algorithm, self._parameters, self._context = algorithm, parameters, context
        self._sinks: dict[str, QgsFeatureSink] = {}
        self.results: dict[str, str] = {}

    def __enter__(self) -> SinkWriter:
        return self

    def __exit__(self, kind: Optional[type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]) -> None:
        self._sinks.clear()  # QGIS finishes a file when its sink goes
        if kind is not None:
            for destination in self.results.values():
                _remove(destination)

    def write(self, name: str, kinds: Mapping[str, Any], wkb_type: Any, features: Iterable[QgsFeature]) -> None:
        """Write all features to the sink called `name`; nothing when the user did not ask for it.

        Raises:
            InputError: it can't be written there.
        """
        self.open(name, fields_of(kinds), wkb_type, RD)
        self.add(name, features)

    def open(self, name: str, fields: QgsFields, wkb_type: Any, crs: QgsCoordinateReferenceSystem) -> None:
        """Make the sink, to be filled with `add`.

        Raises:
            InputError: it can't be written there.
        """
        if not self._place(name):
            return
        try:
            sink, destination = self._algorithm.parameterAsSink(self._parameters, name, self._context, fields, wkb_type, crs)
        except QgsProcessingException as error:
            raise self._unwritable(name) from error
        if sink is None:
            raise self._unwritable(name)
        self._sinks[name] = sink
        self.results[name] = destination

    def add(self, name: str, features: Iterable[QgsFeature]) -> None:
        """Write features to an open sink; nothing when the user did not ask for it.

        Raises:
            InputError: the sink does not take them.
        """
        if name in self._sinks and not self._sinks[name].addFeatures(list(features), QgsFeatureSink.Flag.FastInsert):
            raise self._unwritable(name)

    def _unwritable(self, name: str) -> InputError:
        place = self._place(name)
        return InputError(
            Message(
                f"{name} kan niet worden geschreven naar '{place}'; kies een plaats waar u mag schrijven.",
                f"{name} can't be written to '{place}'; choose a place that you may write to.",
            )
        )

    def _place(self, name: str) -> Any:
        """Where the user wants it; nothing when he did not ask for it. A row of a batch says so with an empty text."""
        given = self._parameters.get(name)
        place = getattr(given, "sink", given)
        if isinstance(place, QgsProperty) and place.propertyType() == QgsProperty.Type.StaticProperty:
            return place.staticValue()
        return place


def _remove(destination: str) -> None:
    """Remove a file that a sink has made; destinations in memory or a database are no files."""
    place = Path(destination.partition("|")[0])
    if place.is_file():
        for made in (place, *(place.with_name(place.name + ending) for ending in ("-wal", "-shm", "-journal"))):
            made.unlink(missing_ok=True)
