"""The rows of the report's tables, with their numbers as text, rounded so that they add up."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, NamedTuple, Optional

from .labels import Labels
from .numbers import HECTARE, Column, Numbers
from .sentences import zone_names
from .titles import Titles


class PartRow(NamedTuple):
    """A part of the plan."""

    id: str
    activity: str
    parameters: tuple[str, ...]
    size: str


class PartTable(NamedTuple):
    """The parts; `overlapping`: their areas come to more than the plan's, since they lie over each other."""

    rows: tuple[PartRow, ...]
    total: Optional[str]
    overlapping: bool


class CoreQualityRow(NamedTuple):
    """A kernkwaliteit. `affected`: yes, no or unknown in words; `percent`: the length of its bar."""

    title: str
    indicator: str
    affected: str
    touched: bool
    area: str
    share: str
    percent: Optional[float]
    level: str
    responsible: str
    zones: str


class CompensationRow(NamedTuple):
    """One line of the calculation."""

    item: Mapping[str, Any]
    layer: str
    loss: str
    surcharge: str
    required: str


class CompensationTable(NamedTuple):
    """The calculation. `loss` is the total of the lines that count in `required`; None where no hectares can be asked."""

    rows: tuple[CompensationRow, ...]
    loss: Optional[str]
    required: Optional[str]


def part_table(model: Mapping[str, Any], labels: Labels, numbers: Numbers, titles: Titles) -> PartTable:
    """The parts with their size; areas and total in one unit."""
    parts = model["plan"]["parts"]
    areas = [part["area_m2"] for part in parts if part["area_m2"]]
    column = numbers.column(areas, model["plan"]["area_m2"])
    cells = iter(column.cells)
    rows = tuple(
        PartRow(
            id=part["id"],
            activity=titles.activity(part["activity"]),
            parameters=tuple(titles.parameter(name, value, numbers) for name, value in part["parameters"].items()),
            size=next(cells) if part["area_m2"] else _length(part, labels, numbers),
        )
        for part in parts
    )
    overlapping = math.fsum(areas) > model["plan"]["area_m2"] + 0.5
    return PartTable(rows, column.total if len(areas) > 1 else None, overlapping)


def _length(part: Mapping[str, Any], labels: Labels, numbers: Numbers) -> str:
    return numbers.length(part["length_m"]) if part["length_m"] else labels.groups["texts"]["point"]


def core_quality_rows(model: Mapping[str, Any], labels: Labels, numbers: Numbers) -> list[CoreQualityRow]:
    """All kernkwaliteiten, in the order of the model."""
    return [_core_quality(row, labels, numbers) for row in model["kernkwaliteiten"]]


def _core_quality(row: Mapping[str, Any], labels: Labels, numbers: Numbers) -> CoreQualityRow:
    texts = labels.groups["texts"]
    touched = row["affected"] is True
    judged = row["affected"] is None and not row.get("mapped", True)
    no_area = texts["nothing"] if judged or row["affected"] is not None else numbers.unknown
    return CoreQualityRow(
        title=labels.label("core_qualities", row["id"]),
        indicator=row["indicator"],
        affected=texts["to_judge"] if judged else numbers.quantity(row["affected"]),
        touched=touched,
        area=no_area if row["area_m2"] is None else numbers.area(row["area_m2"]),
        share=no_area if row["share"] is None else numbers.share(row["share"]),
        percent=None if row["share"] is None else round(row["share"] * 100, 1),
        level=labels.label("levels", row["level"]) if row["level"] else texts["nothing"],
        responsible=labels.label("responsible", row["responsible"]),
        zones=zone_names(row["zones"], labels),
    )


def compensation_table(model: Mapping[str, Any], numbers: Numbers, titles: Titles) -> CompensationTable:
    """The lines of the compensation; losses and obligations each add up to their total."""
    owed = model["compensation"]
    items = owed["items"]
    counted = [item["required_ha"] is not None for item in items]
    required = _hectares([item["required_ha"] for item in items], owed["total_ha"], numbers)
    of_counted = _hectares([item["loss_ha"] for item, counts in zip(items, counted) if counts], None, numbers)
    of_others = _hectares([item["loss_ha"] for item, counts in zip(items, counted) if not counts], None, numbers)
    first, second = iter(of_counted.cells), iter(of_others.cells)
    rows = tuple(
        CompensationRow(
            item=item,
            layer=titles.layer(item["layer"]),
            loss=next(first) if counts else next(second),
            surcharge=numbers.surcharge(item["surcharge"]),
            required=cell,
        )
        for item, counts, cell in zip(items, counted, required.cells)
    )
    return CompensationTable(rows, of_counted.total if any(counted) else None, required.total if any(counted) else None)


def _hectares(hectares: list[Optional[float]], total: Optional[float], numbers: Numbers) -> Column:
    areas = [None if value is None else value * HECTARE for value in hectares]
    return numbers.column(areas, None if total is None else total * HECTARE)


class ZoneRow(NamedTuple):
    """An overlap of a part with a zone."""

    layer: str
    zone: str
    attributes: str
    part: str
    size: str
    share: str


def zone_rows(model: Mapping[str, Any], labels: Labels, numbers: Numbers, titles: Titles) -> list[ZoneRow]:
    """Every overlap, in the order of the model."""
    texts = labels.groups["texts"]
    return [
        ZoneRow(
            layer=titles.layer(zone["layer"]),
            zone=zone_names([zone], labels),
            attributes="; ".join(
                titles.attribute(zone["layer"], name, value, numbers)
                for name, value in zone["attributes"].items()
                if name != "naam" and value is not None
            ),
            part=zone["part"],
            size=_size(zone, texts["point"], numbers),
            share=texts["nothing"] if zone["share"] is None else numbers.share(zone["share"]),
        )
        for zone in model["zones"]
    ]


def _size(measured: Mapping[str, Any], point: str, numbers: Numbers) -> str:
    if measured["area_m2"] is not None:
        return numbers.area(measured["area_m2"])
    return point if measured["length_m"] is None else numbers.length(measured["length_m"])


class SliverRow(NamedTuple):
    """An overlap too small to count."""

    layer: str
    zone: str
    part: str
    size: str


def sliver_rows(model: Mapping[str, Any], labels: Labels, numbers: Numbers, titles: Titles) -> list[SliverRow]:
    """Every overlap below the threshold."""
    point = labels.groups["texts"]["point"]
    return [SliverRow(titles.layer(row["layer"]), row["zone"], row["part"], _size(row, point, numbers)) for row in model["below_threshold"]]


class SetAsideRow(NamedTuple):
    """A rule that another provision sets aside, for these parts; no parts: for the whole plan."""

    title: str
    reason: str
    section: Any
    parts: tuple[str, ...]


def set_aside_rows(model: Mapping[str, Any]) -> list[SetAsideRow]:
    """Each rule with each reason once, in the order of the model."""
    alike: dict[tuple[str, str, str], list[Mapping[str, Any]]] = {}
    for item in model["overruled"]:
        alike.setdefault((item["title"], item["reason"], repr(item["section"])), []).append(item)
    return [
        SetAsideRow(title, reason, items[0]["section"], tuple(item["part"] for item in items if item["part"]))
        for (title, reason, _), items in alike.items()
    ]
