"""The engine over partitions: several worker processes of a Dask cluster give the same to the last digit as one process."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def province(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("provincie")
    command = [sys.executable, str(root / "tools/bench/province.py"), str(folder), "--size", "small", "--plans", "90"]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder


def run(root: Path, province: Path, out: Path, workers: int) -> dict[str, bytes]:
    command = [sys.executable, str(root / "tools/national/run.py"), str(province / "plannen_90.gpkg"), "--layers"]
    command += [str(province / "bronnen.json"), "--out", str(out), "--workers", str(workers), "--partition", "20", "--today", "2026-11-24"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert "90 plans" in done.stdout
    return {path.name: path.read_bytes() for path in out.iterdir()}


def test_three_worker_processes_say_the_same_to_the_last_digit_as_one(root: Path, province: Path, tmp_path: Path) -> None:
    alone = run(root, province, tmp_path / "alone", workers=0)
    assert alone["findings.csv"].count(b"\n") > 500
    assert run(root, province, tmp_path / "cluster", workers=3) == alone
