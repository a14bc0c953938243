"""The overlay: which zones a plan part overlaps, and by how much. One way for one plan and for many.

A zone is cut to the surroundings of the part before it is intersected (see `clipping`), and even before that most of a large zone is
passed by (see `zones.outlines`). What is measured is always an exact intersection with the part; see the tests for each trap on the way.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, NamedTuple, Optional

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from . import geometry as planar
from .clipping import clipped, filled, surroundings
from .errors import Stopped
from .ground import Ground
from .layers import Layer
from .measure import Measure, measure
from .pieces import Piece
from .zones.zone_index import LayerSet, ZoneIndex

BLOCK = 128
"""So many parts a thread takes at once: enough to work through them with few calls, few enough to stop soon."""


def never() -> bool:
    """Nobody cancels."""
    return False


def overlay(
    parts: Sequence[BaseGeometry], layers: Mapping[str, Layer], workers: int = 1, stopped: Callable[[], bool] = never
) -> list[Ground]:
    """Every part on every usable layer; one `Ground` per part, in their order.

    Areas and lengths are exact intersections, planar in RD. A zone that only touches a part is no overlap.

    Args:
        workers: threads over which the parts are divided; GEOS lets go of the interpreter while it measures.
        stopped: asked between blocks of parts.

    Raises:
        Stopped: `stopped` said so.
    """
    layers = LayerSet.of(layers)
    given = planar.array_of(parts)
    order = _neighbours(given)
    blocks = [order[start : start + BLOCK] for start in range(0, len(order), BLOCK)]

    def measured(block: Any) -> list[Ground]:
        if stopped():
            raise Stopped
        with planar.quiet():
            return _grounds(given[block], layers)

    if len(blocks) == 1:
        found = measured(blocks[0])
    else:
        with rare_collections(), ThreadPoolExecutor(workers) as pool:
            each = map if workers == 1 else pool.map
            found = [ground for grounds in each(measured, blocks) for ground in grounds]
    places: Any = np.argsort(order)
    return [found[place] for place in places.tolist()]


@contextmanager
def rare_collections() -> Iterator[None]:
    """Python looks for cycles among all objects, zones included, again and again: a fifth of the time, for hardly any."""
    before = gc.get_threshold()
    gc.set_threshold(max(before[0], 200_000), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _neighbours(parts: Any) -> Any:
    """An order in which parts of one block lie near each other, for then they meet the same zones."""
    x_min, y_min, x_max, y_max = shapely.bounds(parts).reshape(-1, 4).T
    strips = max(round(float(np.sqrt(len(parts) / BLOCK))), 1)
    strip = np.empty(len(parts), dtype=int)
    strip[np.argsort(x_min + x_max, kind="stable")] = np.arange(len(parts)) * strips // max(len(parts), 1)
    return np.lexsort((y_min + y_max, strip))


class _Pairs(NamedTuple):
    """Parts with the zones whose bounds meet theirs, ordered by part, then zone."""

    part: Any
    zone: Any


class _Cuts(NamedTuple):
    """Intersections: of which pair, and what."""

    pair: Any
    geometry: Any


def _grounds(parts: Any, layers: LayerSet) -> list[Ground]:
    """Prepares the parts, which no other thread has; zones are shared, and preparing those would crash."""
    shapely.prepare(parts)
    index = layers.index
    pairs = _Pairs(*index.met(parts))
    dimensions = shapely.get_dimensions(parts)
    cuts = _cut(parts, pairs, index, dimensions == 2)
    zones = pairs.zone[cuts.pair]
    pieces: list[dict[str, list[Piece]]] = [{} for _ in parts]
    wanted = np.minimum(dimensions[pairs.part[cuts.pair]], index.dimension[zones])
    lines = (dimensions[pairs.part[cuts.pair]] == 1) & (index.dimension[zones] == 1)
    found = zip(pairs.part[cuts.pair].tolist(), *index.places(zones), *_kept(cuts.geometry, wanted, lines))
    for part, layer, zone, geometry, measured in found:
        if measured is not None:
            pieces[part].setdefault(layer, []).append(Piece(layer, zone, geometry, measured))
    return [Ground(part, layers, mine, dimension) for part, mine, dimension in zip(parts, pieces, dimensions.tolist())]


def _cut(parts: Any, pairs: _Pairs, index: ZoneIndex, flat: Any) -> _Cuts:
    """Lines and points among the parts are intersected with whole zones; how a polygon is cut does not depend on them."""
    is_flat = flat[pairs.part]
    if is_flat.all():
        return _cut_polygons(parts, pairs, index)
    mine, others = np.flatnonzero(is_flat), np.flatnonzero(~is_flat)
    cuts = _cut_polygons(parts, _Pairs(pairs.part[mine], pairs.zone[mine]), index)
    zones = index.whole(pairs.zone[others])
    met = shapely.intersects(parts[pairs.part[others]], zones)
    pair = np.concatenate([mine[cuts.pair], others[met]])
    order = np.argsort(pair, kind="stable")
    geometry = np.concatenate([cuts.geometry, shapely.intersection(parts[pairs.part[others[met]]], zones[met])])
    return _Cuts(pair[order], geometry[order])


def _cut_polygons(parts: Any, pairs: _Pairs, index: ZoneIndex) -> _Cuts:
    boxes = surroundings(parts)
    pair, near = clipped(index, pairs.zone, np.searchsorted(pairs.part, np.arange(len(parts) + 1)), boxes)
    part = pairs.part.take(pair)
    cut = near.copy()
    met = filled(near, index.bounds.take(pairs.zone.take(pair), 0), boxes.take(part, 0))
    cut[met] = parts[part[met]]
    rest = np.flatnonzero(~met)
    rest = rest[shapely.intersects(parts[part[rest]], near[rest])]
    partial = rest[~shapely.contains_properly(parts[part[rest]], near[rest])]
    cut[partial] = shapely.intersection(parts[part[partial]], near[partial])
    met[rest] = True
    return _Cuts(pair[met], cut[met])


def _kept(cuts: Any, wanted: Any, lines: Any) -> tuple[list[Any], list[Optional[Measure]]]:
    """Of each intersection what has the wanted dimension, and its measure; None where there is nothing.

    Where a line crosses a line in a point, that point is kept, with length 0.
    """
    kept = cuts.tolist()
    measures: list[Optional[Measure]] = [None] * len(cuts)
    empty = shapely.is_empty(cuts)
    simple = ~empty & (shapely.get_dimensions(cuts) == wanted) & (shapely.get_type_id(cuts) != 7)
    for kind, measured in _MEASURED.items():
        places: Any = np.flatnonzero(simple & (wanted == kind))
        for place, found in zip(places.tolist(), measured(cuts[places])):
            measures[place] = found
    odd: Any = np.flatnonzero(~empty & ~simple)
    for place in odd.tolist():
        kept[place], measures[place] = _odd(kept[place], int(wanted[place]), bool(lines[place]))
    return kept, measures


_MEASURED: Mapping[int, Callable[[Any], Iterable[Measure]]] = {
    2: lambda polygons: [Measure(area, None) for area in shapely.area(polygons).tolist()],
    1: lambda lines: [Measure(None, length) for length in shapely.length(lines).tolist()],
    0: lambda points: [Measure(None, None)] * len(points),
}


def _odd(geometry: BaseGeometry, wanted: int, lines: bool) -> tuple[BaseGeometry, Optional[Measure]]:
    """A collection of several dimensions, or something of a lower one."""
    kept = planar.of_dimension(geometry, wanted)
    if not kept.is_empty:
        return kept, measure(kept)
    return geometry, Measure(None, 0.0) if lines else None
