"""`plantoets:refreshsources`: fetches the layers of services anew, and says how each layer of a file of sources stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingOutputNumber
from qgis.PyQt.QtCore import QVariant

from . import parameters as shared
from .algorithm import PlantoetsAlgorithm
from .engine import language, stop_if_cancelled
from .translation import tr

_TEXT, _WHOLE = QVariant.Type.String, QVariant.Type.Int
SOURCE_FIELDS = {"layer": _TEXT, "title": _TEXT, "source": _TEXT, "status": _TEXT, "features": _WHOLE, "date": _TEXT, "message": _TEXT}


class RefreshSources(PlantoetsAlgorithm):
    """A row per layer of the file. A service that fails keeps the copy that it had."""

    GROUP = "data"

    def name(self) -> str:
        return "refreshsources"

    def displayName(self) -> str:
        return tr("Fetch official layers anew")

    def about(self) -> str:
        return tr(
            "Fetches every layer that a file of layer sources takes from a service, and keeps it in the QGIS profile with its date: "
            "assessments use that copy, also offline, until this runs again. Where a service fails, the copy that was there stays. "
            "Files are only tried."
        )

    def example(self) -> str:
        return "LAYER_SOURCES=bronnen.yaml REPORT=stand.gpkg"

    def words(self) -> str:
        return tr("refresh,update,download,cache,official,WFS,ArcGIS,PostGIS,layers,sources")

    def initAlgorithm(self, configuration: Any = None) -> None:
        self.addParameter(shared.layer_sources_parameter())
        text = tr("A row for each layer of the file: whether it could be read, how many features it has, and of which day it is.")
        self.addParameter(shared.report_table(tr("Layers"), text))
        self.addOutput(QgsProcessingOutputNumber("ERRORS", tr("Number of layers that failed")))

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        from .input_check import check_layer_sources

        check_layer_sources(self.parameterAsString(parameters, "LAYER_SOURCES", context))

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        from ..assessment.installed import installed_catalogue
        from ..assessment.sources.layer_sources import LayerSources, read_layer_sources
        from .output.plain_table import write_report_table

        specs = installed_catalogue().names.layers
        path = self.parameterAsString(parameters, "LAYER_SOURCES", context)
        sources = read_layer_sources(Path(path), specs) if path else LayerSources()
        rows = []
        for done, (layer, source) in enumerate(sources.sources.items()):
            feedback.setProgress(100 * done / len(sources.sources))
            rows.append(_row(specs[layer], source, sources.folder, context, feedback))
            stop_if_cancelled(feedback)
        listed = [tuple(row[name] for name in SOURCE_FIELDS) for row in rows]
        results = write_report_table(self, parameters, context, SOURCE_FIELDS, listed, tr("Layer sources"))
        return {**results, "ERRORS": sum(row["status"] == "error" for row in rows)}


def _row(spec: Any, source: Any, folder: Any, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
    from .sources.services.kept import fetched_on
    from .sources.trial import try_source

    trial = try_source(spec, source, folder, context.transformContext(), feedback.isCanceled)
    said = trial.error or trial.remark
    title, message = spec.title.text(language()), said.text(language()) if said else None
    if trial.error:
        feedback.pushWarning(f"{title}: {message}")
    else:
        feedback.pushInfo(tr("{title}: {n} features").format(title=title, n=trial.features))
    return {
        "layer": spec.id,
        "title": title,
        "source": source.shown,
        "status": "error" if trial.error else "ok" if trial.features else "empty",
        "features": None if trial.error else trial.features,
        "date": fetched_on(source),
        "message": message,
    }
