"""Fetches a feature type from a WFS: its schema, then pages of features around the province."""

from __future__ import annotations

import re
from typing import NamedTuple, Optional
from urllib.parse import parse_qsl, urlsplit

from qgis.core import QgsDataSourceUri

from ....assessment.vocabulary import CRS
from ..error import SourceError, broken_off, not_opened
from .download import Address
from .fetched import Fetched
from .patience import MOST_FEATURES, Patience, too_much
from .through_ogr import Page, read_page

PAGE = 1000
Box = tuple[float, float, float, float]
_OWN = ("service", "request", "version", "typename", "typenames", "srsname", "outputformat", "startindex", "count", "maxfeatures")
_ROOT = re.compile(rb"<(?:\w+:)?([A-Za-z]+)[\s>/]")
_REFUSED = re.compile(rb"<(?:\w+:)?(?:ExceptionText|ServiceException)(?:\s[^>]*)?>\s*(?:<!\[CDATA\[)?([^<\]]+)", re.IGNORECASE)
_PROMISES = {name: re.compile(rb'\b%s="(\d+)"' % name.encode()) for name in ("numberMatched", "numberReturned", "numberOfFeatures")}


class _Type(NamedTuple):
    """One feature type of one service, as LAYER_SOURCES says it. `restriction`: an OGC filter in place of the box around the province."""

    address: Address
    name: str
    version: str
    crs: str
    restriction: str


def fetch(uri: str, area: Box, patience: Patience) -> Fetched:
    """All features of the type around the province.

    Raises:
        SourceError: it doesn't open, breaks off, contradicts itself, or takes too long.
    """
    asked = _asked(uri, patience)
    schema = _schema(asked, patience)
    gather = _at_once if asked.version.startswith("1.") else _in_pages
    fetched = gather(asked, schema, _query(asked, area), patience)
    if not fetched.rows:
        _show_where(asked, schema, fetched, patience)
    return fetched


def _asked(uri: str, patience: Patience) -> _Type:
    if uri.lower().startswith(("http://", "https://")):
        given = {key.lower(): value for key, value in parse_qsl(urlsplit(uri).query)}
        base = "&".join(f"{key}={value}" for key, value in parse_qsl(urlsplit(uri).query) if key.lower() not in _OWN)
        address = Address(f"{uri.partition('?')[0]}?{base}")
        name, version, crs, restriction = given.get("typename", ""), given.get("version", ""), given.get("srsname", ""), ""
    else:
        parsed = QgsDataSourceUri(uri)
        address = Address(parsed.param("url"), parsed)
        name, version, crs = parsed.param("typename"), parsed.param("version"), parsed.param("srsname")
        restriction = parsed.param("filter")
        if parsed.sql():
            raise SourceError(
                f"de bron '{patience.shown}' is een SQL-vraag aan een WFS; kies een objecttype en gebruik 'filter'.",
                f"the source '{patience.shown}' is an SQL query on a WFS; choose a feature type and use 'filter'.",
            )
    if not address.is_web or not name:
        raise not_opened(patience.shown)
    if version not in ("1.0.0", "1.1.0", "2.0.0"):
        version = _spoken_version(address, patience)
    return _Type(address, name, version, crs or CRS, restriction)


def _spoken_version(address: Address, patience: Patience) -> str:
    answer = address.get({"SERVICE": "WFS", "REQUEST": "GetCapabilities"}, patience)
    found = re.search(rb'Capabilities[^>]*?\sversion="([\d.]+)"', answer[:20_000])
    if found is None:
        raise _refused(answer, patience)
    return found.group(1).decode()


def _schema(asked: _Type, patience: Patience) -> bytes:
    names = "TYPENAMES" if asked.version.startswith("2") else "TYPENAME"
    query = {"SERVICE": "WFS", "VERSION": asked.version, "REQUEST": "DescribeFeatureType", names: asked.name, "TYPENAME": asked.name}
    answer = asked.address.get(query, patience)
    if _root(answer) != "schema":
        raise _refused(answer, patience)
    return answer


def _query(asked: _Type, area: Box) -> dict[str, str]:
    old = asked.version.startswith("1.")
    code = asked.crs.rpartition(":")[2]
    crs = asked.crs if asked.version == "1.0.0" or not code.isdigit() else f"urn:ogc:def:crs:EPSG::{code}"
    query = {"SERVICE": "WFS", "VERSION": asked.version, "REQUEST": "GetFeature", "SRSNAME": crs}
    query["TYPENAME" if old else "TYPENAMES"] = asked.name
    if asked.restriction:
        query["FILTER"] = asked.restriction
    elif asked.crs.upper() == CRS:
        box = ",".join(f"{value:.0f}" for value in area)
        query["BBOX"] = box if asked.version == "1.0.0" else f"{box},{crs}"
    return query


def _at_once(asked: _Type, schema: bytes, query: dict[str, str], patience: Patience) -> Fetched:
    """A version without pages: how many there are, then all of them."""
    promised = None
    if asked.version == "1.1.0":
        promised = _promise(asked.address.get({**query, "RESULTTYPE": "hits"}, patience), "numberOfFeatures")
    found = _Pages(asked, patience)
    found.take(asked.address.get(query, patience), schema)
    found.expect(promised)
    return found.fetched


def _in_pages(asked: _Type, schema: bytes, query: dict[str, str], patience: Patience) -> Fetched:
    found = _Pages(asked, patience)
    while True:
        answer = asked.address.get({**query, "COUNT": str(PAGE), "STARTINDEX": str(len(found.fetched.rows))}, patience)
        given = found.take(answer, schema)
        promised = _promise(answer, "numberMatched")
        if not given or (promised is not None and len(found.fetched.rows) >= promised):  # a page may be smaller than asked for
            found.expect(promised)
            return found.fetched


def _show_where(asked: _Type, schema: bytes, fetched: Fetched, patience: Patience) -> None:
    """Nothing lies around the province: take some from elsewhere, so that the reader sees that it is not an empty layer."""
    if asked.restriction:
        return
    query = {key: value for key, value in _query(asked, (0, 0, 0, 0)).items() if key != "BBOX"}
    few = {"MAXFEATURES" if asked.version.startswith("1.") else "COUNT": "10"}
    found = _Pages(asked, patience)
    found.fetched = fetched
    found.take(asked.address.get({**query, **few}, patience), schema)


class _Pages:
    """The features so far."""

    def __init__(self, asked: _Type, patience: Patience) -> None:
        self.fetched = Fetched(asked.crs, [])
        self._patience = patience
        self._seen: set[int] = set()

    def take(self, answer: bytes, schema: bytes) -> int:
        """The features of one answer; how many are new, for a service that knows no pages gives the same again.

        Raises:
            SourceError: the answer is an exception, is cut off, or holds fewer features than it says.
        """
        if _root(answer) != "FeatureCollection":
            raise _refused(answer, self._patience)
        page = self._page(answer, schema)
        returned = _promise(answer, "numberReturned")
        if not page.whole or not answer.rstrip().endswith(b"FeatureCollection>") or len(page.features) < (returned or 0):
            raise broken_off(self._patience.shown, len(self.fetched.rows) + len(page.features), _promise(answer, "numberMatched"))
        self.fetched.crs = page.crs or self.fetched.crs
        self.fetched.promised = page.promised
        self.fetched.names += [name for name in page.names if name not in self.fetched.names]
        new = 0
        for row, shape in page.features:
            mark = hash((tuple(row.items()), shape))
            if mark not in self._seen:
                self._seen.add(mark)
                self.fetched.add(row, shape)
                new += 1
        if len(self.fetched.rows) > MOST_FEATURES:
            raise too_much(self._patience.shown)
        return new

    def expect(self, promised: Optional[int]) -> None:
        """All are there.

        Raises:
            SourceError: fewer than the service promised.
        """
        if promised is not None and len(self.fetched.rows) < promised:
            raise broken_off(self._patience.shown, len(self.fetched.rows), promised)

    def _page(self, answer: bytes, schema: bytes) -> Page:
        options = {"EXPOSE_GML_ID": "YES", "READ_MODE": "STANDARD"}
        page = read_page(answer, "GML", ".gml", options, schema)
        if page is None:
            empty = _promise(answer, "numberReturned") == 0 or _promise(answer, "numberOfFeatures") == 0 or b"ember" not in answer
            if not empty:
                raise broken_off(self._patience.shown, len(self.fetched.rows), None)
            return Page(None, [], [], None, True)
        return page


def _promise(answer: bytes, name: str) -> Optional[int]:
    found = _PROMISES[name].search(answer[:4000])
    return int(found.group(1)) if found else None


def _root(answer: bytes) -> str:
    """The name of the first element."""
    found = _ROOT.search(answer[:4000])
    return found.group(1).decode() if found else ""


def _refused(answer: bytes, patience: Patience) -> SourceError:
    found = _REFUSED.search(answer[:8000])
    said = " ".join(found.group(1).decode("utf-8", "replace").split())[:150] if found else ""
    return not_opened(patience.shown, said, said)
