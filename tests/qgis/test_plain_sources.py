"""Plain GeoPackages are read in bulk: the same as through QGIS, again only when their content changed, and not after a cancel."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from plans import write_layer
from plantoets.assessment.installed import installed_catalogue
from plantoets.assessment.layers import Layer
from plantoets.processing.sources import layer_reader, plain as plain_sources
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

SQUARE = "Polygon((234000 549000, 235100 549000, 235100 551000, 234000 551000, 234000 549000))"
ZONES = [
    (SQUARE, {"naam": "Westerbos", "ontwikkelingstijd_jaar": 10.5, "grondwaterafhankelijk": True}),
    ("Polygon((236000 549000, 236100 549000, 236100 549100, 236000 549000))", {"naam": "É", "grondwaterafhankelijk": False}),
    ("MultiPolygon(((1 1, 9 1, 9 9, 1 1)), ((237000 549000, 237100 549000, 237100 549100, 237000 549000)))", {}),
    ("Polygon((238000 549000, 238100 549100, 238100 549000, 238000 549100, 238000 549000))", {"naam": "strik"}),
]
SAME = ("status", "origin", "attributes", "features", "sha256", "message")


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    quiet = [(SQUARE, {"naam": "stil", "status": "aangewezen"}), (SQUARE, {"naam": "raar", "status": "onbekend"})]
    found = {
        "natuur_ehs": {"source": write_layer(tmp_path / "lagen.gpkg", "natuur_ehs", ZONES)},
        "stiltegebied": {
            "source": write_layer(tmp_path / "lagen.gpkg", "stiltegebied", quiet),
            "filter": "naam <> 'weg'",
            "values": {"status": {"onbekend": "toekomstig"}},
        },
        "bos": {"source": write_layer(tmp_path / "lagen.gpkg", "bos", ZONES), "fields": {"naam": "upper(naam)"}},
    }
    path = tmp_path / "bronnen.json"
    path.write_text(json.dumps({**found, "bundled": False}), encoding="utf-8")
    return path


def read(path: Path, feedback: QgsProcessingFeedback | None = None) -> dict[str, Layer]:
    given = feedback or QgsProcessingFeedback()
    return layer_reader.read_layers(str(path), installed_catalogue(), QgsProcessingContext(), given)


def test_it_is_the_same_as_through_qgis(sources: Path, monkeypatch) -> None:
    fast = read(sources)
    monkeypatch.setattr(layer_reader, "read_plain_sources", lambda *_: {})
    slow = read(sources)
    for name in ("natuur_ehs", "stiltegebied", "bos"):
        assert {field: getattr(fast[name], field) for field in SAME} == {field: getattr(slow[name], field) for field in SAME}
        assert [one.wkb for one in fast[name].geometries] == [other.wkb for other in slow[name].geometries]


def test_only_an_expression_needs_qgis(sources: Path, monkeypatch) -> None:
    asked = []
    real = layer_reader.read_source
    monkeypatch.setattr(layer_reader, "read_source", lambda spec, *rest: asked.append(spec.id) or real(spec, *rest))
    read(sources)
    assert asked == ["bos"]


def test_layers_and_their_index_stay_while_the_content_does(sources: Path, tmp_path: Path) -> None:
    file = tmp_path / "lagen.gpkg"
    first = read(sources)["natuur_ehs"]
    assert read(sources)["natuur_ehs"] is first
    stamp = file.stat()
    content = file.read_bytes()
    file.write_bytes(content.replace(b"Westerbos", b"Oosterbos"))
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (stamp.st_size, stamp.st_mtime_ns)
    changed = read(sources)["natuur_ehs"]
    assert [changed.name(0), changed.sha256 == first.sha256] == ["Oosterbos", False]


def test_other_fields_or_values_are_another_layer(sources: Path) -> None:
    before = read(sources)["stiltegebied"]
    text = sources.read_text(encoding="utf-8")
    sources.write_text(text.replace("toekomstig", "aangewezen"), encoding="utf-8")
    assert [before.attributes["status"], read(sources)["stiltegebied"].attributes["status"]] == [
        ("aangewezen", "toekomstig"),
        ("aangewezen", "aangewezen"),
    ]


def test_a_cancel_while_layers_are_read_reads_no_further(sources: Path, monkeypatch) -> None:
    read_tables = []
    real = plain_sources.read_plain
    feedback = QgsProcessingFeedback()

    def reading(path, table, *rest):
        read_tables.append(table)
        feedback.cancel()
        return real(path, table, *rest)

    monkeypatch.setattr(plain_sources, "read_plain", reading)
    monkeypatch.setattr(plain_sources, "WORKERS", 1)
    plain_sources._remembered.clear()
    read(sources, feedback)
    assert read_tables == ["natuur_ehs"]
