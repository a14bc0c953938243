"""How close the sketches come to the real boundaries; only where those are (../shared/reference)."""

from __future__ import annotations

from functools import cache
from statistics import fmean

import shapely
from bundled_layers import REFERENCE, features
from layerkit.accuracy import compare
from layerkit.reading import read_layer
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

MEAN_MUNICIPALITY, MEAN_NATURA2000, LEAST = 0.75, 0.5, 0.34


def test_overlap_of_a_shape_with_itself_is_one() -> None:
    square = box(0, 0, 1000, 1000)
    same = compare("g", "n", square, square)
    assert (same.iou, same.mean_m, same.max_m) == (1.0, 0.0, 0.0)


def test_overlap_and_distance_of_a_shifted_square() -> None:
    shifted = compare("g", "n", box(500, 0, 1500, 1000), box(0, 0, 1000, 1000))
    assert abs(shifted.iou - 1 / 3) < 1e-9
    assert shifted.max_m == 500.0


@cache
def real(file: str, table: str, key: str) -> dict[str, BaseGeometry]:
    return {row[key]: shapely.make_valid(geometry) for row, geometry in read_layer(REFERENCE / file, table)}


if REFERENCE.is_dir():

    def test_municipalities() -> None:
        against = real("bestuurlijk.gpkg", "gemeenten_2024_cbs_gegeneraliseerd", "statnaam")
        found = {row["naam"]: compare("gemeente", row["naam"], g, against[row["naam"]]).iou for row, g in features("gemeente")}
        assert len(found) == 12
        assert min(found.values()) >= LEAST, found
        assert fmean(found.values()) >= MEAN_MUNICIPALITY, found

    def test_natura2000_inside_the_province() -> None:
        [province] = real("bestuurlijk.gpkg", "provincie_drenthe", "statnaam").values()
        against = real("natura2000.gpkg", "natura2000", "naam")
        found = {
            row["naam"]: compare("natura2000", row["naam"], g, against[row["naam"]].intersection(province)).iou
            for row, g in features("natura2000")
        }
        assert len(found) == 14
        assert min(found.values()) >= LEAST, found
        assert fmean(found.values()) >= MEAN_NATURA2000, found
