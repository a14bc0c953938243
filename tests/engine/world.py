"""Small worlds to assess in: a plan and zones near Assen, all other layers empty."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from plantoets.assessment.assess import Assessment, assess
from plantoets.assessment.catalogue.rule import Catalogue
from plantoets.assessment.finding import Finding
from plantoets.assessment.installed import installed_catalogue
from plantoets.assessment.layers import Layer, Origin, absent_layer, make_layer
from plantoets.assessment.messages import Message
from plantoets.assessment.plan import PartInput, make_plan
from plantoets.assessment.vocabulary import LayerStatus, Precision
from shapely.affinity import translate
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

TODAY = date(2026, 11, 24)
X, Y = 235_000.0, 550_000.0


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The catalogue that ships with the plugin."""
    return installed_catalogue()


def square(side: float = 200.0, east: float = 0.0, north: float = 0.0) -> BaseGeometry:
    """A square in RD with its south-west corner `east` and `north` of a spot near Assen; metres."""
    return box(X + east, Y + north, X + east + side, Y + north + side)


def ragged(seed: int, corners: int, reach: float, holes: bool = True) -> Polygon:
    """A polygon with an irregular edge, and at times a hole, within `reach` metres of somewhere near Assen."""
    generator = random.Random(seed)

    def ring(scale: float) -> list[tuple[float, float]]:
        away = [generator.uniform(0.3, 1.0) * reach * scale for _ in range(corners)]
        return [(math.cos(2 * math.pi * n / corners) * r, math.sin(2 * math.pi * n / corners) * r) for n, r in enumerate(away)]

    hole = [ring(0.25)] if holes and generator.random() < 0.5 else []
    east, north = generator.uniform(-400, 400), generator.uniform(-400, 400)
    return translate(Polygon(ring(1.0), hole), X + east, Y + north)


def at(geometry: BaseGeometry) -> BaseGeometry:
    """A geometry around the origin, moved to the spot near Assen."""
    return translate(geometry, X, Y)


def layer(name: str, *zones: tuple[BaseGeometry, Mapping[str, Any]], precision: Precision = Precision.EXACT, fields: Any = None) -> Layer:
    """A layer with these zones; it has all attributes of the contract unless `fields` says which."""
    spec = catalogue().names.layers[name]
    names = spec.attributes if fields is None else fields
    columns = {attribute: [values.get(attribute) for _, values in zones] for attribute in names}
    return make_layer(
        spec, Origin("test", False, precision), [geometry for geometry, _ in zones], columns, [str(n + 1) for n in range(len(zones))]
    )


def missing(name: str) -> Layer:
    """A layer that is not there."""
    return absent_layer(catalogue().names.layers[name], LayerStatus.MISSING, "", Message("weg", "gone"))


def around(*layers: Layer) -> dict[str, Layer]:
    """These layers, and every other one there and empty."""
    given = {item.spec.id: item for item in layers}
    return {name: given.get(name) or layer(name) for name in catalogue().names.layers}


def assessed(
    activity: str,
    geometry: BaseGeometry | list[BaseGeometry],
    *layers: Layer,
    parameters: Mapping[str, Any] | None = None,
    answers: Mapping[str, Any] | None = None,
) -> Assessment:
    """The assessment of a plan; every layer that is not given is there and empty."""
    shapes = geometry if isinstance(geometry, list) else [geometry]
    parts = [PartInput(str(number + 1), activity, shape, parameters or {}) for number, shape in enumerate(shapes)]
    plan = make_plan("proef", parts, answers or {}, catalogue().names, catalogue().outline)
    return assess(plan, catalogue(), around(*layers), TODAY)


def found(assessment: Assessment, rule: str) -> list[Finding]:
    """The findings of one rule (or exemption)."""
    return [finding for finding in assessment.findings if finding.id == rule]


def one(assessment: Assessment, rule: str) -> Finding:
    """The only finding of a rule."""
    findings = found(assessment, rule)
    assert len(findings) == 1, [(finding.id, finding.outcome.value) for finding in assessment.findings]
    return findings[0]
