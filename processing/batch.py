"""The features of a batch as plans, and the plans with their answers: streaming, in the order of the input."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Optional, Union

from qgis.core import NULL, QgsFeature, QgsProcessingFeatureSource

from ..assessment.assess import Assessment
from ..assessment.catalogue.rule import Catalogue
from ..assessment.errors import PlantoetsError
from ..assessment.layers import Layer
from ..assessment.many import Failed, assess_many, unexpected
from ..assessment.messages import Message
from ..assessment.plan import Plan, make_plan
from .plan_input import parameter_fields, plan_part, read_features
from .to_rd import ToRd

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


def assess_batch(source: QgsProcessingFeatureSource, given: BatchInput, to_rd: ToRd, stopped: Callable[[], bool]) -> Iterator[BatchRow]:
    """The rows of the batch, in the order of the input; they end early when `stopped` says so."""
    own = parameter_fields(source.fields(), given.catalogue.names)
    waiting: deque[tuple[QgsFeature, str]] = deque()

    def plans() -> Iterator[Union[Plan, Failed]]:
        for number, feature in enumerate(read_features(source), start=1):
            value = feature[given.name_field] if given.name_field else NULL
            name = str(number) if value in (None, NULL, "") else str(value)
            waiting.append((feature, name))
            yield _plan(feature, name, given, own, to_rd)

    for result in assess_many(plans(), given.catalogue, given.layers, given.today, WORKERS, stopped):
        feature, name = waiting.popleft()
        failed = isinstance(result, Failed)
        yield BatchRow(feature, name, None if failed else result, result.message if failed else None)


def _plan(feature: QgsFeature, name: str, given: BatchInput, own: list[str], to_rd: ToRd) -> Union[Plan, Failed]:
    names = given.catalogue.names
    try:
        part = plan_part(feature, "1", given.activity, given.activity_field, given.parameters, own, to_rd, names, given.footprint_m)
        return make_plan(name, [part], given.answers, names, given.catalogue.outline, to_rd.transform)
    except PlantoetsError as error:
        return Failed(error.message)
    except Exception as error:  # one strange feature ends nothing
        return unexpected(name, error)
