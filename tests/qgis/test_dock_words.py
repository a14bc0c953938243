"""What the dock shows is words: no ids, no values of the program, no holes, in both languages, for every development type."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dock_desktop import at_rest, wait
from qgis.core import QgsGeometry
from qgis.gui import QgsCollapsibleGroupBox, QgsFileWidget
from qgis.PyQt.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QLabel, QLineEdit, QTabBar, QToolButton
from shown_texts import texts

RAW = re.compile(
    r"\b[a-z][a-z0-9]*_[a-z0-9_]+\b"  # an id
    r"|\b(None|null|NULL|True|False|nan|inf)\b|\bTraceback\b"  # a value of the program
    r"|\{[a-z_]*\}|%\([a-z]+\)s"  # a hole that was not filled
    r"|§\s*(None|$)|<[a-z/]"
)
PLACES = (
    (239_150, 558_350),  # edge of the Ballooërveld: nature, silence
    (240_300, 555_300),  # the es of Rolde
    (242_100, 556_300),  # the Rolderdiep
    (256_800, 534_500),  # Emmen
    (233_500, 557_000),  # Assen
    (222_000, 537_000),  # Dwingelderveld
    (244_500, 571_500),  # Zuidlaren
    (246_000, 530_000),  # Coevorden, wind
)
PARTS_A_PLAN = 8


def plans() -> Iterator[list[Any]]:
    """All development types, some parts a plan, each at another place; every third with facts, every fourth a line, every fifth a point."""
    from plantoets.ui.plan.activities import activities
    from plantoets.ui.store.draft import PartDraft

    kinds = [activity.id for activity in activities("en")]
    for start in range(0, len(kinds), PARTS_A_PLAN):
        parts = []
        for number, kind in enumerate(kinds[start : start + PARTS_A_PLAN]):
            x, y = PLACES[(number + start // PARTS_A_PLAN) % len(PLACES)]
            wkt = f"POLYGON(({x} {y}, {x + 400} {y}, {x + 400} {y + 350}, {x} {y + 350}, {x} {y}))"
            if number % 4 == 3:
                wkt = f"LINESTRING({x} {y}, {x + 900} {y + 500})"
            elif number % 5 == 4:
                wkt = f"POINT({x} {y})"
            facts = {"toename_verhard_m2": 4000.0, "bodemingreep": True, "verlichting": False} if number % 3 == 0 else {}
            parts.append(PartDraft(str(number + 1), "", kind, bytes(QgsGeometry.fromWkt(wkt).asWkb()), facts))
        yield parts


def raw_texts(dock: Any) -> set[str]:
    return {f"{found.group(0)!r} in {text!r}" for text in texts(dock) if text for found in [RAW.search(text)] if found}


def all_rows(dock: Any) -> Iterator[None]:
    """Choose one row after another, as a person who reads everything."""
    tree = dock.result.tree
    tree.expandAll()
    index = tree.model().index(0, 0)
    while index.isValid():
        tree.setCurrentIndex(index)
        yield
        index = tree.indexBelow(index)


def test_every_development_type_in_words(spoken: Any) -> None:
    raw: set[str] = set()
    for parts in plans():
        spoken.store.commit(spoken.store.draft.without([part.id for part in spoken.store.draft.parts]).with_parts(parts))
        wait(lambda: at_rest(spoken))
        assert len(spoken.shown.model["findings"]) > 10
        for part in parts:
            spoken.plan.parts.choose([part.id])
            raw |= raw_texts(spoken.plan)
        for by in range(spoken.result.group_by.count()):
            spoken.result.group_by.setCurrentIndex(by)
            raw |= raw_texts(spoken)
        for _ in all_rows(spoken):
            raw |= raw_texts(spoken.result.detail)
    assert raw == set()


def test_answers_unmet_conditions_and_changes_in_words(spoken: Any) -> None:
    from plantoets.ui.store.draft import AnswerDraft

    spoken.plan.example_button.click()
    wait(lambda: at_rest(spoken))
    raw: set[str] = set()
    for value in (False, True):
        draft = spoken.store.draft
        for question in spoken.shown.model["questions"]:
            draft = draft.answered(question["id"], AnswerDraft(value, "toelichting"))
        spoken.store.commit(draft)
        wait(lambda: at_rest(spoken))
        assert not spoken.result.changes.isHidden()
        lacking = [item["rule"] for item in spoken.shown.model["not_assessed"] if item["layer"] is not None]
        assert lacking == [], "the bundled layers lack nothing: a layer whose kind has no development time can't miss it"
        raw |= raw_texts(spoken)
        for _ in all_rows(spoken):
            raw |= raw_texts(spoken.result.detail)
    assert raw == set()


def test_missing_layers_in_words(spoken: Any, tmp_path: Path) -> None:
    sources = tmp_path / "sources.json"
    broken = {"source": "nergens.gpkg|layername=x"}
    sources.write_text(json.dumps({"bundled": False, "natuur_ehs": broken, "bebouwde_kom": broken}), encoding="utf-8")
    spoken.plan.example_button.click()
    spoken.report.sources.setFilePath(str(sources))
    wait(lambda: at_rest(spoken))
    raw: set[str] = set()
    for _ in all_rows(spoken):
        raw |= raw_texts(spoken)
    assert {text for text in raw if str(tmp_path) not in text} == set()
    assert len(spoken.shown.model["not_assessed"]) > 30


def test_what_can_be_used_has_a_name_and_icons_say_what_they_do(spoken: Any) -> None:
    """For a screen reader, and for who does not know the icons. QGIS's own widgets (file, collapsible box) are as QGIS makes them."""
    spoken.plan.example_button.click()
    wait(lambda: at_rest(spoken))
    body = spoken.widget()
    labelled = {label.buddy() for label in body.findChildren(QLabel) if label.buddy() is not None}
    buttons = [
        button
        for button in body.findChildren(QToolButton)
        if not isinstance(button.parent(), (QLineEdit, QTabBar, QgsCollapsibleGroupBox, QgsFileWidget))
    ]
    inputs = [*body.findChildren(QComboBox), *body.findChildren(QAbstractItemView)]
    inputs = [
        widget
        for widget in inputs
        if not isinstance(widget, QHeaderView) and not isinstance(widget.parent(), QComboBox) and "qt_" not in widget.objectName()
    ]
    own = [widget for widget in inputs if widget.window() is spoken.window()]
    nameless = [
        widget
        for widget in (*buttons, *own)
        if not widget.accessibleName() and not getattr(widget, "text", str)() and widget not in labelled
    ]
    unexplained = [button for button in buttons if not button.isHidden() and not button.text() and not button.toolTip()]
    found = [(type(widget).__name__, widget.objectName(), type(widget.parent()).__name__) for widget in (*nameless, *unexplained)]
    assert not found, found
