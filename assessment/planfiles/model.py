"""A plan as it was read from a file: its objects in RD, and what had to be done to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from shapely.geometry.base import BaseGeometry

from ..messages import Message


@dataclass(frozen=True)
class PlanObject:
    """One object of a plan, with the fields of PARTS (contract §5).

    `part`: unique in the plan and the same at every reading. `activity`: the proposed development type, None when nothing sensible
    can be proposed; `activity_reason` says why in either case. `source_class`: the IMRO class, DXF layer or layer name.
    `assess`: whether it is proposed for assessment. `geometry`: valid, 2D, EPSG:28992, of one dimension (areas, lines or points).
    """

    part: str
    name: str
    activity: str | None
    activity_reason: Message
    source_class: str
    source_id: str
    main_group: str | None
    assess: bool
    geometry: BaseGeometry


@dataclass(frozen=True)
class RdTransform:
    """How coordinates were brought to RD.

    `name`: the operation, for the report. `accuracy_m`: its stated accuracy in metres, None when nobody states one.
    `grid`: whether the correction grid (RDNAPTRANS) was used.
    """

    name: str
    accuracy_m: float | None
    grid: bool


@dataclass(frozen=True)
class PlanFile:
    """A plan that was read. `crs`: the file's own coordinate system ("EPSG:4326"); `transform` is None when that is RD.

    `status` and `date` are as the plan or its geleideformulier states them ("vastgesteld", "2009-10-02"), None when unknown.
    """

    objects: tuple[PlanObject, ...]
    name: str
    plan_id: str | None
    format: str
    crs: str
    transform: RdTransform | None
    warnings: tuple[Message, ...]
    status: str | None = None
    date: str | None = None


@dataclass(frozen=True)
class RawFeature:
    """An object as a reader found it: x, y order, 2D, curves stroked, in `crs`.

    `crs`: an authority id or WKT, None when the file doesn't say. `geometry` is None when the object has none.
    `fields`: its other simple attributes, names in lower case, as text.
    """

    source_class: str
    source_id: str
    name: str
    geometry: BaseGeometry | None
    crs: str | None
    main_group: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RawPlan:
    """All that a reader found in a file, before anything is transformed, repaired or chosen."""

    features: tuple[RawFeature, ...]
    format: str
    name: str | None = None
    plan_id: str | None = None
    status: str | None = None
    date: str | None = None
    warnings: tuple[Message, ...] = ()
