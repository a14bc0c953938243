"""Runs assessments beside the window, one at a time; a newer plan makes an older answer worthless."""

from __future__ import annotations

import traceback
from contextlib import suppress
from typing import Any, Callable, Optional

from qgis.core import QgsApplication, QgsMessageLog, QgsProject, QgsTask
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...processing.engine import bind_geos
from ...processing.translation import tr
from ..store.draft import Draft

LOG = "Plantoets"


class AssessTask(QgsTask):
    """One assessment. The engine is imported here, at the first one."""

    def __init__(self, draft: Draft, language: str, live: bool, done: Callable[[AssessTask], None]) -> None:
        super().__init__(tr("Plantoets: assessing the plan"), QgsTask.Flag.CanCancel)
        self.draft = draft
        self.shown: Optional[Any] = None
        self.error = ""
        self._language = language
        self.live = live
        self._transforms = QgsProject.instance().transformContext()
        self._done = done

    def run(self) -> bool:
        """Away from the window: nothing here may touch a widget, and nothing may escape."""
        bind_geos()
        from ...assessment.errors import PlantoetsError

        try:
            from .assess_work import work

            self.shown = work(self.draft, self._language, self._transforms, self.live, self.setProgress, self.isCanceled)
        except PlantoetsError as error:
            self.error = error.message.text(self._language)
        except Exception as error:
            self.error = tr("The assessment failed unexpectedly ({error}); the log “Plantoets” has the details.").format(error=error)
            QgsMessageLog.logMessage(traceback.format_exc(), LOG)
        return self.shown is not None

    def finished(self, result: bool) -> None:
        """On the window's thread again."""
        self._done(self)


class PrepareTask(QgsTask):
    """Reads policy and layers while the user draws; the first assessment needs them."""

    def __init__(self, sources: str, done: Callable[[PrepareTask], None]) -> None:
        super().__init__(tr("Plantoets: reading policy and layers"), QgsTask.Flag.CanCancel)
        self._sources = sources
        self._transforms = QgsProject.instance().transformContext()
        self._done = done

    def run(self) -> bool:
        """What goes wrong here goes wrong again in the assessment, which says so."""
        with suppress(Exception):
            bind_geos()
            from .assess_work import prepare

            prepare(self._sources, self._transforms, self.isCanceled)
        return True

    def finished(self, result: bool) -> None:
        """On the window's thread again."""
        self._done(self)


class Assessor(QObject):
    """Takes requests, answers the newest: `started`, then `answered` (`glimpsed` for a live one), `failed`, or `stopped` by a person."""

    started = pyqtSignal()
    glimpsed = pyqtSignal(object)
    answered = pyqtSignal(object)
    failed = pyqtSignal(str)
    stopped = pyqtSignal()
    progressed = pyqtSignal(float)

    def __init__(self, language: str, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._language = language
        self._running: Optional[AssessTask] = None
        self._waiting: Optional[tuple[Draft, bool]] = None
        self._preparing: Optional[PrepareTask] = None

    @property
    def busy(self) -> bool:
        return self._running is not None or self._waiting is not None

    def prepare(self, sources: str) -> None:
        """Have policy and layers read before anybody asks for an assessment."""
        if self._preparing is None and not self.busy:
            self._preparing = PrepareTask(sources, self._prepared)
            QgsApplication.taskManager().addTask(self._preparing)

    def request(self, draft: Draft, live: bool = False) -> None:
        """Assess this draft after what runs now, which is cancelled; `live` lets it finish, so that a drag shows answers on its way."""
        if self._preparing is not None:
            self._waiting = (draft, live)
            self.started.emit()
        elif self._running is None:
            self._start(draft, live)
        else:
            self._waiting = (draft, live)
            if not live:
                self._running.cancel()

    def cancel(self) -> None:
        """Stop, and forget what was waiting; no answer comes any more."""
        tasks = (self._running, self._preparing)
        self._waiting = self._running = self._preparing = None
        for task in tasks:
            if task is not None:
                task.cancel()

    def stop(self) -> None:
        """A person has waited long enough: no answer comes any more, also when the engine needs a moment to let go."""
        if self.busy:
            self.cancel()
            self.stopped.emit()

    def _start(self, draft: Draft, live: bool) -> None:
        task = AssessTask(draft, self._language, live, self._finish)
        task.progressChanged.connect(self.progressed)
        self._running = task
        self.started.emit()
        QgsApplication.taskManager().addTask(task)

    def _prepared(self, task: PrepareTask) -> None:
        if task is self._preparing:
            self._preparing = None
            waiting, self._waiting = self._waiting, None
            if waiting is not None:
                self._start(*waiting)

    def _finish(self, task: AssessTask) -> None:
        if task is not self._running:
            return
        self._running = None
        waiting, self._waiting = self._waiting, None
        if task.shown is not None:
            (self.glimpsed if task.live else self.answered).emit(task.shown)
        elif task.error and waiting is None:
            self.failed.emit(task.error)
        elif waiting is None:
            self.stopped.emit()
        if waiting is not None and self._running is None:
            self._start(*waiting)
