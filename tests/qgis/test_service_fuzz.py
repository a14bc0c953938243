"""Answers that no service should give: whatever comes, a source is read or it is one clear error."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from servers import arcgis as arcgis_server, wfs_answers

ROUNDS = 150


def damaged(body: bytes, dice: random.Random) -> bytes:
    """The same with pieces lost, doubled, or replaced."""
    pieces = bytearray(body)
    for _ in range(dice.randint(1, 6)):
        start = dice.randrange(len(pieces))
        end = min(len(pieces), start + dice.randint(1, 40))
        choice = dice.randrange(4)
        if choice == 0:
            del pieces[start:end]
        elif choice == 1:
            pieces[start:start] = pieces[start:end]
        elif choice == 2:
            pieces[start:end] = bytes(dice.randrange(256) for _ in range(end - start))
        else:
            pieces[start:end] = dice.choice([b"null", b"-1", b"{}", b"[]", b'"', b"<", b"1e999", b"&amp;", b"\x00"])
        if not pieces:
            return b""
    return bytes(pieces)


def wfs_answer(query: dict[str, str]) -> bytes:
    return wfs_answers.answer("http://x", {key.lower(): value for key, value in query.items()}, "well").encode()


def arcgis_answer(query: dict[str, str]) -> bytes:
    if "returnCountOnly" in query:
        found: Any = {"count": 3}
    elif "outFields" in query:
        fields = arcgis_server._about("well")["fields"]
        features = [arcgis_server._feature(number, "well") for number in range(int(query.get("resultOffset", 0)), 3)][:2]
        found = {"geometryType": "esriGeometryPolygon", "spatialReference": {"wkid": 28992}, "fields": fields, "features": features}
    else:
        found = arcgis_server._about("well")
    return json.dumps(found).encode()


@pytest.mark.parametrize(
    ("provider_name", "source", "answer"),
    [
        ("WFS", "url='http://x/wfs' typename='proef:zones' version='2.0.0' srsname='EPSG:28992'", wfs_answer),
        ("arcgisfeatureserver", "crs='EPSG:28992' url='http://x/FeatureServer/0'", arcgis_answer),
    ],
)
def test_any_answer_is_read_or_one_clear_error(kept_folder, monkeypatch, provider_name, source, answer) -> None:
    from plantoets.assessment.installed import installed_catalogue
    from plantoets.assessment.sources.layer_sources import LayerSource
    from plantoets.processing.sources.layer_reader import read_source
    from plantoets.processing.sources.services import patience
    from plantoets.processing.sources.services.download import Address
    from plantoets.processing.sources.services.kept import Fetcher
    from qgis.core import QgsProcessingContext

    dice = random.Random(8)
    asked: list[int] = []

    def get(self: Address, query: dict[str, str], waiting: Any, below: str = "") -> bytes:
        asked.append(1)
        waiting.check()
        body = answer(query)
        return damaged(body, dice) if dice.random() < 0.6 else body

    monkeypatch.setattr(Address, "get", get)
    monkeypatch.setattr(patience, "TOTAL_S", 5.0)
    spec = installed_catalogue().names.layers["bos"]
    seen = set()
    for _ in range(ROUNDS):
        fetcher = Fetcher(lambda: False, refresh=True)
        layer = read_source(spec, LayerSource("bos", source, provider_name), None, QgsProcessingContext(), fetcher)
        seen.add(layer.status.value)
        assert layer.usable or layer.message
    assert "error" in seen
    assert "ok" in seen
    assert len(asked) < ROUNDS * 200, "no service is asked for ever"
