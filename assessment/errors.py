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


def unknown_name(what: Message, found: object, allowed: Iterable[str]) -> Message:
    """Say that `found` is not one of `allowed`, and which name comes nearest.

    `what` names the kind of thing in both languages, with its article where the sentence needs one.
    """
    names = sorted(allowed)
    near = get_close_matches(str(found), names, n=1, cutoff=0.5)
    if near:
        return Message(
            f"{what.nl} '{found}' bestaat niet; bedoelt u '{near[0]}'?",
            f"{what.en} '{found}' does not exist; did you mean '{near[0]}'?",
        )
    listed = ", ".join(names[:12]) + (", …" if len(names) > 12 else "")
    return Message(
        f"{what.nl} '{found}' bestaat niet; kies uit: {listed}.",
        f"{what.en} '{found}' does not exist; choose from: {listed}.",
    )
