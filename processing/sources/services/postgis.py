"""Fetches a table or query from PostGIS without ever waiting unboundedly: the connection is asynchronous and watched."""

from __future__ import annotations

import select
from decimal import Decimal
from typing import Any, NamedTuple, Optional

import psycopg2
from psycopg2 import extensions, sql
from qgis.core import QgsDataSourceUri, QgsWkbTypes

from ..error import SourceError, broken_off, not_opened
from .fetched import Fetched
from .patience import MOST_FEATURES, Patience, too_much
from .wfs import Box

_LOOK_S = 0.1
_AT_A_TIME = 1000
RD_SRID = 28992
_GEOMETRY_TYPES = sql.SQL("SELECT oid FROM pg_type WHERE typname IN ('geometry', 'geography')")
_Kind = QgsWkbTypes.Type
_DIMENSIONS = {
    **dict.fromkeys((_Kind.Point, _Kind.MultiPoint), 0),
    **dict.fromkeys((_Kind.LineString, _Kind.MultiLineString, _Kind.CompoundCurve, _Kind.MultiCurve), 1),
    **dict.fromkeys((_Kind.Polygon, _Kind.MultiPolygon, _Kind.CurvePolygon, _Kind.MultiSurface), 2),
}


def fetch(uri: str, area: Box, patience: Patience, where: str = "") -> Fetched:
    """All rows around the province that pass `where`.

    Raises:
        SourceError: it doesn't open, breaks off, or takes too long.
    """
    parsed = QgsDataSourceUri(uri)
    reading = False
    connection = None
    try:
        connection = psycopg2.connect(parsed.connectionInfo(True), async_=True)
        _wait(connection, patience)
        talk = _Talk(connection, patience)
        table = _described(talk, parsed, where)
        reading = True
        _read(talk, table, area)
        if not table.fetched.rows:
            _read(talk, table, None)
        return table.fetched
    except psycopg2.Error as error:
        patience.check()
        said = " ".join(str(error).split())[:150]
        raise broken_off(patience.shown, 0, None) if reading and connection.closed else not_opened(patience.shown, said, said) from error
    finally:
        if connection is not None:
            connection.close()


class _Talk:
    """A connection that is watched while it works."""

    def __init__(self, connection: Any, patience: Patience) -> None:
        self.connection, self.patience = connection, patience
        self.cursor = connection.cursor()
        self.run(sql.SQL("SET default_transaction_read_only = on"))
        self.run(sql.SQL("SET statement_timeout = {}").format(sql.Literal(int(patience.left_s * 1000) + 1000)))

    def run(self, statement: Any) -> list[tuple[Any, ...]]:
        """The rows of a statement; none for one that gives no rows."""
        self.cursor.execute(statement)
        _wait(self.connection, self.patience)
        return list(self.cursor.fetchall()) if self.cursor.description else []


class _Table(NamedTuple):
    """What to read: a table or query, its columns, its geometry, and the rows the user wants."""

    source: Any
    geometry: str
    srid: int
    where: Any
    fetched: Fetched


def _wait(connection: Any, patience: Patience) -> None:
    """Until the connection is ready for the next thing; looks at patience meanwhile."""
    while True:
        patience.check()
        state = connection.poll()
        if state == extensions.POLL_OK:
            patience.heard()
            return
        ready = ([connection], []) if state == extensions.POLL_READ else ([], [connection])
        if any(select.select(*ready, [], _LOOK_S)[:2]):
            patience.heard()


def _described(talk: _Talk, parsed: QgsDataSourceUri, where: str) -> _Table:
    name = parsed.table()
    plain = sql.Identifier(*filter(None, (parsed.schema(), name)))
    source = sql.SQL("{} AS bron").format(sql.SQL(name) if name.startswith("(") else plain)
    talk.run(sql.SQL("SELECT * FROM {} LIMIT 0").format(source))
    columns = {column.name: column.type_code for column in talk.cursor.description}
    spatial = {code for (code,) in talk.run(_GEOMETRY_TYPES)}
    geometry = parsed.geometryColumn() or next((column for column, code in columns.items() if code in spatial), "")
    if geometry not in columns:
        raise SourceError(f"de bron '{talk.patience.shown}' heeft geen geometrie.", f"the source '{talk.patience.shown}' has no geometry.")
    conditions = [sql.SQL("({})").format(sql.SQL(text)) for text in (parsed.sql(), where) if text]
    wanted = sql.SQL(" AND ").join([*conditions, sql.SQL("TRUE")])
    srid = _srid(talk, source, geometry)
    names = [column for column, code in columns.items() if code not in spatial]
    fetched = Fetched(f"EPSG:{srid}", names, promised=_DIMENSIONS.get(QgsWkbTypes.flatType(parsed.wkbType())))
    return _Table(source, geometry, srid, wanted, fetched)


def _srid(talk: _Talk, source: Any, geometry: str) -> int:
    column = sql.Identifier(geometry)
    found = talk.run(sql.SQL("SELECT ST_SRID({}::geometry) FROM {} WHERE {} IS NOT NULL LIMIT 1").format(column, source, column))
    srid = found[0][0] if found else RD_SRID
    if not srid:
        raise SourceError(
            f"de bron '{talk.patience.shown}' heeft geen coördinatenstelsel; leg het vast in de database.",
            f"the source '{talk.patience.shown}' has no coordinate system; set it in the database.",
        )
    return int(srid)


def _read(talk: _Talk, table: _Table, area: Optional[Box]) -> None:
    """The rows in the area, a thousand at a time; without an area the first ten, which show where its data lies."""
    column = sql.Identifier(table.geometry)
    near = sql.SQL("TRUE")
    if area is not None:
        box = sql.SQL("ST_Transform(ST_MakeEnvelope({}, {}), {})").format(
            sql.SQL(", ").join(map(sql.Literal, area)), sql.Literal(RD_SRID), sql.Literal(table.srid)
        )
        near = sql.SQL("({}::geometry && {} OR {} IS NULL)").format(column, box, column)
    names = sql.SQL(", ").join([sql.SQL("ST_AsBinary({}::geometry)").format(column), *map(sql.Identifier, table.fetched.names)])
    query = sql.SQL("SELECT {} FROM {} WHERE {} AND {}").format(names, table.source, table.where, near)
    if area is None:
        _take(talk.run(sql.SQL("{} LIMIT 10").format(query)), table.fetched)
        return
    talk.run(sql.SQL("BEGIN READ ONLY"))
    talk.run(sql.SQL("DECLARE zones NO SCROLL CURSOR FOR {}").format(query))
    while True:
        rows = talk.run(sql.SQL("FETCH {} FROM zones").format(sql.Literal(_AT_A_TIME)))
        _take(rows, table.fetched)
        if len(table.fetched.rows) > MOST_FEATURES:
            raise too_much(talk.patience.shown)
        if len(rows) < _AT_A_TIME:
            talk.run(sql.SQL("COMMIT"))
            return


def _take(rows: list[tuple[Any, ...]], fetched: Fetched) -> None:
    for shape, *values in rows:
        fetched.add(dict(zip(fetched.names, map(_plain, values))), None if shape is None else bytes(shape))


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
