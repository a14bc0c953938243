"""Plan files become plan objects: `read_plan` reads any of them, safely, into RD."""

from __future__ import annotations

from .errors import CrsGuess, CrsUnknown, PlanFileError
from .model import PlanFile, PlanObject, RdTransform
from .proposals.table import MappingTable, default_table, load_table
from .read import read_plan

__all__ = [
    "CrsGuess",
    "CrsUnknown",
    "MappingTable",
    "PlanFile",
    "PlanFileError",
    "PlanObject",
    "RdTransform",
    "default_table",
    "load_table",
    "read_plan",
]
