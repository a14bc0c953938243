"""Rows written through a sink of QGIS, which takes any kind of place: memory, a file of any format, a database."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsFeature, QgsFeatureSink, QgsFields, QgsGeometry

from .rows import NotWritten, Rows


class SinkRows:
    """A sink as a table of rows."""

    def __init__(self, sink: QgsFeatureSink, fields: QgsFields) -> None:
        self._sink: Optional[QgsFeatureSink] = sink
        self._fields = fields

    def add(self, rows: Rows) -> None:
        """Write the next rows."""
        features = []
        for values in rows.values:
            feature = QgsFeature(self._fields)
            feature.setAttributes(list(values))
            features.append(feature)
        for feature, wkb in zip(features, rows.wkb):
            if wkb is not None:
                geometry = QgsGeometry()
                geometry.fromWkb(wkb)
                feature.setGeometry(geometry)
        if self._sink is None or not self._sink.addFeatures(features, QgsFeatureSink.Flag.FastInsert):
            raise NotWritten

    def finish(self) -> None:
        """QGIS finishes a file when its sink goes."""
        self._sink = None

    def abandon(self) -> None:
        """Let go of the file."""
        self._sink = None
