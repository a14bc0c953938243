"""What was asked of the batch at province scale, and what a run reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

MEMORY_MB = 1500.0
KEPT = "two threads, layers kept"


class Row(NamedTuple):
    """A target: `asked` is a floor or a ceiling of what was reached; `also` says more about it."""

    what: str
    asked: float
    is_floor: bool
    reached: float
    unit: str
    also: str = ""

    @property
    def met(self) -> bool:
        return self.reached >= self.asked if self.is_floor else self.reached <= self.asked

    @property
    def line(self) -> str:
        sign, verdict = "≥" if self.is_floor else "≤", "yes" if self.met else "**no**"
        return f"| {self.what} | {sign} {self.asked:,g}{self.unit} | {_number(self.reached)}{self.unit} | {verdict} | {self.also} |"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def table(results: dict[str, Any]) -> str:
    """All targets as a table; one that could not be measured says so."""
    rows = ["| | asked | reached | | |", "|---|---|---|---|---|"]
    for what, made in TARGETS.items():
        try:
            rows += [row.line for row in made(results)]
        except KeyError:  # of a contender that could not run
            rows.append(f"| {what} | | not measured | **no** | see below |")
    return "\n".join(rows)


def _speed(results: dict[str, Any]) -> Iterator[Row]:
    base, overlays, batch = results["overlay"]["qgis"]["seconds"], results["overlay"], results["batch"]
    first, kept, again = (base / batch[name]["seconds"] for name in ("first", "kept", "same"))
    what = f"whole batch of {results['plans']:,} plans, files to files, against QGIS's overlap analysis alone"
    yield Row(what, 12, True, kept, "×", f"layers never seen before {first:.1f}×; again in the same QGIS {again:.1f}×")
    fresh = f"layers never seen before {base / overlays['two threads']['seconds']:.1f}×"
    yield Row("overlay alone, files to areas, against the same", 20, True, base / overlays[KEPT]["seconds"], "×", fresh)


def _geopandas(results: dict[str, Any]) -> Iterator[Row]:
    base, overlays = results["overlay"]["geopandas"]["seconds"], results["overlay"]
    fresh = f"layers never seen before {base / overlays['two threads']['seconds']:.1f}×"
    yield Row("overlay alone, against geopandas.overlay", 4, True, base / overlays[KEPT]["seconds"], "×", fresh)


def _bound(results: dict[str, Any]) -> Iterator[Row]:
    bare, alone = results["pairs"]["bare"], results["overlay"]["one thread, layers kept"]
    inside = f"without reading {sum(alone['stages'][name] for name in ('index', 'overlay', 'areas')) / bare:.1f}×"
    yield Row("overlay alone on one thread, times the lower bound", 2.5, False, alone["seconds"] / bare, "×", inside)


def _growth(results: dict[str, Any]) -> Iterator[Row]:
    grown = {int(count): found for count, found in results["growth"]["plans"].items()}
    usual, many = sorted(grown)[-2:]
    plans, times = f"from {usual:,} to {many:,} plans", many / usual
    overlay = [grown[count]["overlay"]["stages"]["overlay"] for count in (usual, many)]
    batch = [grown[count]["batch"]["seconds"] for count in (usual, many)]
    yield Row(f"growth of the overlay {plans}", times, False, overlay[1] / overlay[0], "×", "")
    yield Row(f"growth of the whole batch {plans}", times, False, batch[1] / batch[0], "×", "")


def _memory(results: dict[str, Any]) -> Iterator[Row]:
    batch = results["batch"]
    runs = [found for name, found in results["overlay"].items() if "thread" in name]
    runs += [batch["first"], batch["kept"], *batch["again"].values()]
    runs += [found["overlay"] for grown in results["growth"].values() for found in grown.values()]
    yield Row("peak memory, any of our runs", MEMORY_MB, False, max(found["peak_mb"] for found in runs), " MB")


def _one(results: dict[str, Any]) -> Iterator[Row]:
    one = results["one"]
    middle = f"median {one['median']:.0f} ms"
    yield Row("one plan again, warm: overlay, rules, report model; p95", 25, False, one["p95"], " ms", middle)
    others = f"imports {one['imports']:.0f} ms; on the whole province {one['kept']:.0f} ms, layers never seen before {one['new']:.0f} ms"
    yield Row("first assessment in a QGIS that runs, beyond imports", 250, False, one["first"], " ms", others)


TARGETS: dict[str, Callable[[dict[str, Any]], Iterator[Row]]] = {
    "speed against QGIS": _speed,
    "speed against geopandas": _geopandas,
    "distance to the lower bound": _bound,
    "growth with plans": _growth,
    "peak memory": _memory,
    "one plan": _one,
}
