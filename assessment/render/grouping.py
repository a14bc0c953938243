"""Findings as they stand in the report: under their theme, one entry for a rule that says the same of several parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Optional

from .labels import Labels, Theme
from .numbers import Numbers
from .places import Place, layers_of, places_of
from .sentences import listed, maps, sections
from .titles import Titles

# What must be the same for findings to share an entry; their conditions and whom to consult as well.
_SAME = ("rule", "kind", "outcome", "title", "explanation", "section", "map", "layer", "obligations", "responsible", "instrument")


UNBROKEN = 4
LAYERS_NAMED = 3


@dataclass(frozen=True)
class Entry:
    """A rule with one outcome and one state of its conditions, and everywhere it concerns the plan. `anchor`: its id in the page."""

    anchor: str
    finding: Mapping[str, Any]
    reference: str
    layer: str
    places: tuple[Place, ...]
    facts: bool
    indicative: str

    @property
    def short(self) -> bool:
        """Whether it fits on part of a page, so that it need not be broken."""
        return len(self.places) <= UNBROKEN

    @property
    def decides(self) -> bool:
        """Whether somewhere the boundary decides."""
        return any(place.decides for place in self.places)


class Chapter(NamedTuple):
    """A theme with its entries, most severe first."""

    theme: Theme
    entries: tuple[Entry, ...]


def chapters(model: Mapping[str, Any], labels: Labels, numbers: Numbers, titles: Titles) -> list[Chapter]:
    """All findings, by theme; the themes in the order of the labels, the findings in that of the model."""
    order = {part["id"]: number for number, part in enumerate(model["plan"]["parts"])}
    parts = {part["id"]: part for part in model["plan"]["parts"]}
    same: dict[str, list[Mapping[str, Any]]] = {}
    for finding in model["findings"]:
        same.setdefault(_likeness(finding), []).append(finding)
    by_theme: dict[str, list[Entry]] = {}
    for number, alike in enumerate(same.values(), start=1):
        alike.sort(key=lambda finding: order.get(finding["part"], -1))
        entry = _entry(f"b{number}", alike, parts, labels, numbers, titles)
        by_theme.setdefault(theme_of(listed(alike[0]["section"]), labels.themes).id, []).append(entry)
    return [Chapter(theme, tuple(by_theme[theme.id])) for theme in labels.themes if theme.id in by_theme]


def theme_of(cited: Sequence[str], themes: Sequence[Theme]) -> Theme:
    """The theme of the first § that has one of its own; the last theme takes what fits nowhere."""
    found = [theme for section in cited if (theme := _theme(section, themes)) is not None]
    specific = [theme for theme in found if not theme.general]
    return (specific or found or [themes[-1]])[0]


def _theme(section: str, themes: Sequence[Theme]) -> Optional[Theme]:
    fits = [(len(prefix), theme) for theme in themes for prefix in theme.sections if section == prefix or section.startswith(f"{prefix}.")]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def _likeness(finding: Mapping[str, Any]) -> str:
    conditions = [(condition["id"], condition["status"]) for condition in finding["conditions"]]
    return repr(([finding[name] for name in _SAME], conditions, finding["consult"], finding["interpretation"]))


def _entry(
    anchor: str,
    alike: Sequence[Mapping[str, Any]],
    parts: Mapping[str, Mapping[str, Any]],
    labels: Labels,
    numbers: Numbers,
    titles: Titles,
) -> Entry:
    first = alike[0]
    layers = dict.fromkeys(layer for finding in alike for layer in layers_of(finding))
    reference = " · ".join(text for text in (sections(first["section"]), maps(first["map"], labels)) if text)
    return Entry(
        anchor=anchor,
        finding=first,
        reference=reference,
        layer=", ".join(titles.layer(layer) for layer in layers) if len(layers) <= LAYERS_NAMED else "",
        places=tuple(places_of(alike, parts, labels, numbers, titles)),
        facts=bool(first["conditions"] or first["obligations"] or first["consult"]),
        indicative=", ".join(titles.indicative(layers)),
    )
