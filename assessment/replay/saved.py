"""Reads a saved REPORT_JSON, which may be anything, and makes its plan again."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, Optional

import shapely
import shapely.geometry
from shapely.geometry.base import BaseGeometry

from ..catalogue.names import Names, Outline
from ..errors import InputError
from ..messages import Message
from ..plan import PartInput, Plan, make_plan
from ..report import SCHEMA
from ..vocabulary import CRS

MAX_BYTES = 256 * 1024 * 1024
DIGITS = 15
_DEPTHS = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
_NUMBER: Any = (int, float, type(None))
_TEXT: Any = (str, type(None))


class _Absent:
    """In place of a value that is not there."""


_PERHAPS_TEXT: Any = (str, type(None), _Absent)

# What is read again or compared; a report may have more.
_SHAPE: Mapping[str, Any] = {
    "plan": {"name": str, "crs": str, "parts": [{"id": str, "activity": str, "parameters": dict, "geometry": dict, "area_m2": _NUMBER}]},
    "answers": dict,
    "catalogue": {"id": str, "title": str, "version": str, "sha256": str},
    "layers": [{"id": str, "title": str, "status": str, "source": _TEXT, "precision": _TEXT, "features": _NUMBER, "sha256": _TEXT}],
    "outcome": str,
    "findings": [
        {
            "rule": str,
            "outcome": str,
            "part": _TEXT,
            "title": str,
            "section": (str, list, type(None)),
            "layer": _TEXT,
            "zones": [{"name": _TEXT, "feature": (str, int)}],
            "area_m2": _NUMBER,
            "length_m": _NUMBER,
            "distance_m": _NUMBER,
            "conditions": [{"id": str, "status": str}],
        }
    ],
    "overruled": [{"rule": str, "part": _TEXT, "by": str, "reason": str}],
    "not_assessed": [{"rule": str, "layer": _TEXT, "reason": str}],
    "compensation": {"total_ha": _NUMBER},
    "questions": [{"id": str, "text": str}],
    "kernkwaliteiten": [{"id": str, "affected": (bool, type(None)), "area_m2": _NUMBER, "level": _TEXT}],
    "provenance": {"plugin_version": str, "assessed_on": _PERHAPS_TEXT},
}


class SavedPlan(NamedTuple):
    """The plan of a report, and the parameters and answers of it that today's policy no longer knows."""

    plan: Plan
    unknown: tuple[str, ...]


def read_report(path: Path) -> dict[str, Any]:
    """A saved report model.

    Raises:
        InputError: the file can't be read, or is no report of this plugin; says where it differs from one.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            _refuse(path, Message("het is groter dan 256 MB", "it is larger than 256 MB"))
        model = json.loads(path.read_text(encoding="utf-8-sig"), parse_constant=_no_constant, parse_int=_whole, parse_float=_broken)
    except OSError as error:
        raise InputError(
            Message(
                f"Het rapport '{path}' kan niet worden gelezen; kies een bestand dat met REPORT_JSON is bewaard.",
                f"The report '{path}' can't be read; choose a file that was saved with REPORT_JSON.",
            )
        ) from error
    except (ValueError, RecursionError):
        _refuse(path, Message("het is geen JSON of bevat onmogelijke getallen", "it is no JSON or has impossible numbers"))
    if not isinstance(model, dict) or model.get("schema") != SCHEMA:
        _refuse(path, Message(f"'schema' is niet '{SCHEMA}'", f"'schema' is not '{SCHEMA}'"))
    fault = _fault(model, _SHAPE, "")
    if fault:
        _refuse(path, Message(f"'{fault}' ontbreekt of is van een andere soort", f"'{fault}' is missing or of another kind"))
    return model


def saved_plan(model: Mapping[str, Any], names: Names, outline: Outline) -> SavedPlan:
    """The plan that a report was about, checked against today's names.

    Parameters and answers that no longer exist are left out and listed: what they decided has gone from the policy.

    Raises:
        InputError: another coordinate system than RD, a damaged geometry, a development type that no longer exists.
    """
    if model["plan"]["crs"] != CRS:
        raise InputError(
            Message(
                f"Het rapport is in {model['plan']['crs']}; alleen {CRS} kan opnieuw worden getoetst.",
                f"The report is in {model['plan']['crs']}; only {CRS} can be assessed again.",
            )
        )
    unknown: dict[str, None] = {}
    parts = []
    for part in model["plan"]["parts"]:
        known = {key: value for key, value in part["parameters"].items() if key in names.parameters}
        unknown.update(dict.fromkeys(key for key in part["parameters"] if key not in names.parameters))
        parts.append(PartInput(part["id"], part["activity"], _geometry(part), known))
    notes = model.get("answer_notes")
    notes = notes if isinstance(notes, dict) else {}
    answers = {key: {"answer": value, "note": notes.get(key)} for key, value in model["answers"].items() if key in names.questions}
    unknown.update(dict.fromkeys(key for key in model["answers"] if key not in names.questions))
    return SavedPlan(make_plan(model["plan"]["name"], parts, answers, names, outline), tuple(unknown))


def _geometry(part: Mapping[str, Any]) -> BaseGeometry:
    try:
        _check_coordinates(part["geometry"])
        return shapely.force_2d(shapely.geometry.shape(part["geometry"]))
    except (shapely.GEOSException, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise InputError(
            Message(
                f"De geometrie van plandeel {part['id']} in het rapport is beschadigd; neem een onbeschadigd bestand.",
                f"The geometry of plan part {part['id']} in the report is damaged; take an undamaged file.",
            )
        ) from error


def _check_coordinates(geometry: Mapping[str, Any]) -> None:
    """Before GEOS sees them: it crashes on GeoJSON whose positions are no numbers (3.11)."""
    if geometry["type"] == "GeometryCollection":
        for inner in geometry["geometries"]:
            _check_coordinates(inner)
    else:
        _check_nested(geometry["coordinates"], _DEPTHS[geometry["type"]])


def _check_nested(value: Any, depth: int) -> None:
    if depth:
        if not isinstance(value, list):
            raise TypeError(value)
        for item in value:
            _check_nested(item, depth - 1)
    elif not (isinstance(value, list) and (not value or len(value) in (2, 3)) and all(_finite(number) for number in value)):
        raise TypeError(value)


def _finite(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _fault(value: Any, shape: Any, where: str) -> Optional[str]:
    """The first place where `value` is not as `shape` says, as a path: findings.3.rule."""
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            return where or "schema"
        found = (_fault(value.get(key, _Absent()), inner, f"{where}.{key}".lstrip(".")) for key, inner in shape.items())
    elif isinstance(shape, list):
        if not isinstance(value, list):
            return where
        found = (_fault(item, shape[0], f"{where}.{index}") for index, item in enumerate(value))
    else:  # by type, for to Python true is a number too
        return None if type(value) in (shape if isinstance(shape, tuple) else (shape,)) else where
    return next((fault for fault in found if fault), None)


def _whole(text: str) -> int:
    if len(text) > DIGITS:
        raise ValueError(text)
    return int(text)


def _broken(text: str) -> float:
    if abs(float(text)) >= 10.0**DIGITS:
        raise ValueError(text)
    return float(text)


def _no_constant(text: str) -> NoReturn:
    raise ValueError(text)


def _refuse(path: Path, why: Message) -> NoReturn:
    raise InputError(
        Message(
            f"'{path.name}' is geen bewaard rapport van Plantoets ({why.nl}); kies een bestand dat met REPORT_JSON is gemaakt.",
            f"'{path.name}' is no saved report of Plantoets ({why.en}); choose a file that was made with REPORT_JSON.",
        )
    )
