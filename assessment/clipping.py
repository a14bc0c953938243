"""Zones cut to the surroundings of a part before they are intersected: GEOS walks every vertex it is given."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely

from .zones.zone_index import ZoneIndex

MARGIN_M = 1.0471975511965976
"""How much wider than the part a zone is kept: an irrational number, for cutting through a vertex gives wrong areas."""

RECTANGLE = 5
"""As many coordinates has a rectangle."""


def surroundings(parts: Any) -> Any:
    """The box around each part, as x and y of the south-west and north-east corner."""
    return shapely.bounds(parts) + np.array([-MARGIN_M, -MARGIN_M, MARGIN_M, MARGIN_M])


def clipped(index: ZoneIndex, zones: Any, starts: Any, boxes: Any) -> tuple[Any, Any]:
    """The zones cut to their part's box: places in `zones`, and what is there; the others have nothing there.

    What is no polygon, or goes wrong when it is cut (on a bad ring it may), stays whole.

    Args:
        zones: numbers in the index.
        starts: where the zones of each box begin in `zones`, and where the last ones end.
    """
    places, near = index.near(zones, boxes.repeat(np.diff(starts), 0))
    begins = np.searchsorted(places, starts).tolist()
    for box, begin, end in zip(boxes.tolist(), begins, begins[1:]):
        near[begin:end] = shapely.clip_by_rect(near[begin:end], *box)
    there = np.flatnonzero(~shapely.is_empty(near))
    places, near = places.take(there), near.take(there)
    kinds = shapely.get_type_id(near)
    wrong = (kinds != 3) & (kinds != 6)
    ragged = np.flatnonzero(~wrong & (shapely.get_num_coordinates(near) > RECTANGLE))
    wrong[ragged[~shapely.is_valid(near[ragged])]] = True
    near[wrong] = index.whole(zones[places[wrong]])
    return places, near


def filled(near: Any, bounds: Any, boxes: Any) -> Any:
    """Whether a zone covers all of its box: it was really cut on all sides, and what is left is the whole rectangle.

    Args:
        bounds: of each zone before it was cut.
        boxes: of each zone.
    """
    beyond = (bounds[:, :2] < boxes[:, :2]).all(axis=1) & (bounds[:, 2:] > boxes[:, 2:]).all(axis=1)
    covers = beyond & (shapely.get_num_coordinates(near) == RECTANGLE) & (shapely.get_type_id(near) == 3)
    some = np.flatnonzero(covers)
    sides = boxes[some, 2:] - boxes[some, :2]
    covers[some] = shapely.area(near[some]) >= sides.prod(axis=1) * (1 - 1e-12)
    return covers
