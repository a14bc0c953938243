"""What Qt leaves out of a PDF: bookmarks, links inside the document, its language and author. Added behind the file, as PDF allows.

An incremental update (ISO 32000-1, 7.5.6) leaves every byte of the file as it is, and puts new objects and a second table of places
behind them. Only the classic table of places is read, which is what Qt writes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class NotUnderstood(Exception):
    """The file is no PDF with a classic table of places."""


class Bookmark(NamedTuple):
    """A heading: `level` 1 is the highest, `page` counts from 0, `top` is in points from the foot of the page."""

    title: str
    level: int
    page: int
    top: float


class Link(NamedTuple):
    """A rectangle (left, foot, right, head; points) on a page that leads to a place in the same document."""

    page: int
    area: tuple[float, float, float, float]
    to_page: int
    to_top: float


def with_outline(pdf: bytes, bookmarks: Sequence[Bookmark], links: Sequence[Link], info: Mapping[str, str], language: str) -> bytes:
    """The PDF with bookmarks, links, this document information (Title, Author, …) for what it had, and the language of its text.

    Raises:
        NotUnderstood: the file is built in another way than Qt builds it.
    """
    file = _File(pdf)
    pages = file.pages()
    outline = _add_outline(file, bookmarks, pages)
    catalogue = (
        f"/Outlines {outline} 0 R\n/PageMode /UseOutlines\n/Lang {_text(language)}\n/ViewerPreferences << /DisplayDocTitle true >>\n"
    )
    file.extend(file.root, catalogue if bookmarks else f"/Lang {_text(language)}\n")
    for number, page in enumerate(pages):
        here = [file.add(_annotation(link, pages)) for link in links if link.page == number]
        if here:
            file.extend(page, f"/Annots [{' '.join(f'{reference} 0 R' for reference in here)}]\n")
    file.put(file.info, f"<< {' '.join(f'/{key} {_text(value)}' for key, value in info.items())} >>")
    return file.written()


def _annotation(link: Link, pages: Sequence[int]) -> str:
    area = " ".join(f"{value:.2f}" for value in link.area)
    target = f"[{pages[link.to_page]} 0 R /XYZ null {link.to_top:.2f} null]"
    return f"<< /Type /Annot /Subtype /Link /Rect [{area}] /Border [0 0 0] /F 4 /Dest {target} >>"


def _add_outline(file: _File, bookmarks: Sequence[Bookmark], pages: Sequence[int]) -> int:
    """The tree of bookmarks; deeper levels are folded. Gives the number of its root."""
    root = file.reserve()
    numbers = [file.reserve() for _ in bookmarks]
    parents = _parents(bookmarks)
    children: dict[int, list[int]] = {}
    for index, parent in enumerate(parents):
        children.setdefault(parent, []).append(index)
    for siblings in children.values():
        for place, index in enumerate(siblings):
            mark, below = bookmarks[index], children.get(index, [])
            parent = root if parents[index] < 0 else numbers[parents[index]]
            lines = [f"<< /Title {_text(mark.title)} /Parent {parent} 0 R /Dest [{pages[mark.page]} 0 R /XYZ null {mark.top:.2f} null]"]
            if place:
                lines.append(f"/Prev {numbers[siblings[place - 1]]} 0 R")
            if place + 1 < len(siblings):
                lines.append(f"/Next {numbers[siblings[place + 1]]} 0 R")
            if below:
                lines.append(f"/First {numbers[below[0]]} 0 R /Last {numbers[below[-1]]} 0 R /Count -{len(below)}")
            file.put(numbers[index], " ".join(lines) + " >>")
    top = children.get(-1, [])
    ends = f"/First {numbers[top[0]]} 0 R /Last {numbers[top[-1]]} 0 R " if top else ""
    file.put(root, f"<< /Type /Outlines {ends}/Count {len(top)} >>")
    return root


def _parents(bookmarks: Sequence[Bookmark]) -> list[int]:
    """For each bookmark the last one before it of a higher level, -1 for none."""
    parents, above = [], [(-1, 0)]
    for index, mark in enumerate(bookmarks):
        while above[-1][1] >= mark.level:
            above.pop()
        parents.append(above[-1][0])
        above.append((index, mark.level))
    return parents


def _text(value: str) -> str:
    """A text string as hexadecimal UTF-16, which can hold anything and break nothing."""
    marked = f"\ufeff{value}".encode("utf-16-be", "replace")
    return f"<{marked.hex().upper()}>"


class _File:
    """A PDF, and what is to come behind it."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        found = re.search(rb"startxref\s+([0-9]{1,12})\s+%%EOF\s*\Z", pdf)
        if found is None:
            raise NotUnderstood("startxref")
        self._previous = int(found.group(1))
        self._places = self._read_places()
        trailer = re.search(rb"trailer\s*<<(.*?)>>\s*startxref", pdf[self._previous :], re.DOTALL)
        if trailer is None:
            raise NotUnderstood("trailer")
        self._trailer = trailer.group(1).decode("latin-1")
        self.root = _reference(self._trailer, "Root")
        self.info = _reference(self._trailer, "Info")
        self._next = max(self._places) + 1
        self._new: dict[int, str] = {}

    def _read_places(self) -> dict[int, int]:
        head = re.compile(rb"xref\s+([0-9]+) ([0-9]+)\s+").match(self._pdf, self._previous)
        if head is None:
            raise NotUnderstood("xref")
        first, count = int(head.group(1)), int(head.group(2))
        rows = re.findall(rb"([0-9]{10}) [0-9]{5} ([fn])", self._pdf[head.end() : head.end() + 20 * count])
        if len(rows) != count:
            raise NotUnderstood("xref")
        return {first + index: int(place) for index, (place, kind) in enumerate(rows) if kind == b"n"}

    def _dictionary(self, number: int) -> str:
        """The text inside the outermost << >> of an object without a stream."""
        if number in self._new:
            return self._new[number].strip()[2:-2]
        found = re.compile(rb"\s*%d 0 obj\s*<<(.*?)>>\s*endobj" % number, re.DOTALL).match(self._pdf, self._places.get(number, 0))
        if found is None:
            raise NotUnderstood(f"object {number}")
        return found.group(1).decode("latin-1")

    def pages(self) -> list[int]:
        """The numbers of the page objects, in order."""
        return self._kids(_reference(self._dictionary(self.root), "Pages"), 0)

    def _kids(self, node: int, depth: int) -> list[int]:
        text = self._dictionary(node)
        if re.search(r"/Type\s*/Pages\b", text) is None or depth > 50:
            return [node]
        found = re.search(r"/Kids\s*\[(.*?)\]", text, re.DOTALL)
        if found is None:
            raise NotUnderstood("Kids")
        return [page for kid in re.findall(r"([0-9]+) 0 R", found.group(1)) for page in self._kids(int(kid), depth + 1)]

    def reserve(self) -> int:
        """A number for an object that comes later."""
        self._next += 1
        return self._next - 1

    def put(self, number: int, text: str) -> None:
        self._new[number] = text

    def add(self, text: str) -> int:
        """A new object; gives its number."""
        number = self.reserve()
        self.put(number, text)
        return number

    def extend(self, number: int, keys: str) -> None:
        """An object of the file with more keys; those that it had of these names give way."""
        text = self._dictionary(number)
        for key in re.findall(r"^/(\w+)", keys, re.MULTILINE):
            text = re.sub(rf"/{key}\s*(\[[^\]]*\]|\([^)]*\)|<[^<>]*>|/\w+|[0-9]+ 0 R)\s*", "", text)
        self.put(number, f"<<{text.rstrip()}\n{keys}>>")

    def written(self) -> bytes:
        """The whole file."""
        data = bytearray(self._pdf)
        if not data.endswith(b"\n"):
            data += b"\n"
        places = {}
        for number in sorted(self._new):
            places[number] = len(data)
            data += f"{number} 0 obj\n{self._new[number]}\nendobj\n".encode("latin-1")
        start = len(data)
        rows = "".join(f"{number} 1\n{place:010d} 00000 n \n" for number, place in places.items())
        kept = re.sub(r"/(Size\s+[0-9]+|Prev\s+[0-9]+)\s*", "", self._trailer).strip()
        data += f"xref\n{rows}trailer\n<<\n/Size {self._next}\n{kept}\n/Prev {self._previous}\n>>\nstartxref\n{start}\n%%EOF\n".encode(
            "latin-1"
        )
        return bytes(data)


def _reference(text: str, key: str) -> int:
    found = re.search(rf"/{key}\s+([0-9]+) 0 R", text)
    if found is None:
        raise NotUnderstood(key)
    return int(found.group(1))
