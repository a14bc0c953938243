"""When and with what an assessment is made, here in QGIS."""

from __future__ import annotations

from configparser import ConfigParser
from datetime import date, datetime, timezone
from functools import lru_cache
from pathlib import Path

import shapely
from qgis.core import Qgis

from ..assessment.report import Provenance

METADATA = Path(__file__).resolve().parent.parent / "metadata.txt"


def today() -> date:
    """The assessment date: the day here, where the user sits."""
    return datetime.now(tz=timezone.utc).astimezone().date()


def provenance() -> Provenance:
    """With what this report is made, at this moment."""
    return Provenance(
        plugin_version=_plugin_version(),
        qgis_version=Qgis.version(),
        shapely_version=shapely.__version__,
        created=datetime.now(tz=timezone.utc).isoformat(timespec="seconds"),
    )


@lru_cache(maxsize=1)
def _plugin_version() -> str:
    parser = ConfigParser(interpolation=None)
    parser.read(METADATA, encoding="utf-8")
    return parser.get("general", "version")
