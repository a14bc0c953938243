"""A rule that applies to a plan part, and one that another sets aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Optional

from .boundary import Boundary, Edge, boundary_of, edges_of
from .catalogue.rule import Exemption, Rule
from .covered import Covered
from .expressions import Evidence
from .judgement import ConditionState, Judgement
from .layers import Layer
from .measure import Measure
from .plan import PlanPart
from .relations import Hit
from .vocabulary import Outcome


@dataclass(frozen=True)
class Finding:
    """A rule that applies to a plan part, with its outcome and why. `exemption` is what took the rule's place, if any.

    `covered`: what of the part it concerns, measured when somebody asks. `edges`: what boundaries there are: of the zones, of
    relations besides, and the layers that say how sure they are.
    """

    rule: Rule
    part: PlanPart
    outcome: Outcome
    conditions: tuple[ConditionState, ...]
    reasons: tuple[Judgement, ...]
    hits: tuple[Hit, ...]
    covered: Covered
    distance_m: Optional[float]
    edges: tuple[tuple[Hit, ...], tuple[tuple[Edge, ...], ...], Mapping[str, Layer]]
    exemption: Optional[Exemption] = None

    @property
    def measure(self) -> Measure:
        """How much of the part it concerns, each square metre once."""
        return self.covered.measure

    @cached_property
    def margins(self) -> tuple[tuple[Edge, ...], ...]:
        """Per relation the boundaries that all have to move for it to let go."""
        hits, besides, layers = self.edges
        return tuple(edges for edges in (edges_of(hits, layers), *besides) if edges)

    @cached_property
    def because(self) -> tuple[Evidence, ...]:
        """What was stated, answered or read that led to it."""
        return tuple(dict.fromkeys(evidence for judgement in self.reasons for evidence in judgement.because))

    @property
    def id(self) -> str:
        """The rule's id, or that of the exemption that took its place."""
        return self.exemption.id if self.exemption else self.rule.id

    @property
    def sections(self) -> tuple[str, ...]:
        """The paragraphs it rests on, those of an exemption first."""
        if self.exemption is None and len(self.rule.sections) == 1:
            return self.rule.sections
        own = self.exemption.sections if self.exemption else ()
        return tuple(dict.fromkeys((*own, *self.rule.sections)))

    @property
    def share(self) -> Optional[float]:
        """The share (0–1) of the plan part that it concerns; None for points and where no share can be stated."""
        if self.measure.area_m2 is not None and self.part.area_m2:
            return min(self.measure.area_m2 / self.part.area_m2, 1.0)
        if self.measure.length_m is not None and self.part.length_m:
            return min(self.measure.length_m / self.part.length_m, 1.0)
        return None

    @property
    def boundary(self) -> Boundary:
        """Computed when asked for: it costs more than the finding itself."""
        return boundary_of(self.margins)


class Overruled(NamedTuple):
    """A rule that another one sets aside, and where."""

    rule: Rule
    part: PlanPart
    by: Exemption
