"""The button that adds the provincial layers to the open project."""

from __future__ import annotations

from typing import Any

from qgis.core import Qgis, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication

from ..processing.engine import bind_geos, language, missing_engine
from ..processing.sources.settings import office_sources
from ..processing.translation import tr


def add_layers(iface: Any) -> None:
    """Add the layers of all maps, as `plantoets:loadlayers` does, and say what came of it."""
    reason = missing_engine()
    if reason:
        iface.messageBar().pushMessage("Plantoets", reason, Qgis.MessageLevel.Warning, 0)
        return
    bind_geos()
    from ..assessment.errors import PlantoetsError
    from ..processing.maps.map_layers import load_layers

    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        loaded = load_layers(QgsProject.instance(), sources_path=office_sources(), language=language(), fetch=False)
    except PlantoetsError as error:
        iface.messageBar().pushMessage("Plantoets", error.message.text(language()), Qgis.MessageLevel.Warning, 0)
        return
    finally:
        QApplication.restoreOverrideCursor()
    text = tr("{n} layers of the provincial maps are in the project, one map a group. Most are sketches; their names say so.")
    iface.messageBar().pushMessage("Plantoets", text.format(n=len(loaded.ids)), Qgis.MessageLevel.Success, 8)
    if loaded.skipped:
        iface.messageBar().pushMessage("Plantoets", " ".join(loaded.skipped), Qgis.MessageLevel.Warning, 0)
