"""Parts of a plan out of layers: the selected features, a whole layer, the example."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, Optional

from qgis.core import NULL, QgsFeature, QgsFeatureRequest, QgsProject, QgsVectorLayer

from ...assessment.resources import EXAMPLE, PARAMETERS
from ...processing.engine import bind_geos
from ..store.draft import Draft, PartDraft
from .activities import known_activity

ACTIVITY_FIELDS = ("activity", "ontwikkelingstype", "activiteit")
NAME_FIELDS = ("name", "naam", "label", "omschrijving")


class Taken(NamedTuple):
    """What became of features: the parts, how many had no usable geometry, and what was done to them, in Dutch and English."""

    parts: tuple[PartDraft, ...]
    unusable: int
    remarks: tuple[tuple[str, str], ...] = ()


def from_layer(layer: QgsVectorLayer, selected: bool, language: str) -> Taken:
    """The features of a layer as parts, each with the type and parameters that its fields state.

    Raises:
        PlantoetsError: the layer has no coordinate system, or there is no way from it to RD.
    """
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
    bind_geos()
    import shapely

    from ...assessment.intake.repair import is_finite
    from ...assessment.intake.usable import usable
    from ...assessment.messages import Message
    from ...processing.plan_input import FOOTPRINT_FIELD
    from ...processing.to_rd import ToRd

    crs = layer.crs() if layer.isSpatial() else layer.dataProvider().crs()
    to_rd = ToRd(crs, QgsProject.instance().transformContext())
    notes = [to_rd.transform.sentence] if to_rd.transform is not None else []
    parts, unusable = [], 0
    for feature in features:
        geometry = to_rd(feature.geometry())
        name, part_id = _text(feature, names, NAME_FIELDS), _text(feature, names, ("part",))
        label = Message(*[f"{layer.name()} {name or part_id or feature.id()}"] * 2)
        pieces = usable(geometry, label, notes) if geometry is not None and is_finite(geometry) else []
        unusable += not pieces
        activity = known_activity(_text(feature, names, ACTIVITY_FIELDS), language)
        size = _value(feature[names.index(FOOTPRINT_FIELD)], "number") if FOOTPRINT_FIELD in names else None
        parameters = {names[index]: _value(feature[index], kind) for index, kind in stated.items()}
        known = {key: value for key, value in parameters.items() if value is not None}
        for piece in pieces:
            identity = part_id + piece.suffix if part_id else ""
            parts.append(PartDraft(identity, name, activity, shapely.to_wkb(piece.geometry), known, size or None, layer.name()))
    return Taken(tuple(parts), unusable, tuple(tuple(note) for note in notes))


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
    from ...assessment.catalogue.strict_yaml import read_yaml

    kinds = {}
    for key, entry in read_yaml(PARAMETERS).items():
        kinds[key] = entry.fields(required=("title", "kind"), optional=("unit", "minimum", "maximum", "values"))["kind"].text()
    return kinds
