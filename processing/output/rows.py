"""Rows of a table as plain values: what a batch puts together, before it matters how a file wants them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Optional, Protocol


class Rows(NamedTuple):
    """`values`: a tuple a row. A table with geometry has `wkb` (little-endian, or None) and `bounds` (x, y, x, y) for each row."""

    values: Sequence[tuple[Any, ...]]
    wkb: Sequence[Optional[bytes]] = ()
    bounds: Any = None


def storable(text: str) -> str:
    """As files keep text: nothing from a null character on, and a question mark for half a character."""
    whole = text.partition("\0")[0]
    if whole.isascii():
        return whole
    return whole.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass").encode("utf-8", "replace").decode("utf-8")


class RowTable(Protocol):
    """A table that is being written."""

    def add(self, rows: Rows) -> None:
        """Write the next rows.

        Raises:
            NotWritten: they can't be.
        """

    def finish(self) -> None:
        """Complete and close it.

        Raises:
            NotWritten: it can't be.
        """

    def abandon(self) -> None:
        """Let go of it, so that its file can be removed."""


class NotWritten(Exception):
    """The place does not take the rows."""
