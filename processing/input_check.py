"""What can be refused before anything runs: unknown names, malformed JSON, fields that are not there, a sources file that can't be used."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Optional

from qgis.core import NULL, QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingFeatureSource, QgsProperty

from ..assessment.catalogue.names import Names
from ..assessment.errors import InputError, unknown_name
from ..assessment.installed import installed_catalogue
from ..assessment.intake.footprint import checked_footprint
from ..assessment.messages import Message
from ..assessment.plan import checked_activity, checked_answer, checked_parameter
from ..assessment.sources.layer_sources import read_layer_sources
from .plan_input import json_object


def check_plan_input(
    algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], context: QgsProcessingContext, source: str, *fields: str
) -> None:
    """All that an assessment is given besides its geometry; `fields` are the inputs that name a field of `source`.

    Raises:
        PlantoetsError: what is wrong, which input it is about, and the nearest name that is right.
    """
    names = installed_catalogue().names
    values, answers = parameters_and_answers(algorithm, parameters, context)
    footprint_of(algorithm, parameters, context)
    activity = algorithm.parameterAsString(parameters, "ACTIVITY", context).strip()
    field = algorithm.parameterAsString(parameters, "ACTIVITY_FIELD", context)
    check_shared_input(activity, field, values, answers, names)
    given = algorithm.parameterAsSource(parameters, source, context)
    if given is not None:
        for name in fields:
            check_field(name, algorithm.parameterAsString(parameters, name, context), given)
    check_layer_sources(algorithm.parameterAsString(parameters, "LAYER_SOURCES", context))


def parameters_and_answers(
    algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], context: QgsProcessingContext
) -> tuple[dict[str, Any], dict[str, Any]]:
    """PARAMETERS and ANSWERS as mappings, from JSON text, a file, a mapping, or an expression that gives one of these.

    Raises:
        InputError: one of them is no JSON object.
    """
    found = []
    for name in ("PARAMETERS", "ANSWERS"):
        value = parameters.get(name)
        given = algorithm.parameterAsString(parameters, name, context) if isinstance(value, QgsProperty) else value
        found.append(json_object(given, Message(name, name)))
    return found[0], found[1]


def footprint_of(algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], context: QgsProcessingContext) -> Optional[float]:
    """FOOTPRINT in metres; None when it isn't given.

    Raises:
        InputError: not a number above 0 and at most 10 km.
    """
    if parameters.get("FOOTPRINT") in (None, NULL, ""):
        return None
    return checked_footprint(algorithm.parameterAsDouble(parameters, "FOOTPRINT", context))


def check_shared_input(activity: str, field: str, values: Mapping[str, Any], answers: Mapping[str, Any], names: Names) -> None:
    """What all parts or plans share is checked once, so that a wrong word is an error and not a thousand rows of errors.

    Raises:
        InputError: an unknown development type, parameter or question, a value of the wrong kind, or no type at all.
    """
    if not activity and not field:
        raise InputError(
            Message(
                "ACTIVITY: kies een ontwikkelingstype of een veld daarmee.", "ACTIVITY: choose a development type or a field that has it."
            )
        )
    if activity:
        checked_activity(activity, names)
    for key, value in values.items():
        checked_parameter(key, value, names)
    for key, value in answers.items():
        checked_answer(key, value, names)


def check_field(what: str, name: str, source: QgsProcessingFeatureSource) -> None:
    """A field that is named must be there.

    Raises:
        InputError: with the nearest field.
    """
    if name and name not in source.fields().names():
        raise InputError(unknown_name(Message(f"{what}: veld", f"{what}: field"), name, source.fields().names()))


def check_layer_sources(path: str) -> None:
    """A file of layer sources must be there and make sense; whether its layers can be opened turns out later.

    Raises:
        PlantoetsError: with file and line.
    """
    if path:
        read_layer_sources(Path(path), installed_catalogue().names.layers)
