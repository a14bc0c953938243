"""`plantoets:replayreport`: assesses the plan of a saved report again, by today's policy and layers, and says what changed and why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFileDestination,
)

from . import parameters as shared
from .algorithm import PlantoetsAlgorithm
from .engine import stop_if_cancelled
from .report.differences import difference_outputs, saved_report, write_differences
from .translation import tr


class ReplayReport(PlantoetsAlgorithm):
    """Thin: the engine reads the report, assesses, and compares."""

    def name(self) -> str:
        return "replayreport"

    def displayName(self) -> str:
        return tr("Assess a saved report again")

    def about(self) -> str:
        return tr(
            "Takes the plan, parameters and answers out of a saved JSON report, assesses them by today's policy and layers, and lists what "
            "has changed since: a row for each layer, answer and finding that differs, with what it was, what it is, and why."
        )

    def example(self) -> str:
        return "REPORT=rapport.json CHANGES=verschillen.gpkg"

    def words(self) -> str:
        return tr("replay,compare,again,report,changes,policy")

    def initAlgorithm(self, configuration: Any = None) -> None:
        self.addParameter(saved_report("REPORT", tr("Saved report (JSON)")))
        self.addParameter(shared.layer_sources_parameter())
        self.addParameter(
            shared.helped(
                QgsProcessingParameterFileDestination(
                    "REPORT_JSON", tr("Report (JSON)"), "JSON (*.json)", optional=True, createByDefault=False
                ),
                tr("The report as it is today."),
            )
        )
        for output in difference_outputs(tr("What has changed and why, to read and print, in one file.")):
            self.addParameter(output)
        self.addOutput(QgsProcessingOutputString("OUTCOME", tr("Overall outcome")))
        self.addOutput(QgsProcessingOutputNumber("CHANGE_COUNT", tr("Number of changes")))

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        from ..assessment.replay import read_report
        from .input_check import check_layer_sources

        read_report(Path(self.parameterAsFile(parameters, "REPORT", context)))
        check_layer_sources(self.parameterAsString(parameters, "LAYER_SOURCES", context))

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        from ..assessment.assess import assess
        from ..assessment.installed import installed_catalogue
        from ..assessment.replay import compare, read_report, saved_plan
        from ..assessment.report import report_model, to_json
        from .provenance import provenance, today
        from .sources.layer_reader import read_layers

        before = read_report(Path(self.parameterAsFile(parameters, "REPORT", context)))
        language = "en" if before.get("language") == "en" else "nl"
        catalogue = installed_catalogue()
        saved = saved_plan(before, catalogue.names, catalogue.outline)
        for name in saved.unknown:
            feedback.pushWarning(tr("'{}' is in the report but no longer in the policy; it was left out.").format(name))
        layers = read_layers(self.parameterAsString(parameters, "LAYER_SOURCES", context), catalogue, context, feedback)
        stop_if_cancelled(feedback)
        feedback.setProgress(60)
        model = report_model(assess(saved.plan, catalogue, layers, today()), provenance(), language)
        written = to_json(model)
        stop_if_cancelled(feedback)
        after = json.loads(written)
        changes = compare(before, after, language)
        feedback.setProgress(80)
        results = write_differences(self, parameters, context, feedback, (before, after), changes, written)
        for change in changes:
            feedback.pushInfo(f"{change.kind} {change.subject}: {change.before} → {change.after} ({change.why})")
        return {**results, "OUTCOME": model["outcome"]}
