"""The bundled file is what the sources build, and building twice gives the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bundled_layers import GEOPACKAGE, REPOSITORY, SOURCES, features
from layerkit.reading import read_layer
from layerkit.sources import read_sources

LAYERS = [spec.id for spec in read_sources(SOURCES).specs]


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("layers") / "plantoets.gpkg"
    subprocess.run([sys.executable, str(REPOSITORY / "tools" / "layers" / "build.py"), str(target)], check=True, timeout=120)
    return target


@pytest.mark.parametrize("layer", LAYERS)
def test_the_bundled_layer_is_what_the_sources_build(rebuilt: Path, layer: str) -> None:
    fresh, bundled = read_layer(rebuilt, layer), features(layer)
    assert [row for row, _ in fresh] == [row for row, _ in bundled]
    for (row, new), (_, old) in zip(fresh, bundled):
        if new.wkb == old.wkb:
            continue  # another GEOS rounds buffers and simplifies with other vertices
        assert new.symmetric_difference(old).area < max(10.0, 5e-3 * old.area), row
        assert new.distance(old) < 1.0, row


def test_the_file_has_about_the_size_of_a_fresh_one(rebuilt: Path) -> None:
    assert rebuilt.stat().st_size == pytest.approx(GEOPACKAGE.stat().st_size, rel=0.05)
