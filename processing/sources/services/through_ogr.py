"""Reads one answer of a service, held in memory, with a named GDAL driver; nothing is fetched and nothing is written."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple, Optional

from osgeo import gdal, ogr

from ....assessment.planfiles.quiet import FAILURES, quietly

_NO_NETWORK = {"GML_DOWNLOAD_SCHEMA": "NO", "GML_SKIP_RESOLVE_ELEMS": "ALL", "GDAL_HTTP_TIMEOUT": "1"}
_DIMENSIONS = {ogr.wkbPoint: 0, ogr.wkbMultiPoint: 0, ogr.wkbLineString: 1, ogr.wkbMultiLineString: 1, ogr.wkbCompoundCurve: 1}
_SURFACES = (ogr.wkbPolygon, ogr.wkbMultiPolygon, ogr.wkbCurvePolygon, ogr.wkbMultiSurface)


class Page(NamedTuple):
    """The features of one answer: values and WKB. `whole`: it could be read to its end."""

    crs: Optional[str]
    names: list[str]
    features: list[tuple[dict[str, Any], Optional[bytes]]]
    promised: Optional[int]
    whole: bool


def read_page(answer: bytes, driver: str, suffix: str, options: Mapping[str, str], schema: Optional[bytes] = None) -> Optional[Page]:
    """The first layer in an answer; None when the driver makes nothing of it."""
    with _in_memory(answer, suffix) as path, _in_memory(schema or b"", ".xsd") as xsd, quietly(_NO_NETWORK) as heard:
        given = [f"{key}={value}" for key, value in {**options, **({"XSD": xsd} if schema else {})}.items()]
        try:
            dataset = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_READONLY, allowed_drivers=[driver], open_options=given)
            layer = dataset.GetLayer(0) if dataset is not None else None
            if layer is None:
                return None
            page = _page(layer)
        except FAILURES:
            return None
        return page._replace(whole=not heard.failed)


def dimension_of(kind: int) -> Optional[int]:
    """0 for points, 1 for lines, 2 for areas; None when a type doesn't say."""
    flat = ogr.GT_Flatten(kind)
    return 2 if flat in _SURFACES else 1 if flat == ogr.wkbMultiCurve else _DIMENSIONS.get(flat)


def _page(layer: Any) -> Page:
    definition = layer.GetLayerDefn()
    names = [definition.GetFieldDefn(index).GetName() for index in range(definition.GetFieldCount())]
    reference = layer.GetSpatialRef()
    features = []
    for feature in layer:
        shape = feature.GetGeometryRef()
        values = {name: _value(feature, index) for index, name in enumerate(names)}
        features.append((values, None if shape is None else _wkb(shape)))
    return Page(None if reference is None else reference.ExportToWkt(), names, features, dimension_of(layer.GetGeomType()), True)


def _wkb(shape: Any) -> bytes:
    """GML's surfaces come as curved ones; those of straight lines are plain polygons."""
    curved = ogr.GT_IsNonLinear(shape.GetGeometryType()) and not shape.HasCurveGeometry(True)
    return bytes((shape.GetLinearGeometry() if curved else shape).ExportToIsoWkb())


def _value(feature: Any, index: int) -> Any:
    if not feature.IsFieldSetAndNotNull(index):
        return None
    value = feature.GetField(index)
    return value if isinstance(value, (int, float, str)) else feature.GetFieldAsString(index)


@contextmanager
def _in_memory(content: bytes, suffix: str) -> Iterator[str]:
    path = f"/vsimem/plantoets-{uuid.uuid4().hex}{suffix}"
    gdal.FileFromMemBuffer(path, content)
    try:
        yield path
    finally:
        for file in (path, path.replace(suffix, ".gfs")):
            if gdal.VSIStatL(file) is not None:  # newer GDAL raises over a file that is not there
                gdal.Unlink(file)
