"""Sinks appear together or not at all: when one can't be written, the files of those before it are removed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
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
    QgsProcessingOutputLayerDefinition,
    QgsProperty,
    QgsProviderRegistry,
)

from ...assessment.errors import InputError
from ...assessment.messages import Message
from ..to_rd import RD
from .geopackage_rows import GeoPackageRows, Unfit
from .rows import NotWritten, Rows, RowTable
from .sink_rows import SinkRows
from .sinks import fields_of
from .written_files import adds_to_a_file, holds_rows, is_geopackage, remove, remove_table

HARMLESS_OPTIONS = {"fileEncoding"}
"""What the toolbox always states of a file, and a GeoPackage does not heed."""


class SinkWriter:
    """Writes the sinks of one run; `results` has the destination of each."""

    def __init__(self, algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], context: QgsProcessingContext) -> None:
        self._algorithm, self._parameters, self._context = algorithm, parameters, context
        self._sinks: dict[str, QgsFeatureSink] = {}
        self._tables: dict[str, RowTable] = {}
        self._counts: Counter[str] = Counter()
        self._added: set[str] = set()
        self.results: dict[str, str] = {}

    def __enter__(self) -> SinkWriter:
        return self

    def __exit__(self, kind: Optional[type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]) -> None:
        with ExitStack() as undo:
            undo.callback(self._discard)
            if kind is None:
                for name, table in self._tables.items():
                    with self._telling(name):
                        table.finish()
                self._sinks.clear()  # QGIS finishes a file when its sink goes
                self._look_back()
                undo.pop_all()

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
        if self._place(name):
            self._sinks[name] = self._made(name, fields, wkb_type, crs)

    def add(self, name: str, features: Iterable[QgsFeature]) -> None:
        """Write features to an open sink; nothing when the user did not ask for it.

        Raises:
            InputError: the sink does not take them.
        """
        if name not in self._sinks:
            return
        listed = list(features)
        if not self._sinks[name].addFeatures(listed, QgsFeatureSink.Flag.FastInsert):
            raise self._unwritable(name)
        self._counts[name] += len(listed)

    def open_table(self, name: str, fields: QgsFields, wkb_type: Any, crs: QgsCoordinateReferenceSystem) -> None:
        """Make the sink, to be filled with `add_rows`; a new GeoPackage is then filled past QGIS.

        Raises:
            InputError: it can't be written there.
        """
        if not self._place(name):
            return
        sink = self._made(name, fields, wkb_type, crs)
        if self._is_plain_geopackage(name):
            del sink
            try:
                self._tables[name] = GeoPackageRows(Path(self.results[name]), fields.names())
                return
            except Unfit:
                sink = self._made(name, fields, wkb_type, crs, self.results[name])
        self._tables[name] = SinkRows(sink, fields)

    def wants(self, name: str) -> bool:
        """Whether rows are of any use to the table called `name`."""
        return name in self._tables

    def add_rows(self, name: str, rows: Rows) -> None:
        """Write rows to a table.

        Raises:
            InputError: it does not take them.
        """
        with self._telling(name):
            self._tables[name].add(rows)
        self._counts[name] += len(rows.values)

    def _made(
        self, name: str, fields: QgsFields, wkb_type: Any, crs: QgsCoordinateReferenceSystem, again: Optional[str] = None
    ) -> QgsFeatureSink:
        """The sink; `again`: its destination, to make it anew."""
        parameters = self._parameters if again is None else {**self._parameters, name: again}
        self._refuse_same_file(name)
        if adds_to_a_file(self._place(name)):
            self._added.add(name)
        try:
            sink, destination = self._algorithm.parameterAsSink(parameters, name, self._context, fields, wkb_type, crs)
        except QgsProcessingException as error:
            raise self._unwritable(name) from error
        if sink is None:
            raise self._unwritable(name)
        self.results[name] = destination
        return sink

    def _refuse_same_file(self, name: str) -> None:
        """A file that is another output too, or an input, would be replaced."""
        place = self._place(name)
        others = [other for other in self.results if other != name and self._place(other) == place]
        # of any place but a file, the destination is called differently
        twins = [other for other in others if self.results[other].startswith(str(place))]
        twins += [given for given, path in self._input_files() if isinstance(place, str) and path == Path(place).absolute()]
        for other in twins:
            raise InputError(
                Message(
                    f"{other} en {name} zouden allebei het bestand '{place}' zijn; geef elk een eigen bestand.",
                    f"{other} and {name} would both be the file '{place}'; give each a file of its own.",
                )
            )

    def _input_files(self) -> Iterator[tuple[str, Path]]:
        """The inputs that are layers in a file."""
        for definition in self._algorithm.parameterDefinitions():
            if definition.type() == "source":
                layer = self._algorithm.parameterAsVectorLayer(dict(self._parameters), definition.name(), self._context)
                if layer is not None and layer.providerType() == "ogr":
                    path = QgsProviderRegistry.instance().decodeUri("ogr", layer.source()).get("path")
                    if path:
                        yield definition.name(), Path(path).absolute()

    def _is_plain_geopackage(self, name: str) -> bool:
        """A file of its own, made just now, without wishes of the user for how its table is."""
        given, path = self._parameters[name], self.results[name]
        if any(path in str(self._place(other)) for other in self._parameters if other != name):
            return False  # a table of another output is to come in it too
        if isinstance(given, QgsProcessingOutputLayerDefinition) and (
            given.useRemapping() or not set(given.createOptions) <= HARMLESS_OPTIONS
        ):
            return False
        return is_geopackage(path) and Path(path).is_file()

    def _look_back(self) -> None:
        """QGIS does not say when a GeoPackage could not be finished, as on a full disk; then nothing is in it."""
        for name, destination in self.results.items():
            if self._counts[name] and is_geopackage(destination) and not holds_rows(destination):
                raise self._unwritable(name)

    @contextmanager
    def _telling(self, name: str) -> Iterator[None]:
        try:
            yield
        except NotWritten as error:
            raise self._unwritable(name) from error

    def _discard(self) -> None:
        """Close all, and remove the files that were made."""
        for table in self._tables.values():
            table.abandon()
        self._sinks.clear()
        for name, destination in self.results.items():
            if name in self._added:
                remove_table(destination)
            else:
                remove(destination)

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
