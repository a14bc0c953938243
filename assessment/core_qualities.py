"""The table of kernkwaliteiten: which ones the plan affects, how much, at which level, and who is responsible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Optional

import shapely

from . import geometry as planar
from .catalogue.rule import Catalogue, CoreQuality, Exemption
from .ground import Ground
from .layers import Layer
from .measure import measure
from .pieces import Piece
from .plan import Plan
from .relations import NotAssessable, usable
from .zones.zone_index import LayerSet

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


def core_quality_rows(plan: Plan, grounds: Sequence[Ground], layers: LayerSet, catalogue: Catalogue) -> list[CoreQualityRow]:
    """A row for each kernkwaliteit and indicator, in the order of the catalogue."""
    whole_m2 = measure(planar.union(part.geometry for part in plan.parts if part.area_m2)).area_m2
    return [_row(quality, plan, grounds, layers, catalogue.exemptions, whole_m2) for quality in catalogue.core_qualities]


def _row(
    quality: CoreQuality,
    plan: Plan,
    grounds: Sequence[Ground],
    layers: LayerSet,
    exemptions: Sequence[Exemption],
    whole_m2: Optional[float],
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
    area = _area(pieces)
    level = _level(quality, found, layers)
    municipal = level in quality.municipal_levels or all(_is_municipal(quality, ground, piece, exemptions) for ground, piece in pieces)
    return CoreQualityRow(
        quality=quality,
        affected=True,
        area_m2=area,
        share=min(area / whole_m2, 1.0) if area is not None and whole_m2 else None,
        level=level,
        responsible=MUNICIPALITY if municipal else quality.responsible,
        zones=tuple(sorted({(piece.layer, piece.zone) for piece in found})),
    )


def _area(pieces: Sequence[tuple[Ground, Piece]]) -> Optional[float]:
    """What is affected in m², each square metre once; None where no polygon is."""
    areal = [(ground, piece.geometry) for ground, piece in pieces if piece.measure.dimension == 2]
    if not areal:
        return None
    ground, geometries = areal[0][0], tuple([geometry for _, geometry in areal])
    if all(other is ground for other, _ in areal):
        return ground.covered(geometries).measure.area_m2  # which findings may have asked as well
    return measure(planar.union(geometries)).area_m2


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
