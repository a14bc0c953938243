"""Writes docs/layers.md: what each bundled layer is, where it comes from and how far it is off."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from .accuracy import Accuracy
from .model import LayerSpec
from .sources import read_sources

START, END = "<!-- accuracy: written by tools/layers/measure.py -->", "<!-- /accuracy -->"
SOURCES = Path(__file__).parents[1] / "sources"
HEAD = Path(__file__).parents[1] / "sources" / "document.md"


def accuracy_table(results: Sequence[Accuracy]) -> str:
    """A markdown table of the figures, with the mean per group."""
    lines = [
        "| layer | feature | IoU | real (ha) | drawn (ha) | mean boundary distance (m) | max (m) |",
        "|---|---|---|---|---|---|---|",
    ]
    for group in dict.fromkeys(result.group for result in results):
        members = [result for result in results if result.group == group]
        lines += [_row(result) for result in members]
        if len(members) > 1:
            mean = sum(result.iou for result in members) / len(members)
            lines.append(f"| {group} | **mean of {len(members)}** | **{mean:.2f}** | | | | |")
    return "\n".join(lines)


def write_document(path: Path, layers: Path, table: str | None) -> None:
    """Writes the document; without a table the one already in it is kept."""
    if table is None:
        table = _kept(path)
    body = HEAD.read_text(encoding="utf-8").replace("{{layers}}", _layer_table(layers))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(body.replace("{{accuracy}}", f"{START}\n{table}\n{END}"), encoding="utf-8")


def _row(result: Accuracy) -> str:
    return (
        f"| {result.group} | {result.naam} | {result.iou:.2f} | {result.real_ha:,.0f} | {result.drawn_ha:,.0f} "
        f"| {result.mean_m:,.0f} | {result.max_m:,.0f} |"
    )


def _kept(path: Path) -> str:
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if START not in text:
        return "Not measured yet."
    return text.split(START, 1)[1].split(END, 1)[0].strip()


def _layer_table(layers: Path) -> str:
    lines = ["| layer | title | map | features | precision | drawn from |", "|---|---|---|---|---|---|"]
    with closing(sqlite3.connect(layers)) as database:
        for spec in read_sources(SOURCES).specs:
            lines.append(_layer_row(database, spec))
    return "\n".join(lines)


def _layer_row(database: sqlite3.Connection, spec: LayerSpec) -> str:
    count = database.execute(f'SELECT count(*) FROM "{spec.id}"').fetchone()[0]
    precision = ", ".join(row[0] for row in database.execute(f'SELECT DISTINCT precision FROM "{spec.id}" ORDER BY precision'))
    source = database.execute(f'SELECT bron FROM "{spec.id}" GROUP BY bron ORDER BY count(*) DESC, min(fid) LIMIT 1').fetchone()[0]
    return f"| `{spec.id}` | {spec.title} | {spec.map} | {count} | {precision} | {source} |"
