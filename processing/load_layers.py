"""`plantoets:loadlayers`: adds the provincial layers, styled and grouped as on the maps, to the project."""

from __future__ import annotations

import re
from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProject,
)

from . import parameters as shared
from .algorithm import PlantoetsAlgorithm
from .engine import language, stop_if_cancelled
from .parameters import LANGUAGES
from .translation import tr

CODES = ("1", "2", "2A", "2B", "2C", "2D", "2E", "2F", "3", "4", "5", "6", "7", "8", "8A", "9", "10", "11", "12")


class LoadLayers(PlantoetsAlgorithm):
    """Runs on the main thread, for it changes the project."""

    GROUP = "data"

    def name(self) -> str:
        return "loadlayers"

    def displayName(self) -> str:
        return tr("Add provincial layers")

    def about(self) -> str:
        return tr(
            "Adds the layers of the Omgevingsvisie to the project, in a group for each map, with the map's colours.\n"
            "A sketch has dashed outlines and says so in its name; official data from the file of layer sources is drawn solid. "
            "Run again, it keeps what is there and replaces only what comes from another source now."
        )

    def example(self) -> str:
        return "GROUPS=2E GROUPS=4 PROJECT=kaarten.qgz"

    def words(self) -> str:
        return tr("layers,maps,provincial,legend,environmental vision,project")

    def flags(self) -> Any:
        return super().flags() | QgsProcessingAlgorithm.FlagNoThreading  # unscoped: the scoped name changed in QGIS 3.36

    def initAlgorithm(self, configuration: Any = None) -> None:
        self.addParameter(
            shared.helped(
                shared.picked(
                    QgsProcessingParameterEnum(
                        "GROUPS", tr("Maps"), list(CODES), allowMultiple=True, usesStaticStrings=True, optional=True
                    ),
                    "MapsWrapper",
                ),
                tr("The numbers of the maps, such as 1, 4 or 2E; map 2 includes 2A to 2F. All maps if none is chosen."),
            )
        )
        self.addParameter(shared.layer_sources_parameter())
        self.addParameter(
            shared.helped(
                QgsProcessingParameterEnum(
                    "LANGUAGE", tr("Language of the layers"), list(LANGUAGES), usesStaticStrings=True, optional=True
                ),
                tr("Dutch (nl) or English (en); that of QGIS if left empty."),
                advanced=True,
            )
        )
        self.addParameter(
            shared.helped(
                QgsProcessingParameterFileDestination(
                    "PROJECT", tr("Project file"), "QGIS (*.qgz *.qgs)", optional=True, createByDefault=False
                ),
                tr("Writes the layers to a new project file and leaves the open project alone; needed where no project is open."),
                advanced=True,
            )
        )
        self.addOutput(QgsProcessingOutputMultipleLayers("LAYERS", tr("Layers of the maps")))
        self.addOutput(QgsProcessingOutputNumber("LAYER_COUNT", tr("Number of layers")))

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        from ..assessment.errors import InputError, unknown_name
        from ..assessment.messages import Message
        from .input_check import check_layer_sources

        given = parameters.get("GROUPS") or ()
        for code in re.split(r"[;,]", given) if isinstance(given, str) else given:
            if str(code).strip() not in CODES:
                raise InputError(unknown_name(Message("GROUPS: kaart", "GROUPS: map"), code, CODES))
        check_layer_sources(self.parameterAsString(parameters, "LAYER_SOURCES", context))

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        from .maps.map_layers import load_layers

        self.check(parameters, context)
        path = self.parameterAsFileOutput(parameters, "PROJECT", context)
        project = QgsProject() if path else context.project()
        if project is None:
            raise QgsProcessingException(
                tr("There is no project to add the layers to: open one, or give PROJECT the name of a project file to write.")
            )
        if not path and project is not QgsProject.instance():
            feedback.pushWarning(tr("The project is changed but not saved; give PROJECT the name of a project file to keep the layers."))
        loaded = load_layers(
            project,
            [code for code in self.parameterAsEnumStrings(parameters, "GROUPS", context) if code],
            self.parameterAsString(parameters, "LAYER_SOURCES", context),
            self.parameterAsEnumString(parameters, "LANGUAGE", context) or language(),
            feedback,
        )
        stop_if_cancelled(feedback)
        results: dict[str, Any] = {"LAYERS": list(loaded.ids), "LAYER_COUNT": len(loaded.ids)}
        if path:
            if not project.write(path):
                raise QgsProcessingException(tr("The project file {} can't be written: {}").format(path, project.error()))
            results["PROJECT"] = path
        feedback.pushInfo(tr("{} layers added, {} left out").format(len(loaded.ids), len(loaded.skipped)))
        return results
