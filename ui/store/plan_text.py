"""Plans as text, for the project and for what survives a QGIS that ends unexpectedly."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any, NamedTuple, Optional

from ..plan.rd import from_wkb
from .draft import AnswerDraft, Draft, PartDraft, Plans

VERSION = 2
LARGEST_FOOTPRINT_M = 10_000


class Read(NamedTuple):
    """What could be read of a text; `lost` counts the plans that could not."""

    plans: Plans
    lost: int


def plans_text(plans: Plans) -> str:
    """The plans as JSON."""
    return json.dumps({"version": VERSION, "current": plans.current, "plans": [_written(draft) for draft in plans.drafts]})


def plans_of(text: str) -> Optional[Read]:
    """The plans in a text, also in one of the first version, which held a single plan; None when nothing in it can be read."""
    try:
        data = json.loads(text)
        listed = data.get("plans", [data])
        read = [_draft(entry) for entry in listed]
        current = int(data.get("current", 0))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    drafts = tuple(draft for draft in read if draft is not None)
    if not drafts:
        return None
    return Read(Plans(drafts, min(max(current, 0), len(drafts) - 1)), len(read) - len(drafts))


def _written(draft: Draft) -> dict[str, Any]:
    return {
        "name": draft.name,
        "layer_sources": draft.layer_sources,
        "parts": [
            {
                "id": part.id,
                "name": part.name,
                "activity": part.activity,
                "wkb": base64.b64encode(part.wkb).decode("ascii"),
                "parameters": dict(part.parameters),
                "footprint_m": part.footprint_m,
                "kind": part.kind,
            }
            for part in draft.parts
        ],
        "answers": {key: {"value": answer.value, "note": answer.note} for key, answer in draft.answers.items()},
        "remarks": [list(remark) for remark in draft.remarks],
    }


def _draft(data: Any) -> Optional[Draft]:
    """One plan; None when it is damaged."""
    try:
        parts = tuple(map(_part, data["parts"]))
        answers = {str(key): _answer(answer) for key, answer in data["answers"].items()}
        if len({part.id for part in parts}) != len(parts):
            return None
        remarks = tuple((_word(nl), _word(en)) for nl, en in data.get("remarks", ()))
        return Draft(_word(data["name"]), parts, answers, _word(data["layer_sources"]), remarks)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _part(data: Mapping[str, Any]) -> PartDraft:
    wkb, parameters = base64.b64decode(data["wkb"], validate=True), data["parameters"]
    if from_wkb(wkb).isEmpty() or not isinstance(parameters, dict) or not data["id"]:
        raise ValueError
    size, kind = data.get("footprint_m"), _word(data.get("kind", ""))
    if size is not None and not (isinstance(size, (int, float)) and 0 < size <= LARGEST_FOOTPRINT_M):
        raise ValueError
    return PartDraft(_word(data["id"]), _word(data["name"]), _word(data["activity"]), wkb, parameters, size, kind)


def _answer(data: Mapping[str, Any]) -> AnswerDraft:
    if data["value"] is not None and not isinstance(data["value"], bool):
        raise TypeError
    return AnswerDraft(data["value"], _word(data["note"]))


def _word(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
