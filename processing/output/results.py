"""Writes what an assessment gives: sinks and report files, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsWkbTypes,
)

from ...assessment.assess import Assessment
from ...assessment.report import report_model
from ..engine import stop_if_cancelled
from ..provenance import provenance
from ..report.files import ReportFiles
from ..report.forms import REPORTS, Report
from ..report.office_settings import house_style
from ..translation import tr
from .column_words import outcome_words
from .result_layers import dress
from .sink_writer import SinkWriter
from .sinks import FINDING_FIELDS, OVERLAP_FIELDS, finding_features, overlap_features, overlap_type


def write_results(
    algorithm: QgsProcessingAlgorithm,
    assessment: Assessment,
    parameters: Mapping[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> dict[str, Any]:
    """Reports first, beside their place; then the sinks; the reports move into place when all is written."""
    language = algorithm.parameterAsString(parameters, "LANGUAGE", context) or "nl"
    model = report_model(assessment, provenance(), language)
    results: dict[str, Any] = {}
    with ReportFiles() as files, SinkWriter(algorithm, parameters, context) as sinks:
        _add_reports(files, results, algorithm, assessment, model, parameters, context)
        wkb_type = overlap_type([assessment])
        sinks.write("OVERLAPS", OVERLAP_FIELDS, wkb_type, overlap_features(assessment, wkb_type))
        sinks.write("FINDINGS", FINDING_FIELDS, QgsWkbTypes.Type.NoGeometry, finding_features(model))
        stop_if_cancelled(feedback)
    for warning in model["warnings"]:
        feedback.pushWarning(warning)
    feedback.pushInfo(tr("{outcome}: {n} findings").format(outcome=outcome_words()[model["outcome"]], n=len(model["findings"])))
    dress(context, sinks.results, model["plan"]["name"])
    return {
        **results,
        **sinks.results,
        "OUTCOME": model["outcome"],
        "FINDING_COUNT": len(model["findings"]),
        "COMPENSATION_HA": model["compensation"]["total_ha"],
    }


def _add_reports(
    files: ReportFiles,
    results: dict[str, Any],
    algorithm: QgsProcessingAlgorithm,
    assessment: Assessment,
    model: Mapping[str, Any],
    parameters: Mapping[str, Any],
    context: QgsProcessingContext,
) -> None:
    """The reports that are asked for."""
    asked = {name: algorithm.parameterAsFileOutput(parameters, name, context) for name in REPORTS}
    results.update({name: place for name, place in asked.items() if place})
    with_maps = algorithm.parameterAsBool(parameters, "MAPS", context)
    own = [algorithm.parameterAsString(parameters, name, context) for name in ("OFFICE", "LOGO", "TEMPLATES")]
    report = Report(
        model,
        assessment,
        dutch=lambda: report_model(assessment, provenance(), "nl"),
        style=lambda: house_style(*own),
        with_maps=with_maps,
    )
    for name, place in asked.items():
        for destination, content in report.files(name, place) if place else ():
            files.add(destination, content)
