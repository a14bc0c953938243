<?xml version="1.0" encoding="UTF-8"?>
<geo:GeoInformatieObjectVaststelling schemaversie="1.3.0" xmlns:geo="https://standaarden.overheid.nl/stop/imop/geo/" xmlns:basisgeo="http://www.geostandaarden.nl/basisgeometrie/1.0" xmlns:gml="http://www.opengis.net/gml/3.2">
  <geo:vastgesteldeVersie><geo:GeoInformatieObjectVersie>
    <geo:FRBRWork>/join/id/regdata/gm1680/2023/verzonnen</geo:FRBRWork>
    <geo:FRBRExpression>/join/id/regdata/gm1680/2023/verzonnen/nld@2023-01-01</geo:FRBRExpression>
    <geo:groepen><geo:Groep><geo:groepID>a</geo:groepID><geo:label>wonen</geo:label></geo:Groep></geo:groepen>
    <geo:locaties>
      <geo:Locatie>
        <geo:naam>Woningbouwlocatie Oost</geo:naam>
        <geo:geometrie><basisgeo:Geometrie><basisgeo:id>0a0b</basisgeo:id><basisgeo:geometrie>
          <gml:MultiSurface srsName="urn:ogc:def:crs:EPSG::28992"><gml:surfaceMember><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>241000 548000 241100 548000 241100 548100 241000 548100 241000 548000</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface>
        </basisgeo:geometrie></basisgeo:Geometrie></geo:geometrie>
        <geo:groepID>a</geo:groepID>
      </geo:Locatie>
    </geo:locaties>
  </geo:GeoInformatieObjectVersie></geo:vastgesteldeVersie>
</geo:GeoInformatieObjectVaststelling>
