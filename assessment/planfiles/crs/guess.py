"""What coordinate system coordinates without one could be in, by where they would then fall."""

from __future__ import annotations

import numpy as np

from ...messages import Message
from ...vocabulary import CRS as RD
from ..errors import CrsGuess, CrsUnknown, PlanFileError
from ..geometry.arcs import Coordinates
from .to_rd import to_rd

NETHERLANDS = (-7_000.0, 289_000.0, 300_000.0, 629_000.0)
"""xmin, ymin, xmax, ymax in RD, metres."""

_DRENTHE = (195_000.0, 510_000.0, 278_000.0, 590_000.0)
"""The province with some room around it, RD."""

_WORLD = (-1_500_000.0, -1_500_000.0, 2_000_000.0, 2_500_000.0)
"""Further out than this RD means nothing."""

_OLD_RD = "EPSG:28991"
"""Its origin is Amersfoort, so the small numbers of any local drawing would fall there; only Drenthe counts."""

_CANDIDATES = (
    (RD, Message("RD New", "RD New")),
    ("EPSG:4326", Message("WGS 84 (lengte, breedte)", "WGS 84 (longitude, latitude)")),
    ("EPSG:25832", Message("ETRS89 / UTM zone 32N", "ETRS89 / UTM zone 32N")),
    ("EPSG:25831", Message("ETRS89 / UTM zone 31N", "ETRS89 / UTM zone 31N")),
    ("EPSG:3857", Message("Web Mercator", "Web Mercator")),
    (_OLD_RD, Message("oud RD (oorsprong Amersfoort)", "old RD (origin Amersfoort)")),
)


def middle_of(coordinates: Coordinates) -> Coordinates:
    """The median of coordinates (n, 2), as (1, 2): stray points don't move it."""
    middle: Coordinates = np.median(coordinates, axis=0)[None, :]
    return middle


def in_box(point: Coordinates, box: tuple[float, float, float, float]) -> bool:
    """Whether a (1, 2) point lies in xmin, ymin, xmax, ymax."""
    x, y = float(point[0, 0]), float(point[0, 1])
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def is_sane(coordinates: Coordinates) -> bool:
    """Whether RD coordinates (n, 2) are finite and within reach of the Netherlands."""
    if not len(coordinates):
        return True
    low, high = coordinates.min(axis=0), coordinates.max(axis=0)
    finite = bool(np.isfinite(coordinates).all())
    return finite and low[0] >= _WORLD[0] and low[1] >= _WORLD[1] and high[0] <= _WORLD[2] and high[1] <= _WORLD[3]


def guesses_for(coordinates: Coordinates) -> tuple[CrsGuess, ...]:
    """The coordinate systems in which the middle of the coordinates falls in the Netherlands; those in Drenthe first."""
    middle = middle_of(coordinates)
    found: list[CrsGuess] = []
    for authid, name in _CANDIDATES:
        if authid == "EPSG:4326" and not in_box(middle, (-180.0, -90.0, 180.0, 90.0)):
            continue
        try:
            place = to_rd(authid)[0](middle)
        except PlanFileError:
            continue
        in_drenthe = in_box(place, _DRENTHE)
        if in_drenthe or (is_sane(place) and in_box(place, NETHERLANDS) and authid != _OLD_RD):
            found.append(_guess(authid, name, middle, in_drenthe))
    return tuple(sorted(found, key=lambda guess: not guess.in_drenthe))


def _guess(authid: str, name: Message, middle: Coordinates, in_drenthe: bool) -> CrsGuess:
    shown = _shown(middle)
    where_nl, where_en = (
        ("in of bij Drenthe", "in or near Drenthe")
        if in_drenthe
        else ("in Nederland, buiten Drenthe", "in the Netherlands, outside Drenthe")
    )
    return CrsGuess(
        authid,
        Message(
            f"als {name.nl} ({authid}) valt het midden ({shown}) {where_nl}",
            f"as {name.en} ({authid}) the middle ({shown}) falls {where_en}",
        ),
        in_drenthe,
    )


def _shown(middle: Coordinates) -> str:
    x, y = float(middle[0, 0]), float(middle[0, 1])
    digits = 4 if abs(x) < 1000 and abs(y) < 1000 else 0
    return f"{x:.{digits}f}, {y:.{digits}f}"


def crs_question(coordinates: Coordinates, declared: str | None) -> CrsUnknown:
    """The question to ask: which coordinate system is this, with what would fit. `declared`: what the file says, if anything."""
    guesses = guesses_for(coordinates)
    shown = _shown(middle_of(coordinates))
    if declared is None:
        start = Message(
            "Het bestand zegt niet in welk coördinatenstelsel het staat", "The file doesn't say what coordinate system it is in"
        )
    else:
        start = Message(
            f"Het bestand zegt {declared}, maar dan valt het plan ver buiten Nederland",
            f"The file says {declared}, but then the plan falls far outside the Netherlands",
        )
    if guesses:
        best = guesses[0]
        rest = Message(
            f"{best.explanation.nl}; bevestig dit of kies een ander stelsel.",
            f"{best.explanation.en}; confirm this or choose another system.",
        )
    elif is_millimetres(coordinates):
        rest = Message(
            "het lijkt RD in millimeters; exporteer de tekening in meters.",
            "it looks like RD in millimetres; export the drawing in metres.",
        )
    else:
        rest = Message(
            f"de coördinaten ({shown}) passen in geen bekend stelsel; exporteer het plan in RD (EPSG:28992).",
            f"the coordinates ({shown}) fit no known system; export the plan in RD (EPSG:28992).",
        )
    return CrsUnknown(Message(f"{start.nl}: {rest.nl}", f"{start.en}: {rest.en}"), guesses)


def is_millimetres(coordinates: Coordinates) -> bool:
    """Whether the coordinates would fall in the Netherlands if they were RD in millimetres."""
    metres: Coordinates = np.asarray(middle_of(coordinates) / 1000.0, dtype=np.float64)
    return in_box(metres, NETHERLANDS)
