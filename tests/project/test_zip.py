"""The zip that users install: complete, clean, and through the scans that plugins.qgis.org runs on every upload."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

BINARIES = {".so", ".dll", ".dylib", ".pyd", ".exe", ".pyc", ".whl"}


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("zip")
    ended = subprocess.run(
        [sys.executable, root / "tools" / "package" / "build_zip", folder], capture_output=True, text=True, check=False, timeout=300
    )
    assert ended.returncode == 0, ended.stderr
    return Path(ended.stdout.strip())


@pytest.fixture(scope="module")
def unpacked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(built) as plugin:
        plugin.extractall(folder)
    return folder


def test_it_is_one_folder_with_what_qgis_needs(unpacked: Path) -> None:
    assert [entry.name for entry in unpacked.iterdir()] == ["plantoets"]
    assert {"__init__.py", "plugin.py", "metadata.txt", "LICENSE"} <= {entry.name for entry in (unpacked / "plantoets").iterdir()}


def test_it_has_no_tests_tools_or_binaries(unpacked: Path) -> None:
    plugin = unpacked / "plantoets"
    assert {"tests", "tools", "docs", ".git", ".ci"} & {entry.name for entry in plugin.iterdir()} == set()
    assert [file for file in plugin.rglob("*") if file.suffix in BINARIES or file.name.startswith(".")] == []


def test_it_is_small_enough(built: Path) -> None:
    assert built.stat().st_size <= 25 * 1024 * 1024


def test_it_loads_from_the_zip_alone(unpacked: Path) -> None:
    code = "import plantoets.assessment.vocabulary as found; print(found.__file__)"
    ended = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        cwd=unpacked,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ended.stdout.startswith(str(unpacked)), ended.stderr


def test_bandit_finds_nothing(unpacked: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "bandit", "--recursive", "--quiet", "--format", "json", "plantoets"],
        cwd=unpacked,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    found = json.loads(ended.stdout)
    assert [f"{hit['filename']}:{hit['line_number']} {hit['issue_text']}" for hit in found["results"]] == []
    assert found["errors"] == []


def test_detect_secrets_finds_nothing(unpacked: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "detect_secrets", "--cores", "1", "scan", "--all-files", "plantoets"],
        cwd=unpacked,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    found = json.loads(ended.stdout)["results"]
    assert [f"{file}:{hit['line_number']} {hit['type']}" for file, hits in found.items() for hit in hits] == []
