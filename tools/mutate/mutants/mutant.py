"""What a mutant is: one change to a catalogue, and which cases could notice it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Optional

from plantoets.assessment.catalogue.rule import Catalogue, Exemption, Judgement, Rule, Surcharges


@dataclass(frozen=True, eq=False)
class Mutant:
    """One change. `subject` is the rule, exemption or limit that is changed; `what` says how, and is unique within it.

    `activities`: only plans of these types can notice it (None: any). `everywhere`: also plans where the rule finds nothing.
    """

    subject: str
    chapter: str
    kind: str
    what: str
    rules: Mapping[str, Rule] = field(default_factory=dict)
    exemptions: Optional[tuple[Exemption, ...]] = None
    surcharges: Optional[Surcharges] = None
    judgements: Optional[tuple[Judgement, ...]] = None
    activities: Optional[frozenset[str]] = None
    everywhere: bool = False

    @property
    def id(self) -> str:
        """What survivors.yaml names it by."""
        return f"{self.subject}: {self.kind} {self.what}"

    def applied(self, catalogue: Catalogue) -> Catalogue:
        """The catalogue with this change."""
        return replace(
            catalogue,
            rules=tuple(self.rules.get(rule.id, rule) for rule in catalogue.rules),
            exemptions=catalogue.exemptions if self.exemptions is None else self.exemptions,
            surcharges=self.surcharges or catalogue.surcharges,
            judgements=catalogue.judgements if self.judgements is None else self.judgements,
        )
