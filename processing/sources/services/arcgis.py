"""Fetches a layer of an ArcGIS feature or map service: what it is, then pages of features around the province."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Optional

from qgis.core import QgsDataSourceUri

from ..error import SourceError, broken_off, not_opened
from .download import Address
from .fetched import Fetched
from .json_pages import json_object, take_page
from .patience import Patience
from .wfs import Box

_PAGE = 1000
_BY_ID = 200
_RD = 28992
_ALL = {"outFields": "*", "outSR": str(_RD), "returnGeometry": "true"}
_DIMENSIONS = {"esriGeometryPoint": 0, "esriGeometryMultipoint": 0, "esriGeometryPolyline": 1, "esriGeometryPolygon": 2}


def fetch(uri: str, area: Box, patience: Patience, where: str = "") -> Fetched:
    """All features of the layer around the province that pass `where`.

    Raises:
        SourceError: it doesn't open, breaks off, contradicts itself, or takes too long.
    """
    parsed = QgsDataSourceUri(uri)
    address = Address(parsed.param("url") or uri, parsed)
    if not address.is_web:
        raise not_opened(patience.shown)
    about = _answer(address, {}, patience, "")
    if about.get("geometryType") not in _DIMENSIONS or "fields" not in about:
        raise SourceError(
            f"'{patience.shown}' is geen laag met objecten; geef het adres van één laag, dat op een nummer eindigt.",
            f"'{patience.shown}' is no layer of features; give the address of one layer, which ends in a number.",
        )
    ask = {
        "where": where or parsed.sql() or parsed.param("filter") or "1=1",
        "geometry": ",".join(f"{value:.0f}" for value in area),
        "geometryType": "esriGeometryEnvelope",
        "inSR": str(_RD),
        "spatialRel": "esriSpatialRelIntersects",
    }
    count = _answer(address, {**ask, "returnCountOnly": "true"}, patience).get("count")
    promised = count if isinstance(count, int) else None
    fetched = Fetched(f"EPSG:{_RD}", [field["name"] for field in about["fields"] if field.get("type") != "esriFieldTypeGeometry"])
    fetched.promised = _DIMENSIONS[about["geometryType"]]
    for query in _pages(address, about, ask, promised, fetched, patience):
        take_page(_answer(address, {**query, **_ALL}, patience), "ESRIJSON", fetched, patience, promised)
    if promised is not None and len(fetched.rows) < promised:
        raise broken_off(patience.shown, len(fetched.rows), promised)
    if not fetched.rows:  # take some from elsewhere, so that the reader sees whether it is an empty layer
        few = {"where": ask["where"], "resultRecordCount": "10"}
        take_page(_answer(address, {**few, **_ALL}, patience), "ESRIJSON", fetched, patience)
    return fetched


def _pages(
    address: Address, about: Mapping[str, Any], ask: Mapping[str, str], promised: Optional[int], fetched: Fetched, patience: Patience
) -> Iterator[dict[str, str]]:
    """The queries that together give everything: by offset, or by number where a service knows no offsets."""
    size = min(_PAGE, int(about.get("maxRecordCount") or _PAGE))
    if about.get("advancedQueryCapabilities", {}).get("supportsPagination") or about.get("supportsPagination"):
        before = -1
        while len(fetched.rows) > before and (promised is None or len(fetched.rows) < promised):  # a page may be smaller than asked for
            before = len(fetched.rows)
            yield {**ask, "resultOffset": str(before), "resultRecordCount": str(size)}
        return
    ids = _answer(address, {**ask, "returnIdsOnly": "true"}, patience).get("objectIds") or []
    step = min(size, _BY_ID)
    for start in range(0, len(ids), step):
        yield {"objectIds": ",".join(str(number) for number in ids[start : start + step])}


def _answer(address: Address, query: Mapping[str, str], patience: Patience, below: str = "query") -> dict[str, Any]:
    found = json_object(address.get({**query, "f": "json"}, patience, below), patience)
    if "error" in found:
        error = found["error"]
        said = str(error.get("message", "") if isinstance(error, dict) else error)[:150]
        raise not_opened(patience.shown, said, said)
    return found
