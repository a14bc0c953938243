"""The part lies, wholly or partly, in zones of one of the layers; for `crosses` a line must go through the part, not along it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Optional

import shapely
from shapely.geometry.base import BaseGeometry

from .. import geometry as planar
from ..ground import Ground, Piece, measure
from ..messages import Message
from .base import Answer, Hit, Located, Margin, Missing, NotAssessable, Selector

_ALONG_M = 1e-3


_asked: dict[tuple[object, ...], tuple[object, ...]] = {}


@dataclass(frozen=True)
class Overlaps:
    """Overlap from 1 m² or 1 m; a point overlaps a zone it lies in or on."""

    selectors: tuple[Selector, ...]
    crossing: bool = False
    word: ClassVar[str] = "overlaps"
    sentence: ClassVar[Message] = Message("ligt in", "lies in")

    def locate(self, ground: Ground) -> Answer:
        """The pieces in matching zones; layers that are missing don't hide what the others show."""
        layers = ground.layers
        missing = tuple([Missing(selector.layer, reason) for selector in self.selectors if (reason := selector.unavailable(layers))])
        found = ground.remembered(self._asked, self._found_on) if not missing else self._found_on(ground)
        if found is None:
            return NotAssessable(missing) if missing else None
        for selector in self.selectors:
            untested = selector.untested_exceptions(layers) if selector.layer in ground.met else ()
            if untested and any(hit.selector.filter is selector.filter for hit in found.hits):
                missing += tuple(Missing(selector.layer, text) for text in untested)
        return found._replace(missing=missing) if missing else found

    @cached_property
    def _asked(self) -> tuple[object, ...]:
        """What is asked, whatever a rule needs besides: one object for all relations that ask the same."""
        mine = (self.crossing, *[selector.filter for selector in self.selectors])
        return _asked.setdefault(mine, mine)

    def _found_on(self, ground: Ground) -> Optional[Located]:
        hits = tuple([hit for selector in self.selectors if selector.layer in ground.met for hit in self._hits(selector, ground)])
        if not hits:
            return None
        same = [hit.geometry for hit in hits if hit.measure.dimension == ground.dimension]
        narrowed = ground.narrowed(lambda: ground.united(same)) if same else ground
        return Located(narrowed, hits, 0.0)

    def _hits(self, selector: Selector, ground: Ground) -> Sequence[Hit]:
        """The same for all selectors that select the same."""
        if selector.unavailable(ground.layers):
            return ()
        if self.crossing:
            return self._found(selector, ground)
        found: Sequence[Hit] = ground.remembered(selector.filter, lambda ground: self._found(selector, ground))
        return found

    def _found(self, selector: Selector, ground: Ground) -> Sequence[Hit]:
        layer = ground.layers[selector.layer]
        found = []
        for piece in self._pieces(selector.layer, ground):
            matched = selector.matches(layer, piece.zone)
            if matched is not False:
                unknown = selector.unknown(layer, piece.zone) if matched is None else ()
                margin = _margin(piece, layer.geometries[piece.zone], ground)
                found.append(Hit(selector, piece.zone, piece.geometry, piece.measure, unknown, margin))
        return found

    def _pieces(self, layer: str, ground: Ground) -> Iterable[Piece]:
        if not self.crossing:
            return ground.pieces(layer)
        zones = ground.layers[layer].geometries
        return [piece for piece in ground.crossings(layer) if _goes_through(piece, zones[piece.zone], ground.geometry)]


def _goes_through(piece: Piece, zone: BaseGeometry, plan: BaseGeometry) -> bool:
    """Whether a line zone has the plan on both its sides; one that only runs along the plan's edge has not."""
    if planar.dimension(zone) != 1 or planar.dimension(plan) == 0:
        return True
    if planar.dimension(plan) == 1:
        return bool(shapely.crosses(plan, zone))
    within = shapely.difference(piece.geometry, shapely.buffer(shapely.boundary(plan), _ALONG_M))
    return measure(within).length_m is not None and measure(within).counts


def _margin(piece: Piece, zone: BaseGeometry, ground: Ground) -> Margin:
    """The overlap vanishes when the boundary moves past its deepest point (for a line or point zone: out of the plan part)."""

    known: dict[float, float] = {}  # the piece is shared by all rules that ask the same

    def margin(enough: float) -> float:
        if enough not in known:
            edge = shapely.boundary(zone if planar.dimension(zone) == 2 else ground.geometry)
            known[enough] = planar.depth(piece.geometry, edge, enough)
        return known[enough]

    return margin
