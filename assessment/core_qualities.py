"""The table of kernkwaliteiten: which ones the plan affects, how much, at which level, and who is responsible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Optional

import shapely

from . import geometry as planar
from .catalogue.rule import Catalogue, CoreQuality, Exemption
from .ground import Ground, Piece
from .layers import Layer
from .measure import measure
from .plan import Plan
from .relations import NotAssessable, usable

MUNICIPALITY = "gemeente"
LEVELS = ("eisen", "voorwaarden", "respecteren")


@dataclass(frozen=True)
class CoreQualityRow:
    """One row; what could not be looked at, or has no map, is None. `zones` are (layer, zone) pairs."""

    quality: CoreQuality
    affected: Optional[bool]
    area_m2: Optional[float]
    share: Optional[float]
    level: Optional[str]
    responsible: str
    zones: tuple[tuple[str, int], ...]


def core_quality_rows(plan: Plan, grounds: Sequence[Ground], layers: Mapping[str, Layer], catalogue: Catalogue) -> list[CoreQualityRow]:
    """A row for each kernkwaliteit and indicator, in the order of the catalogue."""
    return [_row(quality, plan, grounds, layers, catalogue.exemptions) for quality in catalogue.core_qualities]


def _row(
    quality: CoreQuality, plan: Plan, grounds: Sequence[Ground], layers: Mapping[str, Layer], exemptions: Sequence[Exemption]
) -> CoreQualityRow:
    if not quality.selectors:
        touched = any(part.activity in quality.activities for part in plan.parts) if quality.activities else None
        return CoreQualityRow(quality, touched, None, None, None, quality.responsible, ())
    pieces = [(ground, piece) for ground in grounds for piece in _pieces(quality, ground)]
    unusable = bool(usable(quality.selectors, layers).missing)
    if not pieces:
        nothing = None if unusable else 0.0
        return CoreQualityRow(quality, None if unusable else False, nothing, nothing, None, MUNICIPALITY, ())
    found = [piece for _, piece in pieces]
    polygons = [piece.geometry for piece in found if planar.dimension(piece.geometry) == 2]
    area = measure(planar.union(polygons)).area_m2 if polygons else None
    whole = measure(planar.union(part.geometry for part in plan.parts if part.area_m2)).area_m2
    level = _level(quality, found, layers)
    municipal = level in quality.municipal_levels or all(_is_municipal(quality, ground, piece, exemptions) for ground, piece in pieces)
    return CoreQualityRow(
        quality=quality,
        affected=True,
        area_m2=area,
        share=min(area / whole, 1.0) if area is not None and whole else None,
        level=level,
        responsible=MUNICIPALITY if municipal else quality.responsible,
        zones=tuple(sorted({(piece.layer, piece.zone) for piece in found})),
    )


def _pieces(quality: CoreQuality, ground: Ground) -> list[Piece]:
    found: list[Piece] = []
    for selector in usable(quality.selectors, ground.layers).selectors:
        layer = ground.layers[selector.layer]
        found.extend(piece for piece in ground.pieces(selector.layer) if selector.matches(layer, piece.zone) is not False)
    return found


def _level(quality: CoreQuality, pieces: Sequence[Piece], layers: Mapping[str, Layer]) -> Optional[str]:
    if quality.level_attribute is None:
        return None
    levels = {layers[piece.layer].value(piece.zone, quality.level_attribute) for piece in pieces}
    return next((level for level in LEVELS if level in levels), None)


def _is_municipal(quality: CoreQuality, ground: Ground, piece: Piece, exemptions: Sequence[Exemption]) -> bool:
    """Whether an exemption leaves all of this piece to the municipality."""
    for exemption in exemptions:
        if exemption.responsible != MUNICIPALITY or exemption.region is None or not exemption.groups.intersection(quality.groups):
            continue
        answer = ground.located(exemption.region)
        if answer is None or isinstance(answer, NotAssessable):
            continue
        left = shapely.difference(piece.geometry, answer.ground.geometry)
        if left.is_empty or measure(left).counts is False:
            return True
    return False
