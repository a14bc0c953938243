"""The Processing provider `plantoets`."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..assessment.resources import RESOURCES
from .assess_plan import AssessPlan
from .assess_plans import AssessPlans
from .check_catalogue import CheckCatalogue
from .compare_reports import CompareReports
from .import_plan import ImportPlan
from .load_layers import LoadLayers
from .refresh_sources import RefreshSources
from .replay_report import ReplayReport

ICON = RESOURCES / "icons" / "plantoets.svg"


class PlantoetsProvider(QgsProcessingProvider):  # type: ignore[misc]
    """Holds the algorithms; imports nothing of the engine until one runs."""

    def id(self) -> str:
        return "plantoets"

    def name(self) -> str:
        return "Plantoets Drenthe"

    def longName(self) -> str:
        return self.name()

    def icon(self) -> QIcon:
        return QIcon(str(ICON))

    def svgIconPath(self) -> str:
        return str(ICON)

    def loadAlgorithms(self) -> None:
        for algorithm in (AssessPlan, AssessPlans, CheckCatalogue, CompareReports, ImportPlan, LoadLayers, RefreshSources, ReplayReport):
            self.addAlgorithm(algorithm())
