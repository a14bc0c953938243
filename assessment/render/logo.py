"""An office's logo, which may be anything: a PNG, JPEG or SVG of a sensible size is taken, all else refused."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from typing import Any, NoReturn, Optional

from ..errors import InputError
from ..messages import Message

MAX_BYTES = 2 * 1024 * 1024
MAX_SIDE = 6000
PNG, JPEG, SVG = "image/png", "image/jpeg", "image/svg+xml"

# An SVG may draw, and do nothing else: no script, no other file, no text of another kind inside.
_ELEMENTS = frozenset(
    {
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "style", "text", "tspan"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("linearGradient", "radialGradient", "stop", "clipPath", "mask"),
    }
)
_FOREIGN = ("http://www.inkscape.org/", "http://sodipodi.sourceforge.net/", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
_SVG_SPACE = "{http://www.w3.org/2000/svg}"
_ELSEWHERE = re.compile(r"@import|expression\s*\(|javascript:|\\|url\(\s*['\"]?\s*(?!#)", re.IGNORECASE)


def read_logo(path: Path) -> bytes:
    """The content of a logo file.

    Raises:
        InputError: it can't be read, is too large, or is no picture that may be shown.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            _refuse(Message(f"'{path.name}' is groter dan 2 MB", f"'{path.name}' is larger than 2 MB"))
        content = path.read_bytes()
    except OSError as error:
        raise InputError(
            Message(
                f"Het logo '{path}' kan niet worden gelezen; kies een ander bestand of laat het leeg.",
                f"The logo '{path}' can't be read; choose another file or leave it empty.",
            )
        ) from error
    picture_kind(content)
    return content


def picture_kind(content: bytes) -> str:
    """The media type of a logo.

    Raises:
        InputError: it is no PNG, JPEG or plain SVG, or of an absurd size.
    """
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        _check_size(_png_size(content))
        return PNG
    if content.startswith(b"\xff\xd8\xff"):
        _check_size(_jpeg_size(content))
        return JPEG
    if b"<svg" not in content[:4096]:
        _refuse(Message("het bestand is geen van die drie", "the file is none of these"))
    _check_svg(content)
    return SVG


def _check_size(size: Optional[tuple[int, int]]) -> None:
    if size is None or not (0 < size[0] <= MAX_SIDE and 0 < size[1] <= MAX_SIDE):
        _refuse(Message(f"het is beschadigd of groter dan {MAX_SIDE} pixels", f"it is damaged or larger than {MAX_SIDE} pixels"))


def _png_size(content: bytes) -> Optional[tuple[int, int]]:
    if content[12:16] != b"IHDR" or len(content) < 24:
        return None
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _jpeg_size(content: bytes) -> Optional[tuple[int, int]]:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None


def _check_svg(content: bytes) -> None:
    from lxml import etree  # only where somebody has such a logo: not every QGIS brings it

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        _refuse(Message("de SVG is beschadigd", "the SVG is damaged"))
    if b"<!ENTITY" in content:
        _refuse(Message("de SVG bevat definities (ENTITY)", "the SVG has definitions (ENTITY)"))
    for element in root.iter():
        if element.tag is etree.Comment:
            continue
        if not isinstance(element.tag, str):
            _refuse(Message("de SVG bevat opdrachten", "the SVG has instructions"))
        _check_element(element)


def _check_element(element: Any) -> None:
    name = str(element.tag)
    if not name.startswith(_SVG_SPACE):
        if not name.startswith(tuple(f"{{{space}" for space in _FOREIGN)) and "}" in name:
            _refuse(Message(f"de SVG bevat '{name}'", f"the SVG has '{name}'"))
    elif name[len(_SVG_SPACE) :] not in _ELEMENTS:
        _refuse(Message(f"de SVG bevat '{name[len(_SVG_SPACE) :]}'", f"the SVG has '{name[len(_SVG_SPACE) :]}'"))
    for attribute, value in element.attrib.items():
        plain = str(attribute).rpartition("}")[2].lower()
        if plain.startswith("on") or (plain in ("href", "src", "base") and not str(value).startswith("#")) or _ELSEWHERE.search(str(value)):
            _refuse(Message(f"de SVG verwijst naar iets anders ('{plain}')", f"the SVG refers to something else ('{plain}')"))
    if name.endswith("}style") and _ELSEWHERE.search(element.text or ""):
        _refuse(Message("de SVG verwijst naar iets anders (stijl)", "the SVG refers to something else (style)"))


def _refuse(why: Message) -> NoReturn:
    raise InputError(
        Message(
            f"Een logo moet een PNG, JPEG of eenvoudige SVG zijn van hoogstens 2 MB ({why.nl}); kies een ander bestand.",
            f"A logo must be a PNG, JPEG or plain SVG of at most 2 MB ({why.en}); choose another file.",
        )
    )
