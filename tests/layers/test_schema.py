"""The GeoPackage has the contract's layers, attributes and values, and says what it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

import pytest
import yaml
from bundled_layers import GEOPACKAGE, REFERENCE, REPOSITORY, rows

LEVELS = ["respecteren", "voorwaarden", "eisen"]
BOOLEAN, INTEGER, TEXT = "BOOLEAN", "INTEGER", "TEXT"
# Contract §5: layer, its attributes, and what each may hold (a type, or the values)
CONTRACT: dict[str, dict[str, Any]] = {
    "provincie": {},
    "natuur_ehs": {"ontwikkelingstijd_jaar": INTEGER, "grondwaterafhankelijk": BOOLEAN},
    "landschapstype": {
        "type": ["esdorpenlandschap", "veenkolonien", "ontginningskolonien", "wegdorpen_laagveen", "wegdorpen_veenrand"],
        "kenmerk": TEXT,
    },
    "nationaal_landschap": {},
    "macrogradient": {},
    "openheid": {},
    "stiltegebied": {"status": ["aangewezen", "toekomstig"]},
    "duisternis": {"soort": ["nationaal_park", "natura2000"]},
    "aardkundig": {"niveau": LEVELS},
    "archeologie": {
        "niveau": LEVELS,
        "soort": ["beekdal", "es", "celtic_field", "offerveentje", "hondsrugroute", "historische_kern", "vindplaats", "overig"],
        "uitzondering_in_situ": BOOLEAN,
    },
    "cultuurhistorie": {"niveau": LEVELS},
    "samenhang_kernkwaliteiten": {},
    "bebouwde_kom": {"op_kaart_2f": BOOLEAN},
    "visie_functie": {"functie": ["landbouw", "natuur", "multifunctioneel", "stedelijk"]},
    "beekdal": {"functie": ["landbouw", "natuur"]},
    "harde_stadsgrens": {},
    "panorama": {"soort": ["landschapspanorama", "wegpanorama", "snelwegpanorama"]},
    "energietransitiepark": {},
    "proefgebied_landbouw": {},
    "stedelijk_netwerk": {},
    "stadslabel": {"label": TEXT},
    "stadsrandzone": {},
    "hoofdinfrastructuur": {"soort": ["weg", "spoor", "vaarweg", "gevaarlijke_stoffen"]},
    "robuuste_ehs": {"horizon": ["2020", "2040"], "soort": ["gebied", "verbinding"]},
    "robuuste_landbouw": {},
    "woonregio": {"plafond_woningen": INTEGER},
    "kern": {"rol": ["streekcentrum", "substreekcentrum", "overig"]},
    "recreatieroute": {},
    "energie_infrastructuur": {"soort": TEXT},
    "zoekgebied_wind": {},
    "waterberging": {"soort": ["bergingsgebied", "meebewegend", "normgebied"]},
    "krw_waterlichaam": {"soort": ["beek", "kanaal", "meer", "ven"]},
    "zwemwater": {},
    "grondwaterlichaam": {},
    "grondwaterbescherming": {
        "zone": [
            "waterwingebied",
            "grondwaterbeschermingsgebied",
            "fysische_bodemaantasting",
            "verbodzone_diepe_boringen",
            "drentsche_aa",
        ],
        "kwetsbaarheid": ["niet kwetsbaar", "minder kwetsbaar", "kwetsbaar"],
        "diepte_m": INTEGER,
    },
    "inzijggebied": {},
    "strategische_winning": {"max_m3_jaar": INTEGER},
    "radioastronomie": {"telescoop": ["Dwingeloo", "Hooghalen", "LOFAR"], "zone": ["I", "II"]},
    "lofar_buitenstation": {},
    "natura2000": {},
    "nationaal_park": {},
    "top_gebied": {"doel_2015": ["geen verdroging", "matig verdroogd"]},
    "regionale_werklocatie": {"max_milieucategorie": INTEGER, "buiten_netwerk_toegestaan": BOOLEAN},
    "glastuinbouwlocatie": {},
    "geluidssport": {"soort": ["centrum", "overig"], "verruiming_uitgesloten": BOOLEAN},
    "geluidszone": {},
    "olieveld": {},
    "zandwinplaats": {"materiaal": TEXT, "einddatum": TEXT},
    "gebiedsopgave": {},
    "gemeente": {"krimp": BOOLEAN},
    "bos": {},
    "recreatiegebied": {},
}
LINES = {"panorama", "hoofdinfrastructuur", "recreatieroute", "energie_infrastructuur"}
POINTS = {"kern", "lofar_buitenstation", "zwemwater"}
EVERYWHERE = {"fid": "INTEGER", "naam": TEXT, "bron": TEXT, "precision": TEXT}


@pytest.fixture(scope="module")
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{GEOPACKAGE}?mode=ro", uri=True)) as connection:
        yield connection


def test_the_tables_are_the_contracts_layers(database: sqlite3.Connection) -> None:
    tables = {row[0] for row in database.execute("SELECT table_name FROM gpkg_contents")}
    assert tables == set(CONTRACT)


@pytest.mark.parametrize("layer", CONTRACT)
def test_columns_have_the_contracts_names_and_types(database: sqlite3.Connection, layer: str) -> None:
    columns = {row[1]: row[2] for row in database.execute(f'PRAGMA table_info("{layer}")')}
    geometry = columns.pop("geom")
    kinds = {name: kind if isinstance(kind, str) else _kind(kind) for name, kind in CONTRACT[layer].items()}
    assert columns == {**EVERYWHERE, **kinds}
    assert geometry == ("MULTILINESTRING" if layer in LINES else "POINT" if layer in POINTS else "MULTIPOLYGON")


@pytest.mark.parametrize("layer", CONTRACT)
def test_values_are_allowed(layer: str) -> None:
    for row in rows(layer):
        for name, allowed in CONTRACT[layer].items():
            value = row[name]
            if value is None:
                continue
            if isinstance(allowed, list):
                assert value in allowed, row
            elif allowed == BOOLEAN:
                assert value in (0, 1), row
            else:
                assert isinstance(value, int if allowed == INTEGER else str), row


@pytest.mark.parametrize("layer", CONTRACT)
def test_every_feature_says_what_it_is(layer: str) -> None:
    for row in rows(layer):
        assert row["naam"], row
        assert row["bron"], row
        assert row["precision"] in ("schets", "globaal", "exact")


def test_every_layer_has_features_an_index_and_a_description(database: sqlite3.Connection) -> None:
    contents = database.execute("SELECT table_name, identifier, description, srs_id FROM gpkg_contents").fetchall()
    for layer, title, description, system in contents:
        assert title, layer
        assert title != layer
        assert description, layer
        assert system == 28992
        count = database.execute(f'SELECT count(*) FROM "{layer}"').fetchone()[0]
        assert count > 0, layer
        assert database.execute(f'SELECT count(*) FROM "rtree_{layer}_geom"').fetchone()[0] == count


def test_the_extent_in_the_metadata_is_right(database: sqlite3.Connection) -> None:
    for layer, *extent in database.execute("SELECT table_name, min_x, min_y, max_x, max_y FROM gpkg_contents"):
        found = database.execute(f'SELECT min(minx), min(miny), max(maxx), max(maxy) FROM "rtree_{layer}_geom"').fetchone()
        assert extent == pytest.approx(list(found), abs=1.0), layer


def test_end_dates_are_dates() -> None:
    for row in rows("zandwinplaats"):
        assert row["einddatum"] is None or date.fromisoformat(row["einddatum"])


def test_the_file_stays_small() -> None:
    assert GEOPACKAGE.stat().st_size < 5_000_000


if (REFERENCE.parent / "contract.md").is_file():

    def test_the_contract_names_no_layer_that_is_missing_here() -> None:
        text = (REFERENCE.parent / "contract.md").read_text(encoding="utf-8")
        section = text.split("### Layers", 1)[1].split("### Development types", 1)[0]
        for layer in set(CONTRACT) - {"provincie"}:
            assert f"`{layer}`" in section, layer


def _kind(values: list[Any]) -> str:
    return INTEGER if all(isinstance(value, int) for value in values) else TEXT


CATALOGUE = yaml.safe_load((REPOSITORY / "resources" / "policy" / "layers.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("layer", CATALOGUE)
def test_the_catalogue_finds_its_layers_attributes_and_values(layer: str) -> None:
    found = rows(layer)
    for name, attribute in (CATALOGUE[layer].get("attributes") or {}).items():
        values = {row[name] for row in found} - {None}
        assert values <= set(attribute.get("values") or values), (layer, name)


def test_a_layer_is_on_the_maps_of_the_catalogue() -> None:
    schema = yaml.safe_load((REPOSITORY / "tools" / "layers" / "sources" / "schema.yaml").read_text(encoding="utf-8"))
    catalogue = yaml.safe_load((REPOSITORY / "resources" / "policy" / "layers.yaml").read_text(encoding="utf-8"))
    maps = {name: entry["map"] if isinstance(entry["map"], list) else [entry["map"]] for name, entry in catalogue.items()}
    assert {name: str(schema[name]["kaart"]).split(", ") for name in maps} == {name: list(map(str, codes)) for name, codes in maps.items()}
