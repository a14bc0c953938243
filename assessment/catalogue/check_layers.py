"""Layers and attributes that the policy looks at and the data does not have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..layers import NAME, Layer
from ..messages import Message
from ..vocabulary import LayerStatus
from .check_pieces import terms_in
from .check_problem import ERROR, WARNING, Problem
from .rule import Catalogue


def absent_layers(catalogue: Catalogue, layers: Mapping[str, Layer]) -> Iterator[Problem]:
    """What is missing is an error when a rule looks at it, else a warning."""
    looked_at = _looked_at(catalogue)
    for layer_id, spec in catalogue.names.layers.items():
        layer = layers.get(layer_id)
        if layer is None or layer.status is LayerStatus.MISSING:
            level = ERROR if layer_id in looked_at else WARNING
            yield Problem(level, layer_id, Message("Deze laag ontbreekt.", "This layer is missing."))
            continue
        if layer.status is LayerStatus.ERROR:
            why = layer.message or Message("", "")
            yield Problem(ERROR, layer_id, Message(f"Deze laag is niet te lezen: {why.nl}", f"This layer can't be read: {why.en}"))
            continue
        for attribute in spec.attributes:
            if attribute != NAME and layer.lacks(attribute):
                level = ERROR if attribute in looked_at.get(layer_id, set()) else WARNING
                yield Problem(level, layer_id, Message(f"Het veld '{attribute}' ontbreekt.", f"The field '{attribute}' is missing."))


def _looked_at(catalogue: Catalogue) -> dict[str, set[str]]:
    """The layers that rules, exemptions and the table of kernkwaliteiten look at, with the attributes that count there."""
    found: dict[str, set[str]] = {}
    for rule in catalogue.rules:
        attributes = {term.name for term in terms_in(rule) if term.source == "attribute"}
        for relation in rule.where:
            for selector in relation.selectors:
                found.setdefault(selector.layer, set()).update(attributes, (wanted.attribute for wanted in selector.wanted))
        if rule.distance_to is not None:
            found.setdefault(rule.distance_to, set())
    regions = [exemption.region for exemption in catalogue.exemptions if exemption.region is not None]
    for selector in (selector for region in regions for selector in region.selectors):
        found.setdefault(selector.layer, set()).update(wanted.attribute for wanted in selector.wanted)
    for quality in catalogue.core_qualities:
        for selector in quality.selectors:
            found.setdefault(selector.layer, set()).update(wanted.attribute for wanted in selector.wanted)
    for rule in catalogue.rules:
        if rule.compensation is not None and rule.compensation.method == "by_development_time" and rule.layer is not None:
            found.setdefault(rule.layer, set()).add(catalogue.surcharges.attribute)
    return found
