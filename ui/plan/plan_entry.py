"""Wires what brings parts into the plan: the buttons, the map, dropped files, the review of a plan file."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QFileDialog, QStackedWidget, QWidget

from ...processing.parameters import plan_file_filter
from ...processing.translation import tr
from ..result.map_link import MapLink
from ..store.draft_store import DraftStore
from .crs_question import CrsQuestion
from .file_drop import DockDrop
from .plan_intake import MOST_PARTS, PlanIntake
from .plan_page import PlanPage
from .review_page import ReviewPage


class PlanEntry(QObject):
    """`pages` shows the plan, or the review of a file that was just read."""

    def __init__(
        self, iface: Any, store: DraftStore, intake: PlanIntake, page: PlanPage, the_map: MapLink, language: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._iface = iface
        self._intake = intake
        self._page = page
        self._map = the_map
        self._language = language
        self.question: Optional[CrsQuestion] = None
        self.review = ReviewPage(language, parent)
        self.pages = QStackedWidget(parent)
        self.pages.addWidget(page)
        self.pages.addWidget(self.review)
        self._drop = DockDrop(parent)
        self._drop.dropped.connect(intake.take_file)
        self._drop.layer_dropped.connect(lambda layer: intake.take_layer(layer, False))
        self._connect(store)

    @property
    def is_reviewing(self) -> bool:
        """Whether a file is being reviewed."""
        return self.pages.currentWidget() is self.review

    def ask_file(self) -> None:
        """Let the user choose a plan file."""
        chosen, _ = QFileDialog.getOpenFileName(self.pages, tr("Open a plan file"), "", plan_file_filter())
        if chosen:
            self._intake.take_file(Path(chosen))

    def close_review(self) -> None:
        """Back to the plan."""
        self._map.show_candidates(())
        self.pages.setCurrentWidget(self._page)

    def _connect(self, store: DraftStore) -> None:
        buttons, intake = self._page.buttons, self._intake
        buttons.draw_wanted.connect(self._map.draw)
        buttons.edit_wanted.connect(self._map.edit)
        buttons.selection_wanted.connect(lambda: intake.take_layer(self._iface.activeLayer(), True))
        buttons.layer_wanted.connect(lambda layer: intake.take_layer(layer, False))
        buttons.file_wanted.connect(self.ask_file)
        intake.taken.connect(self._map.zoom_to_parts)
        intake.read.connect(self._review)
        intake.asked.connect(self._ask_crs)
        store.switched.connect(self.close_review)
        self._map.drawn.connect(intake.take_drawn)
        typed = self._page.typed
        self._map.tool_changed.connect(self._follow_tool)
        self._map.typing.connect(typed.start)
        typed.typed.connect(lambda how, first, second: typed.show_answer(self._map.type_shape(how, first, second)))
        typed.trying.connect(self._map.try_shape)
        typed.ended.connect(lambda: self._map.drawing and self._map.drawing.finish())
        typed.left.connect(self._map.focus)
        self._map.kept.connect(self._tell_kept)
        self.review.accepted.connect(self._accept)
        self.review.refused.connect(self.close_review)
        self.review.seen.connect(self._map.show_candidates)

    def _follow_tool(self, _: str) -> None:
        """Corners can be typed while the drawing tool is in hand."""
        tool = self._map.drawing
        if tool is None:
            self._page.typed.hide()
        else:
            self._page.typed.offer(tool.kind)

    def _tell_kept(self) -> None:
        text = tr("That corner can't go: what is left would be no shape. Point inside the part to remove all of it.")
        self._intake.told.emit(text, False)

    def _review(self, plan: Any) -> None:
        self._map.put_back()
        self.pages.setCurrentWidget(self.review)
        self.review.show_plan(plan)
        self._map.zoom_to_shapes([item.part.wkb for item in plan.parts])

    def _accept(self, parts: Any, plan: Any) -> None:
        if len(parts) > MOST_PARTS:
            text = tr("More than {n} parts are too many for one plan here: untick some, or assess the file in the toolbox.")
            self._intake.told.emit(text.format(n=MOST_PARTS), False)
            return
        self.close_review()
        self._intake.take_reviewed(parts, plan)

    def _ask_crs(self, place: Path, unknown: Any) -> None:
        self.question = CrsQuestion(place.name, unknown, self._language, self.pages)
        self.question.answered.connect(lambda crs: self._intake.take_file(place, crs))
        self.question.open()
