"""The rows of FINDINGS and OVERLAPS for many assessments: what does not differ from plan to plan is put together once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Optional

import numpy as np
import shapely
from qgis.core import QgsFeature, QgsGeometry

from ...assessment.assess import Assessment
from ...assessment.findings import Finding
from ...assessment.ground import Piece
from ...assessment.judgement import ConditionState
from ...assessment.layers import Layer
from ...assessment.report.finding import finding_model
from ...assessment.vocabulary import Outcome, Status
from .sinks import FINDING_FIELDS, OVERLAP_FIELDS, fields_of, joined

_MULTI = {single: b"\x01" + (single + 3).to_bytes(4, "little") + b"\x01\x00\x00\x00" for single in (1, 2, 3)}
"""What comes before the WKB of a point, line or polygon to make it a multi geometry of one."""


class BatchRows:
    """The same rows as `finding_features` and `overlap_features`, in bulk."""

    def __init__(self, language: str, dimension: int) -> None:
        self._language, self._dimension = language, dimension
        self._findings, self._overlaps = fields_of(FINDING_FIELDS), fields_of(OVERLAP_FIELDS)
        self._texts: dict[tuple[int, int, Outcome], tuple[Finding, tuple[Any, ...]]] = {}
        self._opened: dict[int, tuple[tuple[ConditionState, ...], str]] = {}

    def findings(self, assessment: Assessment) -> Iterator[QgsFeature]:
        """A row per finding, in its order."""
        plan, layers = assessment.plan.name, assessment.layers
        for finding in assessment.findings:
            section, maps, layer, title, obligations = self._text(finding, assessment)
            zones = [_name(layers[hit.selector.layer], hit.zone) for hit in finding.hits]
            measure = finding.measure
            feature = QgsFeature(self._findings)
            feature.setAttributes(
                [plan, finding.part.id, finding.id, finding.outcome.value, section, maps, layer, title, ", ".join(dict.fromkeys(zones)),
                 measure.area_m2, finding.share, measure.length_m, finding.distance_m, self._open(finding.conditions), obligations]
            )  # fmt: skip
            yield feature

    def overlaps(self, assessment: Assessment) -> Iterator[QgsFeature]:
        """A row per zone, from 1 m² or 1 m. A piece of a lower dimension than the sink's has no geometry there."""
        plan, worst = assessment.plan.name, _worst(assessment)
        for part, ground in zip(assessment.plan.parts, assessment.grounds):
            pieces = [piece for layer_id in assessment.layers if layer_id in ground.met for piece in ground.pieces(layer_id)]
            for piece, geometry in zip(pieces, self._geometries(pieces)):
                area, length = piece.measure
                whole = part.area_m2 if area is not None else part.length_m
                amount = area if area is not None else length
                share = min(amount / whole, 1.0) if amount is not None and whole else None
                outcome = worst.get((part.id, piece.layer, piece.zone))
                feature = QgsFeature(self._overlaps)
                name = _name(assessment.layers[piece.layer], piece.zone)
                feature.setAttributes([plan, part.id, piece.layer, name, area, share, length, outcome.value if outcome else None])
                if geometry is not None:
                    feature.setGeometry(geometry)
                yield feature

    def _text(self, finding: Finding, assessment: Assessment) -> tuple[Any, ...]:
        """What depends on the rule and the outcome alone."""
        key = (id(finding.rule), id(finding.exemption), finding.outcome)
        found = self._texts.get(key)
        if found is None:
            model = finding_model(finding, assessment.catalogue, assessment.layers, self._language, whole=False)
            texts = (joined(model["section"]), joined(model["map"]), model["layer"], model["title"], "\n".join(model["obligations"]))
            found = self._texts[key] = (finding, texts)
        return found[1]

    def _open(self, conditions: tuple[ConditionState, ...]) -> str:
        found = self._opened.get(id(conditions))
        if found is None:
            opened = ", ".join(state.condition.id for state in conditions if state.status is Status.OPEN)
            found = self._opened[id(conditions)] = (conditions, opened)
        return found[1]

    def _geometries(self, pieces: list[Piece]) -> Iterator[Optional[QgsGeometry]]:
        listed = np.empty(len(pieces), dtype=object)
        listed[:] = [piece.geometry for piece in pieces]
        fitting = (shapely.get_dimensions(listed) == self._dimension).tolist()
        for fits, kind, wkb in zip(fitting, shapely.get_type_id(listed).tolist(), shapely.to_wkb(listed, byte_order=1)):
            geometry = QgsGeometry() if fits else None
            if geometry is not None:
                geometry.fromWkb(_MULTI.get(kind, b"") + wkb)
            yield geometry


def _name(layer: Layer, zone: int) -> str:
    return layer.name(zone) or layer.features[zone]


def _worst(assessment: Assessment) -> Mapping[tuple[str, str, int], Outcome]:
    """The most severe finding per plan part and zone: findings come most severe first."""
    worst: dict[tuple[str, str, int], Outcome] = {}
    for finding in assessment.findings:
        for hit in finding.hits:
            worst.setdefault((finding.part.id, hit.selector.layer, hit.zone), finding.outcome)
    return worst
