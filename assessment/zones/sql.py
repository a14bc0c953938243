"""Statements about tables whose names are found in a file: a name can be no parameter of a statement, so it is quoted."""

from __future__ import annotations


def quoted(name: str) -> str:
    """A name as it stands in a statement, whatever is in it."""
    return '"' + name.replace('"', '""') + '"'


def statement(*words: str) -> str:
    """The parts of a statement as one; names among them are `quoted`, values never among them."""
    return " ".join(words)
