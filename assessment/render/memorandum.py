"""The paragraph 'provinciaal beleid' for a plan's explanatory memorandum (toelichting), in Dutch, ready to paste."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Optional

from .context import context_of
from .html import render, variables

_ENDS_LINE = {"h3", "h4", "h5", "p", "li", "ul", "ol"}


def memorandum_html(model: Mapping[str, Any], *, templates: Optional[Path] = None) -> str:
    """The paragraph as a piece of HTML, for a word processor; see `memorandum_text`."""
    if model["language"] != "nl":
        message = "the memorandum is in Dutch: give the report model in Dutch"
        raise ValueError(message)
    return render("memorandum.html", templates, **variables(context_of(model, templates)))


def memorandum_text(model: Mapping[str, Any], *, templates: Optional[Path] = None) -> str:
    """The paragraph as plain text; the same template as in the HTML report.

    Args:
        model: a report model in Dutch.
        templates: the folder of an office, which may hold a memorandum.html of its own.
    """
    text = _Text()
    text.feed(memorandum_html(model, templates=templates))
    text.close()
    return text.written()


class _Text(HTMLParser):
    """What a person would copy from the page: paragraphs with an empty line between them, list items with a dash."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Optional[str]]]) -> None:
        if tag in _ENDS_LINE:
            self._lines.append("- " if tag == "li" else "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _ENDS_LINE:
            self._lines.append("")

    def handle_data(self, data: str) -> None:
        self._lines[-1] += re.sub(r"[ \n\t]+", " ", data)

    def written(self) -> str:
        """The text so far."""
        lines = [line.strip(" ") for line in self._lines]
        text = ""
        for line in lines:
            if line:
                together = line.startswith("- ") and text.rpartition("\n\n")[2].startswith("- ")
                text += ("" if not text else "\n" if together else "\n\n") + line
        return text + "\n"
