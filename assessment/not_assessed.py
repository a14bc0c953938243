"""What was not assessed, so that silence is never mistaken for approval."""

from __future__ import annotations

from typing import NamedTuple, Optional

from .messages import Message


class NotAssessed(NamedTuple):
    """A rule, exemption or passage that could not be evaluated: the layer it lacks (None for a judgement), and why."""

    rule: str
    title: Message
    sections: tuple[str, ...]
    layer: Optional[str]
    reason: Message
