"""Text that may be shown: what a plan file brings along that no document can hold, or that hides what is written, goes out."""

from __future__ import annotations

import re
from typing import Any

# Not allowed in HTML: controls, surrogates, noncharacters. Allowed but deceiving: marks that turn the direction of reading.
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_DIRECTIONS = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_UNPRINTABLE = re.compile(f"[{_CONTROLS}{_DIRECTIONS}{_NONCHARACTERS}\ud800-\udfff]")

NOTHING = "–"


def printable(value: Any) -> Any:
    """`value` as a template may print it: unprintable characters become �, and what is not there a dash."""
    if value is None:
        return NOTHING
    if hasattr(value, "__html__") or not isinstance(value, str):
        return value
    return _UNPRINTABLE.sub("\ufffd", value)
