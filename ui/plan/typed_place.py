"""Places and sizes as people type them: RD or latitude and longitude, decimal commas or points, absolute or from the last corner."""

from __future__ import annotations

import math
import re
from typing import Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException, QgsPointXY, QgsProject

from .rd import rd_crs

RD_EAST, RD_NORTH = (-10_000.0, 300_000.0), (300_000.0, 640_000.0)
LATITUDE, LONGITUDE = (50.0, 54.0), (3.0, 8.0)
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?$")
_LARGEST_M = 100_000.0


def typed_place(text: str, last: Optional[QgsPointXY]) -> Optional[QgsPointXY]:
    """The place in RD; None for what is none. "@30 40" is 30 m east and 40 m north of the last corner."""
    relative = text.strip().startswith("@")
    numbers = _two_numbers(text.strip().lstrip("@"))
    if numbers is None:
        return None
    first, second = numbers
    if relative:
        return None if last is None or max(abs(first), abs(second)) > _LARGEST_M else QgsPointXY(last.x() + first, last.y() + second)
    for x, y in ((first, second), (second, first)):
        if _within(x, RD_EAST) and _within(y, RD_NORTH):
            return QgsPointXY(x, y)
    for latitude, longitude in ((first, second), (second, first)):
        if _within(latitude, LATITUDE) and _within(longitude, LONGITUDE):
            return _from_degrees(longitude, latitude)
    return None


def typed_number(text: str) -> Optional[float]:
    """A number of metres or degrees, with a decimal comma or point; None for what is none."""
    bare = text.strip().replace(",", ".")
    return float(bare) if _NUMBER.match(bare) else None


def typed_size(text: str) -> Optional[float]:
    """A size in metres, above nought."""
    size = typed_number(text)
    return size if size is not None and 0.0 < size <= _LARGEST_M else None


def from_here(start: QgsPointXY, length: float, direction: float) -> QgsPointXY:
    """The place so many metres on, in degrees clockwise from north."""
    turned = math.radians(direction)
    return QgsPointXY(start.x() + length * math.sin(turned), start.y() + length * math.cos(turned))


def _two_numbers(text: str) -> Optional[tuple[float, float]]:
    bare = re.sub(r"[°NEOnoe]", " ", text)
    pieces = [piece.strip(",") for piece in re.split(r"[\s;/]+", bare.strip()) if piece.strip(",")]
    if len(pieces) == 1:
        split = pieces[0].split(",")
        pieces = split if len(split) == 2 else [f"{split[0]}.{split[1]}", f"{split[2]}.{split[3]}"] if len(split) == 4 else []
    pieces = [piece.replace(",", ".") for piece in pieces]
    if len(pieces) != 2 or not all(_NUMBER.match(piece) for piece in pieces):
        return None
    return float(pieces[0]), float(pieces[1])


def _within(value: float, span: tuple[float, float]) -> bool:
    return span[0] <= value <= span[1]


def _from_degrees(longitude: float, latitude: float) -> Optional[QgsPointXY]:
    way = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), rd_crs(), QgsProject.instance())
    try:
        return way.transform(QgsPointXY(longitude, latitude))
    except QgsCsException:
        return None
