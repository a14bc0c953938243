"""Brings the features of a plan to RD: which coordinate system holds, which axis comes first, and whether the result makes sense."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import numpy as np
import shapely

from ...messages import Message
from ...vocabulary import CRS as RD
from ..errors import PlanFileError, not_finite, too_many
from ..geometry.arcs import Coordinates
from ..limits import MAX_VERTICES
from ..model import RawFeature, RdTransform
from .guess import NETHERLANDS, crs_question, guesses_for, in_box, is_sane, middle_of
from .systems import is_geographic, shown
from .to_rd import to_rd


@dataclass(frozen=True)
class Projected:
    """Features in RD, the coordinate system most of them came from, how they were transformed, and what is worth saying."""

    features: tuple[RawFeature, ...]
    crs: str
    transform: RdTransform | None
    warnings: tuple[Message, ...]


def project(features: tuple[RawFeature, ...], crs: str | None) -> Projected:
    """The features in RD, finite and near the Netherlands. `crs` overrules what the file says.

    Raises:
        CrsUnknown: the file doesn't say its coordinate system, or says one that can't be right while another would be.
        PlanFileError: coordinates that aren't finite or make no sense anywhere.
    """
    with_geometry = [feature for feature in features if feature.geometry is not None]
    _check_numbers(with_geometry)
    groups: dict[str | None, list[int]] = {}
    for index, feature in enumerate(features):
        if feature.geometry is not None:
            groups.setdefault(crs or feature.crs, []).append(index)
    moved = list(features)
    warnings: list[Message] = []
    transforms: dict[str, RdTransform | None] = {}
    for system, indices in groups.items():
        geometries = np.array([features[index].geometry for index in indices], dtype=object)
        result, transforms[system or ""], notes = _to_rd(geometries, system, asked=crs is None)
        warnings.extend(notes)
        for index, geometry in zip(indices, result):
            moved[index] = replace(features[index], geometry=geometry, crs=RD)
    return Projected(tuple(moved), *_summary(groups, transforms, warnings))


def _summary(
    groups: dict[str | None, list[int]], transforms: dict[str, RdTransform | None], warnings: list[Message]
) -> tuple[str, RdTransform | None, tuple[Message, ...]]:
    counts = Counter({system or "": len(indices) for system, indices in groups.items()})
    main = counts.most_common(1)[0][0] if counts else RD
    if len(counts) > 1:
        listed = ", ".join(shown(system) for system in sorted(counts))
        warnings.append(
            Message(
                f"Het bestand gebruikt meer dan één coördinatenstelsel ({listed}); alles is naar RD omgerekend.",
                f"The file uses more than one coordinate system ({listed}); all was converted to RD.",
            )
        )
    used = [transform for transform in transforms.values() if transform is not None]
    worst = max(used, key=lambda transform: float("inf") if transform.accuracy_m is None else transform.accuracy_m, default=None)
    return shown(main), worst, tuple(warnings)


def _check_numbers(features: list[RawFeature]) -> None:
    geometries = np.array([feature.geometry for feature in features], dtype=object)
    if int(np.sum(shapely.get_num_coordinates(geometries))) > MAX_VERTICES:
        raise too_many(MAX_VERTICES, "coördinaten", "coordinates")
    if not bool(np.isfinite(shapely.get_coordinates(geometries)).all()):
        raise not_finite()


def _to_rd(geometries: Coordinates, system: str | None, asked: bool) -> tuple[Coordinates, RdTransform | None, list[Message]]:
    """Geometries of one coordinate system in RD. `asked`: whether a better system may be asked for."""
    coordinates = shapely.get_coordinates(geometries)
    if system is None:
        raise crs_question(coordinates, None)
    convert, transform = to_rd(system)
    result = convert(coordinates)
    if len(result) and not (is_sane(result) and in_box(middle_of(result), NETHERLANDS)):
        swapped = convert(coordinates[:, ::-1])
        if is_sane(swapped) and in_box(middle_of(swapped), NETHERLANDS):
            return shapely.set_coordinates(geometries, swapped), transform, [_swapped(system)]
        if asked and any(guess.authid != system for guess in guesses_for(coordinates)):
            raise crs_question(coordinates, shown(system))
        if not is_sane(result):
            raise _absurd(coordinates, system)
    return shapely.set_coordinates(geometries, result), transform, []


def _swapped(system: str) -> Message:
    first = ("breedte, lengte", "latitude, longitude") if is_geographic(system) else ("y, x", "y, x")
    return Message(
        f"De coördinaten staan in het bestand als {first[0]}; ze zijn omgedraaid, want zo valt het plan in Nederland.",
        f"The coordinates stand in the file as {first[1]}; they were turned round, since the plan then falls in the Netherlands.",
    )


def _absurd(coordinates: Coordinates, system: str) -> PlanFileError:
    lowest, highest = coordinates.min(axis=0), coordinates.max(axis=0)
    span = f"{lowest[0]:.6g}, {lowest[1]:.6g} – {highest[0]:.6g}, {highest[1]:.6g}"
    return PlanFileError(
        Message(
            f"Het plan heeft coördinaten ({span}) die in {shown(system)} onmogelijk ver van Nederland liggen; controleer het bestand.",
            f"The plan has coordinates ({span}) that lie impossibly far from the Netherlands in {shown(system)}; check the file.",
        )
    )
