"""The worked cases of ../shared/policy/sample-cases.json as policy cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from case_file import LossOfCase, PlanOfCase, PolicyCase, Wish, ZoneOfCase
from plantoets.assessment.vocabulary import Outcome


def read_samples(path: Path) -> list[PolicyCase]:
    """All worked cases of the file; none when it is not there."""
    return [_case(item, path.name) for item in json.loads(path.read_text(encoding="utf-8"))] if path.is_file() else []


def _case(item: dict[str, Any], file: str) -> PolicyCase:
    wishes = [(_wish(expected), expected["absent"]) for expected in item["expect"]]
    owed = item["compensation"]
    return PolicyCase(
        name=f"{item['id']}: {item['why']}",
        sections=(item["section"],),
        row="",
        plan=PlanOfCase(item["activity"], item["geometry"], item.get("size_ha") or 4.0, item["parameters"], item["answers"]),
        zones=tuple(ZoneOfCase(zone["layer"], zone["cover"], zone["attrs"]) for zone in item["layers"]),
        expect=tuple(wish for wish, absent in wishes if not absent),
        never=tuple(wish for wish, absent in wishes if absent),
        overall=tuple(Outcome(value) for value in item["overall"] or ()),
        compensation=None if owed is None else tuple(LossOfCase(**loss) for loss in owed["items"]),
        place=file,
    )


def _wish(expected: dict[str, Any]) -> Wish:
    wanted_open = expected.get("conditions_open")
    return Wish(
        outcomes=tuple(Outcome(value) for value in expected["outcome"]),
        sections=tuple(expected.get("section_any") or [expected["section"]]),
        layer=expected["layer"],
        conditions=(("open", tuple(wanted_open)),) if wanted_open else (),
    )
