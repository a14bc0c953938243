"""What the strict reader refuses, and that it says where: file, line, rule, field, and the nearest name.

Each test changes one thing in the policy of the invented province of tests/policy/other_province.
"""

import shutil
from pathlib import Path

import pytest
from plantoets.assessment.catalogue.load import load_catalogue
from plantoets.assessment.catalogue.strict_yaml import parse_yaml
from plantoets.assessment.errors import CatalogueError

RULES = "rules/eilanden.yaml"


@pytest.fixture
def policy(root: Path, tmp_path: Path) -> Path:
    """A policy folder to break; it has no outline, which is read last."""
    return Path(shutil.copytree(root / "tests" / "policy" / "other_province" / "policy", tmp_path / "policy"))


def refused(policy: Path, file: str, old: str, new: str) -> CatalogueError:
    """The error after replacing the first `old` by `new`."""
    path = policy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(policy)
    return caught.value


def line_of(policy: Path, file: str, text: str) -> int:
    lines = (policy / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


NAMES = [
    pytest.param(
        "{within: {of: zeewering,", "{within: {of: zeewerring,", "rule vrij_van_de_zeewering", "where.within.of", "zeewering", id="layer"
    ),
    pytest.param(
        "distance: vrije_strook",
        "distance: vrije_stroken",
        "rule vrij_van_de_zeewering",
        "where.within.distance",
        "vrije_strook",
        id="limit",
    ),
    pytest.param("{within: {of: vuurtoren", "{withn: {of: vuurtoren", "rule zicht_op_de_vuurtoren", "where.withn", "within", id="relation"),
    pytest.param('applies: ["@bouwen"]', 'applies: ["@bouw"]', "rule vrij_van_de_zeewering", "applies[0]", "bouwen", id="group"),
    pytest.param("applies: [wierkwekerij]", "applies: [wierkwekery]", "rule diepte_van_de_geul", "applies[0]", "wierkwekerij", id="type"),
    pytest.param("{soort: {not: meeuw}}", "{soorten: {not: meeuw}}", "rule rust_in_broedkolonies", "with.soorten", "soort", id="attribute"),
    pytest.param("{not: meeuw}", "{not: meeuwen}", "rule rust_in_broedkolonies", "with.soort", "meeuw", id="attribute value"),
    pytest.param("{seizoen: zomer}", "{seizoenen: zomer}", "rule rust_in_broedkolonies", "when.seizoenen", "seizoen", id="parameter"),
    pytest.param("{seizoen: zomer}", "{seizoen: zomers}", "rule rust_in_broedkolonies", "when.seizoen", "zomer", id="parameter value"),
    pytest.param(
        "{below: {attribute: diepte_m}}",
        "{belov: {attribute: diepte_m}}",
        "rule diepte_van_de_geul",
        "werkdiepte_m.belov",
        "below",
        id="comparison",
    ),
    pytest.param("{attribute: diepte_m}", "{attribute: diepte}", "rule diepte_van_de_geul", "below.attribute", "diepte_m", id="own limit"),
    pytest.param(
        "[kolonie_verplaatst]", "[kolonie_verplaats]", "rule rust_in_broedkolonies", "conditions[0]", "kolonie_verplaatst", id="question"
    ),
    pytest.param("outcome: favourable", "outcome: favorable", "rule stroom_uit_getijden", "outcome", "favourable", id="outcome"),
    pytest.param("kind: verbod", "kind: verboden", "rule vrij_van_de_zeewering", "kind", "verbod", id="kind"),
    pytest.param("tables: [golfhoogte]", "tables: [golfhoogten]", "rule vrij_van_de_zeewering", "tables", "golfhoogte", id="table"),
    pytest.param("at_place: noorderkaap", "at_place: noordkaap", "rule huis_op_de_noorderkaap", "at_place", "noorderkaap", id="place"),
    pytest.param(
        "layer: getijdengeul", "layer: getijdengeulen", "rule getij_alleen_in_geulen", "layer", "getijdengeul", id="layer of finding"
    ),
    pytest.param(
        "method: by_development_time",
        "method: development_time",
        "rule rust_in_broedkolonies",
        "method",
        "by_development_time",
        id="method",
    ),
    pytest.param("explanation:", "explanations:", "rule vrij_van_de_zeewering", "explanations", "explanation", id="key"),
]


@pytest.mark.parametrize(("old", "new", "rule", "field", "nearest"), NAMES)
def test_unknown_name_in_a_rule(policy: Path, old: str, new: str, rule: str, field: str, nearest: str) -> None:
    line = line_of(policy, RULES, old)
    message = refused(policy, RULES, old, new).message
    for text in message:
        assert text.startswith(f"eilanden.yaml:{line}, {rule}")
        assert field in text
        assert f"'{nearest}'" in text
    assert "bedoelt u" in message.nl
    assert "did you mean" in message.en


FILES = [
    pytest.param(
        "activities.yaml",
        "[strandpaviljoen, veerhaven",
        "[strandpavilion, veerhaven",
        "groups.bouwen",
        "'strandpaviljoen'",
        id="type of a group",
    ),
    pytest.param("layers.yaml", "geometry: line", "geometry: lines", "zeewering.geometry", "'line'", id="geometry"),
    pytest.param("layers.yaml", "kind: number", "kind: numbr", "broedkolonie.attributes.herstel_jaar.kind", "'number'", id="kind"),
    pytest.param("parameters.yaml", "kind: choice", "kind: choise", "seizoen.kind", "'choice'", id="kind of parameter"),
    pytest.param("limits.yaml", "value: 40", 'value: "40"', "vrije_strook.value", "getal", id="number as text"),
    pytest.param("limits.yaml", 'section: "3.1"', "section: 3.1", "vrije_strook.section", "aanhalingstekens", id="section not quoted"),
    pytest.param("limits.yaml", "unit: m, ", "", "tegen_elkaar", "'unit' ontbreekt", id="unit missing"),
    pytest.param("questions.yaml", 'nl: "Gaat', 'nn: "Gaat', "waterschout_akkoord.text.nn", "'nl'", id="language"),
    pytest.param("exemptions.yaml", "becomes: attention", "becomes: attentie", "becomes", "'attention'", id="outcome of an exemption"),
    pytest.param("exemptions.yaml", "overlaps: zeedorp", "overlaps: zeedorpen", "region.overlaps", "'zeedorp'", id="region"),
    pytest.param("judgements.yaml", "activities: all", "activities: iedereen", "activities", "iedereen", id="types of a judgement"),
    pytest.param("compensation.yaml", "up_to: herstel_kort", "up_to: herstel_lang", "steps[0].up_to", "'herstel_kort'", id="step"),
    pytest.param("document.yaml", 'adopted: "2031-01-15"', 'adopted: "15-01-2031"', "document.adopted", "datum", id="date"),
    pytest.param(
        "document.yaml", "schema: plantoets-catalogue/1", "schema: plantoets-catalogue/2", "schema", "plantoets-catalogue/1", id="schema"
    ),
    pytest.param("document.yaml", "touching: tegen_elkaar", "touching: tegenelkaar", "touching", "'tegen_elkaar'", id="touching"),
    pytest.param("places.yaml", "points: [[235000, 552000]]", "points: [[235000]]", "noorderkaap.points", "[x, y]", id="point"),
    pytest.param("core_qualities.yaml", "zones: broedkolonie", "zones: broedkolonies", "zones", "'broedkolonie'", id="zones"),
    pytest.param(
        "tables.yaml", '["@bouwen"]', '["@bouwen", duinhuis, duinhuizen]', "rows[0].activities[2]", "'duinhuis'", id="row of a table"
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "field", "hint"), FILES)
def test_error_in_another_file(policy: Path, file: str, old: str, new: str, field: str, hint: str) -> None:
    line = line_of(policy, file, old)
    text = refused(policy, file, old, new).message.nl
    assert text.startswith(f"{file}:{line}, ")
    assert field in text
    assert hint in text


def test_missing_key_of_a_rule(policy: Path) -> None:
    text = refused(policy, RULES, '    section: "3.1"\n', "").message.nl
    assert "rule vrij_van_de_zeewering" in text
    assert "de sleutel 'section' ontbreekt" in text


def test_two_rules_with_one_id(policy: Path) -> None:
    error = refused(policy, RULES, "id: zicht_op_de_vuurtoren", "id: vrij_van_de_zeewering")
    assert "de regel 'vrij_van_de_zeewering' bestaat al" in error.message.nl


def test_key_that_stands_twice(policy: Path) -> None:
    text = refused(policy, RULES, "    kind: verbod\n", "    kind: verbod\n    kind: kans\n").message.nl
    assert text == "eilanden.yaml:10, rules[0].kind: deze sleutel staat er twee keer."


def test_two_relations_in_one(policy: Path) -> None:
    error = refused(policy, RULES, "where: {outside: getijdengeul}", "where: {outside: getijdengeul, overlaps: duinboog}")
    assert "precies" in error.message.nl or "één relatie" in error.message.nl


def test_number_in_a_rule(policy: Path) -> None:
    error = refused(policy, RULES, "distance: vrije_strook", "distance: 40")
    assert "where.within.distance" in error.message.nl


def test_alias(policy: Path) -> None:
    error = refused(policy, RULES, 'applies: ["@bouwen"]', 'applies: &types ["@bouwen"]\n    groups: *types')
    assert "verwijzing" in error.message.nl


def test_two_documents_in_a_file(policy: Path) -> None:
    error = refused(policy, RULES, "rules:", "other: {}\n---\nrules:")
    assert "tweede document" in error.message.nl


def test_last_surcharge_step_with_an_end(policy: Path) -> None:
    error = refused(policy, "compensation.yaml", "{surcharge: null,", "{up_to: herstel_kort, surcharge: null,")
    assert "laatste stap" in error.message.nl


def test_missing_file(policy: Path) -> None:
    (policy / "questions.yaml").unlink()
    with pytest.raises(CatalogueError, match=r"questions\.yaml"):
        load_catalogue(policy)


def test_missing_outline(policy: Path) -> None:
    with pytest.raises(CatalogueError, match=r"zeemark\.gpkg"):
        load_catalogue(policy)


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: [1\nb: 2\n", 2), ("a: b: c\n", 1), ("a: 1\n\t- b\n", 2), ("- x\n- y: [\n", 3)],
)
def test_what_is_no_yaml(text: str, line: int) -> None:
    with pytest.raises(CatalogueError) as caught:
        parse_yaml(text, "fout.yaml")
    assert caught.value.message.nl.startswith("fout.yaml:")
    assert f":{line}:" in caught.value.message.nl


@pytest.mark.parametrize("word", ["no", "on", "yes", "2031-01-15", "12:30", "0x1f", "1e3", "3.1.2", "007", ".5", "+4"])
def test_words_stay_words(word: str) -> None:
    assert parse_yaml(f"a: {word}", "x.yaml").fields(("a",))["a"].text() == word


def test_empty_file() -> None:
    with pytest.raises(CatalogueError, match="empty"):
        parse_yaml("", "leeg.yaml")
