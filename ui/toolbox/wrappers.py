"""Where Processing finds the widgets: a parameter's metadata names one of these classes. Imported by dialogs only, never by a run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

from processing.gui.wrappers import DIALOG_MODELER, DIALOG_STANDARD, WidgetWrapper
from qgis.core import (
    NULL,
    QgsProcessingContext,
    QgsProcessingOutputFile,
    QgsProcessingOutputString,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameters,
    QgsProcessingParameterString,
    QgsProject,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QLabel, QWidget

from . import subjects
from .activity_input import ActivityInput
from .answers_input import AnswersInput
from .maps_input import MapsInput
from .model_source import ModelSource
from .parameters_input import ParametersInput
from .sources_input import SourcesInput

MOST_TYPES = 100


class PickedWrapper(WidgetWrapper):  # type: ignore[misc]
    """A parameter whose value is picked; in the Model Designer it may also come from elsewhere."""

    def createWidget(self) -> QWidget:
        self._siblings: dict[str, Any] = {}
        self._picker = self.picker()
        shown = self._picker
        if self.dialogType == DIALOG_MODELER:
            shown = ModelSource(self._picker, self._offered(), self._scope())
        shown.setObjectName(self.parameterDefinition().name())
        shown.setWhatsThis(self.parameterDefinition().help())
        focused = self._picker
        while focused.focusProxy() is not None:
            focused = focused.focusProxy()
        focused.setAccessibleName(self.parameterDefinition().description())
        shown.changed.connect(lambda: self.widgetValueHasChanged.emit(self))
        return shown

    def createLabel(self) -> Optional[QLabel]:  # noqa: N802 - Processing's name
        """As QGIS's own widgets have it, also in its own language."""
        label = super().createLabel()
        if label is not None and self.parameterDefinition().flags() & QgsProcessingParameterDefinition.Flag.FlagOptional:
            label.setText(QCoreApplication.translate("QObject", "%1 [optional]").replace("%1", self.parameterDefinition().description()))
        return label

    def picker(self) -> Any:
        """The widget for a value."""
        raise NotImplementedError

    def value(self) -> Any:
        return self.widget.value()

    def setValue(self, value: Any) -> None:  # noqa: N802 - Processing's name
        self.widget.show_value(None if value == NULL else value)

    def postInitialize(self, wrappers: list[Any]) -> None:  # noqa: N802 - Processing's name
        self._siblings = {wrapper.parameterDefinition().name(): wrapper for wrapper in wrappers}

    def _offered(self) -> list[tuple[str, Any]]:
        """What the model has that could give this value."""
        found = self.dialog.getAvailableValuesOfType(
            [QgsProcessingParameterString, QgsProcessingParameterFile], [QgsProcessingOutputString, QgsProcessingOutputFile]
        )
        return [(str(self.dialog.resolveValueDescription(source)), source) for source in found]

    def _scope(self) -> Any:
        return self.dialog.model.createExpressionContextScopeForChildAlgorithm(self.dialog.childId, QgsProcessingContext())


class ActivityWrapper(PickedWrapper):
    """ACTIVITY."""

    def picker(self) -> ActivityInput:
        return ActivityInput()


class SourcesWrapper(PickedWrapper):
    """LAYER_SOURCES."""

    def picker(self) -> SourcesInput:
        return SourcesInput(told=self.dialogType == DIALOG_STANDARD)


class MapsWrapper(PickedWrapper):
    """GROUPS."""

    def picker(self) -> MapsInput:
        return MapsInput()


class AboutTypes(PickedWrapper):
    """A value that depends on the development types which the other inputs of the same dialog or row name."""

    def postInitialize(self, wrappers: list[Any]) -> None:  # noqa: N802 - Processing's name
        super().postInitialize(wrappers)
        for name in ("ACTIVITY", "ACTIVITY_FIELD", "PLAN", "PLANS"):
            if name in self._siblings:
                self._siblings[name].widgetValueHasChanged.connect(lambda _: self._picker.refresh())
        self._picker.refresh()

    def activities(self) -> Sequence[str]:
        """The types that are known now: the chosen one, and those in the chosen field."""
        if self.dialogType == DIALOG_MODELER:
            source = self.dialog.findChild(ModelSource, "ACTIVITY")
            return subjects.known_activities([source.picker.value()]) if source is not None and source.is_fixed else ()
        chosen = self._siblings["ACTIVITY"].parameterValue() if "ACTIVITY" in self._siblings else ""
        return subjects.known_activities([chosen, *self._in_field()])

    def _in_field(self) -> list[Any]:
        field = self._siblings.get("ACTIVITY_FIELD")
        source = self._siblings.get("PLAN") or self._siblings.get("PLANS")
        name = field.parameterValue() if field is not None else None
        if not name or source is None:
            return []
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        definition = source.parameterDefinition()
        layer = QgsProcessingParameters.parameterAsVectorLayer(definition, {definition.name(): source.parameterValue()}, context)
        index = layer.fields().lookupField(str(name)) if layer is not None else -1
        return list(layer.uniqueValues(index, MOST_TYPES)) if index >= 0 else []


class ParametersWrapper(AboutTypes):
    """PARAMETERS."""

    def picker(self) -> ParametersInput:
        return ParametersInput(self.activities, inline=self.dialogType == DIALOG_STANDARD)


class AnswersWrapper(AboutTypes):
    """ANSWERS."""

    def picker(self) -> AnswersInput:
        return AnswersInput(self.activities)
