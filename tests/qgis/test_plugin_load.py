"""Loading and unloading the plugin in a desktop: all of it comes, and nothing stays behind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from dock_desktop import Desktop, at_rest, wait
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QAction, QApplication, QDockWidget, QToolBar, QWidget


class Things(NamedTuple):
    """What a plugin could leave behind."""

    docks: list[str]
    toolbar: list[str]
    menu: list[str]
    actions: list[str]
    toolbars: int
    providers: list[str]
    tool: Any
    map_items: int
    layers: list[str]
    tasks: int
    project: int
    canvas: int
    messages: int
    kept_on_disk: list[str]
    options: int


def things(desktop: Desktop) -> Things:
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
    project, kept = QgsProject.instance(), Path(QgsApplication.qgisSettingsDirPath()) / "plantoets" / "autosave"
    return Things(
        docks=[dock.objectName() for dock in desktop.window.findChildren(QDockWidget)],
        toolbar=[action.objectName() for action in desktop.toolbar.actions()],
        menu=[action.objectName() for action in desktop.menu.actions()],
        actions=[action.objectName() for action in desktop.window.findChildren(QAction)],
        toolbars=len(desktop.window.findChildren(QToolBar)),
        providers=[provider.id() for provider in QgsApplication.processingRegistry().providers()],
        tool=desktop.canvas.mapTool(),
        map_items=len(desktop.canvas.scene().items()),
        layers=list(project.mapLayers()),
        tasks=QgsApplication.taskManager().countActiveTasks(),
        project=sum(project.receivers(signal) for signal in (project.readProject, project.cleared, project.projectSaved)),
        canvas=sum(desktop.canvas.receivers(signal) for signal in (desktop.canvas.mapToolSet, desktop.canvas.extentsChanged)),
        messages=len(desktop.messages),
        kept_on_disk=sorted(path.name for path in kept.glob("*")) if kept.exists() else [],
        options=len(desktop.options),
    )


@pytest.fixture
def plugin(qgis_processing: None, desktop: Desktop) -> Any:
    from plantoets import classFactory

    return classFactory(desktop)


def toggle(desktop: Desktop) -> Any:
    next(action for action in desktop.toolbar.actions() if action.objectName() == "plantoetsShowDock").trigger()
    QApplication.processEvents()
    return next((dock for dock in desktop.window.findChildren(QDockWidget) if dock.objectName() == "PlantoetsDock"), None)


def test_the_button_opens_and_hides_the_dock(plugin: Any, desktop: Desktop) -> None:
    plugin.initGui()
    dock = toggle(desktop)
    assert dock.isVisible()
    assert toggle(desktop).isHidden()
    assert toggle(desktop) is dock
    plugin.unload()


def test_the_second_button_adds_the_provincial_layers_once(plugin: Any, desktop: Desktop) -> None:
    plugin.initGui()
    button = next(action for action in desktop.toolbar.actions() if action.objectName() == "plantoetsLoadLayers")
    assert button in desktop.menu.actions()
    button.trigger()
    layers = set(QgsProject.instance().mapLayers())
    groups = [group.name() for group in QgsProject.instance().layerTreeRoot().findGroups()]
    assert [name.split(" — ")[0].split()[-1] for name in groups[:-1]] == [str(number) for number in range(1, 13)]
    assert "sketches" in desktop.messages[-1]
    button.trigger()
    assert set(QgsProject.instance().mapLayers()) == layers
    plugin.unload()
    assert set(QgsProject.instance().mapLayers()) == layers, "what the user added stays"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_menu_opens_the_guide_in_the_language_of_qgis(
    plugin: Any, desktop: Desktop, root: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    monkeypatch.setattr(QgsApplication, "locale", lambda: language)
    plugin.initGui()
    next(action for action in desktop.menu.actions() if action.objectName() == "plantoetsGuide").trigger()
    plugin.unload()
    assert [Path(url.toLocalFile()) for url in opened] == [root / "resources" / "help" / language / "guide.html"]
    assert Path(opened[0].toLocalFile()).is_file()


def test_every_part_of_the_dock_says_what_it_is_for(plugin: Any, desktop: Desktop) -> None:
    plugin.initGui()
    dock = toggle(desktop)
    told = [widget.whatsThis() for widget in (dock, *dock.findChildren(QWidget)) if widget.whatsThis()]
    assert len(set(told)) >= 12
    plugin.unload()


def test_the_button_never_waits_for_a_service(plugin: Any, desktop: Desktop, tmp_path: Path) -> None:
    from plantoets.processing.sources.settings import use_office_sources

    sources = tmp_path / "bronnen.yaml"
    sources.write_text("bos: {source: \"url='http://192.0.2.1/wfs' typename='a:b'\", provider: WFS}\n", encoding="utf-8")
    use_office_sources(str(sources))
    try:
        plugin.initGui()
        next(action for action in desktop.toolbar.actions() if action.objectName() == "plantoetsLoadLayers").trigger()
        assert any("has not been fetched yet" in message for message in desktop.messages)
        sources.unlink()
        next(action for action in desktop.toolbar.actions() if action.objectName() == "plantoetsLoadLayers").trigger()
        assert any("does not exist" in message for message in desktop.messages)
    finally:
        use_office_sources("")
        plugin.unload()


def test_a_dock_that_is_hidden_shows_nothing_on_the_map(plugin: Any, desktop: Desktop) -> None:
    before = things(desktop).map_items
    plugin.initGui()
    dock = toggle(desktop)
    dock.load_example()
    wait(lambda: at_rest(dock))
    assert things(desktop).map_items > before
    toggle(desktop)
    assert things(desktop).map_items == before
    toggle(desktop)
    assert things(desktop).map_items > before
    plugin.unload()


def test_unload_leaves_nothing_behind(plugin: Any, desktop: Desktop) -> None:
    before = things(desktop)
    plugin.initGui()
    assert things(desktop) != before
    plugin.unload()
    assert things(desktop) == before


def test_unload_in_the_middle_of_everything_leaves_nothing_behind(plugin: Any, desktop: Desktop) -> None:
    before = things(desktop)
    plugin.initGui()
    dock = toggle(desktop)
    dock.load_example()
    wait(lambda: at_rest(dock))
    dock.report.buttons["layer"].click()
    dock.result.tree.choose_rule("natuur_compensatiebeginsel", "3")
    dock.plan.buttons.draw.click()
    desktop.click(240_000, 556_000)
    desktop.click(240_100, 556_100)
    dock.store.commit(dock.store.draft.changed(["1"], activity="windpark"))
    assert dock.assessor.busy
    plugin.unload()
    wait(lambda: QgsApplication.taskManager().countActiveTasks() == 0)
    wait(lambda: things(desktop) == before or things(desktop).map_items == before.map_items, seconds=5)
    assert things(desktop) == before
    assert sip.isdeleted(dock) or not isinstance(dock, QObject)


def test_unload_while_lost_plans_are_offered_keeps_them_for_the_next_start(plugin: Any, desktop: Desktop) -> None:
    before = things(desktop)
    place = Path(QgsApplication.qgisSettingsDirPath()) / "plantoets" / "autosave" / "left.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    plan = {"name": "Verloren plan", "layer_sources": "", "parts": [], "answers": {}}
    kept = {"project": "", "saved": "2026-11-24T10:00:00+00:00", "plans": json.dumps({"plans": [plan]})}
    place.write_text(json.dumps(kept), encoding="utf-8")
    try:
        plugin.initGui()
        assert "Verloren plan" in desktop.messages[-1]
        plugin.unload()
        assert things(desktop) == before._replace(kept_on_disk=["left.json"])
    finally:
        place.unlink()


def test_it_can_be_loaded_again(plugin: Any, desktop: Desktop) -> None:
    before = things(desktop)
    for _ in range(2):
        plugin.initGui()
        dock = toggle(desktop)
        dock.load_example()
        wait(lambda dock=dock: at_rest(dock))
        plugin.unload()
        QgsProject.instance().clear()
    assert things(desktop) == before
