"""PARAMETERS and ANSWERS between their JSON, which scripts and models keep, and values that widgets show."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Optional


def values_in(given: Any) -> Optional[dict[str, Any]]:
    """The values of a JSON object; None for anything else (the path of a file, a mistake), which stays text."""
    if isinstance(given, Mapping):
        return dict(given)
    text = str(given or "").strip()
    if not text or text == "NULL":
        return {}
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def text_of(values: Mapping[str, Any]) -> str:
    """The values that are known, as JSON; empty when there are none."""
    stated = {key: _whole(value) for key, value in values.items() if value is not None}
    return json.dumps(stated, ensure_ascii=False) if stated else ""


def _whole(value: Any) -> Any:
    """85 and not 85.0, as a person writes it."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
