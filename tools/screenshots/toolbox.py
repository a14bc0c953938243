"""Runs inside QGIS (see shoot): opens the dialogs of the Processing toolbox as a planner does, and takes a picture of each."""

from processing.gui.AlgorithmDialog import AlgorithmDialog
from processing.gui.BatchAlgorithmDialog import BatchAlgorithmDialog
from processing.modeler.ModelerDialog import ModelerDialog
from processing.modeler.ModelerParametersDialog import ModelerParametersDialog
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelParameter,
    QgsProcessingParameterString,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface
from stage import LANGUAGE, ROOT, pause, play, shoot, wait

import processing

EXAMPLE = ROOT / "resources" / "example"
TIMES = {"answers": '{"ser_ladder_doorlopen": true, "landschappelijke_inpassing": {"answer": false, "note": "Nog geen plan"}}'}


def algorithm(name):
    return QgsApplication.processingRegistry().createAlgorithmById(f"plantoets:{name}")


def shown(dialog, width, height):
    dialog.show()
    dialog.resize(width, height)
    pause(0.5)
    return dialog


def plan_layer():
    layer = QgsVectorLayer(f"{EXAMPLE / 'voorbeeldplan.gpkg'}|layername=voorbeeldplan", "voorbeeldplan", "ogr")
    QgsProject.instance().addMapLayer(layer)
    return layer


def single(layer):
    """One type: the form below it asks what matters for it."""
    dialog = shown(AlgorithmDialog(algorithm("assessplan"), False, iface.mainWindow()), 940, 720)
    wrappers = dialog.mainWidget().wrappers
    wrappers["PLAN"].setParameterValue(layer.id(), dialog.mainWidget().processing_context)
    wrappers["ACTIVITY"].widget.box._pick("woningbouw_uitleg")
    wrappers["PARAMETERS"].setValue('{"woningen": 85, "bodemingreep": true}')
    wrappers["ANSWERS"].setValue(TIMES["answers"])
    shoot("toolbox-assessplan", dialog)
    window, _ = wrappers["ANSWERS"].widget.dialog({"ser_ladder_doorlopen": True})
    shoot("toolbox-answers", shown(window, 520, 560))
    window.close()
    dialog.close()


def batch(layer):
    dialog = shown(BatchAlgorithmDialog(algorithm("assessplan"), iface.mainWindow()), 1500, 420)
    panel = dialog.mainWidget()
    panel.addRow(2)
    columns = panel.parameter_to_column
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    rows = (("woningbouw_uitleg", '{"woningen": 85}'), ("windturbine_klein", '{"hoogte_m": 15}'), ("", ""))
    for row, (activity, parameters) in enumerate(rows):
        cells = panel.wrappers[row]
        cells[columns["PLAN"]].setParameterValue(layer.id(), context)
        cells[columns["ACTIVITY"]].setParameterValue(activity, context)
        cells[columns["PARAMETERS"]].setParameterValue(parameters, context)
    cells[columns["ACTIVITY_FIELD"]].setParameterValue("activity", context)
    panel.tblParameters.resizeColumnsToContents()
    shoot("toolbox-batch", dialog)
    window, _ = panel.wrappers[1][columns["PARAMETERS"]].widget.dialog({"hoogte_m": 15})
    shoot("toolbox-parameters", shown(window, 520, 420))
    window.close()
    dialog.close()


def modeler():
    model = QgsProcessingModelAlgorithm("Toets", "Plantoets")
    given = QgsProcessingModelParameter("type")
    model.addModelParameter(QgsProcessingParameterString("type", "Ontwikkelingstype" if LANGUAGE == "nl" else "Development type"), given)
    dialog = shown(ModelerParametersDialog(algorithm("assessplan"), model), 620, 760)
    wrappers = dialog.widget.widget.wrappers if hasattr(dialog.widget, "widget") else dialog.widget.wrappers
    wrappers["ACTIVITY"].setValue("woningbouw_uitleg")
    wrappers["PARAMETERS"].setValue('{"woningen": 85}')
    shoot("toolbox-modeler", dialog)
    dialog.close()


def example_model():
    """The model that ships, as the Model Designer shows it."""
    designer = ModelerDialog(parent=iface.mainWindow())
    designer.loadModel(str(EXAMPLE / "planbestand_toetsen.model3"))
    shown(designer, 1250, 720)
    view = designer.view()
    view.fitInView(designer.scene.itemsBoundingRect() if hasattr(designer, "scene") else view.scene().itemsBoundingRect(), 1)
    shoot("toolbox-model", designer)
    designer.setDirty(False)
    designer.close()


def results(layer):
    """The plan assessed: the layers as they come, and the table of findings."""
    for panel in iface.mainWindow().findChildren(QDockWidget):
        panel.setVisible(panel.objectName() == "Layers")
    iface.mainWindow().resize(1500, 900)
    QgsProject.instance().setCrs(layer.crs())
    given = {"PLAN": layer, "ACTIVITY_FIELD": "activity", "NAME": "Rolde", "LANGUAGE": LANGUAGE}
    processing.runAndLoadResults("plantoets:assessplan", {**given, "FINDINGS": "TEMPORARY_OUTPUT", "OVERLAPS": "TEMPORARY_OUTPUT"})
    made = [found for found in QgsProject.instance().mapLayers().values() if "share" in found.fields().names()]
    overlaps, findings = sorted(made, key=lambda found: not found.isSpatial())
    iface.setActiveLayer(overlaps)
    iface.mapCanvas().setExtent(overlaps.extent().buffered(300))
    wait(lambda: not iface.mapCanvas().isDrawing())
    shoot("toolbox-results", iface.mainWindow())
    table = iface.showAttributeTable(findings)
    shown(table, 1300, 520)
    shoot("toolbox-findings", table)
    table.close()


def scenes():
    layer = plan_layer()
    single(layer)
    batch(layer)
    modeler()
    example_model()
    results(layer)


play(scenes)
