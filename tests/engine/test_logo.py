"""A logo may be any file: pictures are taken, all else refused in one sentence."""

import contextlib
import struct
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from plantoets.assessment.errors import InputError
from plantoets.assessment.render.logo import JPEG, MAX_BYTES, PNG, SVG, picture_kind, read_logo
from plantoets.assessment.render.office import Office

SPACE = 'xmlns="http://www.w3.org/2000/svg"'


def png(width: int = 80, height: int = 40) -> bytes:
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", width, height) + b"\x08\x06\x00\x00\x00"


def jpeg(width: int = 80, height: int = 40) -> bytes:
    return b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + b"\x03" * 12


def svg(inside: str = '<path d="M0 0h9v9z" fill="url(#a)"/>', attributes: str = "") -> bytes:
    return f'<?xml version="1.0"?>\n<!-- een logo -->\n<svg {SPACE} viewBox="0 0 9 9" {attributes}>{inside}</svg>'.encode()


@pytest.mark.parametrize(("content", "kind"), [(png(), PNG), (jpeg(), JPEG), (svg(), SVG)])
def test_pictures_are_taken_into_the_page(content: bytes, kind: str) -> None:
    assert picture_kind(content) == kind
    assert str(Office("X", content).logo_address).startswith(f"data:{kind};base64,")


def test_what_a_drawing_programme_leaves_behind_is_harmless() -> None:
    metadata = '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>'
    assert picture_kind(svg(f'{metadata}<defs><linearGradient id="a"/></defs><style>.a {{ fill: url(#a) }}</style>')) == SVG


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"%PDF-1.4",
        b"<html><script>alert(1)</script></html>",
        png(60_000, 60_000),
        png(0, 4),
        png()[:18],
        jpeg(30_000, 4),
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe0\x00\x00" * 20,
        svg("<script>alert(1)</script>"),
        svg('<image href="file:///etc/passwd"/>'),
        svg('<use href="https://example.com/x.svg#a"/>'),
        svg("<foreignObject><p/></foreignObject>"),
        svg('<path onclick="alert(1)"/>'),
        svg('<a href="javascript:alert(1)"><path/></a>'),
        svg("<animate/>"),
        svg('<set attributeName="href" to="x"/>'),
        svg("<style>@import 'https://example.com/x.css';</style>"),
        svg("<style>.a { fill: url( 'https://example.com/#x' ) }</style>"),
        svg('<path style="fill:url(file:///x)"/>'),
        svg('<path style="fill:u\\72l(https://example.com)"/>'),
        svg("<p xmlns='http://www.w3.org/1999/xhtml'>x</p>"),
        svg('<?xml-stylesheet href="https://example.com/x.css"?>'),
        svg("<path>"),
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg ' + SPACE.encode() + b">&a;</svg>",
        b"<svg>" + b"<g>" * 50_000,
    ],
)
def test_what_is_no_plain_picture_is_refused(content: bytes) -> None:
    with pytest.raises(InputError, match="logo must be"):
        picture_kind(content)


@given(st.one_of(st.binary(max_size=80), st.binary(max_size=60).map(lambda tail: b"\xff\xd8\xff" + tail)))
def test_any_bytes_are_taken_or_refused(content: bytes) -> None:
    with contextlib.suppress(InputError):
        assert picture_kind(content) in (PNG, JPEG, SVG)


def test_a_file_that_is_not_there_or_too_large_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"weg\.png"):
        read_logo(tmp_path / "weg.png")
    (tmp_path / "groot.png").write_bytes(png() + b"\x00" * MAX_BYTES)
    with pytest.raises(InputError, match="larger than 2 MB"):
        read_logo(tmp_path / "groot.png")
    with pytest.raises(InputError, match="can't be read"):
        read_logo(tmp_path)
