"""The questions that the rules ask of this plan, each answered in place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Optional

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from ...processing.translation import tr
from ..store.draft import AnswerDraft
from .outcome_style import OUTCOMES
from .question_row import QuestionRow


class QuestionList(QScrollArea):
    """Those behind the most severe findings first; a question keeps its place while it is being answered."""

    answered = pyqtSignal(str, object)

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, QuestionRow] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget(self)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(4, 6, 4, 6)
        self._intro = QLabel(inner)
        self._intro.setWordWrap(True)
        self._column.addWidget(self._intro)
        self._column.addStretch(1)
        self.setWidget(inner)

    def show_questions(self, context: Any, answers: Mapping[str, AnswerDraft]) -> None:
        """Bring the list up to date with an assessment."""
        worst = _worst(context.model)
        questions = sorted(context.model["questions"], key=lambda question: _rank(question, worst))
        wanted = {question["id"] for question in questions}
        self._drop([key for key in self.rows if key not in wanted])
        for question in questions:
            row = self.rows.get(question["id"])
            if row is None:
                row = QuestionRow(question, self.widget())
                row.answered.connect(self.answered)
                self.rows[question["id"]] = row
                self._column.insertWidget(self._column.count() - 1, row)
            needed = ", ".join(context.titles.rule(rule) for rule in question["needed_by"])
            row.update_question(question, tr("Needed for: {rules}").format(rules=needed))
            row.show_answer(answers.get(question["id"], AnswerDraft(None)))
        opened = sum(question["status"] == "open" for question in questions)
        done = len(questions) - opened
        self._intro.setText(
            tr("{done} of {all} answered. An answer counts at once; the note goes into the report.").format(done=done, all=len(questions))
            if questions
            else tr("The rules ask nothing of this plan.")
        )

    def clear(self) -> None:
        """No plan: nothing is asked."""
        self._drop(list(self.rows))
        self._intro.clear()

    def _drop(self, keys: list[str]) -> None:
        for key in keys:
            row = self.rows.pop(key)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()


def _worst(model: Mapping[str, Any]) -> dict[str, int]:
    """How severe the worst finding of each rule is; findings come most severe first."""
    worst: dict[str, int] = {}
    for finding in model["findings"]:
        worst.setdefault(finding["rule"], OUTCOMES.index(finding["outcome"]))
    return worst


def _rank(question: Mapping[str, Any], worst: Mapping[str, int]) -> tuple[int, str]:
    return (min((worst[rule] for rule in question["needed_by"] if rule in worst), default=len(OUTCOMES)), question["id"])
