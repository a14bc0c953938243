"""Fetches a collection from an OGC API Features service (QGIS's provider OAPIF): what it is, then pages around the province."""

from __future__ import annotations

from typing import Any, Optional
from urllib.parse import quote

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsDataSourceUri, QgsProject, QgsRectangle

from ....assessment.vocabulary import CRS
from ..error import broken_off, not_opened
from .download import Address
from .fetched import Fetched
from .json_pages import json_object, take_page
from .patience import Patience
from .wfs import Box

_PAGE = "1000"
_GEOJSON = "application/geo+json, application/json"
_DEGREES = "OGC:CRS84"


def fetch(uri: str, area: Box, patience: Patience) -> Fetched:
    """All features of the collection around the province.

    Raises:
        SourceError: it doesn't open, breaks off, contradicts itself, or takes too long.
    """
    parsed = QgsDataSourceUri(uri)
    address, name = Address(parsed.param("url"), parsed), parsed.param("typename")
    if not address.is_web or not name:
        raise not_opened(patience.shown)
    collection = f"collections/{quote(name)}"
    about = json_object(address.get({}, patience, collection, "application/json"), patience)
    rd = next((text for text in about.get("crs") or () if str(text).endswith("/EPSG/0/28992")), None)
    fetched = Fetched(CRS if rd else _DEGREES, [])
    query = {"crs": rd} if rd else {}
    _pages(address, f"{collection}/items", {**query, "limit": _PAGE, "bbox": _in_degrees(area)}, fetched, patience)
    if not fetched.rows:  # take some from elsewhere, so that the reader sees whether it is an empty layer
        _take(address.get({**query, "limit": "10"}, patience, f"{collection}/items", _GEOJSON), fetched, patience)
    return fetched


def _pages(address: Address, below: str, query: dict[str, str], fetched: Fetched, patience: Patience) -> None:
    answer = _take(address.get(query, patience, below, _GEOJSON), fetched, patience)
    before, following = 0, _next(answer)
    while following and len(fetched.rows) > before:
        before = len(fetched.rows)
        answer = _take(address.get_at(following, patience, _GEOJSON), fetched, patience)
        following = _next(answer)
    promised = answer.get("numberMatched")
    if isinstance(promised, int) and len(fetched.rows) < promised:
        raise broken_off(patience.shown, len(fetched.rows), promised)


def _take(body: bytes, fetched: Fetched, patience: Patience) -> dict[str, Any]:
    answer = json_object(body, patience)
    take_page(answer, "GeoJSON", fetched, patience, answer.get("numberMatched"))
    return answer


def _next(answer: dict[str, Any]) -> Optional[str]:
    return next((link["href"] for link in answer.get("links") or () if link.get("rel") == "next" and link.get("href")), None)


def _in_degrees(area: Box) -> str:
    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem(CRS), QgsCoordinateReferenceSystem(_DEGREES), QgsProject().transformContext()
    )
    box = transform.transformBoundingBox(QgsRectangle(*area))
    return f"{box.xMinimum():.4f},{box.yMinimum():.4f},{box.xMaximum():.4f},{box.yMaximum():.4f}"
