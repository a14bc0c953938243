"""`plantoets:comparereports`: what two saved reports differ in, and why: versions of a plan, of the policy, of the layers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputNumber

from .algorithm import PlantoetsAlgorithm
from .report.differences import difference_outputs, saved_report, write_differences
from .translation import tr


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
        self.addParameter(saved_report("BEFORE", tr("First report (JSON)")))
        self.addParameter(saved_report("AFTER", tr("Second report (JSON)")))
        for output in difference_outputs(tr("The comparison to read and print, in one file, in the language of the second report.")):
            self.addParameter(output)
        self.addOutput(QgsProcessingOutputNumber("CHANGE_COUNT", tr("Number of changes")))

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        from ..assessment.replay import read_report

        for name in ("BEFORE", "AFTER"):
            read_report(Path(self.parameterAsFile(parameters, name, context)))

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        from ..assessment.replay import compare, read_report

        before, after = (read_report(Path(self.parameterAsFile(parameters, name, context))) for name in ("BEFORE", "AFTER"))
        feedback.setProgress(40)
        changes = compare(before, after, "en" if after.get("language") == "en" else "nl")
        feedback.setProgress(70)
        return write_differences(self, parameters, context, feedback, (before, after), changes)
