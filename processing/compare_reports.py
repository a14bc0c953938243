"""`plantoets:comparereports`: what two saved reports differ in, and why: versions of a plan, of the policy, of the layers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsWkbTypes,
)

from . import parameters as shared
from .algorithm import PlantoetsAlgorithm
from .engine import stop_if_cancelled
from .parameters import tr


class CompareReports(PlantoetsAlgorithm):
    """Thin: the engine reads both reports and compares."""

    def name(self) -> str:
        return "comparereports"

    def displayName(self) -> str:
        return tr("Compare two reports")

    def about(self) -> str:
        return tr(
            "Says what two saved JSON reports differ in: in what went in (plan, answers, policy, layers) and in what came out (findings, "
            "kernkwaliteiten, compensation), each difference with its reason. For two versions of a plan, or before and after new policy."
        )

    def example(self) -> str:
        return "BEFORE=ontwerp.json AFTER=vastgesteld.json REPORT_HTML=verschillen.html"

    def words(self) -> str:
        return tr("compare,difference,report,version,changes")

    def initAlgorithm(self, configuration: Any = None) -> None:
        for name, label in (("BEFORE", tr("First report (JSON)")), ("AFTER", tr("Second report (JSON)"))):
            self.addParameter(
                shared.helped(
                    QgsProcessingParameterFile(name, label, extension="json"), tr("A file that an assessment wrote as REPORT_JSON.")
                )
            )
        self.addParameter(
            shared.helped(
                QgsProcessingParameterFeatureSink("CHANGES", tr("Changes"), QgsProcessing.SourceType.TypeVector, optional=True),
                tr("A row for each difference; no rows when nothing has changed."),
            )
        )
        self.addParameter(
            shared.helped(
                QgsProcessingParameterFileDestination(
                    "REPORT_HTML", tr("Comparison (HTML)"), "HTML (*.html)", optional=True, createByDefault=False
                ),
                tr("The comparison to read and print, in one file, in the language of the second report."),
            )
        )
        self.addOutput(QgsProcessingOutputNumber("CHANGE_COUNT", tr("Number of changes")))

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        from ..assessment.replay import read_report

        for name in ("BEFORE", "AFTER"):
            read_report(Path(self.parameterAsFile(parameters, name, context)))

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        from ..assessment.render import comparison_html
        from ..assessment.replay import compare, read_report
        from .output.change_rows import CHANGE_FIELDS, change_features
        from .output.result_layers import dress
        from .output.sink_writer import SinkWriter
        from .report.files import ReportFiles
        from .report.office_settings import house_style

        before, after = (read_report(Path(self.parameterAsFile(parameters, name, context))) for name in ("BEFORE", "AFTER"))
        feedback.setProgress(40)
        changes = compare(before, after, "en" if after.get("language") == "en" else "nl")
        feedback.setProgress(70)
        stop_if_cancelled(feedback)
        results: dict[str, Any] = {}
        with ReportFiles() as files, SinkWriter(self, parameters, context) as sinks:
            path = self.parameterAsFileOutput(parameters, "REPORT_HTML", context)
            if path:
                files.add(path, comparison_html(before, after, house_style(), changes))
                results["REPORT_HTML"] = path
            sinks.write("CHANGES", CHANGE_FIELDS, QgsWkbTypes.Type.NoGeometry, change_features(changes))
            stop_if_cancelled(feedback)
        dress(context, sinks.results, after["plan"]["name"])
        return {**results, **sinks.results, "CHANGE_COUNT": len(changes)}
