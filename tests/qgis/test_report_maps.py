"""The maps in a report show the layers that were assessed, and their captions say which those are."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import shapely
from plans import SQUARE, plan_layer, write_layer, write_sources
from qgis.core import QgsRectangle, QgsWkbTypes
from qgis.PyQt.QtGui import QColor, QImage

WIDTH_M = 1200.0  # of a map of SQUARE
CENTRE = 235_100, 550_100
FIGURE = re.compile(r'<img src="data:image/png;base64,([^"]+)" alt="([^"]*)"[^>]*>\s*<figcaption><strong>(.*?)</strong> (.*?)</figcaption>')


class Shown(NamedTuple):
    """One map of a report."""

    picture: QImage
    alt: str
    title: str
    caption: str

    def colour(self, x: float, y: float) -> QColor:
        """What is drawn at a place in RD."""
        pixel = self.picture.width() / WIDTH_M
        column, row = (x - CENTRE[0]) * pixel + self.picture.width() / 2, self.picture.height() / 2 - (y - CENTRE[1]) * pixel
        return QColor(self.picture.pixel(round(column), round(row)))

    def is_drawn(self, x: float, y: float, reach: float = 3.0) -> bool:
        """Whether anything else than paper is there, within some metres."""
        steps = (-reach, 0.0, reach)
        return any(self.colour(x + east, y + north) != QColor("#ffffff") for east in steps for north in steps)


@pytest.fixture
def maps_of(run_algorithm: Any, tmp_path: Path) -> Any:
    """The maps of a report on SQUARE, assessed against these sources."""

    def made(sources: str, **given: Any) -> list[Shown]:
        path = tmp_path / "rapport.html"
        asked = {"PLAN": plan_layer(SQUARE), "ACTIVITY": "overig", "LAYER_SOURCES": sources, "REPORT_HTML": str(path), **given}
        run_algorithm("assessplan", **asked)
        found = []
        for content, alt, title, caption in FIGURE.findall(path.read_text(encoding="utf-8")):
            picture = QImage()
            assert picture.loadFromData(base64.b64decode(content))
            found.append(Shown(picture, alt, title, caption))
        return found

    return made


def box(west: float, south: float, east: float, north: float) -> str:
    return f"Polygon(({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))"


def test_an_offices_own_zones_are_on_the_map_where_they_were_assessed(maps_of: Any, empty_layers: Path, tmp_path: Path) -> None:
    zone = {"naam": "Westerbos", "ontwikkelingstijd_jaar": 10}
    sources = write_sources(tmp_path, empty_layers, {"natuur_ehs": [(box(220_000, 549_800, 235_100, 550_150), zone)]})
    overview, nature = maps_of(sources)
    for shown in (overview, nature):
        assert shown.is_drawn(234_700, 549_900), "in the zone"
        assert not shown.is_drawn(234_700, 550_250), "outside it"
        assert not shown.is_drawn(235_500, 549_900)
    assert "Officieel (bron in de tabel van kaartlagen): " in nature.caption
    assert "Meegeleverde schets" not in nature.caption


def test_zones_have_the_class_of_their_attributes(maps_of: Any, empty_layers: Path, tmp_path: Path) -> None:
    zones = [
        (box(234_800, 549_900, 235_100, 550_300), {"naam": "A", "niveau": "eisen", "soort": "beekdal"}),
        (box(235_100, 549_900, 235_400, 550_300), {"naam": "B", "niveau": "respecteren", "soort": "vindplaats"}),
    ]
    shown = maps_of(write_sources(tmp_path, empty_layers, {"archeologie": zones}))[-1]
    assert shown.is_drawn(234_850, 549_950)
    colours = [{shown.colour(west + 5 * step, 549_940).name() for step in range(20)} for west in (234_850, 235_250)]
    assert colours[0] != colours[1]


@pytest.mark.parametrize(
    ("kind", "shape"),
    [("MultiLineString", "LineString(234000 550010, 236000 550010)"), ("MultiPoint", "Point(235050 550010)")],
)
def test_a_source_of_another_kind_of_geometry_is_drawn_too(maps_of: Any, empty_layers: Path, tmp_path: Path, kind: str, shape: str) -> None:
    place = Path(write_sources(tmp_path, empty_layers, {}))
    empty = maps_of(str(place))[0]
    own = write_layer(tmp_path / "anders.gpkg", "natuur_ehs", [(shape, {"naam": "X"})], getattr(QgsWkbTypes.Type, kind))
    place.write_text(json.dumps({**json.loads(place.read_text(encoding="utf-8")), "natuur_ehs": {"source": own}}), encoding="utf-8")
    shown = maps_of(str(place))[0]
    here = (235_050, 550_010)
    assert shown.colour(*here) != empty.colour(*here)


def test_bundled_layers_are_called_sketches(maps_of: Any) -> None:
    shown = maps_of("")[0]
    assert "meegeleverde kaartlagen van Plantoets Drenthe (schets, geen officiële grenzen)" in shown.caption
    assert "Officieel" not in shown.caption


def test_own_and_bundled_layers_beside_each_other(maps_of: Any, tmp_path: Path) -> None:
    zone = (box(234_600, 549_800, 234_800, 550_000), {"naam": "Kom", "op_kaart_2f": True})
    own = write_layer(tmp_path / "kom.gpkg", "bebouwde_kom", [zone])
    (tmp_path / "bronnen.json").write_text(json.dumps({"bebouwde_kom": {"source": own}}), encoding="utf-8")
    shown = maps_of(str(tmp_path / "bronnen.json"), LANGUAGE="en")[0]
    assert shown.is_drawn(234_700, 549_900)
    official = shown.caption.partition("table of map layers): ")[2].partition(".")[0]
    sketched = shown.caption.partition("no official boundaries: ")[2].partition(".")[0]
    assert official
    assert sketched.count(",") == 1
    assert official not in sketched


def test_what_could_not_be_read_is_not_drawn_and_said(maps_of: Any, tmp_path: Path) -> None:
    (tmp_path / "bronnen.json").write_text(json.dumps({"bundled": False}), encoding="utf-8")
    (shown,) = maps_of(str(tmp_path / "bronnen.json"))
    assert not shown.is_drawn(234_700, 550_250)
    assert "Niet beschikbaar, dus niet getoetst en niet getekend: " in shown.caption
    assert "Meegeleverde" not in shown.caption
    assert shown.alt


def test_the_legend_names_the_layer_and_what_is_on_the_map_alone(
    maps_of: Any, empty_layers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from plantoets.processing.report import maps

    legends: list[list[str]] = []
    monkeypatch.setattr(maps, "draw_furniture", lambda _painter, _size, _pixel, swatches: legends.append([line.label for line in swatches]))
    on_the_map = (box(234_800, 549_900, 235_100, 550_300), {"naam": "A", "niveau": "eisen", "soort": "beekdal"})
    beside_it = (box(238_000, 549_900, 239_000, 550_300), {"naam": "B", "niveau": "respecteren", "soort": "es"})
    maps_of(write_sources(tmp_path, empty_layers, {"archeologie": [on_the_map, beside_it]}))
    assert legends[-1] == ["Het plan", "Archeologie", "Eisen stellen", "Beekdal"]


def test_only_what_lies_on_the_map_is_taken_and_labels_only_where_they_can_be_read(provider: Any) -> None:
    from plantoets.assessment.installed import installed_catalogue
    from plantoets.assessment.layers import Origin, make_layer
    from plantoets.assessment.vocabulary import Precision
    from plantoets.processing.report.map_backdrop import MOST_LABELS, backdrop

    def shown(number: int) -> Any:
        squares = [shapely.box(x, 0, x + 10, 10) for x in range(0, 20 * number, 20)] + [shapely.box(-9_000, -9_000, -8_000, 9_000)]
        columns = {"naam": [f"vak {index}" for index in range(len(squares))]}
        spec = installed_catalogue().names.layers["natuur_ehs"]
        layer = make_layer(spec, Origin("eigen", False, Precision.EXACT), squares, columns, [str(index) for index in range(len(squares))])
        (made,) = backdrop(layer, QgsRectangle(-1_000, -1_000, 20 * number + 1_000, 1_000), "nl")
        return made

    few, many = shown(3), shown(MOST_LABELS + 1)
    assert (few.featureCount(), few.labelsEnabled()) == (3, True)
    assert (many.featureCount(), many.labelsEnabled()) == (MOST_LABELS + 1, False)
    assert [feature["naam"] for feature in few.getFeatures()] == ["vak 0", "vak 1", "vak 2"]
