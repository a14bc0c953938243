"""Reads rules: one chapter of the policy a file, under `rules/`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Optional

from ..expressions import ALWAYS, terms_of
from ..messages import Message
from ..relations import Relation, Selector
from ..vocabulary import Outcome
from .names import Attribute, Limit, Names
from .read_names import activities_of
from .read_space import read_where
from .read_tests import Scope, read_conditions, read_test
from .rule import KINDS, Applies, Case, Compensation, Consult, Rule
from .strict_yaml import Entry, read_yaml

SCHEMA = "plantoets-rules/1"
METHODS = ("by_development_time", "not_compensable", "made_to_measure")
_REQUIRED = ("id", "title", "explanation", "section", "kind", "applies", "cases")
_OPTIONAL = (
    "map", "layer", "where", "conditions", "groups", "responsible", "obligations", "consult", "instrument", "interpretation",
    "compensation", "tables", "distance_to", "becomes_milder",
)  # fmt: skip


def read_rules(folder: Path, names: Names, touching: Limit) -> tuple[Rule, ...]:
    """All rules of a folder, file by file in the order of their names.

    Raises:
        CatalogueError: with file, line, rule and field; also for an id that is used twice.
    """
    rules: dict[str, Rule] = {}
    for path in sorted(folder.glob("*.yaml")):
        top = read_yaml(path).fields(required=("schema", "chapter", "rules"))
        top["schema"].one_of(Message("schema", "schema"), (SCHEMA,))
        for entry in top["rules"].elements():
            rule = _rule(_named(entry), top["chapter"].text(), names, touching)
            if rule.id in rules:
                raise entry.error(f"de regel '{rule.id}' bestaat al.", f"the rule '{rule.id}' exists already.")
            rules[rule.id] = rule
    return tuple(rules.values())


def _named(entry: Entry) -> Entry:
    """The entry with the rule's id in its path, so that errors name the rule."""
    found = dict(entry.items())
    return replace(entry, path=f"rule {found['id'].text()}") if "id" in found else entry


def _rule(entry: Entry, chapter: str, names: Names, touching: Limit) -> Rule:
    fields = entry.fields(required=_REQUIRED, optional=_OPTIONAL)
    where = read_where(fields["where"], names, touching) if "where" in fields else ()
    scope = Scope(names, _attributes(where, names))
    cases = tuple(_case(element, scope) for element in fields["cases"].elements())
    conditions = read_conditions(fields["conditions"], scope, Outcome.PROHIBITED) if "conditions" in fields else ()
    rule = Rule(
        id=fields["id"].text(),
        title=fields["title"].message(),
        explanation=fields["explanation"].message(),
        sections=fields["section"].texts(),
        maps=fields["map"].texts() if "map" in fields else (),
        kind=fields["kind"].one_of(Message("soort", "kind"), KINDS),
        chapter=chapter,
        applies=_applies(fields["applies"], scope),
        layer=_layer(fields.get("layer"), where, names),
        where=where,
        cases=cases,
        conditions=conditions,
        groups=fields["groups"].texts() if "groups" in fields else (),
        responsible=fields["responsible"].text() if "responsible" in fields else None,
        obligations=tuple(element.message() for element in fields["obligations"].elements()) if "obligations" in fields else (),
        consult=tuple(_consult(element) for element in fields["consult"].elements()) if "consult" in fields else (),
        instrument=fields["instrument"].message() if "instrument" in fields else None,
        interpretation=fields["interpretation"].message() if "interpretation" in fields else None,
        compensation=_compensation(fields["compensation"]) if "compensation" in fields else None,
        tables=tuple(names.tables[element.one_of(Message("tabel", "table"), names.tables)] for element in fields["tables"].elements())
        if "tables" in fields
        else (),
        distance_to=fields["distance_to"].one_of(Message("laag", "layer"), names.layers) if "distance_to" in fields else None,
        becomes_milder=fields["becomes_milder"].boolean() if "becomes_milder" in fields else True,
    )
    return replace(rule, where=tuple(_with_needs(relation, rule, names) for relation in where))


def _attributes(where: Iterable[Relation], names: Names) -> dict[str, Attribute]:
    """The attributes that tests may use: those of every layer that the relations look at."""
    layers = [names.layers[selector.layer] for relation in where for selector in relation.selectors]
    return {attribute.name: attribute for layer in layers for attribute in layer.attributes.values()}


def _with_needs(relation: Relation, rule: Rule, names: Names) -> Relation:
    """Each selector with all attributes that the rule looks at in its layer, so that a missing field is noticed."""
    if not relation.selectors or relation.word in ("outside", "apart"):
        return relation
    tests = [case.when for case in rule.cases]
    tests += [condition.test for condition in (*rule.conditions, *(item for case in rule.cases for item in case.conditions))]
    used = {term.name for test in tests for term in terms_of(test) if term.source == "attribute"}

    def needing(selector: Selector) -> Selector:
        return replace(selector, needs=selector.needs | (used & set(names.layers[selector.layer].attributes)))

    return replace(relation, selectors=tuple(needing(selector) for selector in relation.selectors))  # type: ignore[type-var]


def _layer(entry: Optional[Entry], where: tuple[Relation, ...], names: Names) -> Optional[str]:
    """The layer a finding names: as written (null: none), else the one layer that the first relation looks at."""
    if entry is not None:
        return None if entry.is_null else entry.one_of(Message("laag", "layer"), names.layers)
    layers = {selector.layer for relation in where[:1] for selector in relation.selectors}
    return layers.pop() if len(layers) == 1 else None


def _case(entry: Entry, scope: Scope) -> Case:
    fields = entry.fields(required=("outcome",), optional=("when", "conditions", "groups"))
    outcome = Outcome(fields["outcome"].one_of(Message("uitkomst", "outcome"), [item.value for item in Outcome]))
    return Case(
        when=read_test(fields["when"], scope) if "when" in fields else ALWAYS,
        outcome=outcome,
        conditions=read_conditions(fields["conditions"], scope, unmet_by_default(outcome)) if "conditions" in fields else (),
        groups=fields["groups"].texts() if "groups" in fields else (),
    )


def unmet_by_default(outcome: Outcome) -> Outcome:
    """What a condition answered no leads to (contract §3): a consult stays one, attention and favourable never get worse."""
    return outcome if outcome.rank >= Outcome.CONSULT.rank else Outcome.PROHIBITED


def _applies(entry: Entry, scope: Scope) -> Applies:
    known, groups = dict(scope.names.activities), dict(scope.names.groups)
    if not entry.is_mapping:
        return Applies(frozenset(activities_of(entry, known, groups)))
    fields = entry.fields(optional=("to", "except", "or"))
    chosen = activities_of(fields["to"], known, groups) if "to" in fields else tuple(known) if "except" in fields else ()
    without = activities_of(fields["except"], known, groups) if "except" in fields else ()
    widened = read_test(fields["or"], scope) if "or" in fields else None
    return Applies(frozenset(chosen) - frozenset(without), widened)


def _consult(entry: Entry) -> Consult:
    fields = entry.fields(required=("who", "about"))
    return Consult(fields["who"].message(), fields["about"].message())


def _compensation(entry: Entry) -> Compensation:
    fields = entry.fields(required=("core_quality", "method", "basis"))
    return Compensation(
        fields["core_quality"].text(), fields["method"].one_of(Message("methode", "method"), METHODS), fields["basis"].message()
    )
