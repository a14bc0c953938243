"""Cleans the features of a plan: repairs, splits by dimension, drops what is empty, and reports all of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ...intake.usable import usable
from ...messages import Message
from ..model import RawFeature
from ..stopping import go_on

_LISTED = 40


@dataclass(frozen=True)
class Clean:
    """A feature whose geometry is valid, 2D and of one dimension. `suffix` parts it from its other dimensions ("" or "-lijn")."""

    feature: RawFeature
    geometry: BaseGeometry
    suffix: str = ""


def clean(features: tuple[RawFeature, ...]) -> tuple[list[Clean], list[Message]]:
    """The features with geometry (RD, metres) in order, and what was done to them."""
    kept: list[Clean] = []
    notes: list[Message] = []
    empty: Counter[str] = Counter()
    for feature in features:
        go_on()
        if feature.geometry is None or feature.geometry.is_empty:
            empty[feature.source_class] += 1
            continue
        label = f"{feature.source_class} {feature.name or feature.source_id}".strip()
        pieces = usable(feature.geometry, Message(label, label), notes)
        kept.extend(Clean(replace(feature, geometry=None), piece.geometry, piece.suffix) for piece in pieces)
    notes = _shortened(notes)
    notes.extend(_no_geometry(source_class, count) for source_class, count in sorted(empty.items()))
    notes.extend(_duplicates(kept))
    return kept, notes


def _duplicates(kept: list[Clean]) -> list[Message]:
    """Objects of one class with exactly the same geometry: both stay, totals count the ground once."""
    shapes = shapely.to_wkb(shapely.normalize(np.array([item.geometry for item in kept], dtype=object))) if kept else []
    counts = Counter((item.feature.source_class, shape) for item, shape in zip(kept, shapes))
    twice: Counter[str] = Counter()
    for (source_class, _), count in counts.items():
        twice[source_class] += count - 1
    return [
        Message(
            f"{count} objecten van {source_class} liggen precies op een ander; in totalen telt de grond één keer.",
            f"{count} objects of {source_class} lie exactly on another; in totals the ground counts once.",
        )
        for source_class, count in sorted(twice.items())
        if count
    ]


def _shortened(notes: list[Message]) -> list[Message]:
    """At most `_LISTED` messages about single objects, then how many more there are."""
    rest = len(notes) - _LISTED
    if rest <= 0:
        return notes
    return [*notes[:_LISTED], Message(f"… en nog {rest} soortgelijke meldingen.", f"… and {rest} more messages of this kind.")]


def _no_geometry(source_class: str, count: int) -> Message:
    return Message(f"{count} objecten van {source_class} hebben geen geometrie.", f"{count} objects of {source_class} have no geometry.")
