"""Which file of layer sources holds where nobody names one: the office's choice, in the settings of QGIS."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication, QgsSettings

_KEY = "plantoets/layer_sources"


def office_sources() -> str:
    """The path of the office's file; empty when it works with the sketches."""
    return str(QgsSettings().value(_KEY, "") or "")


def use_office_sources(path: str) -> None:
    """From now on this file holds; empty for the sketches."""
    QgsSettings().setValue(_KEY, path)


def own_sources_file() -> Path:
    """Where the window Layer sources keeps them when nobody chose a file."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "plantoets" / "laagbronnen.yaml"
