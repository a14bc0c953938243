"""A list of development types by theme, in which typing any part of a name finds it."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import QComboBox, QCompleter, QWidget

from ...processing.translation import tr
from ..wheel_guard import WheelGuard
from .activities import by_theme

ID = Qt.ItemDataRole.UserRole


class ActivityBox(QComboBox):
    """`picked` comes when a person chooses a type, not when the program sets one."""

    picked = pyqtSignal(str)

    def __init__(self, language: str, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setMaxVisibleItems(20)
        self.lineEdit().setPlaceholderText(tr("Development type: choose or type to search"))
        self.setAccessibleName(tr("Development type"))
        self.setModel(_model(language, self))
        self.setCompleter(self._completer(language))
        self.setCurrentIndex(-1)
        self._guard = WheelGuard(self)
        self.activated.connect(lambda index: self._pick(self.itemData(index, ID)))
        self.lineEdit().editingFinished.connect(self._typed)

    @property
    def activity(self) -> str:
        """The id of the chosen type; empty for none."""
        return str(self.currentData(ID) or "") if self.currentIndex() >= 0 else ""

    def show_activity(self, activity: str, mixed: bool = False) -> None:
        """Show a type without telling anybody; `mixed`: the parts have different ones."""
        self.setCurrentIndex(self.findData(activity, ID) if activity else -1)
        if self.currentIndex() < 0:
            self.setEditText("")
        hint = tr("Different types") if mixed else tr("Development type: choose or type to search")
        self.lineEdit().setPlaceholderText(hint)
        help_text = tr("What is to come here. Type a part of the name to search.")
        self.setToolTip(f"{self.currentText()}\n{help_text}" if self.activity else help_text)
        self.lineEdit().setCursorPosition(0)

    def _completer(self, language: str) -> QCompleter:
        names = QStandardItemModel(self)
        for group in by_theme(language).values():
            for activity in group:
                item = QStandardItem(activity.title)
                item.setData(activity.id, ID)
                names.appendRow(item)
        completer = QCompleter(names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.activated["QModelIndex"].connect(lambda index: self._pick(index.data(ID)))
        return completer

    def _typed(self) -> None:
        """Enter or leaving the field: the one type that fits what was typed, else what it was."""
        text = self.currentText().strip().lower()
        if not text:
            return
        titles = [(self.itemText(row).strip().lower(), self.itemData(row, ID)) for row in range(self.count()) if self.itemData(row, ID)]
        exact = [found for title, found in titles if title == text]
        fitting = exact or [found for title, found in titles if text in title]
        if len(fitting) == 1 and fitting[0] != self.activity:
            self._pick(fitting[0])
        elif not exact:
            self.show_activity(self.activity)

    def _pick(self, activity: Optional[str]) -> None:
        if activity:
            self.show_activity(activity)
            self.picked.emit(activity)


def _model(language: str, parent: QObject) -> QStandardItemModel:
    model = QStandardItemModel(parent)
    for theme, group in by_theme(language).items():
        heading = QStandardItem(theme)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        model.appendRow(heading)
        for activity in group:
            item = QStandardItem(activity.title)
            item.setData(activity.id, ID)
            item.setToolTip(f"{theme}: {activity.title}")
            model.appendRow(item)
    return model
