"""How each layer stands, without reading it: sketch, official, not fetched yet, gone, or left out."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import NamedTuple, Optional

from ...assessment.sources.layer_sources import LayerSource, LayerSources
from .opening import anchored
from .plain import file_date
from .services.kept import fetched_on, is_service


class Standing(str, Enum):
    """What an assessment will find."""

    SKETCH = "sketch"
    OFFICIAL = "official"
    UNTRIED = "untried"
    FAILED = "failed"
    MISSING = "missing"


class State(NamedTuple):
    """How a layer stands, since which day (ISO), and why it failed."""

    standing: Standing
    date: Optional[str] = None
    reason: str = ""


def state_of(layer: str, sources: LayerSources) -> State:
    """How a layer stands as far as that can be seen without opening it."""
    source = sources.sources.get(layer)
    if source is None:
        return State(Standing.SKETCH if sources.bundled else Standing.MISSING)
    if is_service(source):
        date = fetched_on(source)
        return State(Standing.OFFICIAL if date else Standing.UNTRIED, date)
    return _file_state(source, sources.folder)


def _file_state(source: LayerSource, folder: Optional[Path]) -> State:
    if source.provider != "ogr" or source.source.startswith("/vsi"):
        return State(Standing.UNTRIED)
    path = Path(anchored(source, folder).partition("|")[0])
    if not path.exists():
        return State(Standing.FAILED, None, str(path))
    return State(Standing.OFFICIAL, file_date(path))
