"""The buttons that bring parts into the plan, in two rows that fit a narrow dock."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsApplication, QgsMapLayerProxyModel, QgsWkbTypes
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ...processing.translation import tr

GeometryType = QgsWkbTypes.GeometryType


class PlanButtons(QWidget):
    """Every button only says what is wanted; `draw_wanted` brings the kind of shape, None to stop."""

    draw_wanted = pyqtSignal(object)
    edit_wanted = pyqtSignal(bool)
    selection_wanted = pyqtSignal()
    layer_wanted = pyqtSignal(object)
    file_wanted = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.draw = self._draw()
        self.edit = tool_button(
            self,
            "edit",
            tr("Reshape"),
            "mActionVertexTool.svg",
            tr(
                "Drag corners, or a part by its inside, and watch the verdict follow; double click an edge for a new corner, "
                "Delete removes the corner or part under the pointer"
            ),
        )
        self.edit.setCheckable(True)
        self.edit.clicked.connect(self.edit_wanted)
        self.selection = tool_button(
            self, "selection", tr("Selection"), "mActionSelectRectangle.svg", tr("Take the selected features of the active layer as parts")
        )
        self.selection.clicked.connect(self.selection_wanted)
        self.layers = self._layers()
        self.add_layer = tool_button(self, "addLayer", "", "symbologyAdd.svg", tr("Add all features of this layer"))
        self.add_layer.clicked.connect(lambda: self.layer_wanted.emit(self.layers.currentLayer()))
        self.open_file = tool_button(
            self, "openFile", "", "mActionFileOpen.svg", tr("Open a plan file: IMRO, GeoPackage, Shapefile, GeoJSON, KML, DXF, CSV")
        )
        self.open_file.clicked.connect(self.file_wanted)
        self.undo = tool_button(self, "undo", "", "mActionUndo.svg", tr("Undo the last change of the plan"))
        self.redo = tool_button(self, "redo", "", "mActionRedo.svg", tr("Redo"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(_row(self.draw, self.edit, self.selection))
        column.addLayout(_row(self.layers, self.add_layer, self.open_file, self.undo, self.redo))

    def _draw(self) -> QToolButton:
        tip = tr("Draw a part on the map: click or type corners, right click to finish, Backspace undoes a corner, Esc stops")
        button = tool_button(self, "draw", tr("Draw"), "mActionCapturePolygon.svg", tip)
        button.setCheckable(True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        menu = QMenu(button)
        for kind, title, image in (
            (GeometryType.PolygonGeometry, tr("Polygon"), "mActionCapturePolygon.svg"),
            (GeometryType.LineGeometry, tr("Line"), "mActionCaptureLine.svg"),
            (GeometryType.PointGeometry, tr("Point"), "mActionCapturePoint.svg"),
        ):
            action = menu.addAction(theme_icon(image), title)
            action.triggered.connect(lambda _=False, kind=kind: self.draw_wanted.emit(kind))
        button.setMenu(menu)
        button.clicked.connect(lambda on: self.draw_wanted.emit(GeometryType.PolygonGeometry if on else None))
        return button

    def _layers(self) -> QgsMapLayerComboBox:
        box: Any = QgsMapLayerComboBox(self)
        box.setFilters(QgsMapLayerProxyModel.Filter.HasGeometry)
        box.setAllowEmptyLayer(True, tr("A whole layer…"))
        box.setCurrentIndex(0)
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box.setMinimumWidth(90)
        box.setAccessibleName(tr("A whole layer…"))
        box.setToolTip(tr("All features of this layer become parts; fields “activity”, “name” and those called like a fact are used"))
        return box


def tool_button(parent: QWidget, name: str, text: str, image: str, tip: str) -> QToolButton:
    """A button with a theme icon; with text it grows, without it stays small and flat."""
    button = QToolButton(parent)
    button.setObjectName(name)
    button.setText(text)
    button.setIcon(theme_icon(image))
    button.setIconSize(QSize(16, 16))
    button.setToolTip(tip)
    button.setAccessibleName(text or tip)
    if text:
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    else:
        button.setAutoRaise(True)
    return button


def theme_icon(name: str) -> QIcon:
    """An icon of QGIS itself, which follows its theme."""
    return QgsApplication.getThemeIcon(f"/{name}")


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    for widget in widgets:
        row.addWidget(widget, 1 if isinstance(widget, QgsMapLayerComboBox) else 0)
    return row
