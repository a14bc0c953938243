"""The scene of a case: its plan and its zones in RD, laid out as ../shared/policy/README.md says, and the assessment of it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import shapely
from case_file import PlanOfCase, PolicyCase, ZoneOfCase
from plantoets.assessment.assess import Assessment, conclude
from plantoets.assessment.catalogue.load import load_catalogue
from plantoets.assessment.catalogue.names import LayerSpec
from plantoets.assessment.catalogue.rule import Catalogue
from plantoets.assessment.ground import Ground
from plantoets.assessment.layers import Layer, Origin, make_layer
from plantoets.assessment.overlay import overlay
from plantoets.assessment.plan import PartInput, Plan, make_plan
from plantoets.assessment.vocabulary import Precision

TODAY = date(2026, 11, 24)
MIDDLE = (235_000.0, 550_000.0)
OVERSHOOT_M = 500.0
POLICY = Path(sys.modules["plantoets"].__file__ or "").parent / "resources" / "policy"

_ORIGIN = Origin("case", False, Precision.EXACT)


@lru_cache(maxsize=4)
def catalogue_of(folder: Path = POLICY) -> Catalogue:
    """The catalogue of a folder, loaded once a process."""
    return load_catalogue(folder)


@dataclass(frozen=True, eq=False)
class Scene:
    """A case with its plan overlaid on its layers: what `conclude` needs, whatever the rules say."""

    plan: Plan
    layers: Mapping[str, Layer]
    grounds: tuple[Ground, ...]

    def conclude(self, catalogue: Catalogue) -> Assessment:
        """What this catalogue says; the geometry is not measured again."""
        return conclude(self.plan, self.grounds, catalogue, self.layers, TODAY)


def set_up(case: PolicyCase, catalogue: Catalogue) -> Scene:
    """Build the scene.

    Raises:
        InputError: the case names a development type, parameter or question that does not exist.
        KeyError: a layer or place that does not exist.
    """
    names = catalogue.names
    shape = plan_shape(case.plan, catalogue)
    layers = {key: _empty(spec) for key, spec in names.layers.items() if key not in case.missing}
    for unknown in set(case.missing) - set(names.layers):
        raise KeyError(unknown)
    named = dict.fromkeys(zone.layer for zone in case.zones)
    layers.update({key: _layer(names.layers[key], [zone for zone in case.zones if zone.layer == key], shape) for key in named})
    part = PartInput("1", case.plan.activity, shape.geometry, case.plan.parameters)
    plan = make_plan(case.name, [part], case.plan.answers, names, catalogue.outline)
    return Scene(plan, layers, tuple(overlay([item.geometry for item in plan.parts], layers)))


@dataclass(frozen=True)
class Shape:
    """The plan's geometry; its nearest point to the east lies `east` on the x axis."""

    geometry: Any
    x: float
    y: float
    half: float

    @property
    def east(self) -> float:
        return self.x if self.geometry.geom_type == "Point" else self.x + self.half


def plan_shape(plan: PlanOfCase, catalogue: Catalogue) -> Shape:
    """A square, a line west–east through its middle, or its middle."""
    x, y = _middle(plan.at, catalogue)
    half = (plan.size_ha * 10_000) ** 0.5 / 2
    if plan.shape == "polygon":
        return Shape(shapely.box(x - half, y - half, x + half, y + half), x, y, half)
    if plan.shape == "line":
        return Shape(shapely.LineString([(x - half, y), (x + half, y)]), x, y, half)
    return Shape(shapely.Point(x, y), x, y, half)


def _middle(at: Any, catalogue: Catalogue) -> tuple[float, float]:
    if at is None:
        return MIDDLE
    if isinstance(at, str):
        point = catalogue.names.places[at].geometry.representative_point()
        return float(point.x), float(point.y)
    return float(at[0]), float(at[1])


def zone_shape(zone: ZoneOfCase, spec: LayerSpec, shape: Shape) -> Any:
    """A zone of the layer's own kind of geometry."""
    word, _, metres = zone.cover.partition(":")
    away = float(metres) if word == "near" else 0.0
    over_the_plan = word in ("full", "half")
    if spec.geometry == "line":
        x = shape.x if over_the_plan else shape.east + away
        return shapely.LineString([(x, shape.y - 3000), (x, shape.y + 3000)])
    if spec.geometry == "point":
        return shapely.Point(shape.x if over_the_plan else shape.east + away, shape.y)
    if over_the_plan:
        reach = shape.half + (float(metres) if metres else OVERSHOOT_M)
        east = shape.x if word == "half" else shape.x + reach
        return shapely.box(shape.x - reach, shape.y - reach, east, shape.y + reach)
    west = shape.east + away
    width, height = (2000.0, 2000.0) if zone.size_ha is None else (1000.0, zone.size_ha * 10)
    return shapely.box(west, shape.y - height / 2, west + width, shape.y + height / 2)


def _layer(spec: LayerSpec, zones: list[ZoneOfCase], shape: Shape) -> Layer:
    for zone in zones:
        for unknown in set(zone.attributes) - set(spec.attributes):
            raise KeyError(f"{spec.id}.{unknown}")
    columns = {name: [zone.attributes.get(name) for zone in zones] for name in spec.attributes}
    layer = make_layer(
        spec, _ORIGIN, [zone_shape(zone, spec, shape) for zone in zones], columns, [str(index) for index in range(len(zones))]
    )
    if layer.message is not None:
        raise ValueError(f"{spec.id}: {layer.message.nl}")
    return layer


_EMPTY: dict[tuple[int, str], Layer] = {}


def _empty(spec: LayerSpec) -> Layer:
    key = (id(spec), spec.id)
    if key not in _EMPTY:
        _EMPTY[key] = make_layer(spec, _ORIGIN, [], {name: [] for name in spec.attributes}, [])
    return _EMPTY[key]
