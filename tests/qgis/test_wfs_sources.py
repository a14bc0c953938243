"""A WFS as layer source: what a service does wrong is told in bounded time, and never taken for "nothing lies there"."""

import json
import os
import time
from typing import Optional

import pytest
from servers.hostile import hostile


@pytest.fixture
def service():
    with hostile() as server:
        yield server


@pytest.fixture
def impatient(monkeypatch, provider):
    """A second without a byte is enough, and five seconds for a layer."""
    from plantoets.processing.sources.services import patience

    monkeypatch.setattr(patience, "SILENCE_S", 1.0)
    monkeypatch.setattr(patience, "TOTAL_S", 5.0)


@pytest.fixture
def read(read_bos, service):
    """Assesses a plan with `bos` from the service in this mood."""

    def run(mode: str, more: Optional[dict] = None, **entry) -> tuple[dict, dict]:
        service.mode = mode
        return read_bos(more, **{"source": service.wfs, "provider": "WFS", "precision": "exact", **entry})

    return run


def test_a_service_that_answers_is_read(read) -> None:
    layer, model = read("well", fields={"naam": "gebied"})
    assert (layer["status"], layer["features"], layer["official"]) == ("ok", 6, True)
    assert [zone["name"] for zone in model["zones"] if zone["layer"] == "bos"] == ["Vak 0"]


def test_a_service_that_moved_is_followed(read) -> None:
    layer, _ = read("moved")
    assert (layer["status"], layer["features"]) == ("ok", 6)


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        ("drop", "broke off while reading"),
        ("cut_short", "broke off while reading"),
        ("fewer", "broke off while reading (2 of 6 features)"),
        ("no_shapes", "has a usable geometry"),
        ("not_xml", "could not be opened"),
        ("login", "could not be opened"),
        ("failing", "could not be opened"),
        ("refuses", "te druk"),
        ("other_shapes", "says it has polygons, but 6 of 6 features are none"),
        ("degrees", "none of the 6 features"),
        ("other_place", "lies in the Netherlands; check the coordinate system"),
    ],
)
def test_what_goes_wrong_is_an_error_and_a_warning(read, mode, said) -> None:
    layer, model = read(mode)
    assert layer["status"] == "error"
    assert said in layer["message"]
    assert any(said in warning for warning in model["warnings"])


def test_fields_that_are_gone_are_told(read) -> None:
    layer, _ = read("fields_gone", fields={"naam": "gebied"})
    assert layer["status"] == "ok"
    assert "no field gebied" in layer["message"]


@pytest.mark.parametrize("mode", ["hangs", "hangs_later"])
def test_a_service_that_hangs_is_an_error_soon(read, impatient, mode) -> None:
    start = time.monotonic()
    layer, model = read(mode)
    assert time.monotonic() - start < 15
    assert layer["status"] == "error"
    assert "gave no answer for 1 s" in layer["message"]
    assert any("gave no answer" in warning for warning in model["warnings"])


def test_a_service_that_drips_is_an_error_in_time(read, impatient) -> None:
    start = time.monotonic()
    layer, _ = read("drips")
    assert time.monotonic() - start < 20
    assert "was not done after 5 s" in layer["message"]


def test_a_server_that_was_silent_is_not_waited_for_again(read, impatient, service, monkeypatch) -> None:
    more = {name: {"source": service.wfs, "provider": "WFS"} for name in ("openheid", "olieveld")}
    _, model = read("hangs", more=more)
    messages = {layer["id"]: layer["message"] for layer in model["layers"]}
    assert len(service.asked) == 1
    assert sum("gave no answer for another layer" in (messages[name] or "") for name in ("bos", "openheid", "olieveld")) == 2


def test_zones_that_all_lie_elsewhere_are_told(read) -> None:
    layer, model = read("far")
    assert layer["status"] == "ok"
    assert "lies in or near the province" in layer["message"]
    assert any("lies in or near the province" in warning for warning in model["warnings"])


@pytest.mark.parametrize(("mode", "requests"), [("well", 3), ("no_count", 4), ("no_pages", 1), ("small_pages", 7)])
def test_a_large_layer_comes_in_pages(read, service, monkeypatch, mode, requests) -> None:
    from plantoets.processing.sources.services import wfs

    monkeypatch.setattr(wfs, "PAGE", 2)
    layer, _ = read(mode)
    assert (layer["status"], layer["features"]) == ("ok", 6)
    assert sum("REQUEST=GetFeature" in asked for asked in service.asked) == requests


def test_what_was_fetched_works_offline_and_says_its_date(read, kept_folder) -> None:
    read("well", fields={"naam": "gebied"})
    (kept,) = kept_folder.glob("bos-*.gpkg")
    os.utime(kept, (0, 86_400 * 365.25 * 50))
    layer, _ = read("failing", fields={"naam": "gebied"})
    assert (layer["status"], layer["features"], layer["date"]) == ("ok", 6, "2020-01-01")


def test_a_refresh_that_fails_leaves_the_copy_that_was(read, service, kept_folder) -> None:
    from plantoets.assessment.sources.layer_sources import LayerSource
    from plantoets.processing.sources.error import SourceError
    from plantoets.processing.sources.services.kept import Fetcher

    read("well")
    (kept,) = kept_folder.glob("*")
    before = kept.read_bytes()
    service.mode = "drop"
    with pytest.raises(SourceError, match="broke off"):
        Fetcher(lambda: False, refresh=True).local(LayerSource("bos", service.wfs, "WFS"))
    assert [path.read_bytes() for path in kept_folder.glob("*")] == [before]


def test_no_password_reaches_a_report(read) -> None:
    _, model = read("failing", source="url='http://127.0.0.1:1/wfs' typename='a' username='piet' password='gehe\\'im' version='2.0.0'")
    assert "gehe" not in json.dumps(model)
