"""After a plan file was read: what it holds, what is proposed, and what of it comes into the plan."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from ...processing.translation import tr
from ..faint import make_faint
from .activity_box import ActivityBox
from .read_plan import ReadPlan, chosen_parts
from .review_tree import ReviewTree

SHOWN_REMARKS = 2


class ReviewPage(QWidget):
    """`accepted` brings the parts and the plan that was read; `refused` nothing; `seen` the geometries that are ticked."""

    accepted = pyqtSignal(object, object)
    refused = pyqtSignal()
    seen = pyqtSignal(list)

    def __init__(self, language: str, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._plan: Optional[ReadPlan] = None
        self._english = language != "nl"
        self.tree = ReviewTree(language, self)
        self.type_box = ActivityBox(language, self)
        self._build()
        self.tree.chosen.connect(self._show_chosen)
        self.tree.ticked.connect(self._count)
        self.type_box.picked.connect(self._set_type)

    def show_plan(self, plan: ReadPlan) -> None:
        """Ask about this plan."""
        self._plan = plan
        self.heading.setText(f"<b>{_plain(plan.name)}</b> · {_plain(plan.format)}")
        self.remarks_button.setChecked(False)
        self._show_remarks(False)
        self.tree.show_plan(plan)
        self._show_chosen()
        self._count()
        self.tree.setFocus()

    def _show_remarks(self, everything: bool) -> None:
        texts = [remark[1 if self._english else 0] for remark in self._plan.remarks] if self._plan else []
        shown = texts if everything else texts[:SHOWN_REMARKS]
        self.remarks.setText("<br>".join(f"• {_plain(text)}" for text in shown))
        self.remarks.setVisible(bool(texts))
        self.remarks_button.setVisible(len(texts) > SHOWN_REMARKS)
        self.remarks_button.setText(tr("Fewer remarks") if everything else tr("{n} more remark(s)").format(n=len(texts) - SHOWN_REMARKS))

    def _show_chosen(self) -> None:
        numbers = self.tree.chosen_groups()
        types = {self.tree.type_of(number) for number in numbers}
        self.type_box.setEnabled(bool(numbers))
        self.type_box.show_activity(next(iter(types)) if len(types) == 1 else "", mixed=len(types) > 1)
        reasons = dict.fromkeys(self.tree.group(number).reason for number in numbers)
        self.reason.setText("\n".join(list(reasons)[:3]))
        title = self.tree.group(numbers[0]).title if len(numbers) == 1 else tr("{n} kinds").format(n=len(numbers))
        self.question.setText(tr("What is to come of “{kind}”?").format(kind=title) if numbers else "")

    def _set_type(self, activity: str) -> None:
        self.tree.set_type(self.tree.chosen_groups(), activity)
        self._count()

    def _count(self) -> None:
        members = list(self.tree.ticked_members())
        untyped = sum(not activity for _, activity in members)
        self.accept_button.setText(tr("Take {n}").format(n=len(members)))
        self.accept_button.setEnabled(bool(members))
        self.untyped.setText(tr("Without development type: {n}. Choose one, or do it later.").format(n=untyped))
        self.untyped.setVisible(bool(untyped))
        self.seen.emit([member.part.wkb for member, _ in members])

    def _accept(self) -> None:
        members = list(self.tree.ticked_members())
        types = {member.part.id: activity for member, activity in members}
        self.accepted.emit(chosen_parts((member for member, _ in members), types), self._plan)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        self.heading, self.remarks, self.question, self.reason, self.untyped = (QLabel(self) for _ in range(5))
        self.remarks_button = QToolButton(self)
        self.remarks_button.setText(tr("Fewer remarks"))
        self.remarks_button.setAutoRaise(True)
        self.remarks_button.setCheckable(True)
        self.remarks_button.toggled.connect(self._show_remarks)
        for label in (self.heading, self.remarks, self.question, self.reason, self.untyped):
            label.setWordWrap(True)
        for label in (self.remarks, self.reason):
            make_faint(label)
        self.remarks.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        refuse = QPushButton(tr("Take nothing"), self)
        refuse.setObjectName("refuse")
        refuse.clicked.connect(self.refused)
        self.accept_button = QPushButton(self)
        self.accept_button.setObjectName("accept")
        self.accept_button.setToolTip(tr("What is ticked becomes parts of the plan"))
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self._accept)
        row = QHBoxLayout()
        row.addWidget(refuse)
        row.addWidget(self.accept_button, 1)
        layout.addWidget(self.heading)
        layout.addWidget(self.remarks)
        layout.addWidget(self.remarks_button)
        layout.addWidget(self.tree, 1)
        for widget in (self.question, self.type_box, self.reason, self.untyped):
            layout.addWidget(widget)
        layout.addLayout(row)


def _plain(text: str) -> str:
    """A text of a file may not be taken for markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;")
