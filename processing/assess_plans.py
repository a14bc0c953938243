"""`plantoets:assessplans`: assesses a batch; each feature is a plan of its own."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterField,
    QgsProcessingParameterFolderDestination,
)

from . import parameters as shared
from .engine import missing_engine, plain_errors
from .parameters import tr


class AssessPlans(QgsProcessingAlgorithm):  # type: ignore[misc]
    """Streams: features come in by the chunk, rows go out by the chunk, whatever the number of plans."""

    def name(self) -> str:
        return "assessplans"

    def displayName(self) -> str:
        return tr("Assess plans in batch")

    def shortHelpString(self) -> str:
        return tr(
            "Assesses every feature of the input as a plan of its own. A plan that can't be assessed has the reason in its own row "
            "and does not end the batch. A field called like a parameter (woningen, bouwvlak_ha, …) gives that parameter per plan."
        )

    def createInstance(self) -> AssessPlans:
        return AssessPlans()

    def canExecute(self) -> tuple[bool, str]:
        reason = missing_engine()
        return not reason, reason

    def initAlgorithm(self, configuration: Any = None) -> None:
        for parameter in shared.plan_parameters(source="PLANS"):
            self.addParameter(parameter)
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

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        source = self.parameterAsSource(parameters, "PLANS", context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, "PLANS"))
        with plain_errors():
            return self._assess(source, parameters, context, feedback)

    def _assess(
        self, source: Any, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..assessment.installed import installed_catalogue
        from .batch import BatchInput, assess_batch
        from .batch_results import BatchResults
        from .layer_reader import read_layers
        from .results import today

        catalogue = installed_catalogue()
        values, answers = shared.parameters_and_answers(parameters, context)
        activity = self.parameterAsString(parameters, "ACTIVITY", context).strip()
        field = self.parameterAsString(parameters, "ACTIVITY_FIELD", context)
        shared.check_shared_input(activity, field, values, answers, catalogue.names)
        layers = read_layers(self.parameterAsString(parameters, "LAYER_SOURCES", context), catalogue, context, feedback)
        name_field = self.parameterAsString(parameters, "NAME_FIELD", context)
        given = BatchInput(catalogue, layers, activity, field, name_field, values, answers, today())
        total = max(source.featureCount(), 1)
        with BatchResults(self, parameters, context, source) as results:
            for rows in assess_batch(source, given, context):
                if feedback.isCanceled():
                    break
                results.add(rows)
                feedback.setProgress(100 * results.count / total)
        for line in results.errors[:20]:
            feedback.pushWarning(line)
        return {**results.destinations, "PLAN_COUNT": results.count, "ERROR_COUNT": len(results.errors)}
