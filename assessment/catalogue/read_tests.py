"""Reads the tests and conditions of a rule: what a parameter, answer, attribute or development type must be."""

from __future__ import annotations

from dataclasses import dataclass

from ..expressions import COMPARISON_WORDS, COMPARISONS, AllOf, AnyOf, BeforeToday, Bound, Known, OneOf, Term, Test
from ..messages import Message
from ..vocabulary import Outcome
from .names import Attribute, Names
from .read_names import activities_of
from .read_space import limit_of
from .rule import Condition
from .strict_yaml import Entry

APPLICANT = Message("initiatiefnemer", "applicant")
STATEMENT = Message("opgave bij het plan", "statement with the plan")


@dataclass(frozen=True)
class Scope:
    """The names that a rule's tests may use; `attributes` are those of the layers its zones come from."""

    names: Names
    attributes: dict[str, Attribute]

    def term(self, name: str, entry: Entry) -> Term:
        """The parameter, question, attribute or development type called `name`."""
        if name in self.attributes:
            return Term("attribute", name, self.attributes[name].title)
        if name in self.names.parameters:
            spec = self.names.parameters[name]
            return Term("parameter", name, spec.title, spec.unit)
        if name in self.names.questions:
            return Term("question", name, self.names.questions[name].text)
        known = (*self.attributes, *self.names.parameters, *self.names.questions, "activity", "any", "all")
        raise entry.unknown(Message("parameter, vraag of attribuut", "parameter, question or attribute"), name, known)


def read_test(entry: Entry, scope: Scope) -> Test:
    """A mapping of names to what they must be; all must hold. `any` and `all` take lists of such mappings."""
    parts: list[Test] = []
    for key, value in entry.items():
        if key == "any":
            parts.append(AnyOf(tuple(read_test(element, scope) for element in value.elements())))
        elif key == "all":
            parts.append(AllOf(tuple(read_test(element, scope) for element in value.elements())))
        elif key == "activity":
            chosen = activities_of(value, dict(scope.names.activities), dict(scope.names.groups))
            parts.append(OneOf(Term("activity", "activity", Message("ontwikkelingstype", "development type")), chosen))
        else:
            parts.append(_single(scope.term(key, value), value, scope))
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _single(term: Term, entry: Entry, scope: Scope) -> Test:
    if not entry.is_mapping:
        return OneOf(term, _values(term, entry, scope))
    found = list(entry.items())
    if len(found) != 1:
        raise entry.error("hier hoort één vergelijking.", "exactly one comparison belongs here.")
    word, value = found[0]
    if word == "not":
        return OneOf(term, _values(term, value, scope), negated=True)
    if word == "known":
        return Known(term, value.boolean())
    if word == "before":
        value.one_of(Message("datum", "date"), ("today",))
        return BeforeToday(term)
    if word in COMPARISONS:
        return _bound(term, word, value, scope)
    raise value.unknown(Message("vergelijking", "comparison"), word, (*COMPARISONS, "not", "known", "before"))


def _bound(term: Term, word: str, entry: Entry, scope: Scope) -> Bound:
    if entry.is_mapping:
        name = entry.fields(required=("attribute",))["attribute"]
        return Bound(term, word, scope.term(name.one_of(Message("attribuut", "attribute"), scope.attributes), name))
    return Bound(term, word, limit_of(entry, scope.names))


def _values(term: Term, entry: Entry, scope: Scope) -> tuple[str | float | bool | None, ...]:
    values = tuple(element.scalar() for element in entry.elements())
    allowed: tuple[str | float | bool, ...] = ()
    if term.source == "attribute":
        spec = scope.attributes[term.name]
        allowed = (True, False) if spec.kind == "boolean" else spec.values
    elif term.source == "parameter":
        parameter = scope.names.parameters[term.name]
        allowed = (True, False) if parameter.kind == "boolean" else parameter.values
    elif term.source == "question":
        allowed = (True, False)
    for element, value in zip(entry.elements(), values):
        if allowed and value not in allowed:
            raise element.unknown(Message(f"waarde van {term.name}", f"value of {term.name}"), value, (str(name) for name in allowed))
    return values


def read_conditions(entry: Entry, scope: Scope, default_unmet: Outcome) -> tuple[Condition, ...]:
    """A list of question ids, or mappings that say more; `default_unmet` is what not being met leads to unless said otherwise."""
    return tuple(_condition(element, scope, default_unmet) for element in entry.elements())


def _condition(entry: Entry, scope: Scope, default_unmet: Outcome) -> Condition:
    if not entry.is_mapping:
        return _question(entry, scope, default_unmet)
    fields = entry.fields(optional=("question", "test", "known", "unmet"))
    unmet = (
        Outcome(fields["unmet"].one_of(Message("uitkomst", "outcome"), [item.value for item in Outcome]))
        if "unmet" in fields
        else default_unmet
    )
    if "question" in fields:
        return _question(fields["question"], scope, unmet)
    if "known" in fields:
        term = scope.term(fields["known"].text(), fields["known"])
        text = Message(f"{term.title.nl} is bekend", f"{term.title.en} is known")
        return Condition(term.name, text, APPLICANT, STATEMENT, OneOf(term, (None,), negated=True), unmet, False)
    if "test" not in fields:
        raise entry.error("geef question, test of known.", "give question, test or known.")
    test = read_test(fields["test"], scope)
    if not isinstance(test, (Bound, OneOf)):
        raise entry.error("een voorwaarde toetst één waarde.", "a condition tests a single value.")
    return Condition(test.term.name, _text(test), APPLICANT, STATEMENT, test, unmet, False)


def _question(entry: Entry, scope: Scope, unmet: Outcome) -> Condition:
    spec = scope.names.questions[entry.one_of(Message("vraag", "question"), scope.names.questions)]
    term = Term("question", spec.id, spec.text)
    return Condition(spec.id, spec.text, spec.who, spec.evidence, OneOf(term, (True,)), unmet, True)


def _text(test: Bound | OneOf) -> Message:
    title = test.term.title
    if isinstance(test, OneOf):
        values = ", ".join(str(value) for value in test.values)
        return Message(f"{title.nl}: {values}", f"{title.en}: {values}")
    words = COMPARISON_WORDS[test.comparison]
    if isinstance(test.limit, Term):
        return Message(f"{title.nl}: {words.nl} {test.limit.title.nl}", f"{title.en}: {words.en} {test.limit.title.en}")
    amount = f"{test.limit.value:g} {test.limit.unit}".strip()
    return Message(f"{title.nl}: {words.nl} {amount.replace('.', ',')}", f"{title.en}: {words.en} {amount}")
