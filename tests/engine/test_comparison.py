"""The page that compares two reports: what differs, with its reason, and nothing of a plan that would run."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
import pytest
import shapely
import world
from hypothesis import HealthCheck, example, given, settings, strategies as st
from plantoets.assessment.errors import InputError
from plantoets.assessment.messages import Message
from plantoets.assessment.render import HouseStyle, Office, comparison_html
from plantoets.assessment.replay import compare, read_report
from plantoets.assessment.report import Provenance, report_model, to_json

MADE = Provenance("0.1.0", None, shapely.__version__, "2026-11-24T10:15:00+01:00")
PLAIN = HouseStyle()


def report(*layers: Any, language: str = "nl", **given: Any) -> dict[str, Any]:
    return report_model(world.assessed("woningbouw_uitleg", world.square(), *layers, **given), MADE, language)


def forest(side: float = 100) -> Any:
    return world.layer("natuur_ehs", (world.square(side), {"naam": "Westerbos", "ontwikkelingstijd_jaar": 10}))


def shown(html: str) -> str:
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    return re.sub(r"\s+", " ", "".join(page.find("body").itertext())).replace("\u00a0", " ")


def test_two_alike_say_so() -> None:
    text = shown(comparison_html(report(), report(), PLAIN))
    assert "De twee rapporten verschillen in niets" in text
    assert "De uitkomst is dezelfde: onder voorwaarden." in text


def test_a_plan_that_shrinks_and_an_answer_are_the_reasons() -> None:
    before = report(forest())
    after = report_model(world.assessed("woningbouw_uitleg", world.square(150), forest(50), answers={"ser_ladder_doorlopen": True}), MADE)
    text = shown(comparison_html(before, after, PLAIN))
    for words in ("Plandeel 1 is gewijzigd", "1,00 ha", "2.500 m²", "Is de SER-ladder doorlopen", "voldaan", "Kaartlaag", "Compensatie"):
        assert words.lower() in text.lower(), words
    assert "area_m2" not in text
    assert "no_unless" not in text


def test_the_outcome_that_turned_comes_first() -> None:
    text = shown(comparison_html(report(), report(forest()), PLAIN))
    assert "De uitkomst was onder voorwaarden en is nu nee, tenzij." in text
    assert text.index("De uitkomst was") < text.index("Wat er in de toets ging") < text.index("Wat er uit de toets kwam")


def test_in_english_and_of_an_office() -> None:
    text = shown(comparison_html(report(language="en"), report(forest(), language="en"), HouseStyle(Office("Bureau <b>R</b>"))))
    assert "The outcome was under conditions and is now no, unless." in text
    assert "Bureau <b>R</b>" in text
    for dutch in ("Uitkomst", "Reden", "gewijzigd", "Eerst"):
        assert dutch not in text


def test_every_difference_is_on_the_page_and_missing_layers_are_named() -> None:
    before, after = report(forest()), report(world.missing("natuur_ehs"))
    changes = compare(before, after)
    html = comparison_html(before, after, PLAIN, changes)
    assert html.count('<tr><th scope="row">') == 4 + len([change for change in changes if change.kind != "outcome"])
    assert "Kan nu niet worden getoetst" in html


def test_a_kernkwaliteit_with_two_indicators_is_compared_in_both() -> None:
    silence = world.layer("stiltegebied", (world.square(), {"naam": "Stil", "status": "aangewezen"}))
    dark = world.layer("duisternis", (world.square(), {"naam": "Donker", "soort": "natura2000"}))
    for zone, indicator in ((silence, "Stilte"), (dark, "Duisternis")):
        found = [change for change in compare(report(), report(zone)) if change.kind == "kernkwaliteit"]
        assert [(change.subject, change.title) for change in found] == [("rust", indicator)]


def test_a_report_with_no_more_than_the_contract_can_be_compared() -> None:
    model = report(forest())
    bare = copy.deepcopy(model)
    del bare["language"], bare["answer_notes"], bare["provenance"]["assessed_on"]
    for item in (*bare["overruled"], *bare["not_assessed"]):
        del item["title"]
    assert "24 november 2026" in shown(comparison_html(bare, model, PLAIN))


def test_evil_names_stay_text() -> None:
    evil = report()
    evil["plan"]["name"] = "<script>alert(1)</script>{{ 7*7 }}"
    text = shown(comparison_html(report(), evil, PLAIN))
    assert "<script>alert(1)</script>{{ 7*7 }}" in text


def test_an_office_may_have_its_own_page(tmp_path: Any) -> None:
    (tmp_path / "comparison.html").write_text("<p>{{ went_in|length }} {{ came_out|length }}</p>", encoding="utf-8")
    assert comparison_html(report(), report(), HouseStyle(None, tmp_path)).strip() == "<p>0 0</p>"
    (tmp_path / "comparison.html").write_text("<p>\n{{ nothing.here }}</p>", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        comparison_html(report(), report(), HouseStyle(None, tmp_path))
    assert isinstance(caught.value.message, Message)
    assert "comparison.html:2" in caught.value.message.en


SPOILT: list[Any] = [None, True, -1, 1e308, "", "x", [], {}, [None], {"x": None}, "\x00", 10**400]


def spots(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a model, as the keys that lead there."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*place, key)
        yield from spots(inner, (*place, key))


WHOLE = json.loads(to_json(report(forest(), answers={"ser_ladder_doorlopen": True})))
PLACES = list(spots(WHOLE))


@example(place=("provenance", "assessed_on"), spoilt=True)
@example(place=("compensation", "total_ha"), spoilt=True)
@given(place=st.sampled_from(PLACES), spoilt=st.sampled_from([*SPOILT, "gone"]))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_report_that_was_edited_is_refused_or_compared(tmp_path: Path, place: tuple[Any, ...], spoilt: Any) -> None:
    model = copy.deepcopy(WHOLE)
    inner = model
    for key in place[:-1]:
        inner = inner[key]
    if spoilt == "gone":
        del inner[place[-1]]
    else:
        inner[place[-1]] = spoilt
    path = tmp_path / "bewerkt.json"
    path.write_text(json.dumps(model), encoding="utf-8")
    try:
        read = read_report(path)
    except InputError:
        return
    comparison_html(read, WHOLE, PLAIN)
    comparison_html(WHOLE, read, PLAIN)
