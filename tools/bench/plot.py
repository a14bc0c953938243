"""The plot of docs/performance.md: how many times as fast as QGIS, what was asked, and growth with the number of plans."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple, Optional

import matplotlib as mpl

mpl.use("svg")
import matplotlib.pyplot as plt

OURS, THEIRS, BOUND, BATCH, ASKED = "#2b7a5d", "#9aa5ad", "#d9dee2", "#1f4e79", "#c2410c"
INK = "#24313a"


class Bar(NamedTuple):
    """A contender: seconds, and how many times as fast as QGIS was asked of it."""

    name: str
    seconds: float
    colour: str
    asked: Optional[float] = None


def plot(results: dict[str, Any], path: Path) -> None:
    """Draw it as SVG."""
    mpl.rcParams.update({"font.size": 9, "text.color": INK, "axes.labelcolor": INK, "xtick.color": INK, "ytick.color": INK})
    mpl.rcParams.update({"svg.hashsalt": "plantoets", "axes.edgecolor": "#8a969e"})
    figure, (left, right) = plt.subplots(1, 2, figsize=(12, 4.6), gridspec_kw={"width_ratios": [1.75, 1]})
    _speeds(left, results)
    _growth(right, results)
    for axes in (left, right):
        axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout(w_pad=3)
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)


def _bars(results: dict[str, Any]) -> list[Bar]:
    overlays, batch = results["overlay"], results["batch"]
    named = {
        "qgis": Bar("QGIS, overlap analysis", 0, THEIRS),
        "postgis": Bar("PostGIS, subdivided", 0, THEIRS),
        "geopandas": Bar("geopandas.overlay", 0, THEIRS),
        "duckdb": Bar("DuckDB spatial, 2 threads", 0, THEIRS),
        "two threads": Bar("Plantoets, overlay, layers never seen before", 0, OURS),
        "two threads, layers kept": Bar("Plantoets, overlay, layers kept", 0, OURS, 20),
    }
    bars = [bar._replace(seconds=overlays[key]["seconds"]) for key, bar in named.items() if "seconds" in overlays[key]]
    bars.append(Bar("lower bound: bare intersections, 1 thread", results["pairs"]["bare"], BOUND))
    bars.append(Bar("Plantoets, whole batch, layers never seen before", batch["first"]["seconds"], BATCH))
    bars.append(Bar("Plantoets, whole batch, layers kept", batch["kept"]["seconds"], BATCH, 12))
    bars.append(Bar("Plantoets, whole batch, again in the same QGIS", batch["same"]["seconds"], BATCH))
    return bars


def _speeds(axes: Any, results: dict[str, Any]) -> None:
    bars, base = _bars(results), results["overlay"]["qgis"]["seconds"]
    times = [base / bar.seconds for bar in bars]
    places = range(len(bars))
    axes.barh(places, times, color=[bar.colour for bar in bars], height=0.72)
    axes.set_yticks(places, [bar.name for bar in bars])
    axes.tick_params(axis="y", length=0)
    axes.invert_yaxis()
    widest = max([*times, *(bar.asked or 0 for bar in bars)])
    axes.set_xlim(0, widest * 1.2)
    for place, (bar, fast) in enumerate(zip(bars, times)):
        right = fast
        if bar.asked:
            axes.plot([bar.asked] * 2, [place - 0.46, place + 0.46], color=ASKED, linewidth=2.2, solid_capstyle="butt")
            beyond = bar.asked > fast + 0.17 * widest
            _beside(axes, f"asked {bar.asked:.0f}×", (bar.asked, place - 0.46), (0, 2), color=ASKED, fontsize=8, ha="center")
            right = fast if beyond else max(fast, bar.asked)
        spent = f"{bar.seconds:.1f} s" if bar.seconds >= 1 else f"{bar.seconds:.2f} s"
        axes.text(right + widest * 0.012, place, f"{fast:.1f}×  ·  {spent}", va="center", fontsize=8)
    axes.set_xlabel("times as fast as QGIS's overlap analysis, files to areas; whole batch: files to three GeoPackages")
    axes.set_title(f"{results['plans']:,} plans on {results['made']['zones']:,} zones", loc="left", fontsize=10, fontweight="bold", pad=12)


def _growth(axes: Any, results: dict[str, Any]) -> None:
    grown = {int(count): found for count, found in results["growth"]["plans"].items()}
    counts = sorted(grown)
    lines = {
        "whole batch": (BATCH, "s-", [grown[count]["batch"]["seconds"] for count in counts]),
        "overlay": (OURS, "o-", [grown[count]["overlay"]["stages"]["overlay"] for count in counts]),
    }
    for name, (colour, style, seconds) in lines.items():
        straight = [seconds[-2] * count / counts[-2] for count in counts]
        axes.loglog(counts, straight, "--", color=colour, linewidth=0.9, alpha=0.55)
        axes.loglog(counts, seconds, style, color=colour, markersize=5)
        for count, spent in zip(counts, seconds):
            said = f"{spent:.2g} s" if spent < 10 else f"{spent:.0f} s"
            _beside(axes, said, (count, spent), (6, -11), color=colour, fontsize=8)
        _beside(axes, name, (counts[-1], seconds[-1]), (0, 9), color=colour, fontweight="bold", ha="center")
    axes.set_xticks(counts, [f"{count:,}" for count in counts])
    axes.minorticks_off()
    axes.yaxis.set_major_formatter("{x:g}")
    axes.set_xlim(counts[0] / 1.3, counts[-1] * 3)
    lowest, highest = axes.get_ylim()
    axes.set_ylim(lowest / 1.5, highest * 2)
    axes.set_xlabel("plans")
    axes.set_ylabel("seconds")
    axes.set_title("Growth; dashed: linear", loc="left", fontsize=10, fontweight="bold", pad=12)


def _beside(axes: Any, text: str, place: tuple[float, float], points: tuple[float, float], **look: Any) -> None:
    axes.annotate(text, place, points, textcoords="offset points", **look)
