"""Text files, line by line: encodings, and lines that never end."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path

from ...messages import Message
from ..errors import PlanFileError
from ..limits import MAX_LINE_CHARS, MIB
from ..stopping import go_on


def read_lines(path: Path) -> Iterator[str]:
    """The lines of a text file with their line ends: UTF-8, UTF-16 with a mark, else Windows-1252.

    Raises:
        PlanFileError: a line of more than `MAX_LINE_CHARS`, or bytes that aren't text.
    """
    encoding = encoding_of(path)
    number = 0
    with path.open(encoding=encoding, errors="strict", newline="") as file:
        while True:
            number += 1
            go_on()
            try:
                line = file.readline(MAX_LINE_CHARS)
            except UnicodeError:
                raise _not_text(number) from None
            if not line:
                return
            if len(line) >= MAX_LINE_CHARS and not line.endswith("\n"):
                raise _too_long(number)
            if "\0" in line:
                raise _not_text(number)
            yield line


def encoding_of(path: Path) -> str:
    """The encoding a text file most likely has."""
    with path.open("rb") as file:
        head = file.read(64 * 1024)
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _too_long(line: int) -> PlanFileError:
    limit = MAX_LINE_CHARS // MIB
    return PlanFileError(
        Message(
            f"Regel {line} van het bestand is langer dan {limit} MB; splits het plan of lever een GeoPackage aan.",
            f"Line {line} of the file is longer than {limit} MB; split the plan or supply a GeoPackage.",
        )
    )


def _not_text(line: int) -> PlanFileError:
    return PlanFileError(
        Message(
            f"Regel {line} van het bestand is geen leesbare tekst; sla het op als UTF-8.",
            f"Line {line} of the file is not readable text; save it as UTF-8.",
        )
    )
