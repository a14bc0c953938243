"""IMRO plans of every version, hand-written and real, and a STOP GeoInformatieObject."""

from __future__ import annotations

import math
import re
from collections import Counter
from pathlib import Path

import pytest
import shapely
from osgeo import osr
from plantoets.assessment.planfiles import PlanFile, PlanFileError, read_plan


def of(plan: PlanFile, source_class: str) -> list:
    return [item for item in plan.objects if item.source_class == source_class]


def union_ha(plan: PlanFile, source_class: str) -> float:
    return shapely.union_all([item.geometry for item in of(plan, source_class)]).area / 10_000


def test_imro2006_reads_areas_not_labels(data: Path) -> None:
    plan = read_plan(data / "imro2006.gml")
    assert (plan.format, plan.name, plan.plan_id) == ("IMRO2006", "Verzonnen kern", "NL.IMRO.16800000VERZ01-")
    assert (plan.status, plan.date, plan.crs, plan.transform) == ("vastgesteld", "2007-06-07", "EPSG:28992", None)
    homes, farm = of(plan, "Enkelbestemming")
    assert (homes.part, homes.source_id, homes.name, homes.main_group) == ("localidEP1", "EP1", "Woondoeleinden één", "wonen")
    assert (homes.geometry.geom_type, homes.geometry.area) == ("Polygon", 40_000.0)
    assert (farm.geometry.area, farm.activity) == (37_500.0, "agrarisch_bouwvlak")
    assert [item.part for item in plan.objects if item.assess] == ["localidEP1", "localidEP2"]


def test_touching_surfaces_of_a_plan_area_join_without_a_warning(data: Path) -> None:
    plan = read_plan(data / "imro2006.gml")
    assert of(plan, "Bestemmingsplangebied")[0].geometry.area == 80_000.0
    assert plan.warnings == ()


def test_imro2008_project_decision_with_arc_and_circle(data: Path) -> None:
    plan = read_plan(data / "imro2008.gml")
    assert (plan.format, plan.name, plan.status, plan.date) == ("IMRO2008", "Verzonnen projectbesluit", "ontwerp", "2010-10-01")
    area = of(plan, "Besluitvlak_X")[0]
    assert area.geometry.area == pytest.approx(math.pi * 100**2 / 2, rel=1e-3)
    assert (area.assess, area.activity) == (True, "verblijfsrecreatie_nieuw")
    tree = of(plan, "Besluitsubvlak_X")[0]
    assert tree.geometry.area == pytest.approx(math.pi * 36, rel=2e-3)
    assert [item.assess for item in plan.objects] == [True, False, False]


def test_geometry_in_objects_of_its_own_is_joined(data: Path) -> None:
    plan = read_plan(data / "imro2012_1.0.gml")
    assert plan.format == "IMRO2012 1.0"
    assert [(item.source_class, item.geometry.area, item.assess) for item in plan.objects] == [
        ("Structuurvisieplangebied_G", 30_000.0, True),
        ("Structuurvisiegebied_G", 10_000.0, False),
    ]
    said = " ".join(message.en for message in plan.warnings)
    assert "http://localhost:9/geheim.gml" in said
    assert "was not fetched" in said
    assert "1 objects of Structuurvisieverklaring_P have no geometry" in said


def test_imro2012_takes_status_from_the_geleideformulier(data: Path) -> None:
    plan = read_plan(data / "imro2012_1.1.gml")
    assert (plan.format, plan.name, plan.plan_id) == ("IMRO2012 1.1", "Verzonnen buitengebied", "NL.IMRO.1701.VERZ-VG01")
    assert (plan.status, plan.date) == ("vastgesteld", "2015-05-19")
    assert {item.source_class for item in plan.objects if item.assess} == {"Enkelbestemming"}
    assert [item.activity for item in of(plan, "Enkelbestemming")] == ["natuurontwikkeling", "bosaanleg"]
    assert [item.activity for item in of(plan, "Dubbelbestemming")] == [None]
    assert of(plan, "Figuur")[0].geometry.geom_type == "LineString"
    circle = of(plan, "Gebiedsaanduiding")[0]
    assert circle.main_group == "vrijwaringszone"
    assert circle.geometry.area == pytest.approx(math.pi * 100**2, rel=2e-4)


def test_stop_gio(data: Path) -> None:
    plan = read_plan(data / "gio.gml")
    assert (plan.format, plan.plan_id) == ("STOP GIO", "/join/id/regdata/gm1680/2023/verzonnen/nld@2023-01-01")
    assert [(item.part, item.name, item.activity, item.assess) for item in plan.objects] == [
        ("0a0b", "Woningbouwlocatie Oost", "woningbouw_uitleg", True)
    ]


def test_parts_are_unique_and_stable(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "plan.gml"
    file.write_text(
        (data / "imro2012_1.1.gml").read_text(encoding="utf-8").replace("NL.IMRO.1701.EP2", "NL.IMRO.1701.EP1"), encoding="utf-8"
    )
    first, second = read_plan(file), read_plan(file)
    assert [item.part for item in of(first, "Enkelbestemming")] == ["NL.IMRO.1701.EP1", "NL.IMRO.1701.EP1-2"]
    assert [item.part for item in first.objects] == [item.part for item in second.objects]


def test_a_file_that_is_one_object(data: Path, tmp_path: Path) -> None:
    text = (data / "imro2012_1.1.gml").read_text(encoding="utf-8")
    spaces = re.search(r"xmlns:imro.*?(?=>)", text)
    assert spaces is not None
    start, end = text.index("<imro:Bestemmingsplangebied"), text.index("</imro:Bestemmingsplangebied>")
    file = tmp_path / "plan.gml"
    file.write_text(text[start:end].replace(" gml:id", f" {spaces.group(0)} gml:id", 1) + "</imro:Bestemmingsplangebied>", encoding="utf-8")
    (outline,) = read_plan(file).objects
    assert (outline.part, outline.assess, outline.geometry.area) == ("NL.IMRO.1701.VERZ-VG01", True, 30_000.0)


def test_utf16_is_read(data: Path, tmp_path: Path) -> None:
    text = (data / "imro2012_1.1.gml").read_text(encoding="utf-8").replace('encoding="UTF-8"', 'encoding="UTF-16"')
    file = tmp_path / "plan.gml"
    file.write_text(text, encoding="utf-16")
    assert len(read_plan(file).objects) == 6


def _in_degrees(text: str, srs_name: str, latitude_first: bool) -> str:
    to = osr.CoordinateTransformation(*(_system(code) for code in (28992, 4258)))

    def change(match: re.Match[str]) -> str:
        numbers = [float(number) for number in match.group(2).split()]
        points = [to.TransformPoint(x, y)[:2] for x, y in zip(numbers[::2], numbers[1::2])]
        return match.group(1) + " ".join(f"{y:.11f} {x:.11f}" if latitude_first else f"{x:.11f} {y:.11f}" for x, y in points) + "<"

    return re.sub(r"(<gml:pos(?:List)?>)([^<]+)<", change, text).replace("urn:ogc:def:crs:EPSG::28992", srs_name)


def _system(code: int) -> osr.SpatialReference:
    system = osr.SpatialReference()
    system.ImportFromEPSG(code)
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return system


@pytest.mark.parametrize(
    ("srs_name", "latitude_first"),
    [("urn:ogc:def:crs:EPSG::4258", True), ("http://www.opengis.net/def/crs/EPSG/0/4258", True), ("EPSG:4258", False), ("EPSG:4258", True)],
)
def test_axis_order_follows_the_srs_name_or_the_ground(data: Path, tmp_path: Path, srs_name: str, latitude_first: bool) -> None:
    file = tmp_path / "plan.gml"
    file.write_text(_in_degrees((data / "imro2012_1.1.gml").read_text(encoding="utf-8"), srs_name, latitude_first), encoding="utf-8")
    plan, rd = read_plan(file), read_plan(data / "imro2012_1.1.gml")
    assert plan.crs == "EPSG:4258"
    for item, same in zip(plan.objects, rd.objects):
        assert item.geometry.hausdorff_distance(same.geometry) < 0.35, item.name
    assert any("turned round" in message.en for message in plan.warnings) == (srs_name == "EPSG:4258" and latitude_first)


# What GDAL finds (reference/README.md): class → (number, hectares of the union).
REAL = {
    "2006.gml": {"Bestemmingsplangebied": (1, 16.70), "Enkelbestemming": (51, 16.70), "Maatvoering": (81, None), "Bouwvlak": (80, None)},
    "NL.IMRO.1680.1800030105-0000.gml": {
        "Bestemmingsplangebied": (1, 56.18),
        "Enkelbestemming": (84, 56.18),
        "Dubbelbestemming": (6, 13.31),
        "Bouwvlak": (88, 5.98),
        "Functieaanduiding": (18, None),
        "Gebiedsaanduiding": (7, None),
        "Bouwaanduiding": (6, None),
        "Maatvoering": (8, None),
    },
    "NL.IMRO.0999.BP2012000001-0005.gml": {
        "Bestemmingsplangebied": (1, 50.74),
        "Enkelbestemming": (84, 50.74),
        "Dubbelbestemming": (2, 2.69),
        "Functieaanduiding": (7, None),
        "Gebiedsaanduiding": (2, None),
        "Bouwvlak": (34, None),
        "Bouwaanduiding": (25, None),
        "Maatvoering": (28, None),
    },
    "NL.IMRO.0513.0601PBLandpark-OB01.gml": {"Besluitgebied_X": (1, 62.72), "Besluitvlak_X": (9, 62.72), "Besluitsubvlak_X": (3, 0.32)},
    "NL.IMRO.1930.BPRaadhuislaanSP-1001.gml": {
        "Bestemmingsplangebied": (1, 0.17),
        "Enkelbestemming": (1, None),
        "Dubbelbestemming": (1, None),
        "Bouwvlak": (1, None),
        "Bouwaanduiding": (1, None),
        "Maatvoering": (4, None),
    },
}


@pytest.mark.parametrize("name", sorted(REAL))
def test_real_plans_agree_with_an_independent_reader(real_plans: Path, name: str) -> None:
    plan = read_plan(real_plans / name)
    counts = Counter(item.source_class for item in plan.objects if item.geometry.geom_type.endswith("Polygon"))
    for source_class, (number, hectares) in REAL[name].items():
        assert counts[source_class] == number, source_class
        if hectares is not None:
            assert union_ha(plan, source_class) == pytest.approx(hectares, abs=0.006), source_class
    assert all(item.geometry.is_valid for item in plan.objects)


def test_real_2006_enkelbestemmingen_tile_the_plan(real_plans: Path) -> None:
    """GDAL takes the label point of 33 of the 51 for their geometry; read by property, they fill the plan area exactly."""
    plan = read_plan(real_plans / "2006.gml")
    outline = of(plan, "Bestemmingsplangebied")[0].geometry
    tiles = shapely.union_all([item.geometry for item in of(plan, "Enkelbestemming")])
    assert tiles.symmetric_difference(outline).area < 1.0


def test_neighbours_that_share_arcs_leave_no_gaps(real_plans: Path) -> None:
    plan = read_plan(real_plans / "NL.IMRO.0999.BP2012000001-0005.gml")
    tiles = [item.geometry for item in of(plan, "Enkelbestemming")]
    outline = of(plan, "Bestemmingsplangebied")[0].geometry
    assert abs(sum(tile.area for tile in tiles) - shapely.union_all(tiles).area) < 0.05
    assert shapely.difference(outline, shapely.union_all(tiles)).area < 0.05


def test_real_plan_takes_its_geleideformulier(real_plans: Path) -> None:
    plan = read_plan(real_plans / "2006.gml")
    assert (plan.status, plan.date) == ("vastgesteld", "2007-06-07")


@pytest.mark.parametrize("name", sorted(REAL))
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_broken_off_copy_of_a_real_plan_is_refused(real_plans: Path, tmp_path: Path, name: str, share: float) -> None:
    whole = (real_plans / name).read_bytes()
    file = tmp_path / name
    file.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(PlanFileError, match="damaged or broken off"):
        read_plan(file)
