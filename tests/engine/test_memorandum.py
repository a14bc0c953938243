"""The text for the explanatory memorandum: what a planner pastes and defends, and what is still to be shown."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest
import shapely
import world
from plantoets.assessment.errors import InputError
from plantoets.assessment.render import memorandum_html, memorandum_text
from plantoets.assessment.report import Provenance, report_model

MADE = Provenance("0.1.0", None, shapely.__version__, "2026-11-24T10:15:00+01:00")
EVIL = "<script>alert('1')</script>{{ 7*7 }}"


def report(*layers: Any, language: str = "nl", **given: Any) -> dict[str, Any]:
    return report_model(world.assessed("woningbouw_uitleg", [world.square(), world.square(50, 400)], *layers, **given), MADE, language)


def nature(name: str = "Westerbos") -> Any:
    return world.layer("natuur_ehs", (world.square(150), {"naam": name, "ontwikkelingstijd_jaar": 10}))


@pytest.fixture(scope="module")
def model() -> dict[str, Any]:
    stream = world.layer("beekdal", (world.square(600), {"naam": "Rolderdiep", "functie": "landbouw"}))
    answers = {"geen_alternatieven": {"answer": True, "note": "zie bijlage 4"}, "compensatie_geregeld": False}
    return report(nature(), stream, world.missing("stiltegebied"), answers=answers, parameters={"bodemingreep": True})


def listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [] if value is None else [value]


def test_it_says_of_every_rule_what_applies_where_and_by_which_passage(model: dict[str, Any]) -> None:
    text = memorandum_text(model).replace("\u00a0", " ")
    assert text.startswith("Provinciaal beleid\n\nHet plan ‘proef’ is op 24 november 2026 getoetst aan de Omgevingsvisie Drenthe 2010")
    assert len(model["findings"]) > 8
    for finding in model["findings"]:
        assert finding["title"] in text
        assert finding["explanation"] in text
        assert all(f"§{number}" in text for number in listed(finding["section"]))
    assert "plandeel 1 (2,25 ha, 56,3% van het plandeel; Westerbos)" in text


def test_what_is_not_shown_yet_is_marked_with_who_and_what_with(model: dict[str, Any]) -> None:
    text = memorandum_text(model)
    opened = [condition for finding in model["findings"] for condition in finding["conditions"] if condition["status"] == "open"]
    assert opened
    for condition in opened:
        start = f"[Nog aan te tonen: {condition['text'][:1].lower()}{condition['text'][1:]}"
        assert start in text
        assert condition["evidence"] in text[text.index(start) :].partition("]")[0]
    assert "Op de vraag ‘Is aangetoond dat er geen alternatieve locatie is?’ is het antwoord ja (zie bijlage 4)." in text
    assert text.count("[") == text.count("]")


def test_it_claims_nothing_that_is_not_known(model: dict[str, Any]) -> None:
    text = re.sub(r"\[[^\]]*\]", "", memorandum_text(model))
    for words in ("is overlegd", "is aangetoond dat", "houdt hier rekening mee", "onbekend."):
        assert words not in text.replace("‘Is aangetoond dat", ""), words
    assert "Deze uitkomst is voorlopig" in text, "a layer is missing"


def test_compensation_and_sources_stand_in_it(model: dict[str, Any]) -> None:
    text = memorandum_text(model).replace("\u00a0", " ")
    assert "De opgave voor natuur is samen 3,00 ha." in text
    assert "Bronnen" in text
    assert model["catalogue"]["sha256"][:10] in text


def test_it_reads_as_text_and_pastes_as_headings(model: dict[str, Any]) -> None:
    text, html = memorandum_text(model), memorandum_html(model)
    assert "<" not in text
    assert "  " not in text
    assert "\n\n\n" not in text
    assert not re.search(r"\s[.,;]|\.\.|None|\( |\(\)", text), re.findall(r".{20}(?:\s[.,;]|\.\.|None|\( |\(\)).{10}", text)
    assert html.strip().startswith("<h3>Provinciaal beleid</h3>")
    assert "<h4>Kernkwaliteiten</h4>" in html


def test_evil_names_are_text() -> None:
    evil = report(nature(EVIL))
    evil["plan"]["name"] = EVIL
    assert EVIL in memorandum_text(evil)
    assert "<script>" not in memorandum_html(evil)


def test_it_is_in_dutch() -> None:
    with pytest.raises(ValueError, match="Dutch"):
        memorandum_text(report(language="en"))


def test_a_plan_that_touches_nothing_has_a_text_too(model: dict[str, Any]) -> None:
    bare = copy.deepcopy(model)
    for name in ("findings", "overruled", "not_assessed", "questions", "zones"):
        bare[name] = []
    bare["outcome"] = "none"
    bare["compensation"].update(items=[], required=False, total_ha=0.0)
    assert "Geen van de getoetste regels" in memorandum_text(bare)


def test_an_office_may_word_it_itself(model: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "memorandum.html").write_text("<p>Wij toetsten {{ model.plan.name }}.</p>", encoding="utf-8")
    assert memorandum_text(model, templates=tmp_path) == "Wij toetsten proef.\n"
    (tmp_path / "memorandum.html").write_text("{{ onbekend }}", encoding="utf-8")
    with pytest.raises(InputError, match=r"memorandum\.html:1"):
        memorandum_text(model, templates=tmp_path)
