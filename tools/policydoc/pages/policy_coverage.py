"""Which rules, exemptions, rows and limits have policy cases, and which have not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from case_file import PolicyCase, ZoneOfCase
from plantoets.assessment.catalogue.rule import Catalogue, Rule
from plantoets.assessment.catalogue.strict_yaml import read_yaml
from policy_pieces import Use, layers_of, numbered, uses

ENOUGH = 3
_USUAL_AREA_M2 = 4_000_000.0
_OVERSHOOT_M = 500.0


def read_inventory(path: Path) -> dict[str, tuple[str, bool]]:
    """Each row's text, and whether it is tested elsewhere."""
    rows = {}
    for key, entry in read_yaml(path).items():
        if entry.is_mapping:
            fields = entry.fields(required=("tekst", "elders"))
            rows[key] = (f"{fields['tekst'].text()} ({fields['elders'].text()})", True)
        else:
            rows[key] = (entry.text(), False)
    return rows


def named(case: PolicyCase) -> frozenset[str]:
    """The rules and exemptions that the case expects something of."""
    names = {name for wish in case.expect for name in (wish.rule, wish.overruled_by) if name}
    return frozenset(names | set(case.not_assessed))


def mentioned(case: PolicyCase) -> frozenset[str]:
    """Those, and the rules that must say nothing."""
    return named(case) | {wish.rule for wish in case.never if wish.rule}


def rules_without(catalogue: Catalogue, cases: Sequence[PolicyCase]) -> list[str]:
    """Rules and exemptions that no case expects."""
    known = {name for case in cases for name in named(case)}
    return [owner.id for owner in (*catalogue.rules, *catalogue.exemptions) if owner.id not in known]


def rows_without(inventory: Mapping[str, tuple[str, bool]], cases: Sequence[PolicyCase]) -> list[str]:
    """Rows with fewer than three cases, and rows of cases that are not in the inventory."""
    counts = count_by_row(cases)
    few = [f"{key}: {counts.get(key, 0)}" for key, (_, elsewhere) in inventory.items() if not elsewhere and counts.get(key, 0) < ENOUGH]
    strange = sorted({f"{case.row}: onbekend ({case.place})" for case in cases if case.row not in inventory})
    return [*few, *strange]


def count_by_row(cases: Iterable[PolicyCase]) -> dict[str, int]:
    """How many cases, each counted once whatever the number of its development types."""
    places: dict[str, set[str]] = {}
    for case in cases:
        places.setdefault(case.row, set()).add(case.place)
    return {row: len(found) for row, found in places.items()}


def missing_without(catalogue: Catalogue, cases: Sequence[PolicyCase]) -> list[str]:
    """Rules that no case tries with one of their layers missing."""
    tried = {(name, layer) for case in cases for name in named(case) for layer in case.missing}
    return [rule.id for rule in catalogue.rules if layers_of(rule) and not any((rule.id, layer) in tried for layer in layers_of(rule))]


def thresholds_without(catalogue: Catalogue, cases: Sequence[PolicyCase]) -> list[str]:
    """Limits that lack a case below, on or above them, or (for a parameter) with the value unknown."""
    wanting = []
    for (limit_id, of, name), (uses_of_it, rules) in _uses(catalogue).items():
        positions = {position for case in cases if rules & mentioned(case) for use in uses_of_it for position in _positions(use, case)}
        asked = ["below", "on", "above", *(["unknown"] if of == "parameter" else [])]
        lacking = [position for position in asked if position not in positions]
        if lacking and not (lacking == ["below"] and _lowest(uses_of_it[0], catalogue)):
            wanting.append(f"{limit_id} ({name or of}): {', '.join(lacking)}")
    steps = [step.up_to_years for step in catalogue.surcharges.steps if step.up_to_years is not None]
    years = {zone.attributes.get(catalogue.surcharges.attribute) for case in cases if case.compensation is not None for zone in case.zones}
    wanting.extend(f"{catalogue.surcharges.attribute} {step:g}: on" for step in steps if step not in years)
    if None not in years:
        wanting.append(f"{catalogue.surcharges.attribute}: unknown")
    return wanting


def _uses(catalogue: Catalogue) -> dict[tuple[str, str, str], tuple[list[Use], set[str]]]:
    """Each limit with what is held against it: all its uses, and the rules that they are in."""
    found: dict[tuple[str, str, str], tuple[list[Use], set[str]]] = {}
    for owner in (*catalogue.rules, *catalogue.exemptions):
        for use in uses(owner):
            listed, rules = found.setdefault((use.limit.id, use.of, use.name), ([], set()))
            listed.append(use)
            rules.add(owner.id)
    return found


def _lowest(use: Use, catalogue: Catalogue) -> bool:
    """Whether nothing sensible lies below the limit: no paving, a single storey."""
    counted = use.of == "parameter" and catalogue.names.parameters[use.name].kind == "integer"
    return use.limit.value <= (1 if counted else 0)


def _positions(use: Use, case: PolicyCase) -> set[str]:
    if use.of == "parameter":
        value = case.plan.parameters.get(use.name)
        return {"unknown"} if value is None else {_position(value, use.limit.value)}
    if use.of == "attribute":
        values = [zone.attributes.get(use.name) for zone in case.zones]
        return {_position(value, use.limit.value) for value in values if isinstance(value, float)}
    zones = [zone for zone in case.zones if zone.layer in use.layers]
    return {_position(_measured(use, zone, case.plan.size_ha), use.limit.value) for zone in zones}


def _measured(use: Use, zone: ZoneOfCase, size_ha: float) -> float:
    """How far away, how large, or how deep around the plan's middle a zone of a case is."""
    word, _, metres = zone.cover.partition(":")
    half = (size_ha * 10_000) ** 0.5 / 2
    reach = float(metres) if word == "full" and metres else _OVERSHOOT_M
    if use.of == "area":
        over_the_plan = (2 * (half + reach)) ** 2 * (0.5 if word == "half" else 1.0)
        nearby = _USUAL_AREA_M2 if zone.size_ha is None else zone.size_ha * 10_000
        return over_the_plan if word in ("full", "half") else nearby
    if use.of == "depth":
        return half + reach if word == "full" else 0.0
    return float(metres) if word == "near" else 0.0


def _position(value: float, limit: float) -> str:
    return "on" if value == limit else "below" if value < limit else "above"


def table(catalogue: Catalogue, cases: Sequence[PolicyCase]) -> str:
    """By §: its rules, how many have cases, and how many cases name them."""
    by_section: dict[str, list[Rule]] = {}
    for rule in catalogue.rules:
        by_section.setdefault(rule.sections[0], []).append(rule)
    without = set(rules_without(catalogue, cases))
    lines = ["| § | regels | met gevallen | gevallen | zonder |", "|---|--:|--:|--:|---|"]
    for section in sorted(by_section, key=numbered):
        rules = by_section[section]
        ids = {rule.id for rule in rules}
        places = {case.place for case in cases if ids & mentioned(case)}
        bare = [rule.id for rule in rules if rule.id in without]
        lines.append(f"| {section} | {len(rules)} | {len(rules) - len(bare)} | {len(places)} | {', '.join(bare)} |")
    return "\n".join(lines)
