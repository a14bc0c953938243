"""Runs everybody on the same files, checks that areas agree, and keeps what was measured in build/bench/results-SIZE.json.

bash tools/bench/run [--size small|medium|full] [--quick] [--publish]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Optional

import numpy as np
from checkout import ROOT
from province import LAYERS, SOURCES_FILE, ZONES_FILE, make, plans_file

FOLDER = ROOT / "build" / "bench"
PEERS = ROOT / "tools" / "bench" / "peers"
OURS, THEIRS = str(ROOT / ".venv/bin/python"), str(ROOT / "build/bench-venv/bin/python")
PLANS = {"small": (40, 160), "medium": (100, 500, 2000), "full": (200, 2000, 20_000)}
AGREE = 1e-6
"""The largest difference of an area, as a share of the plan's largest one."""


def measured(script: str, *arguments: Any, python: str = OURS, in_qgis: bool = False) -> dict[str, Any]:
    """What a contender printed; a contender that isn't there, or fails, says why."""
    command = [python, str(PEERS / script), *map(str, arguments)]
    if in_qgis:
        command = [str(ROOT / "tools/setup/in-qgis"), "python3", *command[1:]]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=PEERS, env=_environment()) as process:
        out, err = process.communicate()
    lines = [line for line in out.splitlines() if line.startswith("{")]
    if not lines:
        print(f"  {script}: {err.strip().splitlines()[-1:]}")
        return {"error": (err.strip().splitlines() or ["no result"])[-1]}
    found = {**json.loads(lines[-1]), "wall": time.perf_counter() - start}
    print(f"  {script} {' '.join(map(str, arguments[4:]))}: {found.get('seconds', 0):.2f} s {found.get('stages', '')}", flush=True)
    return found


def _environment() -> dict[str, str]:
    """In which this checkout is the package `plantoets`, as tools/setup/as-package has it."""
    package = ROOT / "build" / "package"
    package.mkdir(parents=True, exist_ok=True)
    if not (package / "plantoets").exists():
        (package / "plantoets").symlink_to(ROOT, target_is_directory=True)
    return {**os.environ, "PYTHONPATH": f"{package}{os.pathsep}{ROOT / 'tools' / 'bench'}"}


def main() -> None:
    given = _arguments()
    folder = FOLDER / given.size
    counts = PLANS[given.size]
    made = make(folder, given.size, 1, counts)
    print(f"{made['zones']} zones, {made['vertices']} vertices, {len(LAYERS)} layers", flush=True)
    main_count = counts[1]
    results: dict[str, Any] = {
        "size": given.size,
        "made": made,
        "layers": len(LAYERS),
        "plans": main_count,
        "date": datetime.now(tz=timezone.utc).date().isoformat(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start",
        "overlay": _overlays(folder, main_count),
        "batch": {count: _batch(folder, count, 2 if count <= main_count else 1) for count in (counts[:2] if given.quick else counts)},
        "growth": _growth(folder, given, counts),
        "one": measured("one_plan.py", folder / ZONES_FILE, plans_file(folder, main_count), ",".join(LAYERS), folder / "cache"),
    }
    results["agreement"] = _agreement(folder, results["overlay"])
    path = FOLDER / f"results-{given.size}.json"
    path.write_text(json.dumps(results, indent=1), encoding="utf-8")
    _print(results)
    if any(share > AGREE for share in results["agreement"].values()):
        raise SystemExit("areas do not agree")


def _files(folder: Path, count: int, layers: Optional[list[str]] = None) -> tuple[Any, ...]:
    return folder / ZONES_FILE, plans_file(folder, count), ",".join(layers or LAYERS)


def _overlays(folder: Path, count: int) -> dict[str, Any]:
    files = _files(folder, count)
    cache = folder / "cache"
    shutil.rmtree(cache, ignore_errors=True)
    output = folder / "qgis.gpkg"
    output.unlink(missing_ok=True)
    return {
        "qgis": measured("qgis_overlaps.py", *files, output, in_qgis=True),
        "geopandas": measured("geopandas_overlay.py", *files, folder / "geopandas.npy", python=THEIRS),
        "duckdb": measured("duckdb_overlay.py", *files, folder / "duckdb.npy", python=THEIRS),
        "postgis": measured("postgis_overlay.py", *files, folder / "postgis.npy"),
        "one thread": measured("plantoets_overlay.py", *files, folder / "ours.npy", 1),
        "two threads": measured("plantoets_overlay.py", *files, folder / "ours.npy", 2),
        "two threads, first run": measured("plantoets_overlay.py", *files, folder / "ours.npy", 2, cache),
        "one thread, layers kept": measured("plantoets_overlay.py", *files, folder / "ours.npy", 1, cache),
        "two threads, layers kept": measured("plantoets_overlay.py", *files, folder / "ours.npy", 2, cache),
    }


def _batch(folder: Path, count: int, runs: int) -> dict[str, Any]:
    output = folder / "batch"
    output.mkdir(exist_ok=True)
    return measured("plantoets_batch.py", folder / SOURCES_FILE, plans_file(folder, count), output, runs, in_qgis=True)


def _growth(folder: Path, given: argparse.Namespace, counts: tuple[int, ...]) -> dict[str, Any]:
    cache, areas, count = folder / "cache", folder / "growth.npy", counts[1]
    by_plans = {number: measured("plantoets_overlay.py", *_files(folder, number), areas, 2, cache) for number in counts}
    names = list(LAYERS)
    by_layers = {
        number: measured("plantoets_overlay.py", *_files(folder, count, names[:number]), areas, 2, cache) for number in (10, 20, len(names))
    }
    by_vertices = {}
    for detail in () if given.quick else (0.5, 2.0):
        other = FOLDER / f"{given.size}-{detail:g}"
        vertices = make(other, given.size, 1, (count,), detail)["vertices"]
        by_vertices[vertices] = measured("plantoets_overlay.py", *_files(other, count), areas, 2, other / "cache")
        by_vertices[vertices] = measured("plantoets_overlay.py", *_files(other, count), areas, 2, other / "cache")
    return {"plans": by_plans, "layers": by_layers, "vertices": by_vertices}


def _agreement(folder: Path, overlays: dict[str, Any]) -> dict[str, float]:
    """By how much areas differ from ours: pairs summed per plan and layer; of QGIS the union, in every layer."""
    ours, unions = np.load(folder / "ours.npy"), np.load(folder / "ours.npy.unions.npy")
    apart = {
        name: float(np.abs(np.load(folder / f"{name}.npy") - ours).max() / ours.max())
        for name in ("geopandas", "duckdb", "postgis")
        if "error" not in overlays[name]
    }
    if "error" not in overlays["qgis"]:
        apart["qgis"] = float(np.abs(_qgis_areas(folder / "qgis.gpkg") - unions).max() / ours.max())
    return apart


def _qgis_areas(path: Path) -> Any:
    from osgeo import ogr

    file = ogr.Open(str(path))  # kept: its layers go with it
    layer = file.GetLayer(0)
    described = layer.GetLayerDefn()
    fields = [number for number in range(described.GetFieldCount()) if described.GetFieldDefn(number).GetName().endswith("_area")]
    return np.array([[feature.GetField(number) or 0.0 for number in fields] for feature in layer])


def _print(results: dict[str, Any]) -> None:
    base = results["overlay"]["qgis"].get("seconds", float("nan"))
    print(f"\n{results['plans']} plans; times QGIS's overlap analysis ({base:.1f} s), files to areas:")
    for name, found in results["overlay"].items():
        if "seconds" in found:
            print(
                f"  {name:28} {found['seconds']:8.2f} s {base / found['seconds']:6.1f} x {found['cpu']:6.1f} cpu {found['peak_mb']:5.0f} MB"
            )
    bare = results["overlay"]["one thread"]
    if "bare" in bare:
        print(f"  {'lower bound, one thread':28} {bare['bare']:8.2f} s {base / bare['bare']:6.1f} x   ({bare['partial']} partial pairs)")
    for count, found in results["batch"].items():
        if "seconds" in found:
            memory = f"{found['cpu_again'] or found['cpu']:.1f} s of processor time, {found['peak_mb']:.0f} MB"
            again = f", again {found['again']:.2f} s" if found["again"] else ""
            print(f"  whole batch of {count:6} plans: {found['seconds']:.2f} s{again}, {memory}")
    print(f"  areas differ by at most {results['agreement']}; one plan {results['one']}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--size", choices=PLANS, default="full")
    parser.add_argument("--quick", action="store_true", help="without the largest batch and other numbers of vertices")
    parser.add_argument("--publish", action="store_true", help="write docs/performance.md; see tools/bench/run")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
