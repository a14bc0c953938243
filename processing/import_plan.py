"""`plantoets:importplan`: reads a plan file into plan parts, each with a proposed development type."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

from . import parameters as shared
from .engine import language, missing_engine, plain_errors
from .parameters import tr

_TEXT = QVariant.Type.String
PART_FIELDS = {
    **dict.fromkeys(("part", "name", "activity", "activity_reason", "source_class", "source_id", "main_group"), _TEXT),
    "assess": QVariant.Type.Bool,
}


class ImportPlan(QgsProcessingAlgorithm):  # type: ignore[misc]
    """Thin: the engine reads the file; this writes its objects."""

    def name(self) -> str:
        return "importplan"

    def displayName(self) -> str:
        return tr("Import a plan file")

    def shortHelpString(self) -> str:
        return tr(
            "Reads an IMRO plan (2006, 2008, 2012), GeoPackage, Shapefile, GeoJSON, KML, DXF, WKT or CSV into plan parts in RD. "
            "Each part has a proposed development type with the reason, and says whether it is proposed for assessment."
        )

    def createInstance(self) -> ImportPlan:
        return ImportPlan()

    def canExecute(self) -> tuple[bool, str]:
        reason = missing_engine()
        return not reason, reason

    def initAlgorithm(self, configuration: Any = None) -> None:
        helped = shared.helped
        self.addParameter(
            helped(QgsProcessingParameterFile("FILE", tr("Plan file")), tr("The file to read; nothing it points to is opened."))
        )
        self.addParameter(
            helped(
                QgsProcessingParameterCrs("CRS", tr("Coordinate system, where the file has none"), optional=True),
                tr("Needed only when the file does not say in which coordinate system it is; the error then says what it looks like."),
                advanced=True,
            )
        )
        anything = QgsProcessing.SourceType.TypeVectorAnyGeometry
        self.addParameter(
            helped(
                QgsProcessingParameterFeatureSink("PARTS", tr("Plan parts"), anything), tr("Every plan object, in RD, with its proposal.")
            )
        )
        self.addOutput(QgsProcessingOutputString("FORMAT", tr("Format")))
        self.addOutput(QgsProcessingOutputString("NAME", tr("Name of the plan")))
        self.addOutput(QgsProcessingOutputNumber("PART_COUNT", tr("Number of parts")))

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        with plain_errors():
            from ..assessment.planfiles import read_plan
            from .sink_writer import SinkWriter

            crs = self.parameterAsCrs(parameters, "CRS", context)
            plan = read_plan(self.parameterAsString(parameters, "FILE", context), crs=crs.authid() if crs.isValid() else None)
            for warning in plan.warnings:
                feedback.pushWarning(warning.text(language()))
            wkb_type = _wkb_type(plan.objects)
            with SinkWriter(self, parameters, context) as sinks:
                sinks.write("PARTS", PART_FIELDS, wkb_type, _features(plan.objects))
        return {**sinks.results, "FORMAT": plan.format, "NAME": plan.name, "PART_COUNT": len(plan.objects)}


def _wkb_type(objects: Iterable[Any]) -> Any:
    """The type that all objects fit: that of one dimension, else any geometry."""
    from ..assessment.geometry import dimension

    found = {dimension(item.geometry) for item in objects}
    types = {2: QgsWkbTypes.Type.MultiPolygon, 1: QgsWkbTypes.Type.MultiLineString, 0: QgsWkbTypes.Type.MultiPoint}
    return types[found.pop()] if len(found) == 1 else QgsWkbTypes.Type.Unknown if found else QgsWkbTypes.Type.MultiPolygon


def _features(objects: Iterable[Any]) -> Iterable[QgsFeature]:
    import shapely

    from .sinks import fields_of

    fields = fields_of(PART_FIELDS)
    for item in objects:
        feature = QgsFeature(fields)
        values = {name: getattr(item, name) for name in PART_FIELDS}
        values["activity_reason"] = item.activity_reason.text(language())
        feature.setAttributes([values[name] for name in PART_FIELDS])
        geometry = QgsGeometry()
        geometry.fromWkb(shapely.to_wkb(item.geometry))
        geometry.convertToMultiType()
        feature.setGeometry(geometry)
        yield feature
