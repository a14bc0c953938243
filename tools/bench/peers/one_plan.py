"""One plan by itself, layers in memory: overlay, rules, report model. one_plan.py ZONES PLANS LAYERS CACHE. Milliseconds."""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path

import numpy as np
from plantoets.assessment.assess import assess
from plantoets.assessment.installed import installed_catalogue
from plantoets.assessment.plan import PartInput, make_plan
from plantoets.assessment.report import Provenance, report_model
from plantoets.assessment.zones.bundled import geometry_of
from plantoets.assessment.zones.zone_cache import ZoneCache
from plantoets_overlay import read_layers


def main(zones: str, plans: str, names: list[str], cache: str) -> None:
    catalogue = installed_catalogue()
    layers = read_layers(Path(zones), names, 2, ZoneCache(Path(cache)))
    provenance, today = Provenance("", "", "", ""), date(2026, 11, 24)
    with closing(sqlite3.connect(plans)) as database:
        rows = database.execute("SELECT geom, naam, activity FROM plannen LIMIT 400").fetchall()
    spent = []
    for geometry, name, activity in rows:
        plan = make_plan(name, [PartInput("1", activity, geometry_of(geometry), {})], {}, catalogue.names, catalogue.outline)
        start = time.perf_counter()
        report_model(assess(plan, catalogue, layers, today), provenance)
        spent.append(1000 * (time.perf_counter() - start))
    warm = np.array(spent[5:])
    print(json.dumps({"first": spent[0], "median": float(np.median(warm)), "p95": float(np.percentile(warm, 95)), "plans": len(warm)}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3].split(","), sys.argv[4])
