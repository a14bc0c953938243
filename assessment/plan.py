"""The plan: its parts with their development type, parameters and geometry, checked before anything is measured."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Optional

import shapely
from shapely.geometry.base import BaseGeometry

from . import geometry as planar
from .catalogue.names import Names, Outline, ParameterSpec
from .errors import InputError, unknown_name
from .facts import Value
from .messages import Message
from .vocabulary import CRS


@dataclass(frozen=True)
class PlanPart:
    """A part of a plan with one development type. `geometry` is valid, 2D, in RD; `parameters` holds known values only."""

    id: str
    activity: str
    geometry: BaseGeometry
    parameters: Mapping[str, Value]

    @property
    def area_m2(self) -> float:
        """Planar area; 0 for lines and points."""
        return float(shapely.area(self.geometry))

    @property
    def length_m(self) -> float:
        """Planar length of a line part; 0 for polygons and points."""
        return float(shapely.length(self.geometry)) if planar.dimension(self.geometry) == 1 else 0.0


@dataclass(frozen=True)
class Answer:
    """An answer to a question, with the note that a person gave with it."""

    value: Optional[bool]
    note: str = ""


@dataclass(frozen=True)
class Plan:
    """What is assessed: the parts, the answers, and what was repaired or left out while reading them."""

    name: str
    parts: tuple[PlanPart, ...]
    answers: Mapping[str, Answer]
    warnings: tuple[Message, ...] = ()
    crs: str = CRS


@dataclass(frozen=True)
class PartInput:
    """A part as it was given: any geometry in RD, unchecked parameters."""

    id: str
    activity: Optional[str]
    geometry: Optional[BaseGeometry]
    parameters: Mapping[str, Any]


def make_plan(name: str, parts: Iterable[PartInput], answers: Mapping[str, Any], names: Names, outline: Outline) -> Plan:
    """Check and repair what was given.

    Args:
        parts: geometries in RD (EPSG:28992), in any order; ids must differ.
        answers: question id to true, false or null, or to a mapping with `answer` and `note`.
        outline: the province; a plan that lies farther outside it than its boundary is uncertain is refused.

    Raises:
        InputError: an unknown name, a value of the wrong kind, nothing to assess, or a plan wholly outside the province.
    """
    checked_answers = {key: checked_answer(key, value, names) for key, value in answers.items()}
    warnings: list[Message] = []
    checked = [_part(part, names, warnings) for part in parts]
    usable = tuple(part for part in checked if not part.geometry.is_empty)
    if not usable:
        raise InputError(
            Message(
                "Het plan is leeg: teken of kies ten minste één vlak, lijn of punt.",
                "The plan is empty: draw or select at least one polygon, line or point.",
            )
        )
    _refuse_outside(usable, outline, warnings)
    return Plan(name, usable, checked_answers, tuple(warnings))


def _part(part: PartInput, names: Names, warnings: list[Message]) -> PlanPart:
    if not part.activity:
        raise InputError(
            Message(
                f"Plandeel {part.id} heeft geen ontwikkelingstype: kies er een (ACTIVITY of ACTIVITY_FIELD).",
                f"Plan part {part.id} has no development type: choose one (ACTIVITY or ACTIVITY_FIELD).",
            )
        )
    if part.activity not in names.activities:
        raise InputError(
            unknown_name(Message("ACTIVITY: ontwikkelingstype", "ACTIVITY: development type"), part.activity, names.activities)
        )
    parameters = {key: checked_parameter(key, value, names) for key, value in part.parameters.items()}
    known = {key: value for key, value in parameters.items() if value is not None}
    repair = planar.repaired(part.geometry if part.geometry is not None else planar.EMPTY)
    if repair.geometry.is_empty:
        warnings.append(
            Message(
                f"Plandeel {part.id} heeft geen bruikbare geometrie en is niet getoetst.",
                f"Plan part {part.id} has no usable geometry and has not been assessed.",
            )
        )
    elif repair.repaired:
        area = f"{repair.changed_m2:.2f}"
        warnings.append(
            Message(
                f"De geometrie van plandeel {part.id} was ongeldig en is hersteld; de oppervlakte veranderde {area} m².",
                f"The geometry of plan part {part.id} was invalid and has been repaired; its area changed by {area} m².",
            )
        )
    return PlanPart(part.id, part.activity, repair.geometry, known)


def checked_activity(activity: str, names: Names) -> None:
    """Refuse a development type that does not exist.

    Raises:
        InputError: with the nearest name.
    """
    if activity not in names.activities:
        raise InputError(unknown_name(Message("ACTIVITY: ontwikkelingstype", "ACTIVITY: development type"), activity, names.activities))


def checked_parameter(key: str, value: Any, names: Names) -> Value:
    """A parameter's value in its own kind; None when it is unknown.

    Raises:
        InputError: an unknown parameter, or a value of the wrong kind, negative, out of range or not finite.
    """
    spec = names.parameters.get(key)
    if spec is None:
        raise InputError(unknown_name(Message("PARAMETERS: parameter", "PARAMETERS: parameter"), key, names.parameters))
    if value is None:
        return None
    if spec.kind == "boolean":
        if not isinstance(value, bool):
            raise _wrong(spec, value, Message("true of false", "true or false"))
        return value
    if spec.kind == "choice":
        if value not in spec.values:
            raise InputError(unknown_name(Message(f"PARAMETERS: {key}: waarde", f"PARAMETERS: {key}: value"), value, spec.values))
        return str(value)
    return _number(spec, value)


def _number(spec: ParameterSpec, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise _wrong(spec, value, Message("een getal", "a number"))
    number = float(value)
    if not math.isfinite(number) or number < spec.minimum or (spec.maximum is not None and number > spec.maximum):
        upper = "" if spec.maximum is None else f"–{spec.maximum:g}"
        raise _wrong(
            spec,
            value,
            Message(f"een getal van {spec.minimum:g}{upper or ' of meer'}", f"a number of {spec.minimum:g}{upper or ' or more'}"),
        )
    if spec.kind == "integer" and not number.is_integer():
        raise _wrong(spec, value, Message("een geheel getal", "a whole number"))
    return number


def _wrong(spec: ParameterSpec, value: Any, wanted: Message) -> InputError:
    return InputError(
        Message(
            f"PARAMETERS: {spec.id} ({spec.title.nl}): '{value}' kan niet; geef {wanted.nl}.",
            f"PARAMETERS: {spec.id} ({spec.title.en}): '{value}' is not possible; give {wanted.en}.",
        )
    )


def checked_answer(key: str, value: Any, names: Names) -> Answer:
    """An answer: true, false or null, or a mapping of `answer` and `note`.

    Raises:
        InputError: an unknown question, or another value.
    """
    if key not in names.questions:
        raise InputError(unknown_name(Message("ANSWERS: vraag", "ANSWERS: question"), key, names.questions))
    note = ""
    if isinstance(value, Mapping) and set(value) <= {"answer", "note"}:
        note, value = str(value.get("note") or ""), value.get("answer")
    if value is not None and not isinstance(value, bool):
        raise InputError(
            Message(
                f"ANSWERS: {key}: '{value}' kan niet; geef true, false of null.",
                f"ANSWERS: {key}: '{value}' is not possible; give true, false or null.",
            )
        )
    return Answer(value, note)


def _refuse_outside(parts: tuple[PlanPart, ...], outline: Outline, warnings: list[Message]) -> None:
    whole = planar.union(part.geometry for part in parts)
    away = float(shapely.distance(outline.geometry, whole))
    if away > outline.uncertainty_m:
        raise InputError(
            Message(
                "Het plan ligt buiten de provincie: controleer de ligging en het coördinatenstelsel (RD New, EPSG:28992).",
                "The plan lies outside the province: check where it lies and its coordinate system (RD New, EPSG:28992).",
            )
        )
    if away > 0:
        warnings.append(
            Message(
                f"Het plan ligt {away:.0f} m buiten de getekende provinciegrens, die {outline.uncertainty_m:.0f} m onzeker is.",
                f"The plan lies {away:.0f} m outside the drawn outline, which is uncertain by {outline.uncertainty_m:.0f} m.",
            )
        )
    elif not shapely.covers(outline.geometry, whole):
        warnings.append(_partly_outside(shapely.difference(whole, outline.geometry)))


def _partly_outside(beyond: BaseGeometry) -> Message:
    much = f"{beyond.area:.0f} m²" if planar.dimension(beyond) == 2 else f"{beyond.length:.0f} m"
    return Message(
        f"Het plan ligt deels buiten de provincie ({much}); dat deel is getoetst aan de lagen zoals ze daar doorlopen.",
        f"The plan lies partly outside the province ({much}); that part was assessed against the layers as they continue there.",
    )
