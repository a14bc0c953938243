"""The national services that come as a choice."""

from plantoets.assessment.installed import installed_catalogue
from plantoets.assessment.sources.layer_sources import LayerSource, LayerSources, read_layer_sources
from plantoets.assessment.sources.presets import PRESETS, read_presets
from plantoets.assessment.sources.text import sources_text
from plantoets.assessment.vocabulary import Precision

LAYERS = installed_catalogue().names.layers


def test_every_service_says_whose_it_is_on_what_terms_and_when_it_was_noted() -> None:
    presets = read_presets(PRESETS, LAYERS)
    assert {preset.layer for preset in presets if preset.source} == {"natura2000", "gemeente", "hoofdinfrastructuur"}
    for preset in presets:
        assert preset.holder
        assert preset.terms.nl
        assert preset.noted.startswith("20")
        assert preset.source or preset.note, "one that can't be fetched says how to get it"


def test_sources_are_written_as_they_are_read(tmp_path) -> None:
    given = {preset.layer: preset.source for preset in read_presets(PRESETS, LAYERS) if preset.source}
    given["aardkundig"] = LayerSource(
        "aardkundig",
        "data/a b.gpkg|layername=ëé",
        "ogr",
        {"niveau": "KLASSE"},
        {"niveau": {"3": "eisen", "x": None}},
        "A = 'é'",
        Precision.ROUGH,
    )
    path = tmp_path / "bronnen.yaml"
    for bundled in (True, False):
        path.write_text(sources_text(LayerSources(given, bundled)), encoding="utf-8")
        found = read_layer_sources(path, LAYERS)
        assert (dict(found.sources), found.bundled) == (given, bundled)


def test_no_sources_are_a_file_too(tmp_path) -> None:
    path = tmp_path / "bronnen.yaml"
    path.write_text(sources_text(LayerSources()), encoding="utf-8")
    assert read_layer_sources(path, LAYERS).sources == {}


def test_a_source_is_shown_without_its_secrets() -> None:
    for text, shown in (
        ("dbname='x' password='a\\'b c' user=piet", "dbname='x' password=… user=piet"),
        ("https://a:geheim@host/x?token=abc&y=1", "https://a:…@host/x?token=…&y=1"),
        ("url='http://127.0.0.1:8080/wfs' t='a@b'", "url='http://127.0.0.1:8080/wfs' t='a@b'"),
        ("/data/x.gpkg|layername=a", "/data/x.gpkg|layername=a"),
    ):
        assert LayerSource("bos", text).shown == shown
