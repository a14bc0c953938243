"""The geometry that goes with a report model's zones and findings: too much for the JSON, wanted on a map."""

from __future__ import annotations

from typing import NamedTuple

import shapely
from shapely.geometry.base import BaseGeometry

from .. import geometry as planar
from ..assess import Assessment
from ..finding import Finding
from .model import pieces_in_order


class Shapes(NamedTuple):
    """WKB in RD, one for each of the model's zones and findings, in their order."""

    zones: tuple[bytes, ...]
    findings: tuple[bytes, ...]


def shapes_of(assessment: Assessment) -> Shapes:
    """Where the plan lies in each zone, and what each finding is about: the plan part, or as much of it as lies in the zones."""
    return Shapes(
        zones=tuple(shapely.to_wkb(piece.geometry) for _, piece in pieces_in_order(assessment)),
        findings=tuple(shapely.to_wkb(_ground(finding)) for finding in assessment.findings),
    )


def _ground(finding: Finding) -> BaseGeometry:
    whole = finding.part.geometry
    dimension = planar.dimension(whole)
    pieces = [hit.geometry for hit in finding.hits if not hit.geometry.is_empty and planar.dimension(hit.geometry) == dimension]
    return planar.union(pieces) if pieces else whole
