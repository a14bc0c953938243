"""The ways in which planning software writes the same square: every one gives the same hectare."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pytest
from plantoets.assessment.planfiles import CrsUnknown, PlanFileError, read_plan

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<imro:FeatureCollectionIMRO gml:id="c" xmlns:imro="http://www.geonovum.nl/imro/2012/1.1" '
    'xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:xlink="http://www.w3.org/1999/xlink">'
)
TAIL = "</imro:FeatureCollectionIMRO>"
RD = 'srsName="urn:ogc:def:crs:EPSG::28992"'
CORNERS = ((233000, 556000), (233100, 556000), (233100, 556100), (233000, 556100), (233000, 556000))
XY = " ".join(f"{x} {y}" for x, y in CORNERS)
XYZ = " ".join(f"{x} {y} 3.5" for x, y in CORNERS)
RING = f"<gml:LinearRing><gml:posList>{XY}</gml:posList></gml:LinearRing>"


def polygon(srs: str = RD, ring: str = RING, name: str = "g1") -> str:
    return f'<gml:Polygon gml:id="{name}" {srs}><gml:exterior>{ring}</gml:exterior></gml:Polygon>'


def surface(srs: str = RD, ring: str = RING) -> str:
    inner = f"<gml:patches><gml:PolygonPatch><gml:exterior>{ring}</gml:exterior></gml:PolygonPatch></gml:patches>"
    return f'<gml:Surface gml:id="s1" {srs}>{inner}</gml:Surface>'


def segments(inner: str) -> str:
    curve = f'<gml:Curve gml:id="k1"><gml:segments>{inner}</gml:segments></gml:Curve>'
    return surface(ring=f"<gml:Ring><gml:curveMember>{curve}</gml:curveMember></gml:Ring>")


def member(geometry: str, kind: str = "Enkelbestemming", identity: str = "E1", attribute: str = "") -> str:
    return (
        f'<imro:featureMember><imro:{kind} gml:id="NL.IMRO.{identity}"><imro:naam>Wonen</imro:naam>'
        f"<imro:bestemmingshoofdgroep>wonen</imro:bestemmingshoofdgroep><imro:geometrie{attribute}>{geometry}</imro:geometrie>"
        f"</imro:{kind}></imro:featureMember>"
    )


def plan(*members: str) -> str:
    return HEAD + "".join(members) + TAIL


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], Path]:
    def make(text: str | bytes) -> Path:
        path = tmp_path / "plan.gml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    return make


COMMAS = " ".join(f"{x},{y}" for x, y in CORNERS)
DUTCH = " ".join(f"{x},5;{y},5" for x, y in CORNERS)
SINGLE = "".join(f"<gml:pos>{x} {y}</gml:pos>" for x, y in CORNERS)
SAME_SQUARE = {
    "another prefix": plan(member(polygon()))
    .replace("imro:", "a:")
    .replace("xmlns:imro", "xmlns:a")
    .replace("gml:", "g:")
    # the namespace itself holds no "gml:"
    .replace("xmlns:gml", "xmlns:g"),
    "no prefix": plan(member(polygon())).replace("<imro:", "<").replace("</imro:", "</").replace("xmlns:imro", "xmlns"),
    "members in one": plan(member(polygon())).replace("featureMember", "featureMembers"),
    "polygon": plan(member(polygon())),
    "surface": plan(member(surface())),
    "composite surface": plan(
        member(f"<gml:CompositeSurface {RD}><gml:surfaceMember>{surface('')}</gml:surfaceMember></gml:CompositeSurface>")
    ),
    "surface members in one": plan(
        member(f"<gml:MultiSurface {RD}><gml:surfaceMembers>{surface('')}</gml:surfaceMembers></gml:MultiSurface>")
    ),
    "system on the member only": plan(member(f"<gml:MultiSurface><gml:surfaceMember>{surface()}</gml:surfaceMember></gml:MultiSurface>")),
    "GML 2 coordinates": plan(member(polygon(ring=f"<gml:LinearRing><gml:coordinates>{COMMAS}</gml:coordinates></gml:LinearRing>"))),
    "decimal commas": plan(
        member(polygon(ring=f'<gml:LinearRing><gml:coordinates decimal="," cs=";" ts=" ">{DUTCH}</gml:coordinates></gml:LinearRing>'))
    ),
    "a pos each": plan(member(polygon(ring=f"<gml:LinearRing>{SINGLE}</gml:LinearRing>"))),
    "heights": plan(member(polygon(srs=f'{RD} srsDimension="3"', ring=RING.replace(XY, XYZ)))),
    "heights unsaid": plan(member(polygon(ring=RING.replace(XY, XYZ)))),
    "heights said and absent": plan(member(polygon(srs=f'{RD} srsDimension="3"'))),
    "heights present and denied": plan(member(polygon(srs=f'{RD} srsDimension="2"', ring=RING.replace(XY, XYZ)))),
    "turned ring": plan(
        member(
            surface(
                ring='<gml:Ring><gml:curveMember><gml:OrientableCurve orientation="-"><gml:baseCurve><gml:LineString>'
                f"<gml:posList>{XY}</gml:posList></gml:LineString></gml:baseCurve></gml:OrientableCurve></gml:curveMember></gml:Ring>"
            )
        )
    ),
    "triangulated": plan(
        member(
            f"<gml:PolyhedralSurface {RD}><gml:polygonPatches><gml:PolygonPatch><gml:exterior>{RING}</gml:exterior>"
            "</gml:PolygonPatch></gml:polygonPatches></gml:PolyhedralSurface>"
        )
    ),
    "not closed": plan(member(polygon(ring=RING.replace(" 233000 556000<", "<")))),
    "a blank line first": "\n" + plan(member(polygon())),
    "a byte order mark": b"\xef\xbb\xbf" + plan(member(polygon())).encode(),
    "a byte order mark and a blank line": b"\xef\xbb\xbf\n" + plan(member(polygon())).encode(),
    "geometry by reference, backwards": plan(member(polygon(name="g9"), "Bouwvlak", "B1"), member("", attribute=' xlink:href="#g9"')),
    "geometry by reference, forwards": plan(member("", attribute=' xlink:href="#g9"'), member(polygon(name="g9"), "Bouwvlak", "B1")),
    "member by reference": plan(
        member(f'<gml:MultiSurface {RD}><gml:surfaceMember xlink:href="#g9"/></gml:MultiSurface>'),
        member(polygon(name="g9"), "Bouwvlak", "B1"),
    ),
    "a label beside it": plan(
        member(polygon()).replace(
            "<imro:geometrie>",
            "<imro:labelInfo><imro:Label><imro:positie><imro:Labelpositie><imro:plaatsingspunt>"
            f"<gml:Point {RD}><gml:pos>1 1</gml:pos></gml:Point></imro:plaatsingspunt></imro:Labelpositie></imro:positie></imro:Label>"
            "</imro:labelInfo><imro:geometrie>",
        )
    ),
}


@pytest.mark.parametrize("how", sorted(SAME_SQUARE))
def test_the_same_square(file: Callable[..., Path], how: str) -> None:
    read = read_plan(file(SAME_SQUARE[how]))
    (home,) = [item for item in read.objects if item.source_class == "Enkelbestemming"]
    assert home.geometry.area == pytest.approx(10_000.0)
    assert (home.geometry.geom_type, home.assess, home.activity) == ("Polygon", True, "woningbouw_uitleg")
    assert read.warnings == ()


@pytest.mark.parametrize(
    "name",
    [
        "28992",
        "EPSG:28992",
        "epsg:28992",
        "EPSG::28992",
        "urn:ogc:def:crs:EPSG:28992",
        "urn:ogc:def:crs:EPSG:6.9:28992",
        "urn:x-ogc:def:crs:EPSG:28992",
        "http://www.opengis.net/def/crs/EPSG/0/28992",
        "https://www.opengis.net/def/crs/EPSG/0/28992",
        "http://www.opengis.net/gml/srs/epsg.xml#28992",
        "Amersfoort / RD New",
        "urn:ogc:def:crs:EPSG::7415",
    ],
)
def test_rd_under_any_of_its_names(file: Callable[..., Path], name: str) -> None:
    ring = RING.replace(XY, XYZ) if "7415" in name else RING
    (home,) = read_plan(file(plan(member(polygon(srs=f'srsName="{name}"', ring=ring))))).objects
    assert home.geometry.bounds == (233000.0, 556000.0, 233100.0, 556100.0)


def test_imro_that_names_no_system_is_rd_and_says_so(file: Callable[..., Path]) -> None:
    read = read_plan(file(plan(member(polygon(srs="")))))
    assert (read.crs, read.objects[0].geometry.area) == ("EPSG:28992", 10_000.0)
    assert any("IMRO prescribes" in message.en for message in read.warnings)


def test_other_gml_that_names_no_system_is_asked(file: Callable[..., Path]) -> None:
    text = plan(member(polygon(srs=""))).replace("http://www.geonovum.nl/imro/2012/1.1", "http://example.com/other")
    with pytest.raises(CrsUnknown):
        read_plan(file(text))


def test_y_before_x_is_turned_round(file: Callable[..., Path]) -> None:
    swapped = " ".join(f"{y} {x}" for x, y in CORNERS)
    read = read_plan(file(plan(member(polygon(ring=RING.replace(XY, swapped))))))
    assert read.objects[0].geometry.bounds == (233000.0, 556000.0, 233100.0, 556100.0)
    assert any("turned round" in message.en for message in read.warnings)


HALF = "<gml:LineStringSegment><gml:posList>232900 556000 233100 556000</gml:posList></gml:LineStringSegment>"


@pytest.mark.parametrize(
    ("inner", "share"),
    [
        ("<gml:Circle><gml:posList>233100 556000 233000 556100 232900 556000</gml:posList></gml:Circle>", 1.0),
        (
            (
                "<gml:ArcString><gml:posList>233100 556000 233000 556100 232900 556000 233000 555900 233100 556000</gml:posList>"
                "</gml:ArcString>"
            ),
            1.0,
        ),
        (
            (
                '<gml:CircleByCenterPoint numArc="1"><gml:pos>233000 556000</gml:pos>'
                '<gml:radius uom="m">100</gml:radius></gml:CircleByCenterPoint>'
            ),
            1.0,
        ),
        ("<gml:Arc><gml:pos>233100 556000</gml:pos><gml:pos>233000 556100</gml:pos><gml:pos>232900 556000</gml:pos></gml:Arc>" + HALF, 0.5),
        (
            '<gml:ArcByCenterPoint numArc="1"><gml:pos>233000 556000</gml:pos><gml:radius uom="m">100</gml:radius>'
            '<gml:startAngle uom="deg">0</gml:startAngle><gml:endAngle uom="deg">180</gml:endAngle></gml:ArcByCenterPoint>' + HALF,
            0.5,
        ),
    ],
)
def test_arcs_and_circles(file: Callable[..., Path], inner: str, share: float) -> None:
    (disc,) = read_plan(file(plan(member(segments(inner))))).objects
    assert disc.geometry.area == pytest.approx(share * math.pi * 100**2, rel=4e-4)


def test_curves_that_are_not_read_are_said(file: Callable[..., Path]) -> None:
    spline = "<gml:CubicSpline><gml:posList>233100 556000 233000 556100 232900 556000</gml:posList></gml:CubicSpline>"
    read = read_plan(file(plan(member(segments(spline)), member(polygon(), identity="E2"))))
    assert len(read.objects) == 1
    assert any("CubicSpline" in message.en for message in read.warnings)


@pytest.mark.parametrize("declared", ['encoding="UTF-8"', "", 'encoding="windows-1252"', 'encoding="ISO-8859-1"'])
def test_windows_text_under_any_label(file: Callable[..., Path], declared: str) -> None:
    text = plan(member(polygon())).replace("Wonen", "Woonbebouwing één").replace('encoding="UTF-8"', declared)
    read = read_plan(file(text.encode("cp1252")))
    assert read.objects[0].name == "Woonbebouwing één"
    assert bool(read.warnings) == (declared in ('encoding="UTF-8"', ""))


def test_a_decision_of_the_state_or_province(file: Callable[..., Path]) -> None:
    area = (
        '<imro:featureMember><imro:Besluitgebied_A gml:id="NL.IMRO.A"><imro:typePlan>x</imro:typePlan><imro:begrenzing xlink:href="#m1"/>'
    )
    read = read_plan(
        file(
            plan(
                area + "</imro:Besluitgebied_A></imro:featureMember>",
                member(polygon(), "GeometriePlangebied", "x").replace('gml:id="NL.IMRO.x"', 'gml:id="m1"'),
                member(polygon(name="g2"), "Besluitvlak_A", "V"),
            )
        )
    )
    assert [(item.source_class, item.assess) for item in read.objects] == [("Besluitgebied_A", False), ("Besluitvlak_A", True)]


def test_several_plan_areas_in_one_file(file: Callable[..., Path]) -> None:
    areas = [member(polygon(name=f"g{name}"), "Bestemmingsplangebied", name) for name in "AB"]
    assert [item.assess for item in read_plan(file(plan(*areas))).objects] == [True, True]


def test_an_unknown_class_of_imro_does_not_push_the_plan_outline_aside(file: Callable[..., Path]) -> None:
    read = read_plan(file(plan(member(polygon(), "Bestemmingsplangebied", "A"), member(polygon(name="g2"), "Iets_Nieuws", "B"))))
    assert [(item.source_class, item.assess) for item in read.objects] == [("Bestemmingsplangebied", True), ("Iets_Nieuws", False)]


def test_many_objects_that_point_at_one_huge_geometry_are_refused(file: Callable[..., Path]) -> None:
    """A small file may not unfold into gigabytes."""
    huge = " ".join(f"{233000 + index % 1000} {556000 + index // 1000}" for index in range(100_000))
    pointing = [member("", identity=f"E{index}", attribute=' xlink:href="#g9"') for index in range(200)]
    with pytest.raises(PlanFileError, match="more than 12000000"):
        read_plan(file(plan(member(polygon(name="g9", ring=RING.replace(XY, huge)), "Bouwvlak", "B"), *pointing)))
