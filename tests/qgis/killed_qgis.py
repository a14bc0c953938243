"""Runs inside a real QGIS (see test_killed_qgis.py): does what PLANTOETS_ACT says, and then tells it in one line of JSON."""

import json
import os
import sys
import threading
import time

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QPushButton
from qgis.utils import iface, plugins

PROJECT = os.environ.get("PLANTOETS_PROJECT", "")


def wait(until, seconds=60.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end and not until():
        QApplication.processEvents()
        time.sleep(0.01)
    if not until():
        say(error="it did not come to rest")


def say(**found):
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()


def open_dock():
    action = next(action for action in iface.pluginToolBar().actions() if action.objectName() == "plantoetsShowDock")
    if not action.isChecked():
        action.trigger()
    return plugins["plantoets"]._dock


def kept(dock):
    drafts = dock.store.plans.drafts
    return [[draft.name, len(draft.parts), {key: list(answer) for key, answer in draft.answers.items()}] for draft in drafts]


def files():
    from plantoets.ui.store.autosave import folder

    return sorted(place.suffix for place in folder().glob("*")) if folder().exists() else []


def make():
    """Two plans, an answer with a note; then wait to be killed."""
    from plantoets.ui.store.draft import AnswerDraft

    dock = open_dock()
    dock.plan.example_button.click()
    dock.chooser.copy.click()
    dock.store.commit(dock.store.draft.answered("geen_alternatieven", AnswerDraft(True, "raadsbesluit")))
    if PROJECT:
        QgsProject.instance().write(PROJECT)
        dock.store.commit(dock.store.draft.answered("kleinschalig", AnswerDraft(False, "na het opslaan")))
    wait(lambda: ".json" in files())
    say(kept=kept(dock), files=files())


def bars():
    return [item.text() for item in iface.messageBar().items()]


def bring_back():
    if PROJECT:
        assert not any("Voorbeeldplan" in text or "Example plan" in text for text in bars())
        QgsProject.instance().read(PROJECT)
    wait(lambda: any("Rolde" in text for text in bars()))
    texts = bars()
    next(button for button in iface.mainWindow().findChildren(QPushButton) if button.objectName() == "bringBack").click()
    dock = plugins["plantoets"]._dock
    wait(lambda: dock.shown is not None)
    say(kept=kept(dock), texts=texts, bars=bars(), files=files())


def end_well():
    """What is left after an orderly end, the project not saved."""
    dock = open_dock()
    dock.plan.example_button.click()
    wait(lambda: ".json" in files() and dock.shown is not None)
    QgsProject.instance().setDirty(False)
    say(bars=bars())
    iface.actionExit().trigger()


def main():
    try:
        {"make": make, "bring_back": bring_back, "end_well": end_well}[os.environ["PLANTOETS_ACT"]]()
    except Exception as error:
        say(error=repr(error))


watchdog = threading.Timer(150, os._exit, (3,))  # a dialog that nobody answers must not hold up the tests
watchdog.daemon = True
watchdog.start()
QTimer.singleShot(500, main)
