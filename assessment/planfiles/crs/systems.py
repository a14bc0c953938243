"""Coordinate systems by id or WKT."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from osgeo import osr

from ...messages import Message
from ...vocabulary import CRS as RD
from ..errors import PlanFileError
from ..quiet import FAILURES, quietly

_RELIABLE = 90


@lru_cache(maxsize=256)
def system(crs: str) -> Any:
    """The OSR spatial reference of an authority id or WKT, in x, y (longitude, latitude) order, horizontal.

    Raises:
        PlanFileError: it isn't known.
    """
    found = osr.SpatialReference()
    try:
        with quietly():
            failed = found.SetFromUserInput(crs) != 0 if _is_safe(crs) else True
    except FAILURES:
        failed = True
    if failed:
        shown = crs[:60]
        raise PlanFileError(
            Message(
                f"Het coördinatenstelsel '{shown}' is niet bekend; kies bijvoorbeeld EPSG:28992 (RD) of EPSG:4326 (WGS 84).",
                f"The coordinate system '{shown}' is not known; choose for instance EPSG:28992 (RD) or EPSG:4326 (WGS 84).",
            )
        )
    if found.IsCompound():
        found.StripVertical()
    found.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return found


def _is_safe(crs: str) -> bool:
    """Only ids and WKT: OSR would also open a file or an address given here."""
    upper = crs.strip().upper()
    return upper.startswith(("EPSG:", "ESRI:", "OGC:", "IAU:")) or ("[" in upper and upper[:6].isalpha())


def is_geographic(crs: str | None) -> bool:
    """Whether its coordinates are degrees."""
    return crs is not None and bool(system(crs).IsGeographic())


def is_rd(crs: str) -> bool:
    """Whether it is RD New itself (with heights or not)."""
    return crs in (RD, "EPSG:7415") or bool(system(crs).IsSame(system(RD)))


def id_of(reference: Any) -> str | None:
    """The id (or else WKT) of what OGR says of a layer; None when it says nothing useful."""
    if reference is None or reference.IsLocal() or not (reference.IsProjected() or reference.IsGeographic()):
        return None
    name = (reference.GetName() or "").casefold()
    if "undefined" in name or "unknown" in name or "engineering" in name:
        return None
    plain = reference.Clone()
    if plain.IsCompound():
        plain.StripVertical()
    authority, code = plain.GetAuthorityName(None), plain.GetAuthorityCode(None)
    if authority and code:
        return f"{authority}:{code}"
    if "rd_new" in name or "rd new" in name:
        return RD
    for match, confidence in plain.FindMatches() or []:
        if confidence >= _RELIABLE and match.GetAuthorityCode(None):
            return f"{match.GetAuthorityName(None)}:{match.GetAuthorityCode(None)}"
    wkt: str = plain.ExportToWkt()
    return wkt


def shown(crs: str) -> str:
    """A short name for reports: the authority id, or the name inside WKT."""
    return crs if "[" not in crs else str(system(crs).GetName())
