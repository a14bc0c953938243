"""From Processing inputs to a plan: features to parts in RD, JSON to parameters and answers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Optional

from qgis.core import NULL, QgsFeature, QgsFeatureRequest, QgsFields, QgsProcessingFeatureSource

from ..assessment.catalogue.names import Names
from ..assessment.errors import InputError
from ..assessment.intake.footprint import checked_footprint
from ..assessment.intake.repair import is_finite
from ..assessment.messages import Message
from ..assessment.plan import PartInput
from .to_rd import ToRd

FOOTPRINT_FIELD = "voetafdruk_m"


def plan_parts(
    source: QgsProcessingFeatureSource,
    activity: str,
    activity_field: str,
    parameters: Mapping[str, Any],
    names: Names,
    to_rd: ToRd,
    footprint_m: Optional[float] = None,
) -> tuple[list[PartInput], list[Message]]:
    """Every feature of the source as a plan part in RD, and what is to be said of them.

    A field called like a parameter gives that parameter per feature; a field `part` with distinct values gives the ids; a field
    `voetafdruk_m` the width of a line or radius of a point, where `footprint_m` gives that of all. What `importplan` did not propose
    for assessment (field `assess`) is left out where nothing gives it a development type: such are the designations of a plan.
    """
    features = list(read_features(source))
    reader = PartReader(source.fields(), activity, activity_field, parameters, names, to_rd, footprint_m)
    ids = _ids(features, source.fields().lookupField("part") >= 0)
    parts = [reader.part(feature, part) for feature, part in zip(features, ids)]
    if source.fields().lookupField("assess") < 0:
        return parts, []
    kept = [part for part, feature in zip(parts, features) if part.activity or feature["assess"] not in (False, 0)]
    left = len(parts) - len(kept)
    note = Message(
        f"{left} objecten zonder ontwikkelingstype zijn niet voor toetsing voorgesteld (veld assess) en zijn niet getoetst.",
        f"{left} objects without development type are not proposed for assessment (field assess) and have not been assessed.",
    )
    return (kept, [note]) if left and kept else (parts, [])


def read_features(source: QgsProcessingFeatureSource) -> Iterable[QgsFeature]:
    """The features as they are: an invalid geometry is repaired later, by the engine, which tells what it did."""
    request = QgsFeatureRequest()
    request.setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck)
    return source.getFeatures(request, QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks)


class PartReader:
    """Reads features of one source as plan parts: the type from its field or else `activity`, parameters from fields called like
    one over `parameters`, the footprint from its field or else `footprint_m`.
    """

    def __init__(
        self,
        fields: QgsFields,
        activity: str,
        activity_field: str,
        parameters: Mapping[str, Any],
        names: Names,
        to_rd: ToRd,
        footprint_m: Optional[float] = None,
    ) -> None:
        self._names, self._parameters, self._activity = names, parameters, activity
        self._own = [(fields.lookupField(name), name) for name in fields.names() if name in names.parameters]
        self._type_index = fields.lookupField(activity_field) if activity_field else None
        self._footprint_index = fields.lookupField(FOOTPRINT_FIELD)
        self._to_rd, self._footprint_m = to_rd, footprint_m

    def part(self, feature: QgsFeature, part: str, geometry: Optional[Any] = None) -> PartInput:
        """One feature as a plan part; `geometry` in RD where it is known already.

        Raises:
            InputError: its geometry or its footprint can't be used.
        """
        values = feature.attributes()
        given = dict(self._parameters)
        for index, name in self._own:
            if not _is_blank(values[index]):
                given[name] = parameter_value(values[index], name, self._names)
        value = self._activity if self._type_index is None else values[self._type_index]
        chosen = self._activity or None if _is_blank(value) else str(value)
        place = self._geometry(feature, part) if geometry is None else geometry
        return PartInput(part, chosen, place, given, self._footprint(values))

    def _geometry(self, feature: QgsFeature, part: str) -> Optional[Any]:
        """Its geometry in RD; what was finite must stay so, since a corner gone astray would be another plan."""
        geometry = self._to_rd(feature.geometry())
        if geometry is not None and self._to_rd.transform is not None and not is_finite(geometry):
            raise InputError(
                Message(
                    f"Plandeel {part} heeft coördinaten die van {self._to_rd.source} niet naar RD om te rekenen zijn; "
                    "controleer de ligging en het coördinatenstelsel.",
                    f"Plan part {part} has coordinates that can't be brought from {self._to_rd.source} to RD; "
                    "check where it lies and its coordinate system.",
                )
            )
        return geometry

    def _footprint(self, values: Sequence[Any]) -> Optional[float]:
        """The feature's own footprint, else that of all."""
        value = values[self._footprint_index] if self._footprint_index >= 0 else None
        if value in (None, NULL, ""):
            return self._footprint_m
        return checked_footprint(number_or_text(value))


def _is_blank(value: Any) -> bool:
    """Not filled in; a file without nulls (CSV) has an empty text for that."""
    return value in (None, NULL) or (isinstance(value, str) and not value.strip())


def number_or_text(value: Any) -> Any:
    """A number, also from a text with a decimal comma; any other text as it is, for whoever refuses it."""
    if isinstance(value, str):
        try:
            return float(value.replace(",", "."))
        except ValueError:
            return value
    return value


def _ids(features: Iterable[QgsFeature], has_field: bool) -> list[str]:
    listed = list(features)
    if has_field:
        named = [str(feature["part"]) for feature in listed if feature["part"] not in (None, NULL, "")]
        if len(named) == len(listed) == len(set(named)):
            return named
    return [str(index) for index in range(1, len(listed) + 1)]


def parameter_value(value: Any, name: str, names: Names) -> Any:
    """A field's value in the parameter's own kind, as far as that is without doubt; files have no booleans but 0 and 1."""
    kind = names.parameters[name].kind
    if kind == "boolean" and value in (0, 1, True, False):
        return bool(value)
    return number_or_text(value) if kind in ("number", "integer") else value


def json_object(value: Any, what: Message) -> dict[str, Any]:
    """A JSON object from a mapping, a text, or the path of a file.

    Raises:
        InputError: it is no JSON object, has a key twice, or is in a file that can't be read.
    """
    if value in (None, "", NULL):
        return {}
    if isinstance(value, Mapping):
        return dict(value)
    text = str(value).strip()
    if not text:
        return {}
    if not text.startswith(("{", "[")):
        text = _text_of(text, what)
    try:
        found = json.loads(text, object_pairs_hook=_distinct, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise _malformed(what, str(error)) from error
    if not isinstance(found, dict):
        raise _malformed(what, f"{type(found).__name__}")
    return found


def _text_of(given: str, what: Message) -> str:
    """What stands in the file of that name; what is no name of a file is taken for the text itself."""
    try:
        return Path(given).read_text(encoding="utf-8-sig", errors="replace")
    except (OSError, ValueError) as error:
        if not given.lower().endswith(".json"):
            return given
        raise InputError(
            Message(
                f"{what.nl}: het bestand '{given}' kan niet worden gelezen; controleer het pad.",
                f"{what.en}: the file '{given}' can't be read; check the path.",
            )
        ) from error


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("duplicate key")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a number")


def _malformed(what: Message, found: str) -> InputError:
    example = '{"naam": 1}'
    return InputError(
        Message(
            f"{what.nl} is geen JSON-object ({found}); geef bijvoorbeeld {example} of het pad van een JSON-bestand.",
            f"{what.en} is not a JSON object ({found}); give for example {example} or the path of a JSON file.",
        )
    )
