"""Tries a source: fetches it anew, guesses its fields, reads it as an assessment would, and tells what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, Optional

import shapely
from qgis.core import QgsCoordinateTransformContext, QgsProcessingContext, QgsVectorLayer

from ...assessment.catalogue.names import LayerSpec
from ...assessment.layers import Layer
from ...assessment.messages import Message
from ...assessment.sources.field_guess import guess_fields, guess_values
from ...assessment.sources.layer_sources import LayerSource
from .error import SourceError
from .layer_reader import read_source
from .opening import opened_source
from .services.kept import Fetcher
from .services.patience import AT_LEISURE_S

_MOST_SHOWN = 200
_MOST_DRAWN = 5_000
_MOST_VALUES = 100
_DRAWN_TO_M = 20.0


class Trial(NamedTuple):
    """What a source is.

    `source` has the guessed fields and recodings filled in; `rows` what Plantoets reads; `shapes` zones in RD as WKB, simplified.
    """

    source: LayerSource
    names: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    features: int = 0
    error: Optional[Message] = None
    remark: Optional[Message] = None
    rows: tuple[Mapping[str, Any], ...] = ()
    shapes: tuple[bytes, ...] = ()
    recoded: tuple[str, ...] = ()


def try_source(
    spec: LayerSpec,
    source: LayerSource,
    folder: Optional[Path],
    transforms: QgsCoordinateTransformContext,
    is_cancelled: Callable[[], bool],
    refresh: bool = True,
) -> Trial:
    """Read a source as it is now; `refresh` fetches a service anew."""
    context = QgsProcessingContext()
    context.setTransformContext(transforms)
    try:
        found = opened_source(spec, source, folder, Fetcher(is_cancelled, refresh, AT_LEISURE_S))
    except SourceError as error:
        return Trial(source, error=error.message)
    names = tuple(found.layer.fields().names())
    guesses = guess_fields(spec.attributes, names)
    guessed = {
        attribute: field for attribute, field in guesses.items() if attribute not in source.fields and field not in source.fields.values()
    }
    filled = replace(source, fields={**source.fields, **{key: field for key, field in guessed.items() if field != key}})
    recoded = _recodings(spec, filled, found.layer, names)
    filled = replace(filled, values={**filled.values, **recoded})
    layer = read_source(spec, filled, folder, context, Fetcher(is_cancelled))
    if not layer.usable:
        return Trial(source, names, error=layer.message)
    return Trial(
        filled,
        names,
        tuple(guessed),
        len(layer.geometries),
        remark=layer.message,
        rows=tuple(_rows(layer)),
        shapes=tuple(_shapes(layer)),
        recoded=tuple(f"{value} → {meant}" for table in recoded.values() for value, meant in table.items()),
    )


def _recodings(spec: LayerSpec, source: LayerSource, layer: QgsVectorLayer, names: Sequence[str]) -> dict[str, dict[str, str]]:
    """What the source's own words for the policy's values must mean, for attributes that are not recoded already."""
    tables = {}
    for attribute in spec.attributes.values():
        field = source.fields.get(attribute.name, attribute.name)
        if attribute.values and attribute.name not in source.values and field in names:
            found = sorted(str(value) for value in layer.uniqueValues(names.index(field), _MOST_VALUES) if value is not None)
            table = guess_values(attribute.values, found)
            if table:
                tables[attribute.name] = table
    return tables


def _rows(layer: Layer) -> list[Mapping[str, Any]]:
    return [
        {attribute: column[zone] for attribute, column in layer.attributes.items()}
        for zone in range(min(_MOST_SHOWN, len(layer.geometries)))
    ]


def _shapes(layer: Layer) -> list[bytes]:
    drawn = layer.geometries[:_MOST_DRAWN]
    return [bytes(wkb) for wkb in shapely.to_wkb(shapely.simplify(drawn, _DRAWN_TO_M))] if len(drawn) else []
