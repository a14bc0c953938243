"""Who sees little can read the report: every pair of colours that the stylesheet puts together has contrast enough (WCAG 2.1, 1.4.3)."""

import re
from pathlib import Path

import pytest
from plantoets.assessment.outcome_colours import COLOURS
from plantoets.assessment.render.context import TEMPLATES

ENOUGH, FOR_SHAPES = 4.5, 3.0
CSS = (TEMPLATES / "report" / "style.css").read_text(encoding="utf-8")
VARIABLES = dict(re.findall(r"--([a-z_-]+): (#[0-9a-f]{6})", CSS))
RULE = re.compile(r"([^{}@]+)\{([^{}]*)\}")


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def resolved(value: str) -> str:
    found = re.search(r"var\(--([a-z_-]+)\)", value)
    return VARIABLES[found.group(1)] if found else value.strip()


def pairs() -> list[tuple[str, str, str]]:
    """Selector, ink and ground of every rule that sets both, or ink alone (on paper and on the wash of table heads)."""
    found = []
    for selector, body in RULE.findall(CSS):
        rules = dict(item.strip().split(":", 1) for item in body.split(";") if ":" in item and not item.strip().startswith("--"))
        if "color" in rules and rules["color"].strip() != "inherit":
            grounds = [rules["background"]] if "background" in rules else ["var(--paper)", "var(--wash)"]
            found += [(selector.strip(), resolved(rules["color"]), resolved(ground)) for ground in grounds]
    return found


def test_black_on_white_is_what_it_should_be() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert len(pairs()) > 20


@pytest.mark.parametrize(("selector", "ink", "ground"), pairs())
def test_words_stand_out_from_their_ground(selector: str, ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= ENOUGH, selector


@pytest.mark.parametrize("outcome", COLOURS)
def test_outcomes_in_the_pdf_stand_out_and_are_those_of_the_page(outcome: str) -> None:
    ink, _, tint = COLOURS[outcome]
    assert contrast(ink, "#ffffff") >= ENOUGH
    assert contrast(ink, tint) >= ENOUGH
    assert (ink, tint) == (VARIABLES[outcome], VARIABLES[f"{outcome}-tint"])


def test_the_pdf_has_no_paler_words() -> None:
    for colour in re.findall(r"(?<!-)color: (#[0-9a-f]{6})", Path(TEMPLATES / "pdf.css").read_text(encoding="utf-8")):
        assert contrast(colour, "#ffffff") >= ENOUGH
        assert contrast(colour, "#eef2f7") >= FOR_SHAPES
