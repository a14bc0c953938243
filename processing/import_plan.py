"""`plantoets:importplan`: reads a plan file into plan parts, each with a proposed development type."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Optional

from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
)
from qgis.PyQt.QtCore import QVariant

from . import parameters as shared
from .algorithm import PlantoetsAlgorithm
from .engine import language, stop_if_cancelled
from .translation import tr

_TEXT = QVariant.Type.String
PART_FIELDS = {
    **dict.fromkeys(("part", "name", "activity", "activity_reason", "source_class", "source_id", "main_group"), _TEXT),
    "assess": QVariant.Type.Bool,
}


class ImportPlan(PlantoetsAlgorithm):
    """Thin: the engine reads the file; this writes its objects."""

    GROUP = "data"

    def name(self) -> str:
        return "importplan"

    def displayName(self) -> str:
        return tr("Import a plan file")

    def about(self) -> str:
        return tr(
            "Reads an IMRO plan (2006, 2008, 2012), GeoPackage, Shapefile, GeoJSON, KML, GPX, DXF, MapInfo, FlatGeobuf, WKT or CSV "
            "into plan parts in RD.\n"
            "Each part has a proposed development type with the reason, and says whether it is proposed for assessment."
        )

    def example(self) -> str:
        return "FILE=bestemmingsplan.gml PARTS=delen.gpkg"

    def words(self) -> str:
        return tr("import,IMRO,GML,DXF,GeoPackage,zoning plan,environment plan,read")

    def initAlgorithm(self, configuration: Any = None) -> None:
        helped = shared.helped
        self.addParameter(
            helped(
                QgsProcessingParameterFile("FILE", tr("Plan file"), fileFilter=shared.plan_file_filter()),
                tr("The file to read; nothing it points to is opened."),
            )
        )
        self.addParameter(
            helped(
                QgsProcessingParameterCrs("CRS", tr("Coordinate system, where the file has none"), optional=True),
                tr("Needed only when the file does not say in which coordinate system it is; the error then says what it looks like."),
                advanced=True,
            )
        )
        kinds = QgsProcessing.SourceType
        sinks = (
            ("PARTS", tr("Plan parts"), kinds.TypeVectorAnyGeometry, tr("Every areal plan object, in RD, with its proposal.")),
            ("LINES", tr("Lines of the plan"), kinds.TypeVectorLine, tr("Its lines, where it has areas as well.")),
            ("POINTS", tr("Points of the plan"), kinds.TypeVectorPoint, tr("Its points, where it has areas or lines as well.")),
        )
        for name, label, kind, text in sinks:
            wanted = name == "PARTS"
            sink = QgsProcessingParameterFeatureSink(name, label, kind, optional=not wanted, createByDefault=wanted)
            self.addParameter(helped(sink, text))
        self.addOutput(QgsProcessingOutputString("FORMAT", tr("Format")))
        self.addOutput(QgsProcessingOutputString("NAME", tr("Name of the plan")))
        self.addOutput(QgsProcessingOutputNumber("PART_COUNT", tr("Number of parts")))
        self.addOutput(QgsProcessingOutputString("TRANSFORM", tr("Operation to RD")))
        self.addOutput(QgsProcessingOutputNumber("ACCURACY_M", tr("Accuracy of that operation (m)")))
        self.addOutput(QgsProcessingOutputString("WARNINGS", tr("What was repaired, left out or assumed")))

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        from ..assessment.plan import Transform
        from .output.result_layers import dress
        from .output.sink_writer import SinkWriter
        from .output.sinks import MULTI_TYPES
        from .to_rd import id_or_wkt

        crs = self.parameterAsCrs(parameters, "CRS", context)
        plan, warnings = _read(self.parameterAsString(parameters, "FILE", context), id_or_wkt(crs) if crs.isValid() else None, feedback)
        if plan.transform is not None:
            feedback.pushInfo(Transform(plan.crs, plan.transform.name, plan.transform.accuracy_m).sentence.text(language()))
        stop_if_cancelled(feedback)
        feedback.setProgress(70)
        for warning in warnings:
            feedback.pushWarning(warning)
        by_dimension = _by_dimension(plan.objects)
        with SinkWriter(self, parameters, context) as sinks:
            for name, dimension in _sinks_of(by_dimension):
                if name != "PARTS" and parameters.get(name) is None:
                    left = tr("{} objects are no areas and were left out; ask for {} to have them.")
                    feedback.pushWarning(left.format(len(by_dimension[dimension]), name))
                sinks.write(name, PART_FIELDS, MULTI_TYPES[dimension], _features(by_dimension[dimension]))
            stop_if_cancelled(feedback)
        dress(context, sinks.results, plan.name)
        return {
            **sinks.results,
            "FORMAT": plan.format,
            "NAME": plan.name,
            "PART_COUNT": len(plan.objects),
            "TRANSFORM": plan.transform.name if plan.transform is not None else "",
            "ACCURACY_M": plan.transform.accuracy_m if plan.transform is not None else 0.0,
            "WARNINGS": "\n".join(warnings),
        }


def _read(path: str, crs: Optional[str], feedback: QgsProcessingFeedback) -> tuple[Any, list[str]]:
    """The plan, and what is to be said of it; where only one coordinate system puts it in Drenthe, that one is taken, and said."""
    from ..assessment.planfiles import CrsUnknown, read_plan

    assumed = []
    try:
        plan = read_plan(path, crs=crs, stopped=feedback.isCanceled)
    except CrsUnknown as unknown:
        if crs is not None or not unknown.certain or unknown.guess is None:
            raise
        assumed.append(unknown.guess.explanation.text(language()))
        plan = read_plan(path, crs=unknown.guess.authid, stopped=feedback.isCanceled)
    return plan, [*assumed, *(warning.text(language()) for warning in plan.warnings)]


def _by_dimension(objects: Iterable[Any]) -> dict[int, list[Any]]:
    """The areas (2), lines (1) and points (0) of the plan, the highest first."""
    from ..assessment.geometry import dimension

    found: dict[int, list[Any]] = {2: [], 1: [], 0: []}
    for item in objects:
        found[dimension(item.geometry)].append(item)
    return {key: items for key, items in found.items() if items} or {2: []}


def _sinks_of(by_dimension: dict[int, list[Any]]) -> list[tuple[str, int]]:
    """Which sink takes which dimension: PARTS the highest, the others by their own name."""
    highest, *others = by_dimension
    return [("PARTS", highest), *(({1: "LINES", 0: "POINTS"}[dimension], dimension) for dimension in others)]


def _features(objects: Iterable[Any]) -> Iterable[QgsFeature]:
    import shapely

    from .output.sinks import fields_of

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
