"""A help page: its frame, and tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

STYLE = """
body { font: 16px/1.5 "Segoe UI", Cantarell, "DejaVu Sans", sans-serif; color: #1a1a1a; background: #fff; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem 1.25rem 3rem; }
nav { border-bottom: 1px solid #cfd8d2; padding-bottom: .5rem; margin-bottom: 1.5rem; }
nav a { margin-right: 1.2rem; }
h1, h2, h3 { color: #14532d; line-height: 1.25; }
h2 { margin-top: 2rem; border-bottom: 1px solid #cfd8d2; }
a { color: #00588a; }
code, pre { font-family: "DejaVu Sans Mono", Consolas, monospace; font-size: .9em; }
pre { background: #f3f6f4; padding: .75rem; overflow-x: auto; border-radius: 4px; }
table { border-collapse: collapse; width: 100%; margin: .75rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #dde5e0; }
th { background: #eef3f0; }
small { color: #4d4d4d; }
@media (prefers-color-scheme: dark) {
  body { background: #1d211f; color: #e8e8e8; }
  h1, h2, h3 { color: #9fd3b3; }
  a { color: #8cc4ea; }
  pre, th { background: #2a302d; }
  th, td, nav, h2 { border-color: #46504a; }
  small { color: #b8b8b8; }
}
""".strip()


def page(language: str, title: str, links: Iterable[tuple[str, str]], body: str) -> str:
    """A whole page; it needs nothing from elsewhere."""
    nav = " ".join(f'<a href="{place}">{escape(words)}</a>' for place, words in links)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>\n{STYLE}\n</style>\n</head>\n<body>\n<nav>{nav}</nav>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Cells are HTML already."""
    head = "".join(f'<th scope="col">{escape(word)}</th>' for word in heads)
    body = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def paragraphs(text: str) -> str:
    """A paragraph a line."""
    return "\n".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
