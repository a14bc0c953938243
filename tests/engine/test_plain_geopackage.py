"""The bulk reader: what is plain comes out as it is, and what is not is left to GDAL; layers between runs go by content."""

from __future__ import annotations

import math
import os
import sqlite3
from pathlib import Path

import pytest
import shapely
from osgeo import gdal, ogr, osr
from plantoets.assessment.layers import Layer, Origin, make_layer
from plantoets.assessment.vocabulary import Precision
from plantoets.assessment.zones.plain_geopackage import Described, described, read_plain
from plantoets.assessment.zones.zone_cache import SMALLEST, ZoneCache, file_version
from shapely.geometry import MultiPolygon, Point, Polygon, box
from world import X, Y, catalogue, square

gdal.UseExceptions()
ORIGIN = Origin("proef", False, Precision.EXACT)
COLUMNS = {"niveau": "NIVEAU", "uitzondering_in_situ": "UITZ"}
FIELDS = {"NIVEAU": ogr.OFTString, "UITZ": (ogr.OFTInteger, ogr.OFSTBoolean), "JAAR": ogr.OFTInteger, "DAG": ogr.OFTDate}


def write(path: Path, rows, kind=ogr.wkbMultiPolygon, epsg: int = 28992, fields=FIELDS) -> Path:
    file = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(epsg)
    layer = file.CreateLayer("vlakken", reference, kind)
    for name, wanted in fields.items():
        type_, subtype = wanted if isinstance(wanted, tuple) else (wanted, ogr.OFSTNone)
        field = ogr.FieldDefn(name, type_)
        field.SetSubType(subtype)
        layer.CreateField(field)
    for shape, values in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for name, value in values.items():
            feature.SetField(name, value)
        if shape is not None:
            feature.SetGeometry(shape if isinstance(shape, ogr.Geometry) else ogr.CreateGeometryFromWkb(shapely.to_wkb(shape)))
        layer.CreateFeature(feature)
    return path


ROWS = [
    (MultiPolygon([square(100)]), {"NIVEAU": "eisen", "UITZ": 1, "JAAR": 5, "DAG": "2026-01-31"}),
    (MultiPolygon([square(100, 500), square(50, 900)]), {"NIVEAU": "", "UITZ": 0}),
    (MultiPolygon([square(100, 0, 2000)]), {}),
]


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return write(tmp_path / "a.gpkg", ROWS)


def test_values_come_in_their_own_kind(plain: Path) -> None:
    read = read_plain(plain, "vlakken", {**COLUMNS, "dag": "DAG", "jaar": "JAAR"}, None, 28992)
    assert dict(read.columns) == {
        "niveau": ("eisen", "", None),
        "uitzondering_in_situ": [True, False, None],
        "jaar": (5, None, None),
        "dag": ["2026-01-31", None, None],
    }
    assert read.features == ["1", "2", "3"]
    assert [shape.equals(row[0]) for shape, row in zip(read.geometries, ROWS)] == [True] * 3
    assert list(read.wkb) == [shapely.to_wkb(row[0], byte_order=1) for row in ROWS]


@pytest.mark.parametrize(
    ("where", "features"),
    [
        ("NIVEAU = 'eisen'", ["1"]),
        ('"JAAR" IS NULL', ["2", "3"]),
        ("JAAR IN (4, 5) AND NOT (NIVEAU = 'x')", ["1"]),
        ("lower(NIVEAU) = 'eisen'", None),
        ('NIVEAU = "eisen"', None),
        ("ONBEKEND = 1", None),
        ("NIVEAU = 'eisen'; DROP TABLE vlakken", None),
        ("1 = 1 UNION SELECT 1", None),
        ("NIVEAU LIKE 'e%'", None),
    ],
)
def test_only_filters_that_mean_the_same_everywhere_are_run(plain: Path, where: str, features) -> None:
    read = read_plain(plain, "vlakken", COLUMNS, where, 28992)
    assert (None if read is None else read.features) == features


CURVE = ogr.CreateGeometryFromWkt(f"CURVEPOLYGON(CIRCULARSTRING({X} {Y}, {X + 50} {Y + 50}, {X + 100} {Y}, {X + 50} {Y - 50}, {X} {Y}))")


@pytest.mark.parametrize(
    ("rows", "more"),
    [
        ([(CURVE, {})], {"kind": ogr.wkbCurvePolygon}),
        ([(CURVE, {})], {"kind": ogr.wkbUnknown}),
        ([(MultiPolygon([shapely.force_3d(square(10))]), {})], {"kind": ogr.wkbMultiPolygon25D}),
        ([(box(52.9, 6.5, 53, 6.6), {})], {"epsg": 4326}),
        ([(Point(X, Y), {})], {"kind": ogr.wkbMultiPolygon}),
        ([(square(10), {"TIJD": "2026-01-01T10:00:00"})], {"fields": {**FIELDS, "TIJD": ogr.OFTDateTime}}),
    ],
    ids=["curves", "any kind", "heights", "degrees", "points among polygons", "a moment"],
)
def test_what_is_not_plain_is_left_to_gdal(tmp_path: Path, rows, more) -> None:
    path = write(tmp_path / "b.gpkg", rows, **more)
    columns = {"x": "TIJD"} if "fields" in more else COLUMNS
    assert read_plain(path, "vlakken", columns, None, 28992) is None


def test_what_is_no_geopackage_or_not_there_is_left_to_gdal(tmp_path: Path, plain: Path) -> None:
    (tmp_path / "c.gpkg").write_bytes(b"SQLite format 3\x00" + bytes(200))
    for path, table in ((tmp_path / "c.gpkg", "vlakken"), (tmp_path / "weg.gpkg", "vlakken"), (plain, "weg"), (plain, "gpkg_contents")):
        assert read_plain(path, table, {}, None, 28992) is None
        assert described(path, [table]) == {}


def test_columns_and_counts_of_all_tables_come_at_once(plain: Path) -> None:
    assert described(plain, ["weg", "vlakken", "gpkg_contents"]) == {"vlakken": Described(list(FIELDS), 3)}
    with sqlite3.connect(plain) as database:
        database.execute("DROP TABLE gpkg_ogr_contents")
    assert described(plain, ["vlakken"]) == {"vlakken": Described(list(FIELDS), 0)}, "another program need not have noted a count"


def test_text_in_a_column_of_numbers_is_left_to_gdal(plain: Path) -> None:
    with sqlite3.connect(plain) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute("UPDATE vlakken SET JAAR = 'vijf' WHERE fid = 1")
    assert read_plain(plain, "vlakken", {"jaar": "JAAR"}, None, 28992) is None
    assert read_plain(plain, "vlakken", COLUMNS, None, 28992) is not None


@pytest.mark.parametrize(
    "damage",
    [
        lambda wkb: wkb[:-40],
        lambda wkb: wkb[:-8] + b"\0" * 8,
        lambda wkb: wkb[:18] + b"\xff\xff\xff\x7f" + wkb[22:],
        lambda wkb: wkb[:5] + b"\x09" + wkb[6:],
    ],
    ids=["broken off", "open ring", "more vertices than bytes", "more parts than bytes"],
)
def test_a_geometry_that_is_damaged_is_left_to_gdal(plain: Path, damage) -> None:
    with sqlite3.connect(plain) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        (blob,) = database.execute("SELECT geom FROM vlakken WHERE fid = 1").fetchone()
        head = len(blob) - len(shapely.to_wkb(ROWS[0][0], byte_order=1))
        database.execute("UPDATE vlakken SET geom = ? WHERE fid = 1", (blob[:head] + damage(blob[head:]),))
    assert read_plain(plain, "vlakken", COLUMNS, None, 28992) is None


def test_a_zone_without_geometry_is_one(plain: Path) -> None:
    with sqlite3.connect(plain) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute("UPDATE vlakken SET geom = NULL WHERE fid = 2")
    read = read_plain(plain, "vlakken", COLUMNS, None, 28992)
    assert [shape is not None for shape in read.geometries] == [True, False, True]
    made = make_layer(catalogue().names.layers["archeologie"], ORIGIN, read.geometries, read.columns, read.features, read.wkb)
    assert [made.features, "1 objecten zonder" in made.message.nl] == [("1", "3"), True]


def large() -> Layer:
    angles = [n / (SMALLEST / 2) * 6.283185 for n in range(SMALLEST // 2)]
    ring = Polygon([(X + 400 * math.cos(angle), Y + 400 * math.sin(angle)) for angle in angles])
    holed = ring.difference(square(50, 20, 20))
    shapes = [ring, MultiPolygon([holed, square(10, 5000)]), square(5, 9000)]
    columns = {"niveau": ["eisen", None, "raar"], "naam": ["a", "b", "ć"], "uitzondering_in_situ": [True, None, False]}
    return make_layer(catalogue().names.layers["archeologie"], ORIGIN, shapes, columns, ["3", "5", "8"])


def test_a_layer_that_was_kept_is_the_layer(tmp_path: Path) -> None:
    cache, layer = ZoneCache(tmp_path / "kept"), large()
    cache.store("sleutel", layer)
    kept = cache.load("sleutel", layer.spec, ORIGIN)
    assert [shapely.to_wkb(shape) for shape in kept.geometries] == [shapely.to_wkb(shape) for shape in layer.geometries]
    same = ("status", "attributes", "features", "sha256", "message")
    assert [getattr(kept, name) for name in same] == [getattr(layer, name) for name in same]
    assert cache.load("andere", layer.spec, ORIGIN) is None


def test_zones_of_several_kinds_are_kept_too(tmp_path: Path) -> None:
    ring = large().geometries[0]
    cache, spec = ZoneCache(tmp_path), catalogue().names.layers["archeologie"]
    for shapes in ([Point(X, Y), ring, ring.boundary, MultiPolygon([ring])], [Point(X, Y), *[ring.boundary] * 3]):
        layer = make_layer(spec, ORIGIN, shapes, {"niveau": [None] * len(shapes)}, list("1234")[: len(shapes)])
        cache.store("sleutel", layer)
        kept = cache.load("sleutel", spec, ORIGIN)
        assert [shapely.to_wkb(shape) for shape in kept.geometries] == [shapely.to_wkb(shape) for shape in shapes]


def test_what_an_earlier_version_kept_goes(tmp_path: Path) -> None:
    (tmp_path / "oud.npz").write_bytes(bytes(100))
    (tmp_path / "eigen.txt").write_text("van een ander", encoding="utf-8")
    ZoneCache(tmp_path).store("sleutel", large())
    assert sorted(file.suffix for file in tmp_path.iterdir()) == [".txt", ".zones"]


def test_a_damaged_or_unwritable_cache_is_no_cache(tmp_path: Path) -> None:
    cache, layer = ZoneCache(tmp_path / "kept"), large()
    cache.store("sleutel", layer)
    (file,) = (tmp_path / "kept").iterdir()
    content = file.read_bytes()
    boxes = layer.geometries.arrays["run_boxes"].tobytes()
    flipped = content.replace(boxes, boxes[:-1] + bytes([boxes[-1] ^ 1]))
    for damaged in (content[: len(content) // 2], content[:-1], b"", bytes(1000), content.replace(b"vertices", b"verteces"), flipped):
        assert damaged != content
        file.write_bytes(damaged)
        assert cache.load("sleutel", layer.spec, ORIGIN) is None
    blocked = ZoneCache(Path("/proc/nergens"))
    blocked.store("sleutel", layer)
    assert blocked.load("sleutel", layer.spec, ORIGIN) is None


def test_the_oldest_make_room(tmp_path: Path) -> None:
    layer = large()
    ZoneCache(tmp_path).store("een", layer)
    size = next(tmp_path.iterdir()).stat().st_size
    os.utime(next(tmp_path.iterdir()), (1, 1))
    cache = ZoneCache(tmp_path, limit_bytes=2 * size + size // 2)
    for key in ("twee", "drie"):
        cache.store(key, layer)
    assert [cache.load(key, layer.spec, ORIGIN) is not None for key in ("een", "twee", "drie")] == [False, True, True]
    assert len(list(tmp_path.iterdir())) == 2


def test_the_version_of_a_file_is_its_content_whatever_its_date(plain: Path) -> None:
    before, stamp = file_version(plain), plain.stat()
    copy = plain.with_name("kopie.gpkg")
    copy.write_bytes(plain.read_bytes())
    assert file_version(copy) == before
    content = bytearray(plain.read_bytes())
    content[-1] ^= 1
    plain.write_bytes(bytes(content))
    os.utime(plain, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert plain.stat().st_size == stamp.st_size
    assert file_version(plain) != before
    copy.with_name("kopie.gpkg-wal").write_bytes(b"nog niet in het bestand")
    assert file_version(copy) != before
