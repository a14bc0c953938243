"""Coordinates as the source files write them: RD (EPSG:28992) in kilometres."""

from __future__ import annotations

Point = tuple[float, float]


def parse_point(text: str) -> Point:
    """'233.9 557.0' (RD, km) as (x, y) in metres."""
    x, y = text.split()
    return round(float(x) * 1000.0, 2), round(float(y) * 1000.0, 2)


def parse_points(text: str) -> list[Point]:
    """'233.9 557.0, 234.1 557.3' (RD, km) as a list of (x, y) in metres."""
    return [parse_point(part) for part in text.replace("\n", " ").split(",") if part.strip()]
