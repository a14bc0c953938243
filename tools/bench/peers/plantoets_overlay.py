"""This engine's overlay, files to areas: plantoets_overlay.py ZONES PLANS LAYERS AREAS [THREADS] [CACHE FOLDER]."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Optional

import numpy as np
from plantoets.assessment.installed import installed_catalogue
from plantoets.assessment.layers import Layer, Origin, make_layer
from plantoets.assessment.overlay import overlay
from plantoets.assessment.vocabulary import Precision
from plantoets.assessment.zones.plain_geopackage import read_plain
from plantoets.assessment.zones.zone_cache import ZoneCache, file_version
from plantoets.assessment.zones.zone_index import LayerSet
from result import Result


def read_layers(zones: Path, names: list[str], threads: int, cache: Optional[ZoneCache]) -> LayerSet:
    """As `processing.plain_sources` reads them, without QGIS."""
    specs = installed_catalogue().names.layers
    version = file_version(zones, threads) if cache else ""

    def read(name: str) -> Layer:
        spec, origin = specs[name], Origin(name, False, Precision.ROUGH)
        kept = cache.load(f"{version} {name}", spec, origin) if cache else None
        if kept is not None:
            return kept
        table = read_plain(zones, name, {attribute: attribute for attribute in spec.attributes}, None, 28992)
        if table is None:
            raise SystemExit(f"{name} is not plain")
        layer = make_layer(spec, origin, table.geometries, table.columns, table.features, table.wkb)
        if cache:
            cache.store(f"{version} {name}", layer)
        return layer

    with ThreadPoolExecutor(threads) as pool:
        return LayerSet(zip(names, pool.map(read, names)))


def summed(grounds: list[Any], layers: list[str]) -> Any:
    """Square metres per plan and layer."""
    areas = np.zeros((len(grounds), len(layers)))
    for row, ground in enumerate(grounds):
        for column, layer in enumerate(layers):
            areas[row, column] = sum(piece.measure.area_m2 for piece in ground.met.get(layer, ()))
    return areas


def main(zones: str, plans_file: str, names: list[str], areas: str, threads: int, cache: Optional[Path]) -> None:
    installed_catalogue()
    np.seterr(invalid="ignore")
    result = Result(names, 0)
    with result.stage("read"):
        layers = read_layers(Path(zones), names, threads, ZoneCache(cache) if cache else None)
        table = read_plain(Path(plans_file), "plannen", {}, None, 28992)
        plans = table.geometries if table else np.empty(0, dtype=object)
    with result.stage("index"):
        _ = layers.index
    with result.stage("overlay"):
        grounds = overlay(list(plans), layers, threads)
    with result.stage("areas"):
        result.areas = summed(grounds, names)
    result.stop()
    result.more["overlaps"] = sum(len(pieces) for ground in grounds for pieces in ground.met.values())
    result.write(areas)


if __name__ == "__main__":
    main(*sys.argv[1:3], sys.argv[3].split(","), sys.argv[4], int((sys.argv[5:] or ["1"])[0]), Path(sys.argv[6]) if sys.argv[6:] else None)
