"""The report for people: from the report model to one self-contained HTML file, and the text for the explanatory memorandum."""

from __future__ import annotations

from .comparison import comparison_html
from .html import render_html
from .memorandum import memorandum_html, memorandum_text
from .office import HouseStyle, MapImage, Office

__all__ = ["HouseStyle", "MapImage", "Office", "comparison_html", "memorandum_html", "memorandum_text", "render_html"]
