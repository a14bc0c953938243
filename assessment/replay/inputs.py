"""What two assessments were given that differs: policy, layers, plan parts, answers. These are what a changed finding can come from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

from ..messages import Message

Model = Mapping[str, Any]


class Inputs:
    """The differences between what went into two reports."""

    def __init__(self, before: Model, after: Model) -> None:
        self.before, self.after = before, after
        self.policy = before["catalogue"]["sha256"] != after["catalogue"]["sha256"]
        self.plugin = before["provenance"]["plugin_version"] != after["provenance"]["plugin_version"]
        self.layers = _changed(_by_id(before["layers"]), _by_id(after["layers"]), _layer)
        self.parts = _changed(_by_id(before["plan"]["parts"]), _by_id(after["plan"]["parts"]), _part)
        self.answers = _changed(before["answers"], after["answers"], _same)

    @property
    def days(self) -> tuple[Optional[str], Optional[str]]:
        """The days on which the two were assessed."""
        return self.before["provenance"].get("assessed_on"), self.after["provenance"].get("assessed_on")

    def why(self, part: Optional[str], layers: set[str], conditions: set[str], language: str) -> str:
        """What can explain a change of something on these layers, in this part, with these conditions; says so when nothing can."""
        direct = [*self._parts(part), *self._answers(conditions), *self._layers(layers)]
        if self.policy:
            old, new = self.before["catalogue"]["version"], self.after["catalogue"]["version"]
            changed = f" ({old} → {new})" if old != new else ""
            direct.append(Message(f"het beleid is gewijzigd{changed}", f"the policy has changed{changed}"))
        found = direct or self._indirect()
        if not found:
            found = [
                Message(
                    "niet verklaard door beleid, lagen, plan of antwoorden", "not explained by the policy, the layers, the plan or answers"
                )
            ]
        return "; ".join(message.text(language) for message in found)

    def _parts(self, part: Optional[str]) -> list[Message]:
        concerned = [item for item in self.parts if part in (None, item)]
        return [Message(f"plandeel {item} is gewijzigd", f"plan part {item} has changed") for item in concerned]

    def _answers(self, conditions: set[str]) -> list[Message]:
        return [
            Message(f"het antwoord op {item} is nu {_answer(new)[0]}", f"the answer to {item} is now {_answer(new)[1]}")
            for item, (_, new) in self.answers.items()
            if item in conditions
        ]

    def _layers(self, layers: set[str]) -> list[Message]:
        return [_layer_message(old or new or {}) for item, (old, new) in self.layers.items() if item in layers]

    def _indirect(self) -> list[Message]:
        """What works on a rule from afar: an answer or a layer that sets it aside, the day, the plugin itself."""
        found = [*self._answers(set(self.answers)), *self._layers(set(self.layers))]
        old, new = self.days
        if old != new:
            found.append(Message(f"de toetsdatum is nu {new}", f"the day of assessment is now {new}"))
        if self.plugin:
            version = self.after["provenance"]["plugin_version"]
            found.append(Message(f"de plugin is nu versie {version}", f"the plugin is now version {version}"))
        return found


def layer_state(layer: Optional[Model]) -> str:
    """A layer in one line: status, source, precision, number of features, start of the checksum."""
    if layer is None:
        return ""
    features = None if layer["features"] is None else f"{layer['features']:.0f} features"
    checksum = layer["sha256"] and layer["sha256"][:12]
    return ", ".join(str(item) for item in (layer["status"], layer["source"], layer["precision"], features, checksum) if item)


def part_state(part: Optional[Model]) -> str:
    """A plan part in one line: development type, area, parameters."""
    if part is None:
        return ""
    given = [f"{key} {value}" for key, value in sorted(part["parameters"].items())]
    return ", ".join([part["activity"], f"{part['area_m2'] or 0:.2f} m²", *given])


def _by_id(items: list[Model]) -> dict[str, Model]:
    return {item["id"]: item for item in items}


def _changed(before: Mapping[str, Any], after: Mapping[str, Any], key: Any) -> dict[str, tuple[Any, Any]]:
    """What differs by `key` or is in one of the two only, in the order of `after`."""
    order = [*after, *(item for item in before if item not in after)]
    pairs = {item: (before.get(item), after.get(item)) for item in order}
    return {item: (old, new) for item, (old, new) in pairs.items() if key(old) != key(new)}


def _layer(layer: Optional[Model]) -> Any:
    return layer and (layer["status"], layer["sha256"], layer["precision"])


def _part(part: Optional[Model]) -> Any:
    return part and (part["activity"], part["parameters"], part["geometry"])


def _same(value: Any) -> Any:
    return value


def _answer(value: Optional[bool]) -> tuple[str, str]:
    return ("open", "open") if value is None else ("ja", "yes") if value else ("nee", "no")


def _layer_message(layer: Model) -> Message:
    title = layer["title"]
    return Message(f"laag '{title}' ({layer['id']}) is anders", f"layer '{title}' ({layer['id']}) is different")
