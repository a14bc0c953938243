"""Whether a source's zones can be about this province: a wrong coordinate system must not look like "nothing lies there"."""

from __future__ import annotations

from typing import Any

from ...assessment.layers import Layer
from ...assessment.messages import Message
from .error import SourceError
from .services.kept import area

_NETHERLANDS = (-20_000, 280_000, 320_000, 660_000)  # the box within which RD makes sense, with its sea


def place_remarks(layer: Layer, shown: str) -> list[Message]:
    """What a user should know of where the zones lie and what shape they have.

    Raises:
        SourceError: no zone lies in the Netherlands.
    """
    zones = layer.geometries
    if not len(zones):
        return []
    if not _any_within(zones.bounds, _NETHERLANDS):
        raise SourceError(
            f"geen van de {len(zones)} objecten van '{shown}' ligt in Nederland; controleer het coördinatenstelsel van de bron.",
            f"none of the {len(zones)} features of '{shown}' lies in the Netherlands; check the coordinate system of the source.",
        )
    remarks = []
    if not _any_within(zones.bounds, area()):
        remarks.append(
            Message(
                f"Geen van de {len(zones)} objecten ligt in of bij de provincie; controleer of dit de goede bron is.",
                f"None of the {len(zones)} features lies in or near the province; check whether this is the right source.",
            )
        )
    if layer.spec.geometry == "polygon" and not zones.dimensions.any():
        remarks.append(
            Message(
                "De bron heeft punten waar het beleid vlakken bedoelt; oppervlakten zijn er niet mee te meten.",
                "The source has points where the policy means areas; no area can be measured with them.",
            )
        )
    return remarks


def _any_within(bounds: Any, box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = box
    return bool(((bounds[:, 0] <= east) & (bounds[:, 2] >= west) & (bounds[:, 1] <= north) & (bounds[:, 3] >= south)).any())
