"""Where a rule concerns a plan part: its relations narrow the ground one after the other."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple, Optional, Union

import shapely

from . import geometry as planar
from .boundary import Edge, edges_of
from .catalogue.rule import Rule
from .ground import Ground
from .measure import measure
from .relations import Hit, Located, Missing, NotAssessable, Relation


class Where(NamedTuple):
    """The part of the ground that a rule concerns. `margins`: boundaries besides those of its zones, per relation."""

    located: Union[Located, NotAssessable]
    margins: tuple[tuple[Edge, ...], ...]


def locate(rule: Rule, ground: Ground) -> Optional[Where]:
    """Narrow the ground relation by relation; the zones are those of the first relation that has any in the rule's layer."""
    if len(rule.where) == 1:
        only = ground.located(rule.where[0])
        if only is None:
            return None
        return Where(only, () if isinstance(only, NotAssessable) else _own_edges(rule.where[0], only, ground))
    located = Located(ground)
    margins: list[tuple[Edge, ...]] = []
    missing: list[Missing] = []
    for relation in rule.where:
        answer = located.ground.located(relation)
        if answer is None:
            return None
        missing.extend(answer.missing)
        if isinstance(answer, NotAssessable):
            return Where(NotAssessable(tuple(missing)), ())
        if answer.margin is not None:
            margins.extend(_own_edges(relation, answer, ground))
        elif located.hits:
            margins.append(edges_of(answer.hits, ground.layers))
        located = _joined(located, answer)
    return Where(located._replace(missing=tuple(missing)), tuple(margins))


def _own_edges(relation: Relation, answer: Located, ground: Ground) -> tuple[tuple[Edge, ...], ...]:
    """The boundary of the answer as a whole, where it has one besides those of its zones."""
    if answer.margin is None:
        return ()
    used = [ground.layers[selector.layer].uncertainty_m for selector in relation.selectors if selector.layer in ground.layers]
    return ((Edge(answer.margin, max(used, default=0.0)),),)


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
    inside = planar.of_dimension(shapely.intersection(hit.geometry, ground.geometry), hit.measure.dimension)
    return None if inside.is_empty else hit._replace(geometry=inside, measure=measure(inside))
