"""Parts of a plan out of layers: the selected features, a whole layer, the example."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple, Optional

from qgis.core import NULL, QgsFeature, QgsFeatureRequest, QgsVectorLayer

from .activities import known_activity
from .draft import Draft, PartDraft
from .rd import to_rd

EXAMPLE = Path(__file__).resolve().parent.parent / "resources" / "example" / "voorbeeldplan.gpkg"
ACTIVITY_FIELDS = ("activity", "ontwikkelingstype", "activiteit")
NAME_FIELDS = ("name", "naam", "label", "omschrijving")
PARAMETERS_FILE = Path(__file__).resolve().parent.parent / "resources" / "policy" / "parameters.yaml"


class Taken(NamedTuple):
    """What became of features: the parts, and how many had no usable geometry."""

    parts: tuple[PartDraft, ...]
    unusable: int


def from_layer(layer: QgsVectorLayer, selected: bool, language: str) -> Taken:
    """The features of a layer as parts, each with the type and parameters that its fields state."""
    request = QgsFeatureRequest()
    request.setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck)
    chosen = layer.getSelectedFeatures(request) if selected else layer.getFeatures(request)
    features = sorted(chosen, key=lambda feature: feature.id()) if selected else chosen  # QGIS hands out a selection in any order
    return _taken(features, layer, language)


def example(language: str) -> Draft:
    """The example plan that comes with the plugin."""
    layer = QgsVectorLayer(str(EXAMPLE), "voorbeeldplan", "ogr")
    parts = from_layer(layer, False, language).parts
    return Draft(name="Voorbeeldplan Rolde" if language == "nl" else "Example plan Rolde").with_parts(parts)


def _taken(features: Iterable[QgsFeature], layer: QgsVectorLayer, language: str) -> Taken:
    names = [name.lower() for name in layer.fields().names()]
    kinds = _parameter_kinds()
    stated = {index: kinds[name] for index, name in enumerate(names) if name in kinds}
    parts, unusable = [], 0
    for feature in features:
        geometry = to_rd(feature.geometry(), layer.crs())
        if geometry is None:
            unusable += 1
            continue
        activity = known_activity(_text(feature, names, ACTIVITY_FIELDS), language)
        parameters = {}
        for index, kind in stated.items():
            value = _value(feature[index], kind)
            if value is not None:
                parameters[names[index]] = value
        parts.append(
            PartDraft(_text(feature, names, ("part",)), _text(feature, names, NAME_FIELDS), activity, bytes(geometry.asWkb()), parameters)
        )
    return Taken(tuple(parts), unusable)


def _text(feature: QgsFeature, names: list[str], wanted: Iterable[str]) -> str:
    for name in wanted:
        if name in names and feature[names.index(name)] not in (None, NULL):
            return str(feature[names.index(name)]).strip()
    return ""


def _value(value: Any, kind: str) -> Optional[Any]:
    """A field's value as a parameter of this kind; what does not fit is unknown."""
    if value is None or value == NULL:
        return None
    if kind == "boolean":
        return bool(value) if value in (0, 1, True, False) else None
    if kind == "choice":
        return str(value)
    try:
        number = float(str(value).replace(",", "."))
    except ValueError:
        return None
    return number if number >= 0 else None


def _parameter_kinds() -> dict[str, str]:
    from ..assessment.catalogue.strict_yaml import read_yaml

    kinds = {}
    for key, entry in read_yaml(PARAMETERS_FILE).items():
        kinds[key] = entry.fields(required=("title", "kind"), optional=("unit", "minimum", "maximum", "values"))["kind"].text()
    return kinds
