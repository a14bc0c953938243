"""The plan on the map: every spot in the colour and hatching of its outcome, the parts outlined, the chosen finding lit up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Optional

from qgis.core import QgsGeometry, QgsRectangle, QgsWkbTypes
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ..result.outcome_style import style
from ..result.part_labels import PartLabels
from ..store.draft import PartDraft
from .rd import from_wkb, rd_crs, to_map

GeometryType = QgsWkbTypes.GeometryType
OUTLINE, CHOSEN, CANDIDATE = QColor("#222222"), QColor("#ff00cc"), QColor("#0072b2")
POINT_SIZE = 11
CASING, REGIONS, UNCERTAIN, OUTLINES, CHOSEN_ABOVE = 10.0, 20.0, 25.0, 30.0, 40.0


class PlanCanvas:
    """Owns every rubber band of the dock; `clear` leaves nothing on the map."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._bands: dict[str, list[QgsRubberBand]] = {"parts": [], "regions": [], "uncertain": [], "candidates": [], "chosen": []}
        self._labels: Optional[PartLabels] = None

    def show_parts(self, parts: Iterable[PartDraft], chosen: Iterable[str] = ()) -> None:
        """The outlines of the plan, thicker where parts are chosen in the list, each with its number."""
        self._remove("parts")
        lit, labels = set(chosen), []
        alike: dict[bool, list[QgsGeometry]] = {False: [], True: []}
        for part in parts:
            geometry = from_wkb(part.wkb)
            alike[part.id in lit].append(geometry)
            label = (part.id, geometry.pointOnSurface().asPoint(), geometry.type() == GeometryType.PolygonGeometry)
            labels.insert(0, label) if part.id in lit else labels.append(label)
        for is_lit, geometries in alike.items():
            for band in self._bands_of("parts", geometries, OUTLINES):
                is_line = band.asGeometry().type() == GeometryType.LineGeometry
                if is_line:
                    band.setZValue(CASING)
                band.setStrokeColor(OUTLINE)
                band.setFillColor(QColor(0, 0, 0, 12))
                wide = 4 if is_lit else 2
                band.setWidth(wide + 5 if is_line else wide)
        if self._labels is None and labels:
            self._labels = PartLabels(self._canvas)
        if self._labels is not None:
            self._labels.show(labels)

    def show_regions(self, regions: Iterable[Any]) -> None:
        """The verdict at every spot of the plan."""
        self._remove("regions")
        alike: dict[tuple[str, bool], list[QgsGeometry]] = {}
        for region in regions:
            alike.setdefault((region.outcome, region.decides), []).append(from_wkb(region.wkb))
        for (outcome, decides), geometries in alike.items():
            look = style(outcome)
            areas = [geometry for geometry in geometries if geometry.type() == GeometryType.PolygonGeometry]
            for pattern, opacity, painted in ((Qt.BrushStyle.SolidPattern, 40 if decides else 125, geometries), (look.pattern, 200, areas)):
                for band in self._bands_of("regions", painted, REGIONS):
                    fill = QColor(look.map if pattern == Qt.BrushStyle.SolidPattern else look.ink)
                    fill.setAlpha(opacity)
                    band.setFillColor(fill)
                    band.setBrushStyle(pattern)
                    band.setStrokeColor(QColor(look.ink))
                    band.setWidth(5 if band.asGeometry().type() == GeometryType.LineGeometry else 1)

    def show_uncertain(self, geometries: Iterable[QgsGeometry]) -> None:
        """Where a boundary that is not known exactly decides a finding: dashed."""
        self._remove("uncertain")
        listed = list(geometries)
        for colour, line in ((QColor("#ffffff"), Qt.PenStyle.SolidLine), (OUTLINE, Qt.PenStyle.DashLine)):
            for band in self._bands_of("uncertain", listed, UNCERTAIN):
                band.setFillColor(QColor(0, 0, 0, 0))
                band.setStrokeColor(colour)
                band.setLineStyle(line)
                band.setWidth(2)

    def show_candidates(self, geometries: Iterable[QgsGeometry]) -> None:
        """What of a file would come into the plan."""
        self._remove("candidates")
        for band in self._bands_of("candidates", geometries, OUTLINES):
            fill = QColor(CANDIDATE)
            fill.setAlpha(45)
            band.setFillColor(fill)
            band.setStrokeColor(CANDIDATE)
            band.setWidth(2)

    def show_chosen(self, geometries: Iterable[QgsGeometry], flash: bool = True, dashed: bool = False) -> None:
        """What the chosen finding is about; it flashes once, and stays lit: dashed where an uncertain boundary decides it."""
        self._remove("chosen")
        found = list(geometries)
        for geometry in found:
            band = self._band("chosen", geometry, CHOSEN_ABOVE)
            fill = QColor(CHOSEN)
            fill.setAlpha(40)
            band.setFillColor(fill)
            band.setStrokeColor(CHOSEN)
            band.setWidth(3)
            if dashed:
                band.setLineStyle(Qt.PenStyle.DashLine)
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

    def _bands_of(self, kind: str, geometries: Iterable[QgsGeometry], height: float) -> list[QgsRubberBand]:
        """A band for the areas, one for the lines and one for the points: hundreds of bands would be slow."""
        bands: dict[Any, QgsRubberBand] = {}
        for geometry in geometries:
            if geometry.type() in bands:
                bands[geometry.type()].addGeometry(geometry, rd_crs(), False)
            else:
                bands[geometry.type()] = self._band(kind, geometry, height)
        for band in bands.values():
            band.updatePosition()
            band.update()
        return list(bands.values())

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
