"""Prints how long it takes to read a generated IMRO plan of 450 objects and 2.5 MB; it must stay under 2 s.

Run from anywhere: .venv/bin/python tools/bench/planfiles.py
"""

from __future__ import annotations

import math
import sys
import tempfile
import time
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OBJECTS = 450
BYTES = 2_500_000
LIMIT_S = 2.0
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><imro:FeatureCollectionIMRO gml:id="c" xmlns:imro="http://www.geonovum.nl/imro/2012/1.1" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:gml="http://www.opengis.net/gml/3.2">'
)
GROUPS = ("wonen", "agrarisch", "natuur", "bos", "verkeer", "water", "bedrijf", "recreatie")


def load_plantoets() -> None:
    """Make this checkout importable as the package `plantoets`."""
    sys.path[:] = [entry for entry in sys.path if entry and Path(entry).resolve() != ROOT]
    spec = spec_from_file_location("plantoets", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    if spec is None or spec.loader is None:
        raise ImportError("plantoets")
    package = module_from_spec(spec)
    sys.modules["plantoets"] = package
    spec.loader.exec_module(package)


def plan_text(objects: int, size: int) -> str:
    """An IMRO2012 plan of wavy tiles around Rolde, a tenth of them with an arc, padded with vertices up to about `size` bytes."""
    vertices = max(8, int((size / objects - 900) / 22))
    return HEAD + "".join(_member(number, vertices) for number in range(objects)) + "</imro:FeatureCollectionIMRO>"


def _member(number: int, vertices: int) -> str:
    x, y = 236_000 + 200.0 * (number % 25), 552_000 + 200.0 * (number // 25)
    turns = [2 * math.pi * index / vertices for index in range(vertices)]
    ring = [(x + (80 + 5 * math.sin(9 * turn)) * math.cos(turn), y + (80 + 5 * math.sin(9 * turn)) * math.sin(turn)) for turn in turns]
    line = " ".join(f"{px:.3f} {py:.3f}" for px, py in [*ring, ring[0]])
    boundary = f"<gml:LinearRing><gml:posList>{line}</gml:posList></gml:LinearRing>"
    if number % 10 == 0:
        first, last = ring[0], ring[-1]
        arc = f"{last[0]:.3f} {last[1]:.3f} {(first[0] + last[0]) / 2 + 1:.3f} {(first[1] + last[1]) / 2:.3f} {first[0]:.3f} {first[1]:.3f}"
        line = " ".join(f"{px:.3f} {py:.3f}" for px, py in ring)
        boundary = (
            "<gml:Ring><gml:curveMember><gml:Curve><gml:segments>"
            f"<gml:LineStringSegment><gml:posList>{line}</gml:posList></gml:LineStringSegment><gml:Arc><gml:posList>{arc}</gml:posList></gml:Arc>"
            "</gml:segments></gml:Curve></gml:curveMember></gml:Ring>"
        )
    group = GROUPS[number % len(GROUPS)]
    return (
        f'<imro:featureMember><imro:Enkelbestemming gml:id="NL.IMRO.EP{number}"><imro:identificatie><imro:NEN3610ID>'
        f"<imro:namespace>NL.IMRO</imro:namespace><imro:lokaalID>EP{number}</imro:lokaalID></imro:NEN3610ID></imro:identificatie>"
        f"<imro:naam>{group.capitalize()}</imro:naam><imro:bestemmingshoofdgroep>{group}</imro:bestemmingshoofdgroep><imro:geometrie>"
        f'<gml:Surface gml:id="s{number}" srsName="urn:ogc:def:crs:EPSG::28992"><gml:patches><gml:PolygonPatch><gml:exterior>{boundary}'
        "</gml:exterior></gml:PolygonPatch></gml:patches></gml:Surface></imro:geometrie></imro:Enkelbestemming></imro:featureMember>"
    )


def main() -> int:
    """Read the plan three times, the first from cold; 1 when the slowest is over the limit."""
    load_plantoets()
    started = time.perf_counter()
    from plantoets.assessment.planfiles import read_plan

    imported = time.perf_counter() - started
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.gml"
        path.write_text(plan_text(OBJECTS, BYTES), encoding="utf-8")
        times = []
        for _ in range(3):
            started = time.perf_counter()
            plan = read_plan(path)
            times.append(time.perf_counter() - started)
        size = path.stat().st_size / 1e6
    print(f"{size:.2f} MB, {len(plan.objects)} objects, {len(plan.warnings)} warnings; import {imported:.2f} s")
    print("read: " + ", ".join(f"{seconds:.3f} s" for seconds in times) + f" (limit {LIMIT_S} s)")
    return int(max(times) > LIMIT_S)


if __name__ == "__main__":
    sys.exit(main())
