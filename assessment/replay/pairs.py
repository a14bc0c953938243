"""Which finding of one report is which of another: by rule and part, and where zones were judged apart, by their zones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Optional

Model = Mapping[str, Any]
Pair = tuple[Optional[Model], Optional[Model]]


def finding_pairs(before: Sequence[Model], after: Sequence[Model]) -> list[Pair]:
    """Each finding of either report once, with its counterpart or None; in the order of `after`, what is gone behind it."""
    left: defaultdict[tuple[Any, ...], list[Model]] = defaultdict(list)
    for finding in before:
        left[_key(finding)].append(finding)
    taken: dict[int, Model] = {}
    for same in (_alike, _same_zones, _anything):
        for index, finding in enumerate(after):
            candidates = [] if index in taken else [other for other in left[_key(finding)] if same(other, finding)]
            if candidates:
                taken[index] = candidates[0]
                left[_key(finding)].remove(candidates[0])
    pairs: list[Pair] = [(taken.get(index), finding) for index, finding in enumerate(after)]
    remaining = {id(finding) for findings in left.values() for finding in findings}
    return pairs + [(finding, None) for finding in before if id(finding) in remaining]


def zone_names(finding: Model) -> list[str]:
    """The names of a finding's zones, without doubles, in order of name."""
    return sorted({str(zone["name"] or zone["feature"]) for zone in finding["zones"]})


def _key(finding: Model) -> tuple[Any, ...]:
    return finding["rule"], finding["part"]


def _alike(one: Model, other: Model) -> bool:
    return _same_zones(one, other) and one["outcome"] == other["outcome"]


def _same_zones(one: Model, other: Model) -> bool:
    return zone_names(one) == zone_names(other)


def _anything(one: Model, other: Model) -> bool:
    return True
