"""Coordinates as GML writes them: pos, posList, coordinates, pointProperty."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely

from ...messages import Message
from ..errors import PlanFileError, not_finite
from ..geometry.arcs import Coordinates
from .context import GmlContext
from .names import child_elements, local_name

_POINT_HOLDERS = ("pointProperty", "pointRep", "pointMember")


def read_positions(element: Any, context: GmlContext) -> Coordinates:
    """All positions directly in `element`, in x, y order: (n, 2), without Z.

    Raises:
        PlanFileError: coordinates that aren't numbers, aren't finite, or don't come in pairs.
    """
    found: list[Coordinates] = []
    for child in child_elements(element):
        name = local_name(child)
        if name in ("posList", "pos"):
            found.append(_from_list(child, context.inside(child)))
        elif name == "coordinates":
            found.append(_from_coordinates(child, context))
        elif name == "coord":
            found.append(_from_coord(child, context))
        elif name in _POINT_HOLDERS:
            found.extend(read_positions(point, context.inside(point)) for point in child_elements(child) if local_name(point) == "Point")
    return np.vstack(found) if found else np.empty((0, 2))


def _from_list(element: Any, context: GmlContext) -> Coordinates:
    values = _numbers((element.text or "").split())
    dimension = context.dimension or _likely_dimension(values.size, local_name(element) == "pos")
    if values.size % dimension and values.size % (5 - dimension) == 0:
        dimension = 5 - dimension  # stated for the plan as a whole, and wrong here
    if values.size % dimension:
        raise _damaged(f"{values.size} getallen", f"{values.size} numbers")
    return _ordered(values.reshape(-1, dimension), context)


def _likely_dimension(count: int, single: bool) -> int:
    """The dimension when nothing states it: 3 only when 2 is impossible."""
    if single:
        return 3 if count == 3 else 2
    return 3 if count % 2 and count % 3 == 0 else 2


def _from_coordinates(element: Any, context: GmlContext) -> Coordinates:
    """GML 2 (and some 3.1): tuples parted by white space, numbers by commas, unless it says otherwise."""
    text = element.text or ""
    decimal, comma, between = element.get("decimal", "."), element.get("cs", ","), element.get("ts", " ")
    tuples = text.split() if between.isspace() or not between else [part for part in text.split(between) if part.strip()]
    if not tuples:
        return np.empty((0, 2))
    parts = [piece.split(comma) if comma and not comma.isspace() else piece.split() for piece in tuples]
    width = len(parts[0])
    if width not in (2, 3) or any(len(part) != width for part in parts):
        raise _damaged("ongelijke coördinaten", "uneven coordinates")
    numbers = [number.replace(decimal, ".") if decimal not in (".", "") else number for part in parts for number in part]
    return _ordered(_numbers(numbers).reshape(-1, width), context)


def _from_coord(element: Any, context: GmlContext) -> Coordinates:
    """GML 2: X and Y elements."""
    values = {local_name(child): (child.text or "").strip() for child in child_elements(element)}
    return _ordered(_numbers([values.get("X", ""), values.get("Y", "")]).reshape(1, 2), context)


def _numbers(parts: list[str]) -> Coordinates:
    try:
        values = np.array(parts, dtype=np.float64)
    except ValueError:
        wrong = next((part for part in parts if not _is_number(part)), "?")[:40]
        raise _damaged(f"'{wrong}'", f"'{wrong}'") from None
    if not bool(np.isfinite(values).all()):
        raise not_finite()
    return values


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _ordered(values: Coordinates, context: GmlContext) -> Coordinates:
    return values[:, [1, 0]] if context.swap else values[:, :2]


def _damaged(nl: str, en: str) -> PlanFileError:
    return PlanFileError(
        Message(
            f"Het bestand is beschadigd: {nl} waar coördinaten horen; haal het bestand opnieuw op of exporteer het opnieuw.",
            f"The file is damaged: {en} where coordinates belong; download or export the file again.",
        )
    )


def as_points(positions: Coordinates) -> list[shapely.Point]:
    """Points of an (n, 2) array."""
    return list(shapely.points(positions)) if len(positions) else []
