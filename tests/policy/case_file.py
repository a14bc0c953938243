"""Policy cases as planners write them: `cases/*.yaml`, read strictly into frozen dataclasses.

A case is a plan, what it lies on, and what the assessment must say of it; every layer that is not named exists and is empty::

    - case: "Veehouderij: precies 1,5 ha in één bouwlaag voldoet"     # one sentence
      section: "4.3.4"
      row: intensieve_veehouderij                                       # key of inventory.yaml
      plan: {activity: [a, b], shape: polygon, size_ha: 4, parameters: {…}, answers: {…}, at: place}
      on: [{layer: robuuste_landbouw, cover: full, with: {attribute: value}, size_ha: 60}]
      missing: [layer]
      expect: [{rule: …, outcome: …, open: […]}, {overruled: {rule: …, by: …}}]
      never: [{section: "4.3.4", outcome: [prohibited, no_unless]}]
      overall: satisfied
      not_assessed: [rule]
      compensation: [{layer: natuur_ehs, loss_share: 1.0, surcharge: 0.3333, compensable: true}]
      core_qualities: [{id: veiligheid, affected: null}]

`activity`: one type, a list with types and @groups, all, or {except: [a, "@group"]}: a case for each. `at`: a place of
places.yaml, or [x, y] in RD, as the plan's middle. `cover`: full, full:<m> (overshoots by so much; 500 otherwise), half (the
west half), near:<m>, touch; `size_ha` makes a nearby zone 1 km wide and that large. In `expect` and `never` a finding must have
all given keys: rule (its id or that of the exemption that took its place), section (or one that begins so), outcome, layer,
share, distance_m, part, responsible, says (a piece of its Dutch texts: title, explanation, obligation, consult, instrument,
table, note with the outcome), and conditions that are open, met or unmet (those listed and perhaps more; an empty list: none).
`never: [{not_assessed: rule}]`: the rule or passage is not listed as such.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Optional

from plantoets.assessment.catalogue.names import Names
from plantoets.assessment.catalogue.read_names import activities_of
from plantoets.assessment.catalogue.strict_yaml import Entry, read_yaml
from plantoets.assessment.messages import Message
from plantoets.assessment.vocabulary import Outcome

_COVER = re.compile(r"half|touch|full(:\d+(\.\d+)?)?|near:\d+(\.\d+)?")
SHAPES = ("polygon", "line", "point")
_SETTINGS = ("shape", "size_ha", "parameters", "answers", "at")
_FINDING = (
    "rule",
    "outcome",
    "section",
    "layer",
    "open",
    "met",
    "unmet",
    "share",
    "distance_m",
    "part",
    "responsible",
    "says",
    "not_assessed",
)


@dataclass(frozen=True)
class PlanOfCase:
    """The plan: one part. `at` is a place id or a point in RD; None is the usual spot."""

    activity: str
    shape: str = "polygon"
    size_ha: float = 4.0
    parameters: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)
    at: Any = None


@dataclass(frozen=True)
class ZoneOfCase:
    """A zone that the plan lies on or near."""

    layer: str
    cover: str = "full"
    attributes: Mapping[str, Any] = field(default_factory=dict)
    size_ha: Optional[float] = None


@dataclass(frozen=True)
class Wish:
    """What a finding must be like; None: anything. With `overruled` it is a rule that another sets aside."""

    rule: Optional[str] = None
    outcomes: tuple[Outcome, ...] = ()
    sections: tuple[str, ...] = ()
    layer: Optional[str] = None
    conditions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    share: Optional[float] = None
    distance_m: Optional[float] = None
    part: Optional[str] = None
    responsible: Optional[str] = None
    says: tuple[str, ...] = ()
    silent: Optional[str] = None
    overruled_by: Optional[str] = None


@dataclass(frozen=True)
class LossOfCase:
    """A compensation item: the loss as a share of the plan's area."""

    layer: str
    loss_share: float
    surcharge: Optional[float]
    compensable: Optional[bool]


@dataclass(frozen=True)
class PolicyCase:
    """One case for one development type."""

    name: str
    sections: tuple[str, ...]
    row: str
    plan: PlanOfCase
    zones: tuple[ZoneOfCase, ...]
    missing: tuple[str, ...] = ()
    expect: tuple[Wish, ...] = ()
    never: tuple[Wish, ...] = ()
    overall: tuple[Outcome, ...] = ()
    not_assessed: tuple[str, ...] = ()
    compensation: Optional[tuple[LossOfCase, ...]] = None
    core_qualities: tuple[Mapping[str, Any], ...] = ()
    place: str = ""

    @property
    def id(self) -> str:
        """How pytest shows it."""
        return f"{self.sections[0]} {self.place} {self.name} [{self.plan.activity}]"


def read_cases(path: Path, names: Names) -> list[PolicyCase]:
    """All cases of a file, one per development type.

    Args:
        names: those of the catalogue, for its development types and groups.

    Raises:
        CatalogueError: with file, line and field.
    """
    return [case for entry in read_yaml(path).elements() for case in _cases(entry, names)]


def _cases(entry: Entry, names: Names) -> list[PolicyCase]:
    fields = entry.fields(
        required=("case", "section", "row", "plan"),
        optional=("on", "missing", "expect", "never", "overall", "not_assessed", "compensation", "core_qualities"),
    )
    if not {"expect", "never", "overall", "not_assessed", "compensation", "core_qualities"} & set(fields):
        raise entry.error("zeg wat de uitkomst moet zijn (expect, never, …).", "say what must come out (expect, never, …).")
    plan = fields["plan"].fields(required=("activity",), optional=_SETTINGS)
    shared = {
        "name": fields["case"].text(),
        "sections": fields["section"].texts(),
        "row": fields["row"].text(),
        "zones": tuple(_zone(element) for element in _list(fields, "on")),
        "missing": fields["missing"].texts() if "missing" in fields else (),
        "expect": tuple(_wish(element) for element in _list(fields, "expect")),
        "never": tuple(_wish(element) for element in _list(fields, "never")),
        "overall": _outcomes(fields["overall"]) if "overall" in fields else (),
        "not_assessed": fields["not_assessed"].texts() if "not_assessed" in fields else (),
        "compensation": tuple(_loss(element) for element in _list(fields, "compensation")) if "compensation" in fields else None,
        "core_qualities": tuple(_plain(element) for element in _list(fields, "core_qualities")),
        "place": f"{entry.file}:{entry.line}",
    }
    return [PolicyCase(plan=_plan(activity, plan), **shared) for activity in _activities(plan["activity"], names)]


def _activities(entry: Entry, names: Names) -> tuple[str, ...]:
    known, groups = dict(names.activities), dict(names.groups)
    if not entry.is_mapping:
        return activities_of(entry, known, groups)
    others = activities_of(entry.fields(required=("except",))["except"], known, groups)
    return tuple(activity for activity in known if activity not in others)


def _list(fields: Mapping[str, Entry], key: str) -> list[Entry]:
    return fields[key].elements() if key in fields else []


def _plan(activity: str, plan: Mapping[str, Entry]) -> PlanOfCase:
    return PlanOfCase(
        activity=activity,
        shape=plan["shape"].one_of(Message("vorm", "shape"), SHAPES) if "shape" in plan else "polygon",
        size_ha=plan["size_ha"].number() if "size_ha" in plan else 4.0,
        parameters=_plain(plan["parameters"]) if "parameters" in plan else {},
        answers=_plain(plan["answers"]) if "answers" in plan else {},
        at=_at(plan["at"]) if "at" in plan else None,
    )


def _at(entry: Entry) -> Any:
    return tuple(element.number() for element in entry.elements()) if entry.is_list else entry.text()


def _zone(entry: Entry) -> ZoneOfCase:
    fields = entry.fields(required=("layer",), optional=("cover", "with", "size_ha"))
    cover = fields["cover"].text() if "cover" in fields else "full"
    if not _COVER.fullmatch(cover):
        raise fields["cover"].error("kies full, full:<m>, half, near:<m> of touch.", "choose full, full:<m>, half, near:<m> or touch.")
    return ZoneOfCase(
        layer=fields["layer"].text(),
        cover=cover,
        attributes=_plain(fields["with"]) if "with" in fields else {},
        size_ha=fields["size_ha"].number() if "size_ha" in fields else None,
    )


def _wish(entry: Entry) -> Wish:
    if "overruled" in dict(entry.items()):
        parts = entry.fields(required=("overruled",))["overruled"].fields(required=("rule", "by"))
        return Wish(rule=parts["rule"].text(), overruled_by=parts["by"].text())
    fields = entry.fields(optional=_FINDING)
    if not fields:
        raise entry.error("noem ten minste één kenmerk.", "name at least one thing.")
    return Wish(
        rule=fields["rule"].text() if "rule" in fields else None,
        outcomes=_outcomes(fields["outcome"]) if "outcome" in fields else (),
        sections=fields["section"].texts() if "section" in fields else (),
        layer=fields["layer"].text() if "layer" in fields else None,
        conditions=tuple((status, fields[status].texts()) for status in ("open", "met", "unmet") if status in fields),
        share=fields["share"].number() if "share" in fields else None,
        distance_m=fields["distance_m"].number() if "distance_m" in fields else None,
        part=fields["part"].text() if "part" in fields else None,
        responsible=fields["responsible"].text() if "responsible" in fields else None,
        says=fields["says"].texts() if "says" in fields else (),
        silent=fields["not_assessed"].text() if "not_assessed" in fields else None,
    )


def _outcomes(entry: Entry) -> tuple[Outcome, ...]:
    words = [outcome.value for outcome in Outcome]
    return tuple(Outcome(element.one_of(Message("uitkomst", "outcome"), words)) for element in entry.elements())


def _loss(entry: Entry) -> LossOfCase:
    fields = entry.fields(required=("layer", "loss_share", "surcharge", "compensable"))
    return LossOfCase(
        layer=fields["layer"].text(),
        loss_share=fields["loss_share"].number(),
        surcharge=None if fields["surcharge"].is_null else fields["surcharge"].number(),
        compensable=None if fields["compensable"].is_null else fields["compensable"].boolean(),
    )


def _plain(entry: Entry) -> dict[str, Any]:
    return {key: value.scalar() for key, value in entry.items()}
