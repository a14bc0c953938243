"""Where pages end: whatever a document holds, nothing is lost, doubled or cut through, and headings keep to what follows."""

from __future__ import annotations

import random
from typing import Any

import pytest
from plantoets.processing.report.pdf_pages import Strip, pages_of
from qgis.PyQt.QtCore import QSizeF
from qgis.PyQt.QtGui import QTextDocument

WIDTH, HEIGHT = 500.0, 700.0
OVERLAP = 0.5


def laid_out(body: str) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setHtml(body)
    document.setPageSize(QSizeF(WIDTH, -1))
    return document


def words(chance: random.Random, most: int) -> str:
    return " ".join(
        chance.choice(["plan", "voorwaarde", "kernkwaliteit", "in", "de", "omgevingsvisie"]) for _ in range(chance.randint(1, most))
    )


def table(chance: random.Random) -> str:
    head = "<thead><tr><th>Kop</th><th>Tweede</th></tr></thead>" if chance.random() < 0.8 else ""
    rows = "".join(
        f"<tr><td colspan='2'>{words(chance, 9)}</td></tr>"
        if chance.random() < 0.1
        else f"<tr><td>{words(chance, 60)}</td><td>{words(chance, 12)}</td></tr>"
        for _ in range(chance.randint(1, 30))
    )
    return f"<table border='1' width='100%' cellpadding='3' cellspacing='0'>{head}<tbody>{rows}</tbody></table>"


def random_body(seed: int) -> str:
    chance = random.Random(seed)
    pieces = []
    for _ in range(chance.randint(1, 25)):
        kind = chance.choice(["h2", "h3", "p", "p", "ul", "table"])
        if kind == "table":
            pieces.append(table(chance))
        elif kind == "ul":
            pieces.append("<ul>" + "".join(f"<li>{words(chance, 30)}</li>" for _ in range(chance.randint(1, 8))) + "</ul>")
        else:
            pieces.append(f"<{kind}>{words(chance, 8 if kind != 'p' else 400)}</{kind}>")
    return "".join(pieces)


def blocks(document: QTextDocument) -> Any:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def lines(document: QTextDocument) -> list[tuple[float, float, bool]]:
    """Top and bottom of every line with text, and whether it is a heading."""
    found = []
    for block in blocks(document):
        top = document.documentLayout().blockBoundingRect(block).top()
        for number in range(block.layout().lineCount() if block.text().strip() else 0):
            line = block.layout().lineAt(number)
            shared = max(-line.leading(), 0.0)  # rows of pixels that a font's lines share, with nothing in them
            found.append((top + line.rect().top(), top + line.rect().bottom() - shared, bool(block.blockFormat().headingLevel())))
    return found


def own(pages: list[list[Strip]]) -> list[Strip]:
    return [strips[-1] for strips in pages]


@pytest.mark.parametrize("seed", range(40))
def test_every_line_is_whole_on_one_page(seed: int) -> None:
    document = laid_out(random_body(seed))
    shown = own(pages_of(document, HEIGHT))
    for top, bottom, _ in lines(document):
        holding = [strip for strip in shown if strip.top - 0.01 <= top and bottom <= strip.bottom + OVERLAP]
        assert len(holding) == 1, (top, bottom)


@pytest.mark.parametrize("seed", range(40))
def test_pages_follow_each_other_and_are_not_too_high(seed: int) -> None:
    pages = pages_of(laid_out(random_body(seed)), HEIGHT)
    for strips in pages:
        assert strips[-1].at + strips[-1].bottom - strips[-1].top <= HEIGHT + 0.01
        assert len(strips) == 1 or strips[0].bottom - strips[0].top == pytest.approx(strips[1].at)
    for one, other in zip(own(pages), own(pages)[1:]):
        assert one.top < one.bottom <= other.top + 0.01


@pytest.mark.parametrize("seed", range(40))
def test_no_heading_ends_a_page(seed: int) -> None:
    document = laid_out(random_body(seed) + "<p>einde</p>")
    found = lines(document)
    for strip in own(pages_of(document, HEIGHT)):
        inside = [heading for top, _, heading in found if strip.top - 0.01 <= top < strip.bottom]
        assert not inside[-1] or all(inside), "only headings and nothing else: there was no other way"


def test_the_head_of_a_table_comes_again() -> None:
    rows = "".join(f"<tr><td>rij {number}</td></tr>" for number in range(120))
    pages = pages_of(laid_out(f"<table border='1'><thead><tr><th>Kop</th></tr></thead><tbody>{rows}</tbody></table>"), HEIGHT)
    assert len(pages) > 3
    assert [len(strips) for strips in pages] == [1] + [2] * (len(pages) - 1)


def test_a_row_higher_than_a_page_goes_on_between_its_lines() -> None:
    document = laid_out(f"<table><tr><td>{'woord ' * 3000}</td></tr></table>")
    pages = pages_of(document, HEIGHT)
    assert len(pages) > 3
    assert all(strips[-1].bottom - strips[-1].top > HEIGHT / 2 for strips in pages[:-1])


@pytest.mark.parametrize("body", ["", "<p></p>", "<table></table>", "<ul></ul>"])
def test_nothing_gives_no_pages(body: str) -> None:
    assert pages_of(laid_out(body), HEIGHT) == []
