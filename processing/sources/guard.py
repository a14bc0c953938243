"""Looks at the files that an algorithm is given as layers, before QGIS opens them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProject,
    QgsVectorLayer,
)

from ...assessment.errors import InputError
from ...assessment.messages import Message


def refuse_strange_files(algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any]) -> None:
    """Refuse a file that points elsewhere, unfolds without end, or of which QGIS would read only a part.

    Raises:
        PlantoetsError: why, and what to do.
    """
    from ...assessment.planfiles.as_layer import refuse_as_layer  # lxml only where a file is looked at

    for definition in algorithm.parameterDefinitions():
        if definition.type() != QgsProcessingParameterFeatureSource.typeName():
            continue
        name, _, options = _text(parameters.get(definition.name())).partition("|")
        if name and not QgsProject.instance().mapLayer(name) and Path(name).is_file():
            refuse_as_layer(Path(name), "layername=" in options or "layerid=" in options)
            _refuse_unreadable(name, options)


def _refuse_unreadable(name: str, options: str) -> None:
    """QGIS itself would say of a damaged file that it was not found."""
    if not QgsVectorLayer(f"{name}|{options}" if options else name, "plan", "ogr").isValid():
        file = Path(name).name
        raise InputError(
            Message(
                f"{file} is beschadigd of geen kaartlaag; exporteer het opnieuw, liefst als GeoPackage.",
                f"{file} is damaged or no map layer; export it again, preferably as a GeoPackage.",
            )
        )


def _text(value: Any) -> str:
    """What names the layer; empty for a layer that is open already."""
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source.staticValue()
    return value if isinstance(value, str) and "\0" not in value else ""
