"""The worked cases of ../shared/policy/sample-cases.json through the real algorithm, with layers from files (as an office has them)."""

import json
import sys
from pathlib import Path

import pytest
import shapely
from plans import plan_layer, write_sources
from plantoets.assessment.installed import installed_catalogue

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT.parent / "shared" / "policy" / "sample-cases.json"
sys.path.append(str(ROOT / "tests" / "policy"))  # the geometry of cases is defined there

from case_file import PlanOfCase, ZoneOfCase  # noqa: E402
from case_scene import plan_shape, zone_shape  # noqa: E402


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test per case; without the folder beside the checkout there are none to run."""
    if "case" in metafunc.fixturenames:
        cases = json.loads(SAMPLES.read_text(encoding="utf-8"))
        metafunc.parametrize("case", cases, ids=[case["id"] for case in cases])


if SAMPLES.is_file():

    def test_sample_case(case: dict, run_algorithm, empty_layers, tmp_path) -> None:
        model = assessed(case, run_algorithm, empty_layers, tmp_path)
        told = [(item["rule"], item["layer"], item["section"], item["outcome"], opened(item)) for item in model["findings"]]
        for expected in case["expect"]:
            hits = [item for item in model["findings"] if matches(item, expected)]
            assert bool(hits) is not expected["absent"], (expected, told)
            if expected.get("conditions_open"):
                assert any(set(expected["conditions_open"]) <= opened(item) for item in hits), (expected, told)
        if case["overall"]:
            assert model["outcome"] in case["overall"], told
        if case["compensation"]:
            compare_compensation(model, case["compensation"]["items"])


def assessed(case: dict, run_algorithm, empty: Path, folder: Path) -> dict:
    """The report of the real algorithm on the case's plan and zones."""
    catalogue = installed_catalogue()
    shape = plan_shape(PlanOfCase(case["activity"], case["geometry"], case.get("size_ha") or 4.0), catalogue)
    zones: dict[str, list] = {}
    for zone in case["layers"]:
        geometry = zone_shape(ZoneOfCase(zone["layer"], zone["cover"], zone["attrs"]), catalogue.names.layers[zone["layer"]], shape)
        zones.setdefault(zone["layer"], []).append((shapely.to_wkt(geometry, rounding_precision=6), zone["attrs"]))
    report = folder / "rapport.json"
    kind = {"polygon": "Polygon", "line": "LineString", "point": "Point"}[case["geometry"]]
    plan = plan_layer(shapely.to_wkt(shape.geometry, rounding_precision=6), kind=kind)
    run_algorithm(
        "assessplan",
        PLAN=plan,
        ACTIVITY=case["activity"],
        PARAMETERS=json.dumps(case["parameters"]),
        ANSWERS=json.dumps(case["answers"]),
        LAYER_SOURCES=write_sources(folder, empty, zones),
        REPORT_JSON=str(report),
    )
    return json.loads(report.read_text(encoding="utf-8"))


def matches(item: dict, expected: dict) -> bool:
    sections = item["section"] if isinstance(item["section"], list) else [item["section"]]
    wanted = expected.get("section_any") or [expected["section"]]
    cited = any(section.startswith(prefix) for section in sections for prefix in wanted)
    return cited and expected["layer"] in (None, item["layer"]) and item["outcome"] in expected["outcome"]


def opened(item: dict) -> set[str]:
    return {condition["id"] for condition in item["conditions"] if condition["status"] == "open"}


def compare_compensation(model: dict, items: list[dict]) -> None:
    hectares = model["plan"]["area_m2"] / 10_000
    for wanted in items:
        (item,) = [item for item in model["compensation"]["items"] if item["layer"] == wanted["layer"]]
        assert item["loss_ha"] == pytest.approx(wanted["loss_share"] * hectares)
        assert item["compensable"] is wanted["compensable"]
        if wanted["surcharge"] is None:
            assert (item["surcharge"], item["required_ha"]) == (None, None)
        else:
            assert item["surcharge"] == pytest.approx(wanted["surcharge"], abs=1e-3)
            assert item["required_ha"] == pytest.approx(item["loss_ha"] * (1 + item["surcharge"]))
    if not items:
        assert not [item for item in model["compensation"]["items"] if item["compensable"]]
