"""What the widgets ask about: the parameters and questions that matter for the chosen development types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ...processing.engine import bind_geos, language, missing_engine, reason_against
from ..plan.activities import activity_title


def sound_parameters(values: Mapping[str, Any]) -> bool:
    """Whether the engine knows these parameters and takes their values."""
    if missing_engine():
        return False
    bind_geos()
    from ...assessment.plan import checked_parameter

    return not reason_against(lambda: _each(checked_parameter, values))


def sound_answers(values: Mapping[str, Any]) -> bool:
    """Whether the engine knows these questions and takes their answers."""
    if missing_engine():
        return False
    bind_geos()
    from ...assessment.plan import checked_answer

    return not reason_against(lambda: _each(checked_answer, values))


def _each(checked: Callable[[str, Any, Any], Any], values: Mapping[str, Any]) -> None:
    for key, value in values.items():
        checked(key, value, _names())


def known_activities(found: Iterable[Any]) -> tuple[str, ...]:
    """Those of the given values that are a development type, each once."""
    return tuple(dict.fromkeys(str(value) for value in found if value and activity_title(str(value), language())))


def fields_for(activities: Sequence[str], stated: Iterable[str]) -> list[Any]:
    """The parameters that a form asks for these types, and those already stated; all of them when no type is known."""
    from ..plan.form_fields import field_of, form_fields

    specs = _names().parameters
    asked = list(form_fields(_catalogue(), activities, language())) if activities else []
    extra = [key for key in (stated if activities else specs) if key not in {field.id for field in asked}]
    return [*asked, *(field_of(specs[key], False, language()) for key in extra)]


def questions_for(activities: Sequence[str], answered: Iterable[str]) -> list[dict[str, str]]:
    """The questions that the rules for these types may ask, and those already answered; all of them when no type is known."""
    from ...assessment.relevant import relevant_questions

    specs, words = _names().questions, language()
    asked = relevant_questions(_catalogue(), activities) if activities else tuple(specs)
    listed = dict.fromkeys((*asked, *answered))
    return [
        {
            "id": key,
            "text": specs[key].text.text(words),
            "who": specs[key].who.text(words),
            "evidence": specs[key].evidence.text(words),
        }
        for key in listed
    ]


def _catalogue() -> Any:
    bind_geos()
    from ...assessment.installed import installed_catalogue

    return installed_catalogue()


def _names() -> Any:
    return _catalogue().names
