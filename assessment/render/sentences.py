"""The chain that explains a finding, and other facts of the model, as sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Optional, Union

from .labels import Labels
from .numbers import Numbers

NAMES_SHOWN = 8


def reason(evidence: Mapping[str, Any], labels: Labels, numbers: Numbers, cited: Any = None) -> str:
    """One link of the chain: what was looked at, its value, the limit it was held against, and where that stands.

    Args:
        cited: the paragraphs that are cited above it already; where they are the same they are not repeated.
    """
    texts = labels.groups["texts"]
    what, value, limit, unit = evidence["what"], evidence["value"], evidence["limit"], evidence["unit"]
    sentence = what[:1].upper() + what[1:]
    on_its_own = value is True and unit is None and not what.endswith("?") and limit is None and evidence["section"] is not None
    if not on_its_own:
        sentence += (" " if what.endswith("?") else ": ") + _value(value, unit, limit, labels, numbers)
    held = [] if limit is None else [texts["against_limit"] % {"limit": _value(limit, unit, value, labels, numbers)}]
    source = "" if listed(evidence["section"]) == listed(cited) else sections(evidence["section"])
    where = "; ".join((*held, *filter(None, [source])))
    return f"{sentence} ({where})" if where else sentence


def _value(value: Any, unit: Optional[str], beside: Any, labels: Labels, numbers: Numbers) -> str:
    shown = numbers.quantity(value, unit, beside)
    return labels.value(shown) if isinstance(value, str) else shown


def sections(section: Union[str, Sequence[str], None]) -> str:
    """The paragraphs as they are cited: §4.2.2, §7.5."""
    return ", ".join(f"§{number}" for number in listed(section))


def maps(name: Union[str, Sequence[str], None], labels: Labels) -> str:
    """The maps as they are cited: kaart 2A."""
    found = listed(name)
    return f"{labels.groups['texts']['map']} {', '.join(found)}" if found else ""


def listed(value: Union[str, Sequence[str], None]) -> list[str]:
    """What the model gives bare, as a list or as null, always as a list."""
    if value is None:
        return []
    return [value] if isinstance(value, str) else list(value)


def enumerated(items: Sequence[str], conjunction: str) -> str:
    """a, b and c."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {conjunction} {items[-1]}" if items else ""


def zone_names(zones: Iterable[Mapping[str, Any]], labels: Labels) -> str:
    """The names of zones: each once, the first few, and how many more there are."""
    texts = labels.groups["texts"]
    counted = Counter(zone["name"] or texts["nameless_zone"] % {"feature": zone["feature"]} for zone in zones)
    names = [name if number == 1 else f"{name} ({number}×)" for name, number in counted.items()]
    if len(names) <= NAMES_SHOWN + 1:
        return ", ".join(names)
    return ", ".join(names[:NAMES_SHOWN]) + texts["and_more_zones"] % {"n": len(names) - NAMES_SHOWN}
