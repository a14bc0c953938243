"""The report as PDF: the HTML report through Qt's own text document, page by page. Works without a window."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QMarginsF, QRectF, QSizeF, Qt
from qgis.PyQt.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from ..assessment.installed import RESOURCES
from ..assessment.render.for_print import CONTENTS, contents_table, for_print
from ..assessment.render.html import render_html
from ..assessment.render.office import MapImage

STYLE = RESOURCES / "templates" / "pdf.css"
DPI = 150
MARGINS_MM = QMarginsF(18, 16, 18, 20)
FOOTER_MM = 9.0
CLEAR = 6.0  # a picture at the top of the next page reaches a few pixels into this one


def render_pdf(model: Mapping[str, Any], maps: Sequence[MapImage] = ()) -> bytes:
    """The report as an A4 PDF with real text and numbered pages.

    Args:
        maps: shown with the plan; their pictures are brought to the width of the page.
    """
    body, titles = for_print(render_html(model, maps=maps))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.pdf"
        writer = _writer(path, model)
        page = QSizeF(writer.width(), writer.height() - _millimetres(FOOTER_MM))
        heading = {"nl": "Inhoud", "en": "Contents"}.get(model["language"], "Contents")
        draft = _document(body.replace(CONTENTS, contents_table(titles, {}, heading)), writer, page)
        pages = _pages_of_chapters(draft, page)
        document = _document(body.replace(CONTENTS, contents_table(titles, pages, heading)), writer, page)
        _paint(document, writer, page, f"Plantoets Drenthe · {model['plan']['name']}")
        return path.read_bytes()


def _writer(path: Path, model: Mapping[str, Any]) -> QPdfWriter:
    writer = QPdfWriter(str(path))
    writer.setResolution(DPI)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, MARGINS_MM, QPageLayout.Unit.Millimeter)
    )
    writer.setTitle(f"{model['plan']['name']} – Plantoets Drenthe")
    writer.setCreator(f"Plantoets Drenthe {model['provenance']['plugin_version']}")
    return writer


def _millimetres(length: float) -> float:
    return length / 25.4 * DPI


def _document(body: str, writer: QPdfWriter, page: QSizeF) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultStyleSheet(STYLE.read_text(encoding="utf-8"))
    document.documentLayout().setPaintDevice(writer)
    # A picture's width is in the pixels of a screen; the layout brings those to the resolution of the paper.
    width = int(page.width() * 96 / DPI)
    document.setHtml(body.replace("<img src=", f'<img width="{width}" src='))
    document.setPageSize(page)
    return document


def _pages_of_chapters(document: QTextDocument, page: QSizeF) -> dict[int, int]:
    """On which page each chapter begins, by its number."""
    pages: dict[int, int] = {}
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel() == 2:
            top = document.documentLayout().blockBoundingRect(block).top()
            pages[len(pages)] = int(top // page.height()) + 1
        block = block.next()
    return pages


def _paint(document: QTextDocument, writer: QPdfWriter, page: QSizeF, footer: str) -> None:
    painter = QPainter(writer)
    font = QFont("DejaVu Sans", 7)
    count = document.pageCount()
    for number in range(count):
        if number:
            writer.newPage()
        painter.save()
        painter.translate(0, -number * page.height())
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, number * page.height(), page.width(), page.height())
        context.palette.setColor(context.palette.ColorRole.Text, QColor("#1a1a1a"))
        painter.setClipRect(context.clip.adjusted(0, 0, 0, -CLEAR))
        document.documentLayout().draw(painter, context)
        painter.restore()
        painter.setFont(font)
        painter.setPen(QColor("#4d4d4d"))
        line = QRectF(0, page.height() + _millimetres(3), page.width(), _millimetres(FOOTER_MM - 3))
        shown = QFontMetricsF(font, writer).elidedText(footer, Qt.TextElideMode.ElideRight, page.width() * 0.85)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft), shown)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignRight), f"{number + 1} / {count}")
    painter.end()
