"""A source as a person says it (kind, address, name of the layer) and as LAYER_SOURCES says it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from qgis.core import QgsDataSourceUri

from ...processing.translation import tr

SKETCH, FILE, WFS, API, ARCGIS, POSTGIS, OTHER = "", "ogr", "WFS", "OAPIF", "arcgisfeatureserver", "postgres", "other"


class Words(NamedTuple):
    """What a person fills in."""

    kind: str
    address: str
    name: str


def kind_titles() -> Mapping[str, str]:
    """What the kinds are called."""
    return {
        SKETCH: tr("Layer of the plugin"),
        FILE: tr("File"),
        WFS: tr("WFS"),
        API: tr("OGC API Features"),
        ARCGIS: tr("ArcGIS feature service"),
        POSTGIS: tr("PostGIS"),
        OTHER: tr("Other source of QGIS"),
    }


def hints(kind: str) -> tuple[str, str]:
    """An example of an address and of a layer's name; empty where there is nothing to fill in."""
    return {
        FILE: (tr("D:/data/official.gpkg or https://…/official.gpkg"), tr("name of the layer in the file; empty for the first")),
        WFS: ("https://service.pdok.nl/…/wfs/v1_0", tr("type name, such as natura2000:natura2000")),
        API: ("https://…/ogc/v1", tr("name of the collection")),
        ARCGIS: ("https://…/rest/services/…/FeatureServer/0", ""),
        POSTGIS: ("host=server dbname=gis authcfg=…", tr("schema.table (geometry column)")),
        OTHER: (tr("provider: source, as QGIS writes it"), ""),
    }.get(kind, ("", ""))


def words_of(provider: str, source: str) -> Words:
    """A source of a file taken apart; what can't be taken apart stays whole."""
    known = {kind.lower(): kind for kind in (FILE, WFS, API, ARCGIS, POSTGIS)}
    kind = known.get(provider.lower(), OTHER)
    if kind == FILE:
        path, _, options = source.partition("|")
        name = options[len("layername=") :] if options.startswith("layername=") and "|" not in options else ""
        return Words(kind, path if name or not options else source, name)
    if kind == OTHER:
        return Words(kind, f"{provider}: {source}", "")
    parsed = QgsDataSourceUri(source)
    if kind == POSTGIS:
        before, table, after = source.partition(" table=")
        return Words(kind, before if table else source, after)
    return Words(kind, parsed.param("url") or source, parsed.param("typename") if kind in (WFS, API) else "")


def source_of(words: Words) -> tuple[str, str]:
    """Provider and source of what a person filled in."""
    address, name = words.address.strip(), words.name.strip()
    if words.kind == FILE:
        return FILE, f"{address}|layername={name}" if name else address
    if words.kind == WFS:
        return WFS, f"url='{_quoted(address)}' typename='{_quoted(name)}' version='auto' srsname='EPSG:28992'"
    if words.kind == API:
        return API, f"url='{_quoted(address)}' typename='{_quoted(name)}'"
    if words.kind == ARCGIS:
        return ARCGIS, f"crs='EPSG:28992' url='{_quoted(address)}'"
    if words.kind == POSTGIS:
        return POSTGIS, f"{address} table={_table(name)}" if name else address
    provider, _, source = address.partition(":")
    return provider.strip(), source.strip()


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'")


def _table(name: str) -> str:
    """`schema.table (geom)` with the quotes that QGIS wants."""
    if name.startswith('"'):
        return name
    table, bracket, rest = name.partition("(")
    quoted = ".".join(f'"{part.strip()}"' for part in table.split("."))
    return f"{quoted} ({rest}" if bracket else quoted
