"""Runs inside QGIS (see shoot): plays what a planner does with the dock, and takes a picture of every state."""

import os
import sys
import time
import traceback
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFillSymbol,
    QgsPalLayerSettings,
    QgsProject,
    QgsRectangle,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QColor
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


def shoot(name, widget=None):
    pause(0.6)
    wait(lambda: not iface.mapCanvas().isDrawing())
    picture = (widget or iface.mainWindow()).grab().toImage()
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


def play():
    window = iface.mainWindow()
    window.resize(1600, 1000)
    window.showNormal()
    background()
    dock = open_dock(400)
    canvas = iface.mapCanvas()
    canvas.setExtent(QgsRectangle(236000, 553000, 244000, 560500))
    shoot("start")
    started = time.monotonic()
    dock.plan.example_button.click()
    wait(lambda: quiet(dock))
    print(f"first assessment: {time.monotonic() - started:.2f} s", flush=True)
    dock.plan.parts.choose(["3"])
    shoot("plan")
    dock.tabs.setCurrentIndex(1)
    shoot("assessment")
    dock.result.tree.choose_rule("natuur_compensatiebeginsel", "3")
    pause(1.5)
    shoot("finding")
    for question in ("zwaarwegend_maatschappelijk_belang", "geen_alternatieven"):
        dock.result.questions.rows[question].choose(question != "geen_alternatieven")
        pause(0.1)
        wait(lambda: quiet(dock))
    shoot("answer")
    dock.result.tabs.setCurrentIndex(1)
    shoot("questions")
    dock.result.tabs.setCurrentIndex(2)
    shoot("qualities")
    dock.result.tabs.setCurrentIndex(0)
    dock.banner.link.emit("judge")
    shoot("not-assessed")
    dock.tabs.setCurrentIndex(2)
    shoot("report")
    window.resizeDocks([dock], [300], Qt.Orientation.Horizontal)
    dock.result.changes.hide()
    dock.result.tree.choose_rule("natuur_compensatiebeginsel", "3")
    pause(1.2)
    for number, name in enumerate(("narrow-plan", "narrow-assessment", "narrow-report")):
        dock.tabs.setCurrentIndex(number)
        shoot(name, dock)
    print(f"dock width {dock.width()}", flush=True)


def main():
    try:
        play()
    except Exception:
        traceback.print_exc()
        for box in QApplication.topLevelWidgets():
            if isinstance(box, QMessageBox):
                print(box.text(), file=sys.stderr)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)  # without the question whether to save


QTimer.singleShot(2500, main)
