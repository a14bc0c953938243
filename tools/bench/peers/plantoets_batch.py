"""plantoets:assessplans from files to GeoPackages; run inside `tools/setup/in-qgis`: plantoets_batch.py SOURCES FOLDER PLANS...

Each PLANS is a QGIS of its own in the same profile: files with plans, divided by commas, assessed one after the other. So the first file
of the first QGIS finds no layers kept from before, the first of a later QGIS finds them in the profile, every other finds them in memory.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from result import forget_peak, peak_mb

SINKS = ("ASSESSED", "FINDINGS", "OVERLAPS")


class Clocks:
    """Processor time by stage, wherever and in whatever thread it is spent."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._inside = threading.local()

    def on(self, owner: Any, name: str, stage: str, clock: Callable[[], float] = time.thread_time) -> None:
        """Count what a function of a module or class takes."""
        function: Callable[..., Any] = getattr(owner, name)

        @wraps(function)
        def counted(*given: Any, **named: Any) -> Any:
            if getattr(self._inside, stage, False):  # one of these calls another
                return function(*given, **named)
            setattr(self._inside, stage, True)
            start = clock()
            try:
                return function(*given, **named)
            finally:
                setattr(self._inside, stage, False)
                self.spent[stage] = self.spent.get(stage, 0.0) + clock() - start

        setattr(owner, name, counted)

    def stages(self, total: float) -> dict[str, float]:
        """What was spent since the last time, and what is left of the total."""
        spent, self.spent = self.spent, {}
        return {**spent, "other": total - sum(spent.values())}


def clocks() -> Clocks:
    """Clocks on the stages of a batch."""
    from plantoets.assessment import many
    from plantoets.processing.output.batch_results import BatchResults
    from plantoets.processing.sources import layer_reader

    made = Clocks()
    made.on(layer_reader, "read_layers", "layers", time.process_time)  # by threads of its own, while nobody else works
    made.on(many, "overlay", "overlay")
    made.on(many, "conclude", "rules")
    for name in ("__enter__", "add", "flush", "__exit__"):
        made.on(BatchResults, name, "rows")
    return made


def measured(sources: str, folder: Path, plans: str, clock: Clocks) -> dict[str, Any]:
    import processing

    outputs = {name: str(folder / f"{name.lower()}.gpkg") for name in SINKS}
    for output in outputs.values():
        Path(output).unlink(missing_ok=True)
    given = {"PLANS": plans, "ACTIVITY_FIELD": "activity", "NAME_FIELD": "naam", "LAYER_SOURCES": sources, **outputs}
    forget_peak()
    start, before = time.perf_counter(), time.process_time()
    done = processing.run("plantoets:assessplans", given)
    seconds, cpu = time.perf_counter() - start, time.process_time() - before
    return {"seconds": seconds, "cpu": cpu, "stages": clock.stages(cpu), "peak_mb": peak_mb(), "plans": done["PLAN_COUNT"]}


def in_qgis(sources: str, folder: Path, files: list[str]) -> None:
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    from plantoets import classFactory

    plugin = classFactory(None)
    plugin.initProcessing()
    clock = clocks()
    print(json.dumps([measured(sources, folder, plans, clock) for plans in files]))
    application.exitQgis()


def main(sources: str, folder: str, qgises: list[str]) -> None:
    runs = []
    for files in qgises:
        command = [sys.executable, __file__, "--in-qgis", sources, folder, files]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        runs.append(json.loads(next(line for line in done.stdout.splitlines() if line.startswith("["))))
    print(json.dumps({"runs": runs}))


if __name__ == "__main__":
    if sys.argv[1] == "--in-qgis":
        in_qgis(sys.argv[2], Path(sys.argv[3]), sys.argv[4].split(","))
    else:
        main(*sys.argv[1:3], sys.argv[3:])
