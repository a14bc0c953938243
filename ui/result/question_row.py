"""One question, answered in place: yes, no, or not known yet, with a note for the report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ...processing.translation import tr
from ..faint import make_faint
from ..plan.plan_buttons import tool_button
from ..store.draft import AnswerDraft

CHOICES = (True, False, None)


class QuestionRow(QFrame):
    """`answered` brings the question's id and the answer as soon as it is given."""

    answered = pyqtSignal(str, object)

    def __init__(self, question: Mapping[str, Any], parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.id = str(question["id"])
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._text = QLabel(str(question["text"]), self)
        self._text.setWordWrap(True)
        self._who = QLabel(self)
        self._who.setWordWrap(True)
        make_faint(self._who)
        self.note = QLineEdit(self)
        self.note.setPlaceholderText(tr("Note for the report"))
        self.note.setAccessibleName(tr("Note for the report"))
        self.note.editingFinished.connect(self._tell)
        self.buttons = QButtonGroup(self)
        self.buttons.setExclusive(True)
        row = QHBoxLayout()
        row.setSpacing(0)
        for number, word in enumerate((tr("Yes"), tr("No"), tr("Not known yet"))):
            button = QToolButton(self)
            button.setText(word)
            button.setCheckable(True)
            button.setAccessibleName(f"{question['text']} {word}")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.buttons.addButton(button, number)
            row.addWidget(button)
        self.buttons.idClicked.connect(lambda _: self._tell())
        self.write = tool_button(self, "writeNote", "", "mActionAnnotation.svg", tr("Write a note for the report"))
        self.write.clicked.connect(self._write)
        row.addWidget(self.write)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(4)
        layout.addWidget(self._text)
        layout.addWidget(self._who)
        layout.addLayout(row)
        layout.addWidget(self.note)
        self._shown: Optional[AnswerDraft] = None
        self.update_question(question)
        self.show_answer(AnswerDraft(None))

    def update_question(self, question: Mapping[str, Any], needed_by: str = "") -> None:
        """Who answers, what proves it, and which rules wait for it."""
        who = tr("{who}, with: {evidence}").format(who=question["who"], evidence=question["evidence"])
        self._who.setText(f"{who[:1].upper()}{who[1:]}")
        self.setToolTip(needed_by)

    def show_answer(self, answer: AnswerDraft) -> None:
        """Show what was answered, without telling anybody."""
        if answer == self._shown:
            return
        self._shown = answer
        self.buttons.button(CHOICES.index(answer.value)).setChecked(True)
        if not self.note.hasFocus():
            self.note.setText(answer.note)
        self.note.setVisible(answer.value is not None or bool(answer.note))

    def choose(self, value: Optional[bool]) -> None:
        """Answer as a click on the button would."""
        self.buttons.button(CHOICES.index(value)).click()

    def _write(self) -> None:
        """A note may come before the answer: what is being looked into, and by whom."""
        self.note.show()
        self.note.setFocus()

    def _tell(self) -> None:
        answer = AnswerDraft(CHOICES[self.buttons.checkedId()], self.note.text().strip())
        if answer != self._shown:
            self._shown = answer
            self.note.setVisible(answer.value is not None or bool(answer.note) or self.note.hasFocus())
            self.answered.emit(self.id, answer)
