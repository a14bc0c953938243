"""plantoets:assessplans from files to GeoPackages; run inside `tools/setup/in-qgis`: plantoets_batch.py SOURCES PLANS FOLDER [RUNS].

The first run finds no layers kept from before, later ones find them in memory: `seconds` of each.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from qgis.core import QgsApplication
from result import peak_mb


def main(sources: str, plans: str, folder: Path, runs: int) -> None:
    application = QgsApplication([], False)
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    import processing

    Processing.initialize()
    from plantoets import classFactory

    plugin = classFactory(None)
    plugin.initProcessing()
    seconds, cpu = [], []
    for _ in range(runs):
        outputs = {name: str(folder / f"{name.lower()}.gpkg") for name in ("ASSESSED", "FINDINGS", "OVERLAPS")}
        for output in outputs.values():
            Path(output).unlink(missing_ok=True)
        given = {"PLANS": plans, "ACTIVITY_FIELD": "activity", "NAME_FIELD": "naam", "LAYER_SOURCES": sources, **outputs}
        start, before = time.perf_counter(), time.process_time()
        done = processing.run("plantoets:assessplans", given)
        seconds.append(time.perf_counter() - start)
        cpu.append(time.process_time() - before)
    found = {"seconds": seconds[0], "again": min(seconds[1:], default=None), "plans": done["PLAN_COUNT"]}
    more = {"cpu": cpu[0], "cpu_again": min(cpu[1:], default=None), "stages": {}, "peak_mb": peak_mb()}
    print(json.dumps({**found, **more}))
    application.exitQgis()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), int((sys.argv[4:] or ["2"])[0]))
