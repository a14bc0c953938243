"""What the scripts that run inside QGIS share (see shoot): waiting, a quiet map, the dock, and taking the picture."""

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
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QPainter
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QMessageBox
from qgis.utils import iface, plugins

ROOT = Path(os.environ["PLANTOETS_ROOT"])
OUT = Path(os.environ["PLANTOETS_SHOTS"])
LANGUAGE = os.environ["PLANTOETS_LANGUAGE"]
SUFFIX = "" if LANGUAGE == "nl" else f"-{LANGUAGE}"
LAYERS = ROOT / "resources" / "layers" / "plantoets.gpkg"
BACKDROP = (
    ("provincie", "#fbfaf5", "#8a8a8a"),
    ("landschapstype", "#f4f0dc", "#e3dcbc"),
    ("robuuste_landbouw", "#eef0c9", "#d9dca6"),
    ("natuur_ehs", "#cfe6c4", "#9cc78a"),
    ("stiltegebied", "#00000000", "#8a6fb0"),
    ("beekdal", "#cfe4f2", "#a4c8e0"),
    ("bebouwde_kom", "#e9d3cf", "#c9a49c"),
)
LABELLED = ("bebouwde_kom", "beekdal", "natuur_ehs")


def wait(until, seconds=60.0):
    """Let QGIS work until something holds."""
    end = time.monotonic() + seconds
    while not until():
        if time.monotonic() > end:
            raise TimeoutError("it did not come to rest")
        QApplication.processEvents()
        time.sleep(0.01)


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
    place = OUT / f"{name}{SUFFIX}.png"
    picture.save(str(place), "PNG", 0)
    print(f"shot: {place} {place.stat().st_size // 1024} kB", flush=True)


def backdrop():
    """The bundled layers in the project, quiet enough to see a plan on."""
    project = QgsProject.instance()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:28992"))
    for name, fill, line in BACKDROP:
        layer = QgsVectorLayer(f"{LAYERS}|layername={name}", _title(name), "ogr")
        layer.renderer().setSymbol(QgsFillSymbol.createSimple({"color": fill, "outline_color": line, "outline_width": "0.3"}))
        if name in LABELLED:
            _label(layer)
        project.addMapLayer(layer)


def _title(name):
    """What the policy calls a layer."""
    if name == "provincie":
        return "Drenthe"
    from plantoets.assessment.installed import installed_catalogue

    return installed_catalogue().names.layers[name].title.text(LANGUAGE)


def _label(layer):
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


def open_dock(width, *beside):
    """The dock, with only the panels of these names beside it."""
    window = iface.mainWindow()
    for other in window.findChildren(QDockWidget):
        if other.objectName() not in ("PlantoetsDock", *beside):
            other.hide()
    next(action for action in iface.pluginToolBar().actions() if action.objectName() == "plantoetsShowDock").trigger()
    dock = plugins["plantoets"]._dock
    window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
    return dock


def quiet(dock):
    """The newest plan has been assessed and is shown."""
    return dock.shown is not None and not dock.assessor.busy and dock.shown.draft == dock.store.draft


def play(scene):
    """Run a scene as soon as QGIS stands, and leave without the question whether to save; a fault is told and fails."""
    QTimer.singleShot(2500, lambda: _play(scene))


def _play(scene):
    failed = 0
    try:
        scene()
    except Exception:
        failed = 1
        traceback.print_exc()
        for box in QApplication.topLevelWidgets():
            if isinstance(box, QMessageBox):
                print(box.text(), file=sys.stderr)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(failed)
