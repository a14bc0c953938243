"""Geometry that sits elsewhere in the file (structuurvisies, decisions of province and state) goes to the objects that point at it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import shapely
from shapely.geometry.base import BaseGeometry

from ...messages import Message
from ..errors import too_many
from ..limits import MAX_VERTICES
from ..model import RawFeature
from .geometry_of import collect


@dataclass(frozen=True)
class Linked:
    """An object with its gml:id, what its `begrenzing` or geometry points at (`links`, as written), and its geometries by gml:id."""

    identity: str
    feature: RawFeature
    links: tuple[str, ...]
    problems: tuple[Message, ...] = ()
    named: Mapping[str, BaseGeometry] = field(default_factory=dict)


def join_geometries(objects: list[Linked]) -> tuple[list[RawFeature], list[Message]]:
    """The plan objects, each with the geometry it points at; objects that are only a geometry of another are no longer there.

    An object may point at several geometries, and several objects at one. References to anything outside the file are never followed.
    """
    by_id = {item.identity: item.feature for item in objects}
    for item in objects:
        for key, geometry in item.named.items():
            by_id.setdefault(key, replace(item.feature, geometry=geometry))
    used = {link[1:] for item in objects for link in item.links if link.startswith("#")}
    features: list[RawFeature] = []
    lost: Counter[str] = Counter()
    vertices = 0
    for item in objects:
        if _is_only_geometry(item):
            if item.identity not in used:
                features.append(_with_unique_id(item))
            continue
        geometries = [by_id[link[1:]] for link in item.links if link[1:] in by_id and link.startswith("#")]
        lost.update(link[:80] for link in item.links if not (link.startswith("#") and link[1:] in by_id))
        vertices += sum(int(shapely.get_num_coordinates(other.geometry)) for other in geometries)
        if vertices > MAX_VERTICES:
            raise too_many(MAX_VERTICES, "coördinaten", "coordinates")
        features.append(_with_geometry(item, geometries))
    return features, [_lost(link) for link in sorted(lost)][:20]


def _is_only_geometry(item: Linked) -> bool:
    return item.feature.source_class.startswith("Geometrie") and not item.links


def _with_unique_id(item: Linked) -> RawFeature:
    return replace(item.feature, fields={**item.feature.fields, "gml:id": item.identity})


def _with_geometry(item: Linked, linked: list[RawFeature]) -> RawFeature:
    feature = _with_unique_id(item)
    if not linked:
        return feature
    simple = _simple_parts(item.feature.geometry)
    for other in linked:
        simple.extend(_simple_parts(other.geometry))
    crs = feature.crs or next((other.crs for other in linked if other.crs is not None), None)
    return replace(feature, geometry=collect(simple), crs=crs)


def _simple_parts(geometry: BaseGeometry | None) -> list[BaseGeometry]:
    if geometry is None:
        return []
    return [part for member in getattr(geometry, "geoms", [geometry]) for part in getattr(member, "geoms", [member])]


def _lost(link: str) -> Message:
    if link.startswith("#"):
        return Message(
            f"De geometrie '{link}' staat niet in het bestand; het object dat ernaar verwijst mist die.",
            f"The geometry '{link}' is not in the file; the object that refers to it lacks it.",
        )
    return Message(
        f"De geometrie '{link}' ligt buiten het bestand en is niet opgehaald; het object dat ernaar verwijst mist die.",
        f"The geometry '{link}' lies outside the file and was not fetched; the object that refers to it lacks it.",
    )
