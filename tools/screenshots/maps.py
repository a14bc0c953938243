"""Draws every map with its legend, without a screen: tools/setup/in-qgis python tools/screenshots/maps.py [FOLDER] [LANGUAGE] [CODE ...]

The pictures show what plantoets:loadlayers puts in a project; docs/maps.md has them.
"""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import numpy as np
from qgis.core import (
    QgsApplication,
    QgsLabelingEngineSettings,
    QgsLayerTree,
    QgsLayerTreeModel,
    QgsLegendRenderer,
    QgsLegendSettings,
    QgsLegendStyle,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsRenderContext,
)
from qgis.PyQt.QtCore import QRectF, QSize, QSizeF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QImage, QPainter

ROOT = Path(__file__).resolve().parent.parent.parent
PROVINCE = QgsRectangle(203500, 513500, 271500, 581200)
MAP, LEGEND, TITLE = QSize(800, 796), 350, 44
DPI = 96


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    language = sys.argv[2] if len(sys.argv) > 2 else "nl"
    load_plantoets()
    from plantoets.assessment.installed import installed_catalogue
    from plantoets.processing.maps.map_sheets import map_sheets

    for sheet in map_sheets(installed_catalogue().names.layers):
        if not sys.argv[3:] or sheet.code in sys.argv[3:]:
            picture = draw(sheet, language)
            path = folder / f"kaart-{sheet.code.lower()}.png"
            small(picture).save(str(path), "PNG", 0)
            print(f"{path.name}: {path.stat().st_size // 1024} kB")


def small(picture: QImage) -> QImage:
    """With the 256 colours that the picture has most of: half the size, and nobody sees it."""
    bits = picture.constBits()
    bits.setsize(picture.sizeInBytes())
    colours, counts = np.unique(np.frombuffer(bits, np.uint32), return_counts=True)
    table = [int(colour) for colour in colours[np.argsort(-counts)][:256]]
    return picture.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither)


def load_plantoets() -> None:
    sys.path[:] = [entry for entry in sys.path if entry and Path(entry).resolve() != ROOT]
    spec = spec_from_file_location("plantoets", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    assert spec is not None
    assert spec.loader is not None
    sys.modules["plantoets"] = module_from_spec(spec)
    spec.loader.exec_module(sys.modules["plantoets"])


def draw(sheet: Any, language: str) -> QImage:
    """The map, its title above it and its legend beside it."""
    from plantoets.processing.maps.map_layers import load_layers

    project = QgsProject()
    load_layers(project, [sheet.code], "", language)
    image = QImage(MAP.width() + LEGEND, MAP.height() + TITLE, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(DPI / 0.0254))
    image.setDotsPerMeterY(round(DPI / 0.0254))
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.setFont(QFont("DejaVu Sans", 15, QFont.Weight.Bold))
    painter.setPen(QColor("#222222"))
    painter.drawText(14, 30, sheet.name(language))
    settings = map_settings(project)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    for error in job.errors():
        sys.exit(f"{sheet.code}: {error.message}")
    painter.drawImage(0, TITLE, job.renderedImage())
    draw_legend(painter, project, settings)
    painter.end()
    return image


def map_settings(project: QgsProject) -> QgsMapSettings:
    settings = QgsMapSettings()
    settings.setLayers(project.layerTreeRoot().checkedLayers())
    settings.setDestinationCrs(project.crs())
    settings.setTransformContext(project.transformContext())
    settings.setOutputSize(MAP)
    settings.setOutputDpi(DPI)
    settings.setExtent(PROVINCE)
    settings.setBackgroundColor(QColor("#ffffff"))
    labels = settings.labelingEngineSettings()
    labels.setFlag(QgsLabelingEngineSettings.UsePartialCandidates, False)
    settings.setLabelingEngineSettings(labels)
    return settings


def draw_legend(painter: QPainter, project: QgsProject, settings: QgsMapSettings) -> None:
    """The layers of the map and the classes that can be seen on it."""
    root = project.layerTreeRoot()
    shown = QgsLayerTree()
    for group in root.findGroups():
        if group.customProperty("plantoets/map") != "backdrop" and group.isVisible():
            for node in group.findLayers():
                shown.addLayer(node.layer())
    model = QgsLayerTreeModel(shown)
    model.setLegendFilterByMap(settings)
    style = QgsLegendSettings()
    style.setTitle("")
    style.setSymbolSize(QSizeF(7, 4))
    style.setWrapChar("\n")
    for kind, size, bold in ((QgsLegendStyle.Style.Subgroup, 8.5, True), (QgsLegendStyle.Style.SymbolLabel, 8, False)):
        look = style.style(kind)
        font = QFont("DejaVu Sans")
        font.setPointSizeF(size)
        font.setBold(bold)
        look.setFont(font)
        style.setStyle(kind, look)
    renderer = QgsLegendRenderer(model, style)
    painter.save()
    painter.translate(MAP.width(), TITLE)
    context = QgsRenderContext.fromQPainter(painter)
    context.setFlag(QgsRenderContext.Flag.Antialiasing, True)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    dots_per_mm = DPI / 25.4
    painter.scale(dots_per_mm, dots_per_mm)
    context.setScaleFactor(dots_per_mm)
    size = renderer.minimumSize(context)
    available = LEGEND / dots_per_mm
    if size.width() > available:
        painter.scale(available / size.width(), available / size.width())
    renderer.drawLegend(context)
    painter.restore()


_ = QRectF

if __name__ == "__main__":
    application = QgsApplication([], False)
    application.initQgis()
    main()
    application.exitQgis()
