<?xml version="1.0" encoding="UTF-8"?>
<imro:FeatureCollectionIMRO gml:id="Collectie" xmlns:imro="http://www.geonovum.nl/imro/2012/1.1" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:gml="http://www.opengis.net/gml/3.2">
  <!-- Verzonnen bestemmingsplan bij Vledder. -->
  <imro:featureMember>
    <imro:Bestemmingsplangebied gml:id="NL.IMRO.1701.VERZ-VG01">
      <imro:identificatie><imro:NEN3610ID><imro:namespace>NL.IMRO</imro:namespace><imro:lokaalID>1701.VERZ</imro:lokaalID><imro:versie>VG01</imro:versie></imro:NEN3610ID></imro:identificatie>
      <imro:typePlan>bestemmingsplan</imro:typePlan>
      <imro:naam>Verzonnen buitengebied</imro:naam>
      <imro:geometrie><gml:Surface gml:id="id.0" srsName="urn:ogc:def:crs:EPSG::28992"><gml:patches><gml:PolygonPatch><gml:exterior><gml:LinearRing><gml:posList>210000 540000 210300 540000 210300 540100 210000 540100 210000 540000</gml:posList></gml:LinearRing></gml:exterior></gml:PolygonPatch></gml:patches></gml:Surface></imro:geometrie>
    </imro:Bestemmingsplangebied>
  </imro:featureMember>
  <imro:featureMember>
    <imro:Enkelbestemming gml:id="NL.IMRO.1701.EP1">
      <imro:identificatie><imro:NEN3610ID><imro:namespace>NL.IMRO</imro:namespace><imro:lokaalID>1701.EP1</imro:lokaalID></imro:NEN3610ID></imro:identificatie>
      <imro:typePlanobject>enkelbestemming</imro:typePlanobject>
      <imro:naam>Natuur</imro:naam>
      <imro:bestemmingshoofdgroep>natuur</imro:bestemmingshoofdgroep>
      <imro:geometrie><gml:Surface gml:id="id.1" srsName="urn:ogc:def:crs:EPSG::28992"><gml:patches><gml:PolygonPatch><gml:exterior><gml:LinearRing><gml:posList>210000 540000 210200 540000 210200 540100 210000 540100 210000 540000</gml:posList></gml:LinearRing></gml:exterior></gml:PolygonPatch></gml:patches></gml:Surface></imro:geometrie>
    </imro:Enkelbestemming>
  </imro:featureMember>
  <imro:featureMember>
    <imro:Enkelbestemming gml:id="NL.IMRO.1701.EP2">
      <imro:naam>Bos</imro:naam>
      <imro:bestemmingshoofdgroep>bos</imro:bestemmingshoofdgroep>
      <imro:geometrie><gml:Surface gml:id="id.2" srsName="urn:ogc:def:crs:EPSG::28992"><gml:patches><gml:PolygonPatch><gml:exterior><gml:LinearRing><gml:posList>210200 540000 210300 540000 210300 540100 210200 540100 210200 540000</gml:posList></gml:LinearRing></gml:exterior></gml:PolygonPatch></gml:patches></gml:Surface></imro:geometrie>
    </imro:Enkelbestemming>
  </imro:featureMember>
  <imro:featureMember>
    <imro:Dubbelbestemming gml:id="NL.IMRO.1701.DP1">
      <imro:naam>Waarde - Archeologie</imro:naam>
      <imro:bestemmingshoofdgroep>waarde</imro:bestemmingshoofdgroep>
      <imro:geometrie><gml:Surface gml:id="id.3" srsName="urn:ogc:def:crs:EPSG::28992"><gml:patches><gml:PolygonPatch><gml:exterior><gml:LinearRing><gml:posList>210000 540000 210100 540000 210100 540100 210000 540100 210000 540000</gml:posList></gml:LinearRing></gml:exterior></gml:PolygonPatch></gml:patches></gml:Surface></imro:geometrie>
    </imro:Dubbelbestemming>
  </imro:featureMember>
  <imro:featureMember>
    <imro:Gebiedsaanduiding gml:id="NL.IMRO.1701.GP1">
      <imro:naam>vrijwaringszone - molenbiotoop</imro:naam>
      <imro:gebiedsaanduidinggroep>vrijwaringszone</imro:gebiedsaanduidinggroep>
      <imro:geometrie><gml:MultiSurface gml:id="id.4" srsName="urn:ogc:def:crs:EPSG::28992"><gml:surfaceMember><gml:Surface gml:id="id.5"><gml:patches><gml:PolygonPatch><gml:exterior><gml:Ring><gml:curveMember><gml:Curve gml:id="id.6"><gml:segments><gml:ArcString><gml:posList>210250 540050 210150 540150 210050 540050 210150 539950 210250 540050</gml:posList></gml:ArcString></gml:segments></gml:Curve></gml:curveMember></gml:Ring></gml:exterior></gml:PolygonPatch></gml:patches></gml:Surface></gml:surfaceMember></gml:MultiSurface></imro:geometrie>
    </imro:Gebiedsaanduiding>
  </imro:featureMember>
  <imro:featureMember>
    <imro:Figuur gml:id="NL.IMRO.1701.FP1">
      <imro:naam>gevellijn</imro:naam>
      <imro:geometrie><gml:Curve gml:id="id.7" srsName="urn:ogc:def:crs:EPSG::28992"><gml:segments><gml:LineStringSegment><gml:posList>210000 540050 210100 540050</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve></imro:geometrie>
    </imro:Figuur>
  </imro:featureMember>
</imro:FeatureCollectionIMRO>
