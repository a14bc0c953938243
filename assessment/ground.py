"""What of a plan part lies where: pieces in zones, and the ground that is left when it is narrowed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple, Optional, Protocol, Union

import shapely
from shapely.geometry.base import BaseGeometry

from . import geometry as planar
from .layers import Layer
from .vocabulary import THRESHOLD_AREA_M2, THRESHOLD_LENGTH_M


class Measure(NamedTuple):
    """How much: area in m² where polygons meet, length in m where a line is involved, neither for points."""

    area_m2: Optional[float]
    length_m: Optional[float]

    @property
    def counts(self) -> bool:
        """Enough for a finding (1 m², 1 m); a point always is."""
        if self.area_m2 is not None:
            return self.area_m2 >= THRESHOLD_AREA_M2
        if self.length_m is not None:
            return self.length_m >= THRESHOLD_LENGTH_M
        return True

    @property
    def dimension(self) -> int:
        """That of what was measured; a point, also one where lines cross, has 0."""
        return 2 if self.area_m2 is not None else 1 if self.length_m else 0

    @property
    def is_sliver(self) -> bool:
        """Something, but too little for a finding."""
        return not self.counts and bool(self.area_m2 or self.length_m)


def measure(geometry: BaseGeometry) -> Measure:
    """The area of a polygon or the length of a line; a collection counts its highest dimension only."""
    area = float(shapely.area(geometry))
    if area > 0:
        return Measure(area, None)
    dimension = planar.dimension(geometry)
    if dimension == 2:
        return Measure(area, None)
    if dimension == 1:
        return Measure(None, float(shapely.length(geometry)))
    return Measure(None, None)


class Piece(NamedTuple):
    """The part of the plan that lies in (or, for line and point zones, is met by) one zone."""

    layer: str
    zone: int
    geometry: BaseGeometry
    measure: Measure


class Asked(Protocol):
    """Something that is asked of a ground: a relation."""

    def locate(self, ground: Ground) -> Any: ...


class Ground:
    """A plan part, or what is left of it after narrowing, on the layers.

    The overlay is computed once for the whole part; narrowing cuts its pieces, so that there is one way to measure. What is asked of
    it more than once is remembered: many rules ask the same.
    """

    def __init__(
        self,
        geometry: Union[BaseGeometry, Callable[[], BaseGeometry]],
        layers: Mapping[str, Layer],
        pieces: Mapping[str, Sequence[Piece]],
        narrower_than: Optional[Ground] = None,
    ) -> None:
        self.layers = layers
        self.met = pieces
        self._geometry = geometry
        self._pieces: dict[str, tuple[Piece, ...]] = {}
        self._whole = narrower_than is None
        self._part: BaseGeometry = geometry if narrower_than is None else narrower_than._part
        self._remembered: dict[int, tuple[object, Any]] = {}
        self._of_pieces: dict[tuple[int, ...], tuple[Any, Any]] = {} if narrower_than is None else narrower_than._of_pieces
        self._dimension = narrower_than.dimension if narrower_than is not None and callable(geometry) else None

    @property
    def geometry(self) -> BaseGeometry:
        """What lies here; where it has to be put together, only once it is asked for."""
        if callable(self._geometry):
            self._geometry = self._geometry()
        return self._geometry

    @property
    def dimension(self) -> int:
        if self._dimension is None:
            self._dimension = planar.dimension(self.geometry)
        return self._dimension

    @cached_property
    def measure(self) -> Measure:
        return measure(self.geometry)

    def pieces(self, layer: str) -> tuple[Piece, ...]:
        """The pieces in one layer's zones, from 1 m² or 1 m, in the order of the zones."""
        if layer not in self._pieces:
            cut: Sequence[Piece] = self.met.get(layer, ())
            if not self._whole:
                cut = tuple(piece for piece in (self._cut(piece) for piece in cut) if piece.measure.area_m2 or not piece.geometry.is_empty)
            self._pieces[layer] = tuple(piece for piece in cut if piece.measure.counts)
        return self._pieces[layer]

    def crossings(self, layer: str) -> tuple[Piece, ...]:
        """As `pieces`, and also where a line part crosses a line zone in a point."""
        met = self.met.get(layer, ())
        crossed = (piece for piece in met if piece.measure.length_m == 0.0 and shapely.intersects(piece.geometry, self.geometry))
        return (*self.pieces(layer), *crossed)

    def slivers(self) -> list[Piece]:
        """Pieces too small for a finding, of all layers."""
        return [piece for pieces in self.met.values() for piece in pieces if piece.measure.is_sliver]

    def located(self, relation: Asked) -> Any:
        """The relation's answer for this ground."""
        return self.remembered(relation, relation.locate)

    def remembered(self, whose: object, made: Callable[[Ground], Any]) -> Any:
        """What a part of the catalogue, known by identity, finds out about this ground; made once."""
        found = self._remembered.get(id(whose))
        if found is None:
            found = self._remembered[id(whose)] = (whose, made(self))
        return found[1]

    def of_pieces(self, pieces: tuple[Any, ...], made: Callable[[], Any]) -> Any:
        """What follows from some pieces of this ground, known by identity; made once, for many rules find the same."""
        key = tuple(map(id, pieces))
        found = self._of_pieces.get(key)
        if found is None:
            found = self._of_pieces[key] = (pieces, made())
        return found[1]

    def united(self, geometries: Sequence[BaseGeometry]) -> BaseGeometry:
        """The union of pieces of this ground, none of them empty."""
        if len(geometries) == 1:
            return geometries[0]
        if any(geometry is self._part for geometry in geometries):
            return self._part
        union: BaseGeometry = self.of_pieces(tuple(geometries), lambda: planar.union(geometries))
        return union

    def united_area(self, polygons: Sequence[BaseGeometry]) -> float:
        """The area of the union of polygons of this ground, none of them empty; two need not be united for it."""
        if len(polygons) != 2:
            return float(shapely.area(self.united(polygons)))
        one, other = polygons
        return float(one.area + other.area - shapely.area(shapely.intersection(one, other)))

    def overlapped(self, layer: str) -> frozenset[int]:
        """The zones of a layer that a whole part is known to overlap, however little."""
        return frozenset(piece.zone for piece in self.met.get(layer, ())) if self._whole else frozenset()

    def narrowed(self, geometry: Union[BaseGeometry, Callable[[], BaseGeometry]]) -> Ground:
        """The same ground, only within `geometry` (which lies within this ground).

        Given as a function, it has the dimension of this ground.
        """
        return Ground(geometry, self.layers, self.met, self)

    def split(self, region: BaseGeometry) -> tuple[Optional[Ground], Optional[Ground]]:
        """The ground inside and outside `region`; None where that side is empty or a mere sliver."""
        inside = planar.of_dimension(shapely.intersection(self.geometry, region), self.dimension)
        if inside.is_empty or not measure(inside).counts:
            return None, self
        outside = planar.of_dimension(shapely.difference(self.geometry, region), self.dimension)
        if outside.is_empty or not measure(outside).counts:
            return self, None
        return self.narrowed(inside), self.narrowed(outside)

    def _cut(self, piece: Piece) -> Piece:
        if piece.geometry is self._part:
            return Piece(piece.layer, piece.zone, self.geometry, self.measure)
        cut = shapely.intersection(piece.geometry, self.geometry)
        if piece.measure.dimension != 2 or shapely.get_type_id(cut) not in _POLYGONS:
            cut = planar.of_dimension(cut, planar.dimension(piece.geometry))
        return Piece(piece.layer, piece.zone, cut, measure(cut))


_POLYGONS = (3, 6)
