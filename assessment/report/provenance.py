"""With what a report was made; the one part of it that differs from run to run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional


@dataclass(frozen=True)
class Provenance:
    """`created`: ISO date and time; `qgis_version` is None outside QGIS."""

    plugin_version: str
    qgis_version: Optional[str]
    shapely_version: str
    created: str
