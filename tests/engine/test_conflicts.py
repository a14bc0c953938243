"""Where one rule sets another aside: the loser is shown, with its reason."""

import pytest
from plantoets.assessment.vocabulary import Outcome
from shapely.geometry import box
from world import X, Y, assessed, found, layer, missing, one, square

KOM = "bebouwde_kom"
EVERYWHERE = square(1000, -400, -400)
WEST = box(X - 400, Y - 400, X + 100, Y + 600)


def overruled(assessment):
    return {(item.rule.id, item.by.id) for item in assessment.overruled}


def test_inside_the_built_up_area_nature_is_the_municipalitys() -> None:
    nature = layer("natuur_ehs", (EVERYWHERE, {"ontwikkelingstijd_jaar": 10}))
    assessment = assessed("overig", square(200), nature, layer(KOM, (EVERYWHERE, {"op_kaart_2f": False})))
    milder = one(assessment, "kernkwaliteiten_in_bebouwde_kom")
    assert (milder.outcome, milder.conditions, milder.exemption.responsible) == (Outcome.ATTENTION, (), "gemeente")
    assert found(assessment, "natuur_compensatiebeginsel") == []
    assert ("natuur_compensatiebeginsel", "kernkwaliteiten_in_bebouwde_kom") in overruled(assessment)
    assert assessment.compensation.items == ()


def test_half_inside_splits_the_finding_by_area() -> None:
    nature = layer("natuur_ehs", (EVERYWHERE, {"ontwikkelingstijd_jaar": 10}))
    assessment = assessed("overig", square(200), nature, layer(KOM, (WEST, {})))
    assert one(assessment, "natuur_compensatiebeginsel").measure.area_m2 == pytest.approx(20_000)
    assert one(assessment, "kernkwaliteiten_in_bebouwde_kom").measure.area_m2 == pytest.approx(20_000)
    assert assessment.compensation.items[0].loss_ha == pytest.approx(2.0)


def test_a_settlement_on_map_2f_keeps_the_provincial_interest_in_cultural_history() -> None:
    culture = layer("cultuurhistorie", (EVERYWHERE, {"niveau": "eisen"}))
    on_map = assessed("overig", square(200), culture, layer(KOM, (EVERYWHERE, {"op_kaart_2f": True})))
    assert one(on_map, "cultuurhistorie").outcome is Outcome.CONDITIONAL
    for value in (False, None):
        off_map = assessed("overig", square(200), culture, layer(KOM, (EVERYWHERE, {"op_kaart_2f": value})))
        assert found(off_map, "cultuurhistorie") == []
        assert one(off_map, "cultuurhistorie_in_bebouwde_kom").outcome is Outcome.ATTENTION


def test_archaeology_stays_provincial_inside_the_built_up_area() -> None:
    finds = layer("archeologie", (EVERYWHERE, {"niveau": "eisen", "soort": "vindplaats"}))
    assessment = assessed("overig", square(200), finds, layer(KOM, (EVERYWHERE, {})), parameters={"bodemingreep": True})
    assert one(assessment, "archeologie").outcome is Outcome.NO_UNLESS
    assert one(assessment, "vooroverleg_kernkwaliteiten").outcome is Outcome.CONSULT


def test_without_the_layer_nothing_is_set_aside_and_that_is_said() -> None:
    nature = layer("natuur_ehs", (EVERYWHERE, {"ontwikkelingstijd_jaar": 10}))
    assessment = assessed("overig", square(200), nature, missing(KOM))
    assert one(assessment, "natuur_compensatiebeginsel").outcome is Outcome.NO_UNLESS
    assert ("kernkwaliteiten_in_bebouwde_kom", KOM) in {(item.rule, item.layer) for item in assessment.not_assessed}


def test_robust_agriculture_makes_core_qualities_subordinate_for_farming_only() -> None:
    open_land, farmland = layer("openheid", (EVERYWHERE, {})), layer("robuuste_landbouw", (EVERYWHERE, {}))
    farm = assessed("agrarisch_bouwvlak", square(200), open_land, farmland)
    assert one(farm, "kernkwaliteiten_ondergeschikt_aan_landbouw").outcome is Outcome.ATTENTION
    assert ("openheid", "kernkwaliteiten_ondergeschikt_aan_landbouw") in overruled(farm)
    homes = assessed("woningbouw_uitleg", square(200), open_land, farmland)
    assert one(homes, "openheid").outcome is Outcome.CONDITIONAL


def test_geological_demands_stay_in_robust_agriculture_conditions_do_not() -> None:
    farmland = layer("robuuste_landbouw", (EVERYWHERE, {}))
    demands = assessed("kwekerij", square(200), layer("aardkundig", (EVERYWHERE, {"niveau": "eisen"})), farmland)
    assert one(demands, "aardkundige_waarden").outcome is Outcome.NO_UNLESS
    conditions = assessed("kwekerij", square(200), layer("aardkundig", (EVERYWHERE, {"niveau": "voorwaarden"})), farmland)
    assert found(conditions, "aardkundige_waarden") == []


def test_a_plan_in_the_built_up_area_that_only_touches_nature_has_no_edge_finding() -> None:
    nature = layer("natuur_ehs", (square(500, east=200), {"ontwikkelingstijd_jaar": 10}))
    inside = layer(KOM, (box(X - 400, Y - 400, X + 200, Y + 600), {}))
    assert found(assessed("risicovol_bedrijf", square(200), nature, inside), "bedrijf_aan_rand_van_ehs") == []
    assert one(assessed("risicovol_bedrijf", square(200), nature), "bedrijf_aan_rand_van_ehs").outcome is Outcome.CONDITIONAL
