"""The English report is English: no label, title or sentence of the Dutch one is left in it, but for proper names of the policy."""

import html
import re
from datetime import date
from typing import Any

import pytest
import shapely
from plantoets.assessment.assess import assess
from plantoets.assessment.installed import installed_catalogue, installed_layers
from plantoets.assessment.plan import PartInput, make_plan
from plantoets.assessment.render import render_html
from plantoets.assessment.render.context import TEMPLATES
from plantoets.assessment.render.labels import read_labels
from plantoets.assessment.report import Provenance, report_model

MADE = Provenance("0.1.0", "3.40", shapely.__version__, "2026-11-24T10:15:00+01:00")


@pytest.fixture(scope="module")
def page() -> str:
    catalogue = installed_catalogue()
    parts = [
        PartInput(
            str(index),
            activity,
            shapely.box(
                238_000 + 500 * (index % 8), 553_000 + 400 * (index // 8), 238_450 + 500 * (index % 8), 553_380 + 400 * (index // 8)
            ),
            {},
        )
        for index, activity in enumerate(catalogue.names.activities)
    ]
    plan = make_plan("Any", parts, {"geen_alternatieven": True, "landschappelijke_inpassing": False}, catalogue.names, catalogue.outline)
    model = report_model(assess(plan, catalogue, installed_layers(), date(2026, 11, 24)), MADE, "en")
    assert len({finding["rule"] for finding in model["findings"]}) > 80
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<style>.*?</style>", "", render_html(model), flags=re.S)))


def sentences(value: Any) -> list[Any]:
    """Every text in both languages that a catalogue holds, found by walking through it."""
    from plantoets.assessment.messages import Message

    if isinstance(value, Message):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return [found for item in value for found in sentences(item)]
    return [found for item in vars(value).values() for found in sentences(item)] if hasattr(value, "__dataclass_fields__") else []


def test_no_sentence_of_the_policy_is_dutch(page: str) -> None:
    texts = {message for message in sentences(list(installed_catalogue().rules)) if message.nl != message.en and " " in message.nl.strip()}
    assert len(texts) > 300
    names = {"Drentsche Aa", "gebied"}  # zones are called like the layers that they are in
    left = [
        message.nl
        for message in texts
        if message.nl in page and message.nl not in message.en and not any(name in message.nl for name in names)
    ]
    assert left == []


def test_no_label_is_dutch(page: str) -> None:
    dutch, english = (read_labels(TEMPLATES, None, language).groups for language in ("nl", "en"))
    for group, words in dutch.items():
        for key, text in words.items():
            if " " in text and "%" not in text and text not in english[group][key]:
                assert text not in page, f"{group}.{key}"


def test_common_dutch_words_are_only_in_names(page: str) -> None:
    body = re.sub(r"<[^>]+>", " | ", page)
    for word in ("voorwaarden", "overleg", "niet", "wordt", "plandeel", "gemeente", "provincie", "onbekend", "bevindingen"):
        found = [match.group(0) for match in re.finditer(rf"[^|]{{0,60}}\b{word}\b[^|]{{0,40}}", body)]
        assert all("(" in text or "layername=" in text for text in found), (word, found[:5])
