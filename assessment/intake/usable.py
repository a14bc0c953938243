"""What of a geometry can be assessed: valid, 2D, of one dimension, with area or length; and in words what had to be done to get there."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ..messages import Message
from .repair import Repaired, by_dimension, is_finite, repaired

SLIVER_M2 = 1e-4
"""A polygon of less than a square centimetre is drawing dirt."""

FARTHEST_M = 1e7
"""RD reaches nowhere near; sums of larger numbers would lose the square metres of the plan."""

_SUFFIX = {2: "", 1: "-lijn", 0: "-punt"}


class Piece(NamedTuple):
    """A usable geometry. `suffix` parts it from the other dimensions of the same object ("" or "-lijn")."""

    geometry: BaseGeometry
    suffix: str


def usable(geometry: BaseGeometry, label: Message, notes: list[Message]) -> list[Piece]:
    """The areas, the lines and the points of a geometry in metres, each usable; `notes` is told what was done, under `label`.

    Nothing comes of a geometry that is empty, and of that nothing is told.
    """
    if not is_finite(geometry):
        notes.append(
            Message(
                f"{label.nl}: een coördinaat is geen getal; de geometrie is niet gebruikt.",
                f"{label.en}: a coordinate is no number; the geometry was not used.",
            )
        )
        return []
    if bool((np.abs(shapely.get_coordinates(geometry)) > FARTHEST_M).any()):
        notes.append(
            Message(
                f"{label.nl}: een coördinaat ligt onmogelijk ver weg; de geometrie is niet gebruikt.",
                f"{label.en}: a coordinate lies impossibly far away; the geometry was not used.",
            )
        )
        return []
    parts = by_dimension(shapely.force_2d(geometry))
    if len(parts) > 1:
        notes.append(
            Message(
                f"{label.nl}: bevat vlakken, lijnen of punten door elkaar en is in een plandeel per soort gesplitst.",
                f"{label.en}: mixes areas, lines or points and was split into a plan part per kind.",
            )
        )
    found: list[Piece] = []
    for part in parts:
        whole = _whole(part, label, notes)
        if whole is not None:
            found.append(Piece(whole, "" if part is parts[0] else _SUFFIX[int(shapely.get_dimensions(part))]))
    return found


def square_metres(value: float) -> Message:
    """An area in words, to the square decimetre."""
    text = f"{value:.2f}"
    return Message(f"{text.replace('.', ',')} m²", f"{text} m²")


def _whole(part: BaseGeometry, label: Message, notes: list[Message]) -> BaseGeometry | None:
    result = repaired(part)
    if result.hopeless:
        notes.append(
            Message(
                f"{label.nl}: de geometrie snijdt zichzelf te vaak om te herstellen; dit object ontbreekt.",
                f"{label.en}: the geometry crosses itself too often to be repaired; this object is missing.",
            )
        )
        return None
    if result.why is not None:
        notes.append(_repaired(label, result))
    geometry, slivers = _without_slivers(result.geometry)
    if slivers and result.why is None:
        notes.append(_slivers(label, slivers, nothing_left=geometry is None))
    if geometry is None and (result.why is not None or not slivers):
        notes.append(
            Message(
                f"{label.nl}: de geometrie heeft geen oppervlakte of lengte; dit object ontbreekt.",
                f"{label.en}: the geometry has no area or length; this object is missing.",
            )
        )
    return geometry


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


def _repaired(label: Message, result: Repaired) -> Message:
    before, after, change = (square_metres(value) for value in (result.before_m2, result.after_m2, result.after_m2 - result.before_m2))
    return Message(
        f"{label.nl}: ongeldige geometrie hersteld ({result.why}); "
        f"de oppervlakte veranderde met {change.nl}, van {before.nl} in {after.nl}.",
        f"{label.en}: invalid geometry repaired ({result.why}); the area changed by {change.en}, from {before.en} to {after.en}.",
    )


def _slivers(label: Message, count: int, nothing_left: bool) -> Message:
    if nothing_left:
        return Message(
            f"{label.nl}: de vlakken hebben geen oppervlakte; dit object ontbreekt.",
            f"{label.en}: the polygons have no area; this object is missing.",
        )
    return Message(f"{label.nl}: {count} vlakken zonder oppervlakte weggelaten.", f"{label.en}: {count} polygons without area left out.")
