<?xml version="1.0" encoding="UTF-8"?>
<imro:FeatureCollectionIMRO gml:id="Collectie" xmlns:imro="http://www.geonovum.nl/imro/2012/1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:gml="http://www.opengis.net/gml/3.2">
  <!-- Verzonnen structuurvisie bij Dalen: objecten zonder geometrie, die in aparte objecten staat. -->
  <imro:featureMember>
    <imro:Structuurvisieplangebied_G gml:id="NL.IMRO.0109.SVVERZ-VG01">
      <imro:identificatie><imro:NEN3610ID><imro:namespace>NL.IMRO</imro:namespace><imro:lokaalID>0109.SVVERZ</imro:lokaalID><imro:versie>VG01</imro:versie></imro:NEN3610ID></imro:identificatie>
      <imro:typePlan>structuurvisie</imro:typePlan>
      <imro:naam>Verzonnen structuurvisie</imro:naam>
      <imro:planstatusInfo><imro:PlanstatusEnDatum><imro:planstatus>vastgesteld</imro:planstatus><imro:datum>2013-02-01</imro:datum></imro:PlanstatusEnDatum></imro:planstatusInfo>
      <imro:begrenzing xlink:href="#g1"/>
      <imro:begrenzing xlink:href="#g2"/>
    </imro:Structuurvisieplangebied_G>
  </imro:featureMember>
  <imro:featureMember>
    <imro:Structuurvisiegebied_G gml:id="s1">
      <imro:identificatie><imro:NEN3610ID><imro:namespace>NL.IMRO</imro:namespace><imro:lokaalID>0109.s1</imro:lokaalID></imro:NEN3610ID></imro:identificatie>
      <imro:naam>Zoekgebied wonen</imro:naam>
      <imro:begrenzing xlink:href="#g2"/>
      <imro:begrenzing xlink:href="http://localhost:9/geheim.gml#g9"/>
    </imro:Structuurvisiegebied_G>
  </imro:featureMember>
  <imro:featureMember>
    <imro:Structuurvisieverklaring_P gml:id="v1"><imro:naam>Verklaring zonder plaats</imro:naam></imro:Structuurvisieverklaring_P>
  </imro:featureMember>
  <imro:featureMember>
    <imro:GeometriePlangebied gml:id="g1"><imro:geometrie>
      <gml:CompositeSurface gml:id="c1" srsName="urn:ogc:def:crs:EPSG::28992">
        <gml:surfaceMember><gml:Polygon gml:id="c2"><gml:exterior><gml:LinearRing><gml:posList>246000 524000 246100 524000 246100 524100 246000 524100 246000 524000</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember>
        <gml:surfaceMember><gml:Polygon gml:id="c3"><gml:exterior><gml:LinearRing><gml:posList>246100 524000 246200 524000 246200 524100 246100 524100 246100 524000</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember>
      </gml:CompositeSurface>
    </imro:geometrie></imro:GeometriePlangebied>
  </imro:featureMember>
  <imro:featureMember>
    <imro:GeometrieStructuurvisieObject gml:id="g2"><imro:geometrie>
      <gml:MultiSurface gml:id="m1"><gml:surfaceMember><gml:Surface gml:id="m2" srsName="urn:ogc:def:crs:EPSG::28992"><gml:patches><gml:PolygonPatch><gml:exterior><gml:LinearRing><gml:pos>246300 524000</gml:pos><gml:pos>246400 524000</gml:pos><gml:pos>246400 524100</gml:pos><gml:pos>246300 524100</gml:pos><gml:pos>246300 524000</gml:pos></gml:LinearRing></gml:exterior></gml:PolygonPatch></gml:patches></gml:Surface></gml:surfaceMember></gml:MultiSurface>
    </imro:geometrie></imro:GeometrieStructuurvisieObject>
  </imro:featureMember>
</imro:FeatureCollectionIMRO>
