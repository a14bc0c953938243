"""One thing that is wrong with a catalogue."""

from __future__ import annotations

from typing import NamedTuple

from ..messages import Message

ERROR = "error"
WARNING = "warning"


class Problem(NamedTuple):
    """`level` is error or warning; `subject` is the rule, exemption, limit, layer or other thing it is about."""

    level: str
    subject: str
    message: Message
