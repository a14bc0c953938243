"""Runs inside QGIS (see shoot): brings plans in as a planner does, and takes a picture of every state."""

import os
import sys
import time
import traceback
from pathlib import Path
from tempfile import mkdtemp

from qgis.core import QgsCoordinateReferenceSystem, QgsFillSymbol, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDockWidget
from qgis.utils import iface, plugins

OUT = Path(os.environ["PLANTOETS_SHOTS"])
GPKG = Path(os.environ["PLANTOETS_ROOT"]) / "resources" / "layers" / "plantoets.gpkg"
DUTCH = os.environ["PLANTOETS_LANGUAGE"] == "nl"
SUFFIX = "" if DUTCH else f"-{os.environ['PLANTOETS_LANGUAGE']}"
BACKGROUND = (
    ("provincie", "#fbfaf5"),
    ("robuuste_landbouw", "#eef0c9"),
    ("natuur_ehs", "#cfe6c4"),
    ("beekdal", "#cfe4f2"),
    ("bebouwde_kom", "#e9d3cf"),
)
HEAD = (
    '<imro:FeatureCollectionIMRO gml:id="c" xmlns:imro="http://www.geonovum.nl/imro/2012/1.1" xmlns:gml="http://www.opengis.net/gml/3.2">'
)
WEST, SOUTH = 239_600, 555_700


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
    pause(0.8)
    wait(lambda: not iface.mapCanvas().isDrawing())
    picture = (widget or iface.mainWindow()).grab().toImage()
    picture = picture.convertToFormat(picture.Format.Format_RGB888)
    place = OUT / f"intake-{name}{SUFFIX}.png"
    picture.save(str(place), "PNG", 0)
    print(f"shot: {place} {place.stat().st_size // 1024} kB", flush=True)


def quiet(dock):
    return dock.shown is not None and not dock.assessor.busy and dock.shown.draft == dock.store.draft


def ring(x, y, width, height):
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
    return " ".join(f"{WEST + a} {SOUTH + b}" for a, b in corners)


def member(kind, identity, name, group, x, y, width, height):
    """A plan object of a made-up plan near Rolde."""
    polygon = f"<gml:Polygon gml:id='g{identity}' srsName='urn:ogc:def:crs:EPSG::28992'><gml:exterior><gml:LinearRing><gml:posList>"
    polygon += f"{ring(x, y, width, height)}</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>"
    told = "<imro:typePlan>bestemmingsplan</imro:typePlan>" if kind == "Bestemmingsplangebied" else ""
    group = f"<imro:bestemmingshoofdgroep>{group}</imro:bestemmingshoofdgroep>" if group else ""
    inner = f"{told}<imro:naam>{name}</imro:naam>{group}<imro:geometrie>{polygon}</imro:geometrie>"
    return f"<imro:featureMember><imro:{kind} gml:id='NL.IMRO.{identity}'>{inner}</imro:{kind}></imro:featureMember>"


def plan_file():
    """An IMRO plan of some streets, fields and a pond."""
    members = [member("Bestemmingsplangebied", "1680.VERZONNEN-ON01", "Rolde Oost (verzonnen)", "", 0, 0, 900, 600)]
    for n in range(10):
        x, y = 110 * (n % 5), 130 * (n // 5)
        members.append(member("Enkelbestemming", f"EP{n}", "Wonen - Vrijstaand", "wonen", 40 + x, 40 + y, 100, 110))
        members.append(member("Bouwvlak", f"BV{n}", "bouwvlak", "", 60 + x, 60 + y, 60, 60))
    for n in range(3):
        members.append(member("Enkelbestemming", f"EA{n}", "Agrarisch - Esgronden", "agrarisch", 620, 40 + 180 * n, 250, 160))
    members.append(member("Enkelbestemming", "EV1", "Verkeer", "verkeer", 40, 300, 560, 25))
    members.append(member("Enkelbestemming", "EG1", "Groen", "groen", 40, 330, 300, 230))
    members.append(member("Enkelbestemming", "EW1", "Water", "water", 350, 330, 250, 230))
    members.append(member("Dubbelbestemming", "DP1", "Waarde - Archeologie", "waarde", 0, 0, 620, 330))
    place = Path(mkdtemp()) / "NL.IMRO.1680.VERZONNEN-ON01.gml"
    place.write_text(HEAD + "".join(members) + "</imro:FeatureCollectionIMRO>", encoding="utf-8")
    return place


def background():
    project = QgsProject.instance()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:28992"))
    for name, fill in BACKGROUND:
        layer = QgsVectorLayer(f"{GPKG}|layername={name}", name, "ogr")
        layer.renderer().setSymbol(QgsFillSymbol.createSimple({"color": fill, "outline_color": "#c9c9c0", "outline_width": "0.2"}))
        project.addMapLayer(layer)


def open_dock(width):
    window = iface.mainWindow()
    for other in window.findChildren(QDockWidget):
        if other.objectName() != "PlantoetsDock":
            other.hide()
    for action in iface.pluginToolBar().actions():
        if action.objectName() == "plantoetsShowDock":
            action.trigger()
    dock = plugins["plantoets"]._dock
    window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
    return dock


def click(x, y):
    canvas = iface.mapCanvas()
    place = canvas.getCoordinateTransform().transform(x, y)
    spot = QPoint(round(place.x()), round(place.y()))
    QTest.mouseMove(canvas.viewport(), spot)
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    QApplication.processEvents()


def play():
    window = iface.mainWindow()
    window.resize(1400, 900)
    window.showNormal()
    background()
    dock = open_dock(400)
    canvas = iface.mapCanvas()
    pause(2)
    canvas.setExtent(QgsRectangle(239_300, 555_500, 240_700, 556_500))
    canvas.refreshAllLayers()
    pause(3)
    dock.plan.buttons.draw.click()
    click(239_700, 555_900)
    click(240_050, 555_880)
    dock.plan.typed.how.setCurrentIndex(2)
    dock.plan.typed.start("350")
    dock.plan.typed.fields[1].setText("180,5")
    pause(2)
    shoot("draw")
    QTest.keyClick(dock.plan.typed.fields[1], Qt.Key.Key_Return)
    dock.map.put_back()
    dock.plan.buttons.undo.click()
    dock.open_file(plan_file())
    wait(lambda: dock.entry.is_reviewing)
    shoot("review")
    dock.entry.review.tree.expand(dock.entry.review.tree.model().index(2, 0))
    window.resizeDocks([dock], [300], Qt.Orientation.Horizontal)
    shoot("review-narrow", dock)
    window.resizeDocks([dock], [400], Qt.Orientation.Horizontal)
    dock.entry.review.accept_button.click()
    wait(lambda: quiet(dock))
    dock.plan.parts.choose(["NL.IMRO.EP0"])
    dock.plan.alike.click()
    shoot("taken")
    place = Path(mkdtemp()) / "plan.wkt"
    place.write_text("POLYGON((240000 556000,240300 556000,240300 556200,240000 556000))", encoding="utf-8")
    dock.open_file(place)
    wait(lambda: dock.entry.question is not None)
    pause(0.5)
    shoot("crs", dock.entry.question)


def main():
    try:
        play()
    except Exception:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)  # without the question whether to save


QTimer.singleShot(2500, main)
