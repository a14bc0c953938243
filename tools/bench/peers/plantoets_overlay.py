"""This engine's overlay, files to areas, and the lower bound: plantoets_overlay.py ZONES PLANS LAYERS AREAS [THREADS] [CACHE FOLDER].

`seconds` is from files to areas. After it, untimed as such: the union per plan and layer (for QGIS, which gives that), and the bare
exact intersections of the partial pairs with clipped zones, in memory, on one thread.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Optional

import numpy as np
import shapely
from plantoets.assessment import clipping
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


def bare(plans: Any, layers: LayerSet) -> tuple[float, int]:
    """Seconds for the intersections that nobody can leave out, and how many there are."""
    index = layers.index
    part, zone = index.tree.query(plans)
    order = np.argsort(part, kind="stable")
    part, zone = part[order], zone[order]
    starts = np.searchsorted(part, np.arange(len(plans) + 1))
    boxes = clipping.surroundings(plans)
    near = clipping.clipped(index, zone, starts, boxes)
    shapely.prepare(plans)
    partial = shapely.intersects(plans[part], near) & ~shapely.contains_properly(plans[part], near)
    partial &= ~clipping.filled(near, index.bounds[zone], boxes[part])
    start = time.perf_counter()
    shapely.area(shapely.intersection(plans[part[partial]], near[partial]))
    return time.perf_counter() - start, int(np.count_nonzero(partial))


def filled_in(grounds: list[Any], layers: list[str], of: Callable[[list[Any]], float]) -> Any:
    areas = np.zeros((len(grounds), len(layers)))
    for row, ground in enumerate(grounds):
        for column, layer in enumerate(layers):
            pieces = ground.met.get(layer, ())
            if pieces:
                areas[row, column] = of(pieces)
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
        _ = layers.index.tree, layers.index.bounds
    with result.stage("overlay"):
        grounds = overlay(list(plans), layers, threads)
    with result.stage("areas"):
        result.areas = filled_in(grounds, names, lambda pieces: sum(piece.measure.area_m2 for piece in pieces))
    result.stop()
    unions = filled_in(grounds, names, lambda pieces: shapely.area(shapely.union_all([piece.geometry for piece in pieces])))
    np.save(f"{areas}.unions.npy", unions)
    result.more["overlaps"] = sum(len(pieces) for ground in grounds for pieces in ground.met.values())
    result.more["bare"], result.more["partial"] = bare(plans, layers)
    result.write(areas)


if __name__ == "__main__":
    main(*sys.argv[1:3], sys.argv[3].split(","), sys.argv[4], int((sys.argv[5:] or ["1"])[0]), Path(sys.argv[6]) if sys.argv[6:] else None)
