"""Reads all layers of an OGR data set into features."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import shapely
from osgeo import ogr

from ...messages import Message
from ..crs.systems import id_of, is_geographic
from ..errors import too_many
from ..geometry.linear import NotReadable, to_shapely
from ..limits import MAX_FIELD_CHARS, MAX_FIELDS, MAX_LAYERS, MAX_OBJECTS, MAX_VERTICES
from ..model import RawFeature
from ..quiet import FAILURES, quietly
from ..stopping import go_on
from .gdal_calls import damaged, open_vector


def read_layers(
    path: Path,
    driver: str,
    *,
    open_options: list[str] | None = None,
    config: Mapping[str, str] | None = None,
    skip: frozenset[str] = frozenset(),
    change: Callable[[RawFeature], RawFeature] = lambda feature: feature,
) -> tuple[list[RawFeature], list[Message]]:
    """The features of every layer with geometry, and what could not be read. Layers named in `skip` are left alone.

    `change` is done to each feature as soon as it is read.

    Raises:
        PlanFileError: the file can't be opened by this driver, breaks off, or holds too much.
    """
    problems: list[Message] = []
    with quietly(config) as heard:
        try:
            features = _all_features(open_vector(str(path.resolve()), driver, open_options), driver, skip, change, problems)
        except FAILURES:
            raise damaged(driver) from None
        if heard.failed:  # rather than use the part before the error
            raise damaged(driver)
    return features, problems


def _all_features(
    dataset: Any, driver: str, skip: frozenset[str], change: Callable[[RawFeature], RawFeature], problems: list[Message]
) -> list[RawFeature]:
    if dataset.GetLayerCount() > MAX_LAYERS:
        raise too_many(MAX_LAYERS, "lagen", "layers")
    features: list[RawFeature] = []
    vertices = 0
    for index in range(dataset.GetLayerCount()):
        layer = dataset.GetLayer(index)
        if layer is None:
            raise damaged(driver)
        if layer.GetName() in skip or layer.GetGeomType() == ogr.wkbNone:
            continue
        for feature in _features(layer, problems):
            go_on()
            features.append(change(feature))
            vertices += int(shapely.get_num_coordinates(features[-1].geometry))
            if len(features) > MAX_OBJECTS:
                raise too_many(MAX_OBJECTS, "objecten", "objects")
            if vertices > MAX_VERTICES:
                raise too_many(MAX_VERTICES, "coördinaten", "coordinates")
    return features


def _features(layer: Any, problems: list[Message]) -> Iterator[RawFeature]:
    name = str(layer.GetName())
    crs = id_of(layer.GetSpatialRef())
    geographic = is_geographic(crs)
    fields = _field_names(layer)
    while True:
        feature = layer.GetNextFeature()
        if feature is None:
            return
        identity = f"{name}.{feature.GetFID()}"
        try:
            geometry = to_shapely(feature.GetGeometryRef(), geographic)
        except NotReadable as error:
            geometry = None
            problems.append(_not_readable(identity, str(error)))
        values = {key: text for position, key in fields if (text := _text(feature, position))}
        yield RawFeature(name, identity, "", geometry, crs, None, values)


def _field_names(layer: Any) -> list[tuple[int, str]]:
    definition = layer.GetLayerDefn()
    wanted = [
        index for index in range(min(definition.GetFieldCount(), MAX_FIELDS)) if definition.GetFieldDefn(index).GetType() != ogr.OFTBinary
    ]
    return [(index, str(definition.GetFieldDefn(index).GetName()).casefold()) for index in wanted]


def _text(feature: Any, index: int) -> str:
    if not feature.IsFieldSetAndNotNull(index):
        return ""
    try:
        return str(feature.GetFieldAsString(index))[:MAX_FIELD_CHARS].strip()
    except (RuntimeError, UnicodeDecodeError):
        return ""


def _not_readable(identity: str, kind: str) -> Message:
    return Message(
        f"{identity}: geometrie van de soort '{kind}' wordt niet gelezen; dit object ontbreekt.",
        f"{identity}: geometry of the kind '{kind}' is not read; this object is missing.",
    )
