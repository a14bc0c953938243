"""The words of the contract that every step shares (contract §3, §4, §6)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Outcome(str, Enum):
    """What a rule says of a plan part, most severe first; `NONE` is the absence of a finding."""

    PROHIBITED = "prohibited"
    NO_UNLESS = "no_unless"
    CONDITIONAL = "conditional"
    CONSULT = "consult"
    ATTENTION = "attention"
    SATISFIED = "satisfied"
    FAVOURABLE = "favourable"
    NONE = "none"

    @property
    def rank(self) -> int:
        """0 for the most severe; sorts findings."""
        return _RANK[self]

    def or_milder(self, limit: Outcome) -> Outcome:
        """This outcome, but never more severe than `limit`."""
        return self if self.rank >= limit.rank else limit


_RANK = {outcome: rank for rank, outcome in enumerate(Outcome)}


def most_severe(outcomes: Iterable[Outcome]) -> Outcome:
    """The most severe of `outcomes`; `NONE` when there are none."""
    return min(outcomes, key=lambda outcome: outcome.rank, default=Outcome.NONE)


class Status(str, Enum):
    """Where a condition stands; unknown is open, never a guess."""

    MET = "met"
    UNMET = "unmet"
    OPEN = "open"


class LayerStatus(str, Enum):
    """What became of a layer; only `OK` and `EMPTY` layers have been looked at."""

    OK = "ok"
    EMPTY = "empty"
    MISSING = "missing"
    ERROR = "error"


class Precision(str, Enum):
    """How well a layer's boundaries are known."""

    EXACT = "exact"
    ROUGH = "globaal"
    SKETCH = "schets"

    @property
    def uncertainty_m(self) -> float:
        """How far a boundary may lie from where it is drawn, in metres (contract §4)."""
        return _UNCERTAINTY_M[self]


_UNCERTAINTY_M = {Precision.EXACT: 0.0, Precision.ROUGH: 25.0, Precision.SKETCH: 100.0}

THRESHOLD_AREA_M2 = 1.0
"""Less overlap than this with a polygon gives no finding (contract §4)."""

THRESHOLD_LENGTH_M = 1.0
"""Less overlap than this along a line gives no finding (contract §4)."""

CRS = "EPSG:28992"
"""RD New: everything is measured planar in it."""
