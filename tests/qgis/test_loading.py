"""Loading the plugin is quick: nothing heavy is imported before a plan is assessed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

LOAD = "import sys, plantoets.plugin; print(*sys.modules)"


@pytest.fixture(scope="module")
def loaded(package_folder: Path) -> set[str]:
    """The modules that are there after plantoets and plantoets.plugin were imported."""
    environment = {**os.environ, "PYTHONPATH": str(package_folder)}
    ended = subprocess.run([sys.executable, "-c", LOAD], env=environment, cwd=package_folder, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return set(ended.stdout.split())


@pytest.mark.parametrize("heavy", ["shapely", "yaml", "numpy", "jsonschema", "plantoets.assessment.catalogue"])
def test_the_plugin_starts_without(loaded: set[str], heavy: str) -> None:
    assert heavy not in loaded


def test_qgis_process_lists_the_provider(qgis_process) -> None:
    ended = qgis_process("list")
    assert "plantoets:assessplan" in ended.stdout, ended.stdout + ended.stderr
