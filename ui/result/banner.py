"""The outcome at a glance, above everything: a shape, a word, a sentence, and what was not assessed."""

from __future__ import annotations

from typing import Any, Optional

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFont
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QLabel, QProgressBar, QPushButton, QWidget

from ...processing.translation import tr
from .outcome_style import pixmap, style

ICON = 32
PATIENCE_MS = 1500
"""After so long a button to stop appears; most assessments have ended by then."""


class Banner(QFrame):
    """`link` comes when a person clicks on what was not assessed or on a warning, `stop_wanted` when it takes too long."""

    link = pyqtSignal(str)
    stop_wanted = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.outcome = ""
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon = QLabel(self)
        self._icon.setFixedSize(ICON, ICON)
        self.word = QLabel(self)
        font = QFont(self.word.font())
        font.setBold(True)
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * 1.35)
        self.word.setFont(font)
        self.word.setWordWrap(True)
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        self.notes = QLabel(self)
        self.notes.setWordWrap(True)
        self.notes.linkActivated.connect(self.link)
        self.notes.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(3)
        self.stop = QPushButton(tr("Stop"), self)
        self.stop.clicked.connect(self.stop_wanted)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.stop.show)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 8, 10, 8)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        grid.addWidget(self._icon, 0, 0, 3, 1, Qt.AlignmentFlag.AlignTop)
        for row, widget in enumerate((self.word, self.sentence, self.notes)):
            grid.addWidget(widget, row, 1)
        grid.addWidget(self._progress, 3, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.stop, 0, 2, 3, 1, Qt.AlignmentFlag.AlignTop)
        self._progress.hide()
        self.stop.hide()

    def show_outcome(self, outcome: str, word: str, sentence: str, notes: str) -> None:
        """An answer of the engine."""
        self.outcome = outcome
        self._paint(outcome, outcome)
        self._fill(word, sentence, notes.replace("<a ", f'<a style="color:{style(outcome).ink}" '))

    def show_glimpse(self, outcome: str, word: str) -> None:
        """An answer while the mouse drags; the banner keeps its height, so that nothing moves under the hand."""
        height = max(self.height(), self.minimumHeight())
        self.show_outcome(outcome, word, tr("while you drag…"), "")
        self.setMinimumHeight(height)

    def show_waiting(self, word: str, sentence: str) -> None:
        """Nothing assessed yet, and what to do."""
        self.outcome = ""
        self._paint("none", "none")
        self._fill(word, sentence, "")

    def show_stopped(self) -> None:
        """A person stopped the assessment, here or in QGIS's list of tasks."""
        self.outcome = ""
        self._paint("none", "busy")
        self._fill(
            tr("Stopped"),
            tr("This plan has not been assessed."),
            f'<a style="color:{style("none").ink}" href="again">{tr("Assess it now")}</a>',
        )

    def show_error(self, sentence: str) -> None:
        """Something that the user can mend."""
        self.outcome = ""
        self._paint("prohibited", "warning")
        self._fill(tr("Not assessed"), sentence, "")

    def show_progress(self, percent: float) -> None:
        """An assessment is running: the last answer stays readable."""
        self._progress.setRange(0, 100)
        self._progress.setValue(int(percent))
        self._progress.show()
        if not self._patience.isActive() and self.stop.isHidden():
            self._patience.start()

    def hide_progress(self) -> None:
        """It has ended."""
        self._patience.stop()
        self._progress.hide()
        self.stop.hide()

    def _paint(self, colours: str, shape: str) -> None:
        # A style sheet: themes of QGIS are style sheets too, and overrule palettes.
        look = style(colours)
        ink = QColor(look.ink).darker(115).name()
        self.setStyleSheet(f"Banner {{ background: {look.tint}; border: 0; }} Banner QLabel {{ background: transparent; color: {ink}; }}")
        self._icon.setPixmap(pixmap(shape, ICON, look.ink))

    def _fill(self, word: str, sentence: str, notes: str) -> None:
        self.setMinimumHeight(0)
        for label, text in ((self.word, word), (self.sentence, sentence), (self.notes, notes)):
            label.setText(text)
            label.setVisible(bool(text))
        self.setAccessibleName(f"{word}. {sentence}")


def notes_html(model: Any, count: Any) -> str:
    """What must not be overlooked: rules not assessed, passages for people, warnings; as links."""
    lacking = len({item["rule"] for item in model["not_assessed"] if item["layer"] is not None})
    judged = len([item for item in model["not_assessed"] if item["layer"] is None])
    opened = len([question for question in model["questions"] if question["status"] == "open"])
    parts = []
    if opened:
        parts.append(f'<a href="questions">{tr("{questions} open").format(questions=count(opened, "question"))}</a>')
    if lacking:
        parts.append(f'<a href="lacking">{tr("{rules} not assessed").format(rules=count(lacking, "rule"))}</a>')
    if judged:
        parts.append(f'<a href="judge">{tr("{passages} to judge yourself").format(passages=count(judged, "passage"))}</a>')
    if model["warnings"]:
        number = len(model["warnings"])
        parts.append(f'<a href="warnings">{tr("1 warning") if number == 1 else tr("{n} warnings").format(n=number)}</a>')
    return " · ".join(parts)
