"""The plan on the map: every spot in the colour and hatching of its outcome, the parts outlined, the chosen finding lit up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Optional

from qgis.core import QgsGeometry, QgsRectangle, QgsWkbTypes
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from .draft import PartDraft
from .outcome_style import style
from .part_labels import PartLabels
from .rd import from_wkb, rd_crs, to_map

GeometryType = QgsWkbTypes.GeometryType
OUTLINE, CHOSEN, CANDIDATE = QColor("#222222"), QColor("#ff00cc"), QColor("#0072b2")
POINT_SIZE = 11
CASING, REGIONS, OUTLINES, CHOSEN_ABOVE = 10.0, 20.0, 30.0, 40.0


class PlanCanvas:
    """Owns every rubber band of the dock; `clear` leaves nothing on the map."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._bands: dict[str, list[QgsRubberBand]] = {"parts": [], "regions": [], "candidates": [], "chosen": []}
        self._labels: Optional[PartLabels] = None

    def show_parts(self, parts: Iterable[PartDraft], chosen: Iterable[str] = ()) -> None:
        """The outlines of the plan, thicker where parts are chosen in the list, each with its number."""
        self._remove("parts")
        lit, labels = set(chosen), []
        for part in parts:
            geometry = from_wkb(part.wkb)
            is_line = geometry.type() == GeometryType.LineGeometry
            band = self._band("parts", geometry, CASING if is_line else OUTLINES)
            band.setStrokeColor(OUTLINE)
            band.setFillColor(QColor(0, 0, 0, 12))
            wide = 4 if part.id in lit else 2
            band.setWidth(wide + 5 if is_line else wide)
            labels.append((part.id, geometry.pointOnSurface().asPoint(), geometry.type() == GeometryType.PolygonGeometry))
        if self._labels is None and labels:
            self._labels = PartLabels(self._canvas)
        if self._labels is not None:
            self._labels.show(labels)

    def show_regions(self, regions: Iterable[Any]) -> None:
        """The verdict at every spot of the plan."""
        self._remove("regions")
        for region in regions:
            look, geometry = style(region.outcome), from_wkb(region.wkb)
            for pattern, opacity in ((Qt.BrushStyle.SolidPattern, 40 if region.decides else 125), (look.pattern, 200)):
                band = self._band("regions", geometry, REGIONS)
                fill = QColor(look.map if pattern == Qt.BrushStyle.SolidPattern else look.ink)
                fill.setAlpha(opacity)
                band.setFillColor(fill)
                band.setBrushStyle(pattern)
                band.setStrokeColor(QColor(look.ink))
                band.setWidth(5 if geometry.type() == GeometryType.LineGeometry else 1)
                if region.decides:  # open hatching within dashes: another boundary, another answer
                    band.setLineStyle(Qt.PenStyle.DashLine)
                    band.setWidth(5 if geometry.type() == GeometryType.LineGeometry else 2)
                if geometry.type() != GeometryType.PolygonGeometry:
                    break

    def show_candidates(self, geometries: Iterable[QgsGeometry]) -> None:
        """What of a file would come into the plan."""
        self._remove("candidates")
        bands: dict[Any, QgsRubberBand] = {}
        for geometry in geometries:
            kind = geometry.type()
            if kind in bands:
                bands[kind].addGeometry(geometry, rd_crs())
                continue
            band = bands[kind] = self._band("candidates", geometry, OUTLINES)
            fill = QColor(CANDIDATE)
            fill.setAlpha(45)
            band.setFillColor(fill)
            band.setStrokeColor(CANDIDATE)
            band.setWidth(2)

    def show_chosen(self, geometries: Iterable[QgsGeometry], flash: bool = True) -> None:
        """What the chosen finding is about; it flashes once, and stays lit."""
        self._remove("chosen")
        found = list(geometries)
        for geometry in found:
            band = self._band("chosen", geometry, CHOSEN_ABOVE)
            fill = QColor(CHOSEN)
            fill.setAlpha(40)
            band.setFillColor(fill)
            band.setStrokeColor(CHOSEN)
            band.setWidth(3)
        if flash and found:
            transparent = QColor(CHOSEN)
            transparent.setAlpha(0)
            self._canvas.flashGeometries(found, rd_crs(), CHOSEN, transparent, 2, 350)

    def zoom_to(self, geometries: Iterable[QgsGeometry], closer: bool = True) -> None:
        """Bring geometries into view; the map stays as it is when they are well in view already."""
        box = QgsRectangle()
        box.setMinimal()
        for geometry in geometries:
            box.combineExtentWith(to_map(geometry, self._canvas).boundingBox())
        if box.isNull() and box.isEmpty() and not box.center().x():
            return
        seen = self._canvas.extent()
        large_enough = max(box.width() / seen.width(), box.height() / seen.height()) > 0.15 if seen.width() and seen.height() else False
        if seen.contains(box) and (large_enough or not closer):
            return
        box.scale(1.6)
        box.grow(max(box.width(), box.height()) * 0.05 or self._canvas.mapUnitsPerPixel() * 150)
        self._canvas.setExtent(box)
        self._canvas.refresh()

    def clear(self) -> None:
        """Take everything off the map."""
        for kind in self._bands:
            self._remove(kind)
        if self._labels is not None:
            self._labels.remove()
            self._labels = None

    @property
    def band_count(self) -> int:
        """How many rubber bands are on the map."""
        return sum(len(bands) for bands in self._bands.values())

    def _band(self, kind: str, geometry: QgsGeometry, height: float) -> QgsRubberBand:
        band = QgsRubberBand(self._canvas, geometry.type())
        band.setIcon(QgsRubberBand.IconType.ICON_CIRCLE)
        band.setIconSize(POINT_SIZE)
        band.setToGeometry(geometry, rd_crs())
        band.setLineStyle(Qt.PenStyle.SolidLine)
        band.setZValue(height)
        self._bands[kind].append(band)
        return band

    def _remove(self, kind: str) -> None:
        for band in self._bands[kind]:
            self._canvas.scene().removeItem(band)
        self._bands[kind] = []
