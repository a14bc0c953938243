"""One plan by itself, in milliseconds; run inside `tools/setup/in-qgis`: one_plan.py [ZONES PLANS LAYERS CACHE].

`first`: the first assessment of the dock in a QGIS that runs, of the example plan on the bundled layers, from what is drawn to all that is
shown; the imports went before and have a time of their own. Then, with a province: a plan again and again, its geometry each time
another, with all layers in memory, from geometry to report model.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

PLANS = 400
WARMING = 5
EXAMPLE = "resources/example/voorbeeldplan.gpkg"


def imports() -> float:
    """How long it takes to import the dock's work; then, uncounted, whatever that may import on its way."""
    start = time.perf_counter()
    import_module("plantoets.ui.result.assess_work")
    spent = 1000 * (time.perf_counter() - start)
    for part in ("assessment", "processing"):
        package = import_module(f"plantoets.{part}")
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    return spent


def first(root: Path) -> float:
    """What a person waits for who has drawn the example plan in a fresh QGIS."""
    from plantoets.ui.result.assess_work import work
    from plantoets.ui.store.draft import Draft, PartDraft
    from qgis.core import QgsProject, QgsVectorLayer

    layer = QgsVectorLayer(str(root / EXAMPLE), "plan")
    parts = [
        PartDraft(str(number), "", row["activity"], bytes(row.geometry().asWkb())) for number, row in enumerate(layer.getFeatures(), 1)
    ]
    draft = Draft("Rolde", tuple(parts))
    start = time.perf_counter()
    shown = work(draft, "nl", QgsProject.instance().transformContext(), False, lambda share: None, lambda: False)
    spent = 1000 * (time.perf_counter() - start)
    if not shown or not shown.model["findings"]:
        raise SystemExit("the example plan was not assessed")
    return spent


def warm(zones: str, plans: str, names: Sequence[str], cache: str) -> dict[str, Any]:
    """Plans of the province one after the other, as if each were the last one with its geometry changed."""
    import numpy as np
    from plantoets.assessment.assess import assess
    from plantoets.assessment.installed import installed_catalogue
    from plantoets.assessment.plan import PartInput, make_plan
    from plantoets.assessment.report import Provenance, report_model
    from plantoets.assessment.zones.bundled import geometry_of
    from plantoets.assessment.zones.zone_cache import ZoneCache
    from plantoets_overlay import read_layers

    catalogue = installed_catalogue()
    layers = read_layers(Path(zones), list(names), 2, ZoneCache(Path(cache)))
    provenance, today = Provenance("", "", "", ""), date(2026, 11, 24)
    with closing(sqlite3.connect(plans)) as database:
        rows = database.execute("SELECT geom, naam, activity FROM plannen LIMIT ?", [PLANS]).fetchall()
    spent = []
    for stored, name, activity in rows:
        geometry = geometry_of(stored)
        start = time.perf_counter()
        plan = make_plan(name, [PartInput("1", activity, geometry, {})], {}, catalogue.names, catalogue.outline)
        report_model(assess(plan, catalogue, layers, today), provenance)
        spent.append(1000 * (time.perf_counter() - start))
    counted = np.array(spent[WARMING:])
    return {"median": float(np.median(counted)), "p95": float(np.percentile(counted, 95)), "plans": len(counted)}


def main(province: Sequence[str]) -> None:
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    imported = imports()
    found: dict[str, Any] = {"imports": imported, "first": first(Path(__file__).resolve().parents[3])}
    if province:
        zones, plans, names, cache = province
        found.update(warm(zones, plans, names.split(","), cache))
    print(json.dumps(found))
    application.exitQgis()


if __name__ == "__main__":
    main(sys.argv[1:])
