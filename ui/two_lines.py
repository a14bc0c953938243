"""Rows of two lines: what it is, and smaller beneath it where and how much. Texts wrap, so that nothing is cut off in a narrow dock."""

from __future__ import annotations

from typing import Any, NamedTuple

from qgis.PyQt.QtCore import QModelIndex, QRect, QSize, Qt
from qgis.PyQt.QtGui import QFont, QFontMetrics, QPainter, QPalette
from qgis.PyQt.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

BELOW = Qt.ItemDataRole.UserRole + 1
HEADING = Qt.ItemDataRole.UserRole + 2
UNSURE = Qt.ItemDataRole.UserRole + 3
ICON, GAP, PAD = 16, 6, 4
WRAP = int(Qt.TextFlag.TextWordWrap)


class Layout(NamedTuple):
    """Where the lines of a row stand."""

    title: QRect
    below: QRect
    height: int


class TwoLineDelegate(QStyledItemDelegate):
    """Draws `DisplayRole` over `BELOW`, with the icon before both; `HEADING` rows are bold, `UNSURE` ones slanted."""

    def __init__(self, view: Any) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(80, self._layout(QRect(0, 0, max(self.width(index), 80), 0), option.font, index).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        shown.features &= ~QStyleOptionViewItem.ViewItemFeature.HasDecoration
        kind = shown.widget.style() if shown.widget else QApplication.style()
        kind.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        layout = self._layout(option.rect, option.font, index)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        group = QPalette.ColorGroup.Active if option.state & QStyle.StateFlag.State_Active else QPalette.ColorGroup.Inactive
        ink = option.palette.color(group, QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text)
        painter.save()
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if icon is not None:
            left = option.rect.left() + PAD + _check_width(self._view, index)
            icon.paint(painter, QRect(left, layout.title.top() + 1, ICON, ICON))
        painter.setPen(ink)
        painter.setFont(_title_font(option.font, index))
        painter.drawText(layout.title, WRAP, str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
        below = index.data(BELOW)
        if below:
            ink.setAlphaF(0.75 if selected else 0.65)
            painter.setPen(ink)
            painter.setFont(small(option.font))
            painter.drawText(layout.below, WRAP, str(below))
        painter.restore()

    def width(self, index: QModelIndex) -> int:
        """How much room a row has."""
        return self._view.viewport().width() - self._indent(index)

    def _indent(self, index: QModelIndex) -> int:
        depth, parent = (1 if self._view.rootIsDecorated() else 0), index.parent()
        while parent.isValid():
            depth, parent = depth + 1, parent.parent()
        return depth * self._view.indentation()

    def _layout(self, rect: QRect, font: QFont, index: QModelIndex) -> Layout:
        has_icon = index.data(Qt.ItemDataRole.DecorationRole) is not None
        left = rect.left() + PAD + (ICON + GAP if has_icon else 0) + _check_width(self._view, index)
        width = max(rect.right() - left - PAD, 40)
        title = _box(str(index.data(Qt.ItemDataRole.DisplayRole) or ""), _title_font(font, index), width)
        below_text = index.data(BELOW)
        below = _box(str(below_text), small(font), width) if below_text else QRect()
        top = rect.top() + PAD
        title_rect = QRect(left, top, width, max(title.height(), ICON))
        below_rect = QRect(left, top + title_rect.height() + 1, width, below.height())
        return Layout(title_rect, below_rect, 2 * PAD + title_rect.height() + (below.height() + 1 if below_text else 0))


class TwoLineTree(QTreeView):
    """A tree of such rows that lays them out again when its width changes."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(TwoLineDelegate(self))
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setUniformRowHeights(False)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


def _check_width(view: QTreeView, index: QModelIndex) -> int:
    """The room that a tick box takes, for rows that have one."""
    if index.data(Qt.ItemDataRole.CheckStateRole) is None:
        return 0
    return view.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, view) + GAP


def _box(text: str, font: QFont, width: int) -> QRect:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), WRAP, text)


def _title_font(font: QFont, index: QModelIndex) -> QFont:
    bold = QFont(font)
    bold.setBold(bool(index.data(HEADING)))
    bold.setItalic(bool(index.data(UNSURE)))
    return bold


def small(font: QFont) -> QFont:
    """For what stands beneath, or beside."""
    smaller = QFont(font)
    if font.pointSizeF() > 0:
        smaller.setPointSizeF(font.pointSizeF() * 0.88)
    return smaller
