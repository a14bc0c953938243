"""The development types by theme, for lists; read without the engine, so that opening the dock stays quick."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ...assessment.resources import ACTIVITIES
from ...processing.translation import tr


class Activity(NamedTuple):
    """A development type in the language of the user interface."""

    id: str
    title: str
    theme: str


@lru_cache(maxsize=4)
def activities(language: str) -> tuple[Activity, ...]:
    """All development types, in the order of the catalogue."""
    from ...assessment.catalogue.strict_yaml import read_yaml

    fields = read_yaml(ACTIVITIES).fields(required=("activities",), optional=("groups",))
    found = []
    for key, entry in fields["activities"].items():
        words = entry.fields(required=("nl", "en", "theme"))
        found.append(Activity(key, words["nl" if language == "nl" else "en"].text(), words["theme"].text()))
    return tuple(found)


def by_theme(language: str) -> dict[str, list[Activity]]:
    """The development types under the title of their theme, sorted by title."""
    titles = _theme_titles()
    groups: dict[str, list[Activity]] = {}
    for activity in activities(language):
        groups.setdefault(titles.get(activity.theme, activity.theme.capitalize()), []).append(activity)
    return {theme: sorted(group, key=lambda activity: activity.title) for theme, group in groups.items()}


def activity_title(activity_id: str, language: str) -> str:
    """The title of a development type; empty for none."""
    return next((activity.title for activity in activities(language) if activity.id == activity_id), "")


def known_activity(text: str, language: str) -> str:
    """The id that a field's value stands for: an id, or a title in either language; empty when it is none."""
    wanted = text.strip().lower()
    for activity in (*activities(language), *activities("nl"), *activities("en")):
        if wanted in (activity.id, activity.title.lower()):
            return activity.id
    return ""


def _theme_titles() -> dict[str, str]:
    return {
        "wonen": tr("Housing"),
        "werken": tr("Business"),
        "detailhandel": tr("Retail"),
        "recreatie": tr("Recreation"),
        "landbouw": tr("Farming"),
        "natuur": tr("Nature"),
        "energie": tr("Energy"),
        "ondergrond": tr("Subsoil"),
        "infrastructuur": tr("Infrastructure"),
        "sport": tr("Sport"),
        "water": tr("Water"),
        "overig": tr("Other"),
    }
