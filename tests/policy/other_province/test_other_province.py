"""An invented province runs beside Drenthe: its policy is data alone, no line of code knows either of them."""

import shutil
import sqlite3
import struct
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
import shapely
from case_file import PolicyCase, read_cases
from case_scene import catalogue_of, set_up
from case_verdict import differences, explained
from plantoets.assessment.catalogue.check import check
from plantoets.assessment.catalogue.load import load_catalogue
from plantoets.assessment.catalogue.read_names import read_names
from plantoets.assessment.catalogue.rule import Catalogue
from plantoets.assessment.layers import Origin, make_layer
from plantoets.assessment.vocabulary import Precision
from policy_document import document

HERE = Path(__file__).parent
CASES = read_cases(HERE / "cases" / "eilanden.yaml", read_names(HERE / "policy"))


@pytest.fixture(scope="module")
def zeemark(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The catalogue in a folder of its own, with its outline in a GeoPackage made here."""
    folder = tmp_path_factory.mktemp("zeemark")
    shutil.copytree(HERE / "policy", folder / "policy")
    (folder / "layers").mkdir()
    write_outline(folder / "layers" / "zeemark.gpkg", shapely.box(225_000, 540_000, 245_000, 560_000))
    return load_catalogue(folder / "policy")


def write_outline(path: Path, outline: shapely.Polygon) -> None:
    blob = b"GP\x00\x01" + struct.pack("<i", 28992) + shapely.to_wkb(outline, byte_order=1)
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE gpkg_contents (table_name TEXT, last_change TEXT)")
        database.execute("CREATE TABLE eilanden (fid INTEGER PRIMARY KEY, geom BLOB)")
        database.execute("INSERT INTO eilanden (geom) VALUES (?)", (blob,))
        database.commit()


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES])
def test_case(case: PolicyCase, zeemark: Catalogue) -> None:
    found = set_up(case, zeemark).conclude(zeemark)
    wrong = differences(case, found)
    if wrong:
        pytest.fail(explained(case, found, wrong), pytrace=False)


def test_its_catalogue_is_sound(zeemark: Catalogue) -> None:
    origin = Origin("test", False, Precision.EXACT)
    layers = {key: make_layer(spec, origin, [], {}, []) for key, spec in zeemark.names.layers.items()}
    assert check(zeemark, layers, date(2031, 6, 1)) == []


def test_its_document_is_its_own(zeemark: Catalogue) -> None:
    text = document(zeemark)
    assert "Eilandvisie Zeemark 2031" in text
    assert "Drenthe" not in text


def test_the_two_provinces_share_nothing(zeemark: Catalogue) -> None:
    drenthe = catalogue_of()
    assert not {rule.id for rule in zeemark.rules} & {rule.id for rule in drenthe.rules}
    assert not set(zeemark.names.layers) & set(drenthe.names.layers)
    assert zeemark.sha256 != drenthe.sha256


def test_both_run_in_the_same_process(zeemark: Catalogue) -> None:
    here = set_up(CASES[0], zeemark).conclude(zeemark)
    case = read_cases(HERE.parent / "cases" / "6-water.yaml", catalogue_of().names)[0]
    there = set_up(case, catalogue_of()).conclude(catalogue_of())
    assert {finding.rule.id for finding in here.findings} <= {rule.id for rule in zeemark.rules}
    assert {finding.rule.id for finding in there.findings} <= {rule.id for rule in catalogue_of().rules}
