"""The part lies outside all zones of these layers; it concerns what is left of it there, from 1 m² or 1 m."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Optional

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from .. import geometry as planar
from ..ground import Ground
from ..measure import Measure, measure
from ..messages import Message
from ..pieces import Piece
from .base import Answer, Located, Margin, NotAssessable, Selector
from .usable import usable


@dataclass(frozen=True)
class Outside:
    """What lies in none of the zones; half outside is outside."""

    selectors: tuple[Selector, ...]
    word: ClassVar[str] = "outside"
    sentence: ClassVar[Message] = Message("ligt buiten", "lies outside")

    def locate(self, ground: Ground) -> Answer:
        """The remainder. A zone whose filter is unknown leaves it undecided whether the part below it is outside."""
        use = usable(self.selectors, ground.layers)
        certain: list[Piece] = []
        possible: list[Piece] = []
        unknown: list[str] = []
        for selector in use.selectors:
            layer = ground.layers[selector.layer]
            for piece in ground.pieces(selector.layer):
                matched = selector.matches(layer, piece.zone)
                if matched is True:
                    certain.append(piece)
                elif matched is None:
                    possible.append(piece)
                    unknown.extend(selector.unknown(layer, piece.zone))
        remainder = _without(ground, certain)
        if remainder is planar.EMPTY:
            return None
        if use.missing:
            return NotAssessable(use.missing)
        distance = 0.0 if certain or possible else self._nearest(ground)
        sure = _without(ground, certain + possible) if possible else remainder
        if sure is not planar.EMPTY:
            return self._located(ground, sure, distance, ())
        return self._located(ground, remainder, distance, tuple(dict.fromkeys(unknown)))

    def _located(self, ground: Ground, remainder: BaseGeometry, distance: Optional[float], unknown: tuple[str, ...]) -> Located:
        return Located(ground.narrowed(remainder), (), distance, unknown, margin=self._margin(ground, remainder))

    def _nearest(self, ground: Ground) -> Optional[float]:
        """The distance to the nearest zone that would do; None when there is none."""
        distances = [selector.candidates(ground.layers).distance(ground.geometry) for selector in self.selectors]
        return min((distance for distance in distances if distance is not None), default=None)

    def _margin(self, ground: Ground, remainder: BaseGeometry) -> Margin:
        """The remainder vanishes when the zones grow past its farthest point."""

        def margin(enough: float) -> float:
            found = [selector.candidates(ground.layers) for selector in self.selectors]
            near = [zone for zones, tree in found for zone in zones[np.sort(tree.query(remainder, "dwithin", distance=enough))]]
            zones = planar.union(near)
            return planar.depth(remainder, lambda _: zones, enough)

        return margin


def _without(ground: Ground, pieces: list[Piece]) -> BaseGeometry:
    if not pieces:
        return ground.geometry
    if not all(_counts_without(ground.measure, piece.measure) for piece in pieces):
        return planar.EMPTY  # one piece is all there is
    covered = ground.united([piece.geometry for piece in pieces])
    left = planar.of_dimension(shapely.difference(ground.geometry, covered), ground.dimension)
    return left if measure(left).counts and left is not planar.EMPTY else planar.EMPTY


def _counts_without(whole: Measure, piece: Measure) -> bool:
    """Whether enough is left of an area without a piece of it; of lines and points that takes a look."""
    if whole.area_m2 is None or piece.area_m2 is None:
        return True
    return Measure(whole.area_m2 - piece.area_m2, None).counts
