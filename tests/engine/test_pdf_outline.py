"""Bookmarks, links and information behind a PDF, as an independent reader finds them."""

import io
from typing import Any

import pytest
from hypothesis import given, strategies as st
from plantoets.assessment.render.pdf_outline import Bookmark, Link, NotUnderstood, with_outline
from pypdf import PdfReader

INFO = {"Title": "Een titel", "Author": "Gemeente (X) \\ ) >> endobj 漾"}


def pdf(pages: int = 3, annotated: bool = False) -> bytes:
    """A small PDF as Qt lays it out: plain objects and a classic table of places."""
    kids = " ".join(f"{4 + number} 0 R" for number in range(pages))
    annots = "/Annots 90 0 R\n" if annotated else ""
    objects = {
        1: "<<\n/Title (x)\n>>",
        2: "<<\n/Type /Catalog\n/Pages 3 0 R\n>>",
        3: f"<<\n/Type /Pages\n/Kids \n[\n{kids}\n]\n/Count {pages}\n>>",
        **{4 + number: f"<<\n/Type /Page\n/Parent 3 0 R\n{annots}/MediaBox [0 0 595 842]\n>>" for number in range(pages)},
    }
    data, places = "%PDF-1.4\n", []
    for number, text in objects.items():
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n"
    rows = "0000000000 65535 f \n" + "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n{rows}trailer\n<<\n/Size {len(objects) + 1}\n/Info 1 0 R\n/Root 2 0 R\n>>\n"
    return (data + f"startxref\n{start} \n%%EOF\n").encode("latin-1")


def marks(reader: PdfReader, found: Any = None) -> list[Any]:
    """The outline as nested lists of (title, page)."""
    return [
        marks(reader, item) if isinstance(item, list) else (item.title, reader.get_destination_page_number(item))
        for item in (reader.outline if found is None else found)
    ]


def test_bookmarks_are_nested_as_their_levels_say() -> None:
    given_marks = [
        Bookmark("A", 1, 0, 800),
        Bookmark("B", 2, 0, 700),
        Bookmark("C", 3, 1, 600),
        Bookmark("D", 2, 1, 500),
        Bookmark("E", 1, 2, 800),
    ]
    made = with_outline(pdf(), given_marks, [], INFO, "nl")
    reader = PdfReader(io.BytesIO(made), strict=True)
    assert marks(reader) == [("A", 0), [("B", 0), [("C", 1)], ("D", 1)], ("E", 2)]
    assert reader.trailer["/Root"]["/Lang"] == "nl"
    assert reader.trailer["/Root"]["/PageMode"] == "/UseOutlines"
    assert dict(reader.metadata or {}) == {f"/{key}": value for key, value in INFO.items()}


@pytest.mark.parametrize("annotated", [False, True])
def test_links_lead_to_their_page(annotated: bool) -> None:
    made = with_outline(pdf(annotated=annotated), [], [Link(0, (10, 20, 110, 32), 2, 640.5), Link(1, (1, 2, 3, 4), 0, 1)], {}, "en")
    assert made.startswith(pdf(annotated=annotated)), "an update leaves the file itself alone"
    reader = PdfReader(io.BytesIO(made), strict=True)
    (link,) = [annotation.get_object() for annotation in reader.pages[0]["/Annots"]]
    assert [float(value) for value in link["/Rect"]] == [10, 20, 110, 32]
    assert link["/Dest"][0] == reader.pages[2].indirect_reference
    assert float(link["/Dest"][3]) == 640.5
    assert reader.outline == []


@given(st.lists(st.tuples(st.text(max_size=40), st.integers(1, 4), st.integers(0, 2)), min_size=1, max_size=12), st.text(max_size=30))
def test_any_words_come_back_as_they_were(titles: list[tuple[str, int, int]], author: str) -> None:
    made = with_outline(pdf(), [Bookmark(text, level, page, 0) for text, level, page in titles], [], {"Author": author}, "nl")
    reader = PdfReader(io.BytesIO(made))

    def flat(found: list[Any]) -> list[Any]:
        return [one for item in found for one in (flat(item) if isinstance(item, list) else [item])]

    shown = [(text.encode("utf-16-be", "replace").decode("utf-16-be"), page) for text, _, page in titles]
    assert flat(marks(reader)) == shown


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.4",
        pdf()[:-40],
        pdf().replace(b"xref\n0", b"yref\n0"),
        pdf().replace(b"/Root", b"/Boot"),
        pdf().replace(b"/Kids", b"/Kidz"),
    ],
)
def test_another_kind_of_file_is_not_guessed_at(content: bytes) -> None:
    with pytest.raises(NotUnderstood):
        with_outline(content, [Bookmark("A", 1, 0, 0)], [], {}, "nl")
