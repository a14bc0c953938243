"""Where findings concern the plan: parts that lie in the same zones altogether share a row, all others have their own."""

from typing import Any

import pytest
from plantoets.assessment.render.context import context_of
from plantoets.assessment.render.places import Place, runs
from plantoets.assessment.report import Provenance, report_model
from world import assessed, layer, square

MADE = Provenance("0.1.0", None, "2", "2026-11-24T10:00:00+00:00")
RULE = "natuur_compensatiebeginsel"


def places(shapes: list[Any], *zones: Any, language: str = "nl") -> tuple[Place, ...]:
    nature = layer("natuur_ehs", *[(zone, {"naam": f"Gebied {number}"}) for number, zone in enumerate(zones)])
    context = context_of(report_model(assessed("woningbouw_uitleg", shapes, nature), MADE, language), None)
    (entry,) = [entry for chapter in context.chapters for entry in chapter.entries if entry.finding["rule"] == RULE]
    return entry.places


def row(count: int) -> list[Any]:
    return [square(100, east=200 * number) for number in range(count)]


def test_parts_in_the_same_zone_altogether_share_a_row() -> None:
    (place,) = places(row(12), square(4000, -100, -100))
    assert (place.part, place.parts, place.zones) == ("1–12", 12, "Gebied 0")
    assert place.measures == ("12 plandelen, elk geheel",)
    assert place.reasons[0] == "Elk van deze plandelen ligt in Natuur binnen de EHS"


def test_in_english_too() -> None:
    (place,) = places(row(3), square(4000, -100, -100), language="en")
    assert place.measures == ("3 plan parts, each altogether",)
    assert place.reasons[0].startswith("Each of these plan parts lies in")


def test_a_part_that_lies_there_in_part_has_its_own_row_with_its_numbers() -> None:
    together, own = places(row(4), square(750, -100, -100))
    assert (together.part, own.part) == ("1–3", "4")
    assert "50,0% van het plandeel" in own.measures
    assert own.reasons[0].startswith("Plandeel 4 ligt in Natuur binnen de EHS: 5.000\N{NO-BREAK SPACE}m²")


def test_parts_in_other_zones_have_rows_of_their_own() -> None:
    first, second = places(row(4), square(350, -20, -20), square(900, 340, -20))
    assert (first.part, second.part) == ("1, 2", "3, 4")


def test_one_part_is_as_it_was() -> None:
    (place,) = places(row(1), square(4000, -100, -100))
    assert (place.part, place.parts) == ("1", 1)
    assert place.measures == ("1,00\N{NO-BREAK SPACE}ha", "100% van het plandeel")


@pytest.mark.parametrize(
    ("ids", "written"), [("abc", "a–c"), ("ab", "a, b"), ("acde", "a, c–e"), ("ec", "c, e"), ("d", "d"), ("abdefh", "a, b, d–f, h")]
)
def test_parts_that_follow_each_other_are_a_range(ids: str, written: str) -> None:
    assert runs(list(ids), list("abcdefgh")) == written
