"""Tries sources beside the window, one after the other."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Any, Callable, Optional

from qgis.core import QgsMessageLog, QgsProject, QgsTask

from ...processing.engine import bind_geos
from ...processing.translation import tr


class TrialTask(QgsTask):
    """Tries one layer's source; `done` gets the layer and what came of it, on the window's thread."""

    def __init__(self, spec: Any, source: Any, folder: Optional[Path], refresh: bool, done: Callable[[str, Any, str], None]) -> None:
        super().__init__(tr("Plantoets: trying a layer source"), QgsTask.Flag.CanCancel)
        self._spec, self._source, self._folder, self._refresh = spec, source, folder, refresh
        self._transforms = QgsProject.instance().transformContext()
        self._done = done
        self.layer = spec.id
        self._trial: Any = None
        self._failure = ""

    def run(self) -> bool:
        """Away from the window; nothing may escape."""
        bind_geos()
        try:
            from ...processing.sources.trial import try_source

            self._trial = try_source(self._spec, self._source, self._folder, self._transforms, self.isCanceled, self._refresh)
        except Exception as error:
            self._failure = tr("Trying the source failed unexpectedly ({error}); the log “Plantoets” has the details.").format(error=error)
            QgsMessageLog.logMessage(traceback.format_exc(), "Plantoets")
        return self._trial is not None

    def finished(self, result: bool) -> None:
        """On the window's thread again."""
        self._done(self._spec.id, self._trial, self._failure)
