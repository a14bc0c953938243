"""Reads WKT and EWKT, curves included."""

from __future__ import annotations

import re
from pathlib import Path

from osgeo import ogr
from shapely.geometry.base import BaseGeometry

from ...messages import Message
from ..crs.systems import is_geographic
from ..errors import PlanFileError, too_many
from ..geometry.linear import NotReadable, to_shapely
from ..limits import MAX_OBJECTS
from ..model import RawFeature, RawPlan
from ..quiet import quietly
from .text import read_lines

_SRID = re.compile(r"^\s*SRID\s*=\s*(\d{1,9})\s*;", re.IGNORECASE)


def read_wkt(path: Path) -> RawPlan:
    """A geometry per statement: they may span lines, and are parted by line ends or semicolons once their parentheses close.

    Raises:
        PlanFileError: text that is not WKT, with its line.
    """
    features: list[RawFeature] = []
    text, start, depth = "", 1, 0
    for number, line in enumerate(read_lines(path), start=1):
        if not text and (not line.strip() or line.lstrip().startswith("#")):
            continue
        start = number if not text else start
        text += line
        if len(text) > 4 * 16 * 1024 * 1024:
            raise not_wkt(f"regel {start}", f"line {start}")
        depth += line.count("(") - line.count(")")
        if depth <= 0:
            features.append(_feature(text, start, path.stem, len(features) + 1))
            text, depth = "", 0
        if len(features) > MAX_OBJECTS:
            raise too_many(MAX_OBJECTS, "objecten", "objects")
    if text.strip():
        features.append(_feature(text, start, path.stem, len(features) + 1))
    return RawPlan(tuple(features), "WKT")


def _feature(text: str, line: int, layer: str, number: int) -> RawFeature:
    geometry, crs = parse_wkt(text, None, f"regel {line}", f"line {line}")
    return RawFeature(layer, str(number), "", geometry, crs)


def parse_wkt(text: str, crs: str | None, where_nl: str, where_en: str) -> tuple[BaseGeometry | None, str | None]:
    """The geometry of a WKT or EWKT text, and its coordinate system (its SRID, else `crs`).

    Raises:
        PlanFileError: it isn't WKT; the two texts say where it stands.
    """
    match = _SRID.match(text)
    if match is not None:
        text = text[match.end() :]
        crs = f"EPSG:{match.group(1)}" if int(match.group(1)) else crs
    try:
        with quietly():
            geometry = ogr.CreateGeometryFromWkt(text.strip().rstrip(";").strip())
    except (RuntimeError, ValueError, TypeError):
        geometry = None
    if geometry is None:
        raise not_wkt(where_nl, where_en)
    try:
        return to_shapely(geometry, is_geographic(crs)), crs
    except NotReadable:
        raise not_wkt(where_nl, where_en) from None


def not_wkt(where_nl: str, where_en: str) -> PlanFileError:
    """What stands there is not WKT."""
    return PlanFileError(
        Message(
            f"Op {where_nl} staat geen geldige WKT-geometrie (zoals POLYGON((…))); verbeter of verwijder die.",
            f"On {where_en} there is no valid WKT geometry (such as POLYGON((…))); correct or remove it.",
        )
    )
