"""geopandas.overlay, layer by layer, files to areas: geopandas_overlay.py ZONES PLANS LAYERS AREAS."""

from __future__ import annotations

import sys

import geopandas
import numpy as np
from result import Result


def main(zones: str, plans_file: str, layers: list[str], areas: str) -> None:
    result = Result(layers, 0)
    with result.stage("read"):
        plans = geopandas.read_file(plans_file, engine="pyogrio")[["geometry"]]
    plans["plan"] = np.arange(len(plans))
    result.areas = np.zeros((len(plans), len(layers)))
    for number, layer in enumerate(layers):
        with result.stage("read"):
            read = geopandas.read_file(zones, layer=layer, engine="pyogrio", columns=[])
        with result.stage("overlay"):
            found = geopandas.overlay(plans, read, how="intersection", keep_geom_type=True)
            np.add.at(result.areas, (found["plan"].to_numpy(), number), found.area.to_numpy())
    result.stop()
    result.write(areas)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3].split(","), sys.argv[4])
