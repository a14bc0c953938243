"""A layer of zones as arrays: geometries, attribute columns, and how far it can be trusted."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Optional, Union

import numpy as np
import shapely

from . import geometry as planar
from .catalogue.names import Attribute, LayerSpec
from .facts import Value
from .intake.repair import Repaired, highest
from .messages import Message
from .vocabulary import LayerStatus, Precision
from .zones.geometries import Geometries
from .zones.zone_tree import ZoneTree

NAME = "naam"


@dataclass(frozen=True)
class Origin:
    """Where a layer's zones come from. `bundled`: the sketch that ships with the plugin; `date`: of the data, ISO, when known."""

    source: str
    bundled: bool
    precision: Precision
    date: Optional[str] = None


@dataclass(frozen=True, eq=False)
class Layer:
    """The zones of one layer in RD, in the order of their source.

    `attributes` holds a column per attribute that the source has; `features` the source's own feature ids.
    """

    spec: LayerSpec
    status: LayerStatus
    origin: Origin
    geometries: Geometries = field(default_factory=lambda: Geometries.of(np.empty(0, dtype=object), ()))
    attributes: Mapping[str, Sequence[Value]] = field(default_factory=dict)
    features: tuple[str, ...] = ()
    sha256: str = ""
    message: Optional[Message] = None

    @property
    def usable(self) -> bool:
        """It could be read; an empty layer counts: nothing lies there."""
        return self.status in (LayerStatus.OK, LayerStatus.EMPTY)

    @property
    def uncertainty_m(self) -> float:
        """How far its boundaries may lie from where they are drawn, in metres."""
        own = self.spec.uncertainty_m
        return own if own is not None and self.origin.bundled else self.origin.precision.uncertainty_m

    @cached_property
    def tree(self) -> ZoneTree:
        """The spatial index over the zones."""
        return ZoneTree(self.geometries)

    def area(self, zone: int) -> float:
        """The area of a zone in m²."""
        found = self._areas.get(zone)
        if found is None:
            found = self._areas[zone] = float(shapely.area(self.geometries[zone]))
        return found

    @cached_property
    def _areas(self) -> dict[int, float]:
        return {}

    def lacks(self, attribute: str) -> bool:
        """The source has zones but no such field (a null value is something else)."""
        return self.status is LayerStatus.OK and attribute not in self.attributes

    def value(self, zone: int, attribute: str) -> Value:
        """A zone's attribute; None when it is unknown, False for an exception that was not recorded."""
        column = self.attributes.get(attribute)
        value = None if column is None else column[zone]
        spec = self.spec.attributes.get(attribute)
        return False if value is None and spec is not None and spec.exception else value

    def values(self, zone: int) -> Mapping[str, Value]:
        """All attributes of a zone that the policy knows."""
        found = self._values.get(zone)
        if found is None:
            found = self._values[zone] = {attribute: self.value(zone, attribute) for attribute in self.spec.attributes}
        return found

    @cached_property
    def _values(self) -> dict[int, dict[str, Value]]:
        return {}

    def name(self, zone: int) -> str:
        """A zone's name; empty when it has none."""
        column = self.attributes.get(NAME)
        return "" if column is None or column[zone] is None else str(column[zone])


def make_layer(
    spec: LayerSpec,
    origin: Origin,
    geometries: Union[Sequence[Any], Geometries],
    columns: Mapping[str, Sequence[Any]],
    features: Sequence[str],
    wkb: Optional[Sequence[bytes]] = None,
) -> Layer:
    """A usable layer from what a source holds: invalid zones repaired, values brought to the attribute's kind.

    Args:
        geometries: shapely geometries in RD; None and empty ones are left out.
        columns: a value per geometry, by attribute; attributes that the policy does not know are ignored.
        wkb: the geometries as little-endian 2D WKB, where the source has them as such.
    """
    notes: list[Message] = []
    if isinstance(geometries, Geometries):
        given = geometries[:]
    else:
        given = planar.array_of(geometries)
    kept, keep, changed = _repaired(given, notes)
    attributes = {
        attribute.name: _column(attribute, [columns[attribute.name][index] for index in keep], notes)
        for attribute in spec.attributes.values()
        if attribute.name in columns
    }
    content = _as_wkb(kept) if changed or wkb is None else wkb
    return Layer(
        spec=spec,
        status=LayerStatus.OK if keep else LayerStatus.EMPTY,
        origin=origin,
        geometries=geometries if isinstance(geometries, Geometries) and not changed else Geometries.of(kept, content),
        attributes=attributes,
        features=tuple(str(features[index]) for index in keep),
        sha256=_digest(content, attributes),
        message=Message(" ".join(note.nl for note in notes), " ".join(note.en for note in notes)) if notes else None,
    )


def absent_layer(spec: LayerSpec, status: LayerStatus, source: str, message: Message) -> Layer:
    """A layer that is missing or could not be read; every rule on it reports so."""
    return Layer(spec=spec, status=status, origin=Origin(source, False, Precision.SKETCH), message=message)


def _repaired(given: Any, notes: list[Message]) -> tuple[Any, list[int], bool]:
    """The usable geometries, their places in `given`, and whether any of them is not as it was given."""
    # what has neither height nor fault, which is nearly all, needs no look at each by itself
    sound = shapely.is_valid(given) & ~shapely.is_empty(given) & ~shapely.has_z(given) & (shapely.get_type_id(given) != 7)
    repairs = {index: highest(given[index]) for index in map(int, np.flatnonzero(~sound))}
    kept = given.copy()
    for index, repair in repairs.items():
        kept[index] = repair.geometry
    usable = ~shapely.is_missing(kept) & ~shapely.is_empty(kept)
    _tell_repairs(list(repairs.values()), int(np.count_nonzero(~usable)), notes)
    return kept[usable], [int(place) for place in np.flatnonzero(usable)], bool(repairs)


def _tell_repairs(repairs: Sequence[Repaired], dropped: int, notes: list[Message]) -> None:
    mended = [repair for repair in repairs if repair.why is not None and repair.geometry is not None]
    if mended:
        area = f"{sum(repair.changed_m2 for repair in mended):.0f}"
        notes.append(
            Message(f"{len(mended)} vlakken hersteld ({area} m² veranderd).", f"{len(mended)} zones repaired ({area} m² changed).")
        )
    if dropped:
        notes.append(Message(f"{dropped} objecten zonder bruikbare geometrie.", f"{dropped} features without usable geometry."))


def _column(attribute: Attribute, values: Sequence[Any], notes: list[Message]) -> tuple[Value, ...]:
    keys = [(type(value), value if isinstance(value, Hashable) else str(value)) for value in values]  # 1, 1.0 and True are equal
    meanings = {key: _value(attribute, key[1]) for key in set(keys)}
    converted = tuple([meanings[key] for key in keys])
    strange = sorted({str(key[1]) for key, known in meanings.items() if known is None and key[1] not in (None, "")})
    if strange:
        shown = ", ".join(strange[:5]) + (", …" if len(strange) > 5 else "")
        notes.append(
            Message(
                f"Veld {attribute.name}: onbekende waarde(n) {shown}; die tellen als onbekend.",
                f"Field {attribute.name}: unknown value(s) {shown}; they count as unknown.",
            )
        )
    return converted


def _value(attribute: Attribute, value: Any) -> Value:
    if value is None or value == "":
        return None
    if attribute.kind == "boolean":
        return _BOOLEANS.get(str(value).strip().lower())
    if attribute.kind == "number":
        try:
            number = float(value)
        except (TypeError, ValueError):
            return None
        return number if np.isfinite(number) else None
    text = str(value)
    return text if not attribute.values or text in attribute.values else None


_BOOLEANS = {
    "1": True,
    "true": True,
    "t": True,
    "ja": True,
    "1.0": True,
    "0": False,
    "false": False,
    "f": False,
    "nee": False,
    "0.0": False,
}


def _as_wkb(geometries: Any) -> Any:
    return shapely.to_wkb(geometries, output_dimension=2, byte_order=1)


def _digest(wkb: Iterable[bytes], attributes: Mapping[str, Sequence[Value]]) -> str:
    """A hash over the content: it changes with any coordinate or value, not with the file's name or date."""
    digest = hashlib.sha256()
    for geometry in wkb:
        digest.update(geometry)
    for name in sorted(attributes):
        digest.update(repr((name, attributes[name])).encode())
    return digest.hexdigest()
