"""Layers fetched from services, kept in the profile: an assessment uses what is kept, until somebody asks for a new copy."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Optional
from urllib.parse import urlsplit
from uuid import uuid4

from qgis.core import QgsApplication, QgsDataSourceUri

from ....assessment.installed import installed_catalogue
from ....assessment.sources.layer_sources import LayerSource
from ..error import SourceError, Unresponsive, not_asked_again, not_fetched_yet, not_opened, not_understood
from . import patience as limits
from .fetched import TABLE, honest, readable, write
from .patience import Patience
from .wfs import Box

MARGIN_M = 10_000
_NAME_LENGTH = 16


def folder() -> Path:
    """Where the copies are: in the user's QGIS profile."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "plantoets" / "layers"


def is_service(source: LayerSource) -> bool:
    """Whether the source is fetched and kept, and not read where it is."""
    return _kind(source) in _FETCHERS


def place_of_copy(source: LayerSource) -> Path:
    """Where the copy of a service's layer is, or will be."""
    served = source.filter if _kind(source) in _FILTERS else ""
    words = "\n".join((_kind(source), _web_file(source) or source.source, served or ""))
    digest = hashlib.sha256(words.encode()).hexdigest()[:_NAME_LENGTH]
    suffix = Path(urlsplit(_web_file(source)).path).suffix if _web_file(source) else ".gpkg"
    return folder() / f"{source.layer}-{digest}{suffix}"


def kept_copy(source: LayerSource) -> Optional[Path]:
    """The copy of a service's layer; None when it has not been fetched yet."""
    path = place_of_copy(source)
    return path if path.is_file() else None


def fetched_on(source: LayerSource) -> Optional[str]:
    """The day on which a service's layer was fetched, as ISO."""
    path = kept_copy(source)
    return datetime.fromtimestamp(path.stat().st_mtime, tz=timezone.utc).date().isoformat() if path else None


class Fetcher:
    """Brings services' layers here for one run; a server that was silent once is not waited for again.

    `refresh`: fetch anew what is kept already; `only_kept`: fetch nothing, for the window must not wait.
    """

    def __init__(
        self, is_cancelled: Callable[[], bool], refresh: bool = False, total_s: Optional[float] = None, only_kept: bool = False
    ) -> None:
        self._only_kept = only_kept
        self._is_cancelled = is_cancelled
        self._refresh = refresh
        self._total_s = total_s
        self._silent: set[str] = set()

    def local(self, source: LayerSource) -> LayerSource:
        """The same source as a file: the kept copy, fetched first where there is none or a new one is wanted.

        Raises:
            SourceError: it can't be fetched; an older copy stays.
        """
        path = kept_copy(source)
        if path is None or self._refresh:
            if self._only_kept:
                raise not_fetched_yet(source.shown)
            path = self._fetch(source)
        filtered = None if _kind(source) in _FILTERS else source.filter
        return replace(source, source=_opened_as(source, path), provider="ogr", filter=filtered)

    def _fetch(self, source: LayerSource) -> Path:
        host = _host(source)
        if host in self._silent:
            raise not_asked_again(source.shown, host)
        total_s = limits.TOTAL_S if self._total_s is None else self._total_s
        patience = Patience(source.shown, self._is_cancelled, total_s, limits.SILENCE_S)
        try:
            return _keep(source, patience)
        except Unresponsive:
            self._silent.add(host)
            raise


def _keep(source: LayerSource, patience: Patience) -> Path:
    place = place_of_copy(source)
    part = place.with_name(f"{place.stem}.{uuid4().hex}{place.suffix}")  # another QGIS may be fetching the same
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        _FETCHERS[_kind(source)](source, part, patience)
        part.replace(place)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise not_understood(patience.shown) from error
    except OSError as error:
        raise SourceError(
            f"de bron '{patience.shown}' is opgehaald maar kan niet worden bewaard in {place.parent} ({error.strerror or error}).",
            f"the source '{patience.shown}' was fetched but can't be kept in {place.parent} ({error.strerror or error}).",
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return place


def _wfs(source: LayerSource, part: Path, patience: Patience) -> None:
    from . import wfs

    write(honest(wfs.fetch(source.source, area(), patience), patience.shown), part)


def _features_api(source: LayerSource, part: Path, patience: Patience) -> None:
    from . import features_api

    write(features_api.fetch(source.source, area(), patience), part)


def _arcgis(source: LayerSource, part: Path, patience: Patience) -> None:
    from . import arcgis

    write(honest(arcgis.fetch(source.source, area(), patience, source.filter or ""), patience.shown), part)


def _postgis(source: LayerSource, part: Path, patience: Patience) -> None:
    try:
        from . import postgis
    except ImportError as error:
        raise SourceError(
            "deze QGIS mist psycopg2, dat PostGIS leest; sla de laag op als GeoPackage en gebruik dat bestand.",
            "this QGIS lacks psycopg2, which reads PostGIS; save the layer as a GeoPackage and use that file.",
        ) from error
    write(honest(postgis.fetch(source.source, area(), patience, source.filter or ""), patience.shown), part)


def _file(source: LayerSource, part: Path, patience: Patience) -> None:
    from .download import Address

    part.write_bytes(Address(_web_file(source)).get({}, patience))
    if not readable(part):
        raise not_opened(patience.shown)


_FETCHERS = {"wfs": _wfs, "oapif": _features_api, "arcgisfeatureserver": _arcgis, "postgres": _postgis, "web file": _file}
_FILTERS = ("arcgisfeatureserver", "postgres")  # there the service itself filters, in its own words


def area() -> Box:
    """The box that is fetched: the province and what lies near it."""
    west, south, east, north = installed_catalogue().outline.geometry.bounds
    return (west - MARGIN_M, south - MARGIN_M, east + MARGIN_M, north + MARGIN_M)


def _kind(source: LayerSource) -> str:
    if source.provider.lower() == "ogr" and _web_file(source):
        return "web file"
    return source.provider.lower()


def _web_file(source: LayerSource) -> str:
    address = source.source.partition("|")[0]
    address = address[len("/vsicurl/") :] if address.startswith("/vsicurl/") else address
    return address if address.lower().startswith(("http://", "https://")) else ""


def _opened_as(source: LayerSource, path: Path) -> str:
    """A file keeps its own layers; what was fetched otherwise is one table."""
    options = source.source.partition("|")[2]
    return f"{path}{'|' if options else ''}{options}" if _web_file(source) else f"{path}|layername={TABLE}"


def _host(source: LayerSource) -> str:
    parsed = QgsDataSourceUri(source.source)
    url = parsed.param("url") or _web_file(source)
    return urlsplit(url).netloc or f"{parsed.host()}:{parsed.port()}"
