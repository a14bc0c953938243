"""What rules may name: layers with their attributes, development types, parameters, questions, limits and places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import shapely
from shapely.geometry.base import BaseGeometry

from ..messages import Message


@dataclass(frozen=True)
class Attribute:
    """An attribute of a layer (contract §5). `exception`: a null means that there is no exception."""

    name: str
    kind: str
    title: Message
    values: tuple[str, ...] = ()
    exception: bool = False


@dataclass(frozen=True)
class LayerSpec:
    """What the policy expects of a layer: its place on the maps, its attributes, how well its boundaries are known.

    `uncertainty_m`: the layer's own figure in metres; None takes that of its precision.
    """

    id: str
    title: Message
    maps: tuple[str, ...]
    geometry: str
    attributes: Mapping[str, Attribute]
    indicative: bool = False
    uncertainty_m: float | None = None


@dataclass(frozen=True)
class ActivitySpec:
    """A development type a plan part can have."""

    id: str
    title: Message
    theme: str


@dataclass(frozen=True)
class ParameterSpec:
    """A number, boolean or choice that a plan may state. `kind` is number, integer, boolean or choice."""

    id: str
    title: Message
    kind: str
    unit: str = ""
    minimum: float = 0.0
    maximum: float | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class QuestionSpec:
    """Something a person must answer; `evidence` says with what. `ours`: not named by the contract, added by this catalogue."""

    id: str
    text: Message
    who: Message
    evidence: Message


@dataclass(frozen=True)
class Limit:
    """A number of the policy, with its unit and where it stands. `interpretation` says that it is our reading."""

    id: str
    value: float
    unit: str
    title: Message
    sections: tuple[str, ...]
    source: str
    interpretation: Message | None = None


@dataclass(frozen=True)
class Table:
    """A table of the policy that gives a text per development type, to show with a finding (table 6.1)."""

    id: str
    title: Message
    sections: tuple[str, ...]
    by_activity: Mapping[str, str]


@dataclass(frozen=True)
class Place:
    """A named place that no layer carries: a point or line in RD with a radius in metres, as a polygon."""

    id: str
    title: Message
    geometry: BaseGeometry
    source: str


@dataclass(frozen=True)
class Outline:
    """The province in RD; `uncertainty_m`: how far its boundary may lie from where it is drawn."""

    geometry: BaseGeometry
    uncertainty_m: float = 0.0

    @cached_property
    def core(self) -> BaseGeometry:
        """Something simple that lies wholly inside: what it covers needs no look at the ragged outline."""
        return shapely.simplify(shapely.buffer(self.geometry, -600.0, quad_segs=2), 300.0)


@dataclass(frozen=True)
class Names:
    """All that a rule may refer to, by id."""

    layers: Mapping[str, LayerSpec]
    activities: Mapping[str, ActivitySpec]
    groups: Mapping[str, tuple[str, ...]]
    parameters: Mapping[str, ParameterSpec]
    questions: Mapping[str, QuestionSpec]
    limits: Mapping[str, Limit]
    tables: Mapping[str, Table]
    places: Mapping[str, Place]
