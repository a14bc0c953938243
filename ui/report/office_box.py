"""Who hands out the reports: the office's name, logo and own templates, kept for all projects."""

from __future__ import annotations

from typing import Optional

from qgis.gui import QgsCollapsibleGroupBox, QgsFileWidget
from qgis.PyQt.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from ...processing.engine import bind_geos, language
from ...processing.report.office_settings import OfficeSettings, store_office, stored_office, style_of
from ...processing.translation import tr


class OfficeBox(QgsCollapsibleGroupBox):
    """Each change is kept at once; what can't be used is said below and not kept."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(tr("Office and templates"), parent)
        self.setObjectName("office")
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(tr("Not on the report"))
        self.logo = QgsFileWidget(self)
        self.logo.setFilter(tr("Pictures (*.png *.jpg *.jpeg *.svg)"))
        self.templates = QgsFileWidget(self)
        self.templates.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.templates.lineEdit().setPlaceholderText(tr("Those of the plugin"))
        self.fault = QLabel(self)
        self.fault.setWordWrap(True)
        self.fault.hide()
        form = QFormLayout(self)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(tr("Name of the office"), self.name)
        form.addRow(tr("Logo"), self.logo)
        form.addRow(tr("Folder with own templates"), self.templates)
        form.addRow(self.fault)
        self._show_stored()
        self.name.editingFinished.connect(self.keep)
        self.logo.fileChanged.connect(self.keep)
        self.templates.fileChanged.connect(self.keep)

    def keep(self) -> None:
        """Store what the fields say, if it can be used."""
        bind_geos()
        from ...assessment.errors import PlantoetsError

        office = OfficeSettings(self.name.text().strip(), self.logo.filePath().strip(), self.templates.filePath().strip())
        try:
            style_of(office)
        except PlantoetsError as error:
            self.fault.setText(error.message.text(language()))
            self.fault.show()
            return
        store_office(office)
        self.fault.hide()

    def _show_stored(self) -> None:
        stored = stored_office()
        self.name.setText(stored.name)
        self.logo.setFilePath(stored.logo)
        self.templates.setFilePath(stored.templates)
