"""Known places lie in the right zones (facts.yaml, one fact a test)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from bundled_layers import features
from shapely.geometry import Point

FACTS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "facts.yaml").read_text(encoding="utf-8"))


def zones_at(layer: str, x: float, y: float) -> list[dict[str, Any]]:
    spot = Point(x, y)
    return [row for row, geometry in features(layer) if geometry.covers(spot)]


@pytest.mark.parametrize("fact", FACTS, ids=[f"{f['plaats']} / {f['laag']}" for f in FACTS])
def test_place_lies_where_it_should(fact: dict[str, Any]) -> None:
    found = zones_at(fact["laag"], fact["x"], fact["y"])
    expected = fact["verwacht"]
    if expected == "niet":
        assert not found, f"{fact['waarom']}; found {found}"
    elif expected == "in":
        assert found, fact["waarom"]
    else:
        assert any(all(row[name] == value for name, value in expected.items()) for row in found), f"{fact['waarom']}; found {found}"


def test_there_are_enough_facts_and_enough_negative_ones() -> None:
    negative = [fact for fact in FACTS if fact["verwacht"] == "niet"]
    assert len(FACTS) >= 80
    assert len(negative) >= 20
