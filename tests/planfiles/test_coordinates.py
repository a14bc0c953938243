"""Coordinate systems: known, unknown, wrong, turned round."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pytest
from osgeo import ogr
from plantoets.assessment.planfiles import CrsUnknown, PlanFileError, read_plan
from plantoets.assessment.planfiles.gml.context import resolve_srs_name

BOX = (233000.0, 556000.0, 233200.0, 556100.0)


@pytest.mark.parametrize(
    ("epsg", "accuracy"), [(4326, 1.0), (4258, 0.25), (25831, 0.25), (25832, 0.25), (32632, 1.0), (3857, 1.0), (3035, 0.25)]
)
def test_known_systems_by_a_named_operation(write: Callable[..., Path], rectangle: Callable[..., str], epsg: int, accuracy: float) -> None:
    plan = read_plan(write("GPKG", "plan.gpkg", epsg, {"plan": [("a", rectangle(epsg))]}))
    assert plan.crs == f"EPSG:{epsg}"
    assert plan.transform is not None
    assert plan.transform.name.startswith("Amersfoort to ")
    assert plan.transform.grid or plan.transform.accuracy_m == accuracy
    assert plan.objects[0].geometry.bounds == pytest.approx(BOX, abs=0.3)


def test_a_known_point_lands_where_the_cadastre_says(tmp_path: Path) -> None:
    """The Martini tower's published coordinates (RD 233883.131, 582065.167; ETRS89 53.219383764, 6.568201133; NSGI's own check)."""
    path = tmp_path / "punt.csv"
    path.write_text("wkt\nSRID=4258;POINT(6.568201133 53.219383764)\n")
    point = read_plan(path).objects[0].geometry
    assert math.hypot(point.x - 233883.131, point.y - 582065.167) < 0.5


def test_other_systems_by_what_proj_finds(write: Callable[..., Path], rectangle: Callable[..., str]) -> None:
    plan = read_plan(write("GPKG", "plan.gpkg", 23031, {"plan": [("a", rectangle(23031))]}))
    assert plan.transform is not None
    assert plan.transform.accuracy_m is not None
    assert plan.transform.accuracy_m >= 0.25
    assert plan.objects[0].geometry.bounds == pytest.approx(BOX, abs=0.5)


def test_rd_with_heights_is_rd(write: Callable[..., Path], rectangle: Callable[..., str]) -> None:
    plan = read_plan(write("GPKG", "plan.gpkg", 7415, {"plan": [("a", rectangle())]}))
    assert (plan.crs, plan.transform) == ("EPSG:28992", None)


@pytest.mark.parametrize("epsg", [28992, 4326, 25832, 25831, 3857])
def test_an_unknown_system_is_asked_with_an_explained_guess(tmp_path: Path, rectangle: Callable[..., str], epsg: int) -> None:
    path = tmp_path / "plan.wkt"
    path.write_text(rectangle(epsg))
    with pytest.raises(CrsUnknown) as asked:
        read_plan(path)
    guess = asked.value.guess
    assert guess is not None
    assert (guess.authid, guess.in_drenthe, asked.value.certain) == (f"EPSG:{epsg}", True, True)
    assert "in or near Drenthe" in asked.value.message.en
    assert "in of bij Drenthe" in asked.value.message.nl
    assert read_plan(path, crs=guess.authid).objects[0].geometry.bounds == pytest.approx(BOX, abs=0.3)


def test_a_geopackage_without_a_system_is_asked(write: Callable[..., Path], rectangle: Callable[..., str]) -> None:
    with pytest.raises(CrsUnknown, match="EPSG:28992"):
        read_plan(write("GPKG", "plan.gpkg", None, {"plan": [("a", rectangle())]}))


ESRI_RD = (
    'PROJCS["RD_New",GEOGCS["GCS_Amersfoort",DATUM["D_Amersfoort",SPHEROID["Bessel_1841",6377397.155,299.1528128]],PRIMEM["Greenwich",0.0],'
    'UNIT["Degree",0.0174532925199433]],PROJECTION["Double_Stereographic"],PARAMETER["False_Easting",155000.0],'
    'PARAMETER["False_Northing",463000.0],PARAMETER["Central_Meridian",5.38763888888889],PARAMETER["Scale_Factor",0.9999079],'
    'PARAMETER["Latitude_Of_Origin",52.15616055555555],UNIT["Meter",1.0]]'
)


@pytest.mark.parametrize("name", ["RD_New", "Rijksdriehoekstelsel_New", "Amersfoort / RD New", "zomaar"])
def test_a_prj_of_another_program_is_recognised(write: Callable[..., Path], rectangle: Callable[..., str], name: str) -> None:
    path = write("ESRI Shapefile", "plan.shp", 28992, {"plan": [("a", rectangle())]}, ogr.wkbPolygon)
    path.with_suffix(".prj").write_text(ESRI_RD.replace("RD_New", name))
    plan = read_plan(path)
    assert plan.objects[0].geometry.bounds == pytest.approx(BOX, abs=0.01)
    assert plan.transform is None or plan.transform.accuracy_m == 0.0


def test_rd_in_a_geojson_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "plan.geojson"
    path.write_text('{"type":"Polygon","coordinates":[[[233000,556000],[233200,556000],[233200,556100],[233000,556000]]]}')
    with pytest.raises(CrsUnknown, match="The file says EPSG:4326, but") as asked:
        read_plan(path)
    assert asked.value.guess is not None
    assert asked.value.guess.authid == "EPSG:28992"
    assert read_plan(path, crs="EPSG:28992").objects[0].geometry.area == 10_000.0


def test_latitude_first_is_turned_round_and_said(tmp_path: Path) -> None:
    path = tmp_path / "plan.geojson"
    path.write_text('{"type":"Polygon","coordinates":[[[52.9,6.5],[52.91,6.5],[52.9,6.51],[52.9,6.5]]]}')
    plan = read_plan(path)
    assert 229_000 < plan.objects[0].geometry.bounds[0] < 231_000
    assert any("turned round" in message.en for message in plan.warnings)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("urn:ogc:def:crs:EPSG::28992", ("EPSG:28992", False, False)),
        ("urn:ogc:def:crs:EPSG:6.9:28992", ("EPSG:28992", False, False)),
        ("urn:ogc:def:crs,crs:EPSG::28992,crs:EPSG::5709", ("EPSG:28992", False, False)),
        ("EPSG:28992", ("EPSG:28992", False, False)),
        ("urn:ogc:def:crs:EPSG::4326", ("EPSG:4326", True, True)),
        ("urn:ogc:def:crs:EPSG::4258", ("EPSG:4258", True, True)),
        ("http://www.opengis.net/def/crs/EPSG/0/4258", ("EPSG:4258", True, True)),
        ("EPSG:4326", ("EPSG:4326", False, True)),
        ("http://www.opengis.net/gml/srs/epsg.xml#4326", ("EPSG:4326", False, True)),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", ("EPSG:4326", False, True)),
    ],
)
def test_axis_order_of_srs_names(name: str, expected: tuple[str, bool, bool]) -> None:
    assert resolve_srs_name(name)[:3] == expected


def test_heights_are_dropped_where_the_system_has_them(data: Path, tmp_path: Path) -> None:
    """Without srsDimension, six numbers could be two or three positions: the coordinate system tells."""
    ring = "210200 540000 1 210300 540000 1 210300 540100 1 210200 540100 1 210200 540100 1 210200 540000 1"
    text = (data / "imro2012_1.1.gml").read_text(encoding="utf-8")
    flat = "210200 540000 210300 540000 210300 540100 210200 540100 210200 540000"
    old = 'id.2" srsName="urn:ogc:def:crs:EPSG::28992'
    for name in ("urn:ogc:def:crs:EPSG::7415", "urn:ogc:def:crs,crs:EPSG::28992,crs:EPSG::5709"):
        path = tmp_path / "plan.gml"
        path.write_text(text.replace(flat, ring).replace(old, f'id.2" srsName="{name}'), encoding="utf-8")
        assert next(item for item in read_plan(path).objects if item.name == "Bos").geometry.area == 10_000.0


@pytest.mark.parametrize("name", ["http://localhost:9/epsg/28992", "urn:ogc:def:crs:EPSG::999999999", "file:///etc/passwd", "RD"])
def test_unknown_srs_names_are_refused_and_never_looked_up(name: str) -> None:
    with pytest.raises(PlanFileError, match="is not known"):
        resolve_srs_name(name)


@pytest.mark.parametrize("crs", ["/etc/passwd", "http://localhost:9/x", "EPSG:0", "nonsense", "", "+proj=longlat"])
def test_only_ids_are_taken_as_crs(data: Path, crs: str) -> None:
    with pytest.raises(PlanFileError, match="is not known; choose"):
        read_plan(data / "imro2012_1.1.gml", crs=crs)


@pytest.mark.parametrize("value", ["1e999", "nan", "-inf"])
def test_coordinates_that_are_no_numbers_are_refused(data: Path, tmp_path: Path, value: str) -> None:
    path = tmp_path / "plan.gml"
    path.write_text(
        (data / "imro2012_1.1.gml").read_text(encoding="utf-8").replace("210200 540100", f"{value} 540100", 1), encoding="utf-8"
    )
    with pytest.raises(PlanFileError, match="not a finite number"):
        read_plan(path)


def test_coordinates_from_another_planet_are_refused(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "plan.gml"
    path.write_text(
        (data / "imro2012_1.1.gml").read_text(encoding="utf-8").replace("210200 540100", "21020000000 540100", 1), encoding="utf-8"
    )
    with pytest.raises(PlanFileError, match="impossibly far"):
        read_plan(path)


def test_a_drawing_in_millimetres_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "plan.wkt"
    path.write_text("POLYGON((233000000 556000000,233200000 556000000,233200000 556100000,233000000 556000000))")
    with pytest.raises(CrsUnknown, match="millimetres"):
        read_plan(path)


@pytest.mark.parametrize("value", ["2330009999999999999900", "1e300", "-1e25"])
@pytest.mark.parametrize("epsg", [None, "EPSG:25832", "EPSG:4326", "EPSG:23031"])
def test_absurd_coordinates_end_at_once(tmp_path: Path, value: str, epsg: str | None) -> None:
    """PROJ's loops over them have no end."""
    path = tmp_path / "plan.wkt"
    path.write_text(f"POLYGON(({value} 0,{value} 1,{value} {value},0 1,{value} 0))")
    with pytest.raises(PlanFileError):
        read_plan(path, crs=epsg)
