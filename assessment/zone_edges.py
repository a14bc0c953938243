"""The edges of the zones that a part meets, as far as they lie near it: looked up together, which costs little more than one by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from . import geometry as planar
from .ground import Ground


def edges_around(ground: Ground) -> Mapping[tuple[str, int], BaseGeometry]:
    """Of each polygon zone that a plan part meets, by layer and number, its edge within reach: what `depth` asks for at most.

    A zone without an edge there is absent.
    """
    index, part = ground.layers.index, ground.geometry
    met = sorted({(piece.layer, piece.zone) for pieces in ground.met.values() for piece in pieces})
    numbers = np.array([index.number(*zone) for zone in met], dtype=int)
    areal = np.flatnonzero(index.dimension.take(numbers) == 2)
    unsure: Any = np.array([ground.layers[layer].uncertainty_m for layer, _ in met])
    levels, level = np.unique(unsure, return_inverse=True)
    boxes = np.array([planar.around(part, planar.reach(part, enough)) for enough in levels.tolist()]).reshape(-1, 4).take(level, 0)
    places, zones = index.near(numbers.take(areal), boxes.take(areal, 0))
    places, edges = areal.take(places), shapely.boundary(zones)
    for number in np.unique(level.take(places)).tolist():
        same = np.flatnonzero(level.take(places) == number)
        edges[same] = shapely.clip_by_rect(edges[same], *boxes[places[same[0]]].tolist())
    return {met[place]: edge for place, edge, nothing in zip(places.tolist(), edges, shapely.is_empty(edges).tolist()) if not nothing}
