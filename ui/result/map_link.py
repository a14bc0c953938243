"""Between the dock and the map: which tool is in hand, what lies on the map, what was clicked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Optional

from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle, QgsWkbTypes
from qgis.gui import QgsMapTool
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..plan.draw_tool import DrawTool
from ..plan.edit_tool import EditTool
from ..plan.plan_canvas import PlanCanvas
from ..plan.rd import from_wkb, point_to_rd, rd_crs, to_map, to_rd
from ..plan.typed_shapes import typed_shape
from ..store.draft_store import DraftStore
from .finding_groups import Row
from .spot_tool import SpotTool

GeometryType = QgsWkbTypes.GeometryType


class MapLink(QObject):
    """`drawn` brings a geometry in RD; `spotted` the numbers of the findings at a clicked spot; `tool_changed` the tool's name.

    `typing`: a person starts to type a coordinate on the map. `kept`: a corner that can't go without ending the shape.
    """

    drawn = pyqtSignal(QgsGeometry)
    rejected = pyqtSignal()
    spotted = pyqtSignal(object)
    tool_changed = pyqtSignal(str)
    typing = pyqtSignal(str)
    kept = pyqtSignal()

    def __init__(self, canvas: Any, store: DraftStore, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._store = store
        self._plan = PlanCanvas(canvas)
        self._shown: Optional[Any] = None
        self._tool: Optional[QgsMapTool] = None
        self._before: Optional[QgsMapTool] = None
        canvas.mapToolSet.connect(self._follow_tool)

    def draw(self, kind: Any) -> None:
        """Take the drawing tool for polygons, lines or points in hand; None puts it back."""
        if kind is None:
            self.put_back()
            return
        tool = DrawTool(self._canvas, kind)
        tool.drawn.connect(self._take)
        tool.rejected.connect(self.rejected)
        tool.typing.connect(self.typing)
        self._take_in_hand(tool)

    @property
    def drawing(self) -> Optional[DrawTool]:
        """The drawing tool, while it is in hand."""
        return self._tool if isinstance(self._tool, DrawTool) else None

    def type_shape(self, how: str, first: str, second: str) -> str:
        """A corner or shape that was typed while drawing; what is wrong with it, empty when nothing is."""
        tool = self.drawing
        if tool is None:
            return ""
        typed = typed_shape(how, first, second, [point_to_rd(point, self._canvas) for point in tool.points])
        if typed.corner is not None:
            place = to_map(QgsGeometry.fromPointXY(typed.corner), self._canvas).asPoint()
            self._bring_into_view(place)
            tool.add(place)
        elif typed.shape is not None:
            tool.reset()
            self.drawn.emit(typed.shape)
            self._plan.zoom_to([typed.shape], closer=False)
        return typed.problem

    def try_shape(self, how: str, first: str, second: str) -> None:
        """Show what is being typed, as far as it makes sense already."""
        tool = self.drawing
        if tool is None:
            return
        corners = [point_to_rd(point, self._canvas) for point in tool.points]
        typed = typed_shape(how, first, second, corners)
        shape = typed.shape
        if typed.corner is not None:
            shape = QgsGeometry.fromPolylineXY([corners[-1], typed.corner]) if corners else QgsGeometry.fromPointXY(typed.corner)
        tool.show_trial(to_map(shape, self._canvas) if shape is not None else None)

    def focus(self) -> None:
        """Give the map the keyboard."""
        self._canvas.setFocus()

    def edit(self, on: bool) -> None:
        """Take the tool that drags corners and parts in hand, or put it back."""

        def make() -> EditTool:
            tool = EditTool(self._canvas, self._store)
            tool.refused.connect(self.kept)
            return tool

        self._switch(on, make)

    def spot(self, on: bool) -> None:
        """Take the tool that asks what applies at a spot in hand, or put it back."""

        def make() -> SpotTool:
            tool = SpotTool(self._canvas)
            tool.clicked.connect(self._look)
            return tool

        self._switch(on, make)

    def put_back(self) -> None:
        """Give the map the tool that it had before."""
        if self._tool is not None:
            ours, before = self._tool, self._before
            if before is not None:
                self._canvas.setMapTool(before)
            else:
                self._canvas.unsetMapTool(ours)

    def show_parts(self, chosen: Iterable[str]) -> None:
        """The outlines of the plan as it is now."""
        self._plan.show_parts(self._store.draft.parts, chosen)

    def show_result(self, shown: Optional[Any]) -> None:
        """The verdict at every spot; None takes it away."""
        self._shown = shown
        self._plan.show_regions(shown.regions if shown is not None else ())
        overlaps = shown.overlaps if shown is not None else ()
        self._plan.show_uncertain(from_wkb(overlap.wkb) for overlap in overlaps if overlap.decides)

    def show_regions(self, regions: Iterable[Any]) -> None:
        """The verdict at every spot while the mouse drags."""
        self._plan.show_regions(regions)
        self._plan.show_uncertain(())

    def show_row(self, row: Row) -> None:
        """Zoom to what a finding is about, and flash it."""
        geometries = [geometry for finding in row.findings for geometry in self._of(finding)]
        self._plan.zoom_to(geometries)
        self._plan.show_chosen(geometries, dashed=row.decides)

    def show_silent(self, part: str) -> None:
        """What gave no finding: where a rule was set aside, or an overlap was too small."""
        found = [part_draft for part_draft in self._store.draft.parts if part_draft.id == part]
        geometries = [from_wkb(part_draft.wkb) for part_draft in found]
        self._plan.zoom_to(geometries)
        self._plan.show_chosen(geometries)

    def show_nothing_chosen(self) -> None:
        self._plan.show_chosen(())

    def zoom_to_parts(self, ids: Sequence[str], closer: bool = True) -> None:
        """Bring parts into view."""
        self._plan.zoom_to([from_wkb(part.wkb) for part in self._store.draft.parts if part.id in set(ids)], closer)

    def show_candidates(self, shapes: Iterable[bytes]) -> None:
        """What of a file would come into the plan; nothing takes it away."""
        self._plan.show_candidates([from_wkb(wkb) for wkb in shapes])

    def zoom_to_shapes(self, shapes: Iterable[bytes]) -> None:
        """Bring geometries that are no parts yet into view."""
        box = QgsRectangle()
        box.setMinimal()
        for wkb in shapes:
            box.combineExtentWith(from_wkb(wkb).boundingBox())
        self._plan.zoom_to([QgsGeometry.fromRect(box)])

    def clear(self) -> None:
        """Take everything off the map and put the tool back."""
        self.put_back()
        self._plan.clear()
        self._shown = None

    def close_down(self) -> None:
        """Let go of the map for good."""
        self.clear()
        self._canvas.mapToolSet.disconnect(self._follow_tool)
        self._tool = self._before = None

    @property
    def shown(self) -> Optional[Any]:
        """The assessment whose verdict is on the map."""
        return self._shown

    @property
    def band_count(self) -> int:
        """How many rubber bands are on the map."""
        return self._plan.band_count

    def _of(self, finding: Any) -> list[QgsGeometry]:
        """The overlaps of a finding; the whole part where it has none."""
        zones = {(zone["layer"], zone["feature"]) for zone in finding["zones"]}
        overlaps = self._shown.overlaps if self._shown is not None else ()
        found = [from_wkb(item.wkb) for item in overlaps if item.part == finding["part"] and (item.layer, item.feature) in zones]
        parts = self._store.draft.parts
        return found or [from_wkb(part.wkb) for part in parts if finding["part"] in (None, part.id)]

    def _take(self, geometry: QgsGeometry) -> None:
        moved = to_rd(geometry, self._canvas.mapSettings().destinationCrs())
        if moved is None:
            self.rejected.emit()
        else:
            self.drawn.emit(moved)

    def _bring_into_view(self, place: QgsPointXY) -> None:
        """A corner that was typed may lie out of sight."""
        if not self._canvas.extent().contains(place):
            self._canvas.setCenter(place)
            self._canvas.refresh()

    def _look(self, spot: QgsPointXY, reach: float) -> None:
        """Which findings lie at a spot, or within reach of it for lines and points."""
        if self._shown is None:
            return
        here = QgsGeometry.fromPointXY(spot)
        numbers = {
            number
            for number, finding in enumerate(self._shown.model["findings"])
            if any(
                geometry.distance(here) <= (0.0 if geometry.type() == GeometryType.PolygonGeometry else reach)
                for geometry in self._of(finding)
            )
        }
        self._canvas.flashGeometries([here], rd_crs())
        self.spotted.emit(numbers)

    def _switch(self, on: bool, make: Any) -> None:
        if on:
            self._take_in_hand(make())
        else:
            self.put_back()

    def _take_in_hand(self, tool: Any) -> None:
        if self._tool is None:
            self._before = self._canvas.mapTool()
        tool.stopped.connect(self.put_back)
        self._tool = tool
        self._canvas.setMapTool(tool)
        self._canvas.setFocus()
        self.tool_changed.emit(type(tool).__name__)

    def _follow_tool(self, new: Optional[QgsMapTool], *_: Any) -> None:
        """Another tool was taken, by the user or by us."""
        if self._tool is not None and new is not self._tool:
            ours, self._tool, self._before = self._tool, None, None
            ours.deleteLater()
            self.tool_changed.emit("")
