"""The tables that assessments write: FINDINGS and OVERLAPS, with the fields of contract §2."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import shapely
from qgis.core import QgsFeature, QgsField, QgsFields, QgsGeometry, QgsWkbTypes
from qgis.PyQt.QtCore import QVariant

from ...assessment import geometry as planar
from ...assessment.assess import Assessment
from ...assessment.vocabulary import most_severe

_TEXT, _NUMBER = QVariant.Type.String, QVariant.Type.Double

FINDING_FIELDS = {
    **dict.fromkeys(("plan", "part", "rule", "outcome", "section", "map", "layer", "title", "zones"), _TEXT),
    **dict.fromkeys(("area_m2", "share", "length_m", "distance_m"), _NUMBER),
    **dict.fromkeys(("conditions_open", "obligations"), _TEXT),
}
OVERLAP_FIELDS = {
    **dict.fromkeys(("plan", "part", "layer", "zone"), _TEXT),
    **dict.fromkeys(("area_m2", "share", "length_m"), _NUMBER),
    "outcome": _TEXT,
}

MULTI_TYPES = {2: QgsWkbTypes.Type.MultiPolygon, 1: QgsWkbTypes.Type.MultiLineString, 0: QgsWkbTypes.Type.MultiPoint}


def fields_of(kinds: Mapping[str, Any]) -> QgsFields:
    """The fields of a sink, in order."""
    fields = QgsFields()
    for name, kind in kinds.items():
        fields.append(QgsField(name, kind))
    return fields


def finding_features(model: Mapping[str, Any]) -> Iterable[QgsFeature]:
    """A row per finding of a report model, in its order; lists become text separated by commas (obligations: a line each)."""
    for finding in model["findings"]:
        yield _finding_feature(model["plan"]["name"], finding)


def _finding_feature(plan: str, finding: Mapping[str, Any]) -> QgsFeature:
    opened = [condition["id"] for condition in finding["conditions"] if condition["status"] == "open"]
    row = {
        **finding,
        "plan": plan,
        "section": joined(finding["section"]),
        "map": joined(finding["map"]),
        "zones": ", ".join(dict.fromkeys(str(zone["name"] or zone["feature"]) for zone in finding["zones"])),
        "conditions_open": ", ".join(opened),
        "obligations": "\n".join(finding["obligations"]),
    }
    feature = QgsFeature(_FINDING)
    feature.setAttributes([row[name] for name in FINDING_FIELDS])
    return feature


def joined(value: Any) -> Any:
    """A list as text, anything else as it is."""
    return ", ".join(value) if isinstance(value, list) else value


_FINDING = fields_of(FINDING_FIELDS)


def overlap_type(assessments: Iterable[Assessment]) -> Any:
    """The geometry type of the OVERLAPS sink: the highest dimension that occurs; polygons when there are none."""
    dimensions = {planar.dimension(part.geometry) for assessment in assessments for part in assessment.plan.parts}
    return MULTI_TYPES[max(dimensions, default=2)]


def overlap_features(assessment: Assessment, wkb_type: Any) -> Iterable[QgsFeature]:
    """A row per plan part and zone, from 1 m² or 1 m. A piece of a lower dimension than the sink's has no geometry there."""
    fields = fields_of(OVERLAP_FIELDS)
    worst = _outcomes(assessment)
    dimension = QgsWkbTypes.wkbDimensions(wkb_type)
    for part, ground in zip(assessment.plan.parts, assessment.grounds):
        for layer_id, layer in assessment.layers.items():
            for piece in ground.pieces(layer_id):
                area, length = piece.measure.area_m2, piece.measure.length_m
                whole = part.area_m2 if area is not None else part.length_m
                amount = area if area is not None else length
                share = min(amount / whole, 1.0) if amount is not None and whole else None
                name = layer.name(piece.zone) or layer.features[piece.zone]
                feature = QgsFeature(fields)
                feature.setAttributes(
                    [assessment.plan.name, part.id, layer_id, name, area, share, length, worst.get((part.id, layer_id, piece.zone))]
                )
                if planar.dimension(piece.geometry) == dimension:
                    geometry = QgsGeometry()
                    geometry.fromWkb(shapely.to_wkb(piece.geometry))
                    geometry.convertToMultiType()
                    feature.setGeometry(geometry)
                yield feature


def _outcomes(assessment: Assessment) -> dict[tuple[str, str, int], str]:
    """The most severe finding per plan part and zone."""
    found: dict[tuple[str, str, int], list[Any]] = {}
    for finding in assessment.findings:
        for hit in finding.hits:
            found.setdefault((finding.part.id, hit.selector.layer, hit.zone), []).append(finding.outcome)
    return {key: most_severe(outcomes).value for key, outcomes in found.items()}
