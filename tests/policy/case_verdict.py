"""Holds an assessment against what a case wants, and says in a planner's words where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from case_file import LossOfCase, PolicyCase, Wish
from plantoets.assessment.assess import Assessment
from plantoets.assessment.compensation import CompensationItem
from plantoets.assessment.finding import Finding
from plantoets.assessment.messages import Message
from plantoets.assessment.vocabulary import Outcome

_WORDS = {"open": "open", "met": "voldaan", "unmet": "niet voldaan"}


def differences(case: PolicyCase, found: Assessment) -> list[str]:
    """One sentence for each wish that is not met; nothing when the case holds."""
    wrong = [f"verwacht: {told(wish)}; die bevinding is er niet" for wish in case.expect if not _matching(wish, found)]
    for wish in case.never:
        wrong.extend(f"mag niet: {told(wish)}; maar gevonden: {item}" for item in _matching(wish, found))
    if case.overall and found.outcome not in case.overall:
        wanted = " of ".join(outcome.value for outcome in case.overall)
        wrong.append(f"verwacht: het plan als geheel {wanted}; het is {found.outcome.value}")
    silent = {item.rule for item in found.not_assessed}
    wrong.extend(f"verwacht: '{rule}' staat bij niet getoetst; dat is niet zo" for rule in case.not_assessed if rule not in silent)
    wrong.extend(_losses(case, found))
    wrong.extend(f"verwacht: kernkwaliteit {dict(row)}; die rij is er niet" for row in case.core_qualities if not _has_row(row, found))
    return wrong


def explained(case: PolicyCase, found: Assessment, wrong: Iterable[str]) -> str:
    """The text of a failing test: the case, what differs, and all that was found."""
    lines = [f"{case.name} ({case.place}, §{', '.join(case.sections)})", *(f"  ✗ {text}" for text in wrong), "gevonden:"]
    lines.extend(f"  · {_line(finding)}" for finding in found.findings)
    lines.extend(f"  · {item.rule.id} opzij gezet door {item.by.id}" for item in found.overruled)
    lines.extend(f"  · {item.rule} niet getoetst ({item.layer}: {item.reason.nl})" for item in found.not_assessed if item.layer)
    if case.compensation is not None:
        lines.extend(f"  · compensatie {_item(item)}" for item in found.compensation.items)
    return "\n".join(lines)


def told(wish: Wish) -> str:
    """A wish in words."""
    if wish.overruled_by:
        return f"{wish.rule} opzij gezet door {wish.overruled_by}"
    if wish.silent:
        return f"{wish.silent} bij niet getoetst"
    parts = [wish.rule or "een bevinding"]
    if wish.outcomes:
        parts.append(" of ".join(outcome.value for outcome in wish.outcomes))
    parts.extend(f"§{section}" for section in wish.sections)
    if wish.layer:
        parts.append(f"laag {wish.layer}")
    parts.extend(f"{_WORDS[status]}: {', '.join(ids) or 'geen'}" for status, ids in wish.conditions)
    known = {"aandeel": wish.share, "afstand": wish.distance_m, "deel": wish.part, "verantwoordelijk": wish.responsible}
    parts.extend(f"zegt '{text}'" for text in wish.says)
    parts.extend(f"{word} {value}" for word, value in known.items() if value is not None)
    return ", ".join(parts)


def matches(wish: Wish, finding: Finding, notes: Mapping[Outcome, Message]) -> bool:
    """Whether a finding is as wished in everything that the wish names."""
    return (
        (wish.rule is None or wish.rule in (finding.id, finding.rule.id))
        and (not wish.outcomes or finding.outcome in wish.outcomes)
        and (not wish.sections or any(own.startswith(section) for own in finding.sections for section in wish.sections))
        and (wish.layer is None or wish.layer == finding.rule.layer)
        and (wish.part is None or wish.part == finding.part.id)
        and all(_has_conditions(finding, status, ids) for status, ids in wish.conditions)
        and _close(wish.share, finding.share, 0.005)
        and _close(wish.distance_m, finding.distance_m, 0.5)
        and (wish.responsible is None or wish.responsible == _responsible(finding))
        and all(any(text in own for own in _texts(finding, notes)) for text in wish.says)
    )


def _matching(wish: Wish, found: Assessment) -> list[str]:
    if wish.overruled_by:
        pairs = [(item.rule.id, item.by.id) for item in found.overruled]
        return [f"{rule} door {by}" for rule, by in pairs if (rule, by) == (wish.rule, wish.overruled_by)]
    if wish.silent:
        return [f"{item.rule} bij niet getoetst" for item in found.not_assessed if item.rule == wish.silent]
    return [_line(finding) for finding in found.findings if matches(wish, finding, found.catalogue.outcome_notes)]


def _responsible(finding: Finding) -> str | None:
    return finding.exemption.responsible if finding.exemption else finding.rule.responsible


def _texts(finding: Finding, notes: Mapping[Outcome, Message]) -> list[str]:
    rule = finding.rule
    texts = [rule.title, rule.explanation, rule.instrument, rule.interpretation, notes.get(finding.outcome), *rule.obligations]
    texts.extend(text for consult in rule.consult for text in (consult.who, consult.about))
    rows = [table.by_activity.get(finding.part.activity, "") for table in rule.tables]
    return [*rows, *(text.nl for text in texts if text is not None)]


def _has_conditions(finding: Finding, status: str, ids: tuple[str, ...]) -> bool:
    own = {state.condition.id for state in finding.conditions if state.status.value == status}
    return set(ids) <= own if ids else not own


def _close(wanted: float | None, found: float | None, tolerance: float) -> bool:
    return wanted is None or (found is not None and abs(wanted - found) <= tolerance)


def _line(finding: Finding) -> str:
    by = f" (door {finding.id})" if finding.exemption else ""
    states = [f"{state.condition.id} {_WORDS[state.status.value]}" for state in finding.conditions]
    shown = f"; {', '.join(states)}" if states else ""
    share = "" if finding.share is None else f", {finding.share:.0%}"
    away = "" if not finding.distance_m else f", op {finding.distance_m:.0f} m"
    return f"{finding.outcome.value}: {finding.rule.id}{by}, §{', '.join(finding.sections)}{share}{away}{shown}"


def _losses(case: PolicyCase, found: Assessment) -> list[str]:
    if case.compensation is None:
        return []
    items = found.compensation.items
    if not case.compensation:
        return [f"verwacht: niets te compenseren; gevonden: {_item(item)}" for item in items if item.compensable is not False]
    hectares = sum(part.area_m2 for part in found.plan.parts) / 10_000
    return [
        f"verwacht: compensatie {wanted}; die is er niet"
        for wanted in case.compensation
        if not any(_same(wanted, item, hectares) for item in items)
    ]


def _same(wanted: LossOfCase, item: CompensationItem, hectares: float) -> bool:
    if wanted.surcharge is None:
        stated = item.surcharge is None and item.required_ha is None
    else:
        stated = item.required_ha is not None and abs(item.required_ha - item.loss_ha * (1 + wanted.surcharge)) < 1e-3 * hectares
        stated = stated and _close(wanted.surcharge, item.surcharge, 1e-3)
    right_size = abs(item.loss_ha - wanted.loss_share * hectares) < 1e-6
    return item.layer == wanted.layer and right_size and stated and item.compensable == wanted.compensable


def _item(item: CompensationItem) -> str:
    size = f"verlies {item.loss_ha:.4f} ha, opgave {item.required_ha}"
    return f"{item.layer}: {size}, toeslag {item.surcharge}, compenseerbaar {item.compensable}"


def _has_row(wanted: Mapping[str, Any], found: Assessment) -> bool:
    """`id`, and of the row: indicator (Dutch), affected, area_m2, share, level, responsible."""
    for row in found.core_qualities:
        own = {"id": row.quality.id, "indicator": row.quality.indicator.nl}
        if all(_equal(value, own[key] if key in own else getattr(row, key)) for key, value in wanted.items()):
            return True
    return False


def _equal(wanted: Any, found: Any) -> bool:
    numbers = isinstance(wanted, float) and isinstance(found, float)
    return abs(wanted - found) < 1e-3 * max(1.0, abs(wanted)) if numbers else bool(wanted == found)
