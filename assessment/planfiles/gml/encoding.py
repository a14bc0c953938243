"""Which characters an XML file is really written in: older planning software says UTF-8 and writes Windows' own."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

_CHUNK = 1024 * 1024
_WINDOWS = "windows-1252"


def real_encoding(path: Path) -> str | None:
    """The encoding to read with where the file says UTF-8 (or nothing) and isn't; None where what it says will do."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        chunk = file.read(_CHUNK)
        declared = re.search(rb"""<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)""", chunk[:300])
        if b"\0" in chunk[:4] or (declared is not None and declared.group(1).lower() not in (b"utf-8", b"utf8")):
            return None
        try:
            while chunk:
                decoder.decode(chunk)
                chunk = file.read(_CHUNK)
        except UnicodeDecodeError:
            return _WINDOWS
    return None


def without_blanks(head: bytes) -> bytes:
    """The start of a file without blanks (and byte order mark) before its XML declaration, which XML forbids and writers leave."""
    bare = head[len(codecs.BOM_UTF8) :] if head.startswith(codecs.BOM_UTF8) else head
    bare = bare.lstrip(b" \t\r\n")
    return bare if bare.startswith(b"<?xml") else head
