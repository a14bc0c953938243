"""National services that can replace a layer, as a file names them, with their terms; off until somebody chooses them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from ..catalogue.names import LayerSpec
from ..catalogue.strict_yaml import Entry, read_yaml
from ..messages import Message
from ..resources import RESOURCES
from .layer_sources import LAYER, LayerSource, read_source_entry

PRESETS = RESOURCES / "sources" / "national.yaml"


@dataclass(frozen=True)
class Preset:
    """A service. `noted`: the day on which its address was noted; without `source` it can only be read about."""

    layer: Optional[str]
    title: Message
    holder: str
    terms: Message
    noted: str
    note: Optional[Message]
    source: Optional[LayerSource]


def read_presets(path: Path, layers: Mapping[str, LayerSpec]) -> tuple[Preset, ...]:
    """The services of a file, in its order.

    Raises:
        CatalogueError: the file can't be used, with line and field.
    """
    return tuple(_preset(entry, layers) for entry in read_yaml(path).elements())


def _preset(entry: Entry, layers: Mapping[str, LayerSpec]) -> Preset:
    found = entry.fields(required=("layer", "title", "holder", "terms", "noted"), optional=("note", "source"))
    layer = None if found["layer"].is_null else found["layer"].one_of(LAYER, list(layers))
    return Preset(
        layer=layer,
        title=found["title"].message(),
        holder=found["holder"].text(),
        terms=found["terms"].message(),
        noted=found["noted"].text(),
        note=found["note"].message() if "note" in found else None,
        source=read_source_entry(layers[layer], found["source"]) if layer and "source" in found else None,
    )
