"""Makes the examples in resources/example: voorbeeldplan.gpkg, an invented plan at Rolde and Balloo with five parts, and batch.gpkg.

Run with a Python that has GDAL (Debian's python3-gdal): python3 tools/example/build.py
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from batch_plans import PLANS
from osgeo import gdal, ogr, osr

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "example"
FIELDS = {
    "part": ogr.OFTString,
    "name": ogr.OFTString,
    "activity": ogr.OFTString,
    "woningen": ogr.OFTInteger,
    "bodemingreep": (ogr.OFTInteger, ogr.OFSTBoolean),
    "toename_verhard_m2": ogr.OFTReal,
    "verlichting": (ogr.OFTInteger, ogr.OFSTBoolean),
    "hoogte_m": ogr.OFTReal,
    "aantal_turbines": ogr.OFTInteger,
}
BATCH_FIELDS = {
    "name": ogr.OFTString,
    "activity": ogr.OFTString,
    "woningen": ogr.OFTInteger,
    "bouwvlak_ha": ogr.OFTReal,
    "milieucategorie": ogr.OFTInteger,
    "aantal_turbines": ogr.OFTInteger,
    "hoogte_m": ogr.OFTReal,
    "bodemingreep": (ogr.OFTInteger, ogr.OFSTBoolean),
}


class Part(NamedTuple):
    """A feature of the plan: its attributes and its geometry as WKT in RD."""

    name: str
    activity: str
    wkt: str
    values: dict[str, object]


def circle(x: float, y: float, radius: float, corners: int = 16) -> str:
    """A ring of points around a place, as the text of a polygon's ring."""
    turns = [2 * math.pi * (index % corners) / corners for index in range(corners + 1)]
    return ", ".join(f"{x + radius * math.cos(turn):.1f} {y + radius * math.sin(turn):.1f}" for turn in turns)


PARTS = (
    Part(
        "Woningbouw Rolde-Oost",
        "woningbouw_uitleg",
        "POLYGON ((240230 555230, 240330 555210, 240520 555290, 240535 555455, 240440 555560, 240290 555520, 240230 555230))",
        {"woningen": 85, "bodemingreep": 1, "toename_verhard_m2": 32000.0},
    ),
    Part(
        "Ontsluitingsweg over het Rolderdiep",
        "infrastructuur_weg",
        "LINESTRING (240535 555400, 240660 555450, 240860 555560, 241120 555610, 241430 555570, 241700 555490)",
        {"bodemingreep": 1, "toename_verhard_m2": 9500.0, "verlichting": 0},
    ),
    Part(
        "Uitbreiding camping Balloo",
        "verblijfsrecreatie_uitbreiding",
        "POLYGON ((238860 558250, 239060 558215, 239230 558290, 239210 558450, 239010 558490, 238880 558410, 238860 558250), "
        f"({circle(239040, 558340, 35)}))",
        {"toename_verhard_m2": 4200.0, "verlichting": 1},
    ),
    Part(
        "Beekherstel Rolderdiep",
        "natuurontwikkeling",
        "POLYGON ((240700 556100, 241060 556080, 241110 556400, 241080 556780, 240760 556790, 240670 556420, 240700 556100))",
        {"bodemingreep": 1},
    ),
    Part("Windmolen sportpark Rolde", "windturbine_klein", "POINT (239560 556420)", {"hoogte_m": 15.0, "aantal_turbines": 1}),
)


def build(place: Path, identifier: str, fields: Mapping[str, Any], features: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
    """Write a layer called like its file; the same bytes on every run with the same GDAL."""
    gdal.UseExceptions()
    gdal.SetConfigOption("OGR_CURRENT_DATE", "2026-01-01T00:00:00.000Z")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(28992)
    data = ogr.GetDriverByName("GPKG").CreateDataSource(str(place))
    layer = data.CreateLayer(place.stem, crs, ogr.wkbUnknown, ["GEOMETRY_NAME=geom", f"IDENTIFIER={identifier}"])
    for name, kind in fields.items():
        field = ogr.FieldDefn(name, kind[0] if isinstance(kind, tuple) else kind)
        if isinstance(kind, tuple):
            field.SetSubType(kind[1])
        layer.CreateField(field)
    for wkt, values in features:
        feature = ogr.Feature(layer.GetLayerDefn())
        for name, value in values.items():
            if value is not None:
                feature.SetField(name, value)
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        layer.CreateFeature(feature)
    layer = data = None  # closes the file


def example_plan() -> Iterator[tuple[str, Mapping[str, Any]]]:
    for index, part in enumerate(PARTS, start=1):
        yield part.wkt, {"part": str(index), "name": part.name, "activity": part.activity, **part.values}


def example_batch() -> Iterator[tuple[str, Mapping[str, Any]]]:
    for plan in PLANS:
        yield plan.wkt, {name: getattr(plan, name) for name in BATCH_FIELDS}


if __name__ == "__main__":
    build(FOLDER / "voorbeeldplan.gpkg", "Voorbeeldplan", FIELDS, example_plan())
    build(FOLDER / "batch.gpkg", "Voorbeeldreeks", BATCH_FIELDS, example_batch())
