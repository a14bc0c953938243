"""What a service gave, as a table that does not depend on the kind of service; and how it is written to a GeoPackage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Optional

from osgeo import gdal, ogr, osr

from ....assessment.planfiles.quiet import FAILURES, quietly
from ..error import another_kind

TABLE = "zones"
_ID, _SHAPE = "plantoets_fid", "plantoets_geom"  # no field of a service is called so
_MOST_WHOLE = 2**63
_NO_NETWORK = {"GDAL_HTTP_TIMEOUT": "1"}
_KIND = {1: 0, 4: 0, 2: 1, 5: 1, 8: 1, 9: 1, 11: 1, 3: 2, 6: 2, 10: 2, 12: 2}  # WKB type to dimension


@dataclass
class Fetched:
    """Features as rows of plain values with WKB, in one coordinate system; `names` has every field that the service has.

    `promised`: the kind of geometry that the service says it has, as a dimension; None when it doesn't say.
    """

    crs: str
    names: list[str]
    rows: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[Optional[bytes]] = field(default_factory=list)
    promised: Optional[int] = None

    def add(self, row: dict[str, Any], shape: Optional[bytes]) -> None:
        """One feature; a field that no one announced becomes a field too."""
        for name in row:
            if name not in self.names:
                self.names.append(name)
        self.rows.append(row)
        self.shapes.append(shape)


def honest(fetched: Fetched, shown: str) -> Fetched:
    """The same, when its geometry is of the kind that the service says it has.

    Raises:
        SourceError: it is of another kind.
    """
    if fetched.promised is None:
        return fetched
    other = sum(_dimension(shape) not in (None, fetched.promised) for shape in fetched.shapes if shape)
    if other:
        raise another_kind(shown, fetched.promised, other, len(fetched.shapes))
    return fetched


def readable(path: Path) -> bool:
    """Whether a downloaded file is one of vector data."""
    with quietly(_NO_NETWORK):
        try:
            return gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_READONLY) is not None
        except FAILURES:
            return False


def write(fetched: Fetched, path: Path) -> None:
    """Write it as the only table of a new GeoPackage.

    Raises:
        OSError: the file can't be written.
    """
    with quietly() as heard:
        try:
            dataset = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
            reference = osr.SpatialReference()
            reference.SetFromUserInput(fetched.crs)
            layer = dataset.CreateLayer(TABLE, reference, _table_kind(fetched), [f"FID={_ID}", f"GEOMETRY_NAME={_SHAPE}"])
            names = list(_distinct(fetched.names))
            for name in names:
                layer.CreateField(ogr.FieldDefn(name, _kind(row.get(name) for row in fetched.rows)))
            dataset.StartTransaction()
            for row, shape in zip(fetched.rows, fetched.shapes):
                layer.CreateFeature(_feature(layer, names, row, shape))
            dataset.CommitTransaction()
            dataset = layer = None
        except (*FAILURES, AttributeError) as error:
            raise OSError(str(error)) from error
        if heard.failed:
            raise OSError(path)


def _distinct(names: Sequence[str]) -> Iterable[str]:
    """Names that differ only in case are one column to a GeoPackage: the first counts."""
    seen = {_ID, _SHAPE}
    for name in names:
        if name.lower() not in seen:
            seen.add(name.lower())
            yield name


def _table_kind(fetched: Fetched) -> int:
    """Whatever comes; where nothing has a shape, what was promised, so that it still is a layer of geometry."""
    return int(
        ogr.wkbUnknown if any(fetched.shapes) else (ogr.wkbMultiPoint, ogr.wkbMultiLineString, ogr.wkbMultiPolygon)[fetched.promised or 0]
    )


def _feature(layer: Any, names: Sequence[str], row: dict[str, Any], shape: Optional[bytes]) -> Any:
    feature = ogr.Feature(layer.GetLayerDefn())
    for name in names:
        value = row.get(name)
        if value is not None:
            feature.SetField(name, int(value) if isinstance(value, bool) else value)
    if shape is not None:
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(shape))
    return feature


def _kind(values: Iterable[Any]) -> int:
    given = [value for value in values if value is not None]
    if given and all(isinstance(value, int) and abs(value) < _MOST_WHOLE for value in given):
        return int(ogr.OFTInteger64)
    return int(ogr.OFTReal if given and all(isinstance(value, (int, float)) for value in given) else ogr.OFTString)


def _dimension(wkb: bytes) -> Optional[int]:
    kind = int.from_bytes(wkb[1:5], "little" if wkb[0] else "big") & 0x0FFFFFFF
    return _KIND.get(kind % 1000)
