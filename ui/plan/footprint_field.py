"""The footprint of the chosen lines and points: a width or a radius that makes them count as an area."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Optional

from qgis.core import QgsWkbTypes
from qgis.PyQt.QtCore import QLocale, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from ...processing.translation import tr
from ..store.draft import PartDraft
from ..store.plan_text import LARGEST_FOOTPRINT_M
from .rd import from_wkb
from .typed_place import typed_size

GeometryType = QgsWkbTypes.GeometryType


class FootprintField(QWidget):
    """`stated` brings metres, None to count as line or point again. Hidden when areas are among the chosen parts."""

    stated = pyqtSignal(object)

    def __init__(self, language: str, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._locale = QLocale(language)
        self._locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)  # what is shown is read again
        self._shown: Optional[float] = None
        self.label = QLabel(self)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(tr("none"))
        self.line.editingFinished.connect(self._state)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label)
        row.addWidget(self.line, 1)

    def show_parts(self, parts: Iterable[PartDraft]) -> None:
        """The footprint that the parts have in common."""
        listed = list(parts)
        kinds = {from_wkb(part.wkb).type() for part in listed}
        self.setVisible(bool(listed) and GeometryType.PolygonGeometry not in kinds)
        lines, points = tr("Footprint: width (m)"), tr("Footprint: radius (m)")
        self.label.setText(lines if GeometryType.LineGeometry in kinds else points)
        self.line.setAccessibleName(self.label.text())
        sizes = {part.footprint_m for part in listed}
        self._shown = sizes.pop() if len(sizes) == 1 else None
        self.line.setText("" if self._shown is None else self._locale.toString(self._shown, "g", 6))

    def _state(self) -> None:
        text = self.line.text().strip()
        size = typed_size(text) if text else None
        if text and (size is None or size > LARGEST_FOOTPRINT_M):
            self.line.setText("" if self._shown is None else self._locale.toString(self._shown, "g", 6))
        elif size != self._shown:
            self._shown = size
            self.stated.emit(size)
