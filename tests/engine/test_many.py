"""Many plans: the same as one by one, in their order; one that breaks keeps its reason to itself; it stops when it is told to."""

import gc
import threading
import weakref

import pytest
import shapely
from plantoets.assessment import many
from plantoets.assessment.assess import Assessment, assess
from plantoets.assessment.many import Failed, assess_many
from plantoets.assessment.messages import Message
from plantoets.assessment.plan import PartInput, Plan, make_plan
from plantoets.assessment.report import Provenance, report_model
from world import TODAY, X, Y, around, catalogue, layer, square

ACTIVITIES = ("windpark", "overig", "woningbouw_uitleg", "zandwinning_nieuw", "bosaanleg")
NATURE = [(square(900, 700 * n, 300 * (n % 3)), {"ontwikkelingstijd_jaar": (5, 40, None)[n % 3]}) for n in range(6)]
QUIET = [(square(1500, 1100 * n - 400, -500), {"status": ("aangewezen", "toekomstig", None)[n % 3]}) for n in range(4)]


@pytest.fixture(scope="module")
def layers():
    return around(layer("natuur_ehs", *NATURE), layer("stiltegebied", *QUIET))


def plan(number: int) -> Plan:
    parameters = {"hoogte_m": 30 + number} if number % 4 == 0 else {}
    shape = shapely.affinity.rotate(square(40 + 9 * (number % 11), 53 * number % 4000, 31 * number % 900), 7 * number)
    part = PartInput("1", ACTIVITIES[number % len(ACTIVITIES)], shape, parameters)
    return make_plan(f"plan {number}", [part], {}, catalogue().names, catalogue().outline)


def models(assessments) -> list:
    return [report_model(item, Provenance("", "", "", ""), "nl") for item in assessments]


def test_in_blocks_and_threads_they_are_what_each_is_by_itself(layers) -> None:
    plans = [plan(number) for number in range(3 * many.BLOCK + 5)]
    apart = models(assess(item, catalogue(), layers, TODAY) for item in plans)
    for workers in (1, 2):
        assert models(assess_many(plans, catalogue(), layers, TODAY, workers)) == apart


def test_a_plan_that_was_read_is_let_go_of_at_once(layers) -> None:
    """Else Python has to search for what refers to itself, which took a tenth of a batch."""
    everywhere = {**layers, "bebouwde_kom": layer("bebouwde_kom", (square(300, -50, -50), {}))}
    results = assess_many([plan(number) for number in range(40)], catalogue(), everywhere, TODAY)
    gc.disable()
    try:
        grounds = [weakref.ref(ground) for result in results for ground in result.grounds]
        assert [ground() for ground in grounds] == [None] * 40
    finally:
        gc.enable()


def test_a_plan_that_failed_before_keeps_its_place(layers) -> None:
    wrong = Failed(Message("fout", "wrong"))
    results = list(assess_many([plan(1), wrong, plan(2)], catalogue(), layers, TODAY))
    assert [getattr(result, "plan", result) for result in results] == [plan(1), wrong, plan(2)]


def test_a_plan_on_which_the_rules_break_has_a_message_and_ends_nothing(layers, monkeypatch) -> None:
    conclude = many.conclude

    def broken(item, *rest):
        if item.name == "plan 3":
            raise ZeroDivisionError("deze")
        return conclude(item, *rest)

    monkeypatch.setattr(many, "conclude", broken)
    results = list(assess_many(map(plan, range(7)), catalogue(), layers, TODAY))
    assert [isinstance(result, Assessment) for result in results] == [True, True, True, False, True, True, True]
    assert "plan 3" in results[3].message.nl
    assert "ZeroDivisionError: deze" in results[3].message.en


def test_a_plan_on_which_geos_breaks_does_not_take_its_block_with_it(layers, monkeypatch) -> None:
    overlay = many.overlay
    bad = plan(5)

    def broken(parts, *rest, **more):
        if any(part is bad.parts[0].geometry for part in parts):
            raise shapely.errors.GEOSException("TopologyException")
        return overlay(parts, *rest, **more)

    monkeypatch.setattr(many, "overlay", broken)
    monkeypatch.setattr("plantoets.assessment.assess.overlay", broken)
    results = list(assess_many([plan(4), bad, plan(6)], catalogue(), layers, TODAY))
    assert [isinstance(result, Assessment) for result in results] == [True, False, True]
    assert "TopologyException" in results[1].message.nl


@pytest.mark.parametrize("workers", [1, 2])
def test_it_stops_in_the_middle_of_a_block_and_reads_no_further(layers, workers: int) -> None:
    asked, read = [], []
    lock = threading.Lock()

    def stopped() -> bool:
        with lock:
            asked.append(1)
            return len(asked) > many.BLOCK // 2

    def plans():
        for number in range(10_000):
            read.append(number)
            yield plan(number)

    assert list(assess_many(plans(), catalogue(), layers, TODAY, workers, stopped)) == []
    assert len(read) <= many.AHEAD * workers * many.BLOCK


def test_answers_come_while_later_plans_are_still_unread(layers) -> None:
    read = []

    def plans():
        for number in range(10_000):
            read.append(number)
            yield plan(number)

    answers = assess_many(plans(), catalogue(), layers, TODAY)
    assert next(answers).plan == plan(0)
    assert len(read) <= many.AHEAD * many.BLOCK
    answers.close()


def test_the_middle_of_the_province_is_known_without_its_outline() -> None:
    outline = catalogue().outline
    assert shapely.covers(outline.geometry, outline.core)
    assert shapely.covers(outline.core, shapely.Point(X, Y))
