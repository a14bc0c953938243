"""The verdict while the mouse drags. Each part is judged on its own, so only the part that moves is judged anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import shapely

from ...assessment import geometry as planar
from ...assessment.assess import Assessment
from ...assessment.errors import PlantoetsError
from ...assessment.vocabulary import Outcome, most_severe
from ..store.draft import Draft, PartDraft


class Region(NamedTuple):
    """A piece of the plan with the most severe outcome there; regions don't lie over each other. `decides`: the boundary decides it."""

    outcome: str
    wkb: bytes
    decides: bool = False


@dataclass(frozen=True)
class Glimpse:
    """No report, only what the banner and the map show."""

    draft: Draft
    outcome: str
    regions: tuple[Region, ...]


class Verdict(NamedTuple):
    """What is known of a part under the same circumstances: answers, layers, policy, day."""

    part: PartDraft
    circumstances: tuple[Any, ...]
    outcome: Outcome
    regions: tuple[Region, ...]


_known: dict[str, Verdict] = {}


def remember(draft: Draft, circumstances: tuple[Any, ...], assessment: Assessment, hurried: bool = False) -> tuple[Region, ...]:
    """Keep the verdict on each part that was assessed; all regions. `hurried`: without what the boundary decides, which takes time."""
    assessed, regions = {part.id: part for part in assessment.plan.parts}, []
    by_part: dict[str, list[Any]] = {}
    for finding in assessment.findings:
        by_part.setdefault(finding.part.id, []).append(finding)
    for part in draft.typed:
        if part.id in assessed:
            found = by_part.get(part.id, [])
            own = tuple(_regions(assessed[part.id], found, hurried))
            regions += own
            _known[part.id] = Verdict(part, circumstances, most_severe(finding.outcome for finding in found), own)
    return tuple(regions)


def glimpse(draft: Draft, circumstances: tuple[Any, ...], assess: Callable[[Draft], Assessment]) -> Glimpse:
    """The verdict on all parts; only those not known yet are assessed.

    Raises:
        PlantoetsError: something that the user can mend.
    """
    unknown = tuple(part for part in draft.typed if not _is_known(part, circumstances))
    if unknown:
        try:
            remember(draft, circumstances, assess(replace(draft, parts=unknown)), hurried=True)
        except PlantoetsError:  # a part that would be refused alone may be sound as part of the plan
            remember(draft, circumstances, assess(draft), hurried=True)
    verdicts = [_known[part.id] for part in draft.typed if _is_known(part, circumstances)]
    outcome = most_severe(verdict.outcome for verdict in verdicts)
    return Glimpse(draft, outcome.value, tuple(region for verdict in verdicts for region in verdict.regions))


def _is_known(part: PartDraft, circumstances: tuple[Any, ...]) -> bool:
    known = _known.get(part.id)
    return known is not None and known.part == part and known.circumstances == circumstances


def _regions(part: Any, findings: Iterable[Any], hurried: bool) -> Iterator[Region]:
    """A part cut by outcome: at every spot the most severe finding, which zones limit to where they lie."""
    left, dimension = part.geometry, planar.dimension(part.geometry)
    found: dict[tuple[int, bool], list[Any]] = {}
    for finding in findings:
        found.setdefault((finding.outcome.rank, not hurried and finding.boundary.decides), []).append(finding)
    for key in sorted(found):
        alike = found[key]
        cover = shapely.union_all([piece for finding in alike for piece in _pieces(finding, part.geometry)])
        covered = planar.of_dimension(shapely.intersection(left, cover), dimension)
        if covered.is_empty:
            continue
        yield Region(alike[0].outcome.value, shapely.to_wkb(covered), key[1])
        left = planar.of_dimension(shapely.difference(left, cover), dimension)
    if not left.is_empty:
        yield Region(Outcome.NONE.value, shapely.to_wkb(left))


def _pieces(finding: Any, whole: Any) -> Iterable[Any]:
    pieces = [hit.geometry for hit in finding.hits if not hit.geometry.is_empty]
    alike = [piece for piece in pieces if planar.dimension(piece) == planar.dimension(whole)]
    return alike or [whole]
