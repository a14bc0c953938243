"""The group codes and values a DXF is made of, and the entities they make up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..limits import MAX_LINE_CHARS
from ..stopping import go_on
from .gdal_calls import damaged

_MAX_CODE_LINE = 1024


@dataclass
class Entity:
    """One entity (or BLOCK, ENDBLK, SECTION, …) with its groups, in order."""

    kind: str
    groups: list[tuple[int, str]] = field(default_factory=list)

    def first(self, code: int, default: str = "") -> str:
        """The first value of a group code."""
        return next((value for found, value in self.groups if found == code), default)

    def number(self, code: int, default: float) -> float:
        """The first value of a group code as a number."""
        return as_number(self.first(code), default)


def as_number(text: str, default: float) -> float:
    """A number as DXF writes it, or the default."""
    try:
        return float(text)
    except ValueError:
        return default


def read_entities(path: Path, max_groups: int = 4_000_000) -> Iterator[Entity]:
    """The entities of an ASCII DXF.

    Raises:
        PlanFileError: lines that no drawing has, or one entity of more than `max_groups` groups.
    """
    entity = Entity("")
    with path.open("rb") as file:
        while True:
            code, value = file.readline(_MAX_CODE_LINE), file.readline(MAX_LINE_CHARS)
            if not value:
                yield entity
                return
            if len(code) >= _MAX_CODE_LINE or len(value) >= MAX_LINE_CHARS or len(entity.groups) > max_groups:
                raise damaged("DXF")
            number = code.strip()
            text = value.strip()[:120].decode("latin-1")
            if number == b"0":
                go_on()
                yield entity
                entity = Entity(text.upper())
            elif number.lstrip(b"-").isdigit() and len(number) < 6:
                entity.groups.append((int(number), text))
