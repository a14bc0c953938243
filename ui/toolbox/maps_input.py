"""GROUPS: the maps of the policy by their names; scripts and models keep their numbers."""

from __future__ import annotations

import re
from typing import Any, Optional

from qgis.gui import QgsCheckableComboBox
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QWidget

from ...processing.engine import bind_geos, language, missing_engine
from ...processing.translation import tr


class MapsInput(QWidget):
    """A list to tick; nothing ticked is all of them."""

    changed = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.box = QgsCheckableComboBox(self)
        self.box.setDefaultText(tr("All maps"))
        self.box.setMinimumContentsLength(24)
        for code, name in _maps():
            self.box.addItemWithCheckState(name, Qt.CheckState.Unchecked, code)
        self.box.checkedItemsChanged.connect(lambda _: self.changed.emit())
        self.setFocusProxy(self.box)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)

    def value(self) -> list[str]:
        """The numbers of the maps that are ticked."""
        return [str(code) for code in self.box.checkedItemsData()]

    def show_value(self, value: Any) -> None:
        """Tick what a model, a script's history or another row holds: a list, or numbers with commas or semicolons between them."""
        wanted = {str(code) for code in value} if isinstance(value, (list, tuple)) else set(re.split(r"[;,\s]+", str(value or "")))
        for row in range(self.box.count()):
            ticked = str(self.box.itemData(row)) in wanted
            self.box.setItemCheckState(row, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.changed.emit()


def _maps() -> list[tuple[str, str]]:
    if missing_engine():
        return []
    bind_geos()
    from ...assessment.installed import installed_catalogue
    from ...processing.maps.map_sheets import map_sheets

    return [(sheet.code, sheet.name(language())) for sheet in map_sheets(installed_catalogue().names.layers)]
