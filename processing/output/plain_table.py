"""Tables without geometry that are made in one go: a row of plain values a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from qgis.core import QgsFeature, QgsFields, QgsProcessingAlgorithm, QgsProcessingContext, QgsWkbTypes

from .result_layers import dress
from .sink_writer import SinkWriter
from .sinks import fields_of


def write_table(sinks: SinkWriter, name: str, kinds: Mapping[str, Any], rows: Iterable[Sequence[Any]]) -> None:
    """Write the sink called `name`; values in the order of `kinds`.

    Raises:
        InputError: it can't be written there.
    """
    fields = fields_of(kinds)
    sinks.write(name, kinds, QgsWkbTypes.Type.NoGeometry, (_feature(fields, row) for row in rows))


def write_report_table(
    algorithm: QgsProcessingAlgorithm,
    parameters: Mapping[str, Any],
    context: QgsProcessingContext,
    kinds: Mapping[str, Any],
    rows: Iterable[Sequence[Any]],
    title: str = "",
) -> dict[str, str]:
    """The REPORT of an algorithm that makes nothing else, called `title` where it is loaded; gives its place.

    Raises:
        InputError: it can't be written there.
    """
    with SinkWriter(algorithm, parameters, context) as sinks:
        write_table(sinks, "REPORT", kinds, rows)
    dress(context, sinks.results, "", title)
    return sinks.results


def _feature(fields: QgsFields, row: Sequence[Any]) -> QgsFeature:
    feature = QgsFeature(fields)
    feature.setAttributes(list(row))
    return feature
