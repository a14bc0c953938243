"""Ids, paragraphs, texts and dates of a catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Protocol

from ..messages import Message
from .check_pieces import texts
from .check_problem import ERROR, WARNING, Problem
from .rule import Catalogue

_SECTION = re.compile(r"[0-9]+(\.[0-9]+)*")
_LONGER = 30


class _Cited(Protocol):
    """What has an id and paragraphs."""

    @property
    def id(self) -> str: ...

    @property
    def sections(self) -> tuple[str, ...]: ...


def _said(catalogue: Catalogue) -> tuple[_Cited, ...]:
    return (*catalogue.rules, *catalogue.exemptions, *catalogue.judgements, catalogue.surcharges)


def double_ids(catalogue: Catalogue) -> Iterator[Problem]:
    """A rule, exemption or judgement that has the id of another: findings could not be told apart."""
    seen: set[str] = set()
    for owner in _said(catalogue):
        if owner.id in seen:
            yield Problem(ERROR, owner.id, Message("Deze naam komt meer dan eens voor.", "This id occurs more than once."))
        seen.add(owner.id)


def bad_sections(catalogue: Catalogue) -> Iterator[Problem]:
    """A paragraph that is not a number like 4.3.1; findings are sorted by them."""
    cited: tuple[_Cited, ...] = (*_said(catalogue), *catalogue.names.limits.values(), *catalogue.names.tables.values())
    for owner in cited:
        for section in owner.sections:
            if not _SECTION.fullmatch(section):
                yield Problem(
                    ERROR,
                    owner.id,
                    Message(f"§ '{section}' is geen paragraaf; schrijf \"4.3.1\".", f"§ '{section}' is no paragraph; write \"4.3.1\"."),
                )
        if not owner.sections:
            yield Problem(ERROR, owner.id, Message("De vindplaats (§) ontbreekt.", "The paragraph (§) is missing."))


def missing_translations(catalogue: Catalogue) -> Iterator[Problem]:
    """A text that is empty in a language, or long and the same in both."""
    for subject, owner in _owners(catalogue):
        for path, text in texts(owner):
            where = f"{path}: " if path else ""
            if not text.nl or not text.en:
                missing = Message("de Nederlandse" if not text.nl else "de Engelse", "the Dutch" if not text.nl else "the English")
                yield Problem(ERROR, subject, Message(f"{where}{missing.nl} tekst ontbreekt.", f"{where}{missing.en} text is missing."))
            elif text.nl == text.en and len(text.nl) > _LONGER:
                same = Message(f"de tekst is in beide talen gelijk: '{text.nl}'.", f"the text is the same in both languages: '{text.en}'.")
                yield Problem(WARNING, subject, Message(where + same.nl, where + same.en))


def _owners(catalogue: Catalogue) -> Iterator[tuple[str, Any]]:
    names = catalogue.names
    for group in (names.layers, names.activities, names.parameters, names.questions, names.limits, names.tables, names.places):
        yield from group.items()
    yield from ((owner.id, owner) for owner in _said(catalogue))
    yield from ((quality.id, quality.indicator) for quality in catalogue.core_qualities)
    yield "outcome_notes", catalogue.outcome_notes
    yield catalogue.document.id, catalogue.document


def incomplete_questions(catalogue: Catalogue) -> Iterator[Problem]:
    """A question that can't be answered with yes or no: it does not ask anything."""
    for question in catalogue.names.questions.values():
        if not (question.text.nl.endswith("?") and question.text.en.endswith("?")):
            text = Message("Dit is geen vraag: er ontbreekt een vraagteken.", "This is no question: it has no question mark.")
            yield Problem(WARNING, question.id, text)


def expired(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Policy that no longer holds."""
    until = catalogue.document.valid_until
    if until < today:
        yield Problem(
            WARNING,
            catalogue.document.id,
            Message(
                f"Dit beleid gold tot en met {until.isoformat()}; kijk na of er nieuw beleid is.",
                f"This policy held until {until.isoformat()}; check whether there is new policy.",
            ),
        )
