"""Writes docs/performance.md and its plot from what `measure.py` kept; see `tools/bench/run`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("svg")
import matplotlib.pyplot as plt

ROOT = Path(__file__).resolve().parents[2]
TEXT = ROOT / "tools" / "bench" / "performance.md"
PLOT = ROOT / "docs" / "images" / "performance.svg"
NATIONAL = 250_000
"""Plans of the projection: about what all Dutch municipalities have in force."""

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


def main() -> None:
    results = json.loads((ROOT / "build" / "bench" / "results-full.json").read_text(encoding="utf-8"))
    text = TEXT.read_text(encoding="utf-8")
    tables = {
        "facts": _facts(results),
        "overlays": _overlays(results),
        "batches": _batches(results),
        "stages": _stages(results),
        "growth": _growth(results),
        "one": _one(results),
        "projection": _projection(results),
    }
    for name, table in tables.items():
        text = text.replace(f"{{{{{name}}}}}", table)
    (ROOT / "docs" / "performance.md").write_text(text, encoding="utf-8")
    _plot(results)


def _facts(results: dict[str, Any]) -> str:
    made, ours = results["made"], results["overlay"]["one thread"]
    zones = f"{results['layers']} polygon layers, {made['zones']:,} zones, {made['vertices'] / 1e6:.1f} million vertices"
    plans = f"{results['plans']:,} plans of 0.2–50 ha, which give {ours['overlaps']:,} overlaps, of which {ours['partial']:,} partial"
    apart = f"Areas differ by at most {max(results['agreement'].values()):.0e} of the largest"
    return f"{zones}; {plans}. {results['machine']}; {results['date']}. {apart}."


def _overlays(results: dict[str, Any]) -> str:
    overlays = results["overlay"]
    base, bare = overlays["qgis"]["seconds"], overlays["one thread"]["bare"]
    rows = ["| who | seconds | times QGIS | processor seconds | peak memory |", "|---|---|---|---|---|"]
    for key, name in NAMES.items():
        found = overlays[key]
        if "seconds" in found:
            cpu = f"{found['cpu']:.1f}" if found["cpu"] == found["cpu"] else "in the server"  # not a number where it was spent elsewhere
            times = f"{base / found['seconds']:.1f}"
            rows.append(f"| {name} | {found['seconds']:.1f} | {times} | {cpu} | {found['peak_mb']:,.0f} MB |")
        else:
            rows.append(f"| {name} | could not run | | | |")
    rows.append(
        f"| *bare exact intersections of the partial pairs, zones clipped, in memory, 1 thread* | {bare:.1f} | {base / bare:.0f} | |"
    )
    return "\n".join(rows)


def _batches(results: dict[str, Any]) -> str:
    rows = [
        "| plans | seconds | again in the same QGIS | processor seconds, then | plans a second | peak memory |",
        "|---|---|---|---|---|---|",
    ]
    for count, found in results["batch"].items():
        again = f"{found['again']:.1f}" if found["again"] else ""
        best = found["again"] or found["seconds"]
        cpu = found["cpu_again"] or found["cpu"]
        rows.append(
            f"| {int(count):,} | {found['seconds']:.1f} | {again} | {cpu:.1f} | {int(count) / best:,.0f} | {found['peak_mb']:,.0f} MB |"
        )
    base, whole = results["overlay"]["qgis"]["seconds"], results["batch"][str(results["plans"])]
    first, again = (f"{base / whole[key]:.1f} times" for key in ("seconds", "again"))
    says = f"The whole batch of {results['plans']:,} plans is {first} as fast as QGIS's overlap analysis alone, {again} when it runs again."
    return "\n".join([*rows, "", says])


def _stages(results: dict[str, Any]) -> str:
    rows = ["| | read layers and plans | index | overlay | areas |", "|---|---|---|---|---|"]
    for key in ("one thread", "two threads", "one thread, layers kept", "two threads, layers kept"):
        stages = results["overlay"][key]["stages"]
        rows.append(f"| {NAMES[key]} | {' | '.join(f'{stages[name]:.2f}' for name in ('read', 'index', 'overlay', 'areas'))} |")
    return "\n".join(rows)


def _growth(results: dict[str, Any]) -> str:
    rows = ["| | overlay, seconds |", "|---|---|"]
    for what, found in results["growth"].items():
        rows += [f"| {int(number):,} {what} | {one['stages']['overlay']:.2f} |" for number, one in found.items()]
    return "\n".join(rows)


def _one(results: dict[str, Any]) -> str:
    one = results["one"]
    return f"{one['median']:.0f} ms (median), {one['p95']:.0f} ms (p95) over {one['plans']} plans; the first {one['first']:.0f} ms."


def _projection(results: dict[str, Any]) -> str:
    count, found = max((int(count), found) for count, found in results["batch"].items())
    each = (found["again"] or found["seconds"]) / count
    hours = NATIONAL * each / 3600
    each_ms, minutes = f"{1000 * each:.1f} ms a plan at {count:,} plans", f"{60 * hours / 16:.0f} minutes"
    grown = [(int(number), one["stages"]["overlay"]) for number, one in results["growth"]["plans"].items()]
    (few, quick), (many, slow) = grown[-2], grown[-1]
    parts = "partitions of a fixed size, so that a plan costs the same however many there are"
    whole = f"All in one piece, {many / few:.0f} times the plans took the overlay {slow / quick:.1f} times as long."
    return (
        f"measured on two cores, {each_ms}, and {parts}. {NATIONAL:,} plans then take {hours:.1f} hours on one such machine, and about "
        f"{minutes} on sixteen of them; reading the layers, once a worker, comes on top. {whole}"
    )


def _plot(results: dict[str, Any]) -> None:
    overlays = results["overlay"]
    shown = [(name, overlays[key]["seconds"]) for key, name in NAMES.items() if "seconds" in overlays[key]]
    whole = results["batch"][str(results["plans"])]["again"]
    shown += [("Plantoets, whole batch with rules and files", whole)]
    figure, (bars, lines) = plt.subplots(1, 2, figsize=(12, 4.2), gridspec_kw={"width_ratios": [1.6, 1]})
    colours = ["#2b7a5d" if name.startswith("Plantoets") else "#9aa5ad" for name, _ in shown]
    bars.barh([name for name, _ in shown], [seconds for _, seconds in shown], color=colours)
    for place, (_, seconds) in enumerate(shown):
        bars.text(seconds, place, f" {seconds:.1f} s", va="center", fontsize=8)
    bars.invert_yaxis()
    bars.set_xlabel(f"seconds for {results['plans']:,} plans, files to areas")
    bars.tick_params(axis="y", labelsize=8)
    growth = results["growth"]["plans"]
    counts = [int(count) for count in growth]
    lines.loglog(counts, [found["stages"]["overlay"] for found in growth.values()], "o-", color="#2b7a5d", label="overlay")
    batch = results["batch"]
    whole_seconds = [found["again"] or found["seconds"] for found in batch.values()]
    lines.loglog([int(count) for count in batch], whole_seconds, "s-", color="#1f4e79", label="whole batch")
    lines.set_xlabel("plans")
    lines.set_ylabel("seconds")
    lines.legend(frameon=False, fontsize=8)
    for axes in (bars, lines):
        axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    figure.savefig(PLOT, metadata={"Date": None})


if __name__ == "__main__":
    main()
