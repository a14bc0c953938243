"""Three-valued tests on what is known: true, false, or unknown with the names of what is missing (Kleene's logic)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Optional, Union

from .catalogue.names import Limit
from .facts import Facts, Value
from .messages import Message


class Evidence(NamedTuple):
    """One link of the chain that explains a finding: what was looked at, its value, and the limit it was held against."""

    what: Message
    value: Value
    limit: Value = None
    unit: str = ""
    sections: tuple[str, ...] = ()


class Verdict(NamedTuple):
    """The answer to a test; `unknown` names what would have to be known when `truth` is None."""

    truth: Optional[bool]
    unknown: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Term:
    """Something that may be known: a parameter, an answer, an attribute of the zone, or the development type."""

    source: str
    name: str
    title: Message
    unit: str = ""

    def value(self, facts: Facts) -> Value:
        """Its value; None when unknown."""
        if self.source == "activity":
            return facts.activity
        if self.source == "parameter":
            return facts.parameters.get(self.name)
        if self.source == "question":
            return facts.answers.get(self.name)
        return facts.attributes.get(self.name)


@dataclass(frozen=True)
class OneOf:
    """The term is one of `values` (or, with `negated`, none of them)."""

    term: Term
    values: tuple[Value, ...]
    negated: bool = False

    def verdict(self, facts: Facts) -> Verdict:
        value = self.term.value(facts)
        if value is None:
            return Verdict(None, (self.term.name,))
        shown = () if self.term.source == "activity" else (Evidence(self.term.title, value, None, self.term.unit),)
        return Verdict((value in self.values) is not self.negated, (), shown)


@dataclass(frozen=True)
class Known:
    """The term is known, or, with `known` false, unknown; this test is never unknown itself."""

    term: Term
    known: bool = True

    def verdict(self, facts: Facts) -> Verdict:
        return Verdict((self.term.value(facts) is not None) is self.known)


_COMPARISONS = {
    "above": lambda value, limit: value > limit,
    "at_least": lambda value, limit: value >= limit,
    "at_most": lambda value, limit: value <= limit,
    "below": lambda value, limit: value < limit,
}
COMPARISONS = tuple(_COMPARISONS)

COMPARISON_WORDS = {
    "above": Message("meer dan", "more than"),
    "at_least": Message("ten minste", "at least"),
    "at_most": Message("ten hoogste", "at most"),
    "below": Message("minder dan", "less than"),
}


@dataclass(frozen=True)
class Bound:
    """The term against a limit of the policy, or against an attribute of the zone (a zone's own depth or category)."""

    term: Term
    comparison: str
    limit: Union[Limit, Term]

    def verdict(self, facts: Facts) -> Verdict:
        value = self.term.value(facts)
        limit = self.limit.value if isinstance(self.limit, Limit) else self.limit.value(facts)
        unknown = tuple(name for name, known in ((self.term.name, value), (getattr(self.limit, "name", ""), limit)) if known is None)
        if unknown or not isinstance(value, (int, float)) or not isinstance(limit, (int, float)):
            return Verdict(None, unknown or (self.term.name,))
        sections = self.limit.sections if isinstance(self.limit, Limit) else ()
        unit = self.term.unit or (self.limit.unit if isinstance(self.limit, Limit) else "")
        shown = Evidence(self.term.title, value, limit, unit, sections)
        return Verdict(bool(_COMPARISONS[self.comparison](value, limit)), (), (shown,))


@dataclass(frozen=True)
class BeforeToday:
    """The term is a date before the assessment date."""

    term: Term

    def verdict(self, facts: Facts) -> Verdict:
        value = self.term.value(facts)
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            return Verdict(None, (self.term.name,))
        shown = Evidence(self.term.title, day.isoformat(), facts.today.isoformat())
        return Verdict(day < facts.today, (), (shown,))


@dataclass(frozen=True)
class AllOf:
    """All parts hold; an empty one always does."""

    parts: tuple[Test, ...]

    def verdict(self, facts: Facts) -> Verdict:
        verdicts = [part.verdict(facts) for part in self.parts]
        failed = [verdict for verdict in verdicts if verdict.truth is False]
        if failed:
            return Verdict(False, (), failed[0].evidence)
        return _joined(verdicts, settled=True)


@dataclass(frozen=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Test, ...]

    def verdict(self, facts: Facts) -> Verdict:
        verdicts = [part.verdict(facts) for part in self.parts]
        held = [verdict for verdict in verdicts if verdict.truth is True]
        if held:
            return Verdict(True, (), tuple(item for verdict in held for item in verdict.evidence))
        return _joined(verdicts, settled=False)


Test = Union[OneOf, Known, Bound, BeforeToday, AllOf, AnyOf]

ALWAYS = AllOf(())


def terms_of(test: Test) -> Iterable[Term]:
    """Every term that a test looks at, the zone's own limits included."""
    if isinstance(test, (AllOf, AnyOf)):
        for part in test.parts:
            yield from terms_of(part)
        return
    yield test.term
    if isinstance(test, Bound) and isinstance(test.limit, Term):
        yield test.limit


def _joined(verdicts: list[Verdict], settled: bool) -> Verdict:
    unknown = tuple(dict.fromkeys(name for verdict in verdicts for name in verdict.unknown if verdict.truth is None))
    evidence = tuple(item for verdict in verdicts for item in verdict.evidence)
    undecided = any(verdict.truth is None for verdict in verdicts)
    return Verdict(None if undecided else settled, unknown, () if undecided else evidence)
