"""The rows of FINDINGS and OVERLAPS for many assessments: what does not differ from plan to plan is put together once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, Optional

import shapely

from ...assessment.assess import Assessment
from ...assessment.finding import Finding
from ...assessment.geometry import array_of
from ...assessment.judgement import ConditionState
from ...assessment.layers import Layer
from ...assessment.pieces import Piece
from ...assessment.plan import PlanPart
from ...assessment.report.finding import finding_model
from ...assessment.vocabulary import Status
from .rows import Rows, storable
from .sinks import joined

_MULTI = {single: b"\x01" + (single + 3).to_bytes(4, "little") + b"\x01\x00\x00\x00" for single in (1, 2, 3)}
"""What comes before the WKB of a point, line or polygon to make it a multi geometry of one."""

_SINGLE = {0: 1, 1: 2, 3: 3}
"""Shapely's number of a kind of single geometry, and that of its WKB."""


class BatchRows:
    """The same rows as `finding_features` and `overlap_features`, in bulk."""

    def __init__(self, language: str, dimension: int) -> None:
        self._language, self._dimension = language, dimension
        self._texts: dict[tuple[int, int, int], tuple[Finding, tuple[Any, ...]]] = {}
        self._opened: dict[int, tuple[tuple[ConditionState, ...], str]] = {}
        self._zones: dict[str, _ZoneNames] = {}

    def findings(self, assessments: Iterable[Assessment]) -> Rows:
        """A row per finding, plan by plan in the order of its findings."""
        found = []
        for assessment in assessments:
            plan, layers = assessment.plan.name, assessment.layers
            for finding in assessment.findings:
                (rule, outcome, *about), obligations = self._text(finding, assessment)
                part, (area, length) = finding.part, finding.measure
                found.append(
                    (plan, part.id, rule, outcome, *about, self._named(finding, layers), area, _share(part, area, length), length,
                     finding.distance_m, self._open(finding.conditions), obligations)
                )  # fmt: skip
        return Rows(found)

    def overlaps(self, assessments: Iterable[Assessment]) -> Rows:
        """A row per zone, from 1 m² or 1 m. A piece of a lower dimension than the table's has no geometry there."""
        values: list[tuple[Any, ...]] = []
        pieces: list[Piece] = []
        for assessment in assessments:
            plan, worst = assessment.plan.name, _worst(assessment)
            for part, ground in zip(assessment.plan.parts, assessment.grounds):
                met = [layer for layer in assessment.layers if layer in ground.met]
                for layer in met:
                    names = self._names(layer, assessment.layers)
                    mine = ground.pieces(layer)
                    pieces += mine
                    for _, zone, _, (area, length) in mine:
                        share = _share(part, area, length)
                        values.append((plan, part.id, layer, names[zone], area, share, length, worst.get((part.id, layer, zone))))
        listed = array_of([piece.geometry for piece in pieces])
        return Rows(values, self._wkb(listed), shapely.bounds(listed))

    def _text(self, finding: Finding, assessment: Assessment) -> tuple[Any, ...]:
        """What depends on the rule and the outcome alone."""
        key = (id(finding.rule), id(finding.exemption), id(finding.outcome))
        found = self._texts.get(key)
        if found is None:
            model = finding_model(finding, assessment.catalogue, assessment.layers, self._language, whole=False)
            about = (finding.id, finding.outcome.value, joined(model["section"]), joined(model["map"]), model["layer"], model["title"])
            found = self._texts[key] = (finding, (about, "\n".join(model["obligations"])))
        return found[1]

    def _open(self, conditions: tuple[ConditionState, ...]) -> str:
        found = self._opened.get(id(conditions))
        if found is None:
            opened = ", ".join(state.condition.id for state in conditions if state.status is Status.OPEN)
            found = self._opened[id(conditions)] = (conditions, opened)
        return found[1]

    def _named(self, finding: Finding, layers: Mapping[str, Layer]) -> str:
        hits = finding.hits
        if len(hits) == 1:
            return self._names(hits[0].selector.layer, layers)[hits[0].zone]
        return ", ".join(dict.fromkeys([self._names(hit.selector.layer, layers)[hit.zone] for hit in hits]))

    def _names(self, layer: str, layers: Mapping[str, Layer]) -> _ZoneNames:
        found = self._zones.get(layer)
        if found is None:
            found = self._zones[layer] = _ZoneNames(layers[layer])
        return found

    def _wkb(self, geometries: Any) -> Sequence[Optional[bytes]]:
        """As multi geometries; None where one does not fit in the table."""
        fitting = (shapely.get_dimensions(geometries) == self._dimension).tolist()
        kinds = [_SINGLE.get(kind) for kind in shapely.get_type_id(geometries).tolist()]
        found = zip(fitting, kinds, shapely.to_wkb(geometries, output_dimension=2, byte_order=1))
        return [(wkb if kind is None else _MULTI[kind] + wkb) if fits else None for fits, kind, wkb in found]


class _ZoneNames(dict[int, str]):
    """What each zone of a layer is called in a table, put together when it is first asked for."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self._layer = layer

    def __missing__(self, zone: int) -> str:
        name = self[zone] = storable(self._layer.name(zone) or self._layer.features[zone])
        return name


def _share(part: PlanPart, area: Optional[float], length: Optional[float]) -> Optional[float]:
    if area is not None:
        return min(area / part.area_m2, 1.0) if part.area_m2 else None
    return min(length / part.length_m, 1.0) if length is not None and part.length_m else None


def _worst(assessment: Assessment) -> Mapping[tuple[str, str, int], str]:
    """The most severe finding per plan part and zone: findings come most severe first."""
    worst: dict[tuple[str, str, int], str] = {}
    for outcome, findings in groupby(assessment.findings, key=attrgetter("outcome")):
        word = outcome.value
        for finding in findings:
            part = finding.part.id
            for hit in finding.hits:
                worst.setdefault((part, hit.selector.layer, hit.zone), word)
    return worst
