"""The window in which parameters or answers are picked; what it shows scrolls, and Cancel leaves all as it was."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from ..faint import make_faint


class PickingDialog(QDialog):
    """`content` between a sentence and the buttons; `above` stays in sight while the content scrolls."""

    def __init__(self, title: str, intro: str, content: QWidget, parent: Optional[QWidget] = None, above: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.content = content
        self.intro = QLabel(intro, self)
        self.intro.setWordWrap(True)
        make_faint(self.intro)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        inner = QWidget(area)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(content)
        column.addStretch(1)
        area.setWidget(inner)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.intro)
        if above is not None:
            layout.addWidget(above)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)
        self.resize(520, 560)
