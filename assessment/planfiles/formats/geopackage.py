"""Reads a GeoPackage, after a look at its schema: a virtual table in it could make SQLite open another file."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from ...messages import Message
from ..errors import PlanFileError, too_many
from ..limits import MAX_LAYERS
from ..model import RawPlan
from .gdal_calls import damaged
from .layers import read_layers

_HARMLESS_MODULES = ("rtree", "fts3", "fts4", "fts5", "rtreecheck")
_OURS = frozenset(("layer_styles",))


def read_geopackage(path: Path) -> RawPlan:
    """All feature tables of a GeoPackage, each table a class of its own.

    Raises:
        PlanFileError: damaged, no feature tables, or tables that aren't tables.
    """
    _check_schema(path)
    features, problems = read_layers(path, "GPKG", open_options=["LIST_ALL_TABLES=NO"], skip=_OURS)
    return RawPlan(tuple(features), "GeoPackage", warnings=tuple(problems))


def _check_schema(path: Path) -> None:
    try:
        rows, tables = _schema(path, "mode=ro")
    except sqlite3.OperationalError:  # where SQLite may not write its own bookkeeping beside the file
        rows, tables = _schema_or_damaged(path)
    except (sqlite3.Error, UnicodeDecodeError, OverflowError):
        raise damaged("GeoPackage") from None
    if len(rows) > 100_000 or tables > MAX_LAYERS:
        raise too_many(MAX_LAYERS, "lagen", "layers")
    for kind, _, sql in rows:
        if kind == "view" or (kind == "table" and _is_foreign(str(sql or ""))):
            raise PlanFileError(
                Message(
                    "De GeoPackage bevat views of virtuele tabellen en wordt niet gelezen; sla de planlaag op als nieuwe GeoPackage.",
                    "The GeoPackage holds views or virtual tables and is not read; save the plan layer as a new GeoPackage.",
                )
            )


def _schema_or_damaged(path: Path) -> tuple[list[tuple[str, str, str]], int]:
    try:
        return _schema(path, "mode=ro&immutable=1")
    except (sqlite3.Error, UnicodeDecodeError, OverflowError):
        raise damaged("GeoPackage") from None


def _schema(path: Path, how: str) -> tuple[list[tuple[str, str, str]], int]:
    """(type, name, SQL) of everything in the file, and its number of feature tables."""
    address = path.resolve().as_uri()
    if not address.startswith("file:///"):  # a Windows share
        address = address.replace("file://", "file:////", 1)
    with closing(sqlite3.connect(f"{address}?{how}", uri=True)) as connection:
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master LIMIT 100001").fetchall()
        tables = connection.execute("SELECT count(*) FROM gpkg_contents WHERE data_type = 'features'").fetchone()[0]
    return rows, int(tables)


def _is_foreign(sql: str) -> bool:
    match = re.match(r"\s*CREATE\s+VIRTUAL\s+TABLE\b.*?\bUSING\s+[\"'\[`]?(\w+)", sql, flags=re.IGNORECASE | re.DOTALL)
    if match is not None:
        return match.group(1).casefold() not in _HARMLESS_MODULES
    return bool(re.match(r"\s*CREATE\s+VIRTUAL", sql, flags=re.IGNORECASE))
