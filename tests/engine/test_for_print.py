"""The report as Qt's text documents take it: no picture or address from elsewhere, every link with its target."""

from __future__ import annotations

from typing import Any

import pytest
import shapely
import world
from lxml import html
from plantoets.assessment.render import MapImage, Office, render_html
from plantoets.assessment.render.for_print import CONTENTS, Chapter, contents_table, for_print
from plantoets.assessment.report import Provenance, report_model

MADE = Provenance("0.1.0", None, shapely.__version__, "2026-11-24T10:15:00+01:00")
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + b"\x00\x00\x00\x08" * 2


@pytest.fixture(scope="module")
def printed() -> tuple[Any, list[Chapter]]:
    forest = world.layer("natuur_ehs", (world.square(100), {"naam": "Bos & <heide>", "ontwikkelingstijd_jaar": 10}))
    model = report_model(world.assessed("woningbouw_uitleg", world.square(), forest), MADE)
    body, chapters = for_print(render_html(model, office=Office("Bureau", PNG), maps=[MapImage("Kaart", PNG, "Bron", "Kaart")]), 600)
    return html.document_fromstring(body), chapters


def test_links_have_their_target_and_chapters_their_name(printed: tuple[Any, list[Chapter]]) -> None:
    page, chapters = printed
    names = set(page.xpath("//a/@name"))
    assert {href[1:] for href in page.xpath("//a/@href")} <= names
    assert {chapter.anchor for chapter in chapters} <= names
    assert [chapter.title for chapter in chapters][:3] == ["Uitkomst", "Het plan", "Kernkwaliteiten"]
    assert page.xpath("//@id") == [], "Qt takes an id for a link"


def test_drawings_and_screen_furniture_are_gone(printed: tuple[Any, list[Chapter]]) -> None:
    page, _ = printed
    for name in ("svg", "nav", "style", "dl[@class='facts']", "caption", "h1"):
        assert page.xpath(f"//{name}") == [], name
    assert html.tostring(page, encoding="unicode").count(CONTENTS) == 1
    assert [picture.get("src")[:22] for picture in page.xpath("//img")] == ["data:image/png;base64,"] * 2


def test_the_verdict_stands_in_its_colour(printed: tuple[Any, list[Chapter]]) -> None:
    (cell,) = printed[0].xpath("//td[@bgcolor='#fdf0d2']")
    assert "Nee, tenzij" in cell.text_content()


def test_names_stay_text(printed: tuple[Any, list[Chapter]]) -> None:
    assert "Bos & <heide>" in printed[0].text_content()


@pytest.mark.parametrize(
    "evil",
    [
        '<img src="file:///etc/hostname">',
        '<img src="https://example.com/x.png">',
        '<img src="data:image/svg+xml;base64,PHN2Zy8+">',
        '<p background="file:///etc/hostname">x</p>',
        "<p style=\"background-image:URL('file:///etc/hostname')\">x</p>",
        '<table background="x.png"><tr><td>x</td></tr></table>',
    ],
)
def test_nothing_is_read_from_elsewhere(evil: str) -> None:
    body, _ = for_print(f"<html><body><section id='a'><h2>A</h2>{evil}</section></body></html>", 600)
    for words in ("hostname", "example.com", "svg", "x.png", "url"):
        assert words not in body.lower()


def test_the_list_of_contents_is_read_down_its_two_columns() -> None:
    rows = html.fragment_fromstring(
        contents_table([Chapter(name, name.lower()) for name in "ABC"], {"a": 1, "c": 7}, "Inhoud"), "div"
    ).xpath("//tr")
    assert [row.text_content() for row in rows] == ["A1C7", "B1"]
    assert rows[0].xpath(".//a/@href") == ["#a", "#c"]
