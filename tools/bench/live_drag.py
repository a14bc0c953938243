"""How well the verdict follows the hand: drags corners of the example plan in a real QGIS, with the bundled layers, and measures.

    QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1500x1000x24" tools/setup/in-qgis qgis --nologo --code tools/bench/live_drag.py

Mouse moves are posted 60 times a second, as a mouse does. Printed for each drag: how often banner and colours on the map were brought up
to date, how long after the hand they came, and the longest time in which the window did not react to anything.
"""

import os
import statistics
import sys
import time
import traceback

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QEvent, QEventLoop, QPointF, Qt, QTimer
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import iface, plugins

SECONDS = 4.0
MOVES_A_SECOND = 60
BEAT_MS = 5
DRAGS = (("3", "camping on the edge of the nature area", 0), ("1", "housing at the village", 1), ("2", "road, a line", 2))
Button = Qt.MouseButton


def wait(until, seconds=60.0):
    """In QGIS's own event loop; looking often from Python would take time away from the engine, which a person's QGIS doesn't lose."""
    loop, look, end = QEventLoop(), QTimer(), time.monotonic() + seconds
    look.timeout.connect(lambda: loop.quit() if until() or time.monotonic() > end else None)
    look.start(50)
    loop.exec() if hasattr(loop, "exec") else loop.exec_()
    look.stop()
    if not until():
        raise TimeoutError("it did not come to rest")


class Drag:
    """One corner, dragged in a circle for some seconds."""

    def __init__(self, dock, part, vertex):
        from plantoets.ui.plan.rd import from_wkb

        self.dock, self.canvas = dock, iface.mapCanvas()
        self.start = from_wkb(dock.store.draft.part(part).wkb).vertexAt(vertex)
        self.moves, self.shown, self.delays, self.beats, self.began = {}, [], [], [], 0.0

    def place(self, angle_turns):
        import math

        radius = self.canvas.mapUnitsPerPixel() * 40
        x = self.start.x() + radius * (math.cos(angle_turns * 2 * math.pi) - 1)
        y = self.start.y() + radius * math.sin(angle_turns * 2 * math.pi)
        return QPointF(self.canvas.getCoordinateTransform().transform(x, y).toQPointF())

    def post(self, kind, place, button, held):
        event = QMouseEvent(kind, place, place, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.postEvent(self.canvas.viewport(), event)

    def move(self):
        turns = (time.monotonic() - self.began) / 2
        self.post(QEvent.Type.MouseMove, self.place(turns), Button.NoButton, Button.LeftButton)

    def glimpse(self, glimpse):
        now = time.monotonic()
        self.shown.append(now)
        moved = self.moves.get(id(glimpse.draft))
        if moved is not None:
            self.delays.append(now - moved[0])

    def run(self):
        remember = lambda: self.moves.setdefault(id(self.dock.store.draft), (time.monotonic(), self.dock.store.draft))  # noqa: E731
        self.dock.store.changed.connect(remember)
        self.dock.assessor.glimpsed.connect(self.glimpse)
        mover, heart = QTimer(), QTimer()
        mover.timeout.connect(self.move)
        heart.timeout.connect(lambda: self.beats.append(time.monotonic()))
        self.post(QEvent.Type.MouseMove, self.place(0), Button.NoButton, Button.NoButton)
        self.post(QEvent.Type.MouseButtonPress, self.place(0), Button.LeftButton, Button.LeftButton)
        self.began = time.monotonic()
        mover.setTimerType(Qt.TimerType.PreciseTimer)
        mover.start(round(1000 / MOVES_A_SECOND))
        heart.setTimerType(Qt.TimerType.PreciseTimer)
        heart.start(BEAT_MS)
        wait(lambda: time.monotonic() - self.began > SECONDS)
        mover.stop()
        heart.stop()
        self.post(QEvent.Type.MouseButtonRelease, self.place(0), Button.LeftButton, Button.NoButton)
        wait(lambda: not self.dock.assessor.busy and self.dock.shown.draft == self.dock.store.draft)
        self.dock.store.changed.disconnect(remember)
        self.dock.assessor.glimpsed.disconnect(self.glimpse)
        gaps = sorted(b - a for a, b in zip(self.beats, self.beats[1:]))
        return {
            "updates a second": len(self.shown) / SECONDS,
            "delay, median ms": 1000 * statistics.median(self.delays),
            "delay, worst ms": 1000 * max(self.delays),
            "longest gap in the event loop ms": 1000 * gaps[-1],
            "gap, 99 of 100 ms": 1000 * gaps[int(len(gaps) * 0.99)],
        }


def measure():
    window, canvas = iface.mainWindow(), iface.mapCanvas()
    window.resize(1400, 900)
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:28992"))
    next(action for action in iface.pluginToolBar().actions() if action.objectName() == "plantoetsShowDock").trigger()
    dock = plugins["plantoets"]._dock
    began = time.monotonic()
    dock.plan.example_button.click()
    wait(lambda: dock.shown is not None)
    print(f"first assessment in the dock: {time.monotonic() - began:.2f} s")
    canvas.setExtent(QgsRectangle(237_000, 554_000, 241_500, 559_000))
    dock.plan.buttons.edit.click()
    for part, what, vertex in DRAGS:
        found = Drag(dock, part, vertex).run()
        print(f"{what}: " + ", ".join(f"{name} {value:.1f}" for name, value in found.items()))


def main():
    try:
        measure()
    except Exception:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)  # without the question whether to save


QTimer.singleShot(1500, main)
