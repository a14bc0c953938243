"""Reads a Shapefile; its .prj, when there is one, says the coordinate system."""

from __future__ import annotations

from pathlib import Path

from ...messages import Message
from ..errors import PlanFileError
from ..model import RawPlan
from .layers import read_layers


def read_shapefile(path: Path) -> RawPlan:
    """The one layer of a Shapefile. `path` is the .shp file.

    Raises:
        PlanFileError: damaged, or its .shx is missing (restoring that would write beside the user's file).
    """
    if not any(path.with_suffix(suffix).is_file() for suffix in (".shx", ".SHX")):
        raise PlanFileError(
            Message(
                "Het .shx-bestand van deze Shapefile ontbreekt; zet alle delen (.shp, .shx, .dbf, .prj) bij elkaar.",
                "The .shx file of this Shapefile is missing; put all parts (.shp, .shx, .dbf, .prj) together.",
            )
        )
    features, problems = read_layers(path, "ESRI Shapefile", config={"SHAPE_RESTORE_SHX": "NO"})
    return RawPlan(tuple(features), "Shapefile", warnings=tuple(problems))
