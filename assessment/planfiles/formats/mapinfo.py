"""Reads MapInfo's MIF and native TAB, and FlatGeobuf, through GDAL's own readers."""

from __future__ import annotations

import re
from pathlib import Path

from ...messages import Message
from ..errors import PlanFileError
from ..limits import MIB
from ..model import RawPlan
from .layers import read_layers


def read_mapinfo(path: Path) -> RawPlan:
    """The one layer of a MIF or TAB.

    Raises:
        PlanFileError: damaged, or a table that is only a view of other tables.
    """
    if path.suffix.casefold() == ".tab":
        _refuse_foreign(path)
    features, problems = read_layers(path, "MapInfo File")
    return RawPlan(tuple(features), "MapInfo", warnings=tuple(problems))


def read_flatgeobuf(path: Path) -> RawPlan:
    """The one layer of a FlatGeobuf.

    Raises:
        PlanFileError: damaged.
    """
    features, problems = read_layers(path, "FlatGeobuf")
    return RawPlan(tuple(features), "FlatGeobuf", warnings=tuple(problems))


def _refuse_foreign(path: Path) -> None:
    """A TAB may be a list of other tables, a view of them, or a door to a database."""
    with path.open("rb") as file:
        head = file.read(MIB).decode("latin-1")
    native = re.search(r"^\s*Type\s+NATIVE\b", head, re.IGNORECASE | re.MULTILINE)
    if native is None or re.search(r"IsSeamless|Create\s+View|Open\s+Table", head, re.IGNORECASE):
        raise PlanFileError(
            Message(
                "Deze TAB verwijst naar andere tabellen en wordt niet gelezen; sla de planlaag op als GeoPackage.",
                "This TAB points at other tables and is not read; save the plan layer as a GeoPackage.",
            )
        )
