"""Every word of the report that does not come from the model, read from labels.yaml; an office may replace any of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Optional

from ..catalogue.strict_yaml import Entry, read_yaml
from ..messages import Message

LABELS = "labels.yaml"
GROUPS = (
    "outcomes", "verdicts", "statuses", "kinds", "levels", "responsible", "precisions", "layer_statuses", "core_qualities", "changes",
    "values", "months", "texts",
)  # fmt: skip


_ID = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")


class Theme(NamedTuple):
    """A heading under which findings stand: those whose § starts with one of `sections`. `general`: only where no other fits."""

    id: str
    title: str
    sections: tuple[str, ...]
    general: bool


@dataclass(frozen=True)
class Labels:
    """The words of one language."""

    language: str
    groups: Mapping[str, Mapping[str, str]]
    counts: Mapping[str, tuple[str, str]]
    themes: tuple[Theme, ...]

    def label(self, group: str, name: Optional[str]) -> str:
        """The word for an id; an id without one reads as its own words."""
        if name is None:
            return self.groups["texts"]["unknown"]
        return self.groups[group].get(name) or words(name)

    def value(self, text: str) -> str:
        """What an attribute or a fact of the plan says, in words."""
        return self.groups["values"].get(text) or words(text)

    def count(self, number: int, noun: str) -> str:
        """A number with its noun: 1 regel, 3 regels."""
        one, many = self.counts[noun]
        return f"{number} {one if number == 1 else many}"


def words(name: str) -> str:
    """An id as words, for want of a label; any other text stays as it is."""
    return name.replace("_", " ") if _ID.fullmatch(name) else name


def read_labels(folder: Path, own: Optional[Path], language: str) -> Labels:
    """The labels of the plugin, with those that stand in `own`/labels.yaml instead where there is such a file.

    Raises:
        CatalogueError: with file, line and key.
    """
    path = own / LABELS if own is not None else None
    return _labels(_versioned(folder / LABELS), _versioned(path) if path is not None and path.is_file() else None, language)


class _Version(NamedTuple):
    path: Path
    changed: int


def _versioned(path: Path) -> _Version:
    return _Version(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _labels(standard: _Version, own: Optional[_Version], language: str) -> Labels:
    top = read_yaml(standard.path).fields(required=(*GROUPS, "counts", "themes"))
    groups = {group: {key: entry.message() for key, entry in top[group].items()} for group in GROUPS}
    counts = {key: _count(entry) for key, entry in top["counts"].items()}
    if own is not None:
        _replace(read_yaml(own.path), groups, counts)
    return Labels(
        language=language,
        groups={group: {key: message.text(language) for key, message in found.items()} for group, found in groups.items()},
        counts={key: (one.text(language), many.text(language)) for key, (one, many) in counts.items()},
        themes=tuple(_theme(key, entry, language) for key, entry in top["themes"].items()),
    )


def _count(entry: Entry) -> tuple[Message, Message]:
    fields = entry.fields(required=("one", "many"))
    return fields["one"].message(), fields["many"].message()


def _theme(key: str, entry: Entry, language: str) -> Theme:
    fields = entry.fields(required=("title", "sections"), optional=("general",))
    general = "general" in fields and fields["general"].boolean()
    return Theme(key, fields["title"].message().text(language), fields["sections"].texts(), general)


def _replace(top: Entry, groups: dict[str, dict[str, Message]], counts: dict[str, tuple[Message, Message]]) -> None:
    for group, entries in top.fields(optional=(*GROUPS, "counts")).items():
        known = counts if group == "counts" else groups[group]
        for key, entry in entries.items():
            if key not in known:
                raise entry.unknown(Message("label", "label"), key, known)
            if group == "counts":
                counts[key] = _count(entry)
            else:
                groups[group][key] = entry.message()
