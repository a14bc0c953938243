"""A table as CSV that a spreadsheet opens with a double click, and in which no text becomes a formula."""

from __future__ import annotations

import csv
import io
import re

from .tables import Cell, Table

BOM = "\ufeff"
"""Without it Excel takes UTF-8 for the code page of the computer."""

# What a spreadsheet may take for the start of a formula, also in full width; it looks past blanks before it.
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212|]|[\t\r\n]")
# Neither are controls shown, nor marks that turn the direction of reading.
_UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def csv_text(table: Table, language: str) -> str:
    """The table with a heading row. In Dutch `;` between cells and a decimal comma, as a Dutch Excel reads them; else `,` and a point."""
    written = io.StringIO()
    written.write(BOM)
    writer = csv.writer(written, delimiter=";" if language == "nl" else ",", lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_shown(cell, language) for cell in row] for row in table.rows)
    return written.getvalue()


def _shown(cell: Cell, language: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, (int, float)):
        number = repr(cell)
        return number.replace(".", ",") if language == "nl" else number
    text = _UNSHOWN.sub("\ufffd", cell)
    return f"'{text}" if _FORMULA.match(text) else text
