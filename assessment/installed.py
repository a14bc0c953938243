"""The catalogue and the layers that ship with the plugin, read once and again when their files change."""

from __future__ import annotations

from functools import lru_cache

from .catalogue.load import load_catalogue
from .catalogue.rule import Catalogue
from .resources import LAYERS, POLICY
from .zones.bundled import read_bundled
from .zones.zone_index import LayerSet


def installed_catalogue() -> Catalogue:
    """The policy of the plugin.

    Raises:
        CatalogueError: a policy file can't be used, with file, line and field.
    """
    return _catalogue(tuple(sorted((path.as_posix(), path.stat().st_mtime_ns) for path in POLICY.rglob("*.yaml"))))


def installed_layers() -> LayerSet:
    """The bundled layers, by id."""
    return _layers(installed_catalogue().sha256, LAYERS.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def _catalogue(versions: tuple[tuple[str, int], ...]) -> Catalogue:
    return load_catalogue(POLICY)


@lru_cache(maxsize=1)
def _layers(catalogue: str, version: int) -> LayerSet:
    return LayerSet(read_bundled(LAYERS, installed_catalogue().names.layers.values()))
