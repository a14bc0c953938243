"""Each kind of problem that the check of a catalogue finds, made by changing one thing in a sound catalogue."""

import shutil
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shapely
from plantoets.assessment.catalogue.check import ERROR, WARNING, Problem, check
from plantoets.assessment.catalogue.load import load_catalogue
from plantoets.assessment.catalogue.names import Limit
from plantoets.assessment.catalogue.rule import Applies, Case, Catalogue, Rule
from plantoets.assessment.expressions import ALWAYS, OneOf, Term
from plantoets.assessment.layers import Layer, Origin, absent_layer, make_layer
from plantoets.assessment.messages import Message
from plantoets.assessment.vocabulary import LayerStatus, Outcome, Precision

TODAY = date(2031, 6, 1)
ORIGIN = Origin("test", False, Precision.EXACT)
SQUARE = shapely.box(0, 0, 10, 10)


@pytest.fixture(scope="module")
def sound(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The catalogue of the invented province: nothing is wrong with it."""
    folder = tmp_path_factory.mktemp("check")
    shutil.copytree(root / "tests" / "policy" / "other_province" / "policy", folder / "policy")
    (folder / "layers").mkdir()
    with closing(sqlite3.connect(folder / "layers" / "zeemark.gpkg")) as database:
        database.execute("CREATE TABLE gpkg_contents (table_name TEXT, last_change TEXT)")
        database.execute("CREATE TABLE eilanden (fid INTEGER PRIMARY KEY, geom BLOB)")
        blob = b"GP\x00\x01" + struct.pack("<i", 28992) + shapely.to_wkb(SQUARE, byte_order=1)
        database.execute("INSERT INTO eilanden (geom) VALUES (?)", (blob,))
        database.commit()
    return load_catalogue(folder / "policy")


@pytest.fixture
def layers(sound: Catalogue) -> dict[str, Layer]:
    """All layers, with a zone and every attribute."""
    return {
        key: make_layer(spec, ORIGIN, [SQUARE], {name: [None] for name in spec.attributes}, ["1"])
        for key, spec in sound.names.layers.items()
    }


def problems(catalogue: Catalogue, layers: dict[str, Layer], subject: str) -> list[Problem]:
    return [problem for problem in check(catalogue, layers, TODAY) if problem.subject == subject]


def changed(catalogue: Catalogue, rule_id: str, change: Callable[[Rule], Rule]) -> Catalogue:
    return replace(catalogue, rules=tuple(change(rule) if rule.id == rule_id else rule for rule in catalogue.rules))


def the_one(found: list[Problem], level: str, *words: str) -> None:
    assert len(found) == 1, found
    assert found[0].level == level
    assert all(word in found[0].message.nl for word in words), found[0].message.nl
    assert found[0].message.nl != found[0].message.en


def test_a_sound_catalogue_has_no_problems(sound: Catalogue, layers: dict[str, Layer]) -> None:
    assert check(sound, layers, TODAY) == []


def test_errors_come_first(sound: Catalogue, layers: dict[str, Layer]) -> None:
    broken = changed(sound, "duinbogen_vrij", lambda rule: replace(rule, applies=Applies(frozenset())))
    levels = [problem.level for problem in check(broken, layers, date(2050, 1, 1))]
    assert levels == sorted(levels)
    assert set(levels) == {ERROR, WARNING}


def test_rule_for_no_type(sound: Catalogue, layers: dict[str, Layer]) -> None:
    broken = changed(sound, "duinbogen_vrij", lambda rule: replace(rule, applies=Applies(frozenset())))
    the_one(problems(broken, layers, "duinbogen_vrij"), ERROR, "geen enkel ontwikkelingstype")


def test_rule_without_cases(sound: Catalogue, layers: dict[str, Layer]) -> None:
    broken = changed(sound, "duinbogen_vrij", lambda rule: replace(rule, cases=()))
    the_one(problems(broken, layers, "duinbogen_vrij"), ERROR, "geen gevallen")


def test_exemption_for_no_type(sound: Catalogue, layers: dict[str, Layer]) -> None:
    broken = replace(sound, exemptions=tuple(replace(item, activities=frozenset()) for item in sound.exemptions))
    the_one(problems(broken, layers, "zeedorp_gaat_voor"), ERROR, "geen enkel ontwikkelingstype")


def test_case_after_one_that_always_holds(sound: Catalogue, layers: dict[str, Layer]) -> None:
    broken = changed(sound, "zicht_op_de_vuurtoren", lambda rule: replace(rule, cases=(*rule.cases, Case(ALWAYS, Outcome.PROHIBITED, ()))))
    the_one(problems(broken, layers, "zicht_op_de_vuurtoren"), ERROR, "Geval 2")


def test_case_for_a_type_that_the_rule_is_not_for(sound: Catalogue, layers: dict[str, Layer]) -> None:
    guard = OneOf(Term("activity", "activity", Message("", "")), ("wierkwekerij",))
    broken = changed(sound, "duinbogen_vrij", lambda rule: replace(rule, cases=(Case(guard, Outcome.ATTENTION, ()), *rule.cases)))
    the_one(problems(broken, layers, "duinbogen_vrij"), ERROR, "Geval 1")


@pytest.mark.parametrize("value", ["meeuw", "pinguin"], ids=["filtered out", "no such value"])
def test_case_for_a_value_that_the_attribute_can_not_have(sound: Catalogue, layers: dict[str, Layer], value: str) -> None:
    guard = OneOf(Term("attribute", "soort", Message("", "")), (value,))
    broken = changed(sound, "rust_in_broedkolonies", lambda rule: replace(rule, cases=(Case(guard, Outcome.ATTENTION, ()), *rule.cases)))
    the_one(problems(broken, layers, "rust_in_broedkolonies"), ERROR, "Geval 1")


def test_filter_that_no_zone_passes(sound: Catalogue, layers: dict[str, Layer]) -> None:
    def all_birds_out(rule: Rule) -> Rule:
        (relation,) = rule.where
        (selector,) = relation.selectors
        (wanted,) = selector.wanted
        none_left = replace(selector, wanted=(replace(wanted, values=("stern", "papegaaiduiker", "meeuw")),))
        overlaps: Any = relation
        return replace(rule, where=(replace(overlaps, selectors=(none_left,)),))

    the_one(problems(changed(sound, "rust_in_broedkolonies", all_birds_out), layers, "rust_in_broedkolonies"), ERROR, "'soort'")


def test_own_limit_of_a_zone_is_no_reason_to_complain(sound: Catalogue, layers: dict[str, Layer]) -> None:
    assert problems(sound, layers, "diepte_van_de_geul") == []


def test_rules_that_contradict_each_other(sound: Catalogue, layers: dict[str, Layer]) -> None:
    rule = next(rule for rule in sound.rules if rule.id == "duinbogen_vrij")
    welcome = replace(rule, id="welkom", cases=(Case(ALWAYS, Outcome.FAVOURABLE, ()),))
    broken = replace(sound, rules=(*sound.rules, welcome))
    the_one(problems(broken, layers, "duinbogen_vrij"), ERROR, "'welkom'")


def test_rules_for_other_types_or_places_do_not_contradict(sound: Catalogue, layers: dict[str, Layer]) -> None:
    rule = next(rule for rule in sound.rules if rule.id == "duinbogen_vrij")
    case = (Case(ALWAYS, Outcome.FAVOURABLE, ()),)
    other_type = replace(rule, id="ander_type", cases=case, applies=Applies(frozenset({"wierkwekerij"})))
    other_place = replace(rule, id="andere_plek", cases=case, where=sound.rules[1].where)
    assert check(replace(sound, rules=(*sound.rules, other_type, other_place)), layers, TODAY) == []


def test_ids_that_occur_twice(sound: Catalogue, layers: dict[str, Layer]) -> None:
    broken = replace(sound, exemptions=tuple(replace(item, id="duinbogen_vrij") for item in sound.exemptions))
    the_one(problems(broken, layers, "duinbogen_vrij"), ERROR, "meer dan eens")


@pytest.mark.parametrize("section", ["§3", "3.", "3.1a", "bijlage", ""])
def test_section_that_is_no_number(sound: Catalogue, layers: dict[str, Layer], section: str) -> None:
    broken = changed(sound, "duinbogen_vrij", lambda rule: replace(rule, sections=(section,)))
    the_one(problems(broken, layers, "duinbogen_vrij"), ERROR, "geen paragraaf")


def test_no_section(sound: Catalogue, layers: dict[str, Layer]) -> None:
    broken = changed(sound, "duinbogen_vrij", lambda rule: replace(rule, sections=()))
    the_one(problems(broken, layers, "duinbogen_vrij"), ERROR, "ontbreekt")


def test_text_that_is_missing_in_a_language(sound: Catalogue, layers: dict[str, Layer]) -> None:
    broken = changed(sound, "duinbogen_vrij", lambda rule: replace(rule, title=Message("Duinbogen", "")))
    the_one(problems(broken, layers, "duinbogen_vrij"), ERROR, "title", "Engelse tekst")


def test_long_text_that_was_not_translated(sound: Catalogue, layers: dict[str, Layer]) -> None:
    text = "In een duinboog wordt niet gebouwd, ook niet tijdelijk."
    broken = changed(sound, "duinbogen_vrij", lambda rule: replace(rule, explanation=Message(text, text)))
    the_one(problems(broken, layers, "duinbogen_vrij"), WARNING, "explanation", "beide talen gelijk")


def test_short_names_may_be_the_same(sound: Catalogue, layers: dict[str, Layer]) -> None:
    broken = changed(sound, "duinbogen_vrij", lambda rule: replace(rule, title=Message("Duinbogen", "Duinbogen")))
    assert problems(broken, layers, "duinbogen_vrij") == []


@pytest.mark.parametrize(("layer", "level"), [("broedkolonie", ERROR), ("vuurtoren", ERROR)])
def test_layer_that_is_absent(sound: Catalogue, layers: dict[str, Layer], layer: str, level: str) -> None:
    spec = layers.pop(layer).spec
    the_one(problems(sound, layers, layer), level, "ontbreekt")
    layers[layer] = absent_layer(spec, LayerStatus.MISSING, "x", Message("weg", "gone"))
    the_one(problems(sound, layers, layer), level, "ontbreekt")


def test_layer_that_can_not_be_read(sound: Catalogue, layers: dict[str, Layer]) -> None:
    layers["duinboog"] = absent_layer(layers["duinboog"].spec, LayerStatus.ERROR, "x", Message("stuk", "broken"))
    the_one(problems(sound, layers, "duinboog"), ERROR, "niet te lezen: stuk")


def test_layer_that_no_rule_looks_at(sound: Catalogue, layers: dict[str, Layer]) -> None:
    broken = replace(sound, rules=tuple(rule for rule in sound.rules if rule.id != "duinbogen_vrij"))
    del layers["duinboog"]
    the_one(problems(broken, layers, "duinboog"), WARNING, "ontbreekt")


@pytest.mark.parametrize("attribute", ["soort", "herstel_jaar"])
def test_attribute_that_is_absent(sound: Catalogue, layers: dict[str, Layer], attribute: str) -> None:
    spec = layers["broedkolonie"].spec
    columns = {name: [None] for name in spec.attributes if name != attribute}
    layers["broedkolonie"] = make_layer(spec, ORIGIN, [SQUARE], columns, ["1"])
    the_one(problems(sound, layers, "broedkolonie"), ERROR, f"'{attribute}'")


def test_what_is_defined_and_not_used(sound: Catalogue, layers: dict[str, Layer]) -> None:
    names = sound.names
    spare = Limit("reserve", 987.0, "m", Message("reserve", "spare"), ("1",), "art. 1")
    more = replace(
        names,
        limits={**names.limits, "reserve": spare},
        questions={**names.questions, "nog_iets": replace(names.questions["waterschout_akkoord"], id="nog_iets")},
        parameters={**names.parameters, "breedte_m": replace(names.parameters["werkdiepte_m"], id="breedte_m")},
        places={**names.places, "zuiderkaap": replace(names.places["noorderkaap"], id="zuiderkaap")},
        tables={**names.tables, "stroming": replace(names.tables["golfhoogte"], id="stroming")},
    )
    found = check(replace(sound, names=more), layers, TODAY)
    assert {problem.subject for problem in found} == {"reserve", "nog_iets", "breedte_m", "zuiderkaap", "stroming"}
    assert {problem.level for problem in found} == {WARNING}


def test_limit_of_the_outline_is_used(sound: Catalogue, layers: dict[str, Layer]) -> None:
    rough = Limit("omtrek", 654.0, "m", Message("omtrek", "outline"), ("1",), "art. 1")
    names = replace(sound.names, limits={**sound.names.limits, "omtrek": rough})
    drawn = replace(sound, names=names, outline=replace(sound.outline, uncertainty_m=654.0))
    assert check(drawn, layers, TODAY) == []


def test_group_that_no_rule_belongs_to(sound: Catalogue, layers: dict[str, Layer]) -> None:
    broken = replace(sound, exemptions=tuple(replace(item, groups=frozenset({"duin", "kwelder"})) for item in sound.exemptions))
    the_one(problems(broken, layers, "zeedorp_gaat_voor"), WARNING, "'kwelder'")


def test_question_that_asks_nothing(sound: Catalogue, layers: dict[str, Layer]) -> None:
    question = replace(sound.names.questions["waterschout_akkoord"], text=Message("Akkoord", "Agreement"))
    broken = replace(sound, names=replace(sound.names, questions={**sound.names.questions, "waterschout_akkoord": question}))
    the_one(problems(broken, layers, "waterschout_akkoord"), WARNING, "vraagteken")


@pytest.mark.parametrize(("today", "expected"), [(date(2039, 12, 31), 0), (date(2040, 1, 1), 1)])
def test_policy_that_has_expired(sound: Catalogue, layers: dict[str, Layer], today: date, expected: int) -> None:
    found = check(sound, layers, today)
    assert len(found) == expected
    assert all(problem.level == WARNING and "2039-12-31" in problem.message.nl for problem in found)
