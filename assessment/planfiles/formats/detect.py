"""Tells what a file is by looking inside; its extension only helps where text could be anything."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path

from ...messages import Message
from ..errors import PlanFileError
from ..limits import MAX_BINARY_BYTES, MAX_TEXT_BYTES, MAX_XML_BYTES, MIB


class Format(Enum):
    """What a file can be read as."""

    GML = "GML"
    KML = "KML"
    GPX = "GPX"
    GEOPACKAGE = "GeoPackage"
    SHAPEFILE = "Shapefile"
    GEOJSON = "GeoJSON"
    DXF = "DXF"
    FLATGEOBUF = "FlatGeobuf"
    MAPINFO = "MapInfo"
    CSV = "CSV"
    WKT = "WKT"
    ZIP = "ZIP"


_LIMITS = {
    Format.GML: MAX_XML_BYTES,
    Format.KML: MAX_XML_BYTES,
    Format.GPX: MAX_XML_BYTES,
    Format.GEOPACKAGE: MAX_BINARY_BYTES,
    Format.SHAPEFILE: MAX_BINARY_BYTES,
    Format.FLATGEOBUF: MAX_BINARY_BYTES,
    Format.ZIP: MAX_XML_BYTES,
}
_WKT = re.compile(
    r"^(?:SRID=\d+;)?\s*(?:MULTI)?(?:POINT|LINESTRING|POLYGON|CURVE|SURFACE|CURVEPOLYGON|COMPOUNDCURVE|CIRCULARSTRING|GEOMETRYCOLLECTION"
    r"|POLYHEDRALSURFACE|TIN|TRIANGLE)\s*(?:Z|M|ZM)?\s*(?:\(|EMPTY)",
    re.IGNORECASE,
)
_DXF = re.compile(r"^(?:\s*999\s*\r?\n[^\n]*\n)*\s*0\s*\r?\n\s*SECTION\s*\r?\n")
_HEAD = 8192


def detect(path: Path) -> Format:
    """The format of a file.

    Raises:
        PlanFileError: no such file, empty, too big, or nothing a plan comes in.
    """
    head = _head(path)
    found = _by_content(head, path.suffix.casefold())
    limit = _LIMITS.get(found, MAX_TEXT_BYTES)
    if path.stat().st_size > limit:
        raise PlanFileError(
            Message(
                f"Het bestand is groter dan {limit // MIB} MB, te groot voor een plan in {found.value}; lever alleen het plan zelf aan.",
                f"The file is larger than {limit // MIB} MB, too large for a plan in {found.value}; supply only the plan itself.",
            )
        )
    return found


def _head(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise PlanFileError(
                Message(
                    f"Het bestand '{path.name}' bestaat niet; kies een planbestand.",
                    f"The file '{path.name}' does not exist; choose a plan file.",
                )
            )
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except (OSError, ValueError) as error:
        raise PlanFileError(
            Message(
                f"Het bestand is niet te openen ({error}); controleer de naam en uw rechten.",
                f"The file can't be opened ({error}); check its name and your rights.",
            )
        ) from None
    if not head:
        raise PlanFileError(
            Message("Het bestand is leeg; haal het opnieuw op of exporteer het opnieuw.", "The file is empty; download or export it again.")
        )
    return head


def _by_content(head: bytes, extension: str) -> Format:
    if head.startswith(b"PK\x03\x04"):
        return Format.ZIP
    if head.startswith(b"SQLite format 3\0"):
        return Format.GEOPACKAGE
    if head.startswith(b"\x00\x00\x27\x0a"):
        return Format.SHAPEFILE
    if head[:3] == head[4:7] == b"fgb":
        return Format.FLATGEOBUF
    if re.match(rb"\s*(?:version\s+\d+|!table\b)", head, re.IGNORECASE) and extension in (".mif", ".tab"):
        return Format.MAPINFO
    if head.startswith(b"AutoCAD Binary DXF") or (head[:2] == b"AC" and head[2:6].isdigit()):
        raise PlanFileError(
            Message(
                "Een DWG of binaire DXF kan niet worden gelezen; sla de tekening op als gewone (ASCII) DXF.",
                "A DWG or binary DXF can't be read; save the drawing as a plain (ASCII) DXF.",
            )
        )
    if extension in _COMPANIONS:
        raise PlanFileError(
            Message(
                f"Dit is het {extension}-deel van een Shapefile; kies het .shp-bestand met dezelfde naam.",
                f"This is the {extension} part of a Shapefile; choose the .shp file of the same name.",
            )
        )
    return _by_text(head, extension)


_COMPANIONS = (".shx", ".dbf", ".prj", ".cpg", ".qix", ".sbn", ".sbx", ".qpj")


def _by_text(head: bytes, extension: str) -> Format:
    text = _text(head)
    bare = text.lstrip("\ufeff \t\r\n")
    if bare.startswith("<"):
        return _by_root(bare, extension)
    if bare.startswith(("{", "[")):
        return Format.GEOJSON
    if _DXF.match(text.lstrip("\ufeff")):
        return Format.DXF
    if _WKT.match(bare):
        return Format.CSV if extension == ".csv" else Format.WKT
    binary = "\0" in text or "\ufffd" in text
    if extension in (".csv", ".txt", ".tsv") and not binary:
        return Format.CSV
    raise _unknown(extension)


def _text(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    if head.startswith((b"<\0", b"\0<")):
        return head.decode("utf-16-le" if head[0] else "utf-16-be", "replace")
    try:
        return head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > len(head) - 4:
            return head[: error.start].decode("utf-8")
        return head.decode("cp1252", "replace")


def _by_root(text: str, extension: str) -> Format:
    if re.search(r"<\s*OGRVRT|<\s*VRTDataset", text[:4096], re.IGNORECASE):
        raise PlanFileError(
            Message(
                "Een VRT verwijst naar andere bestanden en wordt niet gelezen; kies het bestand waar het plan zelf in staat.",
                "A VRT points at other files and is not read; choose the file that holds the plan itself.",
            )
        )
    bare = re.sub(r"<!--.*?-->|<\?.*?\?>", " ", text, flags=re.DOTALL)
    root = re.search(r"<(?!!)(?:[\w.-]+:)?([\w.-]+)", bare)
    if root is not None and root.group(1).casefold() == "html":
        raise _unknown("html")
    if (root is not None and root.group(1) == "kml") or (root is None and extension == ".kml"):
        return Format.KML
    return Format.GPX if root is not None and root.group(1) == "gpx" else Format.GML


def _unknown(extension: str) -> PlanFileError:
    named = f" ({extension})" if extension else ""
    return PlanFileError(
        Message(
            f"Dit bestand{named} is geen bekend plan; kies IMRO-GML, GeoPackage, Shapefile, GeoJSON, KML, DXF, MapInfo, CSV of WKT.",
            f"This file{named} is no known plan; choose IMRO GML, GeoPackage, Shapefile, GeoJSON, KML, DXF, MapInfo, CSV or WKT.",
        )
    )
