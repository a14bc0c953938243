"""Makes plan files with the writers people use, and finds the real ones."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from osgeo import gdal, ogr, osr

RING = ((233000.0, 556000.0), (233200.0, 556000.0), (233200.0, 556100.0), (233000.0, 556100.0), (233000.0, 556000.0))
REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "reference" / "plans"


@pytest.fixture(scope="session")
def data() -> Path:
    """Small hand-written IMRO files, one per version."""
    return Path(__file__).resolve().parent / "data"


@pytest.fixture(scope="session")
def real_plans() -> Path:
    """The folder of real plans; without it the tests that want it are not collected."""
    return REFERENCE


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Real plans are not in the repository: where they are absent there is nothing to test them with."""
    if not REFERENCE.is_dir():
        wanting = [item for item in items if "real_plans" in getattr(item, "fixturenames", ())]
        config.hook.pytest_deselected(items=wanting)
        items[:] = [item for item in items if item not in wanting]


def _system(code: int) -> Any:
    system = osr.SpatialReference()
    system.ImportFromEPSG(code)
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return system


@pytest.fixture(scope="session")
def rectangle() -> Callable[..., str]:
    """WKT of a rectangle of 2 ha at Assen, in any coordinate system (by what OSR itself makes of it)."""

    def make(epsg: int = 28992) -> str:
        points: list[tuple[float, ...]] = list(RING)
        if epsg != 28992:
            to = osr.CoordinateTransformation(_system(28992), _system(epsg))
            points = [to.TransformPoint(*point)[:2] for point in RING]
        return "POLYGON((" + ",".join(f"{x!r} {y!r}" for x, y in points) + "))"

    return make


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes features with an OGR driver: write("GPKG", "plan.gpkg", 28992, {"wonen": [("naam", wkt), …]})."""

    def make(driver: str, name: str, epsg: int | None, layers: dict[str, list[tuple[str, str]]], kind: int = ogr.wkbUnknown) -> Path:
        path = tmp_path / name
        dataset = ogr.GetDriverByName(driver).CreateDataSource(str(path))
        for layer_name, features in layers.items():
            layer = dataset.CreateLayer(layer_name, _system(epsg) if epsg else None, kind)
            layer.CreateField(ogr.FieldDefn("naam", ogr.OFTString))
            for text, wkt in features:
                feature = ogr.Feature(layer.GetLayerDefn())
                feature.SetField("naam", text)
                feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt) if wkt else None)
                layer.CreateFeature(feature)
            layer = None
        dataset = None
        gdal.ErrorReset()
        return path

    return make


@pytest.fixture
def gml(tmp_path: Path) -> Callable[[str], Path]:
    def make(text: str) -> Path:
        path = tmp_path / "plan.gml"
        path.write_text(text, encoding="utf-8")
        return path

    return make


@pytest.fixture
def little_memory() -> Iterator[None]:
    """The test may not take more than 200 MB of Python memory."""
    tracemalloc.start()
    yield
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 200 * 1024 * 1024
