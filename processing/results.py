"""Writes what an assessment gives: sinks and report files, all of them or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from configparser import ConfigParser
from datetime import date, datetime, timezone
from functools import lru_cache
from pathlib import Path
from typing import Any, Union

import shapely
from qgis.core import (
    Qgis,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsWkbTypes,
)

from ..assessment.assess import Assessment
from ..assessment.render.html import render_html
from ..assessment.report import Provenance, report_model, to_json
from .engine import stop_if_cancelled
from .report_files import ReportFiles
from .report_maps import report_maps
from .report_pdf import render_pdf
from .sink_writer import SinkWriter
from .sinks import FINDING_FIELDS, OVERLAP_FIELDS, finding_features, overlap_features, overlap_type

METADATA = Path(__file__).resolve().parent.parent / "metadata.txt"


def today() -> date:
    """The assessment date: the day here, where the user sits."""
    return datetime.now(tz=timezone.utc).astimezone().date()


def provenance() -> Provenance:
    """With what this report is made, at this moment."""
    return Provenance(
        plugin_version=_plugin_version(),
        qgis_version=Qgis.version(),
        shapely_version=shapely.__version__,
        created=datetime.now(tz=timezone.utc).isoformat(timespec="seconds"),
    )


@lru_cache(maxsize=1)
def _plugin_version() -> str:
    parser = ConfigParser(interpolation=None)
    parser.read(METADATA, encoding="utf-8")
    return parser.get("general", "version")


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
        for name, content in _reports(algorithm, model, parameters, context):
            files.add(results.setdefault(name, algorithm.parameterAsFileOutput(parameters, name, context)), content)
        wkb_type = overlap_type([assessment])
        sinks.write("OVERLAPS", OVERLAP_FIELDS, wkb_type, overlap_features(assessment, wkb_type))
        sinks.write("FINDINGS", FINDING_FIELDS, QgsWkbTypes.Type.NoGeometry, finding_features(model))
        stop_if_cancelled(feedback)
    for warning in model["warnings"]:
        feedback.pushWarning(warning)
    feedback.pushInfo(f"{model['outcome']}: {len(model['findings'])} findings")
    return {
        **results,
        **sinks.results,
        "OUTCOME": model["outcome"],
        "FINDING_COUNT": len(model["findings"]),
        "COMPENSATION_HA": model["compensation"]["total_ha"],
    }


def _reports(
    algorithm: QgsProcessingAlgorithm, model: Mapping[str, Any], parameters: Mapping[str, Any], context: QgsProcessingContext
) -> Iterator[tuple[str, Union[str, bytes]]]:
    """The reports that are asked for, as the content of their files; the maps are drawn once for those that show them."""
    asked = [name for name in ("REPORT_JSON", "REPORT_HTML", "REPORT_PDF") if algorithm.parameterAsFileOutput(parameters, name, context)]
    shown = {"REPORT_HTML", "REPORT_PDF"}.intersection(asked)
    maps = report_maps(model) if shown and algorithm.parameterAsBool(parameters, "MAPS", context) else []
    if "REPORT_JSON" in asked:
        yield "REPORT_JSON", to_json(model)
    if "REPORT_HTML" in asked:
        yield "REPORT_HTML", render_html(model, maps=maps)
    if "REPORT_PDF" in asked:
        yield "REPORT_PDF", render_pdf(model, maps)
