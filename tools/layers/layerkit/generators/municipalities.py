"""The twelve municipalities of 2010, from which places belong to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..coordinates import parse_points
from ..model import Feature
from ..voronoi import dissolve_by_nearest

if TYPE_CHECKING:
    from ..workshop import Workshop


def build_municipalities(workshop: Workshop, entry: dict[str, Any]) -> list[Feature]:
    """Voronoi cells of kernen, hamlets and steunpunten (RD), dissolved; the workshop cuts them by the province."""
    places = [(place.at, place.gemeente) for place in workshop.places]
    for gemeente, points in entry["steunpunten"].items():
        places.extend((point, gemeente) for point in parse_points(points))
    province = workshop.layer("provincie")[0].geometry
    shapes = dissolve_by_nearest(places, province)
    return [
        Feature(naam, shapes[naam], entry["bron"], entry["precision"], {"krimp": naam in entry["krimp"]}) for naam in entry["gemeenten"]
    ]
