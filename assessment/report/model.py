"""The whole report model, section by section in the order of contract §4."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import shapely

from .. import geometry as planar
from ..assess import Assessment
from ..compensation import CompensationItem
from ..core_qualities import CoreQualityRow
from ..finding import Finding
from ..layers import Layer
from ..pieces import Piece
from .finding import finding_model, one_or_list
from .provenance import Provenance

SCHEMA = "plantoets-report/1"


def report_model(assessment: Assessment, provenance: Provenance, language: str = "nl") -> dict[str, Any]:
    """The assessment as plain data, texts in one language ("nl" or "en"); numbers unrounded, unknown is None."""
    findings = [finding_model(finding, assessment.catalogue, assessment.layers, language) for finding in assessment.findings]
    return {
        "schema": SCHEMA,
        "language": language,
        "plan": _plan(assessment),
        "answers": {question: answer.value for question, answer in assessment.plan.answers.items()},
        "answer_notes": {question: answer.note for question, answer in assessment.plan.answers.items() if answer.note},
        "catalogue": _catalogue(assessment, language),
        "layers": [_layer(layer, language) for layer in assessment.layers.values()],
        "outcome": assessment.outcome.value,
        "findings": findings,
        "overruled": [
            {
                "rule": item.rule.id,
                "part": item.part.id,
                "by": item.by.id,
                "reason": item.by.reason.text(language),
                "section": one_or_list(item.by.sections),
                "title": item.rule.title.text(language),
            }
            for item in assessment.overruled
        ],
        "not_assessed": [
            {
                "rule": item.rule,
                "layer": item.layer,
                "reason": "oordeel" if item.layer is None else item.reason.text(language),
                "title": item.title.text(language),
                "explanation": item.reason.text(language),
                "section": one_or_list(item.sections),
            }
            for item in assessment.not_assessed
        ],
        "below_threshold": _below_threshold(assessment),
        "kernkwaliteiten": [_core_quality(row, assessment, language) for row in assessment.core_qualities],
        "zones": _zones(assessment),
        "compensation": _compensation(assessment, language),
        "questions": _questions(assessment.findings, language),
        "warnings": [warning.text(language) for warning in assessment.warnings],
        "provenance": _provenance(assessment, provenance),
    }


def _plan(assessment: Assessment) -> dict[str, Any]:
    plan = assessment.plan
    whole = planar.union(part.geometry for part in plan.parts if part.area_m2)
    lines = planar.union(part.geometry for part in plan.parts if part.length_m)
    return {
        "name": plan.name,
        "crs": plan.crs,
        "transform": None
        if plan.transform is None
        else {"from": plan.transform.source, "name": plan.transform.name, "accuracy_m": plan.transform.accuracy_m},
        "area_m2": float(shapely.area(whole)),
        "length_m": float(shapely.length(lines)),
        "parts": [
            {
                "id": part.id,
                "activity": part.activity,
                "parameters": dict(part.parameters),
                "area_m2": part.area_m2,
                "length_m": part.length_m,
                "footprint_m": part.footprint_m,
                "geometry": shapely.geometry.mapping(part.geometry),
            }
            for part in plan.parts
        ],
    }


def _catalogue(assessment: Assessment, language: str) -> dict[str, Any]:
    document = assessment.catalogue.document
    return {
        "id": document.id,
        "title": document.title.text(language),
        "version": document.version,
        "date": document.adopted.isoformat(),
        "sha256": assessment.catalogue.sha256,
    }


def _layer(layer: Layer, language: str) -> dict[str, Any]:
    read = layer.usable
    return {
        "id": layer.spec.id,
        "title": layer.spec.title.text(language),
        "map": one_or_list(layer.spec.maps),
        "precision": layer.origin.precision.value if read else None,
        "uncertainty_m": layer.uncertainty_m if read else None,
        "official": read and not layer.origin.bundled,
        "indicative": layer.spec.indicative,
        "source": layer.origin.source,
        "date": layer.origin.date,
        "features": len(layer.geometries) if read else None,
        "sha256": layer.sha256 or None,
        "status": layer.status.value,
        "message": layer.message.text(language) if layer.message else None,
    }


def pieces_in_order(assessment: Assessment) -> list[tuple[str, Piece]]:
    """Each overlap with the id of its part, in the order in which the model lists its zones."""
    found = [
        (part.id, piece)
        for part, ground in zip(assessment.plan.parts, assessment.grounds)
        for layer in assessment.layers
        for piece in ground.pieces(layer)
    ]
    order = {layer: index for index, layer in enumerate(assessment.layers)}
    return sorted(found, key=lambda item: (order[item[1].layer], item[1].zone))


def _below_threshold(assessment: Assessment) -> list[dict[str, Any]]:
    return [
        {
            "layer": piece.layer,
            "zone": assessment.layers[piece.layer].name(piece.zone) or assessment.layers[piece.layer].features[piece.zone],
            "part": part.id,
            "area_m2": piece.measure.area_m2,
            "length_m": piece.measure.length_m,
        }
        for part, ground in zip(assessment.plan.parts, assessment.grounds)
        for piece in ground.slivers()
    ]


def _zones(assessment: Assessment) -> list[dict[str, Any]]:
    parts = {part.id: part for part in assessment.plan.parts}
    zones = []
    for part_id, piece in pieces_in_order(assessment):
        layer, part = assessment.layers[piece.layer], parts[part_id]
        area, length = piece.measure.area_m2, piece.measure.length_m
        share = area / part.area_m2 if area is not None and part.area_m2 else None
        if share is None and length is not None and part.length_m:
            share = length / part.length_m
        zones.append(
            {
                "layer": piece.layer,
                "feature": layer.features[piece.zone],
                "name": layer.name(piece.zone) or None,
                "attributes": layer.values(piece.zone),
                "part": part_id,
                "area_m2": area,
                "share": None if share is None else min(share, 1.0),
                "length_m": length,
            }
        )
    return zones


def _core_quality(row: CoreQualityRow, assessment: Assessment, language: str) -> dict[str, Any]:
    return {
        "id": row.quality.id,
        "indicator": row.quality.indicator.text(language),
        "mapped": bool(row.quality.selectors),
        "affected": row.affected,
        "area_m2": row.area_m2,
        "share": row.share,
        "level": row.level,
        "responsible": row.responsible,
        "zones": [
            {"layer": layer, "feature": assessment.layers[layer].features[zone], "name": assessment.layers[layer].name(zone) or None}
            for layer, zone in row.zones
        ],
    }


def _compensation(assessment: Assessment, language: str) -> dict[str, Any]:
    owed = assessment.compensation
    return {
        "required": bool(owed.items),
        "prohibited_unless": list(owed.prohibited_unless),
        "items": [_item(item, assessment, language) for item in owed.items],
        "total_ha": owed.total_ha,
        "source": assessment.catalogue.surcharges.source,
    }


def _item(item: CompensationItem, assessment: Assessment, language: str) -> dict[str, Any]:
    layer = assessment.layers[item.layer]
    return {
        "kernkwaliteit": item.core_quality,
        "layer": item.layer,
        "zone": layer.name(item.zone) or layer.features[item.zone],
        "loss_ha": item.loss_ha,
        "surcharge": item.surcharge,
        "required_ha": item.required_ha,
        "compensable": item.compensable,
        "basis": item.basis.text(language),
    }


def _questions(findings: Sequence[Finding], language: str) -> list[dict[str, Any]]:
    questions: dict[str, dict[str, Any]] = {}
    for finding in findings:
        for state in finding.conditions:
            if not state.condition.is_question:
                continue
            question = questions.setdefault(
                state.condition.id,
                {
                    "id": state.condition.id,
                    "text": state.condition.text.text(language),
                    "status": state.status.value,
                    "needed_by": [],
                    "who": state.condition.who.text(language),
                    "evidence": state.condition.evidence.text(language),
                },
            )
            if finding.id not in question["needed_by"]:
                question["needed_by"].append(finding.id)
    return [questions[key] for key in sorted(questions)]


def _provenance(assessment: Assessment, provenance: Provenance) -> dict[str, Any]:
    return {
        "plugin_version": provenance.plugin_version,
        "qgis_version": provenance.qgis_version,
        "shapely_version": provenance.shapely_version,
        "created": provenance.created,
        "assessed_on": assessment.today.isoformat(),
        "valid_for": assessment.catalogue.document.valid_until.isoformat(),
    }
