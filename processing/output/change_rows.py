"""The CHANGES table: a row for each difference between two reports."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qgis.core import QgsFeature
from qgis.PyQt.QtCore import QVariant

from .sinks import fields_of

CHANGE_FIELDS = dict.fromkeys(("kind", "subject", "title", "part", "section", "layer", "before", "after", "why"), QVariant.Type.String)


def change_features(changes: Iterable[Any]) -> Iterable[QgsFeature]:
    """Rows in the order of `compare`."""
    fields = fields_of(CHANGE_FIELDS)
    for change in changes:
        feature = QgsFeature(fields)
        feature.setAttributes(list(change))
        yield feature
