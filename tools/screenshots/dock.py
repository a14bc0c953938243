"""Runs inside QGIS (see shoot): plays what a planner does with the dock, and takes a picture of every state."""

import json
import os
import time
from dataclasses import replace

from qgis.core import QgsApplication, QgsPointXY, QgsRectangle
from qgis.PyQt.QtCore import QEvent, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import iface
from stage import LANGUAGE, backdrop, open_dock, pause, play, quiet, shoot, wait


def example(dock):
    started = time.monotonic()
    dock.plan.example_button.click()
    wait(lambda: quiet(dock))
    print(f"first assessment: {time.monotonic() - started:.2f} s", flush=True)
    dock.plan.parts.choose(["3"])


def scenes():
    window = iface.mainWindow()
    window.resize(1600, 1000)
    window.showNormal()
    backdrop()
    dock = open_dock(400, "Layers")
    iface.mapCanvas().setExtent(QgsRectangle(236000, 553000, 244000, 560500))
    shoot("dock-start")
    example(dock)
    shoot("dock-plan")
    findings(dock)
    answers(dock)
    plans(dock)
    live(dock)
    exceptions(dock)
    narrow(window, dock)
    dark(window, dock)


def findings(dock):
    """The list, why a finding holds, what the boundary decides, what applies at a spot, what gave no finding."""
    dock.tabs.setCurrentIndex(1)
    shoot("dock-assessment")
    dock.result.tree.choose_rule("natuur_compensatiebeginsel", "3")
    pause(1.5)
    shoot("dock-finding")
    dock.result.chips.boundary.click()
    shoot("dock-boundary")
    dock.result.chips.boundary.click()
    dock.result.group_by.setCurrentIndex(dock.result.group_by.findData("core"))
    dock.result.sort.actions_by_order["area"].trigger()
    shoot("dock-grouped")
    dock.result.group_by.setCurrentIndex(0)
    dock.result.sort.actions_by_order["outcome"].trigger()
    dock.map._look(QgsPointXY(239_190, 558_400), 10.0)
    pause(1.0)
    shoot("dock-spot")
    dock.result.spot_left.emit()
    for name, key in (("not-assessed", "judge"), ("overruled", "overruled")):
        dock.banner.link.emit(key)
        shoot(f"dock-{name}")


def answers(dock):
    """Questions answered in place, what that changed, and the kernkwaliteiten."""
    dock.result.tree.choose_rule("natuur_compensatiebeginsel", "3")
    for question in ("zwaarwegend_maatschappelijk_belang", "geen_alternatieven"):
        dock.result.questions.rows[question].choose(question != "geen_alternatieven")
        pause(0.1)
        wait(lambda: quiet(dock))
    shoot("dock-answer")
    dock.result.tabs.setCurrentIndex(1)
    shoot("dock-questions")
    dock.result.tabs.setCurrentIndex(2)
    shoot("dock-qualities")
    dock.result.qualities.buttons.button(1).click()
    shoot("dock-table")
    dock.result.qualities.buttons.button(0).click()
    dock.result.tabs.setCurrentIndex(0)
    dock.tabs.setCurrentIndex(2)
    shoot("dock-report")


def plans(dock):
    """A copy as a variant, and the list of plans."""
    dock.tabs.setCurrentIndex(0)
    dock.chooser.copy.click()
    wait(lambda: quiet(dock))
    dock.plan.parts.choose(["3"])
    dock.chooser.names.showPopup()
    pause(0.5)
    shoot("dock-plans", popup=dock.chooser.names)
    dock.chooser.names.hidePopup()


def live(dock):
    """In the middle of dragging a corner."""
    canvas = iface.mapCanvas()
    canvas.setExtent(QgsRectangle(238_300, 557_700, 240_100, 559_100))
    canvas.refresh()
    pause(1.5)
    dock.plan.buttons.edit.click()

    def mouse(kind, x, y, held):
        place = QPointF(canvas.getCoordinateTransform().transform(x, y).toQPointF())
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        QApplication.sendEvent(canvas.viewport(), QMouseEvent(kind, place, place, button, held, Qt.KeyboardModifier.NoModifier))

    from plantoets.ui.plan.rd import from_wkb

    corner = from_wkb(dock.store.draft.part("3").wkb).vertexAt(2)
    none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
    mouse(QEvent.Type.MouseMove, corner.x(), corner.y(), none)
    mouse(QEvent.Type.MouseButtonPress, corner.x(), corner.y(), left)
    for step in range(1, 11):
        mouse(QEvent.Type.MouseMove, corner.x() + 30 * step, corner.y() + 25 * step, left)
        pause(0.1)
    shoot("dock-live")
    mouse(QEvent.Type.MouseButtonRelease, corner.x() + 300, corner.y() + 250, none)
    wait(lambda: quiet(dock))
    dock.store.undo()
    dock.plan.buttons.edit.click()
    wait(lambda: quiet(dock))


def exceptions(dock):
    """What can go otherwise: an assessment that was stopped, a plan elsewhere, plans that a killed QGIS left."""
    dock._stop()
    shoot("dock-stopped", dock)
    dock.store.undo()
    wait(lambda: quiet(dock))
    from plantoets.ui.store.autosave import folder
    from plantoets.ui.store.draft import Plans
    from plantoets.ui.store.plan_text import plans_text
    from plantoets.ui.store.recovery import Recovery

    place = folder() / "0-left.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    kept = {
        "project": "",
        "saved": "2026-11-24T16:42:00+00:00",
        "plans": plans_text(
            Plans((replace(dock.store.draft, name="Dorpsrand Rolde, variant B" if LANGUAGE == "nl" else "Edge of Rolde, variant B"),))
        ),
    }
    place.write_text(json.dumps(kept), encoding="utf-8")
    recovery = Recovery(iface, lambda: dock)
    shoot("dock-recovery")
    recovery.close_down()
    place.unlink()


def narrow(window, dock):
    """As narrow as the dock gets."""
    window.resizeDocks([dock], [300], Qt.Orientation.Horizontal)
    dock.result.changes.hide()
    dock.result.tree.choose_rule("natuur_compensatiebeginsel", "3")
    pause(1.2)
    for number, name in enumerate(("narrow-plan", "narrow-assessment", "narrow-report")):
        dock.tabs.setCurrentIndex(number)
        shoot(f"dock-{name}", dock)
    dock.tabs.setCurrentIndex(1)
    dock.result.tabs.setCurrentIndex(1)
    shoot("dock-narrow-questions", dock)
    dock.result.tabs.setCurrentIndex(2)
    dock.result.qualities.buttons.button(1).click()
    shoot("dock-narrow-table", dock)
    print(f"dock width {dock.width()}", flush=True)


def dark(window, dock):
    """QGIS's dark theme."""
    QgsApplication.setUITheme("Night Mapping")
    window.resizeDocks([dock], [400], Qt.Orientation.Horizontal)
    dock.result.qualities.buttons.button(0).click()
    dock.tabs.setCurrentIndex(0)
    wait(lambda: quiet(dock))
    shoot("dock-dark-plan", dock)
    dock.tabs.setCurrentIndex(1)
    for number, name in enumerate(("dark-finding", "dark-questions", "dark-qualities")):
        dock.result.tabs.setCurrentIndex(number)
        shoot(f"dock-{name}", dock)


def sharp():
    """On a screen with twice the pixels; started with QT_SCALE_FACTOR=2."""
    dock = open_dock(400, "Layers")
    dock.setFloating(True)
    dock.resize(400, 800)
    example(dock)
    dock.tabs.setCurrentIndex(1)
    dock.result.tree.choose_rule("natuur_compensatiebeginsel", "3")
    shoot("dock-hidpi", dock)


play(sharp if os.environ.get("QT_SCALE_FACTOR") else scenes)
