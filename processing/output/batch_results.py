"""Writes what a batch gives, chunk by chunk: ASSESSED, FINDINGS, OVERLAPS, and a report a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

from ...assessment.errors import InputError
from ...assessment.messages import Message
from ...assessment.report import report_model, to_json
from ...assessment.vocabulary import Outcome
from ..batch import BatchRow
from ..engine import language
from ..provenance import provenance
from ..to_rd import RD
from .batch_rows import BatchRows
from .sink_writer import SinkWriter
from .sinks import FINDING_FIELDS, MULTI_TYPES, OVERLAP_FIELDS, fields_of

COUNTED = {
    "n_prohibited": Outcome.PROHIBITED,
    "n_no_unless": Outcome.NO_UNLESS,
    "n_conditional": Outcome.CONDITIONAL,
    "n_consult": Outcome.CONSULT,
    "n_attention": Outcome.ATTENTION,
}
TOGETHER = 200
"""So many plans are written at once."""

ASSESSED_FIELDS = {
    "outcome": QVariant.Type.String,
    **dict.fromkeys(COUNTED, QVariant.Type.Int),
    "compensation_ha": QVariant.Type.Double,
    "rules": QVariant.Type.String,
    "error": QVariant.Type.String,
}


class BatchResults:
    """The sinks of a batch; on an error none of them is left behind."""

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: Mapping[str, Any],
        context: QgsProcessingContext,
        source: QgsProcessingFeatureSource,
        crs: QgsCoordinateReferenceSystem,
        has_footprint: bool,
    ) -> None:
        self._language = algorithm.parameterAsString(parameters, "LANGUAGE", context) or "nl"
        folder = algorithm.parameterAsString(parameters, "REPORT_FOLDER", context)
        self._folder = Path(folder) if folder else None
        self._sinks = SinkWriter(algorithm, parameters, context)
        self._stack = ExitStack()
        self._source = source
        self._crs = crs
        is_mixed = QgsWkbTypes.geometryType(source.wkbType()) == QgsWkbTypes.GeometryType.UnknownGeometry
        dimension = 2 if has_footprint or is_mixed else QgsWkbTypes.wkbDimensions(source.wkbType())
        self._overlap_type = MULTI_TYPES.get(dimension, MULTI_TYPES[2])
        self._fields = _assessed_fields(source.fields())
        self._rows = BatchRows(self._language, QgsWkbTypes.wkbDimensions(self._overlap_type))
        self._waiting: list[BatchRow] = []
        self._reports: list[Path] = []
        self.count = 0
        self.errors: list[str] = []

    def __enter__(self) -> BatchResults:
        self._stack.enter_context(self._sinks)
        with ExitStack() as undo:
            undo.push(self._stack)
            self._sinks.open("ASSESSED", self._fields, self._source.wkbType(), self._crs)
            self._sinks.open_table("FINDINGS", fields_of(FINDING_FIELDS), QgsWkbTypes.Type.NoGeometry, RD)
            self._sinks.open_table("OVERLAPS", fields_of(OVERLAP_FIELDS), self._overlap_type, RD)
            self._make_folder()
            undo.pop_all()
        return self

    def __exit__(self, kind: Optional[type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]) -> None:
        self._waiting.clear()
        with ExitStack() as undo:
            undo.callback(self._remove_reports)
            self._stack.__exit__(kind, error, trace)
            if kind is None:
                undo.pop_all()

    @property
    def destinations(self) -> dict[str, str]:
        """Where the sinks are."""
        folder = {} if self._folder is None else {"REPORT_FOLDER": str(self._folder)}
        return {**self._sinks.results, **folder}

    def add(self, row: BatchRow) -> None:
        """Take the next row; rows are written some hundreds at a time."""
        self.count += 1
        self._waiting.append(row)
        if row.assessment is None:
            message = (row.error or Message("", "")).text(language())
            self.errors.append(f"{row.name}: {message}")
        else:
            self._report(row)
        if self.count % TOGETHER == 0:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        assessments = [row.assessment for row in self._waiting if row.assessment is not None]
        self._sinks.add("ASSESSED", map(self._assessed, self._waiting))
        if self._sinks.wants("FINDINGS"):
            self._sinks.add_rows("FINDINGS", self._rows.findings(assessments))
        if self._sinks.wants("OVERLAPS"):
            self._sinks.add_rows("OVERLAPS", self._rows.overlaps(assessments))
        self._waiting.clear()

    def _assessed(self, row: BatchRow) -> QgsFeature:
        feature = QgsFeature(self._fields)
        feature.setGeometry(row.feature.geometry())
        if row.assessment is None:
            message = (row.error or Message("", "")).text(self._language)
            values = [None] * (len(ASSESSED_FIELDS) - 1) + [message]
        else:
            found = row.assessment.findings
            outcomes = [finding.outcome for finding in found]
            rules = ", ".join(dict.fromkeys([finding.id for finding in found]))
            owed = row.assessment.compensation.total_ha
            values = [row.assessment.outcome.value, *map(outcomes.count, COUNTED.values()), owed, rules, None]
        feature.setAttributes([*row.feature.attributes(), *values])
        return feature

    def _make_folder(self) -> None:
        if self._folder is None:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(
                Message(
                    f"REPORT_FOLDER: de map '{self._folder}' kan niet worden gemaakt; kies een map waarin u mag schrijven.",
                    f"REPORT_FOLDER: the folder '{self._folder}' can't be made; choose a folder that you may write to.",
                )
            ) from error

    def _report(self, row: BatchRow) -> None:
        if self._folder is not None and row.assessment is not None:
            safe = re.sub(r"[^\w-]+", "_", row.name)[:60]
            path = self._folder / f"{self.count:05d}_{safe}.json"
            self._reports.append(path)
            path.write_text(to_json(report_model(row.assessment, provenance(), self._language)), encoding="utf-8")

    def _remove_reports(self) -> None:
        for report in self._reports:
            report.unlink(missing_ok=True)


def _assessed_fields(source: QgsFields) -> QgsFields:
    """The fields of the input and those of the assessment; an input field of the same name goes first, ours gets a number."""
    fields = QgsFields(source)
    taken = {name.lower() for name in source.names()}
    for name, kind in ASSESSED_FIELDS.items():
        free: Iterable[str] = (name, *(f"{name}_{number}" for number in range(2, 100)))
        fields.append(QgsField(next(candidate for candidate in free if candidate.lower() not in taken), kind))
    return fields
