"""From rules and overlay to findings: where a rule concerns a part, how it judges there, and what sets it aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Optional

import shapely

from . import conflicts, geometry as planar
from .catalogue.rule import Exemption, Rule
from .expressions import Evidence
from .facts import Facts, Value
from .ground import Ground, Measure, measure
from .judgement import ConditionState, Judgement
from .layers import Layer
from .messages import Message
from .not_assessed import NotAssessed
from .plan import PlanPart
from .relations import Hit, Located, Missing, NotAssessable, Relation, Selector
from .relations.base import Margin
from .vocabulary import Outcome
from .workings import Judging, Workings
from .zones.zone_index import LayerSet


class Boundary(NamedTuple):
    """How far boundaries may move before the finding flips; `decides`: less far than they are uncertain."""

    distance_m: Optional[float]
    decides: bool


class Edge(NamedTuple):
    """A boundary: how far it would have to move, and how far it may be off."""

    margin: Margin
    uncertainty_m: float


@dataclass(frozen=True)
class Finding:
    """A rule that applies to a plan part, with its outcome and why. `exemption` is what took the rule's place, if any.

    `edges`: what boundaries there are: of the zones, of relations besides, and the layers that say how sure they are.
    """

    rule: Rule
    part: PlanPart
    outcome: Outcome
    conditions: tuple[ConditionState, ...]
    reasons: tuple[Judgement, ...]
    hits: tuple[Hit, ...]
    measure: Measure
    distance_m: Optional[float]
    edges: tuple[tuple[Hit, ...], tuple[tuple[Edge, ...], ...], Mapping[str, Layer]]
    exemption: Optional[Exemption] = None

    @cached_property
    def margins(self) -> tuple[tuple[Edge, ...], ...]:
        """Per relation the boundaries that all have to move for it to let go."""
        hits, besides, layers = self.edges
        return tuple(edges for edges in (_edges(hits, layers), *besides) if edges)

    @cached_property
    def because(self) -> tuple[Evidence, ...]:
        """What was stated, answered or read that led to it."""
        return tuple(dict.fromkeys(evidence for judgement in self.reasons for evidence in judgement.because))

    @property
    def id(self) -> str:
        """The rule's id, or that of the exemption that took its place."""
        return self.exemption.id if self.exemption else self.rule.id

    @property
    def sections(self) -> tuple[str, ...]:
        """The paragraphs it rests on, those of an exemption first."""
        if self.exemption is None and len(self.rule.sections) == 1:
            return self.rule.sections
        own = self.exemption.sections if self.exemption else ()
        return tuple(dict.fromkeys((*own, *self.rule.sections)))

    @property
    def share(self) -> Optional[float]:
        """The share (0–1) of the plan part that it concerns; None for points and where no share can be stated."""
        if self.measure.area_m2 is not None and self.part.area_m2:
            return min(self.measure.area_m2 / self.part.area_m2, 1.0)
        if self.measure.length_m is not None and self.part.length_m:
            return min(self.measure.length_m / self.part.length_m, 1.0)
        return None

    @property
    def boundary(self) -> Boundary:
        """Computed when asked for: it costs more than the finding itself."""
        moved = [_moved(edges) for edges in self.margins]
        finite = [boundary.distance_m for boundary in moved if boundary.distance_m is not None]
        return Boundary(min(finite, default=None), any(boundary.decides for boundary in moved))


def _moved(edges: tuple[Edge, ...]) -> Boundary:
    """How far the boundaries have to move, each no farther than it is uncertain; the first that holds ends the search."""
    farthest = 0.0
    for edge in edges:
        distance = edge.margin(edge.uncertainty_m)
        farthest = max(farthest, distance)
        if distance > edge.uncertainty_m or edge.uncertainty_m <= 0:
            return Boundary(None if farthest == float("inf") else farthest, False)
    return Boundary(farthest, True)


class Overruled(NamedTuple):
    """A rule that another one sets aside, and where."""

    rule: Rule
    part: PlanPart
    by: Exemption


@dataclass
class Findings:
    """What rules say of one plan part."""

    found: list[Finding] = field(default_factory=list)
    overruled: list[Overruled] = field(default_factory=list)
    not_assessed: list[NotAssessed] = field(default_factory=list)


def findings_of(
    part: PlanPart,
    ground: Ground,
    rules: Iterable[Rule],
    exemptions: Sequence[Exemption],
    facts: Facts,
    workings: Optional[Workings] = None,
) -> Findings:
    """Everything that `rules` say of one part; `facts` hold its parameters and the answers.

    Args:
        workings: of the catalogue that rules and exemptions are from, where there is one.
    """
    result = Findings()
    known = workings if workings is not None else Workings((), exemptions)
    for rule in rules:
        turn = known.turn(rule, part.activity)
        cut = conflicts.partition(ground, turn.exemptions)
        result.not_assessed.extend(cut.not_assessed)
        if turn.layers is not None and turn.layers.isdisjoint(ground.met):  # most rules, for most parts
            result.not_assessed.extend(_lacking(rule, ground.layers))
        else:
            _apply(rule, part, ground, cut, known.judging(rule, facts), result)
    return result


def _lacking(rule: Rule, layers: Mapping[str, Layer]) -> Sequence[NotAssessed]:
    """What must be said of a rule that meets nothing: the layers of its first relation that can't be used."""
    if isinstance(layers, LayerSet):
        return layers.remembered(rule, "lacking", lambda: _all_lacking(rule, layers))
    return _all_lacking(rule, layers)


def _all_lacking(rule: Rule, layers: Mapping[str, Layer]) -> Sequence[NotAssessed]:
    reasons = [(selector.layer, selector.unavailable(layers)) for selector in rule.where[0].selectors]
    return [NotAssessed(rule.id, rule.title, rule.sections, layer, reason) for layer, reason in reasons if reason is not None]


class _Judged(NamedTuple):
    hit: Optional[Hit]
    located: Located
    judgement: Judgement
    margins: tuple[tuple[Edge, ...], ...]


def _apply(rule: Rule, part: PlanPart, ground: Ground, cut: conflicts.Partition, judging: Judging, result: Findings) -> None:
    kept: list[_Judged] = []
    aside: dict[str, tuple[Exemption, list[_Judged]]] = {}
    for possible, piece in cut.pieces:
        for judged in _judged(rule, piece, judging, result.not_assessed):
            by = next((item for item in possible if conflicts.sets_aside(item, judged.judgement, judged.hit)), None)
            (kept if by is None else aside.setdefault(by.id, (by, []))[1]).append(judged)
    for exemption, items in aside.values():
        result.overruled.append(Overruled(rule, part, exemption))
        if exemption.becomes is not None and rule.becomes_milder:
            milder = Judgement(exemption.becomes, (), _without_answers(items), frozenset())
            result.found.append(_finding(rule, part, ground, milder, items, exemption))
    if kept and rule.distance_to is not None:
        _note_missing_distance(rule, ground, result)
    for group in _alike(kept):
        result.found.append(_finding(rule, part, ground, group[0].judgement, group, None))


def _judged(rule: Rule, ground: Ground, judging: Judging, not_assessed: list[NotAssessed]) -> list[_Judged]:
    answer = _locate(rule, ground)
    if answer is None:
        return []
    located, margins = answer
    missing = located.missing
    not_assessed.extend([NotAssessed(rule.id, rule.title, rule.sections, layer, reason) for layer, reason in missing])
    if isinstance(located, NotAssessable):
        return []
    judged = []
    for hit in located.hits or (None,):
        attributes: Mapping[str, Value] = ground.layers[hit.selector.layer].values(hit.zone) if hit else {}
        judgement = judging.judgement(attributes, (*located.unknown, *(hit.unknown if hit else ())))
        if judgement.outcome is not Outcome.NONE:
            judged.append(_Judged(hit, located, judgement, margins))
    return judged


def _locate(rule: Rule, ground: Ground) -> Optional[tuple[Located | NotAssessable, tuple[tuple[Edge, ...], ...]]]:
    """Narrow the ground relation by relation; the zones are those of the first relation that has any in the rule's layer."""
    if len(rule.where) == 1:
        only = ground.located(rule.where[0])
        if only is None:
            return None
        return only, (() if isinstance(only, NotAssessable) else _own_edges(rule.where[0], only, ground))
    located = Located(ground)
    margins: list[tuple[Edge, ...]] = []
    missing: list[Missing] = []
    for relation in rule.where:
        answer = located.ground.located(relation)
        if answer is None:
            return None
        missing.extend(answer.missing)
        if isinstance(answer, NotAssessable):
            return NotAssessable(tuple(missing)), ()
        if answer.margin is not None:
            margins.extend(_own_edges(relation, answer, ground))
        elif located.hits:
            margins.append(_edges(answer.hits, ground.layers))
        located = _joined(located, answer)
    return Located(located.ground, located.hits, located.distance_m, located.unknown, tuple(missing)), tuple(margins)


def _own_edges(relation: Relation, answer: Located, ground: Ground) -> tuple[tuple[Edge, ...], ...]:
    """The boundary of the answer as a whole, where it has one besides those of its zones."""
    if answer.margin is None:
        return ()
    used = [ground.layers[selector.layer].uncertainty_m for selector in relation.selectors if selector.layer in ground.layers]
    return ((Edge(answer.margin, max(used, default=0.0)),),)


def _edges(hits: Iterable[Hit], layers: Mapping[str, Layer]) -> tuple[Edge, ...]:
    return tuple(Edge(hit.margin, layers[hit.selector.layer].uncertainty_m) for hit in hits if hit.margin is not None)


def _joined(before: Located, after: Located) -> Located:
    hits = before.hits or after.hits
    if before.hits and after.ground is not before.ground:
        hits = tuple(cut for cut in (_cut(hit, after.ground) for hit in before.hits) if cut is not None)
    distance = before.distance_m if before.distance_m is not None else after.distance_m
    return Located(after.ground, hits, distance, (*before.unknown, *after.unknown))


def _cut(hit: Hit, ground: Ground) -> Optional[Hit]:
    if hit.geometry.is_empty:
        return hit
    inside = planar.of_dimension(shapely.intersection(hit.geometry, ground.geometry), planar.dimension(hit.geometry))
    return None if inside.is_empty else hit._replace(geometry=inside, measure=measure(inside))


def _alike(judged: list[_Judged]) -> list[list[_Judged]]:
    """Zones judged alike share a finding; zones judged differently give findings of their own."""
    if len(judged) < 2:
        return [judged] if judged else []
    groups: dict[tuple[object, ...], list[_Judged]] = {}
    for item in judged:
        states = tuple((state.condition.id, state.status) for state in item.judgement.conditions)
        groups.setdefault((item.judgement.outcome, states), []).append(item)
    return list(groups.values())


def _finding(
    rule: Rule, part: PlanPart, ground: Ground, judgement: Judgement, judged: list[_Judged], exemption: Optional[Exemption]
) -> Finding:
    hits = tuple(item.hit for item in judged if item.hit is not None)
    reasons = (judgement,) if exemption else tuple([item.judgement for item in judged])
    merged: tuple[Hit, ...] = hits
    if len(hits) == 1 and _is_exact(hits[0]):
        measured = hits[0].measure
    elif hits:
        merged, measured = judged[0].located.ground.of_pieces(hits, lambda: (_merged(hits), _measured(hits, judged)))
    else:
        measured = _measured(hits, judged)
    distances = [item.located.distance_m for item in judged if item.located.distance_m is not None]
    distance = min(distances, default=None)
    if rule.distance_to is not None:
        distance = _distance(ground, rule.distance_to)
    return Finding(
        rule=rule,
        part=part,
        outcome=judgement.outcome,
        conditions=judgement.conditions,
        reasons=reasons,
        hits=merged,
        measure=measured,
        distance_m=distance,
        edges=(hits, judged[0].margins, ground.layers),
        exemption=exemption,
    )


def _measured(hits: tuple[Hit, ...], judged: list[_Judged]) -> Measure:
    """The union of the pieces, so that a square metre counts once; without zones, the ground itself."""
    if not hits:
        return measure(planar.union(item.located.ground.geometry for item in judged))
    if hits[0].geometry is not planar.EMPTY:
        ground = judged[0].located.ground
        highest = max(hit.measure.dimension for hit in hits)
        pieces = [hit for hit in hits if hit.measure.dimension == highest]
        geometries = [hit.geometry for hit in pieces]
        if highest == 2:
            return Measure(ground.united_area(geometries), None)
        return measure(ground.united(geometries))
    nothing = {2: Measure(0.0, None), 1: Measure(None, 0.0)}
    return nothing.get(judged[0].located.ground.dimension, Measure(None, None))


def _is_exact(hit: Hit) -> bool:
    """Its measure is that of its geometry; it is not where lines cross, or of a zone nearby."""
    return bool(hit.measure.area_m2 or hit.measure.length_m)


def _merged(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """One hit a zone, where an exemption's region had cut it in pieces."""
    by_zone: dict[tuple[str, int], list[Hit]] = {}
    for hit in hits:
        by_zone.setdefault((hit.selector.layer, hit.zone), []).append(hit)
    merged = []
    for _, same in sorted(by_zone.items()):
        if len(same) == 1 and _is_exact(same[0]):
            merged.append(same[0])
            continue
        whole = same[0].geometry if len(same) == 1 else planar.union(hit.geometry for hit in same)
        merged.append(same[0]._replace(geometry=whole, measure=measure(whole) if not whole.is_empty else same[0].measure))
    return tuple(merged)


def _without_answers(judged: list[_Judged]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(evidence for item in judged for evidence in item.judgement.because))


def _note_missing_distance(rule: Rule, ground: Ground, result: Findings) -> None:
    """The finding stands, but the distance that belongs to it is unknown, and that is said."""
    layer_id = rule.distance_to or ""
    reason = Selector(layer_id).unavailable(dict(ground.layers))  # a selector of this moment is nothing to remember
    if reason is not None:
        text = Message(f"{reason.nl}; de afstand is onbekend", f"{reason.en}; the distance is unknown")
        result.not_assessed.append(NotAssessed(rule.id, rule.title, rule.sections, layer_id, text))


def _distance(ground: Ground, layer_id: str) -> Optional[float]:
    layer = ground.layers.get(layer_id)
    if layer is None or not layer.usable or not len(layer.geometries):
        return None
    _, distances = layer.tree.query_nearest(ground.geometry, return_distance=True, all_matches=False)
    return float(distances[0])
