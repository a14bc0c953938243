"""What gave no finding, so that silence is never mistaken for approval: not assessed, to judge, set aside, too small, warnings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from ...processing.translation import tr


class SilentRow(NamedTuple):
    """One entry: its title, where it stands, and why it gave no finding."""

    title: str
    below: str
    why: str
    part: str = ""
    layer: str = ""


class SilentGroup(NamedTuple):
    """A list of such entries; `shape` is its icon."""

    key: str
    title: str
    shape: str
    rows: tuple[SilentRow, ...]


def silent_groups(shown: Any, part_title: Callable[[str], str]) -> list[SilentGroup]:
    """Every list that has something in it; what was not assessed comes first."""
    context = shown.context
    groups = (
        SilentGroup("lacking", tr("Not assessed: data is missing"), "warning", tuple(_lacking(shown))),
        SilentGroup("judge", tr("Not assessed: to judge yourself"), "silent", tuple(_to_judge(context))),
        SilentGroup("warnings", tr("Warnings"), "warning", tuple(SilentRow(text, "", text) for text in _warnings(context))),
        SilentGroup("overruled", tr("Set aside by another rule"), "none", tuple(_overruled(context, part_title))),
        SilentGroup("small", tr("Too small to count"), "none", tuple(_small(context, part_title))),
    )
    return [group for group in groups if group.rows]


def _warnings(context: Any) -> Iterable[str]:
    """The warnings without the ids that a report adds to titles, for those who write a file of layer sources."""
    ids = "|".join(re.escape(layer["id"]) for layer in context.model["layers"])
    for text in context.model["warnings"]:
        yield re.sub(rf" \((?:{ids})\)", "", text)


def _lacking(shown: Any) -> Iterable[SilentRow]:
    context = shown.context
    for item in context.model["not_assessed"]:
        if item["layer"] is not None:
            layer = context.titles.layer(item["layer"])
            yield SilentRow(
                item["title"], _joined(context.cited(item["section"]), layer), _titled(item["explanation"], shown), layer=item["layer"]
            )


def _titled(text: str, shown: Any) -> str:
    """A missing field by its title; its name in the file is in the report."""
    return re.sub(r"'([a-z_0-9]+)'", lambda found: f"“{shown.attributes.get(found.group(1), found.group(1))}”", text)


def _to_judge(context: Any) -> Iterable[SilentRow]:
    for item in context.model["not_assessed"]:
        if item["layer"] is None:
            yield SilentRow(item["title"], context.cited(item["section"]), item["explanation"])


def _overruled(context: Any, part_title: Callable[[str], str]) -> Iterable[SilentRow]:
    winners = {finding["rule"]: finding["title"] for finding in context.model["findings"]}
    for item in context.model["overruled"]:
        part = tr("part {title}").format(title=part_title(item["part"]))
        winner, why = winners.get(item["by"]), item["reason"]
        if winner:
            why = tr("Set aside by “{rule}”: {reason}").format(rule=winner, reason=why)
        yield SilentRow(item["title"], _joined(part, context.cited(item["section"])), why, item["part"])


def _small(context: Any, part_title: Callable[[str], str]) -> Iterable[SilentRow]:
    numbers = context.numbers
    for item in context.model["below_threshold"]:
        size = numbers.area(item["area_m2"]) if item["area_m2"] is not None else numbers.length(item["length_m"])
        why = tr("An overlap of less than 1 m² (polygon) or 1 m (line) gives no finding.")
        title = f"{context.titles.layer(item['layer'])}: {item['zone']}"
        yield SilentRow(title, _joined(tr("part {title}").format(title=part_title(item["part"])), size), why, item["part"], item["layer"])


def _joined(*texts: str) -> str:
    return " · ".join(text for text in texts if text)
