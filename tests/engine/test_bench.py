"""The benchmark at its smallest: everybody who is here measures the same areas on the same files."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

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


def peer(root: Path, package_folder: Path, script: str, *given: object) -> dict[str, Any]:
    path = root / "tools/bench/peers" / script
    paths = os.pathsep.join((str(package_folder), str(root / "tools/bench")))
    command = [sys.executable, str(path), *map(str, given)]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, timeout=300, cwd=path.parent, env={**os.environ, "PYTHONPATH": paths}
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_we_and_the_plain_way_measure_the_same(root: Path, province: Path, package_folder: Path) -> None:
    files = (province / "provincie.gpkg", province / "plannen_60.gpkg", ",".join(LAYERS))
    ours = peer(root, package_folder, "plantoets_overlay.py", *files, province / "ours.npy", 2, province / "cache")
    again = peer(root, package_folder, "plantoets_overlay.py", *files, province / "again.npy", 1, province / "cache")
    plain = peer(root, package_folder, "plain_pairs.py", *files, province / "plain.npy")
    assert set(ours["stages"]) == {"read", "index", "overlay", "areas"}
    assert ours["overlaps"] == again["overlaps"] == plain["overlaps"]
    assert np.load(province / "ours.npy") == pytest.approx(np.load(province / "plain.npy"), rel=1e-9, abs=1e-5)
    assert (np.load(province / "ours.npy") == np.load(province / "again.npy")).all()


def test_a_pair_is_partial_when_neither_covers_the_other(root: Path, province: Path, package_folder: Path) -> None:
    files = (province / "provincie.gpkg", province / "plannen_60.gpkg", ",".join(LAYERS))
    found = peer(root, package_folder, "plain_pairs.py", *files, province / "plain.npy")
    plans, counts = table(files[1], "plannen"), dict.fromkeys(("pairs", "overlaps", "partial"), 0)
    sums, unions = np.load(province / "plain.npy"), np.load(province / "plain.unions.npy")
    for column, layer in enumerate(LAYERS):
        zones = table(files[0], layer)
        for row, plan in enumerate(plans):
            met = [zone for zone in zones if shapely.box(*plan.bounds).intersects(shapely.box(*zone.bounds))]
            over = [zone for zone in met if plan.intersection(zone).area > 0]
            counts["pairs"] += len(met)
            counts["overlaps"] += len(over)
            counts["partial"] += sum(not plan.covers(zone) and not zone.covers(plan) for zone in over)
            assert sums[row, column] == pytest.approx(sum(plan.intersection(zone).area for zone in over))
            assert unions[row, column] == pytest.approx(plan.intersection(shapely.union_all(over)).area, abs=1e-5)
    assert {key: found[key] for key in counts} == counts
    assert counts["partial"] > 50


def test_the_province_is_the_same_from_the_same_seed_and_its_tilings_leave_no_gap(root: Path, province: Path, tmp_path: Path) -> None:
    command = [sys.executable, str(root / "tools/bench/province.py"), str(tmp_path), "--size", "small", "--plans", "60"]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for layer in LAYERS:
        one, other = table(province / "provincie.gpkg", layer), table(tmp_path / "provincie.gpkg", layer)
        assert list(shapely.to_wkb(one)) == list(shapely.to_wkb(other))
        assert shapely.is_valid(one).all()
    cells = table(province / "provincie.gpkg", "visie_functie")
    assert shapely.union_all(cells).area == pytest.approx(shapely.area(cells).sum(), rel=1e-6)


def test_layers_have_networks_whose_parts_lie_far_apart(province: Path) -> None:
    nature = table(province / "provincie.gpkg", "natuur_ehs")
    networks = nature[shapely.get_num_geometries(nature) > 4]
    boxes = shapely.box(*shapely.bounds(networks).T)
    assert len(networks) > 3
    assert (shapely.area(networks) < 0.2 * shapely.area(boxes)).all()
    assert len(nature) == 180


def test_what_was_made_is_kept_until_the_generator_would_make_something_else(root: Path, tmp_path: Path) -> None:
    def made(*options: str) -> tuple[int, ...]:
        command = [sys.executable, str(root / "tools/bench/province.py"), str(tmp_path), "--size", "small", "--plans", "5", *options]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return tuple((tmp_path / name).stat().st_mtime_ns for name in ("provincie.gpkg", "plannen_5.gpkg"))

    first = made()
    assert made() == first
    (tmp_path / "plannen_7.gpkg").write_bytes(b"of another seed")
    other = made("--seed", "2")
    assert other[0] != first[0]
    assert other[1] != first[1]
    assert not (tmp_path / "plannen_7.gpkg").exists()
