"""The zones of all layers in one index."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import accumulate
from threading import Lock
from typing import Any, Optional, TypeVar, cast

import numpy as np
import shapely

from .. import geometry as planar
from ..layers import Layer
from .outlines import Vertices, joined

LOOKED_THROUGH = 40_000_000
"""From so many bounds on, looked at one by one, a tree would have been quicker."""


class ZoneIndex:
    """All zones of the usable layers, numbered in the order of the layers.

    Of each its `layer` (a place in `layer_ids`), `zone` (its number there), `dimension` and `bounds` (x and y of the south-west and
    north-east corner). Threads may share it.
    """

    def __init__(self, layers: Mapping[str, Layer]) -> None:
        usable = {key: layer.geometries for key, layer in layers.items() if layer.usable and len(layer.geometries)}
        self.layer_ids = tuple(usable)
        self._geometries = tuple(usable.values())
        counts = [len(zones) for zones in self._geometries]
        self._first = dict(zip(usable, accumulate([0, *counts])))
        self.layer: Any = np.repeat(np.arange(len(counts)), counts)
        self.zone: Any = np.concatenate([np.empty(0, dtype=int), *map(np.arange, counts)])
        self.dimension: Any = np.concatenate([np.empty(0, dtype=int), *(zones.dimensions for zones in self._geometries)])
        self.bounds: Any = np.concatenate([np.empty((0, 4)), *(zones.bounds for zones in self._geometries)])
        self._outlines = joined([zones.outlines for zones in self._geometries])
        self._vertices = Vertices(zones.vertices for zones in self._geometries)
        self._tree: Optional[shapely.STRtree] = None
        self._looked = 0
        self._building = Lock()

    @property
    def tree(self) -> shapely.STRtree:
        """The spatial index over the bounds of all zones."""
        with self._building:
            if self._tree is None:
                self._tree = planar.index_of(shapely.box(*self.bounds.T))
            return self._tree

    def met(self, parts: Any) -> tuple[Any, Any]:
        """Places in `parts`, and the zones whose bounds meet theirs: ordered by part, then zone."""
        if self._tree is None and self._looked < LOOKED_THROUGH:
            boxes = shapely.bounds(parts).reshape(-1, 4)
            near = np.flatnonzero(_meet(self.bounds, _joint(boxes)))
            self._looked += len(self.bounds) + len(near) * len(boxes)
            part, place = np.nonzero(_meet(self.bounds.take(near, 0), boxes[:, None, :]))
            return part, near.take(place)
        part, zone = self.tree.query(parts)
        order = np.lexsort((zone, part))
        return part[order], zone[order]

    def number(self, layer: str, zone: int) -> int:
        """Of a zone in a layer."""
        return self._first[layer] + zone

    def places(self, numbers: Any) -> tuple[list[str], list[int]]:
        """Of each of these zones the layer, and its number there."""
        return [self.layer_ids[layer] for layer in self.layer[numbers].tolist()], self.zone[numbers].tolist()

    def whole(self, numbers: Any) -> Any:
        """These zones."""
        found = np.empty(len(numbers), dtype=object)
        layers = self.layer[numbers]
        for layer in np.unique(layers).tolist():
            mine = np.flatnonzero(layers == layer)
            found[mine] = self._geometries[layer][self.zone[numbers[mine]]]
        return found

    def near(self, numbers: Any, boxes: Any) -> tuple[Any, Any]:
        """These zones as far as they matter within a box, for each its own: places in `numbers`, ascending, and what is there.

        What is no polygon is None.
        """
        order = np.argsort(numbers, kind="stable")
        places, found = self._outlines.near(numbers.take(order), boxes.take(order, 0), self._vertices)
        others = np.flatnonzero(self._outlines.zones.take(numbers + 1) == self._outlines.zones.take(numbers))
        places = np.concatenate([order.take(places), others])
        ascending = np.argsort(places, kind="stable")
        return places.take(ascending), np.concatenate([found, np.full(len(others), None)])[ascending]


def _meet(bounds: Any, boxes: Any) -> Any:
    within = (bounds[:, 0] <= boxes[..., 2]) & (bounds[:, 2] >= boxes[..., 0])
    return within & (bounds[:, 1] <= boxes[..., 3]) & (bounds[:, 3] >= boxes[..., 1])


def _joint(boxes: Any) -> Any:
    """The box around all boxes, of which some may be nowhere."""
    corners = np.fmin.reduce(boxes, initial=np.inf), np.fmax.reduce(boxes, initial=-np.inf)
    return np.concatenate([corners[0][:2], corners[1][2:]])


Found = TypeVar("Found")


class LayerSet(dict[str, Layer]):
    """Layers by id that are not changed any more, with their index made once."""

    def __init__(self, *given: Any, **named: Layer) -> None:
        super().__init__(*given, **named)
        self._remembered: dict[tuple[int, str], tuple[object, Any]] = {}
        self._index: Optional[ZoneIndex] = None
        self._indexing = Lock()

    @classmethod
    def of(cls, layers: Mapping[str, Layer]) -> LayerSet:
        """These layers as a set."""
        return layers if isinstance(layers, cls) else cls(layers)

    @property
    def index(self) -> ZoneIndex:
        """All zones; threads that ask for it at once get the same."""
        with self._indexing:
            if self._index is None:
                self._index = ZoneIndex(self)
            return self._index

    def remembered(self, whose: object, what: str, made: Callable[[], Found]) -> Found:
        """What a part of the catalogue, known by identity, finds out about these layers; made once."""
        found = self._remembered.get((id(whose), what))
        if found is None:
            found = self._remembered[id(whose), what] = (whose, made())
        return cast(Found, found[1])


_latest: list[LayerSet] = []


def indexed(layers: Mapping[str, Layer]) -> LayerSet:
    """The layers as a set; the same one as the last time when no layer has changed, so that its index stays."""
    if not _latest or _latest[0].keys() != layers.keys() or any(_latest[0][key] is not layer for key, layer in layers.items()):
        _latest[:] = [LayerSet(layers)]
    return _latest[0]
