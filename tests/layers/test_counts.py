"""Counts, names and values that the text gives (inventory.md, lists and tables)."""

from __future__ import annotations

from collections import Counter

import pytest
from bundled_layers import names, rows

# Table 6.3: site, vulnerability, and the zones besides the waterwingebied (with depth)
NOT, LESS, YES = "niet kwetsbaar", "minder kwetsbaar", "kwetsbaar"
PROTECTED, SOIL, DRILLING = "grondwaterbeschermingsgebied", "fysische_bodemaantasting", "verbodzone_diepe_boringen"
TABLE_6_3: dict[str, tuple[str, dict[str, int | None]]] = {
    "Holtien": (NOT, {DRILLING: 50}),
    "Zuidwolde": (NOT, {DRILLING: 50}),
    "Hoogeveen": (NOT, {DRILLING: 50}),
    "Ruinerwold": (LESS, {PROTECTED: None}),
    "Kruidhaars": (LESS, {SOIL: None}),
    "Havelterberg": (YES, {PROTECTED: None}),
    "Beilen": (YES, {PROTECTED: None}),
    "Dalen": (YES, {PROTECTED: None}),
    "Leggeloo": (YES, {PROTECTED: None}),
    "Valtherbos": (YES, {PROTECTED: None}),
    "Noordbargeres": (YES, {PROTECTED: None}),
    "Nietap": (LESS, {PROTECTED: None, DRILLING: 15}),
    "Assen": (NOT, {DRILLING: 15}),
    "Annen/Breevenen": (NOT, {SOIL: None}),
    "De Groeve": (LESS, {SOIL: None}),
    "Gasselte": (YES, {PROTECTED: None}),
    "Onnen/De Punt": (LESS, {SOIL: None}),
}
COUNTS = {
    "provincie": 1,
    "gemeente": 12,
    "woonregio": 3,
    "natura2000": 14,
    "nationaal_park": 3,
    "top_gebied": 8,
    "samenhang_kernkwaliteiten": 7,
    "cultuurhistorie": 11,
    "stadslabel": 5,
    "harde_stadsgrens": 3,
    "stedelijk_netwerk": 2,
    "energietransitiepark": 3,
    "regionale_werklocatie": 5,
    "glastuinbouwlocatie": 3,
    "geluidssport": 5,
    "geluidszone": 20,
    "panorama": 5,
    "radioastronomie": 6,
    "strategische_winning": 3,
    "inzijggebied": 2,
    "waterberging": 3,
    "zandwinplaats": 4,
    "grondwaterlichaam": 3,
    "grondwaterbescherming": 36,
    "gebiedsopgave": 3,
    "stiltegebied": 13,
    "lofar_buitenstation": 8,
}


@pytest.mark.parametrize(("layer", "count"), COUNTS.items())
def test_number_of_features(layer: str, count: int) -> None:
    assert len(rows(layer)) == count


def test_table_6_3_is_complete() -> None:
    expected = [("Drentsche Aa", "drentsche_aa", YES, None)]
    for naam, (vulnerability, zones) in TABLE_6_3.items():
        expected.append((naam, "waterwingebied", vulnerability, None))
        expected += [(naam, zone, vulnerability, depth) for zone, depth in zones.items()]
    found = [(row["naam"], row["zone"], row["kwetsbaarheid"], row["diepte_m"]) for row in rows("grondwaterbescherming")]
    assert sorted(map(str, found)) == sorted(map(str, expected))


def test_table_6_3_by_zone() -> None:
    zones = Counter(row["zone"] for row in rows("grondwaterbescherming"))
    assert zones == {"waterwingebied": 17, PROTECTED: 9, SOIL: 4, DRILLING: 5, "drentsche_aa": 1}


def test_housing_ceilings() -> None:
    ceilings = {row["naam"]: row["plafond_woningen"] for row in rows("woonregio")}
    assert ceilings == {"Noord-Drenthe": 11_800, "Zuidoost-Drenthe": 5_100, "Zuidwest-Drenthe": 5_100}


def test_shrinking_municipalities() -> None:
    assert names("gemeente", krimp=1) == ["Aa en Hunze", "Borger-Odoorn", "Coevorden", "Emmen", "Westerveld"]


def test_roles_of_kernen() -> None:
    assert names("kern", rol="streekcentrum") == ["Assen", "Emmen", "Hoogeveen", "Meppel"]
    assert names("kern", rol="substreekcentrum") == ["Beilen", "Coevorden", "Roden"]
    assert len(names("kern", rol="overig")) >= 100


def test_town_labels() -> None:
    labels = {row["naam"]: row["label"] for row in rows("stadslabel")}
    assert labels == {"Assen": "hoofdstad", "Emmen": "vermaak", "Coevorden": "vesting", "Hoogeveen": "centrum", "Meppel": "waterpoort"}


def test_hard_limits_networks_and_storage() -> None:
    assert names("harde_stadsgrens") == ["Assen", "Hoogeveen", "Meppel"]
    assert names("stedelijk_netwerk") == ["Drentse Zuidas", "Groningen-Assen"]
    assert names("waterberging", soort="meebewegend") == ["Peize", "Roden-Norg", "Tusschenwater"]
    assert names("inzijggebied") == ["Drents Plateau", "Hondsrug"]


def test_work_sites() -> None:
    found = {row["naam"]: row["max_milieucategorie"] for row in rows("regionale_werklocatie")}
    assert found == {"Bargermeer": 6, "Tweesporenland/MERA": 6, "Oevers D": 6, "Europark": 4, "Leeuwerikerveld II": 4}
    assert names("regionale_werklocatie", buiten_netwerk_toegestaan=1) == ["Tweesporenland/MERA"]


def test_sound_sport() -> None:
    assert names("geluidssport", soort="centrum") == ["Assen", "Emmen", "Nieuw-Roden"]
    assert names("geluidssport", verruiming_uitgesloten=1) == ["Emmen", "Nieuw-Roden", "Westerbork", "Zuidwolde"]
    assert names("geluidssport", verruiming_uitgesloten=0) == ["Assen"]


def test_panoramas() -> None:
    assert Counter(row["soort"] for row in rows("panorama")) == {"landschapspanorama": 2, "wegpanorama": 2, "snelwegpanorama": 1}


def test_glasshouses_parks_and_extraction() -> None:
    assert names("glastuinbouwlocatie") == ["Erica", "Klazienaveen", "Rundedal"]
    found = {row["naam"]: row["max_m3_jaar"] for row in rows("strategische_winning")}
    assert found == {"Assen-West": 1_000_000, "Kastelen Akkers": None, "Darperweiden": None}


def test_sand() -> None:
    found = {row["naam"]: row["einddatum"] for row in rows("zandwinplaats")}
    assert found == {"Gasselte": "2013-01-01", "Ellertshaar": None, "Echten/Traandijk": None, "Hoogersmilde": None}


def test_silence() -> None:
    assert len(names("stiltegebied", status="aangewezen")) == 12
    assert names("stiltegebied", status="toekomstig") == ["Oosterzand"]


def test_radio_zones() -> None:
    zones = {(row["telescoop"], row["zone"]) for row in rows("radioastronomie")}
    assert zones == {(telescope, zone) for telescope in ("Dwingeloo", "Hooghalen", "LOFAR") for zone in ("I", "II")}


def test_top_areas() -> None:
    assert names("top_gebied", doel_2015="geen verdroging") == ["Drentsche Aa", "Fochteloërveen", "Peizerdiep"]


def test_levels_that_the_text_does_not_give_are_null() -> None:
    assert {row["niveau"] for row in rows("cultuurhistorie")} == {None}


def test_the_two_cores_are_excepted() -> None:
    assert names("archeologie", uitzondering_in_situ=1) == ["Historische kern Coevorden", "Historische kern Meppel"]


def test_valleys_for_farming() -> None:
    farmed = names("beekdal", functie="landbouw")
    for stream in ("Oude Vaart", "Schoonebeekerdiep", "Loodiep benedenloop", "Drostendiep benedenloop", "Wold Aa benedenloop"):
        assert stream in farmed


def test_landscape_types_all_occur() -> None:
    assert len({row["type"] for row in rows("landschapstype")}) == 5
