"""Runs inside QGIS (see shoot): plays what a planner does with the dock, and takes a picture of every state."""

import json
import os
import sys
import time
import traceback
from dataclasses import replace
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFillSymbol,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QMouseEvent, QPainter
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QMessageBox
from qgis.utils import iface, plugins

OUT = Path(os.environ["PLANTOETS_SHOTS"])
GPKG = Path(os.environ["PLANTOETS_ROOT"]) / "resources" / "layers" / "plantoets.gpkg"
SUFFIX = "" if os.environ["PLANTOETS_LANGUAGE"] == "nl" else f"-{os.environ['PLANTOETS_LANGUAGE']}"
BACKGROUND = (
    ("provincie", "#fbfaf5", "#8a8a8a"),
    ("landschapstype", "#f4f0dc", "#e3dcbc"),
    ("robuuste_landbouw", "#eef0c9", "#d9dca6"),
    ("natuur_ehs", "#cfe6c4", "#9cc78a"),
    ("stiltegebied", "#00000000", "#8a6fb0"),
    ("beekdal", "#cfe4f2", "#a4c8e0"),
    ("bebouwde_kom", "#e9d3cf", "#c9a49c"),
)


def wait(until, seconds=30.0):
    """Let QGIS work until something holds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and not until():
        QApplication.processEvents()
        time.sleep(0.01)
    if not until():
        raise TimeoutError("it did not come to rest")


def pause(seconds):
    end = time.monotonic() + seconds
    wait(lambda: time.monotonic() >= end, seconds + 1)


def shoot(name, widget=None, popup=None):
    """A picture of the window or of one widget; the list of `popup`, a choice, is painted beneath it."""
    pause(0.6)
    wait(lambda: not iface.mapCanvas().isDrawing())
    shown = (widget or iface.mainWindow()).grab()
    if popup is not None:
        painter = QPainter(shown)
        painter.drawPixmap(popup.mapTo(iface.mainWindow(), QPoint(0, popup.height())), popup.view().window().grab())
        painter.end()
    picture = shown.toImage()
    picture = picture.convertToFormat(picture.Format.Format_RGB888)
    place = OUT / f"dock-{name}{SUFFIX}.png"
    picture.save(str(place), "PNG", 0)
    print(f"shot: {place} {place.stat().st_size // 1024} kB", flush=True)


def background():
    """The bundled layers, quiet enough to see a plan on."""
    project = QgsProject.instance()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:28992"))
    for name, fill, line in BACKGROUND:
        layer = QgsVectorLayer(f"{GPKG}|layername={name}", title_of(name), "ogr")
        layer.renderer().setSymbol(QgsFillSymbol.createSimple({"color": fill, "outline_color": line, "outline_width": "0.3"}))
        if name in ("bebouwde_kom", "beekdal", "natuur_ehs"):
            label(layer)
        project.addMapLayer(layer)


def title_of(name):
    """What the policy calls a layer."""
    if name == "provincie":
        return "Drenthe"
    from plantoets.assessment.catalogue.strict_yaml import read_yaml

    entry = read_yaml(GPKG.parent.parent / "policy" / "layers.yaml")
    found = dict(entry.items())[name].fields(required=("title", "map", "geometry"), optional=("attributes", "indicative", "uncertainty_m"))
    return found["title"].message().text(os.environ["PLANTOETS_LANGUAGE"])


def label(layer):
    settings, text = QgsPalLayerSettings(), QgsTextFormat()
    text.setSize(8)
    text.setColor(QColor("#6b6b6b"))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.8)
    text.setBuffer(halo)
    settings.setFormat(text)
    settings.fieldName = "naam"
    settings.scaleVisibility, settings.minimumScale = True, 100_000
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def open_dock(width):
    window = iface.mainWindow()
    for other in window.findChildren(QDockWidget):
        if other.objectName() not in ("PlantoetsDock", "Layers"):
            other.hide()
    for action in iface.pluginToolBar().actions():
        if action.objectName() == "plantoetsShowDock":
            action.trigger()
    dock = plugins["plantoets"]._dock
    window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
    return dock


def quiet(dock):
    return dock.shown is not None and not dock.assessor.busy and dock.shown.draft == dock.store.draft


def example(dock):
    started = time.monotonic()
    dock.plan.example_button.click()
    wait(lambda: quiet(dock))
    print(f"first assessment: {time.monotonic() - started:.2f} s", flush=True)
    dock.plan.parts.choose(["3"])


def play():
    window = iface.mainWindow()
    window.resize(1600, 1000)
    window.showNormal()
    background()
    dock = open_dock(400)
    iface.mapCanvas().setExtent(QgsRectangle(236000, 553000, 244000, 560500))
    shoot("start")
    example(dock)
    shoot("plan")
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
    shoot("assessment")
    dock.result.tree.choose_rule("natuur_compensatiebeginsel", "3")
    pause(1.5)
    shoot("finding")
    dock.result.chips.boundary.click()
    shoot("boundary")
    dock.result.chips.boundary.click()
    dock.result.group_by.setCurrentIndex(dock.result.group_by.findData("core"))
    dock.result.sort.actions_by_order["area"].trigger()
    shoot("grouped")
    dock.result.group_by.setCurrentIndex(0)
    dock.result.sort.actions_by_order["outcome"].trigger()
    dock.map._look(QgsPointXY(239_190, 558_400), 10.0)
    pause(1.0)
    shoot("spot")
    dock.result.spot_left.emit()
    for name, key in (("not-assessed", "judge"), ("overruled", "overruled")):
        dock.banner.link.emit(key)
        shoot(name)


def answers(dock):
    """Questions answered in place, what that changed, and the kernkwaliteiten."""
    dock.result.tree.choose_rule("natuur_compensatiebeginsel", "3")
    for question in ("zwaarwegend_maatschappelijk_belang", "geen_alternatieven"):
        dock.result.questions.rows[question].choose(question != "geen_alternatieven")
        pause(0.1)
        wait(lambda: quiet(dock))
    shoot("answer")
    dock.result.tabs.setCurrentIndex(1)
    shoot("questions")
    dock.result.tabs.setCurrentIndex(2)
    shoot("qualities")
    dock.result.qualities.buttons.button(1).click()
    shoot("table")
    dock.result.qualities.buttons.button(0).click()
    dock.result.tabs.setCurrentIndex(0)
    dock.tabs.setCurrentIndex(2)
    shoot("report")


def plans(dock):
    """A copy as a variant, and the list of plans."""
    dock.tabs.setCurrentIndex(0)
    dock.chooser.copy.click()
    wait(lambda: quiet(dock))
    dock.plan.parts.choose(["3"])
    dock.chooser.names.showPopup()
    pause(0.5)
    shoot("plans", popup=dock.chooser.names)
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
    shoot("live")
    mouse(QEvent.Type.MouseButtonRelease, corner.x() + 300, corner.y() + 250, none)
    wait(lambda: quiet(dock))
    dock.store.undo()
    dock.plan.buttons.edit.click()
    wait(lambda: quiet(dock))


def exceptions(dock):
    """What can go otherwise: an assessment that was stopped, a plan elsewhere, plans that a killed QGIS left."""
    dock._stop()
    shoot("stopped", dock)
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
            Plans((replace(dock.store.draft, name="Dorpsrand Rolde, variant B" if not SUFFIX else "Edge of Rolde, variant B"),))
        ),
    }
    place.write_text(json.dumps(kept), encoding="utf-8")
    recovery = Recovery(iface, lambda: dock)
    shoot("recovery")
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
        shoot(name, dock)
    dock.tabs.setCurrentIndex(1)
    dock.result.tabs.setCurrentIndex(1)
    shoot("narrow-questions", dock)
    dock.result.tabs.setCurrentIndex(2)
    dock.result.qualities.buttons.button(1).click()
    shoot("narrow-table", dock)
    print(f"dock width {dock.width()}", flush=True)


def dark(window, dock):
    """QGIS's dark theme."""
    QgsApplication.setUITheme("Night Mapping")
    window.resizeDocks([dock], [400], Qt.Orientation.Horizontal)
    dock.result.qualities.buttons.button(0).click()
    dock.tabs.setCurrentIndex(0)
    wait(lambda: quiet(dock))
    shoot("dark-plan", dock)
    dock.tabs.setCurrentIndex(1)
    for number, name in enumerate(("dark-finding", "dark-questions", "dark-qualities")):
        dock.result.tabs.setCurrentIndex(number)
        shoot(name, dock)


def sharp():
    """On a screen with twice the pixels; started with QT_SCALE_FACTOR=2."""
    dock = open_dock(400)
    dock.setFloating(True)
    dock.resize(400, 800)
    example(dock)
    dock.tabs.setCurrentIndex(1)
    dock.result.tree.choose_rule("natuur_compensatiebeginsel", "3")
    shoot("hidpi", dock)


def main():
    try:
        sharp() if os.environ.get("QT_SCALE_FACTOR") else play()
    except Exception:
        traceback.print_exc()
        for box in QApplication.topLevelWidgets():
            if isinstance(box, QMessageBox):
                print(box.text(), file=sys.stderr)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)  # without the question whether to save


QTimer.singleShot(2500, main)
