"""The vision map's functions: they tile the province, the most specific first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shapely.geometry.base import BaseGeometry

from ..clean import areas
from ..model import Feature
from ..overlay import intersect, subtract

if TYPE_CHECKING:
    from ..workshop import Workshop


def build_functions(workshop: Workshop, entry: dict[str, Any]) -> list[Feature]:
    """Each zone (RD) gets what no zone before it holds; the last takes what is left of the province."""
    rest: BaseGeometry = workshop.layer("provincie")[0].geometry
    out = []
    for zone in entry["volgorde"]:
        naam = zone["naam"]
        part = rest
        if "vorm" in zone:
            part = intersect(workshop.shape(zone["vorm"], naam), rest)
            part = areas(intersect(part.buffer(-5).buffer(5, join_style="mitre"), rest))
            rest = subtract(rest, part)
        out.append(Feature(naam, part, zone.get("bron", entry["bron"]), entry["precision"], {"functie": zone["functie"]}))
    return out
