"""Generates a synthetic province: 30 layers of zones, and plans, as GeoPackages with everything needed to assess.

    .venv/bin/python tools/bench/province.py FOLDER [--size small|medium|full] [--seed 1] [--plans 2000]

The same seed gives the same coordinates. Full size is 68,000 zones with 7.2 million vertices.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import shapely
from checkout import load_plantoets
from osgeo import gdal, ogr, osr
from shapes import blob, outline, strip, tiling

load_plantoets()

from plantoets.assessment.catalogue.names import Attribute, LayerSpec  # noqa: E402
from plantoets.assessment.catalogue.rule import Catalogue  # noqa: E402
from plantoets.assessment.installed import installed_catalogue  # noqa: E402

SIZES = {"small": 0.02, "medium": 0.25, "full": 1.0}
ZONES_FILE, SOURCES_FILE = "provincie.gpkg", "bronnen.json"
KINDS = {"number": ogr.OFTReal, "integer": ogr.OFTInteger, "boolean": ogr.OFTInteger, "text": ogr.OFTString, "date": ogr.OFTString}
NUMBERS = {
    "ontwikkelingstijd_jaar": (5, 10, 20, 40, 100, 150),
    "plafond_woningen": (500, 1500, 4000),
    "diepte_m": (10, 40, 100),
    "max_m3_jaar": (100_000, 2_000_000),
    "max_milieucategorie": (3, 4, 5),
}


class Kind(NamedTuple):
    """How many zones a layer has at full size, vertices per zone, and their size: metres, or of patches the share of the grid."""

    shape: str
    zones: int
    vertices: int
    size: float = 0.0


LAYERS = {
    "natuur_ehs": Kind("patch", 9000, 128, 0.5),
    "landschapstype": Kind("tiling", 400, 640),
    "nationaal_landschap": Kind("blob", 1, 8000, 9000),
    "macrogradient": Kind("blob", 60, 500, 1500),
    "openheid": Kind("patch", 500, 220, 0.4),
    "stiltegebied": Kind("blob", 40, 900, 1800),
    "aardkundig": Kind("patch", 1400, 200, 0.4),
    "archeologie": Kind("patch", 13000, 60, 0.6),
    "cultuurhistorie": Kind("tiling", 8100, 100),
    "samenhang_kernkwaliteiten": Kind("blob", 60, 800, 1500),
    "bebouwde_kom": Kind("blob", 330, 260, 450),
    "visie_functie": Kind("tiling", 1600, 320),
    "beekdal": Kind("strip", 480, 800, 5500),
    "energietransitiepark": Kind("blob", 6, 80, 500),
    "stedelijk_netwerk": Kind("blob", 5, 900, 3500),
    "robuuste_ehs": Kind("strip", 160, 700, 6000),
    "robuuste_landbouw": Kind("blob", 200, 400, 1300),
    "woonregio": Kind("tiling", 4, 5000),
    "zoekgebied_wind": Kind("blob", 30, 200, 1500),
    "waterberging": Kind("patch", 900, 160, 0.2),
    "krw_waterlichaam": Kind("strip", 620, 500, 4500),
    "grondwaterlichaam": Kind("blob", 12, 1500, 5000),
    "grondwaterbescherming": Kind("blob", 70, 400, 1500),
    "inzijggebied": Kind("patch", 160, 700, 0.4),
    "strategische_winning": Kind("blob", 10, 500, 1600),
    "natura2000": Kind("blob", 30, 2500, 2200),
    "regionale_werklocatie": Kind("blob", 80, 90, 400),
    "gemeente": Kind("tiling", 16, 4000),
    "bos": Kind("patch", 24000, 60, 0.55),
    "recreatiegebied": Kind("patch", 6726, 48, 0.3),
}


def zones_of(kind: Kind, scale: float, bounds: tuple[float, float, float, float], random: Any) -> Iterator[Any]:
    """The zones of one layer; `scale` is the share of the province that is made, from the south-west."""
    x_min, y_min, x_max, y_max = bounds
    count = max(round(kind.zones * scale), 1)
    if kind.shape == "tiling":
        yield from tiling(random, bounds, max(round(np.sqrt(count)), 1), kind.vertices)
        return
    if kind.shape == "patch":
        yield from tiling(random, bounds, int(np.ceil(np.sqrt(count / kind.size))), kind.vertices, count)
        return
    for _ in range(count):
        centre = random.uniform((x_min, y_min), (x_max, y_max))
        size = kind.size * random.lognormal(-0.3, 0.75)
        vertices = int(np.clip(kind.vertices * size / kind.size, 12, 12 * kind.vertices))
        if kind.shape == "strip":
            yield strip(random, centre, size, size * random.uniform(0.02, 0.06), vertices)
        elif random.random() < 0.04:
            others = [centre + offset for offset in ((0, 0), (5.2 * size, 0.5 * size), (0.4 * size, 5.4 * size))]
            yield shapely.MultiPolygon([blob(random, place, size, max(vertices // 3, 12)) for place in others])
        else:
            yield blob(random, centre, size, vertices, hole=random.random() < 0.12)


def plans_of(count: int, area: Any, random: Any) -> Iterator[Any]:
    """Plans of 0.2–50 ha within `area`."""
    shapely.prepare(area)
    x_min, y_min, x_max, y_max = area.bounds
    while count:
        plan = outline(random, random.uniform((x_min, y_min), (x_max, y_max)), np.exp(random.uniform(np.log(2e3), np.log(5e5))))
        if shapely.contains(area, plan) and plan.is_valid:
            count -= 1
            yield plan


def value_of(attribute: Attribute, random: Any) -> Any:
    """A plausible value; one in twenty is unknown."""
    if random.random() < 0.05:
        return None
    if attribute.kind == "boolean":
        return int(random.random() < 0.3)
    if attribute.kind == "number":
        return float(random.choice(NUMBERS.get(attribute.name, (1, 10, 100))))
    if attribute.kind == "date":
        return f"20{random.integers(20, 35)}-01-01"
    return str(random.choice(attribute.values)) if attribute.values else f"{attribute.name} {random.integers(1, 6)}"


def extent(catalogue: Catalogue, scale: float) -> tuple[Any, tuple[float, float, float, float]]:
    """The area that plans may lie in, and the bounds in which zones are made."""
    whole = catalogue.outline.geometry
    x_min, y_min, x_max, y_max = whole.bounds
    if scale == 1.0:
        return whole, (x_min, y_min, x_max, y_max)
    side = np.sqrt((x_max - x_min) * (y_max - y_min) * scale) / 2
    x, y = whole.representative_point().coords[0]
    bounds = (x - side, y - side, x + side, y + side)
    return shapely.intersection(whole, shapely.box(*bounds)), bounds


def make_zones(path: Path, catalogue: Catalogue, scale: float, seed: int, detail: float = 1.0) -> dict[str, int]:
    """Write the layers, with `detail` times as many vertices; how many zones and vertices they have."""
    _, bounds = extent(catalogue, scale)
    file = _created(path)
    zones = vertices = 0
    for number, (layer_id, kind) in enumerate(LAYERS.items()):
        random = np.random.default_rng([seed, number])
        spec = catalogue.names.layers[layer_id]
        shapes = [_valid(shape) for shape in zones_of(kind._replace(vertices=int(kind.vertices * detail)), scale, bounds, random)]
        _write(file, spec, shapes, random)
        zones += len(shapes)
        vertices += int(shapely.get_num_coordinates(shapes).sum())
    return {"zones": zones, "vertices": vertices}


def make_plans(path: Path, catalogue: Catalogue, scale: float, seed: int, count: int) -> None:
    """Write plans, each with a name, a development type and, for some, parameters."""
    area, _ = extent(catalogue, scale)
    random = np.random.default_rng([seed, 1000])
    file = _created(path)
    layer = _layer(file, "plannen", {"naam": ogr.OFTString, "activity": ogr.OFTString, "woningen": ogr.OFTInteger, "hoogte_m": ogr.OFTReal})
    activities = list(catalogue.names.activities)
    layer.StartTransaction()
    for number, plan in enumerate(plans_of(count, area, random), start=1):
        homes = int(random.integers(1, 60)) if random.random() < 0.3 else None
        height = float(random.integers(4, 60)) if random.random() < 0.3 else None
        values = {"naam": f"plan {number}", "activity": str(random.choice(activities)), "woningen": homes, "hoogte_m": height}
        _add(layer, plan, values)
    layer.CommitTransaction()


def make_sources(path: Path, zones: str, layers: Iterable[str] = LAYERS) -> None:
    """LAYER_SOURCES: these layers and no bundled ones."""
    sources = {layer_id: {"source": f"{zones}|layername={layer_id}", "precision": "globaal"} for layer_id in layers}
    path.write_text(json.dumps({**sources, "bundled": False}, indent=1), encoding="utf-8")


def make(folder: Path, size: str, seed: int, plans: Iterable[int], detail: float = 1.0) -> dict[str, int]:
    """The whole province in `folder`; what is there already is kept."""
    folder.mkdir(parents=True, exist_ok=True)
    catalogue, scale = installed_catalogue(), SIZES[size]
    counts = folder / f"aantallen_{seed}.json"
    if not counts.exists():
        made = make_zones(folder / ZONES_FILE, catalogue, scale, seed, detail)
        counts.write_text(json.dumps(made), encoding="utf-8")
    make_sources(folder / SOURCES_FILE, ZONES_FILE)
    for count in plans:
        if not plans_file(folder, count).exists():
            make_plans(plans_file(folder, count), catalogue, scale, seed, count)
    return dict(json.loads(counts.read_text(encoding="utf-8")))


def plans_file(folder: Path, count: int) -> Path:
    """Where the plans are."""
    return folder / f"plannen_{count}.gpkg"


def _valid(shape: Any) -> Any:
    rounded = shapely.transform(shape, lambda points: np.round(points, 3))
    if rounded.is_valid:
        return rounded
    return shape if shape.is_valid else shapely.buffer(shape, 0)


def _created(path: Path) -> Any:
    gdal.UseExceptions()
    path.unlink(missing_ok=True)
    return ogr.GetDriverByName("GPKG").CreateDataSource(str(path))


def _layer(file: Any, name: str, fields: dict[str, int]) -> Any:
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(28992)
    layer = file.CreateLayer(name, reference, ogr.wkbMultiPolygon)
    for field, kind in fields.items():
        layer.CreateField(ogr.FieldDefn(field, kind))
    return layer


def _write(file: Any, spec: LayerSpec, shapes: list[Any], random: Any) -> None:
    layer = _layer(file, spec.id, {"naam": ogr.OFTString, **{name: KINDS[item.kind] for name, item in spec.attributes.items()}})
    layer.StartTransaction()
    for number, shape in enumerate(shapes, start=1):
        values = {name: value_of(attribute, random) for name, attribute in spec.attributes.items()}
        _add(layer, shape, {"naam": f"{spec.title.nl} {number}", **values})
    layer.CommitTransaction()


def _add(layer: Any, shape: Any, values: dict[str, Any]) -> None:
    feature = ogr.Feature(layer.GetLayerDefn())
    for name, value in values.items():
        if value is not None:
            feature.SetField(name, value)
    geometry = ogr.CreateGeometryFromWkb(shapely.to_wkb(shape))
    feature.SetGeometry(ogr.ForceToMultiPolygon(geometry))
    layer.CreateFeature(feature)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", choices=SIZES, default="full")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plans", type=int, nargs="*", default=[2000])
    given = parser.parse_args()
    print(make(given.folder, given.size, given.seed, given.plans))


if __name__ == "__main__":
    main()
