"""GML geometry becomes shapely geometry: surfaces with holes, curves, points and whatever holds several of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ..geometry.arcs import Coordinates
from .context import GmlContext
from .curves import CURVES, UnsupportedGeometry, read_curve
from .names import XLINK_HREF, child_elements, gml_id, local_name
from .positions import as_points, read_positions


@dataclass
class Shapes:
    """What was found in one geometry: simple geometries, the coordinate system they state, and what could not be read."""

    items: list[BaseGeometry] = field(default_factory=list)
    crs: str | None = None
    collapsed: int = 0
    """Rings and lines with too few points to be one."""
    links: list[str] = field(default_factory=list)
    """What whole members point at (xlink:href), as written."""
    named: dict[str, list[BaseGeometry]] = field(default_factory=dict)
    """What other objects may point at: the simple geometries of everything with a gml:id."""


def read_shapes(element: Any, context: GmlContext) -> Shapes:
    """The geometry in `element`, itself a GML geometry.

    Raises:
        UnsupportedGeometry: a kind that isn't read.
        PlanFileError: damaged coordinates.
    """
    shapes = Shapes()
    _collect(element, context, shapes)
    return shapes


def _collect(element: Any, context: GmlContext, shapes: Shapes) -> None:
    context = context.inside(element)
    name = local_name(element)
    reader = _READERS.get(name)
    if reader is None:
        raise UnsupportedGeometry(name)
    if context.crs is not None:
        shapes.crs = shapes.crs or context.crs
    before = len(shapes.items)
    reader(element, context, shapes)
    identity = gml_id(element)
    if identity is not None:
        shapes.named[identity] = shapes.items[before:]


def _polygon(element: Any, context: GmlContext, shapes: Shapes) -> None:
    """Polygon, PolygonPatch, Triangle, Rectangle."""
    exterior: list[Coordinates] = []
    interior: list[Coordinates] = []
    for boundary in child_elements(element):
        name = local_name(boundary)
        if name not in ("exterior", "outerBoundaryIs", "interior", "innerBoundaryIs"):
            continue
        rings = [read_curve(ring, context) for ring in child_elements(boundary)]
        (exterior if name in ("exterior", "outerBoundaryIs") else interior).extend(rings)
    shell = next(iter(exterior), np.empty((0, 2)))
    if not _is_ring(shell):
        shapes.collapsed += 1
        return
    holes = [hole for hole in interior if _is_ring(hole)]
    shapes.collapsed += len(interior) - len(holes)
    shapes.items.append(shapely.Polygon(shell, holes))


def _is_ring(positions: Coordinates) -> bool:
    """Whether a ring has three corners at least (closed or not)."""
    return len(np.unique(positions, axis=0)) >= 3 if len(positions) < 8 else True


def _line(element: Any, context: GmlContext, shapes: Shapes) -> None:
    positions = read_curve(element, context)
    if len(positions) < 2:
        shapes.collapsed += 1
        return
    shapes.items.append(shapely.LineString(positions))


def _point(element: Any, context: GmlContext, shapes: Shapes) -> None:
    shapes.items.extend(as_points(read_positions(element, context)))


def _holder(element: Any, context: GmlContext, shapes: Shapes) -> None:
    """A geometry made of others, in members, patches or directly."""
    for holder in child_elements(element):
        name = local_name(holder)
        if name in _READERS:
            _collect(holder, context, shapes)
        elif name in _MEMBERS:
            if holder.get(XLINK_HREF) is not None:
                shapes.links.append(str(holder.get(XLINK_HREF)))
            for member in child_elements(holder):
                _collect(member, context, shapes)


_MEMBERS = frozenset(
    (
        "surfaceMember",
        "surfaceMembers",
        "polygonMember",
        "curveMember",
        "curveMembers",
        "lineStringMember",
        "pointMember",
        "pointMembers",
        "geometryMember",
        "geometryMembers",
        "patches",
        "polygonPatches",
        "trianglePatches",
        "baseSurface",
        "element",
    )
)

_HOLDERS = (
    "Surface",
    "PolyhedralSurface",
    "TriangulatedSurface",
    "Tin",
    "OrientableSurface",
    "CompositeSurface",
    "MultiSurface",
    "MultiPolygon",
    "MultiCurve",
    "MultiLineString",
    "MultiPoint",
    "MultiGeometry",
    "GeometricComplex",
)

_READERS: dict[str, Callable[[Any, GmlContext, Shapes], None]] = {
    **dict.fromkeys(("Polygon", "PolygonPatch", "Triangle", "Rectangle"), _polygon),
    **dict.fromkeys(sorted(CURVES), _line),
    **dict.fromkeys(_HOLDERS, _holder),
    "Point": _point,
}

GEOMETRIES = frozenset(_READERS) - {"PolygonPatch", "Triangle", "Rectangle"}
"""Names of elements that are a geometry in themselves."""

UNREADABLE = frozenset(("Solid", "MultiSolid", "CompositeSolid", "Grid", "RectifiedGrid"))
"""Geometry that a plan can't be drawn with."""
