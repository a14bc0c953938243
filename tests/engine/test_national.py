"""The engine over partitions: several worker processes of a Dask cluster give the same to the last digit as one process."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from distributed import Client


@pytest.fixture(scope="module")
def province(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("provincie")
    command = [sys.executable, str(root / "tools/bench/province.py"), str(folder), "--size", "small", "--plans", "90"]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder


def run(root: Path, province: Path, out: Path, *options: str) -> dict[str, bytes]:
    command = [sys.executable, str(root / "tools/national/run.py"), str(province / "plannen_90.gpkg"), "--layers"]
    command += [str(province / "bronnen.json"), "--out", str(out), "--today", "2026-11-24", *options]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert "90 plans" in done.stdout
    return {path.name: path.read_bytes() for path in out.iterdir()}


@pytest.fixture(scope="module")
def alone(root: Path, province: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one process says."""
    found = run(root, province, tmp_path_factory.mktemp("alone"), "--workers", "0", "--partition", "20")
    assert found["findings.csv"].count(b"\n") > 500
    return found


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """The address of a scheduler with two workers, each a process started by itself, as on machines apart."""
    address = tmp_path / "scheduler.json"
    common = [sys.executable, "-m", "dask"]
    quiet = {"cwd": tmp_path, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(address)]
    with ExitStack() as stack:

        def start(*command: str) -> None:
            process = stack.enter_context(subprocess.Popen([*common, *command], **quiet))
            stack.callback(process.terminate)

        start("scheduler", *options)
        for _ in range(2):
            start("worker", "--scheduler-file", str(address), "--nthreads", "1", "--no-dashboard", "--local-directory", str(tmp_path))
        with Client(scheduler_file=str(address), timeout=60) as client:
            client.wait_for_workers(2, timeout=60)
        yield str(json.loads(address.read_text(encoding="utf-8"))["address"])


def test_three_worker_processes_say_the_same_to_the_last_digit_as_one(
    root: Path, province: Path, alone: dict[str, bytes], tmp_path: Path
) -> None:
    assert run(root, province, tmp_path / "cluster", "--workers", "3", "--partition", "20") == alone


def test_workers_behind_a_scheduler_say_the_same_however_the_plans_are_divided(
    root: Path, province: Path, alone: dict[str, bytes], tmp_path: Path, scheduler: str
) -> None:
    assert run(root, province, tmp_path / "cluster", "--scheduler", scheduler, "--partition", "7") == alone
