"""What the columns of result tables are called, and the words for the ids in them, in the language of the user interface."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ...assessment.installed import installed_catalogue
from ...assessment.render.context import TEMPLATES
from ...assessment.render.labels import read_labels
from ..engine import language
from ..translation import tr


def column_titles() -> dict[str, str]:
    """The title of each column that our tables have; the names themselves are fixed."""
    counted = tr("Number: {outcome}")
    return {
        "plan": tr("Plan"),
        "part": tr("Part"),
        "rule": tr("Rule"),
        "outcome": tr("Outcome"),
        "section": tr("§"),
        "map": tr("Map"),
        "layer": tr("Layer"),
        "zone": tr("Zone"),
        "title": tr("What it is about"),
        "zones": tr("Zones"),
        "area_m2": tr("Area (m²)"),
        "share": tr("Share of the part"),
        "length_m": tr("Length (m)"),
        "distance_m": tr("Distance (m)"),
        "conditions_open": tr("Open conditions"),
        "obligations": tr("Obligations"),
        **{f"n_{outcome}": counted.format(outcome=word) for outcome, word in outcome_words().items()},
        "compensation_ha": tr("Compensation (ha)"),
        "rules": tr("Rules"),
        "error": tr("Why it could not be assessed"),
        "name": tr("Name"),
        "activity": tr("Development type"),
        "activity_reason": tr("Why this type"),
        "source_class": tr("Class in the file"),
        "source_id": tr("Id in the file"),
        "main_group": tr("Main group"),
        "assess": tr("Proposed for assessment"),
        "level": tr("Level"),
        "subject": tr("Subject"),
        "message_nl": tr("Message (Dutch)"),
        "message_en": tr("Message (English)"),
        "kind": tr("Kind of change"),
        "before": tr("Before"),
        "after": tr("After"),
        "why": tr("Why"),
        "source": tr("Source"),
        "status": tr("Status"),
        "features": tr("Features"),
        "date": tr("Date"),
        "message": tr("Message"),
    }


def column_values(column: str) -> Mapping[str, str]:
    """Words for the ids that stand in a column; empty where it has no ids."""
    if column == "outcome":
        return outcome_words()
    names = installed_catalogue().names
    if column == "layer":
        return {key: spec.title.text(language()) for key, spec in names.layers.items()}
    if column == "activity":
        return {key: spec.title.text(language()) for key, spec in names.activities.items()}
    if column == "conditions_open":
        return {key: spec.text.text(language()) for key, spec in names.questions.items()}
    return {
        "level": {"error": tr("error"), "warning": tr("warning")},
        "kind": {
            "outcome": tr("outcome"),
            "catalogue": tr("policy"),
            "layer": tr("layer"),
            "part": tr("plan part"),
            "answer": tr("answer"),
            "finding_new": tr("new finding"),
            "finding_gone": tr("finding gone"),
            "finding_changed": tr("finding changed"),
            "overruled": tr("overruled"),
            "not_assessed": tr("not assessed"),
            "kernkwaliteit": tr("core quality"),
            "compensation": tr("compensation"),
        },
    }.get(column, {})


def outcome_words() -> Mapping[str, str]:
    """What the outcomes are called."""
    return _outcome_words(language())


@lru_cache(maxsize=2)
def _outcome_words(words: str) -> Mapping[str, str]:
    return read_labels(TEMPLATES, None, words).groups["outcomes"]
