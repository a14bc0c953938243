"""The contenders of the benchmark that run inside QGIS, at the smallest size: they end well and say what the benchmark asks."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

LAYERS = ("natuur_ehs", "gemeente", "stiltegebied")


@pytest.fixture(scope="module")
def province(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench")
    command = [sys.executable, str(root / "tools/bench/province.py"), str(folder), "--size", "small", "--plans", "12", "30"]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder


def peer(root: Path, package_folder: Path, script: str, *given: object) -> dict[str, Any]:
    folder = root / "tools/bench/peers"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(package_folder), str(root / "tools/bench")))}
    command = [str(root / "tools/setup/in-qgis"), "python3", str(folder / script), *map(str, given)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300, cwd=folder, env=environment)
    assert done.returncode == 0, done.stderr
    return json.loads(next(line for line in done.stdout.splitlines() if line.startswith("{")))


def test_the_overlap_analysis_of_qgis_ends_without_a_crash(root: Path, province: Path, package_folder: Path, tmp_path: Path) -> None:
    files = (province / "provincie.gpkg", province / "plannen_30.gpkg", ",".join(LAYERS), tmp_path / "qgis.gpkg")
    assert peer(root, package_folder, "qgis_overlaps.py", *files)["seconds"] > 0
    assert (tmp_path / "qgis.gpkg").exists()


def test_whole_batches_in_one_qgis_after_another_with_their_stages(
    root: Path, province: Path, package_folder: Path, tmp_path: Path
) -> None:
    few, many = province / "plannen_12.gpkg", province / "plannen_30.gpkg"
    found = peer(root, package_folder, "plantoets_batch.py", province / "bronnen.json", tmp_path, f"{many},{few}", many)
    assert [[run["plans"] for run in qgis] for qgis in found["runs"]] == [[30, 12], [30]]
    for run in (run for qgis in found["runs"] for run in qgis):
        assert min(run["stages"][stage] for stage in ("layers", "overlay", "rules", "rows")) > 0
        assert sum(run["stages"].values()) == pytest.approx(run["cpu"])
    assert {path.name for path in tmp_path.iterdir()} == {"assessed.gpkg", "findings.gpkg", "overlaps.gpkg"}


def test_one_plan_for_the_first_time_and_when_warm(root: Path, province: Path, package_folder: Path, tmp_path: Path) -> None:
    assert peer(root, package_folder, "one_plan.py")["first"] > 0
    files = (province / "bronnen.json", province / "plannen_30.gpkg", province / "provincie.gpkg", ",".join(LAYERS), tmp_path)
    found = peer(root, package_folder, "one_plan.py", *files)
    assert found["plans"] == 25
    assert 0 < found["median"] <= found["p95"]
    assert min(found["new"], found["kept"]) > 0
