"""The geometry of plan parts: what can be assessed of it, its footprint, and where parts lie over each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Optional

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from .. import geometry as planar
from ..messages import Message
from .footprint import footprint, footprint_note
from .usable import square_metres, usable

_LISTED = 10
_COUNTS_FROM = 1.0
"""Square metres or metres: neighbours of which the drawn boundaries differ by less don't lie over each other."""


class Shaped(NamedTuple):
    """A usable geometry of a part; `footprint_m` when it was widened to an area."""

    id: str
    geometry: BaseGeometry
    footprint_m: Optional[float]


def shaped(part_id: str, geometry: Optional[BaseGeometry], footprint_m: Optional[float], notes: list[Message]) -> list[Shaped]:
    """What can be assessed of the geometry of a part: mostly one, more where areas, lines and points are mixed; nothing, and said."""
    label = Message(f"Plandeel {part_id}", f"Plan part {part_id}")
    found: list[Shaped] = []
    for piece in usable(geometry, label, notes) if geometry is not None else ():
        if footprint_m is None or planar.dimension(piece.geometry) == 2:
            found.append(Shaped(part_id + piece.suffix, piece.geometry, None))
            continue
        area = footprint(piece.geometry, footprint_m)
        notes.append(footprint_note(label, piece.geometry, area, footprint_m))
        found.append(Shaped(part_id + piece.suffix, area, footprint_m))
    if not found:
        notes.append(
            Message(
                f"Plandeel {part_id} heeft geen bruikbare geometrie en is niet getoetst.",
                f"Plan part {part_id} has no usable geometry and has not been assessed.",
            )
        )
    return found


def tell_overlaps(ids: Sequence[str], geometries: Sequence[BaseGeometry], notes: list[Message]) -> None:
    """Say which parts lie over each other: in totals that ground counts once."""
    told: list[Message] = []
    for dimension in (2, 1, 0):
        chosen = [index for index, geometry in enumerate(geometries) if planar.dimension(geometry) == dimension]
        same = np.array([geometries[index] for index in chosen], dtype=object)
        if len(same) > 1 and _excess(same, dimension) >= _COUNTS_FROM:
            told.extend(_pairs([ids[index] for index in chosen], same, dimension))
    notes.extend(told[:_LISTED])
    if len(told) > _LISTED:
        rest = len(told) - _LISTED
        notes.append(
            Message(
                f"… en nog {rest} paren van plandelen die elkaar overlappen.",
                f"… and {rest} more pairs of plan parts that overlap.",
            )
        )


def _excess(geometries: Any, dimension: int) -> float:
    """By how much the sizes of all add up to more than the size of their union."""
    size = (shapely.get_num_geometries, shapely.length, shapely.area)[dimension]
    return float(np.sum(size(geometries)) - size(shapely.union_all(geometries)))


def _pairs(ids: list[str], geometries: Any, dimension: int) -> list[Message]:
    first, second = shapely.STRtree(geometries).query(geometries, predicate="intersects")
    once = np.lexsort((second, first))
    found: list[Message] = []
    for one, other in zip(first[once], second[once]):
        if one >= other:
            continue
        shared = planar.of_dimension(shapely.intersection(geometries[one], geometries[other]), dimension)
        size = (1.0, float(shared.length), float(shared.area))[dimension]
        if shared.is_empty or size < _COUNTS_FROM:
            continue
        much = (Message("op dezelfde plek", "at the same place"), _metres(size), square_metres(size))[dimension]
        if dimension and shapely.equals(geometries[one], geometries[other]):
            much = Message(f"geheel ({much.nl})", f"wholly ({much.en})")
        found.append(
            Message(
                f"Plandelen {ids[one]} en {ids[other]} liggen over elkaar: {much.nl}; in totalen telt dat één keer.",
                f"Plan parts {ids[one]} and {ids[other]} lie over each other: {much.en}; in totals that counts once.",
            )
        )
    return found


def _metres(value: float) -> Message:
    return Message(f"{value:.1f} m".replace(".", ","), f"{value:.1f} m")
