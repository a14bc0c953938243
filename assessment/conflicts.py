"""Where one rule sets another aside: an exemption is a region and a reason (contract §3)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple, Optional

from .catalogue.rule import Exemption, Rule
from .ground import Ground
from .judgement import Judgement
from .not_assessed import NotAssessed
from .relations import Hit, NotAssessable

_Sides = tuple[Optional[Ground], Optional[Ground]]


class Partition(NamedTuple):
    """A ground in pieces, each with the exemptions that may set a rule aside there, and the exemptions that could not be looked at."""

    pieces: Sequence[tuple[tuple[Exemption, ...], Ground]]
    not_assessed: Sequence[NotAssessed]


def partition(ground: Ground, exemptions: tuple[Exemption, ...]) -> Partition:
    """Cut the ground by the exemptions that may be about a rule, the first to prevail first; once for all rules that have the same.

    An exemption whose layer can't be used sets nothing aside, and is reported as not assessed.
    """
    cut: Partition = ground.remembered(exemptions, lambda whole: _partition(whole, exemptions))
    return cut


def _partition(ground: Ground, exemptions: tuple[Exemption, ...]) -> Partition:
    pieces: list[tuple[tuple[Exemption, ...], Ground]] = [((), ground)]
    for exemption in exemptions:
        cut: list[tuple[tuple[Exemption, ...], Ground]] = []
        for before, piece in pieces:
            inside, outside = piece.remembered(exemption, partial(_split, exemption))
            cut.extend([((*before, exemption), inside)] if inside is not None else [])
            cut.extend([(before, outside)] if outside is not None else [])
        pieces = cut
    return Partition(pieces, [item for exemption in exemptions for item in _lacking(exemption, ground)])


def _lacking(exemption: Exemption, ground: Ground) -> Sequence[NotAssessed]:
    answer = None if exemption.region is None else ground.located(exemption.region)
    if not isinstance(answer, NotAssessable):
        return ()
    return [NotAssessed(exemption.id, exemption.title, exemption.sections, layer, reason) for layer, reason in answer.missing]


def sets_aside(exemption: Exemption, judgement: Judgement, hit: Optional[Hit]) -> bool:
    """Whether the exemption is about this judgement: its groups, or those of the selector that found the zone."""
    groups = hit.selector.groups if hit is not None and hit.selector.groups is not None else judgement.groups
    if not exemption.groups.intersection(groups):
        return False
    return exemption.only_above is None or judgement.outcome.rank < exemption.only_above.rank


def groups_of(rule: Rule) -> frozenset[str]:
    """All groups that any case or selector of the rule belongs to."""
    of_cases = (group for case in rule.cases for group in case.groups)
    of_selectors = (group for relation in rule.where for selector in relation.selectors for group in selector.groups or ())
    return frozenset((*rule.groups, *of_cases, *of_selectors))


def _split(exemption: Exemption, ground: Ground) -> _Sides:
    """The ground where the exemption holds and where it does not."""
    if exemption.region is None:
        return ground, None
    answer = ground.located(exemption.region)
    if answer is None or isinstance(answer, NotAssessable):
        return None, ground
    if not answer.hits:
        return ground.split(answer.ground.geometry)
    certain = [hit.geometry for hit in answer.hits if not hit.unknown]
    return ground.split(ground.united(certain)) if certain else (None, ground)
