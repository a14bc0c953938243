"""Builds resources/layers/plantoets.gpkg from the source files in tools/layers/sources.

Run as `.venv/bin/python tools/layers/build.py [target]`.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from layerkit.generators import GENERATORS
from layerkit.gpkg import write_geopackage
from layerkit.sources import read_sources
from layerkit.workshop import Workshop

SOURCES = Path(__file__).parent / "sources"
TARGET = Path(__file__).parents[2] / "resources" / "layers" / "plantoets.gpkg"


def build(target: Path, sources_folder: Path = SOURCES) -> dict[str, int]:
    """Builds the GeoPackage and returns the number of features per layer."""
    sources = read_sources(sources_folder)
    workshop = Workshop(sources, GENERATORS)
    layers = [(spec, workshop.layer(spec.id)) for spec in sources.specs]
    target.parent.mkdir(parents=True, exist_ok=True)
    write_geopackage(target, layers)
    return {spec.id: len(features) for spec, features in layers}


def main() -> None:
    """Builds into the repository, or into the path given as first argument."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    started = time.monotonic()
    counts = build(target)
    for layer_id, count in counts.items():
        print(f"{count:5d}  {layer_id}")
    size = target.stat().st_size / 1e6
    print(f"{len(counts)} layers, {size:.1f} MB, {time.monotonic() - started:.1f} s: {target}")


if __name__ == "__main__":
    main()
