"""What of a plan part lies where: pieces in zones, and the ground that is left when it is narrowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Optional

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
    def is_sliver(self) -> bool:
        """Something, but too little for a finding."""
        return not self.counts and bool(self.area_m2 or self.length_m)


def measure(geometry: BaseGeometry) -> Measure:
    """The area of a polygon or the length of a line; a collection counts its highest dimension only."""
    dimension = planar.dimension(geometry)
    if dimension == 2:
        return Measure(float(shapely.area(geometry)), None)
    if dimension == 1:
        return Measure(None, float(shapely.length(geometry)))
    return Measure(None, None)


class Piece(NamedTuple):
    """The part of the plan that lies in (or, for line and point zones, is met by) one zone."""

    layer: str
    zone: int
    geometry: BaseGeometry
    measure: Measure


class Ground:
    """A plan part, or what is left of it after narrowing, on the layers.

    The overlay is computed once for the whole part; narrowing cuts its pieces, so that there is one way to measure.
    """

    def __init__(
        self, geometry: BaseGeometry, layers: Mapping[str, Layer], pieces: Mapping[str, Sequence[Piece]], whole: bool = True
    ) -> None:
        self.geometry = geometry
        self.layers = layers
        self._source = pieces
        self._pieces: dict[str, tuple[Piece, ...]] = {}
        self._whole = whole

    @property
    def dimension(self) -> int:
        return planar.dimension(self.geometry)

    @property
    def measure(self) -> Measure:
        return measure(self.geometry)

    def pieces(self, layer: str) -> tuple[Piece, ...]:
        """The pieces in one layer's zones, from 1 m² or 1 m, in the order of the zones."""
        if layer not in self._pieces:
            cut = self._source.get(layer, ())
            if not self._whole:
                cut = tuple(piece for piece in (self._cut(piece) for piece in cut) if not piece.geometry.is_empty)
            self._pieces[layer] = tuple(piece for piece in cut if piece.measure.counts)
        return self._pieces[layer]

    def crossings(self, layer: str) -> tuple[Piece, ...]:
        """As `pieces`, and also where a line part crosses a line zone in a point."""
        met = self._source.get(layer, ())
        crossed = (piece for piece in met if piece.measure.length_m == 0.0 and shapely.intersects(piece.geometry, self.geometry))
        return (*self.pieces(layer), *crossed)

    def slivers(self) -> list[Piece]:
        """Pieces too small for a finding, of all layers."""
        return [piece for pieces in self._source.values() for piece in pieces if piece.measure.is_sliver]

    def narrowed(self, geometry: BaseGeometry) -> Ground:
        """The same ground, only within `geometry` (which lies within this ground)."""
        return Ground(geometry, self.layers, self._source, whole=False)

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
        cut = planar.of_dimension(shapely.intersection(piece.geometry, self.geometry), planar.dimension(piece.geometry))
        return Piece(piece.layer, piece.zone, cut, measure(cut))
