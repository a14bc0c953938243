"""The relations a rule may ask of space: each at its limit, on each side of it, and with the layer missing."""

import pytest
from plantoets.assessment.catalogue.names import Limit, Place
from plantoets.assessment.messages import Message
from plantoets.assessment.overlay import overlay
from plantoets.assessment.relations import (
    Apart,
    AtPlace,
    DeepInside,
    NextTo,
    NotAssessable,
    Outside,
    Overlaps,
    Selector,
    Touches,
    Wanted,
    Within,
)
from shapely.geometry import LineString, Point
from world import X, Y, layer, missing, square

NAME = Message("x", "x")
NATURE = Selector("natuur_ehs")


def limit(value):
    return Limit("grens", value, "m", NAME, ("4.6",), "test")


def ground(plan, *layers):
    return overlay([plan], {item.spec.id: item for item in layers})[0]


def nature(*zones):
    return layer("natuur_ehs", *((zone, {}) for zone in zones))


def test_overlaps_keeps_the_piece_inside() -> None:
    located = Overlaps((NATURE,)).locate(ground(square(200), nature(square(200, east=150))))
    assert located.ground.measure.area_m2 == 10_000.0


def test_outside_is_what_is_left_from_one_square_metre() -> None:
    outside = Outside((NATURE,))
    assert outside.locate(ground(square(200), nature(square(200, east=100)))).ground.measure.area_m2 == 20_000.0
    assert outside.locate(ground(square(200), nature(square(199.999)))) is None
    assert outside.locate(ground(square(200), nature())).ground.measure.area_m2 == 40_000.0


def test_outside_is_open_below_a_zone_whose_filter_is_unknown() -> None:
    urban = Selector("visie_functie", (Wanted("functie", ("stedelijk",)),), frozenset({"functie"}))
    unknown = layer("visie_functie", (square(400, -100, -100), {"functie": None}))
    located = Outside((urban,)).locate(ground(square(200), unknown))
    assert located.unknown == ("functie",)


def test_outside_of_two_layers_is_decided_by_one_that_covers_all() -> None:
    both = Outside((NATURE, Selector("bos")))
    assert both.locate(ground(square(200), nature(square(400, -100, -100)), missing("bos"))) is None
    assert isinstance(both.locate(ground(square(200), nature(), missing("bos"))), NotAssessable)


@pytest.mark.parametrize(("away", "near"), [(99.9, True), (100.0, True), (100.1, False)])
def test_within_includes_the_distance_itself(away, near) -> None:
    located = Within((NATURE,), limit(100)).locate(ground(square(200), nature(square(200, east=200 + away))))
    assert (located is not None) is near
    if near:
        assert located.distance_m == pytest.approx(away)


def test_a_zone_that_is_overlapped_lies_at_no_distance() -> None:
    assert Within((NATURE,), limit(100)).locate(ground(square(200), nature(square(50)))).distance_m == 0.0


def test_touches_is_at_the_edge_without_overlap() -> None:
    touches = Touches((NATURE,), limit(1))
    assert touches.locate(ground(square(200), nature(square(200, east=200)))) is not None
    assert touches.locate(ground(square(200), nature(square(200, east=201)))) is not None
    assert touches.locate(ground(square(200), nature(square(200, east=201.01)))) is None
    assert touches.locate(ground(square(200), nature(square(200, east=150)))) is None


def test_next_to_asks_for_a_feature_that_is_larger_than_its_limit() -> None:
    large = Selector("bos", larger_than=limit(10_000))
    exactly, more = layer("bos", (square(100, east=200), {})), layer("bos", (square(101, east=200), {}))
    assert NextTo((large,), limit(1)).locate(ground(square(200), exactly)) is None
    assert NextTo((large,), limit(1)).locate(ground(square(200), more)) is not None
    assert Apart((large,), limit(1)).locate(ground(square(200), exactly)) is not None
    assert Apart((large,), limit(1)).locate(ground(square(200), more)) is None


def test_one_neighbour_is_enough_whatever_else_is_missing() -> None:
    either = NextTo((Selector("bos"), NATURE), limit(1))
    assert not isinstance(either.locate(ground(square(200), nature(square(200, east=200)), missing("bos"))), NotAssessable)
    assert isinstance(either.locate(ground(square(200), nature(), missing("bos"))), NotAssessable)


def test_deep_inside_is_farther_from_the_edge_than_the_distance() -> None:
    deep = DeepInside((NATURE,), limit(1000))
    zone = nature(square(4000, east=-1000, north=-2000))
    assert deep.locate(ground(square(200), zone)).ground.measure.area_m2 == pytest.approx(40_000.0, rel=1e-3)
    assert deep.locate(ground(square(200, east=-150), zone)).ground.measure.area_m2 == pytest.approx(10_000.0, rel=1e-3)
    assert deep.locate(ground(square(200, east=-200), zone)) is None


def test_crossing_also_holds_for_a_line_that_only_crosses() -> None:
    line = layer("harde_stadsgrens", (LineString([(X + 100, Y - 500), (X + 100, Y + 500)]), {}))
    road = LineString([(X, Y), (X + 300, Y)])
    selector = (Selector("harde_stadsgrens"),)
    assert Overlaps(selector).locate(ground(road, line)) is None
    assert Overlaps(selector, crossing=True).locate(ground(road, line)) is not None


@pytest.mark.parametrize(
    ("plan", "crossed"),
    [
        (square(200), True),
        (square(200, east=99), True),
        (square(200, east=100), False),
        (square(100), False),
        (LineString([(X + 100, Y), (X + 300, Y)]), False),
        (LineString([(X + 100, Y), (X + 100, Y + 50)]), False),
        (Point(X + 100, Y), True),
    ],
)
def test_a_line_crosses_what_lies_on_both_its_sides_not_what_it_runs_along(plan, crossed) -> None:
    line = layer("harde_stadsgrens", (LineString([(X + 100, Y - 500), (X + 100, Y + 500)]), {}))
    answer = Overlaps((Selector("harde_stadsgrens"),), crossing=True).locate(ground(plan, line))
    assert (answer is not None) is crossed


def test_at_a_place_is_within_its_radius() -> None:
    place = AtPlace((Place("plek", NAME, Point(X, Y).buffer(100, quad_segs=64), "test"),))
    assert place.locate(ground(Point(X + 99, Y))) is not None
    assert place.locate(ground(Point(X + 101, Y))) is None


@pytest.mark.parametrize("relation", [Overlaps((NATURE,)), Outside((NATURE,)), Within((NATURE,), limit(10)), Touches((NATURE,), limit(1))])
def test_a_missing_layer_is_told_never_passed_over(relation) -> None:
    answer = relation.locate(ground(square(200), missing("natuur_ehs")))
    assert isinstance(answer, NotAssessable)
    assert answer.missing[0].layer == "natuur_ehs"


def test_a_missing_field_makes_the_layer_useless_to_a_filter() -> None:
    level = Selector("aardkundig", (Wanted("niveau", ("eisen",)),), frozenset({"niveau"}))
    without = layer("aardkundig", (square(200), {}), fields=["naam"])
    assert isinstance(Overlaps((level,)).locate(ground(square(200), without)), NotAssessable)


def test_the_margin_of_an_overlap_is_its_deepest_point() -> None:
    located = Overlaps((NATURE,)).locate(ground(square(200), nature(square(1000, east=100, north=-400))))
    assert located.hits[0].margin(500.0) == pytest.approx(100)


def test_the_margin_of_being_outside_is_how_far_zones_would_have_to_grow() -> None:
    located = Outside((NATURE,)).locate(ground(Point(X, Y), nature(square(1000, east=20, north=-500))))
    assert located.margin(100.0) == pytest.approx(20)
