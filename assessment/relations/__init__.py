"""What a rule may ask of space: each relation is defined once, here, and used by rules and exemptions alike."""

from __future__ import annotations

from .at_place import AtPlace
from .base import Answer, Hit, Located, Missing, NotAssessable, Relation, Selector, Wanted
from .deep_inside import DeepInside
from .nearby import Apart, NextTo, Touches, Within
from .outside import Outside
from .overlaps import Overlaps
from .usable import usable

__all__ = [
    "Answer",
    "Apart",
    "AtPlace",
    "DeepInside",
    "Hit",
    "Located",
    "Missing",
    "NextTo",
    "NotAssessable",
    "Outside",
    "Overlaps",
    "Relation",
    "Selector",
    "Touches",
    "Wanted",
    "Within",
    "usable",
]
