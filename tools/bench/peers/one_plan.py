"""One plan by itself, in milliseconds; run inside `tools/setup/in-qgis`: one_plan.py [SOURCES PLANS [ZONES LAYERS CACHE]].

`first`: the first assessment of the dock in a QGIS that runs, of the example plan on the bundled layers, from what is drawn to all that is
shown; the imports went before and have a time of their own. With SOURCES it is the first of PLANS on these layers. With all of a province
two QGISes do so one after the other in one profile: for the first its layers are `new`, for the second they are `kept`. Then a plan is
assessed again and again, its geometry each time another, with all layers in memory, from geometry to report model.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from importlib import import_module
from itertools import islice
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, Optional

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


def first(plan: Path, sources: str = "", rows: Optional[int] = None) -> float:
    """What a person waits for who has drawn the plan in a fresh QGIS; of its features the first `rows`."""
    from plantoets.ui.result.assess_work import work
    from plantoets.ui.store.draft import Draft, PartDraft
    from qgis.core import QgsProject, QgsVectorLayer

    features = islice(QgsVectorLayer(str(plan), "plan").getFeatures(), rows)
    parts = [PartDraft(str(number), "", row["activity"], bytes(row.geometry().asWkb())) for number, row in enumerate(features, 1)]
    draft = Draft("plan", tuple(parts), layer_sources=sources)
    start = time.perf_counter()
    shown = work(draft, "nl", QgsProject.instance().transformContext(), False, lambda share: None, lambda: False)
    spent = 1000 * (time.perf_counter() - start)
    if not shown or not shown.model["findings"]:
        raise SystemExit("the plan was not assessed")
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


def in_qgis(root: Path, sources: str, plans: str) -> dict[str, float]:
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    imported = imports()
    found = {"imports": imported, "first": first(Path(plans), sources, 1) if sources else first(root / EXAMPLE)}
    application.exitQgis()
    return found


def another(sources: str, plans: str) -> float:
    """The first assessment in a QGIS of its own."""
    done = subprocess.run([sys.executable, __file__, sources, plans], check=True, stdout=subprocess.PIPE, text=True)
    return float(json.loads(next(line for line in done.stdout.splitlines() if line.startswith("{")))["first"])


def main(sources: str = "", plans: str = "", *province: str) -> None:
    if not province:
        print(json.dumps(in_qgis(Path(__file__).resolve().parents[3], sources, plans)))
        return
    zones, names, cache = province
    found = {"new": another(sources, plans), "kept": another(sources, plans)}
    print(json.dumps({**found, **warm(zones, plans, names.split(","), cache)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
