"""The report model as tables of plain values, for a spreadsheet or a database: names as in the contract, numbers unrounded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Optional, Union

from ..vocabulary import Outcome, most_severe

Model = Mapping[str, Any]
Cell = Union[str, int, float, bool, None]
KINDS = ("text", "number", "integer", "boolean")

_TEXT, _NUMBER, _INTEGER, _BOOLEAN = KINDS
_MEASURES = {"area_m2": _NUMBER, "share": _NUMBER, "length_m": _NUMBER}


@dataclass(frozen=True)
class Table:
    """One table. `columns`: name to kind (see KINDS), in order; a row has a value for each, None where it is unknown."""

    name: str
    columns: Mapping[str, str]
    rows: tuple[tuple[Cell, ...], ...]


def report_tables(model: Model) -> list[Table]:
    """All tables of one report. The rows of `plan`, `zones` and `findings` are in the order of the model's parts, zones and findings."""
    return [
        _table("plan", _PLAN, _plan_rows(model)),
        _table("zones", _ZONES, _zone_rows(model)),
        _table("findings", _FINDINGS, _finding_rows(model)),
        _table("conditions", _CONDITIONS, _condition_rows(model)),
        _table("questions", _QUESTIONS, _question_rows(model)),
        _table("kernkwaliteiten", _CORE_QUALITIES, ({**row, "zones": _names(row["zones"])} for row in model["kernkwaliteiten"])),
        _table("compensation", _COMPENSATION, model["compensation"]["items"]),
        _table("overruled", _OVERRULED, model["overruled"]),
        _table("not_assessed", _NOT_ASSESSED, model["not_assessed"]),
        _table("below_threshold", _BELOW, model["below_threshold"]),
        _table("layers", _LAYERS, model["layers"]),
    ]


_PLAN = {"plan": _TEXT, "part": _TEXT, "activity": _TEXT, "parameters": _TEXT, "area_m2": _NUMBER, "length_m": _NUMBER, "outcome": _TEXT}
_ZONES = {"plan": _TEXT, "part": _TEXT, "layer": _TEXT, "zone": _TEXT, "feature": _TEXT, **_MEASURES, "outcome": _TEXT, "attributes": _TEXT}
_FINDINGS = {
    **dict.fromkeys(("plan", "part", "rule", "outcome", "kind", "title", "section", "map", "layer", "zones"), _TEXT),
    **_MEASURES,
    "distance_m": _NUMBER,
    **dict.fromkeys(("conditions_open", "obligations", "consult", "responsible"), _TEXT),
    "boundary_m": _NUMBER,
    "boundary_decides": _BOOLEAN,
    "explanation": _TEXT,
}
_CONDITIONS = dict.fromkeys(("rule", "part", "condition", "text", "status", "who", "evidence"), _TEXT)
_QUESTIONS = dict.fromkeys(("id", "text", "status", "note", "who", "evidence", "needed_by"), _TEXT)
_CORE_QUALITIES = {
    "id": _TEXT, "indicator": _TEXT, "affected": _BOOLEAN, "area_m2": _NUMBER, "share": _NUMBER, "level": _TEXT, "responsible": _TEXT,
    "zones": _TEXT,
}  # fmt: skip
_COMPENSATION = {
    "kernkwaliteit": _TEXT, "layer": _TEXT, "zone": _TEXT, "loss_ha": _NUMBER, "surcharge": _NUMBER, "required_ha": _NUMBER,
    "compensable": _BOOLEAN, "basis": _TEXT,
}  # fmt: skip
_OVERRULED = dict.fromkeys(("rule", "title", "part", "by", "reason", "section"), _TEXT)
_NOT_ASSESSED = dict.fromkeys(("rule", "title", "layer", "reason", "section", "explanation"), _TEXT)
_BELOW = {"layer": _TEXT, "zone": _TEXT, "part": _TEXT, "area_m2": _NUMBER, "length_m": _NUMBER}
_LAYERS = {
    "id": _TEXT, "title": _TEXT, "map": _TEXT, "status": _TEXT, "precision": _TEXT, "uncertainty_m": _NUMBER, "official": _BOOLEAN,
    "indicative": _BOOLEAN, "source": _TEXT, "date": _TEXT, "features": _INTEGER, "sha256": _TEXT, "message": _TEXT,
}  # fmt: skip


def _table(name: str, columns: Mapping[str, str], items: Iterable[Model]) -> Table:
    return Table(name, columns, tuple(tuple(_cell(item.get(column)) for column in columns) for item in items))


def _cell(value: Any) -> Cell:
    """Lists become text; anything else stays what it is."""
    if isinstance(value, (list, tuple)):
        return ", ".join(str(item) for item in value)
    return value  # type: ignore[no-any-return]


def _plan_rows(model: Model) -> Iterator[Model]:
    for part in model["plan"]["parts"]:
        worst = most_severe(Outcome(item["outcome"]) for item in model["findings"] if item["part"] in (part["id"], None))
        stated = "; ".join(f"{name}: {_said(value)}" for name, value in part["parameters"].items())
        yield {**part, "plan": model["plan"]["name"], "part": part["id"], "parameters": stated or None, "outcome": worst.value}


def _zone_rows(model: Model) -> Iterator[Model]:
    worst: dict[tuple[Optional[str], str, str], list[Outcome]] = {}
    for finding in model["findings"]:
        for zone in finding["zones"]:
            worst.setdefault((finding["part"], zone["layer"], zone["feature"]), []).append(Outcome(finding["outcome"]))
    for zone in model["zones"]:
        attributes = "; ".join(f"{name}: {_said(value)}" for name, value in zone["attributes"].items() if value is not None)
        yield {
            **zone,
            "plan": model["plan"]["name"],
            "zone": zone["name"] or zone["feature"],
            "outcome": most_severe(worst.get((zone["part"], zone["layer"], zone["feature"]), ())).value,
            "attributes": attributes,
        }


def _finding_rows(model: Model) -> Iterator[Model]:
    for finding in model["findings"]:
        yield {
            **finding,
            "plan": model["plan"]["name"],
            "zones": _names(finding["zones"]),
            "conditions_open": [condition["id"] for condition in finding["conditions"] if condition["status"] == "open"],
            "obligations": "\n".join(finding["obligations"]),
            "consult": "\n".join(f"{item['who']}: {item['about']}" for item in finding["consult"]),
            "boundary_m": finding["boundary"]["distance_m"],
            "boundary_decides": finding["boundary"]["decides"],
        }


def _condition_rows(model: Model) -> Iterator[Model]:
    for finding in model["findings"]:
        for condition in finding["conditions"]:
            yield {**condition, "rule": finding["rule"], "part": finding["part"], "condition": condition["id"]}


def _question_rows(model: Model) -> Iterator[Model]:
    for question in model["questions"]:
        yield {**question, "note": model["answer_notes"].get(question["id"])}


def _names(zones: Iterable[Model]) -> str:
    """The names of zones, each once."""
    return ", ".join(dict.fromkeys(str(zone["name"] or zone["feature"]) for zone in zones))


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
