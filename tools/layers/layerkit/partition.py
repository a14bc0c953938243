"""Divides the plane over areas that overlap, so that neighbours share every vertex (RD, metres)."""

from __future__ import annotations

from collections.abc import Sequence

import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.strtree import STRtree

from .clean import GRID, SLIVER_M2, on_grid


def divide(shapes: Sequence[BaseGeometry], within: BaseGeometry) -> list[MultiPolygon]:
    """Gives every spot of `within` to the first shape that holds it.

    All outlines are noded together on the grid; the faces between them are handed out whole, so that results neither overlap nor leave
    gaps. A scrap under 50 m² goes to the neighbour it shares most border with, or disappears where it has none.
    """
    outlines = [on_grid(shape).boundary for shape in (*shapes, within)]
    noded = shapely.union_all(outlines, grid_size=GRID)
    faces = list(shapely.get_parts(shapely.polygonize([noded])))
    owners = _owners(faces, shapes, within)
    zones = [_dissolve([face for face, owner in zip(faces, owners) if owner == index]) for index in range(len(shapes))]
    return _without_scraps(zones)


def _owners(faces: Sequence[Polygon], shapes: Sequence[BaseGeometry], within: BaseGeometry) -> list[int]:
    """For each face the first shape that holds it, or -1."""
    centres = [face.representative_point() for face in faces]
    tree = STRtree(centres)
    owners = [-1] * len(faces)
    inside = {int(i) for i in tree.query(on_grid(within), predicate="contains")}
    for index in range(len(shapes) - 1, -1, -1):
        for face in tree.query(on_grid(shapes[index]), predicate="contains"):
            if int(face) in inside:
                owners[int(face)] = index
    return owners


def _dissolve(faces: Sequence[Polygon]) -> list[Polygon]:
    if not faces:
        return []
    return [part for part in shapely.get_parts(shapely.union_all(faces)) if part.geom_type == "Polygon"]


def _without_scraps(zones: list[list[Polygon]]) -> list[MultiPolygon]:
    scraps = [part for parts in zones for part in parts if part.area < SLIVER_M2]
    kept = [[part for part in parts if part.area >= SLIVER_M2] for parts in zones]
    for scrap in scraps:
        borders = [
            (sum(part.intersection(scrap).length for part in parts if part.intersects(scrap)), index) for index, parts in enumerate(kept)
        ]
        length, index = max(borders, default=(0.0, -1))
        if length > 0:
            kept[index] = _dissolve([*kept[index], scrap])
    return [MultiPolygon(sorted(parts, key=lambda p: p.bounds)) for parts in kept]
