"""A help page: its frame, and tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def page(language: str, title: str, links: Iterable[tuple[str, str]], body: str) -> str:
    """A whole page; its looks are in the folder above, for all languages."""
    nav = " ".join(f'<a href="{place}">{escape(words)}</a>' for place, words in links)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f'<link rel="stylesheet" href="../style.css">\n</head>\n<body>\n<nav>{nav}</nav>\n<main>\n{body}\n</main>\n</body>\n</html>\n'
    )


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Cells are HTML already."""
    head = "".join(f'<th scope="col">{escape(word)}</th>' for word in heads)
    body = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def paragraphs(text: str) -> str:
    """A paragraph a line."""
    return "\n".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
