"""Two reports compared, as a page: what went in, what came out, and the reason of each difference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Optional

from ..replay import Change, compare
from .context import Context, context_of
from .html import render, variables
from .office import HouseStyle

Model = Mapping[str, Any]
GIVEN = ("catalogue", "layer", "part", "answer")


class Row(NamedTuple):
    """A difference in words; `before` and `after` are what differs, each on a line of its own."""

    kind: str
    title: str
    part: Optional[str]
    section: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    why: str


def comparison_html(before: Model, after: Model, style: HouseStyle, changes: Optional[Sequence[Change]] = None) -> str:
    """The differences between two reports, in the language of the second.

    Args:
        changes: what `compare` gave, where that has been done.

    Raises:
        InputError: a template or logo of the office can't be used.
    """
    sides = [_complete(model) for model in (before, after)]
    earlier, context = (context_of(side, style.templates) for side in sides)
    found = compare(before, after, context.language) if changes is None else changes
    shown = [change for change in found if change.kind != "outcome"]
    return render(
        "comparison.html",
        style.templates,
        **variables(context),
        office=style.office,
        sides=sides,
        went_in=[_row(change, context, earlier) for change in shown if change.kind in GIVEN],
        came_out=[_row(change, context, earlier) for change in shown if change.kind not in GIVEN],
    )


def _complete(model: Model) -> Model:
    """A saved report may have no more than the contract asks for."""
    made = model["provenance"]
    return {
        **model,
        "language": "en" if model.get("language") == "en" else "nl",
        "provenance": {**made, "assessed_on": made.get("assessed_on") or str(made.get("created") or "")[:10]},
        "overruled": [{"title": item["rule"], **item} for item in model["overruled"]],
        "not_assessed": [{"title": item["rule"], **item} for item in model["not_assessed"]],
    }


def _row(change: Change, context: Context, earlier: Context) -> Row:
    return Row(
        kind=context.labels.label("changes", change.kind),
        title=_title(change, context),
        part=change.part if change.kind != "part" else None,
        section=", ".join(f"§{number}" for number in change.section.split(", ")) if change.section else "",
        before=tuple(_said(change, change.before, earlier, context)),
        after=tuple(_said(change, change.after, context, context)),
        why=_in_words(change.why, context),
    )


def _in_words(why: str, context: Context) -> str:
    """Questions by their words instead of their ids."""
    for question in context.model["questions"]:
        why = re.sub(rf"\b{re.escape(question['id'])}\b", lambda _, text=question["text"]: f"‘{text}’", why)  # type: ignore[misc]
    return why


def _title(change: Change, context: Context) -> str:
    if change.kind == "catalogue":
        return str(context.model["catalogue"]["title"])
    if change.kind == "part":
        return f"{context.labels.groups['texts']['part']} {change.subject}"
    if change.kind == "answer":
        return context.titles.question(change.subject)
    if change.kind == "kernkwaliteit":
        name = context.labels.label("core_qualities", change.subject)
        return f"{name}: {change.title}" if change.title else name
    if change.kind == "compensation":
        return context.labels.groups["texts"]["nature_total"]
    return change.title or change.subject


def _said(change: Change, text: str, source: Context, context: Context) -> Iterator[str]:
    """What stood in a report, in words: outcomes, measures and conditions of a finding; anything else as it is."""
    if change.kind == "answer" and text in ("true", "false"):
        yield context.numbers.quantity(text == "true")
    elif change.kind == "part" and text:
        yield from _part(next(part for part in source.model["plan"]["parts"] if part["id"] == change.subject), source, context)
    elif change.kind == "layer" and text:
        yield from _layer(next(layer for layer in source.model["layers"] if layer["id"] == change.subject), context)
    elif change.kind == "compensation" and text:
        yield context.numbers.hectares(float(text))
    elif change.kind.startswith("finding"):
        for piece in filter(None, text.split("; ")):
            yield _piece(piece, source, context)
    elif text:
        yield text


def _part(part: Model, source: Context, context: Context) -> Iterator[str]:
    yield context.titles.activity(part["activity"])
    area, length = part["area_m2"], part.get("length_m")
    yield context.numbers.area(area) if area else context.numbers.length(length) if length else context.labels.groups["texts"]["point"]
    for name, value in part["parameters"].items():
        yield source.titles.parameter(name, value, context.numbers)


def _layer(layer: Model, context: Context) -> Iterator[str]:
    yield context.labels.label("layer_statuses", layer["status"])
    if layer["source"]:
        yield str(layer["source"])
    if layer["precision"]:
        yield context.labels.label("precisions", layer["precision"])
    if layer["features"] is not None:
        yield f"{context.numbers.fixed(layer['features'], 0)} {context.labels.groups['texts']['features'].lower()}"
    if layer["sha256"]:
        yield str(layer["sha256"])[:12]


def _piece(piece: str, source: Context, context: Context) -> str:
    name, _, value = piece.partition(" ")
    if name in context.labels.groups["outcomes"] and not value:
        return context.labels.label("outcomes", name)
    if name in ("area_m2", "length_m", "distance_m"):
        return context.numbers.area(float(value)) if name == "area_m2" else context.numbers.length(float(value))
    if name == "zones":
        return f"{context.labels.groups['texts']['zones']}: {value}"
    if value in context.labels.groups["statuses"]:
        return f"{source.titles.question(name)} {context.labels.label('statuses', value)}"
    return piece
