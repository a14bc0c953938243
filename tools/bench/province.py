"""Generates a synthetic province: 30 layers of zones, and plans, as GeoPackages with everything needed to assess.

    .venv/bin/python tools/bench/province.py FOLDER [--size small|medium|full] [--seed 1] [--detail 1] [--plans 2000]

The same seed gives the same coordinates. At full size LAYERS is matched to a reference province of 30 layers, 68,000 zones and 7.2 million
vertices, on which 2,000 plans give 75,800 pairs of boxes that meet, with some 930 vertices each, and 36,500 overlaps, 25,500 of them
partial: there are networks of many parts far apart and stream valleys, whose boxes say little, cells that tile, and specks within a plan.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import shapely
from checkout import load_plantoets
from osgeo import gdal, ogr, osr
from shapes import blob, dissolved, outline, strip, tiling

load_plantoets()

from plantoets.assessment.catalogue.names import Attribute, LayerSpec  # noqa: E402
from plantoets.assessment.catalogue.rule import Catalogue  # noqa: E402
from plantoets.assessment.installed import installed_catalogue  # noqa: E402

SIZES = {"small": 0.02, "medium": 0.25, "full": 1.0}
ZONES_FILE, PLANS_FILE, SOURCES_FILE, RECORD_FILE = "provincie.gpkg", "plannen_{}.gpkg", "bronnen.json", "gemaakt.json"
KINDS = {"number": ogr.OFTReal, "integer": ogr.OFTInteger, "boolean": ogr.OFTInteger, "text": ogr.OFTString, "date": ogr.OFTString}
NUMBERS = {
    "ontwikkelingstijd_jaar": (5, 10, 20, 40, 100, 150),
    "plafond_woningen": (500, 1500, 4000),
    "diepte_m": (10, 40, 100),
    "max_m3_jaar": (100_000, 2_000_000),
    "max_milieucategorie": (3, 4, 5),
}

REACH_M = 3150.0
"""Cells of a network lie within so many metres, east and north, of its middle."""


class Kind(NamedTuple):
    """How many zones a layer has at full size, vertices of one, and its size: metres, or of patches the share of the grid.

    `cells`: so many patches, of `vertices` each, are dissolved to the zones; by default none.
    """

    shape: str
    zones: int
    vertices: int
    size: float = 0.0
    cells: int = 0


LAYERS = {
    "natuur_ehs": Kind("patch", 9000, 84, 0.5, 15_000),
    "landschapstype": Kind("tiling", 1600, 176),
    "nationaal_landschap": Kind("blob", 1, 5000, 9000),
    "macrogradient": Kind("blob", 60, 500, 1500),
    "openheid": Kind("patch", 760, 160, 0.22),
    "stiltegebied": Kind("blob", 40, 900, 1800),
    "aardkundig": Kind("patch", 1400, 200, 0.34),
    "archeologie": Kind("patch", 12_000, 52, 0.38, 14_000),
    "cultuurhistorie": Kind("tiling", 8100, 100),
    "samenhang_kernkwaliteiten": Kind("blob", 60, 800, 1500),
    "bebouwde_kom": Kind("blob", 330, 260, 450),
    "visie_functie": Kind("tiling", 3600, 148),
    "beekdal": Kind("strip", 480, 800, 5500),
    "energietransitiepark": Kind("blob", 6, 80, 500),
    "stedelijk_netwerk": Kind("blob", 5, 900, 3500),
    "robuuste_ehs": Kind("strip", 160, 400, 6000),
    "robuuste_landbouw": Kind("blob", 260, 300, 900),
    "woonregio": Kind("tiling", 4, 3000),
    "zoekgebied_wind": Kind("blob", 30, 200, 1500),
    "waterberging": Kind("patch", 900, 100, 0.2, 1800),
    "krw_waterlichaam": Kind("strip", 620, 400, 4500),
    "grondwaterlichaam": Kind("blob", 7, 1500, 5000),
    "grondwaterbescherming": Kind("blob", 70, 400, 1500),
    "inzijggebied": Kind("patch", 400, 200, 0.25),
    "strategische_winning": Kind("blob", 10, 500, 1600),
    "natura2000": Kind("blob", 30, 1800, 2200),
    "regionale_werklocatie": Kind("blob", 80, 90, 400),
    "gemeente": Kind("tiling", 16, 4000),
    "bos": Kind("patch", 22_370, 55, 0.44, 26_200),
    "recreatiegebied": Kind("patch", 5601, 44, 0.28, 7_400),
}


def zones_of(kind: Kind, scale: float, bounds: tuple[float, float, float, float], random: Any) -> Iterator[Any]:
    """The zones of one layer; `scale` is the share of the province that is made, from the south-west."""
    x_min, y_min, x_max, y_max = bounds
    count = max(round(kind.zones * scale), 1)
    if kind.shape == "tiling":
        yield from tiling(random, bounds, max(round(np.sqrt(count)), 1), kind.vertices)
        return
    if kind.shape == "patch":
        chosen = max(round(kind.cells * scale), count)
        cells = list(tiling(random, bounds, int(np.ceil(np.sqrt(chosen / kind.size))), kind.vertices, chosen))
        yield from dissolved(random, cells, count, REACH_M)
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
    """The whole province in `folder`; what the same generator made there from the same settings is kept, anything else goes."""
    catalogue, scale = installed_catalogue(), SIZES[size]
    settings = _settings(catalogue, size, seed, detail)
    record = folder / RECORD_FILE
    known = json.loads(record.read_text(encoding="utf-8")) if record.is_file() else {}
    if known.get("settings") != settings:
        folder.mkdir(parents=True, exist_ok=True)
        for stale in (record, *folder.glob(PLANS_FILE.format("*"))):
            stale.unlink(missing_ok=True)
        known = {"settings": settings, "plans": [], **make_zones(folder / ZONES_FILE, catalogue, scale, seed, detail)}
        make_sources(folder / SOURCES_FILE, ZONES_FILE)
        record.write_text(json.dumps(known), encoding="utf-8")
    for count in plans:
        if count not in known["plans"]:
            make_plans(plans_file(folder, count), catalogue, scale, seed, count)
            known["plans"].append(count)
            record.write_text(json.dumps(known), encoding="utf-8")
    return {"zones": known["zones"], "vertices": known["vertices"]}


def _settings(catalogue: Catalogue, size: str, seed: int, detail: float) -> str:
    """All that decides what the files hold: what was asked, the generator itself, the layers' attributes and the libraries."""
    code = [Path(__file__).with_name(name).read_bytes() for name in ("province.py", "shapes.py")]
    asked = f"{size} {seed} {detail} {catalogue.sha256} {np.__version__} {shapely.geos_version_string} {gdal.__version__}"
    return hashlib.sha256(b"".join(code) + asked.encode()).hexdigest()


def plans_file(folder: Path, count: int) -> Path:
    """Where the plans are."""
    return folder / PLANS_FILE.format(count)


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
    parser.add_argument("--detail", type=float, default=1.0, help="so many times as many vertices")
    parser.add_argument("--plans", type=int, nargs="*", default=[2000])
    given = parser.parse_args()
    print(make(given.folder, given.size, given.seed, given.plans, given.detail))


if __name__ == "__main__":
    main()
