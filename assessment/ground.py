"""What of a plan part lies where: pieces in zones, and the ground that is left when it is narrowed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import Any, NamedTuple, Optional, Protocol, Union

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from . import geometry as planar
from .covered import Covered
from .measure import Measure, measure
from .zones.zone_index import LayerSet

SAME_M2 = 1e-6
"""A piece that loses less than this when it is cut has not been cut: coordinates round."""

LOST_M2 = 1e-4
"""Both sides of a cut together have the area of the whole, but for less than this."""


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

    `met`: the pieces by layer, none of them empty. Of a ground that was `narrowed` they are still those of the ground before it.
    """

    def __init__(
        self,
        geometry: Union[BaseGeometry, Callable[[], BaseGeometry]],
        layers: LayerSet,
        pieces: Mapping[str, Sequence[Piece]],
        within: Optional[Ground] = None,
        to_be_cut: bool = False,
    ) -> None:
        self.layers = layers
        self.met = pieces
        self._geometry = geometry
        self._pieces: dict[str, tuple[Piece, ...]] = {}
        self._to_be_cut = to_be_cut
        self._part = None if within is None else within.part
        self._remembered: dict[int, tuple[object, Any]] = {}
        self._of_pieces: dict[tuple[int, ...], tuple[Any, Any]] = {} if within is None else within._of_pieces
        self._family: list[Ground] = [] if within is None else within._family
        self._family.append(self)
        self._dimension = within.dimension if within is not None and callable(geometry) else None

    @property
    def part(self) -> Ground:
        """The plan part."""
        return self if self._part is None else self._part

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
        found = self._pieces.get(layer)
        if found is None:
            here = [self.here(piece) for piece in self.met.get(layer, ())]
            found = self._pieces[layer] = tuple([piece for piece in here if piece is not None])
        return found

    def here(self, piece: Piece) -> Optional[Piece]:
        """What of a piece that is `met` lies here; None for less than 1 m² or 1 m."""
        cut: Optional[Piece] = self.remembered(piece, partial(Ground._cut, piece=piece)) if self._to_be_cut else piece
        return cut if cut is not None and cut.measure.counts else None

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
        found = self._remembered.get(id(relation))
        if found is None:
            found = self._remembered[id(relation)] = (relation, relation.locate(self))
        return found[1]

    def remembered(self, whose: object, made: Callable[[Ground], Any]) -> Any:
        """What a part of the catalogue, known by identity, finds out about this ground; made once."""
        found = self._remembered.get(id(whose))
        if found is None:
            found = self._remembered[id(whose)] = (whose, made(self))
        return found[1]

    def forget(self) -> None:
        """Let go of what was found out: it refers to this ground, and Python would have to search for such circles."""
        for ground in self._family:
            ground._remembered.clear()
        self._of_pieces.clear()
        self._family.clear()

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
        whole = self.part.geometry
        if any(geometry is whole for geometry in geometries):
            return whole
        union: BaseGeometry = self.of_pieces(tuple(geometries), lambda: planar.union(geometries))
        return union

    def covered(self, geometries: tuple[BaseGeometry, ...]) -> Covered:
        """How much pieces of this ground, of one dimension and none of them empty, cover together."""
        whole = self.part.geometry
        if any(geometry is whole for geometry in geometries):
            return Covered(geometries, self.part.measure)
        found: Covered = self.of_pieces((Covered, *geometries), lambda: Covered(geometries))
        return found

    def overlapped(self, layer: str) -> frozenset[int]:
        """The zones of a layer that a whole part is known to overlap, however little."""
        return frozenset(piece.zone for piece in self.met.get(layer, ())) if self._part is None else frozenset()

    def narrowed(self, geometry: Union[BaseGeometry, Callable[[], BaseGeometry]]) -> Ground:
        """The same ground, only within `geometry` (which lies within this ground).

        Given as a function, it has the dimension of this ground.
        """
        return Ground(geometry, self.layers, self.met, self, to_be_cut=True)

    def split(self, inside: BaseGeometry) -> tuple[Optional[Ground], Optional[Ground]]:
        """The ground in `inside`, which lies within this ground, and the rest; None where that side is empty or a mere sliver."""
        if inside is self.geometry:
            return self, None
        inner = planar.of_dimension(inside, self.dimension)
        if inner.is_empty or not measure(inner).counts:
            return None, self
        outer = planar.of_dimension(shapely.difference(self.geometry, inner), self.dimension)
        if outer.is_empty or not measure(outer).counts:
            return self, None
        return self._halves(inner, outer)

    def _halves(self, inner: BaseGeometry, outer: BaseGeometry) -> tuple[Ground, Ground]:
        """Both sides with their pieces; what lies on one side only is not cut for the other."""
        pieces = [piece for pieces in self.met.values() for piece in pieces]
        given = planar.array_of([piece.geometry for piece in pieces])
        cuts, rest = given.copy(), given.copy()
        whole = np.array([geometry is self.geometry for geometry in given], dtype=bool)
        cuts[whole], rest[whole] = inner, outer
        cuts[~whole] = shapely.intersection(given[~whole], inner)
        areas, inside = shapely.area(given), shapely.area(cuts)
        flat = areas > 0
        here, there = ~flat | (inside > 0), ~flat | (areas - inside >= SAME_M2)
        both = np.flatnonzero(here & there & ~whole)
        rest[both] = shapely.difference(given[both], inner)
        # GEOS may lose a corner where lines nearly coincide; on a grid it does not
        wrong = both[np.abs(inside[both] + shapely.area(rest[both]) - areas[both]) > LOST_M2]
        cuts[wrong] = shapely.intersection(given[wrong], inner, grid_size=planar.HAIR)
        rest[wrong] = shapely.difference(given[wrong], inner, grid_size=planar.HAIR)
        cuts[~there], rest[~here] = given[~there], given[~here]
        sides = ((inner, cuts, here), (outer, rest, there))
        within, beyond = (Ground(side, self.layers, _by_layer(pieces, cut, where), self) for side, cut, where in sides)
        return within, beyond

    def _cut(self, piece: Piece) -> Optional[Piece]:
        whole = self.part.geometry
        if self.geometry is whole:
            return piece
        cut = self.geometry if piece.geometry is whole else shapely.intersection(piece.geometry, self.geometry)
        return next(iter(_parts([piece], planar.array_of([cut]))), None)


def _by_layer(pieces: Sequence[Piece], cuts: Any, chosen: Any) -> Mapping[str, Sequence[Piece]]:
    met: dict[str, list[Piece]] = {}
    for piece in _parts([piece for piece, wanted in zip(pieces, chosen.tolist()) if wanted], cuts[chosen]):
        met.setdefault(piece.layer, []).append(piece)
    return met


def _parts(pieces: Sequence[Piece], cuts: Any) -> Iterable[Piece]:
    """Pieces as they have been cut; nothing of those of which nothing is left."""
    for piece, cut, kind, area in zip(pieces, cuts, shapely.get_type_id(cuts).tolist(), shapely.area(cuts).tolist()):
        if piece.geometry is cut:
            yield piece
        elif piece.measure.area_m2 is not None and (kind in _POLYGONS or not area):
            if area:
                yield Piece(piece.layer, piece.zone, cut, Measure(area, None))
        else:
            kept = planar.of_dimension(cut, planar.dimension(piece.geometry))
            if not kept.is_empty:
                # where lines cross in a point, a length of 0 says that it is not a point part
                yield Piece(piece.layer, piece.zone, kept, piece.measure if piece.measure.length_m == 0.0 else measure(kept))


_POLYGONS = (3, 6)
