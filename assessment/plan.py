"""The plan: its parts with their development type, parameters and geometry, checked before anything is measured."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, Optional

import shapely
from shapely.geometry.base import BaseGeometry

from . import geometry as planar
from .catalogue.names import Names, Outline, ParameterSpec
from .errors import InputError, unknown_name
from .facts import Value
from .intake.footprint import checked_footprint
from .intake.plain import plain
from .intake.plan_geometry import Shaped, shaped, tell_overlaps
from .messages import Message
from .vocabulary import CRS

FEW = 8
"""Of more geometries than this, it pays to prepare what they are held against."""


@dataclass(frozen=True)
class PlanPart:
    """A part of a plan with one development type. `geometry` is valid, 2D, in RD; `parameters` holds known values only.

    `footprint_m`: the width of the line or radius of the point that the geometry was made from, None when it is as it was drawn.
    """

    id: str
    activity: str
    geometry: BaseGeometry
    parameters: Mapping[str, Value]
    footprint_m: Optional[float] = None

    @cached_property
    def area_m2(self) -> float:
        """Planar area; 0 for lines and points."""
        return float(shapely.area(self.geometry))

    @cached_property
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
    transform: Optional[Transform] = None


@dataclass(frozen=True)
class Transform:
    """How the plan was brought to RD.

    `source`: the coordinate system it came in. `name`: the operation. `accuracy_m`: its stated accuracy, None when nobody states one.
    """

    source: str
    name: str
    accuracy_m: Optional[float]

    @property
    def sentence(self) -> Message:
        """For the report."""
        known = self.accuracy_m is not None
        nl = f"nauwkeurigheid {self.accuracy_m:g} m".replace(".", ",") if known else "nauwkeurigheid onbekend"
        en = f"accuracy {self.accuracy_m:g} m" if known else "accuracy unknown"
        return Message(
            f"Het plan is van {self.source} naar RD gebracht met {self.name} ({nl}).",
            f"The plan was brought from {self.source} to RD by {self.name} ({en}).",
        )


@dataclass(frozen=True)
class PartInput:
    """A part as it was given: any geometry in RD, unchecked parameters. `footprint_m`: width for lines, radius for points."""

    id: str
    activity: Optional[str]
    geometry: Optional[BaseGeometry]
    parameters: Mapping[str, Any]
    footprint_m: Optional[float] = None


class Seen(NamedTuple):
    """What a look at a geometry showed, which is quicker for many at once.

    `plain`: the geometry as it will be used, None when more must be done; `inside`: it lies well within the province.
    """

    plain: Optional[BaseGeometry]
    inside: bool


def look(geometries: Sequence[Optional[BaseGeometry]], outline: Outline) -> list[Seen]:
    """A look at the geometry of parts, of one plan or of many."""
    with planar.quiet():
        found = plain(geometries)
        listed = planar.array_of(found)
        core = outline.core
        if len(found) > FEW:
            core = shapely.from_wkb(shapely.to_wkb(core))  # its own, since threads can't share what is prepared
            shapely.prepare(core)
        return list(map(Seen, found, shapely.covers(core, listed).tolist()))


def make_plan(
    name: str,
    parts: Iterable[PartInput],
    answers: Mapping[str, Any],
    names: Names,
    outline: Outline,
    transform: Optional[Transform] = None,
    notes: Iterable[Message] = (),
    seen: Optional[Sequence[Seen]] = None,
) -> Plan:
    """Check and repair what was given.

    Args:
        parts: geometries in RD (EPSG:28992), in any order; ids must differ. One that mixes areas, lines and points becomes several.
        answers: question id to true, false or null, or to a mapping with `answer` and `note`.
        outline: the province; a plan that lies farther outside it than its boundary is uncertain is refused.
        transform: how the geometries were brought to RD, when they came in another coordinate system.
        notes: what was done to them before.
        seen: of each part, where `look` was taken before.

    Raises:
        InputError: an unknown name, a value of the wrong kind, nothing to assess, or a plan wholly outside the province.
    """
    checked_answers = {key: checked_answer(key, value, names) for key, value in answers.items()}
    warnings: list[Message] = [*([transform.sentence] if transform is not None else ()), *notes]
    listed = list(parts)
    seen = look([part.geometry for part in listed], outline) if seen is None else seen
    usable = tuple(checked for part, known in zip(listed, seen) for checked in _parts(part, known, names, warnings))
    if not usable:
        raise InputError(
            Message(
                "Het plan is leeg: teken of kies ten minste één vlak, lijn of punt.",
                "The plan is empty: draw or select at least one polygon, line or point.",
            )
        )
    if not all(known.inside for known in seen):
        _refuse_outside(usable, outline, warnings)
    if len(usable) > 1:
        tell_overlaps([part.id for part in usable], [part.geometry for part in usable], warnings)
    return Plan(name, usable, checked_answers, tuple(warnings), transform=transform)


def _parts(part: PartInput, seen: Seen, names: Names, warnings: list[Message]) -> list[PlanPart]:
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
    size = None if part.footprint_m is None else checked_footprint(part.footprint_m)
    if seen.plain is not None:
        pieces = [Shaped(part.id, seen.plain, None)]
    else:
        pieces = shaped(part.id, part.geometry, size, warnings)
    return [PlanPart(piece.id, part.activity, piece.geometry, known, piece.footprint_m) for piece in pieces]


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
    if shapely.covers(outline.core, whole):
        return
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
    areas, lines, points = (planar.of_dimension(beyond, dimension) for dimension in (2, 1, 0))
    measured = [text for text, part in ((f"{areas.area:.0f} m²", areas), (f"{lines.length:.0f} m", lines)) if not part.is_empty]
    count = len(planar.flattened(points))
    nl = " en ".join([*measured, *([f"{count} {'punt' if count == 1 else 'punten'}"] if count else [])])
    en = " and ".join([*measured, *([f"{count} {'point' if count == 1 else 'points'}"] if count else [])])
    return Message(
        f"Het plan ligt deels buiten de provincie ({nl}); dat deel is getoetst aan de lagen zoals ze daar doorlopen.",
        f"The plan lies partly outside the province ({en}); that part was assessed against the layers as they continue there.",
    )
