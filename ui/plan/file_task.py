"""Reads a plan file beside the window: its objects, each with the development type that its content proposes."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsMessageLog, QgsTask

from ...processing.engine import bind_geos
from ...processing.translation import tr
from ..result.assess_task import LOG
from ..store.draft import PartDraft
from .read_plan import ReadPart, ReadPlan


class FileTask(QgsTask):
    """One file. `plan` holds what was read; else `question` a CrsUnknown, when its system must be asked; else `error` a sentence."""

    def __init__(self, place: Path, language: str, done: Callable[[FileTask], None], crs: Optional[str] = None) -> None:
        super().__init__(tr("Plantoets: reading {file}").format(file=place.name), QgsTask.Flag.CanCancel)
        self.place = place
        self.plan: Optional[ReadPlan] = None
        self.question: Optional[Any] = None
        self.error = ""
        self._crs = crs
        self._language = language
        self._done = done

    def run(self) -> bool:
        """Away from the window: nothing here may touch a widget, and nothing may escape."""
        from ...assessment.errors import PlantoetsError, Stopped
        from ...assessment.planfiles import CrsUnknown

        try:
            self._read()
        except Stopped:
            return False
        except CrsUnknown as unknown:
            self.question = unknown
        except PlantoetsError as error:
            self.error = error.message.text(self._language)
        except Exception as error:
            self.error = tr("The file can't be read ({error}); the log “Plantoets” has the details.").format(error=error)
            QgsMessageLog.logMessage(traceback.format_exc(), LOG)
        return self.plan is not None

    def finished(self, result: bool) -> None:
        """On the window's thread again."""
        if not self.isCanceled():
            self._done(self)

    def _read(self) -> None:
        bind_geos()
        from ...assessment.plan import Transform
        from ...assessment.planfiles import read_plan

        plan = read_plan(self.place, crs=self._crs, stopped=self.isCanceled)
        remarks = [tuple(warning) for warning in plan.warnings]
        if plan.transform is not None:
            remarks.insert(0, tuple(Transform(plan.crs, plan.transform.name, plan.transform.accuracy_m).sentence))
        self.plan = ReadPlan(plan.name, plan.format, tuple(self._parts(plan)), tuple(remarks))

    def _parts(self, plan: Any) -> Iterator[ReadPart]:
        import shapely

        for item in plan.objects:
            kind = " · ".join(text for text in (item.source_class, item.main_group) if text)
            part = PartDraft(item.part, item.name, item.activity or "", shapely.to_wkb(item.geometry), kind=kind)
            area = float(item.geometry.area)
            length = 0.0 if area else float(item.geometry.length)
            reason = item.activity_reason.text(self._language)
            yield ReadPart(part, item.source_class, item.main_group or "", reason, item.assess, area, length)
