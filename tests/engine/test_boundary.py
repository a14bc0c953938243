"""`boundary.decides`: whether boundaries that move as far as they are uncertain could make a finding appear or vanish."""

import pytest
from plantoets.assessment.vocabulary import Precision
from world import assessed, layer, one, square

DEEP, SHALLOW = square(1000, east=-500, north=-500), square(1000, east=150, north=-500)


def nature(zone, precision):
    return layer("natuur_ehs", (zone, {"ontwikkelingstijd_jaar": 10}), precision=precision)


@pytest.mark.parametrize(
    ("east", "precision", "decides"),
    [
        (150, Precision.EXACT, False),
        (150, Precision.ROUGH, False),
        (150, Precision.SKETCH, True),
        (100, Precision.SKETCH, True),
        (99, Precision.SKETCH, False),
        (180, Precision.ROUGH, True),
        (175, Precision.ROUGH, True),
        (174, Precision.ROUGH, False),
    ],
)
def test_an_overlap_as_deep_as_the_boundary_is_uncertain(east, precision, decides) -> None:
    found = one(assessed("overig", square(200), nature(square(1000, east=east, north=-500), precision)), "natuur_compensatiebeginsel")
    assert found.boundary.decides is decides
    assert found.boundary.distance_m == pytest.approx(200 - east)


@pytest.mark.parametrize(
    ("natural", "open_land", "decides"),
    [
        ((DEEP, Precision.EXACT), (SHALLOW, Precision.SKETCH), False),
        ((SHALLOW, Precision.EXACT), (SHALLOW, Precision.SKETCH), False),
        ((SHALLOW, Precision.SKETCH), (SHALLOW, Precision.SKETCH), True),
        ((SHALLOW, Precision.SKETCH), (DEEP, Precision.SKETCH), False),
    ],
)
def test_a_finding_on_several_layers_vanishes_only_when_all_let_go(natural, open_land, decides) -> None:
    openness = layer("openheid", (open_land[0], {}), precision=open_land[1])
    found = one(assessed("overig", square(200), nature(*natural), openness), "vooroverleg_kernkwaliteiten")
    assert found.boundary.decides is decides


def test_layers_without_a_zone_here_can_not_take_a_finding_away() -> None:
    far = layer("openheid", (square(100, east=5000), {}), precision=Precision.SKETCH)
    found = one(assessed("overig", square(200), nature(SHALLOW, Precision.EXACT), far), "vooroverleg_kernkwaliteiten")
    assert not found.boundary.decides


def test_zones_judged_differently_have_boundaries_of_their_own() -> None:
    values = layer("aardkundig", (DEEP, {"niveau": "voorwaarden"}), (SHALLOW, {"niveau": "eisen"}), precision=Precision.SKETCH)
    found = [finding for finding in assessed("overig", square(200), values).findings if finding.rule.id == "aardkundige_waarden"]
    assert {finding.outcome.value: finding.boundary.decides for finding in found} == {"no_unless": True, "conditional": False}


@pytest.mark.parametrize(("east", "decides"), [(260, True), (301, True), (302, False)])
def test_a_site_that_lies_apart_may_be_a_neighbour_after_all(east, decides) -> None:
    site = layer("geluidssport", (square(100, east=east), {"soort": "overig"}), precision=Precision.SKETCH)
    found = one(assessed("motorcrossterrein_uitbreiding", square(200), site), "motorcrossterrein_nieuw")
    assert found.boundary.decides is decides


@pytest.mark.parametrize(("east", "decides"), [(2100, True), (1999, False)])
def test_a_zone_within_a_distance_may_lie_beyond_it(east, decides) -> None:
    station = layer("lofar_buitenstation", (square(1, east=east), {}), precision=Precision.SKETCH)
    found = one(assessed("windpark", square(200), station), "lofar_buitenstation")
    assert found.boundary.decides is decides
