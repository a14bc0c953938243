"""From rules and overlay to findings: where a rule concerns a part, how it judges there, and what sets it aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Optional

from . import conflicts, geometry as planar
from .boundary import Edge
from .catalogue.rule import Exemption, Rule
from .covered import Covered
from .expressions import Evidence
from .facts import Facts, Value
from .finding import Finding, Overruled
from .ground import Ground
from .judgement import Judgement
from .layers import Layer
from .locating import locate
from .measure import Measure, measure
from .messages import Message
from .not_assessed import NotAssessed
from .plan import PlanPart
from .relations import Hit, Located, NotAssessable, Selector
from .vocabulary import Outcome
from .workings import Turn, Workings
from .zones.zone_index import LayerSet


@dataclass
class Findings:
    """What rules say of one plan part."""

    found: list[Finding] = field(default_factory=list)
    overruled: list[Overruled] = field(default_factory=list)
    not_assessed: list[NotAssessed] = field(default_factory=list)


def findings_of(part: PlanPart, ground: Ground, facts: Facts, workings: Workings) -> Findings:
    """Everything that the rules say of one part; `facts` hold its parameters and the answers."""
    result = Findings()
    for turn in workings.turns(facts):
        cut = conflicts.partition(ground, turn.exemptions)
        result.not_assessed.extend(cut.not_assessed)
        if turn.layers is not None and turn.layers.isdisjoint(ground.met):  # most rules, for most parts
            result.not_assessed.extend(_lacking(turn.rule, ground.layers))
        else:
            _apply(turn, part, ground, cut, result)
    return result


def _lacking(rule: Rule, layers: LayerSet) -> Sequence[NotAssessed]:
    """What must be said of a rule that meets nothing: the layers of its first relation that can't be used."""
    return layers.remembered(rule, "lacking", lambda: _all_lacking(rule, layers))


def _all_lacking(rule: Rule, layers: Mapping[str, Layer]) -> Sequence[NotAssessed]:
    reasons = [(selector.layer, selector.unavailable(layers)) for selector in rule.where[0].selectors]
    return [NotAssessed(rule.id, rule.title, rule.sections, layer, reason) for layer, reason in reasons if reason is not None]


class _Judged(NamedTuple):
    hit: Optional[Hit]
    located: Located
    judgement: Judgement
    margins: tuple[tuple[Edge, ...], ...]


def _apply(turn: Turn, part: PlanPart, ground: Ground, cut: conflicts.Partition, result: Findings) -> None:
    rule = turn.rule
    kept: list[_Judged] = []
    aside: dict[str, tuple[Exemption, list[_Judged]]] = {}
    for possible, piece in cut.pieces:
        judged = _judged(turn, piece, result.not_assessed)
        if not possible:
            kept.extend(judged)
            continue
        for item in judged:
            by = next((exemption for exemption in possible if conflicts.sets_aside(exemption, item.judgement, item.hit)), None)
            (kept if by is None else aside.setdefault(by.id, (by, []))[1]).append(item)
    for exemption, items in aside.values():
        result.overruled.append(Overruled(rule, part, exemption))
        if exemption.becomes is not None and rule.becomes_milder:
            milder = Judgement(exemption.becomes, (), _without_answers(items), frozenset())
            result.found.append(_finding(rule, part, ground, milder, items, exemption))
    if kept and rule.distance_to is not None:
        _note_missing_distance(rule, ground, result)
    for group in _alike(kept):
        result.found.append(_finding(rule, part, ground, group[0].judgement, group, None))


def _judged(turn: Turn, ground: Ground, not_assessed: list[NotAssessed]) -> list[_Judged]:
    rule, judging = turn.rule, turn.judging
    answer = locate(rule, ground)
    if answer is None:
        return []
    located, margins = answer
    if located.missing:
        not_assessed.extend([NotAssessed(rule.id, rule.title, rule.sections, layer, reason) for layer, reason in located.missing])
    if isinstance(located, NotAssessable):
        return []
    judged = []
    for hit in located.hits or (None,):
        attributes: Mapping[str, Value] = ground.layers[hit.selector.layer].values(hit.zone) if hit and judging.attributes else {}
        judgement = judging.judgement(attributes, (*located.unknown, *hit.unknown) if hit else located.unknown)
        if judgement.outcome is not Outcome.NONE:
            judged.append(_Judged(hit, located, judgement, margins))
    return judged


def _alike(judged: list[_Judged]) -> list[list[_Judged]]:
    """Zones judged alike share a finding; zones judged differently give findings of their own."""
    if not judged:
        return []
    first = judged[0].judgement
    if all(item.judgement is first for item in judged):
        return [judged]
    groups: dict[tuple[object, ...], list[_Judged]] = {}
    for item in judged:
        states = tuple((state.condition.id, state.status) for state in item.judgement.conditions)
        groups.setdefault((item.judgement.outcome, states), []).append(item)
    return list(groups.values())


def _finding(
    rule: Rule, part: PlanPart, ground: Ground, judgement: Judgement, judged: list[_Judged], exemption: Optional[Exemption]
) -> Finding:
    hits = tuple([item.hit for item in judged if item.hit is not None])
    located = judged[0].located
    merged, covered = _together(hits, judged)
    if rule.distance_to is not None:
        distance = _distance(ground, rule.distance_to)
    elif len(judged) == 1:
        distance = located.distance_m
    else:
        distance = min([item.located.distance_m for item in judged if item.located.distance_m is not None], default=None)
    return Finding(
        rule=rule,
        part=part,
        outcome=judgement.outcome,
        conditions=judgement.conditions,
        reasons=(judgement,) if exemption else tuple([item.judgement for item in judged]),
        hits=merged,
        covered=covered,
        distance_m=distance,
        edges=(hits, judged[0].margins, ground.layers),
        exemption=exemption,
    )


def _together(hits: tuple[Hit, ...], judged: list[_Judged]) -> tuple[tuple[Hit, ...], Covered]:
    """The zones, each once, and what of the part they cover together; many rules find the same."""
    if not hits:
        return (), _concerned(judged)
    if len(hits) == 1 and _is_exact(hits[0]):
        return hits, Covered((hits[0].geometry,), hits[0].measure)
    ground = judged[0].located.ground
    found: tuple[tuple[Hit, ...], Covered] = ground.of_pieces(hits, lambda: (_merged(hits), _covered(hits, ground)))
    return found


def _covered(hits: tuple[Hit, ...], ground: Ground) -> Covered:
    """What the zones cover of the part, so that a square metre counts once."""
    if hits[0].geometry is planar.EMPTY:
        nothing = {2: Measure(0.0, None), 1: Measure(None, 0.0)}
        return Covered((), nothing.get(ground.dimension, Measure(None, None)))
    highest = max(hit.measure.dimension for hit in hits)
    return ground.covered(tuple([hit.geometry for hit in hits if hit.measure.dimension == highest]))


def _concerned(judged: list[_Judged]) -> Covered:
    """Without zones, the ground itself."""
    if len(judged) == 1:
        ground = judged[0].located.ground
        return Covered((ground.geometry,), ground.measure)
    return Covered(tuple([item.located.ground.geometry for item in judged]))


def _is_exact(hit: Hit) -> bool:
    """Its measure is that of its geometry; it is not where lines cross, or of a zone nearby."""
    return bool(hit.measure.area_m2 or hit.measure.length_m)


def _merged(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """One hit a zone, where an exemption's region had cut it in pieces."""
    by_zone: dict[tuple[str, int], list[Hit]] = {}
    for hit in hits:
        by_zone.setdefault((hit.selector.layer, hit.zone), []).append(hit)
    if len(by_zone) == len(hits) and all(map(_is_exact, hits)):
        return tuple([same[0] for _, same in sorted(by_zone.items())])
    merged = []
    for _, same in sorted(by_zone.items()):
        if len(same) == 1 and _is_exact(same[0]):
            merged.append(same[0])
            continue
        whole = same[0].geometry if len(same) == 1 else planar.union(hit.geometry for hit in same)
        merged.append(same[0]._replace(geometry=whole, measure=same[0].measure if whole is planar.EMPTY else measure(whole)))
    return tuple(merged)


def _without_answers(judged: list[_Judged]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(evidence for item in judged for evidence in item.judgement.because))


def _note_missing_distance(rule: Rule, ground: Ground, result: Findings) -> None:
    """The finding stands, but the distance that belongs to it is unknown, and that is said."""
    layer_id = rule.distance_to or ""
    reason = Selector(layer_id).unavailable(ground.layers)
    if reason is not None:
        text = Message(f"{reason.nl}; de afstand is onbekend", f"{reason.en}; the distance is unknown")
        result.not_assessed.append(NotAssessed(rule.id, rule.title, rule.sections, layer_id, text))


def _distance(ground: Ground, layer_id: str) -> Optional[float]:
    layer = ground.layers.get(layer_id)
    if layer is None or not layer.usable or not len(layer.geometries):
        return None
    _, distances = layer.tree.query_nearest(ground.geometry, return_distance=True, all_matches=False)
    return float(distances[0])
