"""The maps of the policy as groups of layers: codes, titles and the order in which layers lie on each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Optional

from ...assessment.catalogue.names import LayerSpec
from ...assessment.catalogue.strict_yaml import Entry, read_yaml
from ...assessment.messages import Message
from ...assessment.resources import RESOURCES

STYLES = RESOURCES / "styles"


class MapSheet(NamedTuple):
    """One map: its code ("2E"), its title, and its layers from top to bottom."""

    code: str
    title: Message
    layers: tuple[str, ...]

    @property
    def parent(self) -> Optional[str]:
        """The code of the map that this one is a part of: "2" for "2E"."""
        return self.code[:-1] if self.code[-1].isalpha() else None

    def name(self, language: str) -> str:
        """As the group is called: Kaart 2E — Archeologie."""
        return f"{'Kaart' if language == 'nl' else 'Map'} {self.code} — {self.title.text(language)}"


def map_sheets(specs: Mapping[str, LayerSpec]) -> tuple[MapSheet, ...]:
    """All maps in their order. The catalogue says which layers a map has; a layer whose place is not stated lies at the bottom."""
    return tuple(_sheet(code, entry, specs) for code, entry in read_yaml(STYLES / "maps.yaml").items())


def chosen_sheets(sheets: tuple[MapSheet, ...], codes: Optional[tuple[str, ...]]) -> tuple[MapSheet, ...]:
    """The maps with these codes and the parts of those maps; all of them when none is chosen."""
    if not codes:
        return sheets
    return tuple(sheet for sheet in sheets if sheet.code in codes or sheet.parent in codes)


def _sheet(code: str, entry: Entry, specs: Mapping[str, LayerSpec]) -> MapSheet:
    found = entry.fields(required=("title", "layers"))
    order = found["layers"].texts()
    layers = [layer for layer, spec in specs.items() if code in spec.maps]
    layers.sort(key=lambda layer: order.index(layer) if layer in order else len(order))
    return MapSheet(code, found["title"].message(), tuple(layers))
