"""docs/performance.md says what a run measured: every place of its text is filled, and a target that was missed is told."""

import copy
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture
def bench(root: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, ModuleType]:
    monkeypatch.setattr(sys, "path", [str(root / "tools/bench"), *sys.path])
    import publish
    import targets

    return {"publish": publish, "targets": targets}


@pytest.fixture
def results() -> dict[str, Any]:
    """What `measure.py` keeps, in round numbers, as it comes back from JSON."""
    overlay = {"cpu": 2.0, "peak_mb": 300.0, "overlaps": 36_000, "stages": {"read": 0.5, "index": 0.1, "overlay": 0.9, "areas": 0.1}}
    stages = {"layers": 0.2, "overlay": 0.8, "rules": 0.5, "rows": 0.4, "other": 0.1}
    batch = {"seconds": 1.5, "cpu": 2.0, "peak_mb": 600.0, "stages": stages, "plans": 2000}
    many = {"seconds": 12.0, "cpu": 20.0, "peak_mb": 700.0, "stages": stages, "plans": 20_000}
    few = {"seconds": 0.5, "cpu": 0.6, "peak_mb": 400.0, "stages": stages, "plans": 200}
    ours = {name: {**overlay, "seconds": 1.0} for name in ("one thread", "two threads", "two threads, layers kept")}
    grown = {name: {**overlay, "stages": {**overlay["stages"], "overlay": seconds}} for name, seconds in (("200", 0.1), ("20000", 9.0))}
    made = {
        "size": "full", "quick": False, "repeat": 3, "made": {"zones": 68_000, "vertices": 7_200_000}, "layers": 30, "plans": 2000,
        "date": "2026-11-25", "machine": "x86_64, 2 cores", "load": 0.1,
        "pairs": {"pairs": 75_500, "overlaps": 36_400, "partial": 25_000, "vertices": 911, "clipped": 25, "bare": 0.8},
        "overlay": {
            "qgis": {"seconds": 24.0, "cpu": 24.0, "peak_mb": 400.0},
            "geopandas": {"seconds": 8.0, "cpu": 8.0, "peak_mb": 200.0},
            "duckdb": {"error": "there is no duckdb"},
            "postgis": {"seconds": 12.0, "cpu": None, "peak_mb": None},
            **ours,
            "one thread, layers kept": {**overlay, "seconds": 1.8},
        },
        "batch": {"first": {**batch, "seconds": 3.0}, "kept": batch, "same": batch, "again": {"200": few, "2000": batch, "20000": many}},
        "growth": {
            "plans": {
                "200": {"overlay": grown["200"], "batch": few},
                "2000": {"overlay": overlay, "batch": batch},
                "20000": {"overlay": grown["20000"], "batch": many},
            },
            "layers": {"10": {"overlay": overlay, "batch": batch}},
            "vertices": {"7200000": {"overlay": overlay, "batch": batch}},
        },
        "one": {"imports": 400.0, "first": 240.0, "new": 1900.0, "kept": 300.0, "median": 9.0, "p95": 24.0, "plans": 395},
        "national": [
            {"plans": 200, "seconds": 2.0, "workers": 2}, {"plans": 2000, "seconds": 4.0, "workers": 2},
            {"plans": 20_000, "seconds": 22.0, "workers": 2}, {"plans": 2000, "seconds": 7.0, "workers": 1},
        ],
        "agreement": {"qgis": 2e-9},
    }  # fmt: skip
    return dict(json.loads(json.dumps(made)))


def test_every_place_of_the_text_is_filled(root: Path, bench: dict[str, ModuleType], results: dict[str, Any]) -> None:
    page = bench["publish"].page(results, (root / "tools/bench/performance.md").read_text(encoding="utf-8"))
    assert "{{" not in page
    assert "| DuckDB spatial, 2 threads | could not run: there is no duckdb | | | |" in page
    assert "36,400 overlaps, of which 25,000 partial" in page
    assert "1.0 ms a plan after a start of 2.0 s" in page
    assert "250,000 plans take 0.1 hours on one machine like this one, and 0.3 minutes on 16" in page


def test_what_was_reached_is_told_and_what_was_missed_too(bench: dict[str, ModuleType], results: dict[str, Any]) -> None:
    good = bench["targets"].table(results)
    assert "**no**" not in good
    assert "≥ 12× | 16.0× | yes | layers never seen before 8.0×; again in the same QGIS 16.0× |" in good
    assert "≥ 20× | 24.0× | yes" in good
    assert "≤ 2.5× | 2.2× | yes" in good
    missed = copy.deepcopy(results)
    missed["batch"]["kept"]["seconds"] = 2.1
    missed["batch"]["again"]["20000"]["peak_mb"] = 1600.0
    missed["one"]["p95"] = 25.2
    rows = [row for row in bench["targets"].table(missed).splitlines() if "**no**" in row]
    assert [row.split(" | ")[2] for row in rows] == ["11.4×", "1,600 MB", "25.2 ms"]


def test_what_could_not_be_measured_is_not_reached(bench: dict[str, ModuleType], results: dict[str, Any]) -> None:
    results["overlay"]["geopandas"] = {"error": "there is no geopandas"}
    row = next(row for row in bench["targets"].table(results).splitlines() if "geopandas" in row)
    assert "not measured | **no**" in row
