"""`plantoets:assessplan`: assesses one plan; all features of the input are parts of it."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
)

from . import parameters as shared
from .algorithm import PlantoetsAlgorithm
from .engine import stop_if_cancelled
from .translation import tr


class AssessPlan(PlantoetsAlgorithm):
    """Thin: reads the plan, the policy and the layers, lets the engine assess, writes sinks and reports."""

    def name(self) -> str:
        return "assessplan"

    def displayName(self) -> str:
        return tr("Assess a plan")

    def about(self) -> str:
        return tr(
            "Says which provincial interests a plan touches, whether it may go ahead, on what conditions, "
            "what must be compensated, and why.\n"
            "All features of the input are parts of one plan, each with a development type from ACTIVITY or from a field. "
            "A field called like a parameter (woningen, bouwvlak_ha, …) gives that parameter per part."
        )

    def example(self) -> str:
        return "PLAN=voorbeeldplan.gpkg ACTIVITY_FIELD=activity NAME=Rolde FINDINGS=bevindingen.gpkg REPORT_HTML=rapport.html"

    def words(self) -> str:
        return tr("plan,assessment,policy,zoning,provincial interests,nature,compensation,environmental vision")

    def initAlgorithm(self, configuration: Any = None) -> None:
        for parameter in shared.plan_parameters():
            self.addParameter(parameter)
        self.addParameter(shared.footprint_parameter())
        self.addParameter(shared.name_parameter())
        for parameter in shared.assessment_parameters():
            self.addParameter(parameter)
        for parameter in shared.result_sinks():
            self.addParameter(parameter)
        for parameter in shared.report_destinations():
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputString("OUTCOME", tr("Overall outcome")))
        self.addOutput(QgsProcessingOutputNumber("FINDING_COUNT", tr("Number of findings")))
        self.addOutput(QgsProcessingOutputNumber("COMPENSATION_HA", tr("Nature to be compensated (ha)")))

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        from .input_check import check_plan_input

        check_plan_input(self, parameters, context, "PLAN", "ACTIVITY_FIELD")

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        from ..assessment.assess import assess
        from ..assessment.installed import installed_catalogue
        from ..assessment.plan import make_plan
        from .input_check import footprint_of, parameters_and_answers
        from .output.results import write_results
        from .plan_input import plan_parts
        from .provenance import today
        from .sources.layer_reader import read_layers
        from .to_rd import ToRd

        source = self.readable(parameters, "PLAN", context)
        self.check(parameters, context)
        catalogue = installed_catalogue()
        values, answers = parameters_and_answers(self, parameters, context)
        activity = self.parameterAsString(parameters, "ACTIVITY", context).strip()
        field = self.parameterAsString(parameters, "ACTIVITY_FIELD", context)
        to_rd = ToRd(self.crs_of(parameters, "PLAN", context), context.transformContext())
        footprint_m = footprint_of(self, parameters, context)
        parts, notes = plan_parts(source, activity, field, values, catalogue.names, to_rd, footprint_m)
        name = self.parameterAsString(parameters, "NAME", context).strip() or source.sourceName()
        plan = make_plan(name, parts, answers, catalogue.names, catalogue.outline, to_rd.transform, notes)
        feedback.setProgress(10)
        layers = read_layers(self.parameterAsString(parameters, "LAYER_SOURCES", context), catalogue, context, feedback)
        stop_if_cancelled(feedback)
        feedback.setProgress(60)
        assessment = assess(plan, catalogue, layers, today())
        stop_if_cancelled(feedback)
        feedback.setProgress(80)
        return write_results(self, assessment, parameters, context, feedback)
