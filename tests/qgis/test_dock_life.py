"""The dock among all else in QGIS: other projects, other coordinate systems, layers that go, cancelled tasks, the keyboard."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from dock_desktop import Button, Desktop, at_rest, wait
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QToolButton

FIELD = [(240_230, 555_230), (240_500, 555_250), (240_520, 555_500), (240_260, 555_540)]


def plan_layer(dock: Any) -> QgsVectorLayer:
    """The polygons of the plan in the dock as a layer, with their types and facts."""
    parts = [part for part in dock.store.draft.parts if shape(part).type() == 2]
    names = sorted({name for part in parts for name in part.parameters})
    kinds = {name: next(part.parameters[name] for part in parts if name in part.parameters) for name in names}
    fields = "".join(f"&field={name}:{'bool' if isinstance(value, bool) else 'double'}" for name, value in kinds.items())
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:28992&field=part:string&field=activity:string{fields}", "plan", "memory")
    for part in parts:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(shape(part))
        feature.setAttributes([part.id, part.activity, *(part.parameters.get(name) for name in names)])
        layer.dataProvider().addFeature(feature)
    return layer


def plain(finding: Any) -> tuple[Any, ...]:
    """What a finding says."""
    states = tuple((state["id"], state["status"], state["text"]) for state in finding["conditions"])
    zones = tuple(str(zone["name"]) for zone in finding["zones"])
    return (
        finding["rule"],
        finding["part"],
        finding["outcome"],
        finding["area_m2"] or 0,
        finding["share"] or 0,
        zones,
        states,
        str(finding["section"]),
    )


def shape(part: Any) -> QgsGeometry:
    geometry = QgsGeometry()
    geometry.fromWkb(part.wkb)
    return geometry


def test_the_dock_and_the_algorithm_say_the_same(example: Any, run_algorithm: Any, tmp_path: Path) -> None:
    example.store.commit(example.store.draft.without([part.id for part in example.store.draft.parts if shape(part).type() != 2]))
    first = example.store.draft.parts[0]
    facts = {"bodemingreep": True, "toename_verhard_m2": 4000.0}
    for part in example.store.draft.parts:
        for name in {**part.parameters, **facts}:
            example.store.commit(example.store.draft.stated([part.id], name, facts.get(name)))
    assert first.id in {part.id for part in example.store.draft.parts}
    example.result.questions.rows["geen_alternatieven"].choose(True)
    wait(lambda: at_rest(example))
    place = tmp_path / "report.json"
    run_algorithm(
        "assessplan",
        PLAN=plan_layer(example),
        ACTIVITY_FIELD="activity",
        PARAMETERS=json.dumps(facts),
        ANSWERS=json.dumps({"geen_alternatieven": True}),
        NAME=example.store.draft.name,
        LANGUAGE=example.shown.context.language,
        REPORT_JSON=str(place),
    )
    said, shown = json.loads(place.read_text(encoding="utf-8")), json.loads(json.dumps(example.shown.model))
    ids = {old["id"]: new["id"] for old, new in zip(said["plan"]["parts"], shown["plan"]["parts"])}
    for item in (*said["findings"], *said["overruled"], *said["below_threshold"]):
        item["part"] = ids.get(item["part"], item["part"])
    assert sorted(map(plain, shown["findings"])) == sorted(map(plain, said["findings"]))
    assert shown["outcome"] == said["outcome"]
    for key in ("kernkwaliteiten", "compensation", "questions", "not_assessed", "warnings"):
        assert shown[key] == said[key], key


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857", "EPSG:32632"])
def test_on_a_map_in_another_coordinate_system(dock: Any, desktop: Desktop, crs: str) -> None:
    """Drawn, seen, reshaped and asked at a spot as on a map in RD; the plan itself stays in RD."""
    to_map = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:28992"), QgsCoordinateReferenceSystem(crs), QgsProject.instance())
    on_map = [to_map.transform(QgsPointXY(x, y)) for x, y in FIELD]
    desktop.canvas.setDestinationCrs(QgsCoordinateReferenceSystem(crs))
    box = QgsGeometry.fromMultiPointXY(on_map).boundingBox()
    box.scale(3)
    desktop.look_at(box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
    dock.plan.buttons.draw.click()
    for point in on_map:
        desktop.click(point.x(), point.y())
    desktop.click(on_map[-1].x(), on_map[-1].y(), Button.RightButton)
    drawn = shape(dock.store.draft.part("1"))
    meant = QgsGeometry.fromPolygonXY([[QgsPointXY(x, y) for x, y in FIELD]])
    assert drawn.symDifference(meant).area() < 0.05 * meant.area()
    dock.store.commit(dock.store.draft.changed(["1"], activity="woningbouw_uitleg"))
    wait(lambda: at_rest(dock))
    dock.plan.buttons.edit.click()
    corner, aim = on_map[2], to_map.transform(QgsPointXY(FIELD[2][0] + 60, FIELD[2][1] + 60))
    desktop.move(corner.x(), corner.y())
    desktop.press(corner.x(), corner.y())
    desktop.drag(aim.x(), aim.y())
    desktop.release(aim.x(), aim.y())
    wait(lambda: at_rest(dock))
    assert shape(dock.store.draft.part("1")).area() > drawn.area() + 1000
    dock.tabs.setCurrentIndex(1)
    dock.result.spot_button.click()
    inside = to_map.transform(QgsPointXY(240_380, 555_380))
    desktop.click(inside.x(), inside.y())
    assert dock.result._spot
    desktop.look_at(*(box.xMinimum() - 9 * box.width(), box.yMinimum(), box.xMinimum() - 8 * box.width(), box.yMaximum()))
    dock.map.zoom_to_parts(["1"])
    assert desktop.canvas.extent().contains(QgsGeometry.fromMultiPointXY(on_map).boundingBox())


def test_a_new_project_in_the_middle_of_an_assessment_ends_it(example: Any) -> None:
    answers: list[Any] = []
    example.assessor.answered.connect(answers.append)
    example.store.commit(example.store.draft.changed(["1"], activity="windpark"))
    assert example.assessor.busy
    QgsProject.instance().clear()
    wait(lambda: QgsApplication.taskManager().countActiveTasks() == 0)
    QApplication.processEvents()
    assert answers == []
    assert example.banner.outcome == ""
    assert example.map.band_count == 0
    assert example.store.plans.is_empty


def test_layers_of_ours_that_the_user_removes_are_no_concern(example: Any) -> None:
    example.report.buttons["layer"].click()
    ours = list(QgsProject.instance().mapLayers())
    QgsProject.instance().removeMapLayer(ours[0])
    example.report.buttons["layer"].click()
    QgsProject.instance().clear()
    example.close_down()
    assert not QgsProject.instance().mapLayers()


def test_a_task_that_is_cancelled_in_qgis_is_said_and_can_be_taken_up_again(example: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from plantoets.ui.result import assess_work

    go_on: list[bool] = []
    whole = assess_work.assess

    def slow(*given: Any) -> Any:
        while not go_on:
            __import__("time").sleep(0.01)
        return whole(*given)

    monkeypatch.setattr(assess_work, "assess", slow)
    example.store.commit(example.store.draft.changed(["1"], activity="windpark"))
    wait(lambda: not example.banner.stop.isHidden())
    QgsApplication.taskManager().cancelAll()
    go_on.append(True)
    wait(lambda: not example.assessor.busy)
    assert example.banner.outcome == ""
    assert example.banner.stop.isHidden()
    assert 'href="again"' in example.banner.notes.text()
    assert not any(button.isEnabled() for button in example.report.buttons.values()), "no report of a plan that was not assessed"
    example.banner.link.emit("again")
    wait(lambda: at_rest(example))
    assert example.banner.outcome
    go_on.clear()
    example.store.commit(example.store.draft.changed(["1"], activity="overig"))
    wait(lambda: not example.banner.stop.isHidden())
    example.banner.stop.click()
    go_on.append(True)
    wait(lambda: not example.assessor.busy)
    assert 'href="again"' in example.banner.notes.text()


def test_everything_can_be_reached_with_the_tab_key(example: Any, desktop: Desktop) -> None:
    desktop.window.activateWindow()
    for number, page in enumerate((example.plan, example.result, example.report)):
        example.tabs.setCurrentIndex(number)
        QApplication.processEvents()
        wanted = {
            widget
            for kind in (QToolButton, QPushButton, QComboBox, QLineEdit)
            for widget in page.findChildren(kind)
            if widget.isVisible()
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not widget.objectName().startswith("qt_")
        }
        assert len(wanted) > 5
        example.chooser.names.setFocus()
        reached = set()
        for _ in range(150):
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            reached.add(QApplication.focusWidget())
        reached |= {widget.focusProxy() for widget in wanted if widget.focusProxy() in reached} | {
            widget for widget in wanted if widget.focusProxy() in reached
        }
        assert {widget.objectName() or type(widget).__name__ for widget in wanted - reached} == set()


def test_steps_are_undone_and_redone_with_the_keyboard(example: Any) -> None:
    example.plan.parts.choose(["5"])
    QTest.keyClick(example.plan.parts, Qt.Key.Key_Delete)
    assert len(example.store.draft.parts) == 4
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(example, Qt.Key.Key_Z, control)
    assert len(example.store.draft.parts) == 5
    QTest.keyClick(example, Qt.Key.Key_Y, control)
    assert len(example.store.draft.parts) == 4
    QTest.keyClick(example, Qt.Key.Key_Z, control)
    QTest.keyClick(example, Qt.Key.Key_Z, control | shift)
    assert len(example.store.draft.parts) == 4
    wait(lambda: at_rest(example))


def test_sorting_and_what_the_boundary_decides(example: Any) -> None:
    result = example.result
    result.group_by.setCurrentIndex(result.group_by.findData("theme"))
    for order, key in (("area", "area_m2"), ("share", "share")):
        result.sort.actions_by_order[order].trigger()
        for group in result._grouper.groups("theme", example.shown.model["findings"], order):
            sizes = [
                sum(item[key] or 0 for item in row.findings) if key == "area_m2" else max(item[key] or 0 for item in row.findings)
                for row in group.rows
            ]
            assert sizes == sorted(sizes, reverse=True)
    result.sort.actions_by_order["title"].trigger()
    tree = result.tree.model()
    titles = [tree.index(row, 0, tree.index(0, 0)).data().lower() for row in range(tree.rowCount(tree.index(0, 0)))]
    assert titles == sorted(titles)
    result.chips.boundary.click()
    decided = {item["title"] for item in example.shown.model["findings"] if item["boundary"]["decides"]}
    shown = {
        tree.index(row, 0, tree.index(top, 0)).data() for top in range(tree.rowCount()) for row in range(tree.rowCount(tree.index(top, 0)))
    }
    assert decided
    assert shown == decided
    assert any(region.decides for region in example.shown.regions)
    assert not all(region.decides for region in example.shown.regions)


def test_a_note_may_come_before_the_answer_and_goes_into_the_report(example: Any) -> None:
    row = next(iter(example.result.questions.rows.values()))
    assert row.note.isHidden()
    row.write.click()
    assert not row.note.isHidden()
    QTest.keyClicks(row.note, "onderzoek loopt")
    row.note.editingFinished.emit()
    wait(lambda: at_rest(example))
    assert example.shown.model["answer_notes"][row.id] == "onderzoek loopt"
    assert row.id not in example.shown.model["answers"] or example.shown.model["answers"][row.id] is None


def test_the_parts_of_a_finding_unfold_and_stay_chosen(example: Any) -> None:
    """They are made when a row unfolds; what is chosen among them stays chosen after a new answer."""
    tree = example.result.tree
    assert tree.choose_rule("natuur_compensatiebeginsel")
    row = tree.currentIndex()
    assert tree.model().hasChildren(row)
    assert tree.model().rowCount(row) == 0
    tree.expand(row)
    assert tree.model().rowCount(row) == 2
    tree.setCurrentIndex(tree.model().index(1, 0, row))
    chosen = tree.currentIndex().data()
    example.result.questions.rows["landschappelijke_inpassing"].choose(True)
    wait(lambda: at_rest(example))
    assert tree.currentIndex().data() == chosen
    assert len(example.result._row.findings) == 1


def test_hundreds_of_parts_leave_the_window_free(dock: Any) -> None:
    """What the window does with an answer grows with the plan, not with its square."""
    from plantoets.ui.store.draft import PartDraft

    wkb = [
        bytes(QgsGeometry.fromWkt(f"POLYGON(({x} {y}, {x + 300} {y}, {x + 300} {y + 300}, {x} {y}))").asWkb())
        for x in range(230_000, 242_000, 800)
        for y in range(545_000, 557_000, 800)
    ]
    dock.store.commit(dock.store.draft.with_parts([PartDraft("", "", "overig", shape_) for shape_ in wkb]))
    wait(lambda: at_rest(dock))
    assert len(dock.shown.model["plan"]["parts"]) == 225
    items = len(dock.map._plan._canvas.scene().items())
    assert items < 100, "alike geometries share a rubber band"
    tree = dock.result.tree.model()
    made = sum(
        1 + tree.rowCount(tree.index(row, 0, tree.index(top, 0)))
        for top in range(tree.rowCount())
        for row in range(tree.rowCount(tree.index(top, 0)))
    )
    assert made < 300 < len(dock.shown.model["findings"])
