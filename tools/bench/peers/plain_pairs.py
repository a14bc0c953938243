"""The plain way, and the bound below which nobody can get: plain_pairs.py ZONES PLANS LAYERS AREAS.

Areas of whole zones intersected with plans, added up per plan and layer (AREAS.npy), and of their union, as QGIS has it
(AREAS.unions.npy). Printed: how many plans and zones have boxes that meet, how many overlap, and how many overlaps are partial: neither
covers the other. Vertices of the zone, the mean over all pairs, and once clipped, over the partial ones. `bare`: seconds of the exact
intersections of the partial pairs with clipped zones, in memory, on one thread.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from plantoets.assessment.zones.plain_geopackage import read_plain

RUNS = 3
MARGIN_M = 1.0471975511965976
"""How much wider than the plan a zone is kept; no vertex lies that far off."""


def read(path: str, layer: str) -> Any:
    table = read_plain(Path(path), layer, {}, None, 28992)
    if table is None:
        raise SystemExit(f"{layer} is not plain")
    return table.geometries[:]


def clipped(plans: Any, zones: Any) -> Any:
    """Each zone cut to the surroundings of its plan; whole where that goes wrong."""
    boxes = shapely.bounds(plans) + np.array([-MARGIN_M, -MARGIN_M, MARGIN_M, MARGIN_M])
    near = np.array([shapely.clip_by_rect(zone, *box) for zone, box in zip(zones, boxes.tolist())], dtype=object)
    return np.where(shapely.is_valid(near), near, zones)


def bare(plans: Any, zones: Any) -> float:
    """The quickest of some runs: a bound may only be too low."""
    spent = []
    for _ in range(RUNS):
        start = time.perf_counter()
        shapely.area(shapely.intersection(plans, zones))
        spent.append(time.perf_counter() - start)
    return min(spent)


def main(zones_file: str, plans_file: str, names: list[str], areas: str) -> None:
    np.seterr(invalid="ignore")
    plans = read(plans_file, "plannen")
    shapely.prepare(plans)
    sums, unions = np.zeros((len(plans), len(names))), np.zeros((len(plans), len(names)))
    counts = dict.fromkeys(("pairs", "overlaps", "partial", "vertices"), 0)
    mine, theirs = [], []
    for column, name in enumerate(names):
        zones = read(zones_file, name)
        part, zone = shapely.STRtree(zones).query(plans)
        order = np.argsort(part, kind="stable")
        part, zone = part[order], zone[order]
        counts["pairs"] += len(part)
        counts["vertices"] += int(shapely.get_num_coordinates(zones[zone]).sum())
        met = shapely.intersects(plans[part], zones[zone])
        part, zone = part[met], zone[met]
        cut = shapely.intersection(plans[part], zones[zone])
        area = shapely.area(cut)
        np.add.at(sums[:, column], part, area)
        for plan in np.unique(part):
            unions[plan, column] = shapely.area(shapely.union_all(cut[part == plan]))
        counts["overlaps"] += int(np.count_nonzero(area > 0))
        partial = (area > 0) & ~shapely.covers(plans[part], zones[zone])
        partial[partial] = ~shapely.covers(zones[zone[partial]], plans[part[partial]])
        part, zone = part[partial], zone[partial]
        mine.append(plans[part])
        theirs.append(clipped(plans[part], zones[zone]))
        counts["partial"] += len(part)
    np.save(areas, sums)
    np.save(Path(areas).with_suffix(".unions.npy"), unions)
    near = np.concatenate(theirs)
    counts["vertices"] //= max(counts["pairs"], 1)
    left = round(float(shapely.get_num_coordinates(near).mean())) if len(near) else 0
    print(json.dumps({**counts, "clipped": left, "bare": bare(np.concatenate(mine), near)}))


if __name__ == "__main__":
    main(*sys.argv[1:3], sys.argv[3].split(","), sys.argv[4])
