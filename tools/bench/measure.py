"""Runs everybody on the same files, checks that areas agree, and keeps what was measured in build/bench/results-SIZE.json.

bash tools/bench/run [--size small|medium|full] [--seed 1] [--quick] [--publish]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import time
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from checkout import ROOT
from province import LAYERS, SOURCES_FILE, ZONES_FILE, make, make_sources, plans_file
from runner import THEIRS, measured, national
from targets import table

FOLDER = ROOT / "build" / "bench"
PLANS = {"small": (40, 160, 640), "medium": (100, 500, 2000), "full": (200, 2000, 20_000)}
DETAILS = (0.5, 2.0)
FRESH_QGISES = 5
BUSY = 0.5
AGREE = 1e-6
"""The largest difference of an area, as a share of the largest one."""


class Run(NamedTuple):
    """One benchmark: on the province in `folder`, with few, the usual number of, and many plans."""

    size: str
    seed: int
    quick: bool
    folder: Path

    @property
    def plans(self) -> tuple[int, int, int]:
        return PLANS[self.size]

    @property
    def count(self) -> int:
        """The usual number of plans."""
        return self.plans[1]

    @property
    def counts(self) -> tuple[int, ...]:
        """Those whose growth is measured."""
        return self.plans[:2] if self.quick else self.plans

    @property
    def repeat(self) -> int:
        """Of so many runs the quickest counts."""
        return 1 if self.quick else 3

    def files(self, count: int, layers: int = len(LAYERS)) -> tuple[Any, ...]:
        return self.folder / ZONES_FILE, plans_file(self.folder, count), ",".join(list(LAYERS)[:layers])

    def batches(self, sources: str, *qgises: tuple[int, ...]) -> dict[str, Any]:
        """Whole batches in one QGIS after another."""
        output = self.folder / "batch"
        output.mkdir(exist_ok=True)
        files = [",".join(str(plans_file(self.folder, count)) for count in qgis) for qgis in qgises]
        return measured("plantoets_batch.py", self.folder / sources, output, *files, in_qgis=True)


def main() -> None:
    began, load = time.monotonic(), os.getloadavg()[0]
    given = _arguments()
    run = Run(given.size, given.seed, given.quick, FOLDER / given.size)
    made = make(run.folder, run.size, run.seed, run.counts)
    print(f"{made['zones']} zones, {made['vertices']} vertices, {len(LAYERS)} layers", flush=True)
    if given.publish and load > BUSY:
        print(f"others are at work on this machine (load {load:.1f}): the seconds will not be worth publishing", flush=True)
    results: dict[str, Any] = {
        "size": run.size,
        "quick": run.quick,
        "repeat": run.repeat,
        "made": made,
        "layers": len(LAYERS),
        "plans": run.count,
        "date": datetime.now(tz=timezone.utc).date().isoformat(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "load": load,
        "pairs": measured("plain_pairs.py", *run.files(run.count), run.folder / "plain.npy"),
        "overlay": _overlays(run),
        "batch": _batches(run),
    }
    results["growth"] = _growth(run, made, results["batch"])
    results["one"] = _one(run)
    results["national"] = [
        national(plans_file(run.folder, count), run.folder / SOURCES_FILE, run.folder / "national", 2) for count in run.counts
    ]
    results["national"].append(national(plans_file(run.folder, run.count), run.folder / SOURCES_FILE, run.folder / "national", 1))
    results["agreement"] = _agreement(run.folder, results["overlay"])
    results["minutes"] = (time.monotonic() - began) / 60
    (FOLDER / f"results-{run.size}.json").write_text(json.dumps(results, indent=1), encoding="utf-8")
    _print(results)
    if any(share > AGREE for share in results["agreement"].values()):
        raise SystemExit("areas do not agree")
    if lost := _lost(results):
        raise SystemExit(f"not a whole result: {lost}")


def _overlays(run: Run) -> dict[str, Any]:
    files, cache, again = run.files(run.count), run.folder / "cache", run.repeat
    shutil.rmtree(cache, ignore_errors=True)

    def ours(*more: Any) -> dict[str, Any]:
        return measured("plantoets_overlay.py", *files, run.folder / "ours.npy", *more, repeat=again)

    found = {
        "qgis": measured("qgis_overlaps.py", *files, run.folder / "qgis.gpkg", in_qgis=True, repeat=again),
        "geopandas": measured("geopandas_overlay.py", *files, run.folder / "geopandas.npy", python=THEIRS, repeat=again),
        "duckdb": measured("duckdb_overlay.py", *files, run.folder / "duckdb.npy", python=THEIRS, repeat=again),
        "postgis": measured("postgis_overlay.py", *files, run.folder / "postgis.npy", repeat=again),
        "one thread": ours(1),
        "two threads": ours(2),
    }
    measured("plantoets_overlay.py", *files, run.folder / "ours.npy", 2, cache)
    return {**found, "one thread, layers kept": ours(1, cache), "two threads, layers kept": ours(2, cache)}


def _batches(run: Run) -> dict[str, Any]:
    """`first`: layers never seen; `kept`: by an earlier QGIS; `same`: by this one; `again`: the same, by number of plans."""
    few, count, many = run.plans
    rounds = [few, count] * run.repeat
    largest = () if run.quick else (many,) * run.repeat
    whole = run.batches(SOURCES_FILE, (count, *rounds, *largest), *[(count,)] * run.repeat)
    if "error" in whole:
        return whole
    (first, *same), *others = whole["runs"]
    fresh = [first, *(run.batches(SOURCES_FILE, (count,))["runs"][0][0] for _ in range(1, run.repeat))]
    again = {number: _quickest([one for one in same if one["plans"] == number]) for number in run.counts}
    return {"first": _quickest(fresh), "kept": _quickest([other[0] for other in others]), "same": again[count], "again": again}


def _quickest(runs: list[dict[str, Any]]) -> dict[str, Any]:
    return min(runs, key=lambda one: float(one["seconds"]))


def _growth(run: Run, made: dict[str, int], batch: dict[str, Any]) -> dict[str, Any]:
    """Overlay and whole batch with other numbers of plans, layers and vertices, each with its number of overlaps."""
    whole = batch.get("again") or dict.fromkeys(run.counts, batch)
    plans = {number: _grown(run, number) | {"batch": whole[number]} for number in run.counts}
    layers, vertices = {}, {}
    for number in (len(LAYERS) // 3, 2 * len(LAYERS) // 3):
        make_sources(run.folder / f"bronnen_{number}.json", ZONES_FILE, list(LAYERS)[:number])
        layers[number] = _grown(run, run.count, number) | {"batch": _warm(run, f"bronnen_{number}.json")}
    layers[len(LAYERS)] = plans[run.count]
    for detail in () if run.quick else DETAILS:
        other = run._replace(folder=FOLDER / f"{run.size}-{detail:g}")
        number = make(other.folder, run.size, run.seed, (run.count,), detail)["vertices"]
        vertices[number] = _grown(other, run.count) | {"batch": _warm(other, SOURCES_FILE)}
    vertices[made["vertices"]] = layers[len(LAYERS)]
    return {"plans": plans, "layers": layers, "vertices": dict(sorted(vertices.items()))}


def _grown(run: Run, count: int, layers: int = len(LAYERS)) -> dict[str, Any]:
    files = (*run.files(count, layers), run.folder / "growth.npy", 2, run.folder / "cache")
    measured("plantoets_overlay.py", *files)  # which keeps the layers
    return {"overlay": measured("plantoets_overlay.py", *files, repeat=run.repeat)}


def _warm(run: Run, sources: str) -> dict[str, Any]:
    found = run.batches(sources, (run.count,) * 3)
    return found if "error" in found else _quickest(found["runs"][0][1:])


def _one(run: Run) -> dict[str, Any]:
    """The first assessment in some fresh QGISes, the median of them, and with a province; and one plan when warm."""
    fresh = [measured("one_plan.py", in_qgis=True) for _ in range(FRESH_QGISES)]
    zones, plans, layers = run.files(run.count)
    province = measured("one_plan.py", run.folder / SOURCES_FILE, plans, zones, layers, run.folder / "cache", in_qgis=True)
    failed = next((found for found in [*fresh, province] if "error" in found), None)
    return failed or {**province, **{key: float(np.median([found[key] for found in fresh])) for key in ("imports", "first")}}


def _agreement(folder: Path, overlays: dict[str, Any]) -> dict[str, float]:
    """By how much areas differ from plain intersections: pairs summed per plan and layer; of QGIS the union, in every layer."""
    if not (folder / "plain.npy").exists():
        return {}
    plain, unions = np.load(folder / "plain.npy"), np.load(folder / "plain.unions.npy")
    named = {"ours": "two threads, layers kept", "geopandas": "geopandas", "duckdb": "duckdb", "postgis": "postgis"}
    apart = {
        name: float(np.abs(np.load(folder / f"{name}.npy") - plain).max() / plain.max())
        for name, key in named.items()
        if "error" not in overlays[key]
    }
    if "error" not in overlays["qgis"]:
        apart["qgis"] = float(np.abs(_qgis_areas(folder / "qgis.gpkg") - unions).max() / plain.max())
    return apart


def _qgis_areas(path: Path) -> Any:
    from osgeo import ogr

    file = ogr.Open(str(path))  # kept: its layers go with it
    layer = file.GetLayer(0)
    described = layer.GetLayerDefn()
    fields = [number for number in range(described.GetFieldCount()) if described.GetFieldDefn(number).GetName().endswith("_area")]
    return np.array([[feature.GetField(number) or 0.0 for number in fields] for feature in layer])


def _lost(results: dict[str, Any]) -> str:
    """Why something failed that nobody can do without; other contenders may be left out."""
    overlays = {name: found for name, found in results["overlay"].items() if name == "qgis" or "thread" in name}
    needed = {"pairs": results["pairs"], "batch": results["batch"], "one plan": results["one"], **overlays}
    needed.update({f"{found.get('plans')} plans at once": found for found in results["national"]})
    for what, grown in results["growth"].items():
        needed.update({f"{number} {what}": found[kind] for number, found in grown.items() for kind in ("overlay", "batch")})
    return "; ".join(f"{name}: {found['error']}" for name, found in needed.items() if "error" in found)


def _print(results: dict[str, Any]) -> None:
    base = results["overlay"]["qgis"].get("seconds", float("nan"))
    print(f"\n{results['plans']} plans; times QGIS's overlap analysis ({base:.1f} s), files to areas:")
    for name, found in results["overlay"].items():
        if "seconds" in found:
            memory = f"{found['peak_mb']:5.0f} MB" if found["peak_mb"] else ""
            print(f"  {name:28} {found['seconds']:8.2f} s {base / found['seconds']:6.1f} x {memory}")
    apart = max(results["agreement"].values(), default=float("nan"))
    print(f"  areas differ by at most {apart:.0e} of the largest; all of it took {results['minutes']:.0f} minutes\n")
    print(table(results))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--size", choices=PLANS, default="full")
    parser.add_argument("--seed", type=int, default=1, help="of the province")
    parser.add_argument("--quick", action="store_true", help="everything once, without the most plans and other numbers of vertices")
    parser.add_argument("--publish", action="store_true", help="write docs/performance.md; see tools/bench/run")
    given = parser.parse_args()
    if given.publish and (given.quick or given.size != "full"):
        parser.error("only a whole run at full size is published: leave out --quick and --size, or --publish")
    return given


if __name__ == "__main__":
    sys.exit(main())
