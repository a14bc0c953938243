"""What the plugin adds to the start of QGIS: import, and the registration of everything it shows, each time in a fresh process.

    tools/setup/in-qgis .venv/bin/python3 tools/bench/plugin_start.py

It must stay under 50 ms. Run once before measuring, so that Python has compiled the files as it does at installation.
"""

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUNS = 7
LIMIT_MS = 50.0
CODE = """
import sys, time
from qgis.core import QgsApplication
import qgis.core, qgis.gui, qgis.utils
from qgis.PyQt import QtCore, QtGui, QtWidgets, QtXml, QtNetwork
app = QgsApplication([], True)
app.initQgis()
sys.path.insert(0, sys.argv[2])
from dock_desktop import Desktop
desktop = Desktop()
sys.path.insert(0, sys.argv[1])
before = set(sys.modules)
began = time.perf_counter()
from plantoets import classFactory
import plantoets.plugin
imported = time.perf_counter()
plugin = classFactory(desktop)
plugin.initGui()
ended = time.perf_counter()
ours = [name for name in set(sys.modules) - before if name.startswith("plantoets")]
print("plantoets", 1000 * (imported - began), 1000 * (ended - imported), len(ours))
sys.stdout.flush()
import os
os._exit(0)
"""


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "plantoets").symlink_to(ROOT)
        runs = [_run(folder) for _ in range(RUNS + 1)][1:]
    imported, registered = (statistics.median(run[number] for run in runs) for number in (0, 1))
    print(f"import {imported:.0f} ms, registration {registered:.0f} ms (medians of {RUNS}), {runs[0][2]:.0f} modules of the plugin")
    return 0 if imported + registered < LIMIT_MS else 1


def _run(folder: str) -> tuple[float, float, float]:
    command = [sys.executable, "-c", CODE, folder, str(ROOT / "tests" / "qgis")]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    line = next(line for line in ended.stdout.splitlines() if line.startswith("plantoets "))
    first, second, third = map(float, line.split()[1:])
    return first, second, third


if __name__ == "__main__":
    sys.exit(main())
