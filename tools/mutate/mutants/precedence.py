"""Changes of exemptions, of the surcharges, and of what is left to judgement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Optional

from plantoets.assessment.catalogue.rule import Catalogue, Exemption, Judgement, SurchargeStep
from plantoets.assessment.vocabulary import Outcome

from .expressions import foreign
from .limits import around
from .mutant import Mutant
from .rewriting import changes, each_left_out
from .space import of_space

_OUTCOMES = tuple(Outcome)
_Changed = tuple[str, str, tuple[Exemption, ...], Optional[frozenset[str]]]


def exemption_mutants(catalogue: Catalogue) -> Iterator[Mutant]:
    """Every change of every exemption, and of their order."""
    listed = catalogue.exemptions
    for index, exemption in enumerate(listed):
        for kind, what, changed, only in _changed(exemption, catalogue):
            others = (*listed[:index], *changed, *listed[index + 1 :])
            yield Mutant(exemption.id, "uitzonderingen", kind, what, exemptions=others, activities=only, everywhere=True)
    for index in range(len(listed) - 1):
        one, other = listed[index], listed[index + 1]
        if one.groups & other.groups and one.activities & other.activities:
            order = (*listed[:index], other, one, *listed[index + 2 :])
            yield Mutant(one.id, "uitzonderingen", "precedence", f"after {other.id}", exemptions=order, everywhere=True)


def _changed(exemption: Exemption, catalogue: Catalogue) -> Iterator[_Changed]:
    yield "precedence", "left out", (), None
    for change in changes(exemption.region, lambda node: of_space(node, catalogue.touching, exemption.groups)):
        yield change.kind, f"region {change.what}", (replace(exemption, region=change.node),), None
    for kind, what, changed in _of_exemption(exemption):
        yield kind, what, (changed,), None
    for what, activities, only in _types(exemption, catalogue):
        yield "type list", what, (replace(exemption, activities=activities),), only


def _of_exemption(exemption: Exemption) -> Iterator[tuple[str, str, Exemption]]:
    if exemption.region is not None:
        yield "relation", "without region", replace(exemption, region=None)
    for group in sorted(exemption.groups):
        yield "precedence", f"without group {group}", replace(exemption, groups=exemption.groups - {group})
    others = [None if exemption.becomes is not None else Outcome.ATTENTION]
    if exemption.becomes is not None:
        place = _OUTCOMES.index(exemption.becomes)
        others.extend(_OUTCOMES[place - 1 : place] + _OUTCOMES[place + 1 : place + 2])
    for other in others:
        yield "outcome", f"becomes {other.value if other else None}", replace(exemption, becomes=other)
    if exemption.only_above is not None:
        yield "precedence", "without only_above", replace(exemption, only_above=None)
        place = _OUTCOMES.index(exemption.only_above)
        yield "precedence", f"only_above {_OUTCOMES[place - 1].value}", replace(exemption, only_above=_OUTCOMES[place - 1])
    if exemption.responsible is not None:
        yield "precedence", "without responsible", replace(exemption, responsible=None)


def _types(owner: Exemption | Judgement, catalogue: Catalogue) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    for member in sorted(owner.activities):
        yield f"without {member}", owner.activities - {member}, frozenset({member})
    stranger = foreign(owner.activities, frozenset(catalogue.names.activities), catalogue.names)
    if stranger is not None:
        yield f"with {stranger}", owner.activities | {stranger}, frozenset({stranger})


def surcharge_mutants(catalogue: Catalogue) -> Iterator[Mutant]:
    """Each step's bound and surcharge changed, and each step but the last left out."""
    surcharges = catalogue.surcharges
    for index, step in enumerate(surcharges.steps):
        for what, changed in _of_step(step):
            steps = (*surcharges.steps[:index], *changed, *surcharges.steps[index + 1 :])
            name = f"step {index + 1} {what}"
            yield Mutant("toeslagen", "7.5", "surcharge", name, surcharges=replace(surcharges, steps=steps), everywhere=True)


def _of_step(step: SurchargeStep) -> Iterator[tuple[str, tuple[SurchargeStep, ...]]]:
    if step.up_to_years is not None:
        for value in around(step.up_to_years):
            yield f"up to {value:g}", (replace(step, up_to_years=value),)
        yield "left out", ()
    for value in (None, 0.0) if step.surcharge is not None else (1.0,):
        if value != step.surcharge:
            yield f"surcharge {value}", (replace(step, surcharge=value),)
    if step.surcharge:
        yield "surcharge a tenth more", (replace(step, surcharge=step.surcharge * 1.1),)


def judgement_mutants(catalogue: Catalogue) -> Iterator[Mutant]:
    """Each passage that is left to judgement left out, and the development types of those that are not for all."""
    everything = frozenset(catalogue.names.activities)
    for index, (judgement, rest) in enumerate(each_left_out(catalogue.judgements)):
        yield Mutant(judgement.id, "oordelen", "judgement", "left out", judgements=rest, activities=judgement.activities, everywhere=True)
        for what, activities, only in _types(judgement, catalogue) if judgement.activities != everything else ():
            changed = (*rest[:index], replace(judgement, activities=activities), *rest[index:])
            yield Mutant(judgement.id, "oordelen", "type list", what, judgements=changed, activities=only, everywhere=True)
