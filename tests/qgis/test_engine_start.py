"""How the engine is reached from QGIS: with shapely bound to its own GEOS, and with advice when it is not there."""

import os
import subprocess
import sys
from importlib import metadata

from plantoets.processing import engine

BOUND = """
import sys
from plantoets.processing.engine import bind_geos
before = sys.getdlopenflags()
bind_geos()
assert "shapely" in sys.modules
assert sys.getdlopenflags() == before
"""


def test_shapely_is_imported_and_the_loader_left_as_it_was(package_folder) -> None:
    environment = {**os.environ, "PYTHONPATH": str(package_folder)}
    ended = subprocess.run([sys.executable, "-c", BOUND], env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 0, ended.stderr


def test_without_shapely_the_reason_says_what_to_do(monkeypatch) -> None:
    def absent(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", absent)
    assert "shapely" in engine.missing_engine()
    assert "apt install" in engine.missing_engine()
    monkeypatch.setattr(metadata, "version", lambda name: "1.8.5")
    assert "1.8.5" in engine.missing_engine()
    monkeypatch.setattr(metadata, "version", lambda name: "2.0.1")
    assert engine.missing_engine() == ""


def test_an_algorithm_that_can_not_run_says_so(provider, monkeypatch) -> None:
    monkeypatch.setattr(metadata, "version", lambda name: "1.7")
    for algorithm in provider.algorithms():
        can, reason = algorithm.canExecute()
        assert (can, "shapely" in reason) == (False, True), algorithm.name()
