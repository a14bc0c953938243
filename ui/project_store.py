"""The plan in the QGIS project: saved with it, and back when it is opened."""

from __future__ import annotations

import base64
import json
from typing import Any, Optional

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject

from .draft import AnswerDraft, Draft, DraftStore, PartDraft

SCOPE, KEY = "plantoets", "draft"


class ProjectStore(QObject):
    """Writes every settled step into the project, and reads the plan when a project is opened or cleared."""

    def __init__(self, store: DraftStore, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._store = store
        self._reading = False
        store.settled.connect(self._write)
        QgsProject.instance().readProject.connect(self._read)
        QgsProject.instance().cleared.connect(self._clear)
        self._read()

    def close_down(self) -> None:
        """Let go of the project; what it holds stays in it."""
        QgsProject.instance().readProject.disconnect(self._read)
        QgsProject.instance().cleared.disconnect(self._clear)
        self._store.settled.disconnect(self._write)

    def _write(self) -> None:
        if self._reading:
            return
        project = QgsProject.instance()
        if self._store.draft == Draft():
            project.removeEntry(SCOPE, KEY)
        else:
            project.writeEntry(SCOPE, KEY, draft_text(self._store.draft))

    def _read(self, *_: Any) -> None:
        text, found = QgsProject.instance().readEntry(SCOPE, KEY)
        draft = draft_of(text) if found else None
        if draft is not None:
            self._restart(draft)

    def _clear(self) -> None:
        self._restart(Draft())

    def _restart(self, draft: Draft) -> None:
        self._reading = True
        self._store.restart(draft)
        self._reading = False


def draft_text(draft: Draft) -> str:
    """The draft as JSON."""
    return json.dumps(
        {
            "name": draft.name,
            "layer_sources": draft.layer_sources,
            "parts": [
                {
                    "id": part.id,
                    "name": part.name,
                    "activity": part.activity,
                    "wkb": base64.b64encode(part.wkb).decode("ascii"),
                    "parameters": dict(part.parameters),
                }
                for part in draft.parts
            ],
            "answers": {key: {"value": answer.value, "note": answer.note} for key, answer in draft.answers.items()},
        }
    )


def draft_of(text: str) -> Optional[Draft]:
    """The draft that a project holds; None when it can't be read (an older or damaged project)."""
    try:
        data = json.loads(text)
        parts = tuple(
            PartDraft(part["id"], part["name"], part["activity"], base64.b64decode(part["wkb"]), part["parameters"])
            for part in data["parts"]
        )
        answers = {key: AnswerDraft(answer["value"], answer["note"]) for key, answer in data["answers"].items()}
        return Draft(data["name"], parts, answers, data["layer_sources"])
    except (ValueError, TypeError, KeyError):
        return None
