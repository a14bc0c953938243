"""Reads GeoJSON."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ..model import RawPlan
from .layers import read_layers


def read_geojson(path: Path) -> RawPlan:
    """The features of a GeoJSON file. Without a `crs` member it is WGS 84 by the standard (RFC 7946), whatever it looks like.

    Raises:
        PlanFileError: damaged, or JSON of another kind.
    """
    features, problems = read_layers(path, "GeoJSON", open_options=["NATIVE_DATA=NO"], config={"OGR_GEOJSON_MAX_OBJ_SIZE": "128"})
    named = [
        replace(feature, source_class=path.stem if feature.source_class in ("OGRGeoJSON", "") else feature.source_class)
        for feature in features
    ]
    return RawPlan(tuple(named), "GeoJSON", warnings=tuple(problems))
