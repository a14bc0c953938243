"""`plantoets:assessplan`: assesses one plan; all features of the input are parts of it."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
)
from qgis.PyQt.QtCore import QCoreApplication

from . import parameters as shared
from .engine import missing_engine, plain_errors


class AssessPlan(QgsProcessingAlgorithm):  # type: ignore[misc]
    """Thin: reads the plan, the policy and the layers, lets the engine assess, writes sinks and reports."""

    def name(self) -> str:
        return "assessplan"

    def displayName(self) -> str:
        return QCoreApplication.translate("Plantoets", "Assess a plan")

    def shortHelpString(self) -> str:
        return QCoreApplication.translate(
            "Plantoets",
            "Says which provincial interests a plan touches, whether it may go ahead, on what conditions, "
            "what must be compensated, and why. "
            "All features of the input are parts of one plan, each with a development type from ACTIVITY or from a field. "
            "A field called like a parameter (woningen, bouwvlak_ha, …) gives that parameter per part.",
        )

    def createInstance(self) -> AssessPlan:
        return AssessPlan()

    def canExecute(self) -> tuple[bool, str]:
        reason = missing_engine()
        return not reason, reason

    def initAlgorithm(self, configuration: Any = None) -> None:
        for parameter in shared.plan_parameters():
            self.addParameter(parameter)
        self.addParameter(shared.name_parameter())
        for parameter in shared.assessment_parameters():
            self.addParameter(parameter)
        for parameter in shared.result_sinks():
            self.addParameter(parameter)
        for parameter in shared.report_destinations():
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputString("OUTCOME", QCoreApplication.translate("Plantoets", "Overall outcome")))
        self.addOutput(QgsProcessingOutputNumber("FINDING_COUNT", QCoreApplication.translate("Plantoets", "Number of findings")))
        self.addOutput(
            QgsProcessingOutputNumber("COMPENSATION_HA", QCoreApplication.translate("Plantoets", "Nature to be compensated (ha)"))
        )

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        source = self.parameterAsSource(parameters, "PLAN", context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, "PLAN"))
        with plain_errors():
            return self._assess(source, parameters, context, feedback)

    def _assess(
        self, source: Any, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..assessment.assess import assess
        from ..assessment.installed import installed_catalogue
        from ..assessment.plan import make_plan
        from .layer_reader import read_layers
        from .plan_input import plan_parts
        from .results import today, write_results

        catalogue = installed_catalogue()
        values, answers = shared.parameters_and_answers(parameters, context)
        activity = self.parameterAsString(parameters, "ACTIVITY", context).strip()
        field = self.parameterAsString(parameters, "ACTIVITY_FIELD", context)
        parts = plan_parts(source, activity, field, values, catalogue.names, context)
        name = self.parameterAsString(parameters, "NAME", context).strip() or source.sourceName()
        plan = make_plan(name, parts, answers, catalogue.names, catalogue.outline)
        feedback.setProgress(10)
        layers = read_layers(self.parameterAsString(parameters, "LAYER_SOURCES", context), catalogue, context, feedback)
        if feedback.isCanceled():
            return {}
        feedback.setProgress(60)
        assessment = assess(plan, catalogue, layers, today())
        feedback.setProgress(80)
        return write_results(self, assessment, parameters, context, feedback)
