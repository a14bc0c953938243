"""The parameters that assessments share, with their help; names are fixed by contract §2."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from .engine import language
from .sources.settings import office_sources
from .translation import tr

LANGUAGES = ("nl", "en")
PLAN_FILES = "*.gml *.xml *.zip *.gpkg *.shp *.geojson *.json *.kml *.kmz *.gpx *.dxf *.fgb *.mif *.tab *.csv *.wkt *.txt"
PLUGIN = __name__.rpartition(".processing.")[0]


def plan_file_filter() -> str:
    """The plan files that can be read, for file dialogs."""
    return f"{tr('Plan files')} ({PLAN_FILES});;{tr('All files')} (*)"


def helped(parameter: QgsProcessingParameterDefinition, text: str, advanced: bool = False) -> QgsProcessingParameterDefinition:
    """The parameter with its help text."""
    parameter.setHelp(text)
    if advanced:
        parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
    return parameter


def picked(parameter: QgsProcessingParameterDefinition, widget: str) -> QgsProcessingParameterDefinition:
    """The parameter with the widget in which dialogs let people pick its value; named, for a run without a window imports none."""
    parameter.setMetadata({"widget_wrapper": {"class": f"{PLUGIN}.ui.toolbox.wrappers.{widget}"}})
    return parameter


def plan_parameters(source: str = "PLAN") -> Iterator[QgsProcessingParameterDefinition]:
    """PLAN (or PLANS), ACTIVITY, ACTIVITY_FIELD."""
    anything = [QgsProcessing.SourceType.TypeVectorAnyGeometry]
    yield helped(
        QgsProcessingParameterFeatureSource(source, tr("Plan") if source == "PLAN" else tr("Plans"), anything),
        tr("The parts of the plan: polygons, lines or points.")
        if source == "PLAN"
        else tr("The plans, each feature one: polygons, lines or points."),
    )
    yield helped(
        picked(QgsProcessingParameterString("ACTIVITY", tr("Development type"), optional=True), "ActivityWrapper"),
        tr(
            "What is to come, the same everywhere. Leave it empty and choose a field where it differs. "
            "Scripts give its id: woningbouw_uitleg."
        ),
    )
    yield helped(
        QgsProcessingParameterField(
            "ACTIVITY_FIELD", tr("Field with the development type"), parentLayerParameterName=source, optional=True
        ),
        tr("The field with the id of the development type of each feature; where it is empty, the development type above holds."),
    )


def footprint_parameter() -> QgsProcessingParameterDefinition:
    """FOOTPRINT."""
    kind = QgsProcessingParameterNumber.Type.Double
    return helped(
        QgsProcessingParameterNumber("FOOTPRINT", tr("Footprint of lines and points (m)"), kind, optional=True),
        tr(
            "The width of lines or the radius of points, in metres, when they are to be assessed as the area that they take. A field "
            "voetafdruk_m gives it per feature. Without it they are assessed as lines and points."
        ),
        advanced=True,
    )


def name_parameter() -> QgsProcessingParameterDefinition:
    """NAME."""
    return helped(
        QgsProcessingParameterString("NAME", tr("Name of the plan"), optional=True),
        tr("Stands in the report; the layer's name if left empty."),
    )


def assessment_parameters() -> Iterator[QgsProcessingParameterDefinition]:
    """PARAMETERS, ANSWERS, LAYER_SOURCES, LANGUAGE."""
    yield helped(
        picked(QgsProcessingParameterString("PARAMETERS", tr("Plan parameters"), multiLine=True, optional=True), "ParametersWrapper"),
        tr(
            "What the plan states about itself; what is not stated is unknown. Scripts give a JSON object or the path of a file: "
            '{"woningen": 40, "bodemingreep": true}.'
        ),
    )
    yield helped(
        picked(QgsProcessingParameterString("ANSWERS", tr("Answers to questions"), multiLine=True, optional=True), "AnswersWrapper"),
        tr(
            "What has been shown and what not; what is not answered stays open. Scripts give a JSON object or the path of a file: "
            '{"ser_ladder_doorlopen": true}.'
        ),
    )
    yield layer_sources_parameter()
    yield helped(
        QgsProcessingParameterEnum(
            "LANGUAGE", tr("Language of the results"), list(LANGUAGES), defaultValue=_spoken(), usesStaticStrings=True, optional=True
        ),
        tr("Dutch (nl) or English (en)."),
        advanced=True,
    )


def _spoken() -> str:
    """In the desktop that of its user interface; scripts and servers get Dutch wherever they run."""
    return language() if QgsApplication.platform() == "desktop" else "nl"


def layer_sources_parameter() -> QgsProcessingParameterDefinition:
    """LAYER_SOURCES."""
    return helped(
        picked(
            QgsProcessingParameterFile(
                "LAYER_SOURCES",
                tr("Layer sources"),
                defaultValue=office_sources() or None,
                optional=True,
                fileFilter=f"{tr('Layer sources')} (*.yaml *.yml *.json)",
            ),
            "SourcesWrapper",
        ),
        tr("A YAML or JSON file that puts official data in the place of the bundled sketches."),
        advanced=True,
    )


def result_sinks() -> Iterator[QgsProcessingParameterDefinition]:
    """OVERLAPS and FINDINGS."""
    kinds = QgsProcessing.SourceType
    yield helped(
        QgsProcessingParameterFeatureSink("OVERLAPS", tr("Overlaps"), kinds.TypeVectorAnyGeometry, optional=True, createByDefault=True),
        tr("Each plan part in each zone that it overlaps, with area, share and the most severe outcome on it."),
    )
    yield helped(
        QgsProcessingParameterFeatureSink("FINDINGS", tr("Findings"), kinds.TypeVector, optional=True, createByDefault=True),
        tr("A row for each rule that applies, with outcome, paragraph, measures and open conditions."),
    )


def report_destinations() -> Iterator[QgsProcessingParameterDefinition]:
    """MAPS, OFFICE, LOGO, TEMPLATES, REPORT_JSON, REPORT_HTML, REPORT_PDF, REPORT_GPKG and REPORT_CSV."""
    kinds = (
        ("REPORT_JSON", tr("Report (JSON)"), "JSON (*.json)", tr("The report as data, for scripts, comparison and replay.")),
        ("REPORT_HTML", tr("Report (HTML)"), "HTML (*.html)", tr("The report to read and print, in one file.")),
        ("REPORT_PDF", tr("Report (PDF)"), "PDF (*.pdf)", tr("The report to attach to the plan.")),
        (
            "REPORT_GPKG",
            tr("Report (GeoPackage)"),
            "GeoPackage (*.gpkg)",
            tr("Plan, zones and findings as layers with their styles inside, and the other tables of the report beside them."),
        ),
    )
    yield helped(
        QgsProcessingParameterBoolean("MAPS", tr("Maps in the report"), defaultValue=True, optional=True),
        tr("Draws the plan in its surroundings, and with each kernkwaliteit that it affects, in the HTML and PDF reports."),
        advanced=True,
    )
    yield from _office_parameters()
    for name, label, kind, text in kinds:
        yield helped(QgsProcessingParameterFileDestination(name, label, kind, optional=True, createByDefault=False), text)
    yield helped(
        QgsProcessingParameterFolderDestination("REPORT_CSV", tr("Report tables (folder with CSV)"), optional=True, createByDefault=False),
        tr("A CSV file for each table of the report. In Dutch with semicolons and decimal commas, as a Dutch Excel opens them."),
    )


def _office_parameters() -> Iterator[QgsProcessingParameterDefinition]:
    """OFFICE, LOGO, TEMPLATES: for this run only, before the settings of the plugin."""
    yield helped(
        QgsProcessingParameterString("OFFICE", tr("Office"), optional=True),
        tr("The name of the office on the report; the one in the settings of the plugin if left empty."),
        advanced=True,
    )
    yield helped(
        QgsProcessingParameterFile("LOGO", tr("Logo"), optional=True),
        tr("A PNG, JPEG or SVG file; the one in the settings of the plugin if left empty."),
        advanced=True,
    )
    yield helped(
        QgsProcessingParameterFile("TEMPLATES", tr("Own templates"), behavior=QgsProcessingParameterFile.Behavior.Folder, optional=True),
        tr("A folder with templates, style.css or labels.yaml of the office; what it lacks comes from the plugin."),
        advanced=True,
    )


def report_table(label: str, text: str) -> QgsProcessingParameterDefinition:
    """REPORT, of an algorithm that looks after policy or layers."""
    return helped(QgsProcessingParameterFeatureSink("REPORT", label, QgsProcessing.SourceType.TypeVector, optional=True), text)


def sink(name: str, label: str, kind: Any) -> QgsProcessingParameterDefinition:
    """An optional sink that the toolbox makes by default."""
    return QgsProcessingParameterFeatureSink(name, label, kind, optional=True, createByDefault=True)
