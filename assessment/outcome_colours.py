"""The colours of outcomes wherever there is no stylesheet: maps, tables, the dock, the PDF. The HTML report's style.css has the same."""

from __future__ import annotations

from typing import NamedTuple


class OutcomeColour(NamedTuple):
    """`ink` for words and lines, on `tint`; `fill` for areas on a map. Colour-blind people can tell them from those of other outcomes."""

    ink: str
    fill: str
    tint: str


COLOURS = {
    "prohibited": OutcomeColour("#a63f00", "#d55e00", "#fbe6db"),
    "no_unless": OutcomeColour("#8a5a00", "#e69f00", "#fdf0d2"),
    "conditional": OutcomeColour("#6b6300", "#f0e442", "#faf6c8"),
    "consult": OutcomeColour("#00588a", "#5a9fd0", "#deecf6"),
    "attention": OutcomeColour("#1b6a9c", "#b5dcf3", "#eaf5fc"),
    "satisfied": OutcomeColour("#00694c", "#009e73", "#def2eb"),
    "favourable": OutcomeColour("#8a3d68", "#cc79a7", "#f8eaf2"),
    "none": OutcomeColour("#5c5c5c", "#a0a0a0", "#f0f0f0"),
}
