"""Kernen as points and built-up areas as patches sized by their inhabitants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shapely.geometry import Point as ShapelyPoint

from ..model import Feature
from ..shapes import blob

if TYPE_CHECKING:
    from ..workshop import Workshop

SMALLEST_HA = 8.0
VILLAGE_PER_HA = 15.0
TOWN_PER_HA = 25.0


def build_kernen(workshop: Workshop, entry: dict[str, Any]) -> list[Feature]:
    """All places but wijken as points (RD), with their role in the settlement structure."""
    out = []
    for place in workshop.places:
        if place.soort == "wijk":
            continue
        role = place.soort if place.soort in ("streekcentrum", "substreekcentrum") else "overig"
        out.append(Feature(place.naam, ShapelyPoint(place.at), place.bron, entry["precision"], {"rol": role}))
    return out


def build_koms(workshop: Workshop, entry: dict[str, Any]) -> list[Feature]:
    """A built-up area per kern (RD): drawn where the source draws it, else a patch that holds 15 (village) to 25 (town) people per ha."""
    drawn = entry["getekend"]
    out = []
    for place in sorted(workshop.places, key=lambda p: (-p.inwoners, p.naam)):
        if place.soort in ("wijk", "gehucht"):
            continue
        if place.naam in drawn:
            shape, how = workshop.shape(drawn[place.naam], place.naam), entry["bron_getekend"]
        else:
            hectares = max(SMALLEST_HA, place.inwoners / min(TOWN_PER_HA, VILLAGE_PER_HA + place.inwoners / 1000))
            shape, how = blob(place.at, hectares, 1.3, sum(map(ord, place.naam)) * 37 % 180, place.naam), entry["bron"]
        historic = place.naam in entry["op_kaart_2f"]
        note = entry["bron_2f"] if historic else entry["bron_niet_2f"]
        out.append(Feature(place.naam, shape, f"{how}; {note}", entry["precision"], {"op_kaart_2f": historic}))
    return out
