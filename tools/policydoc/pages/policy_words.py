"""Rules in readable Dutch: tests, relations, development types, outcomes."""

from __future__ import annotations

from collections.abc import Iterable

from plantoets.assessment.catalogue.names import Limit, Names
from plantoets.assessment.catalogue.rule import Applies, Condition
from plantoets.assessment.expressions import COMPARISON_WORDS, AllOf, AnyOf, BeforeToday, Bound, Known, Test
from plantoets.assessment.facts import Value
from plantoets.assessment.relations import AtPlace, Relation, Selector
from plantoets.assessment.vocabulary import Outcome

OUTCOMES = {
    Outcome.PROHIBITED: "verboden",
    Outcome.NO_UNLESS: "nee, tenzij",
    Outcome.CONDITIONAL: "onder voorwaarden",
    Outcome.CONSULT: "overleg",
    Outcome.ATTENTION: "aandachtspunt",
    Outcome.SATISFIED: "voldoet",
    Outcome.FAVOURABLE: "kans",
    Outcome.NONE: "geen bevinding",
}
KINDS = {
    "verbod": "verbod",
    "nee_tenzij": "nee, tenzij",
    "voorwaarden": "voorwaarden",
    "grenswaarde": "grenswaarde",
    "overleg": "overleg",
    "aandachtspunt": "aandachtspunt",
    "kans": "kans",
}


def number(value: float) -> str:
    """A number as it is written in Dutch; four digits and fewer have no point."""
    text = f"{value:,.10g}" if abs(value) >= 10_000 else f"{value:.10g}"
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".")


def amount(limit: Limit) -> str:
    """A limit with its unit."""
    return f"{number(limit.value)} {limit.unit}".strip()


def types(chosen: Iterable[str], names: Names) -> str:
    """Development types with whole groups taken together: the largest first."""
    wanted, everything = set(chosen), set(names.activities)
    if wanted == everything:
        return "alle typen"
    direct = _listed(wanted, names)
    around = f"alle typen behalve {_listed(everything - wanted, names)}"
    return min(direct, around, key=len)


def _listed(wanted: set[str], names: Names) -> str:
    left, parts = set(wanted), []
    for group, members in sorted(names.groups.items(), key=lambda item: -len(item[1])):
        if len(members) > 1 and left.issuperset(members):
            parts.append(f"*{group.replace('_', ' ')}*")
            left -= set(members)
    parts.extend(names.activities[activity].title.nl for activity in names.activities if activity in left)
    return "; ".join(parts) or "geen"


def applies(scope: Applies, names: Names) -> str:
    """For which types a rule is, and what widens it."""
    if scope.widened is None:
        return types(scope.activities, names)
    wider = f"elk type waarvoor geldt: {test(scope.widened, names)}"
    return f"{types(scope.activities, names)}; en {wider}" if scope.activities else wider


def test(node: Test, names: Names) -> str:
    """A test as a phrase; empty when it always holds."""
    if isinstance(node, (AllOf, AnyOf)):
        told = [test(part, names) for part in node.parts]
        joined = (" en " if isinstance(node, AllOf) else " of ").join(text for text in told if text)
        return f"({joined})" if isinstance(node, AnyOf) and len(node.parts) > 1 else joined
    title = node.term.title.nl
    if isinstance(node, Bound):
        limit = amount(node.limit) if isinstance(node.limit, Limit) else node.limit.title.nl
        return f"{title} {COMPARISON_WORDS[node.comparison].nl} {limit}"
    if isinstance(node, Known):
        return f"{title} is {'bekend' if node.known else 'onbekend'}"
    if isinstance(node, BeforeToday):
        return f"{title} is voorbij"
    if node.term.source == "activity":
        return ("niet " if node.negated else "") + types((str(item) for item in node.values), names)
    return f"{title}: {values(node.values, node.negated)}"


def values(listed: Iterable[Value], negated: bool) -> str:
    """The values of a filter or test."""
    return ("niet " if negated else "") + " of ".join(value(item) for item in listed)


def value(item: Value) -> str:
    """One value in words."""
    if isinstance(item, bool):
        return "ja" if item else "nee"
    if isinstance(item, float):
        return number(item)
    return "onbekend" if item is None else item.replace("_", " ")


def where(relations: Iterable[Relation], names: Names) -> str:
    """Where a rule looks; every relation narrows what the one before it found."""
    return " en ".join(relation(item, names) for item in relations) or "overal"


def relation(item: Relation, names: Names) -> str:
    """One relation with the layers it looks at."""
    if isinstance(item, AtPlace):
        return item.sentence.nl
    return f"{item.sentence.nl} {' of '.join(zones(selector, names) for selector in item.selectors)}"


def zones(selector: Selector, names: Names) -> str:
    """A layer with its filter."""
    spec = names.layers[selector.layer]
    filters = [f"{spec.attributes[wanted.attribute].title.nl}: {values(wanted.values, wanted.negated)}" for wanted in selector.wanted]
    if selector.larger_than is not None:
        filters.append(f"groter dan {number(selector.larger_than.value / 10_000)} ha")
    return spec.title.nl + (f" ({', '.join(filters)})" if filters else "")


def condition(item: Condition) -> str:
    """A condition, with what follows when it is not met, unless that is a prohibition."""
    otherwise = "" if item.unmet is Outcome.PROHIBITED else f" (zo niet: {OUTCOMES[item.unmet]})"
    return f"{item.text.nl}{otherwise}"
