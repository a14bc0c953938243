"""Every report is as resources/report-schema.json says, and that is as the contract says."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest
import shapely
from plantoets.assessment.assess import assess
from plantoets.assessment.catalogue.names import LayerSpec
from plantoets.assessment.catalogue.rule import KINDS, Catalogue
from plantoets.assessment.installed import installed_catalogue, installed_layers
from plantoets.assessment.layers import Layer, Origin, absent_layer, make_layer
from plantoets.assessment.messages import Message
from plantoets.assessment.plan import PartInput, make_plan
from plantoets.assessment.report import SCHEMA, Provenance, report_model, to_json
from plantoets.assessment.vocabulary import LayerStatus, Outcome, Precision, Status

TODAY = date(2026, 11, 24)
MADE = Provenance("0.1.0", None, shapely.__version__, "2026-11-24T10:15:00+01:00")
X, Y = 235_000.0, 550_000.0
GEOMETRIES = {
    "polygon": shapely.box(X - 200, Y - 200, X + 200, Y + 200),
    "holed": shapely.box(X - 300, Y - 300, X + 300, Y + 300).difference(shapely.box(X - 9, Y - 9, X + 9, Y + 9)),
    "polygons": shapely.MultiPolygon([shapely.box(X, Y, X + 50, Y + 50), shapely.box(X + 90, Y, X + 95, Y + 5)]),
    "line": shapely.LineString([(X - 900, Y), (X, Y + 40), (X + 900, Y)]),
    "lines": shapely.MultiLineString([[(X, Y), (X + 10, Y)], [(X, Y + 5), (X + 10, Y + 5)]]),
    "point": shapely.Point(X, Y),
    "points": shapely.MultiPoint([(X, Y), (X + 30, Y)]),
    "sliver": shapely.box(X, Y, X + 0.02, Y + 0.02),
    "bowtie": shapely.Polygon([(X, Y), (X + 90, Y + 90), (X + 90, Y), (X, Y + 90)]),
}


@pytest.fixture(scope="module")
def schema(root: Path) -> dict[str, Any]:
    return json.loads((root / "resources" / "report-schema.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return installed_catalogue()


def faults(schema: dict[str, Any], model: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    return [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(model)]


def modelled(catalogue: Catalogue, layers: dict[str, Layer], parts: list[PartInput], answers: dict[str, Any], language: str) -> Any:
    plan = make_plan("Een plan", parts, answers, catalogue.names, catalogue.outline)
    return json.loads(to_json(report_model(assess(plan, catalogue, layers, TODAY), MADE, language)))


def zones(spec: LayerSpec, chance: Random) -> Layer:
    """A layer of a few zones on and around the plan, with values that its attributes allow and with unknown ones."""
    status = chance.choice([LayerStatus.OK] * 5 + [LayerStatus.MISSING, LayerStatus.ERROR])
    if status is not LayerStatus.OK:
        return absent_layer(spec, status, "weg.gpkg", Message("bestand weg", "file gone"))
    shifts = [chance.choice([-150.0, 0.0, 199.9999, 260.0, 5000.0]) for _ in range(chance.randrange(3))]
    shape = {
        "polygon": lambda shift: shapely.box(X + shift - 100, Y - 100, X + shift + 100, Y + 500),
        "line": lambda shift: shapely.LineString([(X + shift, Y - 800), (X + shift, Y + 800)]),
        "point": lambda shift: shapely.Point(X + shift, Y),
    }[spec.geometry]
    kinds: dict[str, Any] = {"number": [None, 4, 20.0, 80, 300], "boolean": [None, True, False], "date": [None, "2020-01-01", "2030-01-01"]}
    allowed = {
        name: [None, *item.values] if item.values else kinds.get(item.kind, [None, "iets"]) for name, item in spec.attributes.items()
    }
    columns = {name: [chance.choice(values) for _ in shifts] for name, values in allowed.items() if chance.random() > 0.1}
    origin = Origin("eigen.gpkg", chance.random() < 0.5, chance.choice(list(Precision)), chance.choice([None, "2026-01-01"]))
    return make_layer(spec, origin, [shape(shift) for shift in shifts], columns, [str(index) for index, _ in enumerate(shifts)])


def test_the_schema_is_a_schema(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)


def test_the_schema_is_strict_everywhere(schema: dict[str, Any]) -> None:
    objects = [node for node in nodes(schema) if node.get("type") == "object"]
    assert len(objects) > 15
    for node in objects:
        assert node.get("additionalProperties", True) is not True or "oneOf" in node, node
        assert "propertyNames" in node or "oneOf" in node or set(node["required"]) == set(node["properties"]), (
            "unknown is null, never absent"
        )


def test_the_words_are_those_of_the_vocabulary(schema: dict[str, Any]) -> None:
    words = schema["$defs"]
    outcomes = [outcome.value for outcome in Outcome]
    assert schema["properties"]["outcome"]["enum"] == outcomes
    assert words["finding"]["properties"]["outcome"]["enum"] == outcomes[:-1], "a finding is never none"
    assert words["finding"]["properties"]["kind"]["enum"] == list(KINDS)
    assert words["status"]["enum"] == [status.value for status in Status]
    assert words["layer"]["properties"]["status"]["enum"] == [status.value for status in LayerStatus]
    assert words["layer"]["properties"]["precision"]["enum"] == [*[precision.value for precision in Precision], None]
    assert schema["properties"]["schema"]["const"] == SCHEMA


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_development_type_on_the_bundled_layers(schema: dict[str, Any], catalogue: Catalogue, language: str) -> None:
    shapes = list(GEOMETRIES.values())
    parts = [PartInput(str(index), activity, shapes[index % len(shapes)], {}) for index, activity in enumerate(catalogue.names.activities)]
    model = modelled(catalogue, installed_layers(), parts, {}, language)
    assert model["findings"]
    assert faults(schema, model) == []


def test_a_report_without_any_layer(schema: dict[str, Any], catalogue: Catalogue) -> None:
    gone = {key: absent_layer(spec, LayerStatus.MISSING, "", Message("weg", "gone")) for key, spec in catalogue.names.layers.items()}
    model = modelled(catalogue, gone, [PartInput("1", "windpark", GEOMETRIES["polygon"], {})], {}, "nl")
    assert model["not_assessed"]
    assert faults(schema, model) == []


@pytest.mark.parametrize("seed", range(80))
def test_any_assessment(schema: dict[str, Any], catalogue: Catalogue, seed: int) -> None:
    chance, names = Random(seed), catalogue.names
    layers = {key: zones(spec, chance) for key, spec in names.layers.items()}
    values: dict[str, Any] = {"number": [0, 3.5, 40, 1e6], "integer": [1, 4, 6], "boolean": [True, False]}
    stated = chance.sample(sorted(names.parameters), chance.randrange(7))
    parameters = {name: chance.choice(names.parameters[name].values or values[names.parameters[name].kind]) for name in stated}
    asked = chance.sample(sorted(names.questions), chance.randrange(12))
    answers = {question: chance.choice([True, False, None, {"answer": True, "note": "ja"}]) for question in asked}
    parts = [
        PartInput(str(index), activity, chance.choice(list(GEOMETRIES.values())), parameters)
        for index, activity in enumerate(chance.sample(sorted(names.activities), chance.randrange(1, 4)))
    ]
    assert faults(schema, modelled(catalogue, layers, parts, answers, chance.choice(["nl", "en"]))) == []


@pytest.mark.parametrize("change", ["extra", "absent", "outcome", "text", "status"])
def test_what_is_not_a_report_is_refused(schema: dict[str, Any], catalogue: Catalogue, change: str) -> None:
    model = modelled(catalogue, installed_layers(), [PartInput("1", "windpark", GEOMETRIES["polygon"], {})], {}, "nl")
    if change == "extra":
        model["findings"][0]["opinion"] = "mooi"
    elif change == "absent":
        del model["findings"][0]["boundary"]
    elif change == "outcome":
        model["findings"][0]["outcome"] = "none"
    elif change == "status":
        model["layers"][0]["status"] = "fine"
    else:
        model["plan"]["area_m2"] = "veel"
    assert len(faults(schema, model)) == 1


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for child in value.values():
            yield from nodes(child)
    elif isinstance(value, list):
        for child in value:
            yield from nodes(child)
