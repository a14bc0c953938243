"""Which standard a GML file follows, from the namespaces of its features."""

from __future__ import annotations

import re
from typing import Any

from .names import namespace

_IMRO = (
    ("http://www.ravi.nl/imro2006", "IMRO2006"),
    ("http://www.geonovum.nl/imro/2006", "IMRO2006"),
    ("http://www.geonovum.nl/imro/2008", "IMRO2008"),
    ("http://www.geonovum.nl/imro/2012/1.0", "IMRO2012 1.0"),
    ("http://www.geonovum.nl/imro/2012/1.1", "IMRO2012 1.1"),
)
_STOP_GEO = "https://standaarden.overheid.nl/stop/imop/geo/"


def standard_of(element: Any) -> str:
    """One of "IMRO2006", "IMRO2008", "IMRO2012 1.0", "IMRO2012 1.1", "IMRO2012", "STOP GIO" or "GML"."""
    space = namespace(element)
    for start, name in _IMRO:
        if space.startswith(start):
            return name
    if re.search(r"/imro/?2012", space):
        return "IMRO2012"
    if space.startswith(_STOP_GEO):
        return "STOP GIO"
    return "GML"
