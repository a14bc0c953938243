"""Makes reports beside the window: drawing maps and pages takes seconds."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import Any, Optional

from qgis.core import QgsMessageLog, QgsTask

from ...processing.engine import bind_geos
from ...processing.translation import tr
from ..result.assess_task import LOG


class ReportTask(QgsTask):
    """One piece of work. `made` is what it gave; `error` a sentence when it failed."""

    def __init__(self, work: Callable[[], Any], language: str, done: Callable[[ReportTask], None]) -> None:
        super().__init__(tr("Plantoets: making the report"), QgsTask.Flag.CanCancel)
        self.made: Optional[Any] = None
        self.error = ""
        self._work = work
        self._language = language
        self._done = done

    def run(self) -> bool:
        """Away from the window: nothing here may touch a widget, and nothing may escape."""
        bind_geos()
        from ...assessment.errors import PlantoetsError

        try:
            self.made = self._work()
        except PlantoetsError as error:
            self.error = error.message.text(self._language)
        except Exception as error:
            self.error = tr("The report can't be made ({error}); the log “Plantoets” has the details.").format(error=error)
            QgsMessageLog.logMessage(traceback.format_exc(), LOG)
        return not self.error

    def finished(self, result: bool) -> None:
        """On the window's thread again."""
        self._done(self)
