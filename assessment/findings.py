"""From rules and overlay to findings: where a rule concerns a part, how it judges there, and what sets it aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import NamedTuple, Optional

import shapely

from . import conflicts, geometry as planar
from .catalogue.rule import Exemption, Rule
from .covered import Covered
from .expressions import Evidence
from .facts import Facts, Value
from .ground import Ground
from .judgement import ConditionState, Judgement
from .layers import Layer
from .measure import Measure, measure
from .messages import Message
from .not_assessed import NotAssessed
from .plan import PlanPart
from .relations import Hit, Located, Missing, NotAssessable, Relation, Selector
from .relations.base import Margin
from .vocabulary import Outcome
from .workings import Turn, Workings
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

    `covered`: what of the part it concerns, measured when somebody asks. `edges`: what boundaries there are: of the zones, of
    relations besides, and the layers that say how sure they are.
    """

    rule: Rule
    part: PlanPart
    outcome: Outcome
    conditions: tuple[ConditionState, ...]
    reasons: tuple[Judgement, ...]
    hits: tuple[Hit, ...]
    covered: Covered
    distance_m: Optional[float]
    edges: tuple[tuple[Hit, ...], tuple[tuple[Edge, ...], ...], Mapping[str, Layer]]
    exemption: Optional[Exemption] = None

    @property
    def measure(self) -> Measure:
        """How much of the part it concerns, each square metre once."""
        return self.covered.measure

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
    answer = _locate(rule, ground)
    if answer is None:
        return []
    located, margins = answer
    if located.missing:
        not_assessed.extend([NotAssessed(rule.id, rule.title, rule.sections, layer, reason) for layer, reason in located.missing])
    if isinstance(located, NotAssessable):
        return []
    if not located.hits:
        judgement = judging.judgement({}, located.unknown)
        return [_Judged(None, located, judgement, margins)] if judgement.outcome is not Outcome.NONE else []
    judged = []
    for hit in located.hits:
        values = ground.layers[hit.selector.layer].values(hit.zone) if judging.attributes else _NO_VALUES
        judgement = judging.judgement(values, (*located.unknown, *hit.unknown))
        if judgement.outcome is not Outcome.NONE:
            judged.append(_Judged(hit, located, judgement, margins))
    return judged


_NO_VALUES: Mapping[str, Value] = {}


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
        cut = [after.ground.remembered(hit, partial(_cut, hit, before.ground)) for hit in before.hits]
        hits = tuple([hit for hit in cut if hit is not None])
    distance = before.distance_m if before.distance_m is not None else after.distance_m
    return Located(after.ground, hits, distance, (*before.unknown, *after.unknown))


def _cut(hit: Hit, before: Ground, ground: Ground) -> Optional[Hit]:
    """The hit within `ground`, which lies within `before`."""
    if hit.geometry is planar.EMPTY:
        return hit
    if hit.geometry is before.geometry:
        return hit._replace(geometry=ground.geometry, measure=ground.measure)
    inside = planar.of_dimension(shapely.intersection(hit.geometry, ground.geometry), planar.dimension(hit.geometry))
    return None if inside.is_empty else hit._replace(geometry=inside, measure=measure(inside))


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
    merged, covered = located.ground.of_pieces(hits, lambda: (_merged(hits), _covered(hits, judged))) if hits else ((), _concerned(judged))
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


def _covered(hits: tuple[Hit, ...], judged: list[_Judged]) -> Covered:
    """What the zones cover of the part, so that a square metre counts once."""
    ground = judged[0].located.ground
    if hits[0].geometry is planar.EMPTY:
        nothing = {2: Measure(0.0, None), 1: Measure(None, 0.0)}
        return Covered((), nothing.get(ground.dimension, Measure(None, None)))
    if len(hits) == 1 and _is_exact(hits[0]):
        return Covered((hits[0].geometry,), hits[0].measure)
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
