"""A layer from what a source holds: repaired, brought to the attribute's kind, and versioned by content."""

import pytest
import shapely
from plantoets.assessment.installed import installed_catalogue, installed_layers
from plantoets.assessment.layers import Origin, make_layer
from plantoets.assessment.vocabulary import LayerStatus, Precision
from plantoets.assessment.zones.bundled import geometry_of
from shapely.geometry import Polygon
from world import X, Y, catalogue, layer, square


def archaeology(values, **columns):
    spec = catalogue().names.layers["archeologie"]
    zones = [square(10, east=20 * n) for n in range(len(values))]
    return make_layer(spec, Origin("t", False, Precision.EXACT), zones, {"niveau": values, **columns}, [str(n) for n in range(len(values))])


def test_a_value_that_the_policy_does_not_know_counts_as_unknown_and_is_told() -> None:
    made = archaeology(["eisen", "Eisen stellen", None])
    assert [made.value(zone, "niveau") for zone in range(3)] == ["eisen", None, None]
    assert "Eisen stellen" in made.message.nl


@pytest.mark.parametrize(
    ("written", "value"), [(1, True), ("ja", True), ("false", False), (0.0, False), ("misschien", False), (None, False)]
)
def test_booleans_come_in_many_guises_and_an_unknown_exception_is_none(written, value) -> None:
    assert archaeology(["eisen"], uitzondering_in_situ=[written]).value(0, "uitzondering_in_situ") is value


def test_a_missing_field_is_something_else_than_a_null() -> None:
    made = archaeology([None])
    assert made.lacks("soort")
    assert not made.lacks("niveau")


def test_an_empty_layer_lacks_nothing() -> None:
    made = layer("archeologie", fields=["naam"])
    assert made.status is LayerStatus.EMPTY
    assert made.usable
    assert not made.lacks("niveau")


def test_invalid_zones_are_repaired_and_that_is_told() -> None:
    bow_tie = Polygon([(X, Y), (X + 100, Y + 100), (X + 100, Y), (X, Y + 100)])
    made = layer("natuur_ehs", (bow_tie, {}), (Polygon(), {}))
    assert made.geometries[0].is_valid
    assert len(made.geometries) == 1
    assert "1 vlakken hersteld" in made.message.nl
    assert "1 objecten zonder" in made.message.nl


def test_the_version_changes_with_any_coordinate_or_value() -> None:
    base = layer("aardkundig", (square(100), {"niveau": "eisen"})).sha256
    assert base == layer("aardkundig", (square(100), {"niveau": "eisen"})).sha256
    assert base != layer("aardkundig", (square(100.01), {"niveau": "eisen"})).sha256
    assert base != layer("aardkundig", (square(100), {"niveau": "voorwaarden"})).sha256


def test_every_layer_of_the_catalogue_is_bundled_and_says_that_it_is_a_sketch() -> None:
    layers = installed_layers()
    assert list(layers) == list(installed_catalogue().names.layers)
    assert {item.status for item in layers.values()} == {LayerStatus.OK}
    assert all(item.origin.bundled and item.origin.date for item in layers.values())
    assert layers["natuur_ehs"].origin.precision is Precision.SKETCH
    assert layers["beekdal"].uncertainty_m == 100.0
    assert layers["natuur_ehs"].uncertainty_m == 500.0  # the layer's own figure, as measured in docs/layers.md


def test_the_catalogue_and_layers_are_read_once() -> None:
    assert installed_catalogue() is installed_catalogue()
    assert installed_layers()["bos"] is installed_layers()["bos"]


def test_a_geopackage_blob_is_its_header_and_wkb() -> None:
    header = b"GP\x00" + bytes([0b00000011]) + (28992).to_bytes(4, "little") + bytes(32)
    assert geometry_of(header + shapely.to_wkb(square())).equals(square())
    assert geometry_of(None) is None
