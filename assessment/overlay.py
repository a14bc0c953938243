"""The overlay: which zones a plan part overlaps, and by how much. One way for one plan and for many.

A zone is cut to the surroundings of the part before it is intersected, since GEOS walks every vertex it is given. What is
measured is always an exact intersection with the part; see the tests for each trap on the way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Optional

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from . import geometry as planar
from .ground import Ground, Measure, Piece, measure
from .layers import Layer
from .zone_index import LayerSet, ZoneIndex

MARGIN_M = 1.0471975511965976
"""How much wider than the part a zone is kept: an irrational number, for cutting through a vertex gives wrong areas."""


def overlay(parts: Sequence[BaseGeometry], layers: Mapping[str, Layer], workers: int = 1) -> list[Ground]:
    """Every part on every usable layer; one `Ground` per part, in their order.

    Areas and lengths are exact intersections, planar in RD. A zone that only touches a part is no overlap.

    Args:
        workers: threads over which the parts are divided; GEOS lets go of the interpreter while it measures.
    """
    index = layers.index if isinstance(layers, LayerSet) else ZoneIndex(layers)
    geometries = np.empty(len(parts), dtype=object)
    geometries[:] = parts
    part_index, zone_index = index.tree.query(geometries)
    order = np.lexsort((zone_index, part_index))
    starts = np.searchsorted(part_index[order], np.arange(len(parts) + 1))
    zones = zone_index[order]

    def measured(number: int) -> Ground:
        with np.errstate(invalid="ignore"):  # GEOS raises the processor's flag on sound geometry; numpy would warn of it
            return _ground(geometries[number], zones[starts[number] : starts[number + 1]], index, layers)

    if workers == 1 or len(parts) < 2 * workers:
        return [measured(number) for number in range(len(parts))]
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(measured, range(len(parts)), chunksize=1))


def _ground(part: BaseGeometry, zones: Any, index: ZoneIndex, layers: Mapping[str, Layer]) -> Ground:
    """The pieces of one part in the zones whose bounds meet its own."""
    pieces: dict[str, list[Piece]] = {}
    dimension = planar.dimension(part)
    shapely.prepare(part)  # only ever by the thread that measures this part; zones are shared and stay unprepared
    cut, met = _cut(part, dimension, zones, index)
    for zone, geometry in zip(zones[met].tolist(), cut):
        both_lines = dimension == 1 and index.dimension[zone] == 1
        layer = index.layer_ids[index.layer[zone]]
        piece = _piece(layer, int(index.zone[zone]), geometry, min(dimension, int(index.dimension[zone])), both_lines)
        if piece is not None:
            pieces.setdefault(layer, []).append(piece)
    return Ground(part, layers, pieces)


def _cut(part: BaseGeometry, dimension: int, zones: Any, index: ZoneIndex) -> tuple[Any, Any]:
    """The intersections with the zones that meet the part, and which those are."""
    geometries = index.geometries[zones]
    if dimension < 2:
        met = np.flatnonzero(shapely.intersects(part, geometries))
        return shapely.intersection(part, geometries[met]), met
    near = _clipped(part, geometries, index.dimension[zones])
    met = np.flatnonzero(shapely.intersects(part, near))
    near = near[met]
    inside = shapely.contains_properly(part, near)
    filled = ~inside & _fills(part, near, index.bounds[zones[met]])
    cut = near.copy()
    cut[filled] = part
    partial = ~inside & ~filled
    cut[partial] = shapely.intersection(part, near[partial])
    return cut, met


def _box(part: BaseGeometry) -> tuple[float, float, float, float]:
    x_min, y_min, x_max, y_max = part.bounds
    return x_min - MARGIN_M, y_min - MARGIN_M, x_max + MARGIN_M, y_max + MARGIN_M


def _clipped(part: BaseGeometry, geometries: Any, dimensions: Any) -> Any:
    """The polygons cut to the part's surroundings; where that goes wrong (it may, in a vertex or on a bad ring), the whole zone."""
    near = geometries.copy()
    polygons = np.flatnonzero(dimensions == 2)
    clipped = shapely.clip_by_rect(geometries[polygons], *_box(part))
    sound = shapely.is_valid(clipped) & (shapely.get_dimensions(clipped) != 1) & (shapely.get_dimensions(clipped) != 0)
    near[polygons[sound]] = clipped[sound]
    return near


def _fills(part: BaseGeometry, near: Any, bounds: Any) -> Any:
    """Whether the zone covers all of the part's surroundings: it was really cut on all sides, and what is left is the whole rectangle."""
    x_min, y_min, x_max, y_max = _box(part)
    beyond = (bounds[:, 0] < x_min) & (bounds[:, 1] < y_min) & (bounds[:, 2] > x_max) & (bounds[:, 3] > y_max)
    rectangle = (shapely.get_num_coordinates(near) == 5) & (shapely.get_type_id(near) == 3)
    whole = shapely.area(near) >= (x_max - x_min) * (y_max - y_min) * (1 - 1e-12)
    return beyond & rectangle & whole


def _piece(layer: str, zone: int, geometry: BaseGeometry, wanted: int, both_lines: bool) -> Optional[Piece]:
    kept = planar.of_dimension(geometry, wanted)
    if kept.is_empty and both_lines and not geometry.is_empty:
        return Piece(layer, zone, geometry, Measure(None, 0.0))
    return None if kept.is_empty else Piece(layer, zone, kept, measure(kept))
