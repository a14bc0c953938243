"""Cleans the features of a plan: repairs, splits by dimension, drops what is empty, and reports all of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ...messages import Message
from ..model import RawFeature
from .repair import Repaired, by_dimension, repaired

SLIVER_M2 = 1e-4
"""A polygon of less than a square centimetre is drawing dirt."""

_LISTED = 40
_SUFFIX = {2: "", 1: "-lijn", 0: "-punt"}


@dataclass(frozen=True)
class Clean:
    """A feature whose geometry is valid, 2D and of one dimension. `suffix` parts it from its other dimensions ("" or "-lijn")."""

    feature: RawFeature
    geometry: BaseGeometry
    suffix: str = ""


def clean(features: tuple[RawFeature, ...]) -> tuple[list[Clean], list[Message]]:
    """The features with geometry (RD, metres) in order, and what was done to them."""
    kept: list[Clean] = []
    notes: list[Message] = []
    empty: Counter[str] = Counter()
    for feature in features:
        parts = by_dimension(feature.geometry) if feature.geometry is not None else []
        if not parts:
            empty[feature.source_class] += 1
            continue
        if len(parts) > 1:
            notes.append(_mixed(feature))
        for part in parts:
            kept.extend(_cleaned(feature, shapely.force_2d(part), parts, notes))
    notes = _shortened(notes)
    notes.extend(_no_geometry(source_class, count) for source_class, count in sorted(empty.items()))
    notes.extend(_duplicates(kept))
    return kept, notes


def _cleaned(feature: RawFeature, part: BaseGeometry, parts: list[BaseGeometry], notes: list[Message]) -> list[Clean]:
    result = repaired(part)
    label = f"{feature.source_class} {feature.name or feature.source_id}".strip()
    if result.hopeless:
        notes.append(_hopeless(label))
        return []
    if result.why is not None:
        notes.append(_repaired(label, result))
    geometry, slivers = _without_slivers(result.geometry)
    if slivers and result.why is None:
        notes.append(_slivers(label, slivers, nothing_left=geometry is None))
    if geometry is None:
        if result.why is not None or not slivers:
            notes.append(_nothing_left(label))
        return []
    first = int(shapely.get_dimensions(parts[0]))
    return [Clean(replace(feature, geometry=None), geometry, "" if result.dimension == first else _SUFFIX[result.dimension])]


def _without_slivers(geometry: BaseGeometry | None) -> tuple[BaseGeometry | None, int]:
    if geometry is None or shapely.get_dimensions(geometry) < 2:
        return geometry, 0
    members = shapely.get_parts(np.atleast_1d(geometry))
    real = members[shapely.area(members) >= SLIVER_M2]
    slivers = len(members) - len(real)
    if not slivers:
        return geometry, 0
    if not len(real):
        return None, slivers
    return (real[0] if len(real) == 1 else shapely.multipolygons(real)), slivers


def _duplicates(kept: list[Clean]) -> list[Message]:
    """Objects of one class with exactly the same geometry: both stay, totals count the ground once."""
    shapes = shapely.to_wkb(shapely.normalize(np.array([item.geometry for item in kept], dtype=object))) if kept else []
    counts = Counter((item.feature.source_class, shape) for item, shape in zip(kept, shapes))
    twice: Counter[str] = Counter()
    for (source_class, _), count in counts.items():
        twice[source_class] += count - 1
    return [
        Message(
            f"{count} objecten van {source_class} liggen precies op een ander; in totalen telt de grond één keer.",
            f"{count} objects of {source_class} lie exactly on another; in totals the ground counts once.",
        )
        for source_class, count in sorted(twice.items())
        if count
    ]


def _shortened(notes: list[Message]) -> list[Message]:
    """At most `_LISTED` messages about single objects, then how many more there are."""
    rest = len(notes) - _LISTED
    if rest <= 0:
        return notes
    return [*notes[:_LISTED], Message(f"… en nog {rest} soortgelijke meldingen.", f"… and {rest} more messages of this kind.")]


def _area(square_metres: float) -> Message:
    text = f"{square_metres:,.2f}"
    return Message(f"{text.replace(',', ' ').replace('.', ',')} m²", f"{text} m²")


def _repaired(label: str, result: Repaired) -> Message:
    change = _area(result.after_m2 - result.before_m2)
    why = result.why or ""
    return Message(
        f"{label}: ongeldige geometrie hersteld ({why}); de oppervlakte veranderde met {change.nl}.",
        f"{label}: invalid geometry repaired ({why}); the area changed by {change.en}.",
    )


def _hopeless(label: str) -> Message:
    return Message(
        f"{label}: de geometrie snijdt zichzelf te vaak om te herstellen; dit object ontbreekt.",
        f"{label}: the geometry crosses itself too often to be repaired; this object is missing.",
    )


def _nothing_left(label: str) -> Message:
    return Message(
        f"{label}: de geometrie heeft geen oppervlakte of lengte; dit object ontbreekt.",
        f"{label}: the geometry has no area or length; this object is missing.",
    )


def _slivers(label: str, count: int, nothing_left: bool) -> Message:
    if nothing_left:
        return Message(
            f"{label}: de vlakken hebben geen oppervlakte; dit object ontbreekt.",
            f"{label}: the polygons have no area; this object is missing.",
        )
    return Message(f"{label}: {count} vlakken zonder oppervlakte weggelaten.", f"{label}: {count} polygons without area left out.")


def _mixed(feature: RawFeature) -> Message:
    label = f"{feature.source_class} {feature.name or feature.source_id}".strip()
    return Message(
        f"{label}: bevat vlakken, lijnen of punten door elkaar en is in een plandeel per soort gesplitst.",
        f"{label}: mixes areas, lines or points and was split into a plan part per kind.",
    )


def _no_geometry(source_class: str, count: int) -> Message:
    return Message(f"{count} objecten van {source_class} hebben geen geometrie.", f"{count} objects of {source_class} have no geometry.")
