"""Layers from real servers of Debian's packages, started here on loopback: QGIS Server's WFS and a PostGIS database."""

import json
import time

import pytest
from plans import write_layer
from servers.postgis import postgis
from servers.qgis_server import qgis_server
from servers.stalling import Stalling

ROUND = "CurvePolygon(CompoundCurve(CircularString(234900 550000, 235000 550100, 235100 550000), (235100 550000, 234900 550000)))"
AROUND = "Polygon((234000 549000, 236000 549000, 236000 551000, 234000 551000, 234000 549000))"
ELSEWHERE = "Polygon((240000 540000, 240100 540000, 240100 540100, 240000 540000))"


@pytest.fixture(scope="module")
def database():
    with postgis() as server:
        server.run(
            "CREATE SCHEMA beleid",
            "CREATE TABLE beleid.bos (id serial PRIMARY KEY, gebied text, code varchar(8), ha numeric, sinds date, "
            "vlak geometry(Geometry, 28992))",
            f"INSERT INTO beleid.bos (gebied, code, ha, sinds, vlak) VALUES ('Rond', '007', 1.5, '2020-01-02', 'SRID=28992;{ROUND}'), "
            f"('Ruim', '008', 2, NULL, 'SRID=28992;{AROUND}'), ('Leeg', NULL, NULL, NULL, NULL)",
            f"CREATE TABLE graden AS SELECT 'x'::text AS naam, ST_Transform('SRID=28992;{AROUND}'::geometry, 4326) AS geom",
            "CREATE TABLE duizend AS SELECT n AS nummer, ST_MakeEnvelope(230000 + n, 550000, 230001 + n, 550001, 28992) AS geom "
            "FROM generate_series(1, 2500) AS n",
            "CREATE VIEW traag AS SELECT pg_sleep(60)::text AS naam, ST_MakeEnvelope(230000, 550000, 230001, 550001, 28992) AS geom",
            "CREATE TABLE zonder_stelsel AS SELECT 1 AS n, ST_MakeEnvelope(230000, 550000, 230001, 550001) AS geom",
        )
        yield server


@pytest.fixture
def impatient(monkeypatch, provider):
    from plantoets.processing.sources.services import patience

    monkeypatch.setattr(patience, "SILENCE_S", 2.0)


def test_a_wfs_of_qgis_server(read_bos, tmp_path) -> None:
    table = write_layer(tmp_path / "bos.gpkg", "bos", [(AROUND, {"naam": "Ruim"}), (ELSEWHERE, {"naam": "Elders"})])
    with qgis_server(tmp_path, table) as address:
        for version in ("1.1.0", "1.0.0", "auto"):
            source = f"url='{address}?VERSIE={version}' typename='zones' version='{version}' srsname='EPSG:28992'"
            layer, model = read_bos(source=source, provider="WFS")
            assert (layer["status"], layer["features"], layer["official"], layer["precision"]) == ("ok", 2, True, "exact"), layer
            assert [(zone["name"], round(zone["area_m2"])) for zone in model["zones"] if zone["layer"] == "bos"] == [("Ruim", 40_000)]
    gone, _ = read_bos(source=f"url='{address}/weg' typename='zones' version='1.1.0'", provider="WFS")
    assert (gone["status"], "could not be opened" in gone["message"]) == ("error", True)


def test_an_ogc_api_features_of_qgis_server(read_bos, tmp_path, monkeypatch) -> None:
    from plantoets.processing.sources.services import features_api

    monkeypatch.setattr(features_api, "_PAGE", "1")
    table = write_layer(tmp_path / "bos.gpkg", "bos", [(AROUND, {"naam": "Ruim"}), (ELSEWHERE, {"naam": "Elders"})])
    with qgis_server(tmp_path, table) as address:
        layer, model = read_bos(source=f"url='{address}wfs3' typename='zones'", provider="OAPIF")
        gone, _ = read_bos(source=f"url='{address}wfs3' typename='zonnen'", provider="OAPIF")
    assert (layer["status"], layer["features"], layer["official"]) == ("ok", 2, True), layer
    (zone,) = [zone for zone in model["zones"] if zone["layer"] == "bos"]
    assert (zone["name"], zone["area_m2"]) == ("Ruim", pytest.approx(40_000, rel=0.001))
    assert gone["status"] == "error"


def test_a_type_that_the_wfs_does_not_have(read_bos, tmp_path) -> None:
    table = write_layer(tmp_path / "bos.gpkg", "bos", [(AROUND, {"naam": "Ruim"})])
    with qgis_server(tmp_path, table) as address:
        layer, _ = read_bos(source=f"url='{address}' typename='zonnen' version='1.1.0'", provider="WFS")
    assert layer["status"] == "error"


def test_a_table_of_postgis(read_bos, database) -> None:
    source = f'{database.address} key=\'id\' table="beleid"."bos" (vlak)'
    layer, model = read_bos(source=source, provider="postgres", fields={"naam": "gebied"})
    assert (layer["status"], layer["features"], layer["official"]) == ("ok", 2, True)
    assert "verborgen" not in json.dumps(model)
    zones = {zone["name"]: zone["area_m2"] for zone in model["zones"] if zone["layer"] == "bos"}
    assert zones["Ruim"] == pytest.approx(40_000)
    assert 0 < zones["Rond"] < 40_000


def test_a_filter_is_in_the_words_of_the_database(read_bos, database) -> None:
    layer, _ = read_bos(
        source=f'{database.address} table="beleid"."bos" (vlak)', provider="postgres", filter="gebied ILIKE 'ruim' AND ha > 1.9"
    )
    assert (layer["status"], layer["features"]) == ("ok", 1)
    wrong, _ = read_bos(source=f'{database.address} table="beleid"."bos" (vlak)', provider="postgres", filter="bestaat_niet = 1")
    assert (wrong["status"], "bestaat_niet" in wrong["message"]) == ("error", True)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ('"graden"', (1, 40_000)),
        ("\"(SELECT gebied AS naam, vlak FROM beleid.bos WHERE gebied = 'Ruim')\" (vlak)", (1, 40_000)),
        ('"public"."duizend" (geom)', (2500, None)),
    ],
)
def test_what_else_a_database_can_give(read_bos, database, table, expected) -> None:
    layer, model = read_bos(source=f"{database.address} table={table}", provider="postgres")
    area = next((zone["area_m2"] for zone in model["zones"] if zone["layer"] == "bos"), None)
    assert (layer["status"], layer["features"]) == ("ok", expected[0]), layer
    assert area == (None if expected[1] is None else pytest.approx(expected[1], rel=0.001))


@pytest.mark.parametrize(
    ("table", "said"),
    [('"weg"', "could not be opened"), ('"zonder_stelsel" (geom)', "no coordinate system"), ('"spatial_ref_sys"', "no geometry")],
)
def test_what_a_database_does_not_have(read_bos, database, table, said) -> None:
    layer, _ = read_bos(source=f"{database.address} table={table}", provider="postgres")
    assert (layer["status"], said in layer["message"]) == ("error", True), layer


def test_a_wrong_password_is_told_and_not_shown(read_bos, database) -> None:
    layer, model = read_bos(source=database.address.replace("verborgen", "geheim") + ' table="graden"', provider="postgres")
    assert "password authentication failed" in layer["message"]
    assert "geheim" not in json.dumps(model)


def test_a_query_that_takes_too_long_ends(read_bos, database, impatient) -> None:
    start = time.monotonic()
    layer, _ = read_bos(source=f'{database.address} table="traag" (geom)', provider="postgres")
    assert time.monotonic() - start < 20
    assert (layer["status"], "gave no answer for 2 s" in layer["message"]) == ("error", True)


@pytest.mark.parametrize("after", [0, 400, 40_000])
def test_a_line_that_falls_silent_ends(read_bos, database, impatient, after) -> None:
    with Stalling(database.port, after) as port:
        start = time.monotonic()
        source = database.address.replace(str(database.port), str(port))
        layer, _ = read_bos(source=f'{source} table="duizend" (geom)', provider="postgres")
    assert time.monotonic() - start < 20
    assert (layer["status"], "gave no answer for 2 s" in layer["message"]) == ("error", True), layer


def test_a_server_that_ends_in_the_middle(read_bos, database, impatient) -> None:
    with Stalling(database.port, 40_000, drop=True) as port:
        source = database.address.replace(str(database.port), str(port))
        layer, _ = read_bos(source=f'{source} table="duizend" (geom)', provider="postgres")
    assert (layer["status"], "broke off" in layer["message"]) == ("error", True), layer
