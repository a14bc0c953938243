"""Asks in which coordinate system a file is, with what fits and where the plan would then lie."""

from __future__ import annotations

from typing import Any, Optional

from qgis.gui import QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from ...processing.translation import tr
from .rd import rd_crs


class CrsQuestion(QDialog):
    """`answered` brings the id of the coordinate system; nothing comes when the question is put aside."""

    answered = pyqtSignal(str)

    def __init__(self, file: str, question: Any, language: str, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName("PlantoetsCrsQuestion")
        self.setWindowTitle(tr("In which coordinate system is {file}?").format(file=file))
        layout = QVBoxLayout(self)
        text = QLabel(question.message.text(language), self)
        text.setWordWrap(True)
        layout.addWidget(text)
        self.choices: list[tuple[QRadioButton, str]] = []
        for guess in question.guesses:
            sentence = guess.explanation.text(language)
            button = QRadioButton(sentence[:1].upper() + sentence[1:], self)
            self.choices.append((button, guess.authid))
            layout.addWidget(button)
        self.other = QRadioButton(tr("Another coordinate system:"), self)
        self.picker = QgsProjectionSelectionWidget(self)
        self.picker.setCrs(rd_crs())
        self.picker.crsChanged.connect(lambda _: self.other.setChecked(True))
        layout.addWidget(self.other)
        layout.addWidget(self.picker)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        (self.choices[0][0] if self.choices else self.other).setChecked(True)
        self.accepted.connect(self._answer)

    def _answer(self) -> None:
        chosen = next((authid for button, authid in self.choices if button.isChecked()), self.picker.crs().authid())
        if chosen:
            self.answered.emit(chosen)
