"""Ragged shapes as municipalities and nature managers draw them, always valid: blobs, winding strips and tilings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Optional

import numpy as np
import shapely

Bounds = tuple[float, float, float, float]

WAVES = ((6000.0, 0.16), (1500.0, 0.40), (500.0, 0.24), (140.0, 0.12))
"""Wavelengths in m and slopes of the unrest of a tiling's borders; the slopes add up to less than 1, so that nothing folds over."""

MOVED = 0.33
"""How far, in cells, a corner of a tiling's grid is moved at most; from half a cell on borders could cross."""

NETWORK = 10
"""So many cells has a network, give or take."""


def blob(random: Any, centre: Any, radius: float, vertices: int, hole: bool = False) -> Any:
    """A star-shaped polygon with an edge that is ragged at every scale, stretched and turned at random."""
    turn = np.linspace(0, 2 * np.pi, vertices, endpoint=False)
    edge = _unrest(random, turn, vertices)
    stretch, angle = random.uniform(0.45, 1.0), random.uniform(0, np.pi)

    def ring(scale: float) -> Any:
        away = radius * scale * edge
        return _turned(away * np.cos(turn), away * np.sin(turn) * stretch, angle) + centre

    return shapely.Polygon(ring(1.0), [ring(0.35)] if hole else None)


def strip(random: Any, centre: Any, length: float, width: float, vertices: int) -> Any:
    """A winding strip, such as a stream valley."""
    along = np.linspace(-length / 2, length / 2, max(vertices // 2, 4))
    phase = np.linspace(0, 2 * np.pi, len(along))
    middle = length * 0.12 * (_unrest(random, phase, len(along)) - 1)
    half = width / 2 * np.clip(_unrest(random, phase + 1.0, len(along)), 0.3, 2.0)
    x, y = np.concatenate([along, along[::-1]]), np.concatenate([middle - half, (middle + half)[::-1]])
    return shapely.Polygon(_turned(x, y, random.uniform(0, np.pi)) + centre)


def tiling(random: Any, bounds: Bounds, side: int, vertices: int, chosen: Optional[int] = None) -> Iterator[Any]:
    """Cells that share ragged borders and leave no gap: a grid of moved corners, bent by a smooth map that folds nowhere.

    Args:
        side: so many cells east and north.
        chosen: so many of the cells only, in clusters, as forest and heath lie.
    """
    bend = _bend(random)
    x_min, y_min, x_max, y_max = bounds
    moved = np.zeros((side + 1, side + 1, 2))
    moved[1:-1, 1:-1] = random.uniform(-MOVED, MOVED, (side - 1, side - 1, 2))
    corners = np.stack(np.meshgrid(np.arange(side + 1), np.arange(side + 1)), axis=-1) + moved
    corners = np.array([x_min, y_min]) + corners * np.array([(x_max - x_min) / side, (y_max - y_min) / side])
    along = np.linspace(0, 1, max(vertices // 4, 2) + 1)[:, None]

    def border(start: Any, end: Any) -> Any:
        return start + (end - start) * along

    for row, column in zip(*np.divmod(_cells(random, side, chosen), side)):
        # always from the south or west: neighbours have the same numbers only if they are computed from the same numbers
        (south_west, south_east), (north_west, north_east) = corners[row : row + 2, column : column + 2]
        south, east, north, west = (
            border(south_west, south_east), border(south_east, north_east), border(north_west, north_east), border(south_west, north_west)
        )  # fmt: skip
        yield shapely.Polygon(bend(np.concatenate([south[:-1], east[:-1], north[:0:-1], west[:0:-1]])))


def dissolved(random: Any, cells: list[Any], count: int, reach: float) -> Iterator[Any]:
    """The cells as `count` zones. Some are whole networks of cells within `reach` m, as layers dissolved by type or owner have them,
    with a box many times as large as what lies in it; the others are a cell each.
    """
    middles = shapely.get_coordinates(shapely.centroid(cells))
    free = np.ones(len(cells), dtype=bool)
    networks = []
    while free.sum() + len(networks) > count:
        near = np.flatnonzero(free)
        near = near[np.abs(middles[near] - middles[random.choice(near)]).max(axis=1) < reach]
        surplus = int(free.sum()) + len(networks) - count
        size = min(int(random.integers(NETWORK // 2, 2 * NETWORK)), len(near), surplus + 1)
        together = np.sort(random.choice(near, size, replace=False))
        free[together] = False
        networks.append(shapely.union_all([cells[number] for number in together]))
    yield from networks
    yield from (cells[number] for number in np.flatnonzero(free))


def _cells(random: Any, side: int, chosen: Optional[int]) -> Any:
    cells = np.arange(side * side)
    if chosen is None:
        return cells
    row, column = np.divmod(cells, side)
    height = random.normal(0, 0.35, len(cells))
    for _ in range(24):
        angle, phase = random.uniform(0, 2 * np.pi, 2)
        waves = random.uniform(1, 14) * 2 * np.pi / side
        height += 0.3 * np.sin(waves * (row * np.cos(angle) + column * np.sin(angle)) + phase)
    return np.sort(np.argsort(height)[-chosen:])


def outline(random: Any, centre: Any, area: float) -> Any:
    """A plan: mostly a turned rectangle or an L, else something ragged, of `area` m²."""
    if random.random() < 0.3:
        shape = blob(random, (0.0, 0.0), 100.0, int(random.integers(8, 60)))
    else:
        ratio, notch = random.uniform(0.35, 1.0), random.uniform(0.3, 0.8)
        corners = [(0, 0), (1, 0), (1, ratio), (0, ratio)]
        if random.random() < 0.5:
            corners = [(0, 0), (1, 0), (1, ratio * notch), (notch, ratio * notch), (notch, ratio), (0, ratio)]
        x, y = np.array(corners).T
        shape = shapely.Polygon(_turned(x, y, random.uniform(0, np.pi)))
    grown = shapely.transform(shape, lambda points: points * np.sqrt(area / shape.area))
    middle = np.array(grown.centroid.coords[0])
    return shapely.transform(grown, lambda points: np.round(points - middle + centre, 3))


def _unrest(random: Any, turn: Any, vertices: int) -> Any:
    """Around 1, never below 0.25: waves of every length down to a few vertices, the short ones small."""
    orders = np.unique(np.geomspace(2, max(vertices // 3, 3), 12).astype(int))
    sizes = random.uniform(0.4, 1.0, len(orders)) * orders**-0.75
    waves = sizes[:, None] * np.cos(orders[:, None] * turn + random.uniform(0, 2 * np.pi, len(orders))[:, None])
    return np.clip(1 + 0.75 * waves.sum(axis=0), 0.25, 2.5)


def _turned(x: Any, y: Any, angle: float) -> Any:
    return np.column_stack([x * np.cos(angle) - y * np.sin(angle), x * np.sin(angle) + y * np.cos(angle)])


def _bend(random: Any) -> Any:
    waves = []
    for length, slope in WAVES:
        for _ in range(2):
            angle, phase = random.uniform(0, 2 * np.pi, 2)
            number = 2 * np.pi / length / random.uniform(0.8, 1.25)
            push = random.uniform(0, 2 * np.pi)
            waves.append((number * np.cos(angle), number * np.sin(angle), phase, 0.5 * slope / number, np.cos(push), np.sin(push)))

    def bend(points: Any) -> Any:
        x, y = points.T
        moved = points.copy()
        for kx, ky, phase, size, east, north in waves:
            wave = size * np.sin(kx * x + ky * y + phase)
            moved[:, 0] += wave * east
            moved[:, 1] += wave * north
        return moved

    return bend
