"""The guide that comes with the plugin, in the browser; it needs no internet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices, QIcon
from qgis.PyQt.QtWidgets import QAction

from ..assessment.resources import RESOURCES
from ..processing.engine import language
from ..processing.translation import tr

HELP = RESOURCES / "help"


def add_guide(iface: Any, menu: str, icon: QIcon) -> Callable[[], None]:
    """Put the guide in the plugin's menu; the result takes it out again."""
    action = QAction(icon, tr("Guide"), iface.mainWindow())
    action.setObjectName("plantoetsGuide")
    action.triggered.connect(open_guide)
    iface.addPluginToMenu(menu, action)

    def undo() -> None:
        iface.removePluginMenu(menu, action)
        action.deleteLater()

    return undo


def open_guide() -> None:
    """In the language of QGIS."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(HELP / language() / "guide.html")))
