"""`plantoets:assessplans`: assesses a batch; each feature is a plan of its own."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterField,
    QgsProcessingParameterFolderDestination,
)

from . import parameters as shared
from .algorithm import PlantoetsAlgorithm
from .engine import stop_if_cancelled
from .translation import tr

STEP = 20
"""So many plans there are between two steps of the progress bar."""


class AssessPlans(PlantoetsAlgorithm):
    """Streams: features come in by the chunk, rows go out by the chunk, whatever the number of plans."""

    def name(self) -> str:
        return "assessplans"

    def displayName(self) -> str:
        return tr("Assess plans in batch")

    def about(self) -> str:
        return tr(
            "Assesses every feature of the input as a plan of its own.\nA plan that can't be assessed has the reason in its own row "
            "and does not end the batch. A field called like a parameter (woningen, bouwvlak_ha, …) gives that parameter per plan."
        )

    def example(self) -> str:
        return "PLANS=batch.gpkg ACTIVITY_FIELD=activity NAME_FIELD=name ASSESSED=getoetst.gpkg"

    def words(self) -> str:
        return tr("plan,batch,many plans,assessment,policy,screening,permits")

    def initAlgorithm(self, configuration: Any = None) -> None:
        for parameter in shared.plan_parameters(source="PLANS"):
            self.addParameter(parameter)
        self.addParameter(shared.footprint_parameter())
        name_field = QgsProcessingParameterField("NAME_FIELD", tr("Field with the name"), parentLayerParameterName="PLANS", optional=True)
        self.addParameter(shared.helped(name_field, tr("Names the plan in the results; its number in the input if left empty.")))
        for parameter in shared.assessment_parameters():
            self.addParameter(parameter)
        anything = QgsProcessing.SourceType.TypeVectorAnyGeometry
        text = tr("The plans with their outcome, the number of findings of each kind and the compensation.")
        self.addParameter(shared.helped(shared.sink("ASSESSED", tr("Assessed plans"), anything), text))
        for parameter in shared.result_sinks():
            self.addParameter(parameter)
        folder = QgsProcessingParameterFolderDestination(
            "REPORT_FOLDER", tr("Folder for reports (JSON)"), optional=True, createByDefault=False
        )
        self.addParameter(shared.helped(folder, tr("One JSON report a plan.")))
        self.addOutput(QgsProcessingOutputNumber("PLAN_COUNT", tr("Number of plans")))
        self.addOutput(QgsProcessingOutputNumber("ERROR_COUNT", tr("Number of plans that could not be assessed")))

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        from .input_check import check_plan_input

        check_plan_input(self, parameters, context, "PLANS", "ACTIVITY_FIELD", "NAME_FIELD")

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        from ..assessment.installed import installed_catalogue
        from .batch import BatchInput, assess_batch
        from .input_check import footprint_of, parameters_and_answers
        from .output.batch_results import BatchResults
        from .output.result_layers import dress
        from .plan_input import FOOTPRINT_FIELD
        from .provenance import today
        from .sources.layer_reader import read_layers
        from .to_rd import ToRd

        source = self.readable(parameters, "PLANS", context)
        self.check(parameters, context)
        catalogue = installed_catalogue()
        values, answers = parameters_and_answers(self, parameters, context)
        activity = self.parameterAsString(parameters, "ACTIVITY", context).strip()
        field = self.parameterAsString(parameters, "ACTIVITY_FIELD", context)
        layers = read_layers(self.parameterAsString(parameters, "LAYER_SOURCES", context), catalogue, context, feedback)
        stop_if_cancelled(feedback)
        name_field = self.parameterAsString(parameters, "NAME_FIELD", context)
        crs = self.crs_of(parameters, "PLANS", context)
        to_rd = ToRd(crs, context.transformContext())
        footprint_m = footprint_of(self, parameters, context)
        given = BatchInput(catalogue, layers, activity, field, name_field, values, answers, today(), footprint_m)
        widened = footprint_m is not None or source.fields().lookupField(FOOTPRINT_FIELD) >= 0
        total = max(source.featureCount(), 1)
        with BatchResults(self, parameters, context, source, crs, widened) as results:
            for row in assess_batch(source, given, to_rd, feedback.isCanceled):
                results.add(row)
                if results.count % STEP == 0:
                    feedback.setProgress(100 * results.count / total)
            results.flush()
            feedback.setProgress(100)
            stop_if_cancelled(feedback)
        dress(context, results.destinations, source.sourceName())
        for line in results.errors[:20]:
            feedback.pushWarning(line)
        return {**results.destinations, "PLAN_COUNT": results.count, "ERROR_COUNT": len(results.errors)}
