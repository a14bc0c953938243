"""Broken and hostile files: one clear sentence, bounded memory and time, and nothing is opened that the file points at."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from osgeo import ogr
from plantoets.assessment.planfiles.read import read_unguarded as read_plan
from refusal import refused

SECRET = "POLYGON((233000 556000,233200 556000,233200 556100,233000 556000))"


EXTENSIONS = (
    ".gml",
    ".xml",
    ".gpkg",
    ".shp",
    ".geojson",
    ".json",
    ".kml",
    ".gpx",
    ".dxf",
    ".fgb",
    ".mif",
    ".tab",
    ".csv",
    ".txt",
    ".wkt",
    ".zip",
    ".vrt",
    ".kmz",
    "",
)


@pytest.mark.usefixtures("little_memory")
def test_entity_bomb(gml: Callable[[str], Path]) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    refused(gml(f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "lol">{entities}]><x>&e11;</x>'), "document type")


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://localhost:9/x.dtd">',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>',
        "<!-- > --><!doctype x>",
        "<!DOCTYPE x>",
    ],
)
def test_external_entities_and_dtds(gml: Callable[[str], Path], doctype: str, tmp_path: Path) -> None:
    refused(gml(f'<?xml version="1.0"?>{doctype}<x>&e;</x>'), "document type")
    other = tmp_path / "plan.kml"
    other.write_text(f'<?xml version="1.0"?>{doctype}<kml>&e;</kml>')
    refused(other, "document type")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-7"])
def test_a_dtd_in_another_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan.gml"
    declared = encoding.upper().replace("-LE", "").replace("-BE", "")
    body = f'<?xml version="1.0" encoding="{declared}"?>'
    rest = '<!DOCTYPE x [<!ENTITY e "lol">]><x>&e;</x>'
    path.write_bytes(body.encode("ascii") + rest.encode("utf-7") if encoding == "utf-7" else (body + rest).encode(encoding))
    refused(path)


def test_a_dtd_behind_a_very_long_comment(gml: Callable[[str], Path]) -> None:
    refused(gml(f'<?xml version="1.0"?><!--{"x" * 300_000}--><!DOCTYPE x [<!ENTITY e "lol">]><x>&e;</x>'))


def test_an_xinclude_or_schema_location_is_not_opened(data: Path, gml: Callable[[str], Path]) -> None:
    text = (data / "imro2012_1.1.gml").read_text(encoding="utf-8")
    text = text.replace(
        "gml:id=",
        'xmlns:xi="http://www.w3.org/2001/XInclude" xsi:schemaLocation="x http://localhost:9/x.xsd" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" gml:id=',
        1,
    )
    text = text.replace("<imro:featureMember>", '<xi:include href="file:///etc/passwd"/><imro:featureMember>', 1)
    assert len(read_plan(gml(text)).objects) == 6


def test_geometry_that_sits_elsewhere_is_not_fetched(data: Path, gml: Callable[[str], Path]) -> None:
    text = (data / "imro2012_1.1.gml").read_text(encoding="utf-8")
    start, end = text.index("<gml:surfaceMember>"), text.index("</gml:surfaceMember>")
    text = text[:start] + '<gml:surfaceMember xlink:href="http://localhost:9/geheim.gml#a"/>' + text[end + len("</gml:surfaceMember>") :]
    plan = read_plan(gml(text))
    assert any("was not fetched" in message.en for message in plan.warnings)


@pytest.mark.parametrize(
    "table",
    [
        "!table\n!version 900\nDefinition Table\n  Type LINKED\n",
        (
            '!table\n!version 100\nDefinition Table\n  Type NATIVE Charset "x"\n  Fields 1\n    Table Char (100) ;\n'
            'begin_metadata\n"\\IsSeamless" = "TRUE"\nend_metadata\n'
        ),
        '!table\n!version 100\nOpen Table "/tmp/geheim.tab"\nCreate View plan As\nSelect * From geheim\n',
    ],
)
def test_a_tab_that_points_at_other_tables(tmp_path: Path, table: str) -> None:
    (tmp_path / "plan.tab").write_text(table)
    refused(tmp_path / "plan.tab", "points at other tables")


@pytest.mark.parametrize("value", ["nan", "inf", "1e21", "-1e300"])
@pytest.mark.parametrize("code", ["10", "40"])
def test_a_dxf_circle_of_absurd_size_or_place_ends_at_once(tmp_path: Path, code: str, value: str) -> None:
    """GEOS's simplification of it has no end."""
    circle = {"10": "233000", "20": "556000", "30": "0", "40": "50", code: value}
    groups = "".join(f"{key}\n{text}\n" for key, text in circle.items())
    path = tmp_path / "plan.dxf"
    path.write_text(f"0\nSECTION\n2\nENTITIES\n0\nCIRCLE\n5\n1A\n100\nAcDbCircle\n8\nwonen\n{groups}0\nENDSEC\n0\nEOF\n")
    refused(path)


def test_what_gdal_says_in_bytes_that_are_no_text_is_a_failure_too(write: Callable[..., Path], rectangle: Callable[..., str]) -> None:
    """GDAL quotes the wrong byte, and its Python takes that amiss."""
    path = write("MapInfo File", "plan.tab", 28992, {"wonen": [("a", rectangle())]}, ogr.wkbPolygon)
    table = bytearray(path.with_suffix(".dat").read_bytes())
    table[table.index(b"naam") + 11] = 0xB6
    path.with_suffix(".dat").write_bytes(bytes(table))
    refused(path, "damaged")


@pytest.mark.parametrize("name", ["plan.vrt", "plan.gml", "plan.csv", "plan.kml", "plan.shp"])
def test_a_vrt_under_any_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "geheim.csv").write_text(f"wkt\n{SECRET}\n")
    path = tmp_path / name
    path.write_text('<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>geheim.csv</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>')
    refused(path, "VRT points at other files")


def test_a_vrt_below_a_declaration(tmp_path: Path) -> None:
    path = tmp_path / "plan.gml"
    path.write_text('<?xml version="1.0"?>\n<!-- plan -->\n<OGRVRTDataSource><OGRVRTLayer name="a"/></OGRVRTDataSource>')
    refused(path, "VRT")


@pytest.mark.parametrize(
    "name", ["/vsicurl/http://localhost:9/a.gpkg", "http://localhost:9/a.gml", "/vsizip/a.zip/a.shp", "PG:dbname=x", "nul\0byte.gml", "."]
)
def test_names_that_are_no_files(name: str) -> None:
    refused(Path(name) if name == "." else name)  # type: ignore[arg-type]


def test_a_csv_that_has_a_vrt_beside_it(tmp_path: Path) -> None:
    (tmp_path / "plan.vrt").write_text("<OGRVRTDataSource/>")
    path = tmp_path / "plan.csv"
    path.write_text(f'wkt\n"{SECRET}"\n')
    assert len(read_plan(path, crs="EPSG:28992").objects) == 1


def test_a_geopackage_with_a_virtual_table(write: Callable[..., Path], rectangle: Callable[..., str]) -> None:
    path = write("GPKG", "plan.gpkg", 28992, {"plan": [("a", rectangle())]})
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(
            "INSERT INTO sqlite_master VALUES('table','v','v',0,'CREATE VIRTUAL TABLE v USING VirtualText(''/etc/passwd'')')"
        )
    refused(path, "virtual tables")


def test_a_geopackage_with_a_view(write: Callable[..., Path], rectangle: Callable[..., str]) -> None:
    path = write("GPKG", "plan.gpkg", 28992, {"plan": [("a", rectangle())]})
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE VIEW w AS SELECT * FROM plan")
    refused(path, "views")


def test_a_dxf_with_an_external_reference(tmp_path: Path) -> None:
    ezdxf = pytest.importorskip("ezdxf")
    other, path = tmp_path / "geheim.dxf", tmp_path / "plan.dxf"
    secret = ezdxf.new()
    secret.modelspace().add_lwpolyline([(233000, 556000), (233200, 556000), (233200, 556100)], close=True, dxfattribs={"layer": "GEHEIM"})
    secret.saveas(other)
    drawing = ezdxf.new()
    drawing.add_xref_def(str(other), "geheim")
    drawing.modelspace().add_blockref("geheim", (0, 0))
    drawing.modelspace().add_lwpolyline([(233000, 556000), (233200, 556000), (233200, 556100)], close=True)
    drawing.saveas(path)
    assert {item.source_class for item in read_plan(path, crs="EPSG:28992").objects} == {"0"}


@pytest.mark.parametrize("arrayed", [False, True])
def test_a_dxf_whose_blocks_multiply(tmp_path: Path, arrayed: bool) -> None:
    ezdxf = pytest.importorskip("ezdxf")
    drawing = ezdxf.new()
    block = drawing.blocks.new("B0")
    block.add_lwpolyline([(0, 0), (1, 0), (1, 1)], close=True)
    for level in range(1, 2 if arrayed else 9):
        block = drawing.blocks.new(f"B{level}")
        for _ in range(10):
            block.add_blockref(f"B{level - 1}", (0, 0), dxfattribs={"column_count": 30_000, "row_count": 30_000} if arrayed else {})
    drawing.modelspace().add_blockref("B1" if arrayed else "B8", (233000, 556000))
    path = tmp_path / "plan.dxf"
    drawing.saveas(path)
    refused(path, "unfolds into more than")


@pytest.mark.usefixtures("little_memory")
@pytest.mark.parametrize("extension", [".csv", ".wkt", ".gml", ".kml", ".geojson", ".dxf", ".txt"])
def test_a_single_line_of_two_gigabytes(tmp_path: Path, extension: str) -> None:
    starts = {
        ".csv": b"wkt,naam\n",
        ".wkt": b"POLYGON((",
        ".gml": b"<gml>",
        ".kml": b"<kml>",
        ".geojson": b"{",
        ".dxf": b"0\nSECTION\n",
        ".txt": b"wkt\n",
    }
    path = tmp_path / f"plan{extension}"
    with path.open("wb") as file:
        file.write(starts[extension] + b"1 " * 8_000)
        file.truncate(2 * 1024**3)
    refused(path, "larger than")


@pytest.mark.usefixtures("little_memory")
@pytest.mark.parametrize("extension", [".csv", ".wkt", ".gml", ".kml", ".geojson", ".dxf"])
def test_a_line_of_thirty_megabytes(tmp_path: Path, extension: str) -> None:
    starts = {
        ".csv": b"wkt,naam\n",
        ".wkt": b"POLYGON((",
        ".gml": b"<a><posList>",
        ".kml": b"<kml><Placemark><coordinates>",
        ".geojson": b'{"type":"Polygon","coordinates":[',
        ".dxf": b"0\nSECTION\n2\n",
    }
    path = tmp_path / f"plan{extension}"
    with path.open("wb") as file:
        file.write(starts[extension])
        for _ in range(30):
            file.write(b"1 " * 512 * 1024)
    refused(path)


@pytest.mark.usefixtures("little_memory")
def test_a_tag_without_end(gml: Callable[[str], Path]) -> None:
    refused(gml("<x " + " ".join(f'a{number}=""' for number in range(100_000)) + ">"), "longer than 256 kB")


@pytest.mark.usefixtures("little_memory")
def test_very_deep_nesting(gml: Callable[[str], Path]) -> None:
    refused(gml("<x>" * 100_000))


@pytest.mark.usefixtures("little_memory")
def test_deep_json_and_wkt(tmp_path: Path) -> None:
    path = tmp_path / "plan.geojson"
    path.write_text('{"type":"Polygon","coordinates":' + "[" * 200_000)
    refused(path)
    path = tmp_path / "plan.wkt"
    path.write_text("GEOMETRYCOLLECTION(" * 50_000 + "POINT(1 1)" + ")" * 50_000)
    refused(path)


def test_a_plan_that_is_one_tangle(tmp_path: Path) -> None:
    dice = random.Random(3)
    points = [f"{233000 + dice.random() * 100:.3f} {556000 + dice.random() * 100:.3f}" for _ in range(20_000)]
    path = tmp_path / "plan.wkt"
    path.write_text(f"POLYGON(({','.join([*points, points[0]])}))")
    refused(path, "usable geometry")


@pytest.mark.parametrize("extension", EXTENSIONS)
@pytest.mark.parametrize("seed", range(6))
def test_random_bytes_under_any_extension(tmp_path: Path, extension: str, seed: int) -> None:
    path = tmp_path / f"plan{extension}"
    path.write_bytes(random.Random(seed).randbytes(5_000))
    refused(path)


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_random_bytes_behind_the_right_start(tmp_path: Path, extension: str) -> None:
    starts = (
        b"SQLite format 3\0",
        b"\0\0\x27\x0a",
        b"PK\x03\x04",
        b"fgb\x03fgb\0",
        b"Version 300\n",
        b"!table\n!version 300\nType NATIVE\n",
        b"<?xml version='1.0'?><gml>",
        b"{",
        b"  0\nSECTION\n",
        b"POLYGON((",
        b"wkt,naam\n",
        b"<kml>",
    )
    path = tmp_path / f"plan{extension}"
    for number, start in enumerate(starts):
        path.write_bytes(start + random.Random(number).randbytes(3_000))
        refused(path)


@pytest.mark.parametrize("extension", EXTENSIONS)
@pytest.mark.parametrize(
    "content", [b"", b" ", b"\n\n", b"\xef\xbb\xbf", b"\0" * 100, b"{}", b"[]", b"<a/>", b"<html><body>404</body></html>", b"null"]
)
def test_empty_and_nearly_empty_files(tmp_path: Path, extension: str, content: bytes) -> None:
    path = tmp_path / f"plan{extension}"
    path.write_bytes(content)
    refused(path)


@pytest.mark.parametrize(
    ("driver", "name"), [("GPKG", "plan.gpkg"), ("ESRI Shapefile", "plan.shp"), ("GeoJSON", "plan.geojson"), ("GML", "plan.gml")]
)
@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.99])
def test_broken_off_files(write: Callable[..., Path], rectangle: Callable[..., str], driver: str, name: str, share: float) -> None:
    path = write(driver, name, 28992, {"plan": [("a", rectangle())] * 200}, ogr.wkbPolygon)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    refused(path)


def test_files_that_may_not_be_read(tmp_path: Path) -> None:
    refused(tmp_path / "nergens.gml", "does not exist")
    refused(tmp_path, "does not exist")


def test_html_instead_of_a_plan(tmp_path: Path) -> None:
    path = tmp_path / "plan.gml"
    path.write_text("<!DOCTYPE html><html><body>Niet gevonden</body></html>")
    refused(path, "is no known plan")
