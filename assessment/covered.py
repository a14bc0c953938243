"""How much pieces of a plan part cover together, each square metre once; what many findings ask is measured in a few calls."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Optional

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from . import geometry as planar
from .measure import Measure, measure


class Covered:
    """Some pieces, all of the same dimension and none of them empty; measured when asked, or before that by `measure_together`."""

    __slots__ = ("_measure", "geometries")

    def __init__(self, geometries: Sequence[BaseGeometry], known: Optional[Measure] = None) -> None:
        self.geometries = geometries
        self._measure = known

    @property
    def measure(self) -> Measure:
        """The area or length of their union."""
        if self._measure is None:
            measure_together([self])
        return self._measure or Measure(None, None)

    @property
    def waits(self) -> bool:
        """It has not been measured yet."""
        return self._measure is None

    def told(self, found: Measure) -> None:
        """What was measured."""
        self._measure = found


def measure_together(coverings: Iterable[Covered]) -> None:
    """Measure those that wait, in few calls into GEOS, which lets go of the interpreter meanwhile."""
    with planar.quiet():
        _measure_together(dict.fromkeys(covered for covered in coverings if covered.waits))


def _measure_together(waiting: Collection[Covered]) -> None:
    pairs: list[Covered] = []
    more: dict[int, list[Covered]] = {}
    dimensions = shapely.get_dimensions([covered.geometries[0] for covered in waiting])
    for covered, dimension in zip(waiting, dimensions.tolist()):
        if dimension != 2:
            covered.told(measure(planar.union(covered.geometries)))
        elif len(covered.geometries) == 2:
            pairs.append(covered)
        else:
            more.setdefault(len(covered.geometries), []).append(covered)
    if pairs:
        one, other = _columns(pairs)  # two need not be united to know the area of their union
        areas = shapely.area(one) + shapely.area(other) - shapely.area(shapely.intersection(one, other))
        _tell(pairs, areas)
    for same in more.values():
        _tell(same, shapely.area(shapely.union_all(_columns(same), axis=0)))


def _columns(coverings: Sequence[Covered]) -> Any:
    """The first pieces of all, the second of all, and so on."""
    columns = np.empty((len(coverings[0].geometries), len(coverings)), dtype=object)
    for number, covered in enumerate(coverings):
        columns[:, number] = covered.geometries
    return columns


def _tell(coverings: Sequence[Covered], areas: Any) -> None:
    for covered, area in zip(coverings, areas.tolist()):
        covered.told(Measure(area, None))
