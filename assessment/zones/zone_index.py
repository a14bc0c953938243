"""The zones of all layers in one index."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, TypeVar, cast

import numpy as np
import shapely

from .. import geometry as planar
from ..layers import Layer
from .outlines import Outlines, Vertices, outlines_of


class ZoneIndex:
    """All zones of the usable layers as arrays: `geometries`, and of each its `layer` (a place in `layer_ids`), `zone` and `dimension`."""

    def __init__(self, layers: Mapping[str, Layer]) -> None:
        usable = {key: layer for key, layer in layers.items() if layer.usable and len(layer.geometries)}
        self.layer_ids = tuple(usable)
        counts = [len(layer.geometries) for layer in usable.values()]
        self.geometries: Any = np.concatenate([layer.geometries for layer in usable.values()]) if usable else np.empty(0, dtype=object)
        self.layer: Any = np.repeat(np.arange(len(counts)), counts)
        self.zone: Any = np.concatenate([np.arange(count) for count in counts]) if counts else np.empty(0, dtype=int)
        self.dimension: Any = shapely.get_dimensions(self.geometries)

    @cached_property
    def tree(self) -> shapely.STRtree:
        """The spatial index over all zones."""
        return planar.index_of(self.geometries)

    def places(self, numbers: Any) -> tuple[list[str], list[int]]:
        """Of each of these zones the layer, and its number there."""
        return [self.layer_ids[layer] for layer in self.layer[numbers].tolist()], self.zone[numbers].tolist()

    def whole(self, numbers: Any) -> Any:
        """These zones."""
        return self.geometries[numbers]

    def near(self, numbers: Any, boxes: Any) -> Any:
        """These zones as far as they matter within a box, for each its own; None for what is no polygon."""
        outlines, vertices = self._outlines
        order = np.argsort(numbers, kind="stable")
        found = np.empty(len(numbers), dtype=object)
        found[order] = outlines.near(numbers.take(order), boxes.take(order, 0), vertices)
        found[outlines.zones.take(numbers + 1) == outlines.zones.take(numbers)] = None
        return found

    @cached_property
    def _outlines(self) -> tuple[Outlines, Vertices]:
        vertices, outlines = outlines_of(shapely.to_wkb(self.geometries, output_dimension=2, byte_order=1))
        return outlines, Vertices([vertices])

    @cached_property
    def bounds(self) -> Any:
        """The bounds of each zone: x and y of the south-west and north-east corner."""
        return shapely.bounds(self.geometries)


Found = TypeVar("Found")


class LayerSet(dict[str, Layer]):
    """Layers by id that are not changed any more, with their index made once."""

    def __init__(self, *given: Any, **named: Layer) -> None:
        super().__init__(*given, **named)
        self._remembered: dict[tuple[int, str], tuple[object, Any]] = {}

    @cached_property
    def index(self) -> ZoneIndex:
        return ZoneIndex(self)

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
