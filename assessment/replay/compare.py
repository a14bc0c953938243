"""What two reports differ in, a row each, with what explains it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, Optional

from ..messages import Message
from .inputs import Inputs, layer_state, part_state
from .pairs import finding_pairs, zone_names

Model = Mapping[str, Any]
_MEASURES = ("area_m2", "length_m", "distance_m")
_NOISE = 1e-6  # m² and m; rounding of another GEOS


class Change(NamedTuple):
    """One difference.

    `kind`: outcome, catalogue, layer, part, answer, finding_new, finding_gone, finding_changed, overruled, not_assessed, kernkwaliteit or
    compensation; `subject` the rule or other id; `before` and `after` empty where there was nothing.
    """

    kind: str
    subject: str
    title: str
    part: Optional[str]
    section: Optional[str]
    layer: Optional[str]
    before: str
    after: str
    why: str


def compare(before: Model, after: Model, language: str = "nl") -> list[Change]:
    """All differences between two report models as read from JSON: the outcome, what went in, then what came out.

    Texts are not compared, so that reports in two languages can be. `why` is in `language`.
    """
    inputs = Inputs(before, after)
    outputs = [*_findings(inputs, language), *_silent(inputs, language), *_qualities(inputs, language), *_compensation(inputs, language)]
    return [*_outcome(inputs, outputs, language), *_given(inputs), *outputs]


def _outcome(inputs: Inputs, outputs: list[Change], language: str) -> Iterator[Change]:
    old, new = inputs.before["outcome"], inputs.after["outcome"]
    if old != new:
        rules = sorted({change.subject for change in outputs if change.kind.startswith("finding") and {old, new} & _outcomes(change)})
        why = Message("door: ", "because of: ").text(language) + ", ".join(rules) if rules else inputs.why(None, set(), set(), language)
        yield Change("outcome", inputs.after["plan"]["name"], "", None, None, None, old, new, why)


def _outcomes(change: Change) -> set[str]:
    return {text.partition(";")[0] for text in (change.before, change.after)}


def _given(inputs: Inputs) -> Iterator[Change]:
    """The inputs that differ; they are reasons themselves."""
    if inputs.policy:
        old, new = (f"{model['catalogue']['version']}, {model['catalogue']['sha256'][:12]}" for model in (inputs.before, inputs.after))
        yield Change("catalogue", inputs.after["catalogue"]["id"], "", None, None, None, old, new, "")
    for layer, (was, now) in inputs.layers.items():
        yield Change("layer", layer, (now or was)["title"], None, None, layer, layer_state(was), layer_state(now), "")
    for part, (was, now) in inputs.parts.items():
        yield Change("part", part, "", part, None, None, part_state(was), part_state(now), "")
    for question, (was, now) in inputs.answers.items():
        yield Change("answer", question, "", None, None, None, _text(was), _text(now), "")


def _findings(inputs: Inputs, language: str) -> Iterator[Change]:
    for old, new in finding_pairs(inputs.before["findings"], inputs.after["findings"]):
        was, now = _differing(old, new)
        if was == now:
            continue
        shown = new or old or {}
        kind = "finding_changed" if old and new else "finding_new" if new else "finding_gone"
        why = _moved(inputs, shown, kind, language) or inputs.why(
            shown["part"], _layers(old) | _layers(new), _conditions(old) | _conditions(new), language
        )
        section = shown["section"]
        section = ", ".join(map(str, section)) if isinstance(section, list) else section
        yield Change(kind, shown["rule"], shown["title"], shown["part"], section, shown["layer"], "; ".join(was), "; ".join(now), why)


def _differing(old: Optional[Model], new: Optional[Model]) -> tuple[list[str], list[str]]:
    """What both say of a finding, the outcome first, without what is the same in both."""
    was, now = _facts(old), _facts(new)
    if old is None or new is None:
        return list(was.values()), list(now.values())
    keys = [key for key in {**now, **was} if not _equal(old, new, key, was.get(key), now.get(key))]
    if not keys:
        return [], []
    keys = ["outcome", *(key for key in keys if key != "outcome")]
    return [was[key] for key in keys if key in was], [now[key] for key in keys if key in now]


def _equal(old: Model, new: Model, key: str, was: Optional[str], now: Optional[str]) -> bool:
    if key in _MEASURES and old[key] is not None and new[key] is not None:
        return bool(abs(old[key] - new[key]) <= _NOISE + 1e-9 * abs(new[key]))
    return was == now


def _facts(finding: Optional[Model]) -> dict[str, str]:
    if finding is None:
        return {}
    facts = {"outcome": finding["outcome"]}
    facts.update({key: f"{key} {finding[key]:.2f}" for key in _MEASURES if finding[key] is not None})
    if finding["zones"]:
        facts["zones"] = f"zones {', '.join(zone_names(finding))}"
    facts.update({f"condition {item['id']}": f"{item['id']} {item['status']}" for item in finding["conditions"]})
    return facts


def _moved(inputs: Inputs, finding: Model, kind: str, language: str) -> Optional[str]:
    """A finding that is gone may be set aside now, or not be assessable; a new one may have been."""
    if kind == "finding_changed":
        return None
    gone = kind == "finding_gone"
    other = inputs.after if gone else inputs.before
    for item in other["overruled"]:
        if (item["rule"], item["part"]) == (finding["rule"], finding["part"]):
            text = (
                Message("terzijde gesteld door {}: {}", "set aside by {}: {}")
                if gone
                else Message("was terzijde gesteld door {}: {}", "was set aside by {}: {}")
            )
            return text.text(language).format(item["by"], item["reason"])
    for item in other["not_assessed"]:
        if item["rule"] == finding["rule"] and item["layer"] is not None:
            text = (
                Message("kan nu niet worden getoetst: {}", "can't be assessed now: {}")
                if gone
                else Message("kon niet worden getoetst: {}", "could not be assessed: {}")
            )
            return text.text(language).format(item["reason"])
    return None


def _layers(finding: Optional[Model]) -> set[str]:
    if finding is None:
        return set()
    return {finding["layer"], *(zone.get("layer") for zone in finding["zones"])} - {None}


def _conditions(finding: Optional[Model]) -> set[str]:
    return {item["id"] for item in finding["conditions"]} if finding else set()


def _silent(inputs: Inputs, language: str) -> Iterator[Change]:
    """Rules that could be assessed in one of the two only; judgements are no difference in data."""
    was, now = ({(item["rule"], item["layer"]): item for item in model["not_assessed"]} for model in (inputs.before, inputs.after))
    for key in [*now, *(key for key in was if key not in now)]:
        if (key in was) != (key in now):
            item = now.get(key) or was[key]
            old, new = (found[key]["reason"] if key in found else "" for found in (was, now))
            why = inputs.why(None, {item["layer"]} - {None}, set(), language)
            yield Change("not_assessed", item["rule"], item.get("title") or "", None, None, item["layer"], old, new, why)


def _qualities(inputs: Inputs, language: str) -> Iterator[Change]:
    was, now = _quality_rows(inputs.before), _quality_rows(inputs.after)
    for key in [*now, *(key for key in was if key not in now)]:
        old, new = _quality(was.get(key)), _quality(now.get(key))
        if old != new:
            layers = {zone.get("layer") for row in (was.get(key), now.get(key)) if row for zone in row.get("zones", [])} - {None}
            title = (now.get(key) or was[key]).get("indicator") or ""
            yield Change("kernkwaliteit", key[0], title, None, None, None, old, new, inputs.why(None, layers, set(), language))


def _quality_rows(model: Model) -> dict[tuple[str, int], Model]:
    """A kernkwaliteit has a row for each of its indicators; which one is known by its place among them, whatever the language."""
    rows: dict[tuple[str, int], Model] = {}
    for row in model["kernkwaliteiten"]:
        rows[row["id"], sum(key[0] == row["id"] for key in rows)] = row
    return rows


def _quality(row: Optional[Model]) -> str:
    if row is None:
        return ""
    area = f"{row['area_m2']:.2f} m²" if row["area_m2"] is not None else None
    affected = {True: "affected", False: "not affected", None: "unknown"}[row["affected"]]
    return ", ".join(item for item in (affected, area, row["level"]) if item)


def _compensation(inputs: Inputs, language: str) -> Iterator[Change]:
    old, new = (model["compensation"]["total_ha"] for model in (inputs.before, inputs.after))
    same = old == new or (old is not None and new is not None and abs(old - new) <= _NOISE)
    if not same:
        layers = {item["layer"] for model in (inputs.before, inputs.after) for item in model["compensation"]["items"]}
        why = inputs.why(None, layers, set(), language)
        yield Change("compensation", "total_ha", "", None, None, None, _text(old), _text(new), why)


def _text(value: Any) -> str:
    return (
        ""
        if value is None
        else str(value).lower()
        if isinstance(value, bool)
        else f"{value:.6g}"
        if isinstance(value, float)
        else str(value)
    )
