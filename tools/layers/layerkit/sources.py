"""Reads the source files: layer list, themes, named shapes and places."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .coordinates import Point
from .model import Attribute, LayerSpec


@dataclass(frozen=True)
class Place:
    """A kern or hamlet: RD in metres, its municipality of 2010, inhabitants (0: unknown) and role."""

    naam: str
    at: Point
    gemeente: str
    inwoners: int
    soort: str
    bron: str


@dataclass
class Sources:
    """Everything the source files say, still unbuilt."""

    specs: list[LayerSpec]
    layers: dict[str, dict[str, Any]] = field(default_factory=dict)
    shapes: dict[str, Any] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)


def read_sources(folder: Path) -> Sources:
    """Reads all of `folder`; a layer described twice or unknown is an error."""
    sources = Sources(_specs(folder / "schema.yaml"))
    known = {spec.id for spec in sources.specs}
    for path in sorted((folder / "themas").glob("*.yaml")):
        theme = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        sources.shapes.update(theme.get("vormen", {}))
        for layer_id, entry in theme.get("lagen", {}).items():
            if layer_id not in known or layer_id in sources.layers:
                raise ValueError(f"{path.name}: layer '{layer_id}' is unknown or described twice")
            sources.layers[layer_id] = entry
    missing = known - set(sources.layers)
    if missing:
        raise ValueError(f"no source describes the layers {sorted(missing)}")
    sources.places = _places(folder / "plaatsen.csv")
    return sources


def _specs(path: Path) -> list[LayerSpec]:
    out = []
    for layer_id, entry in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        attributes = tuple(Attribute(name, *_kind(definition)) for name, definition in (entry.get("attributen") or {}).items())
        out.append(LayerSpec(layer_id, entry["titel"], entry["uitleg"], str(entry["kaart"]), entry["meetkunde"], attributes))
    return out


def _kind(definition: Any) -> tuple[str, tuple[Any, ...]]:
    if isinstance(definition, list):
        kind = "integer" if all(isinstance(value, int) for value in definition) else "text"
        return kind, tuple(definition)
    return str(definition), ()


def _places(path: Path) -> list[Place]:
    with path.open(encoding="utf-8", newline="") as handle:
        rows = csv.DictReader(line for line in handle if not line.startswith("#"))
        return [
            Place(
                row["naam"],
                (float(row["x_km"]) * 1000, float(row["y_km"]) * 1000),
                row["gemeente"],
                int(row["inwoners"] or 0),
                row["soort"],
                row["bron"],
            )
            for row in rows
        ]
