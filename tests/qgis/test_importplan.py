"""`plantoets:importplan`: PARTS as the contract says, and one clear sentence for a file that can't be read."""

import json
from pathlib import Path

import pytest
from plans import SQUARE, plan_layer
from qgis.core import QgsCoordinateTransformContext, QgsPointXY, QgsProcessingException, QgsVectorFileWriter, QgsVectorLayer

PARTS = ["part", "name", "activity", "activity_reason", "source_class", "source_id", "main_group", "assess"]
REAL = Path(__file__).resolve().parents[3] / "shared" / "reference" / "plans"


def rows(layer: QgsVectorLayer) -> list[dict]:
    return [dict(zip(layer.fields().names(), feature.attributes())) for feature in layer.getFeatures()]


def write(path: Path, driver: str, layer: QgsVectorLayer) -> str:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = driver
    error = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsCoordinateTransformContext(), options)
    assert error[0] == QgsVectorFileWriter.WriterError.NoError, error
    return str(path)


@pytest.mark.parametrize(("driver", "ending"), [("GPKG", "gpkg"), ("GeoJSON", "geojson"), ("ESRI Shapefile", "shp"), ("KML", "kml")])
def test_files_that_qgis_writes(run_algorithm, tmp_path, driver, ending) -> None:
    path = write(tmp_path / f"plan.{ending}", driver, plan_layer((SQUARE, "Woongebied"), name="string"))
    result = run_algorithm("importplan", FILE=path, PARTS="memory:")
    parts = result["PARTS"]
    assert parts.fields().names() == PARTS
    assert parts.crs().authid() == "EPSG:28992"
    (feature,) = parts.getFeatures()
    assert feature.geometry().area() == pytest.approx(40_000, rel=1e-3)
    (row,) = rows(parts)
    assert row["assess"]
    assert row["activity_reason"]
    assert result["PART_COUNT"] == 1


def test_an_imro_plan_goes_on_into_an_assessment(run_algorithm, root, tmp_path) -> None:
    data = root / "tests" / "planfiles" / "data"
    plan = next(path for path in sorted(data.rglob("*.gml")) if "2012" in path.name)
    parts = run_algorithm("importplan", FILE=str(plan), PARTS=str(tmp_path / "parts.gpkg"))["PARTS"]
    read = QgsVectorLayer(parts, "parts", "ogr")
    assert read.featureCount() > 1
    assert any(row["assess"] for row in rows(read))
    result = run_algorithm("assessplan", PLAN=read, ACTIVITY="overig", ACTIVITY_FIELD="activity", FINDINGS="memory:")
    assert result["FINDING_COUNT"] > 0


def test_what_is_no_development_does_not_end_the_assessment_of_an_imported_plan(run_algorithm, root, tmp_path) -> None:
    plan = root / "tests" / "planfiles" / "data" / "imro2012_1.1.gml"
    parts = run_algorithm("importplan", FILE=str(plan), PARTS=str(tmp_path / "parts.gpkg"))["PARTS"]
    report = tmp_path / "plan.json"
    run_algorithm("assessplan", PLAN=parts, ACTIVITY_FIELD="activity", REPORT_JSON=str(report))
    model = json.loads(report.read_text(encoding="utf-8"))
    assert [part["id"] for part in model["plan"]["parts"]] == ["NL.IMRO.1701.EP1", "NL.IMRO.1701.EP2"]
    assert any("assess" in warning for warning in model["warnings"])


def test_what_was_done_to_the_file_is_an_output(run_algorithm, tmp_path) -> None:
    path = tmp_path / "plan.csv"
    bow_tie = "SRID=4326;POLYGON((6.65 52.98,6.66 52.985,6.66 52.98,6.65 52.985,6.65 52.98))"
    path.write_text(f'naam,wkt\nveld,"{bow_tie}"\n', encoding="utf-8")
    result = run_algorithm("importplan", FILE=str(path), PARTS="memory:")
    assert result["TRANSFORM"].startswith("Amersfoort to")
    assert 0 < result["ACCURACY_M"] <= 1
    assert "Self-intersection" in result["WARNINGS"]
    path = tmp_path / "plan.wkt"
    path.write_text("POLYGON((235000 550000,235100 550000,235100 550100,235000 550000))", encoding="utf-8")
    result = run_algorithm("importplan", FILE=str(path), PARTS="memory:")
    assert (result["TRANSFORM"], result["ACCURACY_M"]) == ("", 0)
    assert "EPSG:28992" in result["WARNINGS"]


def test_a_coordinate_system_of_ones_own(run_algorithm, tmp_path) -> None:
    path = tmp_path / "plan.wkt"
    path.write_text("POLYGON((80000 87000,80100 87000,80100 87100,80000 87000))", encoding="utf-8")
    own = "PROJ4:+proj=sterea +lat_0=52.15616055555555 +lon_0=5.38763888888889 +k=0.9999079 +x_0=0 +y_0=0 +ellps=bessel +units=m +no_defs"
    own += " +towgs84=565.417,50.3319,465.552,-0.398957,0.343988,-1.8774,4.0725"
    (feature,) = run_algorithm("importplan", FILE=str(path), CRS=own, PARTS="memory:")["PARTS"].getFeatures()
    assert feature.geometry().centroid().asPoint().distance(QgsPointXY(235_067, 550_033)) < 5


def test_lines_and_points_beside_areas_have_sinks_of_their_own(run_algorithm, tmp_path) -> None:
    path = tmp_path / "plan.csv"
    area = '"POLYGON((235000 550000,235100 550000,235100 550100,235000 550000))"'
    path.write_text(f"naam,wkt\nvlak,{area}\nmast,POINT(235000 550000)\n", encoding="utf-8")
    result = run_algorithm("importplan", FILE=str(path), CRS="EPSG:28992", PARTS="memory:", POINTS="memory:")
    assert [row["name"] for row in rows(result["PARTS"])] == ["vlak"]
    assert [row["name"] for row in rows(result["POINTS"])] == ["mast"]


def test_a_file_without_coordinate_system_that_can_only_be_rd_is_read_as_rd(run_algorithm, tmp_path) -> None:
    path = tmp_path / "plan.wkt"
    path.write_text("POLYGON((235000 550000,235100 550000,235100 550100,235000 550000))", encoding="utf-8")
    (feature,) = run_algorithm("importplan", FILE=str(path), PARTS="memory:")["PARTS"].getFeatures()
    assert feature.geometry().area() == pytest.approx(5_000)


def test_a_file_that_could_lie_anywhere_asks_for_its_coordinate_system(run_algorithm, tmp_path) -> None:
    path = tmp_path / "plan.wkt"
    path.write_text("POLYGON((0 0,1 0,1 1,0 0))", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="coordinate system"):
        run_algorithm("importplan", FILE=str(path), PARTS="memory:")


def test_a_plan_of_points_only_has_them_as_its_parts(run_algorithm, tmp_path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("naam,wkt\nmast,POINT(235000 550000)\n", encoding="utf-8")
    parts = run_algorithm("importplan", FILE=str(path), CRS="EPSG:28992", PARTS="memory:")["PARTS"]
    assert [row["name"] for row in rows(parts)] == ["mast"]


@pytest.mark.parametrize("name", ["ruis.gml", "ruis.gpkg", "ruis.dxf", "leeg.gml", "weg.gml"])
def test_a_file_that_can_not_be_read_gives_one_sentence(run_algorithm, tmp_path, name) -> None:
    if name.startswith("ruis"):
        (tmp_path / name).write_bytes(bytes(range(256)) * 5)
    elif name.startswith("leeg"):
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(QgsProcessingException) as error:
        run_algorithm("importplan", FILE=str(tmp_path / name), PARTS="memory:")
    assert "\n" not in str(error.value).strip()
    assert len(str(error.value)) > 20


if REAL.is_dir():

    @pytest.mark.parametrize("path", sorted(REAL.glob("*.gml")), ids=lambda path: path.name)
    def test_real_plans(run_algorithm, path) -> None:
        result = run_algorithm("importplan", FILE=str(path), PARTS="memory:")
        assert result["PART_COUNT"] >= result["PARTS"].featureCount() > 0
        assert any(row["assess"] for row in rows(result["PARTS"]))
