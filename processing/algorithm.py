"""What all algorithms of the provider share: their place in the toolbox, help, early checks, and how a run ends."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
)
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QIcon

from ..assessment.errors import Stopped
from ..assessment.resources import RESOURCES
from .engine import language, missing_engine, plain_errors, reason_against
from .sources.guard import refuse_strange_files
from .translation import tr


class PlantoetsAlgorithm(QgsProcessingAlgorithm):  # type: ignore[misc]
    """An algorithm says what it is (`about`, `example`, `words`), checks what it can before it runs (`check`), and does its `work`."""

    GROUP = "assess"

    def about(self) -> str:
        """What it does, in a few sentences, a paragraph a line."""
        raise NotImplementedError

    def example(self) -> str:
        """How a script calls it: what follows `qgis_process run`."""
        raise NotImplementedError

    def words(self) -> str:
        """What people search for, separated by commas."""
        raise NotImplementedError

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Refuse wrong input before anything runs.

        Raises:
            PlantoetsError: with what to do.
        """

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """Run.

        Raises:
            PlantoetsError: with what to do.
            Stopped: the user cancelled; nothing is left behind.
        """
        raise NotImplementedError

    def createInstance(self) -> PlantoetsAlgorithm:
        return type(self)()

    def group(self) -> str:
        return {"assess": tr("Assessment"), "data": tr("Plans and layers"), "policy": tr("Policy")}[self.GROUP]

    def groupId(self) -> str:
        return self.GROUP

    def tags(self) -> list[str]:
        return [word.strip() for word in self.words().split(",")]

    def icon(self) -> QIcon:
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        return str(RESOURCES / "icons" / f"{self.name()}.svg")

    def shortDescription(self) -> str:
        return self.about().partition("\n")[0]

    def shortHelpString(self) -> str:
        """A line a paragraph. qgis_process lists the inputs and results itself, and shows markup as it is."""
        call = f"qgis_process run plantoets:{self.name()} -- {self.example()}"
        if QgsApplication.platform() == "qgis_process":
            return f"{self.about()}\n{tr('Example')}: {call}"
        inputs = [_line(given) for given in self.parameterDefinitions() if not given.isDestination()]
        results = [_line(made) for made in self.destinationParameterDefinitions()]
        lines = [self.about(), f"<b>{tr('Inputs')}</b>", *inputs]
        lines += [f"<b>{tr('Results')}</b>", *results] if results else []
        lines += [f"<b>{tr('Example')}</b>", f"<code>{call}</code>"]
        return "\n".join(lines)

    def helpUrl(self) -> str:
        return str(QUrl.fromLocalFile(str(RESOURCES / "help" / language() / f"{self.name()}.html")).toString())

    def canExecute(self) -> tuple[bool, str]:
        reason = missing_engine()
        return not reason, reason

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        message = missing_engine() or reason_against(lambda: refuse_strange_files(self, parameters))
        if message:
            return False, message
        sound, message = super().checkParameterValues(parameters, context)
        ours = reason_against(lambda: self.check(parameters, context))  # QGIS says which value is wrong, and no more
        return sound and not ours, ours or message

    def readable(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> QgsProcessingFeatureSource:
        """The features that the input called `name` stands for.

        Raises:
            QgsProcessingException: it can't be opened.
        """
        source = self.parameterAsSource(parameters, name, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, name))
        return source

    def crs_of(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> QgsCoordinateReferenceSystem:
        """The coordinate system of that input; QGIS forgets it for a layer of mixed geometry, whose provider still knows it."""
        source = self.readable(parameters, name, context)
        layer = self.parameterAsVectorLayer(parameters, name, context)
        if source.sourceCrs().isValid() or layer is None or layer.isSpatial():
            return source.sourceCrs()
        return layer.dataProvider().crs()

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        reason = missing_engine()
        if reason:
            raise QgsProcessingException(reason)
        with plain_errors():
            try:
                return self.work(parameters, context, feedback)
            except Stopped:
                return {}


def _line(definition: QgsProcessingParameterDefinition) -> str:
    return f"• <i>{definition.description()}</i> ({definition.name()}): {definition.help()}"
