"""The names of what a report model refers to by id: layers, rules, questions, development types, parameters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Optional

from ..installed import installed_catalogue
from .labels import Labels, words
from .numbers import Numbers


class Titles:
    """Looks names up, in the model first and then in the catalogue; an id that neither knows reads as its own words."""

    def __init__(self, model: Mapping[str, Any], labels: Labels) -> None:
        self._language, self._labels = labels.language, labels
        self._layers = {layer["id"]: layer for layer in model["layers"]}
        self._questions = {question["id"]: question["text"] for question in model["questions"]}
        self._rules = {item["rule"]: item["title"] for name in ("overruled", "not_assessed", "findings") for item in model[name]}

    def layer(self, layer_id: Optional[str]) -> str:
        """The name of a layer."""
        found = self._layers.get(layer_id)
        return words(layer_id or "") if found is None else str(found["title"])

    def indicative(self, layer_ids: Iterable[str]) -> list[str]:
        """The names of those layers whose designation the policy itself means as approximate."""
        found = [self._layers[layer_id] for layer_id in dict.fromkeys(layer_ids) if layer_id in self._layers]
        return [str(layer["title"]) for layer in found if layer["indicative"]]

    def uncertainty(self, layer_ids: Iterable[str]) -> tuple[Optional[str], Optional[float]]:
        """The least precise of some layers: how well its boundaries are known, and by how many metres they may be off."""
        found = [self._layers[layer_id] for layer_id in layer_ids if layer_id in self._layers]
        known = [layer for layer in found if layer["uncertainty_m"] is not None]
        worst = max(known, key=lambda layer: layer["uncertainty_m"], default=None)
        return (None, None) if worst is None else (worst["precision"], worst["uncertainty_m"])

    def rule(self, rule_id: str) -> str:
        """The name of a rule."""
        return self._rules.get(rule_id) or words(rule_id)

    def question(self, question_id: str) -> str:
        """The words of a question."""
        found = self._questions.get(question_id)
        if found is None:
            spec = installed_catalogue().names.questions.get(question_id)
            found = words(question_id) if spec is None else spec.text.text(self._language)
        return str(found)

    def activity(self, activity_id: str) -> str:
        """The name of a development type."""
        spec = installed_catalogue().names.activities.get(activity_id)
        return words(activity_id) if spec is None else spec.title.text(self._language)

    def parameter(self, parameter_id: str, value: Any, numbers: Numbers) -> str:
        """A parameter with its value: Bouwhoogte: 60 m."""
        spec = installed_catalogue().names.parameters.get(parameter_id)
        name = words(parameter_id) if spec is None else spec.title.text(self._language)
        shown = self._labels.value(value) if isinstance(value, str) else numbers.quantity(value, spec.unit if spec else None)
        return f"{name}: {shown}"

    def attribute(self, layer_id: str, name: str, value: Any, numbers: Numbers) -> str:
        """An attribute of a zone with its value: beschermingsniveau: eisen."""
        spec = installed_catalogue().names.layers.get(layer_id)
        known = spec.attributes.get(name) if spec else None
        title = words(name) if known is None else known.title.text(self._language)
        return f"{title}: {self._labels.value(value) if isinstance(value, str) else numbers.quantity(value)}"
