"""The report model as JSON text: the same model gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def to_json(model: Mapping[str, Any]) -> str:
    """UTF-8 JSON, keys in the order of the contract; not-a-number is an error, never written."""
    return json.dumps(model, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
