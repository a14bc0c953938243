<?xml version="1.0" encoding="ISO-8859-1"?>
<gml:FeatureCollection xmlns:imro="http://www.ravi.nl/imro2006" xmlns:gml="http://www.opengis.net/gml" xmlns:xlink="http://www.w3.org/1999/xlink">
  <!-- Verzonnen plan bij Grolloo. Het label staat voor de geometrie, wat GDAL in de war brengt. -->
  <gml:name>NL.IMRO.16800000VERZ01-.gml</gml:name>
  <gml:boundedBy><gml:Envelope srsName="urn:ogc:def:crs:EPSG::28992"><gml:lowerCorner>241000 548000</gml:lowerCorner><gml:upperCorner>241400 548200</gml:upperCorner></gml:Envelope></gml:boundedBy>
  <gml:featureMember>
    <imro:Enkelbestemming gml:id="localidEP1">
      <imro:identificatie>EP1</imro:identificatie>
      <imro:typePlanobject>bestemmingsvlak; enkelbestemming</imro:typePlanobject>
      <imro:bestemmingshoofdgroep>wonen</imro:bestemmingshoofdgroep>
      <imro:labelInfo><imro:Label><imro:tekst>W</imro:tekst><imro:positie><imro:Labelpositie><imro:plaatsingspunt><gml:Point srsName="urn:ogc:def:crs:EPSG::28992"><gml:pos>241050 548050</gml:pos></gml:Point></imro:plaatsingspunt></imro:Labelpositie></imro:positie></imro:Label></imro:labelInfo>
      <imro:naam>Woondoeleinden één</imro:naam>
      <imro:geometrie><imro:PuntLijnVlak><imro:geometrieVlak>
        <gml:Surface srsName="urn:ogc:def:crs:EPSG::28992"><gml:patches><gml:PolygonPatch><gml:exterior><gml:Ring><gml:curveMember><gml:Curve><gml:segments>
          <gml:LineStringSegment><gml:posList srsDimension="2" count="5">241000 548000 241200 548000 241200 548200 241000 548200 241000 548000</gml:posList></gml:LineStringSegment>
        </gml:segments></gml:Curve></gml:curveMember></gml:Ring></gml:exterior></gml:PolygonPatch></gml:patches></gml:Surface>
      </imro:geometrieVlak></imro:PuntLijnVlak></imro:geometrie>
      <imro:plangebied xlink:href="#NL.IMRO.16800000VERZ01-"/>
    </imro:Enkelbestemming>
  </gml:featureMember>
  <gml:featureMember>
    <imro:Enkelbestemming gml:id="localidEP2">
      <imro:identificatie>EP2</imro:identificatie>
      <imro:bestemmingshoofdgroep>agrarisch</imro:bestemmingshoofdgroep>
      <imro:naam>Agrarische doeleinden</imro:naam>
      <imro:geometrie><imro:PuntLijnVlak><imro:geometrieVlak>
        <gml:Surface srsName="urn:ogc:def:crs:EPSG::28992"><gml:patches><gml:PolygonPatch>
          <gml:exterior><gml:LinearRing><gml:posList>241200 548000 241400 548000 241400 548200 241200 548200 241200 548000</gml:posList></gml:LinearRing></gml:exterior>
          <gml:interior><gml:LinearRing><gml:posList>241250 548050 241250 548100 241300 548100 241300 548050 241250 548050</gml:posList></gml:LinearRing></gml:interior>
        </gml:PolygonPatch></gml:patches></gml:Surface>
      </imro:geometrieVlak></imro:PuntLijnVlak></imro:geometrie>
    </imro:Enkelbestemming>
  </gml:featureMember>
  <gml:featureMember>
    <imro:Lettertekenaanduiding gml:id="localidLP1">
      <imro:identificatie>LP1</imro:identificatie>
      <imro:naam>Zonder gebouwen</imro:naam>
      <imro:geometrie><imro:PuntLijnVlakMulti><imro:geometriePunt><gml:Point srsName="urn:ogc:def:crs:EPSG::28992"><gml:pos>241100 548100</gml:pos></gml:Point></imro:geometriePunt></imro:PuntLijnVlakMulti></imro:geometrie>
    </imro:Lettertekenaanduiding>
  </gml:featureMember>
  <gml:featureMember>
    <imro:Bestemmingsplangebied gml:id="NL.IMRO.16800000VERZ01-">
      <imro:identificatie>NL.IMRO.16800000VERZ01-</imro:identificatie>
      <imro:typePlan>gemeentelijk plan; bestemmingsplan artikel 10</imro:typePlan>
      <imro:naam>Verzonnen kern</imro:naam>
      <imro:planstatusInfo><imro:PlanstatusBPenDatum><imro:datum>2007-06-07</imro:datum><imro:planstatus>vastgesteld</imro:planstatus></imro:PlanstatusBPenDatum></imro:planstatusInfo>
      <imro:geometrie><imro:VlakMultiVlak><imro:geometrieMultiVlak>
        <gml:MultiSurface srsName="urn:ogc:def:crs:EPSG::28992"><gml:surfaceMembers>
          <gml:Surface><gml:patches><gml:PolygonPatch><gml:exterior><gml:LinearRing><gml:posList>241000 548000 241200 548000 241200 548200 241000 548200 241000 548000</gml:posList></gml:LinearRing></gml:exterior></gml:PolygonPatch></gml:patches></gml:Surface>
          <gml:Surface><gml:patches><gml:PolygonPatch><gml:exterior><gml:LinearRing><gml:posList>241200 548000 241400 548000 241400 548200 241200 548200 241200 548000</gml:posList></gml:LinearRing></gml:exterior></gml:PolygonPatch></gml:patches></gml:Surface>
        </gml:surfaceMembers></gml:MultiSurface>
      </imro:geometrieMultiVlak></imro:VlakMultiVlak></imro:geometrie>
    </imro:Bestemmingsplangebied>
  </gml:featureMember>
</gml:FeatureCollection>
