"""Runs inside QGIS (see shoot): brings plans in as a planner does, and takes a picture of every state."""

from pathlib import Path
from tempfile import mkdtemp

from qgis.core import QgsRectangle
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import iface
from stage import backdrop, open_dock, pause, play, quiet, shoot, wait

HEAD = (
    '<imro:FeatureCollectionIMRO gml:id="c" xmlns:imro="http://www.geonovum.nl/imro/2012/1.1" xmlns:gml="http://www.opengis.net/gml/3.2">'
)
WEST, SOUTH = 239_600, 555_700


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


def click(x, y):
    canvas = iface.mapCanvas()
    place = canvas.getCoordinateTransform().transform(x, y)
    spot = QPoint(round(place.x()), round(place.y()))
    QTest.mouseMove(canvas.viewport(), spot)
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    QApplication.processEvents()


def scenes():
    window = iface.mainWindow()
    window.resize(1400, 900)
    window.showNormal()
    backdrop()
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
    shoot("intake-draw")
    QTest.keyClick(dock.plan.typed.fields[1], Qt.Key.Key_Return)
    dock.map.put_back()
    dock.plan.buttons.undo.click()
    dock.open_file(plan_file())
    wait(lambda: dock.entry.is_reviewing)
    shoot("intake-review")
    dock.entry.review.tree.expand(dock.entry.review.tree.model().index(2, 0))
    window.resizeDocks([dock], [300], Qt.Orientation.Horizontal)
    shoot("intake-review-narrow", dock)
    window.resizeDocks([dock], [400], Qt.Orientation.Horizontal)
    dock.entry.review.accept_button.click()
    wait(lambda: quiet(dock))
    dock.plan.parts.choose(["NL.IMRO.EP0"])
    dock.plan.alike.click()
    shoot("intake-taken")
    place = Path(mkdtemp()) / "plan.wkt"
    place.write_text("POLYGON((240000 556000,240300 556000,240300 556200,240000 556000))", encoding="utf-8")
    dock.open_file(place)
    wait(lambda: dock.entry.question is not None)
    pause(0.5)
    shoot("intake-crs", dock.entry.question)


play(scenes)
