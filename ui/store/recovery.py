"""Offers the plans of a QGIS that ended unexpectedly: at the next start, or when their project is opened again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from qgis.core import Qgis, QgsProject
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QDateTime, QLocale, QObject
from qgis.PyQt.QtWidgets import QPushButton

from ...processing.translation import tr
from .autosave import LeftBehind, left_behind
from .plan_chooser import titles
from .plan_text import plans_of
from .project_store import stored_text


class Offer(NamedTuple):
    """What is offered in the message bar."""

    left: LeftBehind
    item: Any


class Recovery(QObject):
    """Lives as long as the plugin, when something was left behind. `open_dock` gives the dock."""

    def __init__(self, iface: Any, open_dock: Callable[[], Any], parent: Any = None) -> None:
        super().__init__(parent)
        self._iface = iface
        self._open_dock = open_dock
        self._offers: list[Offer] = []
        QgsProject.instance().readProject.connect(self._look)
        self._look()

    def close_down(self) -> None:
        """Take the offers away; what was not decided on is offered at the next start."""
        QgsProject.instance().readProject.disconnect(self._look)
        for offer in self._offers:
            offer.left.release()
            self._close(offer)
        self._offers = []

    def _look(self, *_: Any) -> None:
        """Offer what belongs to the project that is open, and what belongs to none."""
        here = QgsProject.instance().fileName()
        for left in left_behind():
            if left.project and left.project != here and Path(left.project).exists():
                left.release()  # to be offered where its project is opened, be it in another QGIS
                continue
            stored = plans_of(stored_text()) if left.project == here else None
            if stored is not None and stored.plans == left.plans:
                left.remove()
            else:
                self._offer(left)

    def _offer(self, left: LeftBehind) -> None:
        moment = QDateTime.fromSecsSinceEpoch(int(left.saved.timestamp()))
        named = titles(left.plans)
        plans = f"“{named[0]}”" if len(named) == 1 else tr("“{plan}” and {n} more").format(plan=named[0], n=len(named) - 1)
        bar = self._iface.messageBar()
        item = bar.createMessage("Plantoets", tr("Not saved when QGIS stopped: {plans}").format(plans=plans))
        when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        item.setToolTip(tr("QGIS ended unexpectedly on {moment}. What it had not saved has been kept.").format(moment=when))
        offer = Offer(left, item)
        for name, word, act in (("bringBack", tr("Bring back"), self._bring_back), ("discard", tr("Discard"), self._discard)):
            button = QPushButton(word, item)
            button.setObjectName(name)
            button.clicked.connect(lambda _=False, act=act: act(offer) if offer in self._offers else None)
            item.layout().addWidget(button)
        self._offers.append(offer)
        bar.pushWidget(item, Qgis.MessageLevel.Warning, 0)

    def _bring_back(self, offer: Offer) -> None:
        same_project = bool(offer.left.project) and offer.left.project == QgsProject.instance().fileName()
        self._open_dock().bring_back(offer.left.plans, same_project)
        self._discard(offer)

    def _discard(self, offer: Offer) -> None:
        offer.left.remove()
        self._offers.remove(offer)
        self._close(offer)

    def _close(self, offer: Offer) -> None:
        """Unless the user has closed it: then it is put off to the next start."""
        if not sip.isdeleted(offer.item):
            self._iface.messageBar().popWidget(offer.item)
