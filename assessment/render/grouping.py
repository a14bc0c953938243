"""Findings as they stand in the report: under their theme, one entry for a rule that says the same of several parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Optional

from .labels import Labels, Theme
from .numbers import Numbers
from .sentences import listed, maps, reason, sections, zone_names
from .titles import Titles

# What must be the same for findings to share an entry; their conditions and whom to consult as well.
_SAME = ("rule", "kind", "outcome", "title", "explanation", "section", "map", "layer", "obligations", "responsible", "instrument")


UNBROKEN = 4
LAYERS_NAMED = 3


class Place(NamedTuple):
    """Where an entry concerns one part. `measures`: area, length, share and distance as text, each with its word.

    `decides`: that the boundary decides, in words; `certainty`: how well it is known, where that can be said.
    """

    part: Optional[str]
    measures: tuple[str, ...]
    zones: str
    reasons: tuple[str, ...]
    decides: Optional[str]
    certainty: Optional[str]


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
    dimensions = {part["id"]: _dimension(part) for part in model["plan"]["parts"]}
    same: dict[str, list[Mapping[str, Any]]] = {}
    for finding in model["findings"]:
        same.setdefault(_likeness(finding), []).append(finding)
    by_theme: dict[str, list[Entry]] = {}
    for number, alike in enumerate(same.values(), start=1):
        alike.sort(key=lambda finding: order.get(finding["part"], -1))
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
    return repr(([finding[name] for name in _SAME], conditions, finding["consult"], finding["interpretation"]))


def _entry(
    anchor: str, alike: Sequence[Mapping[str, Any]], dimensions: Mapping[str, str], labels: Labels, numbers: Numbers, titles: Titles
) -> Entry:
    first = alike[0]
    layers = dict.fromkeys(layer for finding in alike for layer in layers_of(finding))
    reference = " · ".join(text for text in (sections(first["section"]), maps(first["map"], labels)) if text)
    places = tuple(_place(finding, dimensions.get(finding["part"] or "", ""), labels, numbers, titles) for finding in alike)
    return Entry(
        anchor=anchor,
        finding=first,
        reference=reference,
        layer=", ".join(titles.layer(layer) for layer in layers) if len(layers) <= LAYERS_NAMED else "",
        places=places,
        facts=bool(first["conditions"] or first["obligations"] or first["consult"]),
        indicative=", ".join(titles.indicative(layers)),
    )


def _place(finding: Mapping[str, Any], dimension: str, labels: Labels, numbers: Numbers, titles: Titles) -> Place:
    certainty = _certainty(finding, labels, numbers, titles) if finding["boundary"]["decides"] else None
    return Place(
        part=finding["part"],
        measures=tuple(_measures(finding, dimension, labels, numbers)),
        zones=zone_names(finding["zones"], labels),
        reasons=tuple(reason(evidence, labels, numbers, finding["section"]) for evidence in finding["because"])
        or (labels.groups["texts"]["applies"],),
        decides=_decides(finding, certainty, labels),
        certainty=certainty,
    )


def _measures(finding: Mapping[str, Any], dimension: str, labels: Labels, numbers: Numbers) -> Iterable[str]:
    texts = labels.groups["texts"]
    if finding["area_m2"]:
        yield numbers.area(finding["area_m2"])
    elif finding["length_m"]:
        yield numbers.length(finding["length_m"])
    elif finding["zones"] and not finding["distance_m"]:
        yield texts["point_inside" if dimension == "point" else "touching"]
    if finding["share"]:
        yield texts["of_part"] % {"share": numbers.share(finding["share"])}
    if finding["distance_m"]:
        yield texts["at_distance"] % {"distance": numbers.length(finding["distance_m"])}


def _certainty(finding: Mapping[str, Any], labels: Labels, numbers: Numbers, titles: Titles) -> Optional[str]:
    """How well the boundaries are known that the finding hangs on: schets, ±100 m."""
    precision, uncertainty = titles.uncertainty(layers_of(finding))
    if precision is None or uncertainty is None:
        return None
    return f"{labels.label('precisions', precision)}, ±{numbers.length(uncertainty)}"


def _decides(finding: Mapping[str, Any], certainty: Optional[str], labels: Labels) -> Optional[str]:
    if not finding["boundary"]["decides"]:
        return None
    decides = labels.groups["texts"]["boundary_decides"]
    return decides if certainty is None else f"{decides} ({certainty})"


def layers_of(finding: Mapping[str, Any]) -> list[str]:
    """The layer its rule looks at, and those of its zones."""
    return [*([finding["layer"]] if finding["layer"] else []), *(zone["layer"] for zone in finding["zones"])]


def _dimension(part: Mapping[str, Any]) -> str:
    return "polygon" if part["area_m2"] else "line" if part["length_m"] else "point"
