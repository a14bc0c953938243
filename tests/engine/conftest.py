"""Engine tests need no QGIS: they run in any Python that has shapely 2, in seconds."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

sys.path.append(str(Path(__file__).parent))  # world: plans and layers for these tests

# A busy machine is no failure: geometry is judged by its numbers, speed by benchmarks.
settings.register_profile("plantoets", deadline=None)
settings.load_profile("plantoets")


@pytest.fixture(scope="session", autouse=True)
def _no_qgis(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if not request.config.pluginmanager.hasplugin("pytest_qgis"):
        assert "qgis" not in sys.modules, "an engine test or the engine imported qgis"
