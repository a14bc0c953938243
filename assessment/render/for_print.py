"""The HTML report in the few elements that Qt's text documents know, for printing it to PDF."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import html

_HIDDEN = "//figure[.//svg] | //svg | //style | //a[@class='skip'] | //nav | //head"
_BADGES = "//span[contains(concat(' ', @class, ' '), ' badge ') or contains(concat(' ', @class, ' '), ' state ')]"
_ON_ITS_OWN_LINE = "//span[contains(concat(' ', @class, ' '), ' detail ') or @class='measure' or @class='reason' or @class='decides']"
_BADGE_COLOURS = {
    "prohibited": "#a63f00",
    "no_unless": "#8a5a00",
    "conditional": "#6b6300",
    "consult": "#00588a",
    "attention": "#1b6a9c",
    "satisfied": "#00694c",
    "favourable": "#8a3d68",
}


def for_print(report: str) -> tuple[str, list[str]]:
    """The body of a report for a QTextDocument, and the titles of its chapters in order.

    Pictures stay as data addresses; drawings (SVG) and what only serves a screen go out. Where the list of contents was, a
    paragraph with the word `CONTENTS` comes, to be replaced once the pages are known.
    """
    body = html.document_fromstring(report).body
    for contents in body.xpath("//nav[@class='contents']"):
        marker = html.Element("p")
        marker.text = CONTENTS
        contents.addprevious(marker)
    for element in body.xpath(_HIDDEN):
        element.drop_tree()
    _pictures(body)
    _tables(body)
    _words(body)
    titles = [" ".join(heading.text_content().split()) for heading in body.xpath("//h2")]
    return html.tostring(body, encoding="unicode"), titles


CONTENTS = "@@contents@@"


def contents_table(titles: list[str], pages: Mapping[int, int], heading: str) -> str:
    """The list of contents: chapter and page, as a table."""
    rows = "".join(
        f'<tr><td width="92%">{html.tostring(_text(title), encoding="unicode")}</td><td align="right">{pages.get(number, 1)}</td></tr>'
        for number, title in enumerate(titles)
    )
    return f'<h3>{heading}</h3><table width="100%" border="0" cellspacing="0" cellpadding="1">{rows}</table>'


def _text(title: str) -> Any:
    element = html.Element("span")
    element.text = title
    return element


def _pictures(body: Any) -> None:
    """Each picture on a line of its own, its caption below it."""
    for figure in body.xpath("//figure"):
        figure.tag = "div"
        for picture in figure.xpath("./img"):
            paragraph = html.Element("p")
            picture.addprevious(paragraph)
            picture.tail = None
            paragraph.append(picture)
        for words in figure.xpath("./figcaption"):
            words.tag = "p"
            words.set("class", "note")


def _tables(body: Any) -> None:
    """Qt has no captions: the words stand above the table."""
    for caption in body.xpath("//caption"):
        paragraph = html.Element("p")
        paragraph.set("class", "caption")
        paragraph.text = caption.text_content()
        caption.getparent().addprevious(paragraph)
        caption.drop_tree()
    for table in body.xpath("//table"):
        for name, value in (("width", "100%"), ("cellspacing", "0"), ("cellpadding", "3"), ("border", "1")):
            table.set(name, value)


def _words(body: Any) -> None:
    """What a stylesheet did on the screen: colours of outcomes, details on lines of their own, the plan's name above all."""
    for link in body.xpath("//a[starts-with(@href, '#')]"):
        link.tag = "span"
    for badge in body.xpath(_BADGES):
        outcome = badge.get("class", "").split()[-1]
        badge.set("style", f"color:{_BADGE_COLOURS.get(outcome, '#333333')}; font-weight:600")
    for detail in body.xpath(_ON_ITS_OWN_LINE):
        if detail.getprevious() is not None or (detail.getparent().text or "").strip():
            detail.addprevious(html.Element("br"))
    for later in body.xpath("//p[@class='meta']/span[preceding-sibling::span]"):
        later.text = f"· {later.text or ''}"
    for heading in body.xpath("//h1"):
        heading.tag = "p"
        heading.set("class", "kicker")
