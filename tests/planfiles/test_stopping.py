"""Reading a plan file can be stopped while its content is read, and afterwards; nothing of it stays."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ezdxf
import pytest
from osgeo import ogr
from plantoets.assessment.errors import Stopped
from plantoets.assessment.planfiles import read, read_plan

FORMATS = {
    "plan.gml": "GML",
    "plan.kml": "KML",
    "plan.geojson": "GeoJSON",
    "plan.gpkg": "GPKG",
    "wonen.shp": "ESRI Shapefile",
    "wonen.fgb": "FlatGeobuf",
}
TEXTS = ("plan.csv", "plan.wkt", "plan.dxf", "plan.zip")


@pytest.fixture(params=[*FORMATS, *TEXTS])
def plan(request: pytest.FixtureRequest, write: Callable[..., Path], rectangle: Callable[..., str], tmp_path: Path) -> Path:
    """A plan of some objects in each format."""
    name, path = request.param, tmp_path / request.param
    if name in FORMATS:
        kind = ogr.wkbPolygon if name.endswith(".shp") else ogr.wkbUnknown
        epsg = 4326 if name in ("plan.kml", "plan.geojson") else 28992
        return write(FORMATS[name], name, epsg, {"wonen": [(f"Wonen {number}", rectangle(epsg)) for number in range(20)]}, kind)
    if name == "plan.zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.write(write("GPKG", "binnen.gpkg", 28992, {"wonen": [("Wonen", rectangle())]}), "binnen.gpkg")
    elif name == "plan.dxf":
        drawing = ezdxf.new()
        drawing.modelspace().add_lwpolyline([(233000, 556000), (233200, 556000), (233200, 556100)], close=True)
        drawing.saveas(path)
    else:
        lines = [rectangle()] * 20 if name == "plan.wkt" else ["wkt", *[f'"{rectangle()}"'] * 20]
        path.write_text("\n".join(lines), encoding="utf-8")
    return path


def stop_after(asked: int) -> Callable[[], bool]:
    """Somebody stops it when this has been asked so many times."""
    answers = iter([False] * asked)
    return lambda: next(answers, True)


def test_while_the_file_is_read(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def finish(*_: Any) -> None:
        pytest.fail("it was read to its end")

    monkeypatch.setattr(read, "_finish", finish)
    with pytest.raises(Stopped):
        read_plan(plan, crs="EPSG:28992", stopped=stop_after(1))


def test_while_its_objects_are_repaired_or_described(plan: Path) -> None:
    asked = 0

    def count() -> bool:
        nonlocal asked
        asked += 1
        return False

    crs = None if plan.suffix in (".kml", ".geojson") else "EPSG:28992"
    objects = len(read_plan(plan, crs=crs, stopped=count).objects)
    assert asked > 2 * objects, "each is asked about when it is repaired and when it is described"
    with pytest.raises(Stopped):
        read_plan(plan, crs=crs, stopped=stop_after(asked - 1))
    assert len(read_plan(plan, crs=crs).objects) == objects, "a stop is no matter of the next reading"


def test_what_was_unpacked_goes(write: Callable[..., Path], rectangle: Callable[..., str], tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    with zipfile.ZipFile(tmp_path / "plan.zip", "w") as archive:
        archive.write(write("GPKG", "binnen.gpkg", 28992, {"wonen": [("Wonen", rectangle())]}), "binnen.gpkg")
    with pytest.raises(Stopped):
        read_plan(tmp_path / "plan.zip", stopped=stop_after(2))
    assert list((tmp_path / "temp").iterdir()) == []
