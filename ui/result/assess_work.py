"""What the task does away from the window: plan, layers, assessment, and what the dock shows of it. Imports the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Optional, Union

import shapely
from qgis.core import QgsCoordinateTransformContext

from ...assessment import geometry as planar
from ...assessment.assess import Assessment, assess
from ...assessment.catalogue.rule import Catalogue
from ...assessment.installed import installed_catalogue
from ...assessment.messages import Message
from ...assessment.plan import PartInput, Plan, make_plan
from ...assessment.render.context import Context, context_of
from ...assessment.report import report_model
from ...assessment.vocabulary import Outcome, most_severe
from ...processing.provenance import provenance, today
from ...processing.sources.files import must_fetch
from ...processing.sources.settings import office_sources
from ..plan.form_fields import FormField, form_fields
from ..store.draft import Draft
from .glimpse import Glimpse, Region, glimpse, remember
from .layers_in_use import layers_in_use


class Overlap(NamedTuple):
    """Where a plan part lies on a zone. `outcome`: the most severe finding on it; `decides`: its boundary decides a finding."""

    part: str
    layer: str
    feature: str
    name: str
    outcome: str
    area_m2: Optional[float]
    length_m: Optional[float]
    wkb: bytes
    decides: bool


@dataclass(frozen=True)
class Shown:
    """All that the dock shows of one assessment."""

    draft: Draft
    context: Context
    overlaps: tuple[Overlap, ...]
    regions: tuple[Region, ...]
    fields: Mapping[str, tuple[FormField, ...]]
    assessment: Assessment
    attributes: Mapping[str, str]
    """The title of each attribute that a layer may have."""
    touched_m2: float
    """How much of the plan lies on at least one kernkwaliteit; a square metre counts once."""

    @property
    def model(self) -> Mapping[str, Any]:
        """The report model."""
        return self.context.model


def work(
    draft: Draft,
    language: str,
    transforms: QgsCoordinateTransformContext,
    live: bool,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> Union[Shown, Glimpse, None]:
    """Assess the parts that have a development type; None when cancelled on the way. `live` takes a glimpse only.

    Raises:
        PlantoetsError: something that the user can mend.
    """
    catalogue = installed_catalogue()
    progress(20)
    sources = draft.layer_sources or office_sources()
    used = layers_in_use(sources, catalogue, transforms, live, cancelled)
    layers = used.layers
    progress(50)
    if cancelled():
        return None
    day = today()
    circumstances = (draft.answers, used.version, day)
    if live:
        return glimpse(draft, circumstances, lambda parts: assess(_plan(parts, catalogue), catalogue, layers, day))
    assessment = assess(_plan(draft, catalogue), catalogue, layers, day)
    progress(80)
    if cancelled():
        return None
    regions = remember(draft, circumstances, assessment)
    model = report_model(assessment, provenance(), language)
    fields = {activity: form_fields(catalogue, [activity], language) for activity in {part.activity for part in draft.typed}}
    touched = _touched_m2(assessment, {zone["layer"] for row in model["kernkwaliteiten"] for zone in row["zones"]})
    titles = {name: spec.title.text(language) for layer in catalogue.names.layers.values() for name, spec in layer.attributes.items()}
    return Shown(
        draft, context_of(model, None), tuple(_overlaps(assessment, _hanging(model))), regions, fields, assessment, titles, touched
    )


def prepare(sources: str, transforms: QgsCoordinateTransformContext, cancelled: Callable[[], bool]) -> None:
    """Read what the first assessment will need; services that were never fetched wait until somebody asks for one.

    Raises:
        PlantoetsError: the file of layer sources can't be used.
    """
    catalogue = installed_catalogue()
    if not sources or not must_fetch(sources, catalogue.names.layers):
        _ = layers_in_use(sources, catalogue, transforms, False, cancelled).layers.index


def _plan(draft: Draft, catalogue: Catalogue) -> Plan:
    parts = [
        PartInput(part.id, part.activity, shapely.from_wkb(part.wkb, on_invalid="ignore"), part.parameters, part.footprint_m)
        for part in draft.typed
    ]
    asked = catalogue.names.questions
    answers = {key: {"answer": given.value, "note": given.note} for key, given in draft.answers.items() if key in asked}
    remarks = [Message(*remark) for remark in draft.remarks]
    return make_plan(draft.name, parts, answers, catalogue.names, catalogue.outline, notes=remarks)


def _hanging(model: Mapping[str, Any]) -> set[tuple[str, str, str]]:
    """Part, layer and zone of the findings that an uncertain boundary decides."""
    found = [finding for finding in model["findings"] if finding["boundary"]["decides"]]
    return {(finding["part"], zone["layer"], zone["feature"]) for finding in found for zone in finding["zones"]}


def _overlaps(assessment: Assessment, hanging: set[tuple[str, str, str]]) -> Iterator[Overlap]:
    worst: dict[tuple[str, str, int], list[Outcome]] = {}
    for finding in assessment.findings:
        for hit in finding.hits:
            worst.setdefault((finding.part.id, hit.selector.layer, hit.zone), []).append(finding.outcome)
    for part, ground in zip(assessment.plan.parts, assessment.grounds):
        for layer_id, layer in assessment.layers.items():
            for piece in ground.pieces(layer_id):
                outcome = most_severe(worst.get((part.id, layer_id, piece.zone), ())).value
                feature, area, length = layer.features[piece.zone], piece.measure.area_m2, piece.measure.length_m
                yield Overlap(
                    part.id,
                    layer_id,
                    feature,
                    layer.name(piece.zone) or feature,
                    outcome,
                    area,
                    length,
                    shapely.to_wkb(piece.geometry),
                    (part.id, layer_id, feature) in hanging,
                )


def _touched_m2(assessment: Assessment, layers: Iterable[str]) -> float:
    names = list(layers)
    pieces = [piece.geometry for ground in assessment.grounds for layer in names for piece in ground.pieces(layer)]
    return float(shapely.area(planar.union(pieces)))
