"""Runs inside QGIS (see shoot): puts a file and a service in the place of sketches, and takes a picture of each step."""

import sys

from qgis.core import QgsProject, QgsVectorFileWriter, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.utils import iface, plugins
from stage import LAYERS, ROOT, play, shoot, wait

sys.path.append(str(ROOT / "tests" / "qgis"))


def official_file(folder):
    """A file as an office has it: areas with field names of its own, from the plugin's sketch."""
    layer = QgsVectorLayer(f"{LAYERS}|layername=natura2000", "n", "ogr")
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", "gebieden"
    options.attributes, options.attributesExportNames = [layer.fields().indexOf("naam")], ["naamN2K"]
    place = folder / "natura2000.gpkg"
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(place), QgsProject.instance().transformContext(), options)
    return place


def fill(page, layer, kind, address, name):
    page.layers.choose(layer)
    form = page.form
    form.kind.setCurrentIndex(form.kind.findData(kind))
    form.kind.activated.emit(form.kind.currentIndex())
    for line, text in ((form.address, address), (form.name, name)):
        line.setText(text)
        line.editingFinished.emit()


def tried(page):
    page.form.test.click()
    wait(lambda: not page.busy)


def scenes():
    from plantoets.assessment.sources.presets import PRESETS, read_presets
    from plantoets.processing.sources.settings import own_sources_file
    from plantoets.ui.sources.national_dialog import NationalDialog
    from plantoets.ui.sources.window import SourcesWindow
    from servers.hostile import hostile

    folder = own_sources_file().parent
    folder.mkdir(parents=True, exist_ok=True)
    window = SourcesWindow(plugins["plantoets"]._look_again, iface.mainWindow())
    window.show()
    page = window.page
    page.layers.choose("natura2000")
    shoot("sources-start", window)
    fill(page, "natura2000", "ogr", official_file(folder).name, "gebieden")
    tried(page)
    shoot("sources-file", window)
    with hostile() as server:
        fill(page, "bos", "WFS", f"{server.address}/wfs", "proef:zones")
        tried(page)
        shoot("sources-service", window)
        server.mode = "refuses"
        fill(page, "openheid", "WFS", f"{server.address}/wfs", "proef:zones")
        tried(page)
        shoot("sources-failed", window)
    dialog = NationalDialog(read_presets(PRESETS, page._specs), {key: spec.title.text(page._language) for key, spec in page._specs.items()},
                            page._language, window)  # fmt: skip
    dialog.show()
    dialog.list.topLevelItem(2).setCheckState(0, Qt.CheckState.Checked)
    dialog.list.setCurrentItem(dialog.list.topLevelItem(2))
    shoot("sources-national", dialog)
    dialog.close()
    window.close()


play(scenes)
