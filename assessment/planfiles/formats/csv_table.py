"""Reads a CSV table with a WKT column, or with a column for x and one for y."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from ...messages import Message
from ..errors import PlanFileError, too_many
from ..limits import MAX_FIELD_CHARS, MAX_FIELDS, MAX_LINE_CHARS, MAX_OBJECTS
from ..model import RawFeature, RawPlan
from .text import read_lines
from .wkt import parse_wkt

_WKT_COLUMNS = ("wkt", "wkt_geom", "geom", "geometry", "geometrie", "the_geom", "shape", "wktgeom", "geom_wkt", "_wkt")
_XY_COLUMNS = (
    ("x", "y", None),
    ("x_rd", "y_rd", "EPSG:28992"),
    ("rd_x", "rd_y", "EPSG:28992"),
    ("xcoord", "ycoord", None),
    ("x_coordinaat", "y_coordinaat", None),
    ("lon", "lat", "EPSG:4326"),
    ("longitude", "latitude", "EPSG:4326"),
    ("lengtegraad", "breedtegraad", "EPSG:4326"),
)


def read_csv(path: Path) -> RawPlan:
    """A feature per row. The delimiter is the one of , ; tab | that stands most often in the header.

    Raises:
        PlanFileError: no column with geometry, or a row that can't be read, with its number.
    """
    lines = read_lines(path)
    header_line = next(lines, "")
    delimiter = max(",;\t|", key=header_line.count) if any(sign in header_line for sign in ",;\t|") else ","
    limit = csv.field_size_limit(MAX_LINE_CHARS)
    try:
        header = [name.strip().casefold() for name in next(csv.reader([header_line], delimiter=delimiter), [])][:MAX_FIELDS]
        features = list(_rows(csv.reader(lines, delimiter=delimiter), header, path.stem))
    except csv.Error as error:
        raise PlanFileError(
            Message(
                f"De CSV-tabel is niet te lezen ({error}); sla haal opnieuw op als UTF-8.",
                f"The CSV table can't be read ({error}); save it again as UTF-8.",
            )
        ) from None
    finally:
        csv.field_size_limit(limit)
    return RawPlan(tuple(features), "CSV")


def _rows(reader: Iterator[list[str]], header: list[str], layer: str) -> Iterator[RawFeature]:
    wkt = next((header.index(name) for name in _WKT_COLUMNS if name in header), None)
    xy = next(((header.index(x), header.index(y), crs) for x, y, crs in _XY_COLUMNS if x in header and y in header), None)
    if wkt is None and xy is None:
        raise _no_geometry(header)
    for number, row in enumerate(reader, start=2):
        if number > MAX_OBJECTS:
            raise too_many(MAX_OBJECTS, "rijen", "rows")
        if not any(value.strip() for value in row):
            continue
        geometry: BaseGeometry | None = None
        crs: str | None = None
        used = [wkt] if wkt is not None else [xy[0], xy[1]] if xy is not None else []
        if wkt is not None and wkt < len(row) and row[wkt].strip():
            geometry, crs = parse_wkt(row[wkt], None, f"rij {number}", f"row {number}")
        elif wkt is None and xy is not None:
            geometry, crs = _point(row, xy[0], xy[1], number), xy[2]
        fields = {
            name: value.strip()[:MAX_FIELD_CHARS] for at, (name, value) in enumerate(zip(header, row)) if at not in used and value.strip()
        }
        yield RawFeature(layer, str(number - 1), "", geometry, crs, None, fields)


def _point(row: list[str], x: int, y: int, number: int) -> BaseGeometry | None:
    texts = [row[at].strip() if at < len(row) else "" for at in (x, y)]
    if not all(texts):
        return None
    try:
        return shapely.Point(*(float(text.replace(",", ".")) for text in texts))
    except ValueError:
        raise PlanFileError(
            Message(
                f"Op rij {number} staan geen coördinaten ('{texts[0][:20]}', '{texts[1][:20]}'); verbeter of verwijder de rij.",
                f"Row {number} holds no coordinates ('{texts[0][:20]}', '{texts[1][:20]}'); correct or remove the row.",
            )
        ) from None


def _no_geometry(header: list[str]) -> PlanFileError:
    shown = ", ".join(header)[:120]
    return PlanFileError(
        Message(
            f"De tabel heeft geen kolom 'wkt' en geen kolommen 'x' en 'y' (gevonden: {shown}); voeg die toe.",
            f"The table has no column 'wkt' and no columns 'x' and 'y' (found: {shown}); add them.",
        )
    )
