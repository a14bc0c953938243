"""The HTML report in the few elements that Qt's text documents know, for printing it to PDF."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from lxml import html

from ..outcome_colours import COLOURS

_MARK = "@@contents@@"
CONTENTS = f"<p>{_MARK}</p>"
_HIDDEN = "//figure[.//svg] | //svg | //style | //a[@class='skip'] | //nav | //head"
_BADGES = "//span[contains(concat(' ', @class, ' '), ' badge ') or contains(concat(' ', @class, ' '), ' state ')]"
_ON_ITS_OWN_LINE = "//span[contains(concat(' ', @class, ' '), ' detail ') or @class='measure' or @class='reason' or @class='decides']"
# Widths of columns in percent, by the class of the table; as in style.css.
_WIDTHS = {
    "places": (12, 23, 25, 40),
    "conditions": (44, 11, 16, 29),
    "questions": (36, 16, 20, 28),
    "layers": (25, 18, 13, 18, 11, 15),
    "compensation": (24, 12, 10, 11, 15, 28),
    "zones": (34, 30, 10, 13, 13),
    "core-qualities": (27, 15, 15, 10, 14, 19),
}
_STATES = {"met": "#00694c", "unmet": "#a63f00", "open": "#8a5a00"}


class Chapter(NamedTuple):
    """A heading of the first level, and the name by which links find it."""

    title: str
    anchor: str


def for_print(report: str, picture_width: int) -> tuple[str, list[Chapter]]:
    """The body of a report for a QTextDocument, and its chapters in order.

    Pictures stay as data addresses; drawings (SVG) and what only serves a screen go out. Where the list of contents was, a
    paragraph `CONTENTS` comes, to be replaced once the pages are known.

    Args:
        picture_width: of maps, in the pixels of a screen.
    """
    body = html.document_fromstring(f"{report}<p></p>").body  # an office's template may leave nothing at all
    for contents in body.xpath("//nav[@class='contents']"):
        marker = html.Element("p")
        marker.text = _MARK
        contents.addprevious(marker)
    for element in body.xpath(_HIDDEN):
        element.drop_tree()
    _nothing_from_elsewhere(body)
    chapters = [
        Chapter(" ".join(heading.text_content().split()), heading.xpath("string(ancestor::section[@id][1]/@id)"))
        for heading in body.xpath("//h2")
    ]
    _anchors(body)
    _pictures(body, picture_width)
    _tables(body)
    _words(body)
    _facts(body)
    _verdict(body)
    return str(html.tostring(body, encoding="unicode")), chapters


def contents_table(chapters: list[Chapter], pages: Mapping[str, int], heading: str) -> str:
    """The list of contents: chapter and page, as a table of links, in two columns that are read down."""
    cells = [
        f'<td width="40%">{_link(chapter)}</td><td width="6%" align="right">{pages.get(chapter.anchor, 1)}</td>' for chapter in chapters
    ]
    half = (len(cells) + 1) // 2
    right = [*cells[half:], *["<td></td><td></td>"] * (2 * half - len(cells))]
    rows = "".join(f'<tr>{one}<td width="8%"></td>{other}</tr>' for one, other in zip(cells, right))
    return f'<h3>{heading}</h3><table width="100%" border="0" cellspacing="0" cellpadding="1">{rows}</table>'


def _link(chapter: Chapter) -> str:
    element = html.Element("a", href=f"#{chapter.anchor}")
    element.text = chapter.title
    return str(html.tostring(element, encoding="unicode"))


def _nothing_from_elsewhere(body: Any) -> None:
    """Qt reads files that a document names; an office's template may not make it."""
    for picture in body.xpath("//img"):
        if not (picture.get("src") or "").startswith(("data:image/png;base64,", "data:image/jpeg;base64,")):
            picture.drop_tree()
    for element in body.xpath("//*[@background or @style]"):
        element.attrib.pop("background", None)
        if "url" in (element.get("style") or "").lower():
            del element.attrib["style"]


def _anchors(body: Any) -> None:
    """Names for the places that links lead to, at their headings; Qt takes any other id for a link without an address."""
    wanted = {link.get("href")[1:] for link in body.xpath("//a[starts-with(@href, '#')]")} | {*body.xpath("//section/@id")}
    for element in list(body.iter()):
        name = element.attrib.pop("id", None) if isinstance(element.tag, str) else None
        if name not in wanted:
            continue
        heading = next(iter(element.xpath("descendant-or-self::*[self::h2 or self::h3 or self::h4][1]")), element)
        anchor = html.Element("a", name=name)
        anchor.tail, heading.text = heading.text, None
        heading.insert(0, anchor)


def _pictures(body: Any, width: int) -> None:
    """Each picture on a line of its own, its caption below it; a logo above all."""
    for figure in body.xpath("//figure"):
        figure.tag = "div"
        for picture in figure.xpath("./img"):
            paragraph = html.Element("p")
            picture.addprevious(paragraph)
            picture.tail = None
            picture.set("width", str(width))
            paragraph.append(picture)
        for words in figure.xpath("./figcaption"):
            words.tag = "p"
            words.set("class", "note")
    for logo in body.xpath("//img[@class='logo']"):
        logo.set("height", "46")
        logo.tail = "\u2003"
    for maker in body.xpath("//p[@class='office']/span[@class='maker'][preceding-sibling::span]"):
        maker.text = f"\u2003·\u2003{maker.text}"


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
        for cell, percent in zip(table.xpath("./thead/tr[1]/th"), _WIDTHS.get(table.get("class") or "", ())):
            cell.set("width", f"{percent}%")
    for heading in body.xpath("//th | //td"):
        if "figure" in (heading.get("class") or "").split():
            heading.set("align", "right")


def _words(body: Any) -> None:
    """What a stylesheet did on the screen: colours of outcomes, details on lines of their own, the plan's name above all."""
    for badge in body.xpath(_BADGES):
        name = badge.get("class", "").split()[-1]
        badge.set("style", f"color:{COLOURS[name].ink if name in COLOURS else _STATES.get(name, '#333333')}; font-weight:600")
        if badge.tail and badge.tail.strip():
            badge.tail = f"\u2003{badge.tail.lstrip()}"
        elif badge.getnext() is not None:
            badge.tail = "\u2003"
    for detail in body.xpath(_ON_ITS_OWN_LINE):
        if detail.getprevious() is not None or (detail.getparent().text or "").strip():
            detail.addprevious(html.Element("br"))
    for later in body.xpath("//p[@class='meta']/span[preceding-sibling::span]"):
        later.text = f"· {later.text or ''}"
    for identifier in body.xpath("//span[contains(@class, ' id')] | //td/span[@class='detail']"):
        identifier.text = (identifier.text or "").replace("_", "_\u200b")
    for heading in body.xpath("//h1"):
        heading.tag = "p"
        heading.set("class", "kicker")


def _facts(body: Any) -> None:
    """Names and values beside each other."""
    for facts in body.xpath("//dl[@class='facts']"):
        table = html.Element("table", width="100%", border="0", cellspacing="0", cellpadding="1")
        for pair in facts.xpath("./div"):
            row = html.Element("tr")
            for cell, width in zip(list(pair), ("22%", "78%")):
                cell.tag = "td"
                cell.set("width", width)
                row.append(cell)
            table.append(row)
        facts.addprevious(table)
        table.tail, facts.tail = facts.tail, None
        facts.drop_tree()


def _verdict(body: Any) -> None:
    """The outcome in a field of its own colour, which for Qt is a table of one cell."""
    for box in body.xpath("//div[contains(concat(' ', @class, ' '), ' verdict ')]"):
        colour = COLOURS.get(box.get("class", "").split()[-1], COLOURS["none"])
        table = html.Element("table", width="100%", border="0", cellspacing="0", cellpadding="8")
        cell = html.Element("td", bgcolor=colour.tint)
        row = html.Element("tr")
        row.append(html.Element("td", width="5", bgcolor=colour.ink))
        row.append(cell)
        table.append(row)
        box.addprevious(table)
        table.tail, box.tail = box.tail, None
        cell.extend(list(box))
        box.drop_tree()
