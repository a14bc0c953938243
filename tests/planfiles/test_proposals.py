"""The mapping table: what is proposed, and what is said of a table that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from plantoets.assessment.errors import CatalogueError
from plantoets.assessment.installed import installed_catalogue
from plantoets.assessment.planfiles import default_table, load_table, read_plan
from plantoets.assessment.planfiles.kinds import Kind, assessed_kinds, kind_of
from plantoets.assessment.planfiles.model import RawFeature
from plantoets.assessment.planfiles.proposals.development_types import development_types
from plantoets.assessment.planfiles.proposals.propose import propose
from plantoets.assessment.planfiles.proposals.words import is_word, pattern_of, plain

TABLE = """schema: plantoets-planfiles-mapping/1
fields: {activity: [a], name: [n], main_group: [g], content: [c]}
words:
  - id: eigen
    words: ["eigen*"]
    activity: windpark
    reason: {nl: "n", en: "e"}
main_groups:
  wonen: {activity: null, reason: {nl: "n", en: "e"}}
"""


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str, str], Path]:
    def make(old: str = "", new: str = "") -> Path:
        assert old in TABLE
        path = tmp_path / "mapping.yaml"
        path.write_text(TABLE.replace(old, new) if old else TABLE, encoding="utf-8")
        return path

    return make


@pytest.mark.parametrize(
    ("group", "activity"),
    [
        ("agrarisch", "agrarisch_bouwvlak"),
        ("agrarisch met waarden", "agrarisch_bouwvlak"),
        ("bedrijf", "solitair_bedrijf_uitbreiding"),
        ("bedrijventerrein", "lokale_werklocatie_nieuw"),
        ("bos", "bosaanleg"),
        ("natuur", "natuurontwikkeling"),
        ("recreatie", "verblijfsrecreatie_nieuw"),
        ("verkeer", "infrastructuur_weg"),
        ("water", "waterberging"),
        ("wonen", "woningbouw_uitleg"),
        ("woongebied", "woningbouw_uitleg"),
        ("gemengd", "overig"),
        ("groen", None),
        ("tuin", None),
    ],
)
def test_main_groups(group: str, activity: str | None) -> None:
    found = propose(RawFeature("Enkelbestemming", "1", "x", None, None), "x", group, Kind.SINGLE, default_table())
    assert found.activity == activity
    assert found.reason.nl.startswith(f"'{group}': ")
    assert found.reason.en


def test_every_svbp_main_group_is_in_the_table() -> None:
    groups = (
        "agrarisch,agrarisch met waarden,bedrijf,bedrijventerrein,bos,centrum,cultuur en ontspanning,detailhandel,dienstverlening,gemengd,"
        "groen,horeca,kantoor,maatschappelijk,natuur,overig,recreatie,sport,tuin,verkeer,water,wonen,woongebied,leiding,waarde,waterstaat"
    )
    assert set(groups.split(",")) == set(default_table().main_groups)


@pytest.mark.parametrize(
    ("name", "activity"),
    [
        ("Recreatie - Dagrecreatie", "dagrecreatie_kleinschalig"),
        ("Verblijfsrecreatieve doeleinden", "verblijfsrecreatie_nieuw"),
        ("Windpark Oostermoer", "windpark"),
        ("WINDTURBINE", "windpark"),
        ("kleine windturbine op erf", "windturbine_klein"),
        ("Bedrijf - Nutsvoorziening", "overig"),
        ("Begraafplaats", "begraafplaats"),
        ("Agrarisch - Glastuinbouw", "glastuinbouw"),
        ("boomkwekerij", "kwekerij"),
        ("Intensieve veehouderij", "intensieve_veehouderij_nieuw"),
        ("Verkeer - Railverkeer", "infrastructuur_spoor"),
        ("Water - Waterberging", "waterberging"),
        ("Regionaal bedrijventerrein", "regionale_werklocatie"),
        ("Wonen - uit te werken", "woningbouw_uitleg"),
        ("zonne-energie", "energiesysteem_grootschalig"),
        ("Zandwinning", "zandwinning_nieuw"),
        ("(agrarische) cultuurgrond", None),
        ("Groen - Beplantingsstrook", None),
        ("Golfbaan", "dagrecreatie_grootschalig"),
        ("Bosweg 3", None),
        ("zomaar", None),
    ],
)
def test_names(name: str, activity: str | None) -> None:
    assert propose(RawFeature("laag", "1", name, None, None), name, None, Kind.OTHER, default_table()).activity == activity


def test_what_an_object_states_comes_first_and_a_wrong_statement_is_said() -> None:
    stated = RawFeature("laag", "1", "", None, None, None, {"activity": "geothermie"})
    assert propose(stated, "Wonen", None, Kind.OTHER, default_table()).activity == "geothermie"
    wrong = propose(RawFeature("laag", "1", "", None, None, None, {"activity": "huizen"}), "Wonen", None, Kind.OTHER, default_table())
    assert wrong.activity == "woningbouw_uitleg"
    assert "'huizen', which is no development type" in wrong.reason.en


def test_no_proposal_for_what_is_no_development() -> None:
    for kind in (Kind.DOUBLE, Kind.DESIGNATION, Kind.LABEL):
        assert propose(RawFeature("x", "1", "Wonen", None, None), "Wonen", "wonen", kind, default_table()).activity is None


@pytest.mark.parametrize(
    ("source_class", "imro", "kind"),
    [
        ("Enkelbestemming", True, Kind.SINGLE),
        ("Besluitvlak_A", True, Kind.DECISION),
        ("Besluitsubvlak_P", True, Kind.SUBDECISION),
        ("Besluitgebied_X", True, Kind.OUTLINE),
        ("Structuurvisieplangebied_R", True, Kind.OUTLINE),
        ("Structuurvisiegebied_P", True, Kind.VISION),
        ("Lettertekenaanduiding", True, Kind.DESIGNATION),
        ("Bouwvlak", True, Kind.DESIGNATION),
        ("bouwvlak", False, Kind.OTHER),
        ("enkelbestemming_2013", False, Kind.SINGLE),
        ("PLANGRENS", False, Kind.OUTLINE),
        ("functieaanduidingen", False, Kind.DESIGNATION),
        ("wonen", False, Kind.OTHER),
    ],
)
def test_kinds(source_class: str, imro: bool, kind: Kind) -> None:
    assert kind_of(source_class, {}, imro) is kind


def test_an_exported_imro_object_is_known_by_its_type() -> None:
    assert kind_of("export", {"typeplanobject": "bestemmingsvlak; enkelbestemming"}, False) is Kind.SINGLE


def test_what_is_assessed() -> None:
    assert assessed_kinds([(Kind.SINGLE, True), (Kind.OUTLINE, False), (Kind.DOUBLE, False)]) == {Kind.SINGLE}
    assert assessed_kinds([(Kind.DECISION, True), (Kind.SUBDECISION, True), (Kind.OUTLINE, False)]) == {Kind.DECISION}
    assert assessed_kinds([(Kind.DOUBLE, False), (Kind.DESIGNATION, False), (Kind.OUTLINE, False)]) == {Kind.OUTLINE}
    assert assessed_kinds([(Kind.OTHER, False), (Kind.OUTLINE, False)]) == {Kind.OUTLINE}
    assert assessed_kinds([(Kind.OTHER, True), (Kind.OUTLINE, False)]) == {Kind.OTHER}
    assert assessed_kinds([(Kind.DOUBLE, False), (Kind.LABEL, False)]) == frozenset()


def test_a_plan_without_anything_to_assess_says_so(data: Path, tmp_path: Path) -> None:
    text = (data / "imro2012_1.1.gml").read_text(encoding="utf-8")
    path = tmp_path / "plan.gml"
    path.write_text(
        text.replace("Enkelbestemming", "Dubbelbestemming").replace("Bestemmingsplangebied", "Bouwaanduiding").replace("typePlan>", "x>"),
        encoding="utf-8",
    )
    plan = read_plan(path)
    assert not any(item.assess for item in plan.objects)
    assert "choose yourself what is to be assessed" in plan.warnings[-1].en


def test_a_table_of_ones_own(data: Path, table: Callable[[str, str], Path]) -> None:
    plan = read_plan(data / "imro2012_1.1.gml", rules=load_table(table("eigen*", "natuur")))
    assert [item.activity for item in plan.objects if item.assess] == ["windpark", None]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("activity: windpark", "activity: windprak", "did you mean 'windpark'"),
        ("words:\n", "word:\n", "did you mean 'words'"),
        ("name: [n]", "naam: [n]", "did you mean 'name'"),
        ("eigen*", "Eigen", "'Eigen' is not a search word"),
        ("mapping/1", "mapping/2", "did you mean 'plantoets-planfiles-mapping/1'"),
        ('en: "e"}\nmain', 'fr: "e"}\nmain', "key"),
    ],
)
def test_a_wrong_table_is_refused_with_its_place(table: Callable[[str, str], Path], old: str, new: str, said: str) -> None:
    with pytest.raises(CatalogueError, match=r"mapping\.yaml:\d+") as caught:
        load_table(table(old, new))
    assert said in caught.value.message.en


def test_words() -> None:
    assert plain("Café–één_TWEE") == "cafe een twee"
    assert pattern_of(("wind*",)).search("een windpark")
    assert not pattern_of(("wind*",)).search("tegenwind")
    assert pattern_of(("*kwekerij*",)).search("boomkwekerijen")
    assert pattern_of(("agrarisch* bedrijf*",)).search("agrarische bedrijfsgebouwen")
    assert not pattern_of(("bos",)).search("bosweg")
    assert [is_word(text) for text in ("wind*", "a b", "A", "a.b", "", "*")] == [True, True, False, False, False, False]


def test_the_types_are_those_of_the_whole_catalogue() -> None:
    assert development_types() == set(installed_catalogue().names.activities)
