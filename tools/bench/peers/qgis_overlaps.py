"""QGIS's own overlap analysis (native:calculatevectoroverlaps) from files to a file; run inside `tools/setup/in-qgis`."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from result import peak_mb


def measured(zones: str, plans: str, layers: list[str], output: str) -> dict[str, float]:
    """As its users do it: plain `processing.run`, nothing added. All objects of QGIS end with this function."""
    import processing

    QgsProject.instance().setEllipsoid("NONE")  # else areas are measured on the ellipsoid
    start, cpu = time.perf_counter(), time.process_time()
    opened = [QgsVectorLayer(f"{zones}|layername={layer}", layer) for layer in layers]  # by name: fields of one name would fall away
    processing.run("native:calculatevectoroverlaps", {"INPUT": plans, "LAYERS": opened, "OUTPUT": output})
    return {"seconds": time.perf_counter() - start, "cpu": time.process_time() - cpu, "peak_mb": peak_mb()}


def main(zones: str, plans: str, layers: list[str], output: str) -> None:
    application = QgsApplication([], False)
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    Path(output).unlink(missing_ok=True)
    found = measured(zones, plans, layers, output)
    print(json.dumps({**found, "stages": {}}))
    QgsProject.instance().clear()
    Processing.deinitialize()
    application.exitQgis()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3].split(","), sys.argv[4])
