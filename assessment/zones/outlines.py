"""The outlines of polygons as arrays, with an index of runs of vertices: near a box, most of a large zone need not be walked.

A run of vertices on one side of the box may be replaced by the line between its ends, for that line lies on the same side: what the
box cuts out stays the same to the last digit. Such an outline may cross itself elsewhere, so it is good for cutting to the box only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from struct import Struct
from typing import Any

import numpy as np
import shapely

RUN = 32
"""So many lines of an outline at most share a box in the index."""

STRETCH = 16
"""So many runs at most are looked at as one."""

_EMPTY = shapely.Polygon()
_LEAST = 4  # vertices of a ring
_COUNT = Struct("<I").unpack_from
_POLYGON, _MULTIPOLYGON = 3, 6
_ALL_SIDES, _HERE = np.uint8(15), np.uint8(16)
_PLAIN = b"\x01\x03\x00\x00\x00"
_BOXES = ("ring_boxes", "stretch_boxes", "run_boxes")


@dataclass(frozen=True)
class Outlines:
    """Where the rings of each zone begin, the stretches of each ring, the runs of each stretch and the vertices of each run.

    Each of these has one place more, where the last one ends. `polygon`: to which polygon a ring belongs.
    """

    zones: Any
    polygon: Any
    rings: Any
    stretches: Any
    runs: Any
    ring_boxes: Any
    stretch_boxes: Any
    run_boxes: Any

    def near(self, numbers: Any, boxes: Any, vertices: Vertices) -> tuple[Any, Any]:
        """Zones as far as they matter within a box: places in `numbers`, ascending, and what is there; others have nothing there.

        Args:
            numbers: of the zones, not descending.
            boxes: of each of these.
        """
        zone, ring = _members(self.zones, numbers)
        met = np.flatnonzero(_sides(self.ring_boxes.take(ring, 0), boxes.take(zone, 0)) == 0)
        return self._built(*self._kept(zone.take(met), ring.take(met), boxes), vertices)

    def whole(self, numbers: Any, vertices: Vertices) -> Any:
        """Zones as they are, but for one polygon that counts as several."""
        zone, ring = _members(self.zones, numbers)
        first, end = (self.runs.take(self.stretches.take(self.rings.take(place))) for place in (ring, ring + 1))
        found = np.full(len(numbers), _EMPTY, dtype=object)
        places, made = self._built(zone, ring, *_listed(first, end - first), vertices)
        found[places] = made
        return found

    @property
    def bounds(self) -> Any:
        """The box around each zone; without a ring it is nowhere."""
        found = np.full((len(self.zones) - 1, 4), np.nan)
        there = np.flatnonzero(self.zones[1:] > self.zones[:-1])
        found[there] = _box_of(self.ring_boxes, self.zones.take(there))
        return found

    def _built(self, zone: Any, ring: Any, of_ring: Any, places: Any, vertices: Vertices) -> tuple[Any, Any]:
        if not len(ring):
            return zone, np.empty(0, dtype=object)
        rings = shapely.linearrings(vertices.at(places), indices=of_ring)  # which closes those whose end was passed by
        first = _changes(self.polygon.take(ring)) | _changes(zone)
        return _collected(shapely.polygons(rings, indices=np.cumsum(first) - 1), zone[first])

    def _kept(self, zone: Any, ring: Any, boxes: Any) -> tuple[Any, Any, Any, Any]:
        """Rings that have their zone's box within them or near them, and the vertices of these that stay: of which ring, and where."""
        boxes = boxes.take(zone, 0)
        tops = self.ring_boxes[:, 3].take(ring)  # what touches the top stays: there GEOS sees which way round a ring goes
        of_ring, stretch = _members(self.rings, ring)
        stretch_boxes = self.stretch_boxes.take(stretch, 0)
        side = _sides(stretch_boxes, boxes.take(of_ring, 0))
        open_ = (side == 0) | (stretch_boxes[:, 3] == tops.take(of_ring))
        first = self.stretches.take(stretch)
        of_stretch, run = _listed(first, np.where(open_, self.stretches.take(stretch + 1) - first, 1))
        side, of_ring, at = side.take(of_stretch), of_ring.take(of_stretch), np.flatnonzero(open_.take(of_stretch))
        run_boxes, mine = self.run_boxes.take(run.take(at), 0), of_ring.take(at)
        side[at] = _sides(run_boxes, boxes.take(mine, 0))
        kept = _around(side, of_ring)
        side[at] *= run_boxes[:, 3] != tops.take(mine)
        first = self.runs.take(run)
        begun = _changes(side) | _changes(of_ring)
        sizes = np.where(side, begun, self.runs.take(run + 1) - first) * kept.take(of_ring)
        of_run, places = _listed(first, sizes)
        return zone[kept], ring[kept], (np.cumsum(kept) - 1).take(of_ring.take(of_run)), places


class Vertices:
    """The vertices of several layers as complex numbers, in their order, without copying them into one array."""

    def __init__(self, layers: Iterable[Any]) -> None:
        self._layers = list(layers)
        self._starts = upto([len(layer) for layer in self._layers])

    def at(self, places: Any) -> Any:
        """The coordinates at places, of which those in one layer come before those in the next."""
        found = np.empty(len(places), dtype=np.complex128)
        bounds = np.searchsorted(places, self._starts)
        for layer, start, first, end in zip(self._layers, self._starts, bounds, bounds[1:]):
            if end > first:
                np.take(layer, places[first:end] - start, out=found[first:end], mode="clip")
        return found.view(np.float64).reshape(-1, 2)


def outlines_of(zones: Sequence[bytes]) -> tuple[Any, Outlines]:
    """The vertices and outlines of zones given as little-endian WKB of two dimensions; what is no polygon has none.

    Raises:
        ValueError: a ring is not closed, or can't be one.
    """
    coordinates: list[memoryview] = []
    polygon: list[int] = []
    ends = []
    polygons = 0
    for wkb in zones:
        for rings in _polygons(wkb):
            coordinates += rings
            polygon += [polygons] * len(rings)
            polygons += 1
        ends.append(len(coordinates))
    vertices = np.frombuffer(b"".join(coordinates), dtype="<c16")
    sizes = np.array([len(ring) // 16 for ring in coordinates], dtype=np.int64)
    ring_ends = np.cumsum(sizes)
    if (sizes < _LEAST).any() or (vertices.take(ring_ends - sizes) != vertices.take(ring_ends - 1)).any():
        raise ValueError("a ring is open")
    return vertices, _indexed(vertices, sizes, np.array([0, *ends]), np.array(polygon, dtype=np.int64))


def joined(outlines: Sequence[Outlines]) -> Outlines:
    """The outlines of several layers as one."""

    def begins(name: str, members: Sequence[int]) -> Any:
        """Where members begin, of which each layer has so many."""
        shifts = upto(members)
        shifted = [getattr(one, name)[:-1] + shift for one, shift in zip(outlines, shifts)]
        return np.concatenate([*shifted, shifts[-1:]])

    polygons = upto([int(one.polygon[-1]) + 1 if len(one.polygon) else 0 for one in outlines])
    return Outlines(
        begins("zones", [len(one.polygon) for one in outlines]),
        np.concatenate([one.polygon + shift for one, shift in zip(outlines, polygons)] or [upto(())[1:]]),
        begins("rings", [len(one.stretches) - 1 for one in outlines]),
        begins("stretches", [len(one.runs) - 1 for one in outlines]),
        begins("runs", [int(one.runs[-1]) for one in outlines]),
        *(np.concatenate([getattr(one, boxes) for one in outlines] or [np.empty((0, 4))]) for boxes in _BOXES),
    )


def _polygons(wkb: bytes) -> list[list[memoryview]]:
    """The coordinates of each ring of each polygon."""
    if wkb[1] not in (_POLYGON, _MULTIPOLYGON):
        return []
    view = memoryview(wkb)
    place, remaining = (0, 1) if wkb[1] == _POLYGON else (9, _COUNT(wkb, 5)[0])
    polygons = []
    for _ in range(remaining):
        if wkb[place : place + 5] != _PLAIN:  # a part may have the other order of bytes
            return _polygons(shapely.to_wkb(shapely.from_wkb(wkb), output_dimension=2, byte_order=1))
        rings = []
        (count,) = _COUNT(wkb, place + 5)
        place += 9
        for _ in range(count):
            end = place + 4 + 16 * _COUNT(wkb, place)[0]
            rings.append(view[place + 4 : end])
            place = end
        polygons.append(rings)
    if place > len(wkb):
        raise ValueError("broken off")
    return polygons


def _indexed(vertices: Any, sizes: Any, zones: Any, polygon: Any) -> Outlines:
    begin = upto(sizes)
    of_ring, runs = _divided(sizes - 1, RUN)
    runs += begin.take(of_ring)
    counts = np.bincount(of_ring, minlength=len(sizes))
    of_stretch, stretches = _divided(counts, STRETCH)
    stretches += upto(counts).take(of_stretch)
    rings = upto(np.bincount(of_stretch, minlength=len(sizes)))
    ends = np.minimum(np.append(runs[1:], len(vertices)), begin[1:].take(of_ring) - 1)
    run_boxes = np.zeros((len(runs), 4))
    if len(runs):
        for axis, values in enumerate((vertices.real, vertices.imag)):
            at_end = values.take(ends)
            run_boxes[:, axis] = np.minimum(np.minimum.reduceat(values, runs), at_end)
            run_boxes[:, axis + 2] = np.maximum(np.maximum.reduceat(values, runs), at_end)
    stretch_boxes = _box_of(run_boxes, stretches)
    return Outlines(
        zones,
        polygon,
        rings,
        np.append(stretches, len(runs)),
        np.append(runs, len(vertices)),
        _box_of(stretch_boxes, rings[:-1]),
        stretch_boxes,
        run_boxes,
    )


def _divided(amounts: Any, most: int) -> tuple[Any, Any]:
    """Amounts in equal shares of at most so many: whose share, and where in it a share begins."""
    shares = -(-amounts // most)
    whose, share = _listed(np.zeros_like(shares), shares)
    return whose, share * amounts.take(whose) // shares.take(whose)


def _box_of(boxes: Any, begins: Any) -> Any:
    """The box around all boxes from each beginning to the next."""
    found = np.empty((len(begins), 4))
    if len(begins):
        found[:, :2] = np.minimum.reduceat(boxes[:, :2], begins)
        found[:, 2:] = np.maximum.reduceat(boxes[:, 2:], begins)
    return found


def _collected(polygons: Any, owners: Any) -> tuple[Any, Any]:
    """The owners, and the polygons of each as one geometry."""
    first = _changes(owners)
    whose = np.cumsum(first) - 1
    found = polygons[first]
    several = np.bincount(whose) > 1
    if several.any():
        shared = several.take(whose)
        found[several] = shapely.multipolygons(polygons[shared], indices=(np.cumsum(several) - 1).take(whose[shared]))
    return owners[first], found


def upto(counts: Any) -> Any:
    """Where each of consecutive slices of these lengths begins, and where the last one ends."""
    return np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])


def _sides(these: Any, boxes: Any) -> Any:
    """On which side of its box each of these boxes lies: 1, 2, 4 or 8; 0 where they meet."""
    outside = (these[:, 2] < boxes[:, 0]) | (these[:, 0] > boxes[:, 2]) * np.uint8(2)
    outside |= (these[:, 3] < boxes[:, 1]) * np.uint8(4) | (these[:, 1] > boxes[:, 3]) * np.uint8(8)
    return outside & (~outside + np.uint8(1))


def _around(side: Any, of_ring: Any) -> Any:
    """Whether each ring may go around its box or through it: without a run on each of the four sides it can't go around."""
    if not len(side):
        return np.empty(0, dtype=bool)
    sides = np.bitwise_or.reduceat(np.where(side, side, _HERE), np.flatnonzero(_changes(of_ring)))
    return (sides >= _HERE) | (sides == _ALL_SIDES)


def _changes(numbers: Any) -> Any:
    """Whether each number is another one than the number before it."""
    changes = np.ones(len(numbers), dtype=bool)
    np.not_equal(numbers[1:], numbers[:-1], out=changes[1:])
    return changes


def _members(begins: Any, numbers: Any) -> tuple[Any, Any]:
    """What belongs to each of these, given where it begins: whose it is, and its own number."""
    first = begins.take(numbers)
    return _listed(first, begins.take(numbers + 1) - first)


def _listed(first: Any, counts: Any) -> tuple[Any, Any]:
    """Consecutive numbers from each first one on: whose they are, and the numbers."""
    upto = np.cumsum(counts)
    whose = np.repeat(np.arange(len(counts)), counts)
    return whose, np.arange(len(whose)) + (first - upto + counts).take(whose)
