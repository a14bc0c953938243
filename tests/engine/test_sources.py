"""LAYER_SOURCES: what the file may say, and errors that name file, line, field and the nearest name."""

import json
from pathlib import Path

import pytest
from plantoets.assessment.errors import PlantoetsError
from plantoets.assessment.sources.layer_sources import read_layer_sources
from plantoets.assessment.vocabulary import Precision
from world import catalogue

LAYERS = catalogue().names.layers


def read(tmp_path: Path, text: str, name: str = "bronnen.yaml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_layer_sources(path, LAYERS)


def test_everything_the_contract_names(tmp_path) -> None:
    text = """
natuur_ehs:
  source: nnn.gpkg|layername=nnn
  provider: ogr
  fields: {naam: GEBIEDNAAM, ontwikkelingstijd_jaar: ONTW_JR}
  values: {}
  filter: "STATUS = 'definitief'"
  precision: globaal
aardkundig:
  source: aard.shp
  values: {niveau: {"Beschermen": eisen, 2: voorwaarden}}
bundled: false
"""
    sources = read(tmp_path, text)
    nature = sources.sources["natuur_ehs"]
    assert (nature.source, nature.provider, nature.filter) == ("nnn.gpkg|layername=nnn", "ogr", "STATUS = 'definitief'")
    assert nature.fields == {"naam": "GEBIEDNAAM", "ontwikkelingstijd_jaar": "ONTW_JR"}
    assert nature.precision is Precision.ROUGH
    assert (sources.bundled, sources.folder) == (False, tmp_path.resolve())
    recoded = [sources.sources["aardkundig"].recoded("niveau", value) for value in ("Beschermen", 2, 2.0, "anders", None)]
    assert recoded == ["eisen", "voorwaarden", "voorwaarden", "anders", None]


def test_json_is_as_good(tmp_path) -> None:
    sources = read(tmp_path, json.dumps({"bos": {"source": "bos.gpkg"}, "bundled": True}), "bronnen.json")
    assert sources.sources["bos"].provider == "ogr"
    assert sources.sources["bos"].precision is Precision.EXACT


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("natur_ehs: {source: x.gpkg}", ["bronnen.yaml:1", "natur_ehs", "natuur_ehs"]),
        ("bos: {sorce: x.gpkg}", ["sorce", "source"]),
        ("bos: {provider: ogr}", ["source", "missing"]),
        ("bos:\n  source: x\n  fields: {nam: NAAM}", ["bronnen.yaml:3", "nam", "naam"]),
        ("bos: {source: x, precision: precies}", ["precies", "precision"]),
        ("bundled: nee", ["true or false"]),
        ("bos: {source: x}\nbos: {source: y}", ["twice"]),
        ("bos: [", ["not valid YAML"]),
        ("bos: &a {source: x}\nnatuur_ehs: *a", ["aliases"]),
        ("", ["empty"]),
        ("- bos", ["mapping"]),
    ],
)
def test_each_mistake_gives_one_sentence(tmp_path, text, words) -> None:
    with pytest.raises(PlantoetsError) as error:
        read(tmp_path, text)
    for word in words:
        assert word in error.value.message.en
    assert "\n" not in error.value.message.en


def test_a_file_that_is_not_there_or_not_text(tmp_path) -> None:
    with pytest.raises(PlantoetsError, match="does not exist"):
        read_layer_sources(tmp_path / "weg.yaml", LAYERS)
    (tmp_path / "ruis.yaml").write_bytes(bytes(range(256)))
    with pytest.raises(PlantoetsError):
        read_layer_sources(tmp_path / "ruis.yaml", LAYERS)


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000])
def test_a_file_nested_without_end_is_refused_and_does_not_end_the_process(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bronnen.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PlantoetsError, match="nested too deeply"):
        read_layer_sources(path, {})
