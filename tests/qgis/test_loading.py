"""Loading the plugin is quick: nothing heavy is imported before a plan is assessed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SLOW = ["importlib.metadata", "plantoets.assessment.catalogue", "plantoets.ui.dock", "plantoets.ui.store.recovery", "plantoets.ui.sources"]
HEAVY = ["shapely", "numpy", "yaml", "jsonschema"]

# QGIS 3.40 imports shapely and numpy itself where it finds them: what the plugin adds is what counts.
LOAD = """
import sys
import qgis.core, qgis.gui, qgis.utils
before = set(sys.modules)
import plantoets.plugin
print(*sorted(set(sys.modules) - before))
"""
LOAD_WITHOUT = f"""
import sys
for name in {HEAVY}:
    sys.modules[name] = None  # importing it raises ImportError
import plantoets
plantoets.classFactory(None)
"""


@pytest.fixture(scope="module")
def added(package_folder: Path) -> set[str]:
    """The modules that loading the plugin brings into a QGIS that is running."""
    ended = run(LOAD, package_folder)
    assert ended.returncode == 0, ended.stderr
    return set(ended.stdout.split())


@pytest.mark.parametrize("heavy", [*HEAVY, *SLOW])
def test_loading_does_not_import(added: set[str], heavy: str) -> None:
    assert "plantoets.plugin" in added
    assert heavy not in added


def test_it_loads_where_the_heavy_packages_are_missing(package_folder: Path) -> None:
    ended = run(LOAD_WITHOUT, package_folder)
    assert ended.returncode == 0, ended.stderr


def test_qgis_process_lists_the_provider(qgis_process) -> None:
    ended = qgis_process("list")
    assert "plantoets:assessplan" in ended.stdout, ended.stdout + ended.stderr


def test_shapely_and_qgis_use_one_geos(package_folder: Path) -> None:
    """Two in one program call into each other: qgis_process crashed with the shapely that PyPI ships ready-made."""
    ended = run("import qgis.core, shapely; print(open('/proc/self/maps').read())", package_folder)
    loaded = {line.split()[-1] for line in ended.stdout.splitlines() if "libgeos_c" in line}
    assert len(loaded) == 1, loaded


def run(code: str, package_folder: Path) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": str(package_folder)}
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=package_folder, capture_output=True, text=True, check=False, timeout=120
    )
