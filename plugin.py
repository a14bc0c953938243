"""Wires the plugin into QGIS: provider, toolbar button, menu entry, dock. Each registration brings its own undo."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTranslator
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from .processing.engine import language
from .processing.provider import PlantoetsProvider
from .processing.translation import tr

FOLDER = Path(__file__).resolve().parent
ICONS = FOLDER / "resources" / "icons"
MENU = "Plantoets Drenthe"


class PlantoetsPlugin:
    """What QGIS holds of the plugin; `iface` is None under qgis_process."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._undo: list[Callable[[], Any]] = []
        self._dock: Optional[Any] = None
        self._action: Optional[QAction] = None

    def initProcessing(self) -> None:
        """QGIS calls this alone under qgis_process."""
        self._translate()
        provider = PlantoetsProvider()
        QgsApplication.processingRegistry().addProvider(provider)
        self._undo.append(lambda: QgsApplication.processingRegistry().removeProvider(provider))

    def initGui(self) -> None:
        """QGIS calls this in the desktop."""
        self.initProcessing()
        tip = tr("Assess a plan against provincial policy")
        self._action = self._add_action("plantoetsShowDock", "plantoets.svg", MENU, tip)
        self._action.setCheckable(True)
        self._action.toggled.connect(self._show_dock)
        tip = tr("Add the provincial layers to the project, grouped as on the maps")
        self._add_action("plantoetsLoadLayers", "loadlayers.svg", tr("Add provincial layers"), tip).triggered.connect(self._add_layers)
        self._take_dropped_plans()
        tip = tr("Put official data in the place of the bundled sketches")
        self._add_action("plantoetsSources", "refreshsources.svg", tr("Layer sources…"), tip).triggered.connect(self._open_sources)
        self._add_options()
        from .ui.open_help import add_guide

        self._undo.append(add_guide(self._iface, MENU, QIcon(str(ICONS / "plantoets.svg"))))
        self._look_for_lost_plans()

    def _add_action(self, name: str, icon: str, text: str, tip: str) -> QAction:
        """A button on the toolbar that is in the plugin's menu too."""
        action = QAction(QIcon(str(ICONS / icon)), text, self._iface.mainWindow())
        action.setObjectName(name)
        action.setToolTip(tip)
        self._iface.addToolBarIcon(action)
        self._iface.addPluginToMenu(MENU, action)
        self._undo.append(action.deleteLater)
        self._undo.append(lambda: self._iface.removeToolBarIcon(action))
        self._undo.append(lambda: self._iface.removePluginMenu(MENU, action))
        return action

    def _add_layers(self) -> None:
        from .ui.add_layers import add_layers

        add_layers(self._iface)

    def _add_options(self) -> None:
        """A page in QGIS's options."""
        from .ui.sources.window import SourcesOptions

        options = SourcesOptions(QIcon(str(ICONS / "plantoets.svg")), self._look_again)
        self._iface.registerOptionsWidgetFactory(options)
        self._undo.append(lambda: self._iface.unregisterOptionsWidgetFactory(options))

    def _open_sources(self) -> None:
        from .ui.sources.window import open_sources

        open_sources(self._iface, self._look_again)

    def _look_again(self) -> None:
        if self._dock is not None:
            self._dock.look_again()

    def unload(self) -> None:
        """Undo everything, last first."""
        while self._undo:
            self._undo.pop()()
        self._dock = self._action = None

    def _show_dock(self, shown: bool) -> None:
        if self._dock is None and shown:
            self._dock = self._make_dock()
        if self._dock is not None:
            self._dock.setVisible(shown)

    def _open_dock(self) -> Any:
        """The dock, in sight."""
        if self._action is not None:
            self._action.setChecked(True)
        return self._dock

    def _take_dropped_plans(self) -> None:
        """A plan file that is dropped on the window opens in the dock."""
        from .ui.plan.file_drop import WindowDrop

        drop = WindowDrop(lambda place: self._open_dock().open_file(place))
        self._iface.registerCustomDropHandler(drop)
        self._undo.append(lambda: self._iface.unregisterCustomDropHandler(drop))

    def _look_for_lost_plans(self) -> None:
        """Whether a QGIS was killed before its plans were saved; nothing is imported when not."""
        if next((Path(QgsApplication.qgisSettingsDirPath()) / "plantoets" / "autosave").glob("*.json"), None) is not None:
            from .ui.store.recovery import Recovery

            recovery = Recovery(self._iface, self._open_dock)
            self._undo.append(recovery.close_down)

    def _make_dock(self) -> Any:
        from .ui.dock import PlantoetsDock
        from .ui.whats_this import explain

        dock = PlantoetsDock(self._iface, self._iface.mainWindow())
        explain(dock)
        self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        dock.sources_wanted.connect(self._open_sources)
        dock.visibilityChanged.connect(lambda: self._follow_dock(dock))
        self._undo.append(dock.deleteLater)
        self._undo.append(lambda: self._iface.removeDockWidget(dock))
        self._undo.append(dock.close_down)
        return dock

    def _follow_dock(self, dock: Any) -> None:
        """The button shows whether the dock is open, also behind another tab."""
        if self._action is not None:
            self._action.setChecked(not dock.isHidden())

    def _translate(self) -> None:
        compiled = FOLDER / "i18n" / f"plantoets_{language()}.qm"
        translator = QTranslator()
        if compiled.exists() and translator.load(str(compiled)):
            QCoreApplication.installTranslator(translator)
            self._undo.append(lambda: QCoreApplication.removeTranslator(translator))
