"""`plantoets:checkcatalogue`: validates the policy files and the layers, and says what is missing."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputNumber
from qgis.PyQt.QtCore import QVariant

from . import parameters as shared
from .algorithm import PlantoetsAlgorithm
from .engine import stop_if_cancelled
from .translation import tr

PROBLEM_FIELDS = dict.fromkeys(("level", "subject", "message_nl", "message_en"), QVariant.Type.String)


class CheckCatalogue(PlantoetsAlgorithm):
    """A row per problem; errors are what makes an assessment wrong, warnings what a policy officer should look at."""

    GROUP = "policy"

    def name(self) -> str:
        return "checkcatalogue"

    def displayName(self) -> str:
        return tr("Check policy files and layers")

    def about(self) -> str:
        return tr(
            "Looks for rules that can never apply, contradictions, missing translations, layers and fields that are absent, "
            "names that nothing uses, and policy that has expired."
        )

    def example(self) -> str:
        return "LAYER_SOURCES=bronnen.yaml REPORT=problemen.gpkg"

    def words(self) -> str:
        return tr("check,validate,catalogue,policy,layers,YAML")

    def initAlgorithm(self, configuration: Any = None) -> None:
        self.addParameter(shared.layer_sources_parameter())
        text = tr("A row for each problem: level, subject and a sentence in both languages.")
        self.addParameter(shared.report_table(tr("Problems"), text))
        self.addOutput(QgsProcessingOutputNumber("ERRORS", tr("Number of errors")))
        self.addOutput(QgsProcessingOutputNumber("WARNINGS", tr("Number of warnings")))

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        from .input_check import check_layer_sources

        if _unusable() is None:
            check_layer_sources(self.parameterAsString(parameters, "LAYER_SOURCES", context))

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        from ..assessment.catalogue.check_problem import ERROR
        from .output.plain_table import write_report_table

        problems = self._problems(parameters, context, feedback)
        stop_if_cancelled(feedback)
        rows = [(problem.level, problem.subject, problem.message.nl, problem.message.en) for problem in problems]
        results = write_report_table(self, parameters, context, PROBLEM_FIELDS, rows)
        errors = sum(problem.level == ERROR for problem in problems)
        feedback.pushInfo(tr("{} errors, {} warnings").format(errors, len(problems) - errors))
        return {**results, "ERRORS": errors, "WARNINGS": len(problems) - errors}

    def _problems(self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> list[Any]:
        from ..assessment.catalogue.check import check
        from ..assessment.installed import installed_catalogue
        from .provenance import today
        from .sources.layer_reader import read_layers

        unusable = _unusable()
        if unusable is not None:
            return [unusable]
        catalogue = installed_catalogue()
        layers = read_layers(self.parameterAsString(parameters, "LAYER_SOURCES", context), catalogue, context, feedback)
        stop_if_cancelled(feedback)
        feedback.setProgress(60)
        return check(catalogue, layers, today())


def _unusable() -> Any:
    """The problem for which the policy files can't be read at all; None when they can."""
    from ..assessment.catalogue.check_problem import ERROR, Problem
    from ..assessment.errors import CatalogueError
    from ..assessment.installed import installed_catalogue

    try:
        installed_catalogue()
    except CatalogueError as error:
        return Problem(ERROR, "policy", error.message)
    return None
