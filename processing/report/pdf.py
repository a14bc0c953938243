"""The report as PDF: the HTML report through Qt's own text document, page by page. Works without a window."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Optional

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

from ...assessment.render.context import TEMPLATES
from ...assessment.render.for_print import CONTENTS, Chapter, contents_table, for_print
from ...assessment.render.html import render_html
from ...assessment.render.office import HouseStyle, MapImage
from ...assessment.render.pdf_outline import NotUnderstood, with_outline
from ...assessment.render.printable import printable
from .logo_picture import as_png
from .pdf_marks import Anchor, Sheet, bookmarks, links, places_of, take_anchors
from .pdf_pages import Strip, pages_of

STYLE = "pdf.css"
DPI = 150
SCREEN_DPI = 96
MARGIN = 6.0
MARGINS_MM = QMarginsF(18, 16, 18, 12)
FOOTER_MM = 9.0
A4_POINTS = 842.0
PLAIN = HouseStyle()


def render_pdf(
    model: Mapping[str, Any],
    maps: Sequence[MapImage] = (),
    style: HouseStyle = PLAIN,
    dutch: Optional[Mapping[str, Any]] = None,
) -> bytes:
    """The report as an A4 PDF with real text, numbered pages, bookmarks and links.

    Args:
        maps: shown with the plan; their pictures are brought to the width of the page.
        style: the office that hands it out, and its own templates.
        dutch: the same assessment in Dutch, for the text of the explanatory memorandum, when `model` is in English.

    Raises:
        InputError: a template or logo of the office can't be used.
    """
    office = style.office and replace(style.office, logo=style.office.logo and as_png(style.office.logo))
    report = render_html(model, templates=style.templates, office=office, maps=maps, dutch=dutch)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.pdf"
        writer = _writer(path, model)
        page = QSizeF(writer.width(), writer.height() - _millimetres(FOOTER_MM))
        # A picture's width is in the pixels of a screen; the layout brings those to the resolution of the paper.
        body, chapters = for_print(report, int(page.width() * SCREEN_DPI / DPI))
        document, anchors, pages = _laid_out(body, _css(style), chapters, model["language"], writer, page)
        footer = printable(" · ".join(filter(None, (office and office.name, model["plan"]["name"], "Plantoets Drenthe"))))
        _paint(document, pages, writer, page, footer)
        return _finished(path.read_bytes(), document, anchors, pages, model, style)


def _css(style: HouseStyle) -> str:
    """The stylesheet of the pages, the office's own where it has one; without addresses, which Qt would follow."""
    own = style.templates / STYLE if style.templates else None
    path = own if own is not None and own.is_file() else TEMPLATES / STYLE
    return re.sub(r"url\s*\([^)]*\)|@import[^;]*;?", "none", path.read_text(encoding="utf-8", errors="replace"), flags=re.IGNORECASE)


def _laid_out(
    body: str, css: str, chapters: list[Chapter], language: str, writer: QPdfWriter, page: QSizeF
) -> tuple[QTextDocument, list[Anchor], list[list[Strip]]]:
    """Twice: the list of contents has to know on which pages the chapters come."""
    heading = {"nl": "Inhoud", "en": "Contents"}[language]
    numbers: dict[str, int] = {}
    for _ in range(2):
        document = _document(body.replace(CONTENTS, contents_table(chapters, numbers, heading)), css, writer, page)
        anchors = take_anchors(document)
        pages = pages_of(document, page.height())
        numbers = {name: place[0] + 1 for name, place in places_of(document, anchors, pages).items()}
    return document, anchors, pages


def _writer(path: Path, model: Mapping[str, Any]) -> QPdfWriter:
    writer = QPdfWriter(str(path))
    writer.setResolution(DPI)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, MARGINS_MM, QPageLayout.Unit.Millimeter)
    )
    writer.setTitle(_title(model))
    return writer


def _title(model: Mapping[str, Any]) -> str:
    return printable(f"{model['plan']['name']} – Plantoets Drenthe")


def _millimetres(length: float) -> float:
    return length / 25.4 * DPI


def _document(body: str, css: str, writer: QPdfWriter, page: QSizeF) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultStyleSheet(css)
    document.documentLayout().setPaintDevice(writer)
    document.setHtml(body)
    document.setPageSize(QSizeF(page.width(), -1))
    return document


def _paint(document: QTextDocument, pages: Sequence[Sequence[Strip]], writer: QPdfWriter, page: QSizeF, footer: str) -> None:
    painter = QPainter(writer)
    for number, strips in enumerate(pages):
        if number:
            writer.newPage()
        for strip in strips:
            _paint_strip(document, strip, painter, page.width())
        _paint_footer(painter, writer, page, footer, f"{number + 1} / {len(pages)}")
    painter.end()


def _paint_strip(document: QTextDocument, strip: Strip, painter: QPainter, width: float) -> None:
    painter.save()
    painter.translate(0, strip.at - strip.top)
    context = QAbstractTextDocumentLayout.PaintContext()
    shown = QRectF(0, strip.top, width, strip.bottom - strip.top)
    # What only reaches into the strip with its margin would be written too, unseen but there for who searches or copies.
    context.clip = shown.adjusted(0, MARGIN, 0, -MARGIN)
    context.palette.setColor(context.palette.ColorRole.Text, QColor("#1a1a1a"))
    painter.setClipRect(shown.adjusted(-1, -1, 1, 1))
    document.documentLayout().draw(painter, context)
    painter.restore()


def _paint_footer(painter: QPainter, writer: QPdfWriter, page: QSizeF, left: str, right: str) -> None:
    font = QFont("DejaVu Sans", 7)
    painter.setFont(font)
    painter.setPen(QColor("#c5ccd6"))
    painter.drawLine(0, int(page.height() + _millimetres(3)), int(page.width()), int(page.height() + _millimetres(3)))
    painter.setPen(QColor("#4d4d4d"))
    line = QRectF(0, page.height() + _millimetres(4), page.width(), _millimetres(FOOTER_MM - 4))
    shown = QFontMetricsF(font, writer).elidedText(left, Qt.TextElideMode.ElideRight, page.width() * 0.85)
    painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft), shown)
    painter.drawText(line, int(Qt.AlignmentFlag.AlignRight), right)


def _finished(
    pdf: bytes,
    document: QTextDocument,
    anchors: Sequence[Anchor],
    pages: Sequence[Sequence[Strip]],
    model: Mapping[str, Any],
    style: HouseStyle,
) -> bytes:
    sheet = Sheet(_millimetres(MARGINS_MM.left()), _millimetres(MARGINS_MM.top()), A4_POINTS, DPI)
    marks = bookmarks(document, pages, sheet)
    found = list(links(document, anchors, places_of(document, anchors, pages), pages, sheet))
    made_by = f"Plantoets Drenthe {model['provenance']['plugin_version']}"
    info = {
        "Title": _title(model),
        "Author": style.office.name if style.office and style.office.name else "Plantoets Drenthe",
        "Subject": f"{model['catalogue']['title']} ({model['provenance']['assessed_on']})",
        "Creator": made_by,
        "Producer": "Qt",
    }
    try:
        return with_outline(pdf, marks, found, info, model["language"])
    except NotUnderstood:
        return pdf  # a Qt that builds its files in another way: the report counts for more than its bookmarks
