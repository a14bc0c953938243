"""The engine works in any Python: no module of it needs QGIS or Qt."""

import os
import subprocess
import sys
from pathlib import Path

IMPORT_EVERYTHING_WITHOUT_QGIS = """
import importlib, pkgutil, sys
for name in ("qgis", "PyQt5", "PyQt6", "processing"):
    sys.modules[name] = None  # importing it raises ImportError
import plantoets.assessment as engine
for module in pkgutil.walk_packages(engine.__path__, engine.__name__ + "."):
    importlib.import_module(module.name)
    print(module.name)
"""


def test_the_engine_imports_where_there_is_no_qgis(package_folder: Path) -> None:
    ended = run(IMPORT_EVERYTHING_WITHOUT_QGIS, package_folder)
    assert ended.returncode == 0, ended.stderr
    assert "plantoets.assessment.vocabulary" in ended.stdout.split()


def test_the_package_itself_imports_nothing(package_folder: Path) -> None:
    ended = run("import plantoets, sys; print([name for name in sys.modules if name.startswith('plantoets')])", package_folder)
    assert ended.stdout.strip() == "['plantoets']", ended.stderr


def run(code: str, package_folder: Path) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": str(package_folder)}
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=package_folder, capture_output=True, text=True, check=False, timeout=120
    )
