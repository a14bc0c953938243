"""The answers of a very small WFS 2.0: one type with six squares east of Assen, in RD."""

from __future__ import annotations

KIND = "text/xml"
COUNT = 6
SIDE = 500
PREFIXES = (
    'xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:proef="http://proef" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ows="http://www.opengis.net/ows/1.1" xmlns:xsd="http://www.w3.org/2001/XMLSchema"'
)


def answer(address: str, query: dict[str, str], mode: str) -> str:
    """What the WFS says to a request."""
    asked = query.get("request")
    if asked == "GetCapabilities":
        return _capabilities(f"{address}/wfs")
    if asked == "DescribeFeatureType":
        return _description(mode)
    if query.get("resulttype") == "hits":
        return f'<wfs:FeatureCollection {PREFIXES} numberMatched="{COUNT}" numberReturned="0" timeStamp="2024-01-01T00:00:00"/>'
    if mode == "refuses":
        return f"<ows:ExceptionReport {PREFIXES}><ows:ExceptionText>te druk</ows:ExceptionText></ows:ExceptionReport>"
    return _features(mode, query)


def corner(number: int) -> tuple[int, int]:
    """Where a square begins: the first lies under the plan of the tests."""
    return 234900 + number * 1000, 549900


def _capabilities(url: str) -> str:
    operations = "".join(
        f'<ows:Operation name="{name}"><ows:DCP><ows:HTTP><ows:Get xlink:href="{url}"/></ows:HTTP></ows:DCP></ows:Operation>'
        for name in ("GetCapabilities", "DescribeFeatureType", "GetFeature")
    )
    return (
        f'<wfs:WFS_Capabilities {PREFIXES} version="2.0.0"><ows:OperationsMetadata>{operations}</ows:OperationsMetadata>'
        "<FeatureTypeList xmlns='http://www.opengis.net/wfs/2.0'><FeatureType><Name>proef:zones</Name><Title>Zones</Title>"
        "<DefaultCRS>urn:ogc:def:crs:EPSG::28992</DefaultCRS><ows:WGS84BoundingBox><ows:LowerCorner>5 52</ows:LowerCorner>"
        "<ows:UpperCorner>8 54</ows:UpperCorner></ows:WGS84BoundingBox></FeatureType></FeatureTypeList></wfs:WFS_Capabilities>"
    )


def _description(mode: str) -> str:
    names = ("andersom",) if mode == "fields_gone" else ("gebied", "klasse")
    fields = "".join(f'<xsd:element name="{name}" type="xsd:string" minOccurs="0"/>' for name in names)
    return (
        f'<xsd:schema {PREFIXES} targetNamespace="http://proef" elementFormDefault="qualified">'
        '<xsd:complexType name="zonesType"><xsd:complexContent><xsd:extension base="gml:AbstractFeatureType"><xsd:sequence>'
        f'<xsd:element name="geom" type="gml:SurfacePropertyType" minOccurs="0"/>{fields}'
        "</xsd:sequence></xsd:extension></xsd:complexContent></xsd:complexType>"
        '<xsd:element name="zones" type="proef:zonesType" substitutionGroup="gml:AbstractFeature"/></xsd:schema>'
    )


def _features(mode: str, query: dict[str, str]) -> str:
    start, count = int(query.get("startindex", 0)), int(query.get("count", COUNT))
    count = min(count, 1) if mode == "small_pages" else count
    numbers = range(COUNT) if mode == "no_pages" else range(start, min(start + count, COUNT))
    if mode == "fewer":
        numbers = range(2)
    elif mode == "other_place" and "bbox" in query:
        numbers = range(0)
    matched = 0 if mode == "other_place" and "bbox" in query else "unknown" if mode in ("no_count", "small_pages") else COUNT
    members = "".join(f"<wfs:member>{_feature(number, mode)}</wfs:member>" for number in numbers)
    return (
        f'<wfs:FeatureCollection {PREFIXES} numberMatched="{matched}" numberReturned="{len(numbers)}" timeStamp="2024-01-01T00:00:00">'
        f"{members}</wfs:FeatureCollection>"
    )


def _feature(number: int, mode: str) -> str:
    names = (
        f"<proef:andersom>Vak {number}</proef:andersom>"
        if mode == "fields_gone"
        else f"<proef:gebied>Vak {number}</proef:gebied><proef:klasse>{'ABC'[number % 3]}</proef:klasse>"
    )
    geometry = "" if mode == "no_shapes" else f"<proef:geom>{_geometry(number, mode)}</proef:geom>"
    return f'<proef:zones gml:id="zones.{number}">{geometry}{names}</proef:zones>'


def _geometry(number: int, mode: str) -> str:
    x, y = (6 + number, 53) if mode in ("other_place", "degrees") else corner(number)
    side = 0.1 if mode in ("other_place", "degrees") else SIDE
    if mode == "far":
        x, y = x - 140_000, y - 150_000
    srs = 'srsName="urn:ogc:def:crs:EPSG::28992"'
    if mode == "other_shapes":
        return f'<gml:Point {srs} gml:id="g{number}"><gml:pos>{x} {y}</gml:pos></gml:Point>'
    ring = f"{x} {y} {x + side} {y} {x + side} {y + side} {x} {y + side} {x} {y}"
    return (
        f'<gml:Polygon {srs} gml:id="g{number}"><gml:exterior><gml:LinearRing><gml:posList>{ring}</gml:posList></gml:LinearRing>'
        "</gml:exterior></gml:Polygon>"
    )
