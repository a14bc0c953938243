"""Reads the geleideformulier (STRI 2006, 2008, 2012) that lies beside a plan: its name, status and date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from ..errors import PlanFileError
from ..limits import MIB
from .names import child, child_elements, local_name, text_of
from .stream import stream_features

_MAX_BYTES = 4 * MIB
_MAX_LISTED = 5_000
_MAX_TRIED = 25


@dataclass(frozen=True)
class CoverForm:
    """What a geleideformulier says of a plan. `date` is a day ("2010-10-01")."""

    file: str
    plan_id: str
    name: str | None
    status: str | None
    date: str | None


def cover_form_of(plan: Path, plan_id: str | None) -> CoverForm | None:
    """The geleideformulier for a plan, found by its name in the same folder and by the plan it names; None when there is none.

    What it links to is never opened, and a damaged one is as good as none.
    """
    for candidate in islice(_candidates(plan), _MAX_TRIED):
        try:
            form = _read(candidate, plan, plan_id)
        except (PlanFileError, OSError):
            continue
        if form is not None:
            return form
    return None


def _candidates(plan: Path) -> Iterator[Path]:
    try:
        listed = sorted(islice(plan.parent.iterdir(), _MAX_LISTED))
    except OSError:
        return
    for file in listed:
        name = file.name.casefold()
        wanted = name.startswith("g_") or "geleide" in name
        if wanted and file.suffix.casefold() == ".xml" and file != plan and file.is_file() and file.stat().st_size <= _MAX_BYTES:
            yield file


def _read(file: Path, plan: Path, plan_id: str | None) -> CoverForm | None:
    root = next(stream_features(file), None)
    if root is None or local_name(root) != "GeleideFormulier":
        return None
    form = child(root, "Plan")
    if form is None or not _is_about(form, plan, plan_id):
        return None
    qualities = child(form, "Eigenschappen")
    if qualities is None:
        return None
    date = text_of(qualities, "Datum")
    return CoverForm(file.name, form.get("Id", ""), text_of(qualities, "Naam"), text_of(qualities, "Status"), date[:10] if date else None)


def _is_about(form: Any, plan: Path, plan_id: str | None) -> bool:
    if plan_id is not None:
        return bool(form.get("Id", "").strip() == plan_id)
    parts = child(form, "Onderdelen")
    named = (
        [(item.text or "").strip() for item in child_elements(parts) if local_name(item) in ("IMRO", "GML")] if parts is not None else []
    )
    return plan.name in named
