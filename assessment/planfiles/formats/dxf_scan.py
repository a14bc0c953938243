"""Looks through a DXF before GDAL does: how fine its arcs must be stroked, and what its blocks would unfold into.

Nested and arrayed blocks can multiply without end, so they are counted first. GDAL knows one angle step for a whole drawing; the
largest radius decides it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from ...messages import Message
from ..errors import PlanFileError
from ..limits import MAX_DXF_EXPANDED, MAX_DXF_VERTICES
from .dxf_groups import Entity, as_number, read_entities

_TOLERANCE_M = 0.006
_MAX_STEP, _MIN_STEP = 4.0, 0.02
_STRAIGHT_M = 1e6
_ROUND = ("CIRCLE", "ARC", "ELLIPSE", "SPLINE")
_WITH_BULGES = ("LWPOLYLINE", "HATCH", "VERTEX", "POLYLINE")


@dataclass
class _Content:
    """What one block (or the drawing itself) holds: entities, straight vertices, full turns of arcs, and blocks inserted how often."""

    entities: int = 0
    vertices: int = 0
    turns: float = 0.0
    inserts: Counter[str] = field(default_factory=Counter)


def checked_step(path: Path) -> float:
    """The angle step, in degrees, at which every arc in the drawing stays within a centimetre.

    Raises:
        PlanFileError: the drawing would unfold into more than a plan could hold.
    """
    contents: dict[str, _Content] = defaultdict(_Content)
    block, section, radius, scale = "", "", 0.0, 1.0
    last_vertex = (0.0, 0.0, 0.0)
    for entity in read_entities(path):
        if entity.kind == "SECTION":
            section = entity.first(2).upper()
        if section not in ("BLOCKS", "ENTITIES"):
            continue
        if entity.kind in ("BLOCK", "ENDBLK"):
            block = entity.first(2).upper() or "?" if entity.kind == "BLOCK" else ""
            continue
        content = contents[block]
        if entity.kind == "INSERT":
            times = _times(entity, 70) * _times(entity, 71)
            content.inserts[entity.first(2).upper()] += times
            scale = max(scale, abs(entity.number(41, 1.0)), abs(entity.number(42, 1.0)))
            continue
        content.entities += 1
        largest, last_vertex = _measure(entity, content, last_vertex)
        radius = max(radius, largest)
    step = _step(radius * min(scale, 1e4))
    _check(contents, step)
    return step


def _times(entity: Entity, code: int) -> int:
    count = entity.number(code, 1.0)
    return max(int(count), 1) if math.isfinite(count) else MAX_DXF_EXPANDED


def _measure(entity: Entity, content: _Content, last: tuple[float, float, float]) -> tuple[float, tuple[float, float, float]]:
    """Add the entity's vertices and turns to `content`; its largest radius, and its last vertex (x, y, bulge) for the next VERTEX."""
    largest = 0.0
    if entity.kind in _ROUND:
        content.turns += 1.0
        largest = abs(entity.number(40, 0.0)) if entity.kind != "SPLINE" else 0.0
        if entity.kind == "ELLIPSE":
            largest = math.hypot(entity.number(11, 0.0), entity.number(21, 0.0)) / max(abs(entity.number(40, 1.0)), 1e-3)
        return min(largest, _STRAIGHT_M), last
    x, y, bulge = last if entity.kind == "VERTEX" else (math.nan, math.nan, 0.0)
    corners: list[tuple[float, float, float]] = [(x, y, bulge)] if entity.kind == "VERTEX" else []
    for code, value in entity.groups if entity.kind in _WITH_BULGES else entity.groups[:200]:
        number = as_number(value, math.nan) if code in (10, 20, 40, 42) else 0.0
        if code == 10:
            corners.append((number, math.nan, 0.0))
            content.vertices += 1
        elif code == 20 and corners:
            corners[-1] = (corners[-1][0], number, 0.0)
        elif code == 42 and corners and entity.kind in _WITH_BULGES and number:
            corners[-1] = (corners[-1][0], corners[-1][1], number)
            content.turns += 0.5
        elif code == 40 and entity.kind == "HATCH":
            content.turns += 1.0
            largest = max(largest, min(abs(number), _STRAIGHT_M) if math.isfinite(number) else 0.0)
    closed = [*corners, corners[0]] if corners else []
    for start, end in zip(closed, closed[1:]):
        largest = max(largest, _bulge_radius(start, end))
    return largest, corners[-1] if corners else last


def _bulge_radius(start: tuple[float, float, float], end: tuple[float, float, float]) -> float:
    bulge = start[2]
    chord = math.hypot(end[0] - start[0], end[1] - start[1])
    if not bulge or not math.isfinite(chord + bulge):
        return 0.0
    return min(chord * (1.0 + bulge * bulge) / (4.0 * abs(bulge)), _STRAIGHT_M)


def _step(radius: float) -> float:
    if radius <= _TOLERANCE_M:
        return _MAX_STEP
    return max(_MIN_STEP, min(_MAX_STEP, math.degrees(2.0 * math.acos(1.0 - _TOLERANCE_M / radius))))


def _check(contents: dict[str, _Content], step: float) -> None:
    known: dict[str, tuple[float, float]] = {}
    entities, vertices = _unfolded("", contents, step, known, ())
    inserted = vertices - _own(contents[""], step)
    if entities > MAX_DXF_EXPANDED or inserted > MAX_DXF_VERTICES:
        limit = MAX_DXF_EXPANDED
        raise PlanFileError(
            Message(
                f"De tekening bevat uitgevouwen meer dan {limit} elementen of te veel punten; exporteer alleen de lagen van het plan.",
                f"The drawing unfolds into more than {limit} entities or too many points; export only the layers of the plan.",
            )
        )


def _own(content: _Content, step: float) -> float:
    return content.vertices + content.turns * 360.0 / step


def _unfolded(
    block: str, contents: dict[str, _Content], step: float, known: dict[str, tuple[float, float]], above: tuple[str, ...]
) -> tuple[float, float]:
    """Entities and vertices of a block, all insertions unfolded; infinite where blocks hold themselves."""
    if block in known:
        return known[block]
    if block in above or len(above) > 60:
        return math.inf, math.inf
    content = contents.get(block, _Content())
    entities, vertices = float(content.entities), _own(content, step)
    for inserted, times in content.inserts.items():
        more = _unfolded(inserted, contents, step, known, (*above, block))
        entities, vertices = entities + times * more[0], vertices + times * more[1]
        if entities > 10 * MAX_DXF_EXPANDED:
            break
    known[block] = (entities, vertices)
    return known[block]
