"""Reads a plan file beside the window: what the engine proposes for assessment becomes parts, each with its proposed type."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import QgsMessageLog, QgsTask

from ..processing.engine import bind_geos
from .assess_task import LOG
from .draft import PartDraft
from .translation import tr

FILTER = "*.gml *.xml *.zip *.gpkg *.shp *.geojson *.json *.kml *.dxf *.csv *.wkt *.txt"


class FileTask(QgsTask):
    """One file. `parts`, `name` and `warnings` hold what was read; `error` a sentence when nothing was."""

    def __init__(self, place: Path, language: str, done: Callable[[FileTask], None]) -> None:
        super().__init__(tr("Plantoets: reading {file}").format(file=place.name), QgsTask.Flag.CanCancel)
        self.parts: tuple[PartDraft, ...] = ()
        self.name = ""
        self.warnings: list[str] = []
        self.error = ""
        self._place = place
        self._language = language
        self._done = done

    def run(self) -> bool:
        """Away from the window: nothing here may touch a widget, and nothing may escape."""
        from ..assessment.errors import PlantoetsError

        try:
            self._read()
        except PlantoetsError as error:
            self.error = error.message.text(self._language)
        except Exception as error:
            self.error = tr("The file can't be read ({error}); the log “Plantoets” has the details.").format(error=error)
            QgsMessageLog.logMessage(traceback.format_exc(), LOG)
        return not self.error

    def finished(self, result: bool) -> None:
        """On the window's thread again."""
        if not self.isCanceled():
            self._done(self)

    def _read(self) -> None:
        bind_geos()
        import shapely

        from ..assessment.planfiles import CrsUnknown, read_plan

        try:
            plan = read_plan(self._place)
        except CrsUnknown as unknown:
            if unknown.guess is None or not unknown.certain:
                raise
            plan = read_plan(self._place, crs=unknown.guess.authid)
            self.warnings.append(unknown.guess.explanation.text(self._language))
        proposed = [item for item in plan.objects if item.assess] or list(plan.objects)
        self.parts = tuple(PartDraft(item.part, item.name, item.activity or "", shapely.to_wkb(item.geometry)) for item in proposed)
        self.name = plan.name
        self.warnings += [warning.text(self._language) for warning in plan.warnings]


def file_filter() -> str:
    """For the file dialog."""
    kinds: Any = tr("Plan files")
    return f"{kinds} ({FILTER})"
