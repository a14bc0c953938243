"""A layer of an ArcGIS feature service as layer source: read in pages, and what goes wrong is told in bounded time."""

import time

import pytest
from servers.arcgis import feature_service


@pytest.fixture
def service():
    with feature_service() as server:
        yield server


@pytest.fixture
def read(read_bos, service):
    """Assesses a plan with `bos` from the service in this mood."""

    def run(mode: str, **entry) -> tuple[dict, dict]:
        service.mode = mode
        return read_bos(**{"source": service.source, "provider": "arcgisfeatureserver", "fields": {"naam": "GEBIED"}, **entry})

    return run


@pytest.mark.parametrize("mode", ["well", "no_pages", "small_pages"])
def test_all_pages_are_read(read, mode) -> None:
    layer, model = read(mode)
    assert (layer["status"], layer["features"], layer["official"]) == ("ok", 5, True), layer
    (zone,) = [zone for zone in model["zones"] if zone["layer"] == "bos"]
    assert zone["name"] == "Vak 0"
    assert zone["area_m2"] == pytest.approx(40_000)


def test_holes_stay_holes(read, kept_folder) -> None:
    from qgis.core import QgsVectorLayer

    read("well")
    (kept,) = kept_folder.glob("*.gpkg")
    areas = [feature.geometry().area() for feature in QgsVectorLayer(str(kept), "bos", "ogr").getFeatures()]
    assert areas == [500 * 500 - 100 * 100] * 5


def test_a_field_without_values_is_a_field(read, kept_folder) -> None:
    from qgis.core import QgsVectorLayer

    read("well")
    (kept,) = kept_folder.glob("*.gpkg")
    assert "ALTIJD_LEEG" in QgsVectorLayer(str(kept), "bos", "ogr").fields().names()


def test_a_filter_is_in_the_words_of_the_service(read, service) -> None:
    read("well", filter="STATUS = 'vastgesteld'")
    assert {query["where"] for query in service.asked if "where" in query} == {"STATUS = 'vastgesteld'"}


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        ("fewer", "broke off while reading (2 of 5 features)"),
        ("cut_short", "could not be opened"),
        ("token", "Token Required"),
        ("group", "no layer of features"),
        ("other_shapes", "says it has polygons"),
    ],
)
def test_what_goes_wrong_is_an_error_and_a_warning(read, mode, said) -> None:
    layer, model = read(mode)
    assert (layer["status"], said in layer["message"]) == ("error", True), layer
    assert any(said in warning for warning in model["warnings"])


def test_a_service_that_hangs_is_an_error_soon(read, monkeypatch, provider) -> None:
    from plantoets.processing.sources.services import patience

    monkeypatch.setattr(patience, "SILENCE_S", 1.0)
    start = time.monotonic()
    layer, _ = read("hangs")
    assert time.monotonic() - start < 15
    assert (layer["status"], "gave no answer for 1 s" in layer["message"]) == ("error", True)
