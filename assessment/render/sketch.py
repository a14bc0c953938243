"""A sketch of the plan as lines to draw: north up, to scale, each part marked by its most severe outcome."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, Optional

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from ..vocabulary import Outcome, most_severe
from .numbers import Numbers

WIDTH, TALLEST, FLATTEST = 680.0, 520.0, 220.0
MARGIN = 36.0
SMALLEST_M = 200.0
TINY_PX = 7.0
LABELLED = 60


class Drawn(NamedTuple):
    """A part on the sketch: closed and open paths, dots, and where its label stands. `tiny`: too small to see without a ring."""

    id: str
    outcome: str
    areas: str
    lines: str
    dots: tuple[tuple[str, str], ...]
    at: tuple[str, str]
    tiny: bool


class Sketch(NamedTuple):
    """What the template draws, in pixels, with the scale bar's length and the place of the middle in RD."""

    width: str
    height: str
    parts: tuple[Drawn, ...]
    labelled: bool
    bar: float
    bar_text: str
    extent: str
    middle: str
    outcomes: tuple[str, ...]


def sketch(model: Mapping[str, Any], numbers: Numbers) -> Optional[Sketch]:
    """The parts of the plan; None where none of them has a geometry to draw."""
    parts = [(part, shape(part["geometry"])) for part in model["plan"]["parts"]]
    drawable = [(part, geometry) for part, geometry in parts if not geometry.is_empty]
    if not drawable:
        return None
    frame = _Frame.around(geometry for _, geometry in drawable)
    outcomes = {part["id"]: _outcome(model, part["id"]) for part, _ in drawable}
    # Large parts first, so that small ones stay visible on top of them.
    ordered = sorted(drawable, key=lambda item: -item[0]["area_m2"])
    drawn = tuple(_drawn(part["id"], outcomes[part["id"]].value, geometry, frame) for part, geometry in ordered)
    return Sketch(
        width=_px(WIDTH),
        height=_px(frame.height),
        parts=drawn,
        labelled=len(drawn) <= LABELLED,
        bar=round(frame.bar_m * frame.scale, 1),
        bar_text=_bar_text(frame.bar_m),
        extent=f"{numbers.length(frame.right - frame.left)} × {numbers.length(frame.top - frame.bottom)}",
        middle=f"{numbers.fixed((frame.left + frame.right) / 2, 0)}; {numbers.fixed((frame.bottom + frame.top) / 2, 0)}",
        outcomes=tuple(outcome.value for outcome in sorted(set(outcomes.values()), key=lambda outcome: outcome.rank)),
    )


class _Frame(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float
    scale: float
    height: float

    @staticmethod
    def around(geometries: Iterable[BaseGeometry]) -> _Frame:
        left, bottom, right, top = (float(bound) for bound in shapely.total_bounds(list(geometries)))
        wide, high = max(right - left, SMALLEST_M), max(top - bottom, SMALLEST_M)
        scale = min((WIDTH - 2 * MARGIN) / wide, (TALLEST - 2 * MARGIN) / high)
        return _Frame(left, bottom, right, top, scale, max(FLATTEST, high * scale + 2 * MARGIN))

    @property
    def bar_m(self) -> float:
        """A round length of about a quarter of the sketch."""
        wanted = WIDTH / 4 / self.scale
        size = 1.0
        while size * 10 <= wanted:
            size *= 10
        return max(step * size for step in (1, 2, 5) if step * size <= wanted or step == 1)

    def place(self, coordinates: Any) -> Any:
        """From RD to pixels, y down."""
        placed = coordinates.copy()
        placed[:, 0] = (coordinates[:, 0] - (self.left + self.right) / 2) * self.scale + WIDTH / 2
        placed[:, 1] = ((self.bottom + self.top) / 2 - coordinates[:, 1]) * self.scale + self.height / 2
        return placed


def _drawn(part_id: str, outcome: str, geometry: BaseGeometry, frame: _Frame) -> Drawn:
    placed = shapely.transform(geometry, frame.place)
    left, top, right, bottom = placed.bounds
    simple = shapely.simplify(placed, 0.2)
    singles = shapely.get_parts(simple if not simple.is_empty else placed)
    label = shapely.point_on_surface(placed)
    return Drawn(
        id=part_id,
        outcome=outcome,
        areas=" ".join(_ring(ring) for single in singles if single.geom_type == "Polygon" for ring in (single.exterior, *single.interiors)),
        lines=" ".join(_path(single) for single in singles if single.geom_type in ("LineString", "LinearRing")),
        dots=tuple((_px(single.x), _px(single.y)) for single in singles if single.geom_type == "Point"),
        at=(_px(label.x), _px(label.y)),
        tiny=max(right - left, bottom - top) < TINY_PX and "Point" not in geometry.geom_type,
    )


def _ring(ring: BaseGeometry) -> str:
    return f"{_path(ring)}Z"


def _path(line: BaseGeometry) -> str:
    points = [f"{_px(x)} {_px(y)}" for x, y in line.coords]
    return "M" + "L".join(points)


def _px(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _bar_text(metres: float) -> str:
    return f"{metres / 1000:g}\u00a0km" if metres >= 1000 else f"{metres:g}\u00a0m"


def _outcome(model: Mapping[str, Any], part_id: str) -> Outcome:
    return most_severe(Outcome(finding["outcome"]) for finding in model["findings"] if finding["part"] in (part_id, None))
