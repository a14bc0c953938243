<?xml version="1.0" encoding="utf-8"?>
<imro:FeatureCollectionIMRO gml:id="NL.IMRO.FEATURECOLLECTION" xmlns:imro="http://www.geonovum.nl/imro/2008/1" xmlns:gml="http://www.opengis.net/gml" xmlns:xlink="http://www.w3.org/1999/xlink">
  <!-- Verzonnen projectbesluit bij Borger, met besluitvlakken, een boog en een cirkel. -->
  <imro:featureMember><imro:MetadataIMRObestand gml:id="NL.IMRO.METADATA"><imro:datasetTitel>Verzonnen</imro:datasetTitel></imro:MetadataIMRObestand></imro:featureMember>
  <imro:featureMember>
    <imro:Besluitvlak_X gml:id="NL.IMRO.1">
      <imro:identificatie>NL.IMRO.1</imro:identificatie>
      <imro:naam>Recreatie - Verblijfsrecreatie</imro:naam>
      <imro:geometrie>
        <gml:Surface srsName="urn:ogc:def:crs:EPSG::28992"><gml:patches><gml:PolygonPatch><gml:exterior><gml:Ring><gml:curveMember><gml:Curve><gml:segments>
          <gml:Arc><gml:posList>249000 550000 249100 550100 249200 550000</gml:posList></gml:Arc>
          <gml:LineStringSegment><gml:posList>249200 550000 249000 550000</gml:posList></gml:LineStringSegment>
        </gml:segments></gml:Curve></gml:curveMember></gml:Ring></gml:exterior></gml:PolygonPatch></gml:patches></gml:Surface>
      </imro:geometrie>
      <imro:besluitgebied xlink:href="#NL.IMRO.1681.VERZ-PB01"/>
    </imro:Besluitvlak_X>
  </imro:featureMember>
  <imro:featureMember>
    <imro:Besluitsubvlak_X gml:id="NL.IMRO.2">
      <imro:identificatie>NL.IMRO.2</imro:identificatie>
      <imro:naam>waardevolle boom</imro:naam>
      <imro:geometrie>
        <gml:Surface srsName="urn:ogc:def:crs:EPSG::28992"><gml:patches><gml:PolygonPatch><gml:exterior><gml:Ring><gml:curveMember><gml:Curve><gml:segments>
          <gml:Circle><gml:posList>249106 550030 249100 550036 249094 550030</gml:posList></gml:Circle>
        </gml:segments></gml:Curve></gml:curveMember></gml:Ring></gml:exterior></gml:PolygonPatch></gml:patches></gml:Surface>
      </imro:geometrie>
    </imro:Besluitsubvlak_X>
  </imro:featureMember>
  <imro:featureMember>
    <imro:Besluitgebied_X gml:id="NL.IMRO.1681.VERZ-PB01">
      <imro:identificatie>NL.IMRO.1681.VERZ-PB01</imro:identificatie>
      <imro:typePlan>projectbesluit</imro:typePlan>
      <imro:naam>Verzonnen projectbesluit</imro:naam>
      <imro:planstatusInfo><imro:PlanstatusEnDatum_XGB><imro:planstatus>ontwerp</imro:planstatus><imro:datum>2010-10-01</imro:datum></imro:PlanstatusEnDatum_XGB></imro:planstatusInfo>
      <imro:geometrie>
        <gml:Polygon srsName="urn:ogc:def:crs:EPSG::28992"><gml:exterior><gml:LinearRing><gml:posList>249000 550000 249200 550000 249200 550100 249000 550100 249000 550000</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>
      </imro:geometrie>
    </imro:Besluitgebied_X>
  </imro:featureMember>
</imro:FeatureCollectionIMRO>
