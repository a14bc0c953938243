"""Reads the mapping table: `resources/planfiles/mapping.yaml`, or one of an office's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ...catalogue.strict_yaml import Entry, read_yaml
from ...messages import Message
from ...resources import RESOURCES
from .development_types import development_types
from .words import is_word, pattern_of, plain

SCHEMA = "plantoets-planfiles-mapping/1"
ROLES = ("activity", "name", "main_group", "content")


@dataclass(frozen=True)
class Proposal:
    """A development type (None: nothing sensible to propose) with its reason."""

    activity: str | None
    reason: Message


@dataclass(frozen=True)
class WordRule:
    """Names in which `pattern` is found get `proposal`."""

    id: str
    pattern: re.Pattern[str]
    proposal: Proposal


@dataclass(frozen=True)
class MappingTable:
    """The whole table. `fields`: per role the attribute names that play it, first found first. `words` come before `main_groups`."""

    fields: Mapping[str, tuple[str, ...]]
    words: tuple[WordRule, ...]
    main_groups: Mapping[str, Proposal]


@lru_cache(maxsize=1)
def default_table() -> MappingTable:
    """The table that comes with the plugin."""
    return load_table(RESOURCES / "planfiles" / "mapping.yaml")


def load_table(path: Path) -> MappingTable:
    """The table in a YAML file.

    Raises:
        CatalogueError: with file, line, key, what was found and the nearest valid name.
    """
    top = read_yaml(path).fields(required=("schema", "fields", "words", "main_groups"))
    top["schema"].one_of(Message("schema", "schema"), (SCHEMA,))
    return MappingTable(_fields(top["fields"]), _words(top["words"]), _main_groups(top["main_groups"]))


def _fields(entry: Entry) -> dict[str, tuple[str, ...]]:
    return {role: tuple(name.casefold() for name in item.texts()) for role, item in entry.fields(required=ROLES).items()}


def _words(entry: Entry) -> tuple[WordRule, ...]:
    rules: list[WordRule] = []
    seen: set[str] = set()
    for item in entry.elements():
        fields = item.fields(required=("id", "words", "activity", "reason"))
        name = fields["id"].text()
        if name in seen:
            raise fields["id"].error(f"'{name}' staat er twee keer.", f"'{name}' stands here twice.")
        seen.add(name)
        words = fields["words"].texts()
        for word in words:
            if not is_word(word):
                raise fields["words"].error(
                    f"'{word}' is geen zoekwoord; gebruik kleine letters, cijfers en spaties, met * aan begin of eind.",
                    f"'{word}' is not a search word; use lower case, digits and spaces, with * at the start or end.",
                )
        rules.append(WordRule(name, pattern_of(words), _proposal(fields)))
    return tuple(rules)


def _main_groups(entry: Entry) -> dict[str, Proposal]:
    return {plain(group): _proposal(item.fields(required=("activity", "reason"))) for group, item in entry.items()}


def _proposal(fields: dict[str, Entry]) -> Proposal:
    activity = fields["activity"]
    if activity.is_null:
        return Proposal(None, fields["reason"].message())
    return Proposal(
        activity.one_of(Message("ontwikkelingstype", "development type"), sorted(development_types())), fields["reason"].message()
    )
