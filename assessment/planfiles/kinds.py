"""What kind of plan object a class (or layer) is, and which objects are proposed for assessment (contract §5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import Enum


class Kind(Enum):
    """The part an object plays in a plan."""

    SINGLE = "enkelbestemming"
    DOUBLE = "dubbelbestemming"
    OUTLINE = "plangebied"
    DECISION = "besluitvlak"
    SUBDECISION = "besluitsubvlak"
    DESIGNATION = "aanduiding"
    LABEL = "label"
    VISION = "structuurvisieobject"
    OTHER = "overig"


_PATTERNS: tuple[tuple[str, Kind], ...] = (
    (r"enkelbestemming\w*", Kind.SINGLE),
    (r"dubbelbestemming\w*", Kind.DOUBLE),
    (r"besluitsubvlak\w*", Kind.SUBDECISION),
    (r"besluitvlak\w*|projectbesluitvlak\w*", Kind.DECISION),
    (
        r"\w*plangebied(?!object)\w*|besluitgebied\w*|projectbesluitgebied\w*|onthoudingsgebied\w*|plangrens|plan contour|plancontour",
        Kind.OUTLINE,
    ),
    (r"maatvoering\w*|figuur|figuren|\w*aanduiding(en)?", Kind.DESIGNATION),
    (r"labels?|teksten?|text|annotati\w*|tekst\w*", Kind.LABEL),
)
_ONLY_IMRO: tuple[tuple[str, Kind], ...] = (
    (r"bouwvlak\w*", Kind.DESIGNATION),
    (r"structuurvisie\w*|provinciaal\w*|nationaal\w*|geometriestructuurvisie\w*", Kind.VISION),
)
_ANY_FILE = tuple((re.compile(pattern), kind) for pattern, kind in _PATTERNS)
_IMRO = _ANY_FILE + tuple((re.compile(pattern), kind) for pattern, kind in _ONLY_IMRO)


def kind_of(source_class: str, fields: Mapping[str, str], imro: bool) -> Kind:
    """The kind of an object of this class or layer.

    `fields`: its attributes; `typeplanobject` or `type` (as in exports of IMRO to GeoPackage) says more than a layer's name, and only
    a plan area has a `typeplan`. `imro`: the class is an IMRO class, so it has one of those names exactly.
    """
    if imro:
        if "typeplan" in fields:
            return Kind.OUTLINE
        compact = re.sub(r"[^a-z0-9]+", "", source_class.casefold())
        return next((kind for pattern, kind in _IMRO if pattern.fullmatch(compact)), Kind.VISION)
    for text in (fields.get("typeplanobject", "").rpartition(";")[2], source_class):
        words = re.sub(r"[^a-z0-9]+", " ", text.casefold()).strip()
        first = words.split(" ", 1)[0]
        for pattern, kind in _ANY_FILE:
            if words and (pattern.fullmatch(words) or pattern.fullmatch(first)):
                return kind
    return Kind.OTHER


def assessed_kinds(kinds: Iterable[tuple[Kind, bool]]) -> frozenset[Kind]:
    """Which kinds are proposed for assessment, of objects given as (kind, whether a development type is proposed for it).

    The enkelbestemmingen where there are any, else the decision areas, else objects with a development type, else the plan outline, else
    whatever else there is; never dubbelbestemmingen, aanduidingen or labels.
    """
    present = set(kinds)
    found = {kind for kind, _ in present}
    for kind in (Kind.SINGLE, Kind.DECISION):
        if kind in found:
            return frozenset((kind,))
    if (Kind.OTHER, True) in present:
        return frozenset((Kind.OTHER,))
    for kind in (Kind.OUTLINE, Kind.OTHER, Kind.SUBDECISION, Kind.VISION):
        if kind in found:
            return frozenset((kind,))
    return frozenset()
