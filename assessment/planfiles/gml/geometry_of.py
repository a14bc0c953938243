"""Finds and reads the geometry of one feature, leaving labels and envelopes aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from ...messages import Message
from .context import GmlContext
from .curves import UnsupportedGeometry
from .names import XLINK_HREF, child_elements, local_name, namespace
from .shapes import GEOMETRIES, UNREADABLE, Shapes, read_shapes

_ASIDE = frozenset(
    (
        "boundedBy",
        "labelInfo",
        "symboolInfo",
        "lettertekenInfo",
        "typeLettertekenaanduiding",
        "maatvoering",
        "maatvoeringInfo",
        "cartografieInfo",
        "label",
    )
)
"""Where geometry is only the place of a label or symbol, or an envelope."""


@dataclass(frozen=True)
class FeatureGeometry:
    """`geometry` is None when the feature has none. `crs`: what its srsName says. `problems`: what could not be read, with why.

    `links`: geometry elsewhere that belongs to it (xlink:href, as written). `named`: its own geometries by gml:id.
    """

    geometry: BaseGeometry | None
    crs: str | None
    problems: tuple[Message, ...] = ()
    links: tuple[str, ...] = ()
    named: Mapping[str, BaseGeometry] = field(default_factory=dict)


def geometry_of(feature: Any, context: GmlContext, label: str) -> FeatureGeometry:
    """The geometry of a feature; `label` names it in problems.

    Where the feature has a property `geometrie` (IMRO, STOP), only what is in there counts.
    """
    properties = [item for item in child_elements(feature) if local_name(item) not in _ASIDE]
    named = [item for item in properties if local_name(item) == "geometrie"]
    items: list[BaseGeometry] = []
    crs: str | None = None
    problems: list[Message] = []
    links = [str(item.get(XLINK_HREF)) for item in named if item.get(XLINK_HREF)]
    found: dict[str, BaseGeometry] = {}
    for element in _top_geometries(named or properties):
        try:
            shapes = read_shapes(element, context)
        except UnsupportedGeometry as error:
            problems.append(_unsupported(label, str(error)))
            continue
        items.extend(shapes.items)
        links.extend(shapes.links)
        found.update((key, geometry) for key, members in shapes.named.items() if (geometry := collect(members)) is not None)
        crs = crs or shapes.crs or context.crs
        problems.extend(_collapsed(label, shapes))
    return FeatureGeometry(collect(items), crs, tuple(problems), tuple(links), found)


def collect(items: list[BaseGeometry]) -> BaseGeometry | None:
    """Simple geometries as one: itself, a multi-geometry of one type, or a collection."""
    if len(items) < 2:
        return items[0] if items else None
    kinds = {item.geom_type for item in items}
    if kinds == {"Polygon"}:
        return shapely.multipolygons(items)
    if kinds == {"LineString"}:
        return shapely.multilinestrings(items)
    if kinds == {"Point"}:
        return shapely.multipoints(items)
    return shapely.geometrycollections(items)


def _top_geometries(properties: list[Any]) -> Iterator[Any]:
    """The outermost geometry elements in these properties."""
    waiting = list(reversed(properties))
    while waiting:
        element = waiting.pop()
        name = local_name(element)
        if name in _ASIDE:
            continue
        if (name in GEOMETRIES or name in UNREADABLE) and "gml" in namespace(element):
            yield element
        else:
            waiting.extend(reversed(list(child_elements(element))))


def _unsupported(label: str, what: str) -> Message:
    if what == "xlink:href":
        return Message(
            f"{label}: de geometrie verwijst naar elders en is niet gelezen; verwijzingen worden niet gevolgd.",
            f"{label}: the geometry refers elsewhere and was not read; references are not followed.",
        )
    return Message(
        f"{label}: geometrie van de soort '{what}' wordt niet gelezen; dit object ontbreekt.",
        f"{label}: geometry of the kind '{what}' is not read; this object is missing.",
    )


def _collapsed(label: str, shapes: Shapes) -> list[Message]:
    if not shapes.collapsed:
        return []
    return [
        Message(
            f"{label}: {shapes.collapsed} ring of lijn met te weinig punten is weggelaten.",
            f"{label}: {shapes.collapsed} ring or line with too few points was left out.",
        )
    ]
