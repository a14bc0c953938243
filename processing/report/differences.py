"""What two reports differ in, as an algorithm gives it: the table CHANGES and the page REPORT_HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Optional

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)
from qgis.PyQt.QtCore import QVariant

from ..engine import stop_if_cancelled
from ..parameters import helped
from ..translation import tr

CHANGE_FIELDS = dict.fromkeys(("kind", "subject", "title", "part", "section", "layer", "before", "after", "why"), QVariant.Type.String)


def saved_report(name: str, label: str) -> QgsProcessingParameterDefinition:
    """A report of an earlier assessment."""
    return helped(QgsProcessingParameterFile(name, label, extension="json"), tr("A file that an assessment wrote as REPORT_JSON."))


def difference_outputs(page: str) -> Iterator[QgsProcessingParameterDefinition]:
    """CHANGES and REPORT_HTML; `page` says what the latter shows."""
    yield helped(
        QgsProcessingParameterFeatureSink("CHANGES", tr("Changes"), QgsProcessing.SourceType.TypeVector, optional=True),
        tr("A row for each difference; no rows when nothing has changed."),
    )
    yield helped(
        QgsProcessingParameterFileDestination(
            "REPORT_HTML", tr("Comparison (HTML)"), "HTML (*.html)", optional=True, createByDefault=False
        ),
        page,
    )


def write_differences(
    algorithm: QgsProcessingAlgorithm,
    parameters: Mapping[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    reports: tuple[Mapping[str, Any], Mapping[str, Any]],
    changes: Sequence[Any],
    today: Optional[str] = None,
) -> dict[str, Any]:
    """Write what is asked for, all of it or nothing; gives the places. `today`: the newer report as JSON, for REPORT_JSON.

    Raises:
        InputError: something can't be written where it should go.
        Stopped: the user cancelled.
    """
    from ...assessment.render import comparison_html
    from ..output.plain_table import write_table
    from ..output.result_layers import dress
    from ..output.sink_writer import SinkWriter
    from .files import ReportFiles
    from .office_settings import house_style

    before, after = reports
    results: dict[str, Any] = {}
    with ReportFiles() as files, SinkWriter(algorithm, parameters, context) as sinks:
        json_place = algorithm.parameterAsFileOutput(parameters, "REPORT_JSON", context) if today is not None else ""
        if json_place:
            files.add(json_place, today)
            results["REPORT_JSON"] = json_place
        page = algorithm.parameterAsFileOutput(parameters, "REPORT_HTML", context)
        if page:
            files.add(page, comparison_html(before, after, house_style(), changes))
            results["REPORT_HTML"] = page
        write_table(sinks, "CHANGES", CHANGE_FIELDS, changes)
        stop_if_cancelled(feedback)
    dress(context, sinks.results, after["plan"]["name"])
    return {**results, **sinks.results, "CHANGE_COUNT": len(changes)}
