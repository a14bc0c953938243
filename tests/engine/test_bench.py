"""The benchmark at its smallest: everybody who is here measures the same areas on the same files."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import shapely

LAYERS = ("natuur_ehs", "gemeente", "beekdal", "stiltegebied")


@pytest.fixture(scope="module")
def province(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench")
    command = [sys.executable, str(root / "tools/bench/province.py"), str(folder), "--size", "small", "--plans", "60"]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder


def table(path: Path, name: str):
    from plantoets.assessment.zones.plain_geopackage import read_plain

    return read_plain(path, name, {}, None, 28992).geometries


def test_the_contender_that_is_us_measures_what_plain_intersections_do(root: Path, province: Path, package_folder: Path) -> None:
    zones, plans, areas = province / "provincie.gpkg", province / "plannen_60.gpkg", province / "areas.npy"
    script = root / "tools/bench/peers/plantoets_overlay.py"
    paths = os.pathsep.join((str(package_folder), str(root / "tools/bench")))
    done = subprocess.run(
        [sys.executable, str(script), str(zones), str(plans), ",".join(LAYERS), str(areas), "2"],
        check=False, capture_output=True, text=True, timeout=300, cwd=script.parent, env={**os.environ, "PYTHONPATH": paths},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["partial"] > 50
    assert set(found["stages"]) == {"read", "index", "overlay", "areas"}
    made = table(plans, "plannen")
    plain = [[shapely.area(shapely.intersection(plan, table(zones, layer))).sum() for layer in LAYERS] for plan in made]
    assert np.load(areas) == pytest.approx(np.array(plain), rel=1e-9, abs=1e-5)


def test_the_province_is_the_same_from_the_same_seed_and_its_tilings_leave_no_gap(root: Path, province: Path, tmp_path: Path) -> None:
    command = [sys.executable, str(root / "tools/bench/province.py"), str(tmp_path), "--size", "small", "--plans", "60"]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for layer in LAYERS:
        one, other = table(province / "provincie.gpkg", layer), table(tmp_path / "provincie.gpkg", layer)
        assert list(shapely.to_wkb(one)) == list(shapely.to_wkb(other))
        assert shapely.is_valid(one).all()
    cells = table(province / "provincie.gpkg", "visie_functie")
    assert shapely.union_all(cells).area == pytest.approx(shapely.area(cells).sum(), rel=1e-6)
