"""What is known of one plan part at one zone, when a rule judges it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Union

Value = Union[str, float, bool, None]


@dataclass(frozen=True)
class Facts:
    """Parameters and answers of the plan part, attributes of the zone; what is unknown is absent or None.

    `today`: the assessment date, against which end dates are held.
    """

    activity: str
    parameters: Mapping[str, Value] = field(default_factory=dict)
    answers: Mapping[str, bool] = field(default_factory=dict)
    attributes: Mapping[str, Value] = field(default_factory=dict)
    today: date = date.min
