"""The kernkwaliteiten as a table: area, share, level, and who is responsible. A narrow one folds the last two under the name."""

from __future__ import annotations

from html import escape
from typing import Any, Optional

from qgis.PyQt.QtCore import QModelIndex, QRectF, QSortFilterProxyModel, Qt, QTimer
from qgis.PyQt.QtGui import QPainter, QPalette, QStandardItem, QStandardItemModel, QTextOption
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from ...processing.translation import tr
from ..two_lines import BELOW, PAD, TwoLineDelegate, small

SORT = Qt.ItemDataRole.UserRole + 10
NAME, AREA, SHARE, LEVEL, WHO = range(5)
WIDE = 440
LEVELS = ("respecteren", "voorwaarden", "eisen")


class _NameDelegate(TwoLineDelegate):
    """The first column: its width is that of the column."""

    def width(self, index: QModelIndex) -> int:
        return int(self._view.columnWidth(index.column()))


class _CellDelegate(QStyledItemDelegate):
    """The other columns: on a line with the name."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        text, shown.text = shown.text, ""
        shown.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setPen(option.palette.color(QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text))
        painter.drawText(QRectF(option.rect.adjusted(PAD, PAD, -PAD, 0)), text, QTextOption(shown.displayAlignment))
        painter.restore()


class QualityTable(QTableView):
    """Click a heading to sort; the rows come in the order of the policy."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._texts: list[tuple[str, ...]] = []
        self._rows = QStandardItemModel(0, 5, self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSortRole(SORT)
        self._sorted.setSourceModel(self._rows)
        self.setModel(self._sorted)
        self.setItemDelegate(_CellDelegate(self))
        self.setItemDelegateForColumn(NAME, _NameDelegate(self))
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setFont(small(self.font()))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(tr("Areas per core quality"))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.resizeRowsToContents)
        self.horizontalHeader().sectionResized.connect(lambda *_: self._later.start(0))

    def show_qualities(self, context: Any) -> None:
        """The rows of one assessment; what is not touched stands there too."""
        headings = (tr("Quality"), tr("Hectares"), tr("Share"), tr("Level"), tr("Responsible"))
        self._rows.removeRows(0, self._rows.rowCount())
        self._rows.setHorizontalHeaderLabels((headings[NAME], "ha", "%", *headings[LEVEL:]))
        self._texts = [headings]
        for number, (row, raw) in enumerate(zip(context.core_qualities, context.model["kernkwaliteiten"])):
            measured = row.touched and raw["area_m2"] is not None
            area, share = (context.numbers.fixed(raw["area_m2"] / 10_000, 2), row.share) if measured else ("–", "–")
            level = row.level if raw["level"] else "" if row.touched else tr("not touched") if raw["affected"] is False else row.affected
            name = f"{row.title} · {row.indicator}"
            self._texts.append((name, area, share, level, row.responsible))
            below = " · ".join(text for text in (level, row.responsible) if text)
            strictness = LEVELS.index(raw["level"]) + 1 if raw["level"] in LEVELS else 0
            sizes = (raw["area_m2"] or 0.0, raw["share"] or 0.0)
            self._rows.appendRow(_items((name, area, share, level, row.responsible), below, (number, *sizes, strictness, row.responsible)))
        self._lay_out()

    def clear(self) -> None:
        """No plan: no rows."""
        self._rows.removeRows(0, self._rows.rowCount())
        self._texts = []

    def texts(self) -> list[tuple[str, ...]]:
        """What it shows, in the order in which it stands, with the headings."""
        rows = [self._sorted.mapToSource(self._sorted.index(row, NAME)).row() for row in range(self._sorted.rowCount())]
        return [*self._texts[:1], *(self._texts[row + 1] for row in rows)]

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        wide = self.viewport().width() >= WIDE
        for column in (LEVEL, WHO):
            self.setColumnHidden(column, not wide)
        header = self.horizontalHeader()
        for column in (AREA, SHARE, LEVEL, WHO):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for row in range(self._rows.rowCount()):
            item = self._rows.item(row, NAME)
            item.setData("" if wide else item.data(SORT + 1), BELOW)
        self._later.start(0)


def html_table(rows: list[tuple[str, ...]]) -> str:
    """The table for a word processor or a spreadsheet."""
    head, *body = ["".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row) for tag, row in zip(["th"] + ["td"] * len(rows), rows)]
    return f"<table><tr>{head}</tr>{''.join(f'<tr>{row}</tr>' for row in body)}</table>"


def _items(texts: tuple[str, ...], below: str, keys: tuple[Any, ...]) -> list[QStandardItem]:
    items = []
    for column, (text, key) in enumerate(zip(texts, keys)):
        item = QStandardItem(text)
        item.setData(key, SORT)
        item.setToolTip(f"{texts[NAME]}\n{below}")
        if column in (LEVEL, WHO):
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        elif column in (AREA, SHARE):
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        items.append(item)
    items[NAME].setData(below, SORT + 1)
    return items
