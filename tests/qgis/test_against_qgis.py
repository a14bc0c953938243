"""The engine's areas against QGIS's own overlap analysis on the same layers: they agree to 1 cm²."""

import math
import random

import pytest
from plans import plan_layer
from plantoets.assessment.installed import installed_catalogue
from plantoets.assessment.layers import Origin, make_layer
from plantoets.assessment.overlay import overlay
from plantoets.assessment.vocabulary import Precision
from qgis.core import QgsProcessingContext, QgsProject
from shapely import from_wkt, union_all

ONE_SQUARE_CM = 1e-4


def ragged(generator: random.Random, corners: int, reach: float) -> str:
    """A polygon with an irregular edge and sometimes a hole."""
    east, north = generator.uniform(233_000, 237_000), generator.uniform(548_000, 552_000)

    def ring(scale: float) -> str:
        away = [generator.uniform(0.4, 1.0) * reach * scale for _ in range(corners)]
        points = [
            (east + math.cos(2 * math.pi * n / corners) * r, north + math.sin(2 * math.pi * n / corners) * r) for n, r in enumerate(away)
        ]
        return "(" + ", ".join(f"{x!r} {y!r}" for x, y in [*points, points[0]]) + ")"

    hole = f", {ring(0.3)}" if generator.random() < 0.4 else ""
    return f"Polygon({ring(1.0)}{hole})"


@pytest.mark.parametrize("seed", range(4))
def test_areas_agree_with_calculate_vector_overlaps(run_algorithm, seed) -> None:
    import processing

    generator = random.Random(seed)
    plans = [ragged(generator, 24, 400) for _ in range(40)]
    zones = [ragged(generator, 200, 900) for _ in range(30)]
    zone_layer = plan_layer(*zones)
    context = QgsProcessingContext()
    project = QgsProject()
    project.setEllipsoid("NONE")  # else QGIS measures on the ellipsoid
    context.setProject(project)
    theirs = processing.run(
        "native:calculatevectoroverlaps", {"INPUT": plan_layer(*plans), "LAYERS": [zone_layer], "OUTPUT": "memory:"}, context=context
    )["OUTPUT"]
    areas = [feature.attributes()[-2] for feature in theirs.getFeatures()]
    spec = installed_catalogue().names.layers["bos"]
    ours = overlay(
        [from_wkt(plan) for plan in plans],
        {
            "bos": make_layer(
                spec, Origin("t", False, Precision.EXACT), [from_wkt(zone) for zone in zones], {}, [str(n) for n in range(len(zones))]
            )
        },
    )
    measured = [union_all([piece.geometry for piece in ground.pieces("bos")]).area for ground in ours]
    assert sum(area > 0 for area in areas) > 20
    assert measured == pytest.approx(areas, abs=ONE_SQUARE_CM)
