"""How a layer's standing looks: a sign, a word and a colour, so that no one needs the colour."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtGui import QColor

from ...processing.translation import tr

COLOURS = {"sketch": "#8a5a00", "official": "#14532d", "untried": "#0b5394", "failed": "#a61c00", "missing": "#5f5f5f"}
SIGNS = {"sketch": "▨", "official": "✔", "untried": "…", "failed": "✖", "missing": "∅"}


def standing_title(standing: str) -> str:
    """The sign and the word."""
    words = {
        "sketch": tr("bundled sketch"),
        "official": tr("official"),
        "untried": tr("not fetched yet"),
        "failed": tr("failed"),
        "missing": tr("missing"),
    }
    return f"{SIGNS[standing]} {words[standing]}"


def standing_colour(standing: str) -> QColor:
    """Readable on the theme of now."""
    colour = QColor(COLOURS[standing])
    dark = QgsApplication.instance().palette().window().color().lightness() < 128
    return colour.lighter(260) if dark else colour
