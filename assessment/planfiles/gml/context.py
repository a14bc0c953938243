"""What holds for a piece of GML: its coordinate system, axis order and number of dimensions, inherited from what encloses it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

from osgeo import osr

from ...messages import Message
from ...vocabulary import CRS as RD
from ..errors import PlanFileError
from ..quiet import FAILURES, quietly

_EPSG_URN = re.compile(r"^urn:(?:x-)?(?:ogc|opengis):def:crs:EPSG:[^:]*:(\d+)$", re.IGNORECASE)
_EPSG_COMPOUND = re.compile(r"^urn:(?:x-)?(?:ogc|opengis):def:crs,crs:EPSG:[^:]*:(\d+),", re.IGNORECASE)
_EPSG_URL = re.compile(r"^https?://www\.opengis\.net/def/crs/EPSG/[^/]*/(\d+)/?$", re.IGNORECASE)
_EPSG_OLD_URL = re.compile(r"^https?://www\.opengis\.net/gml/srs/epsg\.xml#(\d+)$", re.IGNORECASE)
_EPSG_SHORT = re.compile(r"^(?:EPSG:(?:[\d.]*:)?)?(\d{4,})$", re.IGNORECASE)
_EPSG_URN_SHORT = re.compile(r"^urn:(?:x-)?(?:ogc|opengis):def:crs:EPSG:(\d+)$", re.IGNORECASE)
_RD_IN_WORDS = re.compile(r"28992|\brd[ _-]?new\b", re.IGNORECASE)
_CRS84 = re.compile(r"^(?:urn:(?:x-)?ogc:def:crs:OGC:[^:]*:CRS84|https?://www\.opengis\.net/def/crs/OGC/[^/]*/CRS84)$", re.IGNORECASE)


class SrsName(NamedTuple):
    """What a `srsName` says: the authority id, whether coordinates come as y x, whether they are degrees, and 3 where it has heights."""

    crs: str
    swap: bool
    geographic: bool
    dimension: int | None = None


@dataclass(frozen=True)
class GmlContext:
    """`crs`: an authority id, None while nothing said so. `swap`: coordinates come as y, x. `geographic`: they are degrees."""

    crs: str | None = None
    swap: bool = False
    dimension: int | None = None
    geographic: bool = False

    def inside(self, element: Any) -> GmlContext:
        """What holds inside `element`, which may state a coordinate system or dimension of its own."""
        context = self
        name = element.get("srsName")
        if name is not None and name.strip():
            found = resolve_srs_name(name.strip())
            context = replace(context, crs=found.crs, swap=found.swap, geographic=found.geographic, dimension=found.dimension)
        dimension = element.get("srsDimension") or element.get("dimension")
        if dimension is not None and dimension.strip() in ("2", "3"):
            context = replace(context, dimension=int(dimension))
        return context


@lru_cache(maxsize=256)
def resolve_srs_name(name: str) -> SrsName:
    """What a `srsName` stands for.

    A URN or an opengis.net/def address promises the axis order of the authority (latitude first for EPSG:4326 and 4258); the older
    short forms are written x, y by everyone.

    Raises:
        PlanFileError: a name that isn't known. Nothing is ever looked up over the network.
    """
    if _CRS84.match(name):
        return SrsName("EPSG:4326", False, True)
    for pattern, by_authority in (
        (_EPSG_URN, True),
        (_EPSG_URN_SHORT, True),
        (_EPSG_COMPOUND, True),
        (_EPSG_URL, True),
        (_EPSG_OLD_URL, False),
        (_EPSG_SHORT, False),
    ):
        match = pattern.match(name)
        if match is not None and len(match.group(1)) <= 9:
            return _by_code(int(match.group(1)), by_authority, name)
    if "://" not in name and _RD_IN_WORDS.search(name):
        return SrsName(RD, False, False)
    raise _unknown(name)


def _by_code(code: int, by_authority: bool, name: str) -> SrsName:
    system = osr.SpatialReference()
    try:
        with quietly():
            failed = system.ImportFromEPSG(code) != 0
    except FAILURES:
        failed = True
    if failed:
        raise _unknown(name)
    swap = by_authority and bool(system.EPSGTreatsAsLatLong() or system.EPSGTreatsAsNorthingEasting())
    heights = bool(system.IsCompound()) or system.GetAxesCount() == 3 or ",crs:" in name
    return SrsName(f"EPSG:{code}", swap, bool(system.IsGeographic()), 3 if heights else None)


def _unknown(name: str) -> PlanFileError:
    shown = name[:80]
    return PlanFileError(
        Message(
            f"Het coördinatenstelsel '{shown}' in het bestand is niet bekend; lever het plan aan in RD (EPSG:28992).",
            f"The coordinate system '{shown}' in the file is not known; supply the plan in RD (EPSG:28992).",
        )
    )
