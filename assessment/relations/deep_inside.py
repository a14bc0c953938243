"""The part lies inside a zone, farther than a distance from its edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import shapely
from shapely.geometry.base import BaseGeometry

from .. import geometry as planar
from ..catalogue.names import Limit
from ..clipping import MARGIN_M
from ..ground import Ground
from ..measure import measure
from ..messages import Message
from .base import Answer, Hit, Located, NotAssessable, Selector
from .usable import usable


@dataclass(frozen=True)
class DeepInside:
    """More than `distance` metres from the edge of the zones taken together."""

    selectors: tuple[Selector, ...]
    distance: Limit
    word: ClassVar[str] = "deep_inside"

    @property
    def sentence(self) -> Message:
        return Message(f"ligt meer dan {self.distance.value:g} m binnen", f"lies more than {self.distance.value:g} m inside")

    def locate(self, ground: Ground) -> Answer:
        """What lies in the zones shrunk by the distance; arcs at inward corners are within 0.1 % of the distance."""
        missing = usable(self.selectors, ground.layers).missing
        if missing:
            return NotAssessable(missing)
        hits: list[Hit] = []
        for selector in self.selectors:
            layer = ground.layers[selector.layer]
            for piece in ground.pieces(selector.layer):
                matched = selector.matches(layer, piece.zone)
                if matched is False:
                    continue
                core = self._core(self._around(piece.geometry, layer.geometries[piece.zone]))
                inner = planar.of_dimension(shapely.intersection(piece.geometry, core), planar.dimension(piece.geometry))
                if not inner.is_empty and measure(inner).counts:
                    unknown = selector.unknown(layer, piece.zone) if matched is None else ()
                    hits.append(Hit(selector, piece.zone, inner, measure(inner), unknown))
        if not hits:
            return None
        inner = planar.union(hit.geometry for hit in hits)

        def margin(enough: float) -> float:
            cores = [self._core(ground.layers[hit.selector.layer].geometries[hit.zone]) for hit in hits]
            edge = shapely.boundary(planar.union(cores))
            return planar.depth(inner, lambda whole: edge if whole else planar.within_reach(edge, inner, enough), enough)

        return Located(ground.narrowed(inner), tuple(hits), 0.0, margin=margin)

    def _core(self, zone: BaseGeometry) -> BaseGeometry:
        return shapely.buffer(zone, -self.distance.value, quad_segs=32)

    def _around(self, piece: BaseGeometry, zone: BaseGeometry) -> BaseGeometry:
        """The zone as far as it matters to what of the piece lies deep inside: shrinking a large zone as a whole takes long."""
        near = shapely.clip_by_rect(zone, *planar.around(piece, self.distance.value + MARGIN_M))
        return near if near.is_valid and planar.dimension(near) == 2 else zone
