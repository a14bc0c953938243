"""How much of the plan touches each kernkwaliteit: to look at, or as a table to sort and copy."""

from __future__ import annotations

from typing import Any, Optional

from qgis.PyQt.QtCore import QMimeData, Qt
from qgis.PyQt.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from ...processing.translation import tr
from ..plan.plan_buttons import tool_button
from .quality_chart import QualityChart
from .quality_table import QualityTable, html_table


class QualityPage(QWidget):
    """Chart and table behind two buttons, the totals under both."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.chart, self.table = QualityChart(self), QualityTable(self)
        self._totals: list[tuple[str, ...]] = []
        self._stack = QStackedWidget(self)
        self.buttons = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(0)
        for number, (widget, word) in enumerate(((self.chart, tr("Chart")), (self.table, tr("Table")))):
            button = QToolButton(self)
            button.setText(word)
            button.setCheckable(True)
            button.setChecked(number == 0)
            self.buttons.addButton(button, number)
            self._stack.addWidget(widget)
            row.addWidget(button)
        self.buttons.idClicked.connect(self._stack.setCurrentIndex)
        self.copy = tool_button(self, "copyTable", "", "mActionEditCopy.svg", tr("Copy the table, for a document or a spreadsheet"))
        self.copy.clicked.connect(self.copy_table)
        row.addStretch(1)
        row.addWidget(self.copy)
        self.footer = QLabel(self)
        self.footer.setWordWrap(True)
        self.footer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.footer)
        self.clear()

    def show_qualities(self, shown: Any) -> None:
        """The kernkwaliteiten of one assessment."""
        self.chart.show_qualities(shown.context)
        self.table.show_qualities(shown.context)
        numbers, whole = shown.context.numbers, shown.model["plan"]["area_m2"]
        self._totals = []
        if whole:
            self._totals = [
                (tr("At least one of them"), numbers.fixed(shown.touched_m2 / 10_000, 2), numbers.share(shown.touched_m2 / whole), "", ""),
                (tr("Whole plan"), numbers.fixed(whole / 10_000, 2), numbers.share(1.0), "", ""),
            ]
        self.footer.setText("<br>".join(f"{title}: <b>{area} ha</b> ({share})" for title, area, share, *_ in self._totals))
        self.footer.setVisible(bool(self._totals))
        self.copy.setEnabled(True)

    def clear(self) -> None:
        """No plan: nothing to show."""
        self.chart.clear()
        self.table.clear()
        self._totals = []
        self.footer.hide()
        self.copy.setEnabled(False)

    def copy_table(self) -> None:
        """The table with its totals to the clipboard, as text with tabs and as HTML."""
        rows = [*self.table.texts(), *self._totals]
        data = QMimeData()
        data.setText("\n".join("\t".join(row) for row in rows))
        data.setHtml(html_table(rows))
        QApplication.clipboard().setMimeData(data)
