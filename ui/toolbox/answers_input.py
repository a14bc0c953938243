"""ANSWERS: the questions that the rules may ask of these development types, each answered with yes, no or not known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Optional

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtWidgets import QDialog, QVBoxLayout, QWidget

from ...processing.translation import tr
from ..result.question_row import QuestionRow
from ..store.draft import AnswerDraft
from . import subjects
from .json_input import Activities, JsonInput
from .picking_dialog import PickingDialog


class AnswersInput(JsonInput):
    """A line sums the answers up, a window has the questions."""

    def __init__(self, activities: Activities, parent: Optional[QWidget] = None) -> None:
        super().__init__(tr("Answer…"), activities, parent)
        self.refresh()

    def sound(self, values: dict[str, Any]) -> bool:
        return subjects.sound_answers(values)

    def show_values(self, values: dict[str, Any]) -> None:
        drafts = {key: draft_of(value) for key, value in values.items()}
        yes = sum(draft.value is True for draft in drafts.values())
        no = sum(draft.value is False for draft in drafts.values())
        told = tr("{n} answered: {yes} × yes, {no} × no").format(n=yes + no, yes=yes, no=no) if yes + no else ""
        texts = {question["id"]: question["text"] for question in subjects.questions_for([], ())} if drafts else {}
        words = {True: tr("Yes"), False: tr("No"), None: tr("Not known yet")}
        details = "\n".join(f"{texts[key]} {words[draft.value]}" for key, draft in drafts.items())
        self.summary.show_summary(told, tr("nothing answered"), details)

    def dialog(self, values: dict[str, Any]) -> tuple[QDialog, dict[str, Any]]:
        activities = list(self._activities())
        questions = QuestionSheet(subjects.questions_for(activities, values), values)
        intro = (
            tr("The questions that rules for this development type may ask. Whether they do depends on where the plan lies.")
            if activities
            else tr("No development type is known here, so these are all the questions that any rule asks.")
        )
        return PickingDialog(tr("Answers to questions"), intro, questions, self.window(), questions.search), values


class QuestionSheet(QWidget):
    """The questions one below the other; what is typed above them leaves those that have it. Answers go into `values`."""

    def __init__(self, questions: Sequence[Mapping[str, str]], values: dict[str, Any], parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._values = values
        self._questions = questions
        self.rows: dict[str, QuestionRow] = {}
        self.search = QgsFilterLineEdit()
        self.search.setPlaceholderText(tr("Search the questions"))
        self.search.textChanged.connect(self._filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for question in questions:
            row = QuestionRow(question, self)
            row.show_answer(draft_of(values.get(question["id"])))
            row.answered.connect(self._answer)
            layout.addWidget(row)
            self.rows[question["id"]] = row

    def _answer(self, question: str, answer: AnswerDraft) -> None:
        if answer.value is None and not answer.note:
            self._values.pop(question, None)
        else:
            self._values[question] = {"answer": answer.value, "note": answer.note} if answer.note else answer.value

    def _filter(self, text: str) -> None:
        wanted = text.strip().lower()
        for question in self._questions:
            self.rows[question["id"]].setVisible(wanted in " ".join(question.values()).lower())


def draft_of(value: Any) -> AnswerDraft:
    """An answer as JSON has it: true, false, null, or an object with `answer` and `note`. Anything else is not known yet."""
    answer, note = (value.get("answer"), str(value.get("note") or "")) if isinstance(value, Mapping) else (value, "")
    return AnswerDraft(answer if isinstance(answer, bool) else None, note)
