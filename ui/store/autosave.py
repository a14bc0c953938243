"""Plans that are in no saved project yet, kept on disk beside the profile, so that a QGIS that is killed loses nothing."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, NamedTuple, Optional
from uuid import uuid4

from qgis.core import QgsApplication, QgsMessageLog, QgsProject
from qgis.PyQt.QtCore import QIODevice, QLockFile, QObject, QSaveFile, QTimer

from ...processing.translation import tr
from .draft import Plans
from .draft_store import DraftStore
from .plan_text import plans_of, plans_text

PAUSE_MS = 400
"""At most this much work is lost; steps that come faster are written together."""


class LeftBehind(NamedTuple):
    """Plans of a QGIS that ended without saving them. `lock` keeps other running QGISes from offering them too."""

    place: Path
    project: str
    saved: datetime
    plans: Plans
    lock: QLockFile

    def remove(self) -> None:
        """They have been brought back, or are not wanted."""
        _remove(self.place)
        self.release()

    def release(self) -> None:
        """Leave them for the next start."""
        self.lock.unlock()


class Autosave(QObject):
    """One file for this running QGIS, there only while something is not in a saved project. It holds a lock as long as it lives."""

    def __init__(self, store: DraftStore, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._store = store
        self._place: Optional[Path] = None
        self._lock: Optional[QLockFile] = None
        self._saved = Plans() if QgsProject.instance().isDirty() else store.plans
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.write)
        project = QgsProject.instance()
        self._links = [
            (store.settled, self._soon),
            (project.readProject, self._start_over),
            (project.cleared, self._start_over),
            (project.projectSaved, self._start_over),
        ]
        for signal, slot in self._links:
            signal.connect(slot)
        self._soon()

    def close_down(self) -> None:
        """QGIS ends in good order, having asked about the project, or the plugin goes: nothing stays on disk."""
        for signal, slot in self._links:
            signal.disconnect(slot)
        self._links = []
        self._drop()
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def write(self) -> None:
        """Write now what has not been saved."""
        self._timer.stop()
        plans = self._store.plans
        if plans == self._saved or plans.is_empty:
            self._drop()
            return
        place = self._reserve()
        if place is None:
            return
        kept = {
            "project": QgsProject.instance().fileName(),
            "saved": datetime.now(tz=timezone.utc).isoformat(timespec="seconds"),
            "plans": plans_text(plans),
        }
        file = QSaveFile(str(place))
        file.open(QIODevice.OpenModeFlag.WriteOnly)
        file.write(json.dumps(kept).encode())
        if not file.commit():
            _complain(place.parent)

    def _soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _start_over(self, *_: Any) -> None:
        """What is in view now is what the project holds."""
        self._saved = self._store.plans
        self._drop()

    def _drop(self) -> None:
        self._timer.stop()
        if self._place is not None:
            _remove(self._place)

    def _reserve(self) -> Optional[Path]:
        """The file of this QGIS, locked at the first use; None where the profile can't be written to."""
        if self._place is None:
            place = folder() / f"{os.getpid()}-{uuid4().hex}.json"
            try:
                place.parent.mkdir(parents=True, exist_ok=True)
            except OSError:
                _complain(place.parent)
                return None
            lock = _lock_of(place)
            if not lock.tryLock(0):
                _complain(place.parent)
                return None
            self._place, self._lock = place, lock
        return self._place


def folder() -> Path:
    """Where such files lie: in the profile, as other settings."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "plantoets" / "autosave"


def left_behind() -> Iterator[LeftBehind]:
    """What QGISes left that run no more; each is locked for us."""
    for place in sorted(folder().glob("*.json")):
        lock = _lock_of(place)
        if not lock.tryLock(0):
            continue  # its QGIS is alive, or another one is offering it now
        found = _read(place, lock)
        if found is None:
            _remove(place)
            lock.unlock()
        else:
            yield found


def _read(place: Path, lock: QLockFile) -> Optional[LeftBehind]:
    try:
        kept = json.loads(place.read_text(encoding="utf-8"))
        read = plans_of(kept["plans"])
        saved = datetime.fromisoformat(kept["saved"])
        project = kept["project"]
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return LeftBehind(place, str(project), saved, read.plans, lock) if read is not None and not read.plans.is_empty else None


def _remove(place: Path) -> None:
    """What can't be removed is offered once more, which is better than a plugin that does not start."""
    with suppress(OSError):
        place.unlink()


def _lock_of(place: Path) -> QLockFile:
    lock = QLockFile(str(place.with_suffix(".lock")))
    lock.setStaleLockTime(0)  # only the end of its process makes it stale, not its age
    return lock


def _complain(place: Path) -> None:
    QgsMessageLog.logMessage(tr("Plans can't be kept in {place}: save the project often.").format(place=place), "Plantoets")
