"""Step 2, the assessment: findings with their why, the questions, the kernkwaliteiten."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QSplitter, QTabWidget, QToolButton, QVBoxLayout, QWidget

from ...processing.translation import tr
from .changes import Change
from .finding_detail import FindingDetail
from .finding_groups import Grouper, Row, groupings, matches
from .finding_tree import FindingTree
from .outcome_chips import OutcomeChips
from .quality_page import QualityPage
from .question_list import QuestionList
from .silent_rows import SilentRow, silent_groups
from .sort_button import SortButton

CHANGES_SHOWN = 3
LINKS = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard


class ResultPage(QWidget):
    """Shows one assessment. `row_chosen` and `silent_chosen` let the map follow; `answered` changes the plan."""

    answered = pyqtSignal(str, object)
    row_chosen = pyqtSignal(object)
    silent_chosen = pyqtSignal(object)
    spot_wanted = pyqtSignal(bool)
    spot_left = pyqtSignal()

    def __init__(self, part_title: Callable[[str], str], parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._part_title = part_title
        self._shown: Optional[Any] = None
        self._grouper: Optional[Grouper] = None
        self._row: Optional[Row] = None
        self._spot: Optional[set[int]] = None
        self.tree, self.detail = FindingTree(self), FindingDetail(self)
        self.questions, self.qualities = QuestionList(self), QualityPage(self)
        self.chips = OutcomeChips(self)
        self._build()
        self.tree.row_chosen.connect(self._show_row)
        self.tree.silent_chosen.connect(self._show_silent)
        self.chips.changed.connect(self._fill)
        for source in (self.detail, self.questions):
            source.answered.connect(self.answered)

    def show_result(self, shown: Any) -> None:
        """Bring everything up to date with an assessment."""
        self._shown = shown
        self._grouper = Grouper(shown.context, self._part_title)
        self._spot = None
        self.spot_label.hide()
        self.chips.show_counts(shown.context)
        self.questions.show_questions(shown.context, shown.draft.answers)
        self.qualities.show_qualities(shown)
        self._fill()
        opened = sum(question["status"] == "open" for question in shown.model["questions"])
        if self._row is None:
            self.detail.show_nothing(tr("Choose a finding to see why."))
        self.tabs.setTabText(1, f"{tr('Questions')} {opened}" if opened else tr("Questions"))

    def clear(self) -> None:
        """No plan: nothing to show."""
        self._shown = self._grouper = self._row = None
        self.chips.clear()
        self.questions.clear()
        self.qualities.clear()
        self.tabs.setTabText(1, tr("Questions"))
        self.tree.show_groups((), (), None)  # type: ignore[arg-type]
        self.detail.show_nothing(tr("Make a plan first: step 1."))
        self.changes.hide()

    def show_changes(self, changed: Sequence[Change], before: str, after: str) -> None:
        """What the last answer or change of the plan did."""
        if self._shown is None or (not changed and before == after):
            self.changes.hide()
            return
        labels = self._shown.context.labels
        word = lambda outcome: labels.label("outcomes", outcome) if outcome else tr("no finding")  # noqa: E731
        lines = [f"<b>{tr('Outcome')}: {word(before)} → {word(after)}</b>"] if before != after else []
        rules = list(dict.fromkeys((change.title, change.before, change.after) for change in changed))
        lines += [f"{title}: {word(was)} → {word(now)}" for title, was, now in rules[:CHANGES_SHOWN]]
        if len(rules) > CHANGES_SHOWN:
            lines.append(tr("and {n} more").format(n=len(rules) - CHANGES_SHOWN))
        close = f'<a href="close" style="color:{self.palette().color(QPalette.ColorRole.Mid).name()};text-decoration:none">✕</a>'
        self.changes.setText(f"{close} {'<br>'.join(lines)}")
        self.changes.show()

    def show_spot(self, numbers: Optional[set[int]], text: str) -> None:
        """Only the findings with these numbers (their place in the model); None shows all again."""
        self._spot = numbers
        self.spot_label.setText(f'{text} <a href="all">{tr("Show all")}</a>')
        self.spot_label.setVisible(numbers is not None)
        self.tabs.setCurrentIndex(0)
        self._fill()

    def open_link(self, key: str) -> None:
        """Show what a note in the banner refers to."""
        if key == "questions":
            self.tabs.setCurrentIndex(1)
        else:
            self.tabs.setCurrentIndex(0)
            self.tree.open_silent(key)

    def _fill(self) -> None:
        if self._shown is None or self._grouper is None:
            return
        words, outcomes = self.search.text(), self.chips.chosen
        findings = [
            finding
            for number, finding in enumerate(self._shown.model["findings"])
            if matches(finding, words, outcomes)
            and (self._spot is None or number in self._spot)
            and (finding["boundary"]["decides"] or not self.chips.only_decided)
        ]
        groups = self._grouper.groups(self.group_by.currentData(), findings, self.sort.order)
        filtered = bool(words) or outcomes is not None or self._spot is not None or self.chips.only_decided
        silent = [] if filtered else silent_groups(self._shown, self._part_title)
        self.tree.show_groups(groups, silent, self._grouper, self._row)
        self._refresh_row(findings)

    def _refresh_row(self, findings: list[Mapping[str, Any]]) -> None:
        """The chosen rule as it is judged now, also when its outcome put it elsewhere in the list."""
        if self._row is None or self._grouper is None:
            return
        meant = {(finding["rule"], finding["part"]) for finding in self._row.findings}
        alike = [finding for finding in findings if (finding["rule"], finding["part"]) in meant]
        if alike:
            same = tuple(finding for finding in alike if finding["outcome"] == alike[0]["outcome"])
            self._row = self._row._replace(findings=same, outcome=alike[0]["outcome"])
            self._explain()

    def _show_row(self, row: Row) -> None:
        self._row = row
        self._explain()
        self.row_chosen.emit(row)

    def _explain(self) -> None:
        if self._shown is not None and self._row is not None:
            self.detail.show_row(self._row, self._shown.context, self._grouper, self._shown.draft.answers, self._part_title)

    def _show_silent(self, row: SilentRow) -> None:
        self._row = None
        self.detail.show_silent(row)
        self.silent_chosen.emit(row)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 6, 4, 4)
        self.changes = QLabel(self)
        self.changes.setWordWrap(True)
        self.changes.setTextFormat(Qt.TextFormat.RichText)
        self.changes.setFrameShape(QLabel.Shape.StyledPanel)
        self.changes.setMargin(6)
        self.changes.linkActivated.connect(lambda _: self.changes.hide())
        self.changes.setTextInteractionFlags(LINKS)
        self.changes.hide()
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._findings(), tr("Findings"))
        self.tabs.addTab(self.questions, tr("Questions"))
        self.tabs.addTab(self.qualities, tr("Qualities"))
        self.tabs.setTabToolTip(2, tr("Core qualities: how much of the plan touches each"))
        self.tabs.setUsesScrollButtons(False)
        layout.addWidget(self.changes)
        layout.addWidget(self.tabs, 1)

    def _findings(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.chips)
        layout.addLayout(self._arranging(page))
        self.spot_label = QLabel(page)
        self.spot_label.setWordWrap(True)
        self.spot_label.linkActivated.connect(lambda _: self.spot_left.emit())
        self.spot_label.setTextInteractionFlags(LINKS)
        self.spot_label.hide()
        layout.addWidget(self.spot_label)
        splitter = QSplitter(Qt.Orientation.Vertical, page)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.tree)
        splitter.addWidget(self.detail)
        splitter.setSizes([260, 300])
        layout.addWidget(splitter, 1)
        return page

    def _arranging(self, page: QWidget) -> QHBoxLayout:
        """Group, search, sort, and ask the map."""
        row = QHBoxLayout()
        row.setSpacing(4)
        self.group_by = QComboBox(page)
        for key, title in groupings().items():
            self.group_by.addItem(title, key)
        self.group_by.setToolTip(tr("Group the findings by"))
        self.group_by.setAccessibleName(tr("Group the findings by"))
        self.group_by.currentIndexChanged.connect(lambda _: self._fill())
        self.search = QLineEdit(page)
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search the findings"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _: self._fill())
        self.spot_button = QToolButton(page)
        self.spot_button.setIcon(QgsApplication.getThemeIcon("/mActionIdentify.svg"))
        self.spot_button.setIconSize(QSize(16, 16))
        self.spot_button.setCheckable(True)
        self.spot_button.setToolTip(tr("Click the map to see what applies at that spot"))
        self.spot_button.setAccessibleName(tr("What applies at a spot on the map"))
        self.spot_button.clicked.connect(self.spot_wanted)
        self.sort = SortButton(page)
        self.sort.changed.connect(self._fill)
        row.addWidget(self.group_by, 1)
        row.addWidget(self.search, 1)
        row.addWidget(self.sort)
        row.addWidget(self.spot_button)
        return row
