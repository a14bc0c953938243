"""Policy cases: plans, what they lie on, and what must come out. No QGIS."""

import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
sys.path.append(str(FOLDER))  # case_file, case_scene, case_verdict: shared with tools/mutate and tools/policydoc
sys.path.append(str(FOLDER.parents[1] / "tools" / "policydoc" / "pages"))


@pytest.fixture(scope="session")
def cases_folder() -> Path:
    """Where the cases are."""
    return FOLDER / "cases"
