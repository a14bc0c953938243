"""What an answer or a change of the plan changed in the outcome."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, Optional

from .outcome_style import OUTCOMES


class Change(NamedTuple):
    """A rule for a part whose outcome changed; "" where there was or is no finding."""

    title: str
    part: Optional[str]
    before: str
    after: str


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Findings that appeared, vanished or changed their outcome; the most severe first."""
    old, new = _worst(before), _worst(after)
    found = [
        Change(titles[1], key[1], old.get(key, ("", ""))[0], new.get(key, ("", ""))[0])
        for key in dict.fromkeys((*old, *new))
        if old.get(key, ("", ""))[0] != new.get(key, ("", ""))[0]
        for titles in [new.get(key) or old[key]]
    ]
    return sorted(found, key=lambda change: min(OUTCOMES.index(outcome) for outcome in (change.before, change.after) if outcome))


def _worst(model: Mapping[str, Any]) -> dict[tuple[str, Optional[str]], tuple[str, str]]:
    """The most severe outcome of each rule for each part, with the rule's title; findings come most severe first."""
    worst: dict[tuple[str, Optional[str]], tuple[str, str]] = {}
    for finding in model["findings"]:
        worst.setdefault((finding["rule"], finding["part"]), (finding["outcome"], finding["title"]))
    return worst
