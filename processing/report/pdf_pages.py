"""Where the pages of a text document end: never inside a row or a line, no heading alone, and a table's head again on every page.

Qt breaks rows and leaves headings behind. So the document is laid out as one endless page, and cut here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Optional

from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFrame, QTextTable

WHOLE_LINES = 4  # a paragraph of more lines may be cut, two lines from its ends


class Strip(NamedTuple):
    """A piece of the endless page that comes at `at` on a page."""

    top: float
    bottom: float
    at: float


class Atom(NamedTuple):
    """What is not cut. `with_next`: the page does not end after it; `head`: what to repeat when a page begins with it."""

    top: float
    bottom: float
    with_next: bool
    head: Optional[tuple[float, float]]


def pages_of(document: QTextDocument, height: float) -> list[list[Strip]]:
    """For each page the strips it shows, from top to bottom."""
    atoms = _apart([atom for atom in _atoms(document.rootFrame(), document) if atom.bottom > atom.top])
    pages: list[list[Strip]] = []
    index = 0
    top: Optional[float] = None
    while index < len(atoms):
        first = atoms[index]
        start = first.top if top is None else top
        head = first.head[1] - first.head[0] if first.head and pages else 0.0
        head = head if head < height / 2 else 0.0
        room = height - head
        end = _end_of_page(atoms, index, start + room)
        if end == index:  # more than a page: cut between its lines
            cut = _between_lines(document, start, start + room)
            bottom, top = (cut, cut) if cut < first.bottom else (first.bottom, None)
            index += top is None
        else:
            bottom, top, index = atoms[end - 1].bottom, None, end
        strips = [Strip(start, bottom, head)]
        if head and first.head:
            strips.insert(0, Strip(first.head[0], first.head[1], 0.0))
        pages.append(strips)
    return pages


def _apart(atoms: list[Atom]) -> list[Atom]:
    """None reaches into the next: a table's margin may."""
    ends = [min(atom.bottom, max(after.top, atom.top)) for atom, after in zip(atoms, atoms[1:])]
    return [atom._replace(bottom=end) for atom, end in zip(atoms, ends)] + atoms[-1:]


def _end_of_page(atoms: list[Atom], first: int, limit: float) -> int:
    """The atom with which the next page begins."""
    end = first
    while end < len(atoms) and atoms[end].bottom <= limit:
        end += 1
    if end == len(atoms):
        return end
    kept = end
    while kept > first and atoms[kept - 1].with_next:
        kept -= 1
    return kept if kept > first else end


def _between_lines(document: QTextDocument, start: float, limit: float) -> float:
    """The lowest place above `limit` where no line is cut; `limit` itself when a single line is taller than a page."""
    cut = limit
    moved = True
    lines = [line for line in _lines(document, document.begin()) if line.bottom() > start and line.top() < limit]
    while moved:
        moved = False
        for line in lines:
            if line.top() < cut - 0.01 and line.bottom() > cut + 0.01:
                cut, moved = line.top(), True
    return cut if cut > start else limit


def _lines(document: QTextDocument, block: QTextBlock) -> Iterator[QRectF]:
    while block.isValid():
        yield from _lines_of(document, block)
        block = block.next()


def _lines_of(document: QTextDocument, block: QTextBlock) -> list[QRectF]:
    place = document.documentLayout().blockBoundingRect(block).topLeft()
    layout = block.layout()
    return [layout.lineAt(number).rect().translated(place) for number in range(layout.lineCount())]


def _atoms(frame: QTextFrame, document: QTextDocument) -> Iterator[Atom]:
    """All atoms of a frame, from top to bottom."""
    place = frame.begin()
    while not place.atEnd():
        inner, block = place.currentFrame(), place.currentBlock()
        if isinstance(inner, QTextTable):
            yield from _rows(inner, document)
        elif inner is not None:
            yield from _atoms(inner, document)
        elif block.isValid():
            yield from _paragraph(block, document)
        place += 1


def _paragraph(block: QTextBlock, document: QTextDocument) -> Iterator[Atom]:
    lines = _lines_of(document, block)
    if not lines or not block.text().strip():
        return
    following = block.next()
    before_table = following.isValid() and QTextCursor(following).currentTable() is not None
    picture = "\ufffc" in block.text()
    short = len(lines) <= WHOLE_LINES
    above, below = (other.blockFormat().headingLevel() if other.isValid() else 0 for other in (block.previous(), following))
    introduces = before_table or above > 3 or (above and below)
    with_next = bool(block.blockFormat().headingLevel()) or picture or bool(short and introduces)
    if short:
        yield Atom(lines[0].top(), lines[-1].bottom(), with_next, None)
        return
    yield Atom(lines[0].top(), lines[1].bottom(), False, None)
    for line in lines[2:-2]:
        yield Atom(line.top(), line.bottom(), False, None)
    yield Atom(lines[-2].top(), lines[-1].bottom(), with_next, None)


def _rows(table: QTextTable, document: QTextDocument) -> Iterator[Atom]:
    """A row each. The head stays with the first row, the last row (a total) and a row over the whole width with the one before."""
    edges = _edges(table, document)
    heads, count = table.format().headerRowCount(), table.rows()
    head = (edges[0], edges[heads]) if heads else None
    for row in range(count):
        next_belongs = row + 1 < count and table.columns() > 1 and table.cellAt(row + 1, 0).columnSpan() == table.columns()
        with_next = row < heads or next_belongs or (row == count - 2 and count > heads + 1)
        yield Atom(edges[row], edges[row + 1], with_next, head if row >= heads else None)


def _edges(table: QTextTable, document: QTextDocument) -> list[float]:
    """The lines between the rows, and the outer ones."""
    whole = document.documentLayout().frameBoundingRect(table)
    extents = []
    for row in range(table.rows()):
        rects = [rect for column in range(table.columns()) for rect in _cell(table, row, column, document)]
        extents.append((min(rect.top() for rect in rects), max(rect.bottom() for rect in rects)))
    inner = [(above[1] + below[0]) / 2 for above, below in zip(extents, extents[1:])]
    return [whole.top(), *inner, whole.bottom()]


def _cell(table: QTextTable, row: int, column: int, document: QTextDocument) -> Iterator[QRectF]:
    cell = table.cellAt(row, column)
    block, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
    while block.isValid():
        yield document.documentLayout().blockBoundingRect(block)
        if block == last:
            return
        block = block.next()
