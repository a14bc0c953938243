"""Findings as they stand in the report: under their theme, one entry for a rule that says the same of several parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Optional

from .labels import Labels, Theme
from .numbers import Numbers
from .sentences import listed, maps, reason, sections, zone_names
from .titles import Titles

_SAME = ("rule", "kind", "outcome", "title", "explanation", "section", "map", "layer", "obligations", "responsible", "instrument", "interpretation")


class Place(NamedTuple):
    """Where an entry concerns one part. `measures`: area, length, share and distance as text, each with its word."""

    part: Optional[str]
    measures: tuple[str, ...]
    zones: str
    reasons: tuple[str, ...]
    decides: Optional[str]


@dataclass(frozen=True)
class Entry:
    """A rule with one outcome and one state of its conditions, and everywhere it concerns the plan. `anchor`: its id in the page."""

    anchor: str
    finding: Mapping[str, Any]
    reference: str
    layer: str
    places: tuple[Place, ...]
    facts: bool

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
    dimensions = {part["id"]: _dimension(part) for part in model["plan"]["parts"]}
    same: dict[str, list[Mapping[str, Any]]] = {}
    for finding in model["findings"]:
        same.setdefault(_likeness(finding), []).append(finding)
    by_theme: dict[str, list[Entry]] = {}
    for number, alike in enumerate(same.values(), start=1):
        entry = _entry(f"b{number}", alike, dimensions, labels, numbers, titles)
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
    return repr(([finding[name] for name in _SAME], conditions, finding["consult"]))


def _entry(
    anchor: str, alike: Sequence[Mapping[str, Any]], dimensions: Mapping[str, str], labels: Labels, numbers: Numbers, titles: Titles
) -> Entry:
    first = alike[0]
    layers = dict.fromkeys((*([first["layer"]] if first["layer"] else []), *(zone["layer"] for finding in alike for zone in finding["zones"])))
    reference = " · ".join(text for text in (sections(first["section"]), maps(first["map"], labels)) if text)
    places = tuple(_place(finding, dimensions.get(finding["part"] or "", ""), labels, numbers, titles) for finding in alike)
    return Entry(
        anchor=anchor,
        finding=first,
        reference=reference,
        layer=", ".join(titles.layer(layer) for layer in layers),
        places=places,
        facts=bool(first["conditions"] or first["obligations"] or first["consult"]),
    )


def _place(finding: Mapping[str, Any], dimension: str, labels: Labels, numbers: Numbers, titles: Titles) -> Place:
    return Place(
        part=finding["part"],
        measures=tuple(_measures(finding, dimension, labels, numbers)),
        zones=zone_names(finding["zones"], labels),
        reasons=tuple(reason(evidence, labels, numbers) for evidence in finding["because"]),
        decides=boundary_decides(finding, labels, numbers, titles),
    )


def _measures(finding: Mapping[str, Any], dimension: str, labels: Labels, numbers: Numbers) -> Iterable[str]:
    texts = labels.groups["texts"]
    if finding["area_m2"]:
        yield numbers.area(finding["area_m2"])
    elif finding["length_m"]:
        yield numbers.length(finding["length_m"])
    elif dimension == "point" and finding["zones"] and not finding["distance_m"]:
        yield texts["point_inside"]
    if finding["share"]:
        yield texts["of_part"] % {"share": numbers.share(finding["share"])}
    if finding["distance_m"]:
        yield texts["at_distance"] % {"distance": numbers.length(finding["distance_m"])}


def boundary_decides(finding: Mapping[str, Any], labels: Labels, numbers: Numbers, titles: Titles) -> Optional[str]:
    """That the boundary decides, with how well it is known; None where it doesn't."""
    if not finding["boundary"]["decides"]:
        return None
    layers = (*([finding["layer"]] if finding["layer"] else []), *(zone["layer"] for zone in finding["zones"]))
    precision, uncertainty = titles.uncertainty(layers)
    texts = labels.groups["texts"]
    if precision is None or uncertainty is None:
        return texts["boundary_decides"]
    known = {"precision": labels.label("precisions", precision), "distance": numbers.length(uncertainty)}
    return texts["boundary_decides_by"] % known


def _dimension(part: Mapping[str, Any]) -> str:
    return "polygon" if part["area_m2"] else "line" if part["length_m"] else "point"
