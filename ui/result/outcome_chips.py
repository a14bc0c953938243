"""How many findings there are of each outcome; a click shows only those."""

from __future__ import annotations

import math
from collections import Counter
from typing import Any, Optional

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QToolButton, QWidget

from ...processing.translation import tr
from .outcome_style import OUTCOMES, icon

SPACING = 2


class OutcomeChips(QWidget):
    """A row of small switches: none pressed means all findings."""

    changed = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QToolButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACING)
        for outcome in OUTCOMES[:-1]:
            self.buttons[outcome] = self._chip()
        self.boundary = self._chip()

    @property
    def only_decided(self) -> bool:
        """Whether to show only what the uncertainty of a boundary decides."""
        return self.boundary.isChecked() and not self.boundary.isHidden()

    @property
    def chosen(self) -> Optional[set[str]]:
        """The outcomes that are switched on; None when all are shown."""
        pressed = {outcome for outcome, button in self.buttons.items() if button.isChecked() and not button.isHidden()}
        return pressed or None

    def show_counts(self, context: Any) -> None:
        """Count the rules by outcome; a rule in several parts counts once."""
        distinct = {(finding["title"], finding["outcome"]) for finding in context.model["findings"]}
        counted = Counter(outcome for _, outcome in distinct)
        for outcome, button in self.buttons.items():
            word = context.labels.label("outcomes", outcome)
            button.setIcon(icon(outcome))
            button.setText(str(counted[outcome]))
            button.setToolTip(tr("{outcome}: {n}. Click to see only these.").format(outcome=word, n=counted[outcome]))
            button.setAccessibleName(f"{word}: {counted[outcome]}")
            button.setVisible(bool(counted[outcome]))

        decided = len({(found["title"], found["outcome"]) for found in context.model["findings"] if found["boundary"]["decides"]})
        self.boundary.setText(f"⇔ {decided}")
        self.boundary.setToolTip(tr("The boundary decides: {n}. Click to see only these.").format(n=decided))
        self.boundary.setAccessibleName(tr("The boundary decides: {n}").format(n=decided))
        self.boundary.setVisible(bool(decided))
        self._arrange()

    def clear(self) -> None:
        """Nothing to count."""
        for button in (*self.buttons.values(), self.boundary):
            button.hide()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """In one line, or in lines of alike length where the panel is narrow."""
        shown = [button for button in (*self.buttons.values(), self.boundary) if not button.isHidden()]
        widest = max((button.sizeHint().width() for button in shown), default=1)
        fitting = max(1, min(len(shown), (self.width() + SPACING) // (widest + SPACING)))
        columns = math.ceil(len(shown) / math.ceil(len(shown) / fitting)) if shown else 1
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        for number, button in enumerate(shown):
            self._grid.addWidget(button, number // columns, number % columns)
        self._grid.setColumnStretch(columns, 1)

    def _chip(self) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setIconSize(QSize(14, 14))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.toggled.connect(lambda _: self.changed.emit())
        button.hide()
        return button
