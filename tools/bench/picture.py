"""A picture of some square kilometres of the synthetic province, for docs/performance.md."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import geopandas
import matplotlib as mpl

mpl.use("svg")
import matplotlib.pyplot as plt
from matplotlib.patches import Patch
from PIL import Image

WIDE_M, HIGH_M = 15_000, 7_500
SHOWN = {
    "natuur_ehs": ("#8fbf8a", "nature"),
    "bos": ("#4d8a58", "forest"),
    "archeologie": ("#d9b779", "archaeology"),
    "beekdal": ("#8cb9d8", "stream valleys"),
    "bebouwde_kom": ("#c9c3bd", "built-up areas"),
}
COLOURS = 48
CELLS, NETWORK, PLAN = "#b9c0c5", "#b3127d", "#c2410c"


def picture(zones: Path, plans: Path, path: Path) -> None:
    """Draw the middle of the province: filled zones, borders of landscape types, one network of nature, and plans."""
    drawn = geopandas.read_file(plans, engine="pyogrio")
    x, y = drawn.geometry.iloc[0].centroid.coords[0]
    box = (x - WIDE_M / 2, y - HIGH_M / 2, x + WIDE_M / 2, y + HIGH_M / 2)
    figure, axes = plt.subplots(figsize=(12, 12 * HIGH_M / WIDE_M + 0.5))
    for layer, (colour, _) in SHOWN.items():
        geopandas.read_file(zones, layer=layer, bbox=box, engine="pyogrio").plot(ax=axes, color=colour, edgecolor="white", linewidth=0.3)
    geopandas.read_file(zones, layer="landschapstype", bbox=box, engine="pyogrio").boundary.plot(ax=axes, color=CELLS, linewidth=0.6)
    _network(geopandas.read_file(zones, layer="natuur_ehs", bbox=box, engine="pyogrio"), (x, y)).plot(ax=axes, color=NETWORK, linewidth=0)
    drawn.plot(ax=axes, color=PLAN, edgecolor="white", linewidth=0.4)
    axes.set_xlim(box[0], box[2])
    axes.set_ylim(box[1], box[3])
    axes.set_axis_off()
    legend = [Patch(color=colour, label=name) for colour, name in SHOWN.values()]
    legend += [Patch(color=NETWORK, label="one zone of nature"), Patch(color=PLAN, label="plans")]
    legend.append(Patch(facecolor="white", edgecolor=CELLS, label="landscape types"))
    axes.legend(handles=legend, loc="upper center", bbox_to_anchor=(0.5, 0), ncols=len(legend), frameon=False, fontsize=8.5)
    figure.tight_layout(pad=0.3)
    drawn_png = BytesIO()
    figure.savefig(drawn_png, dpi=90, format="png")
    plt.close(figure)
    Image.open(drawn_png).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def _network(nature: Any, middle: tuple[float, float]) -> Any:
    """The zone of many parts that lies nearest to the middle."""
    many = nature[nature.geometry.count_geometries() > 4]
    place = geopandas.points_from_xy([middle[0]], [middle[1]])[0]
    return many.loc[[many.geometry.centroid.distance(place).idxmin()]].geometry
