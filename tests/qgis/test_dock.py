"""The dock, used as a person uses it: draw, choose, read, answer, save."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from dock_desktop import Desktop, at_rest, shape, wait
from qgis.core import QgsApplication, QgsGeometry, QgsProject, QgsRenderContext, QgsWkbTypes
from qgis.PyQt.QtWidgets import QLabel


def finding(dock: Any, rule: str, part: str) -> Any:
    return next(item for item in dock.shown.model["findings"] if (item["rule"], item["part"]) == (rule, part))


def test_opening_waits_for_no_engine(package_folder: Path) -> None:
    code = (
        "import sys, threading, qgis.core, qgis.gui\n"
        "from qgis.core import QgsApplication\n"
        "app = QgsApplication([], True); app.initQgis()\n"
        "mine, window = set(), threading.main_thread()\n"
        "sys.addaudithook(lambda event, given: event == 'import' and threading.current_thread() is window and mine.add(given[0]))\n"
        f"sys.path.append({str(Path(__file__).parent)!r})\n"
        "from dock_desktop import Desktop\n"
        "from plantoets.ui.dock import PlantoetsDock\n"
        "desktop = Desktop(); dock = PlantoetsDock(desktop, desktop.window); dock.show(); app.processEvents()\n"
        "print('new:', *sorted(mine)); sys.stdout.flush()\n"
        "import os; os._exit(0)\n"
    )
    environment = {**__import__("os").environ, "PYTHONPATH": f"{package_folder}:{__import__('os').environ.get('PYTHONPATH', '')}"}
    ended = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert "plantoets.ui.dock" in ended.stdout, ended.stderr
    loaded = set(ended.stdout.split())
    assert not loaded & {"shapely", "plantoets.assessment.assess", "jinja2"}


def test_without_a_plan_it_says_what_to_do(dock: Any) -> None:
    assert dock.banner.outcome == ""
    assert not dock.plan.welcome.isHidden()
    assert dock.plan.parts.isHidden()
    assert not any(button.isEnabled() for button in dock.report.buttons.values())


def test_the_example_is_one_click_away(example: Any) -> None:
    assert len(example.store.draft.parts) == 5
    assert example.banner.outcome == "no_unless"
    assert not example.plan.welcome.isVisible()
    headings = example.result.tree.headings
    assert sum(int(heading.rsplit("(", 1)[1][:-1]) for heading in headings) > 20


def test_nothing_shown_is_a_raw_id(example: Any) -> None:
    names = {
        *(item["rule"] for item in example.shown.model["findings"]),
        *(item["layer"] for item in example.shown.model["findings"] if item["layer"]),
        *(part["activity"] for part in example.shown.model["plan"]["parts"]),
        *(question["id"] for question in example.shown.model["questions"]),
    }
    names = {name for name in names if "_" in name}
    for item in example.shown.model["findings"]:
        example.result.tree.choose_rule(item["rule"], item["part"])
        shown = " ".join(label.text() for label in example.findChildren(QLabel)) + " ".join(example.result.tree.headings)
        assert not [name for name in names if name in shown]


def test_choosing_a_finding_shows_why_and_where(example: Any, desktop: Desktop) -> None:
    example.tabs.setCurrentIndex(1)
    desktop.look_at(200_000, 520_000, 260_000, 580_000)
    before = example.map.band_count
    assert example.result.tree.choose_rule("natuur_compensatiebeginsel", "3")
    item = finding(example, "natuur_compensatiebeginsel", "3")
    text = example.result.detail.text
    for words in (item["title"], item["explanation"].split(",")[0], item["conditions"][0]["text"], "§7.5", item["zones"][0]["name"]):
        assert words in text
    assert example.map.band_count > before
    assert desktop.canvas.extent().width() < 30_000


def test_an_answer_changes_the_outcome_at_once(example: Any) -> None:
    row = example.result.questions.rows["geen_alternatieven"]
    row.choose(False)
    wait(lambda: at_rest(example))
    assert example.banner.outcome == "prohibited"
    assert example.shown.model["answers"]["geen_alternatieven"] is False
    assert not example.result.changes.isHidden()
    assert "→" in example.result.changes.text()
    row.choose(None)
    wait(lambda: at_rest(example))
    assert example.banner.outcome == "no_unless"
    assert "geen_alternatieven" not in example.shown.model["answers"]


def test_a_question_is_answered_beside_its_finding_with_a_note(example: Any) -> None:
    example.result.tree.choose_rule("natuur_compensatiebeginsel", "3")
    example.result.detail.rows["zwaarwegend_maatschappelijk_belang"].choose(True)
    wait(lambda: at_rest(example))
    row = example.result.detail.rows["zwaarwegend_maatschappelijk_belang"]
    row.note.setText("besluit van de raad")
    row.note.editingFinished.emit()
    wait(lambda: at_rest(example))
    assert example.shown.model["answer_notes"] == {"zwaarwegend_maatschappelijk_belang": "besluit van de raad"}
    states = {item["id"]: item["status"] for item in finding(example, "natuur_compensatiebeginsel", "3")["conditions"]}
    assert states["zwaarwegend_maatschappelijk_belang"] == "met"


def test_a_fact_changes_what_is_open_and_unknown_is_the_default(example: Any) -> None:
    example.plan.parts.choose(["3"])
    editor = example.plan.form.editors["geluid_leq_db"]
    assert editor.value() < 0
    editor.setValue(60)
    wait(lambda: at_rest(example))
    assert finding(example, "stilte", "3")["outcome"] == "prohibited"
    editor.clear()
    wait(lambda: at_rest(example))
    assert "geluid_leq_db" not in example.store.draft.part("3").parameters
    assert finding(example, "stilte", "3")["outcome"] == "conditional"


@pytest.mark.parametrize("by", ["outcome", "core", "theme", "part", "zone"])
def test_every_grouping_shows_every_finding(example: Any, by: str) -> None:
    from plantoets.ui.result.finding_groups import Grouper

    groups = Grouper(example.shown.context, str).groups(by, example.shown.model["findings"])
    shown = {(item["rule"], item["part"], item["outcome"]) for group in groups for row in group.rows for item in row.findings}
    assert shown == {(item["rule"], item["part"], item["outcome"]) for item in example.shown.model["findings"]}


def test_searching_and_the_switches_narrow_the_list(example: Any) -> None:
    example.result.chips.buttons["no_unless"].click()
    assert len(example.result.tree.headings) == 1
    example.result.chips.buttons["no_unless"].click()
    example.result.search.setText("Ballooërveld")
    assert len(example.result.tree.headings) > 0
    example.result.search.setText("zzzz")
    assert example.result.tree.headings == []


def test_what_was_not_assessed_is_always_there(example: Any) -> None:
    judged = [item for item in example.shown.model["not_assessed"] if item["layer"] is None]
    assert judged
    assert str(len(judged)) in example.banner.notes.text()
    example.banner.link.emit("judge")
    assert example.tabs.currentIndex() == 1
    assert judged[0]["title"] in example.result.detail.text


def test_missing_layers_are_named(example: Any, tmp_path: Path) -> None:
    sources = tmp_path / "sources.json"
    sources.write_text(json.dumps({"bundled": False}), encoding="utf-8")
    example.report.sources.setFilePath(str(sources))
    wait(lambda: at_rest(example))
    lacking = {item["rule"] for item in example.shown.model["not_assessed"] if item["layer"] is not None}
    assert lacking
    assert f">{example.shown.context.labels.count(len(lacking), 'rule')}" in example.banner.notes.text()


def test_a_spot_on_the_map_shows_what_applies_there(example: Any, desktop: Desktop) -> None:
    example.tabs.setCurrentIndex(1)
    desktop.look_at(238_500, 557_800, 239_500, 558_800)
    example.result.spot_button.click()
    desktop.click(239_190, 558_400)
    everything = len(example.shown.model["findings"])
    assert not example.result.spot_label.isHidden()
    assert 0 < len(example.result._spot) < everything
    example.result.spot_left.emit()
    assert example.result.spot_label.isHidden()


def test_dragging_a_corner_reassesses_while_it_moves(example: Any, desktop: Desktop) -> None:
    desktop.look_at(238_600, 558_000, 239_500, 558_700)
    seen: list[str] = []
    example.assessor.glimpsed.connect(lambda glimpse: seen.append(glimpse.outcome))
    before = example.store.draft.part("3").wkb
    example.plan.buttons.edit.click()
    desktop.move(239_230, 558_290)
    desktop.press(239_230, 558_290)
    for step in range(1, 6):
        desktop.drag(239_230 + 20 * step, 558_290)
        wait(lambda: not example.assessor.busy)
    desktop.release(239_330, 558_290)
    wait(lambda: at_rest(example))
    assert seen
    assert example.store.draft.part("3").wkb != before
    example.store.undo()
    assert example.store.draft.part("3").wkb == before
    wait(lambda: at_rest(example))


def test_while_dragging_only_the_part_that_moves_is_assessed_and_the_verdict_is_that_of_the_whole(
    example: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from plantoets.ui.result import assess_work

    assessed: list[list[str]] = []
    whole = assess_work.assess
    monkeypatch.setattr(assess_work, "assess", lambda plan, *rest: assessed.append([part.id for part in plan.parts]) or whole(plan, *rest))
    transforms = QgsProject.instance().transformContext()
    for step, (dx, dy) in enumerate(((40, 0), (250, 300), (-900, 1400), (3000, 0))):
        for part in ("1", "2", "3"):
            geometry = shape(example, part)
            corner = geometry.vertexAt(0)
            geometry.moveVertex(corner.x() + dx, corner.y() + dy, 0)
            moved = example.store.draft.changed([part], wkb=bytes(geometry.asWkb()))
            assessed.clear()
            seen = assess_work.work(moved, "en", transforms, True, lambda _: None, lambda: False)
            assert assessed == [[part]], step
            full = assess_work.work(moved, "en", transforms, False, lambda _: None, lambda: False)
            assert seen.outcome == full.model["outcome"]
            assert _area_by_outcome(seen.regions) == pytest.approx(_area_by_outcome(full.regions), abs=0.01)
            assess_work.work(example.store.draft, "en", transforms, False, lambda _: None, lambda: False)


def _area_by_outcome(regions: Any) -> dict[str, float]:
    areas: dict[str, float] = {}
    for region in regions:
        geometry = QgsGeometry()
        geometry.fromWkb(region.wkb)
        areas[region.outcome] = areas.get(region.outcome, 0.0) + geometry.area()
    return {outcome: area for outcome, area in areas.items() if area > 0.01}


def test_steps_can_be_undone_and_redone(example: Any) -> None:
    example.plan.parts.choose(["1"])
    example.plan.parts.remove_wanted.emit()
    assert len(example.store.draft.parts) == 4
    example.plan.buttons.undo.click()
    assert len(example.store.draft.parts) == 5
    example.plan.buttons.redo.click()
    assert len(example.store.draft.parts) == 4
    wait(lambda: at_rest(example))


def test_a_newer_plan_overtakes_an_older_one_and_cancel_brings_no_answer(example: Any) -> None:
    answers: list[Any] = []
    example.assessor.answered.connect(answers.append)
    for activity in ("windpark", "overig", "natuurontwikkeling"):
        example.store.commit(example.store.draft.changed(["1"], activity=activity))
    wait(lambda: at_rest(example))
    assert answers[-1].draft.part("1").activity == "natuurontwikkeling"
    assert len(answers) <= 2
    answers.clear()
    example.store.commit(example.store.draft.changed(["1"], activity="overig"))
    example.assessor.cancel()
    wait(lambda: QgsApplication.taskManager().countActiveTasks() == 0)
    assert answers == []


def test_a_plan_outside_the_province_is_one_plain_sentence(dock: Any) -> None:
    from plantoets.ui.store.draft import PartDraft

    wkb = bytes(QgsGeometry.fromWkt("POLYGON((100000 400000, 100100 400000, 100100 400100, 100000 400000))").asWkb())
    dock.store.commit(dock.store.draft.with_parts([PartDraft("", "", "overig", wkb)]))
    wait(lambda: not dock.assessor.busy)
    assert dock.banner.outcome == ""
    assert "EPSG:28992" in dock.banner.sentence.text()
    assert "Traceback" not in dock.banner.sentence.text()


def test_a_missing_engine_is_said_in_the_dock(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    from plantoets.ui import dock as module

    monkeypatch.setattr(module, "missing_engine", lambda: "no shapely: do this")
    made = module.PlantoetsDock(desktop, desktop.window)
    made.plan.example_button.click()
    assert made.banner.sentence.text() == "no shapely: do this"
    assert not made.assessor.busy
    made.close_down()
    made.deleteLater()


def test_the_overlaps_come_as_layers_and_go_with_the_dock(example: Any) -> None:
    example.report.buttons["layer"].click()
    layers = list(QgsProject.instance().mapLayers().values())
    assert {layer.renderer().classAttribute() for layer in layers} == {"outcome"}
    assert sum(layer.featureCount() for layer in layers) == len(example.shown.overlaps)
    example.close_down()
    assert not QgsProject.instance().mapLayers()


def test_the_plan_is_kept_in_the_project(example: Any, tmp_path: Path) -> None:
    example.result.questions.rows["geen_alternatieven"].choose(True)
    wait(lambda: at_rest(example))
    kept, file = example.store.draft, str(tmp_path / "project.qgz")
    assert QgsProject.instance().write(file)
    QgsProject.instance().clear()
    assert example.store.draft.parts == ()
    assert example.banner.outcome == ""
    assert QgsProject.instance().read(file)
    assert example.store.draft == kept
    wait(lambda: at_rest(example))


def test_a_plan_file_becomes_parts(dock: Any, tmp_path: Path) -> None:
    place = tmp_path / "plan.geojson"
    ring = [[6.65, 52.98], [6.66, 52.98], [6.66, 52.985], [6.65, 52.98]]
    feature = {"type": "Feature", "properties": {"naam": "veld"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    place.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    dock.open_file(place)
    wait(lambda: dock.entry.is_reviewing)
    dock.entry.review.accept_button.click()
    geometry = QgsGeometry()
    geometry.fromWkb(dock.store.draft.parts[0].wkb)
    assert 230_000 < geometry.centroid().asPoint().x() < 250_000


def test_a_file_that_is_no_plan_is_one_plain_sentence(dock: Any, desktop: Desktop, tmp_path: Path) -> None:
    place = tmp_path / "plan.gml"
    place.write_text("no plan", encoding="utf-8")
    dock.open_file(place)
    wait(lambda: bool(desktop.messages))
    assert "Traceback" not in desktop.messages[0]
    assert dock.store.draft.parts == ()


def test_what_an_uncertain_boundary_decides_is_dashed_on_the_map_and_in_the_layer(example: Any) -> None:
    overlaps = [overlap for overlap in example.shown.overlaps if overlap.decides]
    hanging = {
        (finding["part"], zone["layer"], zone["feature"])
        for finding in example.shown.model["findings"]
        if finding["boundary"]["decides"]
        for zone in finding["zones"]
    }
    assert overlaps
    assert {(overlap.part, overlap.layer, overlap.feature) for overlap in overlaps} <= hanging, "others only lie nearby"
    bands = example.map._plan._bands["uncertain"]
    areas = [band.asGeometry().area() for band in bands if band.asGeometry().type() == QgsWkbTypes.GeometryType.PolygonGeometry]
    assert areas == pytest.approx([sum(overlap.area_m2 or 0 for overlap in overlaps)] * 2, rel=1e-6), "dark dashes on white"
    example.report.buttons["layer"].click()
    layers = [layer for layer in QgsProject.instance().mapLayers().values() if layer.fields().indexOf("boundary_decides") >= 0]
    assert sum(feature["boundary_decides"] for layer in layers for feature in layer.getFeatures()) == len(overlaps)
    for layer in layers:
        if layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry:
            outlines = [symbol.symbolLayer(0).dataDefinedProperties() for symbol in layer.renderer().symbols(QgsRenderContext())]
            dashed = [[found.property(key).asExpression() for key in found.propertyKeys()] for found in outlines]
            assert all(any("boundary_decides" in expression for expression in expressions) for expressions in dashed)
