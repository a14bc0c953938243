"""Several plans in one project: made, copied, named, deleted, saved with it, and back from it."""

from __future__ import annotations

import base64
import json
import time
from pathlib import Path
from typing import Any

import pytest
from dock_desktop import Desktop, at_rest, type_into, wait
from qgis.core import QgsGeometry, QgsProject
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QApplication, QPushButton


def names(dock: Any) -> list[str]:
    return [dock.chooser.names.itemText(row) for row in range(dock.chooser.names.count())]


def choose(dock: Any, number: int) -> None:
    """As a click in the opened list does."""
    dock.chooser.names.setCurrentIndex(number)
    dock.chooser.names.activated.emit(number)


def rename(dock: Any, name: str) -> None:
    type_into(dock.chooser.names.lineEdit(), name)


def answer(dock: Any, key: str, value: Any) -> None:
    dock.result.questions.rows[key].choose(value)
    wait(lambda: at_rest(dock))


def test_a_copy_has_its_own_parts_answers_and_outcome(example: Any) -> None:
    first = example.store.draft
    example.chooser.copy.click()
    wait(lambda: at_rest(example))
    assert len(names(example)) == 2
    assert first.name in names(example)[1]
    answer(example, "geen_alternatieven", False)
    assert example.banner.outcome == "prohibited"
    example.plan.parts.choose(["5"])
    example.plan.parts.remove_wanted.emit()
    choose(example, 0)
    assert example.store.draft == first
    wait(lambda: at_rest(example))
    assert example.banner.outcome == "no_unless"
    choose(example, 1)
    wait(lambda: at_rest(example))
    assert example.banner.outcome == "prohibited"
    assert len(example.store.draft.parts) == 4


def test_another_plan_never_shows_the_answer_of_the_one_before(example: Any) -> None:
    example.chooser.new.click()
    assert example.banner.outcome == ""
    assert example.shown is None
    assert example.result.tree.headings == []
    assert example.result.questions.rows == {}
    assert not example.plan.welcome.isHidden()
    assert not any(button.isEnabled() for button in example.report.buttons.values())
    choose(example, 0)
    assert example.banner.outcome == ""
    wait(lambda: at_rest(example))
    assert example.banner.outcome == "no_unless"
    assert example.result.changes.isHidden(), "another plan is no change of this one"


def test_renaming_by_typing(example: Any) -> None:
    rename(example, "Variant B")
    assert example.store.draft.name == "Variant B"
    assert names(example) == ["Variant B"]
    example.store.undo()
    assert "Rolde" in names(example)[0]


def test_a_plan_without_a_name_goes_by_its_number(example: Any) -> None:
    example.chooser.new.click()
    assert names(example)[1].endswith("2")
    assert example.chooser.names.currentText() == ""


def test_deleting_can_be_undone(example: Any, desktop: Desktop) -> None:
    kept = example.store.plans
    example.chooser.delete.click()
    assert example.store.plans.is_empty
    assert kept.draft.name in desktop.messages[-1]
    assert not example.chooser.delete.isEnabled()
    example.plan.buttons.undo.click()
    assert example.store.plans == kept
    wait(lambda: at_rest(example))
    assert example.banner.outcome == "no_unless"


def test_undo_goes_back_to_the_plan_that_the_step_was_in(example: Any) -> None:
    example.chooser.copy.click()
    rename(example, "Variant B")
    choose(example, 0)
    example.store.undo()
    assert example.store.plans.current == 1
    assert example.store.draft.name != "Variant B"
    wait(lambda: at_rest(example))


def test_all_plans_are_saved_with_the_project(example: Any, tmp_path: Path) -> None:
    example.chooser.copy.click()
    wait(lambda: at_rest(example))
    row = example.result.questions.rows["geen_alternatieven"]
    row.choose(True)
    row.note.setText("zie bijlage 3")
    row.note.editingFinished.emit()
    wait(lambda: at_rest(example))
    kept, file = example.store.plans, str(tmp_path / "project.qgz")
    assert QgsProject.instance().write(file)
    QgsProject.instance().clear()
    assert example.store.plans.is_empty
    assert QgsProject.instance().read(file)
    assert example.store.plans == kept
    assert example.store.draft.answers["geen_alternatieven"].note == "zie bijlage 3"
    assert not example.store.can_undo
    wait(lambda: at_rest(example))


def test_one_project_after_another_keeps_each_its_own(example: Any, tmp_path: Path) -> None:
    first, second = str(tmp_path / "a.qgz"), str(tmp_path / "b.qgz")
    assert QgsProject.instance().write(first)
    rename(example, "Plan van B")
    assert QgsProject.instance().write(second)
    assert QgsProject.instance().read(first)
    assert "Rolde" in example.store.draft.name
    assert QgsProject.instance().read(second)
    assert example.store.draft.name == "Plan van B"
    wait(lambda: at_rest(example))
    assert example.result.changes.isHidden()


def test_a_project_of_the_first_version_opens(dock: Any) -> None:
    """It kept one plan, under another name."""
    wkb = bytes(QgsGeometry.fromWkt("POLYGON((240230 555230, 240500 555250, 240520 555500, 240230 555230))").asWkb())
    part = {"id": "1", "name": "veld", "activity": "landgoed", "parameters": {}, "wkb": base64.b64encode(wkb).decode()}
    old = {"name": "Oud", "layer_sources": "", "parts": [part], "answers": {"kleinschalig": {"value": True, "note": "ja"}}}
    QgsProject.instance().writeEntry("plantoets", "draft", json.dumps(old))
    dock._project.read()
    assert [(draft.name, len(draft.parts)) for draft in dock.store.plans.drafts] == [("Oud", 1)]
    wait(lambda: at_rest(dock))
    rename(dock, "Nieuw")
    assert QgsProject.instance().readEntry("plantoets", "draft") == ("", False)
    assert "Nieuw" in QgsProject.instance().readEntry("plantoets", "plans")[0]


GOOD = {"name": "goed", "layer_sources": "", "parts": [], "answers": {}}


@pytest.mark.parametrize(
    "damaged",
    [
        1,
        {},
        {**GOOD, "name": 1},
        {**GOOD, "parts": [1]},
        {**GOOD, "parts": [{"id": "1", "name": "", "activity": "", "wkb": "AAAA", "parameters": {}}]},
        {**GOOD, "parts": [{"id": "1", "name": "", "activity": "", "wkb": "geen wkb", "parameters": {}}]},
        {**GOOD, "answers": {"kleinschalig": {"value": "ja", "note": ""}}},
        {**GOOD, "answers": {"kleinschalig": {"value": 1, "note": ""}}},
        {**GOOD, "answers": []},
    ],
)
def test_a_damaged_plan_is_left_out_and_the_others_stay(dock: Any, desktop: Desktop, damaged: Any) -> None:
    QgsProject.instance().writeEntry("plantoets", "plans", json.dumps({"current": 7, "plans": [damaged, GOOD]}))
    dock._project.read()
    assert [draft.name for draft in dock.store.plans.drafts] == ["goed"]
    assert len(desktop.messages) == 1


@pytest.mark.parametrize("text", ["{", "[]", "null", "1", '{"plans": []}', '{"plans": 3}', "[" * 100_000])
def test_a_text_that_is_no_plan_is_said_and_nothing_else(dock: Any, desktop: Desktop, text: str) -> None:
    QgsProject.instance().writeEntry("plantoets", "plans", text)
    dock._project.read()
    assert dock.store.plans.is_empty
    assert len(desktop.messages) == 1


@pytest.fixture
def autosave_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where plans are kept that are in no saved project."""
    from plantoets.ui.store import autosave

    place = tmp_path / "autosave"
    monkeypatch.setattr(autosave, "folder", lambda: place)
    return place


def kept_files(place: Path) -> list[Path]:
    return sorted(place.glob("*.json"))


def test_work_is_on_disk_within_a_second_and_goes_when_the_project_is_saved(dock: Any, autosave_folder: Path, tmp_path: Path) -> None:
    dock.plan.example_button.click()
    started = time.monotonic()
    wait(lambda: bool(kept_files(autosave_folder)))
    assert time.monotonic() - started < 1.0
    assert "Rolde" in kept_files(autosave_folder)[0].read_text(encoding="utf-8")
    wait(lambda: at_rest(dock))
    assert QgsProject.instance().write(str(tmp_path / "project.qgz"))
    assert kept_files(autosave_folder) == []
    rename(dock, "Na het opslaan")
    wait(lambda: bool(kept_files(autosave_folder)))
    assert json.loads(kept_files(autosave_folder)[0].read_text(encoding="utf-8"))["project"].endswith("project.qgz")
    dock.store.undo()
    wait(lambda: not kept_files(autosave_folder))


def test_a_steady_stream_of_steps_does_not_put_it_off(dock: Any, autosave_folder: Path) -> None:
    dock.plan.example_button.click()
    ends = time.monotonic() + 1.2
    number = 0
    while time.monotonic() < ends:
        dock.store.commit(dock.store.draft.with_parts(()).changed(["1"], name=str(number := number + 1)))
        QApplication.processEvents()
    assert kept_files(autosave_folder)
    wait(lambda: at_rest(dock))


def test_a_new_project_and_closing_down_leave_nothing_on_disk(dock: Any, autosave_folder: Path) -> None:
    dock.plan.example_button.click()
    wait(lambda: bool(kept_files(autosave_folder)))
    QgsProject.instance().clear()
    assert kept_files(autosave_folder) == []
    dock.plan.example_button.click()
    wait(lambda: bool(kept_files(autosave_folder)))
    dock.close_down()
    assert list(autosave_folder.glob("*")) == []


def leave_behind(place: Path, project: str = "", name: str = "Verloren plan") -> Path:
    """What a killed QGIS leaves: no living process holds its lock."""
    plans = {"current": 0, "plans": [{**GOOD, "name": name}]}
    place.mkdir(exist_ok=True)
    file = place / f"{name}.json"
    file.write_text(json.dumps({"project": project, "saved": "2026-11-24T10:00:00+00:00", "plans": json.dumps(plans)}), encoding="utf-8")
    return file


@pytest.fixture
def recovery(desktop: Desktop, dock: Any, autosave_folder: Path) -> Any:
    from plantoets.ui.store.recovery import Recovery

    made: list[Any] = []

    def start() -> None:
        while made:
            made.pop().close_down()
        made.append(Recovery(desktop, lambda: dock))

    yield start
    for one in made:
        one.close_down()


def press(desktop: Desktop, name: str) -> None:
    [button for button in desktop.bar.findChildren(QPushButton) if button.objectName() == name][-1].click()
    QApplication.processEvents()


def test_discarding_removes_it_for_good(recovery: Any, autosave_folder: Path, desktop: Desktop) -> None:
    file = leave_behind(autosave_folder)
    recovery()
    assert "Verloren plan" in desktop.messages[-1]
    press(desktop, "discard")
    assert not file.exists()
    assert desktop.messages == []


def test_what_is_not_decided_on_is_offered_again(recovery: Any, autosave_folder: Path, desktop: Desktop) -> None:
    file = leave_behind(autosave_folder)
    recovery()
    recovery()
    assert file.exists()
    assert len(desktop.messages) == 1
    assert "Verloren plan" in desktop.messages[-1]


def test_an_offer_that_was_closed_comes_back_at_the_next_start(recovery: Any, autosave_folder: Path, desktop: Desktop) -> None:
    file = leave_behind(autosave_folder)
    recovery()
    item = desktop.bar.items()[0]
    desktop.bar.popWidget(item)
    sip.delete(item)
    recovery()
    assert file.exists()
    assert len(desktop.messages) == 1


def test_a_file_of_a_foreign_project_is_left_for_another_qgis(
    recovery: Any, autosave_folder: Path, desktop: Desktop, tmp_path: Path
) -> None:
    (tmp_path / "other.qgz").write_text("", encoding="utf-8")
    leave_behind(autosave_folder, str(tmp_path / "other.qgz"))
    recovery()
    assert desktop.messages == []
    from plantoets.ui.store.autosave import left_behind

    found = list(left_behind())
    assert len(found) == 1, "its lock is free"
    found[0].release()


def test_an_untitled_plan_comes_beside_those_that_are_there(recovery: Any, autosave_folder: Path, desktop: Desktop, dock: Any) -> None:
    leave_behind(autosave_folder)
    dock.plan.example_button.click()
    recovery()
    press(desktop, "bringBack")
    assert len(names(dock)) == 2
    assert dock.store.draft.name == "Verloren plan"
    dock.store.undo()
    assert len(names(dock)) == 1
    wait(lambda: at_rest(dock))


def test_a_project_is_offered_its_own_plans_when_it_is_opened(
    recovery: Any, autosave_folder: Path, desktop: Desktop, dock: Any, tmp_path: Path
) -> None:
    project = tmp_path / "project.qgz"
    rename(dock, "Wat het project kent")
    assert QgsProject.instance().write(str(project))
    QgsProject.instance().clear()
    leave_behind(autosave_folder, str(project))
    leave_behind(autosave_folder, str(tmp_path / "gone.qgz"), "Plan van een verdwenen project")
    recovery()
    assert len(desktop.messages) == 1
    assert "verdwenen" in desktop.messages[0]
    press(desktop, "discard")
    assert QgsProject.instance().read(str(project))
    assert "Verloren plan" in desktop.messages[-1]
    press(desktop, "bringBack")
    assert names(dock) == ["Verloren plan"]


def test_nothing_is_offered_that_the_project_has_already(
    recovery: Any, autosave_folder: Path, desktop: Desktop, dock: Any, tmp_path: Path
) -> None:
    project = tmp_path / "project.qgz"
    rename(dock, "Verloren plan")
    assert QgsProject.instance().write(str(project))
    file = leave_behind(autosave_folder, str(project))
    recovery()
    assert desktop.messages == []
    assert not file.exists()


def test_what_a_running_qgis_keeps_is_not_offered(recovery: Any, autosave_folder: Path, desktop: Desktop, dock: Any) -> None:
    dock.plan.example_button.click()
    wait(lambda: bool(kept_files(autosave_folder)) and at_rest(dock))
    recovery()
    assert desktop.messages == []
    assert kept_files(autosave_folder)


def test_a_damaged_file_is_cleared_away_in_silence(recovery: Any, autosave_folder: Path, desktop: Desktop) -> None:
    file = leave_behind(autosave_folder)
    file.write_text("{", encoding="utf-8")
    recovery()
    assert desktop.messages == []
    assert not file.exists()


def test_a_profile_that_cannot_be_written_to_stops_nobody(dock: Any, autosave_folder: Path) -> None:
    autosave_folder.write_text("a file where the folder should be", encoding="utf-8")
    dock.plan.example_button.click()
    wait(lambda: at_rest(dock))
    dock._autosave.write()
    assert dock.banner.outcome == "no_unless"
