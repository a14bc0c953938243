"""What of a plan part lies where: pieces in zones, and the ground that is left when it is narrowed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import Any, Optional, Protocol, Union

import shapely
from shapely.geometry.base import BaseGeometry

from . import geometry as planar
from .covered import Covered
from .measure import Measure, measure
from .pieces import Cut, Piece, trimmed
from .zones.zone_index import LayerSet


class Asked(Protocol):
    """Something that is asked of a ground: a relation."""

    def locate(self, ground: Ground) -> Any: ...


class Ground:
    """A plan part, or what is left of it after narrowing, on the layers.

    The overlay is computed once for the whole part; narrowing cuts its pieces, so that there is one way to measure. What is asked of
    it more than once is remembered: many rules ask the same.

    `met`: the pieces by layer, none of them empty. Of a ground that was `narrowed` they are still those of the ground before it.
    `dimension`: 2, 1 or 0; what is left of a part has the same.
    """

    def __init__(
        self,
        geometry: Union[BaseGeometry, Callable[[], BaseGeometry]],
        layers: LayerSet,
        pieces: Mapping[str, Sequence[Piece]],
        dimension: int,
        within: Optional[Ground] = None,
        to_be_cut: bool = False,
    ) -> None:
        self.layers = layers
        self.met = pieces
        self.dimension = dimension
        self._geometry = geometry
        self._pieces: dict[str, tuple[Piece, ...]] = {}
        self._to_be_cut = to_be_cut
        self._part = None if within is None else within.part
        self._remembered: dict[int, tuple[object, Any]] = {}
        self._of_pieces: dict[tuple[int, ...], tuple[Any, Any]] = {} if within is None else within._of_pieces
        self._family: list[Ground] = [] if within is None else within._family
        self._family.append(self)

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
        pieces = tuple(geometries)
        union: BaseGeometry = self.of_pieces(pieces, lambda: self._united(pieces))
        return union

    def _united(self, geometries: tuple[BaseGeometry, ...]) -> BaseGeometry:
        union = planar.union(geometries)
        self.covered(geometries).told(measure(union))
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
        """The same ground, only within `geometry`, which lies within this ground and has its dimension."""
        return Ground(geometry, self.layers, self.met, self.dimension, self, to_be_cut=True)

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
        cut = Cut(self.met, self.geometry, inner, outer)
        sides = ((inner, cut.inside), (outer, cut.outside))
        within, beyond = (Ground(side, self.layers, met, self.dimension, self) for side, met in sides)
        return within, beyond

    def _cut(self, piece: Piece) -> Optional[Piece]:
        whole = self.part.geometry
        if self.geometry is whole:
            return piece
        cut = self.geometry if piece.geometry is whole else shapely.intersection(piece.geometry, self.geometry)
        return trimmed(piece, cut)
