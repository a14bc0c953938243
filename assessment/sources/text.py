"""Layer sources as the text of a LAYER_SOURCES file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from ..vocabulary import Precision
from .layer_sources import LayerSource, LayerSources

_HEAD = "# Laagbronnen van Plantoets: eigen gegevens in plaats van de meegeleverde schetsen (LAYER_SOURCES).\n"


def sources_text(sources: LayerSources) -> str:
    """YAML that `read_layer_sources` reads back as the same sources."""
    content: dict[str, Any] = {layer: _entry(source) for layer, source in sources.sources.items()}
    if not sources.bundled:
        content["bundled"] = False
    body = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1000) if content else ""
    return f"{_HEAD}{body}" if content else f"{_HEAD}{{}}\n"


def _entry(source: LayerSource) -> dict[str, Any]:
    given: Mapping[str, Any] = {
        "source": source.source,
        "provider": source.provider if source.provider != "ogr" else None,
        "fields": dict(source.fields),
        "values": {attribute: dict(table) for attribute, table in source.values.items()},
        "filter": source.filter,
        "precision": source.precision.value if source.precision is not Precision.EXACT else None,
    }
    return {key: value for key, value in given.items() if value not in (None, {})}
