"""The vision map's functions: they tile the province, the most specific first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..model import Feature

if TYPE_CHECKING:
    from ..workshop import Workshop


def build_functions(workshop: Workshop, entry: dict[str, Any]) -> list[Feature]:
    """The zones in order of precedence (RD); the last has no shape and takes what is left of the province.

    The source says that they may not overlap, so the workshop gives each what no zone before it holds.
    """
    province = workshop.layer("provincie")[0].geometry
    return [
        Feature(
            zone["naam"],
            workshop.shape(zone["vorm"], zone["naam"]) if "vorm" in zone else province,
            zone.get("bron", entry["bron"]),
            entry["precision"],
            {"functie": zone["functie"]},
        )
        for zone in entry["volgorde"]
    ]
