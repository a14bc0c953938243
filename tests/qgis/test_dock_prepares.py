"""While somebody draws, the dock reads what the first assessment will need; nobody waits for it longer than for the assessment itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from dock_desktop import Desktop, at_rest, wait
from plantoets.processing.sources.settings import use_office_sources
from plantoets.ui.result import layers_in_use as reading
from qgis.core import QgsApplication


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """As in a QGIS in which nothing was assessed yet; the sources of each reading that follows."""
    monkeypatch.setattr(reading, "_latest", [])
    read: list[str] = []
    whole = reading.read_layers
    monkeypatch.setattr(reading, "read_layers", lambda sources, *rest: read.append(sources) or whole(sources, *rest))
    return read


@pytest.fixture
def held(unread: list[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Reading that ends when it is told to."""
    go_on = Event()
    whole = reading.read_layers

    def slow(*given: Any) -> Any:
        go_on.wait(20)
        return whole(*given)

    monkeypatch.setattr(reading, "read_layers", slow)
    yield go_on
    go_on.set()
    wait(lambda: not QgsApplication.taskManager().countActiveTasks())


def test_layers_are_read_before_there_is_a_plan_and_not_again(unread: list[str], dock: Any) -> None:
    wait(lambda: reading._latest)
    assert unread == [""]
    assert not dock.assessor.busy
    assert dock.banner.stop.isHidden()
    dock.plan.example_button.click()
    wait(lambda: at_rest(dock))
    assert unread == [""]


def test_who_is_quicker_gets_an_answer_from_the_same_reading(held: Event, unread: list[str], dock: Any) -> None:
    dock.plan.example_button.click()
    wait(lambda: not dock.banner.stop.isHidden())
    assert dock.assessor.busy
    held.set()
    wait(lambda: at_rest(dock))
    assert unread == [""]


def test_who_stops_is_not_kept_waiting(held: Event, unread: list[str], dock: Any) -> None:
    dock.plan.example_button.click()
    wait(lambda: not dock.banner.stop.isHidden())
    dock.banner.stop.click()
    assert not dock.assessor.busy
    assert 'href="again"' in dock.banner.notes.text()
    held.set()
    dock.banner.link.emit("again")
    wait(lambda: at_rest(dock))


def test_a_dock_that_closes_meanwhile_leaves_nothing_behind(held: Event, dock: Any) -> None:
    dock.close_down()
    held.set()
    wait(lambda: not QgsApplication.taskManager().countActiveTasks())
    assert not dock.assessor.busy


@pytest.mark.parametrize("content", ["{", json.dumps({"bos": {"source": "https://127.0.0.1:9/bos.geojson"}})], ids=["broken", "a service"])
def test_no_service_is_asked_and_nothing_is_said_before_somebody_assesses(
    unread: list[str], desktop: Desktop, request: pytest.FixtureRequest, tmp_path: Path, content: str
) -> None:
    path = tmp_path / "bronnen.json"
    path.write_text(content, encoding="utf-8")
    use_office_sources(str(path))
    request.addfinalizer(lambda: use_office_sources(""))
    dock = request.getfixturevalue("dock")
    wait(lambda: dock.assessor._preparing is None)
    assert unread == []
    assert not desktop.bar.currentItem()
