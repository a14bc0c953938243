"""The list of findings, and after them what silence must not hide: what was not assessed, set aside, or too small to count."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Optional

from qgis.PyQt.QtCore import QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtGui import QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import QWidget

from ...processing.translation import tr
from ..two_lines import BELOW, HEADING, UNSURE, TwoLineTree
from .finding_groups import Group, Grouper, Row
from .outcome_style import icon
from .silent_rows import SilentGroup

KEY = Qt.ItemDataRole.UserRole
MAKE = Qt.ItemDataRole.UserRole + 20
NOWHERE = QModelIndex()


class _Model(QStandardItemModel):
    """The parts under a row are made when it unfolds: a plan of hundreds of parts has thousands of them."""

    def hasChildren(self, parent: QModelIndex = NOWHERE) -> bool:  # noqa: N802 - Qt's name
        return bool(parent.data(MAKE)) or super().hasChildren(parent)

    def canFetchMore(self, parent: QModelIndex) -> bool:  # noqa: N802 - Qt's name
        return bool(parent.data(MAKE))

    def fetchMore(self, parent: QModelIndex) -> None:  # noqa: N802 - Qt's name
        make = parent.data(MAKE)
        if make:
            item = self.itemFromIndex(parent)
            item.setData(None, MAKE)
            item.appendRows(make())


class FindingTree(TwoLineTree):
    """`row_chosen` brings the findings of a row, `silent_chosen` an entry of what gave no finding."""

    row_chosen = pyqtSignal(object)
    silent_chosen = pyqtSignal(object)

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self.setModel(self._model)
        self._payloads: list[Any] = []
        self.setAccessibleName(tr("Findings"))
        self.selectionModel().currentChanged.connect(lambda index, _: self._choose(index))

    def show_groups(
        self, groups: Iterable[Group], silent: Iterable[SilentGroup], grouper: Grouper, chosen_row: Optional[Row] = None
    ) -> None:
        """Fill the list; what was open stays open, what was chosen stays chosen, also when its outcome put it elsewhere."""
        chosen, closed, top = self._path(self.currentIndex()), self._closed(), self.verticalScrollBar().value()
        self.selectionModel().blockSignals(True)
        self._model.removeRows(0, self._model.rowCount())
        self._payloads = []
        for group in groups:
            heading = self._heading(f"{group.title} ({len(group.rows)})", group.outcome)
            for row in group.rows:
                heading.appendRow(self._row(row, grouper))
        for entry in silent:
            heading = self._heading(f"{entry.title} ({len(entry.rows)})", entry.shape, entry.key)
            for row in entry.rows:
                item = _item(row.title, row.below, entry.shape)
                self._hold(item, row)
                heading.appendRow(item)
        for number in range(self._model.rowCount()):
            index = self._model.index(number, 0)
            is_silent = isinstance(self._payload(index), str)
            self.setExpanded(index, not is_silent and index.data() not in closed)
        self._choose_path(chosen)
        if not self.currentIndex().isValid() and chosen_row is not None:
            self.choose_rule(chosen_row.findings[0]["rule"], chosen_row.findings[0]["part"])
        else:
            self.verticalScrollBar().setValue(top)
        self.selectionModel().blockSignals(False)

    def open_silent(self, key: str) -> None:
        """Unfold and show one of the lists at the end."""
        for number in range(self._model.rowCount()):
            index = self._model.index(number, 0)
            if self._payload(index) == key:
                self.expand(index)
                self.scrollTo(index, TwoLineTree.ScrollHint.PositionAtTop)
                self.setCurrentIndex(self._model.index(0, 0, index))

    def choose_rule(self, rule: str, part: Optional[str] = None) -> bool:
        """Select the row of a rule, as a click would."""
        for index in self._all(QModelIndex()):
            payload = self._payload(index)
            if isinstance(payload, Row) and any(
                finding["rule"] == rule and part in (None, finding["part"]) for finding in payload.findings
            ):
                self.setCurrentIndex(index)
                self.scrollTo(index, TwoLineTree.ScrollHint.PositionAtCenter)
                return True
        return False

    @property
    def headings(self) -> list[str]:
        """What stands at the top level."""
        return [str(self._model.item(number).text()) for number in range(self._model.rowCount())]

    def _heading(self, title: str, shape: str, key: str = "") -> QStandardItem:
        item = _item(title, "", shape)
        item.setData(True, HEADING)
        if key:
            self._hold(item, key)
        self._model.appendRow(item)
        return item

    def _row(self, row: Row, grouper: Grouper) -> QStandardItem:
        below = row.below + (f" · ⇔ {tr('boundary')}" if row.decides else "")
        item = _item(row.title, below, row.outcome)
        self._hold(item, row)
        if len(row.findings) > 1:
            item.setData(lambda: [self._part(row, finding, grouper) for finding in row.findings], MAKE)
        return item

    def _part(self, row: Row, finding: Any, grouper: Grouper) -> QStandardItem:
        zones = grouper.zones(finding)
        child = _item(grouper.place(finding), zones + ("  ⇔" if finding["boundary"]["decides"] else ""), finding["outcome"])
        self._hold(child, Row(row.title, "", finding["outcome"], (finding,), finding["boundary"]["decides"]))
        return child

    def _hold(self, item: QStandardItem, payload: Any) -> None:
        item.setData(len(self._payloads), KEY)
        self._payloads.append(payload)

    def _payload(self, index: QModelIndex) -> Any:
        number = index.data(KEY) if index.isValid() else None
        return None if number is None else self._payloads[number]

    def _choose(self, index: QModelIndex) -> None:
        payload = self._payload(index)
        if isinstance(payload, Row):
            self.row_chosen.emit(payload)
        elif payload is not None and not isinstance(payload, str):
            self.silent_chosen.emit(payload)

    def _all(self, parent: QModelIndex) -> Iterable[QModelIndex]:
        for number in range(self._model.rowCount(parent)):
            index = self._model.index(number, 0, parent)
            yield index
            yield from self._all(index)

    def _closed(self) -> set[str]:
        tops = (self._model.index(number, 0) for number in range(self._model.rowCount()))
        return {str(index.data()) for index in tops if not self.isExpanded(index)}

    def _path(self, index: QModelIndex) -> list[str]:
        path: list[str] = []
        while index.isValid():
            path.insert(0, str(index.data()))
            index = index.parent()
        return path

    def _choose_path(self, path: list[str]) -> None:
        index = QModelIndex()
        for text in path:
            self._model.fetchMore(index)
            rows = (self._model.index(number, 0, index) for number in range(self._model.rowCount(index)))
            index = next((row for row in rows if row.data() == text), QModelIndex())
            if not index.isValid():
                return
        if index.isValid():
            self.setCurrentIndex(index)


def _item(title: str, below: str, shape: str) -> QStandardItem:
    item = QStandardItem(icon(shape), title)
    item.setData(below, BELOW)
    item.setData("⇔" in below, UNSURE)
    tip = f"{title}\n{below}" if below else title
    item.setToolTip(f"{tip}\n⇔ {tr('The uncertainty of the boundary decides whether this finding holds.')}" if "⇔" in below else tip)
    return item
