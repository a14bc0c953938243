"""The operations that source files may use to draw a shape (RD; coordinates in km, sizes in m or ha)."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from shapely.affinity import scale
from shapely.geometry import LineString, Point as ShapelyPoint, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from .clean import on_grid
from .coordinates import parse_point, parse_points
from .overlay import intersect, subtract, unite
from .shapes import blob, smooth, strip

if TYPE_CHECKING:
    from .workshop import Workshop

Operation = Callable[["Workshop", Any, str], BaseGeometry]


def _vlak(_: Workshop, points: str, __: str) -> BaseGeometry:
    """A polygon with straight edges."""
    return on_grid(Polygon(parse_points(points)))


def _rond(_: Workshop, points: str, __: str) -> BaseGeometry:
    """A polygon with a smooth outline through the points."""
    return on_grid(Polygon(smooth(parse_points(points), closed=True)))


def _vlek(_: Workshop, args: dict[str, Any], naam: str) -> BaseGeometry:
    """A natural-looking patch: op (point), ha, rek (length over width), hoek (degrees), zaad (seed)."""
    seed = str(args.get("zaad", naam))
    return blob(parse_point(args["op"]), args["ha"], args.get("rek", 1.3), args.get("hoek", 0.0), seed)


def _cirkel(_: Workshop, args: dict[str, Any], __: str) -> BaseGeometry:
    """A circle: op (point), m (radius)."""
    return ShapelyPoint(parse_point(args["op"])).buffer(args["m"], quad_segs=12)


def _punt(_: Workshop, point: str, __: str) -> BaseGeometry:
    return ShapelyPoint(parse_point(point))


def _lijn(_: Workshop, points: str, __: str) -> BaseGeometry:
    return LineString(parse_points(points))


def _boog(_: Workshop, points: str, __: str) -> BaseGeometry:
    """A smooth line through the points."""
    return LineString(smooth(parse_points(points), closed=False))


def _strook(workshop: Workshop, args: dict[str, Any], naam: str) -> BaseGeometry:
    """A strip along a line (lijn: a shape), m: full width, or widths from source to mouth."""
    widths = args["m"] if isinstance(args["m"], list) else [args["m"]]
    halves = [w / 2 for w in widths]
    line = workshop.shape(args["lijn"], naam)
    parts = line.geoms if hasattr(line, "geoms") else [line]
    return unary_union([strip(list(part.coords), halves) for part in parts])


def _rand(workshop: Workshop, args: dict[str, Any], naam: str) -> BaseGeometry:
    """A shape widened (or, with a negative m, narrowed) by m metres."""
    return workshop.shape(args["van"], naam).buffer(args["m"], quad_segs=4).simplify(2.0)


def _oppervlak(workshop: Workshop, args: dict[str, Any], naam: str) -> BaseGeometry:
    """A shape scaled about its centre to a known size: van, ha."""
    shape = on_grid(workshop.shape(args["van"], naam))
    factor = math.sqrt(args["ha"] * 10_000 / shape.area)
    return on_grid(scale(shape, factor, factor, origin="centroid"))


def _unie(workshop: Workshop, shapes: list[Any], naam: str) -> BaseGeometry:
    return unite(workshop.shape(s, naam) for s in shapes)


def _zonder(workshop: Workshop, shapes: list[Any], naam: str) -> BaseGeometry:
    """The first shape without the others."""
    first, *others = (workshop.shape(s, naam) for s in shapes)
    return subtract(first, unite(others))


def _binnen(workshop: Workshop, shapes: list[Any], naam: str) -> BaseGeometry:
    """What all the shapes have in common."""
    first, *others = (workshop.shape(s, naam) for s in shapes)
    for other in others:
        first = intersect(first, other)
    return first


def _van(workshop: Workshop, args: dict[str, Any], naam: str) -> BaseGeometry:
    """Features of another layer: laag; namen (list) or waar (attributes); without either all of them."""
    names, where = args.get("namen"), args.get("waar", {})
    found = [
        f
        for f in workshop.layer(args["laag"])
        if (names is None or f.naam in names) and all(f.attributes.get(k) == v for k, v in where.items())
    ]
    if not found or (names is not None and {f.naam for f in found} != set(names)):
        raise ValueError(f"{naam}: layer '{args['laag']}' lacks some of {names or where}")
    return unite(f.geometry for f in found)


OPERATIONS: dict[str, Operation] = {
    "vlak": _vlak,
    "rond": _rond,
    "vlek": _vlek,
    "cirkel": _cirkel,
    "punt": _punt,
    "lijn": _lijn,
    "boog": _boog,
    "strook": _strook,
    "rand": _rand,
    "oppervlak": _oppervlak,
    "unie": _unie,
    "zonder": _zonder,
    "binnen": _binnen,
    "van": _van,
}
