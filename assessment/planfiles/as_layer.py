"""Files that shouldn't be opened as a map layer: they point elsewhere, unfold without end, or would be read only in part."""

from __future__ import annotations

import re
from pathlib import Path

from ..messages import Message
from .errors import PlanFileError
from .formats.detect import Format, detect
from .formats.dxf_scan import checked_step
from .gml.stream import refuse_dtd

_HEAD = 64 * 1024
_IMRO = re.compile(rb"https?://www\.(?:geonovum\.nl/imro|ravi\.nl/imro)")


def refuse_as_layer(path: Path, layer_named: bool) -> None:
    """Refuse what is dangerous or misleading as a layer; what is merely unknown here is left to QGIS.

    `layer_named`: whether one layer of the file was chosen.

    Raises:
        PlanFileError: a VRT, a document type, too much, an empty file, or an IMRO plan of which QGIS would take the first kind of object.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    found = _format(path, head)
    if found in (Format.GML, Format.KML, Format.GPX):
        refuse_dtd(path)
    if found is Format.DXF:
        checked_step(path)
    if found is Format.GML and _IMRO.search(head) and not layer_named:
        raise PlanFileError(
            Message(
                f"{path.name} is een IMRO-plan met objecten van allerlei soort: lees het eerst met 'Planbestand importeren' "
                "(plantoets:importplan) en toets de plandelen die dat maakt.",
                f"{path.name} is an IMRO plan with objects of many kinds: read it first with 'Import a plan file' "
                "(plantoets:importplan) and assess the plan parts that it makes.",
            )
        )


def _format(path: Path, head: bytes) -> Format | None:
    """What it is; None for what QGIS may know and plan files don't come in."""
    try:
        return detect(path)
    except PlanFileError:
        if not head or re.search(rb"<\s*(?:OGRVRT|VRTDataset)", head[:4096], re.IGNORECASE) or path.stat().st_size > 128 * 1024 * 1024:
            raise
        return None
