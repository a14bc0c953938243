"""Files of each format, made by the writers people use."""

from __future__ import annotations

import math
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import ezdxf
import pytest
from osgeo import ogr
from plantoets.assessment.planfiles import CrsUnknown, PlanFileError, read_plan

TRIANGLE = "POLYGON((233000 556000,233200 556000,233200 556100,233000 556000))"


@pytest.mark.parametrize(
    ("driver", "name", "epsg", "said"),
    [
        ("GPKG", "plan.gpkg", 28992, "GeoPackage"),
        ("ESRI Shapefile", "wonen.shp", 28992, "Shapefile"),
        ("GeoJSON", "plan.geojson", 4326, "GeoJSON"),
        ("KML", "plan.kml", 4326, "KML"),
        ("LIBKML", "plan.kml", 4326, "KML"),
        ("FlatGeobuf", "wonen.fgb", 28992, "FlatGeobuf"),
        ("FlatGeobuf", "wonen.fgb", 25832, "FlatGeobuf"),
        ("GML", "plan.gml", 28992, "GML"),
        ("GML", "plan.gml", 4258, "GML"),
    ],
)
def test_what_gdal_writes(write: Callable[..., Path], rectangle: Callable[..., str], driver: str, name: str, epsg: int, said: str) -> None:
    kind = ogr.wkbPolygon if driver == "ESRI Shapefile" else ogr.wkbUnknown
    plan = read_plan(write(driver, name, epsg, {"wonen": [("Woningbouw Noord", rectangle(epsg))]}, kind))
    (part,) = plan.objects
    assert (plan.format, plan.crs) == (said, f"EPSG:{epsg}")
    assert (part.name, part.source_class, part.activity, part.assess) == ("Woningbouw Noord", "wonen", "woningbouw_uitleg", True)
    assert part.geometry.area == pytest.approx(20_000, abs=0.5)
    assert part.geometry.bounds == pytest.approx((233000, 556000, 233200, 556100), abs=0.3)


@pytest.mark.parametrize("name", ["wonen.tab", "wonen.mif"])
def test_mapinfo(write: Callable[..., Path], rectangle: Callable[..., str], name: str) -> None:
    plan = read_plan(write("MapInfo File", name, 28992, {"wonen": [("Woningbouw Noord", rectangle())]}, ogr.wkbPolygon), crs="EPSG:28992")
    (part,) = plan.objects
    assert (plan.format, part.name, part.activity) == ("MapInfo", "Woningbouw Noord", "woningbouw_uitleg")
    assert part.geometry.area == pytest.approx(20_000, abs=20)


def test_layers_of_a_geopackage_are_classes(write: Callable[..., Path], rectangle: Callable[..., str]) -> None:
    layers = {
        "Enkelbestemming": [("Natuur", rectangle())],
        "Dubbelbestemming": [("Waarde", rectangle())],
        "Plangebied": [("Plan", rectangle())],
    }
    plan = read_plan(write("GPKG", "plan.gpkg", 28992, layers))
    assert [(item.part, item.source_class, item.assess) for item in plan.objects] == [
        ("Enkelbestemming.1", "Enkelbestemming", True),
        ("Dubbelbestemming.1", "Dubbelbestemming", False),
        ("Plangebied.1", "Plangebied", False),
    ]


def test_lines_and_points_are_plans_too(write: Callable[..., Path]) -> None:
    layers = {"weg": [("rondweg", "LINESTRING(233000 556000,233300 556400)")], "mast": [("zendmast", "POINT(233000 556000)")]}
    road, mast = read_plan(write("GPKG", "plan.gpkg", 28992, layers)).objects
    assert (road.geometry.length, road.activity, road.assess) == (500.0, "infrastructuur_weg", True)
    assert (mast.geometry.geom_type, mast.activity, mast.assess) == ("Point", "zendmast_hoogspanning", True)


def test_curves_in_a_geopackage(write: Callable[..., Path]) -> None:
    half = "CURVEPOLYGON(COMPOUNDCURVE(CIRCULARSTRING(233000 556000,233100 556100,233200 556000),(233200 556000,233000 556000)))"
    (part,) = read_plan(write("GPKG", "plan.gpkg", 28992, {"plan": [("half", half)]})).objects
    area = math.pi * 100**2 / 2
    assert area - 0.005 * math.pi * 100 <= part.geometry.area <= area


def test_mixed_types_z_and_empty_geometry(write: Callable[..., Path]) -> None:
    area = "POLYGON Z((233000 556000 1,233200 556000 1,233200 556100 1,233000 556000 1))"
    mixed = f"GEOMETRYCOLLECTION({area},LINESTRING(233000 556000,233200 556000))"
    plan = read_plan(write("GPKG", "plan.gpkg", 28992, {"plan": [("gemengd", mixed), ("leeg", "")]}))
    assert [(item.part, item.geometry.geom_type) for item in plan.objects] == [("plan.1", "Polygon"), ("plan.1-lijn", "LineString")]
    assert not any(item.geometry.has_z for item in plan.objects)
    said = " ".join(message.en for message in plan.warnings)
    assert "mixes areas, lines or points" in said
    assert "1 objects of plan have no geometry" in said


def test_shapefile_without_prj_is_asked(write: Callable[..., Path], rectangle: Callable[..., str]) -> None:
    path = write("ESRI Shapefile", "plan.shp", 28992, {"plan": [("a", rectangle())]}, ogr.wkbPolygon)
    path.with_suffix(".prj").unlink()
    with pytest.raises(CrsUnknown) as asked:
        read_plan(path)
    assert asked.value.guess is not None
    assert asked.value.guess.authid == "EPSG:28992"
    assert read_plan(path, crs="EPSG:28992").objects[0].geometry.area == 20_000.0


@pytest.mark.parametrize("suffix", [".dbf", ".shx", ".prj"])
def test_the_wrong_part_of_a_shapefile(write: Callable[..., Path], rectangle: Callable[..., str], suffix: str) -> None:
    path = write("ESRI Shapefile", "plan.shp", 28992, {"plan": [("a", rectangle())]}, ogr.wkbPolygon)
    if suffix == ".shx":
        path.with_suffix(".shx").unlink()
        with pytest.raises(PlanFileError, match=r"\.shx file of this Shapefile is missing"):
            read_plan(path)
        return
    with pytest.raises(PlanFileError, match=r"choose the \.shp file"):
        read_plan(path.with_suffix(suffix))


def test_zipped_shapefile(write: Callable[..., Path], rectangle: Callable[..., str], tmp_path: Path) -> None:
    path = write("ESRI Shapefile", "plan.shp", 28992, {"plan": [("a", rectangle())]}, ogr.wkbPolygon)
    packed = tmp_path / "plan.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for suffix in (".shp", ".shx", ".dbf", ".prj"):
            archive.write(path.with_suffix(suffix), f"kaart/plan{suffix}")
    assert read_plan(packed).objects[0].geometry.area == 20_000.0


def test_zipped_imro_with_geleideformulier(data: Path, tmp_path: Path) -> None:
    packed = tmp_path / "plan.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("imro2012_1.1.gml", "g_NL.IMRO.1701.VERZ-VG01.xml"):
            archive.write(data / name, f"plan/{name}")
    plan = read_plan(packed)
    assert (plan.format, plan.status, len(plan.objects)) == ("IMRO2012 1.1", "vastgesteld", 6)


def _drawing(path: Path) -> Path:
    drawing = ezdxf.new()
    model = drawing.modelspace()
    model.add_lwpolyline(
        [(233000, 556000), (233200, 556000), (233200, 556100), (233000, 556100)], close=True, dxfattribs={"layer": "WONEN"}
    )
    model.add_lwpolyline([(233300, 556000, 0, 0, 1), (233400, 556000, 0, 0, 1)], close=True, dxfattribs={"layer": "BEDRIJVENTERREIN"})
    hatch = model.add_hatch(dxfattribs={"layer": "NATUUR"})
    hatch.paths.add_polyline_path([(233500, 556000), (233600, 556000), (233600, 556100)], is_closed=True)
    model.add_line((233000, 555000), (233100, 555000), dxfattribs={"layer": "AS"})
    model.add_text("tekst", dxfattribs={"layer": "TEKST"}).set_placement((233000, 555000))
    block = drawing.blocks.new("HUIS")
    block.add_lwpolyline([(0, 0), (10, 0), (10, 10), (0, 10)], close=True, dxfattribs={"layer": "HUIZEN"})
    model.add_blockref("HUIS", (233000, 556500))
    drawing.saveas(path)
    return path


def test_dxf_closed_lines_and_hatches_are_areas_by_layer(tmp_path: Path) -> None:
    path = _drawing(tmp_path / "plan.dxf")
    with pytest.raises(CrsUnknown, match="in or near Drenthe"):
        read_plan(path)
    plan = read_plan(path, crs="EPSG:28992")
    areas = {item.source_class: item for item in plan.objects}
    assert (areas["WONEN"].geometry.area, areas["WONEN"].activity, areas["WONEN"].assess) == (20_000.0, "woningbouw_uitleg", True)
    assert areas["BEDRIJVENTERREIN"].geometry.area == pytest.approx(math.pi * 50**2, abs=0.005 * math.pi * 100)
    assert (areas["NATUUR"].geometry.area, areas["NATUUR"].activity) == (5_000.0, "natuurontwikkeling")
    assert areas["HUIZEN"].geometry.area == 100.0
    assert (areas["AS"].geometry.geom_type, areas["AS"].assess) == ("LineString", False)
    assert any("layers TEKST" in message.en for message in plan.warnings)


@pytest.mark.parametrize("radius", [0.5, 50.0, 4_000.0])
def test_dxf_arcs_are_stroked_within_a_centimetre(tmp_path: Path, radius: float) -> None:
    drawing = ezdxf.new()
    model = drawing.modelspace()
    model.add_circle((233000, 556000), radius)
    model.add_lwpolyline([(233000, 556000, 0, 0, 1), (233000 + 2 * radius, 556000, 0, 0, 0)], close=True)
    path = tmp_path / "plan.dxf"
    drawing.saveas(path)
    for part, centre in zip(read_plan(path, crs="EPSG:28992").objects, ((233000, 556000), (233000 + radius, 556000))):
        points = list(part.geometry.exterior.coords)
        for (x1, y1), (x2, y2) in zip(points, points[1:]):
            middle = math.hypot((x1 + x2) / 2 - centre[0], (y1 + y2) / 2 - centre[1])
            if math.hypot(x2 - x1, y2 - y1) < 1.9 * radius:  # not the straight side
                assert abs(radius - middle) <= 0.01


def test_wkt_over_several_lines_with_srid_and_curves(tmp_path: Path) -> None:
    path = tmp_path / "plan.wkt"
    path.write_text(
        "SRID=28992;POLYGON((233000 556000,233200 556000,\n233200 556100,233000 556000))\n\n# opmerking\nSRID=28992;POINT(233000 556000)\n"
    )
    assert [item.geometry.geom_type for item in read_plan(path).objects] == ["Polygon", "Point"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_with_wkt(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(
        f'naam{delimiter}WKT{delimiter}functie\ncafé één{delimiter}"SRID=28992;{TRIANGLE}"{delimiter}wonen\n', encoding=encoding
    )
    (part,) = read_plan(path).objects
    assert (part.name, part.activity, part.geometry.area) == ("café één", "woningbouw_uitleg", 10_000.0)


def test_csv_with_coordinates(tmp_path: Path) -> None:
    path = tmp_path / "masten.csv"
    path.write_text("naam;x_rd;y_rd\nzendmast;233000,5;556000\n;;\nzendmast 2;;\n")
    plan = read_plan(path)
    assert [(item.name, item.geometry.x) for item in plan.objects] == [("zendmast", 233000.5)]
    assert any("no geometry" in message.en for message in plan.warnings)


def test_csv_without_geometry_says_which_columns_it_found(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("naam;plaats\na;b\n")
    with pytest.raises(PlanFileError, match=r"found: naam, plaats"):
        read_plan(path)


def test_kml_folders_holes_and_extended_data(tmp_path: Path) -> None:
    path = tmp_path / "plan.kml"
    path.write_text(
        """<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>d</name><Folder><name>plannen</name>
        <NetworkLink><Link><href>http://localhost:9/x.kml</href></Link></NetworkLink>
        <Placemark><name>a</name></Placemark>
        <Placemark id="p"><name>b</name><ExtendedData><Data name="functie"><value>natuur</value></Data></ExtendedData><Polygon>
        <outerBoundaryIs><LinearRing><coordinates>
        6.50,52.90,0 6.51,52.90,0 6.51,52.91,0 6.50,52.91,0 6.50,52.90,0
        </coordinates></LinearRing></outerBoundaryIs>
        <innerBoundaryIs><LinearRing><coordinates>
        6.502,52.902 6.504,52.902 6.504,52.904 6.502,52.902</coordinates></LinearRing></innerBoundaryIs>
        </Polygon></Placemark></Folder></Document></kml>"""
    )
    plan = read_plan(path)
    (part,) = plan.objects
    assert (part.part, part.name, part.source_class, part.activity, len(part.geometry.interiors)) == (
        "p",
        "b",
        "plannen",
        "natuurontwikkeling",
        1,
    )
    assert any("were not followed" in message.en for message in plan.warnings)


def test_gpx_tracks_routes_and_waypoints(tmp_path: Path) -> None:
    path = tmp_path / "fietspad.gpx"
    track = "".join(f"<trkpt lat='52.9{n}' lon='6.5{n}'><ele>3</ele></trkpt>" for n in range(5))
    inner = "<wpt lat='52.9' lon='6.5'><name>mast</name></wpt><rte><rtept lat='52.9' lon='6.5'/><rtept lat='52.91' lon='6.5'/></rte>"
    inner += f"<trk><name>Fietspad</name><trkseg>{track}</trkseg><trkseg>{track}</trkseg></trk>"
    path.write_text(f"<gpx version='1.1' xmlns='http://www.topografix.com/GPX/1/1'>{inner}</gpx>")
    plan = read_plan(path)
    assert (plan.format, plan.crs) == ("GPX", "EPSG:4326")
    assert [(item.source_class, item.geometry.geom_type) for item in plan.objects] == [
        ("waypoints", "Point"),
        ("routes", "LineString"),
        ("tracks", "MultiLineString"),
    ]
    assert plan.objects[1].geometry.length == pytest.approx(1_113, abs=3)
    path.write_text("<gpx><wpt lat='x' lon='6.5'/></gpx>")
    with pytest.raises(PlanFileError, match="not a finite number"):
        read_plan(path)


def test_content_counts_not_the_extension(write: Callable[..., Path], rectangle: Callable[..., str]) -> None:
    path = write("GPKG", "plan.gpkg", 28992, {"plan": [("a", rectangle())]})
    renamed = path.rename(path.with_suffix(".gml"))
    assert read_plan(renamed).format == "GeoPackage"


def test_reading_leaves_nothing_beside_the_file(
    data: Path, write: Callable[..., Path], rectangle: Callable[..., str], tmp_path: Path
) -> None:
    for driver, name in (("GPKG", "plan.gpkg"), ("GML", "plan.gml"), ("GeoJSON", "plan.geojson")):
        read_plan(write(driver, name, 28992, {"plan": [("a", rectangle())]}))
    (tmp_path / "plan.xsd").unlink(missing_ok=True)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["plan.geojson", "plan.gml", "plan.gpkg"]


def test_a_geopackage_that_another_program_is_changing(write: Callable[..., Path], rectangle: Callable[..., str]) -> None:
    """What the other has committed is read, and its log stays as it is."""
    path = write("GPKG", "plan #1%.gpkg", 28992, {"plan": [("a", rectangle())]})
    other = sqlite3.connect(path)
    other.execute("PRAGMA journal_mode=wal")
    other.execute("CREATE TABLE x(a)")
    other.execute("INSERT INTO x VALUES(1)")
    other.commit()
    log = path.with_name(f"{path.name}-wal")
    size = log.stat().st_size
    assert len(read_plan(path).objects) == 1
    assert log.stat().st_size == size
    other.execute("INSERT INTO x VALUES(2)")
    other.commit()
    assert other.execute("SELECT count(*) FROM x").fetchone() == (2,)
    other.close()
