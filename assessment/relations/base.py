"""What a rule may ask of space, and what the answer looks like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, NamedTuple, Optional, Protocol, Union

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from .. import geometry as planar
from ..catalogue.names import Limit
from ..facts import Value
from ..ground import Ground
from ..layers import Layer
from ..measure import Measure
from ..messages import Message
from ..vocabulary import LayerStatus
from ..zones.zone_index import LayerSet


@dataclass(frozen=True)
class Wanted:
    """An attribute filter: one of `values`, or none of them with `negated`. A null may or may not match."""

    attribute: str
    values: tuple[Value, ...]
    negated: bool = False


class Filter(NamedTuple):
    """What a selector selects."""

    layer: str
    wanted: tuple[Wanted, ...]
    groups: Optional[tuple[str, ...]]
    larger_than: Optional[Limit]


_filters: dict[Filter, Filter] = {}


@dataclass(frozen=True)
class Selector:
    """The zones of one layer that pass an attribute filter.

    `needs`: all attributes that the rule looks at in this layer; a field that is missing makes the layer useless to it.
    `groups`: what exemptions may refer to; None leaves that to the rule. `larger_than`: only features above this area in m².
    """

    layer: str
    wanted: tuple[Wanted, ...] = ()
    needs: frozenset[str] = frozenset()
    groups: Optional[tuple[str, ...]] = None
    larger_than: Optional[Limit] = None

    def unavailable(self, layers: Mapping[str, Layer]) -> Optional[Message]:
        """Why the layer can't be used for this; None when it can."""
        layer = layers.get(self.layer)
        if layer is None:
            return Message("de laag ontbreekt", "the layer is missing")
        if not layer.usable:
            why = layer.message or Message("", "")
            if layer.status is LayerStatus.MISSING:
                return Message("de laag ontbreekt", "the layer is missing")
            return Message(f"de laag kon niet worden gelezen: {why.nl}", f"the layer could not be read: {why.en}")
        filtered = {wanted.attribute for wanted in self.wanted}
        for attribute in sorted(self.needs):
            if layer.lacks(attribute) and (attribute in filtered or not layer.spec.attributes[attribute].exception):
                return Message(f"het veld '{attribute}' ontbreekt", f"the field '{attribute}' is missing")
        return None

    @cached_property
    def filter(self) -> Filter:
        """What it selects, whatever a rule needs besides: one object for all selectors that select the same."""
        mine = Filter(self.layer, self.wanted, self.groups, self.larger_than)
        return _filters.setdefault(mine, mine)

    def untested_exceptions(self, layer: Layer) -> Sequence[Message]:
        """Exceptions that the source has no field for: judged as if there were none, and said so."""
        return [
            Message(
                f"het veld '{attribute}' ontbreekt; er is geen uitzondering aangenomen",
                f"the field '{attribute}' is missing; no exception was assumed",
            )
            for attribute in sorted(self.needs)
            if layer.lacks(attribute) and layer.spec.attributes[attribute].exception
        ]

    def matches(self, layer: Layer, zone: int) -> Optional[bool]:
        """True, False, or None where an attribute that decides it is unknown."""
        if self.larger_than is not None and not layer.area(zone) > self.larger_than.value:
            return False
        certain = True
        for wanted in self.wanted:
            value = layer.value(zone, wanted.attribute)
            if value is None:
                certain = False
            elif (value in wanted.values) is wanted.negated:
                return False
        return True if certain else None

    def unknown(self, layer: Layer, zone: int) -> tuple[str, ...]:
        """The attributes of the filter that are null for this zone."""
        return tuple(wanted.attribute for wanted in self.wanted if layer.value(zone, wanted.attribute) is None)

    def candidates(self, layers: LayerSet) -> Candidates:
        """The zones that match or may match."""
        return layers.remembered(self, "candidates", lambda: self._candidates(layers[self.layer]))

    def _candidates(self, layer: Layer) -> Candidates:
        if not self.wanted and self.larger_than is None:
            return Candidates(layer.geometries, layer.tree)
        chosen = [zone for zone in range(len(layer.geometries)) if self.matches(layer, zone) is not False]
        zones = layer.geometries[np.array(chosen, dtype=int)]
        return Candidates(zones, planar.index_of(zones))


class Candidates(NamedTuple):
    """Zones with an index over them."""

    zones: Any
    tree: shapely.STRtree

    def distance(self, geometry: BaseGeometry) -> Optional[float]:
        """To the nearest of them; None when there are none."""
        if not len(self.zones):
            return None
        _, distances = self.tree.query_nearest(geometry, return_distance=True, all_matches=False)
        return float(distances[0])


class Hit(NamedTuple):
    """A zone that a relation found. `geometry` is the piece of the plan part there (empty for a zone nearby).

    `unknown` names null attributes that decide whether the zone is meant at all; `margin` is how far the zone's boundary would
    have to move to let go of the part.
    """

    selector: Selector
    zone: int
    geometry: BaseGeometry
    measure: Measure
    unknown: tuple[str, ...] = ()
    margin: Optional[Margin] = None


class Located(NamedTuple):
    """Where a rule concerns the plan part: the ground, the zones and the distance to the nearest; `margin` where no zone has its own."""

    ground: Ground
    hits: tuple[Hit, ...] = ()
    distance_m: Optional[float] = None
    unknown: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    margin: Optional[Margin] = None


class Missing(NamedTuple):
    """A layer that a relation could not use, and why."""

    layer: str
    reason: Message


@dataclass(frozen=True)
class NotAssessable:
    """The relation can't be decided, because of these layers."""

    missing: tuple[Missing, ...]


class Margin(Protocol):
    """How far boundaries would have to move for the answer to flip, in metres; costs something, so asked for when needed.

    `enough`: a lower bound above this will do.
    """

    def __call__(self, enough: float) -> float: ...


Answer = Union[Located, NotAssessable, None]


class Relation(Protocol):
    """One thing a rule may ask; one file each."""

    word: ClassVar[str]

    @property
    def selectors(self) -> tuple[Selector, ...]: ...

    @property
    def sentence(self) -> Message: ...

    def locate(self, ground: Ground) -> Answer:
        """Where this holds for `ground`; None where it doesn't."""
        ...
