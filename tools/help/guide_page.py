"""The guide in docs as a help page: without its pictures, which would make the plugin heavy, and with headings that can be linked to."""

from __future__ import annotations

import re
from pathlib import Path

from markdown_it import MarkdownIt


def body(file: Path) -> str:
    text = re.sub(r"^!\[[^\]]*\]\([^)]*\)\n?", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    text = re.sub(r" (In het Engels|In Dutch|Meer|More): \[[^\]]*\]\([^)]*\)\.", "", text)
    text = re.sub(r" \((The\s+pictures[^)]*)\)", "", text)
    html = MarkdownIt("commonmark").enable("table").render(text)
    return re.sub(r"<h2>(.*?)</h2>", lambda found: f'<h2 id="{_slug(found[1])}">{found[1]}</h2>', html).strip()


def _slug(words: str) -> str:
    return re.sub(r"[^\w]+", "-", words.lower()).strip("-")
