"""Relations by distance: within a distance, touching the edge, next to a feature of a minimum size."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar

import shapely

from .. import geometry as planar
from ..catalogue.names import Limit
from ..ground import Ground
from ..measure import Measure
from ..messages import Message
from .base import Answer, Hit, Located, Margin, NotAssessable, Selector
from .usable import usable

NOWHERE = Measure(None, None)


@dataclass(frozen=True)
class Within:
    """A zone lies within the distance, exactly on it included; a zone that the part overlaps lies at 0 m."""

    selectors: tuple[Selector, ...]
    distance: Limit
    word: ClassVar[str] = "within"

    @property
    def sentence(self) -> Message:
        return Message(f"ligt binnen {self.distance.value:g} m van", f"lies within {self.distance.value:g} m of")

    def locate(self, ground: Ground) -> Answer:
        """All zones of the layers within the distance, the nearest distance first in `distance_m`."""
        return _near(self.selectors, ground, self.distance.value, any_will_do=False)


@dataclass(frozen=True)
class NextTo:
    """One of the layers has a feature (large enough, where the selector says so) that the part touches or overlaps."""

    selectors: tuple[Selector, ...]
    distance: Limit
    word: ClassVar[str] = "next_to"
    sentence: ClassVar[Message] = Message("grenst aan", "borders on")

    def locate(self, ground: Ground) -> Answer:
        """One neighbour is enough, whatever other layer is missing."""
        return _near(self.selectors, ground, self.distance.value, any_will_do=True)


@dataclass(frozen=True)
class Touches:
    """The part lies at the edge of a zone without overlapping any."""

    selectors: tuple[Selector, ...]
    distance: Limit
    word: ClassVar[str] = "touches"
    sentence: ClassVar[Message] = Message("ligt tegen de rand van", "lies at the edge of")

    def locate(self, ground: Ground) -> Answer:
        for selector in self.selectors:
            layer = ground.layers.get(selector.layer)
            if layer is not None and any(selector.matches(layer, piece.zone) is not False for piece in ground.pieces(selector.layer)):
                return None
        return _near(self.selectors, ground, self.distance.value, any_will_do=False)


@dataclass(frozen=True)
class Apart:
    """No zone of the layers lies within the distance: the negation of `next_to`."""

    selectors: tuple[Selector, ...]
    distance: Limit
    word: ClassVar[str] = "apart"
    sentence: ClassVar[Message] = Message("grenst niet aan", "does not border on")

    def locate(self, ground: Ground) -> Answer:
        near = _near(self.selectors, ground, self.distance.value, any_will_do=True)
        if isinstance(near, Located):
            certain = any(not hit.unknown for hit in near.hits)
            return None if certain else Located(ground, unknown=near.hits[0].unknown, margin=near.hits[0].margin)
        return near if near is not None else Located(ground, margin=self._margin(ground))

    def _margin(self, ground: Ground) -> Margin:
        """It is no longer apart when the nearest zone comes within the distance."""

        def margin(enough: float) -> float:
            found = (_within_distance(selector, ground, self.distance.value + enough) for selector in self.selectors)
            return min((away for hits in found for away, _ in hits), default=math.inf) - self.distance.value

        return margin


def _near(selectors: tuple[Selector, ...], ground: Ground, distance: float, any_will_do: bool) -> Answer:
    use = usable(selectors, ground.layers)
    hits = [found for selector in use.selectors for found in _within_distance(selector, ground, distance)]
    if not hits:
        return NotAssessable(use.missing) if use.missing else None
    nearest = min(away for away, _ in hits)
    noted = () if any_will_do else use.missing
    return Located(ground, tuple(hit._replace(margin=_margin(away, distance)) for away, hit in hits), nearest, missing=noted)


def _within_distance(selector: Selector, ground: Ground, distance: float) -> list[tuple[float, Hit]]:
    layer = ground.layers[selector.layer]
    if not len(layer.geometries):
        return []
    near = layer.tree.near(ground.geometry, distance).tolist()
    zones = [zone for zone in near if selector.matches(layer, zone) is not False]
    overlapped = ground.overlapped(selector.layer)
    away = {zone: 0.0 for zone in zones if zone in overlapped}
    apart = [zone for zone in zones if zone not in overlapped]
    if apart:
        away.update(zip(apart, shapely.distance(layer.geometries[apart], ground.geometry).tolist()))
    return [
        (away[zone], Hit(selector, zone, planar.EMPTY, NOWHERE, selector.unknown(layer, zone))) for zone in zones if away[zone] <= distance
    ]


def _margin(away: float, distance: float) -> Margin:
    def margin(enough: float) -> float:
        return distance - away

    return margin
