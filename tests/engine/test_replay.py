"""A saved report assessed again: the same is the same, and every difference is named with its reason."""

import copy
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import HealthCheck, given, settings, strategies as st
from plantoets.assessment.assess import assess
from plantoets.assessment.errors import InputError
from plantoets.assessment.installed import installed_catalogue
from plantoets.assessment.layers import Origin, absent_layer, make_layer
from plantoets.assessment.messages import Message
from plantoets.assessment.plan import PartInput, make_plan
from plantoets.assessment.replay import compare, read_report, saved_plan
from plantoets.assessment.report import Provenance, report_model, to_json
from plantoets.assessment.vocabulary import LayerStatus, Precision

MADE = Provenance("0.1.0", None, shapely.__version__, "2026-11-24T10:15:00+01:00")
X, Y = 235_000.0, 550_000.0
CATALOGUE = installed_catalogue()
FOREST = shapely.box(X - 500, Y - 500, X + 100, Y + 500)
VILLAGE = shapely.box(X - 900, Y - 900, X + 900, Y + 900)


def layers(**zones: Any) -> dict[str, Any]:
    """Every layer of the catalogue, empty but for these: layer=(geometry, attributes), or a status."""
    found = {}
    for name, spec in CATALOGUE.names.layers.items():
        given_zone = zones.get(name)
        if isinstance(given_zone, LayerStatus):
            found[name] = absent_layer(
                spec, given_zone, "weg.gpkg", Message("de bron kon niet worden geopend", "the source could not be opened")
            )
            continue
        geometries, values = ([given_zone[0]], given_zone[1]) if given_zone else ([], {})
        columns = {attribute: [values.get(attribute)] * len(geometries) for attribute in spec.attributes}
        origin = Origin(f"{name}.gpkg", False, Precision.EXACT, "2026-01-01")
        found[name] = make_layer(spec, origin, geometries, columns, ["1"] * len(geometries))
    return found


def report(area: Any = None, answers: Any = None, parameters: Any = None, language: str = "nl", **zones: Any) -> Any:
    part = PartInput("1", "woningbouw_uitleg", area or shapely.box(X, Y, X + 200, Y + 200), parameters or {"woningen": 12})
    plan = make_plan("Proef", [part], answers or {}, CATALOGUE.names, CATALOGUE.outline)
    assessment = assess(plan, CATALOGUE, layers(**zones), date(2026, 11, 24))
    return json.loads(to_json(report_model(assessment, MADE, language)))


NATURE = (FOREST, {"naam": "Westerbos", "ontwikkelingstijd_jaar": 10})


def kinds(changes: list[Any]) -> set[str]:
    return {change.kind for change in changes}


def saved(tmp_path: Path, model: Any) -> Path:
    path = tmp_path / "rapport.json"
    path.write_text(json.dumps(model), encoding="utf-8")
    return path


def test_the_plan_of_a_report_gives_the_same_report_again(tmp_path: Path) -> None:
    areas = shapely.Polygon([(X + 0.1, Y + 1 / 3), (X + 200.7, Y), (X + 180, Y + 222.22), (X, Y + 100)])
    before = report(areas, {"ser_ladder_doorlopen": {"answer": True, "note": "zie bijlage 3"}}, natuur_ehs=NATURE)
    plan, unknown = saved_plan(read_report(saved(tmp_path, before)), CATALOGUE.names, CATALOGUE.outline)
    again = json.loads(to_json(report_model(assess(plan, CATALOGUE, layers(natuur_ehs=NATURE), date(2026, 11, 24)), MADE)))
    assert again == before
    assert unknown == ()
    assert compare(before, again) == []


def test_a_layer_that_changed_explains_the_finding_that_came() -> None:
    changes = compare(report(), report(natuur_ehs=NATURE))
    new = [change for change in changes if change.kind == "finding_new"]
    assert new
    assert all("natuur_ehs" in change.why for change in new if change.layer == "natuur_ehs")
    (layer,) = [change for change in changes if change.kind == "layer"]
    assert layer.subject == "natuur_ehs"
    assert {"outcome", "compensation", "kernkwaliteit"} <= kinds(changes)


def test_there_and_back_are_each_others_mirror() -> None:
    one, other = report(), report(natuur_ehs=NATURE)
    forth, back = compare(one, other), compare(other, one)
    mirrored = {"finding_new": "finding_gone", "finding_gone": "finding_new"}
    assert sorted((mirrored.get(item.kind, item.kind), item.subject, item.after, item.before) for item in back) == sorted(
        (item.kind, item.subject, item.before, item.after) for item in forth
    )


def test_an_answer_changes_a_condition_and_says_so() -> None:
    changes = compare(report(), report(answers={"ser_ladder_doorlopen": True}))
    changed = [change for change in changes if change.kind == "finding_changed"]
    assert changed
    assert all("ser_ladder_doorlopen open" in change.before and "ser_ladder_doorlopen met" in change.after for change in changed)
    assert all("ser_ladder_doorlopen is nu ja" in change.why for change in changed)


def test_a_changed_plan_part_explains_another_area() -> None:
    changes = compare(report(natuur_ehs=NATURE), report(shapely.box(X, Y, X + 150, Y + 200), natuur_ehs=NATURE))
    assert "part" in kinds(changes)
    moved = [change for change in changes if change.kind == "finding_gone" or change.kind == "finding_changed"]
    assert all("plandeel 1 is gewijzigd" in change.why for change in moved)


def test_a_layer_that_can_no_longer_be_read_is_why_a_finding_is_gone() -> None:
    changes = compare(report(natuur_ehs=NATURE), report(natuur_ehs=LayerStatus.ERROR))
    gone = [change for change in changes if change.kind == "finding_gone" and change.layer == "natuur_ehs"]
    assert gone
    assert all("kan nu niet worden getoetst" in change.why for change in gone)
    assert "not_assessed" in kinds(changes)


def test_a_rule_that_is_set_aside_now_says_by_what() -> None:
    zone = (VILLAGE, {"naam": "Cultuur", "niveau": "eisen"})
    town = (VILLAGE, {"naam": "Dorp", "op_kaart_2f": False})
    changes = compare(report(cultuurhistorie=zone), report(cultuurhistorie=zone, bebouwde_kom=town))
    gone = [change for change in changes if change.kind == "finding_gone" and change.layer == "cultuurhistorie"]
    assert gone
    assert all("terzijde gesteld door" in change.why for change in gone)


def test_a_changed_policy_is_named() -> None:
    before = report(natuur_ehs=NATURE)
    after = copy.deepcopy(before)
    after["catalogue"].update(sha256="0" * 64, version="2")
    after["findings"][0]["outcome"] = "attention"
    (policy,) = [change for change in compare(before, after) if change.kind == "catalogue"]
    (changed,) = [change for change in compare(before, after) if change.kind == "finding_changed"]
    assert policy.after.startswith("2,")
    assert "het beleid is gewijzigd" in changed.why


def test_reports_in_two_languages_are_no_difference() -> None:
    assert compare(report(natuur_ehs=NATURE), report(natuur_ehs=NATURE, language="en")) == []


def test_what_the_policy_no_longer_knows_is_left_out_and_named(tmp_path: Path) -> None:
    model = report()
    model["answers"]["vroegere_vraag"] = True
    model["plan"]["parts"][0]["parameters"]["vroegere_maat"] = 3
    plan, unknown = saved_plan(read_report(saved(tmp_path, model)), CATALOGUE.names, CATALOGUE.outline)
    assert unknown == ("vroegere_maat", "vroegere_vraag")
    assert plan.parts[0].parameters == {"woningen": 12}


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"schema": "iets/2"}', "[" * 100_000, '{"schema": NaN}', "\udc80"])
def test_a_file_that_is_no_report_is_refused_in_one_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rapport.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(InputError, match="is no saved report of Plantoets"):
        read_report(path)


def test_an_absent_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be read"):
        read_report(tmp_path / "weg.json")


@pytest.mark.parametrize(
    "geometry",
    [
        {},
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": [[1, 2]]},
        {"type": "Bol", "coordinates": []},
        {"type": "Polygon", "coordinates": [[["x", None]]]},
        {"type": "Point", "coordinates": [True, 0]},
    ],
)
def test_a_damaged_geometry_is_refused(tmp_path: Path, geometry: Any) -> None:
    model = report()
    model["plan"]["parts"][0]["geometry"] = geometry
    with pytest.raises(InputError, match="plan part 1 in the report is damaged"):
        saved_plan(read_report(saved(tmp_path, model)), CATALOGUE.names, CATALOGUE.outline)


def _places(value: Any, where: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, inner in items for place in ((*where, key), *_places(inner, (*where, key)))]


WHOLE = report(natuur_ehs=NATURE)
PLACES = _places(WHOLE)


@settings(max_examples=500, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(PLACES), value=st.sampled_from([None, True, -1, 1e308, "x", [], {}, [1], {"a": 1}]))
def test_a_report_that_someone_edited_is_replayed_or_refused_but_never_crashes(tmp_path: Path, place: Any, value: Any) -> None:
    model = copy.deepcopy(WHOLE)
    inner = model
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    try:
        read = read_report(saved(tmp_path, model))
        saved_plan(read, CATALOGUE.names, CATALOGUE.outline)
    except InputError:
        return
    compare(read, WHOLE)
    compare(WHOLE, read)
