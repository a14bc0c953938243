"""LAYER_SOURCES (contract §6): an office's own data in place of bundled layers, as a file says it. Reading the data is not done here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Optional

from ..catalogue.names import LayerSpec
from ..catalogue.strict_yaml import Entry, read_yaml
from ..errors import InputError
from ..messages import Message
from ..vocabulary import Precision

_SECRET = re.compile(r"(?i)(\b(?:password|token|apikey|api_key)=)(?:'(?:\\.|[^'\\])*'|[^\s&']+)|(://[^/\s:@']+:)[^/\s@']+(?=@)")
LAYER = Message("laag", "layer")


@dataclass(frozen=True)
class LayerSource:
    """Where one layer comes from. `fields`: attribute to source field or expression; `values`: recoding per attribute."""

    layer: str
    source: str
    provider: str = "ogr"
    fields: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    filter: Optional[str] = None
    precision: Precision = Precision.EXACT

    @property
    def shown(self) -> str:
        """The source as it may be read by others: without passwords and tokens."""
        return _SECRET.sub(lambda found: f"{found.group(1) or found.group(2)}…", self.source)

    def recoded(self, attribute: str, value: Any) -> Any:
        """The catalogue's value for a source value; what is not recoded stays as it is."""
        table = self.values.get(attribute)
        if not table or value is None:
            return value
        key = f"{value:g}" if isinstance(value, float) else str(value)
        return table.get(key, value)


@dataclass(frozen=True)
class LayerSources:
    """All of a file. With `bundled` false, layers that it does not name count as missing; `folder` anchors relative paths."""

    sources: Mapping[str, LayerSource] = field(default_factory=dict)
    bundled: bool = True
    folder: Optional[Path] = None


def read_layer_sources(path: Path, layers: Mapping[str, LayerSpec]) -> LayerSources:
    """Read a YAML or JSON file of layer sources.

    Raises:
        InputError: the file is not there.
        CatalogueError: an unknown layer, attribute or key, or a value of the wrong kind; with file, line and field.
    """
    if not path.is_file():
        raise InputError(
            Message(
                f"Het bestand met laagbronnen '{path}' bestaat niet; controleer LAYER_SOURCES.",
                f"The file of layer sources '{path}' does not exist; check LAYER_SOURCES.",
            )
        )
    sources: dict[str, LayerSource] = {}
    bundled = True
    for key, entry in read_yaml(path).items():
        if key == "bundled":
            bundled = entry.boolean()
        elif key in layers:
            sources[key] = read_source_entry(layers[key], entry)
        else:
            raise entry.unknown(LAYER, key, (*layers, "bundled"))
    return LayerSources(sources, bundled, path.resolve().parent)


def read_source_entry(spec: LayerSpec, entry: Entry) -> LayerSource:
    """The source of one layer, as a file has it.

    Raises:
        CatalogueError: an unknown attribute or key, or a value of the wrong kind; with file, line and field.
    """
    found = entry.fields(required=("source",), optional=("provider", "fields", "values", "filter", "precision"))
    precision = (
        found["precision"].one_of(Message("precisie", "precision"), [item.value for item in Precision]) if "precision" in found else "exact"
    )
    return LayerSource(
        layer=spec.id,
        source=found["source"].text(),
        provider=found["provider"].text() if "provider" in found else "ogr",
        fields={key: value.text() for key, value in _attributes(spec, found.get("fields"))},
        values={key: {code: value.scalar() for code, value in table.items()} for key, table in _attributes(spec, found.get("values"))},
        filter=found["filter"].text() if "filter" in found and not found["filter"].is_null else None,
        precision=Precision(precision),
    )


def _attributes(spec: LayerSpec, entry: Optional[Entry]) -> list[tuple[str, Entry]]:
    if entry is None or entry.is_null:
        return []
    found = list(entry.items())
    for key, value in found:
        if key not in spec.attributes and key != "bron":
            raise value.unknown(Message("attribuut", "attribute"), key, spec.attributes)
    return found
