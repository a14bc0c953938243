"""Where an entry of the report concerns the plan: a row a part, and one row for parts that lie in the same zones altogether."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Optional

from .labels import Labels
from .numbers import Numbers
from .sentences import reason, sections, zone_names
from .titles import Titles

RUN = 3
"""So many parts that follow each other are written as a range."""

ALL = 1 - 1e-9


class Place(NamedTuple):
    """Where an entry concerns one part, or several alike. `measures`: area, length, share and distance as text, each with its word.

    `decides`: that the boundary decides, in words; `certainty`: how well it is known, where that can be said.
    """

    part: Optional[str]
    parts: int
    measures: tuple[str, ...]
    zones: str
    reasons: tuple[str, ...]
    decides: Optional[str]
    certainty: Optional[str]


def places_of(
    alike: Sequence[Mapping[str, Any]], parts: Mapping[str, Mapping[str, Any]], labels: Labels, numbers: Numbers, titles: Titles
) -> Iterator[Place]:
    """The places of findings that say the same, in their order.

    Args:
        parts: of the plan, by id, in its order.
    """
    rows: dict[object, list[tuple[str, Place]]] = {}
    for number, finding in enumerate(alike):
        whole = finding["part"] is not None and (finding["share"] or 0.0) > ALL and not finding["distance_m"]
        together = _place(finding, "", labels, numbers, titles, labels.groups["texts"]["each_part"]) if whole else None
        key = (together.zones, together.reasons, together.decides) if together is not None else number
        dimension = _dimension(parts[finding["part"]]) if finding["part"] in parts else ""
        rows.setdefault(key, []).append((finding["part"], _place(finding, dimension, labels, numbers, titles)))
        if together is not None and len(rows[key]) > 1:
            ids = [part for part, _ in rows[key]]
            measure = labels.groups["texts"]["each_whole"] % {"parts": labels.count(len(ids), "part")}
            rows[key][0] = (ids[0], together._replace(part=runs(ids, list(parts)), parts=len(ids), measures=(measure,)))
    return (found[0][1] for found in rows.values())


def runs(ids: Sequence[str], order: Sequence[str]) -> str:
    """Parts in short: 1–20, 23, 24."""
    places = {part: number for number, part in enumerate(order)}
    groups: list[list[str]] = []
    for part in sorted(ids, key=lambda part: places[part]):
        if groups and places[part] == places[groups[-1][-1]] + 1:
            groups[-1].append(part)
        else:
            groups.append([part])
    return ", ".join(f"{group[0]}–{group[-1]}" if len(group) >= RUN else ", ".join(group) for group in groups)


def _place(
    finding: Mapping[str, Any], dimension: str, labels: Labels, numbers: Numbers, titles: Titles, each: Optional[str] = None
) -> Place:
    """One part's place; with `each` the words are about every part that lies so, without a part's own numbers."""
    certainty = _certainty(finding, labels, numbers, titles) if finding["boundary"]["decides"] else None
    own = f"{labels.counts['part'][0]} {finding['part']} "
    reasons = tuple(
        _of_each(evidence, own, each, finding["section"])
        if each is not None and evidence["what"].startswith(own)
        else reason(evidence, labels, numbers, finding["section"])
        for evidence in finding["because"]
    )
    return Place(
        part=finding["part"],
        parts=1,
        measures=tuple(_measures(finding, dimension, labels, numbers)),
        zones=zone_names(finding["zones"], labels),
        reasons=reasons or (labels.groups["texts"]["applies"],),
        decides=_decides(finding, certainty, labels),
        certainty=certainty,
    )


def _of_each(evidence: Mapping[str, Any], own: str, each: str, cited: Any) -> str:
    sentence = f"{each} {evidence['what'][len(own) :]}"
    source = "" if evidence["section"] == cited else sections(evidence["section"])
    return f"{sentence} ({source})" if source else sentence


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
