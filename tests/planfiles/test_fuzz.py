"""Whatever bytes change in a good file: it is read, or refused in one sentence; nothing else is ever raised."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import ezdxf
import pytest
import shapely
from hypothesis import HealthCheck, given, settings, strategies as st
from osgeo import gdal, ogr, osr
from plantoets.assessment.planfiles import PlanFileError
from plantoets.assessment.planfiles.read import read_unguarded as read_plan

WKT = "POLYGON((233000 556000,233200 556000,233200 556100,233000 556100,233000 556000))"
DEGREES = "POLYGON((6.5 52.9,6.51 52.9,6.51 52.91,6.5 52.9))"
NAMES = (
    "2006.gml",
    "2008.gml",
    "vision.gml",
    "2012.gml",
    "gio.gml",
    "plan.gpkg",
    "plan.shp",
    "plan.fgb",
    "plan.mif",
    "plan.geojson",
    "plan.kml",
    "plan.dxf",
    "plan.csv",
    "plan.wkt",
    "plan.zip",
)

change = st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6), st.integers(0, 12))
"""Where (as a share of the file), what is put there, and how many bytes it replaces."""


@pytest.fixture(scope="module", params=["as it comes", "exceptions"])
def gdal_mode(request: pytest.FixtureRequest) -> Iterator[None]:
    """Another plugin may have switched GDAL's exceptions on: both ways must do."""
    switched = [module for module in (gdal, ogr, osr) if request.param == "exceptions" and not module.GetUseExceptions()]
    for module in switched:
        module.UseExceptions()
    yield
    for module in reversed(switched):
        module.DontUseExceptions()


@pytest.fixture(scope="module")
def samples(data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("samples")
    hand = {"2006.gml": "imro2006", "2008.gml": "imro2008", "vision.gml": "imro2012_1.0", "2012.gml": "imro2012_1.1", "gio.gml": "gio"}
    found = {name: (data / f"{stem}.gml").read_bytes() for name, stem in hand.items()}
    for driver, name, wkt, epsg in (
        ("GPKG", "plan.gpkg", WKT, 28992),
        ("ESRI Shapefile", "plan.shp", WKT, 28992),
        ("FlatGeobuf", "plan.fgb", WKT, 28992),
        ("MapInfo File", "plan.mif", WKT, 28992),
        ("GeoJSON", "plan.geojson", DEGREES, 4326),
        ("KML", "plan.kml", DEGREES, 4326),
    ):
        _write(driver, folder / name, wkt, epsg)
        found[name] = (folder / name).read_bytes()
    found["plan.shx"], found["plan.dbf"] = (folder / "plan.shx").read_bytes(), (folder / "plan.dbf").read_bytes()
    found["plan.mid"] = (folder / "plan.mid").read_bytes()
    drawing = ezdxf.new()
    drawing.modelspace().add_lwpolyline([(233000, 556000, 0, 0, 0.3), (233200, 556000), (233200, 556100)], close=True)
    drawing.modelspace().add_hatch().paths.add_polyline_path([(233500, 556000), (233600, 556000), (233600, 556100)], is_closed=True)
    drawing.saveas(folder / "plan.dxf")
    found["plan.dxf"] = (folder / "plan.dxf").read_bytes()
    found["plan.csv"] = f'naam,wkt\na,"{WKT}"\n'.encode()
    found["plan.wkt"] = f"SRID=28992;{WKT}\nCURVEPOLYGON(CIRCULARSTRING(0 0,1 1,2 0,1 -1,0 0))\n".encode()
    with zipfile.ZipFile(folder / "plan.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(data / "imro2012_1.1.gml", "plan.gml")
    found["plan.zip"] = (folder / "plan.zip").read_bytes()
    return found


def check(error: PlanFileError) -> None:
    assert all(error.message)


def _write(driver: str, path: Path, wkt: str, epsg: int) -> None:
    system = osr.SpatialReference()
    system.ImportFromEPSG(epsg)
    dataset = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    layer = dataset.CreateLayer("plan", system, ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("naam", ogr.OFTString))
    for number in range(3):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("naam", f"wonen {number}")
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        layer.CreateFeature(feature)


@pytest.mark.usefixtures("gdal_mode")
@pytest.mark.parametrize("name", NAMES)
@given(changes=st.lists(change, min_size=1, max_size=5), crs=st.sampled_from([None, "EPSG:28992"]))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], derandomize=True
)
def test_changed_bytes(
    samples: dict[str, bytes], tmp_path: Path, name: str, changes: list[tuple[float, bytes, int]], crs: str | None
) -> None:
    content = bytearray(samples[name])
    for share, put, replaced in changes:
        at = int(share * len(content))
        content[at : at + replaced] = put
    path = tmp_path / name
    path.write_bytes(bytes(content))
    for beside in {"plan.shp": ("plan.shx", "plan.dbf"), "plan.mif": ("plan.mid",)}.get(name, ()):
        (tmp_path / beside).write_bytes(samples[beside])
    try:
        plan = read_plan(path, crs=crs)
    except PlanFileError as error:
        check(error)
        return
    assert plan.objects
    assert len({item.part for item in plan.objects}) == len(plan.objects)
    for item in plan.objects:
        assert item.geometry.is_valid
        assert not item.geometry.is_empty
        assert not item.geometry.has_z
        assert max(abs(value) for value in item.geometry.bounds) < 2.6e6
        assert shapely.get_dimensions(item.geometry) in (0, 1, 2)


@pytest.mark.usefixtures("gdal_mode")
@pytest.mark.parametrize("name", NAMES)
@given(share=st.floats(0, 1, exclude_max=True))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
def test_cut_off_anywhere(samples: dict[str, bytes], tmp_path: Path, name: str, share: float) -> None:
    path = tmp_path / name
    path.write_bytes(samples[name][: int(share * len(samples[name]))])
    try:
        read_plan(path, crs="EPSG:28992")
    except PlanFileError as error:
        check(error)
