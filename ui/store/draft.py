"""The plans as they are being made: parts, answers, notes. Never changed in place, so that undo only has to remember."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, Optional


@dataclass(frozen=True)
class PartDraft:
    """A part of the plan. `wkb` is its geometry in RD; `activity` is empty until a development type is chosen.

    `footprint_m`: the width of a line or radius of a point that is to count as an area. `kind`: what it was in the file that it came from.
    """

    id: str
    name: str
    activity: str
    wkb: bytes
    parameters: Mapping[str, Any] = field(default_factory=dict)
    footprint_m: Optional[float] = None
    kind: str = ""

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
    """A plan on its way: what is drawn, stated and answered. `remarks`: what was done to the geometry that came in, for the report."""

    name: str = ""
    parts: tuple[PartDraft, ...] = ()
    answers: Mapping[str, AnswerDraft] = field(default_factory=dict)
    layer_sources: str = ""
    remarks: tuple[tuple[str, str], ...] = ()

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
        taken = {known.id for known in parts}
        for part in added:
            parts.append(part if part.id and part.id not in taken else replace(part, id=_free(taken)))
            taken.add(parts[-1].id)
        return replace(self, parts=tuple(parts))

    def without(self, ids: Iterable[str]) -> Draft:
        """The parts with these ids left out."""
        gone = set(ids)
        kept = tuple(part for part in self.parts if part.id not in gone)
        return replace(self, parts=kept, remarks=self.remarks if kept else ())

    def remarked(self, remarks: Iterable[tuple[str, str]]) -> Draft:
        """More remarks, in Dutch and English; each once."""
        return replace(self, remarks=tuple(dict.fromkeys((*self.remarks, *remarks))))

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


@dataclass(frozen=True)
class Plans:
    """The plans of a project, of which one is in view. There is always one, be it empty."""

    drafts: tuple[Draft, ...] = (Draft(),)
    current: int = 0

    @property
    def draft(self) -> Draft:
        """The plan in view."""
        return self.drafts[self.current]

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been made yet."""
        return all(draft == Draft() for draft in self.drafts)

    def with_draft(self, draft: Draft) -> Plans:
        """The plan in view as it is now."""
        return replace(self, drafts=(*self.drafts[: self.current], draft, *self.drafts[self.current + 1 :]))

    def added(self, *drafts: Draft) -> Plans:
        """More plans, of which the first comes in view."""
        return Plans((*self.drafts, *drafts), len(self.drafts))

    def without_current(self) -> Plans:
        """The plan in view left out; the next one comes in view."""
        kept = (*self.drafts[: self.current], *self.drafts[self.current + 1 :])
        return Plans(kept, min(self.current, len(kept) - 1)) if kept else Plans()

    def showing(self, number: int) -> Plans:
        """Another plan in view."""
        return replace(self, current=number)


def _free(taken: set[str]) -> str:
    number = 1
    while str(number) in taken:
        number += 1
    return str(number)
