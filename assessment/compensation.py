"""What must be made good (§7.5): the loss per zone, the quality surcharge, and what can't be compensated."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Optional

import shapely
from shapely.geometry.base import BaseGeometry

from . import geometry as planar
from .catalogue.rule import Surcharges
from .finding import Finding
from .layers import Layer
from .measure import Measure
from .messages import Message
from .vocabulary import Status

HECTARE = 10_000.0
BY_TIME = "by_development_time"
_NOISE_M2 = 1e-3


@dataclass(frozen=True)
class CompensationItem:
    """The loss in one zone. `required_ha` and `surcharge` are None where none can be stated; `compensable` where unknown."""

    core_quality: str
    layer: str
    zone: int
    loss_ha: float
    surcharge: Optional[float]
    required_ha: Optional[float]
    compensable: Optional[bool]
    basis: Message


@dataclass(frozen=True)
class Balance:
    """All items, the questions on which it hangs whether the loss may occur at all, and the hectares of nature asked."""

    items: tuple[CompensationItem, ...]
    prohibited_unless: tuple[str, ...]
    total_ha: float
    incomplete: bool


def balance(findings: Sequence[Finding], layers: Mapping[str, Layer], surcharges: Surcharges) -> Balance:
    """The compensation that the findings ask for.

    A square metre counts once, however many parts and zones lie on it; where zones of different development time overlap, it
    counts for the longest. Lines and points have no hectares and give no item.
    """
    owing = [finding for finding in findings if not finding.exemption and _is_owed(finding)]
    by_time = [finding for finding in owing if _method(finding) == BY_TIME]
    nature = _nature(by_time, layers, surcharges)
    items = [*nature, *_other([finding for finding in owing if _method(finding) != BY_TIME])]
    questions = (state.condition.id for finding in by_time for state in finding.conditions if state.condition.is_question)
    required = [item.required_ha for item in nature]
    return Balance(
        items=tuple(items),
        prohibited_unless=tuple(dict.fromkeys(questions)),
        total_ha=math.fsum(hectares for hectares in required if hectares is not None),
        incomplete=any(hectares is None for hectares in required),
    )


def _method(finding: Finding) -> Optional[str]:
    return finding.rule.compensation.method if finding.rule.compensation else None


def _is_owed(finding: Finding) -> bool:
    """Nature is owed whenever land is taken; the others once their own condition is answered no."""
    if finding.rule.compensation is None or _method(finding) == BY_TIME:
        return finding.rule.compensation is not None
    return any(state.condition.is_question and state.status is Status.UNMET for state in finding.conditions)


def _losses(findings: Iterable[Finding]) -> dict[tuple[str, int], BaseGeometry]:
    """The land lost per zone, over all parts together."""
    pieces: dict[tuple[str, int], list[BaseGeometry]] = {}
    for finding in findings:
        for hit in finding.hits:
            if hit.measure.dimension == 2 and hit.geometry is not planar.EMPTY:
                pieces.setdefault((hit.selector.layer, hit.zone), []).append(hit.geometry)
    return {zone: planar.union(pieces[zone]) for zone in sorted(pieces)}


def _counted_once(losses: Iterable[tuple[tuple[str, int], BaseGeometry]]) -> list[tuple[tuple[str, int], float]]:
    """Areas in m², each square metre given to the first zone that has it; what rounding of coordinates leaves is left out."""
    counted: list[tuple[tuple[str, int], float]] = []
    taken: list[BaseGeometry] = []
    for zone, loss in losses:
        before = [other for other in taken if shapely.intersects(other, loss)]
        left = shapely.difference(loss, planar.union(before)) if before else loss
        taken.append(loss)
        if left.area > _NOISE_M2:
            counted.append((zone, float(left.area)))
    return counted


def _is_apart(areas: Iterable[float], together: Measure) -> bool:
    """Whether none of them overlaps another: then each by itself adds up to what they cover together."""
    return together.area_m2 is not None and math.fsum(areas) - together.area_m2 < _NOISE_M2


def _nature(findings: Sequence[Finding], layers: Mapping[str, Layer], surcharges: Surcharges) -> list[CompensationItem]:
    losses = _losses(findings)
    areas = dict(zip(losses, shapely.area(list(losses.values())).tolist()))
    apart = len(findings) == 1 and _is_apart(areas.values(), findings[0].measure)
    core_quality = {
        (hit.selector.layer, hit.zone): finding.rule.compensation.core_quality
        for finding in findings
        for hit in finding.hits
        if finding.rule.compensation
    }
    years = {zone: layers[zone[0]].value(zone[1], surcharges.attribute) for zone in losses}
    longest_first = sorted(losses.items(), key=lambda item: _weight(years[item[0]], surcharges))
    items = []
    for zone, area in [(zone, areas[zone]) for zone, _ in longest_first] if apart else _counted_once(longest_first):
        loss_ha = area / HECTARE
        surcharge, compensable, basis = _surcharge(years[zone], surcharges)
        required = None if surcharge is None else loss_ha * (1 + surcharge)
        items.append(CompensationItem(core_quality[zone], zone[0], zone[1], loss_ha, surcharge, required, compensable, basis))
    return sorted(items, key=lambda item: (item.layer, item.zone))


def _weight(years: object, surcharges: Surcharges) -> tuple[int, float]:
    """Irreplaceable nature first, then nature of unknown age (it may be irreplaceable), then the longest development time."""
    if not isinstance(years, (int, float)):
        return (1, 0.0)
    replaceable = max((step.up_to_years for step in surcharges.steps if step.up_to_years is not None), default=0.0)
    return (2, -float(years)) if years <= replaceable else (0, -float(years))


def _surcharge(years: object, surcharges: Surcharges) -> tuple[Optional[float], Optional[bool], Message]:
    if not isinstance(years, (int, float)):
        return None, None, surcharges.unknown
    step = next(step for step in surcharges.steps if step.up_to_years is None or years <= step.up_to_years)
    return step.surcharge, step.surcharge is not None, step.basis


def _other(findings: Sequence[Finding]) -> list[CompensationItem]:
    """The kernkwaliteiten that can't be compensated, or only made to measure: the loss as basis, rule by rule."""
    items = []
    for rule in dict.fromkeys(finding.rule for finding in findings):
        if rule.compensation is None:
            continue
        plan = rule.compensation
        losses = _losses(finding for finding in findings if finding.rule is rule)
        for (layer, zone), area in _counted_once(losses.items()):
            possible = plan.method == "made_to_measure"
            items.append(CompensationItem(plan.core_quality, layer, zone, area / HECTARE, None, None, possible, plan.basis))
    return items
