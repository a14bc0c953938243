"""The geometries of a layer's zones: kept as arrays, and made when they are asked for, so that memory holds what plans come near."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, Optional

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from .. import geometry as planar
from .outlines import Outlines, Vertices, outlines_of, upto

KEPT_VERTICES = 500_000
"""So many vertices of a layer stay in memory as geometries, or those of one larger zone."""

_STEP = 256
_MULTIPOLYGON = 6


class Geometries:
    """Zones in their order; one by its number, several (as an array) by a slice or an array of numbers.

    Polygons are `vertices` with `outlines`; what is no polygon is WKB. `bounds`: of each zone, x and y of the south-west and north-east
    corner; `dimensions`: of each zone.
    """

    def __init__(self, arrays: Mapping[str, Any]) -> None:
        self.arrays = arrays
        self.vertices, self.bounds, self.dimensions = arrays["vertices"], arrays["bounds"], arrays["dimensions"]
        self.outlines = Outlines(**{item.name: arrays[item.name] for item in fields(Outlines)})
        self._made: dict[int, BaseGeometry] = {}
        self._made_vertices = 0

    @classmethod
    def of(cls, geometries: Any, wkb: Sequence[bytes]) -> Geometries:
        """Geometries and the same as little-endian WKB of two dimensions."""
        made = cls.of_wkb(wkb)
        if len(made.vertices) <= KEPT_VERTICES:
            made._keep(range(len(geometries)), geometries)
        return made

    @classmethod
    def of_wkb(cls, wkb: Sequence[bytes]) -> Geometries:
        """Geometries as little-endian WKB of two dimensions.

        Raises:
            ValueError: a ring is not closed, or can't be one.
        """
        vertices, outlines = outlines_of(wkb)
        is_other = outlines.zones[1:] == outlines.zones[:-1]
        others = [zone if other else b"" for zone, other in zip(wkb, is_other.tolist())]
        bounds, dimensions = outlines.bounds, np.where(is_other, 0, 2).astype(np.int8)
        if is_other.any():
            made = shapely.from_wkb([zone for zone in others if zone])
            bounds[is_other], dimensions[is_other] = shapely.bounds(made), shapely.get_dimensions(made)
        return cls(
            {
                **{item.name: getattr(outlines, item.name) for item in fields(Outlines)},
                "vertices": vertices,
                "bounds": bounds,
                "dimensions": dimensions,
                "multi": np.array([zone[1] == _MULTIPOLYGON for zone in wkb], dtype=bool),
                "others": np.frombuffer(b"".join(others), dtype=np.uint8),
                "other_begins": upto([len(zone) for zone in others]),
            }
        )

    def __len__(self) -> int:
        return len(self.bounds)

    @property
    def nbytes(self) -> int:
        """How large they are, without their index."""
        return int(self.vertices.nbytes + self.arrays["others"].nbytes)

    def __iter__(self) -> Iterator[BaseGeometry]:
        for some in _steps(np.arange(len(self))):
            yield from self[some]

    def __array__(self, dtype: Any = None, copy: Optional[bool] = None) -> Any:
        return self[:]

    def __getitem__(self, wanted: Any) -> Any:
        if isinstance(wanted, slice):
            return self._several(np.arange(len(self))[wanted])
        numbers = np.asarray(wanted, dtype=np.intp)
        if numbers.ndim:
            return self._several(numbers)
        found = self._made.get(int(numbers))
        return self._several(numbers.reshape(1))[0] if found is None else found

    def _several(self, numbers: Any) -> Any:
        found = planar.array_of([self._made.get(number) for number in numbers.tolist()])
        missing = np.flatnonzero(shapely.is_missing(found))
        if len(missing):
            lacking, which = np.unique(numbers[missing], return_inverse=True)
            made = np.concatenate([self._new(some) for some in _steps(lacking)])
            self._keep(lacking.tolist(), made)
            found[missing] = made[which]
        return found

    def _new(self, numbers: Any) -> Any:
        found = self.outlines.whole(numbers, Vertices([self.vertices]))
        alone = np.flatnonzero(self.arrays["multi"].take(numbers) & (shapely.get_type_id(found) != _MULTIPOLYGON))
        found[alone] = shapely.multipolygons(found[alone], indices=np.arange(len(alone)))
        begins = self.arrays["other_begins"]
        others: Any = np.flatnonzero(begins.take(numbers + 1) > begins.take(numbers))
        for place in others.tolist():
            found[place] = shapely.from_wkb(self.arrays["others"][begins[numbers[place]] : begins[numbers[place] + 1]].tobytes())
        return found

    def _keep(self, numbers: Iterable[int], geometries: Any) -> None:
        vertices = int(shapely.get_num_coordinates(geometries).sum())
        if vertices > KEPT_VERTICES and len(geometries) > 1:
            return
        if self._made_vertices + vertices > KEPT_VERTICES:
            self._made.clear()
            self._made_vertices = 0
        self._made_vertices += vertices
        self._made.update(zip(numbers, geometries))


def _steps(numbers: Any) -> Iterator[Any]:
    """So many at a time that their vertices stay near the processor."""
    return (numbers[start : start + _STEP] for start in range(0, len(numbers), _STEP))
