"""Makes this checkout importable as the package `plantoets`, for scripts that are run by their path."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def load_plantoets() -> None:
    """As tests/conftest.py does it; the root itself must not be on the path, its `processing` would hide QGIS's."""
    if "plantoets" in sys.modules:
        return
    sys.path[:] = [entry for entry in sys.path if entry and Path(entry).resolve() != ROOT]
    spec = spec_from_file_location("plantoets", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    if spec is None or spec.loader is None:
        raise ImportError("plantoets")
    package = module_from_spec(spec)
    sys.modules["plantoets"] = package
    spec.loader.exec_module(package)
