"""The parameters that matter for development types, as a form asks them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Optional

from ...assessment.catalogue.names import ParameterSpec
from ...assessment.catalogue.rule import Catalogue
from ...assessment.relevant import relevant_parameters, widening_parameters


class FormField(NamedTuple):
    """A parameter as a form asks it; `widening`: it counts only when given."""

    id: str
    title: str
    kind: str
    unit: str
    minimum: float
    maximum: Optional[float]
    values: tuple[str, ...]
    widening: bool


def form_fields(catalogue: Catalogue, activities: Iterable[str], language: str) -> tuple[FormField, ...]:
    """Those that the rules for these types look at, then those that bring in other rules when they are given."""
    chosen = list(activities)
    specs = catalogue.names.parameters
    own = [field_of(specs[name], False, language) for name in relevant_parameters(catalogue, chosen)]
    return (*own, *(field_of(specs[name], True, language) for name in widening_parameters(catalogue, chosen)))


def field_of(spec: ParameterSpec, widening: bool, language: str) -> FormField:
    """One parameter as a form asks it."""
    return FormField(spec.id, spec.title.text(language), spec.kind, spec.unit, spec.minimum, spec.maximum, spec.values, widening)
