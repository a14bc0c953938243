"""The shape of a rule, an exemption and the other things that policy files say (frozen, without behaviour)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Optional

from ..expressions import Test
from ..messages import Message
from ..relations import Relation, Selector
from ..vocabulary import Outcome
from .names import Limit, Names, Outline, Table

KINDS = ("verbod", "nee_tenzij", "voorwaarden", "grenswaarde", "overleg", "aandachtspunt", "kans")


@dataclass(frozen=True)
class Condition:
    """Something that must hold. `unmet` is the outcome that not holding leads to."""

    id: str
    text: Message
    who: Message
    evidence: Message
    test: Test
    unmet: Outcome
    is_question: bool


@dataclass(frozen=True)
class Case:
    """One line of a rule's decision table: when it holds, this outcome with these conditions."""

    when: Test
    outcome: Outcome
    conditions: tuple[Condition, ...]
    groups: tuple[str, ...] = ()


@dataclass(frozen=True)
class Applies:
    """For which development types a rule is; `widened` adds every other type for which it is known to hold."""

    activities: frozenset[str]
    widened: Optional[Test] = None


@dataclass(frozen=True)
class Consult:
    """Whom to consult, and about what."""

    who: Message
    about: Message


@dataclass(frozen=True)
class Compensation:
    """How harm is made good (§7.5). `method`: by_development_time, not_compensable or made_to_measure."""

    core_quality: str
    method: str
    basis: Message


@dataclass(frozen=True)
class Rule:
    """One rule of the policy. `layer` is the one it looks at (None: none); `where` narrows the plan part step by step.

    `becomes_milder`: whether a milder finding takes its place where an exemption sets it aside.
    """

    id: str
    title: Message
    explanation: Message
    sections: tuple[str, ...]
    maps: tuple[str, ...]
    kind: str
    chapter: str
    applies: Applies
    layer: Optional[str]
    where: tuple[Relation, ...]
    cases: tuple[Case, ...]
    conditions: tuple[Condition, ...] = ()
    groups: tuple[str, ...] = ()
    responsible: Optional[str] = None
    obligations: tuple[Message, ...] = ()
    consult: tuple[Consult, ...] = ()
    instrument: Optional[Message] = None
    interpretation: Optional[Message] = None
    compensation: Optional[Compensation] = None
    tables: tuple[Table, ...] = ()
    distance_to: Optional[str] = None
    becomes_milder: bool = True


@dataclass(frozen=True)
class Exemption:
    """Sets rules of some groups aside, in a region (None: everywhere) and for some development types.

    What takes their place is `becomes` (None: nothing). With `only_above`, milder findings than that stay as they are.
    """

    id: str
    title: Message
    reason: Message
    sections: tuple[str, ...]
    maps: tuple[str, ...]
    groups: frozenset[str]
    activities: frozenset[str]
    region: Optional[Relation]
    becomes: Optional[Outcome]
    responsible: Optional[str] = None
    only_above: Optional[Outcome] = None


@dataclass(frozen=True)
class Judgement:
    """A passage that can't be computed: a person must judge it (`not_assessed`, reason "oordeel")."""

    id: str
    title: Message
    reason: Message
    sections: tuple[str, ...]
    activities: frozenset[str]


@dataclass(frozen=True)
class CoreQuality:
    """A row of the table of kernkwaliteiten; without selectors it has no map and is to be judged."""

    id: str
    indicator: Message
    selectors: tuple[Selector, ...]
    groups: tuple[str, ...]
    responsible: str
    activities: frozenset[str]
    level_attribute: Optional[str] = None
    municipal_levels: tuple[str, ...] = ()


@dataclass(frozen=True)
class SurchargeStep:
    """Up to this development time, this surcharge; None: not replaceable."""

    up_to_years: Optional[float]
    surcharge: Optional[float]
    basis: Message


@dataclass(frozen=True)
class Surcharges:
    """The quality surcharge by development time of the nature that is lost, with its source."""

    id: str
    title: Message
    sections: tuple[str, ...]
    attribute: str
    steps: tuple[SurchargeStep, ...]
    unknown: Message
    source: str


@dataclass(frozen=True)
class Document:
    """Which policy this is, and how long it holds."""

    id: str
    title: Message
    version: str
    adopted: date
    valid_from: date
    valid_until: date
    checked_on: date
    source: str


@dataclass(frozen=True)
class Catalogue:
    """Everything the policy files say. `sha256` is over their content; `outline` is the province."""

    document: Document
    names: Names
    rules: tuple[Rule, ...]
    exemptions: tuple[Exemption, ...]
    judgements: tuple[Judgement, ...]
    core_qualities: tuple[CoreQuality, ...]
    surcharges: Surcharges
    outcome_notes: Mapping[Outcome, Message]
    touching: Limit
    outline: Outline
    sha256: str
