"""Turns the sources into features: layers are built when first asked for, so one may be drawn from another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from shapely.geometry.base import BaseGeometry

from .clean import GRID, areas, lines, on_grid
from .model import Feature, LayerSpec
from .operations import OPERATIONS
from .overlay import intersect, unite
from .partition import divide
from .sources import Place, Sources

Generator = Callable[["Workshop", dict[str, Any]], list[Feature]]
OWN_KEYS = {"naam", "vorm", "bron", "precision"}


class Workshop:
    """Builds layers from sources; remembers what it has built."""

    def __init__(self, sources: Sources, generators: dict[str, Generator]) -> None:
        self._sources = sources
        self._generators = generators
        self._specs = {spec.id: spec for spec in sources.specs}
        self._built: dict[str, list[Feature]] = {}
        self._busy: list[str] = []

    @property
    def places(self) -> list[Place]:
        """The kernen and hamlets of the source."""
        return self._sources.places

    def spec(self, layer_id: str) -> LayerSpec:
        """What the contract says of the layer."""
        return self._specs[layer_id]

    def layer(self, layer_id: str) -> list[Feature]:
        """The features of a layer, built on first use."""
        if layer_id in self._busy:
            raise ValueError("layers drawn in a circle: " + " > ".join([*self._busy, layer_id]))
        if layer_id not in self._built:
            self._busy.append(layer_id)
            self._built[layer_id] = self._build(layer_id)
            self._busy.pop()
        return self._built[layer_id]

    def union(self, layer_id: str) -> BaseGeometry:
        """All of a layer as one geometry."""
        return unite(f.geometry for f in self.layer(layer_id))

    def shape(self, expression: Any, naam: str) -> BaseGeometry:
        """Evaluates a shape of the sources: a named shape or {operation: argument}."""
        if isinstance(expression, str):
            return self.shape(self._sources.shapes[expression], naam)
        if len(expression) != 1:
            raise ValueError(f"{naam}: a shape has one operation, found {sorted(expression)}")
        ((operation, argument),) = expression.items()
        return OPERATIONS[operation](self, argument, naam)

    def _build(self, layer_id: str) -> list[Feature]:
        entry = self._sources.layers[layer_id]
        if "maak" in entry:
            features = self._generators[entry["maak"]](self, entry)
        else:
            features = [self._feature(entry, zone) for zone in entry.get("zones", [])]
        if entry.get("overlap") == "niet":
            province = self.layer("provincie")[0].geometry
            for feature, part in zip(features, divide([f.geometry for f in features], province)):
                feature.geometry = part
        else:
            self._clip(layer_id, features)
        for feature in features:
            self._check(layer_id, feature)
        return features

    def _feature(self, entry: dict[str, Any], zone: dict[str, Any]) -> Feature:
        naam = zone["naam"]
        attributes = {**entry.get("attributen", {}), **{k: v for k, v in zone.items() if k not in OWN_KEYS}}
        bron = str(zone.get("bron", entry["bron"]))
        return Feature(naam, self.shape(zone["vorm"], naam), bron, zone.get("precision", entry["precision"]), attributes)

    def _clip(self, layer_id: str, features: list[Feature]) -> None:
        if layer_id == "provincie":
            features[0].geometry = areas(features[0].geometry)
            return
        province = self.layer("provincie")[0].geometry
        nearly = province.buffer(GRID)
        kind = self._specs[layer_id].geometry
        for feature in features:
            if kind == "punt":
                feature.geometry = on_grid(feature.geometry)
                continue
            keep = areas if kind == "vlak" else lines
            inside = nearly.covers(feature.geometry)  # left as it is, so that it stays equal to what it was made of
            feature.geometry = keep(feature.geometry if inside else intersect(feature.geometry, province))

    def _check(self, layer_id: str, feature: Feature) -> None:
        allowed = {a.name: a for a in self._specs[layer_id].attributes}
        unknown = set(feature.attributes) - set(allowed)
        if unknown:
            raise ValueError(f"{layer_id}/{feature.naam}: unknown attributes {sorted(unknown)}")
        for name, value in feature.attributes.items():
            if value is not None and allowed[name].values and value not in allowed[name].values:
                raise ValueError(f"{layer_id}/{feature.naam}: {name} may not be {value!r}")
        if feature.geometry.is_empty:
            raise ValueError(f"{layer_id}/{feature.naam}: nothing left inside the province")
        if not feature.bron or not feature.naam:
            raise ValueError(f"{layer_id}/{feature.naam}: no name or bron")
