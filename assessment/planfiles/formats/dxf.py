"""Reads a DXF drawing: closed polylines and hatches are areas, by layer; a drawing states no coordinate system."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ...messages import Message
from ..model import RawFeature, RawPlan
from .dxf_scan import checked_step
from .layers import read_layers

_CONFIG = {"DXF_INLINE_BLOCKS": "TRUE", "DXF_MERGE_BLOCK_GEOMETRIES": "FALSE"}
_SIMPLER_M = 0.003
"""GDAL strokes every circle as finely as the largest arc needs; this takes the rest off again, and keeps within 1 cm in all."""

_LARGEST = 1e9
"""No drawing is larger, even in millimetres."""

_TEXT = ("acdbtext", "acdbmtext", "acdbattribute", "acdbattributedefinition", "acdbdimension", "acdbmleader", "acdbleader")


def read_dxf(path: Path) -> RawPlan:
    """The entities of a drawing, each with its DXF layer as class. Texts, dimensions and leaders are left out and counted.

    External references (XREF) in a drawing are never opened.

    Raises:
        PlanFileError: damaged, or blocks that unfold into more than a plan could hold.
    """
    step = checked_step(path)
    found, problems = read_layers(path, "DXF", config={**_CONFIG, "OGR_ARC_STEPSIZE": f"{step:.5f}"}, change=_simpler)
    left_out: Counter[str] = Counter()
    features: list[RawFeature] = []
    for feature in found:
        if _is_text(feature):
            left_out[feature.fields.get("layer", "0")] += 1
        else:
            features.extend(_by_dimension(feature))
    if left_out:
        problems.append(_texts_left_out(left_out))
    return RawPlan(tuple(features), "DXF", warnings=tuple(problems))


def _simpler(feature: RawFeature) -> RawFeature:
    """A whole circle or ellipse with no more points than it needs; nothing else, since neighbours may share its points."""
    round_one = feature.fields.get("subclasses", "").casefold().endswith(("acdbcircle", "acdbellipse"))
    if not round_one or feature.geometry is None or shapely.get_num_coordinates(feature.geometry) < 100:
        return feature
    if not bool((np.abs(shapely.get_coordinates(feature.geometry)) < _LARGEST).all()):  # GEOS would never end; it is refused later
        return feature
    return replace(feature, geometry=shapely.simplify(feature.geometry, _SIMPLER_M))


def _is_text(feature: RawFeature) -> bool:
    """By entity class only: the attribute `text` also holds the pattern name of a hatch."""
    return any(part in _TEXT for part in feature.fields.get("subclasses", "").casefold().split(":"))


def _by_dimension(feature: RawFeature) -> Iterator[RawFeature]:
    """The entity as areas (closed lines too) or, where it has none, as lines or points."""
    if feature.geometry is None:
        return
    layer = feature.fields.get("layer") or "0"
    handle = feature.fields.get("entityhandle")
    identity = f"{layer}.{handle}" if handle else f"{layer}.{feature.source_id.rpartition('.')[2]}"
    yield replace(
        feature,
        source_class=layer,
        source_id=identity,
        geometry=_closed_as_area(feature.geometry),
        fields={**feature.fields, "layer": layer},
    )


def _closed_as_area(geometry: BaseGeometry) -> BaseGeometry:
    if geometry.geom_type == "LineString" and geometry.is_closed and len(geometry.coords) >= 4:
        return shapely.Polygon(geometry.coords)
    return geometry


def _texts_left_out(left_out: Counter[str]) -> Message:
    layers = ", ".join(sorted(left_out)[:5])
    total = sum(left_out.values())
    return Message(
        f"{total} teksten en maatlijnen in de tekening zijn geen plandelen en zijn weggelaten (lagen {layers}).",
        f"{total} texts and dimensions in the drawing are no plan parts and were left out (layers {layers}).",
    )
