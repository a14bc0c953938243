"""`plantoets:loadlayers`: the layers of the twelve maps, grouped, styled, honest about what they are, and safe to add twice."""

import json

import pytest
from plans import SQUARE, plan_layer, write_layer
from qgis.core import QgsProject, QgsRenderContext, QgsSimpleFillSymbolLayer, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt.QtCore import Qt

CODES = ("1", "2", "2A", "2B", "2C", "2D", "2E", "2F", "3", "4", "5", "6", "7", "8", "8A", "9", "10", "11", "12")


@pytest.fixture
def project(provider):
    QgsProject.instance().clear()
    yield QgsProject.instance()
    QgsProject.instance().clear()


def group_names(project) -> list[str]:
    return [group.name() for group in project.layerTreeRoot().findGroups(True)]


def named(project, text: str):
    return [layer for layer in project.mapLayers().values() if layer.name().startswith(text)]


def outlines(layer) -> set:
    symbols = layer.renderer().symbols(QgsRenderContext())
    return {part.strokeStyle() for symbol in symbols for part in symbol.symbolLayers() if isinstance(part, QgsSimpleFillSymbolLayer)}


def test_every_layer_of_the_catalogue_comes_with_its_map(project, run_algorithm) -> None:
    from plantoets.assessment.installed import installed_catalogue

    result = run_algorithm("loadlayers", LANGUAGE="nl")
    specs = installed_catalogue().names.layers
    loaded = [project.mapLayer(layer_id) for layer_id in result["LAYERS"]]
    assert sorted((layer.customProperty("plantoets/layer"), layer.customProperty("plantoets/map")) for layer in loaded) == sorted(
        (name, code) for name, spec in specs.items() for code in spec.maps
    )
    assert all(layer.isValid() and layer.featureCount() > 0 for layer in loaded)
    names = group_names(project)
    assert [next(name for name in names if name.startswith(f"Kaart {code} ")) for code in CODES]
    assert names[-1].startswith("Ondergrond")


def test_every_feature_is_drawn_by_its_style(project, run_algorithm) -> None:
    """A value that no class of the style draws would be a hole in the map and in its legend."""
    result = run_algorithm("loadlayers", LANGUAGE="en")
    for layer_id in result["LAYERS"]:
        layer = project.mapLayer(layer_id)
        context = QgsRenderContext()
        context.setExpressionContext(layer.createExpressionContext())
        renderer = layer.renderer().clone()
        renderer.startRender(context, layer.fields())
        for feature in layer.getFeatures():
            context.expressionContext().setFeature(feature)
            assert renderer.willRenderFeature(feature, context), (layer.name(), feature.attributes())
        renderer.stopRender(context)


@pytest.mark.parametrize(
    ("language", "map_2e", "sketch"), [("nl", "Kaart 2E — Archeologie", "schets"), ("en", "Map 2E — Archaeology", "sketch")]
)
def test_one_map_in_either_language(project, run_algorithm, language, map_2e, sketch) -> None:
    run_algorithm("loadlayers", GROUPS=["2E"], LANGUAGE=language)
    assert map_2e in group_names(project)
    layers = [layer for layer in project.mapLayers().values() if layer.customProperty("plantoets/map") == "2E"]
    assert [layer.customProperty("plantoets/layer") for layer in layers] == ["archeologie"]
    assert sketch in layers[0].name()
    assert project.crs().authid() == "EPSG:28992"


def test_map_2_brings_its_parts(project, run_algorithm) -> None:
    run_algorithm("loadlayers", GROUPS=["2"])
    found = {layer.customProperty("plantoets/map") for layer in project.mapLayers().values()} - {"backdrop"}
    assert found == {"2", "2A", "2B", "2C", "2D", "2E", "2F"}


def test_a_second_run_adds_nothing_and_keeps_the_users_own_style(project, run_algorithm) -> None:
    first = run_algorithm("loadlayers", GROUPS=["4"], LANGUAGE="nl")
    changed = project.mapLayer(first["LAYERS"][0])
    changed.setOpacity(0.3)
    second = run_algorithm("loadlayers", GROUPS=["4"], LANGUAGE="nl")
    assert second["LAYERS"] == first["LAYERS"]
    assert project.mapLayer(first["LAYERS"][0]).opacity() == pytest.approx(0.3)
    assert len(group_names(project)) == len(set(group_names(project)))


def test_the_users_plan_stays_on_top_and_untouched(project, run_algorithm) -> None:
    plan = plan_layer(SQUARE)
    project.addMapLayer(plan)
    run_algorithm("loadlayers", GROUPS=["2A"])
    first = project.layerTreeRoot().children()[0]
    assert first.layerId() == plan.id()


def official(tmp_path, **entry) -> str:
    write_layer(tmp_path / "bos.gpkg", "bos", [(SQUARE, {})])
    path = tmp_path / "bronnen.json"
    path.write_text(json.dumps({"bos": {"source": "bos.gpkg", "precision": "exact", **entry}}), encoding="utf-8")
    return str(path)


def test_official_data_replaces_the_sketch_in_its_place_and_is_drawn_solid(project, run_algorithm, tmp_path) -> None:
    run_algorithm("loadlayers", LANGUAGE="nl")
    before = {
        layer.customProperty("plantoets/map") for layer in project.mapLayers().values() if layer.customProperty("plantoets/layer") == "bos"
    }
    sketched = [layer for layer in project.mapLayers().values() if layer.customProperty("plantoets/layer") == "bos"]
    assert all("schets" in layer.name() and Qt.PenStyle.DashLine in outlines(layer) for layer in sketched)
    run_algorithm("loadlayers", LANGUAGE="nl", LAYER_SOURCES=official(tmp_path))
    now = [layer for layer in project.mapLayers().values() if layer.customProperty("plantoets/layer") == "bos"]
    assert {layer.customProperty("plantoets/map") for layer in now} == before
    assert len(now) == len(sketched)
    for layer in now:
        assert layer.featureCount() == 1
        assert "schets" not in layer.name()
        assert Qt.PenStyle.DashLine not in outlines(layer)


def test_a_source_that_can_not_be_opened_is_told_and_left_out(project, run_algorithm, tmp_path) -> None:
    whole = run_algorithm("loadlayers", LANGUAGE="nl")["LAYER_COUNT"]
    project.clear()
    result = run_algorithm("loadlayers", LANGUAGE="nl", LAYER_SOURCES=official(tmp_path, source="weg.gpkg"))
    missing = whole - result["LAYER_COUNT"]
    assert missing >= 1
    assert not [layer for layer in project.mapLayers().values() if layer.customProperty("plantoets/layer") == "bos"]


def test_through_qgis_process_into_a_project_file(qgis_process, project, tmp_path) -> None:
    path = tmp_path / "kaarten.qgz"
    ended = qgis_process("run", "plantoets:loadlayers", "--", "GROUPS=4", f"PROJECT={path}")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert project.read(str(path))
    layers = [layer for layer in project.mapLayers().values() if layer.customProperty("plantoets/map") == "4"]
    assert layers
    assert all(layer.isValid() for layer in layers)


def test_the_parts_of_a_map_wait_unchecked_and_one_that_is_asked_for_is_shown(provider) -> None:
    from plantoets.processing.maps.map_layers import load_layers

    def shown(codes: list[str]) -> dict[str, bool]:
        project = QgsProject()
        load_layers(project, codes)
        return {group.customProperty("plantoets/map"): group.isVisible() for group in project.layerTreeRoot().findGroups(True)}

    whole = shown(["2"])
    assert whole["2"]
    assert not any(visible for code, visible in whole.items() if code.startswith("2") and code != "2")
    assert shown(["2E"])["2E"]


@pytest.mark.parametrize(
    ("kind", "shape"), [("MultiLineString", "LineString(235000 550000, 235200 550200)"), ("MultiPoint", "Point(235000 550000)")]
)
def test_official_data_of_another_kind_of_geometry_takes_the_colours(project, run_algorithm, tmp_path, kind, shape) -> None:
    from plantoets.processing.maps.layer_style import apply_style

    write_layer(tmp_path / "lijn.gpkg", "bos", [(shape, {})], getattr(QgsWkbTypes.Type, kind))
    run_algorithm("loadlayers", LANGUAGE="nl", LAYER_SOURCES=official(tmp_path, source="lijn.gpkg"))
    made = [layer for layer in project.mapLayers().values() if layer.customProperty("plantoets/layer") == "bos"]
    assert made
    sketch = QgsVectorLayer("Polygon", "", "memory")
    apply_style(sketch, "bos", "polygon", "nl")
    for layer in made:
        assert layer.renderer().symbol().color() == sketch.renderer().symbol().color()
