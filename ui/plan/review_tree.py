"""The objects of a plan file by kind, each kind and each object with a tick for whether it comes into the plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Optional

from qgis.PyQt.QtCore import QLocale, Qt, pyqtSignal
from qgis.PyQt.QtGui import QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import QWidget

from ...processing.translation import tr
from ..result.outcome_style import icon
from ..two_lines import BELOW, HEADING, TwoLineTree
from .activities import activity_title
from .rd import area_text, length_text
from .read_plan import ReadGroup, ReadPart, ReadPlan

GROUP, MEMBER = Qt.ItemDataRole.UserRole + 11, Qt.ItemDataRole.UserRole + 12
Check = Qt.CheckState


class ReviewTree(TwoLineTree):
    """`ticked` comes when ticks change, `chosen` when other rows are selected."""

    ticked = pyqtSignal()
    chosen = pyqtSignal()

    def __init__(self, language: str, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._language = language
        self._locale = QLocale(language)
        self._groups: tuple[ReadGroup, ...] = ()
        self._types: list[str] = []
        self._filling = False
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setSelectionMode(TwoLineTree.SelectionMode.ExtendedSelection)
        self.setAccessibleName(tr("What the file holds"))
        self._model.itemChanged.connect(self._spread)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def show_plan(self, plan: ReadPlan) -> None:
        """Fill the tree; what is proposed for assessment is ticked."""
        self._filling = True
        self._model.clear()
        self._groups = plan.groups
        self._types = [group.activity for group in self._groups]
        for number, group in enumerate(self._groups):
            row = _item(group.title, Check.Checked if group.assess else Check.Unchecked)
            row.setData(number, GROUP)
            row.setData(True, HEADING)
            for place, member in enumerate(group.members):
                child = _item(member.part.name or member.part.id, Check.Checked if member.assess else Check.Unchecked)
                child.setData(place, MEMBER)
                child.setData(" · ".join(text for text in (member.part.id, self._size(member.area_m2, member.length_m)) if text), BELOW)
                row.appendRow(child)
            self._model.appendRow(row)
            self._describe(number)
        self._filling = False
        if self._groups:
            self.setCurrentIndex(self._model.index(0, 0))

    def chosen_groups(self) -> list[int]:
        """The numbers of the kinds that are selected, or of which an object is."""
        found = []
        for index in self.selectionModel().selectedIndexes():
            top = index if not index.parent().isValid() else index.parent()
            found.append(int(top.data(GROUP)))
        return sorted(set(found))

    def group(self, number: int) -> ReadGroup:
        """A kind of objects."""
        return self._groups[number]

    def type_of(self, number: int) -> str:
        """The development type that a kind has now; empty for none."""
        return self._types[number]

    def set_type(self, numbers: list[int], activity: str) -> None:
        """Give kinds a development type, and tick them: who says what it is, means it."""
        for number in numbers:
            self._types[number] = activity
            self._describe(number)
            row = self._model.item(number)
            if row.checkState() == Check.Unchecked:
                row.setCheckState(Check.Checked)

    def ticked_members(self) -> Iterator[tuple[ReadPart, str]]:
        """The objects that are to come into the plan, with the type of their kind."""
        for number, group in enumerate(self._groups):
            row = self._model.item(number)
            for place, member in enumerate(group.members):
                if row.child(place).checkState() == Check.Checked:
                    yield member, self._types[number]

    def _describe(self, number: int) -> None:
        group, row = self._groups[number], self._model.item(number)
        kind = activity_title(self._types[number], self._language) or tr("no development type yet")
        count = tr("{n} object(s)").format(n=len(group.members))
        size = self._size(group.area_m2, group.length_m)
        row.setData("\n".join((kind, " · ".join(text for text in (group.source_class, count, size) if text))), BELOW)
        row.setIcon(icon("none" if self._types[number] else "open"))
        row.setToolTip(group.reason)

    def _size(self, area: float, length: float) -> str:
        if area:
            return area_text(area, self._locale)
        return length_text(length, self._locale) if length else ""

    def _spread(self, item: QStandardItem) -> None:
        """A tick on a kind counts for all its objects; those of the objects show on the kind."""
        if self._filling:
            return
        self._filling = True
        parent = item.parent()
        if parent is None:
            if item.checkState() != Check.PartiallyChecked:
                for place in range(item.rowCount()):
                    item.child(place).setCheckState(item.checkState())
        else:
            states = {parent.child(place).checkState() for place in range(parent.rowCount())}
            parent.setCheckState(states.pop() if len(states) == 1 else Check.PartiallyChecked)
        self._filling = False
        self.ticked.emit()


def _item(text: str, state: Check) -> QStandardItem:
    item = QStandardItem(text)
    item.setCheckable(True)
    item.setCheckState(state)
    return item
