"""A WFS as layer source: what a service does wrong is told, and never taken for "nothing lies there"."""

import json

import pytest
from plans import SQUARE, plan_layer
from servers.hostile import hostile


@pytest.fixture
def service():
    with hostile() as server:
        yield server


@pytest.fixture
def read(run_algorithm, service, tmp_path):
    """Assesses a plan with `bos` from the service in this mood; the layer as the report has it, and the report."""

    def run(mode: str, **entry) -> tuple[dict, dict]:
        service.mode = mode
        sources, report = tmp_path / "bronnen.json", tmp_path / "rapport.json"
        sources.write_text(json.dumps({"bos": {"source": service.wfs, "provider": "WFS", "precision": "exact", **entry}}), encoding="utf-8")
        run_algorithm(
            "assessplan", PLAN=plan_layer(SQUARE), ACTIVITY="overig", LAYER_SOURCES=str(sources), REPORT_JSON=str(report), LANGUAGE="en"
        )
        model = json.loads(report.read_text(encoding="utf-8"))
        return next(layer for layer in model["layers"] if layer["id"] == "bos"), model

    return run


def test_a_service_that_answers_is_read(read) -> None:
    layer, model = read("well", fields={"naam": "gebied"})
    assert (layer["status"], layer["features"], layer["official"]) == ("ok", 6, True)
    assert [zone["name"] for zone in model["zones"] if zone["layer"] == "bos"] == ["Vak 0"]


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
