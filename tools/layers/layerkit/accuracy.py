"""How far a sketched area is from the real one: overlap and boundary distance (RD, metres)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

STEP_M = 50.0


@dataclass(frozen=True)
class Accuracy:
    """Overlap (intersection over union), areas in hectares, boundary distance in metres."""

    group: str
    naam: str
    iou: float
    real_ha: float
    drawn_ha: float
    mean_m: float
    max_m: float


def compare(group: str, naam: str, drawn: BaseGeometry, real: BaseGeometry) -> Accuracy:
    """Compares two areas in RD; distances are taken both ways, every 50 m of boundary."""
    drawn, real = shapely.make_valid(drawn), shapely.make_valid(real)
    shared = drawn.intersection(real).area
    distances = np.concatenate([_distances(drawn, real), _distances(real, drawn)])
    return Accuracy(
        group,
        naam,
        shared / (drawn.area + real.area - shared),
        real.area / 10_000,
        drawn.area / 10_000,
        float(distances.mean()),
        float(distances.max()),
    )


def _distances(start: BaseGeometry, target: BaseGeometry) -> npt.NDArray[np.float64]:
    """Distances from points on one boundary to the other boundary."""
    points = shapely.points(shapely.get_coordinates(shapely.segmentize(start.boundary, STEP_M)))
    edge = target.boundary
    shapely.prepare(edge)
    return np.asarray(shapely.distance(points, edge))
