"""Geometry is valid, flat, on the grid, without duplicates and inside the province."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from bundled_layers import SOURCES, features, union
from layerkit.clean import GRID
from layerkit.sources import read_sources

LAYERS = [spec.id for spec in read_sources(SOURCES).specs]
DRAWN = [layer for layer in LAYERS if layer != "lofar_buitenstation"]  # published to the decimetre already


@pytest.mark.parametrize("layer", LAYERS)
def test_valid_flat_and_not_empty(layer: str) -> None:
    for row, geometry in features(layer):
        assert geometry.is_valid, row
        assert not geometry.is_empty, row
        assert not geometry.has_z, row


@pytest.mark.parametrize("layer", DRAWN)
def test_on_the_grid(layer: str) -> None:
    for row, geometry in features(layer):
        coordinates = shapely.get_coordinates(geometry) / GRID
        assert np.abs(coordinates - coordinates.round()).max() < 1e-3, row


@pytest.mark.parametrize("layer", LAYERS)
def test_inside_the_province(layer: str) -> None:
    province = union("provincie").buffer(1.0)
    for row, geometry in features(layer):
        assert province.covers(geometry), row


@pytest.mark.parametrize("layer", LAYERS)
def test_no_duplicates(layer: str) -> None:
    shapes = [geometry.normalize().wkb for _, geometry in features(layer)]
    attributes = [str({**row, "fid": 0}) for row, _ in features(layer)]
    assert len(set(zip(shapes, attributes))) == len(shapes)


@pytest.mark.parametrize("layer", LAYERS)
def test_no_slivers_or_stubs(layer: str) -> None:
    for row, geometry in features(layer):
        for part in shapely.get_parts(geometry):
            if part.geom_type == "Polygon":
                assert part.area >= 50.0, row
            elif part.geom_type == "LineString":
                assert part.length >= 1.0, row
