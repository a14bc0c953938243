"""Many plans, a few hundred at a time: read, overlaid together, judged one by one; one that fails has its reason and ends nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, Optional

from qgis.core import NULL, QgsFeature, QgsProcessingFeatureSource

from ..assessment.assess import Assessment, conclude
from ..assessment.catalogue.rule import Catalogue
from ..assessment.errors import PlantoetsError
from ..assessment.layers import Layer
from ..assessment.messages import Message
from ..assessment.overlay import overlay
from ..assessment.plan import Plan, make_plan
from .plan_input import parameter_fields, plan_part, read_features
from .to_rd import ToRd

CHUNK = 250
WORKERS = 2


@dataclass(frozen=True)
class BatchRow:
    """One feature of the input with its assessment, or the reason why there is none."""

    feature: QgsFeature
    name: str
    assessment: Optional[Assessment]
    error: Optional[Message]


@dataclass(frozen=True)
class BatchInput:
    """What all plans of a batch share."""

    catalogue: Catalogue
    layers: Mapping[str, Layer]
    activity: str
    activity_field: str
    name_field: str
    parameters: Mapping[str, Any]
    answers: Mapping[str, Any]
    today: date
    footprint_m: Optional[float] = None


def assess_batch(source: QgsProcessingFeatureSource, given: BatchInput, to_rd: ToRd) -> Iterator[list[BatchRow]]:
    """The rows of the batch, in the order of the input, a chunk at a time."""
    names = given.catalogue.names
    own = parameter_fields(source.fields(), names)
    features = enumerate(read_features(source), start=1)
    while chunk := list(islice(features, CHUNK)):
        drafts: list[tuple[QgsFeature, str, Optional[Plan], Optional[Message]]] = []
        for number, feature in chunk:
            value = feature[given.name_field] if given.name_field else NULL
            name = str(number) if value in (None, NULL, "") else str(value)
            try:
                part = plan_part(feature, "1", given.activity, given.activity_field, given.parameters, own, to_rd, names, given.footprint_m)
                plan = make_plan(name, [part], given.answers, names, given.catalogue.outline, to_rd.transform)
                drafts.append((feature, name, plan, None))
            except PlantoetsError as error:
                drafts.append((feature, name, None, error.message))
        yield list(_assessed(drafts, given))


def _assessed(drafts: Iterable[tuple[QgsFeature, str, Optional[Plan], Optional[Message]]], given: BatchInput) -> Iterator[BatchRow]:
    listed = list(drafts)
    plans = [plan for _, _, plan, _ in listed if plan is not None]
    grounds = iter(overlay([part.geometry for plan in plans for part in plan.parts], given.layers, WORKERS))
    for feature, name, plan, error in listed:
        assessment = None
        if plan is not None:
            assessment = conclude(plan, [next(grounds) for _ in plan.parts], given.catalogue, given.layers, given.today)
        yield BatchRow(feature, name, assessment, error)
