"""At 300 pixels, the narrowest that the dock gets, nothing is cut off: not in Dutch, whose words are longest, nor in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from dock_desktop import at_rest, wait
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QFont
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QTabBar, QTableView, QToolButton, QWidget

NARROWEST = 300
BELOW = Qt.ItemDataRole.UserRole + 1


@pytest.fixture(scope="module")
def desktop_font(qgis_app: Any) -> None:
    """The widest of the usual fonts of desktops, at their usual size; without a screen Qt takes a larger one."""
    QApplication.setFont(QFont("DejaVu Sans", 9))


@pytest.fixture
def narrow(desktop_font: None, spoken: Any) -> Any:
    """The dock as narrow as it gets, on its own, so that no other panel keeps it wide."""
    spoken.setFloating(True)
    spoken.resize(NARROWEST, 800)
    QApplication.processEvents()
    assert spoken.width() == NARROWEST
    return spoken


def cut_off(root: QWidget) -> Iterator[str]:
    """Every visible text that has less room than it needs."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisible():
            continue
        problem = _problem(widget)
        if problem:
            yield f"{type(widget).__name__} {widget.objectName()}: {problem}"
        right = widget.mapTo(root, widget.rect().topRight()).x()
        if isinstance(widget, (QLabel, QToolButton, QPushButton, QComboBox)) and right > root.width():
            yield f"{type(widget).__name__} {widget.objectName()} sticks out by {right - root.width()}"


def _problem(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return _label(widget)
    if isinstance(widget, (QToolButton, QPushButton)) and widget.text() and not isinstance(widget.parent(), QTabBar):
        lacking = widget.minimumSizeHint().width() - widget.width()
        return f"{widget.text()!r} lacks {lacking}" if lacking > 0 else ""
    if isinstance(widget, QLineEdit) and widget.placeholderText() and not widget.text():
        lacking = widget.fontMetrics().horizontalAdvance(widget.placeholderText()) + 6 - widget.width()
        return f"{widget.placeholderText()!r} lacks {lacking}" if lacking > 0 else ""
    if isinstance(widget, QTabBar):
        lacking = widget.sizeHint().width() - widget.width()
        return f"{[widget.tabText(number) for number in range(widget.count())]} lack {lacking}" if lacking > 0 else ""
    if isinstance(widget, QTableView):
        header = widget.horizontalHeader()
        sizes = {column: header.sectionSizeHint(column) - header.sectionSize(column) for column in range(header.count())}
        lacking_columns = {column: size for column, size in sizes.items() if size > 0 and not widget.isColumnHidden(column)}
        heights = [row for row in range(widget.model().rowCount()) if widget.sizeHintForRow(row) > widget.rowHeight(row) + 1]
        words = [word for row in range(widget.model().rowCount()) for word in widget.model().index(row, 0).data().split()]
        widest = max((widget.fontMetrics().horizontalAdvance(word) for word in words), default=0)
        faults = (lacking_columns, heights, max(0, widest + 8 - widget.columnWidth(0)))
        return f"columns, rows, word: {faults}" if any(faults) else ""
    return ""


def _label(label: QLabel) -> str:
    if not label.text():
        return ""
    if not label.wordWrap():
        lacking = label.sizeHint().width() - label.width()
        return f"{label.text()!r} lacks {lacking}" if lacking > 0 else ""
    if label.heightForWidth(label.width()) > label.height() + 1:
        return f"{label.text()!r} lacks height"
    plain = re.sub(r"<[^>]*>|&nbsp;", " ", label.text())
    widest = max((label.fontMetrics().horizontalAdvance(word) for word in plain.split()), default=0)
    return f"{label.text()!r} has a word of {widest} in {label.width()}" if widest > label.width() else ""


def look(dock: Any) -> list[str]:
    QApplication.processEvents()
    QApplication.processEvents()
    assert dock.width() == NARROWEST
    return list(cut_off(dock.widget()))


def test_no_text_is_cut_off(narrow: Any) -> None:
    found = look(narrow)
    narrow.plan.example_button.click()
    wait(lambda: at_rest(narrow))
    for part in narrow.store.draft.parts:
        narrow.plan.parts.choose([part.id])
        found += look(narrow)
    narrow.tabs.setCurrentIndex(1)
    for row in ("natuur_compensatiebeginsel", "stilte", "archeologie"):
        narrow.result.tree.choose_rule(row)
        found += look(narrow)
    narrow.result.questions.rows["geen_alternatieven"].choose(False)
    wait(lambda: at_rest(narrow))
    for tab in range(3):
        narrow.result.tabs.setCurrentIndex(tab)
        found += look(narrow)
    narrow.result.qualities.buttons.button(1).click()
    found += look(narrow)
    narrow.result.show_spot({1, 2}, "2")
    found += look(narrow)
    narrow.tabs.setCurrentIndex(2)
    found += look(narrow)
    narrow.banner.show_progress(30)
    narrow.banner.stop.show()
    found += look(narrow)
    narrow.banner.show_stopped()
    found += look(narrow)
    assert not found, found


def test_a_development_type_that_does_not_fit_its_box_can_be_read_in_full(narrow: Any) -> None:
    from plantoets.ui.plan.activities import activities
    from plantoets.ui.store.draft import PartDraft

    wkb = bytes.fromhex("0101000000000000000048ed4000000000e0f12041")
    narrow.store.commit(narrow.store.draft.with_parts([PartDraft("", "", "overig", wkb)]))
    wait(lambda: not narrow.assessor.busy)
    line = narrow.plan.type_box.lineEdit()
    for activity in activities(narrow._language):
        narrow.plan.type_box.show_activity(activity.id)
        assert activity.title in narrow.plan.type_box.toolTip()
        assert line.cursorPosition() == 0, "the beginning is in sight"
    longest = max(activities(narrow._language), key=lambda activity: len(activity.title))
    narrow.store.commit(narrow.store.draft.changed(["1"], activity=longest.id))
    tree = narrow.plan.parts
    assert longest.title in tree.model().index(0, 0).data(BELOW)
    assert tree.visualRect(tree.model().index(0, 0)).width() <= tree.viewport().width()
    wait(lambda: not narrow.assessor.busy)


def test_wide_enough_the_table_has_all_its_columns(narrow: Any) -> None:
    narrow.plan.example_button.click()
    wait(lambda: at_rest(narrow))
    table = narrow.result.qualities.table
    narrow.tabs.setCurrentIndex(1)
    narrow.result.tabs.setCurrentIndex(2)
    narrow.result.qualities.buttons.button(1).click()
    QApplication.processEvents()
    assert [table.isColumnHidden(column) for column in range(5)] == [False, False, False, True, True]
    narrow.resize(640, 800)
    QApplication.processEvents()
    assert not any(table.isColumnHidden(column) for column in range(5))
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    shown = [row[1] for row in table.texts()[1:]]
    numbers = [float(text.replace(",", ".")) for text in shown if text != "–"]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) > 3
    narrow.result.qualities.copy.click()
    copied = QApplication.clipboard().text().splitlines()
    assert copied[0].count("\t") == 4
    assert len(copied) == 1 + table.model().rowCount() + 2
    whole = narrow.shown.model["plan"]["area_m2"] / 10_000
    assert f"{whole:.2f}".replace(".", "," if narrow._language == "nl" else ".") in copied[-1]
    assert "<table>" in QApplication.clipboard().mimeData().html()
