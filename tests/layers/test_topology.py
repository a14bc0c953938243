"""Layers that exclude, fill or follow one another do so."""

from __future__ import annotations

from itertools import combinations

import pytest
import shapely
from bundled_layers import features, names, rows, shape, union

HECTARE = 10_000.0
NORTH = ["Aa en Hunze", "Assen", "Midden-Drenthe", "Noordenveld", "Tynaarlo"]
SOUTH_EAST = ["Borger-Odoorn", "Coevorden", "Emmen"]
SOUTH_WEST = ["De Wolden", "Hoogeveen", "Meppel", "Westerveld"]
WITHOUT_OVERLAP = [
    "gemeente",
    "woonregio",
    "visie_functie",
    "landschapstype",
    "natuur_ehs",
    "natura2000",
    "beekdal",
    "bebouwde_kom",
    "bos",
    "grondwaterlichaam",
    "inzijggebied",
    "macrogradient",
    "stiltegebied",
    "aardkundig",
    "krw_waterlichaam",
    "regionale_werklocatie",
    "glastuinbouwlocatie",
    "waterberging",
]


@pytest.mark.parametrize("layer", WITHOUT_OVERLAP)
def test_zones_do_not_overlap(layer: str) -> None:
    for (row, geometry), (other, against) in combinations(features(layer), 2):
        if geometry.intersects(against):
            assert geometry.intersection(against).area < 1.0, (row["naam"], other["naam"])


@pytest.mark.parametrize("layer", ["gemeente", "woonregio", "visie_functie", "grondwaterlichaam"])
def test_zones_fill_the_province(layer: str) -> None:
    assert shapely.symmetric_difference(union(layer), union("provincie")).area < 0.1 * HECTARE


@pytest.mark.parametrize(
    ("region", "members"), [("Noord-Drenthe", NORTH), ("Zuidoost-Drenthe", SOUTH_EAST), ("Zuidwest-Drenthe", SOUTH_WEST)]
)
def test_a_housing_region_is_its_municipalities(region: str, members: list[str]) -> None:
    together = shapely.union_all([shape("gemeente", naam) for naam in members])
    assert shapely.symmetric_difference(shape("woonregio", region), together).area < 1.0


def test_municipalities_are_of_one_piece() -> None:
    for row, geometry in features("gemeente"):
        largest = max(part.area for part in shapely.get_parts(geometry))
        assert largest > 0.98 * geometry.area, row


def test_robust_agriculture_lies_in_the_function_agriculture() -> None:
    farming = shapely.union_all([g for row, g in features("visie_functie") if row["functie"] == "landbouw"])
    assert shapely.difference(union("robuuste_landbouw"), farming).area < 0.1 * HECTARE


@pytest.mark.parametrize("layer", ["natuur_ehs", "bebouwde_kom", "glastuinbouwlocatie"])
def test_robust_agriculture_keeps_off(layer: str) -> None:
    assert shapely.intersection(union("robuuste_landbouw"), union(layer)).area < 0.5 * HECTARE


def test_natura2000_is_nature() -> None:
    assert shapely.difference(union("natura2000"), union("natuur_ehs")).area < HECTARE


def test_groundwater_zones_surround_their_extraction() -> None:
    by_site: dict[str, dict[str, shapely.Geometry]] = {}
    for row, geometry in features("grondwaterbescherming"):
        by_site.setdefault(row["naam"], {})[row["zone"]] = geometry
    for naam, zones in by_site.items():
        source = zones.pop("waterwingebied", None)
        for zone, geometry in zones.items():
            if source is not None:
                assert shapely.difference(source, geometry).area < 0.05 * source.area, (naam, zone)
                assert geometry.area > 5 * source.area, (naam, zone)


def test_depths_stand_with_drilling_bans_only() -> None:
    for row in rows("grondwaterbescherming"):
        assert (row["diepte_m"] is not None) == (row["zone"] == "verbodzone_diepe_boringen"), row


def test_radio_zones_are_rings() -> None:
    zones = {(row["telescoop"], row["zone"]): geometry for row, geometry in features("radioastronomie")}
    for telescope in ("Dwingeloo", "Hooghalen", "LOFAR"):
        inner, ring = zones[telescope, "I"], zones[telescope, "II"]
        assert inner.intersection(ring).area < 1.0
        assert inner.boundary.distance(ring) < 1.0
        assert ring.area > inner.area


def test_lofar_zone_one_is_about_400_hectares() -> None:
    [zone] = [g for row, g in features("radioastronomie") if (row["telescoop"], row["zone"]) == ("LOFAR", "I")]
    assert 350 * HECTARE < zone.area < 500 * HECTARE


def test_wind_search_area_avoids_lofar_zone_one_and_koms() -> None:
    [zone] = [g for row, g in features("radioastronomie") if (row["telescoop"], row["zone"]) == ("LOFAR", "I")]
    assert union("zoekgebied_wind").intersection(zone).area < 1.0
    assert union("zoekgebied_wind").intersection(union("bebouwde_kom")).area < HECTARE


def test_wijster_lies_outside_the_networks() -> None:
    assert not union("stedelijk_netwerk").intersects(shape("regionale_werklocatie", "Tweesporenland/MERA"))


@pytest.mark.parametrize("naam", ["Bargermeer", "Oevers D", "Europark", "Leeuwerikerveld II"])
def test_other_work_sites_lie_in_a_network(naam: str) -> None:
    assert union("stedelijk_netwerk").covers(shape("regionale_werklocatie", naam))


@pytest.mark.parametrize("naam", ["Assen", "Meppel", "Hoogeveen"])
def test_hard_limit_lies_beside_the_town(naam: str) -> None:
    town, limit = shape("bebouwde_kom", naam), shape("harde_stadsgrens", naam)
    assert town.intersection(limit).area < HECTARE
    assert town.distance(limit) < 1500


def test_each_kom_belongs_to_a_kern_that_lies_in_it() -> None:
    places = {row["naam"]: geometry for row, geometry in features("kern")}
    away = {row["naam"]: places[row["naam"]].distance(geometry) for row, geometry in features("bebouwde_kom")}
    assert {naam: distance for naam, distance in away.items() if distance > 300} == {}


def test_some_historic_kernen_are_on_map_2f() -> None:
    assert {"Orvelte", "Norg", "Frederiksoord"} <= set(names("bebouwde_kom", op_kaart_2f=1))


@pytest.mark.parametrize(
    ("layer", "source"), [("top_gebied", "natuur_ehs"), ("nationaal_park", "duisternis"), ("natura2000", "duisternis")]
)
def test_layers_that_follow_another_lie_in_it(layer: str, source: str) -> None:
    assert shapely.difference(union(layer), union(source)).area < HECTARE
