"""From any coordinate system to RD New, by named operations of which the accuracy is known.

ETRS89 and WGS 84 (and UTM, Web Mercator, … on them) go by the correction grid of RDNAPTRANS 2018 where PROJ has it, else by the
published seven-parameter transformation; other systems go by what PROJ finds best, never by "ballpark".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import osr

from ...messages import Message
from ...vocabulary import CRS as RD
from ..errors import PlanFileError
from ..geometry.arcs import Coordinates
from ..model import RdTransform
from ..quiet import FAILURES, quietly
from ..stopping import go_on
from .systems import is_rd, shown, system

Convert = Callable[[Coordinates], Coordinates]
"""(n, 2) coordinates in, (n, 2) RD coordinates out."""

_RD_MAP = "+step +proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 +ellps=bessel"
_TO_RADIANS = "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad "
_SEVEN = (
    "+step +proj=push +v_3 +step +proj=cart +ellps={ellipsoid} +step +inv +proj=helmert {parameters} +convention=coordinate_frame "
    "+step +inv +proj=cart +ellps=bessel +step +proj=pop +v_3 "
)


@dataclass(frozen=True)
class _Operation:
    """A published operation to geographic Amersfoort, with the PROJ steps that do it and its stated accuracy."""

    name: str
    steps: str
    accuracy_m: float


_ETRS89 = _Operation(
    "Amersfoort to ETRS89 (8), EPSG:9281 + RD New",
    _SEVEN.format(
        ellipsoid="GRS80",
        parameters="+x=565.7381 +y=50.4018 +z=465.2904 +rx=0.395025981036064 +ry=-0.330772431242031 +rz=1.87607329462821 +s=4.07244",
    ),
    0.25,
)
_WGS84 = _Operation(
    "Amersfoort to WGS 84 (4), EPSG:4833 + RD New",
    _SEVEN.format(
        ellipsoid="WGS84",
        parameters="+x=565.4171 +y=50.3319 +z=465.5524 +rx=0.398957388243134 +ry=-0.343987817378283 +rz=1.87740163998045 +s=4.0725",
    ),
    1.0,
)
_AMERSFOORT = _Operation("RD New", "", 0.0)
_GRIDS = ("nl_nsgi_rdtrans2018.tif", "rdtrans2018.gsb")
_PORTION = 100_000
_LARGEST = 1e9
"""No coordinate is larger, even in millimetres; PROJ would go round the earth for ever with one of 1e21."""
_LADDER_M = (0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 50.0)


def to_rd(crs: str) -> tuple[Convert, RdTransform | None]:
    """The conversion of coordinates in `crs`, and how it is done; (unchanged, None) when they are RD already.

    Raises:
        PlanFileError: the coordinate system isn't known, or there is no way from it to RD.
    """
    if is_rd(crs):
        return (lambda coordinates: coordinates), None
    source = system(crs)
    base = source.CloneGeogCS()
    if base is None:
        raise _no_way(crs)
    base.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    datum = (base.GetAttrValue("DATUM") or "").replace(" ", "_").casefold()
    for key, operation in (
        ("amersfoort", _AMERSFOORT),
        ("european_terrestrial", _ETRS89),
        ("etrs", _ETRS89),
        ("wgs_1984", _WGS84),
        ("world_geodetic", _WGS84),
    ):
        if key in datum and base.GetAttrValue("PRIMEM") in (None, "Greenwich"):
            return _by_operation(source, base, operation)
    return _by_proj(source, crs)


def _by_operation(source: Any, base: Any, operation: _Operation) -> tuple[Convert, RdTransform]:
    """Degrees on the datum first (exact), then the named operation."""
    degrees = None if source.IsGeographic() else _transformation(source, base, None)
    plain = _pipeline(operation.steps)
    grid = _grid() if operation is not _AMERSFOORT else None
    if grid is not None:
        corrected = _pipeline(f"+step +inv +proj=hgridshift +grids={grid} ")
        name = f"Amersfoort to ETRS89 (9), EPSG:9282 ({grid}) + RD New"
        accuracy = 0.001 if operation is _ETRS89 else 1.0
        return _chain(degrees, corrected, plain), RdTransform(name, accuracy, True)
    return _chain(degrees, plain, None), RdTransform(operation.name, operation.accuracy_m, False)


def _chain(first: Any, second: Any, outside_grid: Any) -> Convert:
    def convert(coordinates: Coordinates) -> Coordinates:
        degrees = coordinates if first is None else _apply(first, coordinates)
        result = _apply(second, degrees)
        if outside_grid is not None and not bool(np.isfinite(result).all()):
            result = _apply(outside_grid, degrees)
        return result

    return convert


def _by_proj(source: Any, crs: str) -> tuple[Convert, RdTransform]:
    """The best PROJ knows; the accuracy is the smallest step of a ladder at which it still knows something."""
    target = system(RD)
    for accuracy in _LADDER_M:
        transformation = _transformation(source, target, accuracy)
        if transformation is not None:
            return _chain(None, transformation, None), RdTransform(f"{shown(crs)} → RD New (PROJ)", accuracy, False)
    transformation = _transformation(source, target, None)
    if transformation is None:
        raise _no_way(crs)
    return _chain(None, transformation, None), RdTransform(f"{shown(crs)} → RD New (PROJ)", None, False)


def _transformation(source: Any, target: Any, accuracy_m: float | None) -> Any:
    options = osr.CoordinateTransformationOptions()
    options.SetBallparkAllowed(False)
    if accuracy_m is not None:
        options.SetDesiredAccuracy(accuracy_m)
    return _made(source, target, options)


def _pipeline(steps: str) -> Any:
    """Degrees (longitude, latitude) to RD by PROJ steps; the axis order is the pipeline's own, so OSR must not reorder."""
    literal = osr.SpatialReference()
    literal.ImportFromEPSG(4258)
    literal.SetAxisMappingStrategy(osr.OAMS_AUTHORITY_COMPLIANT)
    options = osr.CoordinateTransformationOptions()
    options.SetOperation(_TO_RADIANS + steps + _RD_MAP)
    return _made(literal, system(RD), options)


def _made(source: Any, target: Any, options: Any) -> Any:
    try:
        with quietly():
            made = osr.CoordinateTransformation(source, target, options)
    except (*FAILURES, ValueError):
        return None
    return made if getattr(made, "this", None) is not None else None


def _apply(transformation: Any, coordinates: Coordinates) -> Coordinates:
    """(n, 2) coordinates through an OSR transformation, in portions, since OSR takes lists; infinite where it can't."""
    moved = np.full_like(coordinates, np.inf)
    possible = np.flatnonzero((np.abs(coordinates) <= _LARGEST).all(axis=1))
    for start in range(0, len(possible), _PORTION):
        go_on()
        portion = possible[start : start + _PORTION]
        try:
            with quietly():
                result = transformation.TransformPoints(coordinates[portion].tolist())
        except FAILURES:
            continue
        moved[portion] = np.array(result, dtype=np.float64)[:, :2]
    return moved


@lru_cache(maxsize=1)
def _grid() -> str | None:
    """The correction grid PROJ can use here, None when there is none."""
    for folder in osr.GetPROJSearchPaths() or []:
        for name in _GRIDS:
            if (Path(folder) / name).is_file():
                return name
    return None


def _no_way(crs: str) -> PlanFileError:
    name = shown(crs)[:60]
    return PlanFileError(
        Message(
            f"Coördinaten in '{name}' zijn niet naar RD om te rekenen; lever het plan aan in RD (EPSG:28992).",
            f"Coordinates in '{name}' can't be converted to RD; supply the plan in RD (EPSG:28992).",
        )
    )
