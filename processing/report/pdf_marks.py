"""Bookmarks and links of a PDF, from the headings and anchors of the text document that it was made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Optional

from qgis.PyQt.QtCore import QPointF, QRectF
from qgis.PyQt.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from ...assessment.render.pdf_outline import Bookmark, Link
from .pdf_pages import Strip

DEEPEST = 4


class Anchor(NamedTuple):
    """Words that are a link (`target`) or that a link leads to (`names`), by their place in the document."""

    start: int
    end: int
    target: str
    names: tuple[str, ...]


class Sheet(NamedTuple):
    """From the pixels of the document to the points of the paper."""

    left: float
    top: float
    height_pt: float
    dpi: float

    def x(self, pixels: float) -> float:
        return (self.left + pixels) * 72 / self.dpi

    def y(self, pixels: float) -> float:
        """Counted from the foot of the page."""
        return self.height_pt - (self.top + pixels) * 72 / self.dpi


def take_anchors(document: QTextDocument) -> list[Anchor]:
    """All anchors of a document, which has none afterwards: Qt would write each as a link to a web address."""
    found = [anchor for block in _blocks(document) for anchor in _anchors_in(block)]
    plain = QTextCharFormat()
    plain.setAnchor(False)
    plain.setAnchorHref("")
    plain.setAnchorNames([])
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeCharFormat(plain)
    return found


def _anchors_in(block: QTextBlock) -> Iterator[Anchor]:
    piece = block.begin()
    while not piece.atEnd():
        fragment = piece.fragment()
        words = fragment.charFormat()
        if words.isAnchor() and (words.anchorHref() or words.anchorNames()):
            start = fragment.position()
            yield Anchor(start, start + fragment.length(), words.anchorHref().lstrip("#"), tuple(words.anchorNames()))
        piece += 1


def places_of(document: QTextDocument, anchors: Sequence[Anchor], pages: Sequence[Sequence[Strip]]) -> dict[str, tuple[int, float]]:
    """Where each name stands: the page, from 0, and how far down."""
    found = {}
    for anchor in anchors:
        for name in anchor.names:
            place = _on_page(_top(document, document.findBlock(anchor.start)), pages)
            if place is not None:
                found[name] = place
    return found


def bookmarks(document: QTextDocument, pages: Sequence[Sequence[Strip]], sheet: Sheet) -> list[Bookmark]:
    """The headings, chapters highest."""
    marks = []
    for block in _blocks(document):
        level = block.blockFormat().headingLevel()
        place = _on_page(_top(document, block), pages)
        if 1 < level <= DEEPEST and place is not None and block.text().strip():
            marks.append(Bookmark(" ".join(block.text().split()), level - 1, place[0], sheet.y(place[1])))
    return marks


def links(
    document: QTextDocument,
    anchors: Sequence[Anchor],
    places: Mapping[str, tuple[int, float]],
    pages: Sequence[Sequence[Strip]],
    sheet: Sheet,
) -> Iterator[Link]:
    """A rectangle for every line of every link whose target exists."""
    for anchor in anchors:
        if anchor.target not in places:
            continue
        to_page, to_top = places[anchor.target]
        for area in _areas(document, anchor):
            place = _on_page(area.center().y(), pages)
            if place is None:
                continue
            page, middle = place
            top, bottom = middle - area.height() / 2, middle + area.height() / 2
            corners = (sheet.x(area.left()), sheet.y(bottom), sheet.x(area.right()), sheet.y(top))
            yield Link(page, corners, to_page, sheet.y(to_top))


def _areas(document: QTextDocument, anchor: Anchor) -> Iterator[QRectF]:
    block = document.findBlock(anchor.start)
    layout, offset = block.layout(), document.documentLayout().blockBoundingRect(block).topLeft()
    start, end = anchor.start - block.position(), anchor.end - block.position()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = _across(line, first), _across(line, last)
            yield QRectF(QPointF(left, line.y()), QPointF(right, line.y() + line.height())).translated(offset)


def _across(line: object, position: int) -> float:
    """`cursorToX` gives the position beside it."""
    found = line.cursorToX(position)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)


def _top(document: QTextDocument, block: QTextBlock) -> float:
    return float(document.documentLayout().blockBoundingRect(block).top())


def _on_page(y: float, pages: Sequence[Sequence[Strip]]) -> Optional[tuple[int, float]]:
    """The page that shows a height of the document as its own, not as a repeated head, and how far down it stands there."""
    for number, strips in enumerate(pages):
        strip = strips[-1]
        if strip.top - 0.5 <= y < strip.bottom:
            return number, strip.at + y - strip.top
    return None


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()
