"""Writes docs/performance.md and its plot from what `measure.py` kept; see `tools/bench/run`: publish.py [--size full] [--to docs]."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import targets

ROOT = Path(__file__).resolve().parents[2]
TEXT = ROOT / "tools" / "bench" / "performance.md"
KEPT_FOLDER = ROOT / "build" / "bench"
NATION, MACHINES = 250_000, 16
"""Of the projection: so many plans, on so many machines."""

NAMES = {
    "qgis": "QGIS native:calculatevectoroverlaps",
    "geopandas": "geopandas.overlay",
    "duckdb": "DuckDB spatial, 2 threads",
    "postgis": "PostGIS, loaded and subdivided first",
    "one thread": "Plantoets, 1 thread, layers never seen before",
    "two threads": "Plantoets, 2 threads, layers never seen before",
    "one thread, layers kept": "Plantoets, 1 thread, layers kept from before",
    "two threads, layers kept": "Plantoets, 2 threads, layers kept from before",
}
BATCHES = {"first": "layers never seen before", "kept": "layers kept by an earlier QGIS", "same": "again in the same QGIS"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--size", default="full")
    parser.add_argument("--to", type=Path, default=ROOT / "docs")
    given = parser.parse_args()
    from picture import picture  # these two need the benchmark's own environment
    from plot import plot

    results = json.loads((KEPT_FOLDER / f"results-{given.size}.json").read_text(encoding="utf-8"))
    (given.to / "images").mkdir(parents=True, exist_ok=True)
    (given.to / "performance.md").write_text(page(results, TEXT.read_text(encoding="utf-8")), encoding="utf-8")
    plot(results, given.to / "images" / "performance.svg")
    folder = KEPT_FOLDER / given.size
    picture(folder / "provincie.gpkg", folder / f"plannen_{results['plans']}.gpkg", given.to / "images" / "province.png")


def page(results: dict[str, Any], text: str) -> str:
    """The text with every place in it filled."""
    tables = {
        "facts": _facts(results),
        "targets": targets.table(results),
        "overlays": _overlays(results),
        "stages": _stages(results),
        "batches": _batches(results),
        "batch_stages": _batch_stages(results),
        "one": _one(results),
        "growth": _growth(results),
        "national": _national(results),
        "projection": _projection(results),
    }
    for name, table in tables.items():
        text = text.replace(f"{{{{{name}}}}}", table)
    return text


def _facts(results: dict[str, Any]) -> str:
    made, pairs = results["made"], results["pairs"]
    zones = f"{results['layers']} polygon layers, {made['zones']:,} zones, {made['vertices'] / 1e6:.1f} million vertices"
    met = f"{pairs['pairs']:,} pairs of boxes that meet, where a zone has {pairs['vertices']:,} vertices on average"
    over = f"{pairs['overlaps']:,} overlaps, of which {pairs['partial']:,} partial: neither covers the other"
    apart = f"Areas differ by at most {max(results['agreement'].values()):.0e} of the largest from plain intersections of whole zones"
    machine = f"{results['machine']}, load {results['load']:.1f} at the start; {results['date']}"
    runs = f"the quickest of {results['repeat']} runs each (beyond one machine: one)"
    return f"{zones}; {results['plans']:,} plans of 0.2–50 ha. These give {met}, and {over}. {apart}.\n\n{machine}; {runs}."


def _overlays(results: dict[str, Any]) -> str:
    overlays, pairs = results["overlay"], results["pairs"]
    base, bare = overlays["qgis"]["seconds"], pairs["bare"]
    rows = ["| who | seconds | times QGIS | processor seconds | peak memory |", "|---|---|---|---|---|"]
    for key, name in NAMES.items():
        found = overlays[key]
        if "seconds" in found:
            times = f"{base / found['seconds']:.1f}"
            cpu = f"{found['cpu']:.1f}" if found["cpu"] else "in the server"
            memory = f"{found['peak_mb']:,.0f} MB" if found["peak_mb"] else "in the server"
            rows.append(f"| {name} | {found['seconds']:.1f} | {times} | {cpu} | {memory} |")
        else:
            rows.append(f"| {name} | could not run: {found['error']} | | | |")
    least = f"*lower bound: bare exact intersections of the {pairs['partial']:,} partial pairs, zones clipped, in memory, 1 thread*"
    rows.append(f"| {least} | {bare:.1f} | {base / bare:.1f} | | |")
    return "\n".join(rows)


def _stages(results: dict[str, Any]) -> str:
    rows = ["| | read layers and plans | index | overlay | areas |", "|---|---|---|---|---|"]
    for key in ("one thread", "two threads", "one thread, layers kept", "two threads, layers kept"):
        stages = results["overlay"][key]["stages"]
        rows.append(f"| {NAMES[key]} | {' | '.join(f'{stages[name]:.2f}' for name in ('read', 'index', 'overlay', 'areas'))} |")
    return "\n".join(rows)


def _batches(results: dict[str, Any]) -> str:
    rows = ["| plans | | seconds | plans a second | processor seconds | peak memory |", "|---|---|---|---|---|---|"]
    runs = [(BATCHES[key], results["batch"][key]) for key in ("first", "kept")]
    runs += [(BATCHES["same"], found) for found in results["batch"]["again"].values()]
    for what, found in runs:
        each = f"{found['plans'] / found['seconds']:,.0f}"
        rows.append(f"| {found['plans']:,} | {what} | {found['seconds']:.1f} | {each} | {found['cpu']:.1f} | {found['peak_mb']:,.0f} MB |")
    return "\n".join(rows)


def _batch_stages(results: dict[str, Any]) -> str:
    stages = {"layers": "layers", "overlay": "overlay", "rules": "rules and findings", "rows": "rows made and written", "other": "the rest"}
    rows = [f"| | {' | '.join(stages.values())} |", f"|---{'|---' * len(stages)}|"]
    for key, what in BATCHES.items():
        spent = results["batch"][key]["stages"]
        rows.append(f"| {what} | {' | '.join(f'{spent.get(stage, 0.0):.1f}' for stage in stages)} |")
    return "\n".join(rows)


def _one(results: dict[str, Any]) -> str:
    one = results["one"]
    warm = f"{one['median']:.0f} ms (median), {one['p95']:.0f} ms (p95) over {one['plans']} plans"
    first = f"The first assessment in a QGIS that runs takes {one['first']:.0f} ms, after {one['imports']:.0f} ms of imports"
    official = f"with all layers of the province in place of the bundled ones {one['kept']:.0f} ms, and {one['new']:.0f} ms when their file"
    return f"{warm}. {first}; {official} was never seen before."


def _growth(results: dict[str, Any]) -> str:
    rows = ["| | overlaps | overlay, seconds | whole batch, seconds |", "|---|---|---|---|"]
    for what, grown in results["growth"].items():
        for number, found in grown.items():
            overlay, batch = found["overlay"], found["batch"]
            rows.append(
                f"| {int(number):,} {what} | {overlay['overlaps']:,} | {overlay['stages']['overlay']:.2f} | {batch['seconds']:.1f} |"
            )
    return "\n".join(rows)


def _national(results: dict[str, Any]) -> str:
    rows = ["| plans | worker processes | seconds | ms a plan |", "|---|---|---|---|"]
    for found in results["national"]:
        each = 1000 * found["seconds"] / found["plans"]
        rows.append(f"| {found['plans']:,} | {found['workers']} | {found['seconds']:.1f} | {each:.1f} |")
    return "\n".join(rows)


def _projection(results: dict[str, Any]) -> str:
    """A straight line through the two largest runs; the start of a run is where it begins."""
    usual, many = sorted((found for found in results["national"] if found["workers"] == 2), key=lambda found: int(found["plans"]))[-2:]
    alone = next(found for found in results["national"] if found["workers"] == 1)
    each = (many["seconds"] - usual["seconds"]) / (many["plans"] - usual["plans"])
    start = max(usual["seconds"] - each * usual["plans"], 0.0)
    growth = f"From {usual['plans']:,} to {many['plans']:,} plans the time grows {many['seconds'] / usual['seconds']:.1f} times"
    line = f"{each * 1000:.1f} ms a plan after a start of {start:.1f} s in which each worker reads its layers"
    hours, minutes = (start + each * NATION) / 3600, (start + each * NATION / MACHINES) / 60
    second = f"The second worker process made {alone['plans']:,} plans {alone['seconds'] / usual['seconds']:.1f} times as fast"
    far = f"By that line {NATION:,} plans take {hours:.1f} hours on one machine like this one, and {minutes:.1f} minutes on {MACHINES}"
    return f"{growth}: {line}. {second}. {far} if those do not hinder each other: they share nothing but the scheduler."


if __name__ == "__main__":
    main()
