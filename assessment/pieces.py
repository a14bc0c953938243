"""The pieces of a plan part in zones, and what is left of them when the ground they lie on is cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Optional

import shapely
from shapely.geometry.base import BaseGeometry

from . import geometry as planar
from .measure import Measure, measure

SAME_M2 = 1e-6
"""A piece that loses less than this when it is cut has not been cut: coordinates round."""

LOST_M2 = 1e-4
"""Both sides of a cut together have the area of the whole, but for less than this."""

_POLYGONS = (3, 6)


class Piece(NamedTuple):
    """The part of the plan that lies in (or, for line and point zones, is met by) one zone."""

    layer: str
    zone: int
    geometry: BaseGeometry
    measure: Measure


def trimmed(piece: Piece, cut: BaseGeometry) -> Optional[Piece]:
    """The piece when that is what is left of it; None when that is nothing."""
    if cut is piece.geometry:
        return piece
    area = float(shapely.area(cut))
    if piece.measure.area_m2 is not None and (not area or shapely.get_type_id(cut) in _POLYGONS):
        return Piece(piece.layer, piece.zone, cut, Measure(area, None)) if area else None
    kept = planar.of_dimension(cut, planar.dimension(piece.geometry))
    if kept.is_empty:
        return None
    # where lines cross in a point, a length of 0 says that it is not a point part
    return Piece(piece.layer, piece.zone, kept, piece.measure if piece.measure.length_m == 0.0 else measure(kept))


class Cut:
    """The pieces of a ground on both sides of a cut; those of a layer are cut once somebody asks for them: few layers are asked for."""

    def __init__(self, met: Mapping[str, Sequence[Piece]], whole: BaseGeometry, inner: BaseGeometry, outer: BaseGeometry) -> None:
        """Args:
        met: by layer.
        whole: the ground; `inner` and `outer` are what it is cut in.
        """
        self._met, self._whole, self._inner, self._outer = met, whole, inner, outer
        self._sides: dict[str, tuple[Sequence[Piece], Sequence[Piece]]] = {}

    @property
    def inside(self) -> Mapping[str, Sequence[Piece]]:
        return _Side(self, 0)

    @property
    def outside(self) -> Mapping[str, Sequence[Piece]]:
        return _Side(self, 1)

    def layers(self) -> Iterable[str]:
        """Those with pieces on either side."""
        return self._met

    def sides(self, layer: str) -> tuple[Sequence[Piece], Sequence[Piece]]:
        """The pieces in a layer on either side; what lies on one side only is not cut for the other."""
        found = self._sides.get(layer)
        if found is None:
            cuts = [(piece, self._cut(piece)) for piece in self._met.get(layer, ())]
            inside, outside = ([trimmed(piece, cut[side]) for piece, cut in cuts] for side in (0, 1))
            found = self._sides[layer] = _those(inside), _those(outside)
        return found

    def _cut(self, piece: Piece) -> tuple[BaseGeometry, BaseGeometry]:
        given, area = piece.geometry, piece.measure.area_m2
        if given is self._whole:
            return self._inner, self._outer
        cut = shapely.intersection(given, self._inner)
        if area is None:
            return cut, shapely.difference(given, self._inner)
        inside = shapely.area(cut)
        if not inside:
            return planar.EMPTY, given
        if area - inside < SAME_M2:
            return given, planar.EMPTY
        rest = shapely.difference(given, self._inner)
        if abs(inside + shapely.area(rest) - area) > LOST_M2:  # GEOS may lose a corner where lines nearly coincide; on a grid it does not
            cut = shapely.intersection(given, self._inner, grid_size=planar.HAIR)
            rest = shapely.difference(given, self._inner, grid_size=planar.HAIR)
        return cut, rest


def _those(pieces: Iterable[Optional[Piece]]) -> Sequence[Piece]:
    return tuple([piece for piece in pieces if piece is not None])


class _Side(Mapping[str, Sequence[Piece]]):
    """One side of a cut: by layer, of those with a piece there."""

    def __init__(self, cut: Cut, number: int) -> None:
        self._cut, self._number = cut, number

    def __getitem__(self, layer: str) -> Sequence[Piece]:
        found = self._cut.sides(layer)[self._number]
        if not found:
            raise KeyError(layer)
        return found

    def __iter__(self) -> Iterator[str]:
        return (layer for layer in self._cut.layers() if layer in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)
