"""Errors a user can cause: one sentence in plain words that says what to do."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from .messages import Message


class PlantoetsError(Exception):
    """Something the user gave can't be used; `message` says what was found and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message


class InputError(PlantoetsError):
    """A plan, development type, parameter, answer or layer source that can't be used."""


class CatalogueError(PlantoetsError):
    """A policy file that can't be used; the message names the file, the line and the field."""


class Stopped(Exception):
    """The user cancelled; whoever started the work ends it quietly."""


def unknown_name(what: Message, found: object, allowed: Iterable[str]) -> Message:
    """Say that `found` is not one of `allowed`, and which name comes nearest.

    `what` names the input or the kind of thing, in both languages.
    """
    near = nearest_name(str(found), allowed)
    return Message(
        f"{what.nl} '{found}' bestaat niet; bedoelt u '{near}'?",
        f"{what.en} '{found}' does not exist; did you mean '{near}'?",
    )


def nearest_name(found: str, allowed: Iterable[str]) -> str:
    """The allowed name that is most like `found`; one that contains it, or starts with it, comes before others."""
    names = sorted(allowed)
    wanted = found.strip().lower()
    close = get_close_matches(wanted, names, n=1, cutoff=0.75)
    containing = [name for name in names if len(wanted) > 2 and wanted in name]
    anything = get_close_matches(wanted, names, n=1, cutoff=0.0) or names[:1]
    return [*close, *sorted(containing, key=lambda name: (not name.startswith(wanted), len(name))), *anything, ""][0]
