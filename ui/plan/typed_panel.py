"""While drawing: corners and sizes typed. Enter adds; Enter in an empty field ends the shape; Esc goes back to the map."""

from __future__ import annotations

from typing import Any, NamedTuple, Optional

from qgis.core import QgsWkbTypes
from qgis.PyQt.QtCore import QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ...processing.translation import tr
from ..faint import make_faint
from ..wheel_guard import WheelGuard
from .plan_buttons import tool_button

GeometryType = QgsWkbTypes.GeometryType
CORNER, SEGMENT, RECTANGLE, CIRCLE = "corner", "segment", "rectangle", "circle"
OFFERED = {
    GeometryType.PolygonGeometry: (CORNER, SEGMENT, RECTANGLE, CIRCLE),
    GeometryType.LineGeometry: (CORNER, SEGMENT),
    GeometryType.PointGeometry: (CORNER,),
}


class Way(NamedTuple):
    """How something is typed: its name, what goes into the one or two fields, and help."""

    title: str
    fields: tuple[str, ...]
    help: str


class TypedPanel(QWidget):
    """`typed` brings how and the texts, `trying` the same at every key; `ended` when the shape is done.

    `left`: the map should have the keyboard again.
    """

    typed = pyqtSignal(str, str, str)
    trying = pyqtSignal(str, str, str)
    ended = pyqtSignal()
    left = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.how = QComboBox(self)
        self.how.setAccessibleName(tr("What to type"))
        self.fields = (QLineEdit(self), QLineEdit(self))
        self.add = tool_button(self, "addTyped", "", "symbologyAdd.svg", tr("Add (Enter)"))
        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        make_faint(self.hint)
        self._guard = WheelGuard(self.how)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.how)
        for field in self.fields:
            row.addWidget(field, 1)
            field.returnPressed.connect(self._enter)
            field.textChanged.connect(self._try)
            field.setMinimumWidth(40)
            field.installEventFilter(self)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.hint)
        self.add.clicked.connect(self._enter)
        self.how.currentIndexChanged.connect(lambda _: self._show_way())
        self.hide()

    def offer(self, kind: Any) -> None:
        """Show what can be typed for this kind of shape."""
        chosen, ways = self.how.currentData(), _ways()
        self.how.blockSignals(True)
        self.how.clear()
        for key in OFFERED[kind]:
            self.how.addItem(ways[key].title, key)
        self.how.setCurrentIndex(max(self.how.findData(chosen), 0))
        self.how.blockSignals(False)
        self._show_way()
        self.show()

    def start(self, text: str) -> None:
        """A person starts typing on the map."""
        self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields[0].setText(text)

    def show_answer(self, problem: str) -> None:
        """What was typed could not be used, and why; empty when it was."""
        if problem:
            self.hint.setText(f"<b>{problem}</b>")
            self.fields[0].selectAll()
            return
        self._show_way()
        self.fields[0].setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves the fields and not the shape."""
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        return False

    def _try(self, _: str) -> None:
        if self.isVisible():
            self.trying.emit(self.how.currentData(), *(field.text().strip() for field in self.fields))

    def _show_way(self) -> None:
        way = _ways()[self.how.currentData()]
        for field, name in zip(self.fields, (*way.fields, "")):
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
            field.setToolTip(name)
            field.setVisible(bool(name))
            field.clear()
        self.hint.setText(way.help)

    def _enter(self) -> None:
        texts = [field.text().strip() for field in self.fields]
        if not any(texts):
            self.ended.emit()
        elif not self.fields[1].isHidden() and texts[0] and not texts[1]:
            self.fields[1].setFocus()
        else:
            self.typed.emit(self.how.currentData(), *texts)


def _ways() -> dict[str, Way]:
    return {
        CORNER: Way(
            tr("Corner"),
            (tr("x y, or latitude longitude"),),
            tr("RD such as 240230 555230, degrees such as 52.98 6.65, or @30 40 for 30 m east and 40 m north of the last corner."),
        ),
        SEGMENT: Way(
            tr("Segment"),
            (tr("length (m)"), tr("direction (°)")),
            tr("From the last corner; 0° is north, 90° east."),
        ),
        RECTANGLE: Way(
            tr("Rectangle"),
            (tr("width (m)"), tr("height (m)")),
            tr("Its south-west corner is the one that you clicked or typed first; the second corner, if any, gives the direction."),
        ),
        CIRCLE: Way(tr("Circle"), (tr("radius (m)"),), tr("Its centre is the corner that you clicked or typed first.")),
    }
