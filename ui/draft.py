"""The plan as it is being made: parts, answers, notes. Never changed in place, so that undo only has to remember."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, Optional

from qgis.PyQt.QtCore import QObject, pyqtSignal

UNDO_STEPS = 100


@dataclass(frozen=True)
class PartDraft:
    """A part of the plan. `wkb` is its geometry in RD; `activity` is empty until a development type is chosen."""

    id: str
    name: str
    activity: str
    wkb: bytes
    parameters: Mapping[str, Any] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Its number and name."""
        return f"{self.id} · {self.name}" if self.name else self.id


class AnswerDraft(NamedTuple):
    """An answer with its note; `value` None: not known yet."""

    value: Optional[bool]
    note: str = ""


@dataclass(frozen=True)
class Draft:
    """A plan on its way: what is drawn, stated and answered."""

    name: str = ""
    parts: tuple[PartDraft, ...] = ()
    answers: Mapping[str, AnswerDraft] = field(default_factory=dict)
    layer_sources: str = ""

    @property
    def typed(self) -> tuple[PartDraft, ...]:
        """The parts that can be assessed: those with a development type."""
        return tuple(part for part in self.parts if part.activity)

    def part(self, part_id: str) -> Optional[PartDraft]:
        """The part with this id."""
        return next((part for part in self.parts if part.id == part_id), None)

    def with_parts(self, added: Iterable[PartDraft]) -> Draft:
        """More parts; an id that is taken already is replaced by the next free number."""
        parts = list(self.parts)
        for part in added:
            taken = {known.id for known in parts}
            parts.append(part if part.id and part.id not in taken else replace(part, id=_free(taken)))
        return replace(self, parts=tuple(parts))

    def without(self, ids: Iterable[str]) -> Draft:
        """The parts with these ids left out."""
        gone = set(ids)
        return replace(self, parts=tuple(part for part in self.parts if part.id not in gone))

    def changed(self, ids: Iterable[str], **values: Any) -> Draft:
        """The same fields changed in all parts with these ids."""
        meant = set(ids)
        return replace(self, parts=tuple(replace(part, **values) if part.id in meant else part for part in self.parts))

    def stated(self, ids: Iterable[str], parameter: str, value: Any) -> Draft:
        """A parameter of these parts; None makes it unknown again."""
        meant = set(ids)
        parts = []
        for part in self.parts:
            known = {key: given for key, given in part.parameters.items() if key != parameter}
            if value is not None:
                known[parameter] = value
            parts.append(replace(part, parameters=known) if part.id in meant else part)
        return replace(self, parts=tuple(parts))

    def answered(self, question: str, answer: AnswerDraft) -> Draft:
        """An answer; without value and note it is as if it was never given."""
        others = {key: given for key, given in self.answers.items() if key != question}
        if answer.value is not None or answer.note:
            others[question] = answer
        return replace(self, answers=others)


class DraftStore(QObject):
    """Holds the current draft and what it was before. `changed` tells everybody; `settled` when a step is done (not while dragging)."""

    changed = pyqtSignal()
    settled = pyqtSignal()

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._draft = self._kept = Draft()
        self._past: list[Draft] = []
        self._future: list[Draft] = []

    @property
    def draft(self) -> Draft:
        return self._draft

    @property
    def is_preview(self) -> bool:
        """Whether the draft is only being tried, while the mouse drags."""
        return self._draft is not self._kept

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        return bool(self._future)

    def commit(self, draft: Draft) -> None:
        """Take a step that undo can take back."""
        if draft != self._kept:
            self._past = [*self._past[-UNDO_STEPS + 1 :], self._kept]
            self._future = []
        self._settle(draft)

    def preview(self, draft: Draft) -> None:
        """Show what would be, while the mouse drags; undo does not remember it."""
        self._draft = draft
        self.changed.emit()

    def restart(self, draft: Draft) -> None:
        """Another plan, with no past."""
        self._past, self._future = [], []
        self._settle(draft)

    def undo(self) -> None:
        if self._past:
            self._future.append(self._kept)
            self._settle(self._past.pop())

    def redo(self) -> None:
        if self._future:
            self._past.append(self._kept)
            self._settle(self._future.pop())

    def _settle(self, draft: Draft) -> None:
        self._draft = self._kept = draft
        self.changed.emit()
        self.settled.emit()


def _free(taken: set[str]) -> str:
    number = 1
    while str(number) in taken:
        number += 1
    return str(number)
