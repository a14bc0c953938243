"""Reads the `where` of a rule and the region of an exemption: relations and the selectors they look at."""

from __future__ import annotations

from typing import Callable

from ..messages import Message
from ..relations import Apart, AtPlace, DeepInside, NextTo, Outside, Overlaps, Relation, Selector, Touches, Wanted, Within
from .names import Limit, Names
from .strict_yaml import Entry


def read_where(entry: Entry, names: Names, touching: Limit) -> tuple[Relation, ...]:
    """One relation, or a list of relations that narrow the plan part one after the other."""
    return tuple(_relation(element, names, touching) for element in entry.elements())


def _relation(entry: Entry, names: Names, touching: Limit) -> Relation:
    found = list(entry.items())
    if len(found) != 1:
        raise entry.error("hier hoort één relatie.", "exactly one relation belongs here.")
    word, value = found[0]
    if word not in _RELATIONS:
        raise value.unknown(Message("relatie", "relation"), word, _RELATIONS)
    return _RELATIONS[word](value, names, touching)


def read_selectors(entry: Entry, names: Names) -> tuple[Selector, ...]:
    return tuple(_selector(element, names) for element in entry.elements())


def _selector(entry: Entry, names: Names) -> Selector:
    if not entry.is_mapping:
        return Selector(_layer(entry, names))
    fields = entry.fields(required=("layer",), optional=("with", "larger_than", "groups"))
    layer = _layer(fields["layer"], names)
    wanted = tuple(_wanted(key, value, layer, names) for key, value in fields["with"].items()) if "with" in fields else ()
    return Selector(
        layer=layer,
        wanted=wanted,
        needs=frozenset(item.attribute for item in wanted),
        groups=fields["groups"].texts() if "groups" in fields else None,
        larger_than=limit_of(fields["larger_than"], names) if "larger_than" in fields else None,
    )


def _layer(entry: Entry, names: Names) -> str:
    return entry.one_of(Message("laag", "layer"), names.layers)


def _wanted(attribute: str, entry: Entry, layer: str, names: Names) -> Wanted:
    spec = names.layers[layer].attributes.get(attribute)
    if spec is None:
        raise entry.unknown(Message("attribuut", "attribute"), attribute, names.layers[layer].attributes)
    negated = entry.is_mapping
    value = entry.fields(required=("not",))["not"] if negated else entry
    values = tuple(element.scalar() for element in value.elements())
    for element, found in zip(value.elements(), values):
        if spec.values and found not in spec.values:
            raise element.unknown(Message(f"waarde van {attribute}", f"value of {attribute}"), found, spec.values)
    return Wanted(attribute, values, negated)


def limit_of(entry: Entry, names: Names) -> Limit:
    """A limit by its name; numbers stand in limits.yaml only."""
    return names.limits[entry.one_of(Message("grenswaarde", "limit"), names.limits)]


def _with_distance(entry: Entry, names: Names) -> tuple[tuple[Selector, ...], Limit]:
    fields = entry.fields(required=("of", "distance"))
    return read_selectors(fields["of"], names), limit_of(fields["distance"], names)


def _at_place(entry: Entry, names: Names, touching: Limit) -> Relation:
    return AtPlace(tuple(names.places[element.one_of(Message("plaats", "place"), names.places)] for element in entry.elements()))


_RELATIONS: dict[str, Callable[[Entry, Names, Limit], Relation]] = {
    "overlaps": lambda entry, names, touching: Overlaps(read_selectors(entry, names)),
    "crosses": lambda entry, names, touching: Overlaps(read_selectors(entry, names), crossing=True),
    "outside": lambda entry, names, touching: Outside(read_selectors(entry, names)),
    "within": lambda entry, names, touching: Within(*_with_distance(entry, names)),
    "deep_inside": lambda entry, names, touching: DeepInside(*_with_distance(entry, names)),
    "next_to": lambda entry, names, touching: NextTo(read_selectors(entry, names), touching),
    "apart": lambda entry, names, touching: Apart(read_selectors(entry, names), touching),
    "touches": lambda entry, names, touching: Touches(read_selectors(entry, names), touching),
    "at_place": _at_place,
}
